//! `cargo xtask serve`: runs a mock server that responds with the examples of a document.

use std::{
    convert::Infallible,
    io::Write as _,
    net::{Ipv4Addr, SocketAddr},
    path::PathBuf,
    sync::Arc,
    time::Duration,
};

use anyhow::{Context, Result};
use codegen::{
    config::Config,
    ir::Api,
    lower::Strictness,
    markdown::escape_invisible,
    serve::{Outcome, respond},
};
use http_body_util::{BodyExt, Full, Limited};
use hyper::{
    Request, Response, StatusCode,
    body::{Body, Bytes, Incoming},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::{TokioIo, TokioTimer};
use jiff::Timestamp;
use tokio::net::TcpListener;

use crate::{ExitVerdict, check::report, spec::Spec, workspace::Workspace};

/// The maximum size of a request body in bytes.
const MAX_BODY_SIZE: usize = 16 << 20;

/// Run a mock server of the API on this computer, which responds with the document's examples
///
/// The path, credentials, parameters and body of each request are checked. The response to a valid request is an
/// example of the document. The header field `Prefer: code=409, example=status` of a request selects the example named
/// `status` of the response 409.
#[derive(clap::Args)]
pub struct Serve {
    /// The document: a file, an `https://` URL, or `-` for standard input. Defaults to `spec/openapi.yaml`
    document: Option<PathBuf>,
    /// The port on 127.0.0.1; 0 selects any free port
    #[arg(long, short, default_value_t = 8080)]
    port: u16,
    /// The status code of responses to valid requests. Defaults to the first declared success
    #[arg(long, short, value_parser = clap::value_parser!(u16).range(200..=599))]
    status: Option<u16>,
}

impl Serve {
    pub fn run(self) -> Result<ExitVerdict> {
        let ((spec, config), strictness) = match &self.document {
            Some(name) => ((Spec::open(name)?, Config::default()), Strictness::Lenient),
            None => (Workspace::find()?.document()?, Strictness::Strict),
        };
        let parsed = codegen::read(&spec.root, &spec, &config, strictness);
        let Some(api) = &parsed.api else {
            report(&parsed, false);
            return Ok(ExitVerdict::Failed);
        };
        let server = Arc::new(Server { api: api.clone(), status: self.status });
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(server.listen(self.port))?;
        Ok(ExitVerdict::NoProblems)
    }
}

struct Server {
    api: Api,
    /// The status code of responses to valid requests (`--status`). `None` selects the first declared success.
    status: Option<u16>,
}

impl Server {
    /// Accepts connections until Ctrl-C is pressed.
    async fn listen(self: Arc<Self>, port: u16) -> Result<()> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let listener = TcpListener::bind(address).await.with_context(|| {
            format!("cannot listen on {address}; if the port is in use, choose another one with `--port`, or any free port with `--port 0`")
        })?;
        println!("http://{}", listener.local_addr()?);
        for operation in &self.api.operations {
            println!("  {} {}", operation.method.name(), escape_invisible(&operation.path));
        }
        std::io::stdout().flush()?;
        loop {
            let (stream, _) = tokio::select! {
                connection = listener.accept() => connection.context("cannot accept a connection")?,
                _ = tokio::signal::ctrl_c() => return Ok(()),
            };
            let server = Arc::clone(&self);
            tokio::spawn(async move {
                let service = service_fn(move |request| {
                    let server = Arc::clone(&server);
                    async move { Ok::<_, Infallible>(server.handle_request(request).await) }
                });
                let mut connection_builder = http1::Builder::new();
                connection_builder.timer(TokioTimer::new()).header_read_timeout(Duration::from_secs(30));
                if let Err(error) = connection_builder.serve_connection(TokioIo::new(stream), service).await {
                    eprintln!("the connection to a client failed: {error}");
                }
            });
        }
    }

    /// Returns the response to a request. Logs the request and the response on standard error.
    async fn handle_request(&self, request: Request<Incoming>) -> Response<Full<Bytes>> {
        let request_line = format!("{} {}", request.method(), request.uri());
        let request_line = escape_invisible(&request_line).into_owned();
        let (request_head, body) = request.into_parts();
        let body = match read_body(body).await {
            Ok(body) => body,
            Err(reason) => {
                eprintln!("{request_line}\n  → 413: {reason}");
                let mut response = Response::new(Full::from(format!("{reason}\n")));
                *response.status_mut() = StatusCode::PAYLOAD_TOO_LARGE;
                return response;
            }
        };
        let outcome = respond(&self.api, &Request::from_parts(request_head, body), self.status, Timestamp::now());
        eprintln!("{request_line}\n{}", format_log(&outcome));
        outcome.response.map(Full::from)
    }
}

/// Reads the body of a request. Rejects a body that is longer than [`MAX_BODY_SIZE`], without reading it if
/// `Content-Length` declares the length.
async fn read_body(body: Incoming) -> Result<Vec<u8>, String> {
    if body.size_hint().lower() > MAX_BODY_SIZE as u64 {
        return Err(format!("the request body is longer than {MAX_BODY_SIZE} bytes"));
    }
    let collected_body = Limited::new(body, MAX_BODY_SIZE).collect().await;
    collected_body
        .map(|body| body.to_bytes().to_vec())
        .map_err(|error| format!("the request body cannot be read: {error}"))
}

/// Returns the log lines for a response: the status code and the operation, followed by the problems of the request.
fn format_log(outcome: &Outcome) -> String {
    let operation = escape_invisible(outcome.operation.as_deref().unwrap_or("no operation"));
    let mut text = format!("  → {} {operation}", outcome.response.status());
    for problem in &outcome.problems {
        text.push_str("\n    ");
        text.push_str(problem);
    }
    text
}
