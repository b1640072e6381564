//! Parses and validates the parameters of a request.

use http::StatusCode;
use serde_json::{Map, Value};

use super::{
    Problem, Refusal, Request, cookies, decode_text, percent_decode, query_pairs, route::RouteMatch, security,
    unescaped_cookies,
};
use crate::{
    ir::{Api, JsonType, Param, ParameterLocation, Style},
    validate::{Direction, validate, violated_exclusions},
};

pub(super) fn check_parameters(api: &Api, matched: &RouteMatch<'_>, request: &Request) -> Result<(), Refusal> {
    let query = query_pairs(request.uri().query().unwrap_or_default());
    let cookies = cookies(request);
    let mut problems = Vec::new();
    for (index, param) in matched.operation.params.iter().enumerate() {
        let found = match param.location {
            ParameterLocation::Path => matched
                .path_values
                .iter()
                .find(|(param, _)| *param == index)
                .map(|(_, text)| path_value(api, param, text)),
            ParameterLocation::Query => pair_values(api, param, &query),
            ParameterLocation::Cookie if param.style == Style::Cookie => {
                pair_values(api, param, &unescaped_cookies(request))
            }
            ParameterLocation::Cookie => pair_values(api, param, &cookies),
            ParameterLocation::Header => header_values(api, param, request),
            ParameterLocation::QueryString => query_string_value(api, param, request.uri().query().unwrap_or_default()),
        };
        check_parameter(api, param, found, &mut problems);
    }
    let is_whole = |param: &Param| param.location == ParameterLocation::QueryString;
    if !matched.operation.params.iter().any(is_whole) {
        report_unknown_parameters(api, matched, &query, &mut problems);
    }
    for clash in violated_exclusions(&matched.operation.extensions, |name| query.iter().any(|(given, _)| given == name))
    {
        let message = format!("at most one of the query parameters {clash} may be set");
        problems.push(Problem { field: String::new(), message });
    }
    if problems.is_empty() { Ok(()) } else { Err(Refusal { status: StatusCode::BAD_REQUEST, problems }) }
}

/// Validates one parameter. Messages begin with the location and the name of the parameter.
fn check_parameter(api: &Api, param: &Param, found: Option<Result<Value, String>>, problems: &mut Vec<Problem>) {
    let place = format!("the {} parameter `{}`", param.location.name(), param.wire_name);
    let mut tell = |path: &str, message: String| {
        let path = if path.is_empty() || path.starts_with('[') { path.to_owned() } else { format!(".{path}") };
        problems.push(Problem { field: format!("{}{path}", param.wire_name), message });
    };
    match found {
        None if param.required => tell("", format!("{place} is missing")),
        None => {}
        Some(Err(why)) => tell("", format!("{place} {why}")),
        Some(Ok(Value::String(text))) if text.is_empty() && param.allow_empty => {}
        Some(Ok(value)) => {
            for violation in validate(api, param.schema.schema, &value, Direction::Request) {
                let at = if violation.path.is_empty() { String::new() } else { format!(" at `{}`", violation.path) };
                tell(&violation.path, format!("{place}{at} {}", violation.message));
            }
        }
    }
}

/// Returns the JSON type that the text of a parameter is converted to. `None` if any type is allowed.
fn type_of_parameter(api: &Api, param: &Param) -> Option<JsonType> {
    let types = decode_text::allowed_types(api, param.schema.schema);
    let single = types.iter().find(|kind| !matches!(kind, JsonType::Array | JsonType::Object));
    single.or(types.first()).copied()
}

/// Converts the split text of a parameter to a list, an object or a scalar.
fn parse_pieces<'t>(api: &Api, param: &Param, pieces: &[&'t str]) -> Result<Value, String> {
    let schema = param.schema.schema;
    match type_of_parameter(api, param) {
        Some(JsonType::Array) if !param.inner.is_empty() => {
            Ok(decode_text::parse_nested(api, schema, pieces, &param.inner))
        }
        Some(JsonType::Array) => Ok(decode_text::parse_list(api, schema, pieces.iter().copied())),
        Some(JsonType::Object) if param.explode => {
            let pairs: Option<Vec<(&'t str, &'t str)>> = pieces.iter().map(|piece| piece.split_once('=')).collect();
            let pairs = pairs.ok_or_else(|| "must consist of pairs `name=value`".to_owned())?;
            Ok(decode_text::parse_object(api, schema, pairs.into_iter()))
        }
        Some(JsonType::Object) if pieces.len().is_multiple_of(2) => {
            Ok(decode_text::parse_object(api, schema, pieces.chunks(2).map(|pair| (pair[0], pair[1]))))
        }
        Some(JsonType::Object) => {
            Err("must consist of pairs of name and value, but the last name has no value".to_owned())
        }
        _ => Ok(decode_text::parse_scalar(api, schema, pieces.first().copied().unwrap_or_default())),
    }
}

