//! Compares the `security` of the document and its operations, and the security schemes.
//!
//! Credentials that satisfied an alternative of `security` are still sufficient if they satisfy some alternative of the
//! newer document. The order of alternatives and duplicates do not matter.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::Value;

use crate::{
    diff::change::{ChangeKind, Compatibility, Part, Sides},
    ir::{OAuthFlow, SecurityKind, SecurityNeed, SecurityScheme},
};

use super::{ChangeCollector, ChangeContext};

/// The renamed security schemes: old name → new name.
#[derive(Default)]
pub(super) struct SchemeNames {
    names: HashMap<String, String>,
}

/// An alternative of `security`: a Security Requirement Object.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Alternative {
    /// The required scopes by scheme, with the scheme's name in the newer document.
    needs: BTreeMap<String, BTreeSet<String>>,
    /// The names of the schemes in the alternative's document, joined by `+`; empty for the alternative without
    /// credentials.
    title: String,
}

impl SchemeNames {
    /// Finds renamed schemes: a removed and an added scheme of the same kind, if each document has exactly one such
    /// scheme.
    pub(super) fn find(schemes: Sides<&indexmap::IndexMap<String, SecurityScheme>>) -> Self {
        let Sides { base, head } = schemes;
        let mut names = HashMap::new();
        for (name, scheme) in base.iter().filter(|(name, _)| !head.contains_key(*name)) {
            let added = head.iter().filter(|(name, other)| !base.contains_key(*name) && other.kind == scheme.kind);
            let removed = base.iter().filter(|(name, other)| !head.contains_key(*name) && other.kind == scheme.kind);
            if let ([(added, _)], 1) = (added.collect::<Vec<_>>().as_slice(), removed.count()) {
                names.insert(name.clone(), (*added).clone());
            }
        }
        Self { names }
    }

    fn head_name<'n>(&'n self, name: &'n str) -> &'n str {
        self.names.get(name).map_or(name, String::as_str)
    }

    /// Returns the alternatives of one document, sorted and without duplicates. If the document is the older one
    /// (`is_older`), schemes have their names in the newer document.
    fn list_alternatives(&self, needs: &[SecurityNeed], is_older: bool) -> Vec<Alternative> {
        let alternative = |need: &SecurityNeed| {
            let name = |name: &str| if is_older { self.head_name(name).to_owned() } else { name.to_owned() };
            let needs = need.iter().map(|(scheme, scopes)| (name(scheme), scopes.iter().cloned().collect()));
            let mut names: Vec<&str> = need.keys().map(String::as_str).collect();
            names.sort_unstable();
            Alternative { needs: needs.collect(), title: names.join("+") }
        };
        // A list without alternatives is equivalent to one that allows calls without credentials.
        let no_credentials = SecurityNeed::default();
        let needs = if needs.is_empty() { std::slice::from_ref(&no_credentials) } else { needs };
        let alternatives: BTreeSet<Alternative> = needs.iter().map(alternative).collect();
        alternatives.into_iter().collect()
    }
}

impl Alternative {
    /// Returns whether credentials that satisfy this alternative also satisfy `other`.
    fn satisfies(&self, other: &Self) -> bool {
        other.needs.iter().all(|(scheme, scopes)| self.needs.get(scheme).is_some_and(|own| scopes.is_subset(own)))
    }

    /// Returns the number of scopes that only one of two alternatives requires. Both must have the same schemes.
    fn distance_to(&self, other: &Self) -> usize {
        let scopes = |one: &Self, other: &Self| -> usize {
            one.needs.iter().map(|(scheme, scopes)| scopes.difference(&other.needs[scheme]).count()).sum()
        };
        scopes(self, other) + scopes(other, self)
    }
}

/// Returns pairs of alternatives with the same security schemes. Each alternative is in at most one pair; pairs with
/// the fewest differing scopes are formed first.
fn pair_by_schemes(base: &[Alternative], head: &[Alternative]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (one, before) in base.iter().enumerate() {
        for (other, after) in head.iter().enumerate() {
            if before.needs.keys().eq(after.needs.keys()) {
                pairs.push((before.distance_to(after), one.abs_diff(other), one + other, one, other));
            }
        }
    }
    pairs.sort_unstable();
    let (mut paired_base, mut paired_head) = (BTreeSet::new(), BTreeSet::new());
    let mut is_unpaired = |one: usize, other: usize| {
        let is_unpaired = !paired_base.contains(&one) && !paired_head.contains(&other);
        is_unpaired && paired_base.insert(one) && paired_head.insert(other)
    };
    pairs.into_iter().filter(|pair| is_unpaired(pair.3, pair.4)).map(|pair| (pair.3, pair.4)).collect()
}

