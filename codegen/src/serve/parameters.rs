//! Parses and validates the parameters of a request.

use http::StatusCode;
use serde_json::{Map, Value};

use super::{
    Problem, Refusal, Request, cookies, decode_text, percent_decode, query_pairs, route::RouteMatch, security,
};
use crate::{
    ir::{Api, JsonType, Param, ParameterLocation, Style},
    validate::{Direction, validate, violated_exclusions},
};

/// Rejects a request whose parameters are missing, invalid or not declared.
pub(super) fn check_parameters(api: &Api, matched: &RouteMatch<'_>, request: &Request) -> Result<(), Refusal> {
    let query = query_pairs(request.uri().query().unwrap_or_default());
    let cookies = cookies(request);
    let mut problems = Vec::new();
    for (index, param) in matched.operation.params.iter().enumerate() {
        let value = match param.location {
            ParameterLocation::Path => {
                let found = matched.path_values.iter().find(|(param, _)| *param == index);
                found.map(|(_, text)| parse_path_parameter(api, param, text))
            }
            ParameterLocation::Query => parse_pairs(api, param, &query),
            ParameterLocation::Cookie => parse_pairs(api, param, &cookies),
            ParameterLocation::Header => parse_header_parameter(api, param, request),
            ParameterLocation::QueryString => parse_query_string(api, param, request.uri().query().unwrap_or_default()),
        };
        check_parameter(api, param, value, &mut problems);
    }
    let is_query_string = |param: &Param| param.location == ParameterLocation::QueryString;
    if !matched.operation.params.iter().any(is_query_string) {
        report_unknown_parameters(api, matched, &query, &mut problems);
    }
    let is_set = |name: &str| query.iter().any(|(given_name, _)| given_name == name);
    for names in violated_exclusions(&matched.operation.extensions, is_set) {
        let message = format!("at most one of the query parameters {names} may be set");
        problems.push(Problem { field: String::new(), message });
    }
    if problems.is_empty() { Ok(()) } else { Err(Refusal { status: StatusCode::BAD_REQUEST, problems }) }
}

/// Validates the value of one parameter. `value` is `None` if the parameter is absent, and an error message if its text
/// cannot be converted. Messages begin with the location and the name of the parameter.
fn check_parameter(api: &Api, param: &Param, value: Option<Result<Value, String>>, problems: &mut Vec<Problem>) {
    let subject = format!("the {} parameter `{}`", param.location.name(), param.wire_name);
    let mut add_problem = |path: &str, message: String| {
        let path = if path.is_empty() || path.starts_with('[') { path.to_owned() } else { format!(".{path}") };
        problems.push(Problem { field: format!("{}{path}", param.wire_name), message });
    };
    match value {
        None if param.required => add_problem("", format!("{subject} is missing")),
        None => {}
        Some(Err(reason)) => add_problem("", format!("{subject} {reason}")),
        Some(Ok(Value::String(text))) if text.is_empty() && param.allow_empty => {}
        Some(Ok(json)) => {
            for violation in validate(api, param.schema.schema, &json, Direction::Request) {
                let position =
                    if violation.path.is_empty() { String::new() } else { format!(" at `{}`", violation.path) };
                add_problem(&violation.path, format!("{subject}{position} {}", violation.message));
            }
        }
    }
}

/// Returns the JSON type to which the text of a parameter is converted: a scalar type if the schema allows one,
/// otherwise an array or object. `None` if any type is allowed.
fn type_of_parameter(api: &Api, param: &Param) -> Option<JsonType> {
    let types = decode_text::allowed_types(api, param.schema.schema);
    let scalar = types.iter().find(|json_type| !matches!(json_type, JsonType::Array | JsonType::Object));
    scalar.or(types.first()).copied()
}

