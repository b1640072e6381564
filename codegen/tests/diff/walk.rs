//! A second opinion: a walk over the JSON of both documents that knows nothing of the differ. It finds operations, parameters, members,
//! types, requiredness and values of enums that break callers, and each must be in the report; and what the report calls breaking, of
//! these kinds, the walk must find.
//!
//! Alternatives (`oneOf`, `anyOf`) are not entered.

use std::collections::{BTreeSet, HashSet};

use codegen::diff::{
    Severity,
    change::{Change, ChangeKind, Part},
    compare,
};
use serde_json::Value;

use super::support::{Compared, histories, options};

/// A break: the operation, the part of it, and the last name on the way.
type Break = (String, &'static str, String);

const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// The walk over two documents.
struct Walk<'a> {
    base: &'a Value,
    head: &'a Value,
    breaks: BTreeSet<Break>,
}

/// A schema with its `$ref`s followed and its `allOf` merged.
#[derive(Default)]
struct Flat<'a> {
    types: BTreeSet<&'a str>,
    properties: Vec<(&'a str, &'a Value)>,
    required: BTreeSet<&'a str>,
    values: Option<Vec<&'a Value>>,
    items: Option<&'a Value>,
    nullable: Option<bool>,
    has_alternatives: bool,
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
        // Members that several entries declare are merged by the differ; here they are left out.
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
    let nullable = schema["nullable"] == true;
    out.nullable = Some(out.nullable.unwrap_or(true) && nullable);
    out.has_alternatives |= ["oneOf", "anyOf", "not"].iter().any(|keyword| schema.get(keyword).is_some());
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
        if old.has_alternatives || new.has_alternatives {
            return;
        }
        // A request must stay valid, and a response must not become something else.
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
                // A name that no property has must be given as well.
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
        if let (Some(base), Some(head)) = (old.items, new.items) {
            self.schemas(name, part, member, [base, head], request, seen);
        }
        for (property, schema) in &old.properties {
            if let Some((_, other)) = new.properties.iter().find(|(name, _)| name == property) {
                self.schemas(name, part, property, [schema, other], request, seen);
            }
        }
    }
}

/// A path without the names of its variables.
fn template(path: &str) -> String {
    path.split('{')
        .enumerate()
        .map(|(at, it)| if at == 0 { it } else { it.split_once('}').map_or(it, |(_, rest)| rest) })
        .collect::<Vec<_>>()
        .join("{}")
}

/// The parameters of an operation with those of its path, by place and name.
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

/// The operations and the key of a break that a change is.
fn keys(change: &Change) -> Vec<Break> {
    let last = change.place.path.rsplit('/').find(|step| !matches!(*step, "items" | "additionalProperties"));
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

/// Whether the walk looks for changes of this kind at this place.
fn is_walked(change: &Change) -> bool {
    let is_type = || {
        let has_type =
            |value: &Option<Value>| value.as_ref().and_then(Value::as_str).is_some_and(|it| !it.starts_with("any"));
        let bare = |value: &Option<Value>| {
            value.as_ref().and_then(Value::as_str).map(|it| it.split(' ').next().unwrap_or_default().to_owned())
        };
        has_type(&change.before) && has_type(&change.after) && bare(&change.before) != bare(&change.after)
    };
    let of_kind = match change.kind {
        ChangeKind::Operation | ChangeKind::EnumValue | ChangeKind::RequiredProperty => true,
        ChangeKind::Property => change.before.is_none() == matches!(change.place.part, Part::RequestContent(_)),
        ChangeKind::Type => is_type(),
        _ => false,
    };
    of_kind && !change.place.path.contains("Of[") && !change.place.path.contains("additionalProperties")
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| serde_yaml::from_str(text).expect("YAML"))
}

#[test]
fn nothing_that_breaks_is_missing_and_what_is_called_breaking_breaks() {
    let (mut confirmed, mut doubtful) = (0, Vec::new());
    for (name, base, head) in histories() {
        let (old, new) = (parsed(&base), parsed(&head));
        let mut walk = Walk { base: &old, head: &new, breaks: BTreeSet::new() };
        walk.operations();
        let sides = Compared::documents(&base, &head);
        let comparison = compare(&sides.0, &sides.1, options());
        let is_breaking = |finding: &&codegen::diff::Finding| finding.severity == Severity::Breaking;
        let breaking: Vec<&Change> =
            comparison.findings.iter().filter(is_breaking).map(|finding| &comparison.changes[finding.change]).collect();
        let told: HashSet<Break> = breaking.iter().flat_map(|change| keys(change)).collect();
        let missing: Vec<&Break> = walk.breaks.iter().filter(|key| !told.contains(*key)).collect();
        assert!(missing.is_empty(), "{name}: {} of {}: {missing:#?}", missing.len(), walk.breaks.len());
        for change in breaking.iter().filter(|change| is_walked(change)) {
            let keys = keys(change);
            if keys.is_empty() || keys.iter().any(|key| walk.breaks.contains(key)) {
                confirmed += 1;
            } else {
                doubtful.push(format!(
                    "{name}: {}: {:?} {:?} {:?} → {:?}",
                    change.place, change.kind, change.name, change.before, change.after
                ));
            }
        }
    }
    assert!(doubtful.len() * 99 <= confirmed, "{confirmed} confirmed, {}: {doubtful:#?}", doubtful.len());
}
