//! Validates an object against the [grammar](super::grammar) and returns the part that `openapiv3` deserializes: fixed
//! fields and extensions, with common errors corrected, and without the objects that lowering handles itself.
//!
//! So each object is deserialized once and separately, without recursion, and a message points to the exact key.

use std::borrow::Cow;

use serde_json::Number;

use super::{
    Documents,
    grammar::{Field, Kind, Need, Shape, TAB},
    mend,
    reference::nearest,
    tree::{Items, Member, Node, Value, number},
    version::Version,
};
use crate::{
    codes,
    diagnostic::{Diagnostic, Diagnostics},
};

/// A value as `openapiv3` deserializes it.
#[derive(Clone)]
pub(super) enum Item<'a> {
    Node(Node<'a>),
    Text(Cow<'a, str>),
    Flag(bool),
    Number(Number),
    List(Vec<Item<'a>>),
    Map(Vec<(&'a str, Item<'a>)>),
}

/// The state of validating an object.
pub(super) struct Checker<'a, 'd> {
    pub documents: &'a Documents,
    pub diagnostics: &'d mut Diagnostics,
}

impl<'a> Checker<'a, '_> {
    /// Returns the members of the object at `node` for `openapiv3`; `None` if it is not a valid object of this kind.
    pub fn object(&mut self, node: Node<'a>, kind: Kind) -> Option<Item<'a>> {
        if !node.is_map() {
            let message = format!("expected {}, found {}", kind.name(), node.kind());
            self.diagnostics.push(Diagnostic::error(codes::TYPE_MISMATCH, message, node.at()));
            return None;
        }
        let version = self.documents.version_of(node);
        let mut shown: Vec<(&'a str, Item<'a>)> = Vec::with_capacity(node.members().iter().len() + 1);
        let mut whole = true;
        for member in node.members().iter() {
            if member.key.starts_with("x-") {
                shown.push((member.key, Item::Node(member.value)));
            } else if let Some(field) = kind.field(member.key, version) {
                match self.member(kind, field, member) {
                    Some(item) => shown.push((member.key, item)),
                    None => whole &= field.need != Need::Must,
                }
            } else {
                self.unknown(kind, version, member, &mut shown);
            }
        }
        for field in kind.fields(version) {
            if field.need != Need::Optional && !shown.iter().any(|(key, _)| *key == field.name) {
                whole &= self.missing(kind, field, node);
                shown.extend(empty(field.shape).map(|item| (field.name, item)));
            }
        }
        if version > Version::V3_0 {
            supply(kind, &mut shown);
        }
        mend::object(kind, node, &mut shown, self.diagnostics).filter(|()| whole)?;
        Some(Item::Map(shown))
    }

    /// Returns the value of a member for `openapiv3`; `None` if it is left out.
    fn member(&mut self, kind: Kind, field: &Field, member: Member<'a>) -> Option<Item<'a>> {
        let item = self.checked(kind, field, member);
        item.filter(|_| field.since <= Version::V3_0 || is_typed(kind, field))
    }

    fn checked(&mut self, kind: Kind, field: &Field, member: Member<'a>) -> Option<Item<'a>> {
        let node = member.value;
        match (field.shape, node.value()) {
            (Shape::Json, _) => return Some(Item::Node(node)),
            (Shape::Walk | Shape::Ignored, _) | (Shape::WalkMap, Value::Map(_)) | (Shape::WalkList, Value::List(_)) => {
                return None.or_else(|| empty_if_typed(field));
            }
            (Shape::Text, Value::String(text)) if field.name == "pattern" && mend::literal(text).is_some() => {}
            (Shape::Text, Value::String(_)) | (Shape::Flag, Value::Bool(_)) | (Shape::List, Value::List(_)) => {
                return Some(Item::Node(node));
            }
            (Shape::Number, Value::Number(text)) if number(text).is_some() => return Some(Item::Node(node)),
            (Shape::Count, Value::Number(text)) => {
                if let Some(count) = mend::count(text) {
                    return Some(Item::Number(count.into()));
                }
            }
            // `openapiv3` does not support these; lowering handles them.
            (Shape::Word(words), Value::String("querystring")) if words.contains(&"querystring") => {
                return Some(Item::Text(Cow::Borrowed("query")));
            }
            (Shape::Word(words), Value::String("cookie")) if field.name == "style" && words.contains(&"cookie") => {
                return None;
            }
            (Shape::Word(_), Value::String(TAB)) if self.documents.is_tab_delimited_style(node) => return None,
            (Shape::Word(words), Value::String(word)) if words.contains(&word) => return Some(Item::Node(node)),
            (Shape::Words(words), Value::String(word)) if words.contains(&word) => return None,
            (Shape::Words(words), Value::List(items)) if is_list_of(words, items) => return None,
            (Shape::Texts, Value::List(_)) => return Some(Item::List(self.texts(node))),
            (Shape::TextMap, Value::Map(_)) => return Some(Item::Map(self.text_map(node))),
            (Shape::One(inner), Value::Map(_)) => return self.inner(node, inner),
            (Shape::Map(inner), Value::Map(members)) => {
                let shown = members.iter().filter_map(|member| Some((member.key, self.inner(member.value, inner)?)));
                return Some(Item::Map(shown.collect()));
            }
            _ => {}
        }
        if self.is_of_other_version(kind, field, member) {
            return None;
        }
        let mended = mend::member(kind, field, member, self.diagnostics);
        if let mend::Mended::Not = mended {
            self.wrong(kind, field, member);
        }
        match mended {
            mend::Mended::As(item) => Some(item),
            mend::Mended::Dropped | mend::Mended::Not => None,
        }
    }

    /// Returns whether a value that the field does not allow is valid in another version. It is then read as in that
    /// version, with a message.
    fn is_of_other_version(&mut self, kind: Kind, field: &Field, member: Member<'a>) -> bool {
        let version = self.documents.version_of(member.value);
        let takes =
            |other: &&Field| !other.is_in(version) && other.shape != field.shape && takes(other.shape, member.value);
        let Some(other) = kind.named(member.key).find(takes) else { return false };
        self.report_other_version(version, other, member);
        true
    }

    fn report_other_version(&mut self, version: Version, field: &Field, member: Member<'a>) {
        let (code, of) = match field.until {
            Some(until) if until < version => (codes::OLDER_KEYWORD, until),
            _ => (codes::NEWER_KEYWORD, field.since),
        };
        let message =
            format!("`{}` as written here is {}, and this document is {}", member.key, of.name(), version.name());
        let label =
            if field.shape == Shape::Ignored { "ignored".to_owned() } else { format!("read as in {}", of.name()) };
        self.diagnostics.push(Diagnostic::warning(code, message, member.at).label(label));
    }

    /// Validates an object at a place where the specification does not allow a `$ref`. A `$ref` is followed
    /// nevertheless.
    fn inner(&mut self, node: Node<'a>, kind: Kind) -> Option<Item<'a>> {
        if let Some(member) = node.member("$ref") {
            let message = format!("{} has no `$ref` for {}", self.documents.version_of(node).name(), kind.name());
            self.diagnostics
                .push(Diagnostic::warning(codes::UNEXPECTED_REF, message, member.at).label("followed all the same"));
        }
        match self.documents.follow(node) {
            Ok(target) => self.object(target.node, kind),
            Err(problem) => {
                self.diagnostics.push(*problem);
                None
            }
        }
    }

    fn texts(&mut self, list: Node<'a>) -> Vec<Item<'a>> {
        list.items().iter().filter_map(|node| self.text(node)).collect()
    }

    fn text_map(&mut self, map: Node<'a>) -> Vec<(&'a str, Item<'a>)> {
        map.members().iter().filter_map(|member| Some((member.key, self.text(member.value)?))).collect()
    }

    fn text(&mut self, node: Node<'a>) -> Option<Item<'a>> {
        if node.as_str().is_some() {
            return Some(Item::Node(node));
        }
        let text = mend::text(node, self.diagnostics);
        if text.is_none() {
            let message = format!("expected a string, found {}", node.kind());
            self.diagnostics.push(Diagnostic::warning(codes::TYPE_MISMATCH, message, node.at()).label("ignored"));
        }
        text.map(Item::Text)
    }

    fn wrong(&mut self, kind: Kind, field: &Field, member: Member<'a>) {
        let node = member.value;
        let wanted = wanted(field.shape);
        let (code, message) = match (field.shape, node.value()) {
            (Shape::Word(_), Value::String(word)) => {
                (codes::VALUE_WRONG, format!("`{}` is `{word}`, expected {wanted}", field.name))
            }
            (_, Value::Number(text)) => (codes::VALUE_WRONG, format!("`{}` is {text}, expected {wanted}", field.name)),
            _ => (codes::TYPE_MISMATCH, format!("`{}` is {}, expected {wanted}", field.name, node.kind())),
        };
        let near = match (field.shape, node.as_str()) {
            (Shape::Word(words), Some(word)) => nearest(word, words.iter().copied()),
            _ => None,
        };
        let mut problem = if field.need == Need::Must {
            Diagnostic::error(code, message, node.at()).label(left_out(kind))
        } else {
            Diagnostic::warning(code, message, node.at()).label("ignored")
        };
        problem.help = near.map(|near| format!("did you mean `{near}`?"));
        self.diagnostics.push(problem);
    }

    fn missing(&mut self, kind: Kind, field: &Field, node: Node<'a>) -> bool {
        if node.get(field.name).is_some() {
            return field.need != Need::Must;
        }
        let message = format!("{} needs `{}`", kind.name(), field.name);
        let problem = if field.need == Need::Must {
            Diagnostic::error(codes::MEMBER_MISSING, message, node.at()).label(left_out(kind))
        } else {
            Diagnostic::warning(codes::MEMBER_MISSING, message, node.at()).label("taken as empty")
        };
        self.diagnostics.push(problem);
        field.need != Need::Must
    }

    fn unknown(&mut self, kind: Kind, version: Version, member: Member<'a>, shown: &mut Vec<(&'a str, Item<'a>)>) {
        if let Some(field) = kind.named(member.key).find(|field| takes(field.shape, member.value)) {
            self.report_other_version(version, field, member);
            if let Some(item) = self.member(kind, field, member) {
                shown.push((member.key, item));
            }
            return;
        }
        let message = format!("{} has no member `{}`", kind.name(), member.key);
        let near = nearest(member.key, kind.fields(version).map(|field| field.name));
        // In JSON Schema 2020-12, unknown keywords are annotations.
        let is_annotation = kind == Kind::Schema && version.has_json_schema() && near.is_none();
        let mut problem = if is_annotation {
            Diagnostic::note(codes::MEMBER_UNKNOWN, message, member.at)
        } else {
            Diagnostic::warning(codes::MEMBER_UNKNOWN, message, member.at)
        };
        problem = problem.label("ignored");
        problem.help = near.map(|near| format!("did you mean `{near}`?"));
        self.diagnostics.push(problem);
    }
}

/// Returns the label of a problem that makes an object unusable: `this Parameter Object is left out`.
fn left_out(kind: Kind) -> String {
    let name = kind.name();
    let name = name.strip_prefix("an ").or_else(|| name.strip_prefix("a ")).unwrap_or(name);
    format!("this {name} is left out")
}

/// Returns whether `openapiv3`, which supports OpenAPI 3.0, also supports a field of a later version.
fn is_typed(kind: Kind, field: &Field) -> bool {
    let shape = |field: &Field| std::mem::discriminant(&field.shape);
    kind.field(field.name, Version::V3_0).is_some_and(|known| shape(known) == shape(field))
}

/// Adds the members that `openapiv3` requires but later versions do not.
fn supply(kind: Kind, shown: &mut Vec<(&str, Item<'_>)>) {
    for field in kind.fields(Version::V3_0).filter(|field| field.need == Need::Fill) {
        if !shown.iter().any(|(key, _)| *key == field.name) {
            shown.extend(empty(field.shape).map(|item| (field.name, item)));
        }
    }
}

/// Returns whether a field of this type accepts a value. Does not check the members of the value.
fn takes(shape: Shape, node: Node<'_>) -> bool {
    match (shape, node.value()) {
        (Shape::Walk | Shape::Json | Shape::Ignored, _)
        | (Shape::Text, Value::String(_))
        | (Shape::Flag, Value::Bool(_))
        | (Shape::List | Shape::WalkList | Shape::Texts, Value::List(_))
        | (Shape::WalkMap | Shape::TextMap | Shape::One(_) | Shape::Map(_), Value::Map(_)) => true,
        (Shape::Number, Value::Number(text)) => number(text).is_some(),
        (Shape::Count, Value::Number(text)) => mend::count(text).is_some(),
        (Shape::Word(words) | Shape::Words(words), Value::String(word)) => words.contains(&word),
        (Shape::Words(words), Value::List(items)) => is_list_of(words, items),
        _ => false,
    }
}

fn is_list_of(words: &[&str], items: Items<'_>) -> bool {
    items.iter().all(|item| item.as_str().is_some_and(|word| words.contains(&word)))
}

/// Returns an empty value for fields that `openapiv3` requires although lowering handles them.
fn empty_if_typed<'a>(field: &Field) -> Option<Item<'a>> {
    (field.need == Need::Fill).then(|| Item::Map(Vec::new()))
}

fn empty<'a>(shape: Shape) -> Option<Item<'a>> {
    Some(match shape {
        Shape::Text => Item::Text(Cow::Borrowed("")),
        Shape::One(Kind::Info) => {
            Item::Map(vec![("title", Item::Text(Cow::Borrowed(""))), ("version", Item::Text(Cow::Borrowed("")))])
        }
        Shape::TextMap | Shape::WalkMap => Item::Map(Vec::new()),
        _ => return None,
    })
}

fn wanted(shape: Shape) -> String {
    match shape {
        Shape::Text => "a string".to_owned(),
        Shape::Word(words) => {
            let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
            format!("one of {}", words.join(", "))
        }
        Shape::Words(words) => format!("{} or a list of them", wanted(Shape::Word(words))),
        Shape::Flag => "`true` or `false`".to_owned(),
        Shape::Number => "a number".to_owned(),
        Shape::Count => "a whole number from 0 on".to_owned(),
        Shape::Texts => "a list of strings".to_owned(),
        Shape::TextMap => "an object with strings".to_owned(),
        Shape::List | Shape::WalkList => "a list".to_owned(),
        Shape::One(kind) => kind.name().to_owned(),
        Shape::Map(_) | Shape::WalkMap => "an object".to_owned(),
        Shape::Json | Shape::Walk | Shape::Ignored => "any value".to_owned(),
    }
}
