use std::collections::HashMap;

use jiff::civil::date;
use semver::Version;

use super::{
    Bump, BumpError, Entries, FeatureGraph, Group, changelog_entries, changes_requiring_level, choose_version,
    cut_release,
};
use crate::{
    config::Config,
    diff::{
        Level, RuleOptions,
        allow::AllowList,
        report::{Document, Report, create_report},
        surface::Surface,
    },
    lower::Strictness,
};

const BASE: &str = r##"
openapi: 3.0.3
info: { title: Lamps, version: "1" }
paths:
  /lamps/{name}:
    get:
      operationId: getLamp
      parameters: [{ name: name, in: path, required: true, schema: { type: string } }]
      responses:
        "200": { description: The lamp., content: { application/json: { schema: { $ref: "#/components/schemas/Lamp" } } } }
components:
  schemas:
    Lamp:
      type: object
      required: [watts]
      properties:
        watts: { type: integer, format: int32 }
        colour: { type: string }
"##;

fn compared(head: &str) -> Report {
    let read = |text: &str| {
        let files = HashMap::from([("openapi.yaml".to_owned(), text.to_owned())]);
        codegen_of(&files)
    };
    let ((base, base_api), (head, head_api)) = (read(BASE), read(head));
    let surface = |api| Surface::read(crate::emit::emit_files(api).iter()).expect("Rust");
    let (one, other) = (surface(&base_api), surface(&head_api));
    let document =
        |label: &str, api, sources, surface| Document { label: label.to_owned(), api, sources, surface: Some(surface) };
    create_report(
        &document("base", &base_api, &base, &one),
        &document("head", &head_api, &head, &other),
        &AllowList::default(),
        RuleOptions::for_day(date(2030, 1, 1)),
    )
}

fn codegen_of(files: &HashMap<String, String>) -> (crate::source::Sources, crate::ir::Api) {
    let reading = crate::read("openapi.yaml", files, &Config::default(), Strictness::Strict);
    let api = reading.api.unwrap_or_else(|| panic!("{:?}", reading.diagnostics));
    (reading.documents.sources, api)
}

fn version(text: &str) -> Version {
    text.parse().expect("a version")
}

