//! Access keys for programs that run on Huawei Cloud.
//!
//! With the feature `huaweicloud`, [`KeyChain`](super::super::auth::huaweicloud::KeyChain) looks for access keys in the
//! same places and the same order as the vendor's SDKs:
//!
//! 1. the security token service, which returns temporary keys of an agency for an OIDC token:
//!    `HUAWEICLOUD_OIDC_PROVIDER_URN`, `HUAWEICLOUD_OIDC_AGENCY_URN`, `HUAWEICLOUD_OIDC_TOKEN_FILE`
//! 2. the environment variables `HUAWEICLOUD_SDK_AK` and `HUAWEICLOUD_SDK_SK`; or IAM, which returns temporary keys for
//!    the token in a file: `HUAWEICLOUD_SDK_IDP_ID`, `HUAWEICLOUD_SDK_ID_TOKEN_FILE`
//! 3. the profile file `~/.huaweicloud/credentials`, section `[basic]`
//! 4. the metadata service, which returns temporary keys of the agency of the virtual machine
//! 5. the URL in `HC_CONTAINER_CREDENTIALS_FULL_URI`, which returns temporary keys of the agency of the container
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
#![doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Client, auth::huaweicloud::{KeyChain, Provider}};")]
//!
//! // On a virtual machine of the cloud, without reading environment variables first:
//! let keys = KeyChain::new().providers([Provider::InstanceMetadata, Provider::Container]);
//! let client = Client::builder("https://api.example.com").auth(keys).build()?;
//! # let _ = client;
//! # Ok(())
//! # }
//! ```
//!
//! Temporary keys are renewed before they expire. If no provider has keys, the error lists each provider with the
//! reason why it failed. A custom source implements [`AccessKeySource`](super::super::auth::AccessKeySource).
