//! Runs etcd and kube-apiserver as child processes, and a gateway before them that accepts `X-Auth-Token` as the cloud
//! does.

use std::{
    env, fs,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use base64::{Engine, prelude::BASE64_STANDARD};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned, crypto::ring, pki_types::ServerName};
use serde_json::{Value, json};

/// A token that may do everything.
pub const ADMIN: &str = "admin-token";
/// A token of a known user without permissions.
pub const NOBODY: &str = "nobody-token";

/// A running API server. Dropping it ends the processes and removes their files.
pub struct Cluster {
    /// The URL of the gateway.
    pub url: String,
    assets: PathBuf,
    folder: PathBuf,
    /// The ports of etcd and of the API server.
    ports: [u16; 2],
    processes: Vec<Child>,
}

impl Cluster {
    /// Starts a cluster with the programs in `KUBEBUILDER_ASSETS`; `None` if the variable is not set.
    pub fn start() -> Option<Self> {
        let Some(assets) = env::var_os("KUBEBUILDER_ASSETS").map(PathBuf::from) else {
            let _ =
                writeln!(std::io::stderr(), "SKIPPED: KUBEBUILDER_ASSETS names no folder with kube-apiserver and etcd");
            return None;
        };
        let folder = {
            static NUMBER: AtomicUsize = AtomicUsize::new(0);
            let number = NUMBER.fetch_add(1, Ordering::Relaxed);
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("kube-{}-{number}", std::process::id()))
        };
        fs::create_dir_all(&folder).expect("a folder");
        let [client, peer, secure] = ports();
        let mut cluster = Self { url: String::new(), assets, folder, ports: [client, secure], processes: Vec::new() };
        cluster.etcd(client, peer);
        cluster.api_server();
        let certificate = cluster.folder.join("certs/apiserver.crt");
        cluster.wait("its certificate", || certificate.exists());
        cluster.url = gateway(secure, &fs::read_to_string(certificate).expect("a certificate"));
        cluster
            .wait("the API server", || cluster.try_call("GET", "/readyz", "").is_some_and(|(status, _)| status == 200));
        Some(cluster)
    }

    /// Ends the API server, and starts it again on the same port.
    pub fn restart_api_server(&mut self) {
        let mut server = self.processes.pop().expect("a server");
        server.kill().expect("ended");
        server.wait().expect("ended");
        self.api_server();
        self.wait("the API server", || self.try_call("GET", "/readyz", "").is_some_and(|(status, _)| status == 200));
    }

    fn etcd(&mut self, client: u16, peer: u16) {
        let (client, peer) = (format!("http://127.0.0.1:{client}"), format!("http://127.0.0.1:{peer}"));
        let mut command = Command::new(self.assets.join("etcd"));
        command.arg("--data-dir").arg(self.folder.join("etcd"));
        command.args(["--listen-client-urls", &client, "--advertise-client-urls", &client]);
        command.args(["--listen-peer-urls", &peer, "--initial-advertise-peer-urls", &peer]);
        command.args(["--initial-cluster", &format!("default={peer}")]);
        self.spawn(command, "etcd.log");
    }

    fn api_server(&mut self) {
        let [etcd, port] = self.ports;
        let (tokens, certificates) = (self.folder.join("tokens.csv"), self.folder.join("certs"));
        fs::write(&tokens, format!("{ADMIN},admin,1,\"system:masters\"\n{NOBODY},nobody,2\n")).expect("written");
        let mut command = Command::new(self.assets.join("kube-apiserver"));
        command.args(["--etcd-servers", &format!("http://127.0.0.1:{etcd}"), "--authorization-mode", "RBAC"]);
        command.args(["--bind-address", "127.0.0.1", "--advertise-address", "127.0.0.1"]);
        command.args(["--secure-port", &port.to_string(), "--service-cluster-ip-range", "10.0.0.0/24"]);
        command.args(["--disable-admission-plugins", "ServiceAccount", "--allow-privileged"]);
        command.arg("--token-auth-file").arg(tokens).arg("--cert-dir").arg(&certificates);
        // The server creates this key for its certificate; it is reused for service accounts, which the tests do not
        // need.
        let key = certificates.join("apiserver.key");
        command.arg("--service-account-key-file").arg(&key).arg("--service-account-signing-key-file").arg(&key);
        command.args(["--service-account-issuer", "https://127.0.0.1"]);
        self.spawn(command, "kube-apiserver.log");
    }

    fn spawn(&mut self, mut command: Command, log: &str) {
        let log = fs::File::create(self.folder.join(log)).expect("a log");
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
        let program = command.get_program().to_owned();
        self.processes.push(command.spawn().unwrap_or_else(|error| panic!("{}: {error}", program.display())));
    }

    fn wait(&self, what: &str, mut done: impl FnMut() -> bool) {
        let start = Instant::now();
        while !done() {
            if start.elapsed() > Duration::from_secs(120) {
                let log = fs::read_to_string(self.folder.join("kube-apiserver.log")).unwrap_or_default();
                let last: Vec<&str> = log.lines().rev().take(20).collect();
                panic!("{what} is not there after two minutes:\n{}", last.join("\n"));
            }
            thread::sleep(Duration::from_millis(200));
        }
    }

    /// Calls the server without the crate. `None` if it does not respond.
    pub fn try_call(&self, method: &str, path: &str, body: &str) -> Option<(u16, Value)> {
        let mut stream = TcpStream::connect(self.url.strip_prefix("http://")?).ok()?;
        let head = format!("{method} {path} HTTP/1.1\r\nHost: localhost\r\nX-Auth-Token: {ADMIN}\r\n");
        let rest = format!("Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}", body.len());
        stream.write_all((head + &rest).as_bytes()).ok()?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).ok()?;
        let (head, body) = answer.split_once("\r\n\r\n")?;
        let status = head.split(' ').nth(1)?.parse().ok()?;
        Some((status, serde_json::from_str(body).unwrap_or(Value::Null)))
    }

    /// Creates an object.
    pub fn create(&self, path: &str, object: &Value) -> Value {
        let (status, made) = self.try_call("POST", path, &object.to_string()).expect("an answer");
        assert_eq!(status, 201, "{path}: {made}");
        made
    }

    /// Returns an object; `None` if it does not exist.
    pub fn get(&self, path: &str) -> Option<Value> {
        let (status, object) = self.try_call("GET", path, "").expect("an answer");
        (status == 200).then_some(object)
    }

    /// Replaces an object. Returns it as stored.
    pub fn replace(&self, path: &str, object: &Value) -> Value {
        let (status, stored) = self.try_call("PUT", path, &object.to_string()).expect("a response");
        assert_eq!(status, 200, "{path}: {stored}");
        stored
    }

    /// Removes an object immediately, including its finalizers. It need not exist.
    pub fn remove(&self, path: &str) {
        let options = json!({"gracePeriodSeconds": 0, "propagationPolicy": "Background"});
        self.try_call("DELETE", path, &options.to_string()).expect("a response");
        if let Some(mut object) = self.get(path) {
            object["metadata"]["finalizers"] = json!([]);
            self.replace(path, &object);
        }
        assert_eq!(self.get(path), None, "{path} is removed");
    }

    /// Defines a custom resource whose objects may have any members, with a path for their status, and waits until it is served.
    pub fn define(&self, group: &str, version: &str, kind: &str, plural: &str) {
        let schema = json!({"openAPIV3Schema": {"type": "object", "x-kubernetes-preserve-unknown-fields": true}});
        let list = format!("{kind}List");
        self.create("/apis/apiextensions.k8s.io/v1/customresourcedefinitions", &json!({
            "metadata": {"name": format!("{plural}.{group}")},
            "spec": {
                "group": group,
                "scope": "Namespaced",
                "names": {"kind": kind, "listKind": list, "plural": plural, "singular": kind.to_lowercase()},
                "versions": [{
                    "name": version, "served": true, "storage": true, "schema": schema, "subresources": {"status": {}},
                }],
            },
        }));
        self.wait(plural, || self.get(&format!("/apis/{group}/{version}/{plural}")).is_some());
    }

    /// Returns the certificate and the key of the API server in PEM.
    pub fn certificate(&self) -> [Vec<u8>; 2] {
        ["apiserver.crt", "apiserver.key"].map(|name| fs::read(self.folder.join("certs").join(name)).expect(name))
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        for process in self.processes.iter_mut().rev() {
            // The process may have ended already.
            let _ = process.kill();
            let _ = process.wait();
        }
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Returns three free ports.
fn ports() -> [u16; 3] {
    let listeners = [(); 3].map(|()| TcpListener::bind("127.0.0.1:0").expect("a port"));
    listeners.map(|listener| listener.local_addr().expect("an address").port())
}

/// Starts the gateway. Its threads end with the process.
fn gateway(upstream: u16, pem: &str) -> String {
    let mut roots = RootCertStore::empty();
    for block in pem.split("-----BEGIN CERTIFICATE-----").skip(1) {
        let text: String = block.split("-----END").next().expect("a text").split_whitespace().collect();
        roots.add(BASE64_STANDARD.decode(text).expect("base64").into()).expect("a certificate");
    }
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_root_certificates(roots)
        .with_no_client_auth();
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let config = Arc::clone(&config);
            thread::spawn(move || pass(stream, upstream, config));
        }
    });
    url
}

