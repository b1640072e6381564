//! Tokens of Identity and Access Management (IAM), with which every other call is made.
use ::serde::{Deserialize, Serialize};

/// A request for a token.
///
/// `com.huaweicloud.iam.v3.TokenRequest` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TokenRequest {
    /// The identity of the user, and the scope of the token.
    pub auth: Auth,
}
impl TokenRequest {
    /// Creates a [`TokenRequest`] from its required members.
    #[must_use]
    pub fn new(auth: Auth) -> Self {
        Self { auth }
    }
}
impl crate::runtime::read::FromJson for TokenRequest {
    const MEMBERS: &'static [&'static str] = &["auth"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let mut read = (None::<Auth>,);
        while let Some(member) = members.next() {
            match member {
                0 => members.present(&mut read.0),
                _ => members.skip(),
            }
        }
        let Some(auth) = read.0 else { return Err(members.missing(&[0])) };
        let whole = Self { auth };
        crate::runtime::read::put(place, whole);
        members.end(&[0])
    }
}
impl<'de> Deserialize<'de> for TokenRequest {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for TokenRequest {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("auth", &self.auth);
        object.end()
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

/// The identity of the user, and the scope of the token.
///
/// `com.huaweicloud.iam.v3.Auth` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Auth {
    /// The identity of the user, and how it is proved.
    pub identity: Identity,
    /// The scope of a token, a project or a whole account. CCI requires a project.
    pub scope: Option<Box<Scope>>,
}
impl Auth {
    /// Creates a [`Auth`] from its required members.
    #[must_use]
    pub fn new(identity: Identity) -> Self {
        Self { identity, scope: None }
    }
    /// The scope of a token, a project or a whole account. CCI requires a project.
    #[must_use]
    pub fn scope(mut self, value: Scope) -> Self {
        self.scope = Some(Box::new(value));
        self
    }
}
impl crate::runtime::read::FromJson for Auth {
    const MEMBERS: &'static [&'static str] = &["identity", "scope"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let mut read = (None::<Identity>, None::<Box<Scope>>);
        while let Some(member) = members.next() {
            match member {
                0 => members.present(&mut read.0),
                1 => members.optional(&mut read.1),
                _ => members.skip(),
            }
        }
        let Some(identity) = read.0 else { return Err(members.missing(&[0])) };
        let whole = Self { identity, scope: read.1 };
        crate::runtime::read::put(place, whole);
        members.end(&[0])
    }
}
impl<'de> Deserialize<'de> for Auth {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Auth {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("identity", &self.identity);
        object.optional("scope", &self.scope);
        object.end()
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

/// The identity of the user, and how it is proved.
///
/// `com.huaweicloud.iam.v3.Identity` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Identity {
    /// The kinds of proof that are given.
    pub methods: Vec<Method>,
    /// A user and the password.
    pub password: Option<Password>,
}
impl Identity {
    /// Creates a [`Identity`] from its required members.
    #[must_use]
    pub fn new(methods: impl IntoIterator<Item: Into<Method>>) -> Self {
        Self {
            methods: methods.into_iter().map(Into::into).collect(),
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
impl crate::runtime::read::FromJson for Identity {
    const MEMBERS: &'static [&'static str] = &["methods", "password"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            methods: ::std::default::Default::default(),
            password: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.filled(&mut read.methods),
                1 => members.optional(&mut read.password),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for Identity {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Identity {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("methods", &self.methods);
        object.optional("password", &self.password);
        object.end()
    }
}

/// A kind of proof.
///
/// `com.huaweicloud.iam.v3.Method` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Method {
    /// A password.
    ///
    /// `"password"`.
    Password,
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl Method {
    /// Returns the value as it is sent.
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
impl AsRef<str> for Method {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
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
impl ::std::str::FromStr for Method {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for Method {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::String;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::constants::open(
            json,
            place,
            1,
            |value| matches!(value, Self::Unknown(_)),
        )
    }
}
impl<'de> Deserialize<'de> for Method {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// A user and the password.
///
/// `com.huaweicloud.iam.v3.Password` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Password {
    /// A user, by id, or by name and account, and the password.
    pub user: PasswordUser,
}
impl Password {
    /// Creates a [`Password`] from its required members.
    #[must_use]
    pub fn new(user: PasswordUser) -> Self {
        Self { user }
    }
}
impl crate::runtime::read::FromJson for Password {
    const MEMBERS: &'static [&'static str] = &["user"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let mut read = (None::<PasswordUser>,);
        while let Some(member) = members.next() {
            match member {
                0 => members.present(&mut read.0),
                _ => members.skip(),
            }
        }
        let Some(user) = read.0 else { return Err(members.missing(&[0])) };
        let whole = Self { user };
        crate::runtime::read::put(place, whole);
        members.end(&[0])
    }
}
impl<'de> Deserialize<'de> for Password {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Password {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("user", &self.user);
        object.end()
    }
}

/// A user, by id, or by name and account, and the password.
///
/// `com.huaweicloud.iam.v3.PasswordUser` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PasswordUser {
    /// An account, by id or by name.
    pub domain: Option<Domain>,
    /// The user's id.
    pub id: Option<String>,
    /// The user's name, unique in the account.
    pub name: Option<String>,
    /// The password.
    ///
    /// Format: `password`.
    pub password: crate::runtime::value::Secret,
}
impl PasswordUser {
    /// Creates a [`PasswordUser`] from its required members.
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
impl crate::runtime::read::FromJson for PasswordUser {
    const MEMBERS: &'static [&'static str] = &["domain", "id", "name", "password"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            domain: None,
            id: None,
            name: None,
            password: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.domain),
                1 => members.optional(&mut read.id),
                2 => members.optional(&mut read.name),
                3 => members.value(&mut read.password),
                _ => members.skip(),
            }
        }
        members.end(&[3])
    }
}
impl<'de> Deserialize<'de> for PasswordUser {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for PasswordUser {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("domain", &self.domain);
        object.optional("id", &self.id);
        object.optional("name", &self.name);
        object.member("password", &self.password);
        object.end()
    }
}

/// An account, by id or by name.
///
/// `com.huaweicloud.iam.v3.Domain` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Domain {
    /// The account's id.
    pub id: Option<String>,
    /// The account's name.
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
impl crate::runtime::read::FromJson for Domain {
    const MEMBERS: &'static [&'static str] = &["id", "name"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self { id: None, name: None };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.id),
                1 => members.optional(&mut read.name),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for Domain {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Domain {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("id", &self.id);
        object.optional("name", &self.name);
        object.end()
    }
}

/// The scope of a token, a project or a whole account. CCI requires a project.
///
/// `com.huaweicloud.iam.v3.Scope` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Scope {
    /// An account, by id or by name.
    pub domain: Option<Domain>,
    /// A part of an account, by id, or by name and account. Each region has one of the region's name.
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
impl crate::runtime::read::FromJson for Scope {
    const MEMBERS: &'static [&'static str] = &["domain", "project"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            domain: None,
            project: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.domain),
                1 => members.optional(&mut read.project),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for Scope {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Scope {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("domain", &self.domain);
        object.optional("project", &self.project);
        object.end()
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
/// `com.huaweicloud.iam.v3.Project` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Project {
    /// An account, by id or by name.
    pub domain: Option<Domain>,
    /// The project's id.
    pub id: Option<String>,
    /// The project's name, unique in the account.
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
impl crate::runtime::read::FromJson for Project {
    const MEMBERS: &'static [&'static str] = &["domain", "id", "name"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            domain: None,
            id: None,
            name: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.domain),
                1 => members.optional(&mut read.id),
                2 => members.optional(&mut read.name),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for Project {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Project {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("domain", &self.domain);
        object.optional("id", &self.id);
        object.optional("name", &self.name);
        object.end()
    }
}

/// A description of a new token.
///
/// `com.huaweicloud.iam.v3.TokenResponse` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TokenResponse {
    /// The scope of a token, and when it expires.
    pub token: Token,
}
impl TokenResponse {
    /// Creates a [`TokenResponse`] from its required members.
    #[must_use]
    pub fn new(token: Token) -> Self {
        Self { token }
    }
}
impl crate::runtime::read::FromJson for TokenResponse {
    const MEMBERS: &'static [&'static str] = &["token"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let mut read = (None::<Token>,);
        while let Some(member) = members.next() {
            match member {
                0 => members.present(&mut read.0),
                _ => members.skip(),
            }
        }
        let Some(token) = read.0 else { return Err(members.missing(&[0])) };
        let whole = Self { token };
        crate::runtime::read::put(place, whole);
        members.end(&[0])
    }
}
impl<'de> Deserialize<'de> for TokenResponse {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for TokenResponse {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("token", &self.token);
        object.end()
    }
}

/// The scope of a token, and when it expires.
///
/// `com.huaweicloud.iam.v3.Token` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Token {
    /// IDs of the token for audit logs. They do not reveal the token.
    pub audit_ids: Option<Vec<String>>,
    /// The services and where they are.
    pub catalog: Option<Vec<Service>>,
    /// An account, by id or by name.
    pub domain: Option<Domain>,
    /// The time at which the token expires.
    pub expires_at: crate::runtime::value::DateTime,
    /// Indicates whether the project represents a whole account.
    pub is_domain: Option<bool>,
    /// The time at which the token was created.
    pub issued_at: Option<crate::runtime::value::DateTime>,
    /// The kinds of proof that were given.
    pub methods: Option<Vec<Method>>,
    /// A part of an account, by id, or by name and account. Each region has one of the region's name.
    pub project: Option<Project>,
    /// The user's roles in the scope.
    pub roles: Option<Vec<Role>>,
    /// The user whose token it is.
    pub user: Option<User>,
}
impl Token {
    /// Creates a [`Token`] from its required members.
    #[must_use]
    pub fn new(expires_at: impl Into<crate::runtime::value::DateTime>) -> Self {
        Self {
            audit_ids: None,
            catalog: None,
            domain: None,
            expires_at: expires_at.into(),
            is_domain: None,
            issued_at: None,
            methods: None,
            project: None,
            roles: None,
            user: None,
        }
    }
}
impl crate::runtime::read::FromJson for Token {
    const MEMBERS: &'static [&'static str] = &[
        "audit_ids",
        "catalog",
        "domain",
        "expires_at",
        "is_domain",
        "issued_at",
        "methods",
        "project",
        "roles",
        "user",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            audit_ids: None,
            catalog: None,
            domain: None,
            expires_at: ::std::default::Default::default(),
            is_domain: None,
            issued_at: None,
            methods: None,
            project: None,
            roles: None,
            user: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.audit_ids),
                1 => members.optional(&mut read.catalog),
                2 => members.optional(&mut read.domain),
                3 => members.value(&mut read.expires_at),
                4 => members.optional(&mut read.is_domain),
                5 => members.optional(&mut read.issued_at),
                6 => members.optional(&mut read.methods),
                7 => members.optional(&mut read.project),
                8 => members.optional(&mut read.roles),
                9 => members.optional(&mut read.user),
                _ => members.skip(),
            }
        }
        members.end(&[3])
    }
}
impl<'de> Deserialize<'de> for Token {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Token {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("audit_ids", &self.audit_ids);
        object.optional("catalog", &self.catalog);
        object.optional("domain", &self.domain);
        object.member("expires_at", &self.expires_at);
        object.optional("is_domain", &self.is_domain);
        object.optional("issued_at", &self.issued_at);
        object.optional("methods", &self.methods);
        object.optional("project", &self.project);
        object.optional("roles", &self.roles);
        object.optional("user", &self.user);
        object.end()
    }
}

