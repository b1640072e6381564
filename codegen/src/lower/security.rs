//! Lowers security schemes and security requirements.

use indexmap::IndexMap;
use openapiv3::{APIKeyLocation, OAuth2Flows, SecurityScheme as Scheme};

use super::{Lowering, members_of_section};
use crate::{
    codes,
    diagnostic::Diagnostic,
    ir::{OAuthFlow, ParameterLocation, SecurityKind, SecurityNeed, SecurityScheme},
    load::{Node, ObjectKind, Value, tree::Member},
};

/// The Security Requirement Objects in a `security` list. A request must satisfy one of them.
pub(super) struct SecurityLists {
    /// The requirements without the security schemes for which no code is generated.
    pub generated: Vec<SecurityNeed>,
    /// The requirements as declared in the document. `None` if `generated` contains the same requirements.
    pub declared: Option<Vec<SecurityNeed>>,
}

impl<'a> Lowering<'a, '_> {
    pub(super) fn lower_security_schemes(&mut self, components: Node<'a>) {
        for member in members_of_section(components, "securitySchemes") {
            let Some(target) = self.follow_to_object(member.value, ObjectKind::SecurityScheme) else { continue };
            if target.node.member_value("type").and_then(Node::as_str) == Some("mutualTLS") {
                self.report_mutual_tls(&member);
                continue;
            }
            if let Some(parsed_scheme) = self.parse_object::<Scheme>(target.node, ObjectKind::SecurityScheme) {
                let (mut kind, description, extensions) = lower_scheme_kind(parsed_scheme);
                if let SecurityKind::OAuth2 { flows } = &mut kind {
                    flows.extend(lower_device_authorization(target.node));
                }
                self.diagnostics.extend(diagnose_manual_credentials(&kind, &member));
                let deprecated = target
                    .node
                    .member_value("deprecated")
                    .is_some_and(|value| matches!(value.value(), Value::Bool(true)));
                let scheme = SecurityScheme { kind, description, deprecated, extensions, span: member.key_span };
                self.api.security_schemes.insert(member.key.to_owned(), scheme);
            }
        }
    }

    /// Reports that a `mutualTLS` scheme applies to connections, so that requests contain no credentials for it.
    fn report_mutual_tls(&mut self, member: &Member<'a>) {
        self.connection_schemes.insert(member.key.to_owned());
        let message =
            format!("the security scheme `{}` is a client certificate, which is not part of requests", member.key);
        let problem = Diagnostic::note(codes::NOT_GENERATED, message, member.key_span);
        self.diagnostics.push(problem.with_help("set the certificate with `ClientBuilder::client_certificate`"));
    }

    /// Returns the `security` of the document or of an operation. `None` if the member is absent or is not a list.
    pub(super) fn lower_security(&mut self, owner: Node<'a>) -> Option<SecurityLists> {
        let security_node = owner.member_value("security")?;
        let Value::List(requirement_nodes) = security_node.value() else { return None };
        let (mut generated_requirements, mut declared_requirements) = (Vec::new(), Vec::new());
        for requirement_node in requirement_nodes.iter() {
            let mut all_schemes = SecurityNeed::new();
            let requirement = self.lower_security_requirement(requirement_node, &mut all_schemes);
            if requirement.is_some() || !all_schemes.is_empty() {
                declared_requirements.push(all_schemes);
            }
            generated_requirements.extend(requirement);
        }
        Some(SecurityLists {
            declared: (declared_requirements != generated_requirements).then_some(declared_requirements),
            generated: generated_requirements,
        })
    }

    /// Returns a security requirement without the schemes for which no code is generated, and adds all schemes of the
    /// requirement to `all_schemes`. `None` if the requirement is not an object, or if the document declares none of
    /// its schemes.
    fn lower_security_requirement(&mut self, node: Node<'a>, all_schemes: &mut SecurityNeed) -> Option<SecurityNeed> {
        let Value::Map(members) = node.value() else {
            let message =
                format!("expected an object that maps security schemes to scopes, found {}", node.kind_with_article());
            self.report_mistake(Diagnostic::error(codes::TYPE_MISMATCH, message, node.diagnostic_span()));
            return None;
        };
        let mut requirement = SecurityNeed::new();
        for member in members.iter() {
            let scopes = member.value.items().iter().filter_map(Node::as_str).map(str::to_owned);
            let scopes: Vec<String> = scopes.collect();
            all_schemes.insert(member.key.to_owned(), scopes.clone());
            if self.connection_schemes.contains(member.key) {
                continue;
            }
            if !self.api.security_schemes.contains_key(member.key) {
                let message = format!("the security scheme `{}` is not declared", member.key);
                let declared_names = self.api.security_schemes.keys().map(String::as_str);
                let suggestion = self
                    .documents
                    .suggest_name(member.key, declared_names)
                    .map(|suggestion| format!("did you mean `{suggestion}`?"));
                let help =
                    suggestion.unwrap_or_else(|| "declare the scheme in `components.securitySchemes`".to_owned());
                self.report_mistake(
                    Diagnostic::error(codes::SECURITY_UNKNOWN, message, member.key_span).with_help(help),
                );
                continue;
            }
            requirement.insert(member.key.to_owned(), scopes);
        }
        // A requirement with only undeclared schemes must not become one that allows calls without credentials.
        let needs_no_certificate = members.iter().all(|member| !self.connection_schemes.contains(member.key));
        (!requirement.is_empty() || members.iter().len() == 0 || !needs_no_certificate).then_some(requirement)
    }
}

