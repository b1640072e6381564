//! Checks the diff with an independent comparison of the JSON of both documents. It finds operations, parameters,
//! members, types, requiredness and enum values that break callers. Each must be in the report; and each breaking
//! change of these kinds in the report must be found. Alternatives (`oneOf`, `anyOf`) are compared if it is clear which
//! correspond.

use std::{
    collections::{BTreeSet, HashSet},
    io::Write as _,
};

use codegen::diff::{
    Severity,
    change::{Change, ChangeKind, Part},
    compare_documents,
};
use serde_json::Value;

use super::support::{Compared, histories, options};

/// A breaking change: the operation, the part of it, and the last name in the path.
type Break = (String, &'static str, String);

const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// The comparison of two documents.
struct Walk<'a> {
    base: &'a Value,
    head: &'a Value,
    /// The breaking changes that are certain.
    breaks: BTreeSet<Break>,
    /// The breaking changes that are possible: added and removed alternatives that others may cover.
    possible: BTreeSet<Break>,
}

/// A schema with resolved `$ref`s and merged `allOf`.
#[derive(Default)]
struct Flat<'a> {
    types: BTreeSet<&'a str>,
    properties: Vec<(&'a str, &'a Value)>,
    required: BTreeSet<&'a str>,
    values: Option<Vec<&'a Value>>,
    items: Option<&'a Value>,
    additional: Option<&'a Value>,
    nullable: bool,
    /// The entries of `oneOf` or `anyOf`, except those for `null`.
    alternatives: Vec<&'a Value>,
    /// True if there is more than one list of alternatives, or a `not`.
    is_complex: bool,
}

/// Returns whether an alternative only allows `null`.
fn is_null(schema: &Value) -> bool {
    let is_bare = schema.as_object().is_some_and(|it| it.len() == 1 && it.get("nullable") == Some(&Value::Bool(true)));
    is_bare || schema["type"] == "null" || schema["enum"].as_array().is_some_and(|values| values == &[Value::Null])
}

fn resolve<'a>(document: &'a Value, mut value: &'a Value) -> &'a Value {
    for _ in 0..32 {
        let Some(reference) = value["$ref"].as_str() else { break };
        value = document.pointer(reference.trim_start_matches('#')).unwrap_or(&Value::Null);
    }
    value
}

fn flat<'a>(document: &'a Value, value: &'a Value, out: &mut Flat<'a>, depth: usize) {
    let schema = resolve(document, value);
    if depth > 16 {
        return;
    }
    out.types.extend(schema["type"].as_str());
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        // Members that several entries declare are left out here; the diff merges them.
        match out.properties.iter_mut().find(|(other, _)| other == name) {
            Some(known) if known.1 != property => known.1 = &Value::Null,
            Some(_) => {}
            None => out.properties.push((name, property)),
        }
    }
    out.required.extend(schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str));
    if let Some(values) = schema["enum"].as_array() {
        out.values = Some(values.iter().filter(|it| out.values.as_ref().is_none_or(|old| old.contains(it))).collect());
    }
    out.items = out.items.or(schema.get("items"));
    out.additional = out.additional.or(schema.get("additionalProperties").filter(|it| it.is_object()));
    out.nullable |= schema["nullable"] == true;
    out.is_complex |= schema.get("not").is_some();
    for list in ["oneOf", "anyOf"].iter().filter_map(|keyword| schema[keyword].as_array()) {
        out.is_complex |= !out.alternatives.is_empty();
        out.nullable |= list.iter().any(is_null);
        out.alternatives.extend(list.iter().filter(|entry| !is_null(entry)));
    }
    for entry in schema["allOf"].as_array().into_iter().flatten() {
        flat(document, entry, out, depth + 1);
    }
}

impl<'a> Walk<'a> {
    fn operations(&mut self) {
        let (bases, heads) = (self.base["paths"].as_object(), self.head["paths"].as_object());
        for (path, item) in bases.into_iter().flatten() {
            let other =
                heads.into_iter().flatten().find(|(other, _)| template(other) == template(path)).map(|(_, item)| item);
            for method in METHODS.iter().filter(|method| item.get(**method).is_some()) {
                let name = format!("{} {path}", method.to_uppercase());
                match other.filter(|other| other.get(*method).is_some()) {
                    None => self.found(&name, "operation", ""),
                    Some(other) => self.operation(&name, [item, &item[method]], [other, &other[method]]),
                }
            }
        }
    }

    fn found(&mut self, operation: &str, part: &'static str, name: &str) {
        self.breaks.insert((operation.to_owned(), part, name.to_owned()));
    }

