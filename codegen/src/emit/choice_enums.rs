//! Emits the enums of request bodies, which have one variant per media type, and the enums of responses, which have one
//! variant per status code. The generated code of the operation serializes and decodes the enums.

use super::{
    Emitter, checks,
    code::{CodePosition, Variants, code},
    doc_comments,
};
use crate::ir::{ChoiceCase, Type, TypeDef};

/// Emits an enum of request bodies or of responses, with the implementation of the runtime's trait `Check`.
pub(super) fn emit_choice_enum(emitter: Emitter<'_>, def: &TypeDef, cases: &[ChoiceCase]) -> String {
    let (docs, name) = (doc_comments::emit_type_docs(def), &def.name);
    let variant_declarations = cases.iter().map(|case| {
        let (docs, name) = (doc_comments::format_doc_lines(CodePosition::Variant, &case.doc), &case.name);
        match &case.ty {
            Type::Unit => code! { Variant, [docs name] #docs #name, },
            ty => {
                let ty = emitter.type_text(ty);
                code! { Variant, [docs name ty] #docs #name(#ty), }
            }
        }
    });
    let variants: Variants = variant_declarations.collect();
    let declaration = code! { Item, [docs name variants]
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name { #variants }
    };
    [declaration, checks::emit_choice_checks(emitter, def, cases)].concat()
}
