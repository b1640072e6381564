//! Emits implementations of the runtime's trait `FromJson`, and implementations of serde's trait `Deserialize` that
//! call `FromJson`.

use super::code::{Apart, Statements, code};

/// Emits the implementations of `FromJson` and `Deserialize` for the type `name`. `constants` is the code of the
/// associated constants of `FromJson`, and `body` is the body of the function `FromJson::read`.
pub(super) fn emit_from_json(name: &str, constants: String, body: String) -> String {
    let (type_name, constants, body) = (Apart(name), Statements(constants), Statements(body));
    // The type parameter is named `S_` because a schema may be named `S`.
    let from_json_impl = code! { Item, [type_name constants body]
        impl crate::runtime::read::FromJson for #type_name {
            #constants
            fn read<S_: crate::runtime::read::Source + ?Sized>(
                json: crate::runtime::read::Json<'_, S_>,
                place: &mut Option<Self>,
            ) -> crate::runtime::read::Result<()> {
                #body
            }
        }
    };
    let deserialize_impl = code! { Item, [name]
        impl<'de> Deserialize<'de> for #name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::runtime::read::deserialize(deserializer)
            }
        }
    };
    [from_json_impl, deserialize_impl].concat()
}

/// Emits the associated constant `JSON_TYPE` of `FromJson`, whose value is the variant `variant` of the runtime's enum
/// `JsonType`. Types that are read from JSON objects do not need the constant.
pub(super) fn emit_json_type_constant(variant: &str) -> String {
    code! { Method, [variant]
        const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::#variant;
    }
}