    fn operation(&mut self, name: &str, base: [&'a Value; 2], head: [&'a Value; 2]) {
        let (before, after) = (parameters(self.base, base), parameters(self.head, head));
        for ((place, wire), parameter) in &after {
            let old = before.iter().find(|(key, _)| key == &(*place, *wire)).map(|(_, old)| *old);
            let is_required = |value: &Value| *place != "path" && value["required"] == true;
            match old {
                None if is_required(parameter) => self.found(name, "parameter", wire),
                Some(old) => {
                    if is_required(parameter) && !is_required(old) {
                        self.found(name, "parameter", wire);
                    }
                    self.schemas(
                        name,
                        "parameter",
                        wire,
                        [&old["schema"], &parameter["schema"]],
                        true,
                        &mut HashSet::new(),
                    );
                }
                None => {}
            }
        }
        let bodies = [resolve(self.base, &base[1]["requestBody"]), resolve(self.head, &head[1]["requestBody"])];
        if bodies[1]["required"] == true && bodies[0]["required"] != true {
            self.found(name, "request", "");
        }
        self.contents(name, "request", bodies, true);
        for (status, response) in base[1]["responses"].as_object().into_iter().flatten() {
            match head[1]["responses"].get(status) {
                Some(other) => {
                    self.contents(name, "response", [resolve(self.base, response), resolve(self.head, other)], false);
                }
                None if status.starts_with('2') && status.len() == 3 && !status.ends_with("XX") => {
                    let range = format!("{}XX", &status[..1]);
                    let covered = [range.as_str(), "default"].iter().any(|it| head[1]["responses"].get(*it).is_some());
                    if !covered {
                        self.found(name, "status", status);
                    }
                }
                None => {}
            }
        }
    }

    fn contents(&mut self, name: &str, part: &'static str, sides: [&'a Value; 2], request: bool) {
        for (media, content) in sides[0]["content"].as_object().into_iter().flatten() {
            if let Some(other) = sides[1]["content"].get(media) {
                self.schemas(name, part, "", [&content["schema"], &other["schema"]], request, &mut HashSet::new());
            }
        }
    }

    fn schemas(
        &mut self,
        name: &str,
        part: &'static str,
        member: &str,
        [base, head]: [&'a Value; 2],
        request: bool,
        seen: &mut HashSet<[*const Value; 2]>,
    ) {
        if base.is_null() || head.is_null() || !seen.insert([base, head].map(std::ptr::from_ref)) {
            return;
        }
        let (mut old, mut new) = (Flat::default(), Flat::default());
        flat(self.base, base, &mut old, 0);
        flat(self.head, head, &mut new, 0);
        if old.is_complex || new.is_complex {
            return;
        }
        match (old.alternatives.is_empty(), new.alternatives.is_empty()) {
            (true, true) => {}
            (one_only, other_only) => {
                let whole = [vec![base], vec![head]];
                let before = if one_only { &whole[0] } else { &old.alternatives };
                let after = if other_only { &whole[1] } else { &new.alternatives };
                self.alternatives(name, part, member, [before, after], request, seen);
                let names = |flat: &Flat<'a>| flat.properties.iter().map(|(name, _)| *name).collect::<BTreeSet<_>>();
                if one_only || other_only || names(&old) != names(&new) || old.required != new.required {
                    return;
                }
            }
        }
        let may_be_null = if request { old.nullable && !new.nullable } else { new.nullable && !old.nullable };
        if may_be_null && !(old.types.is_empty() && old.properties.is_empty()) {
            self.found(name, part, member);
        }
        // Requests must stay valid, and responses must not have new values.
        let (narrow, wide) = if request { (&new, &old) } else { (&old, &new) };
        let narrows = match (wide.types.first(), narrow.types.first()) {
            (Some(wide), Some(narrow)) => wide != narrow,
            _ => false,
        };
        let integer = |flat: &Flat<'_>| flat.types.contains("integer");
        let (from, to) = if request { (&old, &new) } else { (&new, &old) };
        let is_wider = integer(from) && to.types.contains("number");
        if narrows && !is_wider {
            self.found(name, part, member);
        }
        if request {
            if let (Some(before), Some(after)) = (&old.values, &new.values)
                && before.iter().any(|value| !after.contains(value) && !value.is_null())
            {
                self.found(name, part, member);
            }
            for required in new.required.iter().filter(|it| !old.required.contains(*it)) {
                let property = new.properties.iter().find(|(name, _)| name == required);
                let property = property.map(|(_, schema)| resolve(self.head, schema));
                // A required name without a property must be present as well.
                if property.is_none_or(|it| it["readOnly"] != true && it.get("default").is_none() && !it.is_null()) {
                    self.found(name, part, required);
                }
            }
        } else {
            for required in old.required.iter().filter(|it| !new.required.contains(*it)) {
                let property = old.properties.iter().find(|(name, _)| name == required);
                let property = property.map(|(_, schema)| resolve(self.base, schema));
                if property.is_some_and(|it| it["writeOnly"] != true && !it.is_null()) {
                    self.found(name, part, required);
                }
            }
        }
        for (base, head) in [(old.items, new.items), (old.additional, new.additional)] {
            if let (Some(base), Some(head)) = (base, head) {
                self.schemas(name, part, member, [base, head], request, seen);
            }
        }
        for (property, schema) in &old.properties {
            if let Some((_, other)) = new.properties.iter().find(|(name, _)| name == property) {
                self.schemas(name, part, property, [schema, other], request, seen);
            }
        }
    }
}

