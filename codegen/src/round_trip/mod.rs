//! Creates a test for a generated crate. The test reads and writes every example of the document, and samples of every
//! schema. The written value must equal the original, and unions must be decoded as the intended variant.
//!
//! Values that do not match their schema as a request and as a response are skipped. Undeclared members are removed
//! before the test, since structs drop them, just as an older client drops members that a newer server sends.

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
    validate::{Direction, fits_some},
};

/// The maximum number of examples that are used from one content of an operation.
const MAX_SAMPLES: usize = 24;

/// The test of a generated crate.
#[derive(Clone, Debug, Default)]
pub struct RoundTrips {
    /// The content of `tests/round_trips.rs`.
    pub test: String,
    /// The content of `tests/round_trips.jsonl`, which has one line for each value.
    pub samples: String,
    /// The number of values that the test reads and writes.
    pub values: usize,
    /// The number of examples and samples that are skipped because they do not match their schema.
    pub unfit: usize,
}

/// Creates the test for an API that was lowered completely. `None` if there are no values to test.
///
/// `package` is the name of the generated crate in Rust code.
#[must_use]
pub fn generate_tests(api: &Api, package: &str) -> Option<RoundTrips> {
    let mut cases = TestCases { api, types: Vec::new(), seen: HashSet::new(), lines: String::new(), counts: (0, 0) };
    for operation in &api.operations {
        let bodies = operation.body.iter().flat_map(|body| &body.contents);
        for content in bodies.chain(operation.responses.iter().flat_map(|response| &response.contents)) {
            cases.add_content(&operation.id, content);
        }
    }
    for (index, def) in (0..).zip(&api.types) {
        if let Some(schema) = def.schema.filter(|_| !matches!(def.kind, TypeKind::Choice(_) | TypeKind::Alias(_))) {
            cases.add_schema(&Type::Named(crate::ir::TypeId(index)), schema, &def.origin);
        }
    }
    let TestCases { types, lines, counts: (values, unfit), .. } = cases;
    (values > 0).then(|| RoundTrips { test: test_source(api, &types, package), samples: lines, values, unfit })
}

struct TestCases<'a> {
    api: &'a Api,
    types: Vec<Type>,
    /// The values that were already added: pairs of the index of the type and the value as JSON text.
    seen: HashSet<(usize, String)>,
    lines: String,
    counts: (usize, usize),
}

impl TestCases<'_> {
    fn add_content(&mut self, id: &str, content: &Content) {
        let Some(schema) = content.schema.as_ref().map(|link| link.schema) else { return };
        if !is_json(&content.media_type) || !is_serializable(self.api, &content.ty) {
            return;
        }
        for example in content.examples.iter().take(MAX_SAMPLES) {
            let value: Value = serde_json::from_str(example.value.as_str()).unwrap_or_default();
            self.add_value(&content.ty, schema, value, id, None);
        }
        self.add_schema(&content.ty, schema, id);
    }

    fn add_schema(&mut self, ty: &Type, schema: SchemaId, place: &str) {
        let kind = match ty {
            Type::Named(id) => Some(&self.api.type_def(*id).kind),
            _ => None,
        };
        for extent in [Extent::All, Extent::Required] {
            let mut value = sample_value(self.api, schema, extent);
            // A struct that is a variant of a union requires the discriminator value that the union assigns to it.
            if let (Some(TypeKind::Struct(record)), Value::Object(members)) = (kind, &mut value) {
                members.extend(record.constants.iter().cloned());
            }
            self.add_value(ty, schema, value, place, None);
        }
        let Some(TypeKind::Union(union)) = kind else { return };
        for case in &union.cases {
            for candidate in &case.schemas {
                for extent in [Extent::All, Extent::Required] {
                    let mut value = sample_value(self.api, *candidate, extent);
                    if let (UnionTag::Property(path), Some(tag)) = (&union.tag, case.tags.first()) {
                        expected::set_tag(self.api, *candidate, &mut value, path, tag);
                    }
                    let names = expected::expected_variants(self.api, union, &value);
                    self.add_value(ty, schema, value, place, Some(&names));
                }
            }
        }
    }

    /// Adds a value if it matches its schema. `variants` are the names of the variants that the value may be decoded
    /// as, if the type is a union.
    fn add_value(&mut self, ty: &Type, schema: SchemaId, mut value: Value, place: &str, variants: Option<&[String]>) {
        // `null` is a value of the `Option` around a type, not of the type itself.
        if value.is_null() && matches!(ty, Type::Named(_)) {
            return;
        }
        let fits = |direction| fits_some(self.api, schema, &value, direction);
        if !fits(Direction::Request) || !fits(Direction::Response) {
            self.counts.1 += 1;
            return;
        }
        remove_ignored_members(self.api, &[schema], &mut value);
        let index = self.types.iter().position(|known| known == ty).unwrap_or_else(|| {
            self.types.push(ty.clone());
            self.types.len() - 1
        });
        if self.seen.insert((index, value.to_string())) {
            let line = json!({ "type": index, "place": place, "value": value, "variants": variants });
            self.lines.push_str(&line.to_string());
            self.lines.push('\n');
            self.counts.0 += 1;
        }
    }
}

/// Returns whether values of the type can be read and written with serde. Enums with one variant per status code or
/// media type cannot.
fn is_serializable(api: &Api, ty: &Type) -> bool {
    match ty {
        Type::Named(id) => !matches!(api.type_def(*id).kind, TypeKind::Choice(_)),
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => is_serializable(api, inner),
        Type::Tuple(tuple) => tuple.types().all(|ty| is_serializable(api, ty)),
        Type::Primitive(primitive) => *primitive != crate::ir::Primitive::Binary,
        Type::Json | Type::Unit | Type::Event(_) => false,
    }
}

fn test_source(api: &Api, types: &[Type], package: &str) -> String {
    let rows = types.iter().flat_map(|ty| ["    round::<".to_owned(), type_path(api, ty, package), ">,\n".to_owned()]);
    let rows: String = rows.collect();
    let tags: HashSet<&str> = api
        .types
        .iter()
        .filter_map(|def| match &def.kind {
            TypeKind::Struct(record) => Some(record.constants.iter().map(|(name, _)| name.as_str())),
            _ => None,
        })
        .flatten()
        .collect();
    let mut tags: Vec<&str> = tags.into_iter().collect();
    tags.sort_unstable();
    include_str!("template.rs")
        .replace("PACKAGE", package)
        .replace("const TYPES: &[Round] = &[];", &format!("const TYPES: &[Round] = &[\n{rows}];"))
        .replace("const TAGS: &[&str] = &[];", &format!("const TAGS: &[&str] = &{tags:?};"))
}
