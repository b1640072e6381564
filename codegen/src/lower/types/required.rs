//! Creates structs with the required members of other structs, since calls of a constructor with more than five
//! arguments are hard to read.

use super::modules::Modules;
use crate::{
    ir::{Struct, TypeDef, TypeKind},
    names::{Kind, shortened},
};

/// The maximum number of arguments of a constructor.
const MOST: usize = 5;

/// The suffix of the names of such structs.
const SUFFIX: &str = "Required";

/// Names the struct of required members for each type with more than five. All other types must have their names.
pub(super) fn name(defs: &mut [TypeDef], modules: &mut Modules) {
    for def in defs {
        let TypeKind::Struct(record) = &mut def.kind else { continue };
        if count(record) > MOST {
            let name = shortened(&format!("{}{SUFFIX}", def.name.trim_start_matches("r#")));
            record.required = Some(modules.scope(def.module).claim_identifier(name, Kind::Type));
        }
    }
}

fn count(record: &Struct) -> usize {
    record.fields.iter().filter(|field| field.is_argument()).count()
}
