//! Tokens of Identity and Access Management (IAM), which every other call is made with.
use ::serde::{Deserialize, Serialize};

/// The wish for a token.
///
/// `com.huaweicloud.iam.v3.TokenRequest` in the API.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TokenRequest {
    /// Who asks for a token, and for what.
    pub auth: Auth,
}
impl TokenRequest {
    /// A new [`TokenRequest`] with what it must have.
    #[must_use]
    pub fn new(auth: Auth) -> Self {
        Self { auth }
    }
}
#[cfg(feature = "validate")]
impl crate::runtime::check::Check for TokenRequest {
    fn check(
        &self,
        at: crate::runtime::check::At<'_>,
    ) -> Result<(), crate::runtime::RequestError> {
        {
            let value = &self.auth;
            let at = at.member("auth");
            crate::runtime::check::Check::check(value, at)?;
        }
        Ok(())
    }
}

/// Who asks for a token, and for what.
///
/// `com.huaweicloud.iam.v3.Auth` in the API.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Auth {
    /// Who asks, and the proof.
    pub identity: Identity,
    /// What a token is good for, a project or a whole account. CCI wants a project.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<Box<Scope>>,
}
impl Auth {
    /// A new [`Auth`] with what it must have.
    #[must_use]
    pub fn new(identity: Identity) -> Self {
        Self { identity, scope: None }
    }
    /// What a token is good for, a project or a whole account. CCI wants a project.
    #[must_use]
    pub fn scope(mut self, value: Scope) -> Self {
        self.scope = Some(Box::new(value));
        self
    }
}
#[cfg(feature = "validate")]
impl crate::runtime::check::Check for Auth {
    fn check(
        &self,
        at: crate::runtime::check::At<'_>,
    ) -> Result<(), crate::runtime::RequestError> {
        if let Some(value) = &self.scope {
            let value = &**value;
            let at = at.member("scope");
            crate::runtime::check::Check::check(value, at)?;
        }
        Ok(())
    }
}

/// Who asks, and the proof.
///
/// `com.huaweicloud.iam.v3.Identity` in the API.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Identity {
    /// The kinds of proof that are given.
    #[serde(default, deserialize_with = "crate::runtime::value::null_as_default")]
    pub methods: Vec<Method>,
    /// A user and the password.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password: Option<Password>,
}
impl Identity {
    /// A new [`Identity`] with what it must have.
    #[must_use]
    pub fn new(methods: impl Into<Vec<Method>>) -> Self {
        Self {
            methods: methods.into(),
            password: None,
        }
    }
    /// A user and the password.
    #[must_use]
    pub fn password(mut self, value: Password) -> Self {
        self.password = Some(value);
        self
    }
}

