//! `cargo xtask serve`.

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

/// Serve a mock of the API on this computer, which responds with the document's examples
///
/// Each request is checked: path, credentials, parameters, body. The response to a correct request is the document's
/// example; the request's header field `Prefer: code=409, example=status` selects another one.
#[derive(clap::Args)]
pub struct Serve {
    /// The document: a file, an `https://` URL, or `-` for standard input. Defaults to `spec/openapi.yaml`
    document: Option<PathBuf>,
    /// The port on 127.0.0.1; 0 for any that is free
    #[arg(long, short, default_value_t = 8080)]
    port: u16,
    /// The status code for valid requests, instead of the first success
    #[arg(long, short, value_parser = clap::value_parser!(u16).range(200..=599))]
    status: Option<u16>,
}

impl Serve {
    pub fn run(self) -> Result<ExitVerdict> {
        let ((spec, config), rules) = match &self.document {
            Some(name) => ((Spec::open(name)?, Config::default()), Strictness::Lenient),
            None => (Workspace::find()?.document()?, Strictness::Strict),
        };
        let reading = codegen::read(&spec.root, &spec, &config, rules);
        let Some(api) = &reading.api else {
            report(&reading, false);
            return Ok(ExitVerdict::Unable);
        };
        let server = Arc::new(Server { api: api.clone(), status: self.status });
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(server.listen(self.port))?;
        Ok(ExitVerdict::Fine)
    }
}

struct Server {
    api: Api,
    status: Option<u16>,
}

impl Server {
    async fn listen(self: Arc<Self>, port: u16) -> Result<()> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let listener = TcpListener::bind(address).await.with_context(|| {
            format!("cannot listen on {address}; is the port in use? `--port 0` selects any free port")
        })?;
        println!("http://{}", listener.local_addr()?);
        for operation in &self.api.operations {
            println!("  {} {}", operation.method.name(), escape_invisible(&operation.path));
        }
        std::io::stdout().flush()?;
        loop {
            let (stream, _) = tokio::select! {
                accepted = listener.accept() => accepted.context("cannot accept connections")?,
                _ = tokio::signal::ctrl_c() => return Ok(()),
            };
            let this = Arc::clone(&self);
            tokio::spawn(async move {
                let service = service_fn(move |request| {
                    let this = Arc::clone(&this);
                    async move { Ok::<_, Infallible>(this.answer(request).await) }
                });
                let mut connection = http1::Builder::new();
                connection.timer(TokioTimer::new()).header_read_timeout(Duration::from_secs(30));
                if let Err(error) = connection.serve_connection(TokioIo::new(stream), service).await {
                    eprintln!("connection error: {error}");
                }
            });
        }
    }

    async fn answer(&self, request: Request<Incoming>) -> Response<Full<Bytes>> {
        let line = format!("{} {}", request.method(), request.uri());
        let line = escape_invisible(&line).into_owned();
        let (parts, body) = request.into_parts();
        let body = match read_body(body).await {
            Ok(body) => body,
            Err(why) => {
                eprintln!("{line}\n  → 413: {why}");
                let mut response = Response::new(Full::from(format!("{why}\n")));
                *response.status_mut() = StatusCode::PAYLOAD_TOO_LARGE;
                return response;
            }
        };
        let outcome = respond(&self.api, &Request::from_parts(parts, body), self.status, Timestamp::now());
        eprintln!("{line}\n{}", log_lines(&outcome));
        outcome.response.map(Full::from)
    }
}

/// Reads the body of a request. Rejects a body with a too large `Content-Length` without reading it.
async fn read_body(body: Incoming) -> Result<Vec<u8>, String> {
    if body.size_hint().lower() > MAX_BODY_SIZE as u64 {
        return Err(format!("the body is longer than {MAX_BODY_SIZE} bytes"));
    }
    let read = Limited::new(body, MAX_BODY_SIZE).collect().await;
    read.map(|body| body.to_bytes().to_vec()).map_err(|error| format!("the body cannot be read: {error}"))
}

/// Formats the log lines for a request.
fn log_lines(outcome: &Outcome) -> String {
    let operation = escape_invisible(outcome.operation.as_deref().unwrap_or("no operation"));
    let mut text = format!("  → {} {operation}", outcome.response.status());
    for problem in &outcome.problems {
        text.push_str("\n    ");
        text.push_str(problem);
    }
    text
}
