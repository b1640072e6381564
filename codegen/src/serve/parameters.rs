//! Parses and validates the parameters of a request.

use http::StatusCode;
use serde_json::{Map, Value};

use super::{
    Problem, Refusal, Request, cookies, decode_text, parse_query, parse_raw_cookies, percent_decode, route::RouteMatch,
    security,
};
use crate::{
    ir::{Api, JsonType, Param, ParameterLocation, Style},
    validate::{Direction, validate, violated_exclusions},
};

pub(super) fn check_parameters(api: &Api, route_match: &RouteMatch<'_>, request: &Request) -> Result<(), Refusal> {
    let query = parse_query(request.uri().query().unwrap_or_default());
    let cookies = cookies(request);
    let mut problems = Vec::new();
    for (index, param) in route_match.operation.params.iter().enumerate() {
        let parse_result = match param.location {
            ParameterLocation::Path => route_match
                .path_values
                .iter()
                .find(|(param, _)| *param == index)
                .map(|(_, text)| parse_path_value(api, param, text)),
            ParameterLocation::Query => parse_pair_value(api, param, &query),
            ParameterLocation::Cookie if param.style == Style::Cookie => {
                parse_pair_value(api, param, &parse_raw_cookies(request))
            }
            ParameterLocation::Cookie => parse_pair_value(api, param, &cookies),
            ParameterLocation::Header => parse_header_value(api, param, request),
            ParameterLocation::QueryString => parse_query_string(api, param, request.uri().query().unwrap_or_default()),
        };
        check_parameter(api, param, parse_result, &mut problems);
    }
    let is_query_string = |param: &Param| param.location == ParameterLocation::QueryString;
    if !route_match.operation.params.iter().any(is_query_string) {
        report_unknown_parameters(api, route_match, &query, &mut problems);
    }
    let is_sent = |name: &str| query.iter().any(|(sent_name, _)| sent_name == name);
    for exclusive_names in violated_exclusions(&route_match.operation.extensions, is_sent) {
        let message = format!("at most one of the query parameters {exclusive_names} may be set");
        problems.push(Problem { field: String::new(), message });
    }
    if problems.is_empty() { Ok(()) } else { Err(Refusal { status: StatusCode::BAD_REQUEST, problems }) }
}

/// Validates one parameter, and adds its violations to `problems`. `parse_result` is its value or the error from
/// parsing it; `None` if the request does not contain the parameter.
fn check_parameter(api: &Api, param: &Param, parse_result: Option<Result<Value, String>>, problems: &mut Vec<Problem>) {
    let described_param = format!("the {} parameter `{}`", param.location.name(), param.wire_name);
    let mut add_problem = |path: &str, message: String| {
        let path = if path.is_empty() || path.starts_with('[') { path.to_owned() } else { format!(".{path}") };
        problems.push(Problem { field: format!("{}{path}", param.wire_name), message });
    };
    match parse_result {
        None if param.required => add_problem("", format!("{described_param} is missing")),
        None => {}
        Some(Err(reason)) => add_problem("", format!("{described_param} {reason}")),
        Some(Ok(Value::String(text))) if text.is_empty() && param.allow_empty => {}
        Some(Ok(value)) => {
            for violation in validate(api, param.schema.schema, &value, Direction::Request) {
                let location =
                    if violation.path.is_empty() { String::new() } else { format!(" at `{}`", violation.path) };
                add_problem(&violation.path, format!("{described_param}{location} {}", violation.message));
            }
        }
    }
}

/// Returns the JSON type to which the text of a parameter is converted. `None` if the schema allows any type.
fn parameter_type(api: &Api, param: &Param) -> Option<JsonType> {
    let types = decode_text::allowed_types(api, param.schema.schema);
    let scalar_type = types.iter().find(|kind| !matches!(kind, JsonType::Array | JsonType::Object));
    scalar_type.or(types.first()).copied()
}

