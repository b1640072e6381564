//! Requests temporary keys from IAM, the security token service, the metadata service or the credentials service of a
//! container.

use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use serde_json::{Value, json};

use super::{
    super::{
        super::{
            json as text,
            message::{Request, Response},
            value::{DateTime, Secret},
        },
        AccessKey, HttpSender, sensitive,
    },
    KeyChain, Reason,
};

/// The timeout of a request to the metadata service or the credentials service of a container.
const LOCAL_TIMEOUT: Duration = Duration::from_secs(3);

/// The timeout of a request to IAM or the security token service.
const REMOTE_TIMEOUT: Duration = Duration::from_secs(30);

/// The lifetime in seconds of access keys that are requested with a token of an identity provider.
const FEDERATION_SECONDS: u32 = 6 * 60 * 60;

/// The lifetime of a token of the metadata service in seconds.
const METADATA_TOKEN_SECONDS: &str = "21600";

impl KeyChain {
    /// Exchanges the token of an identity provider for an IAM token, and the IAM token for temporary access keys.
    pub(super) async fn federation(
        &self,
        http: &HttpSender<'_>,
        provider_id: &str,
        token_file: &str,
        endpoint: Option<String>,
    ) -> Result<AccessKey, Reason> {
        let endpoint = endpoint.or_else(|| self.get("HUAWEICLOUD_SDK_IAM_ENDPOINT"));
        let endpoint = endpoint.as_deref().unwrap_or("https://iam.myhuaweicloud.com");
        let body = json!({"auth": {"id_token": {"id": read_token_file(token_file)?}}});
        let mut request = build_post_request(endpoint, "/v3.0/OS-AUTH/id-token/tokens", &body)?;
        let value = HeaderValue::try_from(provider_id)
            .map_err(|_| "the ID of the identity provider contains invalid characters".to_owned())?;
        request.headers_mut().insert("x-idp-id", value);
        let response = send_request(http, request, REMOTE_TIMEOUT).await?;
        let token = response.headers().get("x-subject-token").and_then(|value| value.to_str().ok());
        let token = token.ok_or("the response of IAM has no header field `X-Subject-Token`")?;
        let identity = json!({"methods": ["token"], "token": {"id": token, "duration_seconds": FEDERATION_SECONDS}});
        let body = json!({"auth": {"identity": identity}});
        let request = build_post_request(endpoint, "/v3.0/OS-CREDENTIAL/securitytokens", &body)?;
        parse_keys(&send_request(http, request, REMOTE_TIMEOUT).await?)
    }

    /// Exchanges an OIDC token for the temporary keys of an agency.
    pub(super) async fn oidc_agency(&self, http: &HttpSender<'_>) -> Result<AccessKey, Reason> {
        let provider_urn = self.require("HUAWEICLOUD_OIDC_PROVIDER_URN")?;
        let agency_urn = self.require("HUAWEICLOUD_OIDC_AGENCY_URN")?;
        let token = match self.get("HUAWEICLOUD_OIDC_ID_TOKEN") {
            Some(token) => token,
            None => read_token_file(&self.require("HUAWEICLOUD_OIDC_TOKEN_FILE")?)?,
        };
        let session_name = self.get("HUAWEICLOUD_OIDC_SESSION_NAME");
        let duration_seconds = match self.get("HUAWEICLOUD_OIDC_DURATION_SECONDS") {
            Some(text) => {
                text.parse::<u32>().map_err(|_| "the value of `HUAWEICLOUD_OIDC_DURATION_SECONDS` is not a number")?
            }
            None => 3600,
        };
        let mut body = json!({
            "provider_urn": provider_urn,
            "agency_urn": agency_urn,
            "agency_session_name": session_name.as_deref().unwrap_or("oidc-sts-session"),
            "id_token": token,
            "duration_seconds": duration_seconds,
        });
        if let Some(policy) = self.get("HUAWEICLOUD_OIDC_POLICY") {
            body["policy"] = Value::from(policy);
        }
        if let Some(ids) = self.get("HUAWEICLOUD_OIDC_POLICY_IDS") {
            body["policy_ids"] = ids.split(',').map(str::trim).filter(|id| !id.is_empty()).collect();
        }
        let endpoint = self.get("HUAWEICLOUD_SDK_STS_ENDPOINT");
        let endpoint = endpoint.as_deref().unwrap_or("https://sts.cn-north-4.myhuaweicloud.com");
        let request = build_post_request(endpoint, "/v5/agencies/assume-with-oidc", &body)?;
        parse_keys(&send_request(http, request, REMOTE_TIMEOUT).await?)
    }