/// Converts the pieces of a parameter's text, such as `["1", "2"]` for `1,2`, to a list, an object or a scalar.
fn parse_pieces<'t>(api: &Api, param: &Param, pieces: &[&'t str]) -> Result<Value, String> {
    let schema = param.schema.schema;
    match type_of_parameter(api, param) {
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

/// Returns whether the text of a parameter is converted to a scalar.
fn is_scalar(api: &Api, param: &Param) -> bool {
    !matches!(type_of_parameter(api, param), Some(JsonType::Array | JsonType::Object))
}

/// Splits the text of a parameter at `separator`, unless the parameter is a scalar, and converts the pieces.
fn parse_separated(api: &Api, param: &Param, text: &str, separator: char) -> Result<Value, String> {
    let texts: Vec<&str> = if is_scalar(api, param) { vec![text] } else { text.split(separator).collect() };
    parse_pieces(api, param, &texts)
}

fn parse_json(text: &str) -> Result<Value, String> {
    serde_json::from_str(text).map_err(|error| format!("must be JSON: {error}"))
}

/// Converts the text of a path parameter. The error is a reason that follows the name of the parameter in a message.
fn parse_path_parameter(api: &Api, param: &Param, text: &str) -> Result<Value, String> {
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
            let strip_name = |piece: &str| piece.strip_prefix(&name).map(str::to_owned);
            if param.explode && type_of_parameter(api, param) == Some(JsonType::Object) {
                return parse_pieces(api, param, &rest.split(';').collect::<Vec<_>>());
            }
            if param.explode && !is_scalar(api, param) {
                let items: Option<Vec<String>> = rest.split(';').map(strip_name).collect();
                let items = items.ok_or_else(|| format!("must contain `;{name}…` for each item"))?;
                return parse_pieces(api, param, &items.iter().map(String::as_str).collect::<Vec<_>>());
            }
            parse_separated(api, param, &strip_name(rest).ok_or_else(|| format!("must begin with `;{name}`"))?, ',')
        }
        _ => parse_separated(api, param, text, ','),
    }
}

