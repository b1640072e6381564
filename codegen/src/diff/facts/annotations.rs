//! Compares annotations: descriptions and other keywords that do not affect values.

use serde_json::Value;

use crate::{
    diff::change::{ChangeKind, Sides},
    ir::{Json, Schema},
};

use super::local::SchemaDifference;

/// A function that returns an annotation; `None` if it is absent.
type AnnotationGetter = fn(&Schema) -> Option<Value>;

const ANNOTATIONS: &[(ChangeKind, AnnotationGetter)] = &[
    (ChangeKind::Title, |schema| optional_text(schema.title.as_deref())),
    (ChangeKind::Description, |schema| optional_text(schema.description.as_deref())),
    (ChangeKind::ExternalDocs, |schema| schema.external_docs.as_ref().map(|docs| docs.url.as_str().into())),
    (ChangeKind::Example, |schema| schema.example.as_ref().map(Json::value)),
];

/// The extensions for which [`ChangeKind`] has a separate variant.
const KNOWN_EXTENSIONS: &[&str] = &["x-stability-level", "x-sunset", "x-extensible-enum"];

/// Compares annotations. Those declared only in entries of `allOf` are compared by the `all_of` module.
pub(super) fn compare_annotations(own: Sides<&Schema>, merged: Sides<&Schema>, out: &mut Vec<SchemaDifference>) {
    for (kind, get) in ANNOTATIONS {
        if is_same(own, *kind) || (get(own.base).is_none() && get(own.head).is_none()) {
            continue;
        }
        let (before, after) = (get(merged.base), get(merged.head));
        if before != after {
            out.push(SchemaDifference::new(*kind, merged, before, after));
        }
    }
    let (base, head) = (&own.base.extensions, &own.head.extensions);
    let names = base.keys().chain(head.keys().filter(|name| !base.contains_key(*name)));
    for name in names.filter(|name| !KNOWN_EXTENSIONS.contains(&name.as_str())) {
        let (before, after) = (merged.base.extensions.get(name), merged.head.extensions.get(name));
        if before != after {
            let local = SchemaDifference::new(ChangeKind::Extension, merged, before.cloned(), after.cloned());
            out.push(local.with_name(name.as_str()));
        }
    }
}

/// Returns whether an annotation is known to be the same on both sides. This avoids converting annotations to JSON,
/// since most annotations are unchanged.
fn is_same(own: Sides<&Schema>, kind: ChangeKind) -> bool {
    match kind {
        ChangeKind::Title => own.base.title == own.head.title,
        ChangeKind::Description => own.base.description == own.head.description,
        ChangeKind::Example => own.base.example == own.head.example,
        _ => false,
    }
}

fn optional_text(value: Option<&str>) -> Option<Value> {
    value.filter(|text| !text.is_empty()).map(Value::from)
}
