//! Access keys of workloads on Huawei Cloud.
//!
//! With the feature `huaweicloud`, [`KeyChain`](super::super::auth::huaweicloud::KeyChain) looks for access keys in the
//! same places and the same order as the vendor's SDKs:
//!
//! 1. an OIDC token that is exchanged for keys of an agency: `HUAWEICLOUD_OIDC_PROVIDER_URN`,
//!    `HUAWEICLOUD_OIDC_AGENCY_URN`, `HUAWEICLOUD_OIDC_TOKEN_FILE`
//! 2. the environment: `HUAWEICLOUD_SDK_AK` and `HUAWEICLOUD_SDK_SK`, or `HUAWEICLOUD_SDK_IDP_ID` and
//!    `HUAWEICLOUD_SDK_ID_TOKEN_FILE`, whose token is exchanged at IAM
//! 3. the profile file `~/.huaweicloud/credentials`, section `[basic]`
//! 4. the instance metadata service: temporary keys of the machine's agency
//! 5. the agency of a container, whose keys are requested from `HC_CONTAINER_CREDENTIALS_FULL_URI`
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
#![doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Client, auth::huaweicloud::{KeyChain, Provider}};")]
//!
//! // On a machine of the cloud, without looking at the environment first:
//! let keys = KeyChain::new().providers([Provider::InstanceMetadata, Provider::Container]);
//! let client = Client::builder("https://api.example.com").auth(keys).build()?;
//! # let _ = client;
//! # Ok(())
//! # }
//! ```
//!
//! Temporary keys are renewed before they expire. If no provider has keys, the error lists each provider with the
//! reason why it failed. A custom source implements [`AccessKeySource`](super::super::auth::AccessKeySource).
