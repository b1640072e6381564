//! Emits the constants that the runtime reads: `API`, which describes the servers and security schemes of the whole
//! API, and one constant `SPEC` for each operation.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Value;

use super::{
    code::{CodePosition, Statements, code, print_at},
    template,
    types::{identifier, text_literal},
};
use crate::ir::{Api, Idempotency, Method, Operation, ParameterLocation, SecurityKind, SecurityScheme, Server, Status};

/// Emits the content of `src/api.rs`: the constant `API`, which describes the API as a whole.
pub(super) fn emit_api_file(api: &Api) -> TokenStream {
    let servers = emit_servers(&api.servers);
    let security_schemes = api.security_schemes.iter().map(|(name, scheme)| emit_security_scheme(api, name, scheme));
    let error_shapes = read_list(api.extensions.get("x-error-shapes")).iter().map(emit_error_shape);
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

/// Emits the associated constant `SPEC` of a request struct, which describes the operation.
pub(super) fn emit_operation_constant(operation: &Operation) -> Statements {
    let spec = emit_operation_spec(operation);
    let list_item_counts = [operation.code.servers.len(), operation.security.len()];
    if list_item_counts != [0, 0] || operation.extensions.contains_key("x-paging") {
        return Statements(print_at(
            CodePosition::Method,
            &quote! { const SPEC: &'static crate::runtime::spec::OperationSpec = &#spec; },
        ));
    }
    let path = text_literal(&template::encode_path_template(&operation.path));
    let (id, method) = (text_literal(&operation.id), select_method_constant(operation.method));
    let success_ranges: Vec<String> = find_success_ranges(operation)
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

/// Emits an expression of the runtime's type `OperationSpec` that describes `operation`.
fn emit_operation_spec(operation: &Operation) -> TokenStream {
    let (id, path, method) =
        (&operation.id, template::encode_path_template(&operation.path), emit_method(operation.method));
    let servers = emit_servers(&operation.code.servers);
    let requirements = operation.security.iter().map(|requirement| {
        let required_schemes = requirement
            .iter()
            .map(|(scheme, scopes)| quote! { crate::runtime::spec::SecurityRequirement { scheme: #scheme, scopes: &[#(#scopes),*] } });
        quote! { &[#(#required_schemes),*] }
    });
    let success_ranges = find_success_ranges(operation).map(|(first_status, last_status)| {
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

/// Returns the declared status codes of successful responses, as inclusive ranges. Empty if a successful response can
/// only match `default`. If the document declares neither a successful response nor `default`, returns the single range
/// 0 to 0, which does not match any response.
fn find_success_ranges(operation: &Operation) -> impl Iterator<Item = (u16, u16)> {
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
    let name = identifier(select_method_constant(method));
    quote! { ::http::Method::#name }
}

/// Returns the name of the constant in `http::Method` for `method`. For a method without a constant, returns `POST`.
/// The statements of `request::emit_request_statements` then set the actual method.
fn select_method_constant(method: Method) -> &'static str {
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

/// Emits a list of servers and the variables of each server.
fn emit_servers(servers: &[Server]) -> TokenStream {
    let server_expressions = servers.iter().map(|server| {
        let url = &server.url;
        let variables = server.variables.iter().map(|(name, variable)| {
            let (default_value, allowed_values) = (&variable.default, &variable.values);
            quote! { crate::runtime::spec::ServerVariable { name: #name, default: #default_value, values: &[#(#allowed_values),*] } }
        });
        quote! { crate::runtime::spec::Server { url: #url, variables: &[#(#variables),*] } }
    });
    quote! { &[#(#server_expressions),*] }
}

/// Emits an expression of the runtime's type `SecurityScheme` that describes the security scheme `name`.
fn emit_security_scheme(api: &Api, name: &str, scheme: &SecurityScheme) -> TokenStream {
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
    let request_signing = emit_optional_reference(scheme.extensions.get("x-signing").map(emit_request_signing));
    quote! { crate::runtime::spec::SecurityScheme { name: #name, place: #credential_location, exchange: #token_exchange, signing: #request_signing } }
}

/// Emits the expression `Some(&…)` around `tokens`. Emits `None` if there are no tokens.
fn emit_optional_reference(tokens: Option<TokenStream>) -> TokenStream {
    tokens.map_or_else(|| quote! { None }, |tokens| quote! { Some(&#tokens) })
}

/// Returns the string value of the member `key` of a JSON object. Empty if the member is absent or not a string.
fn read_string_member<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn read_list(value: Option<&Value>) -> &[Value] {
    value.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// Emits the members of a JSON object that have string values, as a list of pairs of name and value.
fn emit_member_pairs(value: Option<&Value>) -> TokenStream {
    let members = value.and_then(Value::as_object).into_iter().flatten();
    let pairs = members.filter_map(|(name, value)| value.as_str().map(|value| quote! { (#name, #value) }));
    quote! { &[#(#pairs),*] }
}

/// Emits an expression of the runtime's type `ResponseLocation`. `location` is `{header: name}` or `{body: path}` in
/// the document. `None` if it has neither member.
fn emit_response_location(location: Option<&Value>) -> Option<TokenStream> {
    let location = location?;
    if let Some(name) = location.get("header").and_then(Value::as_str) {
        return Some(quote! { crate::runtime::spec::ResponseLocation::Header(#name) });
    }
    let path = location.get("body").and_then(Value::as_str)?;
    Some(quote! { crate::runtime::spec::ResponseLocation::Body(#path) })
}

/// Emits a `Some` expression with the token exchange that `x-token` declares, including the specification of the
/// operation that `x-token` names. Emits `None` if the document does not contain the operation or does not declare the
/// location of the token.
fn emit_token_exchange(api: &Api, token: &Value) -> TokenStream {
    let operation_id = read_string_member(token, "operation");
    let operation = api.operations.iter().find(|operation| operation.id == operation_id);
    let (Some(operation), Some(token_location)) = (operation, emit_response_location(token.get("token"))) else {
        return quote! { None };
    };
    let spec = emit_operation_spec(operation);
    let (query_pairs, environment_pairs) =
        (emit_member_pairs(token.get("query")), emit_member_pairs(token.get("environment")));
    let request_templates = read_list(token.get("requests")).iter().map(emit_template_parts);
    let secret_names = read_list(token.get("secrets")).iter().filter_map(Value::as_str);
    let expiry_location = emit_response_location(token.get("expires"))
        .map_or_else(|| quote! { None }, |location| quote! { Some(#location) });
    quote! {
        Some(&crate::runtime::spec::TokenExchange {
            spec: &#spec,
            query: #query_pairs,
            media: "application/json",
            requests: &[#(#request_templates),*],
            basic_requests: &[],
            secrets: &[#(#secret_names),*],
            token: #token_location,
            expires: #expiry_location,
            environment: #environment_pairs,
        })
    }
}

/// Emits the parts of the JSON template of a token request, which is split at its placeholders. A placeholder is a
/// string such as `{user}`. The runtime replaces the placeholder with the value of the credential `user`.
fn emit_template_parts(request: &Value) -> TokenStream {
    /// The parts of a JSON template. Each pair contains literal text and the name of the credential whose value follows
    /// the text. The name is `None` if no credential follows.
    #[derive(Default)]
    struct TemplateParts(Vec<(String, Option<String>)>);

    impl TemplateParts {
        fn append_literal(&mut self, added_text: &str) {
            match self.0.last_mut() {
                Some((text, None)) => text.push_str(added_text),
                _ => self.0.push((added_text.to_owned(), None)),
            }
        }

        fn append_value(&mut self, value: &Value) {
            let separator_before = |index: usize| if index > 0 { "," } else { "" };
            match value {
                Value::Array(items) => {
                    self.append_literal("[");
                    for (index, item) in items.iter().enumerate() {
                        self.append_literal(separator_before(index));
                        self.append_value(item);
                    }
                    self.append_literal("]");
                }
                Value::Object(members) => {
                    self.append_literal("{");
                    for (index, (name, value)) in members.iter().enumerate() {
                        self.append_literal(&format!("{}{}:", separator_before(index), Value::from(name.as_str())));
                        self.append_value(value);
                    }
                    self.append_literal("}");
                }
                scalar => match (parse_placeholder_name(scalar), self.0.last_mut()) {
                    (Some(name), Some((_, last_credential @ None))) => *last_credential = Some(name.to_owned()),
                    (Some(name), _) => self.0.push((String::new(), Some(name.to_owned()))),
                    (None, _) => self.append_literal(&scalar.to_string()),
                },
            }
        }
    }

    let mut template_parts = TemplateParts::default();
    template_parts.append_value(request);
    let template_parts = template_parts.0.iter().map(|(text, credential_name)| {
        let credential_name = credential_name.iter();
        quote! { crate::runtime::spec::TemplatePart::Text(#text), #(crate::runtime::spec::TemplatePart::Value(#credential_name),)* }
    });
    quote! { &[#(#template_parts)*] }
}

/// Returns the name of the credential in a placeholder: `user` for `"{user}"`. `None` if the value is not a
/// placeholder.
fn parse_placeholder_name(value: &Value) -> Option<&str> {
    value.as_str()?.strip_prefix('{')?.strip_suffix('}')
}

/// Emits a `Some` expression with the token exchange of the client credentials flow (OAuth 2.0, RFC 6749, section 4.4).
/// Emits `None` if the security scheme does not declare this flow.
fn emit_client_credentials(kind: &SecurityKind) -> TokenStream {
    let SecurityKind::OAuth2 { flows } = kind else { return quote! { None } };
    let Some(url) = flows.get("clientCredentials").and_then(|flow| flow.token_url.as_deref()) else {
        return quote! { None };
    };
    let (server_url, path) = split_token_url(url);
    let path = template::encode_path_template(&path);
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

/// Splits a token URL into the URL of a server and an absolute path. A relative token URL is resolved against the URL
/// of the API (OpenAPI 3.0.3, "Relative References in URLs"): the server is then `/` if the token URL is an absolute
/// path, or `.` if it is a relative path.
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

/// Emits an expression of the runtime's type `RequestSigning` from the extension `x-signing`.
fn emit_request_signing(signing: &Value) -> TokenStream {
    let (algorithm, date) = (read_string_member(signing, "algorithm"), read_string_member(signing, "date"));
    let session = signing.get("session").and_then(Value::as_str);
    let session = session.map_or_else(|| quote! { None }, |name| quote! { Some(#name) });
    let headers = emit_member_pairs(signing.get("headers"));
    let environment = emit_member_pairs(signing.get("environment"));
    quote! {
        crate::runtime::spec::RequestSigning { algorithm: #algorithm, date: #date, session: #session, headers: #headers, environment: #environment }
    }
}

/// Emits an expression of the runtime's type `ErrorShape` from one item of the extension `x-error-shapes`.
fn emit_error_shape(shape: &Value) -> TokenStream {
    let conditions = read_list(shape.get("when")).iter().filter_map(Value::as_str).map(|condition| {
        let (path, expected_value) =
            condition.split_once('=').map_or((condition, None), |(path, expected_value)| (path, Some(expected_value)));
        let expected_value =
            expected_value.map_or_else(|| quote! { None }, |expected_value| quote! { Some(#expected_value) });
        quote! { crate::runtime::spec::Condition { path: #path, is: #expected_value } }
    });
    let causes = shape.get("causes").map(|causes| {
        let (list_path, field, message, reason) = (
            read_string_member(causes, "at"),
            read_string_member(causes, "field"),
            read_string_member(causes, "message"),
            read_string_member(causes, "reason"),
        );
        quote! { crate::runtime::spec::ErrorCauses { at: #list_path, field: #field, message: #message, reason: #reason } }
    });
    let causes = causes.map_or_else(|| quote! { None }, |causes| quote! { Some(#causes) });
    let (name, message, reason, code) = (
        read_string_member(shape, "name"),
        read_string_member(shape, "message"),
        read_string_member(shape, "reason"),
        read_string_member(shape, "code"),
    );
    let (status, request_id, retry_after) = (
        read_string_member(shape, "status"),
        read_string_member(shape, "requestId"),
        read_string_member(shape, "retryAfter"),
    );
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

/// Emits a `Some` expression with the paging that the extension `x-paging` declares. Emits `None` if `paging` is
/// `None`.
fn emit_paging(paging: Option<&Value>) -> TokenStream {
    let Some(paging) = paging else { return quote! { None } };
    let (limit_param, token_param, next_token_path) =
        (read_string_member(paging, "limit"), read_string_member(paging, "token"), read_string_member(paging, "next"));
    let (items_path, remaining_path) = (read_string_member(paging, "items"), read_string_member(paging, "remaining"));
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
