//! Compares `security`, of the document and of each operation, and the security schemes.
//!
//! A caller that satisfied one of the alternatives (Security Requirement Objects) of the older document is not affected
//! if its credentials satisfy some alternative of the newer document. The order of the alternatives has no effect.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::Value;

use crate::{
    diff::change::{ChangeKind, Compatibility, Part, Sides},
    ir::{OAuthFlow, SecurityKind, SecurityNeed, SecurityScheme},
};

use super::{ChangeCollector, ChangeContext};

/// The names of renamed security schemes. Maps each old name to the new name.
#[derive(Default)]
pub(super) struct SchemeNames {
    head_names_by_base: HashMap<String, String>,
}

/// An alternative of `security`: a Security Requirement Object.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Alternative {
    /// The required scopes of each security scheme, by the name of the scheme in the newer document.
    scopes_by_scheme: BTreeMap<String, BTreeSet<String>>,
    /// The names of the required security schemes, joined by `+`. The names are those in the document that declares the
    /// alternative. Empty if the alternative requires no credentials.
    label: String,
}

impl SchemeNames {
    /// Finds renamed security schemes. A removed scheme was renamed if exactly one added scheme has the same kind, and
    /// no other removed scheme has this kind.
    pub(super) fn find(schemes: Sides<&indexmap::IndexMap<String, SecurityScheme>>) -> Self {
        let Sides { base, head } = schemes;
        let mut head_names = HashMap::new();
        for (name, scheme) in base.iter().filter(|(name, _)| !head.contains_key(*name)) {
            let added_schemes =
                head.iter().filter(|(name, candidate)| !base.contains_key(*name) && candidate.kind == scheme.kind);
            let removed_schemes =
                base.iter().filter(|(name, candidate)| !head.contains_key(*name) && candidate.kind == scheme.kind);
            if let ([(added_name, _)], 1) = (added_schemes.collect::<Vec<_>>().as_slice(), removed_schemes.count()) {
                head_names.insert(name.clone(), (*added_name).clone());
            }
        }
        Self { head_names_by_base: head_names }
    }

    fn head_name<'n>(&'n self, name: &'n str) -> &'n str {
        self.head_names_by_base.get(name).map_or(name, String::as_str)
    }

    /// Returns the alternatives of one document, sorted and without duplicates. If `is_older` is true, the names of
    /// renamed schemes are replaced by their new names.
    fn list_alternatives(&self, requirements: &[SecurityNeed], is_older: bool) -> Vec<Alternative> {
        let to_alternative = |requirement: &SecurityNeed| {
            let head_scheme_name = |name: &str| {
                if is_older { self.head_name(name).to_owned() } else { name.to_owned() }
            };
            let scopes_by_head_name =
                requirement.iter().map(|(scheme, scopes)| (head_scheme_name(scheme), scopes.iter().cloned().collect()));
            let mut scheme_names: Vec<&str> = requirement.keys().map(String::as_str).collect();
            scheme_names.sort_unstable();
            Alternative { scopes_by_scheme: scopes_by_head_name.collect(), label: scheme_names.join("+") }
        };
        // A list without alternatives is equivalent to one that allows calls without credentials.
        let no_credentials = SecurityNeed::default();
        let requirements = if requirements.is_empty() { std::slice::from_ref(&no_credentials) } else { requirements };
        let alternatives: BTreeSet<Alternative> = requirements.iter().map(to_alternative).collect();
        alternatives.into_iter().collect()
    }
}

impl Alternative {
    /// Returns whether credentials that satisfy this alternative also satisfy the alternative `other`.
    fn satisfies(&self, other: &Self) -> bool {
        other.scopes_by_scheme.iter().all(|(scheme, scopes)| {
            self.scopes_by_scheme.get(scheme).is_some_and(|own_scopes| scopes.is_subset(own_scopes))
        })
    }

    /// Returns the number of scopes that exactly one of the two alternatives requires. Both alternatives must require
    /// the same security schemes.
    fn count_different_scopes(&self, other: &Self) -> usize {
        let count_only_in_one = |one: &Self, other: &Self| -> usize {
            one.scopes_by_scheme
                .iter()
                .map(|(scheme, scopes)| scopes.difference(&other.scopes_by_scheme[scheme]).count())
                .sum()
        };
        count_only_in_one(self, other) + count_only_in_one(other, self)
    }
}