impl<'a> Walk<'a> {
    /// Compares corresponding alternatives. Other alternatives are breaking changes unless another one may cover them.
    fn alternatives(
        &mut self,
        name: &str,
        part: &'static str,
        member: &str,
        [base, head]: [&[&'a Value]; 2],
        request: bool,
        seen: &mut HashSet<[*const Value; 2]>,
    ) {
        let mut left: Vec<&Value> = head.to_vec();
        let mut gone: Vec<&Value> = Vec::new();
        for one in base {
            let found = left.iter().position(|other| self.belong_together(one, other)).or_else(|| {
                let is_only = base.len() == 1 && head.len() == 1;
                is_only.then_some(0)
            });
            match found {
                Some(at) => {
                    let other = left.remove(at);
                    self.schemas(name, part, member, [one, other], request, seen);
                }
                None => gone.push(*one),
            }
        }
        let (unmatched, document, others, other_document) =
            if request { (&gone, self.base, head, self.head) } else { (&left, self.head, base, self.base) };
        for schema in unmatched {
            let key = (name.to_owned(), part, member.to_owned());
            self.possible.insert(key.clone());
            let mut inner = Flat::default();
            flat(document, schema, &mut inner, 0);
            let is_apart = others.iter().all(|other| {
                let mut outer = Flat::default();
                flat(other_document, other, &mut outer, 0);
                is_apart(document, &inner, other_document, &outer)
            });
            if is_apart {
                self.breaks.insert(key);
            }
        }
    }

    /// Returns whether two alternatives correspond: the same `$ref`, the same text, or the same constant.
    fn belong_together(&self, base: &Value, head: &Value) -> bool {
        if base == head {
            return true;
        }
        let (one, other) = (tag(self.base, base), tag(self.head, head));
        base.get("$ref").is_none() && head.get("$ref").is_none() && one.is_some() && one == other
    }
}

/// Returns the first required member with one value, and the value.
fn tag<'a>(document: &'a Value, schema: &'a Value) -> Option<(&'a str, &'a Value)> {
    let mut found = Flat::default();
    flat(document, schema, &mut found, 0);
    found.properties.iter().filter(|(name, _)| found.required.contains(name)).find_map(
        |(name, property)| match resolve(document, property)["enum"].as_array().map(Vec::as_slice) {
            Some([value]) => Some((*name, value)),
            _ => None,
        },
    )
}

/// Returns whether certainly no value of one schema is valid for another: another type, a required member that the
/// first schema does not declare, another constant, or another enum value.
fn is_apart(document: &Value, inner: &Flat<'_>, other_document: &Value, outer: &Flat<'_>) -> bool {
    if inner.is_complex || outer.is_complex || !inner.alternatives.is_empty() || !outer.alternatives.is_empty() {
        return false;
    }
    let other_type = match (inner.types.first(), outer.types.first()) {
        (Some(inner), Some(outer)) => inner != outer && !(*inner == "integer" && *outer == "number"),
        _ => false,
    };
    let declares = |name: &str| inner.properties.iter().any(|(other, _)| *other == name);
    let values = match (&inner.values, &outer.values) {
        (Some(inner), Some(outer)) => inner.iter().any(|value| !outer.contains(value)),
        _ => false,
    };
    let constants = inner.properties.iter().any(|(name, property)| {
        let value =
            |document: &Value, schema: &Value| match resolve(document, schema)["enum"].as_array().map(Vec::as_slice) {
                Some([value]) => Some(value.clone()),
                _ => None,
            };
        let other = outer.properties.iter().find(|(other, _)| other == name);
        let other = other.and_then(|(_, schema)| value(other_document, schema));
        inner.required.contains(name)
            && other.is_some_and(|other| value(document, property).is_some_and(|it| it != other))
    });
    other_type || values || constants || outer.required.iter().any(|name| !declares(name))
}

/// Returns a path without the names of its variables.
fn template(path: &str) -> String {
    path.split('{')
        .enumerate()
        .map(|(at, it)| if at == 0 { it } else { it.split_once('}').map_or(it, |(_, rest)| rest) })
        .collect::<Vec<_>>()
        .join("{}")
}

/// Returns the parameters of an operation, including those of its path, by location and name.
fn parameters<'a>(document: &'a Value, [item, operation]: [&'a Value; 2]) -> Vec<((&'a str, &'a str), &'a Value)> {
    let mut found: Vec<((&str, &str), &Value)> = Vec::new();
    for list in [&operation["parameters"], &item["parameters"]] {
        for parameter in list.as_array().into_iter().flatten() {
            let parameter = resolve(document, parameter);
            let key = (parameter["in"].as_str().unwrap_or_default(), parameter["name"].as_str().unwrap_or_default());
            if !found.iter().any(|(other, _)| *other == key) {
                found.push((key, parameter));
            }
        }
    }
    found
}

/// Returns the operations and the key of the breaking change that corresponds to a change.
fn keys(change: &Change) -> Vec<Break> {
    let is_name = |step: &&str| !matches!(*step, "items" | "additionalProperties") && !step.contains("Of[");
    let last = change.place.path.rsplit('/').find(is_name);
    let member = match change.kind {
        ChangeKind::Property | ChangeKind::RequiredProperty => change.name.clone().unwrap_or_default(),
        _ => last.unwrap_or_default().to_owned(),
    };
    let (part, member) = match &change.place.part {
        Part::Root => ("operation", String::new()),
        Part::Parameter(_, name) => ("parameter", if member.is_empty() { name.clone() } else { member }),
        Part::RequestBody | Part::RequestContent(_) => ("request", member),
        Part::Response(status) => ("status", status.to_string()),
        Part::ResponseContent(..) => ("response", member),
        _ => return Vec::new(),
    };
    let operations = change.place.operation.iter().chain(change.nodes.reach.iter().flat_map(|reach| reach.iter()));
    operations.map(|operation| (operation.to_string(), part, member.clone())).collect()
}

/// Returns whether this comparison covers changes of this kind at this place.
fn is_walked(change: &Change) -> bool {
    let is_type = || {
        let has_type =
            |value: &Option<Value>| value.as_ref().and_then(Value::as_str).is_some_and(|it| !it.starts_with("any"));
        let bare = |value: &Option<Value>| {
            value.as_ref().and_then(Value::as_str).map(|it| it.split(' ').next().unwrap_or_default().to_owned())
        };
        has_type(&change.before) && has_type(&change.after) && bare(&change.before) != bare(&change.after)
    };
    match change.kind {
        ChangeKind::Operation
        | ChangeKind::EnumValue
        | ChangeKind::RequiredProperty
        | ChangeKind::Nullable
        | ChangeKind::OneOf
        | ChangeKind::AnyOf
        | ChangeKind::Types
        | ChangeKind::Wrapped => true,
        ChangeKind::Property => change.before.is_none() == matches!(change.place.part, Part::RequestContent(_)),
        ChangeKind::Type => is_type(),
        _ => false,
    }
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| serde_yaml::from_str(text).expect("YAML"))
}

