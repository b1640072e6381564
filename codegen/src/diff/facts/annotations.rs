//! Compares annotations: descriptions and other keywords that do not determine which values are valid.

use serde_json::Value;

use crate::{
    diff::change::{ChangeKind, Sides},
    ir::{Json, Schema},
};

use super::local::SchemaDifference;

/// A function that returns an annotation of a schema; `None` if the schema does not have the annotation.
type AnnotationGetter = fn(&Schema) -> Option<Value>;

/// The annotations other than extensions: pairs of the kind of change and a function that returns the annotation of a
/// schema.
const ANNOTATIONS: &[(ChangeKind, AnnotationGetter)] = &[
    (ChangeKind::Title, |schema| text_to_json(schema.title.as_deref())),
    (ChangeKind::Description, |schema| text_to_json(schema.description.as_deref())),
    (ChangeKind::ExternalDocs, |schema| schema.external_docs.as_ref().map(|docs| docs.url.as_str().into())),
    (ChangeKind::Example, |schema| schema.example.as_ref().map(Json::value)),
];

/// The extensions for which [`ChangeKind`] has a separate variant.
const KNOWN_EXTENSIONS: &[&str] = &["x-stability-level", "x-sunset", "x-extensible-enum"];

/// Compares the annotations that two schemas declare outside `allOf`. The module `all_of` compares the annotations that
/// entries of `allOf` declare.
pub(super) fn compare_annotations(
    declared: Sides<&Schema>,
    merged: Sides<&Schema>,
    differences: &mut Vec<SchemaDifference>,
) {
    for (kind, get) in ANNOTATIONS {
        if is_known_to_be_equal(declared, *kind) || (get(declared.base).is_none() && get(declared.head).is_none()) {
            continue;
        }
        let (before, after) = (get(merged.base), get(merged.head));
        if before != after {
            differences.push(SchemaDifference::new(*kind, merged, before, after));
        }
    }
    let (base, head) = (&declared.base.extensions, &declared.head.extensions);
    let extension_names = base.keys().chain(head.keys().filter(|name| !base.contains_key(*name)));
    for name in extension_names.filter(|name| !KNOWN_EXTENSIONS.contains(&name.as_str())) {
        let (before, after) = (merged.base.extensions.get(name), merged.head.extensions.get(name));
        if before != after {
            let difference = SchemaDifference::new(ChangeKind::Extension, merged, before.cloned(), after.cloned());
            differences.push(difference.with_name(name.as_str()));
        }
    }
}

/// Returns whether the annotation of this kind is equal in both schemas. This check avoids the conversion of unchanged
/// annotations to JSON; it may return `false` for equal annotations.
fn is_known_to_be_equal(declared: Sides<&Schema>, kind: ChangeKind) -> bool {
    match kind {
        ChangeKind::Title => declared.base.title == declared.head.title,
        ChangeKind::Description => declared.base.description == declared.head.description,
        ChangeKind::Example => declared.base.example == declared.head.example,
        _ => false,
    }
}

fn text_to_json(value: Option<&str>) -> Option<Value> {
    value.filter(|text| !text.is_empty()).map(Value::from)
}
