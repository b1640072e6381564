//! Creates a test for a generated crate. The test deserializes and serializes the examples of the document, and samples
//! of all schemas. The result must equal the original value, and unions must be decoded as the intended variant.
//!
//! Values that are not valid for their schema, both as a request and as a response, are skipped. Undeclared members are
//! removed from the values beforehand, since structs ignore them.

mod expected;
mod prune;

use std::collections::HashSet;

use serde_json::{Value, json};

pub use self::prune::remove_ignored_members;
use crate::{
    emit::type_path,
    ir::{Api, Content, SchemaId, Type, TypeKind, UnionTag},
    media_type::is_json,
    serve::{Extent, sample_value},
    validate::{Direction, is_valid_leniently},
};

/// The maximum number of examples that are used for one media type of a request body or response.
const MAX_EXAMPLES: usize = 24;

/// The source code and the data of a test for a generated crate. The test deserializes values and serializes them
/// again.
#[derive(Clone, Debug, Default)]
pub struct RoundTrips {
    /// The content of `tests/round_trips.rs`.
    pub test: String,
    /// The content of `tests/round_trips.jsonl`: one line of JSON for each value.
    pub samples: String,
    /// The number of values that the test deserializes and serializes.
    pub values: usize,
    /// The number of examples and samples that the test does not contain since they do not match their schema.
    pub skipped_count: usize,
}

/// Creates the test for the generated crate of an API. `package` is the name of the crate in Rust code. `None` if there
/// are no values to test.
#[must_use]
pub fn generate_tests(api: &Api, package: &str) -> Option<RoundTrips> {
    let mut test_cases = TestCases {
        api,
        types: Vec::new(),
        added_values: HashSet::new(),
        lines: String::new(),
        value_count: 0,
        skipped_count: 0,
    };
    for operation in &api.operations {
        let request_contents = operation.body.iter().flat_map(|body| &body.contents);
        for content in request_contents.chain(operation.responses.iter().flat_map(|response| &response.contents)) {
            test_cases.add_content(&operation.id, content);
        }
    }
    for (index, def) in (0..).zip(&api.types) {
        if let Some(schema) = def.schema.filter(|_| !matches!(def.kind, TypeKind::Choice(_) | TypeKind::Alias(_))) {
            test_cases.add_schema(&Type::Named(crate::ir::TypeId(index)), schema, &def.origin);
        }
    }
    let TestCases { types, lines, value_count, skipped_count: skipped_value_count, .. } = test_cases;
    (value_count > 0).then(|| {
        let test = render_test(api, &types, package);
        RoundTrips { test, samples: lines, values: value_count, skipped_count: skipped_value_count }
    })
}

/// Collects the values that the test deserializes and serializes.
struct TestCases<'a> {
    api: &'a Api,
    /// The Rust types as which the test deserializes values.
    types: Vec<Type>,
    /// The values that were already added: pairs of the index of the type and the value as JSON text.
    added_values: HashSet<(usize, String)>,
    /// The content of `tests/round_trips.jsonl`.
    lines: String,
    /// The number of values in `lines`.
    value_count: usize,
    /// The number of values that were skipped since they do not match their schema.
    skipped_count: usize,
}

