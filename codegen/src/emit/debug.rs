//! Emits implementations of `Debug` that call the runtime. They print the JSON of a value, without absent members and
//! without secrets, and take less of rustc's memory than derived ones.

use super::{code::code, types::text_literal};

/// Emits the implementation of `Debug` for the type `name`, which implements `Serialize`.
pub(super) fn emit_debug_impl(name: &str) -> String {
    let shown_name = text_literal(name.trim_start_matches("r#"));
    code! { Item, [name shown_name]
        impl ::std::fmt::Debug for #name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                crate::runtime::write::debug(#shown_name, self, f)
            }
        }
    }
}
