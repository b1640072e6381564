//! Tests the HTML page of the diff in a real browser: `CHROMIUM`, or `chromium` in `PATH`.

use std::{env, fs, io::Write as _, path::PathBuf, process::Command};

use codegen::{
    config::Config,
    diff::{
        RuleOptions,
        allow::AllowList,
        report::{Document, create_report, render_html},
        surface::Surface,
    },
    lower::Strictness,
    source::Sources,
};

const DOCUMENT: &str = "openapi: 3.0.3
info: {title: Pets, version: '1'}
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - {name: limit, in: query, description: How many., schema: {type: integer, maximum: 100}}
      responses:
        '200':
          description: Good.
          content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
components:
  schemas:
    Pet: {type: object, required: [name], properties: {name: {type: string, description: Its name.}}}
";

/// Returns the browser; `None` if there is none.
fn browser() -> Option<PathBuf> {
    let named = env::var_os("CHROMIUM").map(PathBuf::from);
    let paths = env::var_os("PATH").unwrap_or_default();
    let found =
        named.or_else(|| env::split_paths(&paths).map(|path| path.join("chromium")).find(|path| path.is_file()));
    if found.is_none() {
        let _ = writeln!(std::io::stderr(), "SKIPPED: no chromium on the path; set CHROMIUM");
    }
    found
}

fn page() -> String {
    let read = |text: &str| {
        let files = std::collections::HashMap::from([("openapi.yaml".to_owned(), text.to_owned())]);
        let (reading, tree) = codegen::generate("openapi.yaml", &files, &Config::default(), Strictness::Lenient);
        let surface = Surface::read(tree.expect("a crate").iter()).expect("Rust");
        (reading.api.expect("an API"), reading.documents.sources, surface)
    };
    let base = read(DOCUMENT);
    let head = read(
        &DOCUMENT
            .replace("maximum: 100", "maximum: 50")
            .replace("required: [name], ", "")
            .replace("How many.", "Count."),
    );
    let document = |label: &str, side: &'static (codegen::ir::Api, Sources, Surface)| Document {
        label: label.to_owned(),
        api: &side.0,
        sources: &side.1,
        surface: Some(&side.2),
    };
    let (base, head) = (Box::leak(Box::new(base)), Box::leak(Box::new(head)));
    let options = RuleOptions::for_day("2026-06-01".parse().expect("a date"));
    render_html(&create_report(&document("main", base), &document("mine", head), &AllowList::default(), options))
}

/// Counts the visible entries: initially, without breaking changes, without any, and with a search word.
const PROBE: &str = "<script>
const shown = () => cards.filter((card) => !card.hidden).length;
const type = (key) => document.dispatchEvent(new KeyboardEvent('keydown', { key }));
const counts = [shown()];
type('1'); counts.push(shown());
type('2'); type('3'); counts.push(shown(), document.getElementById('none').hidden);
type('1'); type('2'); type('3');
search.value = 'MAXIMUM went'; search.dispatchEvent(new Event('input')); counts.push(shown());
type('Escape'); counts.push(shown());
type('j'); type('j'); counts.push(cards.findIndex((card) => card.classList.contains('here')));
const open = cards[1].open; type('o'); counts.push(cards[1].open !== open);
document.body.setAttribute('data-counts', counts.join(' '));
document.body.setAttribute('data-wide', document.documentElement.scrollWidth > innerWidth);
</script>";

#[test]
fn the_page_works_in_a_browser() {
    let Some(browser) = browser() else { return };
    let folder = env::temp_dir().join(format!("diff-page-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let (file, picture) = (folder.join("page.html"), folder.join("page.png"));
    fs::write(&file, page().replace("</body>", &format!("{PROBE}</body>"))).expect("a file");
    let run = |more: &[String]| {
        let profile = format!("--user-data-dir={}", folder.join("profile").display());
        let fixed =
            ["--headless", "--no-sandbox", "--disable-gpu", "--window-size=900,1200", "--enable-logging=stderr"];
        let output = Command::new(&browser)
            .args(fixed)
            .arg(profile)
            .args(more)
            .arg(format!("file://{}", file.display()))
            .output();
        output.expect("the browser runs")
    };
    let output = run(&["--dump-dom".to_owned()]);
    let (page, log) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(!log.contains("CONSOLE"), "{log}");
    let all = page.matches("<details class=\"card").count();
    let breaks = page.matches("data-verdict=\"breaking\"").count() - 1;
    let expected = format!("data-counts=\"{all} {} 0 false 1 {all} 1 true\"", all - breaks);
    assert!(
        page.contains(&expected),
        "{expected} is not in the page: {:?}",
        page.find("data-counts").map(|at| &page[at..at + 60])
    );
    assert!(page.contains("data-wide=\"false\""), "nothing sticks out");
    for mode in ["", "--blink-settings=preferredColorScheme=0"] {
        let picture = format!("--screenshot={}", picture.display());
        run(&[picture, mode.to_owned()]);
    }
    let bytes = fs::read(&picture).expect("a picture");
    assert!(bytes.starts_with(b"\x89PNG") && bytes.len() > 10_000, "{} bytes", bytes.len());
    fs::remove_dir_all(&folder).expect("the folder goes");
}
