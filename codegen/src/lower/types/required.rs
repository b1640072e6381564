//! Names the structs that contain the required members of another struct. A constructor with more than five arguments
//! is hard to call, so it takes such a struct instead.

use super::modules::Modules;
use crate::{
    ir::{Struct, TypeDef, TypeKind},
    names::{NameKind, shorten_name},
};

/// The maximum number of arguments of a constructor.
const MAX_ARGUMENTS: usize = 5;

/// The suffix of the names of structs that contain required members.
const REQUIRED_SUFFIX: &str = "Required";

/// Assigns a name to the struct of required members, for each struct whose constructor would otherwise have more than
/// [`MAX_ARGUMENTS`] arguments. All types must already have their names.
pub(super) fn name_required_structs(defs: &mut [TypeDef], modules: &mut Modules) {
    for def in defs {
        let TypeKind::Struct(record) = &mut def.kind else { continue };
        if count_constructor_arguments(record) > MAX_ARGUMENTS {
            let name = shorten_name(&format!("{}{REQUIRED_SUFFIX}", def.name.trim_start_matches("r#")));
            record.required = Some(modules.name_scope(def.module).claim_identifier(name, NameKind::Type));
        }
    }
}

fn count_constructor_arguments(record: &Struct) -> usize {
    record.fields.iter().filter(|field| field.is_argument()).count()
}