/// Converts the complete query to the value of a parameter with `in: querystring`. `None` if the query is empty.
fn parse_query_string(api: &Api, param: &Param, query: &str) -> Option<Result<Value, String>> {
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

/// Converts the values of a header field. `None` if the header field is absent.
fn parse_header_parameter(api: &Api, param: &Param, request: &Request) -> Option<Result<Value, String>> {
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
    if is_scalar(api, param) {
        return Some(parse_pieces(api, param, &[&text]));
    }
    Some(parse_pieces(api, param, &text.split(',').map(str::trim).collect::<Vec<_>>()))
}

/// Converts the pairs of a query or of cookies to the value of a parameter. `None` if the parameter is absent.
fn parse_pairs(api: &Api, param: &Param, pairs: &[(String, String)]) -> Option<Result<Value, String>> {
    let schema = param.schema.schema;
    if param.style == Style::DeepObject {
        return parse_deep_object(api, param, pairs);
    }
    let texts: Vec<&str> =
        pairs.iter().filter(|(name, _)| *name == param.wire_name).map(|(_, text)| text.as_str()).collect();
    if param.is_json() {
        return texts.first().map(|text| parse_json(text));
    }
    let json_type = type_of_parameter(api, param);
    if json_type == Some(JsonType::Object) && param.explode {
        let (names, allows_additional) = decode_text::property_names(api, schema);
        let matching_pairs = pairs.iter().filter(|(name, _)| names.contains(name) || allows_additional);
        let members: Vec<(&str, &str)> = matching_pairs.map(|(name, text)| (name.as_str(), text.as_str())).collect();
        return (!members.is_empty()).then(|| Ok(decode_text::parse_object(api, schema, members.into_iter())));
    }
    let first = *texts.first()?;
    if json_type == Some(JsonType::Array) && param.explode {
        return Some(Ok(decode_text::parse_list(api, schema, texts.into_iter())));
    }
    if texts.len() > 1 {
        return Some(Err(format!("occurs {} times, but at most once is allowed", texts.len())));
    }
    let separator = match param.style {
        Style::SpaceDelimited => ' ',
        Style::PipeDelimited => '|',
        Style::TabDelimited => '\t',
        _ => ',',
    };
    Some(parse_separated(api, param, first, separator))
}

/// Parses a parameter with the style `deepObject`: `a[b]=1&a[c][d]=2` → `{"b": 1, "c": {"d": 2}}`. `None` if the
/// parameter is absent.
fn parse_deep_object(api: &Api, param: &Param, pairs: &[(String, String)]) -> Option<Result<Value, String>> {
    let mut root = Value::Object(Map::new());
    let mut is_present = false;
    for (name, text) in pairs {
        let Some(rest) = name.strip_prefix(param.wire_name.as_str()).filter(|rest| rest.starts_with('[')) else {
            continue;
        };
        is_present = true;
        let keys: Option<Vec<&str>> =
            rest.split_terminator(']').map(|key| key.strip_prefix('[')).collect::<Option<Vec<_>>>();
        let Some(keys) = keys.filter(|_| rest.ends_with(']')) else {
            return Some(Err(format!("must be written as `{}[key]=value`, not as `{name}`", param.wire_name)));
        };
        let (mut target, mut schema) = (&mut root, Some(param.schema.schema));
        for key in keys {
            schema = schema.and_then(|schema| decode_text::property_schema(api, schema, key)).map(|link| link.schema);
            let Value::Object(members) = target else {
                return Some(Err(format!("has both a value and nested members at `{name}`")));
            };
            target = members.entry(key).or_insert_with(|| Value::Object(Map::new()));
        }
        *target =
            schema.map_or_else(|| Value::from(text.as_str()), |schema| decode_text::parse_value(api, schema, &[text]));
    }
    is_present.then_some(Ok(root))
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
    // With `explode`, the members of an object are separate query parameters.
    let is_exploded_object = |param: &Param| {
        param.style != Style::DeepObject && param.explode && type_of_parameter(api, param) == Some(JsonType::Object)
    };
    let exploded_names: Vec<_> = params
        .iter()
        .filter(|param| is_exploded_object(param))
        .map(|param| decode_text::property_names(api, param.schema.schema))
        .collect();
    if exploded_names.iter().any(|(_, allows_additional)| *allows_additional) {
        return;
    }
    let is_declared = |name: &str| {
        let is_deep_object_key = |param: &&Param| {
            let rest = name.strip_prefix(param.wire_name.as_str());
            param.style == Style::DeepObject && rest.is_some_and(|rest| rest.starts_with('['))
        };
        params.iter().any(|param| param.wire_name == name || is_deep_object_key(param))
            || exploded_names.iter().any(|(names, _)| names.iter().any(|known| known == name))
            || matched.fixed_query.iter().any(|(fixed, _)| fixed == name)
            || security::query_names(api).any(|known| known == name)
    };
    let mut reported: Vec<&str> = Vec::new();
    for (name, _) in query.iter().filter(|(name, _)| !is_declared(name)) {
        if reported.contains(&name.as_str()) {
            continue;
        }
        reported.push(name);
        let names: Vec<&str> = params.iter().map(|param| param.wire_name.as_str()).collect();
        let suggestion = match nearest_name(name, &names) {
            Some(near) => format!("; did you mean `{near}`?"),
            None => String::new(),
        };
        let message = format!("the operation `{}` has no query parameter `{name}`{suggestion}", matched.operation.id);
        problems.push(Problem { field: name.clone(), message });
    }
}

/// Returns the known name that is most similar to `name`. `None` if no name is similar enough.
fn nearest_name<'n>(name: &str, known: &[&'n str]) -> Option<&'n str> {
    let similarity = |known: &str| strsim::jaro_winkler(&name.to_lowercase(), &known.to_lowercase());
    let best = known.iter().copied().max_by(|one, other| similarity(one).total_cmp(&similarity(other)))?;
    (similarity(best) > 0.85).then_some(best)
}
