//! Credentials from environment variables, by the names that the API's document gives.

use super::super::{
    error::Error,
    spec::{ApiSpec, Exchange},
};
use super::{Credential, Credentials, Kind, exchange::placeholders};

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
    /// If there are none; the message names the variables.
    pub fn from_lookup(api: &'static ApiSpec, lookup: impl Fn(&str) -> Option<String>) -> Result<Self, Error> {
        let lookup = |name: &str| lookup(name).filter(|value| !value.is_empty());
        let mut wanted: Vec<&(&str, &str)> = Vec::new();
        for scheme in api.schemes {
            let found = scheme.exchange.and_then(|exchange| token(exchange, &lookup));
            #[cfg(feature = "signing")]
            let found = found.or_else(|| {
                scheme.signing.and_then(|signing| super::Keys::from_lookup(signing, &lookup)).map(Self::from)
            });
            if let Some(credential) = found {
                return Ok(credential.for_scheme(scheme.name));
            }
            wanted.extend(scheme.exchange.map(|exchange| exchange.environment).unwrap_or_default());
            #[cfg(feature = "signing")]
            wanted.extend(scheme.signing.map(|signing| signing.environment).unwrap_or_default());
        }
        let mut names: Vec<&str> = wanted.into_iter().map(|(_, variable): &(_, &str)| *variable).collect();
        names.sort_unstable();
        names.dedup();
        Err(Error::config(
            "",
            format!("no credentials in the environment; they are looked for in {}", names.join(", ")),
        ))
    }
}

fn token(exchange: &'static Exchange, lookup: &impl Fn(&str) -> Option<String>) -> Option<Credential> {
    let values = exchange.environment.iter().filter_map(|(name, variable)| Some((*name, lookup(variable)?)));
    let mut credentials = Credentials::new();
    for (name, value) in values {
        if name == "token" {
            return Some(Kind::Token(value.into()).into());
        }
        credentials = credentials.with(name, value);
    }
    let complete = |template: &&&str| placeholders(template).iter().all(|name| credentials.get(name).is_some());
    exchange.requests.iter().find(complete)?;
    Some(credentials.into())
}
