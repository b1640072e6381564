//! The tables of facts that the runtime reads: the API's servers and security schemes, and each operation's.

use indexmap::IndexMap;
use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

use super::types::ident;
use crate::ir::{Api, Location, Method, Operation, SecurityKind, SecurityScheme, Server, Status};

/// `src/api.rs`: what the document says of the API as a whole.
pub(super) fn tokens(api: &Api) -> TokenStream {
    let servers = servers(&api.servers);
    let schemes = api.security_schemes.iter().map(|(name, scheme)| self::scheme(api, name, scheme));
    let errors = error_shapes(api.extensions.get("x-error-shapes"));
    let environment = environment(api);
    quote! {
        //! What the API's description says of the API as a whole.

        use crate::runtime::{ApiSpec, Causes, ErrorShape, Exchange, Expires, Place, Scheme, Server, TokenPlace, Variable};

        /// The API.
        pub static API: ApiSpec = ApiSpec {
            name: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
            servers: #servers,
            schemes: &[#(#schemes),*],
            errors: #errors,
            environment: &[#(#environment),*],
        };
    }
}

/// The facts of one operation.
pub(super) fn spec(operation: &Operation) -> TokenStream {
    let (id, path, method) = (&operation.id, &operation.path, method(operation.method));
    let servers = servers_at(&operation.servers, &quote! { crate::runtime:: });
    let needs = operation.security.iter().map(|need| {
        let schemes = need.iter().map(|(scheme, scopes)| {
            quote! { crate::runtime::Need { scheme: #scheme, scopes: &[#(#scopes),*] } }
        });
        quote! { &[#(#schemes),*] }
    });
    let success = operation.responses.iter().filter(|response| response.status.is_success()).map(|response| {
        let (from, to) = match response.status {
            Status::Code(code) => (code, code),
            Status::Range(digit) => (u16::from(digit) * 100, u16::from(digit) * 100 + 99),
            Status::Default => (200, 299),
        };
        quote! { crate::runtime::Statuses(#from, #to) }
    });
    let safe = !matches!(operation.method, Method::Post | Method::Patch);
    let idempotent = operation.extensions.get("x-idempotent").and_then(Value::as_bool).unwrap_or(safe);
    let paging = paging(operation.extensions.get("x-paging"));
    quote! {
        crate::runtime::Spec {
            id: #id,
            method: #method,
            path: #path,
            servers: #servers,
            security: &[#(#needs),*],
            success: &[#(#success),*],
            idempotent: #idempotent,
            paging: #paging,
            api: &crate::api::API,
        }
    }
}

fn method(method: Method) -> TokenStream {
    let name = ident(method.name());
    quote! { ::http::Method::#name }
}

fn servers(servers: &[Server]) -> TokenStream {
    servers_at(servers, &TokenStream::new())
}

fn servers_at(servers: &[Server], path: &TokenStream) -> TokenStream {
    let servers = servers.iter().map(|server| {
        let url = &server.url;
        let variables = server.variables.iter().map(|(name, variable)| {
            let (default, values) = (&variable.default, &variable.values);
            quote! { #path Variable { name: #name, default: #default, values: &[#(#values),*] } }
        });
        quote! { #path Server { url: #url, variables: &[#(#variables),*] } }
    });
    quote! { &[#(#servers),*] }
}

fn scheme(api: &Api, name: &str, scheme: &SecurityScheme) -> TokenStream {
    let place = match &scheme.kind {
        SecurityKind::ApiKey { location: Location::Query, name } => quote! { Place::Query(#name) },
        SecurityKind::ApiKey { location: Location::Cookie, name } => quote! { Place::Cookie(#name) },
        SecurityKind::ApiKey { name, .. } => quote! { Place::Header(#name) },
        SecurityKind::Basic => quote! { Place::Authorization("Basic") },
        SecurityKind::Bearer { .. } | SecurityKind::OAuth2 { .. } | SecurityKind::OpenIdConnect { .. } => {
            quote! { Place::Authorization("Bearer") }
        }
        SecurityKind::Http { scheme: word } if scheme.extensions.contains_key("x-signing") => quote! { Place::Signature(#word) },
        SecurityKind::Http { scheme } => quote! { Place::Authorization(#scheme) },
    };
    let exchange = match scheme.extensions.get("x-token") {
        Some(token) => exchange(api, token),
        None => client_credentials(&scheme.kind),
    };
    quote! { Scheme { name: #name, place: #place, exchange: #exchange } }
}

/// `x-token`: the call that gives a token, from the operation that it names.
fn exchange(api: &Api, token: &Value) -> TokenStream {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let id = token.get("operation").and_then(text).unwrap_or_default();
    let Some(operation) = api.operations.iter().find(|operation| operation.id == id) else { return quote! { None } };
    let (method, servers) = (method(operation.method), servers(&operation.servers));
    let query = token.get("query").and_then(Value::as_object).into_iter().flatten();
    let query: Vec<String> = query.map(|(name, value)| format!("{name}={}", value.as_str().unwrap_or_default())).collect();
    let path = if query.is_empty() { operation.path.clone() } else { format!("{}?{}", operation.path, query.join("&")) };
    let bodies = token.get("requests").and_then(Value::as_array).into_iter().flatten().map(ToString::to_string);
    let place = |at: Option<&Value>, word: &str| at.and_then(|at| at.get(word)).and_then(text);
    let token_place = match (place(token.get("token"), "header"), place(token.get("token"), "body")) {
        (Some(header), _) => quote! { TokenPlace::Header(#header) },
        (None, path) => {
            let path = path.unwrap_or_else(|| "access_token".to_owned());
            quote! { TokenPlace::Body(#path) }
        }
    };
    let expires = match (place(token.get("expires"), "body"), place(token.get("expires"), "seconds")) {
        (Some(at), _) => quote! { Some(Expires::At(#at)) },
        (None, Some(seconds)) => quote! { Some(Expires::In(#seconds)) },
        (None, None) => quote! { None },
    };
    quote! {
        Some(&Exchange {
            id: #id,
            method: #method,
            path: #path,
            servers: #servers,
            media: "application/json",
            bodies: &[#(#bodies),*],
            token: #token_place,
            expires: #expires,
        })
    }
}

/// The client credentials flow of OAuth 2 (RFC 6749, section 4.4), which the specification describes itself.
fn client_credentials(kind: &SecurityKind) -> TokenStream {
    let SecurityKind::OAuth2 { flows } = kind else { return quote! { None } };
    let Some(url) = flows.get("clientCredentials").and_then(|flow| flow.token_url.as_deref()) else { return quote! { None } };
    let scheme_end = url.find("://").map_or(0, |at| at + 3);
    let (server, path) = url.split_at(url[scheme_end..].find('/').map_or(url.len(), |at| at + scheme_end));
    let path = if path.is_empty() { "/" } else { path };
    let servers = if server.is_empty() { quote! { &[] } } else { quote! { &[Server { url: #server, variables: &[] }] } };
    let body = r#"{"grant_type":"client_credentials","client_id":"{client_id}","client_secret":"{client_secret}"}"#;
    quote! {
        Some(&Exchange {
            id: "clientCredentials",
            method: ::http::Method::POST,
            path: #path,
            servers: #servers,
            media: "application/x-www-form-urlencoded",
            bodies: &[#body],
            token: TokenPlace::Body("access_token"),
            expires: Some(Expires::In("expires_in")),
        })
    }
}

/// Environment variables of all security schemes, by what they hold.
fn environment(api: &Api) -> Vec<TokenStream> {
    let mut known: IndexMap<&str, &str> = IndexMap::new();
    let tables = api.security_schemes.values().flat_map(|scheme| {
        ["x-token", "x-signing"].into_iter().filter_map(|key| scheme.extensions.get(key)?.get("environment")?.as_object())
    });
    for (what, variable) in tables.flatten() {
        if let Some(variable) = variable.as_str() {
            known.entry(what).or_insert(variable);
        }
    }
    known.iter().map(|(what, variable)| quote! { (#what, #variable) }).collect()
}

/// `x-error-shapes`: for each fact, the paths at which failures may hold it.
fn error_shapes(shapes: Option<&Value>) -> TokenStream {
    let shapes: Vec<&Value> = shapes.and_then(Value::as_array).into_iter().flatten().collect();
    if shapes.is_empty() {
        return quote! { ErrorShape::NONE };
    }
    let paths = |key: &str| {
        let mut paths: Vec<&str> = Vec::new();
        for path in shapes.iter().filter_map(|shape| shape.get(key)?.as_str()) {
            if !paths.contains(&path) {
                paths.push(path);
            }
        }
        quote! { &[#(#paths),*] }
    };
    let (message, reason, code) = (paths("message"), paths("reason"), paths("code"));
    let (request_id, retry_after) = (paths("requestId"), paths("retryAfter"));
    let headers = shapes.iter().filter_map(|shape| shape.get("requestIdHeader")?.as_str());
    let causes = shapes.iter().filter_map(|shape| shape.get("causes")).map(|causes| {
        let part = |key: &str| causes.get(key).and_then(Value::as_str).unwrap_or_default();
        let (list, field, reason, message) = (part("at"), part("field"), part("reason"), part("message"));
        quote! { Causes { list: #list, field: #field, reason: #reason, message: #message } }
    });
    quote! {
        ErrorShape {
            message: #message,
            reason: #reason,
            code: #code,
            request_id: #request_id,
            request_id_headers: &[#(#headers),*],
            retry_after: #retry_after,
            causes: &[#(#causes),*],
        }
    }
}

/// `x-paging`.
fn paging(paging: Option<&Value>) -> TokenStream {
    let Some(paging) = paging else { return quote! { None } };
    let part = |key: &str| paging.get(key).and_then(Value::as_str).unwrap_or_default();
    let (token, next, items) = (part("token"), part("next"), part("items"));
    let expired = match paging.get("expired").and_then(|expired| Some((expired.get("status")?.as_u64()?, expired.get("fresh")?.as_str()?))) {
        Some((status, fresh)) => {
            let status = u16::try_from(status).unwrap_or(410);
            quote! { Some(crate::runtime::Expired { status: #status, fresh: #fresh }) }
        }
        None => quote! { None },
    };
    quote! { Some(&crate::runtime::Paging { token: #token, next: #next, items: #items, expired: #expired }) }
}
