//! Servers on the loopback interface with a handler per test and one thread per connection.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use rustls::{ServerConfig, ServerConnection, StreamOwned, crypto::ring, pki_types::PrivateKeyDer};

/// A server. Its threads end with the process.
pub struct Server {
    /// The URL of the server.
    pub url: String,
    requests: Arc<Mutex<Vec<String>>>,
}

thread_local! {
    /// The log for requests that this thread reads.
    static LOG: std::cell::RefCell<Option<Arc<Mutex<Vec<String>>>>> = const { std::cell::RefCell::new(None) };
}

impl Server {
    /// Starts a server. `handler` is called for each connection with the connection's number.
    pub fn start(handler: impl Fn(usize, TcpStream) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (handler, log, number) = (Arc::new(handler), Arc::clone(&requests), AtomicUsize::new(0));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (handler, log, number) =
                    (Arc::clone(&handler), Arc::clone(&log), number.fetch_add(1, Ordering::SeqCst));
                thread::spawn(move || {
                    LOG.set(Some(log));
                    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
                    handler(number, stream);
                });
            }
        });
        Self { url, requests }
    }

    /// Returns the requests that were received so far, each with its head and body.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}

/// Reads a complete request and logs it.
pub fn read(stream: &mut (impl Read + ?Sized)) -> String {
    let mut bytes = Vec::new();
    let mut chunk = [0; 4096];
    let whole = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        let (head, body) = text.split_once("\r\n\r\n")?;
        let length = head.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse().unwrap_or(0))
        });
        (body.len() >= length.unwrap_or(0)).then(|| text.clone().into_owned())
    };
    loop {
        match stream.read(&mut chunk) {
            Ok(0) | Err(_) => return String::new(),
            Ok(count) => bytes.extend_from_slice(&chunk[..count]),
        }
        if let Some(text) = whole(&bytes) {
            LOG.with_borrow(|log| log.as_ref().unwrap().lock().unwrap().push(text.clone()));
            return text;
        }
    }
}

/// Reads a complete request with any framing. Returns its head and its dechunked body.
pub fn receive(stream: &mut impl Read) -> Option<(String, Vec<u8>)> {
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head).ok()? == 0 {
            return None;
        }
    }
    let lower = head.to_lowercase();
    let length = lower.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
    let mut body = Vec::new();
    if let Some(length) = length {
        body.resize(length, 0);
        reader.read_exact(&mut body).ok()?;
    } else if lower.contains("transfer-encoding: chunked") {
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).ok()?;
            let length = usize::from_str_radix(line.trim(), 16).ok()?;
            let mut chunk = vec![0; length + 2];
            reader.read_exact(&mut chunk).ok()?;
            if length == 0 {
                break;
            }
            body.extend_from_slice(&chunk[..length]);
        }
    }
    Some((head, body))
}

/// A response: status code, header fields, body.
pub type Answer = (u16, Vec<(&'static str, &'static str)>, Vec<u8>);

/// Reads a request, sends the response that the handler returns for it, and closes the connection.
pub fn answer_with(mut stream: impl Read + Write, handler: impl FnOnce(&str) -> Answer) {
    let request = read(&mut stream);
    let (status, headers, body) = handler(&request);
    respond(stream, status, &headers, &body);
}

/// Reads a request, sends a response and closes the connection.
pub fn answer(mut stream: impl Read + Write, status: u16, headers: &[(&str, &str)], body: &[u8]) {
    read(&mut stream);
    respond(stream, status, headers, body);
}

fn respond(mut stream: impl Read + Write, status: u16, headers: &[(&str, &str)], body: &[u8]) {
    let mut head = format!("HTTP/1.1 {status} Because\r\nContent-Length: {}\r\nConnection: close\r\n", body.len());
    if !headers.iter().any(|(name, _)| *name == "Content-Type") {
        head.push_str("Content-Type: application/json\r\n");
    }
    for (name, value) in headers {
        head.extend([name, ": ", value, "\r\n"]);
    }
    head.push_str("\r\n");
    // The client may have closed the connection.
    let _ = stream.write_all(&[head.as_bytes(), body].concat()).and_then(|()| stream.flush());
}

/// Returns the JSON of a job, 40 bytes long.
pub fn job() -> Vec<u8> {
    br#"{"kind":"Job","metadata":{"name":"pi"}} "#.to_vec()
}

/// A byte stream in both directions, with or without TLS.
pub trait ReadAndWrite: Read + Write {}

impl<T: Read + Write> ReadAndWrite for T {}

/// Starts a server with a certificate for `localhost`, issued by the tests' authority. It responds with a job.
pub fn tls() -> Server {
    tls_with(|stream| answer(stream, 200, &[], &job()))
}

/// Starts a server with a certificate for `localhost` and a handler for its connections.
pub fn tls_with(handler: impl Fn(&mut dyn ReadAndWrite) + Send + Sync + 'static) -> Server {
    let certificate = include_bytes!("../fixture/tls/server.der").to_vec().into();
    let key = PrivateKeyDer::try_from(include_bytes!("../fixture/tls/server.key.der").to_vec()).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .unwrap();
    let config = Arc::new(config);
    let mut server = Server::start(move |_, stream| {
        let connection = ServerConnection::new(Arc::clone(&config)).unwrap();
        let mut stream = StreamOwned::new(connection, stream);
        handler(&mut stream);
        stream.conn.send_close_notify();
        let _ = stream.flush();
    });
    server.url = server.url.replace("http://127.0.0.1", "https://localhost");
    server
}
