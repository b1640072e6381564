//! Finds access keys for programs that run on Huawei Cloud. The possible sources are environment variables, a profile
//! file, the metadata service of a virtual machine, the credentials service of a container, and the security token
//! service, which exchanges an OIDC token for keys. The order of the sources and the names of the environment variables
//! are the same as in Huawei Cloud's SDKs.

mod profile;
mod remote;

use std::{fmt, path::PathBuf, sync::Arc};

use super::super::{
    error::{Error, ErrorKind},
    transport::BoxFuture,
};
use super::{AccessKey, AccessKeySource, Credential, HttpSender};

/// A source of access keys in a [`KeyChain`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Provider {
    /// Requests temporary keys of an agency (a Huawei Cloud role, set with `HUAWEICLOUD_OIDC_PROVIDER_URN` and
    /// `HUAWEICLOUD_OIDC_AGENCY_URN`) from the security token service, with the OIDC token in
    /// `HUAWEICLOUD_OIDC_ID_TOKEN` or in the file `HUAWEICLOUD_OIDC_TOKEN_FILE`.
    OidcAgency,
    /// Reads keys from the environment variables `HUAWEICLOUD_SDK_AK`, `HUAWEICLOUD_SDK_SK` and
    /// `HUAWEICLOUD_SDK_SECURITY_TOKEN`. If `HUAWEICLOUD_SDK_IDP_ID` and `HUAWEICLOUD_SDK_ID_TOKEN_FILE` are set,
    /// requests temporary keys from IAM instead, with the token in the file `HUAWEICLOUD_SDK_ID_TOKEN_FILE`.
    Environment,
    /// Reads the values `ak` and `sk`, or `idp_id` and `id_token_file`, from the section `[basic]` of a profile file.
    /// The environment variable `HUAWEICLOUD_SDK_CREDENTIALS_FILE` sets the path of the file. The path defaults to
    /// `~/.huaweicloud/credentials`.
    Profile,
    /// Requests temporary keys from the metadata service at `169.254.169.254`. The keys are those of the agency (a
    /// Huawei Cloud role) of the virtual machine.
    InstanceMetadata,
    /// Requests temporary keys from the URL in `HC_CONTAINER_CREDENTIALS_FULL_URI`, with the token in the file
    /// `HC_CONTAINER_AUTHORIZATION_TOKEN_FILE`. The keys are those of the agency (a Huawei Cloud role) of the
    /// container.
    Container,
}

impl Provider {
    /// Returns the name of the provider that error messages show.
    fn name(self) -> &'static str {
        match self {
            Self::OidcAgency => "OIDC agency",
            Self::Environment => "environment",
            Self::Profile => "profile file",
            Self::InstanceMetadata => "instance metadata",
            Self::Container => "container",
        }
    }
}

/// Tries several providers in order, and uses the access keys of the first provider that returns keys. If no provider
/// returns keys, the error lists each provider with the reason why it failed.
///
/// Temporary keys are renewed before they expire. `HUAWEICLOUD_SDK_PROJECT_ID` (or `project_id` in the profile) sets
/// the project of the calls. Keys are requested with the client's transport, including its proxy.
///
/// # Examples
///
/// ```
/// # #[cfg(feature = "reqwest")]
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Client, auth::huaweicloud::KeyChain};")]
///
/// let client = Client::builder("https://api.example.com").auth(KeyChain::new()).build()?;
/// # let _ = client;
/// # Ok(())
/// # }
/// # #[cfg(not(feature = "reqwest"))]
/// # fn main() {}
/// ```
#[derive(Clone)]
pub struct KeyChain {
    providers: Vec<Provider>,
    lookup: VariableLookup,
    metadata_url: String,
}

type VariableLookup = Arc<dyn Fn(&str) -> Option<String> + Send + Sync>;

/// A message with the reason why a provider returned no keys.
type FailureReason = String;

impl Default for KeyChain {
    fn default() -> Self {
        Self::new()
    }
}

impl KeyChain {
    /// Creates a chain with all providers, in the order of the variants of [`Provider`].
    #[must_use]
    pub fn new() -> Self {
        use Provider as P;
        Self {
            providers: vec![P::OidcAgency, P::Environment, P::Profile, P::InstanceMetadata, P::Container],
            lookup: Arc::new(|name| std::env::var(name).ok()),
            metadata_url: "http://169.254.169.254".to_owned(),
        }
    }

    /// Sets the providers and their order.
    #[must_use]
    pub fn providers(mut self, providers: impl IntoIterator<Item = Provider>) -> Self {
        self.providers = providers.into_iter().collect();
        self
    }

    /// Sets the function that returns the values of environment variables. Defaults to the process environment.
    #[must_use]
    pub fn lookup(mut self, lookup: impl Fn(&str) -> Option<String> + Send + Sync + 'static) -> Self {
        self.lookup = Arc::new(lookup);
        self
    }