fn is_single(api: &Api, param: &Param) -> bool {
    !matches!(type_of_parameter(api, param), Some(JsonType::Array | JsonType::Object))
}

fn parse_separated(api: &Api, param: &Param, text: &str, by: char) -> Result<Value, String> {
    let texts: Vec<&str> = if is_single(api, param) { vec![text] } else { text.split(by).collect() };
    parse_pieces(api, param, &texts)
}

fn parse_json(text: &str) -> Result<Value, String> {
    serde_json::from_str(text).map_err(|error| format!("must be JSON: {error}"))
}

fn path_value(api: &Api, param: &Param, text: &str) -> Result<Value, String> {
    if param.is_json() {
        return parse_json(text);
    }
    match param.style {
        Style::Label => {
            let rest = text.strip_prefix('.').ok_or("must begin with `.`")?;
            parse_separated(api, param, rest, if param.explode { '.' } else { ',' })
        }
        Style::Matrix => {
            let rest = text.strip_prefix(';').ok_or("must begin with `;`")?;
            let name = format!("{}=", param.wire_name);
            let of = |piece: &str| piece.strip_prefix(&name).map(str::to_owned);
            if param.explode && type_of_parameter(api, param) == Some(JsonType::Object) {
                return parse_pieces(api, param, &rest.split(';').collect::<Vec<_>>());
            }
            if param.explode && !is_single(api, param) {
                let items: Option<Vec<String>> = rest.split(';').map(of).collect();
                let items = items.ok_or_else(|| format!("must contain `;{name}…` for each item"))?;
                return parse_pieces(api, param, &items.iter().map(String::as_str).collect::<Vec<_>>());
            }
            parse_separated(api, param, &of(rest).ok_or_else(|| format!("must begin with `;{name}`"))?, ',')
        }
        style => parse_separated(api, param, text, style.delimiter()),
    }
}

/// Converts the complete query to the value of a parameter with `in: querystring`.
fn query_string_value(api: &Api, param: &Param, query: &str) -> Option<Result<Value, String>> {
    if query.is_empty() {
        return None;
    }
    if param.is_json() {
        return Some(parse_json(&percent_decode(query)));
    }
    if type_of_parameter(api, param) == Some(JsonType::Object) {
        let pairs = query_pairs(query);
        let pairs = pairs.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        return Some(Ok(decode_text::parse_object(api, param.schema.schema, pairs)));
    }
    Some(Ok(decode_text::parse_scalar(api, param.schema.schema, &percent_decode(query))))
}

fn header_values(api: &Api, param: &Param, request: &Request) -> Option<Result<Value, String>> {
    // According to the specification, these header fields are described by the body, the media types of responses and
    // the security schemes.
    if ["accept", "content-type", "authorization"].iter().any(|name| param.wire_name.eq_ignore_ascii_case(name)) {
        return None;
    }
    let values = request.headers().get_all(param.wire_name.as_str()).iter();
    let texts: Vec<&str> = values.filter_map(|value| value.to_str().ok()).collect();
    if texts.is_empty() {
        return None;
    }
    let text = texts.join(",");
    if param.is_json() {
        return Some(parse_json(&text));
    }
    if is_single(api, param) {
        return Some(parse_pieces(api, param, &[&text]));
    }
    Some(parse_pieces(api, param, &text.split(param.style.delimiter()).map(str::trim).collect::<Vec<_>>()))
}

fn pair_values(api: &Api, param: &Param, given: &[(String, String)]) -> Option<Result<Value, String>> {
    let schema = param.schema.schema;
    if param.style == Style::DeepObject {
        return parse_deep_object(api, param, given);
    }
    let texts: Vec<&str> =
        given.iter().filter(|(name, _)| *name == param.wire_name).map(|(_, text)| text.as_str()).collect();
    if param.is_json() {
        return texts.first().map(|text| parse_json(text));
    }
    let kind = type_of_parameter(api, param);
    if kind == Some(JsonType::Object) && param.explode {
        let properties = decode_text::declared_properties(api, schema);
        let own = given.iter().filter(|(name, _)| properties.allows_additional || properties.names.contains(name));
        let own: Vec<(&str, &str)> = own.map(|(name, text)| (name.as_str(), text.as_str())).collect();
        return (!own.is_empty()).then(|| Ok(decode_text::parse_object(api, schema, own.into_iter())));
    }
    let first = *texts.first()?;
    if kind == Some(JsonType::Array) && param.explode && param.inner.is_empty() {
        return Some(Ok(decode_text::parse_list(api, schema, texts.into_iter())));
    }
    if kind == Some(JsonType::Array) && param.explode {
        return Some(parse_pieces(api, param, &texts));
    }
    if texts.len() > 1 {
        return Some(Err(format!("occurs {} times, but at most once is allowed", texts.len())));
    }
    Some(parse_separated(api, param, first, param.style.delimiter()))
}

