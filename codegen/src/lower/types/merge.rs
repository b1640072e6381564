//! `allOf`: one schema out of several. What they say together is what the type must hold.

use indexmap::{IndexMap, IndexSet};

use crate::ir::{Additional, Api, Bounds, Discriminator, JsonType, Link, Schema, SchemaId};

/// A schema with its `allOf` taken in.
#[derive(Clone, Debug, Default)]
pub(super) struct Merged {
    /// The schemas that it comes from, the outermost first.
    pub(super) from: Vec<SchemaId>,
    pub(super) types: Vec<JsonType>,
    pub(super) nullable: bool,
    pub(super) format: Option<String>,
    pub(super) values: Option<Vec<serde_json::Value>>,
    pub(super) bounds: Bounds,
    pub(super) properties: IndexMap<String, Link>,
    pub(super) required: IndexSet<String>,
    pub(super) additional: Additional,
    pub(super) items: Option<Link>,
    /// `oneOf` and `anyOf`, each a group of alternatives.
    pub(super) groups: Vec<Vec<Link>>,
    pub(super) discriminator: Option<Box<Discriminator>>,
    /// Types that exclude each other: no value fits.
    pub(super) contradicts: bool,
}

impl Merged {
    /// What a schema and all of its `allOf` say.
    pub(super) fn of(api: &Api, id: SchemaId) -> Self {
        let mut merged = Self::default();
        merged.add(api, id);
        merged
    }

    /// Whether the schema only stands for another: an `allOf` with one element, and annotations.
    pub(super) fn wraps(schema: &Schema) -> Option<&Link> {
        let bare = schema.types.is_empty()
            && schema.properties.is_empty()
            && schema.required.is_empty()
            && schema.values.is_none()
            && schema.items.is_none()
            && schema.one_of.is_empty()
            && schema.any_of.is_empty()
            && schema.additional == Additional::Unsaid
            && schema.discriminator.is_none();
        match (bare, schema.all_of.as_slice(), schema.one_of.as_slice()) {
            (true, [only], _) => Some(only),
            _ => None,
        }
    }

    /// Takes in one more schema. A schema that contains itself through `allOf` is taken once.
    pub(super) fn add(&mut self, api: &Api, id: SchemaId) {
        if self.from.contains(&id) {
            return;
        }
        self.from.push(id);
        let schema = api.schema(id);
        // The parts come first, so that what stands beside `allOf` has the last word.
        for part in &schema.all_of {
            self.add(api, part.schema);
        }
        self.narrow_types(&schema.types);
        self.nullable |= schema.nullable;
        self.format = schema.format.clone().or(self.format.take());
        self.narrow_values(schema.values.as_ref());
        self.take_bounds(&schema.bounds);
        for (name, link) in &schema.properties {
            let known = self.properties.get(name).is_some_and(|known| says_more(api, known, link));
            if !known {
                self.properties.insert(name.clone(), link.clone());
            }
        }
        self.required.extend(schema.required.iter().cloned());
        if schema.additional != Additional::Unsaid && !matches!(self.additional, Additional::Schema(_)) {
            self.additional = schema.additional.clone();
        }
        self.items = schema.items.clone().or(self.items.take());
        for group in [&schema.one_of, &schema.any_of] {
            if !group.is_empty() {
                self.groups.push(group.clone());
            }
        }
        self.discriminator = schema.discriminator.clone().or(self.discriminator.take());
    }

    fn narrow_types(&mut self, types: &[JsonType]) {
        if self.types.is_empty() {
            self.types = types.to_vec();
        } else if !types.is_empty() {
            let number = |ty: &JsonType| *ty == JsonType::Number;
            let integers = types.contains(&JsonType::Integer) && self.types.iter().any(number)
                || self.types.contains(&JsonType::Integer) && types.iter().any(number);
            self.types.retain(|ty| types.contains(ty));
            if self.types.is_empty() {
                self.contradicts = !integers;
                self.types = if integers { vec![JsonType::Integer] } else { types.to_vec() };
            }
        }
    }

    fn narrow_values(&mut self, values: Option<&Vec<serde_json::Value>>) {
        let Some(values) = values else { return };
        match &mut self.values {
            None => self.values = Some(values.clone()),
            Some(known) => {
                if known.iter().any(|value| values.contains(value)) {
                    known.retain(|value| values.contains(value));
                } else {
                    known.clone_from(values);
                }
            }
        }
    }

    fn take_bounds(&mut self, bounds: &Bounds) {
        let mine = &mut self.bounds;
        if bounds.minimum.is_some() {
            mine.minimum.clone_from(&bounds.minimum);
            mine.exclusive_minimum = bounds.exclusive_minimum;
        }
        if bounds.maximum.is_some() {
            mine.maximum.clone_from(&bounds.maximum);
            mine.exclusive_maximum = bounds.exclusive_maximum;
        }
        mine.multiple_of = bounds.multiple_of.clone().or(mine.multiple_of.take());
        mine.min_length = bounds.min_length.or(mine.min_length);
        mine.max_length = bounds.max_length.or(mine.max_length);
        mine.pattern = bounds.pattern.clone().or(mine.pattern.take());
        mine.min_items = bounds.min_items.or(mine.min_items);
        mine.max_items = bounds.max_items.or(mine.max_items);
        mine.unique_items |= bounds.unique_items;
        mine.min_properties = bounds.min_properties.or(mine.min_properties);
        mine.max_properties = bounds.max_properties.or(mine.max_properties);
    }

    /// Whether it describes an object with members of its own.
    pub(super) fn is_struct(&self) -> bool {
        !self.properties.is_empty()
            && (self.types.is_empty() || self.types.contains(&JsonType::Object))
            && self.types.len() <= 1
    }
}

/// Whether the property that is known says what the new one only repeats without a type.
fn says_more(api: &Api, known: &Link, new: &Link) -> bool {
    if known.schema == new.schema {
        return true;
    }
    let new = api.schema(new.schema);
    let known = api.schema(known.schema);
    let untyped = |schema: &Schema| {
        schema.types.is_empty()
            && schema.properties.is_empty()
            && schema.all_of.is_empty()
            && schema.one_of.is_empty()
            && schema.any_of.is_empty()
            && schema.values.is_none()
    };
    untyped(new) && !untyped(known)
}
