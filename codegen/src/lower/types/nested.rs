//! Detects parameters and headers with values for which OpenAPI does not define a serialization: lists and objects
//! within lists and objects, and empty numbers.

use super::Types;
use crate::{
    codes,
    diagnostic::Diagnostic,
    ir::{Header, Param, ParameterLocation, Style, Type, TypeKind},
    source::Span,
};

/// The kind of values that a type can represent.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Nesting {
    /// Only strings, numbers or booleans: no lists or objects.
    Single,
    /// Any JSON value.
    Unknown,
    /// Lists or objects, possibly among other values.
    Composite,
}

impl Types<'_> {
    /// Returns whether the values of a parameter may contain lists or objects within a list or object. Warns if the
    /// schema of the parameter declares such values.
    pub(super) fn is_nested(&mut self, param: &Param) -> bool {
        if let Some(media_type) =
            param.content.as_deref().filter(|_| !param.is_json() && param.location != ParameterLocation::QueryString)
        {
            let subject = format!("the {} parameter `{}`", param.location.name(), param.wire_name);
            self.check_content(&subject, media_type, &param.ty, param.span);
        }
        if param.is_json() || param.style == Style::DeepObject || !param.inner.is_empty() {
            return false;
        }
        let allows_inner_lists = matches!(param.style, Style::Form | Style::Cookie) && param.explode;
        let inner_nesting = self.inner_nesting(&param.ty, allows_inner_lists, 0);
        if inner_nesting == Nesting::Composite && self.reported_spans.insert(param.span) {
            let message = format!(
                "the {} parameter `{}` contains nested lists or objects, which the style `{}` cannot express",
                param.location.name(),
                param.wire_name,
                param.style.name()
            );
            let help = "declare `content: {application/json: …}` if the server expects one JSON value; nested values \
                        are sent as JSON";
            self.diagnostics.push(Diagnostic::warning(codes::PARAMETER_NESTED, message, param.span).with_help(help));
        }
        inner_nesting != Nesting::Single
    }

    /// Warns about a response header that is a list or object in a media type for which no code is generated, or that
    /// has lists or objects within a list or object, which the style `simple` does not define.
    pub(super) fn check_header(&mut self, header_name: &str, header: &Header, ty: &Type) {
        let subject = format!("the response header `{header_name}`");
        if header.json {
            return;
        }
        if let Some(media_type) = &header.content {
            self.check_content(&subject, media_type, ty, header.span);
        } else if self.inner_nesting(ty, false, 0) == Nesting::Composite && self.reported_spans.insert(header.span) {
            let message =
                format!("{subject} contains nested lists or objects, which the style `simple` cannot express");
            let help = "declare `content: {application/json: …}` if the server sends one JSON value";
            self.diagnostics.push(Diagnostic::warning(codes::PARAMETER_NESTED, message, header.span).with_help(help));
        }
    }

    /// Warns if the type `ty` of `subject`, such as a header, is a list or object in a media type for which no code is
    /// generated.
    fn check_content(&mut self, subject: &str, media_type: &str, ty: &Type, at: Span) {
        if self.nesting_of(ty, 0) == Nesting::Composite && self.reported_spans.insert(at) {
            let message =
                format!("{subject} is a list or object, but no code is generated for the media type `{media_type}`");
            let problem = Diagnostic::warning(codes::MEDIA_TYPE_OPAQUE, message, at);
            self.diagnostics
                .push(problem.with_label("serialized as if it were declared with `schema` instead of `content`"));
        }
    }

    /// Warns about `allowEmptyValue` of a parameter whose type has no empty value: a number or a boolean.
    pub(super) fn check_empty_value(&mut self, param: &Param) {
        let ty = match self.resolve_aliases(&param.ty) {
            Type::Nullable(inner) | Type::List(inner) => self.resolve_aliases(inner),
            ty => ty,
        };
        let has_no_empty_value = matches!(ty, Type::Primitive(_)) && !self.is_string(ty);
        if param.allow_empty && has_no_empty_value && self.reported_spans.insert(param.span) {
            let message =
                format!("the parameter `{}` cannot be sent empty: its type has no empty value", param.wire_name);
            let problem = Diagnostic::warning(codes::MEMBER_WITHOUT_EFFECT, message, param.span);
            self.diagnostics.push(problem.with_help("declare the parameter as a string"));
        }
    }

    /// Returns the kind of values that a list or object of the type `ty` contains. `allows_inner_lists` is true if the
    /// parameter style defines the serialization of lists within an object.
    fn inner_nesting(&self, ty: &Type, allows_inner_lists: bool, depth: u8) -> Nesting {
        match ty {
            Type::List(item) => self.nesting_of(item, 0),
            Type::Map(value) => self.member_nesting(value, allows_inner_lists),
            Type::Nullable(inner) => self.inner_nesting(inner, allows_inner_lists, depth),
            Type::Primitive(_) | Type::Unit => Nesting::Single,
            Type::Named(id) if depth < MAX_ALIAS_DEPTH => match &self.defs[id.0 as usize].kind {
                TypeKind::Struct(record) => {
                    let member_types =
                        record.fields.iter().map(|field| &field.ty).chain(record.rest.iter().map(|(_, ty)| ty));
                    member_types.map(|ty| self.member_nesting(ty, allows_inner_lists)).max().unwrap_or(Nesting::Single)
                }
                TypeKind::Union(union) => {
                    let variant_nestings =
                        union.cases.iter().map(|case| self.inner_nesting(&case.ty, allows_inner_lists, depth + 1));
                    variant_nestings.max().unwrap_or(Nesting::Single)
                }
                TypeKind::Alias(inner) | TypeKind::Newtype(inner) => {
                    self.inner_nesting(inner, allows_inner_lists, depth + 1)
                }
                TypeKind::Enum(_) | TypeKind::Choice(_) => Nesting::Single,
            },
            Type::Tuple(tuple) => tuple.item_types().map(|ty| self.nesting_of(ty, 0)).max().unwrap_or(Nesting::Single),
            Type::Named(_) | Type::Event(_) | Type::Json => Nesting::Unknown,
        }
    }

    /// Returns the kind of values that an object member of the type `ty` can have.
    fn member_nesting(&self, ty: &Type, allows_inner_lists: bool) -> Nesting {
        match self.resolve_alias(ty) {
            Type::List(item) if allows_inner_lists => self.nesting_of(item, 0),
            Type::Tuple(tuple) if allows_inner_lists => {
                tuple.item_types().map(|ty| self.nesting_of(ty, 0)).max().unwrap_or(Nesting::Single)
            }
            Type::Nullable(inner) => self.member_nesting(inner, allows_inner_lists),
            ty => self.nesting_of(ty, 0),
        }
    }

    fn resolve_alias<'t>(&'t self, mut ty: &'t Type) -> &'t Type {
        for _ in 0..MAX_ALIAS_DEPTH {
            match ty {
                Type::Named(id) => match &self.defs[id.0 as usize].kind {
                    TypeKind::Alias(inner) => ty = inner,
                    _ => break,
                },
                _ => break,
            }
        }
        ty
    }

    /// Returns the kind of values that the type `ty` can represent.
    fn nesting_of(&self, ty: &Type, depth: u8) -> Nesting {
        match ty {
            Type::List(_) | Type::Map(_) | Type::Tuple(_) => Nesting::Composite,
            Type::Nullable(inner) => self.nesting_of(inner, depth),
            Type::Primitive(_) | Type::Unit => Nesting::Single,
            Type::Named(id) if depth < MAX_ALIAS_DEPTH => match &self.defs[id.0 as usize].kind {
                TypeKind::Struct(_) => Nesting::Composite,
                TypeKind::Union(union) => {
                    let variant_nestings = union.cases.iter().map(|case| self.nesting_of(&case.ty, depth + 1));
                    variant_nestings.max().unwrap_or(Nesting::Single)
                }
                TypeKind::Alias(inner) | TypeKind::Newtype(inner) => self.nesting_of(inner, depth + 1),
                TypeKind::Enum(_) | TypeKind::Choice(_) => Nesting::Single,
            },
            Type::Named(_) | Type::Event(_) | Type::Json => Nesting::Unknown,
        }
    }
}

/// The maximum nesting depth of unions and aliases that is followed, since they may be recursive.
const MAX_ALIAS_DEPTH: u8 = 8;
