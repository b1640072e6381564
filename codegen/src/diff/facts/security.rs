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
    head_names_by_base: HashMap<String, String>,
}

/// An alternative of `security`: a Security Requirement Object.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Alternative {
    /// The required scopes, by the name of the security scheme in the newer document.
    scopes_by_scheme: BTreeMap<String, BTreeSet<String>>,
    /// The names of the required security schemes, joined by `+`, as in the document that declares the alternative.
    /// Empty for the alternative that requires no credentials.
    label: String,
}

impl SchemeNames {
    /// Finds renamed schemes: a removed and an added scheme of the same kind, if each document has exactly one such
    /// scheme.
    pub(super) fn find(schemes: Sides<&indexmap::IndexMap<String, SecurityScheme>>) -> Self {
        let Sides { base, head } = schemes;
        let mut head_names = HashMap::new();
        for (name, scheme) in base.iter().filter(|(name, _)| !head.contains_key(*name)) {
            let added_schemes =
                head.iter().filter(|(name, other)| !base.contains_key(*name) && other.kind == scheme.kind);
            let removed_schemes =
                base.iter().filter(|(name, other)| !head.contains_key(*name) && other.kind == scheme.kind);
            if let ([(added_name, _)], 1) = (added_schemes.collect::<Vec<_>>().as_slice(), removed_schemes.count()) {
                head_names.insert(name.clone(), (*added_name).clone());
            }
        }
        Self { head_names_by_base: head_names }
    }

    fn head_name<'n>(&'n self, name: &'n str) -> &'n str {
        self.head_names_by_base.get(name).map_or(name, String::as_str)
    }

    /// Returns the alternatives of one document, sorted and without duplicates. If it is the older document
    /// (`is_older`), the names of renamed schemes are replaced by those in the newer document.
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
    /// Returns whether credentials that satisfy this alternative also satisfy `other`.
    fn satisfies(&self, other: &Self) -> bool {
        other
            .scopes_by_scheme
            .iter()
            .all(|(scheme, scopes)| self.scopes_by_scheme.get(scheme).is_some_and(|own| scopes.is_subset(own)))
    }

    /// Returns the number of scopes that only one of two alternatives requires. Both alternatives must require the same
    /// security schemes.
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

/// Returns pairs of alternatives with the same security schemes, as indices. Each alternative is in at most one pair.
/// Alternatives with the fewest different scopes are paired first.
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
    /// Compares the alternatives of `security`. Each added or removed alternative is a change.
    pub(super) fn compare_security(&mut self, context: &ChangeContext, base: &[SecurityNeed], head: &[SecurityNeed]) {
        let mut base = self.schemes.list_alternatives(base, true);
        let mut head = self.schemes.list_alternatives(head, false);
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
        for (before, after) in &alternative_pairs {
            self.compare_scopes(context, &base[*before], &head[*after], compatibility_of(&base[*before]));
        }
        let removed_alternatives =
            base.iter().enumerate().filter(|(index, _)| !alternative_pairs.iter().any(|pair| pair.0 == *index));
        for (_, before) in removed_alternatives {
            let (label, presence) = (Some(before.label.as_str()), Some(Value::Bool(true)));
            self.push_with_compatibility(
                context,
                ChangeKind::Security,
                label,
                [presence, None],
                compatibility_of(before),
            );
        }
        let added_alternatives =
            head.iter().enumerate().filter(|(index, _)| !alternative_pairs.iter().any(|pair| pair.1 == *index));
        for (_, after) in added_alternatives {
            self.push_change(context, ChangeKind::Security, Some(&after.label), None, Some(Value::Bool(true)));
        }
    }

    /// Compares the credentials that the server sends with a webhook or callback. A new alternative is compatible if
    /// it satisfies an alternative of the older document, since receivers accept those credentials.
    pub(super) fn compare_webhook_security(&mut self, context: &ChangeContext, security: Sides<&Vec<SecurityNeed>>) {
        let mut base = self.schemes.list_alternatives(security.base, true);
        let mut head = self.schemes.list_alternatives(security.head, false);
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
        for (before, after) in &alternative_pairs {
            let (before, after) = (&base[*before], &head[*after]);
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
            let (label, before_and_after) = (Some(after.label.as_str()), [None, presence()]);
            self.push_with_compatibility(
                context,
                ChangeKind::Security,
                label,
                before_and_after,
                compatibility_of(after),
            );
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
        for (scheme, before) in &base.scopes_by_scheme {
            let after = &head.scopes_by_scheme[scheme];
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
        let authorization_url = |flow: &OAuthFlow| flow.authorization_url.clone();
        self.push_if_different(
            context,
            ChangeKind::OauthAuthorizationUrl,
            authorization_url(base),
            authorization_url(head),
        );
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
