//! Tests access keys from services on the loopback interface, with both drivers.

use runtime::{
    Client, ClientBuilder, Dispatch,
    auth::huaweicloud::{KeyChain, Provider},
    blocking,
};

use crate::{
    fixture::Get,
    server::{Server, answer_with, job},
};

fn setup<C>(url: &str, chain: &KeyChain, builder: ClientBuilder<C>) -> ClientBuilder<C> {
    builder.server(crate::fixture::IAM, url).auth(chain.clone())
}

/// Starts a server that acts as the metadata service, IAM, the security token service and the API.
fn everything() -> Server {
    Server::start(|_, stream| {
        answer_with(stream, |request| {
            let keys = br#"{"credential":{"access":"temporary","secret":"s","securitytoken":"st","expires_at":"2126-01-01T00:00:00.0Z"}}"#;
            match request.split(' ').nth(1).unwrap_or_default() {
                "/meta-data/latest/api/token" => (200, Vec::new(), b"metadata-token".to_vec()),
                "/v3.0/OS-AUTH/id-token/tokens" => (201, vec![("X-Subject-Token", "iam-token")], b"{}".to_vec()),
                "/openstack/latest/securitykey"
                | "/v3.0/OS-CREDENTIAL/securitytokens"
                | "/v5/agencies/assume-with-oidc"
                | "/container" => (200, Vec::new(), keys.to_vec()),
                _ => (200, Vec::new(), job()),
            }
        });
    })
}

#[test]
fn every_provider_works_with_both_drivers() {
    let server = everything();
    let file = std::env::temp_dir().join(format!("oidc-token-{}", std::process::id()));
    std::fs::write(&file, "the-token").unwrap();
    let (url, path) = (server.url.clone(), file.to_str().unwrap().to_owned());
    let lookup = move |name: &str| match name {
        "HUAWEICLOUD_OIDC_PROVIDER_URN" | "HUAWEICLOUD_OIDC_AGENCY_URN" | "HUAWEICLOUD_SDK_IDP_ID" => {
            Some("x".to_owned())
        }
        "HUAWEICLOUD_OIDC_TOKEN_FILE" | "HUAWEICLOUD_SDK_ID_TOKEN_FILE" | "HC_CONTAINER_AUTHORIZATION_TOKEN_FILE" => {
            Some(path.clone())
        }
        "HUAWEICLOUD_SDK_IAM_ENDPOINT" | "HUAWEICLOUD_SDK_STS_ENDPOINT" => Some(url.clone()),
        "HC_CONTAINER_CREDENTIALS_FULL_URI" => Some(format!("{url}/container")),
        _ => None,
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let providers = [
        (Provider::OidcAgency, 1),
        (Provider::Environment, 2),
        (Provider::InstanceMetadata, 2),
        (Provider::Container, 1),
    ];
    let mut before = 0;
    for (provider, requests) in providers {
        let chain = KeyChain::new().providers([provider]).lookup(lookup.clone()).metadata_url(&server.url);
        let asynchronous = setup(&server.url, &chain, Client::builder(&server.url)).build().unwrap();
        runtime.block_on(asynchronous.dispatch(&Get("pi"))).unwrap_or_else(|error| panic!("{provider:?}: {error}"));
        let blocking = setup(&server.url, &chain, blocking::Client::builder(&server.url)).build().unwrap();
        blocking.dispatch(&Get("pi")).unwrap_or_else(|error| panic!("{provider:?}: {error}"));
        let all = server.requests();
        assert_eq!(all.len() - before, 2 * (requests + 1), "{provider:?}");
        for request in [&all[before + requests], &all[all.len() - 1]] {
            assert!(request.contains("Access=temporary, SignedHeaders="), "{provider:?}: {request}");
        }
        before = all.len();
    }
    let _ = std::fs::remove_file(file);
}
