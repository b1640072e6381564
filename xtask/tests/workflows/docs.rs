//! Tests `docs.yml` with a page on the loopback interface: unchanged, changed, deleted.

use std::{
    fs,
    sync::{
        Arc,
        atomic::{AtomicU16, Ordering},
    },
    thread,
};

use tiny_http::{Response, Server};

use super::{Clone, said, steps};

const PAGE: &str = "Dimming a Lamp\n\nURI\n\nPOST /v1/lamps/{id}/dim\n\nTable 1 Path Parameters\n\nParameter\n\nMandatory\n\n\
                    Type\n\nDescription\n\nid\n\nYes\n\nString\n\nWhich lamp.\n\nStatus Codes\n\nStatus Code\n\nDescription\n\n\
                    200\n\nOK\n\n404\n\nNot Found\n";

/// States of the server: the page as it was, the page with a change, no page.
const SAME: u16 = 200;
const CHANGED: u16 = 299;
const GONE: u16 = 404;

/// Starts a server whose page depends on `state`.
fn site(state: Arc<AtomicU16>) -> String {
    let server = Server::http("127.0.0.1:0").expect("a port");
    let url = format!("http://{}/createLampDim.html", server.server_addr());
    thread::spawn(move || {
        for request in server.incoming_requests() {
            let state = state.load(Ordering::SeqCst);
            let page = if state == CHANGED { PAGE.replace("String", "Integer") } else { PAGE.to_owned() };
            let status = if state == GONE { GONE } else { 200 };
            // The client may have disconnected.
            let _ = request.respond(Response::from_string(page).with_status_code(status));
        }
    });
    url
}

/// Creates a clone with a spec drafted from the page, and settings with the page's URL.
fn clone(url: &str) -> Clone {
    let clone = Clone::new();
    let spec = clone.path("repository/spec");
    fs::remove_dir_all(&spec).expect("the spec goes");
    fs::create_dir_all(&spec).expect("a folder");
    fs::write(clone.path("page.txt"), PAGE).expect("written");
    let settings = format!(
        "[package]\nname = \"lamps\"\nversion = \"0.1.0\"\n\n[[pages]]\noperation = \"createLampDim\"\nurl = \"{url}\"\n"
    );
    fs::write(spec.join("client.toml"), settings).expect("written");
    for step in [
        "cargo xtask pages draft ../page.txt --standalone --out spec/openapi.yaml",
        "sed -i 's/operationId: .*/operationId: createLampDim/' spec/openapi.yaml",
        "cargo xtask pages accept",
    ] {
        let output = clone.step(step);
        assert!(output.status.success(), "{step}: {}", said(&output));
    }
    clone
}

/// Runs the steps according to their conditions. Returns whether all succeeded. Removes the results of earlier runs.
fn run(clone: &Clone) -> bool {
    for name in ["calls", "body", "output", "summary", "repository/target/docs-cache"] {
        let path = clone.path(name);
        // The file may not exist.
        let _ = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    }
    for step in steps("docs.yml") {
        let output = clone.text("output");
        let due = step.when.as_deref().is_none_or(|when| {
            let status = when.strip_prefix("steps.check.outputs.status == '").and_then(|rest| rest.strip_suffix('\''));
            output.trim() == format!("status={}", status.expect("a condition that this test knows"))
        });
        if due && !clone.step(&step.run).status.success() {
            return false;
        }
    }
    true
}

#[test]
fn a_page_that_drifts_opens_an_issue_and_one_in_step_closes_it() {
    let state = Arc::new(AtomicU16::new(SAME));
    let clone = clone(&site(Arc::clone(&state)));
    assert!(run(&clone));
    assert_eq!(clone.text("calls").lines().collect::<Vec<_>>().len(), 1, "only asked whether an issue is open");
    assert!(clone.text("summary").contains("matches the spec"), "{}", clone.text("summary"));

    state.store(CHANGED, Ordering::SeqCst);
    assert!(run(&clone));
    let calls = clone.text("calls");
    assert!(calls.contains("issue create --title The help pages changed --label docs-drift"), "{calls}");
    let report = clone.text("body");
    assert!(report.starts_with("## 1 of 1 pages drifted") && report.contains("path/id"), "{report}");
    assert_eq!(report, clone.text("summary"));

    // An open issue is updated, and closed when the pages agree again.
    let open = "case \"$*\" in issue\\ list*) echo 12;; esac\n";
    let script = fs::read_to_string(clone.path("bin/gh")).expect("a script");
    fs::write(clone.path("bin/gh"), format!("{script}{open}")).expect("written");
    assert!(run(&clone));
    assert!(clone.text("calls").contains("issue edit 12"), "{}", clone.text("calls"));
    state.store(SAME, Ordering::SeqCst);
    assert!(run(&clone));
    assert!(clone.text("calls").contains("issue close 12"), "{}", clone.text("calls"));

    state.store(GONE, Ordering::SeqCst);
    assert!(!run(&clone), "a page that cannot be had fails the job");
    assert_eq!(clone.text("calls"), "");
}

/// The exit status of rustup if it cannot install the toolchain, or of the program if it panics.
#[test]
fn a_check_that_could_not_be_made_opens_no_issue() {
    let state = Arc::new(AtomicU16::new(SAME));
    let clone = clone(&site(Arc::clone(&state)));
    state.store(CHANGED, Ordering::SeqCst);
    for (status, output) in [(1, ""), (2, ""), (101, "some output")] {
        let program = format!("[ \"$1\" != build ] || exit 0\nprintf '{output}'\nexit {status}\n");
        clone.program("cargo", &program);
        assert!(!run(&clone), "{status}");
        assert_eq!(clone.text("calls"), "", "{status}");
    }
}