/// Forwards one request with its token as a bearer token, and returns the response. Uses HTTP/1.0, so that the end of
/// the response is the end of the connection.
fn pass(mut stream: TcpStream, upstream: u16, config: Arc<ClientConfig>) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let (mut head, mut length, mut line) = (String::new(), 0, String::new());
    reader.read_line(&mut line).ok()?;
    head.push_str(&line.replace("HTTP/1.1", "HTTP/1.0"));
    loop {
        line.clear();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(": ") else { break };
        match name.to_lowercase().as_str() {
            "x-auth-token" => head.extend(["Authorization: Bearer ", value, "\r\n"]),
            "connection" => {}
            "content-length" => {
                length = value.parse().ok()?;
                head.push_str(&line);
            }
            _ => head.push_str(&line),
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    let name = ServerName::try_from("127.0.0.1").ok()?;
    let connection = ClientConnection::new(config, name).ok()?;
    let mut server = StreamOwned::new(connection, TcpStream::connect(("127.0.0.1", upstream)).ok()?);
    server.write_all(&[head.as_bytes(), b"\r\n", &body].concat()).ok()?;
    server.flush().ok()?;
    // Forwarded as it arrives, since the response may be a watch.
    let mut piece = [0; 16 << 10];
    loop {
        match server.read(&mut piece).ok()? {
            0 => return Some(()),
            count => stream.write_all(&piece[..count]).ok()?,
        }
    }
}