/// The HTTP authentication schemes (RFC 9110, IANA registry) whose credentials the client would have to compute from
/// the request or from a challenge of the server. The names are in lower case.
const COMPUTED_SCHEMES: [&str; 9] =
    ["digest", "dpop", "gnap", "hoba", "mutual", "negotiate", "oauth", "scram-sha-1", "scram-sha-256"];

/// Returns a diagnostic for a security scheme whose credentials the caller must provide, since no generated code
/// computes or requests these credentials. `None` for any other scheme.
fn diagnose_manual_credentials(kind: &SecurityKind, member: &Member<'_>) -> Option<Diagnostic> {
    match kind {
        SecurityKind::Http { scheme } if COMPUTED_SCHEMES.contains(&scheme.to_ascii_lowercase().as_str()) => {
            let message = format!(
                "the generated client does not compute credentials for the HTTP authentication scheme `{scheme}`"
            );
            let help = format!(
                "pass the text after `Authorization: {scheme}` to the client, or set the header in a hook per attempt"
            );
            Some(Diagnostic::warning(codes::NOT_GENERATED, message, member.key_span).with_help(help))
        }
        SecurityKind::OAuth2 { flows } => {
            let manual_flows = flows.keys().filter(|flow| *flow != "clientCredentials").map(|flow| format!("`{flow}`"));
            let manual_flows: Vec<String> = manual_flows.collect();
            if manual_flows.is_empty() {
                return None;
            }
            let message = format!(
                "the generated client does not request access tokens with the OAuth flow {}",
                manual_flows.join(" or ")
            );
            let problem = Diagnostic::note(codes::NOT_GENERATED, message, member.key_span);
            Some(problem.with_help("pass an access token to the client"))
        }
        SecurityKind::OpenIdConnect { .. } => {
            let message =
                "the generated client does not read the document at `openIdConnectUrl` and does not request tokens";
            let problem = Diagnostic::note(codes::NOT_GENERATED, message, member.key_span);
            Some(problem.with_help("pass an access token to the client"))
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

/// Returns the device authorization flow (RFC 8628) of a security scheme, which OpenAPI supports as of version 3.2.
/// `None` if the scheme does not declare this flow.
fn lower_device_authorization(scheme: Node<'_>) -> Option<(String, OAuthFlow)> {
    let flow = scheme.member_value("flows")?.member_value("deviceAuthorization")?;
    let url_member = |key: &str| flow.member_value(key).and_then(Node::as_str).map(str::to_owned);
    let scopes = flow.member_value("scopes").into_iter().flat_map(|scopes| scopes.members().iter());
    let scopes = scopes.map(|member| (member.key.to_owned(), member.value.as_str().unwrap_or_default().to_owned()));
    let flow = OAuthFlow {
        authorization_url: url_member("deviceAuthorizationUrl"),
        token_url: url_member("tokenUrl"),
        refresh_url: url_member("refreshUrl"),
        scopes: scopes.collect(),
    };
    Some(("deviceAuthorization".to_owned(), flow))
}

fn lower_oauth_flows(parsed_flows: OAuth2Flows) -> IndexMap<String, OAuthFlow> {
    let build_flow = |authorization_url, token_url, refresh_url, scopes| OAuthFlow {
        authorization_url,
        token_url,
        refresh_url,
        scopes,
    };
    let mut flows = IndexMap::new();
    if let Some(parsed_flow) = parsed_flows.implicit {
        flows.insert(
            "implicit".to_owned(),
            build_flow(Some(parsed_flow.authorization_url), None, parsed_flow.refresh_url, parsed_flow.scopes),
        );
    }
    if let Some(parsed_flow) = parsed_flows.password {
        flows.insert(
            "password".to_owned(),
            build_flow(None, Some(parsed_flow.token_url), parsed_flow.refresh_url, parsed_flow.scopes),
        );
    }
    if let Some(parsed_flow) = parsed_flows.client_credentials {
        flows.insert(
            "clientCredentials".to_owned(),
            build_flow(None, Some(parsed_flow.token_url), parsed_flow.refresh_url, parsed_flow.scopes),
        );
    }
    if let Some(parsed_flow) = parsed_flows.authorization_code {
        let authorization_code = build_flow(
            Some(parsed_flow.authorization_url),
            Some(parsed_flow.token_url),
            parsed_flow.refresh_url,
            parsed_flow.scopes,
        );
        flows.insert("authorizationCode".to_owned(), authorization_code);
    }
    flows
}
