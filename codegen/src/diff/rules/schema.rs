//! Properties, compositions, discriminators: the shape of schemas.

use crate::{
    diff::{
        change::{Action, Part, What},
        facts::moved,
    },
    ir::{Location, Schema},
};

use super::{apply::Asked, scope::Scope};

/// Whether the rules here are about this kind of change.
pub(super) fn knows(what: What) -> bool {
    use What::{
        AdditionalProperties, AllOf, AllOfAnnotation, AnyOf, Discriminator, DiscriminatorMapping,
        DiscriminatorProperty, Items, Not, OneOf, Property, PropertyName, RequiredProperty, Types, Wrapped,
    };
    matches!(
        what,
        AdditionalProperties
            | AllOf
            | AllOfAnnotation
            | AnyOf
            | Discriminator
            | DiscriminatorMapping
            | DiscriminatorProperty
            | Items
            | Not
            | OneOf
            | Property
            | PropertyName
            | RequiredProperty
            | Types
            | Wrapped
    )
}

pub(super) fn ids(asked: &Asked<'_>, scope: Scope) -> Vec<String> {
    let action = asked.change.action();
    let verb = if action == Action::Added { "added" } else { "removed" };
    let suffix = match asked.change.what {
        What::Property => return property(asked, scope, action),
        What::RequiredProperty => return required(asked, scope, action),
        What::PropertyName => return vec!["property-renamed".to_owned()],
        What::Wrapped => return wrapped(scope, action),
        What::Types if action == Action::Added => "list-of-types-widened".to_owned(),
        What::Types => "list-of-types-narrowed".to_owned(),
        What::OneOf => format!("one-of-{verb}"),
        What::AnyOf => format!("any-of-{verb}"),
        What::AllOf => format!("all-of-{verb}"),
        What::AllOfAnnotation => format!("all-of-{verb}-annotation-only"),
        What::AdditionalProperties => additional(asked).to_owned(),
        What::Items => format!("items-{verb}"),
        What::Discriminator if action == Action::Changed => "discriminator-property-name-changed".to_owned(),
        What::Discriminator => format!("discriminator-{verb}"),
        What::DiscriminatorProperty => "discriminator-property-name-changed".to_owned(),
        What::DiscriminatorMapping => match action {
            Action::Added => "discriminator-mapping-added".to_owned(),
            Action::Removed => "discriminator-mapping-deleted".to_owned(),
            Action::Changed => "discriminator-mapping-changed".to_owned(),
        },
        _ => "not-changed".to_owned(),
    };
    vec![scope.id(&suffix)]
}

fn property(asked: &Asked<'_>, scope: Scope, action: Action) -> Vec<String> {
    let (Some(schemas), Some(name)) = (asked.schemas(), asked.change.name.as_deref()) else { return Vec::new() };
    if is_moved(asked, name) {
        return vec!["property-moved-into-one-of".to_owned()];
    }
    let new = action == Action::Added;
    let (api, holder) = if new { (asked.apis.head, &schemas.head) } else { (asked.apis.base, &schemas.base) };
    let Some(schema) = holder.properties.get(name).map(|link| api.schema(link.schema)) else { return Vec::new() };
    let required = holder.required.contains(name);
    vec![match scope {
        Scope::RequestBody | Scope::RequestProperty => request_property(new, required, schema),
        Scope::RequestParameter | Scope::RequestParameterProperty => parameter_property(asked, new, required, schema),
        _ => response_property(new, required, schema),
    }]
}

fn is_moved(asked: &Asked<'_>, name: &str) -> bool {
    let Some(schemas) = asked.schemas() else { return false };
    moved(asked.apis.head, &schemas.base, &schemas.head).contains(name)
}

fn request_property(new: bool, required: bool, schema: &Schema) -> String {
    let id = match (new, required) {
        _ if schema.read_only => "request-read-only-property-changed",
        (false, _) => "request-property-removed",
        (true, false) => "new-optional-request-property",
        (true, true) if schema.default.is_some() => "new-required-request-property-with-default",
        (true, true) => "new-required-request-property",
    };
    id.to_owned()
}

fn parameter_property(asked: &Asked<'_>, new: bool, required: bool, schema: &Schema) -> String {
    let header = matches!(asked.change.place.part, Part::Parameter(Location::Header, _));
    let id = match (new, required) {
        _ if schema.read_only => "request-read-only-property-changed",
        (true, true) if header => "new-required-request-header-property",
        (true, true) => "new-required-request-parameter-property",
        (true, false) => "new-optional-request-parameter-property",
        (false, _) => "request-parameter-property-removed",
    };
    id.to_owned()
}

fn response_property(new: bool, required: bool, schema: &Schema) -> String {
    let need = if required { "required" } else { "optional" };
    let guard = if schema.write_only { "-write-only" } else { "" };
    let verb = if new { "added" } else { "removed" };
    format!("response-{need}{guard}-property-{verb}")
}

fn required(asked: &Asked<'_>, scope: Scope, action: Action) -> Vec<String> {
    let (Some(schemas), Some(name)) = (asked.schemas(), asked.change.name.as_deref()) else { return Vec::new() };
    let Some(schema) = schemas.head.properties.get(name).map(|link| asked.apis.head.schema(link.schema)) else {
        return Vec::new();
    };
    let verb = if action == Action::Added { "became-required" } else { "became-optional" };
    let header = matches!(asked.change.place.part, Part::Parameter(Location::Header, _));
    vec![match scope {
        _ if scope.is_request() && schema.read_only => "request-read-only-property-changed".to_owned(),
        Scope::RequestBody | Scope::RequestProperty if action == Action::Added && schema.default.is_some() => {
            "request-property-became-required-with-default".to_owned()
        }
        Scope::RequestBody | Scope::RequestProperty => format!("request-property-{verb}"),
        Scope::RequestParameter | Scope::RequestParameterProperty if header && action == Action::Added => {
            "request-header-property-became-required".to_owned()
        }
        Scope::RequestParameter | Scope::RequestParameterProperty => format!("request-parameter-property-{verb}"),
        _ if schema.write_only => format!("response-write-only-property-{verb}"),
        _ => format!("response-property-{verb}"),
    }]
}

/// An object that became a `oneOf`; the way back is a `type` that is new and alternatives that are gone.
fn wrapped(scope: Scope, action: Action) -> Vec<String> {
    let body = if scope.is_request() { Scope::RequestBody } else { Scope::ResponseBody };
    if action == Action::Added {
        return vec![body.id("wrapped-in-one-of")];
    }
    let types = if scope.is_request() { "type-changed" } else { "type-specialized" };
    vec![scope.id(types), scope.id("one-of-removed")]
}

fn additional(asked: &Asked<'_>) -> &'static str {
    let word = |value: &Option<serde_json::Value>| {
        value.as_ref().and_then(serde_json::Value::as_str).map_or("any", |word| word).to_owned()
    };
    match (word(&asked.change.before).as_str(), word(&asked.change.after).as_str()) {
        (before, after) if before == after => "additional-properties-said",
        (_, "any") | ("none", "schema") => "additional-properties-opened",
        _ => "additional-properties-closed",
    }
}
