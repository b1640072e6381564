//! Credentials from environment variables, by the names that the API's document gives.

use super::super::{
    error::Error,
    spec::{ApiSpec, TemplatePart, TokenExchange},
};
use super::{Credential, Kind, TokenRequest, exchange::names};

impl Credential {
    /// The credentials that the environment holds, for the first security scheme that finds all it needs: a token, what a
    /// token is asked for with, or access keys.
    ///
    /// # Errors
    ///
    /// If it holds none; the message names the variables.
    pub fn from_env(api: &'static ApiSpec) -> Result<Self, Error> {
        Self::from_lookup(api, |name| std::env::var(name).ok())
    }

    /// The same from anything that knows values by those names: a configuration file, say.
    ///
    /// # Errors
    ///
    /// If there are none, or not all that belong together; the message names the variables.
    pub fn from_lookup(api: &'static ApiSpec, lookup: impl Fn(&str) -> Option<String>) -> Result<Self, Error> {
        let lookup = |name: &str| lookup(name).filter(|value| !value.is_empty());
        let mut ways: Vec<Vec<&str>> = Vec::new();
        for scheme in api.schemes {
            let found = scheme.exchange.and_then(|exchange| token(exchange, &lookup));
            #[cfg(feature = "signing")]
            let found = found.or_else(|| {
                scheme.signing.and_then(|signing| super::AccessKey::from_lookup(signing, &lookup)).map(Self::from)
            });
            if let Some(credential) = found {
                return Ok(credential.for_scheme(scheme.name));
            }
            if let Some(exchange) = scheme.exchange {
                ways.extend(variables(exchange.environment, ["token"]));
                ways.extend(
                    exchange.requests.iter().filter_map(|pieces| variables(exchange.environment, names(pieces))),
                );
            }
            ways.extend(scheme.signing.and_then(|signing| variables(signing.environment, ["key", "secret"])));
        }
        Err(Error::config("", advice(&ways, |variable| lookup(variable).is_some())))
    }
}

/// What to do where no way to credentials has all its variables.
fn advice(ways: &[Vec<&str>], is_set: impl Fn(&str) -> bool) -> String {
    #[cfg(not(feature = "signing"))]
    if let Some(way) = ways.iter().find(|way| way.iter().all(|variable| is_set(variable))) {
        return format!("{} are access keys, which take the crate's feature `signing`", way.join(" and "));
    }
    let parted = ways.iter().map(|way| way.iter().partition::<Vec<&str>, _>(|variable| is_set(variable)));
    // The one that lacks least, of those that were begun.
    let begun = parted.filter(|(set, _)| !set.is_empty()).min_by_key(|(_, missing)| missing.len());
    if let Some((set, missing)) = begun {
        return format!(
            "the credentials in the environment lack {}, beside {}",
            missing.join(" and "),
            set.join(" and ")
        );
    }
    let ways: Vec<_> = ways.iter().map(|way| way.join(" and ")).collect();
    format!("no credentials in the environment; they are looked for in {}", ways.join(", or "))
}

/// The variables that values of these names may come from, if there is one for each.
fn variables(
    environment: &[(&str, &'static str)],
    names: impl IntoIterator<Item = &'static str>,
) -> Option<Vec<&'static str>> {
    let mut variables = Vec::new();
    for name in names {
        let (_, variable) = environment.iter().find(|(known, _)| *known == name)?;
        if !variables.contains(variable) {
            variables.push(*variable);
        }
    }
    Some(variables)
}

fn token(exchange: &'static TokenExchange, lookup: &impl Fn(&str) -> Option<String>) -> Option<Credential> {
    let values = exchange.environment.iter().filter_map(|(name, variable)| Some((*name, lookup(variable)?)));
    let mut credentials = TokenRequest::new();
    for (name, value) in values {
        if name == "token" {
            return Some(Kind::Token(value.into()).into());
        }
        credentials = credentials.with(name, value);
    }
    let complete = |pieces: &&&[TemplatePart]| names(pieces).all(|name| credentials.get(name).is_some());
    exchange.requests.iter().find(complete)?;
    Some(credentials.into())
}