/// Converts a parameter to a list, an object or a scalar. `pieces` is the text of the parameter, split at the delimiter
/// of its style.
fn parse_pieces<'t>(api: &Api, param: &Param, pieces: &[&'t str]) -> Result<Value, String> {
    let schema = param.schema.schema;
    match parameter_type(api, param) {
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

fn is_scalar(api: &Api, param: &Param) -> bool {
    !matches!(parameter_type(api, param), Some(JsonType::Array | JsonType::Object))
}

fn parse_separated(api: &Api, param: &Param, text: &str, delimiter: char) -> Result<Value, String> {
    let texts: Vec<&str> = if is_scalar(api, param) { vec![text] } else { text.split(delimiter).collect() };
    parse_pieces(api, param, &texts)
}

fn parse_json(text: &str) -> Result<Value, String> {
    serde_json::from_str(text).map_err(|error| format!("must be JSON: {error}"))
}

fn parse_path_value(api: &Api, param: &Param, text: &str) -> Result<Value, String> {
    if param.is_json() {
        return parse_json(text);
    }
    match param.style {
        Style::Label => {
            let content = text.strip_prefix('.').ok_or("must begin with `.`")?;
            parse_separated(api, param, content, if param.explode { '.' } else { ',' })
        }
        Style::Matrix => {
            let content = text.strip_prefix(';').ok_or("must begin with `;`")?;
            let name_prefix = format!("{}=", param.wire_name);
            let strip_name = |piece: &str| piece.strip_prefix(&name_prefix).map(str::to_owned);
            if param.explode && parameter_type(api, param) == Some(JsonType::Object) {
                return parse_pieces(api, param, &content.split(';').collect::<Vec<_>>());
            }
            if param.explode && !is_scalar(api, param) {
                let item_texts: Option<Vec<String>> = content.split(';').map(strip_name).collect();
                let item_texts = item_texts.ok_or_else(|| format!("must contain `;{name_prefix}…` for each item"))?;
                return parse_pieces(api, param, &item_texts.iter().map(String::as_str).collect::<Vec<_>>());
            }
            let text = strip_name(content).ok_or_else(|| format!("must begin with `;{name_prefix}`"))?;
            parse_separated(api, param, &text, ',')
        }
        style => parse_separated(api, param, text, style.delimiter()),
    }
}

/// Converts the complete query of a request to the value of a parameter with `in: querystring`.
fn parse_query_string(api: &Api, param: &Param, query: &str) -> Option<Result<Value, String>> {
    if query.is_empty() {
        return None;
    }
    if param.is_json() {
        return Some(parse_json(&percent_decode(query)));
    }
    if parameter_type(api, param) == Some(JsonType::Object) {
        let pairs = parse_query(query);
        let pairs = pairs.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        return Some(Ok(decode_text::parse_object(api, param.schema.schema, pairs)));
    }
    Some(Ok(decode_text::parse_scalar(api, param.schema.schema, &percent_decode(query))))
}

fn parse_header_value(api: &Api, param: &Param, request: &Request) -> Option<Result<Value, String>> {
    // According to the specification, these header fields are described by the body, the media types of responses and
    // the security schemes.
    if ["accept", "content-type", "authorization"].iter().any(|name| param.wire_name.eq_ignore_ascii_case(name)) {
        return None;
    }
    let field_values = request.headers().get_all(param.wire_name.as_str()).iter();
    let texts: Vec<&str> = field_values.filter_map(|value| value.to_str().ok()).collect();
    if texts.is_empty() {
        return None;
    }
    let text = texts.join(",");
    if param.is_json() {
        return Some(parse_json(&text));
    }
    if is_scalar(api, param) {
        return Some(parse_pieces(api, param, &[&text]));
    }
    Some(parse_pieces(api, param, &text.split(param.style.delimiter()).map(str::trim).collect::<Vec<_>>()))
}

fn parse_pair_value(api: &Api, param: &Param, sent_pairs: &[(String, String)]) -> Option<Result<Value, String>> {
    let schema = param.schema.schema;
    if param.style == Style::DeepObject {
        return parse_deep_object(api, param, sent_pairs);
    }
    let texts: Vec<&str> =
        sent_pairs.iter().filter(|(name, _)| *name == param.wire_name).map(|(_, text)| text.as_str()).collect();
    if param.is_json() {
        return texts.first().map(|text| parse_json(text));
    }
    let json_type = parameter_type(api, param);
    if json_type == Some(JsonType::Object) && param.explode {
        let properties = decode_text::declared_properties(api, schema);
        let is_property = |name: &String| properties.allows_additional || properties.names.contains(name);
        let pairs = sent_pairs.iter().filter(|(name, _)| is_property(name));
        let pairs: Vec<(&str, &str)> = pairs.map(|(name, text)| (name.as_str(), text.as_str())).collect();
        return (!pairs.is_empty()).then(|| Ok(decode_text::parse_object(api, schema, pairs.into_iter())));
    }
    let first_text = *texts.first()?;
    if json_type == Some(JsonType::Array) && param.explode && param.inner.is_empty() {
        return Some(Ok(decode_text::parse_list(api, schema, texts.into_iter())));
    }
    if json_type == Some(JsonType::Array) && param.explode {
        return Some(parse_pieces(api, param, &texts));
    }
    if texts.len() > 1 {
        return Some(Err(format!("occurs {} times, but at most once is allowed", texts.len())));
    }
    Some(parse_separated(api, param, first_text, param.style.delimiter()))
}

/// Parses a parameter with the style `deepObject`: `name[key]=value`, at any depth. `None` if the parameter is absent.
fn parse_deep_object(api: &Api, param: &Param, sent_pairs: &[(String, String)]) -> Option<Result<Value, String>> {
    let mut root = Value::Object(Map::new());
    let mut is_present = false;
    for (name, text) in sent_pairs {
        let after_name = name.strip_prefix(param.wire_name.as_str());
        let Some(bracketed_keys) = after_name.filter(|after_name| after_name.starts_with('[')) else {
            continue;
        };
        is_present = true;
        let keys: Option<Vec<&str>> =
            bracketed_keys.split_terminator(']').map(|key| key.strip_prefix('[')).collect::<Option<Vec<_>>>();
        let Some(keys) = keys.filter(|_| bracketed_keys.ends_with(']')) else {
            return Some(Err(format!("must be written as `{}[key]=value`, not as `{name}`", param.wire_name)));
        };
        let (mut target_value, mut schema) = (&mut root, Some(param.schema.schema));
        for key in keys {
            let property_ref = schema.and_then(|schema| decode_text::property_schema(api, schema, key));
            schema = property_ref.map(|property_ref| property_ref.schema);
            let Value::Object(members) = target_value else {
                return Some(Err(format!("has both a value and nested members at `{name}`")));
            };
            target_value = members.entry(key).or_insert_with(|| Value::Object(Map::new()));
        }
        *target_value =
            schema.map_or_else(|| Value::from(text.as_str()), |schema| decode_text::parse_value(api, schema, &[text]));
    }
    is_present.then_some(Ok(root))
}

/// Adds a problem for each query parameter of the request that the document does not declare.
fn report_unknown_parameters(
    api: &Api,
    route_match: &RouteMatch<'_>,
    query: &[(String, String)],
    problems: &mut Vec<Problem>,
) {
    let params: Vec<&Param> =
        route_match.operation.params.iter().filter(|param| param.location == ParameterLocation::Query).collect();
    let is_exploded_object = |param: &Param| {
        param.style != Style::DeepObject && param.explode && parameter_type(api, param) == Some(JsonType::Object)
    };
    let exploded_properties: Vec<_> = params
        .iter()
        .filter(|param| is_exploded_object(param))
        .map(|param| decode_text::declared_properties(api, param.schema.schema))
        .collect();
    if exploded_properties.iter().any(|properties| properties.allows_additional) {
        return;
    }
    let is_declared = |name: &str| {
        let is_deep_object_key = |param: &&Param| {
            let after_name = name.strip_prefix(param.wire_name.as_str());
            param.style == Style::DeepObject && after_name.is_some_and(|after_name| after_name.starts_with('['))
        };
        params.iter().any(|param| param.wire_name == name || is_deep_object_key(param))
            || exploded_properties.iter().any(|properties| properties.names.iter().any(|declared| declared == name))
            || route_match.fixed_query.iter().any(|(fixed, _)| fixed == name)
            || security::credential_query_names(api).any(|credential_name| credential_name == name)
    };
    let mut reported_names: Vec<&str> = Vec::new();
    for (name, _) in query.iter().filter(|(name, _)| !is_declared(name)) {
        if reported_names.contains(&name.as_str()) {
            continue;
        }
        reported_names.push(name);
        let declared_names: Vec<&str> = params.iter().map(|param| param.wire_name.as_str()).collect();
        let suggestion = match nearest_name(name, &declared_names) {
            Some(nearest_name) => format!("; did you mean `{nearest_name}`?"),
            None => String::new(),
        };
        let operation_id = &route_match.operation.id;
        let message = format!("the operation `{operation_id}` has no query parameter `{name}`{suggestion}");
        problems.push(Problem { field: name.clone(), message });
    }
}

/// Returns the known name that is most similar to `name`. `None` if no name is similar enough.
fn nearest_name<'n>(name: &str, known_names: &[&'n str]) -> Option<&'n str> {
    let similarity = |known_name: &str| strsim::jaro_winkler(&name.to_lowercase(), &known_name.to_lowercase());
    let nearest_name =
        known_names.iter().copied().max_by(|one, other| similarity(one).total_cmp(&similarity(other)))?;
    (similarity(nearest_name) > 0.85).then_some(nearest_name)
}
