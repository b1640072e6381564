//! Alternatives that are all strings or all numbers: where one type of Rust holds the values of all, it is that type.

use serde_json::Value;

use super::{
    Types,
    merge::Merged,
    shape::{Shape, number, string},
    whole::integer,
};
use crate::ir::{JsonType, Link, Primitive};

impl<'a> Types<'a> {
    /// One type for all candidates; nothing where there is none, or where some are neither strings nor numbers.
    pub(super) fn scalars(&self, candidates: &[&'a Link]) -> Option<Shape<'a>> {
        let merged: Vec<Merged<'_>> = candidates.iter().map(|link| Merged::of(self.api, link.schema)).collect();
        let is = |merged: &Merged<'_>, ty: JsonType| merged.groups.is_empty() && *merged.types == [ty];
        let is_number = |merged: &Merged<'_>| is(merged, JsonType::Integer) || is(merged, JsonType::Number);
        if merged.iter().all(|merged| is(merged, JsonType::String)) {
            strings(candidates, &merged)
        } else if merged.iter().all(is_number) {
            numbers(candidates, &merged)
        } else {
            None
        }
    }
}

/// Their constants together; or the string that the others are special cases of.
fn strings<'a>(candidates: &[&'a Link], merged: &[Merged<'_>]) -> Option<Shape<'a>> {
    let values = constants(merged);
    let free = candidates.iter().zip(merged).filter(|(_, merged)| merged.values.is_none());
    let free: Vec<(&'a Link, Primitive)> = free.map(|(link, merged)| (*link, string(merged.format))).collect();
    let holds_all = |primitive| free.iter().find(|(_, it)| *it == primitive).map(|(link, _)| *link);
    if free.iter().all(|(_, primitive)| *primitive == Primitive::String) {
        return Some(if values.is_empty() { Shape::Same(candidates[0]) } else { Shape::Constants(values) });
    }
    if free.iter().any(|(_, primitive)| *primitive == Primitive::Binary) && free.len() > 1 {
        // A file, or text: they do not travel in the same way.
        return None;
    }
    // Text that must not be shown stays so.
    let widest = holds_all(Primitive::Secret).or_else(|| holds_all(Primitive::String));
    match widest {
        Some(_) if !values.is_empty() => Some(Shape::Constants(values)),
        Some(link) => Some(Shape::Same(link)),
        None if values.is_empty() && free.iter().all(|(_, primitive)| *primitive == free[0].1) => {
            Some(Shape::Same(candidates[0]))
        }
        None => None,
    }
}

/// Their constants together, or the number that holds all of them.
fn numbers<'a>(candidates: &[&'a Link], merged: &[Merged<'_>]) -> Option<Shape<'a>> {
    if merged.iter().any(|merged| merged.values.is_some()) {
        let values = constants(merged);
        return (merged.iter().all(|merged| *merged.types == [JsonType::Integer]) && values.iter().all(Value::is_i64))
            .then_some(Shape::Constants(values));
    }
    let primitives: Vec<Primitive> = merged.iter().map(primitive).collect();
    let widest = widest(&primitives);
    let known = primitives.iter().position(|primitive| *primitive == widest);
    Some(known.map_or(Shape::Primitive(widest), |index| Shape::Same(candidates[index])))
}

fn primitive(merged: &Merged<'_>) -> Primitive {
    match *merged.types {
        [JsonType::Integer] => integer(merged.format, &merged.bounds),
        _ => number(merged.format, &merged.bounds),
    }
}

fn constants(merged: &[Merged<'_>]) -> Vec<Value> {
    let mut values: Vec<Value> = Vec::new();
    for value in merged.iter().filter_map(|merged| merged.values.as_deref()).flatten() {
        if !value.is_null() && !values.contains(value) {
            values.push(value.clone());
        }
    }
    values
}

/// The smallest number that all of these fit into. Beside a fraction an integer is one, too, as in a `number` without format.
fn widest(primitives: &[Primitive]) -> Primitive {
    let ranges: Vec<Option<(i128, i128)>> = primitives.iter().map(|primitive| primitive.range()).collect();
    let same = primitives.iter().all(|primitive| *primitive == primitives[0]);
    if same {
        return primitives[0];
    }
    if primitives.contains(&Primitive::Number) {
        return Primitive::Number;
    }
    if ranges.contains(&None) {
        // 24 bits are what a small fraction holds exactly.
        let small = ranges.iter().flatten().all(|(least, most)| *least >= -(1 << 24) && *most <= 1 << 24);
        return if small && !primitives.contains(&Primitive::F64) { Primitive::F32 } else { Primitive::F64 };
    }
    let least = ranges.iter().flatten().map(|(least, _)| *least).min().unwrap_or(0);
    let most = ranges.iter().flatten().map(|(_, most)| *most).max().unwrap_or(0);
    let holds = |primitive: &Primitive| primitive.range().is_some_and(|(from, to)| from <= least && most <= to);
    primitives
        .iter()
        .copied()
        .chain([Primitive::I32, Primitive::I64, Primitive::U64])
        .find(holds)
        .unwrap_or(Primitive::Number)
}
