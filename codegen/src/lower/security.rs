//! Lowers security schemes and security requirements.

use indexmap::IndexMap;
use openapiv3::{APIKeyLocation, OAuth2Flows, SecurityScheme as Scheme};

use super::{Lowering, section_of};
use crate::{
    codes,
    diagnostic::Diagnostic,
    ir::{OAuthFlow, ParameterLocation, SecurityKind, SecurityNeed, SecurityScheme},
    load::{Node, ObjectKind, Value, tree::Member},
};

/// The alternatives of `security`.
pub(super) struct SecurityLists {
    /// The alternatives, without the schemes for which no code is generated.
    pub generated: Vec<SecurityNeed>,
    /// The alternatives as declared. `None` if they are the same as `generated`.
    pub declared: Option<Vec<SecurityNeed>>,
}

impl<'a> Lowering<'a, '_> {
    pub(super) fn lower_security_schemes(&mut self, components: Node<'a>) {
        for member in section_of(components, "securitySchemes") {
            let Some(target) = self.follow_to_object(member.value, ObjectKind::SecurityScheme) else { continue };
            if target.node.member_value("type").and_then(Node::as_str) == Some("mutualTLS") {
                self.report_mutual_tls(&member);
                continue;
            }
            if let Some(typed) = self.parse_object::<Scheme>(target.node, ObjectKind::SecurityScheme) {
                let (mut kind, description, extensions) = lower_scheme_kind(typed);
                if let SecurityKind::OAuth2 { flows } = &mut kind {
                    flows.extend(lower_device_authorization(target.node));
                }
                self.diagnostics.extend(credentials_from_caller(&kind, &member));
                let deprecated = target
                    .node
                    .member_value("deprecated")
                    .is_some_and(|value| matches!(value.value(), Value::Bool(true)));
                let scheme = SecurityScheme { kind, description, deprecated, extensions, span: member.key_span };
                self.api.security_schemes.insert(member.key.to_owned(), scheme);
            }
        }
    }

    /// Reports that a `mutualTLS` scheme applies to the connection and not to requests.
    fn report_mutual_tls(&mut self, member: &Member<'a>) {
        self.connection_schemes.insert(member.key.to_owned());
        let message = format!("`{}` is a client certificate, which requests do not carry", member.key);
        let problem = Diagnostic::note(codes::NOT_GENERATED, message, member.key_span);
        self.diagnostics.push(problem.with_help("set it with `ClientBuilder::client_certificate`"));
    }

    /// Returns the `security` of the document or an operation. `None` if it is absent or not a list.
    pub(super) fn lower_security(&mut self, owner: Node<'a>) -> Option<SecurityLists> {
        let list = owner.member_value("security")?;
        let Value::List(items) = list.value() else { return None };
        let (mut generated, mut declared) = (Vec::new(), Vec::new());
        for item in items.iter() {
            let mut all = SecurityNeed::new();
            let need = self.lower_security_requirement(item, &mut all);
            if need.is_some() || !all.is_empty() {
                declared.push(all);
            }
            generated.extend(need);
        }
        Some(SecurityLists { declared: (declared != generated).then_some(declared), generated })
    }

    /// Returns the requirement without schemes for which no code is generated, and adds all of its schemes to `all`.
    /// Returns `None` if the requirement names only undeclared schemes, or is not an object.
    fn lower_security_requirement(&mut self, node: Node<'a>, all: &mut SecurityNeed) -> Option<SecurityNeed> {
        let Value::Map(members) = node.value() else {
            let message = format!("expected an object that maps schemes to scopes, found {}", node.kind_with_article());
            self.report_mistake(Diagnostic::error(codes::TYPE_MISMATCH, message, node.diagnostic_span()));
            return None;
        };
        let mut need = SecurityNeed::new();
        for member in members.iter() {
            let scopes = member.value.items().iter().filter_map(Node::as_str).map(str::to_owned);
            let scopes: Vec<String> = scopes.collect();
            all.insert(member.key.to_owned(), scopes.clone());
            if self.connection_schemes.contains(member.key) {
                continue;
            }
            if !self.api.security_schemes.contains_key(member.key) {
                let message = format!("there is no security scheme `{}`", member.key);
                let names = self.api.security_schemes.keys().map(String::as_str);
                let near = self.documents.suggest_name(member.key, names).map(|near| format!("did you mean `{near}`?"));
                let help = near.unwrap_or_else(|| "declare it in `components.securitySchemes`".to_owned());
                self.report_mistake(
                    Diagnostic::error(codes::SECURITY_UNKNOWN, message, member.key_span).with_help(help),
                );
                continue;
            }
            need.insert(member.key.to_owned(), scopes);
        }
        // An alternative with only unknown schemes must not become one that allows calls without credentials.
        let unknown = members.iter().all(|member| !self.connection_schemes.contains(member.key));
        (!need.is_empty() || members.iter().len() == 0 || !unknown).then_some(need)
    }
}

