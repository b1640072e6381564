//! Replacements for other components of a cluster: a node that serves the logs of its containers, and controllers that
//! run Jobs.

use std::{
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use rustls::{
    ServerConfig, ServerConnection, StreamOwned,
    crypto::ring,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
};
use serde_json::{Value, json};

use super::cluster::Cluster;

/// The name of the node.
pub const NODE: &str = "node";

/// The logs that the node serves.
#[derive(Clone, Default)]
pub struct Logs {
    /// The paths that the API server has requested.
    requests: Arc<Mutex<Vec<String>>>,
    /// True if a followed log continues after its first line.
    goes_on: Arc<AtomicBool>,
}

impl Logs {
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().expect("not poisoned").clone()
    }

    /// Ends the followed logs after a second line.
    pub fn go_on(&self) {
        self.goes_on.store(true, Ordering::SeqCst);
    }
}

/// Adds a node to the cluster. Its threads end with the process.
pub fn start(cluster: &Cluster) -> Logs {
    let logs = Logs::default();
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let [certificates, key] = cluster.certificate();
    let certificates =
        CertificateDer::pem_slice_iter(&certificates).map(|certificate| certificate.expect("a certificate"));
    let key = PrivateKeyDer::from_pem_slice(&key).expect("a key");
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(certificates.collect(), key)
        .expect("a configuration");
    let (config, served) = (Arc::new(config), logs.clone());
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (config, logs) = (Arc::clone(&config), served.clone());
            thread::spawn(move || serve_log(stream, config, &logs));
        }
    });
    let mut node = cluster.create("/api/v1/nodes", &json!({"metadata": {"name": NODE}}));
    node["status"]["addresses"] = json!([{"type": "InternalIP", "address": "127.0.0.1"}]);
    node["status"]["daemonEndpoints"] = json!({"kubeletEndpoint": {"Port": port}});
    cluster.replace(&format!("/api/v1/nodes/{NODE}/status"), &node);
    logs
}

/// Serves the log of a container: one line, and a second one unless the log is followed and must wait.
fn serve_log(stream: TcpStream, config: Arc<ServerConfig>, logs: &Logs) -> Option<()> {
    let mut stream = StreamOwned::new(ServerConnection::new(config).ok()?, stream);
    let mut reader = BufReader::new(&mut stream);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let path = line.split(' ').nth(1)?.to_owned();
    while line.trim_end() != "" {
        line.clear();
        reader.read_line(&mut line).ok()?;
    }
    logs.requests.lock().expect("not poisoned").push(path.clone());
    stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\nfirst\n").ok()?;
    stream.flush().ok()?;
    while path.contains("follow=true") && !logs.goes_on.load(Ordering::SeqCst) {
        thread::sleep(Duration::from_millis(10));
    }
    stream.write_all(b"second\n").ok()?;
    stream.conn.send_close_notify();
    stream.flush().ok()
}

/// Runs the Jobs of a namespace until it is dropped: creates a Pod on the node for each Job, ends the Pod, sets the
/// status of the Job, and completes foreground deletions.
pub struct Controller<'scope> {
    is_over: Arc<AtomicBool>,
    thread: Option<thread::ScopedJoinHandle<'scope, ()>>,
}

impl<'scope> Controller<'scope> {
    pub fn start(scope: &'scope thread::Scope<'scope, '_>, cluster: &'scope Cluster, namespace: &'scope str) -> Self {
        let is_over = Arc::new(AtomicBool::new(false));
        let over = Arc::clone(&is_over);
        let thread = scope.spawn(move || {
            while !over.load(Ordering::SeqCst) {
                for (group, label) in [("batch/v1", "job-name"), ("batch.volcano.sh/v1alpha1", "volcano.sh/job-name")] {
                    let path = format!("/apis/{group}/namespaces/{namespace}/jobs");
                    let jobs = cluster.get(&path).expect("a list");
                    for job in jobs["items"].as_array().expect("a list") {
                        reconcile(cluster, namespace, &path, label, job);
                    }
                }
                thread::sleep(Duration::from_millis(50));
            }
        });
        Self { is_over, thread: Some(thread) }
    }
}

impl Drop for Controller<'_> {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::SeqCst);
        let ended = self.thread.take().expect("it is joined once").join();
        assert!(ended.is_ok() || thread::panicking(), "the controller failed");
    }
}

/// Advances a Job by one step.
fn reconcile(cluster: &Cluster, namespace: &str, jobs: &str, label: &str, job: &Value) {
    let name = job["metadata"]["name"].as_str().expect("a name");
    let (job_path, pods) = (format!("{jobs}/{name}"), format!("/api/v1/namespaces/{namespace}/pods"));
    let pod_path = format!("{pods}/{name}-0");
    if job["metadata"]["deletionTimestamp"].is_string() {
        cluster.remove(&pod_path);
        cluster.remove(&job_path);
        return;
    }
    let is_volcano = label.starts_with("volcano");
    match cluster.get(&pod_path) {
        None => {
            let template = if is_volcano { &job["spec"]["tasks"][0]["template"] } else { &job["spec"]["template"] };
            let mut pod =
                json!({"metadata": {"name": format!("{name}-0"), "labels": {label: name}}, "spec": template["spec"]});
            pod["spec"]["nodeName"] = json!(NODE);
            cluster.create(&pods, &pod);
        }
        Some(mut pod) if pod["status"]["phase"] == "Pending" => {
            pod["status"]["phase"] = json!("Succeeded");
            cluster.replace(&format!("{pod_path}/status"), &pod);
        }
        Some(_) if job["status"]["succeeded"].is_null() => {
            let mut job = cluster.get(&job_path).expect("the Job");
            job["status"] = if is_volcano {
                json!({"state": {"phase": "Completed"}, "succeeded": 1})
            } else {
                json!({"succeeded": 1, "conditions": [{"type": "Complete", "status": "True"}]})
            };
            cluster.replace(&format!("{job_path}/status"), &job);
        }
        Some(_) => {}
    }
}
