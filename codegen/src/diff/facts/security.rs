//! Security: what an operation or the document asks for, and the schemes themselves.

use serde_json::Value;

use crate::{
    diff::change::{Part, Sides, What},
    ir::{OAuthFlow, SecurityKind, SecurityNeed},
};

use super::{Context, Facts};

impl Facts<'_> {
    /// Compares the alternatives of `security`: by their schemes, and the scopes of those that both have.
    pub(super) fn security(&mut self, context: &Context, base: &[SecurityNeed], head: &[SecurityNeed]) {
        for before in base {
            match head.iter().find(|after| title(after) == title(before)) {
                None => self.push(context, What::Security, Some(&title(before)), Some(Value::Bool(true)), None),
                Some(after) => self.scopes(context, before, after),
            }
        }
        for after in head.iter().filter(|after| !base.iter().any(|before| title(before) == title(after))) {
            self.push(context, What::Security, Some(&title(after)), None, Some(Value::Bool(true)));
        }
    }

    fn scopes(&mut self, context: &Context, base: &SecurityNeed, head: &SecurityNeed) {
        for (scheme, before) in base {
            let after = head.get(scheme).map_or(&[][..], Vec::as_slice);
            let qualify =
                |scopes: &[String]| scopes.iter().map(|scope| format!("{scheme} {scope}")).collect::<Vec<_>>();
            self.names(context, What::SecurityScope, &qualify(before), &qualify(after));
        }
    }

    /// Compares the security schemes of the document.
    pub(super) fn security_schemes(&mut self) {
        let Sides { base, head } = self.apis;
        let new = head.security_schemes.iter().filter(|(name, _)| !base.security_schemes.contains_key(*name));
        for (name, scheme) in new {
            let mut context = Context::default();
            context.place.part = Part::SecurityScheme(name.clone());
            context.at.head = Some(scheme.at);
            self.push(&context, What::SecurityScheme, Some(name), None, Some(kind(&scheme.kind).into()));
        }
        for (name, before) in &base.security_schemes {
            let mut context = Context::default();
            context.place.part = Part::SecurityScheme(name.clone());
            context.at.base = Some(before.at);
            let Some(after) = head.security_schemes.get(name) else {
                self.push(&context, What::SecurityScheme, Some(name), Some(kind(&before.kind).into()), None);
                continue;
            };
            context.at.head = Some(after.at);
            self.compare(&context, What::Description, before.description.as_deref(), after.description.as_deref());
            self.extensions(&context, Sides::new(&before.extensions, &after.extensions));
            self.kinds(&context, &before.kind, &after.kind);
        }
    }

    fn kinds(&mut self, context: &Context, base: &SecurityKind, head: &SecurityKind) {
        if kind(base) != kind(head) {
            self.compare(context, What::SecuritySchemeType, Some(kind(base)), Some(kind(head)));
            return;
        }
        let (SecurityKind::OAuth2 { flows: base }, SecurityKind::OAuth2 { flows: head }) = (base, head) else {
            self.compare(context, What::SecuritySchemeDetail, Some(detail(base)), Some(detail(head)));
            // It documents what a token looks like; nothing is sent differently.
            self.compare(context, What::BearerFormat, bearer_format(base), bearer_format(head));
            return;
        };
        for (name, before) in base {
            match head.get(name) {
                Some(after) => self.flow(context, before, after),
                None => self.push(context, What::OauthFlow, Some(name), Some(Value::Bool(true)), None),
            }
        }
        for name in head.keys().filter(|name| !base.contains_key(*name)) {
            self.push(context, What::OauthFlow, Some(name), None, Some(Value::Bool(true)));
        }
    }

    fn flow(&mut self, context: &Context, base: &OAuthFlow, head: &OAuthFlow) {
        let url = |flow: &OAuthFlow| flow.authorization_url.clone();
        self.compare(context, What::OauthAuthorizationUrl, url(base), url(head));
        self.compare(context, What::OauthTokenUrl, base.token_url.clone(), head.token_url.clone());
        for (scope, before) in &base.scopes {
            match head.scopes.get(scope) {
                Some(after) if after == before => {}
                after => {
                    let (before, after) = (Value::from(before.as_str()), after.map(|after| after.as_str().into()));
                    self.push(context, What::OauthScope, Some(scope), Some(before), after);
                }
            }
        }
        for (scope, after) in head.scopes.iter().filter(|(scope, _)| !base.scopes.contains_key(*scope)) {
            self.push(context, What::OauthScope, Some(scope), None, Some(after.as_str().into()));
        }
    }
}

/// The schemes of an alternative, joined by `+`; nothing for the anonymous one.
fn title(need: &SecurityNeed) -> String {
    let mut names: Vec<&str> = need.keys().map(String::as_str).collect();
    names.sort_unstable();
    names.join("+")
}

fn kind(kind: &SecurityKind) -> &str {
    match kind {
        SecurityKind::ApiKey { .. } => "apiKey",
        SecurityKind::Basic | SecurityKind::Bearer { .. } | SecurityKind::Http { .. } => "http",
        SecurityKind::OAuth2 { .. } => "oauth2",
        SecurityKind::OpenIdConnect { .. } => "openIdConnect",
    }
}

fn detail(kind: &SecurityKind) -> String {
    match kind {
        SecurityKind::ApiKey { location, name } => format!("{} `{name}`", location.name()),
        SecurityKind::Basic => "basic".to_owned(),
        SecurityKind::Bearer { .. } => "bearer".to_owned(),
        SecurityKind::Http { scheme } => scheme.clone(),
        SecurityKind::OAuth2 { .. } => String::new(),
        SecurityKind::OpenIdConnect { url } => url.clone(),
    }
}

fn bearer_format(kind: &SecurityKind) -> Option<&str> {
    match kind {
        SecurityKind::Bearer { format } => format.as_deref(),
        _ => None,
    }
}
