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
        AccessKey, HttpSender, sensitive_header_value,
    },
    FailureReason, KeyChain,
};

/// The timeout of a request to the metadata service or the credentials service of a container.
const LOCAL_TIMEOUT: Duration = Duration::from_secs(3);

/// The timeout of a request to IAM or the security token service.
const REMOTE_TIMEOUT: Duration = Duration::from_secs(30);

/// The lifetime in seconds of the access keys that IAM issues for the token of an identity provider.
const FEDERATED_KEY_SECONDS: u32 = 6 * 60 * 60;

/// The lifetime in seconds of a session token of the metadata service.
const METADATA_TOKEN_SECONDS: &str = "21600";

impl KeyChain {
    /// Exchanges the token of an identity provider for an IAM token, and the IAM token for temporary access keys.
    pub(super) async fn request_federated_keys(
        &self,
        http: &HttpSender<'_>,
        provider_id: &str,
        token_file: &str,
        endpoint: Option<String>,
    ) -> Result<AccessKey, FailureReason> {
        let endpoint = endpoint.or_else(|| self.read_variable("HUAWEICLOUD_SDK_IAM_ENDPOINT"));
        let endpoint = endpoint.as_deref().unwrap_or("https://iam.myhuaweicloud.com");
        let body = json!({"auth": {"id_token": {"id": read_token_file(token_file)?}}});
        let mut request = build_post_request(endpoint, "/v3.0/OS-AUTH/id-token/tokens", &body)?;
        let provider_header_value = HeaderValue::try_from(provider_id)
            .map_err(|_| "the ID of the identity provider contains invalid characters".to_owned())?;
        request.headers_mut().insert("x-idp-id", provider_header_value);
        let response = send_request(http, request, REMOTE_TIMEOUT).await?;
        let iam_token = response.headers().get("x-subject-token").and_then(|value| value.to_str().ok());
        let iam_token = iam_token.ok_or("the response of IAM has no header field `X-Subject-Token`")?;
        let token_object = json!({"id": iam_token, "duration_seconds": FEDERATED_KEY_SECONDS});
        let identity_object = json!({"methods": ["token"], "token": token_object});
        let body = json!({"auth": {"identity": identity_object}});
        let request = build_post_request(endpoint, "/v3.0/OS-CREDENTIAL/securitytokens", &body)?;
        parse_keys(&send_request(http, request, REMOTE_TIMEOUT).await?)
    }

    /// Exchanges an OIDC token for temporary keys of an agency (a Huawei Cloud role).
    pub(super) async fn request_oidc_agency_keys(&self, http: &HttpSender<'_>) -> Result<AccessKey, FailureReason> {
        let provider_urn = self.require_variable("HUAWEICLOUD_OIDC_PROVIDER_URN")?;
        let agency_urn = self.require_variable("HUAWEICLOUD_OIDC_AGENCY_URN")?;
        let oidc_token = match self.read_variable("HUAWEICLOUD_OIDC_ID_TOKEN") {
            Some(token) => token,
            None => read_token_file(&self.require_variable("HUAWEICLOUD_OIDC_TOKEN_FILE")?)?,
        };
        let session_name = self.read_variable("HUAWEICLOUD_OIDC_SESSION_NAME");
        let duration_seconds = match self.read_variable("HUAWEICLOUD_OIDC_DURATION_SECONDS") {
            Some(text) => {
                text.parse::<u32>().map_err(|_| "the value of `HUAWEICLOUD_OIDC_DURATION_SECONDS` is not a number")?
            }
            None => 3600,
        };
        let mut body = json!({
            "provider_urn": provider_urn,
            "agency_urn": agency_urn,
            "agency_session_name": session_name.as_deref().unwrap_or("oidc-sts-session"),
            "id_token": oidc_token,
            "duration_seconds": duration_seconds,
        });
        if let Some(policy) = self.read_variable("HUAWEICLOUD_OIDC_POLICY") {
            body["policy"] = Value::from(policy);
        }
        if let Some(ids) = self.read_variable("HUAWEICLOUD_OIDC_POLICY_IDS") {
            body["policy_ids"] = ids.split(',').map(str::trim).filter(|id| !id.is_empty()).collect();
        }
        let endpoint = self.read_variable("HUAWEICLOUD_SDK_STS_ENDPOINT");
        let endpoint = endpoint.as_deref().unwrap_or("https://sts.cn-north-4.myhuaweicloud.com");
        let request = build_post_request(endpoint, "/v5/agencies/assume-with-oidc", &body)?;
        parse_keys(&send_request(http, request, REMOTE_TIMEOUT).await?)
    }

