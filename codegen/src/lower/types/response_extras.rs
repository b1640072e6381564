//! Lowers further parts of operations: header fields of responses, parameters that can be moved to the body, and
//! paging.

use super::{NamingContext, Types, alike};
use crate::{
    codes,
    diagnostic::Diagnostic,
    documentation,
    ir::{
        Conversion, Field, FieldStep, Header, HeaderCode, Operation, PagingCode, ParameterMove, Presence, Primitive,
        Response, Type, TypeKind,
    },
    markdown,
    names::{NameKind, NameScope},
};

impl Types<'_> {
    /// Returns the header fields that the operation's responses declare: those of results first, then those of
    /// failures.
    pub(super) fn response_headers(
        &mut self,
        operation: &Operation,
        scope: &mut NameScope,
        place: &NamingContext<'_>,
    ) -> Vec<HeaderCode> {
        let mut headers: Vec<HeaderCode> = Vec::new();
        let mut seen: Vec<(&String, &Header)> = Vec::new();
        let is_result = |response: &&Response| response.status.is_result();
        let results = operation.responses.iter().filter(is_result);
        for response in results.chain(operation.responses.iter().filter(|response| !is_result(response))) {
            for (wire, header) in &response.headers {
                // `Error::retry_after` returns this header field.
                if !is_result(&response) && wire.eq_ignore_ascii_case("retry-after") {
                    continue;
                }
                if let Some((_, known)) = seen.iter().find(|(known, _)| known.eq_ignore_ascii_case(wire)) {
                    self.check_same_header(wire, known, header);
                    continue;
                }
                seen.push((wire, header));
                let ty = self.type_at(&header.schema, &place.member_context(wire));
                self.check_header(wire, header, &ty);
                let description = markdown::sanitize(header.description.as_deref().unwrap_or_default());
                headers.push(HeaderCode {
                    wire_name: wire.clone(),
                    name: scope.claim_name(wire, NameKind::Field),
                    ty,
                    json: header.json,
                    deprecated: header.deprecated,
                    doc: documentation::join_paragraphs([
                        description,
                        format!("Reads the response header {}.", markdown::code_span(wire)),
                    ]),
                });
            }
        }
        headers
    }

    /// Warns about a header that two responses of an operation declare with different schemas.
    fn check_same_header(&mut self, header_name: &str, known: &Header, other: &Header) {
        let alike = alike::describe_same_values(self.api, Some(known.schema.schema), Some(other.schema.schema));
        if (!alike || known.json != other.json) && self.reported_spans.insert(other.span) {
            let message =
                format!("another response of this operation declares the header `{header_name}` with another schema");
            let problem = Diagnostic::warning(codes::NOT_GENERATED, message, other.span);
            self.diagnostics.push(problem.with_label("read with the schema of the other response"));
        }
    }

    /// Returns the parameters in `x-query-or-body`, each with the field of the body to which it can be moved.
    pub(super) fn parameter_moves(&mut self, operation: &Operation) -> Vec<ParameterMove> {
        let names = operation.extensions.get("x-query-or-body").and_then(serde_json::Value::as_array);
        let Some(fields) = operation.code.body.as_ref().and_then(|body| self.fields_of_type(&body.ty)) else {
            return Vec::new();
        };
        let mut moves = Vec::new();
        let mut unfit_names = Vec::new();
        for name in names.into_iter().flatten().filter_map(serde_json::Value::as_str) {
            let param = operation.params.iter().position(|param| param.wire_name == name && !param.required);
            let field = fields
                .iter()
                .position(|field| field.wire_name == name && field.presence != Presence::Required && !field.nullable);
            let parameter_move = param.zip(field).and_then(|(param, field)| {
                let conversion = conversion_between(&operation.params[param].ty, &fields[field].ty)?;
                Some(ParameterMove { param, field, conversion })
            });
            match parameter_move {
                Some(parameter_move) => moves.push(parameter_move),
                None => unfit_names.push(name.to_owned()),
            }
        }
        for name in unfit_names {
            let message = format!("the parameter `{name}` cannot be moved from the query to the body");
            let help = "list only optional query parameters that are also body members with a compatible type";
            self.diagnostics
                .push(Diagnostic::error(codes::QUERY_OR_BODY_UNFIT, message, operation.span).with_help(help));
        }
        moves
    }

    /// Resolves the parameter and the paths in the operation's `x-paging` to Rust names and types. Returns `None` if
    /// `x-paging` is absent, or if it does not match the operation, which is reported.
    pub(super) fn resolve_paging(&mut self, operation: &Operation) -> Option<PagingCode> {
        let paging = operation.extensions.get("x-paging")?;
        let path = |key: &str| paging.get(key).and_then(serde_json::Value::as_str);
        let paging_code =
            (|| {
                let token =
                    operation.params.iter().position(|param| Some(param.wire_name.as_str()) == path("token"))?;
                let output = &operation.code.output.ty;
                let (next, next_ty) = self.resolve_field_path(output, path("next")?)?;
                let (items, items_ty) = self.resolve_field_path(output, path("items")?)?;
                let Type::List(item) = items_ty else { return None };
                (next_ty == Type::Primitive(Primitive::String) && !operation.params[token].required)
                    .then_some(PagingCode { token, next, items, item: *item })
            })();
        if paging_code.is_none() {
            let message = "`x-paging` does not match the parameters and responses of the operation";
            let help = "set `token` to an optional query parameter, `next` to the path of a string and `items` to the \
                        path of a list in the response";
            self.diagnostics.push(Diagnostic::error(codes::PAGING_UNFIT, message, operation.span).with_help(help));
        }
        paging_code
    }

    /// Returns the fields of a struct, also through aliases. `None` if the type is not a struct.
    fn fields_of_type(&self, ty: &Type) -> Option<Vec<Field>> {
        let Type::Named(id) = ty else { return None };
        match &self.defs[id.0 as usize].kind {
            TypeKind::Struct(record) => Some(record.fields.clone()),
            TypeKind::Alias(inner) => self.fields_of_type(inner),
            _ => None,
        }
    }

    /// Returns the fields on a path of member names separated by `.`, and the type of the last field. `None` if a
    /// member of the path does not exist.
    pub(super) fn resolve_field_path(&self, ty: &Type, path: &str) -> Option<(Vec<FieldStep>, Type)> {
        let mut ty = ty.clone();
        let mut steps = Vec::new();
        for wire in path.split('.') {
            let field = self.fields_of_type(&ty)?.into_iter().find(|field| field.wire_name == wire)?;
            steps.push(FieldStep {
                name: field.name,
                optional: field.presence != Presence::Required || field.nullable,
                nullable: field.nullable,
            });
            ty = field.ty;
        }
        Some((steps, ty))
    }
}

/// Returns the conversion of a parameter to a body member. `None` if the types are not compatible.
fn conversion_between(from: &Type, to: &Type) -> Option<Conversion> {
    use Primitive::{I32, I64, U8, U16, U32};
    match (from, to) {
        _ if from == to => Some(Conversion::Same),
        (_, Type::List(item)) if item.as_ref() == from => Some(Conversion::OnlyItem),
        (Type::Primitive(I32 | U32 | U16 | U8), Type::Primitive(I64))
        | (Type::Primitive(U16 | U8), Type::Primitive(I32)) => Some(Conversion::Into),
        _ => None,
    }
}
