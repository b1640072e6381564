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
    /// Returns the header fields that the operation's responses declare: first those of successes and redirects, then
    /// those of failures.
    pub(super) fn response_headers(
        &mut self,
        operation: &Operation,
        scope: &mut NameScope,
        context: &NamingContext<'_>,
    ) -> Vec<HeaderCode> {
        let mut headers: Vec<HeaderCode> = Vec::new();
        let mut seen_headers: Vec<(&String, &Header)> = Vec::new();
        let is_success = |response: &&Response| response.status.is_result();
        let success_responses = operation.responses.iter().filter(is_success);
        for response in success_responses.chain(operation.responses.iter().filter(|response| !is_success(response))) {
            for (wire, header) in &response.headers {
                // `Error::retry_after` returns this header field.
                if !is_success(&response) && wire.eq_ignore_ascii_case("retry-after") {
                    continue;
                }
                if let Some((_, first_header)) =
                    seen_headers.iter().find(|(seen_name, _)| seen_name.eq_ignore_ascii_case(wire))
                {
                    self.check_same_header(wire, first_header, header);
                    continue;
                }
                seen_headers.push((wire, header));
                let ty = self.type_at(&header.schema, &context.member_context(wire));
                self.check_header(wire, header, &ty);
                let description = markdown::sanitize(header.description.as_deref().unwrap_or_default());
                headers.push(HeaderCode {
                    wire: wire.clone(),
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
    fn check_same_header(&mut self, header_name: &str, first_header: &Header, other_header: &Header) {
        let have_same_values =
            alike::are_alike(self.api, Some(first_header.schema.schema), Some(other_header.schema.schema));
        if (!have_same_values || first_header.json != other_header.json) && self.warned.insert(other_header.span) {
            let message =
                format!("another response of this operation declares the header `{header_name}` with another schema");
            let problem = Diagnostic::warning(codes::NOT_GENERATED, message, other_header.span);
            self.diagnostics.push(problem.with_label("read with the schema of the other response"));
        }
    }

    /// Returns the parameters in `x-query-or-body`, each with the field of the body to which it can be moved.
    pub(super) fn parameter_moves(&mut self, operation: &Operation) -> Vec<ParameterMove> {
        let parameter_names = operation.extensions.get("x-query-or-body").and_then(serde_json::Value::as_array);
        let Some(body_fields) = operation.code.body.as_ref().and_then(|body| self.fields_of_type(&body.ty)) else {
            return Vec::new();
        };
        let mut moves = Vec::new();
        let mut unfit_names = Vec::new();
        for name in parameter_names.into_iter().flatten().filter_map(serde_json::Value::as_str) {
            let param_index = operation.params.iter().position(|param| param.wire == name && !param.required);
            let field_index = body_fields
                .iter()
                .position(|field| field.wire == name && field.presence != Presence::Required && !field.nullable);
            let parameter_move = param_index.zip(field_index).and_then(|(param_index, field_index)| {
                let conversion = conversion_between(&operation.params[param_index].ty, &body_fields[field_index].ty)?;
                Some(ParameterMove { param: param_index, field: field_index, conversion })
            });
            match parameter_move {
                Some(parameter_move) => moves.push(parameter_move),
                None => unfit_names.push(name.to_owned()),
            }
        }
        for name in unfit_names {
            let message =
                format!("`x-query-or-body` lists the query parameter `{name}`, which cannot be sent in the body");
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
        let path_text = |key: &str| paging.get(key).and_then(serde_json::Value::as_str);
        let paging_code = (|| {
            let token_index =
                operation.params.iter().position(|param| Some(param.wire.as_str()) == path_text("token"))?;
            let output_type = &operation.code.output.ty;
            let (next_path, next_type) = self.resolve_field_path(output_type, path_text("next")?)?;
            let (items_path, items_type) = self.resolve_field_path(output_type, path_text("items")?)?;
            let Type::List(item) = items_type else { return None };
            (next_type == Type::Primitive(Primitive::String) && !operation.params[token_index].required)
                .then_some(PagingCode { token: token_index, next: next_path, items: items_path, item: *item })
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

    /// Returns the fields on a path of member names separated by `.`, such as `a.b`, and the type of the last field.
    /// `None` if a member of the path does not exist.
    pub(super) fn resolve_field_path(&self, ty: &Type, path: &str) -> Option<(Vec<FieldStep>, Type)> {
        let mut ty = ty.clone();
        let mut steps = Vec::new();
        for wire in path.split('.') {
            let field = self.fields_of_type(&ty)?.into_iter().find(|field| field.wire == wire)?;
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
fn conversion_between(parameter_type: &Type, member_type: &Type) -> Option<Conversion> {
    use Primitive::{I32, I64, U8, U16, U32};
    match (parameter_type, member_type) {
        _ if parameter_type == member_type => Some(Conversion::Same),
        (_, Type::List(item)) if item.as_ref() == parameter_type => Some(Conversion::OnlyItem),
        (Type::Primitive(I32 | U32 | U16 | U8), Type::Primitive(I64))
        | (Type::Primitive(U16 | U8), Type::Primitive(I32)) => Some(Conversion::Into),
        _ => None,
    }
}
