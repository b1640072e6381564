//! Emits implementations of the runtime's trait `FromJson`, and implementations of serde's trait `Deserialize` that
//! call `FromJson`.

use super::code::{Apart, Statements, code};

/// Emits the implementations of `FromJson` and `Deserialize` for the type `name`. `constants` is the code of the
/// associated constants of `FromJson`, and `body` is the body of the function `FromJson::read`.
pub(super) fn emit_from_json(name: &str, constants: String, body: String) -> String {
    let body = Statements(body);
    // The type parameter is named `S_` because a schema may be named `S`.
    let read_function = code! { Method, [body]
        fn read<S_: crate::runtime::read::Source + ?Sized>(
            json: crate::runtime::read::Json<'_, S_>,
            place: &mut Option<Self>,
        ) -> crate::runtime::read::Result<()> {
            #body
        }
    };
    emit_from_json_impls(name, [constants, read_function].concat())
}

/// Emits the implementations of `FromJson` and `Deserialize` for the type `name`. `items` is the code of the items of
/// `FromJson`.
pub(super) fn emit_from_json_impls(name: &str, items: String) -> String {
    let (type_name, items) = (Apart(name), Statements(items));
    let from_json_impl = code! { Item, [type_name items]
        impl crate::runtime::read::FromJson for #type_name {
            #items
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
