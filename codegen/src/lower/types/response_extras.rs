//! Lowers further parts of operations: typed header fields of responses, parameters that are moved to the body, and
//! paging.

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
    /// Returns the header fields that the operation's responses declare: those of results first, then those of
    /// failures. A header that responses declare with different schemas has a function for each schema.
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
                let same_name = || seen.iter().filter(|(known, _)| known.eq_ignore_ascii_case(wire));
                if same_name().any(|(_, known)| self.is_same_header(known, header)) {
                    continue;
                }
                let is_first = same_name().next().is_none();
                let status = markdown::code_span(&response.status.to_string());
                let (name, reads) = if is_first {
                    (wire.clone(), format!("Reads the response header {}.", markdown::code_span(wire)))
                } else {
                    let reads =
                        format!("Reads the response header {} as {status} declares it.", markdown::code_span(wire));
                    (format!("{wire} {}", status_label(response.status)), reads)
                };
                seen.push((wire, header));
                let ty = self.type_at(&header.schema, &place.member_context(&name));
                let reads_same = |known: &HeaderCode| {
                    let separator = known.separator.unwrap_or(',');
                    known.ty == ty && known.json == header.json && separator == header.delimiter()
                };
                if headers.iter().any(|known| known.wire_name.eq_ignore_ascii_case(wire) && reads_same(known)) {
                    continue;
                }
                self.check_header(wire, header, &ty);
                let description = markdown::sanitize(header.description.as_deref().unwrap_or_default());
                headers.push(HeaderCode {
                    wire_name: wire.clone(),
                    name: scope.claim_name(&name, NameKind::Field),
                    ty,
                    json: header.json,
                    separator: Some(header.delimiter()).filter(|delimiter| *delimiter != ','),
                    deprecated: header.deprecated,
                    doc: documentation::join_paragraphs([description, reads]),
                });
            }
        }
        headers
    }

    /// Returns whether two declarations of a header describe the same values.
    fn is_same_header(&self, known: &Header, other: &Header) -> bool {
        alike::describe_same_values(self.api, Some(known.schema.schema), Some(other.schema.schema))
            && (known.json, known.delimiter()) == (other.json, other.delimiter())
    }

    /// Returns the parameters in `x-query-or-body`, each with the field of the body to which it can be moved.
    pub(super) fn parameter_moves(&mut self, operation: &Operation) -> Vec<ParameterMove> {
        let names = operation.extensions.get("x-query-or-body").and_then(serde_json::Value::as_array);
        let Some(fields) = operation.code.body.as_ref().and_then(|body| self.fields_of_type(&body.ty)) else {
            return Vec::new();
        };
        let mut moves = Vec::new();
        let mut wrong = Vec::new();
        for name in names.into_iter().flatten().filter_map(serde_json::Value::as_str) {
            let param = operation.params.iter().position(|param| param.wire_name == name && !param.required);
            let field = fields
                .iter()
                .position(|field| field.wire_name == name && field.presence != Presence::Required && !field.nullable);
            let found = param.zip(field).and_then(|(param, field)| {
                let conversion = conversion_between(&operation.params[param].ty, &fields[field].ty)?;
                Some(ParameterMove { param, field, conversion })
            });
            match found {
                Some(found) => moves.push(found),
                None => wrong.push(name.to_owned()),
            }
        }
        for name in wrong {
            self.diagnostics.push(
                Diagnostic::error(
                    codes::QUERY_OR_BODY_UNFIT,
                    format!("`x-query-or-body` lists the query parameter `{name}`, which cannot be sent in the body"),
                    operation.span,
                )
                .with_help("list only optional query parameters that are also body members with a compatible type"),
            );
        }
        moves
    }

    /// Resolves the parameter and the paths in the operation's `x-paging` to Rust names and types. Returns `None` if
    /// `x-paging` is absent, or if it does not fit the operation, which is reported.
    pub(super) fn resolve_paging(&mut self, operation: &Operation) -> Option<PagingCode> {
        let paging = operation.extensions.get("x-paging")?;
        let path = |key: &str| paging.get(key).and_then(serde_json::Value::as_str);
        let found =
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
        if found.is_none() {
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
        found
    }

    fn fields_of_type(&self, ty: &Type) -> Option<&[Field]> {
        let Type::Named(id) = ty else { return None };
        match &self.defs[id.0 as usize].kind {
            TypeKind::Struct(record) => Some(&record.fields),
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
            let field = self.fields_of_type(&ty)?.iter().find(|field| field.wire_name == wire)?;
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