impl TestCases<'_> {
    /// Adds the examples of a JSON body, and samples of its schema. A failure of the test names `operation_id`.
    fn add_content(&mut self, operation_id: &str, content: &Content) {
        let Some(schema) = content.schema.as_ref().map(|schema_ref| schema_ref.schema) else { return };
        if !is_json(&content.media_type) || !is_serializable(self.api, &content.ty) {
            return;
        }
        for example in content.examples.iter().take(MAX_EXAMPLES) {
            let value: Value = serde_json::from_str(example.value.as_str()).unwrap_or_default();
            self.add_value(&content.ty, schema, value, operation_id, None);
        }
        self.add_schema(&content.ty, schema, operation_id);
    }

    /// Adds samples of a schema. If the Rust type is an enum for a union, also adds samples of the schemas of all
    /// variants. A failure of the test names `origin`, an operation or a schema.
    fn add_schema(&mut self, ty: &Type, schema: SchemaId, origin: &str) {
        let type_kind = match ty {
            Type::Named(id) => Some(&self.api.type_def(*id).kind),
            _ => None,
        };
        for extent in [Extent::All, Extent::Required] {
            let mut value = sample_value(self.api, schema, extent);
            // A struct that is a variant of a union requires the discriminator value that the union assigns to it.
            if let (Some(TypeKind::Struct(record)), Value::Object(members)) = (type_kind, &mut value) {
                members.extend(record.constants.iter().cloned());
            }
            self.add_value(ty, schema, value, origin, None);
        }
        let Some(TypeKind::Union(union)) = type_kind else { return };
        for case in &union.cases {
            for candidate in &case.schemas {
                for extent in [Extent::All, Extent::Required] {
                    let mut value = sample_value(self.api, *candidate, extent);
                    if let (UnionTag::Property(path), Some(tag)) = (&union.tag, case.tags.first()) {
                        expected::set_tag(self.api, *candidate, &mut value, path, tag);
                    }
                    let variant_names = expected::expected_variants(self.api, union, &value);
                    self.add_value(ty, schema, value, origin, Some(&variant_names));
                }
            }
        }
    }

    /// Adds a value that the test deserializes as the type `ty`, unless the value does not match `schema`. If `ty` is
    /// an enum for a union, `variants` contains the names of the variants that are correct results.
    fn add_value(&mut self, ty: &Type, schema: SchemaId, mut value: Value, origin: &str, variants: Option<&[String]>) {
        // `null` is a value of the `Option` around a type, not of the type itself.
        if value.is_null() && matches!(ty, Type::Named(_)) {
            return;
        }
        let is_valid = |direction| is_valid_leniently(self.api, schema, &value, direction);
        if !is_valid(Direction::Request) || !is_valid(Direction::Response) {
            self.skipped_count += 1;
            return;
        }
        remove_ignored_members(self.api, &[schema], &mut value);
        let type_index = self.types.iter().position(|known_type| known_type == ty).unwrap_or_else(|| {
            self.types.push(ty.clone());
            self.types.len() - 1
        });
        if self.added_values.insert((type_index, value.to_string())) {
            let line = json!({ "type": type_index, "place": origin, "value": value, "variants": variants });
            self.lines.push_str(&line.to_string());
            self.lines.push('\n');
            self.value_count += 1;
        }
    }
}

/// Returns whether the Rust type implements serde's traits. For example, binary data, event streams, and enums with one
/// variant per status code or media type do not implement them.
fn is_serializable(api: &Api, ty: &Type) -> bool {
    match ty {
        Type::Named(id) => !matches!(api.type_def(*id).kind, TypeKind::Choice(_)),
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => is_serializable(api, inner),
        Type::Tuple(tuple) => tuple.item_types().all(|ty| is_serializable(api, ty)),
        Type::Primitive(primitive) => *primitive != crate::ir::Primitive::Binary,
        Type::Json | Type::Unit | Type::Event(_) => false,
    }
}

/// Returns the source code of the test: `template.rs` with the name of the crate, the types and the discriminators.
fn render_test(api: &Api, types: &[Type], package: &str) -> String {
    let type_rows =
        types.iter().flat_map(|ty| ["    round::<".to_owned(), type_path(api, ty, package), ">,\n".to_owned()]);
    let type_rows: String = type_rows.collect();
    let tag_set: HashSet<&str> = api
        .types
        .iter()
        .filter_map(|def| match &def.kind {
            TypeKind::Struct(record) => Some(record.constants.iter().map(|(name, _)| name.as_str())),
            _ => None,
        })
        .flatten()
        .collect();
    let mut tag_names: Vec<&str> = tag_set.into_iter().collect();
    tag_names.sort_unstable();
    include_str!("template.rs")
        .replace("PACKAGE", package)
        .replace("const TYPES: &[Round] = &[];", &format!("const TYPES: &[Round] = &[\n{type_rows}];"))
        .replace("const TAGS: &[&str] = &[];", &format!("const TAGS: &[&str] = &{tag_names:?};"))
}
