//! Lowers Parameter and Header Objects.

use openapiv3::{CookieStyle, HeaderStyle, Parameter, PathStyle, QueryStyle};

use super::Lowering;
use crate::{
    codes,
    diagnostic::Diagnostic,
    ir::{Header, Param, ParameterLocation, SchemaRef, Style, Type},
    load::{Node, ObjectKind, Target, Value},
    media_type::is_json,
};

/// The location of a parameter, with those members of its Parameter Object whose meaning or default depends on the
/// location.
struct ParameterStyle {
    location: ParameterLocation,
    style: Style,
    allow_reserved: bool,
    allow_empty: bool,
}

impl<'a> Lowering<'a, '_> {
    /// Lowers the parameter at a node, which may be a `$ref`. A parameter to which several operations refer is lowered
    /// once.
    pub(super) fn lower_parameter(&mut self, node: Node<'a>) -> Option<Param> {
        let target = self.follow_to_object(node, ObjectKind::Parameter)?;
        let location = target.node.location();
        let cached_param = self.params.get(&location).cloned();
        let mut param = cached_param.unwrap_or_else(|| {
            let param = self.lower_parameter_object(target.node);
            self.params.insert(location, param.clone());
            param
        })?;
        if let Some(description) = self.documents.overriding_text(node, "description") {
            param.description = Some(description.to_owned());
        }
        Some(param)
    }

    fn lower_parameter_object(&mut self, node: Node<'a>) -> Option<Param> {
        let parsed_parameter: Parameter = self.parse_object(node, ObjectKind::Parameter)?;
        let mut parameter_style = parse_parameter_style(&parsed_parameter);
        if node.member_value("in").and_then(Node::as_str) == Some("querystring") {
            parameter_style.location = ParameterLocation::QueryString;
            if node.member_value("content").is_none() {
                let problem = Diagnostic::warning(
                    codes::PARAMETER_CONTENT,
                    "a parameter with `in: querystring` must have `content`",
                    node.diagnostic_span(),
                );
                self.diagnostics.push(problem.with_label("the value is sent as a form"));
            }
        }
        let style_keyword = node.member_value("style").and_then(Node::as_str);
        if parameter_style.location == ParameterLocation::Cookie && style_keyword == Some("cookie") {
            parameter_style.style = Style::Cookie;
        }
        if let Some(style) = self.documents.collection_style(node) {
            parameter_style.style = parse_collection_style(style);
        }
        let parameter_data = parsed_parameter.parameter_data();
        if parameter_style.location == ParameterLocation::Path && !parameter_data.required {
            let message = format!("the path parameter `{}` must have `required: true`", parameter_data.name);
            self.diagnostics.push(
                Diagnostic::warning(codes::MEMBER_MISSING, message, node.diagnostic_span())
                    .with_label("treated as required"),
            );
        }
        if parameter_style.location != ParameterLocation::Query {
            self.report_query_only_members(node);
        }
        let (schema, content) = self.lower_schema_or_content(node);
        Some(Param {
            wire_name: parameter_data.name,
            location: parameter_style.location,
            required: parameter_data.required || parameter_style.location == ParameterLocation::Path,
            has_declared_required: parameter_data.required,
            description: parameter_data.description,
            deprecated: parameter_data.deprecated.unwrap_or(false),
            style: parameter_style.style,
            explode: parameter_data.explode.unwrap_or(matches!(parameter_style.style, Style::Form | Style::Cookie)),
            inner: self.documents.inner_styles(node).map(parse_collection_style).collect(),
            allow_reserved: parameter_style.allow_reserved,
            allow_empty: parameter_style.allow_empty,
            content,
            schema,
            examples: self.lower_examples(node),
            extensions: parameter_data.extensions,
            shared: false,
            name: String::new(),
            ty: Type::Json,
            checks: None,
            nested: false,
            span: node.diagnostic_span(),
        })
    }

    /// Lowers the header at a node, which may be a `$ref`. The header belongs to a response or an encoding.
    pub(super) fn lower_header(&mut self, node: Node<'a>) -> Option<Header> {
        let target = self.follow_to_object(node, ObjectKind::Header)?;
        let mut header = self.lower_target_header(&target)?;
        if let Some(description) = self.documents.overriding_text(node, "description") {
            header.description = Some(description.to_owned());
        }
        Some(header)
    }

    fn lower_target_header(&mut self, target: &Target<'a>) -> Option<Header> {
        let location = target.node.location();
        if let Some(cached_header) = self.headers.get(&location) {
            return cached_header.clone();
        }
        let parsed_header: Option<openapiv3::Header> = self.parse_object(target.node, ObjectKind::Header);
        self.report_query_only_members(target.node);
        let header = parsed_header.map(|parsed_header| {
            let (schema, content) = self.lower_schema_or_content(target.node);
            (parsed_header, schema, content)
        });
        let header = header.map(|(parsed_header, schema, content)| Header {
            required: parsed_header.required,
            description: parsed_header.description,
            deprecated: parsed_header.deprecated.unwrap_or(false),
            explode: matches!(target.node.member_value("explode").map(Node::value), Some(Value::Bool(true))),
            style: self.documents.collection_style(target.node).map(parse_collection_style),
            json: content.as_deref().is_some_and(is_json),
            content,
            schema,
            examples: self.lower_examples(target.node),
            span: target.node.diagnostic_span(),
        });
        self.headers.insert(location, header.clone());
        header
    }

    /// Reports `allowReserved: true` and `allowEmptyValue: true` as members without effect, since they only apply to
    /// query parameters.
    fn report_query_only_members(&mut self, node: Node<'a>) {
        for keyword in ["allowReserved", "allowEmptyValue"] {
            let member = node.member(keyword).filter(|member| matches!(member.value.value(), Value::Bool(true)));
            if let Some(member) = member {
                let message = format!("the member `{keyword}` has no effect: it only applies to query parameters");
                self.diagnostics.push(Diagnostic::note(codes::MEMBER_WITHOUT_EFFECT, message, member.key_span));
            }
        }
    }

    /// Returns the schema of a parameter or header, and the media type if the object declares `content` instead of
    /// `schema`. Returns the schema that allows any value if the object declares no schema.
    fn lower_schema_or_content(&mut self, node: Node<'a>) -> (SchemaRef, Option<String>) {
        let content = node.member("content").filter(|content| matches!(content.value.value(), Value::Map(_)));
        match (node.member_value("schema"), content) {
            (Some(schema), None) => (self.lower_schema_ref(schema), None),
            (Some(schema), Some(content)) => {
                let message = "`schema` and `content` cannot be declared together";
                self.diagnostics.push(
                    Diagnostic::warning(codes::PARAMETER_CONTENT, message, content.key_span).with_label("ignored"),
                );
                (self.lower_schema_ref(schema), None)
            }
            (None, Some(content)) => {
                let mut media_types = content.value.members().iter();
                let first_media_type = media_types.next();
                if first_media_type.is_none() || media_types.next().is_some() {
                    let message = "`content` of a parameter or header must have exactly one media type";
                    self.diagnostics.push(Diagnostic::warning(codes::PARAMETER_CONTENT, message, content.key_span));
                }
                let Some(first_media_type) = first_media_type else { return (self.any_schema_ref(node), None) };
                self.check_object(first_media_type.value, ObjectKind::MediaType);
                let schema_ref = match first_media_type.value.member_value("schema") {
                    Some(schema) => self.lower_schema_ref(schema),
                    None => self.any_schema_ref(first_media_type.value),
                };
                (schema_ref, Some(first_media_type.key.to_owned()))
            }
            (None, None) => {
                let problem = Diagnostic::warning(
                    codes::MEMBER_MISSING,
                    "neither `schema` nor `content` is declared",
                    node.diagnostic_span(),
                );
                self.diagnostics.push(problem.with_label("any value is allowed"));
                (self.any_schema_ref(node), None)
            }
        }
    }
}

