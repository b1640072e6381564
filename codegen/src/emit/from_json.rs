//! Emits implementations of the runtime's `FromJson`, and of `Deserialize` based on it.

use super::code::{Apart, Statements, code};

/// Returns both implementations, given the constants and the body of `read`.
pub(super) fn emit_from_json(name: &str, constants: String, body: String) -> String {
    let (subject, constants, body) = (Apart(name), Statements(constants), Statements(body));
    // `S_`, since a schema may be named `S`.
    let read = code! { Item, [subject constants body]
        impl crate::runtime::read::FromJson for #subject {
            #constants
            fn read<S_: crate::runtime::read::Source + ?Sized>(
                json: crate::runtime::read::Json<'_, S_>,
                place: &mut Option<Self>,
            ) -> crate::runtime::read::Result<()> {
                #body
            }
        }
    };
    let deserialize = code! { Item, [name]
        impl<'de> Deserialize<'de> for #name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::runtime::read::deserialize(deserializer)
            }
        }
    };
    [read, deserialize].concat()
}

/// Returns the constant for the type's JSON type, unless that is an object.
pub(super) fn json_type_constant(form: &str) -> String {
    code! { Method, [form] const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::#form; }
}
