//! Everything outside of schemas: operations, parameters, bodies, responses, headers, security, documentation.

use crate::{
    diff::{
        change::{Action, Part, What},
        facts::{contains, same_parameters},
    },
    ir::{Location, Status},
};

use super::{apply::Asked, lifecycle};

pub(super) fn ids(asked: &Asked<'_>) -> Vec<String> {
    let change = asked.change;
    let verb = match change.action() {
        Action::Added => "added",
        Action::Removed => "removed",
        Action::Changed => "changed",
    };
    let id = match change.what {
        What::Operation if verb == "added" => "endpoint-added".to_owned(),
        What::Operation => lifecycle::operation_removed(asked),
        What::OperationId => operation_id(asked),
        What::Tag => format!("api-tag-{verb}"),
        What::Security | What::SecurityScope => security(asked, verb),
        What::Server => format!("server-{verb}"),
        What::Version => "document-version-changed".to_owned(),
        What::Parameter if verb == "added" => new_parameter(asked),
        What::Parameter => lifecycle::parameter_removed(asked),
        What::Required => required(asked, verb),
        What::Style | What::Explode | What::AllowReserved | What::ParameterContent => {
            "request-parameter-serialization-changed".to_owned()
        }
        What::AllowEmptyValue if verb == "removed" => "request-parameter-became-not-empty".to_owned(),
        What::AllowEmptyValue => "request-parameter-may-be-empty".to_owned(),
        What::RequestBody => request_body(asked, verb),
        What::MediaType => media_type(asked, verb),
        What::MediaTypeName => media_type_name(asked),
        What::Schema if in_request(asked) => format!("request-body-media-type-schema-{verb}"),
        What::Schema => format!("response-body-media-type-schema-{verb}"),
        What::Encoding if in_request(asked) => "request-body-encoding-changed".to_owned(),
        What::Response => response(asked, verb),
        What::Header => header(asked, verb),
        What::Component if verb == "added" => "api-schema-added".to_owned(),
        What::Component => "api-schema-removed".to_owned(),
        What::ComponentName => "api-schema-renamed".to_owned(),
        What::SecurityScheme => format!("api-security-component-{verb}"),
        What::SecuritySchemeType => "api-security-component-type-changed".to_owned(),
        What::SecuritySchemeDetail => "api-security-component-changed".to_owned(),
        What::OauthFlow => format!("api-security-component-flow-{verb}"),
        What::OauthAuthorizationUrl => "api-security-component-oauth-url-changed".to_owned(),
        What::OauthTokenUrl => "api-security-component-oauth-token-url-changed".to_owned(),
        What::OauthScope => format!("api-security-component-oauth-scope-{verb}"),
        What::Extension => "extension-changed".to_owned(),
        _ => "documentation-changed".to_owned(),
    };
    if id.is_empty() { Vec::new() } else { vec![id] }
}

fn operation_id(asked: &Asked<'_>) -> String {
    // A changed name is gone for callers, as a missing one is.
    let verb = if asked.change.action() == Action::Added { "added" } else { "removed" };
    format!("api-operation-id-{verb}")
}

fn security(asked: &Asked<'_>, verb: &str) -> String {
    let global = if asked.change.place.operation.is_none() { "global-" } else { "" };
    let scope = if asked.change.what == What::SecurityScope { "scope-" } else { "" };
    if asked.change.name.as_deref() == Some("") {
        return format!("api-{global}anonymous-{verb}");
    }
    format!("api-{global}security-{scope}{verb}")
}

fn new_parameter(asked: &Asked<'_>) -> String {
    let Some(param) = asked.params().head else { return String::new() };
    let id = match (param.location, param.shared, param.required) {
        (Location::Path, ..) => "new-request-path-parameter",
        (_, true, true) => "new-required-request-default-parameter-to-existing-path",
        (_, true, false) => "new-optional-request-default-parameter-to-existing-path",
        (_, false, true) => "new-required-request-parameter",
        (_, false, false) => "new-optional-request-parameter",
    };
    id.to_owned()
}

fn required(asked: &Asked<'_>, verb: &str) -> String {
    let now = if verb == "added" { "became-required" } else { "became-optional" };
    match asked.change.place.part {
        Part::Parameter(..) => format!("request-parameter-{now}"),
        Part::ResponseHeader(..) => format!("response-header-{now}"),
        _ => format!("request-body-{now}"),
    }
}

fn request_body(asked: &Asked<'_>, verb: &str) -> String {
    if verb == "removed" {
        return "request-body-removed".to_owned();
    }
    let required = asked.change.after.as_ref().is_some_and(|body| body["required"] == true);
    format!("request-body-added-{}", if required { "required" } else { "optional" })
}

fn in_request(asked: &Asked<'_>) -> bool {
    matches!(asked.change.place.part, Part::RequestContent(_) | Part::RequestBody)
}

fn media_type(asked: &Asked<'_>, verb: &str) -> String {
    let part = if in_request(asked) { "request-body" } else { "response" };
    format!("{part}-media-type-{verb}")
}

fn media_type_name(asked: &Asked<'_>) -> String {
    let text = |value: &Option<serde_json::Value>| {
        value.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default().to_owned()
    };
    let (before, after) = (text(&asked.change.before), text(&asked.change.after));
    let part = if in_request(asked) { "request-body" } else { "response" };
    let what = match (same_parameters(&before, &after), contains(&before, &after)) {
        (false, _) => "changed",
        (true, true) => "specialized",
        (true, false) => "generalized",
    };
    format!("{part}-media-type-name-{what}")
}

fn response(asked: &Asked<'_>, verb: &str) -> String {
    let status = match asked.change.place.part {
        Part::Response(status) => status,
        _ => Status::Default,
    };
    let kind = if status.is_success() { "success" } else { "non-success" };
    format!("response-{kind}-status-{verb}")
}

fn header(asked: &Asked<'_>, verb: &str) -> String {
    if verb == "added" {
        return "response-header-added".to_owned();
    }
    let required = asked.change.before.as_ref().is_some_and(|header| header["required"] == true);
    format!("{}-response-header-removed", if required { "required" } else { "optional" })
}
