//! Emits the enums of request bodies (by media type) and of responses (by status code). The code of the operation
//! serializes and decodes them.

use super::{
    Emitter, checks,
    code::{Place, Variants, code},
    docs,
};
use crate::ir::{ChoiceCase, Type, TypeDef};

pub(super) fn text(emitter: Emitter<'_>, def: &TypeDef, cases: &[ChoiceCase]) -> String {
    let (docs, name) = (docs::of(def), &def.name);
    let variants = cases.iter().map(|case| {
        let (docs, name) = (docs::lines(Place::Variant, &case.doc), &case.name);
        match &case.ty {
            Type::Unit => code! { Variant, [docs name] #docs #name, },
            ty => {
                let ty = emitter.ty(ty);
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
    [declaration, checks::of_choice(emitter, def, cases)].concat()
}