/// A kind of proof.
///
/// `com.huaweicloud.iam.v3.Method` in the API.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Method {
    /// With a password.
    ///
    /// `"password"`.
    Password,
    /// A value that the API's description does not know, kept as it came.
    Unknown(String),
}
impl Method {
    /// The value as it travels.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Password => "password",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for Method {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl Serialize for Method {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for Method {
    fn from(text: &str) -> Self {
        match text {
            "password" => Self::Password,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for Method {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl<'de> Deserialize<'de> for Method {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::constants::open(deserializer)
    }
}

/// A user and the password.
///
/// `com.huaweicloud.iam.v3.Password` in the API.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Password {
    /// A user, by id, or by name and account, and the password.
    pub user: PasswordUser,
}
impl Password {
    /// A new [`Password`] with what it must have.
    #[must_use]
    pub fn new(user: PasswordUser) -> Self {
        Self { user }
    }
}

/// A user, by id, or by name and account, and the password.
///
/// `com.huaweicloud.iam.v3.PasswordUser` in the API.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PasswordUser {
    /// An account, by id or by name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<Domain>,
    /// The user's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The user's name, unique in the account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The password.
    ///
    /// Format: `password`.
    pub password: crate::runtime::value::Secret,
}
impl PasswordUser {
    /// A new [`PasswordUser`] with what it must have.
    #[must_use]
    pub fn new(password: impl Into<crate::runtime::value::Secret>) -> Self {
        Self {
            domain: None,
            id: None,
            name: None,
            password: password.into(),
        }
    }
    /// An account, by id or by name.
    #[must_use]
    pub fn domain(mut self, value: Domain) -> Self {
        self.domain = Some(value);
        self
    }
    /// The user's id.
    #[must_use]
    pub fn id(mut self, value: impl Into<String>) -> Self {
        self.id = Some(value.into());
        self
    }
    /// The user's name, unique in the account.
    #[must_use]
    pub fn name(mut self, value: impl Into<String>) -> Self {
        self.name = Some(value.into());
        self
    }
}

/// An account, by id or by name.
///
/// `com.huaweicloud.iam.v3.Domain` in the API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Domain {
    /// The account's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The account's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}
impl Domain {
    /// The account's id.
    #[must_use]
    pub fn id(mut self, value: impl Into<String>) -> Self {
        self.id = Some(value.into());
        self
    }
    /// The account's name.
    #[must_use]
    pub fn name(mut self, value: impl Into<String>) -> Self {
        self.name = Some(value.into());
        self
    }
}

/// What a token is good for, a project or a whole account. CCI wants a project.
///
/// `com.huaweicloud.iam.v3.Scope` in the API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Scope {
    /// An account, by id or by name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<Domain>,
    /// A part of an account, by id, or by name and account. Each region has one of the region's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<Project>,
}
impl Scope {
    /// An account, by id or by name.
    #[must_use]
    pub fn domain(mut self, value: Domain) -> Self {
        self.domain = Some(value);
        self
    }
    /// A part of an account, by id, or by name and account. Each region has one of the region's name.
    #[must_use]
    pub fn project(mut self, value: Project) -> Self {
        self.project = Some(value);
        self
    }
}
#[cfg(feature = "validate")]
impl crate::runtime::check::Check for Scope {
    fn check(
        &self,
        at: crate::runtime::check::At<'_>,
    ) -> Result<(), crate::runtime::RequestError> {
        at.exclusive(
            &[("project", self.project.is_some()), ("domain", self.domain.is_some())],
        )?;
        Ok(())
    }
}

/// A part of an account, by id, or by name and account. Each region has one of the region's name.
///
/// `com.huaweicloud.iam.v3.Project` in the API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Project {
    /// An account, by id or by name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<Domain>,
    /// The project's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The project's name, unique in the account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}
impl Project {
    /// An account, by id or by name.
    #[must_use]
    pub fn domain(mut self, value: Domain) -> Self {
        self.domain = Some(value);
        self
    }
    /// The project's id.
    #[must_use]
    pub fn id(mut self, value: impl Into<String>) -> Self {
        self.id = Some(value.into());
        self
    }
    /// The project's name, unique in the account.
    #[must_use]
    pub fn name(mut self, value: impl Into<String>) -> Self {
        self.name = Some(value.into());
        self
    }
}

/// What is said about a new token.
///
/// `com.huaweicloud.iam.v3.TokenResponse` in the API.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TokenResponse {
    /// What a token is good for, and until when.
    pub token: Token,
}
impl TokenResponse {
    /// A new [`TokenResponse`] with what it must have.
    #[must_use]
    pub fn new(token: Token) -> Self {
        Self { token }
    }
}

/// What a token is good for, and until when.
///
/// `com.huaweicloud.iam.v3.Token` in the API.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Token {
    /// Ids of the token for logs, which give nothing away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audit_ids: Option<Vec<String>>,
    /// The services and where they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub catalog: Option<Vec<Service>>,
    /// An account, by id or by name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<Domain>,
    /// When the token ends.
    pub expires_at: ::jiff::Timestamp,
    /// Whether the project stands for a whole account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_domain: Option<bool>,
    /// When the token was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued_at: Option<::jiff::Timestamp>,
    /// The kinds of proof that were given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub methods: Option<Vec<Method>>,
    /// A part of an account, by id, or by name and account. Each region has one of the region's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<Project>,
    /// What the user may do there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub roles: Option<Vec<Role>>,
    /// The user whose token it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<User>,
}
impl Token {
    /// A new [`Token`] with what it must have.
    #[must_use]
    pub fn new(expires_at: ::jiff::Timestamp) -> Self {
        Self {
            audit_ids: None,
            catalog: None,
            domain: None,
            expires_at,
            is_domain: None,
            issued_at: None,
            methods: None,
            project: None,
            roles: None,
            user: None,
        }
    }
}

/// A service and its addresses.
///
/// `com.huaweicloud.iam.v3.Service` in the API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Service {
    /// The addresses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub endpoints: Option<Vec<Endpoint>>,
    /// The service's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The service's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What kind of service it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
}