/// Returns pairs of indices of alternatives that require the same security schemes. Each alternative is in at most one
/// pair. Alternatives that differ in the fewest scopes are paired first.
fn pair_by_schemes(base: &[Alternative], head: &[Alternative]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (base_index, before) in base.iter().enumerate() {
        for (head_index, after) in head.iter().enumerate() {
            if before.scopes_by_scheme.keys().eq(after.scopes_by_scheme.keys()) {
                pairs.push((
                    before.count_different_scopes(after),
                    base_index.abs_diff(head_index),
                    base_index + head_index,
                    base_index,
                    head_index,
                ));
            }
        }
    }
    pairs.sort_unstable();
    let (mut paired_base_indices, mut paired_head_indices) = (BTreeSet::new(), BTreeSet::new());
    let mut is_unpaired = |base_index: usize, head_index: usize| {
        let is_unpaired = !paired_base_indices.contains(&base_index) && !paired_head_indices.contains(&head_index);
        is_unpaired && paired_base_indices.insert(base_index) && paired_head_indices.insert(head_index)
    };
    pairs.into_iter().filter(|pair| is_unpaired(pair.3, pair.4)).map(|pair| (pair.3, pair.4)).collect()
}

impl ChangeCollector<'_> {
    /// Compares the alternatives in `security`. Each added or removed alternative is a change.
    pub(super) fn compare_security(&mut self, context: &ChangeContext, base: &[SecurityNeed], head: &[SecurityNeed]) {
        let mut base = self.scheme_names.list_alternatives(base, true);
        let mut head = self.scheme_names.list_alternatives(head, false);
        let all_head_alternatives = head.clone();
        base.retain(|before| match head.iter().position(|after| after.scopes_by_scheme == before.scopes_by_scheme) {
            Some(index) => {
                head.remove(index);
                false
            }
            None => true,
        });
        let is_effective = context.place.operation.is_some() || self.inherits_security();
        let compatibility_of = |before: &Alternative| Compatibility {
            requests: !is_effective || all_head_alternatives.iter().any(|after| before.satisfies(after)),
            responses: true,
        };
        let alternative_pairs = pair_by_schemes(&base, &head);
        for (base_index, head_index) in &alternative_pairs {
            let before = &base[*base_index];
            self.compare_scopes(context, before, &head[*head_index], compatibility_of(before));
        }
        let removed_alternatives =
            base.iter().enumerate().filter(|(index, _)| !alternative_pairs.iter().any(|pair| pair.0 == *index));
        for (_, before) in removed_alternatives {
            let (label, declared) = (Some(before.label.as_str()), Some(Value::Bool(true)));
            self.push_with_compatibility(
                context,
                ChangeKind::Security,
                label,
                [declared, None],
                compatibility_of(before),
            );
        }
        let added_alternatives =
            head.iter().enumerate().filter(|(index, _)| !alternative_pairs.iter().any(|pair| pair.1 == *index));
        for (_, after) in added_alternatives {
            self.push_change(context, ChangeKind::Security, Some(&after.label), None, Some(Value::Bool(true)));
        }
    }

    /// Compares the credentials that the server sends with a webhook or callback. An added alternative is compatible if
    /// it satisfies an alternative of the older document, since receivers already accept the credentials.
    pub(super) fn compare_webhook_security(&mut self, context: &ChangeContext, security: Sides<&Vec<SecurityNeed>>) {
        let mut base = self.scheme_names.list_alternatives(security.base, true);
        let mut head = self.scheme_names.list_alternatives(security.head, false);
        let all_base_alternatives = base.clone();
        base.retain(|before| !head.iter().any(|after| after.scopes_by_scheme == before.scopes_by_scheme));
        head.retain(|after| {
            !all_base_alternatives.iter().any(|before| before.scopes_by_scheme == after.scopes_by_scheme)
        });
        let compatibility_of = |after: &Alternative| Compatibility {
            requests: true,
            responses: all_base_alternatives.iter().any(|before| after.satisfies(before)),
        };
        let alternative_pairs = pair_by_schemes(&base, &head);
        for (base_index, head_index) in &alternative_pairs {
            let (before, after) = (&base[*base_index], &head[*head_index]);
            self.compare_scopes(context, before, after, compatibility_of(after));
        }
        let presence = || Some(Value::Bool(true));
        for (_, before) in
            base.iter().enumerate().filter(|(index, _)| !alternative_pairs.iter().any(|pair| pair.0 == *index))
        {
            self.push_change(context, ChangeKind::Security, Some(&before.label), presence(), None);
        }
        for (_, after) in
            head.iter().enumerate().filter(|(index, _)| !alternative_pairs.iter().any(|pair| pair.1 == *index))
        {
            let (label, presence_on_sides) = (Some(after.label.as_str()), [None, presence()]);
            self.push_with_compatibility(
                context,
                ChangeKind::Security,
                label,
                presence_on_sides,
                compatibility_of(after),
            );
        }
    }

    /// Returns whether, in each document, at least one operation uses the `security` of the document.
    fn inherits_security(&self) -> bool {
        let Sides { base, head } = self.apis;
        [base, head].iter().all(|api| api.operations.iter().any(|operation| !operation.has_declared_security))
    }

    /// Compares the scopes of two alternatives that require the same security schemes. Each added or removed scope is a
    /// change.
    fn compare_scopes(
        &mut self,
        context: &ChangeContext,
        base: &Alternative,
        head: &Alternative,
        compatibility: Compatibility,
    ) {
        for (scheme, base_scopes) in &base.scopes_by_scheme {
            let head_scopes = &head.scopes_by_scheme[scheme];
            for scope in base_scopes.difference(head_scopes) {
                let (name, presence) = (format!("{scheme} {scope}"), Some(Value::Bool(true)));
                self.push_with_compatibility(
                    context,
                    ChangeKind::SecurityScope,
                    Some(&name),
                    [presence, None],
                    compatibility,
                );
            }
            for scope in head_scopes.difference(base_scopes) {
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

    /// Compares the security schemes that the two documents declare.
    pub(super) fn compare_security_schemes(&mut self) {
        let Sides { base, head } = self.apis;
        let base_names: BTreeSet<&str> =
            base.security_schemes.keys().map(|name| self.scheme_names.head_name(name)).collect::<BTreeSet<_>>();
        let added_schemes: Vec<_> =
            head.security_schemes.iter().filter(|(name, _)| !base_names.contains(name.as_str())).collect();
        for (name, scheme) in added_schemes {
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
        for (name, base_scheme) in &base.security_schemes {
            let mut context = ChangeContext::default();
            context.place.part = Part::SecurityScheme(name.clone());
            context.spans.base = Some(base_scheme.span);
            let new_name = self.scheme_names.head_name(name).to_owned();
            let Some(head_scheme) = head.security_schemes.get(&new_name) else {
                let old_kind = scheme_kind(&base_scheme.kind).into();
                self.push_change(&context, ChangeKind::SecurityScheme, Some(name), Some(old_kind), None);
                continue;
            };
            context.spans.head = Some(head_scheme.span);
            self.push_if_different(&context, ChangeKind::SecuritySchemeName, Some(name.as_str()), Some(&new_name));
            self.push_if_different(
                &context,
                ChangeKind::Description,
                base_scheme.description.as_deref(),
                head_scheme.description.as_deref(),
            );
            self.compare_extensions(&context, Sides::new(&base_scheme.extensions, &head_scheme.extensions));
            self.compare_scheme_kinds(&context, &base_scheme.kind, &head_scheme.kind);
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
                Some(describe_credentials(base)),
                Some(describe_credentials(head)),
            );
            // `bearerFormat` only documents the format of a token; it does not change requests.
            self.push_if_different(context, ChangeKind::BearerFormat, bearer_format(base), bearer_format(head));
            return;
        };
        for (name, base_flow) in base {
            match head.get(name) {
                Some(head_flow) => self.compare_flow(context, base_flow, head_flow),
                None => self.push_change(context, ChangeKind::OauthFlow, Some(name), Some(Value::Bool(true)), None),
            }
        }
        for name in head.keys().filter(|name| !base.contains_key(*name)) {
            self.push_change(context, ChangeKind::OauthFlow, Some(name), None, Some(Value::Bool(true)));
        }
    }

    fn compare_flow(&mut self, context: &ChangeContext, base: &OAuthFlow, head: &OAuthFlow) {
        let authorization_url = |flow: &OAuthFlow| flow.authorization_url.clone();
        self.push_if_different(
            context,
            ChangeKind::OauthAuthorizationUrl,
            authorization_url(base),
            authorization_url(head),
        );
        self.push_if_different(context, ChangeKind::OauthTokenUrl, base.token_url.clone(), head.token_url.clone());
        for (scope, old_description) in &base.scopes {
            match head.scopes.get(scope) {
                Some(new_description) if new_description == old_description => {}
                new_description => {
                    let old_value = Value::from(old_description.as_str());
                    let new_value = new_description.map(|description| description.as_str().into());
                    self.push_change(context, ChangeKind::OauthScope, Some(scope), Some(old_value), new_value);
                }
            }
        }
        for (scope, new_description) in head.scopes.iter().filter(|(scope, _)| !base.scopes.contains_key(*scope)) {
            self.push_change(context, ChangeKind::OauthScope, Some(scope), None, Some(new_description.as_str().into()));
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

/// Returns a text that states how the credentials of a security scheme are sent: location and name of an API key, an
/// HTTP authentication scheme, or a URL.
fn describe_credentials(kind: &SecurityKind) -> String {
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
