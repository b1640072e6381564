//! Validates objects against the [grammar](super::grammar). The result contains the members that `openapiv3`
//! deserializes: fixed fields and extensions. Common errors are corrected. Nested objects are left out, since
//! `crate::lower` reads them separately.
//!
//! Each object is therefore deserialized only once, without recursion, and a message can point to the exact key.

use std::borrow::Cow;

use serde_json::Number;

use super::{
    Documents,
    grammar::{Field, FieldType, ObjectKind, Presence},
    recover,
    reference::nearest_name,
    tree::{Items, Member, Node, Value, parse_number},
    version::Version,
};
use crate::{
    codes,
    diagnostic::{Diagnostic, Diagnostics},
};

/// A validated value that can be deserialized into a type of `openapiv3`.
#[derive(Clone)]
pub(super) enum TypedValue<'a> {
    Node(Node<'a>),
    Text(Cow<'a, str>),
    Flag(bool),
    Number(Number),
    List(Vec<TypedValue<'a>>),
    Map(Vec<(&'a str, TypedValue<'a>)>),
}

/// Validates objects of a document, and adds the errors to `diagnostics`.
pub(super) struct Checker<'a, 'd> {
    pub documents: &'a Documents,
    pub diagnostics: &'d mut Diagnostics,
}

impl<'a> Checker<'a, '_> {
    /// Validates the object at `node` and reports its errors. Returns the members that `openapiv3` deserializes. `None`
    /// if the node is not a valid object of the given kind.
    pub fn check_members(&mut self, node: Node<'a>, kind: ObjectKind) -> Option<TypedValue<'a>> {
        if !node.is_map() {
            let (expected_object, found_type) = (kind.name(), node.kind_with_article());
            let message = format!("expected {expected_object}, found {found_type}");
            self.diagnostics.push(Diagnostic::error(codes::TYPE_MISMATCH, message, node.diagnostic_span()));
            return None;
        }
        let version = self.documents.version_of(node);
        let mut typed_members: Vec<(&'a str, TypedValue<'a>)> = Vec::with_capacity(node.members().iter().len() + 1);
        let mut is_valid = true;
        for member in node.members().iter() {
            if member.key.starts_with("x-") {
                typed_members.push((member.key, TypedValue::Node(member.value)));
            } else if let Some(field) = kind.field(member.key, version) {
                match self.check_member(kind, field, member) {
                    Some(typed_value) => typed_members.push((member.key, typed_value)),
                    None => is_valid &= field.presence != Presence::Required,
                }
            } else {
                self.report_unknown(kind, version, member, &mut typed_members);
            }
        }
        for field in kind.fields(version) {
            if field.presence != Presence::Optional && !typed_members.iter().any(|(key, _)| *key == field.name) {
                is_valid &= self.report_missing(kind, field, node);
                typed_members.extend(empty_value(field.field_type).map(|typed_value| (field.name, typed_value)));
            }
        }
        if version > Version::V3_0 {
            supply_required_members(kind, &mut typed_members);
        }
        recover::recover_object(kind, version, node, &mut typed_members, self.diagnostics).filter(|()| is_valid)?;
        Some(TypedValue::Map(typed_members))
    }

    /// Validates a member of an object. Returns the value that `openapiv3` deserializes. `None` if the value is not
    /// valid, or if `openapiv3` does not read the member.
    fn check_member(&mut self, kind: ObjectKind, field: &Field, member: Member<'a>) -> Option<TypedValue<'a>> {
        let typed_value = self.check_value(kind, field, member);
        typed_value.filter(|_| field.since_version <= Version::V3_0 || can_deserialize(kind, field))
    }

    /// Validates the value of a member, and corrects common errors. Like [`check_member`](Self::check_member), but also
    /// returns the values of members that `openapiv3` does not read.
    fn check_value(&mut self, kind: ObjectKind, field: &Field, member: Member<'a>) -> Option<TypedValue<'a>> {
        let node = member.value;
        match (field.field_type, node.value()) {
            (FieldType::Json, _) => return Some(TypedValue::Node(node)),
            (FieldType::Unchecked | FieldType::Ignored, _)
            | (FieldType::UncheckedMap, Value::Map(_))
            | (FieldType::UncheckedList, Value::List(_)) => {
                return None.or_else(|| empty_map_if_required(field));
            }
            (FieldType::Text, Value::String(text))
                if field.name == "pattern" && recover::parse_regex_literal(text).is_some() => {}
            (FieldType::Text, Value::String(_))
            | (FieldType::Flag, Value::Bool(_))
            | (FieldType::List, Value::List(_)) => {
                return Some(TypedValue::Node(node));
            }
            (FieldType::Number, Value::Number(text)) if parse_number(text).is_some() => {
                return Some(TypedValue::Node(node));
            }
            (FieldType::Count, Value::Number(text)) => {
                if let Some(count) = recover::parse_count(text) {
                    return Some(TypedValue::Number(count.into()));
                }
            }
            // `openapiv3` does not know these keywords. Lowering reads them from the node.
            (FieldType::Keyword(keywords), Value::String("querystring")) if keywords.contains(&"querystring") => {
                return Some(TypedValue::Text(Cow::Borrowed("query")));
            }
            (FieldType::Keyword(keywords), Value::String("cookie"))
                if field.name == "style" && keywords.contains(&"cookie") =>
            {
                return None;
            }
            (FieldType::Keyword(_), Value::String(_))
                if field.name == "style" && self.documents.is_collection_style(node) =>
            {
                return None;
            }
            (FieldType::Keyword(keywords), Value::String(word)) if keywords.contains(&word) => {
                return Some(TypedValue::Node(node));
            }
            (FieldType::KeywordList(keywords), Value::String(word)) if keywords.contains(&word) => return None,
            (FieldType::KeywordList(keywords), Value::List(items)) if contains_only_keywords(keywords, items) => {
                return None;
            }
            (FieldType::TextList, Value::List(_)) => return Some(TypedValue::List(self.check_text_list(node))),
            (FieldType::TextMap, Value::Map(_)) => return Some(TypedValue::Map(self.check_text_map(node))),
            (FieldType::Object(inner_kind), Value::Map(_)) => return self.check_inner_object(node, inner_kind),
            (FieldType::Map(inner_kind), Value::Map(members)) => {
                let typed_members = members
                    .iter()
                    .filter_map(|member| Some((member.key, self.check_inner_object(member.value, inner_kind)?)));
                return Some(TypedValue::Map(typed_members.collect()));
            }
            _ => {}
        }
        if self.report_if_other_version(kind, field, member) {
            return None;
        }
        let recovery = recover::recover_member(kind, field, member, self.diagnostics);
        if let recover::Recovery::Unrecoverable = recovery {
            self.report_wrong_type(kind, field, member);
        }
        match recovery {
            recover::Recovery::Replaced(typed_value) => Some(typed_value),
            recover::Recovery::Removed | recover::Recovery::Unrecoverable => None,
        }
    }

    /// Handles a member whose value `field` does not allow. If another OpenAPI version defines the same field so that
    /// the value is allowed, reports a warning and returns true.
    fn report_if_other_version(&mut self, kind: ObjectKind, field: &Field, member: Member<'a>) -> bool {
        let version = self.documents.version_of(member.value);
        let is_other_definition = |other_field: &&Field| {
            !other_field.is_in(version)
                && other_field.field_type != field.field_type
                && accepts_value(other_field.field_type, member.value)
        };
        let Some(other_field) = kind.fields_named(member.key).find(is_other_definition) else { return false };
        self.report_other_version(version, other_field, member);
        true
    }

    fn report_other_version(&mut self, version: Version, field: &Field, member: Member<'a>) {
        let (code, other_version) = match field.until_version {
            Some(last_version) if last_version < version => (codes::OLDER_KEYWORD, last_version),
            _ => (codes::NEWER_KEYWORD, field.since_version),
        };
        let (other_version_name, declared_version_name, key) = (other_version.name(), version.name(), member.key);
        let message = format!(
            "the member `{key}` is used as in {other_version_name}, but the document declares {declared_version_name}"
        );
        let label = if field.field_type == FieldType::Ignored {
            "ignored".to_owned()
        } else {
            format!("read as in {other_version_name}")
        };
        self.diagnostics.push(Diagnostic::warning(code, message, member.key_span).with_label(label));
    }

    /// Validates an object in a member for which the specification does not allow a `$ref`. If there is a `$ref`
    /// nevertheless, follows it with a warning.
    fn check_inner_object(&mut self, node: Node<'a>, kind: ObjectKind) -> Option<TypedValue<'a>> {
        if let Some(member) = node.member("$ref") {
            let (version, object_kind) = (self.documents.version_of(node).name(), kind.name());
            let message = format!("`$ref` is not allowed here: {version} requires {object_kind}");
            self.diagnostics.push(
                Diagnostic::warning(codes::UNEXPECTED_REF, message, member.key_span)
                    .with_label("the `$ref` is followed nevertheless"),
            );
        }
        match self.documents.follow(node) {
            Ok(target) => self.check_members(target.node, kind),
            Err(problem) => {
                self.diagnostics.push(*problem);
                None
            }
        }
    }

    fn check_text_list(&mut self, list: Node<'a>) -> Vec<TypedValue<'a>> {
        list.items().iter().filter_map(|node| self.check_text(node)).collect()
    }

    fn check_text_map(&mut self, map: Node<'a>) -> Vec<(&'a str, TypedValue<'a>)> {
        map.members().iter().filter_map(|member| Some((member.key, self.check_text(member.value)?))).collect()
    }

    fn check_text(&mut self, node: Node<'a>) -> Option<TypedValue<'a>> {
        if node.as_str().is_some() {
            return Some(TypedValue::Node(node));
        }
        let converted_text = recover::read_scalar_as_text(node, self.diagnostics);
        if converted_text.is_none() {
            let message = format!("expected a string, found {found_type}", found_type = node.kind_with_article());
            self.diagnostics
                .push(Diagnostic::warning(codes::TYPE_MISMATCH, message, node.diagnostic_span()).with_label("ignored"));
        }
        converted_text.map(TypedValue::Text)
    }

    fn report_wrong_type(&mut self, kind: ObjectKind, field: &Field, member: Member<'a>) {
        let node = member.value;
        let expected_values = describe_expected(field.field_type);
        let (code, message) = match (field.field_type, node.value()) {
            (FieldType::Keyword(_), Value::String(word)) => {
                (codes::VALUE_WRONG, format!("the member `{}` is `{word}`, expected {expected_values}", field.name))
            }
            (_, Value::Number(text)) => {
                (codes::VALUE_WRONG, format!("the member `{}` is {text}, expected {expected_values}", field.name))
            }
            _ => {
                let found_type = node.kind_with_article();
                let message = format!("the member `{}` is {found_type}, expected {expected_values}", field.name);
                (codes::TYPE_MISMATCH, message)
            }
        };
        let suggestion = match (field.field_type, node.as_str()) {
            (FieldType::Keyword(keywords), Some(word)) => nearest_name(word, keywords.iter().copied()),
            _ => None,
        };
        let mut problem = if field.presence == Presence::Required {
            Diagnostic::error(code, message, node.diagnostic_span()).with_label(create_ignored_label(kind))
        } else {
            Diagnostic::warning(code, message, node.diagnostic_span()).with_label("ignored")
        };
        problem.help = suggestion.map(|suggestion| format!("did you mean `{suggestion}`?"));
        self.diagnostics.push(problem);
    }

    /// Reports a missing member. Does not report a member with an invalid value, since that has already been reported.
    /// Returns whether the object can be used without the member.
    fn report_missing(&mut self, kind: ObjectKind, field: &Field, node: Node<'a>) -> bool {
        if node.member_value(field.name).is_some() {
            return field.presence != Presence::Required;
        }
        let (object_kind, member_name) = (kind.name(), field.name);
        let message = format!("{object_kind} requires the member `{member_name}`");
        let problem = if field.presence == Presence::Required {
            Diagnostic::error(codes::MEMBER_MISSING, message, node.diagnostic_span())
                .with_label(create_ignored_label(kind))
        } else {
            Diagnostic::warning(codes::MEMBER_MISSING, message, node.diagnostic_span())
                .with_label("the missing member is treated as empty")
        };
        self.diagnostics.push(problem);
        field.presence != Presence::Required
    }

    /// Reports a member that the document's OpenAPI version does not define. If another version defines the member,
    /// adds its value to `typed_members`.
    fn report_unknown(
        &mut self,
        kind: ObjectKind,
        version: Version,
        member: Member<'a>,
        typed_members: &mut Vec<(&'a str, TypedValue<'a>)>,
    ) {
        if let Some(field) = kind.fields_named(member.key).find(|field| accepts_value(field.field_type, member.value)) {
            self.report_other_version(version, field, member);
            if let Some(typed_value) = self.check_member(kind, field, member) {
                typed_members.push((member.key, typed_value));
            }
            return;
        }
        let (member_name, object_kind) = (member.key, kind.name());
        let message = format!("unknown member `{member_name}` in {object_kind}");
        let suggestion = nearest_name(member.key, kind.fields(version).map(|field| field.name));
        // In JSON Schema 2020-12, unknown keywords are annotations.
        let is_annotation = kind == ObjectKind::Schema && version.has_json_schema() && suggestion.is_none();
        let mut problem = if is_annotation {
            Diagnostic::note(codes::MEMBER_UNKNOWN, message, member.key_span)
        } else {
            Diagnostic::warning(codes::MEMBER_UNKNOWN, message, member.key_span)
        };
        problem = problem.with_label("ignored");
        problem.help = suggestion.map(|suggestion| format!("did you mean `{suggestion}`?"));
        self.diagnostics.push(problem);
    }
}

/// Returns the label for a diagnostic about an object that cannot be used, such as `this Parameter Object is ignored`.
fn create_ignored_label(kind: ObjectKind) -> String {
    let kind_name = kind.name();
    let kind_name = kind_name.strip_prefix("an ").or_else(|| kind_name.strip_prefix("a ")).unwrap_or(kind_name);
    format!("this {kind_name} is ignored")
}

/// Returns whether `openapiv3`, which only supports OpenAPI 3.0, can deserialize a field of a later version. It can if
/// OpenAPI 3.0 has a field with the same name and type.
fn can_deserialize(kind: ObjectKind, field: &Field) -> bool {
    let type_discriminant = |field: &Field| std::mem::discriminant(&field.field_type);
    kind.field(field.name, Version::V3_0)
        .is_some_and(|field_3_0| type_discriminant(field_3_0) == type_discriminant(field))
}

/// Adds empty values for the missing members that `openapiv3` requires although later OpenAPI versions do not require
/// them.
fn supply_required_members(kind: ObjectKind, typed_members: &mut Vec<(&str, TypedValue<'_>)>) {
    for field in kind.fields(Version::V3_0).filter(|field| field.presence == Presence::Defaulted) {
        if !typed_members.iter().any(|(key, _)| *key == field.name) {
            typed_members.extend(empty_value(field.field_type).map(|typed_value| (field.name, typed_value)));
        }
    }
}

/// Returns whether a field of the given type accepts a value. Does not check the members of an object.
fn accepts_value(field_type: FieldType, node: Node<'_>) -> bool {
    match (field_type, node.value()) {
        (FieldType::Unchecked | FieldType::Json | FieldType::Ignored, _)
        | (FieldType::Text, Value::String(_))
        | (FieldType::Flag, Value::Bool(_))
        | (FieldType::List | FieldType::UncheckedList | FieldType::TextList, Value::List(_))
        | (FieldType::UncheckedMap | FieldType::TextMap | FieldType::Object(_) | FieldType::Map(_), Value::Map(_)) => {
            true
        }
        (FieldType::Number, Value::Number(text)) => parse_number(text).is_some(),
        (FieldType::Count, Value::Number(text)) => recover::parse_count(text).is_some(),
        (FieldType::Keyword(keywords) | FieldType::KeywordList(keywords), Value::String(word)) => {
            keywords.contains(&word)
        }
        (FieldType::KeywordList(keywords), Value::List(items)) => contains_only_keywords(keywords, items),
        _ => false,
    }
}

/// Returns whether all items of a list are strings that occur in `keywords`.
fn contains_only_keywords(keywords: &[&str], items: Items<'_>) -> bool {
    items.iter().all(|item| item.as_str().is_some_and(|word| keywords.contains(&word)))
}

/// Returns an empty map for a field, such as `paths`, that `openapiv3` requires although lowering reads it from the
/// node. `None` for other fields.
fn empty_map_if_required<'a>(field: &Field) -> Option<TypedValue<'a>> {
    (field.presence == Presence::Defaulted).then(|| TypedValue::Map(Vec::new()))
}

/// Returns the empty value (a string or an object) that replaces a missing member. `None` for types without an empty
/// value.
fn empty_value<'a>(field_type: FieldType) -> Option<TypedValue<'a>> {
    Some(match field_type {
        FieldType::Text => TypedValue::Text(Cow::Borrowed("")),
        FieldType::Object(ObjectKind::Info) => TypedValue::Map(vec![
            ("title", TypedValue::Text(Cow::Borrowed(""))),
            ("version", TypedValue::Text(Cow::Borrowed(""))),
        ]),
        FieldType::TextMap | FieldType::UncheckedMap => TypedValue::Map(Vec::new()),
        _ => return None,
    })
}

/// Describes the values that a field of the given type accepts, for messages. For example, `a list of strings`.
fn describe_expected(field_type: FieldType) -> String {
    match field_type {
        FieldType::Text => "a string".to_owned(),
        FieldType::Keyword(keywords) => {
            let keywords: Vec<String> = keywords.iter().map(|word| format!("`{word}`")).collect();
            format!("one of {}", keywords.join(", "))
        }
        FieldType::KeywordList(keywords) => {
            format!("{} or a list of them", describe_expected(FieldType::Keyword(keywords)))
        }
        FieldType::Flag => "`true` or `false`".to_owned(),
        FieldType::Number => "a number".to_owned(),
        FieldType::Count => "a non-negative integer".to_owned(),
        FieldType::TextList => "a list of strings".to_owned(),
        FieldType::TextMap => "an object with string values".to_owned(),
        FieldType::List | FieldType::UncheckedList => "a list".to_owned(),
        FieldType::Object(kind) => kind.name().to_owned(),
        FieldType::Map(_) | FieldType::UncheckedMap => "an object".to_owned(),
        FieldType::Json | FieldType::Unchecked | FieldType::Ignored => "any value".to_owned(),
    }
}