fn next(last: &str, stated: &str, bump: Bump, level: Level) -> String {
    match choose_version(Some(&version(last)), &version(stated), bump, level) {
        Ok(version) => version.to_string(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn the_version_is_the_least_that_says_what_changed() {
    assert_eq!(next("0.3.7", "0.3.7", Bump::Auto, Level::Fix), "0.3.8");
    assert_eq!(next("0.3.7", "0.3.7", Bump::Auto, Level::Breaking), "0.4.0");
    assert_eq!(next("1.3.7", "1.3.7", Bump::Auto, Level::Addition), "1.4.0");
    assert_eq!(next("1.3.7", "1.3.7", Bump::Auto, Level::Breaking), "2.0.0");
}

#[test]
fn a_larger_step_may_be_asked_for_and_a_smaller_one_is_refused() {
    assert_eq!(next("0.3.7", "0.3.7", Bump::Major, Level::Fix), "1.0.0");
    assert_eq!(next("1.0.0-rc.2", "1.0.0-rc.2", Bump::Patch, Level::Breaking), "1.0.0");
    assert_eq!(
        next("0.3.7", "0.3.7", Bump::Patch, Level::Breaking),
        "the version 0.3.8 is too small an increase from 0.3.7: at least 0.4.0 is required"
    );
    assert_eq!(
        next("1.3.7", "1.3.7", Bump::Patch, Level::Addition),
        "the version 1.3.8 is too small an increase from 1.3.7: at least 1.4.0 is required"
    );
}

#[test]
fn a_version_raised_by_hand_is_kept_where_it_is_large_enough() {
    assert_eq!(next("0.3.7", "0.5.0", Bump::Auto, Level::Breaking), "0.5.0");
    assert_eq!(next("0.3.7", "0.3.8", Bump::Auto, Level::Breaking), "0.4.0");
    assert_eq!(next("0.3.7", "0.3.8", Bump::Auto, Level::None), "0.3.8");
}

#[test]
fn without_changes_or_a_release_before_there_is_nothing_to_count() {
    assert_eq!(
        next("0.3.7", "0.3.7", Bump::Minor, Level::None),
        "nothing has changed since the version 0.3.7, so there is nothing to release"
    );
    assert_eq!(choose_version(None, &version("0.1.0"), Bump::Auto, Level::None), Ok(version("0.1.0")));
    let first = choose_version(None, &version("0.1.0"), Bump::Minor, Level::None);
    assert_eq!(first, Err(BumpError::First { configured_version: version("0.1.0") }));
}

#[test]
fn entries_and_reasons_come_from_the_comparison() {
    let head =
        BASE.replace("colour: { type: string }", "size: { type: string }").replace("format: int32", "format: int64");
    let report = compared(&head);
    let entries = changelog_entries(&report);
    let shown: Vec<String> =
        entries.iter().flat_map(|(group, list)| list.iter().map(|text| format!("{}: {text}", group.name()))).collect();
    insta::assert_snapshot!(format!(
        "{}\n\nasking for {}:\n{}",
        shown.join("\n"),
        report.verdict.level.name(),
        changes_requiring_level(&report).join("\n")
    ));
}

#[test]
fn deprecations_and_documentation_changes_are_separate_entries() {
    let head = BASE
        .replace("colour: { type: string }", "colour: { type: string, description: Its colour. }")
        .replace("      operationId", "      deprecated: true\n      operationId");
    let entries = changelog_entries(&compared(&head));
    insta::assert_snapshot!(format!("{entries:#?}"));
}

#[test]
fn a_cut_keeps_what_was_written_by_hand() {
    let text = "# Changelog\n\nWords.\n\n## [Unreleased]\n\nA note.\n\n### Fixed\n\n- A bug,\n  over two lines.\n\n### Internal\n\n- Oddly grouped.\n\n## [0.1.0] - 2026-01-01\n\n```text\n## [Unreleased]\n```\n\n### Added\n\n- All of it.\n\n[0.1.0]: https://example.com/0.1.0\n";
    let entries = Entries::from([
        (Group::Fixed, vec!["Another.".to_owned()]),
        (Group::Added, vec!["One.".to_owned(), "Two.".to_owned()]),
    ]);
    let once = cut_release(text, &version("0.2.0"), date(2026, 2, 3), &entries);
    insta::assert_snapshot!(once);
    let again = cut_release(&once, &version("0.2.0"), date(2026, 2, 4), &entries);
    assert_eq!(again, once, "a version that has its heading has its entries");
}

#[test]
fn unreleased_entries_are_added_to_an_existing_version() {
    let text = "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- Late.\n\n## [0.2.0] - 2026-02-03\n\n### Added\n\n- Reworded.\n";
    let entries = Entries::from([(Group::Added, vec!["Original.".to_owned()])]);
    let text = cut_release(text, &version("0.2.0"), date(2026, 2, 4), &entries);
    assert_eq!(
        text,
        "# Changelog\n\n## [Unreleased]\n\n## [0.2.0] - 2026-02-03\n\n### Added\n\n- Reworded.\n- Late.\n"
    );
}

#[test]
fn a_changelog_without_sections_gets_them() {
    let text = cut_release("# Changes\n", &version("0.1.0"), date(2026, 2, 3), &Entries::new());
    assert_eq!(text, "# Changes\n\n## [Unreleased]\n\n## [0.1.0] - 2026-02-03\n");
}

const FEATURES: &str = r#"
[features]
default = ["validate", "lamps"]
client = ["dep:futures-core"]
reqwest = ["client", "dep:reqwest"]
http2 = ["reqwest", "reqwest?/http2"]
validate = []
lamps = ["shades"]
shades = []
"#;

#[test]
fn features_are_built_alone_in_pairs_of_a_file_and_modules_with_the_whole_runtime() {
    let features = FeatureGraph::from_manifest(FEATURES).expect("TOML");
    let shown: Vec<String> = features
        .combinations()
        .into_iter()
        .map(|combination| format!("[{}]", combination.into_iter().collect::<Vec<_>>().join(" ")))
        .collect();
    // `http2` enables `reqwest` and `client`, and `lamps` enables `shades`. No file depends on `http2` and `validate`.
    insta::assert_snapshot!(shown.join("\n"), @r"
    []
    [client]
    [client http2 lamps reqwest shades validate]
    [client http2 reqwest]
    [client http2 reqwest shades validate]
    [client reqwest]
    [client reqwest validate]
    [client validate]
    [lamps shades]
    [shades]
    [validate]
    ");
}

#[test]
fn every_combination_of_the_runtimes_features_comes_with_and_without_modules() {
    let features = FeatureGraph::from_manifest(FEATURES).expect("TOML");
    // `validate` or not; no client, a client, `reqwest` with it, `http2` with that; no module or both modules. In
    // addition, `shades` alone and with the complete runtime.
    let every = features.exhaustive_combinations();
    assert_eq!(every.len(), 2 * 4 * 2 + 2);
    assert!(every.is_superset(&features.combinations()));
}

#[test]
fn entries_hold_no_markup_of_a_document() {
    use pulldown_cmark::{Event, Parser, Tag};
    let hostile = "<img src=x onerror=alert(1)>\n\n    fn main;\n\n[a](javascript:b)`\u{202e}";
    let name = serde_json::to_string(hostile).expect("JSON");
    let head = BASE
        .replace("watts: { type: integer, format: int32 }", &format!("watts: {{ type: integer }}\n        {name}: {{ type: string }}"))
        .replace("/lamps/{name}:", &format!("{}:\n    get: {{ operationId: other, responses: {{ \"204\": {{ description: x }} }} }}\n  /lamps/{{name}}:", serde_json::to_string(&format!("/{hostile}")).expect("JSON")));
    let found = changelog_entries(&compared(&head));
    let texts: Vec<&String> = found.values().flatten().collect();
    assert!(texts.iter().any(|text| text.contains("onerror")), "{texts:?}");
    for text in texts {
        assert!(!text.contains(['\u{202e}', '\n']), "{text:?}");
        for event in Parser::new(text) {
            let is_inert = !matches!(
                event,
                Event::Html(_)
                    | Event::InlineHtml(_)
                    | Event::Start(Tag::CodeBlock(_) | Tag::Link { .. } | Tag::Image { .. })
            );
            assert!(is_inert, "{event:?} in {text}");
        }
    }
}