    /// Requests temporary keys from the metadata service of the virtual machine. Sends a session token if the service
    /// supports session tokens.
    pub(super) async fn request_instance_keys(&self, http: &HttpSender<'_>) -> Result<AccessKey, FailureReason> {
        let mut request = build_request(Method::PUT, &self.metadata_url, "/meta-data/latest/api/token", Bytes::new())?;
        let lifetime_header_name = HeaderName::from_static("x-metadata-token-ttl-seconds");
        request.headers_mut().insert(lifetime_header_name, HeaderValue::from_static(METADATA_TOKEN_SECONDS));
        let response = http.send(request, LOCAL_TIMEOUT).await.map_err(|error| error.to_string())?;
        let session_token = match response.status() {
            StatusCode::OK => Some(Secret::new(String::from_utf8_lossy(response.body()).trim().to_owned())),
            // Version 1 of the metadata service has no session tokens.
            StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED | StatusCode::SERVICE_UNAVAILABLE => None,
            status => {
                return Err(format!("the metadata service responded to the token request with the status {status}"));
            }
        };
        let mut request =
            self::build_request(Method::GET, &self.metadata_url, "/openstack/latest/securitykey", Bytes::new())?;
        if let Some(session_token) = session_token {
            let header_value = sensitive_header_value("", &session_token)
                .ok_or("the token of the metadata service contains invalid characters")?;
            request.headers_mut().insert("x-metadata-token", header_value);
        }
        parse_keys(&send_request(http, request, LOCAL_TIMEOUT).await?)
    }

    /// Requests temporary keys from the credentials service of the container.
    pub(super) async fn request_container_keys(&self, http: &HttpSender<'_>) -> Result<AccessKey, FailureReason> {
        let url = self.require_variable("HC_CONTAINER_CREDENTIALS_FULL_URI")?;
        let token = Secret::from(read_token_file(&self.require_variable("HC_CONTAINER_AUTHORIZATION_TOKEN_FILE")?)?);
        let mut request = build_post_request(&url, "", &json!({}))?;
        let header_value =
            sensitive_header_value("", &token).ok_or("the token of the container contains invalid characters")?;
        request.headers_mut().insert(header::AUTHORIZATION, header_value);
        parse_keys(&send_request(http, request, LOCAL_TIMEOUT).await?)
    }
}

/// Returns the text of a token file without surrounding whitespace.
fn read_token_file(file: &str) -> Result<String, FailureReason> {
    let file_text =
        std::fs::read_to_string(file).map_err(|error| format!("cannot read the token file `{file}`: {error}"))?;
    let file_text = file_text.trim();
    if file_text.is_empty() { Err(format!("the token file `{file}` is empty")) } else { Ok(file_text.to_owned()) }
}

fn build_post_request(endpoint: &str, path: &str, body: &Value) -> Result<Request, FailureReason> {
    let mut request = build_request(Method::POST, endpoint, path, body.to_string().into())?;
    let media_type = HeaderValue::from_static("application/json;charset=UTF-8");
    request.headers_mut().insert(header::CONTENT_TYPE, media_type);
    Ok(request)
}

fn build_request(method: Method, endpoint: &str, path: &str, body: Bytes) -> Result<Request, FailureReason> {
    let base_url = if path.is_empty() { endpoint } else { endpoint.trim_end_matches('/') };
    let url = format!("{base_url}{path}").parse::<Uri>().ok();
    let is_absolute = |url: &Uri| url.host().is_some() && matches!(url.scheme_str(), Some("http" | "https"));
    let url = url.filter(is_absolute).ok_or_else(|| format!("the endpoint `{endpoint}` is not a valid URL"))?;
    let mut request = Request::new(body);
    *request.method_mut() = method;
    *request.uri_mut() = url;
    Ok(request)
}

/// Sends a request, and returns the response if its status code is a success. Otherwise returns an error message.
async fn send_request(http: &HttpSender<'_>, request: Request, timeout: Duration) -> Result<Response, FailureReason> {
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

/// Reads temporary keys from the JSON body of a response. The services use different names for the members with the
/// keys. The members are in the root object, or in the object `credential` or `credentials`.
fn parse_keys(response: &Response) -> Result<AccessKey, FailureReason> {
    let find_text = |names: &[&str]| {
        let candidate_paths =
            ["credential.", "credentials.", ""].iter().flat_map(|prefix| names.iter().map(move |name| (prefix, name)));
        let mut candidate_values =
            candidate_paths.filter_map(|(prefix, name)| text::text_at(response.body(), &format!("{prefix}{name}")));
        candidate_values.find(|value| !value.is_empty()).map(std::borrow::Cow::into_owned)
    };
    let key = find_text(&["access", "accessKeyId", "access_key_id"]);
    let secret = find_text(&["secret", "secretAccessKey", "secret_access_key"]);
    let (key, secret) = key.zip(secret).ok_or("the response contains no access key and secret key")?;
    let mut keys = AccessKey::new(key, secret);
    if let Some(session_token) = find_text(&["securitytoken", "securityToken", "security_token"]) {
        keys = keys.session(session_token);
    }
    if let Some(expiry_text) = find_text(&["expires_at", "expiration"]) {
        let expiry_time = expiry_text.parse::<DateTime>().ok().and_then(|time| SystemTime::try_from(&time).ok());
        let expiry_time =
            expiry_time.ok_or_else(|| format!("the expiry time `{expiry_text}` of the access keys is not valid"))?;
        keys = keys.expires(expiry_time);
    }
    Ok(keys)
}
