//! Lowers further parts of operations: typed header fields of responses, parameters that move into the body, paging.

use super::{Place, Types};
use crate::{
    codes,
    diagnostic::Diagnostic,
    documentation,
    ir::{Conversion, Field, HeaderCode, Move, Operation, PagingCode, Presence, Primitive, Step, Type, TypeKind},
    markdown,
    names::{Kind, Scope},
};

impl Types<'_> {
    /// Returns the headers that the operation's results declare.
    pub(super) fn headers(&mut self, operation: &Operation, scope: &mut Scope, place: &Place<'_>) -> Vec<HeaderCode> {
        let mut headers: Vec<HeaderCode> = Vec::new();
        for response in operation.responses.iter().filter(|response| response.status.is_result()) {
            for (wire, header) in &response.headers {
                if headers.iter().any(|known| known.wire.eq_ignore_ascii_case(wire)) {
                    continue;
                }
                let ty = self.ty(&header.schema, &place.member(wire));
                let description = markdown::sanitize(header.description.as_deref().unwrap_or_default());
                headers.push(HeaderCode {
                    wire: wire.clone(),
                    name: scope.claim(wire, Kind::Field),
                    ty,
                    json: header.json,
                    deprecated: header.deprecated,
                    doc: documentation::paragraphs([
                        description,
                        format!("Reads the response header {}.", markdown::code_span(wire)),
                    ]),
                });
            }
        }
        headers
    }

    /// Returns the parameters that move into fields of the body (`x-query-or-body`).
    pub(super) fn moves(&mut self, operation: &Operation) -> Vec<Move> {
        let names = operation.extensions.get("x-query-or-body").and_then(serde_json::Value::as_array);
        let Some(fields) = operation.code.body.as_ref().and_then(|body| self.fields(&body.ty)) else {
            return Vec::new();
        };
        let mut moves = Vec::new();
        let mut wrong = Vec::new();
        for name in names.into_iter().flatten().filter_map(serde_json::Value::as_str) {
            let param = operation.params.iter().position(|param| param.wire == name && !param.required);
            let field = fields
                .iter()
                .position(|field| field.wire == name && field.presence != Presence::Required && !field.nullable);
            let found = param.zip(field).and_then(|(param, field)| {
                let conversion = conversion(&operation.params[param].ty, &fields[field].ty)?;
                Some(Move { param, field, conversion })
            });
            match found {
                Some(found) => moves.push(found),
                None => wrong.push(name.to_owned()),
            }
        }
        for name in wrong {
            self.diagnostics.push(
                Diagnostic::error(codes::QUERY_OR_BODY_UNFIT, format!("`{name}` cannot move from the query into the body"), operation.at)
                    .help("`x-query-or-body` names optional query parameters that the body has as members of a type that holds them"),
            );
        }
        moves
    }

    /// Resolves the paths of `x-paging` in the types.
    pub(super) fn paging(&mut self, operation: &Operation) -> Option<PagingCode> {
        let paging = operation.extensions.get("x-paging")?;
        let path = |key: &str| paging.get(key).and_then(serde_json::Value::as_str);
        let found =
            (|| {
                let token = operation.params.iter().position(|param| Some(param.wire.as_str()) == path("token"))?;
                let output = &operation.code.output.ty;
                let (next, next_ty) = self.way(output, path("next")?)?;
                let (items, items_ty) = self.way(output, path("items")?)?;
                let Type::List(item) = items_ty else { return None };
                (next_ty == Type::Primitive(Primitive::String) && !operation.params[token].required)
                    .then_some(PagingCode { token, next, items, item: *item })
            })();
        if found.is_none() {
            self.diagnostics.push(
                Diagnostic::error(codes::PAGING_UNFIT, "`x-paging` does not fit the operation", operation.at)
                    .help("`token` names an optional query parameter, `next` leads to a string and `items` to a list in the response"),
            );
        }
        found
    }

    fn fields(&self, ty: &Type) -> Option<Vec<Field>> {
        let Type::Named(id) = ty else { return None };
        match &self.defs[id.0 as usize].kind {
            TypeKind::Struct(record) => Some(record.fields.clone()),
            TypeKind::Alias(inner) => self.fields(inner),
            _ => None,
        }
    }

    /// Returns the fields along a JSON path, and the type at its end.
    pub(super) fn way(&self, ty: &Type, path: &str) -> Option<(Vec<Step>, Type)> {
        let mut ty = ty.clone();
        let mut steps = Vec::new();
        for wire in path.split('.') {
            let field = self.fields(&ty)?.into_iter().find(|field| field.wire == wire)?;
            steps.push(Step {
                name: field.name,
                optional: field.presence != Presence::Required || field.nullable,
                nullable: field.nullable,
            });
            ty = field.ty;
        }
        Some((steps, ty))
    }
}

fn conversion(from: &Type, to: &Type) -> Option<Conversion> {
    use Primitive::{I32, I64, U8, U16, U32};
    match (from, to) {
        _ if from == to => Some(Conversion::Same),
        (_, Type::List(item)) if item.as_ref() == from => Some(Conversion::OnlyItem),
        (Type::Primitive(I32 | U32 | U16 | U8), Type::Primitive(I64))
        | (Type::Primitive(U16 | U8), Type::Primitive(I32)) => Some(Conversion::Into),
        _ => None,
    }
}
