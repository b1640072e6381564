//! Reads credentials from environment variables. The API's document declares the names of the variables.

use super::super::{
    error::Error,
    spec::{ApiSpec, TemplatePart, TokenExchange},
};
use super::{Credential, CredentialKind, TokenRequest, exchange::value_names};

impl Credential {
    /// Reads a credential from environment variables: a token, the values of a [`TokenRequest`], or access keys. The
    /// API's document declares the names of the variables for each security scheme. Uses the first scheme whose
    /// variables are all set.
    ///
    /// # Errors
    ///
    /// Returns an error that names the variables if no scheme has all of its variables set.
    pub fn from_env(api: &'static ApiSpec) -> Result<Self, Error> {
        Self::from_lookup(api, |name| std::env::var(name).ok())
    }

    /// Reads a credential like [`from_env`](Self::from_env), but gets the values of the variables from `lookup`, for
    /// example from a configuration file.
    ///
    /// # Errors
    ///
    /// Returns an error that names the variables if no scheme has all of its variables set.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::collections::HashMap;
    ///
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Credential, Error, spec::ApiSpec};")]
    ///
    /// /// Reads credentials from a configuration with the names of the environment variables.
    /// fn configured(api: &'static ApiSpec, values: &HashMap<String, String>) -> Result<Credential, Error> {
    ///     Credential::from_lookup(api, |name| values.get(name).cloned())
    /// }
    /// ```
    pub fn from_lookup(api: &'static ApiSpec, lookup: impl Fn(&str) -> Option<String>) -> Result<Self, Error> {
        let lookup = |name: &str| lookup(name).filter(|value| !value.is_empty());
        let mut variable_sets: Vec<Vec<&str>> = Vec::new();
        for scheme in api.schemes {
            let credential = scheme.exchange.and_then(|exchange| read_credential(exchange, &lookup));
            #[cfg(feature = "signing")]
            let credential = credential.or_else(|| {
                scheme.signing.and_then(|signing| super::AccessKey::from_lookup(signing, &lookup)).map(Self::from)
            });
            if let Some(credential) = credential {
                return Ok(credential.for_scheme(scheme.name));
            }
            if let Some(exchange) = scheme.exchange {
                variable_sets.extend(find_variables(exchange.environment, ["token"]));
                variable_sets.extend(
                    exchange
                        .requests
                        .iter()
                        .filter_map(|pieces| find_variables(exchange.environment, value_names(pieces))),
                );
            }
            variable_sets
                .extend(scheme.signing.and_then(|signing| find_variables(signing.environment, ["key", "secret"])));
        }
        Err(Error::config("", describe_missing_variables(&variable_sets, |variable| lookup(variable).is_some())))
    }
}

/// Returns the message of the error for missing environment variables. `variable_sets` contains a list of variables for
/// each possible credential; a credential requires all variables in its list.
fn describe_missing_variables(variable_sets: &[Vec<&str>], is_set: impl Fn(&str) -> bool) -> String {
    #[cfg(not(feature = "signing"))]
    if let Some(variables) = variable_sets.iter().find(|variables| variables.iter().all(|variable| is_set(variable))) {
        let names = variables.join(" and ");
        return format!("the environment variables {names} require the crate's feature `signing`");
    }
    let present_and_missing_variables =
        variable_sets.iter().map(|variables| variables.iter().partition::<Vec<&str>, _>(|variable| is_set(variable)));
    // Among the sets of which some variables have a value, chooses the one with the fewest missing variables.
    let closest_set = present_and_missing_variables
        .filter(|(present, _)| !present.is_empty())
        .min_by_key(|(_, missing)| missing.len());
    if let Some((present, missing)) = closest_set {
        let (present, missing) = (present.join(" and "), missing.join(" and "));
        return format!("incomplete credentials in the environment variables: found {present}, but not {missing}");
    }
    let joined_sets: Vec<_> = variable_sets.iter().map(|variables| variables.join(" and ")).collect();
    format!("no credentials in the environment: set the variables {}", joined_sets.join(", or "))
}

/// Returns the names of the environment variables for the values with these names. `variables_by_value_name` contains
/// pairs of a value's name and the name of its variable. `None` if one of the values has no variable.
fn find_variables(
    variables_by_value_name: &[(&str, &'static str)],
    value_names: impl IntoIterator<Item = &'static str>,
) -> Option<Vec<&'static str>> {
    let mut variables = Vec::new();
    for name in value_names {
        let (_, variable) = variables_by_value_name.iter().find(|(value_name, _)| *value_name == name)?;
        if !variables.contains(variable) {
            variables.push(*variable);
        }
    }
    Some(variables)
}

/// Reads a credential from environment variables: a token, or the values of a token request. `None` if neither is
/// complete.
fn read_credential(exchange: &'static TokenExchange, lookup: &impl Fn(&str) -> Option<String>) -> Option<Credential> {
    let values = exchange.environment.iter().filter_map(|(name, variable)| Some((*name, lookup(variable)?)));
    let mut token_request = TokenRequest::new();
    for (name, value) in values {
        if name == "token" {
            return Some(CredentialKind::Token(value.into()).into());
        }
        token_request = token_request.with(name, value);
    }
    let has_all_values = |pieces: &&&[TemplatePart]| value_names(pieces).all(|name| token_request.get(name).is_some());
    exchange.requests.iter().find(has_all_values)?;
    Some(token_request.into())
}
