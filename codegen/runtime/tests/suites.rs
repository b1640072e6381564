//! Runs public test suites against the runtime: from the folder `SUITES`, or `../shared/suites` beside the workspace.
//! Tests with a different result are listed with the reason.

use std::{fs, io, io::Write as _, path::PathBuf};

use percent_encoding::percent_decode_str;
use runtime::{
    decode,
    param::{Style, StyleKind},
    request::RequestBuilder,
    spec::{ApiSpec, OperationSpec},
    value::Json,
};

static API: ApiSpec = ApiSpec { name: "suites", version: "1", servers: &[], schemes: &[], errors: &[] };

/// Returns the path of a file or folder of the suites; `None`, with a message, if it is missing.
fn suite(path: &str) -> Option<PathBuf> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/suites");
    let found = std::env::var_os("SUITES").map_or(beside, PathBuf::from).join(path);
    if found.exists() {
        return Some(found);
    }
    let _ = writeln!(io::stderr(), "SKIPPED: {} is not there; SUITES can name the folder of suites", found.display());
    None
}

/// Files whose result differs from that of the suite, with the reason.
const JSON: &[(&str, &str)] = &[];

#[test]
fn json_is_read_by_rfc_8259() {
    let Some(folder) = suite("json/test_parsing") else { return };
    let mut wrong = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let bytes = fs::read(&path).expect("it can be read");
        let accepted = decode::value::<Json>(&bytes).is_ok();
        let wanted = match name.as_bytes()[0] {
            b'y' => true,
            b'n' => false,
            _ => accepted,
        };
        count += 1;
        if (accepted != wanted) != JSON.iter().any(|(listed, _)| *listed == name) {
            wrong.push(format!("{name}: {}", if accepted { "accepted" } else { "rejected" }));
        }
    }
    assert!(count > 300, "{count} files");
    assert!(wrong.is_empty(), "{} differ from what is expected: {wrong:#?}", wrong.len());
}

/// Templates whose expansion differs from RFC 6570's, with the reason.
const TEMPLATES: &[(&str, &str)] = &[
    ("X{.empty_keys}", "OpenAPI writes `.` for an empty value of the style `label`"),
    ("X{.empty_keys*}", "OpenAPI writes `.` for an empty value of the style `label`"),
];

/// A part of a template: text, or an expression with its operator and names.
enum Part {
    Text(String),
    Expression(Option<char>, Vec<(String, bool)>),
}

/// Splits a template. `None` if it contains an expression without an equivalent OpenAPI style: prefixes, fragments,
/// path segments.
fn parts(template: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut rest = template;
    while let Some((text, after)) = rest.split_once('{') {
        let (expression, after) = after.split_once('}')?;
        if !text.is_empty() {
            parts.push(Part::Text(text.to_owned()));
        }
        let operator = expression.chars().next().filter(|first| "+#/;.?&".contains(*first));
        if matches!(operator, Some('+' | '#' | '/')) {
            return None;
        }
        let names = expression.trim_start_matches(['.', ';', '?', '&']).split(',');
        let names: Option<Vec<(String, bool)>> = names
            .map(|name| {
                let plain = name.trim_end_matches('*');
                let decoded = percent_decode_str(plain).decode_utf8().ok()?.into_owned();
                (!name.contains(':')).then(|| (decoded, plain != name))
            })
            .collect();
        parts.push(Part::Expression(operator, names?));
        rest = after;
    }
    if !rest.is_empty() {
        parts.push(Part::Text(rest.to_owned()));
    }
    Some(parts)
}

/// Returns the value of a variable. The suite may percent-encode its name.
fn value<'a>(variables: &'a Json, name: &str) -> Option<&'a Json> {
    let is_named = |key: &str| percent_decode_str(key).decode_utf8().is_ok_and(|key| key == name);
    variables.as_object()?.iter().find(|(key, _)| is_named(key)).map(|(_, value)| value)
}

/// The query before the expansion of a template that continues a query.
const QUERY: &str = "?_";

