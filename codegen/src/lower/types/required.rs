//! Structs that hold the required members of others: a function with more than five arguments cannot be read where it is called.

use super::modules::Modules;
use crate::{
    ir::{Struct, TypeDef, TypeKind},
    names::{Kind, shortened},
};

/// The maximum number of arguments of a constructor.
const MOST: usize = 5;

/// The suffix of the name of such a type.
const SUFFIX: &str = "Required";

/// Names the struct that holds the required members of each type that has more than five. All other types have their names by now.
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