    /// Sets the URL of the metadata service. Defaults to `http://169.254.169.254`.
    #[must_use]
    pub fn metadata_url(mut self, url: impl Into<String>) -> Self {
        self.metadata_url = url.into();
        self
    }

    /// Returns the value of an environment variable; `None` if it is unset or empty.
    fn read_variable(&self, name: &str) -> Option<String> {
        (self.lookup)(name).filter(|value| !value.is_empty())
    }

    /// Returns the value of an environment variable, or an error message if the variable is unset or empty.
    fn require_variable(&self, name: &str) -> Result<String, FailureReason> {
        self.read_variable(name).ok_or_else(|| format!("the environment variable `{name}` is not set"))
    }

    /// Reads or requests the access keys of one provider.
    async fn fetch_keys(&self, provider: Provider, http: &HttpSender<'_>) -> Result<AccessKey, FailureReason> {
        match provider {
            Provider::OidcAgency => self.request_oidc_agency_keys(http).await,
            Provider::Environment => self.read_environment_keys(http).await,
            Provider::Profile => self.read_profile_keys(http).await,
            Provider::InstanceMetadata => self.request_instance_keys(http).await,
            Provider::Container => self.request_container_keys(http).await,
        }
    }

    async fn read_environment_keys(&self, http: &HttpSender<'_>) -> Result<AccessKey, FailureReason> {
        let provider_id = self.read_variable("HUAWEICLOUD_SDK_IDP_ID");
        let token_file = self.read_variable("HUAWEICLOUD_SDK_ID_TOKEN_FILE");
        if let (Some(idp), Some(file)) = (provider_id, token_file) {
            return self.request_federated_keys(http, &idp, &file, None).await;
        }
        let access_key = self.require_variable("HUAWEICLOUD_SDK_AK")?;
        let keys = AccessKey::new(access_key, self.require_variable("HUAWEICLOUD_SDK_SK")?);
        Ok(match self.read_variable("HUAWEICLOUD_SDK_SECURITY_TOKEN") {
            Some(session_token) => keys.session(session_token),
            None => keys,
        })
    }

    async fn read_profile_keys(&self, http: &HttpSender<'_>) -> Result<AccessKey, FailureReason> {
        let path = if let Some(path) = self.read_variable("HUAWEICLOUD_SDK_CREDENTIALS_FILE") {
            PathBuf::from(path)
        } else {
            let home_folder = self.require_variable(if cfg!(windows) { "USERPROFILE" } else { "HOME" })?;
            PathBuf::from(home_folder).join(".huaweicloud").join("credentials")
        };
        let profile_text = std::fs::read_to_string(&path)
            .map_err(|error| format!("cannot read the file `{}`: {error}", path.display()))?;
        let section_values = profile::parse_section(&profile_text, "basic");
        let profile_value = |name: &str| section_values.get(name).cloned().filter(|value| !value.is_empty());
        let keys = match (
            profile_value("idp_id"),
            profile_value("id_token_file"),
            profile_value("ak"),
            profile_value("sk"),
        ) {
            (Some(idp), Some(file), ..) => {
                self.request_federated_keys(http, &idp, &file, profile_value("iam_endpoint")).await?
            }
            (_, _, Some(key), Some(secret)) => match profile_value("security_token") {
                Some(session_token) => AccessKey::new(key, secret).session(session_token),
                None => AccessKey::new(key, secret),
            },
            _ => {
                return Err(format!(
                    "the section `[basic]` of the file `{}` has neither `ak` and `sk` nor `idp_id` and `id_token_file`",
                    path.display()
                ));
            }
        };
        Ok(match profile_value("project_id") {
            Some(project) => keys.with("project_id", project),
            None => keys,
        })
    }
}

impl AccessKeySource for KeyChain {
    fn access_key<'a>(&'a self, http: &'a HttpSender<'a>) -> BoxFuture<'a, Result<AccessKey, Error>> {
        Box::pin(async move {
            let mut provider_failures = Vec::new();
            for provider in &self.providers {
                match self.fetch_keys(*provider, http).await {
                    Ok(keys) => {
                        return Ok(match self.read_variable("HUAWEICLOUD_SDK_PROJECT_ID") {
                            Some(project) if keys.values.iter().all(|(name, _)| name != "project_id") => {
                                keys.with("project_id", project)
                            }
                            _ => keys,
                        });
                    }
                    Err(reason) => provider_failures.push(format!("{} ({reason})", provider.name())),
                }
            }
            let failures_text = provider_failures.join(", ");
            Err(Error::new(ErrorKind::Auth, format!("no access keys found; tried the sources {failures_text}")))
        })
    }
}

impl From<KeyChain> for Credential {
    fn from(chain: KeyChain) -> Self {
        Self::access_key_source(chain)
    }
}

impl fmt::Debug for KeyChain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeyChain").field("providers", &self.providers).finish_non_exhaustive()
    }
}