/// Expands the template with the parameter styles; `None` if no style is equivalent to an expression in it.
fn expanded(parts: &[Part], variables: &Json) -> Option<String> {
    let (mut path, mut queries) = (String::new(), Vec::new());

    let mut in_path = Vec::new();
    // An expression that continues a query requires one before it.
    let goes_on = matches!(parts.first(), Some(Part::Expression(Some('&'), _)));
    if goes_on {
        path.push_str(QUERY);
    }
    for part in parts {
        match part {
            // A fragment is not sent, and the generator writes literal text as it is sent.
            Part::Text(text) if text.contains('#') || !text.is_ascii() || !queries.is_empty() => return None,
            Part::Text(text) => path.push_str(text),
            // The operator `?` starts a query, `&` continues one.
            Part::Expression(Some(operator @ ('?' | '&')), names) => {
                let is_begun = path.contains('?') || !queries.is_empty();
                if is_begun != (*operator == '&') {
                    return None;
                }
                queries.extend(names);
            }
            Part::Expression(_, _) if !queries.is_empty() => return None,
            Part::Expression(operator, names) => {
                for (position, (name, explode)) in names.iter().enumerate() {
                    let kind = match operator {
                        Some('.') => StyleKind::Label,
                        Some(';') => StyleKind::Matrix,
                        _ => StyleKind::Simple,
                    };
                    if position > 0 && operator.is_none() {
                        path.push(',');
                    }
                    let placeholder: &'static str = name.clone().leak();
                    let _ = std::fmt::Write::write_fmt(&mut path, format_args!("{{{placeholder}}}"));
                    in_path.push((placeholder, Style::new(kind, *explode), value(variables, name).cloned()?));
                }
            }
        }
    }

    let has_slash = path.starts_with('/');
    if !has_slash {
        path.insert(0, '/');
    }
    let spec = OperationSpec {
        id: "expand",
        method: http::Method::GET,
        path: path.leak(),
        servers: &[],
        security: &[],
        success: &[],
        idempotent: true,
        paging: None,
        api: &API,
    };
    let mut request = RequestBuilder::new(Box::leak(Box::new(spec)));
    for (name, style, value) in in_path {
        request.path(name, style, &value);
    }
    for (name, explode) in queries {
        let style = Style::new(StyleKind::Form, *explode);
        request.query(name.clone().leak(), style, value(variables, name).unwrap_or(&Json::Null));
    }
    let request = request.finish().ok()?;
    // Removes the parts that the template does not contain: the leading slash of the path, and the query to start with.
    let text = request.uri().to_string();
    let text = if has_slash { text.as_str() } else { &text[1..] };
    Some(if goes_on { text.strip_prefix(QUERY)? } else { text }.to_owned())
}

#[test]
fn parameters_are_expanded_by_rfc_6570() {
    let Some(folder) = suite("uri-template") else { return };
    let (mut count, mut wrong) = (0, Vec::new());
    for file in ["spec-examples.json", "spec-examples-by-section.json", "extended-tests.json"] {
        let groups: Json = serde_json::from_slice(&fs::read(folder.join(file)).expect("it can be read")).expect("JSON");
        for group in groups.as_object().expect("groups").values() {
            for test in group["testcases"].as_array().expect("tests") {
                let template = test[0].as_str().expect("a template");
                let Some(parts) = parts(template) else { continue };
                let Some(found) = expanded(&parts, &group["variables"]) else { continue };
                count += 1;
                let is_wanted = |wanted: &Json| wanted.as_str() == Some(&*found);
                let passes = match &test[1] {
                    Json::Array(several) => several.iter().any(is_wanted),
                    wanted => is_wanted(wanted),
                };
                if passes == TEMPLATES.iter().any(|(listed, _)| *listed == template) {
                    wrong.push(format!("{template}: {found}, expected {}", test[1]));
                }
            }
        }
    }
    assert!(count > 80, "{count} templates");
    assert!(wrong.is_empty(), "{} differ from what is expected: {wrong:#?}", wrong.len());
}
