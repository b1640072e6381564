//! Emits the constants that the runtime reads: `API`, with the servers and security schemes, and `SPEC` for each
//! operation.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Value;

use super::{
    code::{CodePosition, Statements, code, print_at},
    template,
    types::{identifier, text_literal},
};
use crate::ir::{Api, Idempotency, Method, Operation, ParameterLocation, SecurityKind, SecurityScheme, Server, Status};

/// Emits the tokens of `src/api.rs`, which describes the API as a whole.
pub(super) fn api_tokens(api: &Api) -> TokenStream {
    let servers = emit_servers(&api.servers);
    let security_schemes = api.security_schemes.iter().map(|(name, scheme)| emit_scheme(api, name, scheme));
    let error_shapes = member_list(api.extensions.get("x-error-shapes")).iter().map(emit_error_shape);
    quote! {
        //! The properties of the API as a whole: servers, credentials, error formats.

        /// The API.
        pub static API: crate::runtime::spec::ApiSpec = crate::runtime::spec::ApiSpec {
            name: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
            servers: #servers,
            schemes: &[#(#security_schemes),*],
            errors: &[#(#error_shapes),*],
        };
    }
}

/// Emits the constant `SPEC`, which describes an operation.
pub(super) fn operation_constant(operation: &Operation) -> Statements {
    let spec = emit_operation_spec(operation);
    let list_lengths = [operation.code.servers.len(), operation.security.len()];
    if list_lengths != [0, 0] || operation.extensions.contains_key("x-paging") {
        return Statements(print_at(
            CodePosition::Method,
            &quote! { const SPEC: &'static crate::runtime::spec::OperationSpec = &#spec; },
        ));
    }
    let path = text_literal(&template::encode_template(&operation.path));
    let (id, method) = (text_literal(&operation.id), method_name(operation.method));
    let success_ranges: Vec<String> = success_statuses(operation)
        .map(|(from, to)| format!("crate::runtime::spec::StatusRange({from}, {to})"))
        .collect();
    let is_idempotent = (operation.code.idempotency == Idempotency::Always).to_string();
    Statements(code! { Method, [id method path success_ranges is_idempotent]
        const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
            id: #id,
            method: ::http::Method::#method,
            path: #path,
            servers: &[],
            security: &[],
            success: &[#success_ranges],
            idempotent: #is_idempotent,
            paging: None,
            api: &crate::api::API,
        };
    })
}

/// Emits the expression of the type `OperationSpec` that describes an operation.
fn emit_operation_spec(operation: &Operation) -> TokenStream {
    let (id, path, method) = (&operation.id, template::encode_template(&operation.path), emit_method(operation.method));
    let servers = emit_servers(&operation.code.servers);
    let requirements = operation.security.iter().map(|requirement| {
        let required_schemes = requirement
            .iter()
            .map(|(scheme, scopes)| quote! { crate::runtime::spec::SecurityRequirement { scheme: #scheme, scopes: &[#(#scopes),*] } });
        quote! { &[#(#required_schemes),*] }
    });
    let success_ranges = success_statuses(operation).map(|(first_status, last_status)| {
        let (first_status, last_status) = (Literal::u16_unsuffixed(first_status), Literal::u16_unsuffixed(last_status));
        quote! { crate::runtime::spec::StatusRange(#first_status, #last_status) }
    });
    let is_idempotent = operation.code.idempotency == Idempotency::Always;
    let paging = emit_paging(operation.extensions.get("x-paging"));
    quote! {
        crate::runtime::spec::OperationSpec {
            id: #id,
            method: #method,
            path: #path,
            servers: #servers,
            security: &[#(#requirements),*],
            success: &[#(#success_ranges),*],
            idempotent: #is_idempotent,
            paging: #paging,
            api: &crate::api::API,
        }
    }
}

/// Returns the declared status codes of successful responses, as inclusive ranges. Empty if `default` is the only key
/// that covers successful responses. If the document declares no successful response, the only range is 0 to 0, which
/// does not match any response.
fn success_statuses(operation: &Operation) -> impl Iterator<Item = (u16, u16)> {
    let covers_success =
        operation.responses.iter().any(|response| response.status.is_result() || response.status == Status::Default);
    let success_responses = operation.responses.iter().filter(|response| response.status.is_result());
    let declared_ranges = success_responses.map(|response| match response.status {
        Status::Code(code) => (code, code),
        Status::Range(digit) => (u16::from(digit) * 100, u16::from(digit) * 100 + 99),
        Status::Default => (200, 299),
    });
    declared_ranges.chain((!covers_success).then_some((0, 0)))
}

fn emit_method(method: Method) -> TokenStream {
    let name = identifier(method_name(method));
    quote! { ::http::Method::#name }
}

/// Returns the name of the constant in `http::Method`. For a method without a constant, returns `POST`; the statements
/// that create the request (`request::request_statements`) then set the actual method.
fn method_name(method: Method) -> &'static str {
    match method {
        Method::Get => "GET",
        Method::Put => "PUT",
        Method::Post | Method::Other(_) => "POST",
        Method::Delete => "DELETE",
        Method::Options => "OPTIONS",
        Method::Head => "HEAD",
        Method::Patch => "PATCH",
        Method::Trace => "TRACE",
        Method::Query => "QUERY",
    }
}

/// Emits the list of servers with their variables.
fn emit_servers(servers: &[Server]) -> TokenStream {
    let servers = servers.iter().map(|server| {
        let url = &server.url;
        let variables = server.variables.iter().map(|(name, variable)| {
            let (default, values) = (&variable.default, &variable.values);
            quote! { crate::runtime::spec::ServerVariable { name: #name, default: #default, values: &[#(#values),*] } }
        });
        quote! { crate::runtime::spec::Server { url: #url, variables: &[#(#variables),*] } }
    });
    quote! { &[#(#servers),*] }
}

/// Emits the expression of the type `SecurityScheme` that describes a security scheme.
fn emit_scheme(api: &Api, name: &str, scheme: &SecurityScheme) -> TokenStream {
    let credential_location = match &scheme.kind {
        SecurityKind::ApiKey { location: ParameterLocation::Query, name } => {
            quote! { crate::runtime::spec::CredentialLocation::Query(#name) }
        }
        SecurityKind::ApiKey { location: ParameterLocation::Cookie, name } => {
            quote! { crate::runtime::spec::CredentialLocation::Cookie(#name) }
        }
        SecurityKind::ApiKey { name, .. } => quote! { crate::runtime::spec::CredentialLocation::Header(#name) },
        SecurityKind::Basic => quote! { crate::runtime::spec::CredentialLocation::Authorization("Basic") },
        SecurityKind::Bearer { .. } | SecurityKind::OAuth2 { .. } | SecurityKind::OpenIdConnect { .. } => {
            quote! { crate::runtime::spec::CredentialLocation::Authorization("Bearer") }
        }
        SecurityKind::Http { scheme } => quote! { crate::runtime::spec::CredentialLocation::Authorization(#scheme) },
    };
    let token_exchange = match scheme.extensions.get("x-token") {
        Some(token) => emit_token_exchange(api, token),
        None => emit_client_credentials(&scheme.kind),
    };
    let request_signing = emit_option(scheme.extensions.get("x-signing").map(emit_request_signing));
    quote! { crate::runtime::spec::SecurityScheme { name: #name, place: #credential_location, exchange: #token_exchange, signing: #request_signing } }
}

/// Emits the expression `Some(&tokens)` or `None`.
fn emit_option(tokens: Option<TokenStream>) -> TokenStream {
    tokens.map_or_else(|| quote! { None }, |tokens| quote! { Some(&#tokens) })
}

/// Returns the string value of a member. Empty if the member is absent or not a string.
fn member_text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn member_list(value: Option<&Value>) -> &[Value] {
    value.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// Emits the members of an object that have string values, as pairs of name and value.
fn emit_member_pairs(value: Option<&Value>) -> TokenStream {
    let members = value.and_then(Value::as_object).into_iter().flatten();
    let pairs = members.filter_map(|(name, value)| value.as_str().map(|value| quote! { (#name, #value) }));
    quote! { &[#(#pairs),*] }
}

/// Emits the expression for a location in a response, which the document declares as `{header: name}` or `{body:
/// path}`. `None` if the document declares neither.
fn emit_response_location(location: Option<&Value>) -> Option<TokenStream> {
    let location = location?;
    if let Some(name) = location.get("header").and_then(Value::as_str) {
        return Some(quote! { crate::runtime::spec::ResponseLocation::Header(#name) });
    }
    let path = location.get("body").and_then(Value::as_str)?;
    Some(quote! { crate::runtime::spec::ResponseLocation::Body(#path) })
}

/// Emits the token exchange that `x-token` declares, with the operation that `x-token` names. Emits the expression
/// `None` if the operation or the location of the token is missing.
fn emit_token_exchange(api: &Api, token: &Value) -> TokenStream {
    let operation_id = member_text(token, "operation");
    let operation = api.operations.iter().find(|operation| operation.id == operation_id);
    let (Some(operation), Some(token_location)) = (operation, emit_response_location(token.get("token"))) else {
        return quote! { None };
    };
    let spec = emit_operation_spec(operation);
    let (query_pairs, environment_pairs) =
        (emit_member_pairs(token.get("query")), emit_member_pairs(token.get("environment")));
    let request_templates = member_list(token.get("requests")).iter().map(emit_template_parts);
    let secrets = member_list(token.get("secrets")).iter().filter_map(Value::as_str);
    let expiry_location = emit_response_location(token.get("expires"))
        .map_or_else(|| quote! { None }, |location| quote! { Some(#location) });
    quote! {
        Some(&crate::runtime::spec::TokenExchange {
            spec: &#spec,
            query: #query_pairs,
            media: "application/json",
            requests: &[#(#request_templates),*],
            basic_requests: &[],
            secrets: &[#(#secrets),*],
            token: #token_location,
            expires: #expiry_location,
            environment: #environment_pairs,
        })
    }
}

/// Splits the JSON template of a token request at its placeholders. A placeholder is a string such as `{user}`, which
/// is replaced by the value of the credential with this name.
fn emit_template_parts(request: &Value) -> TokenStream {
    /// Parts of a template: pairs of literal text and the name of the credential that follows the text, if any.
    #[derive(Default)]
    struct TemplateParts(Vec<(String, Option<String>)>);

    impl TemplateParts {
        fn push_text(&mut self, added_text: &str) {
            match self.0.last_mut() {
                Some((text, None)) => text.push_str(added_text),
                _ => self.0.push((added_text.to_owned(), None)),
            }
        }

        fn push_value(&mut self, value: &Value) {
            let separator_before = |index: usize| if index > 0 { "," } else { "" };
            match value {
                Value::Array(items) => {
                    self.push_text("[");
                    for (index, item) in items.iter().enumerate() {
                        self.push_text(separator_before(index));
                        self.push_value(item);
                    }
                    self.push_text("]");
                }
                Value::Object(members) => {
                    self.push_text("{");
                    for (index, (name, value)) in members.iter().enumerate() {
                        self.push_text(&format!("{}{}:", separator_before(index), Value::from(name.as_str())));
                        self.push_value(value);
                    }
                    self.push_text("}");
                }
                scalar => match (placeholder_name(scalar), self.0.last_mut()) {
                    (Some(name), Some((_, credential @ None))) => *credential = Some(name.to_owned()),
                    (Some(name), _) => self.0.push((String::new(), Some(name.to_owned()))),
                    (None, _) => self.push_text(&scalar.to_string()),
                },
            }
        }
    }

    let mut template_parts = TemplateParts::default();
    template_parts.push_value(request);
    let template_parts = template_parts.0.iter().map(|(text, credential)| {
        let credential = credential.iter();
        quote! { crate::runtime::spec::TemplatePart::Text(#text), #(crate::runtime::spec::TemplatePart::Value(#credential),)* }
    });
    quote! { &[#(#template_parts)*] }
}

/// Returns the name in a placeholder: `user` for `"{user}"`. `None` if the value is not a placeholder.
fn placeholder_name(value: &Value) -> Option<&str> {
    value.as_str()?.strip_prefix('{')?.strip_suffix('}')
}

/// Emits the token exchange of the client credentials flow, whose requests are defined by OAuth 2.0 (RFC 6749, section
/// 4.4). Emits the expression `None` if the scheme does not declare this flow.
fn emit_client_credentials(kind: &SecurityKind) -> TokenStream {
    let SecurityKind::OAuth2 { flows } = kind else { return quote! { None } };
    let Some(url) = flows.get("clientCredentials").and_then(|flow| flow.token_url.as_deref()) else {
        return quote! { None };
    };
    let (server_url, path) = split_token_url(url);
    let path = template::encode_template(&path);
    let servers = quote! { &[crate::runtime::spec::Server { url: #server_url, variables: &[] }] };
    let text_part = quote! { crate::runtime::spec::TemplatePart::Text };
    let grant_type_part = quote! { #text_part("grant_type=client_credentials&client_id=") };
    let value_part = |name: &str| quote! { crate::runtime::spec::TemplatePart::Value(#name) };
    let (client_id, client_secret, scope) = (value_part("client_id"), value_part("client_secret"), value_part("scope"));
    quote! {
        Some(&crate::runtime::spec::TokenExchange {
            spec: &crate::runtime::spec::OperationSpec {
                id: "clientCredentials",
                method: ::http::Method::POST,
                path: #path,
                servers: #servers,
                security: &[],
                success: &[],
                idempotent: true,
                paging: None,
                api: &crate::api::API,
            },
            query: &[],
            media: "application/x-www-form-urlencoded",
            requests: &[
                &[#grant_type_part, #client_id, #text_part("&client_secret="), #client_secret, #text_part("&scope="), #scope],
                &[#grant_type_part, #client_id, #text_part("&client_secret="), #client_secret],
            ],
            basic_requests: &[
                &[#text_part("grant_type=client_credentials&scope="), #scope],
                &[#text_part("grant_type=client_credentials")],
            ],
            secrets: &["client_secret"],
            token: crate::runtime::spec::ResponseLocation::Body("access_token"),
            expires: Some(crate::runtime::spec::ResponseLocation::Body("expires_in")),
            environment: &[],
        })
    }
}

/// Splits a token URL into a server and a path. A relative URL is resolved against the URL of the API (OpenAPI 3.0.3,
/// "Relative References in URLs"): the server is `/` for an absolute path, or `.` for a path relative to the API's URL.
fn split_token_url(url: &str) -> (&str, String) {
    let to_absolute = |path: &str| if path.starts_with('/') { path.to_owned() } else { format!("/{path}") };
    match url.find("://") {
        Some(scheme_end) => {
            let host_start = scheme_end + 3;
            let (server, url_path) =
                url.split_at(url[host_start..].find(['/', '?']).map_or(url.len(), |offset| offset + host_start));
            (server, to_absolute(url_path))
        }
        None if url.starts_with('/') => ("/", to_absolute(url)),
        None => (".", to_absolute(url.strip_prefix("./").unwrap_or(url))),
    }
}

/// Emits the request signing that `x-signing` declares.
fn emit_request_signing(signing: &Value) -> TokenStream {
    let (algorithm, date) = (member_text(signing, "algorithm"), member_text(signing, "date"));
    let session = signing.get("session").and_then(Value::as_str);
    let session = session.map_or_else(|| quote! { None }, |name| quote! { Some(#name) });
    let headers = emit_member_pairs(signing.get("headers"));
    let environment = emit_member_pairs(signing.get("environment"));
    quote! {
        crate::runtime::spec::RequestSigning { algorithm: #algorithm, date: #date, session: #session, headers: #headers, environment: #environment }
    }
}

/// Emits one error shape that `x-error-shapes` declares.
fn emit_error_shape(shape: &Value) -> TokenStream {
    let conditions = member_list(shape.get("when")).iter().filter_map(Value::as_str).map(|condition| {
        let (path, expected_value) =
            condition.split_once('=').map_or((condition, None), |(path, expected_value)| (path, Some(expected_value)));
        let expected_value =
            expected_value.map_or_else(|| quote! { None }, |expected_value| quote! { Some(#expected_value) });
        quote! { crate::runtime::spec::Condition { path: #path, is: #expected_value } }
    });
    let causes = shape.get("causes").map(|causes| {
        let (list_path, field, message, reason) = (
            member_text(causes, "at"),
            member_text(causes, "field"),
            member_text(causes, "message"),
            member_text(causes, "reason"),
        );
        quote! { crate::runtime::spec::ErrorCauses { at: #list_path, field: #field, message: #message, reason: #reason } }
    });
    let causes = causes.map_or_else(|| quote! { None }, |causes| quote! { Some(#causes) });
    let (name, message, reason, code) = (
        member_text(shape, "name"),
        member_text(shape, "message"),
        member_text(shape, "reason"),
        member_text(shape, "code"),
    );
    let (status, request_id, retry_after) =
        (member_text(shape, "status"), member_text(shape, "requestId"), member_text(shape, "retryAfter"));
    quote! {
        crate::runtime::spec::ErrorShape {
            name: #name,
            when: &[#(#conditions),*],
            message: #message,
            reason: #reason,
            code: #code,
            status: #status,
            request_id: #request_id,
            retry_after: #retry_after,
            causes: #causes,
        }
    }
}

/// Emits the paging that `x-paging` declares.
fn emit_paging(paging: Option<&Value>) -> TokenStream {
    let Some(paging) = paging else { return quote! { None } };
    let (limit_param, token_param, next_token_path) =
        (member_text(paging, "limit"), member_text(paging, "token"), member_text(paging, "next"));
    let (items_path, remaining_path) = (member_text(paging, "items"), member_text(paging, "remaining"));
    let expired_token = paging.get("expired").and_then(|expired_token| {
        let status = u16::try_from(expired_token.get("status")?.as_u64()?).ok()?;
        let token = expired_token.get("token")?.as_str()?;
        Some(quote! { Some(crate::runtime::spec::ExpiredPageToken { status: #status, token: #token }) })
    });
    let expired_token = expired_token.unwrap_or_else(|| quote! { None });
    quote! {
        Some(&crate::runtime::spec::Paging { limit: #limit_param, token: #token_param, next: #next_token_path, items: #items_path, remaining: #remaining_path, expired: #expired_token })
    }
}
