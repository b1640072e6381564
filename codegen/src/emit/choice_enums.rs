//! Emits the enums of request bodies (one variant per media type) and of responses (one variant per status code). The
//! code of the operation serializes and decodes these enums.

use super::{
    Emitter, checks,
    code::{CodePosition, Variants, code},
    doc_comments,
};
use crate::ir::{ChoiceCase, Type, TypeDef};

/// Emits the enum of request bodies or responses, with the implementation of `Check`.
pub(super) fn emit_choice_enum(emitter: Emitter<'_>, def: &TypeDef, cases: &[ChoiceCase]) -> String {
    let (docs, name) = (doc_comments::type_docs(def), &def.name);
    let variants = cases.iter().map(|case| {
        let (docs, name) = (doc_comments::doc_lines(CodePosition::Variant, &case.doc), &case.name);
        match &case.ty {
            Type::Unit => code! { Variant, [docs name] #docs #name, },
            ty => {
                let ty = emitter.type_text(ty);
                code! { Variant, [docs name ty] #docs #name(#ty), }
            }
        }
    });
    let variants: Variants = variants.collect();
    let declaration = code! { Item, [docs name variants]
        #docs
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name { #variants }
    };
    [declaration, checks::emit_choice_checks(emitter, def, cases)].concat()
}
