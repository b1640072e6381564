//! Lowers the typed header fields of responses, the query parameters that are moved to the body, and the paging of
//! operations.

use super::{NamingContext, Types, alike, outcome::status_label};
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
    /// Returns a function for each header field that the responses of an operation declare: those of successful
    /// responses first, then those of failures. If responses declare a header with different schemas, it has a function
    /// for each schema.
    pub(super) fn response_headers(
        &mut self,
        operation: &Operation,
        scope: &mut NameScope,
        naming: &NamingContext<'_>,
    ) -> Vec<HeaderCode> {
        let mut headers: Vec<HeaderCode> = Vec::new();
        let mut visited_headers: Vec<(&String, &Header)> = Vec::new();
        let is_result = |response: &&Response| response.status.is_result();
        let successful_responses = operation.responses.iter().filter(is_result);
        for response in successful_responses.chain(operation.responses.iter().filter(|response| !is_result(response))) {
            for (header_name, header) in &response.headers {
                // `Error::retry_after` returns this header field.
                if !is_result(&response) && header_name.eq_ignore_ascii_case("retry-after") {
                    continue;
                }
                let headers_with_name =
                    || visited_headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case(header_name));
                if headers_with_name().any(|(_, earlier_header)| self.is_same_header(earlier_header, header)) {
                    continue;
                }
                let is_first_declaration = headers_with_name().next().is_none();
                let status_text = markdown::code_span(&response.status.to_string());
                let (name, doc_sentence) = if is_first_declaration {
                    (header_name.clone(), format!("Reads the response header {}.", markdown::code_span(header_name)))
                } else {
                    let header_span = markdown::code_span(header_name);
                    let doc_sentence = format!("Reads the response header {header_span} as {status_text} declares it.");
                    (format!("{header_name} {}", status_label(response.status)), doc_sentence)
                };
                visited_headers.push((header_name, header));
                let ty = self.type_at(&header.schema, &naming.member_context(&name));
                let is_read_identically = |earlier: &HeaderCode| {
                    let separator = earlier.separator.unwrap_or(',');
                    earlier.ty == ty && earlier.json == header.json && separator == header.delimiter()
                };
                if headers
                    .iter()
                    .any(|earlier| earlier.wire_name.eq_ignore_ascii_case(header_name) && is_read_identically(earlier))
                {
                    continue;
                }
                self.check_header(header_name, header, &ty);
                let description = markdown::sanitize(header.description.as_deref().unwrap_or_default());
                headers.push(HeaderCode {
                    wire_name: header_name.clone(),
                    name: scope.claim_name(&name, NameKind::Field),
                    ty,
                    json: header.json,
                    separator: Some(header.delimiter()).filter(|delimiter| *delimiter != ','),
                    deprecated: header.deprecated,
                    doc: documentation::join_paragraphs([description, doc_sentence]),
                });
            }
        }
        headers
    }

    /// Returns whether two Header Objects describe the same values in the same serialization.
    fn is_same_header(&self, first_header: &Header, second_header: &Header) -> bool {
        alike::describe_same_values(self.api, Some(first_header.schema.schema), Some(second_header.schema.schema))
            && (first_header.json, first_header.delimiter()) == (second_header.json, second_header.delimiter())
    }

    /// Returns the query parameters in `x-query-or-body`, each with the field of the body in which its value can be
    /// sent instead.
    pub(super) fn parameter_moves(&mut self, operation: &Operation) -> Vec<ParameterMove> {
        let names = operation.extensions.get("x-query-or-body").and_then(serde_json::Value::as_array);
        let Some(fields) = operation.code.body.as_ref().and_then(|body| self.fields_of_type(&body.ty)) else {
            return Vec::new();
        };
        let mut parameter_moves = Vec::new();
        let mut rejected_names = Vec::new();
        for name in names.into_iter().flatten().filter_map(serde_json::Value::as_str) {
            let param_index = operation.params.iter().position(|param| param.wire_name == name && !param.required);
            let field_index = fields
                .iter()
                .position(|field| field.wire_name == name && field.presence != Presence::Required && !field.nullable);
            let parameter_move = param_index.zip(field_index).and_then(|(param_index, field_index)| {
                let conversion = conversion_between(&operation.params[param_index].ty, &fields[field_index].ty)?;
                Some(ParameterMove { param: param_index, field: field_index, conversion })
            });
            match parameter_move {
                Some(parameter_move) => parameter_moves.push(parameter_move),
                None => rejected_names.push(name.to_owned()),
            }
        }
        for name in rejected_names {
            self.diagnostics.push(
                Diagnostic::error(
                    codes::QUERY_OR_BODY_UNFIT,
                    format!("`x-query-or-body` lists the query parameter `{name}`, which cannot be sent in the body"),
                    operation.span,
                )
                .with_help("list only optional query parameters that are also body members with a compatible type"),
            );
        }
        parameter_moves
    }

    /// Resolves the names in the extension `x-paging` of an operation to Rust names and types. Returns `None` if
    /// `x-paging` is absent. If it does not match the operation, reports that and returns `None`.
    pub(super) fn resolve_paging(&mut self, operation: &Operation) -> Option<PagingCode> {
        let paging = operation.extensions.get("x-paging")?;
        let text_of_member = |key: &str| paging.get(key).and_then(serde_json::Value::as_str);
        let paging_code = (|| {
            let token_name = text_of_member("token");
            let token_index = operation.params.iter().position(|param| Some(param.wire_name.as_str()) == token_name)?;
            let output = &operation.code.output.ty;
            let (next_path, next_type) = self.resolve_field_path(output, text_of_member("next")?)?;
            let (items_path, items_type) = self.resolve_field_path(output, text_of_member("items")?)?;
            let Type::List(item_type) = items_type else { return None };
            (next_type == Type::Primitive(Primitive::String) && !operation.params[token_index].required)
                .then_some(PagingCode { token: token_index, next: next_path, items: items_path, item: *item_type })
        })();
        if paging_code.is_none() {
            self.diagnostics.push(
                Diagnostic::error(
                    codes::PAGING_UNFIT,
                    "`x-paging` does not match the parameters and responses of the operation",
                    operation.span,
                )
                .with_help(
                    "set `token` to an optional query parameter, `next` to the path of a string and `items` to the \
                        path of a list in the response",
                ),
            );
        }
        paging_code
    }

    fn fields_of_type(&self, ty: &Type) -> Option<&[Field]> {
        let Type::Named(id) = ty else { return None };
        match &self.defs[id.0 as usize].kind {
            TypeKind::Struct(record) => Some(&record.fields),
            TypeKind::Alias(inner) => self.fields_of_type(inner),
            _ => None,
        }
    }

    /// Resolves `path`, which consists of member names separated by `.`, in the type `ty`. Returns the field of each
    /// member, and the type of the last field. `None` if a member does not exist.
    pub(super) fn resolve_field_path(&self, ty: &Type, path: &str) -> Option<(Vec<FieldStep>, Type)> {
        let mut ty = ty.clone();
        let mut steps = Vec::new();
        for member_name in path.split('.') {
            let field = self.fields_of_type(&ty)?.iter().find(|field| field.wire_name == member_name)?;
            steps.push(FieldStep {
                name: field.name.clone(),
                optional: field.presence != Presence::Required || field.nullable,
                nullable: field.nullable,
            });
            ty = field.ty.clone();
        }
        Some((steps, ty))
    }
}

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