/// A service and its addresses.
///
/// `com.huaweicloud.iam.v3.Service` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Service {
    /// The addresses.
    pub endpoints: Option<Vec<Endpoint>>,
    /// The service's id.
    pub id: Option<String>,
    /// The service's name.
    pub name: Option<String>,
    /// The type of the service.
    pub r#type: Option<String>,
}
impl crate::runtime::read::FromJson for Service {
    const MEMBERS: &'static [&'static str] = &["endpoints", "id", "name", "type"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            endpoints: None,
            id: None,
            name: None,
            r#type: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.endpoints),
                1 => members.optional(&mut read.id),
                2 => members.optional(&mut read.name),
                3 => members.optional(&mut read.r#type),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for Service {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Service {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("endpoints", &self.endpoints);
        object.optional("id", &self.id);
        object.optional("name", &self.name);
        object.optional("type", &self.r#type);
        object.end()
    }
}

/// An address of a service.
///
/// `com.huaweicloud.iam.v3.Endpoint` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Endpoint {
    /// The endpoint's id.
    pub id: Option<String>,
    /// The users that the entry is for; `public` is everyone.
    pub interface: Option<String>,
    /// The region's name.
    pub region: Option<String>,
    /// The region's id.
    pub region_id: Option<String>,
    /// The address.
    pub url: Option<String>,
}
impl crate::runtime::read::FromJson for Endpoint {
    const MEMBERS: &'static [&'static str] = &[
        "id",
        "interface",
        "region",
        "region_id",
        "url",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            id: None,
            interface: None,
            region: None,
            region_id: None,
            url: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.id),
                1 => members.optional(&mut read.interface),
                2 => members.optional(&mut read.region),
                3 => members.optional(&mut read.region_id),
                4 => members.optional(&mut read.url),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for Endpoint {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Endpoint {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("id", &self.id);
        object.optional("interface", &self.interface);
        object.optional("region", &self.region);
        object.optional("region_id", &self.region_id);
        object.optional("url", &self.url);
        object.end()
    }
}