#[test]
fn reported_breaks_equal_those_of_the_independent_walk() {
    let (mut confirmed, mut doubtful) = (0, Vec::new());
    for (name, base, head) in histories() {
        let (old, new) = (parsed(&base), parsed(&head));
        let mut walk = Walk { base: &old, head: &new, breaks: BTreeSet::new(), possible: BTreeSet::new() };
        walk.operations();
        let sides = Compared::documents(&base, &head);
        let comparison = compare_documents(&sides.0, &sides.1, options());
        let is_breaking = |finding: &&codegen::diff::Finding| finding.severity == Severity::Breaking;
        let breaking: Vec<&Change> =
            comparison.findings.iter().filter(is_breaking).map(|finding| &comparison.changes[finding.change]).collect();
        let told: HashSet<Break> = breaking.iter().flat_map(|change| keys(change)).collect();
        let missing: Vec<&Break> = walk.breaks.iter().filter(|key| !told.contains(*key)).collect();
        assert!(missing.is_empty(), "{name}: {} of {}: {missing:#?}", missing.len(), walk.breaks.len());
        for change in breaking.iter().filter(|change| is_walked(change)) {
            let keys = keys(change);
            if keys.is_empty() || keys.iter().any(|key| walk.breaks.contains(key) || walk.possible.contains(key)) {
                confirmed += 1;
            } else {
                doubtful.push(format!(
                    "{name}: {}: {:?} {:?} {:?} → {:?}",
                    change.place, change.kind, change.name, change.before, change.after
                ));
            }
        }
    }
    let _ = writeln!(std::io::stderr(), "{confirmed} breaks confirmed, {} not", doubtful.len());
    assert!(doubtful.len() * 99 <= confirmed, "{confirmed} confirmed, {}: {doubtful:#?}", doubtful.len());
}
