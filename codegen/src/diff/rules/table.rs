//! The rules: names, verdicts, explanations. What is the same in several places is said once and spread over them.

mod families;
mod singles;

use super::{
    Rule, Wire,
    bounds::{ACTIONS, BOUNDS, verdict},
    scope::Scope,
};

/// A rule that exists in several places. `wire` has the verdict for requests and for responses.
struct Family {
    scopes: &'static [Scope],
    suffix: &'static str,
    request: Wire,
    response: Wire,
    text: &'static str,
}

/// A rule that exists once.
struct Single {
    id: &'static str,
    wire: Wire,
    text: &'static str,
}

/// All rules, in no order.
pub(super) fn rules() -> Vec<Rule> {
    let families = families::FAMILIES.iter().flat_map(spread);
    let singles = singles::SINGLES.iter().map(|single| Rule {
        id: single.id.to_owned(),
        wire: single.wire,
        explanation: single.text.to_owned(),
    });
    families.chain(singles).chain(bounds()).chain(guarded()).collect()
}

fn spread(family: &Family) -> impl Iterator<Item = Rule> {
    family.scopes.iter().map(|scope| {
        let wire = if scope.is_request() { family.request } else { family.response };
        Rule { id: scope.id(family.suffix), wire, explanation: explained(*scope, family.text, wire) }
    })
}

/// The rules for lengths, ranges and counts, everywhere.
fn bounds() -> impl Iterator<Item = Rule> {
    Scope::ALL.into_iter().flat_map(|scope| {
        BOUNDS.iter().flat_map(move |bound| {
            ACTIONS.iter().map(move |(action, words)| {
                let wire = verdict(bound, action, scope.is_request());
                let text = format!("`{}` {words}.", bound.keyword);
                let id = scope.id(&format!("{}-{action}", bound.name));
                Rule { id, wire, explanation: explained(scope, &text, wire) }
            })
        })
    })
}

/// The rules for read-only properties in requests: what is tightened there, nobody may send anyway.
fn guarded() -> impl Iterator<Item = Rule> {
    let tightened = ["max-decreased", "min-increased", "exclusive-max-decreased", "exclusive-min-increased"];
    let suffixes = tightened.into_iter().chain(["max-length-decreased", "enum-value-removed"]);
    suffixes.map(|suffix| Rule {
        id: format!("request-read-only-property-{suffix}"),
        wire: Wire::Compatible,
        explanation: format!(
            "A read-only property in the body of a request takes less than before (`{suffix}`). Clients do not send it, so \
             nothing changes for them.",
        ),
    })
}

/// The explanation of a rule in one place: what happened, and what follows for whom.
fn explained(scope: Scope, text: &str, wire: Wire) -> String {
    let follows = match (scope.is_request(), wire) {
        (true, Wire::Breaking) => "Requests that were fine before may be refused now.",
        (true, Wire::Warning) => {
            "Requests that were fine before may be refused now; whether any are, depends on what callers send."
        }
        (true, Wire::Compatible) => "What callers send stays valid.",
        (false, Wire::Breaking) => "Callers may get what they do not expect.",
        (false, Wire::Warning) => {
            "Callers may get what they do not expect; whether they mind, depends on how they read it."
        }
        (false, Wire::Compatible) => "What callers get, they could have got before.",
    };
    format!("In {}: {text} {follows}", scope.words())
}