/// Returns the location, the style, `allowReserved` and `allowEmptyValue` of a parsed parameter.
fn parse_parameter_style(parsed_parameter: &Parameter) -> ParameterStyle {
    let style_without_flags =
        |location, style| ParameterStyle { location, style, allow_reserved: false, allow_empty: false };
    match parsed_parameter {
        Parameter::Path { style, .. } => style_without_flags(
            ParameterLocation::Path,
            match style {
                PathStyle::Matrix => Style::Matrix,
                PathStyle::Label => Style::Label,
                PathStyle::Simple => Style::Simple,
            },
        ),
        Parameter::Query { style, allow_reserved, allow_empty_value, .. } => ParameterStyle {
            location: ParameterLocation::Query,
            style: parse_query_style(style),
            allow_reserved: *allow_reserved,
            allow_empty: allow_empty_value.unwrap_or(false),
        },
        Parameter::Header { style: HeaderStyle::Simple, .. } => {
            style_without_flags(ParameterLocation::Header, Style::Simple)
        }
        Parameter::Cookie { style: CookieStyle::Form, .. } => {
            style_without_flags(ParameterLocation::Cookie, Style::Form)
        }
    }
}

/// Parses a style into which the translation of Swagger 2.0 converts a `collectionFormat`.
pub(super) fn parse_collection_style(style: &str) -> Style {
    match style {
        "spaceDelimited" => Style::SpaceDelimited,
        "pipeDelimited" => Style::PipeDelimited,
        "simple" => Style::Simple,
        _ => Style::TabDelimited,
    }
}

pub(super) fn parse_query_style(style: &QueryStyle) -> Style {
    match style {
        QueryStyle::Form => Style::Form,
        QueryStyle::SpaceDelimited => Style::SpaceDelimited,
        QueryStyle::PipeDelimited => Style::PipeDelimited,
        QueryStyle::DeepObject => Style::DeepObject,
    }
}