/// An address of a service.
///
/// `com.huaweicloud.iam.v3.Endpoint` in the API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Endpoint {
    /// The endpoint's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Whom it is for; `public` is everyone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interface: Option<String>,
    /// The region's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// The region's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region_id: Option<String>,
    /// The address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// What a user may do.
///
/// `com.huaweicloud.iam.v3.Role` in the API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Role {
    /// The role's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The role's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// The user whose token it is.
///
/// `com.huaweicloud.iam.v3.User` in the API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct User {
    /// An account, by id or by name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<Domain>,
    /// The user's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The user's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// When the password ends; `null` or empty where it does not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password_expires_at: Option<String>,
}

/// The body of an answer that is no success.
///
/// `com.huaweicloud.iam.v3.ErrorResponse` in the API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ErrorResponse {
    /// Why there is no token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<Error>,
}

/// Why there is no token.
///
/// `com.huaweicloud.iam.v3.Error` in the API.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Error {
    /// The HTTP status.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<i32>,
    /// What is wrong, for a person to read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// The HTTP status in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// Get a token with a password
///
/// Makes a token for a user. The token is in the header `X-Subject-Token`, what it is good for in the body.
///
/// Older tokens stay good, so it does no harm to ask twice.
///
/// `POST /v3/auth/tokens`.
///
/// [The page in the API's documentation](https://support.huaweicloud.com/intl/en-us/api-iam/iam_30_0001.html).
#[must_use = "nothing happens until it is sent"]
pub fn keystone_create_user_token_by_password(
    body: TokenRequest,
) -> KeystoneCreateUserTokenByPassword {
    KeystoneCreateUserTokenByPassword {
        nocatalog: None,
        body,
    }
}
/// A call of [`keystone_create_user_token_by_password`]. Nothing happens until it is sent.
///
/// Get a token with a password
///
/// Makes a token for a user. The token is in the header `X-Subject-Token`, what it is good for in the body.
///
/// Older tokens stay good, so it does no harm to ask twice.
///
/// `POST /v3/auth/tokens`.
///
/// [The page in the API's documentation](https://support.huaweicloud.com/intl/en-us/api-iam/iam_30_0001.html).
#[derive(Clone, Debug, PartialEq)]
#[must_use = "nothing happens until it is sent"]
pub struct KeystoneCreateUserTokenByPassword {
    nocatalog: Option<String>,
    body: TokenRequest,
}
impl KeystoneCreateUserTokenByPassword {
    /// Given any value, the answer leaves out `token.catalog`, which makes it much shorter.
    pub fn nocatalog(mut self, nocatalog: impl Into<String>) -> Self {
        self.nocatalog = Some(nocatalog.into());
        self
    }
    /// Sends it with a client: async, blocking or a recorded one.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Answer<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for KeystoneCreateUserTokenByPassword {
    type Output = TokenResponse;
    type Failure = ErrorResponse;
    const SPEC: &'static crate::runtime::Spec = &crate::runtime::spec::Spec {
        id: "keystoneCreateUserTokenByPassword",
        method: ::http::Method::POST,
        path: "/v3/auth/tokens",
        servers: &[
            crate::runtime::spec::Server {
                url: "https://iam.{region}.myhuaweicloud.com",
                variables: &[
                    crate::runtime::spec::Variable {
                        name: "region",
                        default: "cn-north-4",
                        values: &[],
                    },
                ],
            },
        ],
        security: &[],
        success: &[crate::runtime::spec::Statuses(201, 201)],
        idempotent: true,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::RequestBuilder::new(Self::SPEC);
        #[cfg(feature = "validate")]
        {
            let at = crate::runtime::check::At::ROOT;
            crate::runtime::check::Check::check(&self.body, at)?;
        }
        request.query("nocatalog", crate::runtime::Style::FORM, &self.nocatalog)?;
        request.accept("application/json");
        {
            let body = &self.body;
            request.json("application/json", body)?;
        }
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            201 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 500 | 503 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}
impl KeystoneCreateUserTokenByPassword {
    /// The token, for the `X-Auth-Token` of other calls. Keep it secret.
    ///
    /// The header `X-Subject-Token` of an answer.
    ///
    /// # Errors
    ///
    /// Where the header is there and not what the API's description says.
    pub fn x_subject_token<T>(
        response: &::http::Response<T>,
    ) -> Result<Option<String>, crate::runtime::DecodeError> {
        crate::runtime::decode::optional_header(response, "x-subject-token")
    }
}