/// A role of a user.
///
/// `com.huaweicloud.iam.v3.Role` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Role {
    /// The role's id.
    pub id: Option<String>,
    /// The role's name.
    pub name: Option<String>,
}
impl crate::runtime::read::FromJson for Role {
    const MEMBERS: &'static [&'static str] = &["id", "name"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self { id: None, name: None };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.id),
                1 => members.optional(&mut read.name),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for Role {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Role {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("id", &self.id);
        object.optional("name", &self.name);
        object.end()
    }
}

/// The user whose token it is.
///
/// `com.huaweicloud.iam.v3.User` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct User {
    /// An account, by id or by name.
    pub domain: Option<Domain>,
    /// The user's id.
    pub id: Option<String>,
    /// The user's name.
    pub name: Option<String>,
    /// The time at which the password expires; `null` or empty if it does not expire.
    pub password_expires_at: Option<String>,
}
impl crate::runtime::read::FromJson for User {
    const MEMBERS: &'static [&'static str] = &[
        "domain",
        "id",
        "name",
        "password_expires_at",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            domain: None,
            id: None,
            name: None,
            password_expires_at: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.domain),
                1 => members.optional(&mut read.id),
                2 => members.optional(&mut read.name),
                3 => members.optional(&mut read.password_expires_at),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for User {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for User {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("domain", &self.domain);
        object.optional("id", &self.id);
        object.optional("name", &self.name);
        object.optional("password_expires_at", &self.password_expires_at);
        object.end()
    }
}

