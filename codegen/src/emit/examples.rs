//! A test for a generated crate: the document's own examples are read and written, and nothing of their values is lost.

use std::collections::HashSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    Emitter,
    code::{Place, print, tokens},
    types::ident,
};
use crate::ir::{Api, Content, Operation, Type, TypeKind};

/// A document may have thousands; each makes the test slower to compile.
const MOST: usize = 200;

/// `tests/examples.rs`: the JSON examples of bodies and answers, one of each type. Nothing where the document has none.
///
/// Documents have examples that do not fit their own schemas, so the test says how many fit and fails where one that does
/// is not the same after it was written and read again.
#[must_use]
pub fn examples(api: &Api) -> Option<String> {
    let emitter = Emitter { api, module: 0 };
    let mut seen = HashSet::new();
    let cases: Vec<TokenStream> = api
        .operations
        .iter()
        .flat_map(|operation| contents(operation).map(move |content| (operation, content)))
        .filter_map(|(operation, content)| {
            let example = content.examples.first()?;
            if !is_json(&content.media_type) || !has_serde(api, &content.ty) || !seen.insert(&content.ty) {
                return None;
            }
            let (id, json, ty) = (&operation.id, example.value.as_str(), tokens(&emitter.ty(&content.ty)));
            Some(quote! { tally.example::<#ty>(#id, #json); })
        })
        .take(MOST)
        .collect();
    if cases.is_empty() {
        return None;
    }
    let package = ident(&api.package.name.replace('-', "_"));
    let test = quote! {
        //! Examples of the API's description, read and written.

        use #package::*;

        #[derive(Default)]
        struct Tally {
            fit: usize,
            misfits: Vec<String>,
        }

        impl Tally {
            fn example<T>(&mut self, place: &str, json: &str)
            where
                T: ::serde::de::DeserializeOwned + ::serde::Serialize + PartialEq + ::std::fmt::Debug,
            {
                match ::serde_json::from_str::<T>(json) {
                    Ok(value) => {
                        let written = ::serde_json::to_string(&value).expect("what was read can be written");
                        let again: T = ::serde_json::from_str(&written).expect("what was written can be read");
                        assert_eq!(again, value, "{place}");
                        self.fit += 1;
                    }
                    Err(error) => self.misfits.push(format!("{place}: {error}")),
                }
            }
        }

        #[test]
        fn examples_come_back_as_they_went() {
            let mut tally = Tally::default();
            #(#cases)*
            println!("examples: {} fit, {} do not", tally.fit, tally.misfits.len());
            for misfit in &tally.misfits {
                println!("  {misfit}");
            }
            assert!(tally.fit > 0, "no example fits its schema: {:?}", tally.misfits);
        }
    };
    Some(print(Place::Item, &test))
}

fn contents(operation: &Operation) -> impl Iterator<Item = &Content> {
    let sent = operation.body.iter().flat_map(|body| &body.contents);
    sent.chain(operation.responses.iter().flat_map(|response| &response.contents))
}

fn is_json(media: &str) -> bool {
    let essence = media.split(';').next().unwrap_or_default().trim();
    essence == "application/json" || essence.ends_with("+json")
}

/// Whether the type is read and written by itself: outcomes by status are not.
fn has_serde(api: &Api, ty: &Type) -> bool {
    match ty {
        Type::Named(id) => !matches!(api.ty(*id).kind, TypeKind::Choice(_)),
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => has_serde(api, inner),
        Type::Primitive(_) => true,
        // An example of a stream is one of its events.
        Type::Json | Type::Unit | Type::Event(_) => false,
    }
}