/// Schemes of RFC 9110 whose credentials depend on the request or on a challenge of the server, in lower case, as the
/// IANA registry of HTTP authentication schemes lists them.
const COMPUTED_SCHEMES: [&str; 9] =
    ["digest", "dpop", "gnap", "hoba", "mutual", "negotiate", "oauth", "scram-sha-1", "scram-sha-256"];

/// Returns the diagnostic for a scheme whose credentials must come from the caller, since no generated code computes or
/// requests them.
fn credentials_from_caller(kind: &SecurityKind, member: &Member<'_>) -> Option<Diagnostic> {
    match kind {
        SecurityKind::Http { scheme } if COMPUTED_SCHEMES.contains(&scheme.to_ascii_lowercase().as_str()) => {
            let message = format!("no code computes the credentials of the scheme `{scheme}`");
            let help = format!(
                "`Authorization: {scheme} …` is sent with the text that the client is given; a hook can set another one for each attempt"
            );
            Some(Diagnostic::warning(codes::NOT_GENERATED, message, member.key_span).with_help(help))
        }
        SecurityKind::OAuth2 { flows } => {
            let others = flows.keys().filter(|flow| *flow != "clientCredentials").map(|flow| format!("`{flow}`"));
            let others: Vec<String> = others.collect();
            if others.is_empty() {
                return None;
            }
            let message = format!("no code requests access tokens by the flow {}", others.join(" or "));
            let problem = Diagnostic::note(codes::NOT_GENERATED, message, member.key_span);
            Some(problem.with_help("give the client an access token"))
        }
        SecurityKind::OpenIdConnect { .. } => {
            let message = "no code reads the document at `openIdConnectUrl`, or requests tokens";
            let problem = Diagnostic::note(codes::NOT_GENERATED, message, member.key_span);
            Some(problem.with_help("give the client an access token"))
        }
        _ => None,
    }
}

fn lower_scheme_kind(scheme: Scheme) -> (SecurityKind, Option<String>, crate::ir::Extensions) {
    match scheme {
        Scheme::APIKey { location, name, description, extensions } => {
            let location = match location {
                APIKeyLocation::Query => ParameterLocation::Query,
                APIKeyLocation::Header => ParameterLocation::Header,
                APIKeyLocation::Cookie => ParameterLocation::Cookie,
            };
            (SecurityKind::ApiKey { location, name }, description, extensions)
        }
        Scheme::HTTP { scheme, bearer_format, description, extensions } => {
            let kind = match scheme.to_ascii_lowercase().as_str() {
                "basic" => SecurityKind::Basic,
                "bearer" => SecurityKind::Bearer { format: bearer_format },
                _ => SecurityKind::Http { scheme },
            };
            (kind, description, extensions)
        }
        Scheme::OAuth2 { flows, description, extensions } => {
            (SecurityKind::OAuth2 { flows: lower_oauth_flows(flows) }, description, extensions)
        }
        Scheme::OpenIDConnect { open_id_connect_url: url, description, extensions } => {
            (SecurityKind::OpenIdConnect { url }, description, extensions)
        }
    }
}

/// Reads the device authorization flow of OpenAPI 3.2 (RFC 8628).
fn lower_device_authorization(scheme: Node<'_>) -> Option<(String, OAuthFlow)> {
    let flow = scheme.member_value("flows")?.member_value("deviceAuthorization")?;
    let text = |key: &str| flow.member_value(key).and_then(Node::as_str).map(str::to_owned);
    let scopes = flow.member_value("scopes").into_iter().flat_map(|scopes| scopes.members().iter());
    let scopes = scopes.map(|member| (member.key.to_owned(), member.value.as_str().unwrap_or_default().to_owned()));
    let flow = OAuthFlow {
        authorization_url: text("deviceAuthorizationUrl"),
        token_url: text("tokenUrl"),
        refresh_url: text("refreshUrl"),
        scopes: scopes.collect(),
    };
    Some(("deviceAuthorization".to_owned(), flow))
}

fn lower_oauth_flows(typed: OAuth2Flows) -> IndexMap<String, OAuthFlow> {
    let flow = |authorization_url, token_url, refresh_url, scopes| OAuthFlow {
        authorization_url,
        token_url,
        refresh_url,
        scopes,
    };
    let mut flows = IndexMap::new();
    if let Some(typed) = typed.implicit {
        flows.insert("implicit".to_owned(), flow(Some(typed.authorization_url), None, typed.refresh_url, typed.scopes));
    }
    if let Some(typed) = typed.password {
        flows.insert("password".to_owned(), flow(None, Some(typed.token_url), typed.refresh_url, typed.scopes));
    }
    if let Some(typed) = typed.client_credentials {
        flows
            .insert("clientCredentials".to_owned(), flow(None, Some(typed.token_url), typed.refresh_url, typed.scopes));
    }
    if let Some(typed) = typed.authorization_code {
        let both = flow(Some(typed.authorization_url), Some(typed.token_url), typed.refresh_url, typed.scopes);
        flows.insert("authorizationCode".to_owned(), both);
    }
    flows
}