    /// Requests temporary keys of the agency of the virtual machine from the metadata service, with a session token if
    /// the service supports session tokens.
    pub(super) async fn instance_metadata(&self, http: &HttpSender<'_>) -> Result<AccessKey, Reason> {
        let mut request = build_request(Method::PUT, &self.metadata_url, "/meta-data/latest/api/token", Bytes::new())?;
        let ttl_header_name = HeaderName::from_static("x-metadata-token-ttl-seconds");
        request.headers_mut().insert(ttl_header_name, HeaderValue::from_static(METADATA_TOKEN_SECONDS));
        let response = http.send(request, LOCAL_TIMEOUT).await.map_err(|error| error.to_string())?;
        let token = match response.status() {
            StatusCode::OK => Some(Secret::new(String::from_utf8_lossy(response.body()).trim().to_owned())),
            // Version 1 of the metadata service has no session tokens.
            StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED | StatusCode::SERVICE_UNAVAILABLE => None,
            status => {
                return Err(format!("the metadata service responded to the token request with the status {status}"));
            }
        };
        let mut request =
            self::build_request(Method::GET, &self.metadata_url, "/openstack/latest/securitykey", Bytes::new())?;
        if let Some(token) = token {
            let header_value =
                sensitive("", &token).ok_or("the token of the metadata service contains invalid characters")?;
            request.headers_mut().insert("x-metadata-token", header_value);
        }
        parse_keys(&send_request(http, request, LOCAL_TIMEOUT).await?)
    }

    /// Requests temporary keys of the agency of the container from its credentials service.
    pub(super) async fn container(&self, http: &HttpSender<'_>) -> Result<AccessKey, Reason> {
        let url = self.require("HC_CONTAINER_CREDENTIALS_FULL_URI")?;
        let token = Secret::from(read_token_file(&self.require("HC_CONTAINER_AUTHORIZATION_TOKEN_FILE")?)?);
        let mut request = build_post_request(&url, "", &json!({}))?;
        let header_value = sensitive("", &token).ok_or("the token of the container contains invalid characters")?;
        request.headers_mut().insert(header::AUTHORIZATION, header_value);
        parse_keys(&send_request(http, request, LOCAL_TIMEOUT).await?)
    }
}

/// Returns the text of a token file without surrounding whitespace.
fn read_token_file(file: &str) -> Result<String, Reason> {
    let text =
        std::fs::read_to_string(file).map_err(|error| format!("cannot read the token file `{file}`: {error}"))?;
    let text = text.trim();
    if text.is_empty() { Err(format!("the token file `{file}` is empty")) } else { Ok(text.to_owned()) }
}

fn build_post_request(endpoint: &str, path: &str, body: &Value) -> Result<Request, Reason> {
    let mut request = build_request(Method::POST, endpoint, path, body.to_string().into())?;
    let media_type = HeaderValue::from_static("application/json;charset=UTF-8");
    request.headers_mut().insert(header::CONTENT_TYPE, media_type);
    Ok(request)
}

fn build_request(method: Method, endpoint: &str, path: &str, body: Bytes) -> Result<Request, Reason> {
    let base_url = if path.is_empty() { endpoint } else { endpoint.trim_end_matches('/') };
    let url = format!("{base_url}{path}").parse::<Uri>().ok();
    let is_absolute = |url: &Uri| url.host().is_some() && matches!(url.scheme_str(), Some("http" | "https"));
    let url = url.filter(is_absolute).ok_or_else(|| format!("the endpoint `{endpoint}` is not a valid URL"))?;
    let mut request = Request::new(body);
    *request.method_mut() = method;
    *request.uri_mut() = url;
    Ok(request)
}

/// Sends a request and returns the response if its status code is a success.
async fn send_request(http: &HttpSender<'_>, request: Request, timeout: Duration) -> Result<Response, Reason> {
    let host = request.uri().host().unwrap_or_default().to_owned();
    let response =
        http.send(request, timeout).await.map_err(|error| format!("no response from the host `{host}`: {error}"))?;
    let status = response.status();
    if status.is_success() {
        Ok(response)
    } else {
        Err(format!("the host `{host}` responded with the status {status}"))
    }
}

/// Reads temporary keys from the JSON body of a response. The services give the keys different names, and put them into
/// the root object or into its member `credential` or `credentials`.
fn parse_keys(response: &Response) -> Result<AccessKey, Reason> {
    let find_text = |names: &[&str]| {
        let paths =
            ["credential.", "credentials.", ""].iter().flat_map(|prefix| names.iter().map(move |name| (prefix, name)));
        let mut values = paths.filter_map(|(prefix, name)| text::text_at(response.body(), &format!("{prefix}{name}")));
        values.find(|value| !value.is_empty()).map(std::borrow::Cow::into_owned)
    };
    let key = find_text(&["access", "accessKeyId", "access_key_id"]);
    let secret = find_text(&["secret", "secretAccessKey", "secret_access_key"]);
    let (key, secret) = key.zip(secret).ok_or("the response contains no access key and secret key")?;
    let mut keys = AccessKey::new(key, secret);
    if let Some(session) = find_text(&["securitytoken", "securityToken", "security_token"]) {
        keys = keys.session(session);
    }
    if let Some(expires) = find_text(&["expires_at", "expiration"]) {
        let expiry_time = expires.parse::<DateTime>().ok().and_then(|time| SystemTime::try_from(&time).ok());
        let expiry_time =
            expiry_time.ok_or_else(|| format!("the expiry time `{expires}` of the access keys is not valid"))?;
        keys = keys.expires(expiry_time);
    }
    Ok(keys)
}
