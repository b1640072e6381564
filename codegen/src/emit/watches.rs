//! Emits the code of operations that list objects, and whose list can be watched for changes.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    Emitter,
    code::{CodePosition, Statements, code, parse_tokens, print_at},
    paging,
    types::identifier,
};
use crate::ir::{Operation, WatchCode};

/// Emits the implementation of the runtime's trait `Watched` for an operation with the extension `x-watch`. Empty for
/// other operations.
pub(super) fn emit_watched_impl(emitter: Emitter<'_>, operation: &Operation) -> String {
    let Some(watch) = &operation.code.watch else { return String::new() };
    let request_name = identifier(&operation.code.request);
    let (object_type, status_type) =
        (parse_tokens(&emitter.type_text(&watch.object)), parse_tokens(&emitter.type_text(&watch.status)));
    let spec = emit_watch_spec(watch);
    let param_name = |index: usize| identifier(&operation.params[index].name);
    let (watch_param, version_param) = (param_name(watch.parameter), param_name(watch.version));
    let bookmarks_statement =
        watch.bookmarks.map(param_name).map(|name| quote! { self.#name = self.#name.or(Some(true)); });
    let list_version_expression = paging::emit_text_at_path(&identifier("list"), &watch.list_version);
    let object_version_expression = paging::emit_text_at_path(&identifier("object"), &watch.object_version);
    let objects_expression = paging::emit_items_at_path(&identifier("list"), &watch.items);
    let next_page_method = operation.code.paging.as_ref().map(|_| {
        quote! {
            #[inline]
            fn set_next_page(&mut self, list: &Self::Output) -> bool {
                let token = <Self as crate::runtime::Paged>::next_page_token(list).map(str::to_owned);
                let has_next = token.is_some();
                if let Some(token) = token {
                    crate::runtime::Paged::set_page_token(self, token);
                }
                has_next
            }
        }
    });
    let watched_impl = quote! {
        impl crate::runtime::Watched for #request_name {
            type Object = #object_type;
            type Status = #status_type;
            const WATCH: &'static crate::runtime::spec::WatchSpec = &#spec;
            #[inline]
            fn set_watch(&mut self, version: Option<String>) {
                self.#watch_param = Some(true);
                #bookmarks_statement
                if version.is_some() {
                    self.#version_param = version;
                }
            }
            #[inline]
            fn list_version(list: &Self::Output) -> Option<&str> {
                #list_version_expression
            }
            #[inline]
            fn object_version(object: &Self::Object) -> Option<&str> {
                #object_version_expression
            }
            #[inline]
            fn objects(list: Self::Output) -> Vec<Self::Object> {
                #objects_expression
            }
            #next_page_method
        }
    };
    print_at(CodePosition::Item, &watched_impl)
}

/// Emits an expression of the runtime's type `WatchSpec`, which contains the names of members and the event types that
/// are used in JSON.
fn emit_watch_spec(watch: &WatchCode) -> TokenStream {
    let names = &watch.names;
    let (media_types, kind, object) = (&names.media_types, &names.kind, &names.object);
    let (added, modified, deleted) = (&names.added, &names.modified, &names.deleted);
    let (bookmark, error, version, status) = (&names.bookmark, &names.error, &names.version, &names.status);
    let expired_status = proc_macro2::Literal::u16_unsuffixed(names.expired);
    quote! {
        crate::runtime::spec::WatchSpec {
            media_types: #media_types,
            kind: #kind,
            object: #object,
            added: #added,
            modified: #modified,
            deleted: #deleted,
            bookmark: #bookmark,
            error: #error,
            version: #version,
            status: #status,
            expired: #expired_status,
        }
    }
}

/// Emits the methods `watch` and `watcher` of the request struct for an operation with the extension `x-watch`. Empty
/// for other operations.
pub(super) fn emit_watch_methods(operation: &Operation) -> Statements {
    if operation.code.watch.is_none() {
        return Statements::default();
    }
    let watch_method = code! { Method, []
        /// Watches the list: returns its changes as they happen, until the server ends the connection.
        pub fn watch<D: crate::runtime::DispatchWatch>(&self, client: &D) -> D::Watch<Self> {
            client.dispatch_watch(self)
        }
    };
    let watcher_method = code! { Method, []
        /// Follows the list: reads it, then returns its changes. Reconnects after the connection ends or fails.
        pub fn watcher<D: crate::runtime::DispatchWatch>(&self, client: &D) -> D::Watcher<Self> {
            client.dispatch_watcher(self)
        }
    };
    [watch_method, watcher_method].into_iter().collect()
}
