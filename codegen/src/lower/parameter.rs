//! Lowers Parameter and Header Objects.

use openapiv3::{CookieStyle, HeaderStyle, Parameter, PathStyle, QueryStyle};

use super::Lowering;
use crate::{
    codes,
    diagnostic::Diagnostic,
    ir::{Header, Link, Location, Param, Style, Type},
    load::{Kind, Node, Target, Value},
    media_type::is_json,
};

/// The members of a Parameter Object that depend on its location.
struct Place {
    location: Location,
    style: Style,
    allow_reserved: bool,
    allow_empty: bool,
}

impl<'a> Lowering<'a, '_> {
    /// Lowers a parameter, after resolving its `$ref`. A shared parameter is lowered once.
    pub(super) fn parameter(&mut self, node: Node<'a>) -> Option<Param> {
        let target = self.follow(node, Kind::Parameter)?;
        let location = target.node.location();
        let known = self.params.get(&location).cloned();
        let mut param = known.unwrap_or_else(|| {
            let param = self.read_parameter(target.node);
            self.params.insert(location, param.clone());
            param
        })?;
        if let Some(description) = self.documents.overriding(node, "description") {
            param.description = Some(description.to_owned());
        }
        Some(param)
    }

    fn read_parameter(&mut self, node: Node<'a>) -> Option<Param> {
        let typed: Parameter = self.typed(node, Kind::Parameter)?;
        let mut place = place(&typed);
        if node.get("in").and_then(Node::as_str) == Some("querystring") {
            place.location = Location::QueryString;
            if node.get("content").is_none() {
                let problem =
                    Diagnostic::warning(codes::PARAMETER_CONTENT, "`in: querystring` needs `content`", node.at());
                self.diagnostics.push(problem.label("sent as a form"));
            }
        }
        if let Some(style) = node.get("style").filter(|style| style.as_str() == Some("cookie")) {
            let message = "the style `cookie` is read as `form`";
            let problem = Diagnostic::warning(codes::NOT_GENERATED, message, style.at());
            self.diagnostics.push(problem.label("values are sent with percent-encoding"));
        }
        if self.documents.is_tab_delimited(node) {
            place.style = Style::TabDelimited;
        }
        let data = typed.parameter_data();
        if place.location == Location::Path && !data.required {
            let message = format!("the path parameter `{}` must be `required: true`", data.name);
            self.diagnostics
                .push(Diagnostic::warning(codes::MEMBER_MISSING, message, node.at()).label("taken as required"));
        }
        if place.location != Location::Query {
            self.for_queries_alone(node);
        }
        let (schema, content) = self.schema_or_content(node);
        Some(Param {
            wire: data.name,
            location: place.location,
            required: data.required || place.location == Location::Path,
            required_given: data.required,
            description: data.description,
            deprecated: data.deprecated.unwrap_or(false),
            style: place.style,
            explode: data.explode.unwrap_or(place.style == Style::Form),
            allow_reserved: place.allow_reserved,
            allow_empty: place.allow_empty,
            content,
            schema,
            examples: self.examples(node),
            extensions: data.extensions,
            shared: false,
            name: String::new(),
            ty: Type::Json,
            checks: None,
            nested: false,
            at: node.at(),
        })
    }

    /// Lowers a header of a response, after resolving its `$ref`s.
    pub(super) fn header(&mut self, node: Node<'a>) -> Option<Header> {
        let target = self.follow(node, Kind::Header)?;
        let mut header = self.target_header(&target)?;
        if let Some(description) = self.documents.overriding(node, "description") {
            header.description = Some(description.to_owned());
        }
        Some(header)
    }

    fn target_header(&mut self, target: &Target<'a>) -> Option<Header> {
        let location = target.node.location();
        if let Some(known) = self.headers.get(&location) {
            return known.clone();
        }
        let typed: Option<openapiv3::Header> = self.typed(target.node, Kind::Header);
        self.for_queries_alone(target.node);
        let header = typed.map(|typed| {
            let (schema, content) = self.schema_or_content(target.node);
            (typed, schema, content)
        });
        let header = header.map(|(typed, schema, content)| Header {
            required: typed.required,
            description: typed.description,
            deprecated: typed.deprecated.unwrap_or(false),
            explode: matches!(target.node.get("explode").map(Node::value), Some(Value::Bool(true))),
            json: content.as_deref().is_some_and(is_json),
            schema,
            examples: self.examples(target.node),
            at: target.node.at(),
        });
        self.headers.insert(location, header.clone());
        header
    }

    /// Reports members that only apply to query parameters.
    fn for_queries_alone(&mut self, node: Node<'a>) {
        for name in ["allowReserved", "allowEmptyValue"] {
            let member = node.member(name).filter(|member| matches!(member.value.value(), Value::Bool(true)));
            if let Some(member) = member {
                let message = format!("`{name}` has no effect here: it is for query parameters");
                self.diagnostics.push(Diagnostic::note(codes::MEMBER_WITHOUT_EFFECT, message, member.at));
            }
        }
    }

    /// Returns the schema of a parameter or header, or that of the only media type in its `content`.
    fn schema_or_content(&mut self, node: Node<'a>) -> (Link, Option<String>) {
        let content = node.member("content").filter(|content| matches!(content.value.value(), Value::Map(_)));
        match (node.get("schema"), content) {
            (Some(schema), None) => (self.link(schema), None),
            (Some(schema), Some(content)) => {
                let message = "there is both `schema` and `content`";
                self.diagnostics
                    .push(Diagnostic::warning(codes::PARAMETER_CONTENT, message, content.at).label("ignored"));
                (self.link(schema), None)
            }
            (None, Some(content)) => {
                let mut members = content.value.members().iter();
                let first = members.next();
                if first.is_none() || members.next().is_some() {
                    let message = "`content` must have exactly one media type";
                    self.diagnostics.push(Diagnostic::warning(codes::PARAMETER_CONTENT, message, content.at));
                }
                let Some(first) = first else { return (self.any_link(node), None) };
                self.check(first.value, Kind::MediaType);
                let link = match first.value.get("schema") {
                    Some(schema) => self.link(schema),
                    None => self.any_link(first.value),
                };
                (link, Some(first.key.to_owned()))
            }
            (None, None) => {
                let problem = Diagnostic::warning(codes::MEMBER_MISSING, "neither `schema` nor `content`", node.at());
                self.diagnostics.push(problem.label("any value is allowed"));
                (self.any_link(node), None)
            }
        }
    }
}

fn place(typed: &Parameter) -> Place {
    let place = |location, style| Place { location, style, allow_reserved: false, allow_empty: false };
    match typed {
        Parameter::Path { style, .. } => place(
            Location::Path,
            match style {
                PathStyle::Matrix => Style::Matrix,
                PathStyle::Label => Style::Label,
                PathStyle::Simple => Style::Simple,
            },
        ),
        Parameter::Query { style, allow_reserved, allow_empty_value, .. } => Place {
            location: Location::Query,
            style: query_style(style),
            allow_reserved: *allow_reserved,
            allow_empty: allow_empty_value.unwrap_or(false),
        },
        Parameter::Header { style: HeaderStyle::Simple, .. } => place(Location::Header, Style::Simple),
        Parameter::Cookie { style: CookieStyle::Form, .. } => place(Location::Cookie, Style::Form),
    }
}

pub(super) fn query_style(style: &QueryStyle) -> Style {
    match style {
        QueryStyle::Form => Style::Form,
        QueryStyle::SpaceDelimited => Style::SpaceDelimited,
        QueryStyle::PipeDelimited => Style::PipeDelimited,
        QueryStyle::DeepObject => Style::DeepObject,
    }
}