impl ChangeCollector<'_> {
    /// Compares the alternatives of `security`. Each added or removed alternative is a change.
    pub(super) fn compare_security(&mut self, context: &ChangeContext, base: &[SecurityNeed], head: &[SecurityNeed]) {
        let mut base = self.schemes.list_alternatives(base, true);
        let mut head = self.schemes.list_alternatives(head, false);
        let all_in_head = head.clone();
        base.retain(|before| match head.iter().position(|after| after.needs == before.needs) {
            Some(index) => {
                head.remove(index);
                false
            }
            None => true,
        });
        let is_effective = context.place.operation.is_some() || self.inherits_security();
        let compatibility_of = |before: &Alternative| Compatibility {
            requests: !is_effective || all_in_head.iter().any(|after| before.satisfies(after)),
            responses: true,
        };
        let pairs = pair_by_schemes(&base, &head);
        for (before, after) in &pairs {
            self.compare_scopes(context, &base[*before], &head[*after], compatibility_of(&base[*before]));
        }
        let removed = base.iter().enumerate().filter(|(index, _)| !pairs.iter().any(|pair| pair.0 == *index));
        for (_, before) in removed {
            let (title, presence) = (Some(before.title.as_str()), Some(Value::Bool(true)));
            self.push_with_compatibility(
                context,
                ChangeKind::Security,
                title,
                [presence, None],
                compatibility_of(before),
            );
        }
        let added = head.iter().enumerate().filter(|(index, _)| !pairs.iter().any(|pair| pair.1 == *index));
        for (_, after) in added {
            self.push_change(context, ChangeKind::Security, Some(&after.title), None, Some(Value::Bool(true)));
        }
    }

    /// Compares the credentials that the server sends with a webhook or callback. A new alternative is compatible if
    /// it satisfies an alternative of the older document, since receivers accept those credentials.
    pub(super) fn compare_webhook_security(&mut self, context: &ChangeContext, security: Sides<&Vec<SecurityNeed>>) {
        let mut base = self.schemes.list_alternatives(security.base, true);
        let mut head = self.schemes.list_alternatives(security.head, false);
        let all_in_base = base.clone();
        base.retain(|before| !head.iter().any(|after| after.needs == before.needs));
        head.retain(|after| !all_in_base.iter().any(|before| before.needs == after.needs));
        let compatibility_of = |after: &Alternative| Compatibility {
            requests: true,
            responses: all_in_base.iter().any(|before| after.satisfies(before)),
        };
        let pairs = pair_by_schemes(&base, &head);
        for (before, after) in &pairs {
            let (before, after) = (&base[*before], &head[*after]);
            self.compare_scopes(context, before, after, compatibility_of(after));
        }
        let presence = || Some(Value::Bool(true));
        for (_, before) in base.iter().enumerate().filter(|(index, _)| !pairs.iter().any(|pair| pair.0 == *index)) {
            self.push_change(context, ChangeKind::Security, Some(&before.title), presence(), None);
        }
        for (_, after) in head.iter().enumerate().filter(|(index, _)| !pairs.iter().any(|pair| pair.1 == *index)) {
            let (title, new) = (Some(after.title.as_str()), [None, presence()]);
            self.push_with_compatibility(context, ChangeKind::Security, title, new, compatibility_of(after));
        }
    }

    /// Returns whether each document has an operation that uses the document's `security`.
    fn inherits_security(&self) -> bool {
        let Sides { base, head } = self.apis;
        [base, head].iter().all(|api| api.operations.iter().any(|operation| !operation.has_declared_security))
    }

    /// Compares the scopes of two alternatives with the same schemes. Each added or removed scope is a change.
    fn compare_scopes(
        &mut self,
        context: &ChangeContext,
        base: &Alternative,
        head: &Alternative,
        compatibility: Compatibility,
    ) {
        for (scheme, before) in &base.needs {
            let after = &head.needs[scheme];
            for scope in before.difference(after) {
                let (name, presence) = (format!("{scheme} {scope}"), Some(Value::Bool(true)));
                self.push_with_compatibility(
                    context,
                    ChangeKind::SecurityScope,
                    Some(&name),
                    [presence, None],
                    compatibility,
                );
            }
            for scope in after.difference(before) {
                let (name, presence) = (format!("{scheme} {scope}"), Some(Value::Bool(true)));
                self.push_with_compatibility(
                    context,
                    ChangeKind::SecurityScope,
                    Some(&name),
                    [None, presence],
                    compatibility,
                );
            }
        }
    }

    /// Compares the security schemes of the document.
    pub(super) fn compare_security_schemes(&mut self) {
        let Sides { base, head } = self.apis;
        let base_names: BTreeSet<&str> =
            base.security_schemes.keys().map(|name| self.schemes.head_name(name)).collect::<BTreeSet<_>>();
        let added: Vec<_> =
            head.security_schemes.iter().filter(|(name, _)| !base_names.contains(name.as_str())).collect();
        for (name, scheme) in added {
            let mut context = ChangeContext::default();
            context.place.part = Part::SecurityScheme(name.clone());
            context.spans.head = Some(scheme.span);
            self.push_change(
                &context,
                ChangeKind::SecurityScheme,
                Some(name),
                None,
                Some(scheme_kind(&scheme.kind).into()),
            );
        }
        for (name, before) in &base.security_schemes {
            let mut context = ChangeContext::default();
            context.place.part = Part::SecurityScheme(name.clone());
            context.spans.base = Some(before.span);
            let new_name = self.schemes.head_name(name).to_owned();
            let Some(after) = head.security_schemes.get(&new_name) else {
                let before = scheme_kind(&before.kind).into();
                self.push_change(&context, ChangeKind::SecurityScheme, Some(name), Some(before), None);
                continue;
            };
            context.spans.head = Some(after.span);
            self.push_if_different(&context, ChangeKind::SecuritySchemeName, Some(name.as_str()), Some(&new_name));
            self.push_if_different(
                &context,
                ChangeKind::Description,
                before.description.as_deref(),
                after.description.as_deref(),
            );
            self.compare_extensions(&context, Sides::new(&before.extensions, &after.extensions));
            self.compare_scheme_kinds(&context, &before.kind, &after.kind);
        }
    }

    fn compare_scheme_kinds(&mut self, context: &ChangeContext, base: &SecurityKind, head: &SecurityKind) {
        if scheme_kind(base) != scheme_kind(head) {
            self.push_if_different(
                context,
                ChangeKind::SecuritySchemeType,
                Some(scheme_kind(base)),
                Some(scheme_kind(head)),
            );
            return;
        }
        let (SecurityKind::OAuth2 { flows: base }, SecurityKind::OAuth2 { flows: head }) = (base, head) else {
            self.push_if_different(
                context,
                ChangeKind::SecuritySchemeDetail,
                Some(scheme_detail(base)),
                Some(scheme_detail(head)),
            );
            // `bearerFormat` only documents the format of a token; it does not change requests.
            self.push_if_different(context, ChangeKind::BearerFormat, bearer_format(base), bearer_format(head));
            return;
        };
        for (name, before) in base {
            match head.get(name) {
                Some(after) => self.compare_flow(context, before, after),
                None => self.push_change(context, ChangeKind::OauthFlow, Some(name), Some(Value::Bool(true)), None),
            }
        }
        for name in head.keys().filter(|name| !base.contains_key(*name)) {
            self.push_change(context, ChangeKind::OauthFlow, Some(name), None, Some(Value::Bool(true)));
        }
    }

    fn compare_flow(&mut self, context: &ChangeContext, base: &OAuthFlow, head: &OAuthFlow) {
        let url = |flow: &OAuthFlow| flow.authorization_url.clone();
        self.push_if_different(context, ChangeKind::OauthAuthorizationUrl, url(base), url(head));
        self.push_if_different(context, ChangeKind::OauthTokenUrl, base.token_url.clone(), head.token_url.clone());
        for (scope, before) in &base.scopes {
            match head.scopes.get(scope) {
                Some(after) if after == before => {}
                after => {
                    let (before, after) = (Value::from(before.as_str()), after.map(|after| after.as_str().into()));
                    self.push_change(context, ChangeKind::OauthScope, Some(scope), Some(before), after);
                }
            }
        }
        for (scope, after) in head.scopes.iter().filter(|(scope, _)| !base.scopes.contains_key(*scope)) {
            self.push_change(context, ChangeKind::OauthScope, Some(scope), None, Some(after.as_str().into()));
        }
    }
}

/// Returns the `type` of a security scheme.
fn scheme_kind(kind: &SecurityKind) -> &str {
    match kind {
        SecurityKind::ApiKey { .. } => "apiKey",
        SecurityKind::Basic | SecurityKind::Bearer { .. } | SecurityKind::Http { .. } => "http",
        SecurityKind::OAuth2 { .. } => "oauth2",
        SecurityKind::OpenIdConnect { .. } => "openIdConnect",
    }
}

/// Returns a description of how a scheme's credentials are sent: location and name of an API key, an HTTP scheme, or a
/// URL.
fn scheme_detail(kind: &SecurityKind) -> String {
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