/// The body of a failure.
///
/// `com.huaweicloud.iam.v3.ErrorResponse` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ErrorResponse {
    /// The reason for which no token was created.
    pub error: Option<Error>,
}
impl crate::runtime::read::FromJson for ErrorResponse {
    const MEMBERS: &'static [&'static str] = &["error"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self { error: None };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.error),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for ErrorResponse {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ErrorResponse {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("error", &self.error);
        object.end()
    }
}

/// The reason for which no token was created.
///
/// `com.huaweicloud.iam.v3.Error` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Error {
    /// The HTTP status.
    pub code: Option<i32>,
    /// A human-readable message about the error.
    pub message: Option<String>,
    /// The HTTP status in words.
    pub title: Option<String>,
}
impl crate::runtime::read::FromJson for Error {
    const MEMBERS: &'static [&'static str] = &["code", "message", "title"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            code: None,
            message: None,
            title: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.code),
                1 => members.optional(&mut read.message),
                2 => members.optional(&mut read.title),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for Error {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Error {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("code", &self.code);
        object.optional("message", &self.message);
        object.optional("title", &self.title);
        object.end()
    }
}

/// Get a token with a password
///
/// Creates a token for a user. The header field `X-Subject-Token` holds the token; the body describes it.
///
/// Earlier tokens stay valid, so it is safe to send the request twice.
///
/// `POST /v3/auth/tokens`.
///
/// See [The provider's page](https://support.huaweicloud.com/intl/en-us/api-iam/iam_30_0001.html).
#[must_use = "a request does nothing until it is sent"]
pub fn keystone_create_user_token_by_password(
    body: TokenRequest,
) -> KeystoneCreateUserTokenByPassword {
    KeystoneCreateUserTokenByPassword {
        nocatalog: None,
        body,
    }
}
/// A request of [`keystone_create_user_token_by_password`](keystone_create_user_token_by_password()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct KeystoneCreateUserTokenByPassword {
    nocatalog: Option<String>,
    body: TokenRequest,
}
impl KeystoneCreateUserTokenByPassword {
    /// With any value, the response omits `token.catalog` and is much shorter.
    ///
    /// Example: `"true"`.
    pub fn nocatalog(mut self, nocatalog: impl Into<String>) -> Self {
        self.nocatalog = Some(nocatalog.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for KeystoneCreateUserTokenByPassword {
    type Output = TokenResponse;
    type Failure = ErrorResponse;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "keystoneCreateUserTokenByPassword",
        method: ::http::Method::POST,
        path: "/v3/auth/tokens",
        servers: &[
            crate::runtime::spec::Server {
                url: "https://iam.{region}.myhuaweicloud.com",
                variables: &[
                    crate::runtime::spec::ServerVariable {
                        name: "region",
                        default: "cn-north-4",
                        values: &[],
                    },
                ],
            },
        ],
        security: &[],
        success: &[crate::runtime::spec::StatusRange(201, 201)],
        idempotent: true,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        #[cfg(feature = "validate")]
        {
            let at = crate::runtime::check::At::ROOT;
            crate::runtime::check::Check::check(&self.body, at)?;
        }
        request.query("nocatalog", crate::runtime::param::Style::FORM, &self.nocatalog);
        request.accept("application/json");
        {
            let body = &self.body;
            request.json("application/json", body);
        }
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
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
    /// Reads the response header `X-Subject-Token`.
    ///
    /// # Errors
    ///
    /// Fails if the header is there and is not what the API's description says.
    pub fn x_subject_token<T>(
        response: &::http::Response<T>,
    ) -> Result<Option<crate::runtime::value::Secret>, crate::runtime::DecodeError> {
        crate::runtime::decode::optional_header(response, "x-subject-token")
    }
}