/// Parses a parameter with the style `deepObject`: `name[key]=value`, at any depth. `None` if the parameter is absent.
fn parse_deep_object(api: &Api, param: &Param, given: &[(String, String)]) -> Option<Result<Value, String>> {
    let mut root = Value::Object(Map::new());
    let mut any = false;
    for (name, text) in given {
        let Some(rest) = name.strip_prefix(param.wire_name.as_str()).filter(|rest| rest.starts_with('[')) else {
            continue;
        };
        any = true;
        let keys: Option<Vec<&str>> =
            rest.split_terminator(']').map(|key| key.strip_prefix('[')).collect::<Option<Vec<_>>>();
        let Some(keys) = keys.filter(|_| rest.ends_with(']')) else {
            return Some(Err(format!("must be written as `{}[key]=value`, not as `{name}`", param.wire_name)));
        };
        let (mut place, mut schema) = (&mut root, Some(param.schema.schema));
        for key in keys {
            schema = schema.and_then(|schema| decode_text::property_schema(api, schema, key)).map(|link| link.schema);
            let Value::Object(members) = place else {
                return Some(Err(format!("has both a value and nested members at `{name}`")));
            };
            place = members.entry(key).or_insert_with(|| Value::Object(Map::new()));
        }
        *place =
            schema.map_or_else(|| Value::from(text.as_str()), |schema| decode_text::parse_value(api, schema, &[text]));
    }
    any.then_some(Ok(root))
}

/// Reports query parameters that the document does not declare.
fn report_unknown_parameters(
    api: &Api,
    matched: &RouteMatch<'_>,
    query: &[(String, String)],
    problems: &mut Vec<Problem>,
) {
    let params: Vec<&Param> =
        matched.operation.params.iter().filter(|param| param.location == ParameterLocation::Query).collect();
    let spread = |param: &Param| {
        param.style != Style::DeepObject && param.explode && type_of_parameter(api, param) == Some(JsonType::Object)
    };
    let spread: Vec<_> = params
        .iter()
        .filter(|param| spread(param))
        .map(|param| decode_text::declared_properties(api, param.schema.schema))
        .collect();
    if spread.iter().any(|properties| properties.allows_additional) {
        return;
    }
    let is_declared = |name: &str| {
        let deep = |param: &&Param| {
            let rest = name.strip_prefix(param.wire_name.as_str());
            param.style == Style::DeepObject && rest.is_some_and(|rest| rest.starts_with('['))
        };
        params.iter().any(|param| param.wire_name == name || deep(param))
            || spread.iter().any(|properties| properties.names.iter().any(|declared| declared == name))
            || matched.fixed_query.iter().any(|(fixed, _)| fixed == name)
            || security::query_names(api).any(|is_declared| is_declared == name)
    };
    let mut reported: Vec<&str> = Vec::new();
    for (name, _) in query.iter().filter(|(name, _)| !is_declared(name)) {
        if reported.contains(&name.as_str()) {
            continue;
        }
        reported.push(name);
        let names: Vec<&str> = params.iter().map(|param| param.wire_name.as_str()).collect();
        let help = match nearest_name(name, &names) {
            Some(near) => format!("; did you mean `{near}`?"),
            None => String::new(),
        };
        let message = format!("the operation `{}` has no query parameter `{name}`{help}", matched.operation.id);
        problems.push(Problem { field: name.clone(), message });
    }
}

/// Returns the known name that is most similar to `name`. `None` if no name is similar enough.
fn nearest_name<'n>(name: &str, known: &[&'n str]) -> Option<&'n str> {
    let likeness = |known: &str| strsim::jaro_winkler(&name.to_lowercase(), &known.to_lowercase());
    let best = known.iter().copied().max_by(|one, other| likeness(one).total_cmp(&likeness(other)))?;
    (likeness(best) > 0.85).then_some(best)
}
