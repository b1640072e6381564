//! `allOf`: one schema out of several. What they say together is what the type must hold.

use std::borrow::Cow;

use indexmap::{IndexMap, IndexSet};

use crate::ir::{Additional, Api, Bounds, Discriminator, JsonType, Link, Schema, SchemaId};

/// A schema with its `allOf` taken in. What one schema says alone is borrowed from it.
#[derive(Debug)]
pub(super) struct Merged<'a> {
    /// The schemas that it comes from, the outermost first.
    pub(super) from: Vec<SchemaId>,
    pub(super) types: Cow<'a, [JsonType]>,
    pub(super) nullable: bool,
    pub(super) format: Option<&'a str>,
    pub(super) values: Option<Cow<'a, [serde_json::Value]>>,
    pub(super) bounds: Bounds,
    pub(super) properties: Cow<'a, IndexMap<String, Link>>,
    pub(super) required: Cow<'a, IndexSet<String>>,
    pub(super) additional: &'a Additional,
    pub(super) items: Option<&'a Link>,
    /// `oneOf` and `anyOf`, each a group of alternatives.
    pub(super) groups: Vec<&'a [Link]>,
    pub(super) discriminator: Option<&'a Discriminator>,
    /// Types that exclude each other: no value fits.
    pub(super) contradicts: bool,
}

impl<'a> Merged<'a> {
    /// What a schema and all of its `allOf` say.
    pub(super) fn of(api: &'a Api, id: SchemaId) -> Self {
        let mut merged = Self {
            from: Vec::new(),
            types: Cow::default(),
            nullable: false,
            format: None,
            values: None,
            bounds: Bounds::default(),
            properties: Cow::default(),
            required: Cow::default(),
            additional: &Additional::Unsaid,
            items: None,
            groups: Vec::new(),
            discriminator: None,
            contradicts: false,
        };
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
    pub(super) fn add(&mut self, api: &'a Api, id: SchemaId) {
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
        self.format = schema.format.as_deref().or(self.format);
        self.narrow_values(schema.values.as_deref());
        self.take_bounds(&schema.bounds);
        if self.properties.is_empty() {
            self.properties = Cow::Borrowed(&schema.properties);
        } else {
            for (name, link) in &schema.properties {
                let known = self.properties.get(name).is_some_and(|known| says_more(api, known, link));
                if !known {
                    self.properties.to_mut().insert(name.clone(), link.clone());
                }
            }
        }
        if self.required.is_empty() {
            self.required = Cow::Borrowed(&schema.required);
        } else if !schema.required.is_empty() {
            self.required.to_mut().extend(schema.required.iter().cloned());
        }
        if schema.additional != Additional::Unsaid && !matches!(self.additional, Additional::Schema(_)) {
            self.additional = &schema.additional;
        }
        self.items = schema.items.as_ref().or(self.items);
        for group in [&schema.one_of, &schema.any_of] {
            if !group.is_empty() {
                self.groups.push(group);
            }
        }
        self.discriminator = schema.discriminator.as_deref().or(self.discriminator);
    }

    fn narrow_types(&mut self, types: &'a [JsonType]) {
        if self.types.is_empty() {
            self.types = Cow::Borrowed(types);
        } else if !types.is_empty() {
            let number = |ty: &JsonType| *ty == JsonType::Number;
            let integers = types.contains(&JsonType::Integer) && self.types.iter().any(number)
                || self.types.contains(&JsonType::Integer) && types.iter().any(number);
            self.types.to_mut().retain(|ty| types.contains(ty));
            if self.types.is_empty() {
                self.contradicts = !integers;
                self.types = if integers { Cow::Borrowed(&[JsonType::Integer]) } else { Cow::Borrowed(types) };
            }
        }
    }

    fn narrow_values(&mut self, values: Option<&'a [serde_json::Value]>) {
        let Some(values) = values else { return };
        match &mut self.values {
            None => self.values = Some(Cow::Borrowed(values)),
            Some(known) => {
                if known.iter().any(|value| values.contains(value)) {
                    known.to_mut().retain(|value| values.contains(value));
                } else {
                    *known = Cow::Borrowed(values);
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
