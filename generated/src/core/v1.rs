//! Namespaces, Pods, Services, `ConfigMaps`, Secrets, `PersistentVolumeClaims`, Endpoints and Events.
#![allow(missing_docs, reason = "the API's description says nothing of some of these")]
use ::serde::{Deserialize, Serialize};

/// Namespaces, or a page of them.
///
/// `io.k8s.api.core.v1.NamespaceList` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct NamespaceList {
    /// The version of this schema, `v1`.
    pub api_version: Option<String>,
    /// The Namespaces.
    pub items: Vec<Namespace>,
    /// The type of this object, `NamespaceList`.
    pub kind: Option<String>,
    /// What is known of a list as a whole.
    pub metadata: Option<crate::meta::v1::ListMeta>,
}
impl NamespaceList {
    /// Creates a [`NamespaceList`] from its required members.
    #[must_use]
    pub fn new(items: impl IntoIterator<Item = Namespace>) -> Self {
        Self {
            api_version: Some("v1".into()),
            items: items.into_iter().collect(),
            kind: Some("NamespaceList".into()),
            metadata: None,
        }
    }
}
impl crate::runtime::read::FromJson for NamespaceList {
    const MEMBERS: &'static [&'static str] = &[
        "apiVersion",
        "items",
        "kind",
        "metadata",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            api_version: None,
            items: ::std::default::Default::default(),
            kind: None,
            metadata: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.api_version),
                1 => members.filled(&mut read.items),
                2 => members.optional(&mut read.kind),
                3 => members.optional(&mut read.metadata),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for NamespaceList {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for NamespaceList {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("apiVersion", &self.api_version);
        object.member("items", &self.items);
        object.optional("kind", &self.kind);
        object.optional("metadata", &self.metadata);
        object.end()
    }
}

/// A scope for names and permissions.
///
/// `io.k8s.api.core.v1.Namespace` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Namespace {
    /// The version of this schema, `v1`.
    pub api_version: Option<String>,
    /// The type of this object, `Namespace`.
    pub kind: Option<String>,
    /// What every stored object has beside its own content.
    pub metadata: Option<Box<crate::meta::v1::ObjectMeta>>,
    /// The desired state of a namespace.
    pub spec: Option<NamespaceSpec>,
    /// Read-only: the server sets it.
    pub status: Option<NamespaceStatus>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<
        String,
        crate::runtime::value::Json,
    >,
}
impl Default for Namespace {
    fn default() -> Self {
        Self {
            api_version: Some("v1".into()),
            kind: Some("Namespace".into()),
            metadata: None,
            spec: None,
            status: None,
            additional_properties: ::std::collections::BTreeMap::new(),
        }
    }
}
impl Namespace {
    /// The version of this schema, `v1`.
    #[must_use]
    pub fn api_version(mut self, value: impl Into<String>) -> Self {
        self.api_version = Some(value.into());
        self
    }
    /// The type of this object, `Namespace`.
    #[must_use]
    pub fn kind(mut self, value: impl Into<String>) -> Self {
        self.kind = Some(value.into());
        self
    }
    /// What every stored object has beside its own content.
    #[must_use]
    pub fn metadata(mut self, value: crate::meta::v1::ObjectMeta) -> Self {
        self.metadata = Some(Box::new(value));
        self
    }
    /// The desired state of a namespace.
    #[must_use]
    pub fn spec(mut self, value: NamespaceSpec) -> Self {
        self.spec = Some(value);
        self
    }
    /// Read-only: the server sets it.
    #[must_use]
    pub fn status(mut self, value: NamespaceStatus) -> Self {
        self.status = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for Namespace {
    const MEMBERS: &'static [&'static str] = &[
        "apiVersion",
        "kind",
        "metadata",
        "spec",
        "status",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.all_members(Self::MEMBERS)?;
        let empty = Self {
            api_version: None,
            kind: None,
            metadata: None,
            spec: None,
            status: None,
            additional_properties: ::std::collections::BTreeMap::new(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.api_version),
                1 => members.optional(&mut read.kind),
                2 => members.optional(&mut read.metadata),
                3 => members.optional(&mut read.spec),
                4 => members.optional(&mut read.status),
                _ => members.rest(&mut read.additional_properties),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for Namespace {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Namespace {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("apiVersion", &self.api_version);
        object.optional("kind", &self.kind);
        object.optional("metadata", &self.metadata);
        object.optional("spec", &self.spec);
        object.read_only("status", &self.status);
        object.rest(&self.additional_properties);
        object.end()
    }
}

/// The desired state of a namespace.
///
/// `io.k8s.api.core.v1.NamespaceSpec` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct NamespaceSpec {
    /// What must be done before the namespace is removed.
    pub finalizers: Option<Vec<String>>,
}
impl NamespaceSpec {
    /// What must be done before the namespace is removed.
    #[must_use]
    pub fn finalizers(mut self, value: impl IntoIterator<Item: Into<String>>) -> Self {
        self.finalizers = Some(value.into_iter().map(Into::into).collect());
        self
    }
}
impl crate::runtime::read::FromJson for NamespaceSpec {
    const MEMBERS: &'static [&'static str] = &["finalizers"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self { finalizers: None };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.finalizers),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for NamespaceSpec {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for NamespaceSpec {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("finalizers", &self.finalizers);
        object.end()
    }
}

/// The current state of a namespace.
///
/// `io.k8s.api.core.v1.NamespaceStatus` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct NamespaceStatus {
    /// The latest observations.
    pub conditions: Option<Vec<NamespaceCondition>>,
    /// The phase of a namespace.
    pub phase: Option<NamespacePhase>,
}
impl crate::runtime::read::FromJson for NamespaceStatus {
    const MEMBERS: &'static [&'static str] = &["conditions", "phase"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            conditions: None,
            phase: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.conditions),
                1 => members.optional(&mut read.phase),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for NamespaceStatus {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for NamespaceStatus {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("conditions", &self.conditions);
        object.optional("phase", &self.phase);
        object.end()
    }
}

/// An observation about the deletion of a namespace.
///
/// `io.k8s.api.core.v1.NamespaceCondition` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct NamespaceCondition {
    /// The time at which `status` last changed.
    pub last_transition_time: Option<crate::runtime::value::DateTime>,
    /// A human-readable message.
    pub message: Option<String>,
    /// A brief machine-readable reason.
    pub reason: Option<String>,
    /// Whether a condition holds.
    pub status: crate::meta::v1::ConditionStatus,
    /// The condition's type, for example `NamespaceDeletionContentFailure`.
    pub r#type: String,
}
impl NamespaceCondition {
    /// Creates a [`NamespaceCondition`] from its required members.
    #[must_use]
    pub fn new(
        status: impl Into<crate::meta::v1::ConditionStatus>,
        r#type: impl Into<String>,
    ) -> Self {
        Self {
            last_transition_time: None,
            message: None,
            reason: None,
            status: status.into(),
            r#type: r#type.into(),
        }
    }
}
impl crate::runtime::read::FromJson for NamespaceCondition {
    const MEMBERS: &'static [&'static str] = &[
        "lastTransitionTime",
        "message",
        "reason",
        "status",
        "type",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            last_transition_time: None,
            message: None,
            reason: None,
            status: crate::meta::v1::ConditionStatus::True,
            r#type: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.last_transition_time),
                1 => members.optional(&mut read.message),
                2 => members.optional(&mut read.reason),
                3 => members.value(&mut read.status),
                4 => members.value(&mut read.r#type),
                _ => members.skip(),
            }
        }
        members.end(&[3, 4])
    }
}
impl<'de> Deserialize<'de> for NamespaceCondition {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for NamespaceCondition {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("lastTransitionTime", &self.last_transition_time);
        object.optional("message", &self.message);
        object.optional("reason", &self.reason);
        object.member("status", &self.status);
        object.member("type", &self.r#type);
        object.end()
    }
}

/// The phase of a namespace.
///
/// `io.k8s.api.core.v1.NamespacePhase` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NamespacePhase {
    /// The namespace can be used.
    ///
    /// `"Active"`.
    Active,
    /// The namespace and its contents are being deleted.
    ///
    /// `"Terminating"`.
    Terminating,
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl NamespacePhase {
    /// Returns the value as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Active => "Active",
            Self::Terminating => "Terminating",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for NamespacePhase {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl AsRef<str> for NamespacePhase {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl Serialize for NamespacePhase {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for NamespacePhase {
    fn from(text: &str) -> Self {
        match text {
            "Active" => Self::Active,
            "Terminating" => Self::Terminating,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for NamespacePhase {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl ::std::str::FromStr for NamespacePhase {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for NamespacePhase {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::String;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::constants::open(
            json,
            place,
            2,
            |value| matches!(value, Self::Unknown(_)),
        )
    }
}
impl<'de> Deserialize<'de> for NamespacePhase {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// `ConfigMaps`, or a page of them.
///
/// `io.k8s.api.core.v1.ConfigMapList` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ConfigMapList {
    /// The version of this schema, `v1`.
    pub api_version: Option<String>,
    /// The `ConfigMaps`.
    pub items: Vec<ConfigMap>,
    /// The type of this object, `ConfigMapList`.
    pub kind: Option<String>,
    /// What is known of a list as a whole.
    pub metadata: Option<crate::meta::v1::ListMeta>,
}
impl ConfigMapList {
    /// Creates a [`ConfigMapList`] from its required members.
    #[must_use]
    pub fn new(items: impl IntoIterator<Item = ConfigMap>) -> Self {
        Self {
            api_version: Some("v1".into()),
            items: items.into_iter().collect(),
            kind: Some("ConfigMapList".into()),
            metadata: None,
        }
    }
}
impl crate::runtime::read::FromJson for ConfigMapList {
    const MEMBERS: &'static [&'static str] = &[
        "apiVersion",
        "items",
        "kind",
        "metadata",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            api_version: None,
            items: ::std::default::Default::default(),
            kind: None,
            metadata: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.api_version),
                1 => members.filled(&mut read.items),
                2 => members.optional(&mut read.kind),
                3 => members.optional(&mut read.metadata),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for ConfigMapList {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ConfigMapList {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("apiVersion", &self.api_version);
        object.member("items", &self.items);
        object.optional("kind", &self.kind);
        object.optional("metadata", &self.metadata);
        object.end()
    }
}

/// Configuration data that Pods can read.
///
/// `io.k8s.api.core.v1.ConfigMap` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ConfigMap {
    /// The version of this schema, `v1`.
    pub api_version: Option<String>,
    /// Binary values by key. Keys must not occur in `data`.
    pub binary_data: Option<
        ::std::collections::BTreeMap<String, crate::runtime::value::Base64>,
    >,
    /// UTF-8 values by key.
    pub data: Option<::std::collections::BTreeMap<String, String>>,
    /// The type of this object, `ConfigMap`.
    pub kind: Option<String>,
    /// What every stored object has beside its own content.
    pub metadata: Option<Box<crate::meta::v1::ObjectMeta>>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<
        String,
        crate::runtime::value::Json,
    >,
}
impl Default for ConfigMap {
    fn default() -> Self {
        Self {
            api_version: Some("v1".into()),
            binary_data: None,
            data: None,
            kind: Some("ConfigMap".into()),
            metadata: None,
            additional_properties: ::std::collections::BTreeMap::new(),
        }
    }
}
impl ConfigMap {
    /// The version of this schema, `v1`.
    #[must_use]
    pub fn api_version(mut self, value: impl Into<String>) -> Self {
        self.api_version = Some(value.into());
        self
    }
    /// Binary values by key. Keys must not occur in `data`.
    #[must_use]
    pub fn binary_data(
        mut self,
        value: ::std::collections::BTreeMap<String, crate::runtime::value::Base64>,
    ) -> Self {
        self.binary_data = Some(value);
        self
    }
    /// UTF-8 values by key.
    #[must_use]
    pub fn data(mut self, value: ::std::collections::BTreeMap<String, String>) -> Self {
        self.data = Some(value);
        self
    }
    /// The type of this object, `ConfigMap`.
    #[must_use]
    pub fn kind(mut self, value: impl Into<String>) -> Self {
        self.kind = Some(value.into());
        self
    }
    /// What every stored object has beside its own content.
    #[must_use]
    pub fn metadata(mut self, value: crate::meta::v1::ObjectMeta) -> Self {
        self.metadata = Some(Box::new(value));
        self
    }
}
impl crate::runtime::read::FromJson for ConfigMap {
    const MEMBERS: &'static [&'static str] = &[
        "apiVersion",
        "binaryData",
        "data",
        "kind",
        "metadata",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.all_members(Self::MEMBERS)?;
        let empty = Self {
            api_version: None,
            binary_data: None,
            data: None,
            kind: None,
            metadata: None,
            additional_properties: ::std::collections::BTreeMap::new(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.api_version),
                1 => members.optional(&mut read.binary_data),
                2 => members.optional(&mut read.data),
                3 => members.optional(&mut read.kind),
                4 => members.optional(&mut read.metadata),
                _ => members.rest(&mut read.additional_properties),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for ConfigMap {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ConfigMap {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("apiVersion", &self.api_version);
        object.optional("binaryData", &self.binary_data);
        object.optional("data", &self.data);
        object.optional("kind", &self.kind);
        object.optional("metadata", &self.metadata);
        object.rest(&self.additional_properties);
        object.end()
    }
}

/// The response to the deletion of one object, told apart by `kind`.
///
/// `io.k8s.api.core.v1.ConfigMapOrStatus` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ConfigMapOrStatus {
    /// A [`ConfigMap`].
    ConfigMap(ConfigMap),
    /// A [`Status`](crate::meta::v1::Status).
    Status(Box<crate::meta::v1::Status>),
    /// A value that the API's description does not list, kept as it came.
    Unknown(crate::runtime::value::Json),
}
impl Serialize for ConfigMapOrStatus {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match self {
            Self::ConfigMap(value) => value.serialize(serializer),
            Self::Status(value) => value.serialize(serializer),
            Self::Unknown(json) => json.serialize(serializer),
        }
    }
}
impl crate::runtime::json::Union for ConfigMapOrStatus {
    #[inline]
    fn from_json(json: &str) -> ::serde_json::Result<Self> {
        match crate::runtime::json::tag(json.as_bytes(), "kind").as_deref() {
            Some("ConfigMap") => {
                crate::runtime::read::from_str(json).map(Self::ConfigMap)
            }
            Some("Status") => crate::runtime::read::from_str(json).map(Self::Status),
            _ => crate::runtime::json::unknown(json).map(Self::Unknown),
        }
    }
}
impl crate::runtime::read::FromJson for ConfigMapOrStatus {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::Text;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::json::union(json, place)
    }
}
impl<'de> Deserialize<'de> for ConfigMapOrStatus {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl From<ConfigMap> for ConfigMapOrStatus {
    fn from(value: ConfigMap) -> Self {
        Self::ConfigMap(value)
    }
}
impl From<crate::meta::v1::Status> for ConfigMapOrStatus {
    fn from(value: crate::meta::v1::Status) -> Self {
        Self::Status(Box::new(value))
    }
}

/// Endpoints, or a page of them.
///
/// `io.k8s.api.core.v1.EndpointsList` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EndpointsList {
    /// The version of this schema, `v1`.
    pub api_version: Option<String>,
    /// The Endpoints.
    pub items: Vec<Endpoints>,
    /// The type of this object, `EndpointsList`.
    pub kind: Option<String>,
    /// What is known of a list as a whole.
    pub metadata: Option<crate::meta::v1::ListMeta>,
}
impl EndpointsList {
    /// Creates a [`EndpointsList`] from its required members.
    #[must_use]
    pub fn new(items: impl IntoIterator<Item = Endpoints>) -> Self {
        Self {
            api_version: Some("v1".into()),
            items: items.into_iter().collect(),
            kind: Some("EndpointsList".into()),
            metadata: None,
        }
    }
}
impl crate::runtime::read::FromJson for EndpointsList {
    const MEMBERS: &'static [&'static str] = &[
        "apiVersion",
        "items",
        "kind",
        "metadata",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            api_version: None,
            items: ::std::default::Default::default(),
            kind: None,
            metadata: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.api_version),
                1 => members.filled(&mut read.items),
                2 => members.optional(&mut read.kind),
                3 => members.optional(&mut read.metadata),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for EndpointsList {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for EndpointsList {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("apiVersion", &self.api_version);
        object.member("items", &self.items);
        object.optional("kind", &self.kind);
        object.optional("metadata", &self.metadata);
        object.end()
    }
}

/// The backends of a Service.
///
/// `io.k8s.api.core.v1.Endpoints` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Endpoints {
    /// The version of this schema, `v1`.
    pub api_version: Option<String>,
    /// The type of this object, `Endpoints`.
    pub kind: Option<String>,
    /// What every stored object has beside its own content.
    pub metadata: Option<Box<crate::meta::v1::ObjectMeta>>,
    /// All backends, grouped by ports.
    pub subsets: Option<Vec<EndpointSubset>>,
}
impl Default for Endpoints {
    fn default() -> Self {
        Self {
            api_version: Some("v1".into()),
            kind: Some("Endpoints".into()),
            metadata: None,
            subsets: None,
        }
    }
}
impl crate::runtime::read::FromJson for Endpoints {
    const MEMBERS: &'static [&'static str] = &[
        "apiVersion",
        "kind",
        "metadata",
        "subsets",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            api_version: None,
            kind: None,
            metadata: None,
            subsets: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.api_version),
                1 => members.optional(&mut read.kind),
                2 => members.optional(&mut read.metadata),
                3 => members.optional(&mut read.subsets),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for Endpoints {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Endpoints {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("apiVersion", &self.api_version);
        object.optional("kind", &self.kind);
        object.optional("metadata", &self.metadata);
        object.optional("subsets", &self.subsets);
        object.end()
    }
}

/// A set of addresses with the same ports.
///
/// `io.k8s.api.core.v1.EndpointSubset` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct EndpointSubset {
    /// The addresses that are ready.
    pub addresses: Option<Vec<EndpointAddress>>,
    /// The addresses that are not ready, for example because a readiness probe fails.
    pub not_ready_addresses: Option<Vec<EndpointAddress>>,
    /// The ports of all addresses.
    pub ports: Option<Vec<EndpointPort>>,
}
impl crate::runtime::read::FromJson for EndpointSubset {
    const MEMBERS: &'static [&'static str] = &[
        "addresses",
        "notReadyAddresses",
        "ports",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            addresses: None,
            not_ready_addresses: None,
            ports: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.addresses),
                1 => members.optional(&mut read.not_ready_addresses),
                2 => members.optional(&mut read.ports),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for EndpointSubset {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for EndpointSubset {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("addresses", &self.addresses);
        object.optional("notReadyAddresses", &self.not_ready_addresses);
        object.optional("ports", &self.ports);
        object.end()
    }
}

/// One address of a Service's backends.
///
/// `io.k8s.api.core.v1.EndpointAddress` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EndpointAddress {
    /// The backend's host name.
    pub hostname: Option<String>,
    /// The IP address.
    pub ip: String,
    /// The availability zone of the backend's node.
    pub node_available_zone: Option<String>,
    /// The name of the backend's node.
    pub node_name: Option<String>,
    /// The object that provides the backend, usually a Pod.
    pub target_ref: Option<Box<ObjectReference>>,
}
impl EndpointAddress {
    /// Creates a [`EndpointAddress`] from its required members.
    #[must_use]
    pub fn new(ip: impl Into<String>) -> Self {
        Self {
            hostname: None,
            ip: ip.into(),
            node_available_zone: None,
            node_name: None,
            target_ref: None,
        }
    }
}
impl crate::runtime::read::FromJson for EndpointAddress {
    const MEMBERS: &'static [&'static str] = &[
        "hostname",
        "ip",
        "nodeAvailableZone",
        "nodeName",
        "targetRef",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            hostname: None,
            ip: ::std::default::Default::default(),
            node_available_zone: None,
            node_name: None,
            target_ref: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.hostname),
                1 => members.value(&mut read.ip),
                2 => members.optional(&mut read.node_available_zone),
                3 => members.optional(&mut read.node_name),
                4 => members.optional(&mut read.target_ref),
                _ => members.skip(),
            }
        }
        members.end(&[1])
    }
}
impl<'de> Deserialize<'de> for EndpointAddress {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for EndpointAddress {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("hostname", &self.hostname);
        object.member("ip", &self.ip);
        object.optional("nodeAvailableZone", &self.node_available_zone);
        object.optional("nodeName", &self.node_name);
        object.optional("targetRef", &self.target_ref);
        object.end()
    }
}

/// A reference to an object.
///
/// `io.k8s.api.core.v1.ObjectReference` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ObjectReference {
    /// The group and version of the object's type.
    pub api_version: Option<String>,
    /// The path to a part of the object, for example `spec.containers{name}`.
    pub field_path: Option<String>,
    /// The object's type.
    pub kind: Option<String>,
    /// The object's name.
    pub name: Option<String>,
    /// The object's namespace.
    pub namespace: Option<String>,
    /// The version of the object that the reference was made to.
    pub resource_version: Option<String>,
    /// The object's unique ID.
    pub uid: Option<String>,
}
impl ObjectReference {
    /// The group and version of the object's type.
    #[must_use]
    pub fn api_version(mut self, value: impl Into<String>) -> Self {
        self.api_version = Some(value.into());
        self
    }
    /// The path to a part of the object, for example `spec.containers{name}`.
    #[must_use]
    pub fn field_path(mut self, value: impl Into<String>) -> Self {
        self.field_path = Some(value.into());
        self
    }
    /// The object's type.
    #[must_use]
    pub fn kind(mut self, value: impl Into<String>) -> Self {
        self.kind = Some(value.into());
        self
    }
    /// The object's name.
    #[must_use]
    pub fn name(mut self, value: impl Into<String>) -> Self {
        self.name = Some(value.into());
        self
    }
    /// The object's namespace.
    #[must_use]
    pub fn namespace(mut self, value: impl Into<String>) -> Self {
        self.namespace = Some(value.into());
        self
    }
    /// The version of the object that the reference was made to.
    #[must_use]
    pub fn resource_version(mut self, value: impl Into<String>) -> Self {
        self.resource_version = Some(value.into());
        self
    }
    /// The object's unique ID.
    #[must_use]
    pub fn uid(mut self, value: impl Into<String>) -> Self {
        self.uid = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for ObjectReference {
    const MEMBERS: &'static [&'static str] = &[
        "apiVersion",
        "fieldPath",
        "kind",
        "name",
        "namespace",
        "resourceVersion",
        "uid",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            api_version: None,
            field_path: None,
            kind: None,
            name: None,
            namespace: None,
            resource_version: None,
            uid: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.api_version),
                1 => members.optional(&mut read.field_path),
                2 => members.optional(&mut read.kind),
                3 => members.optional(&mut read.name),
                4 => members.optional(&mut read.namespace),
                5 => members.optional(&mut read.resource_version),
                6 => members.optional(&mut read.uid),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for ObjectReference {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ObjectReference {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("apiVersion", &self.api_version);
        object.optional("fieldPath", &self.field_path);
        object.optional("kind", &self.kind);
        object.optional("name", &self.name);
        object.optional("namespace", &self.namespace);
        object.optional("resourceVersion", &self.resource_version);
        object.optional("uid", &self.uid);
        object.end()
    }
}

/// One port of a Service's backends.
///
/// `io.k8s.api.core.v1.EndpointPort` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EndpointPort {
    /// The port's name, as in the Service. Absent only if there is a single port.
    pub name: Option<String>,
    /// The port number.
    pub port: i32,
    /// The transport protocol.
    pub protocol: Option<Protocol>,
}
impl EndpointPort {
    /// Creates a [`EndpointPort`] from its required members.
    #[must_use]
    pub fn new(port: i32) -> Self {
        Self {
            name: None,
            port,
            protocol: None,
        }
    }
}
impl crate::runtime::read::FromJson for EndpointPort {
    const MEMBERS: &'static [&'static str] = &["name", "port", "protocol"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            name: None,
            port: ::std::default::Default::default(),
            protocol: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.name),
                1 => members.value(&mut read.port),
                2 => members.optional(&mut read.protocol),
                _ => members.skip(),
            }
        }
        members.end(&[1])
    }
}
impl<'de> Deserialize<'de> for EndpointPort {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for EndpointPort {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("name", &self.name);
        object.member("port", &self.port);
        object.optional("protocol", &self.protocol);
        object.end()
    }
}

/// The protocol of a port.
///
/// `io.k8s.api.core.v1.Protocol` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Protocol {
    /// `"TCP"`.
    Tcp,
    /// `"UDP"`.
    Udp,
    /// `"SCTP"`.
    Sctp,
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl Protocol {
    /// Returns the value as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Tcp => "TCP",
            Self::Udp => "UDP",
            Self::Sctp => "SCTP",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for Protocol {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl AsRef<str> for Protocol {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl Serialize for Protocol {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for Protocol {
    fn from(text: &str) -> Self {
        match text {
            "TCP" => Self::Tcp,
            "UDP" => Self::Udp,
            "SCTP" => Self::Sctp,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for Protocol {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl ::std::str::FromStr for Protocol {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for Protocol {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::String;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::constants::open(
            json,
            place,
            3,
            |value| matches!(value, Self::Unknown(_)),
        )
    }
}
impl<'de> Deserialize<'de> for Protocol {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// Events, or a page of them.
///
/// `io.k8s.api.core.v1.EventList` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EventList {
    /// The version of this schema, `v1`.
    pub api_version: Option<String>,
    /// The Events.
    pub items: Vec<Event>,
    /// The type of this object, `EventList`.
    pub kind: Option<String>,
    /// What is known of a list as a whole.
    pub metadata: Option<crate::meta::v1::ListMeta>,
}
impl EventList {
    /// Creates a [`EventList`] from its required members.
    #[must_use]
    pub fn new(items: impl IntoIterator<Item = Event>) -> Self {
        Self {
            api_version: Some("v1".into()),
            items: items.into_iter().collect(),
            kind: Some("EventList".into()),
            metadata: None,
        }
    }
}
impl crate::runtime::read::FromJson for EventList {
    const MEMBERS: &'static [&'static str] = &[
        "apiVersion",
        "items",
        "kind",
        "metadata",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            api_version: None,
            items: ::std::default::Default::default(),
            kind: None,
            metadata: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.api_version),
                1 => members.filled(&mut read.items),
                2 => members.optional(&mut read.kind),
                3 => members.optional(&mut read.metadata),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for EventList {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for EventList {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("apiVersion", &self.api_version);
        object.member("items", &self.items);
        object.optional("kind", &self.kind);
        object.optional("metadata", &self.metadata);
        object.end()
    }
}

/// A report of something that happened to an object. Servers keep events for a limited time.
///
/// `io.k8s.api.core.v1.Event` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Event {
    /// What was done or failed, in one word.
    pub action: Option<String>,
    /// The version of this schema, `v1`.
    pub api_version: Option<String>,
    /// The number of occurrences.
    pub count: Option<i32>,
    /// The time of the first observation, with microseconds.
    pub event_time: Option<crate::runtime::value::DateTime>,
    /// The time of the first observation.
    pub first_timestamp: Option<crate::runtime::value::DateTime>,
    /// The object that the event is about.
    pub involved_object: Option<Box<ObjectReference>>,
    /// The type of this object, `Event`.
    pub kind: Option<String>,
    /// The time of the last observation.
    pub last_timestamp: Option<crate::runtime::value::DateTime>,
    /// A human-readable description.
    pub message: Option<String>,
    /// What every stored object has beside its own content.
    pub metadata: Option<Box<crate::meta::v1::ObjectMeta>>,
    /// The reason in one machine-readable word, for example `FailedScheduling`.
    pub reason: Option<String>,
    /// A second object that takes part in the event.
    pub related: Option<Box<ObjectReference>>,
    /// The controller that reported the event.
    pub reporting_component: Option<String>,
    /// The ID of the controller instance.
    pub reporting_instance: Option<String>,
    /// The series that the event belongs to.
    pub series: Option<EventSeries>,
    /// The component that reported the event.
    pub source: Option<EventSource>,
    /// The severity.
    pub r#type: Option<EventType>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<
        String,
        crate::runtime::value::Json,
    >,
}
impl Default for Event {
    fn default() -> Self {
        Self {
            action: None,
            api_version: Some("v1".into()),
            count: None,
            event_time: None,
            first_timestamp: None,
            involved_object: None,
            kind: Some("Event".into()),
            last_timestamp: None,
            message: None,
            metadata: None,
            reason: None,
            related: None,
            reporting_component: None,
            reporting_instance: None,
            series: None,
            source: None,
            r#type: None,
            additional_properties: ::std::collections::BTreeMap::new(),
        }
    }
}
impl crate::runtime::read::FromJson for Event {
    const MEMBERS: &'static [&'static str] = &[
        "action",
        "apiVersion",
        "count",
        "eventTime",
        "firstTimestamp",
        "involvedObject",
        "kind",
        "lastTimestamp",
        "message",
        "metadata",
        "reason",
        "related",
        "reportingComponent",
        "reportingInstance",
        "series",
        "source",
        "type",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.all_members(Self::MEMBERS)?;
        let empty = Self {
            action: None,
            api_version: None,
            count: None,
            event_time: None,
            first_timestamp: None,
            involved_object: None,
            kind: None,
            last_timestamp: None,
            message: None,
            metadata: None,
            reason: None,
            related: None,
            reporting_component: None,
            reporting_instance: None,
            series: None,
            source: None,
            r#type: None,
            additional_properties: ::std::collections::BTreeMap::new(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.action),
                1 => members.optional(&mut read.api_version),
                2 => members.optional(&mut read.count),
                3 => members.optional(&mut read.event_time),
                4 => members.optional(&mut read.first_timestamp),
                5 => members.optional(&mut read.involved_object),
                6 => members.optional(&mut read.kind),
                7 => members.optional(&mut read.last_timestamp),
                8 => members.optional(&mut read.message),
                9 => members.optional(&mut read.metadata),
                10 => members.optional(&mut read.reason),
                11 => members.optional(&mut read.related),
                12 => members.optional(&mut read.reporting_component),
                13 => members.optional(&mut read.reporting_instance),
                14 => members.optional(&mut read.series),
                15 => members.optional(&mut read.source),
                16 => members.optional(&mut read.r#type),
                _ => members.rest(&mut read.additional_properties),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for Event {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Event {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("action", &self.action);
        object.optional("apiVersion", &self.api_version);
        object.optional("count", &self.count);
        object.optional("eventTime", &self.event_time);
        object.optional("firstTimestamp", &self.first_timestamp);
        object.optional("involvedObject", &self.involved_object);
        object.optional("kind", &self.kind);
        object.optional("lastTimestamp", &self.last_timestamp);
        object.optional("message", &self.message);
        object.optional("metadata", &self.metadata);
        object.optional("reason", &self.reason);
        object.optional("related", &self.related);
        object.optional("reportingComponent", &self.reporting_component);
        object.optional("reportingInstance", &self.reporting_instance);
        object.optional("series", &self.series);
        object.optional("source", &self.source);
        object.optional("type", &self.r#type);
        object.rest(&self.additional_properties);
        object.end()
    }
}

/// A series of equal events.
///
/// `io.k8s.api.core.v1.EventSeries` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct EventSeries {
    /// The number of occurrences, up to the last observation.
    pub count: Option<i32>,
    /// The time of the last occurrence.
    pub last_observed_time: Option<crate::runtime::value::DateTime>,
    /// The state of the series: `Ongoing` or `Finished`.
    pub state: Option<String>,
}
impl crate::runtime::read::FromJson for EventSeries {
    const MEMBERS: &'static [&'static str] = &["count", "lastObservedTime", "state"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            count: None,
            last_observed_time: None,
            state: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.count),
                1 => members.optional(&mut read.last_observed_time),
                2 => members.optional(&mut read.state),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for EventSeries {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for EventSeries {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("count", &self.count);
        object.optional("lastObservedTime", &self.last_observed_time);
        object.optional("state", &self.state);
        object.end()
    }
}

/// The component that reported an event.
///
/// `io.k8s.api.core.v1.EventSource` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct EventSource {
    /// The component's name.
    pub component: Option<String>,
    /// The node on which the component runs.
    pub host: Option<String>,
}
impl crate::runtime::read::FromJson for EventSource {
    const MEMBERS: &'static [&'static str] = &["component", "host"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            component: None,
            host: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.component),
                1 => members.optional(&mut read.host),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for EventSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for EventSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("component", &self.component);
        object.optional("host", &self.host);
        object.end()
    }
}

/// The severity of an event.
///
/// `io.k8s.api.core.v1.EventType` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EventType {
    /// Information only.
    ///
    /// `"Normal"`.
    Normal,
    /// Something may need attention.
    ///
    /// `"Warning"`.
    Warning,
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl EventType {
    /// Returns the value as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Normal => "Normal",
            Self::Warning => "Warning",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for EventType {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl AsRef<str> for EventType {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl Serialize for EventType {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for EventType {
    fn from(text: &str) -> Self {
        match text {
            "Normal" => Self::Normal,
            "Warning" => Self::Warning,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for EventType {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl ::std::str::FromStr for EventType {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for EventType {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::String;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::constants::open(
            json,
            place,
            2,
            |value| matches!(value, Self::Unknown(_)),
        )
    }
}
impl<'de> Deserialize<'de> for EventType {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// The response to the deletion of one object, told apart by `kind`.
///
/// `io.k8s.api.core.v1.EventOrStatus` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum EventOrStatus {
    /// A [`Event`].
    Event(Box<Event>),
    /// A [`Status`](crate::meta::v1::Status).
    Status(Box<crate::meta::v1::Status>),
    /// A value that the API's description does not list, kept as it came.
    Unknown(crate::runtime::value::Json),
}
impl Serialize for EventOrStatus {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match self {
            Self::Event(value) => value.serialize(serializer),
            Self::Status(value) => value.serialize(serializer),
            Self::Unknown(json) => json.serialize(serializer),
        }
    }
}
impl crate::runtime::json::Union for EventOrStatus {
    #[inline]
    fn from_json(json: &str) -> ::serde_json::Result<Self> {
        match crate::runtime::json::tag(json.as_bytes(), "kind").as_deref() {
            Some("Event") => crate::runtime::read::from_str(json).map(Self::Event),
            Some("Status") => crate::runtime::read::from_str(json).map(Self::Status),
            _ => crate::runtime::json::unknown(json).map(Self::Unknown),
        }
    }
}
impl crate::runtime::read::FromJson for EventOrStatus {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::Text;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::json::union(json, place)
    }
}
impl<'de> Deserialize<'de> for EventOrStatus {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl From<Event> for EventOrStatus {
    fn from(value: Event) -> Self {
        Self::Event(Box::new(value))
    }
}
impl From<crate::meta::v1::Status> for EventOrStatus {
    fn from(value: crate::meta::v1::Status) -> Self {
        Self::Status(Box::new(value))
    }
}

/// `PersistentVolumeClaims`, or a page of them.
///
/// `io.k8s.api.core.v1.PersistentVolumeClaimList` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PersistentVolumeClaimList {
    /// The version of this schema, `v1`.
    pub api_version: Option<String>,
    /// The `PersistentVolumeClaims`.
    pub items: Vec<PersistentVolumeClaim>,
    /// The type of this object, `PersistentVolumeClaimList`.
    pub kind: Option<String>,
    /// What is known of a list as a whole.
    pub metadata: Option<crate::meta::v1::ListMeta>,
}
impl PersistentVolumeClaimList {
    /// Creates a [`PersistentVolumeClaimList`] from its required members.
    #[must_use]
    pub fn new(items: impl IntoIterator<Item = PersistentVolumeClaim>) -> Self {
        Self {
            api_version: Some("v1".into()),
            items: items.into_iter().collect(),
            kind: Some("PersistentVolumeClaimList".into()),
            metadata: None,
        }
    }
}
impl crate::runtime::read::FromJson for PersistentVolumeClaimList {
    const MEMBERS: &'static [&'static str] = &[
        "apiVersion",
        "items",
        "kind",
        "metadata",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            api_version: None,
            items: ::std::default::Default::default(),
            kind: None,
            metadata: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.api_version),
                1 => members.filled(&mut read.items),
                2 => members.optional(&mut read.kind),
                3 => members.optional(&mut read.metadata),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for PersistentVolumeClaimList {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for PersistentVolumeClaimList {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("apiVersion", &self.api_version);
        object.member("items", &self.items);
        object.optional("kind", &self.kind);
        object.optional("metadata", &self.metadata);
        object.end()
    }
}

/// A request for storage.
///
/// `io.k8s.api.core.v1.PersistentVolumeClaim` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PersistentVolumeClaim {
    /// The version of this schema, `v1`.
    pub api_version: Option<String>,
    /// The type of this object, `PersistentVolumeClaim`.
    pub kind: Option<String>,
    /// What every stored object has beside its own content.
    pub metadata: Option<Box<crate::meta::v1::ObjectMeta>>,
    /// The desired properties of a volume.
    pub spec: Option<Box<PersistentVolumeClaimSpec>>,
    /// Read-only: the server sets it.
    pub status: Option<PersistentVolumeClaimStatus>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<
        String,
        crate::runtime::value::Json,
    >,
}
impl Default for PersistentVolumeClaim {
    fn default() -> Self {
        Self {
            api_version: Some("v1".into()),
            kind: Some("PersistentVolumeClaim".into()),
            metadata: None,
            spec: None,
            status: None,
            additional_properties: ::std::collections::BTreeMap::new(),
        }
    }
}
impl PersistentVolumeClaim {
    /// The version of this schema, `v1`.
    #[must_use]
    pub fn api_version(mut self, value: impl Into<String>) -> Self {
        self.api_version = Some(value.into());
        self
    }
    /// The type of this object, `PersistentVolumeClaim`.
    #[must_use]
    pub fn kind(mut self, value: impl Into<String>) -> Self {
        self.kind = Some(value.into());
        self
    }
    /// What every stored object has beside its own content.
    #[must_use]
    pub fn metadata(mut self, value: crate::meta::v1::ObjectMeta) -> Self {
        self.metadata = Some(Box::new(value));
        self
    }
    /// The desired properties of a volume.
    #[must_use]
    pub fn spec(mut self, value: PersistentVolumeClaimSpec) -> Self {
        self.spec = Some(Box::new(value));
        self
    }
    /// Read-only: the server sets it.
    #[must_use]
    pub fn status(mut self, value: PersistentVolumeClaimStatus) -> Self {
        self.status = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for PersistentVolumeClaim {
    const MEMBERS: &'static [&'static str] = &[
        "apiVersion",
        "kind",
        "metadata",
        "spec",
        "status",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.all_members(Self::MEMBERS)?;
        let empty = Self {
            api_version: None,
            kind: None,
            metadata: None,
            spec: None,
            status: None,
            additional_properties: ::std::collections::BTreeMap::new(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.api_version),
                1 => members.optional(&mut read.kind),
                2 => members.optional(&mut read.metadata),
                3 => members.optional(&mut read.spec),
                4 => members.optional(&mut read.status),
                _ => members.rest(&mut read.additional_properties),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for PersistentVolumeClaim {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for PersistentVolumeClaim {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("apiVersion", &self.api_version);
        object.optional("kind", &self.kind);
        object.optional("metadata", &self.metadata);
        object.optional("spec", &self.spec);
        object.read_only("status", &self.status);
        object.rest(&self.additional_properties);
        object.end()
    }
}

/// The desired properties of a volume.
///
/// `io.k8s.api.core.v1.PersistentVolumeClaimSpec` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PersistentVolumeClaimSpec {
    /// The access modes that the volume must have.
    pub access_modes: Option<Vec<PersistentVolumeAccessMode>>,
    /// The minimal size, as the request `storage`.
    pub resources: Option<ResourceRequirements>,
    /// The labels of the volumes that may be bound.
    pub selector: Option<crate::meta::v1::LabelSelector>,
    /// The name of the storage class.
    pub storage_class_name: Option<Option<String>>,
    /// Whether the volume is a file system or a raw device. Defaults to `Filesystem`.
    pub volume_mode: Option<PersistentVolumeMode>,
    /// The name of the bound volume.
    pub volume_name: Option<String>,
}
impl PersistentVolumeClaimSpec {
    /// The access modes that the volume must have.
    #[must_use]
    pub fn access_modes(
        mut self,
        value: impl IntoIterator<Item: Into<PersistentVolumeAccessMode>>,
    ) -> Self {
        self.access_modes = Some(value.into_iter().map(Into::into).collect());
        self
    }
    /// The minimal size, as the request `storage`.
    #[must_use]
    pub fn resources(mut self, value: ResourceRequirements) -> Self {
        self.resources = Some(value);
        self
    }
    /// The labels of the volumes that may be bound.
    #[must_use]
    pub fn selector(mut self, value: crate::meta::v1::LabelSelector) -> Self {
        self.selector = Some(value);
        self
    }
    /// The name of the storage class.
    #[must_use]
    pub fn storage_class_name(mut self, value: impl Into<String>) -> Self {
        self.storage_class_name = Some(Some(value.into()));
        self
    }
    /// Sets `storage_class_name` to `null`.
    #[must_use]
    pub fn storage_class_name_null(mut self) -> Self {
        self.storage_class_name = Some(None);
        self
    }
    /// Takes `storage_class_name` out, so that it is not sent.
    #[must_use]
    pub fn storage_class_name_absent(mut self) -> Self {
        self.storage_class_name = None;
        self
    }
    /// Whether the volume is a file system or a raw device. Defaults to `Filesystem`.
    #[must_use]
    pub fn volume_mode(mut self, value: impl Into<PersistentVolumeMode>) -> Self {
        self.volume_mode = Some(value.into());
        self
    }
    /// The name of the bound volume.
    #[must_use]
    pub fn volume_name(mut self, value: impl Into<String>) -> Self {
        self.volume_name = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for PersistentVolumeClaimSpec {
    const MEMBERS: &'static [&'static str] = &[
        "accessModes",
        "resources",
        "selector",
        "storageClassName",
        "volumeMode",
        "volumeName",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            access_modes: None,
            resources: None,
            selector: None,
            storage_class_name: None,
            volume_mode: None,
            volume_name: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.access_modes),
                1 => members.optional(&mut read.resources),
                2 => members.optional(&mut read.selector),
                3 => members.present(&mut read.storage_class_name),
                4 => members.optional(&mut read.volume_mode),
                5 => members.optional(&mut read.volume_name),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for PersistentVolumeClaimSpec {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for PersistentVolumeClaimSpec {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("accessModes", &self.access_modes);
        object.optional("resources", &self.resources);
        object.optional("selector", &self.selector);
        object.optional("storageClassName", &self.storage_class_name);
        object.optional("volumeMode", &self.volume_mode);
        object.optional("volumeName", &self.volume_name);
        object.end()
    }
}

/// A way in which nodes can mount a volume.
///
/// `io.k8s.api.core.v1.PersistentVolumeAccessMode` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PersistentVolumeAccessMode {
    /// Read-write by a single node.
    ///
    /// `"ReadWriteOnce"`.
    ReadWriteOnce,
    /// Read-only by many nodes.
    ///
    /// `"ReadOnlyMany"`.
    ReadOnlyMany,
    /// Read-write by many nodes.
    ///
    /// `"ReadWriteMany"`.
    ReadWriteMany,
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl PersistentVolumeAccessMode {
    /// Returns the value as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::ReadWriteOnce => "ReadWriteOnce",
            Self::ReadOnlyMany => "ReadOnlyMany",
            Self::ReadWriteMany => "ReadWriteMany",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for PersistentVolumeAccessMode {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl AsRef<str> for PersistentVolumeAccessMode {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl Serialize for PersistentVolumeAccessMode {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for PersistentVolumeAccessMode {
    fn from(text: &str) -> Self {
        match text {
            "ReadWriteOnce" => Self::ReadWriteOnce,
            "ReadOnlyMany" => Self::ReadOnlyMany,
            "ReadWriteMany" => Self::ReadWriteMany,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for PersistentVolumeAccessMode {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl ::std::str::FromStr for PersistentVolumeAccessMode {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for PersistentVolumeAccessMode {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::String;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::constants::open(
            json,
            place,
            3,
            |value| matches!(value, Self::Unknown(_)),
        )
    }
}
impl<'de> Deserialize<'de> for PersistentVolumeAccessMode {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// What a container needs, and what it may take at most.
///
/// `io.k8s.api.core.v1.ResourceRequirements` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ResourceRequirements {
    /// The most that it may take, by resource, for example `cpu`.
    pub limits: Option<::std::collections::BTreeMap<String, crate::resource::Quantity>>,
    /// What it must have, by resource. Left out, it is the limit.
    pub requests: Option<
        ::std::collections::BTreeMap<String, crate::resource::Quantity>,
    >,
}
impl ResourceRequirements {
    /// The most that it may take, by resource, for example `cpu`.
    #[must_use]
    pub fn limits(
        mut self,
        value: ::std::collections::BTreeMap<String, crate::resource::Quantity>,
    ) -> Self {
        self.limits = Some(value);
        self
    }
    /// What it must have, by resource. Left out, it is the limit.
    #[must_use]
    pub fn requests(
        mut self,
        value: ::std::collections::BTreeMap<String, crate::resource::Quantity>,
    ) -> Self {
        self.requests = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for ResourceRequirements {
    const MEMBERS: &'static [&'static str] = &["limits", "requests"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            limits: None,
            requests: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.limits),
                1 => members.optional(&mut read.requests),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for ResourceRequirements {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ResourceRequirements {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("limits", &self.limits);
        object.optional("requests", &self.requests);
        object.end()
    }
}

/// The form in which a volume is provided.
///
/// `io.k8s.api.core.v1.PersistentVolumeMode` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PersistentVolumeMode {
    /// A raw block device.
    ///
    /// `"Block"`.
    Block,
    /// A formatted file system.
    ///
    /// `"Filesystem"`.
    Filesystem,
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl PersistentVolumeMode {
    /// Returns the value as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Block => "Block",
            Self::Filesystem => "Filesystem",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for PersistentVolumeMode {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl AsRef<str> for PersistentVolumeMode {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl Serialize for PersistentVolumeMode {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for PersistentVolumeMode {
    fn from(text: &str) -> Self {
        match text {
            "Block" => Self::Block,
            "Filesystem" => Self::Filesystem,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for PersistentVolumeMode {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl ::std::str::FromStr for PersistentVolumeMode {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for PersistentVolumeMode {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::String;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::constants::open(
            json,
            place,
            2,
            |value| matches!(value, Self::Unknown(_)),
        )
    }
}
impl<'de> Deserialize<'de> for PersistentVolumeMode {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// The current state of a claim.
///
/// `io.k8s.api.core.v1.PersistentVolumeClaimStatus` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PersistentVolumeClaimStatus {
    /// The access modes of the bound volume.
    pub access_modes: Option<Vec<PersistentVolumeAccessMode>>,
    /// The resources of the bound volume.
    pub capacity: Option<
        ::std::collections::BTreeMap<String, crate::resource::Quantity>,
    >,
    /// The latest observations.
    pub conditions: Option<Vec<PersistentVolumeClaimCondition>>,
    /// The phase of a claim.
    pub phase: Option<PersistentVolumeClaimPhase>,
}
impl crate::runtime::read::FromJson for PersistentVolumeClaimStatus {
    const MEMBERS: &'static [&'static str] = &[
        "accessModes",
        "capacity",
        "conditions",
        "phase",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            access_modes: None,
            capacity: None,
            conditions: None,
            phase: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.access_modes),
                1 => members.optional(&mut read.capacity),
                2 => members.optional(&mut read.conditions),
                3 => members.optional(&mut read.phase),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for PersistentVolumeClaimStatus {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for PersistentVolumeClaimStatus {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("accessModes", &self.access_modes);
        object.optional("capacity", &self.capacity);
        object.optional("conditions", &self.conditions);
        object.optional("phase", &self.phase);
        object.end()
    }
}

/// An observation about a claim.
///
/// `io.k8s.api.core.v1.PersistentVolumeClaimCondition` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PersistentVolumeClaimCondition {
    /// The time of the last check.
    pub last_probe_time: Option<crate::runtime::value::DateTime>,
    /// The time at which `status` last changed.
    pub last_transition_time: Option<crate::runtime::value::DateTime>,
    /// A human-readable message.
    pub message: Option<String>,
    /// A brief machine-readable reason, for example `ResizeStarted`.
    pub reason: Option<String>,
    /// Whether a condition holds.
    pub status: crate::meta::v1::ConditionStatus,
    /// The condition's type, for example `Resizing`.
    pub r#type: String,
}
impl PersistentVolumeClaimCondition {
    /// Creates a [`PersistentVolumeClaimCondition`] from its required members.
    #[must_use]
    pub fn new(
        status: impl Into<crate::meta::v1::ConditionStatus>,
        r#type: impl Into<String>,
    ) -> Self {
        Self {
            last_probe_time: None,
            last_transition_time: None,
            message: None,
            reason: None,
            status: status.into(),
            r#type: r#type.into(),
        }
    }
}
impl crate::runtime::read::FromJson for PersistentVolumeClaimCondition {
    const MEMBERS: &'static [&'static str] = &[
        "lastProbeTime",
        "lastTransitionTime",
        "message",
        "reason",
        "status",
        "type",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            last_probe_time: None,
            last_transition_time: None,
            message: None,
            reason: None,
            status: crate::meta::v1::ConditionStatus::True,
            r#type: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.last_probe_time),
                1 => members.optional(&mut read.last_transition_time),
                2 => members.optional(&mut read.message),
                3 => members.optional(&mut read.reason),
                4 => members.value(&mut read.status),
                5 => members.value(&mut read.r#type),
                _ => members.skip(),
            }
        }
        members.end(&[4, 5])
    }
}
impl<'de> Deserialize<'de> for PersistentVolumeClaimCondition {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for PersistentVolumeClaimCondition {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("lastProbeTime", &self.last_probe_time);
        object.optional("lastTransitionTime", &self.last_transition_time);
        object.optional("message", &self.message);
        object.optional("reason", &self.reason);
        object.member("status", &self.status);
        object.member("type", &self.r#type);
        object.end()
    }
}

/// The phase of a claim.
///
/// `io.k8s.api.core.v1.PersistentVolumeClaimPhase` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PersistentVolumeClaimPhase {
    /// The claim is not bound to a volume yet.
    ///
    /// `"Pending"`.
    Pending,
    /// The claim is bound to a volume.
    ///
    /// `"Bound"`.
    Bound,
    /// The bound volume is gone, and its data with it.
    ///
    /// `"Lost"`.
    Lost,
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl PersistentVolumeClaimPhase {
    /// Returns the value as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Pending => "Pending",
            Self::Bound => "Bound",
            Self::Lost => "Lost",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for PersistentVolumeClaimPhase {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl AsRef<str> for PersistentVolumeClaimPhase {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl Serialize for PersistentVolumeClaimPhase {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for PersistentVolumeClaimPhase {
    fn from(text: &str) -> Self {
        match text {
            "Pending" => Self::Pending,
            "Bound" => Self::Bound,
            "Lost" => Self::Lost,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for PersistentVolumeClaimPhase {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl ::std::str::FromStr for PersistentVolumeClaimPhase {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for PersistentVolumeClaimPhase {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::String;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::constants::open(
            json,
            place,
            3,
            |value| matches!(value, Self::Unknown(_)),
        )
    }
}
impl<'de> Deserialize<'de> for PersistentVolumeClaimPhase {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// The response to the deletion of one object, told apart by `kind`.
///
/// `io.k8s.api.core.v1.PersistentVolumeClaimOrStatus` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum PersistentVolumeClaimOrStatus {
    /// A [`PersistentVolumeClaim`].
    PersistentVolumeClaim(Box<PersistentVolumeClaim>),
    /// A [`Status`](crate::meta::v1::Status).
    Status(Box<crate::meta::v1::Status>),
    /// A value that the API's description does not list, kept as it came.
    Unknown(crate::runtime::value::Json),
}
impl Serialize for PersistentVolumeClaimOrStatus {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match self {
            Self::PersistentVolumeClaim(value) => value.serialize(serializer),
            Self::Status(value) => value.serialize(serializer),
            Self::Unknown(json) => json.serialize(serializer),
        }
    }
}
impl crate::runtime::json::Union for PersistentVolumeClaimOrStatus {
    #[inline]
    fn from_json(json: &str) -> ::serde_json::Result<Self> {
        match crate::runtime::json::tag(json.as_bytes(), "kind").as_deref() {
            Some("PersistentVolumeClaim") => {
                crate::runtime::read::from_str(json).map(Self::PersistentVolumeClaim)
            }
            Some("Status") => crate::runtime::read::from_str(json).map(Self::Status),
            _ => crate::runtime::json::unknown(json).map(Self::Unknown),
        }
    }
}
impl crate::runtime::read::FromJson for PersistentVolumeClaimOrStatus {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::Text;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::json::union(json, place)
    }
}
impl<'de> Deserialize<'de> for PersistentVolumeClaimOrStatus {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl From<PersistentVolumeClaim> for PersistentVolumeClaimOrStatus {
    fn from(value: PersistentVolumeClaim) -> Self {
        Self::PersistentVolumeClaim(Box::new(value))
    }
}
impl From<crate::meta::v1::Status> for PersistentVolumeClaimOrStatus {
    fn from(value: crate::meta::v1::Status) -> Self {
        Self::Status(Box::new(value))
    }
}

/// Pods, or a page of them.
///
/// `io.k8s.api.core.v1.PodList` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PodList {
    /// The version of this schema, `v1`.
    pub api_version: Option<String>,
    /// The Pods.
    pub items: Vec<Pod>,
    /// The type of this object, `PodList`.
    pub kind: Option<String>,
    /// What is known of a list as a whole.
    pub metadata: Option<crate::meta::v1::ListMeta>,
}
impl PodList {
    /// Creates a [`PodList`] from its required members.
    #[must_use]
    pub fn new(items: impl IntoIterator<Item = Pod>) -> Self {
        Self {
            api_version: Some("v1".into()),
            items: items.into_iter().collect(),
            kind: Some("PodList".into()),
            metadata: None,
        }
    }
}
impl crate::runtime::read::FromJson for PodList {
    const MEMBERS: &'static [&'static str] = &[
        "apiVersion",
        "items",
        "kind",
        "metadata",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            api_version: None,
            items: ::std::default::Default::default(),
            kind: None,
            metadata: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.api_version),
                1 => members.filled(&mut read.items),
                2 => members.optional(&mut read.kind),
                3 => members.optional(&mut read.metadata),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for PodList {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for PodList {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("apiVersion", &self.api_version);
        object.member("items", &self.items);
        object.optional("kind", &self.kind);
        object.optional("metadata", &self.metadata);
        object.end()
    }
}

/// A group of containers that run together on one host.
///
/// `io.k8s.api.core.v1.Pod` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Pod {
    /// The version of this schema, `v1`.
    pub api_version: Option<String>,
    /// The type of this object, `Pod`.
    pub kind: Option<String>,
    /// What every stored object has beside its own content.
    pub metadata: Option<Box<crate::meta::v1::ObjectMeta>>,
    /// What a Pod is to run, and how.
    pub spec: Option<Box<PodSpec>>,
    /// Read-only: the server sets it.
    pub status: Option<Box<PodStatus>>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<
        String,
        crate::runtime::value::Json,
    >,
}
impl Default for Pod {
    fn default() -> Self {
        Self {
            api_version: Some("v1".into()),
            kind: Some("Pod".into()),
            metadata: None,
            spec: None,
            status: None,
            additional_properties: ::std::collections::BTreeMap::new(),
        }
    }
}
impl Pod {
    /// The version of this schema, `v1`.
    #[must_use]
    pub fn api_version(mut self, value: impl Into<String>) -> Self {
        self.api_version = Some(value.into());
        self
    }
    /// The type of this object, `Pod`.
    #[must_use]
    pub fn kind(mut self, value: impl Into<String>) -> Self {
        self.kind = Some(value.into());
        self
    }
    /// What every stored object has beside its own content.
    #[must_use]
    pub fn metadata(mut self, value: crate::meta::v1::ObjectMeta) -> Self {
        self.metadata = Some(Box::new(value));
        self
    }
    /// What a Pod is to run, and how.
    #[must_use]
    pub fn spec(mut self, value: PodSpec) -> Self {
        self.spec = Some(Box::new(value));
        self
    }
    /// Read-only: the server sets it.
    #[must_use]
    pub fn status(mut self, value: PodStatus) -> Self {
        self.status = Some(Box::new(value));
        self
    }
}
impl crate::runtime::read::FromJson for Pod {
    const MEMBERS: &'static [&'static str] = &[
        "apiVersion",
        "kind",
        "metadata",
        "spec",
        "status",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.all_members(Self::MEMBERS)?;
        let empty = Self {
            api_version: None,
            kind: None,
            metadata: None,
            spec: None,
            status: None,
            additional_properties: ::std::collections::BTreeMap::new(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.api_version),
                1 => members.optional(&mut read.kind),
                2 => members.optional(&mut read.metadata),
                3 => members.optional(&mut read.spec),
                4 => members.optional(&mut read.status),
                _ => members.rest(&mut read.additional_properties),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for Pod {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Pod {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("apiVersion", &self.api_version);
        object.optional("kind", &self.kind);
        object.optional("metadata", &self.metadata);
        object.optional("spec", &self.spec);
        object.read_only("status", &self.status);
        object.rest(&self.additional_properties);
        object.end()
    }
}
#[cfg(feature = "validate")]
impl crate::runtime::check::Check for Pod {
    fn check(
        &self,
        at: crate::runtime::check::At<'_>,
    ) -> Result<(), crate::runtime::RequestError> {
        if let Some(value) = &self.spec {
            let value = &**value;
            let at = at.member("spec");
            crate::runtime::check::Check::check(value, at)?;
        }
        Ok(())
    }
}

/// What a Pod is to run, and how.
///
/// `io.k8s.api.core.v1.PodSpec` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PodSpec {
    /// Seconds after its start at which the Pod is ended.
    pub active_deadline_seconds: Option<i64>,
    /// Scheduling constraints.
    pub affinity: Option<Box<Affinity>>,
    /// Whether the containers see the service account's token.
    pub automount_service_account_token: Option<bool>,
    /// The containers, at least one.
    pub containers: Vec<Container>,
    /// DNS settings, merged with those of `dnsPolicy`.
    pub dns_config: Option<PodDnsConfig>,
    /// Where a Pod looks up names.
    pub dns_policy: Option<DnsPolicy>,
    /// Whether the addresses of services are put into environment variables.
    pub enable_service_links: Option<bool>,
    /// Lines of the Pod's hosts file.
    pub host_aliases: Option<Vec<HostAlias>>,
    /// Whether the Pod is in the host's IPC namespace.
    pub host_ipc: Option<bool>,
    /// Whether the Pod is in the host's network.
    pub host_network: Option<bool>,
    /// Whether the Pod is in the host's process namespace.
    pub host_pid: Option<bool>,
    /// The Pod's name as a host.
    pub hostname: Option<String>,
    /// Secrets that open the registry of the images.
    pub image_pull_secrets: Option<Vec<LocalObjectReference>>,
    /// Containers that run before, one after the other; each must succeed.
    pub init_containers: Option<Vec<Container>>,
    /// The node that the Pod is on, or has to go to.
    pub node_name: Option<String>,
    /// Labels that the node must have.
    pub node_selector: Option<::std::collections::BTreeMap<String, String>>,
    /// What running the Pod takes beside its containers.
    pub overhead: Option<
        ::std::collections::BTreeMap<String, crate::resource::Quantity>,
    >,
    /// The Pod's priority, higher first. Set by the server from the class.
    pub priority: Option<i32>,
    /// The class that gives the Pod its priority.
    pub priority_class_name: Option<String>,
    /// Processes to deploy; for applications on virtual machines only.
    pub processes: Option<Vec<Process>>,
    /// Conditions that must be true before the Pod counts as ready.
    pub readiness_gates: Option<Vec<PodReadinessGate>>,
    /// When the containers of a Pod are started again. The Pods of a Job have `OnFailure` or `Never`.
    pub restart_policy: Option<RestartPolicy>,
    /// The class of runtime that the Pod needs.
    pub runtime_class_name: Option<String>,
    /// The scheduler that chooses the node.
    pub scheduler_name: Option<String>,
    /// What holds for the security of all containers of a Pod, where they say nothing themselves.
    pub security_context: Option<Box<PodSecurityContext>>,
    /// Older name of `serviceAccountName`.
    #[deprecated = "the API's description marks it as deprecated"]
    pub service_account: Option<String>,
    /// The service account that the Pod acts as.
    pub service_account_name: Option<String>,
    /// Whether the containers see each other's processes.
    pub share_process_namespace: Option<bool>,
    /// The domain that the Pod is a host in.
    pub subdomain: Option<String>,
    /// Seconds that the containers have to end by themselves.
    pub termination_grace_period_seconds: Option<i64>,
    /// Taints of nodes that the Pod bears.
    pub tolerations: Option<Vec<Toleration>>,
    /// Rules that spread Pods over topology domains.
    pub topology_spread_constraints: Option<Vec<TopologySpreadConstraint>>,
    /// Volumes that containers can mount.
    pub volumes: Option<Vec<Volume>>,
}
impl PodSpec {
    /// Creates a [`PodSpec`] from its required members.
    #[must_use]
    pub fn new(containers: impl IntoIterator<Item = Container>) -> Self {
        Self {
            active_deadline_seconds: None,
            affinity: None,
            automount_service_account_token: None,
            containers: containers.into_iter().collect(),
            dns_config: None,
            dns_policy: None,
            enable_service_links: None,
            host_aliases: None,
            host_ipc: None,
            host_network: None,
            host_pid: None,
            hostname: None,
            image_pull_secrets: None,
            init_containers: None,
            node_name: None,
            node_selector: None,
            overhead: None,
            priority: None,
            priority_class_name: None,
            processes: None,
            readiness_gates: None,
            restart_policy: None,
            runtime_class_name: None,
            scheduler_name: None,
            security_context: None,
            service_account: None,
            service_account_name: None,
            share_process_namespace: None,
            subdomain: None,
            termination_grace_period_seconds: None,
            tolerations: None,
            topology_spread_constraints: None,
            volumes: None,
        }
    }
    /// Seconds after its start at which the Pod is ended.
    #[must_use]
    pub fn active_deadline_seconds(mut self, value: i64) -> Self {
        self.active_deadline_seconds = Some(value);
        self
    }
    /// Scheduling constraints.
    #[must_use]
    pub fn affinity(mut self, value: Affinity) -> Self {
        self.affinity = Some(Box::new(value));
        self
    }
    /// Whether the containers see the service account's token.
    #[must_use]
    pub fn automount_service_account_token(mut self, value: bool) -> Self {
        self.automount_service_account_token = Some(value);
        self
    }
    /// DNS settings, merged with those of `dnsPolicy`.
    #[must_use]
    pub fn dns_config(mut self, value: PodDnsConfig) -> Self {
        self.dns_config = Some(value);
        self
    }
    /// Where a Pod looks up names.
    #[must_use]
    pub fn dns_policy(mut self, value: impl Into<DnsPolicy>) -> Self {
        self.dns_policy = Some(value.into());
        self
    }
    /// Whether the addresses of services are put into environment variables.
    #[must_use]
    pub fn enable_service_links(mut self, value: bool) -> Self {
        self.enable_service_links = Some(value);
        self
    }
    /// Lines of the Pod's hosts file.
    #[must_use]
    pub fn host_aliases(mut self, value: impl IntoIterator<Item = HostAlias>) -> Self {
        self.host_aliases = Some(value.into_iter().collect());
        self
    }
    /// Whether the Pod is in the host's IPC namespace.
    #[must_use]
    pub fn host_ipc(mut self, value: bool) -> Self {
        self.host_ipc = Some(value);
        self
    }
    /// Whether the Pod is in the host's network.
    #[must_use]
    pub fn host_network(mut self, value: bool) -> Self {
        self.host_network = Some(value);
        self
    }
    /// Whether the Pod is in the host's process namespace.
    #[must_use]
    pub fn host_pid(mut self, value: bool) -> Self {
        self.host_pid = Some(value);
        self
    }
    /// The Pod's name as a host.
    #[must_use]
    pub fn hostname(mut self, value: impl Into<String>) -> Self {
        self.hostname = Some(value.into());
        self
    }
    /// Secrets that open the registry of the images.
    #[must_use]
    pub fn image_pull_secrets(
        mut self,
        value: impl IntoIterator<Item = LocalObjectReference>,
    ) -> Self {
        self.image_pull_secrets = Some(value.into_iter().collect());
        self
    }
    /// Containers that run before, one after the other; each must succeed.
    #[must_use]
    pub fn init_containers(
        mut self,
        value: impl IntoIterator<Item = Container>,
    ) -> Self {
        self.init_containers = Some(value.into_iter().collect());
        self
    }
    /// The node that the Pod is on, or has to go to.
    #[must_use]
    pub fn node_name(mut self, value: impl Into<String>) -> Self {
        self.node_name = Some(value.into());
        self
    }
    /// Labels that the node must have.
    #[must_use]
    pub fn node_selector(
        mut self,
        value: ::std::collections::BTreeMap<String, String>,
    ) -> Self {
        self.node_selector = Some(value);
        self
    }
    /// What running the Pod takes beside its containers.
    #[must_use]
    pub fn overhead(
        mut self,
        value: ::std::collections::BTreeMap<String, crate::resource::Quantity>,
    ) -> Self {
        self.overhead = Some(value);
        self
    }
    /// The Pod's priority, higher first. Set by the server from the class.
    #[must_use]
    pub fn priority(mut self, value: i32) -> Self {
        self.priority = Some(value);
        self
    }
    /// The class that gives the Pod its priority.
    #[must_use]
    pub fn priority_class_name(mut self, value: impl Into<String>) -> Self {
        self.priority_class_name = Some(value.into());
        self
    }
    /// Processes to deploy; for applications on virtual machines only.
    #[must_use]
    pub fn processes(mut self, value: impl IntoIterator<Item = Process>) -> Self {
        self.processes = Some(value.into_iter().collect());
        self
    }
    /// Conditions that must be true before the Pod counts as ready.
    #[must_use]
    pub fn readiness_gates(
        mut self,
        value: impl IntoIterator<Item = PodReadinessGate>,
    ) -> Self {
        self.readiness_gates = Some(value.into_iter().collect());
        self
    }
    /// When the containers of a Pod are started again. The Pods of a Job have `OnFailure` or `Never`.
    #[must_use]
    pub fn restart_policy(mut self, value: impl Into<RestartPolicy>) -> Self {
        self.restart_policy = Some(value.into());
        self
    }
    /// The class of runtime that the Pod needs.
    #[must_use]
    pub fn runtime_class_name(mut self, value: impl Into<String>) -> Self {
        self.runtime_class_name = Some(value.into());
        self
    }
    /// The scheduler that chooses the node.
    #[must_use]
    pub fn scheduler_name(mut self, value: impl Into<String>) -> Self {
        self.scheduler_name = Some(value.into());
        self
    }
    /// What holds for the security of all containers of a Pod, where they say nothing themselves.
    #[must_use]
    pub fn security_context(mut self, value: PodSecurityContext) -> Self {
        self.security_context = Some(Box::new(value));
        self
    }
    /// Older name of `serviceAccountName`.
    #[deprecated = "the API's description marks it as deprecated"]
    #[must_use]
    pub fn service_account(mut self, value: impl Into<String>) -> Self {
        self.service_account = Some(value.into());
        self
    }
    /// The service account that the Pod acts as.
    #[must_use]
    pub fn service_account_name(mut self, value: impl Into<String>) -> Self {
        self.service_account_name = Some(value.into());
        self
    }
    /// Whether the containers see each other's processes.
    #[must_use]
    pub fn share_process_namespace(mut self, value: bool) -> Self {
        self.share_process_namespace = Some(value);
        self
    }
    /// The domain that the Pod is a host in.
    #[must_use]
    pub fn subdomain(mut self, value: impl Into<String>) -> Self {
        self.subdomain = Some(value.into());
        self
    }
    /// Seconds that the containers have to end by themselves.
    #[must_use]
    pub fn termination_grace_period_seconds(mut self, value: i64) -> Self {
        self.termination_grace_period_seconds = Some(value);
        self
    }
    /// Taints of nodes that the Pod bears.
    #[must_use]
    pub fn tolerations(mut self, value: impl IntoIterator<Item = Toleration>) -> Self {
        self.tolerations = Some(value.into_iter().collect());
        self
    }
    /// Rules that spread Pods over topology domains.
    #[must_use]
    pub fn topology_spread_constraints(
        mut self,
        value: impl IntoIterator<Item = TopologySpreadConstraint>,
    ) -> Self {
        self.topology_spread_constraints = Some(value.into_iter().collect());
        self
    }
    /// Volumes that containers can mount.
    #[must_use]
    pub fn volumes(mut self, value: impl IntoIterator<Item = Volume>) -> Self {
        self.volumes = Some(value.into_iter().collect());
        self
    }
}
impl crate::runtime::read::FromJson for PodSpec {
    const MEMBERS: &'static [&'static str] = &[
        "activeDeadlineSeconds",
        "affinity",
        "automountServiceAccountToken",
        "containers",
        "dnsConfig",
        "dnsPolicy",
        "enableServiceLinks",
        "hostAliases",
        "hostIPC",
        "hostNetwork",
        "hostPID",
        "hostname",
        "imagePullSecrets",
        "initContainers",
        "nodeName",
        "nodeSelector",
        "overhead",
        "priority",
        "priorityClassName",
        "processes",
        "readinessGates",
        "restartPolicy",
        "runtimeClassName",
        "schedulerName",
        "securityContext",
        "serviceAccount",
        "serviceAccountName",
        "shareProcessNamespace",
        "subdomain",
        "terminationGracePeriodSeconds",
        "tolerations",
        "topologySpreadConstraints",
        "volumes",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            active_deadline_seconds: None,
            affinity: None,
            automount_service_account_token: None,
            containers: ::std::default::Default::default(),
            dns_config: None,
            dns_policy: None,
            enable_service_links: None,
            host_aliases: None,
            host_ipc: None,
            host_network: None,
            host_pid: None,
            hostname: None,
            image_pull_secrets: None,
            init_containers: None,
            node_name: None,
            node_selector: None,
            overhead: None,
            priority: None,
            priority_class_name: None,
            processes: None,
            readiness_gates: None,
            restart_policy: None,
            runtime_class_name: None,
            scheduler_name: None,
            security_context: None,
            service_account: None,
            service_account_name: None,
            share_process_namespace: None,
            subdomain: None,
            termination_grace_period_seconds: None,
            tolerations: None,
            topology_spread_constraints: None,
            volumes: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.active_deadline_seconds),
                1 => members.optional(&mut read.affinity),
                2 => members.optional(&mut read.automount_service_account_token),
                3 => members.filled(&mut read.containers),
                4 => members.optional(&mut read.dns_config),
                5 => members.optional(&mut read.dns_policy),
                6 => members.optional(&mut read.enable_service_links),
                7 => members.optional(&mut read.host_aliases),
                8 => members.optional(&mut read.host_ipc),
                9 => members.optional(&mut read.host_network),
                10 => members.optional(&mut read.host_pid),
                11 => members.optional(&mut read.hostname),
                12 => members.optional(&mut read.image_pull_secrets),
                13 => members.optional(&mut read.init_containers),
                14 => members.optional(&mut read.node_name),
                15 => members.optional(&mut read.node_selector),
                16 => members.optional(&mut read.overhead),
                17 => members.optional(&mut read.priority),
                18 => members.optional(&mut read.priority_class_name),
                19 => members.optional(&mut read.processes),
                20 => members.optional(&mut read.readiness_gates),
                21 => members.optional(&mut read.restart_policy),
                22 => members.optional(&mut read.runtime_class_name),
                23 => members.optional(&mut read.scheduler_name),
                24 => members.optional(&mut read.security_context),
                25 => members.optional(&mut read.service_account),
                26 => members.optional(&mut read.service_account_name),
                27 => members.optional(&mut read.share_process_namespace),
                28 => members.optional(&mut read.subdomain),
                29 => members.optional(&mut read.termination_grace_period_seconds),
                30 => members.optional(&mut read.tolerations),
                31 => members.optional(&mut read.topology_spread_constraints),
                32 => members.optional(&mut read.volumes),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for PodSpec {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for PodSpec {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("activeDeadlineSeconds", &self.active_deadline_seconds);
        object.optional("affinity", &self.affinity);
        object
            .optional(
                "automountServiceAccountToken",
                &self.automount_service_account_token,
            );
        object.member("containers", &self.containers);
        object.optional("dnsConfig", &self.dns_config);
        object.optional("dnsPolicy", &self.dns_policy);
        object.optional("enableServiceLinks", &self.enable_service_links);
        object.optional("hostAliases", &self.host_aliases);
        object.optional("hostIPC", &self.host_ipc);
        object.optional("hostNetwork", &self.host_network);
        object.optional("hostPID", &self.host_pid);
        object.optional("hostname", &self.hostname);
        object.optional("imagePullSecrets", &self.image_pull_secrets);
        object.optional("initContainers", &self.init_containers);
        object.optional("nodeName", &self.node_name);
        object.optional("nodeSelector", &self.node_selector);
        object.optional("overhead", &self.overhead);
        object.optional("priority", &self.priority);
        object.optional("priorityClassName", &self.priority_class_name);
        object.optional("processes", &self.processes);
        object.optional("readinessGates", &self.readiness_gates);
        object.optional("restartPolicy", &self.restart_policy);
        object.optional("runtimeClassName", &self.runtime_class_name);
        object.optional("schedulerName", &self.scheduler_name);
        object.optional("securityContext", &self.security_context);
        object.optional("serviceAccount", &self.service_account);
        object.optional("serviceAccountName", &self.service_account_name);
        object.optional("shareProcessNamespace", &self.share_process_namespace);
        object.optional("subdomain", &self.subdomain);
        object
            .optional(
                "terminationGracePeriodSeconds",
                &self.termination_grace_period_seconds,
            );
        object.optional("tolerations", &self.tolerations);
        object.optional("topologySpreadConstraints", &self.topology_spread_constraints);
        object.optional("volumes", &self.volumes);
        object.end()
    }
}
#[cfg(feature = "validate")]
impl crate::runtime::check::Check for PodSpec {
    fn check(
        &self,
        at: crate::runtime::check::At<'_>,
    ) -> Result<(), crate::runtime::RequestError> {
        {
            let value = &self.containers;
            let at = at.member("containers");
            crate::runtime::check::Check::check(value, at)?;
        }
        if let Some(value) = &self.init_containers {
            let at = at.member("initContainers");
            crate::runtime::check::Check::check(value, at)?;
        }
        if let Some(value) = &self.processes {
            let at = at.member("processes");
            crate::runtime::check::Check::check(value, at)?;
        }
        if let Some(value) = &self.volumes {
            let at = at.member("volumes");
            crate::runtime::check::Check::check(value, at)?;
        }
        Ok(())
    }
}

/// Scheduling constraints of a Pod.
///
/// `io.k8s.api.core.v1.Affinity` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Affinity {
    /// Rules about nodes.
    pub node_affinity: Option<NodeAffinity>,
    /// Rules that place the Pod near other Pods.
    pub pod_affinity: Option<PodAffinity>,
    /// Rules that place the Pod away from other Pods.
    pub pod_anti_affinity: Option<PodAntiAffinity>,
}
impl Affinity {
    /// Rules about nodes.
    #[must_use]
    pub fn node_affinity(mut self, value: NodeAffinity) -> Self {
        self.node_affinity = Some(value);
        self
    }
    /// Rules that place the Pod near other Pods.
    #[must_use]
    pub fn pod_affinity(mut self, value: PodAffinity) -> Self {
        self.pod_affinity = Some(value);
        self
    }
    /// Rules that place the Pod away from other Pods.
    #[must_use]
    pub fn pod_anti_affinity(mut self, value: PodAntiAffinity) -> Self {
        self.pod_anti_affinity = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for Affinity {
    const MEMBERS: &'static [&'static str] = &[
        "nodeAffinity",
        "podAffinity",
        "podAntiAffinity",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            node_affinity: None,
            pod_affinity: None,
            pod_anti_affinity: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.node_affinity),
                1 => members.optional(&mut read.pod_affinity),
                2 => members.optional(&mut read.pod_anti_affinity),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for Affinity {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Affinity {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("nodeAffinity", &self.node_affinity);
        object.optional("podAffinity", &self.pod_affinity);
        object.optional("podAntiAffinity", &self.pod_anti_affinity);
        object.end()
    }
}

/// Rules about the nodes on which a Pod may run.
///
/// `io.k8s.api.core.v1.NodeAffinity` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct NodeAffinity {
    /// Preferences; the node with the highest total weight is preferred.
    pub preferred_during_scheduling_ignored_during_execution: Option<
        Vec<PreferredSchedulingTerm>,
    >,
    /// Requirements; without a matching node the Pod is not scheduled.
    pub required_during_scheduling_ignored_during_execution: Option<NodeSelector>,
}
impl NodeAffinity {
    /// Preferences; the node with the highest total weight is preferred.
    #[must_use]
    pub fn preferred_during_scheduling_ignored_during_execution(
        mut self,
        value: impl IntoIterator<Item = PreferredSchedulingTerm>,
    ) -> Self {
        self.preferred_during_scheduling_ignored_during_execution = Some(
            value.into_iter().collect(),
        );
        self
    }
    /// Requirements; without a matching node the Pod is not scheduled.
    #[must_use]
    pub fn required_during_scheduling_ignored_during_execution(
        mut self,
        value: NodeSelector,
    ) -> Self {
        self.required_during_scheduling_ignored_during_execution = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for NodeAffinity {
    const MEMBERS: &'static [&'static str] = &[
        "preferredDuringSchedulingIgnoredDuringExecution",
        "requiredDuringSchedulingIgnoredDuringExecution",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            preferred_during_scheduling_ignored_during_execution: None,
            required_during_scheduling_ignored_during_execution: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => {
                    members
                        .optional(
                            &mut read
                                .preferred_during_scheduling_ignored_during_execution,
                        );
                }
                1 => {
                    members
                        .optional(
                            &mut read.required_during_scheduling_ignored_during_execution,
                        );
                }
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for NodeAffinity {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for NodeAffinity {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object
            .optional(
                "preferredDuringSchedulingIgnoredDuringExecution",
                &self.preferred_during_scheduling_ignored_during_execution,
            );
        object
            .optional(
                "requiredDuringSchedulingIgnoredDuringExecution",
                &self.required_during_scheduling_ignored_during_execution,
            );
        object.end()
    }
}

/// A preference for some nodes.
///
/// `io.k8s.api.core.v1.PreferredSchedulingTerm` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PreferredSchedulingTerm {
    /// The preferred nodes.
    pub preference: NodeSelectorTerm,
    /// The weight, from 1 to 100.
    pub weight: i32,
}
impl PreferredSchedulingTerm {
    /// Creates a [`PreferredSchedulingTerm`] from its required members.
    #[must_use]
    pub fn new(preference: NodeSelectorTerm, weight: i32) -> Self {
        Self { preference, weight }
    }
}
impl crate::runtime::read::FromJson for PreferredSchedulingTerm {
    const MEMBERS: &'static [&'static str] = &["preference", "weight"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            preference: ::std::default::Default::default(),
            weight: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.value(&mut read.preference),
                1 => members.value(&mut read.weight),
                _ => members.skip(),
            }
        }
        members.end(&[0, 1])
    }
}
impl<'de> Deserialize<'de> for PreferredSchedulingTerm {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for PreferredSchedulingTerm {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("preference", &self.preference);
        object.member("weight", &self.weight);
        object.end()
    }
}

/// Conditions that all must hold. A term without conditions matches no node.
///
/// `io.k8s.api.core.v1.NodeSelectorTerm` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct NodeSelectorTerm {
    /// Conditions on labels.
    pub match_expressions: Option<Vec<NodeSelectorRequirement>>,
    /// Conditions on fields.
    pub match_fields: Option<Vec<NodeSelectorRequirement>>,
}
impl NodeSelectorTerm {
    /// Conditions on labels.
    #[must_use]
    pub fn match_expressions(
        mut self,
        value: impl IntoIterator<Item = NodeSelectorRequirement>,
    ) -> Self {
        self.match_expressions = Some(value.into_iter().collect());
        self
    }
    /// Conditions on fields.
    #[must_use]
    pub fn match_fields(
        mut self,
        value: impl IntoIterator<Item = NodeSelectorRequirement>,
    ) -> Self {
        self.match_fields = Some(value.into_iter().collect());
        self
    }
}
impl crate::runtime::read::FromJson for NodeSelectorTerm {
    const MEMBERS: &'static [&'static str] = &["matchExpressions", "matchFields"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            match_expressions: None,
            match_fields: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.match_expressions),
                1 => members.optional(&mut read.match_fields),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for NodeSelectorTerm {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for NodeSelectorTerm {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("matchExpressions", &self.match_expressions);
        object.optional("matchFields", &self.match_fields);
        object.end()
    }
}

/// A condition on one label or field of a node.
///
/// `io.k8s.api.core.v1.NodeSelectorRequirement` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct NodeSelectorRequirement {
    /// The label's key, or the field's name.
    pub key: String,
    /// The relation of a label to a list of values.
    pub operator: NodeSelectorOperator,
    /// The values that the operator compares with.
    pub values: Option<Vec<String>>,
}
impl NodeSelectorRequirement {
    /// Creates a [`NodeSelectorRequirement`] from its required members.
    #[must_use]
    pub fn new(
        key: impl Into<String>,
        operator: impl Into<NodeSelectorOperator>,
    ) -> Self {
        Self {
            key: key.into(),
            operator: operator.into(),
            values: None,
        }
    }
    /// The values that the operator compares with.
    #[must_use]
    pub fn values(mut self, value: impl IntoIterator<Item: Into<String>>) -> Self {
        self.values = Some(value.into_iter().map(Into::into).collect());
        self
    }
}
impl crate::runtime::read::FromJson for NodeSelectorRequirement {
    const MEMBERS: &'static [&'static str] = &["key", "operator", "values"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            key: ::std::default::Default::default(),
            operator: NodeSelectorOperator::In,
            values: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.value(&mut read.key),
                1 => members.value(&mut read.operator),
                2 => members.optional(&mut read.values),
                _ => members.skip(),
            }
        }
        members.end(&[0, 1])
    }
}
impl<'de> Deserialize<'de> for NodeSelectorRequirement {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for NodeSelectorRequirement {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("key", &self.key);
        object.member("operator", &self.operator);
        object.optional("values", &self.values);
        object.end()
    }
}

/// The relation of a label to a list of values.
///
/// `io.k8s.api.core.v1.NodeSelectorOperator` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NodeSelectorOperator {
    /// The value is one of `values`.
    ///
    /// `"In"`.
    In,
    /// The value is none of `values`.
    ///
    /// `"NotIn"`.
    NotIn,
    /// The label is present.
    ///
    /// `"Exists"`.
    Exists,
    /// The label is absent.
    ///
    /// `"DoesNotExist"`.
    DoesNotExist,
    /// The value is an integer greater than the single entry of `values`.
    ///
    /// `"Gt"`.
    Gt,
    /// The value is an integer less than the single entry of `values`.
    ///
    /// `"Lt"`.
    Lt,
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl NodeSelectorOperator {
    /// Returns the value as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::In => "In",
            Self::NotIn => "NotIn",
            Self::Exists => "Exists",
            Self::DoesNotExist => "DoesNotExist",
            Self::Gt => "Gt",
            Self::Lt => "Lt",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for NodeSelectorOperator {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl AsRef<str> for NodeSelectorOperator {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl Serialize for NodeSelectorOperator {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for NodeSelectorOperator {
    fn from(text: &str) -> Self {
        match text {
            "In" => Self::In,
            "NotIn" => Self::NotIn,
            "Exists" => Self::Exists,
            "DoesNotExist" => Self::DoesNotExist,
            "Gt" => Self::Gt,
            "Lt" => Self::Lt,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for NodeSelectorOperator {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl ::std::str::FromStr for NodeSelectorOperator {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for NodeSelectorOperator {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::String;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::constants::open(
            json,
            place,
            6,
            |value| matches!(value, Self::Unknown(_)),
        )
    }
}
impl<'de> Deserialize<'de> for NodeSelectorOperator {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// A selection of nodes: those that any of the terms matches.
///
/// `io.k8s.api.core.v1.NodeSelector` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct NodeSelector {
    /// The alternatives.
    pub node_selector_terms: Vec<NodeSelectorTerm>,
}
impl NodeSelector {
    /// Creates a [`NodeSelector`] from its required members.
    #[must_use]
    pub fn new(node_selector_terms: impl IntoIterator<Item = NodeSelectorTerm>) -> Self {
        Self {
            node_selector_terms: node_selector_terms.into_iter().collect(),
        }
    }
}
impl crate::runtime::read::FromJson for NodeSelector {
    const MEMBERS: &'static [&'static str] = &["nodeSelectorTerms"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            node_selector_terms: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.filled(&mut read.node_selector_terms),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for NodeSelector {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for NodeSelector {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("nodeSelectorTerms", &self.node_selector_terms);
        object.end()
    }
}

/// Rules that place a Pod near other Pods.
///
/// `io.k8s.api.core.v1.PodAffinity` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PodAffinity {
    /// Preferences; the node with the highest total weight is preferred.
    pub preferred_during_scheduling_ignored_during_execution: Option<
        Vec<WeightedPodAffinityTerm>,
    >,
    /// Requirements that all must hold.
    pub required_during_scheduling_ignored_during_execution: Option<
        Vec<PodAffinityTerm>,
    >,
}
impl PodAffinity {
    /// Preferences; the node with the highest total weight is preferred.
    #[must_use]
    pub fn preferred_during_scheduling_ignored_during_execution(
        mut self,
        value: impl IntoIterator<Item = WeightedPodAffinityTerm>,
    ) -> Self {
        self.preferred_during_scheduling_ignored_during_execution = Some(
            value.into_iter().collect(),
        );
        self
    }
    /// Requirements that all must hold.
    #[must_use]
    pub fn required_during_scheduling_ignored_during_execution(
        mut self,
        value: impl IntoIterator<Item = PodAffinityTerm>,
    ) -> Self {
        self.required_during_scheduling_ignored_during_execution = Some(
            value.into_iter().collect(),
        );
        self
    }
}
impl crate::runtime::read::FromJson for PodAffinity {
    const MEMBERS: &'static [&'static str] = &[
        "preferredDuringSchedulingIgnoredDuringExecution",
        "requiredDuringSchedulingIgnoredDuringExecution",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            preferred_during_scheduling_ignored_during_execution: None,
            required_during_scheduling_ignored_during_execution: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => {
                    members
                        .optional(
                            &mut read
                                .preferred_during_scheduling_ignored_during_execution,
                        );
                }
                1 => {
                    members
                        .optional(
                            &mut read.required_during_scheduling_ignored_during_execution,
                        );
                }
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for PodAffinity {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for PodAffinity {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object
            .optional(
                "preferredDuringSchedulingIgnoredDuringExecution",
                &self.preferred_during_scheduling_ignored_during_execution,
            );
        object
            .optional(
                "requiredDuringSchedulingIgnoredDuringExecution",
                &self.required_during_scheduling_ignored_during_execution,
            );
        object.end()
    }
}

/// A weighted preference.
///
/// `io.k8s.api.core.v1.WeightedPodAffinityTerm` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct WeightedPodAffinityTerm {
    /// The preferred Pods.
    pub pod_affinity_term: PodAffinityTerm,
    /// The weight, from 1 to 100.
    pub weight: i32,
}
impl WeightedPodAffinityTerm {
    /// Creates a [`WeightedPodAffinityTerm`] from its required members.
    #[must_use]
    pub fn new(pod_affinity_term: PodAffinityTerm, weight: i32) -> Self {
        Self { pod_affinity_term, weight }
    }
}
impl crate::runtime::read::FromJson for WeightedPodAffinityTerm {
    const MEMBERS: &'static [&'static str] = &["podAffinityTerm", "weight"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let mut read = (None::<PodAffinityTerm>, <i32>::default());
        while let Some(member) = members.next() {
            match member {
                0 => members.present(&mut read.0),
                1 => members.value(&mut read.1),
                _ => members.skip(),
            }
        }
        let Some(pod_affinity_term) = read.0 else {
            return Err(members.missing(&[0, 1]))
        };
        let whole = Self {
            pod_affinity_term,
            weight: read.1,
        };
        crate::runtime::read::put(place, whole);
        members.end(&[0, 1])
    }
}
impl<'de> Deserialize<'de> for WeightedPodAffinityTerm {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for WeightedPodAffinityTerm {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("podAffinityTerm", &self.pod_affinity_term);
        object.member("weight", &self.weight);
        object.end()
    }
}

/// A set of Pods, and the topology domain that counts as near.
///
/// `io.k8s.api.core.v1.PodAffinityTerm` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PodAffinityTerm {
    /// The labels of the Pods.
    pub label_selector: Option<crate::meta::v1::LabelSelector>,
    /// The namespaces of the Pods. Defaults to the namespace of the Pod itself.
    pub namespaces: Option<Vec<String>>,
    /// The number of matching Pods that must be exceeded before the term matches.
    pub num_of_matching_pods: Option<String>,
    /// The node label whose value names the domain, for example `kubernetes.io/hostname`.
    pub topology_key: String,
}
impl PodAffinityTerm {
    /// Creates a [`PodAffinityTerm`] from its required members.
    #[must_use]
    pub fn new(topology_key: impl Into<String>) -> Self {
        Self {
            label_selector: None,
            namespaces: None,
            num_of_matching_pods: None,
            topology_key: topology_key.into(),
        }
    }
    /// The labels of the Pods.
    #[must_use]
    pub fn label_selector(mut self, value: crate::meta::v1::LabelSelector) -> Self {
        self.label_selector = Some(value);
        self
    }
    /// The namespaces of the Pods. Defaults to the namespace of the Pod itself.
    #[must_use]
    pub fn namespaces(mut self, value: impl IntoIterator<Item: Into<String>>) -> Self {
        self.namespaces = Some(value.into_iter().map(Into::into).collect());
        self
    }
    /// The number of matching Pods that must be exceeded before the term matches.
    #[must_use]
    pub fn num_of_matching_pods(mut self, value: impl Into<String>) -> Self {
        self.num_of_matching_pods = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for PodAffinityTerm {
    const MEMBERS: &'static [&'static str] = &[
        "labelSelector",
        "namespaces",
        "numOfMatchingPods",
        "topologyKey",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            label_selector: None,
            namespaces: None,
            num_of_matching_pods: None,
            topology_key: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.label_selector),
                1 => members.optional(&mut read.namespaces),
                2 => members.optional(&mut read.num_of_matching_pods),
                3 => members.value(&mut read.topology_key),
                _ => members.skip(),
            }
        }
        members.end(&[3])
    }
}
impl<'de> Deserialize<'de> for PodAffinityTerm {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for PodAffinityTerm {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("labelSelector", &self.label_selector);
        object.optional("namespaces", &self.namespaces);
        object.optional("numOfMatchingPods", &self.num_of_matching_pods);
        object.member("topologyKey", &self.topology_key);
        object.end()
    }
}

/// Rules that place a Pod away from other Pods.
///
/// `io.k8s.api.core.v1.PodAntiAffinity` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PodAntiAffinity {
    /// Preferences; the node with the lowest total weight is preferred.
    pub preferred_during_scheduling_ignored_during_execution: Option<
        Vec<WeightedPodAffinityTerm>,
    >,
    /// Requirements that all must hold.
    pub required_during_scheduling_ignored_during_execution: Option<
        Vec<PodAffinityTerm>,
    >,
}
impl PodAntiAffinity {
    /// Preferences; the node with the lowest total weight is preferred.
    #[must_use]
    pub fn preferred_during_scheduling_ignored_during_execution(
        mut self,
        value: impl IntoIterator<Item = WeightedPodAffinityTerm>,
    ) -> Self {
        self.preferred_during_scheduling_ignored_during_execution = Some(
            value.into_iter().collect(),
        );
        self
    }
    /// Requirements that all must hold.
    #[must_use]
    pub fn required_during_scheduling_ignored_during_execution(
        mut self,
        value: impl IntoIterator<Item = PodAffinityTerm>,
    ) -> Self {
        self.required_during_scheduling_ignored_during_execution = Some(
            value.into_iter().collect(),
        );
        self
    }
}
impl crate::runtime::read::FromJson for PodAntiAffinity {
    const MEMBERS: &'static [&'static str] = &[
        "preferredDuringSchedulingIgnoredDuringExecution",
        "requiredDuringSchedulingIgnoredDuringExecution",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            preferred_during_scheduling_ignored_during_execution: None,
            required_during_scheduling_ignored_during_execution: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => {
                    members
                        .optional(
                            &mut read
                                .preferred_during_scheduling_ignored_during_execution,
                        );
                }
                1 => {
                    members
                        .optional(
                            &mut read.required_during_scheduling_ignored_during_execution,
                        );
                }
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for PodAntiAffinity {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for PodAntiAffinity {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object
            .optional(
                "preferredDuringSchedulingIgnoredDuringExecution",
                &self.preferred_during_scheduling_ignored_during_execution,
            );
        object
            .optional(
                "requiredDuringSchedulingIgnoredDuringExecution",
                &self.required_during_scheduling_ignored_during_execution,
            );
        object.end()
    }
}

/// One container of a Pod.
///
/// `io.k8s.api.core.v1.Container` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Container {
    /// Arguments in place of the image's. `$(NAME)` is replaced by an environment variable.
    pub args: Option<Vec<String>>,
    /// The program to run in place of the image's, without a shell. `$(NAME)` is replaced by an environment variable.
    pub command: Option<Vec<String>>,
    /// Environment variables.
    pub env: Option<Vec<EnvVar>>,
    /// Where further environment variables come from. Those of `env` count more.
    pub env_from: Option<Vec<EnvFromSource>>,
    /// The image.
    pub image: Option<String>,
    /// When an image is fetched.
    pub image_pull_policy: Option<PullPolicy>,
    /// What is done when a container starts and ends.
    pub lifecycle: Option<Lifecycle>,
    /// How it is found out whether a container is well. One of `exec`, `httpGet` and `tcpSocket` is set.
    pub liveness_probe: Option<Box<Probe>>,
    /// The container's name, unique in the Pod.
    pub name: String,
    /// Ports that the container listens on.
    pub ports: Option<Vec<ContainerPort>>,
    /// How it is found out whether a container is well. One of `exec`, `httpGet` and `tcpSocket` is set.
    pub readiness_probe: Option<Box<Probe>>,
    /// What a container needs, and what it may take at most.
    pub resources: Option<ResourceRequirements>,
    /// What holds for the security of one container. It counts more than the Pod's.
    pub security_context: Option<Box<SecurityContext>>,
    pub startup_probe: Option<Box<Probe>>,
    /// Whether the container has an input that stays open.
    pub stdin: Option<bool>,
    /// Whether the input closes after the first who was attached to it leaves.
    pub stdin_once: Option<bool>,
    /// The file in the container that its last words are read from.
    pub termination_message_path: Option<String>,
    /// Where a container's last words come from.
    pub termination_message_policy: Option<TerminationMessagePolicy>,
    /// Whether the container has a terminal; needs `stdin`.
    pub tty: Option<bool>,
    /// Block devices that the container uses.
    pub volume_devices: Option<Vec<VolumeDevice>>,
    /// Which volumes of the Pod the container sees, and where.
    pub volume_mounts: Option<Vec<VolumeMount>>,
    /// The folder that the container starts in, in place of the image's.
    pub working_dir: Option<String>,
}
impl Container {
    /// Creates a [`Container`] from its required members.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            args: None,
            command: None,
            env: None,
            env_from: None,
            image: None,
            image_pull_policy: None,
            lifecycle: None,
            liveness_probe: None,
            name: name.into(),
            ports: None,
            readiness_probe: None,
            resources: None,
            security_context: None,
            startup_probe: None,
            stdin: None,
            stdin_once: None,
            termination_message_path: None,
            termination_message_policy: None,
            tty: None,
            volume_devices: None,
            volume_mounts: None,
            working_dir: None,
        }
    }
    /// Arguments in place of the image's. `$(NAME)` is replaced by an environment variable.
    #[must_use]
    pub fn args(mut self, value: impl IntoIterator<Item: Into<String>>) -> Self {
        self.args = Some(value.into_iter().map(Into::into).collect());
        self
    }
    /// The program to run in place of the image's, without a shell. `$(NAME)` is replaced by an environment variable.
    #[must_use]
    pub fn command(mut self, value: impl IntoIterator<Item: Into<String>>) -> Self {
        self.command = Some(value.into_iter().map(Into::into).collect());
        self
    }
    /// Environment variables.
    #[must_use]
    pub fn env(mut self, value: impl IntoIterator<Item = EnvVar>) -> Self {
        self.env = Some(value.into_iter().collect());
        self
    }
    /// Where further environment variables come from. Those of `env` count more.
    #[must_use]
    pub fn env_from(mut self, value: impl IntoIterator<Item = EnvFromSource>) -> Self {
        self.env_from = Some(value.into_iter().collect());
        self
    }
    /// The image.
    #[must_use]
    pub fn image(mut self, value: impl Into<String>) -> Self {
        self.image = Some(value.into());
        self
    }
    /// When an image is fetched.
    #[must_use]
    pub fn image_pull_policy(mut self, value: impl Into<PullPolicy>) -> Self {
        self.image_pull_policy = Some(value.into());
        self
    }
    /// What is done when a container starts and ends.
    #[must_use]
    pub fn lifecycle(mut self, value: Lifecycle) -> Self {
        self.lifecycle = Some(value);
        self
    }
    /// How it is found out whether a container is well. One of `exec`, `httpGet` and `tcpSocket` is set.
    #[must_use]
    pub fn liveness_probe(mut self, value: Probe) -> Self {
        self.liveness_probe = Some(Box::new(value));
        self
    }
    /// Ports that the container listens on.
    #[must_use]
    pub fn ports(mut self, value: impl IntoIterator<Item = ContainerPort>) -> Self {
        self.ports = Some(value.into_iter().collect());
        self
    }
    /// How it is found out whether a container is well. One of `exec`, `httpGet` and `tcpSocket` is set.
    #[must_use]
    pub fn readiness_probe(mut self, value: Probe) -> Self {
        self.readiness_probe = Some(Box::new(value));
        self
    }
    /// What a container needs, and what it may take at most.
    #[must_use]
    pub fn resources(mut self, value: ResourceRequirements) -> Self {
        self.resources = Some(value);
        self
    }
    /// What holds for the security of one container. It counts more than the Pod's.
    #[must_use]
    pub fn security_context(mut self, value: SecurityContext) -> Self {
        self.security_context = Some(Box::new(value));
        self
    }
    #[must_use]
    pub fn startup_probe(mut self, value: Probe) -> Self {
        self.startup_probe = Some(Box::new(value));
        self
    }
    /// Whether the container has an input that stays open.
    #[must_use]
    pub fn stdin(mut self, value: bool) -> Self {
        self.stdin = Some(value);
        self
    }
    /// Whether the input closes after the first who was attached to it leaves.
    #[must_use]
    pub fn stdin_once(mut self, value: bool) -> Self {
        self.stdin_once = Some(value);
        self
    }
    /// The file in the container that its last words are read from.
    #[must_use]
    pub fn termination_message_path(mut self, value: impl Into<String>) -> Self {
        self.termination_message_path = Some(value.into());
        self
    }
    /// Where a container's last words come from.
    #[must_use]
    pub fn termination_message_policy(
        mut self,
        value: impl Into<TerminationMessagePolicy>,
    ) -> Self {
        self.termination_message_policy = Some(value.into());
        self
    }
    /// Whether the container has a terminal; needs `stdin`.
    #[must_use]
    pub fn tty(mut self, value: bool) -> Self {
        self.tty = Some(value);
        self
    }
    /// Block devices that the container uses.
    #[must_use]
    pub fn volume_devices(
        mut self,
        value: impl IntoIterator<Item = VolumeDevice>,
    ) -> Self {
        self.volume_devices = Some(value.into_iter().collect());
        self
    }
    /// Which volumes of the Pod the container sees, and where.
    #[must_use]
    pub fn volume_mounts(
        mut self,
        value: impl IntoIterator<Item = VolumeMount>,
    ) -> Self {
        self.volume_mounts = Some(value.into_iter().collect());
        self
    }
    /// The folder that the container starts in, in place of the image's.
    #[must_use]
    pub fn working_dir(mut self, value: impl Into<String>) -> Self {
        self.working_dir = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for Container {
    const MEMBERS: &'static [&'static str] = &[
        "args",
        "command",
        "env",
        "envFrom",
        "image",
        "imagePullPolicy",
        "lifecycle",
        "livenessProbe",
        "name",
        "ports",
        "readinessProbe",
        "resources",
        "securityContext",
        "startupProbe",
        "stdin",
        "stdinOnce",
        "terminationMessagePath",
        "terminationMessagePolicy",
        "tty",
        "volumeDevices",
        "volumeMounts",
        "workingDir",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            args: None,
            command: None,
            env: None,
            env_from: None,
            image: None,
            image_pull_policy: None,
            lifecycle: None,
            liveness_probe: None,
            name: ::std::default::Default::default(),
            ports: None,
            readiness_probe: None,
            resources: None,
            security_context: None,
            startup_probe: None,
            stdin: None,
            stdin_once: None,
            termination_message_path: None,
            termination_message_policy: None,
            tty: None,
            volume_devices: None,
            volume_mounts: None,
            working_dir: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.args),
                1 => members.optional(&mut read.command),
                2 => members.optional(&mut read.env),
                3 => members.optional(&mut read.env_from),
                4 => members.optional(&mut read.image),
                5 => members.optional(&mut read.image_pull_policy),
                6 => members.optional(&mut read.lifecycle),
                7 => members.optional(&mut read.liveness_probe),
                8 => members.value(&mut read.name),
                9 => members.optional(&mut read.ports),
                10 => members.optional(&mut read.readiness_probe),
                11 => members.optional(&mut read.resources),
                12 => members.optional(&mut read.security_context),
                13 => members.optional(&mut read.startup_probe),
                14 => members.optional(&mut read.stdin),
                15 => members.optional(&mut read.stdin_once),
                16 => members.optional(&mut read.termination_message_path),
                17 => members.optional(&mut read.termination_message_policy),
                18 => members.optional(&mut read.tty),
                19 => members.optional(&mut read.volume_devices),
                20 => members.optional(&mut read.volume_mounts),
                21 => members.optional(&mut read.working_dir),
                _ => members.skip(),
            }
        }
        members.end(&[8])
    }
}
impl<'de> Deserialize<'de> for Container {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Container {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("args", &self.args);
        object.optional("command", &self.command);
        object.optional("env", &self.env);
        object.optional("envFrom", &self.env_from);
        object.optional("image", &self.image);
        object.optional("imagePullPolicy", &self.image_pull_policy);
        object.optional("lifecycle", &self.lifecycle);
        object.optional("livenessProbe", &self.liveness_probe);
        object.member("name", &self.name);
        object.optional("ports", &self.ports);
        object.optional("readinessProbe", &self.readiness_probe);
        object.optional("resources", &self.resources);
        object.optional("securityContext", &self.security_context);
        object.optional("startupProbe", &self.startup_probe);
        object.optional("stdin", &self.stdin);
        object.optional("stdinOnce", &self.stdin_once);
        object.optional("terminationMessagePath", &self.termination_message_path);
        object.optional("terminationMessagePolicy", &self.termination_message_policy);
        object.optional("tty", &self.tty);
        object.optional("volumeDevices", &self.volume_devices);
        object.optional("volumeMounts", &self.volume_mounts);
        object.optional("workingDir", &self.working_dir);
        object.end()
    }
}
#[cfg(feature = "validate")]
impl crate::runtime::check::Check for Container {
    fn check(
        &self,
        at: crate::runtime::check::At<'_>,
    ) -> Result<(), crate::runtime::RequestError> {
        if let Some(value) = &self.env {
            let at = at.member("env");
            crate::runtime::check::Check::check(value, at)?;
        }
        if let Some(value) = &self.lifecycle {
            let at = at.member("lifecycle");
            crate::runtime::check::Check::check(value, at)?;
        }
        if let Some(value) = &self.liveness_probe {
            let value = &**value;
            let at = at.member("livenessProbe");
            crate::runtime::check::Check::check(value, at)?;
        }
        if let Some(value) = &self.readiness_probe {
            let value = &**value;
            let at = at.member("readinessProbe");
            crate::runtime::check::Check::check(value, at)?;
        }
        if let Some(value) = &self.startup_probe {
            let value = &**value;
            let at = at.member("startupProbe");
            crate::runtime::check::Check::check(value, at)?;
        }
        Ok(())
    }
}

/// An environment variable.
///
/// `io.k8s.api.core.v1.EnvVar` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EnvVar {
    /// The variable's name.
    pub name: String,
    /// Its value. `$(NAME)` is replaced by a variable that was set before.
    pub value: Option<String>,
    /// Where the value of an environment variable comes from. One of the members is set.
    pub value_from: Option<Box<EnvVarSource>>,
}
impl EnvVar {
    /// Creates a [`EnvVar`] from its required members.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            value: None,
            value_from: None,
        }
    }
    /// Its value. `$(NAME)` is replaced by a variable that was set before.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = Some(value.into());
        self
    }
    /// Where the value of an environment variable comes from. One of the members is set.
    #[must_use]
    pub fn value_from(mut self, value: EnvVarSource) -> Self {
        self.value_from = Some(Box::new(value));
        self
    }
}
impl crate::runtime::read::FromJson for EnvVar {
    const MEMBERS: &'static [&'static str] = &["name", "value", "valueFrom"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            name: ::std::default::Default::default(),
            value: None,
            value_from: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.value(&mut read.name),
                1 => members.optional(&mut read.value),
                2 => members.optional(&mut read.value_from),
                _ => members.skip(),
            }
        }
        members.end(&[0])
    }
}
impl<'de> Deserialize<'de> for EnvVar {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for EnvVar {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("name", &self.name);
        object.optional("value", &self.value);
        object.optional("valueFrom", &self.value_from);
        object.end()
    }
}
#[cfg(feature = "validate")]
impl crate::runtime::check::Check for EnvVar {
    fn check(
        &self,
        at: crate::runtime::check::At<'_>,
    ) -> Result<(), crate::runtime::RequestError> {
        if let Some(value) = &self.value_from {
            let value = &**value;
            let at = at.member("valueFrom");
            crate::runtime::check::Check::check(value, at)?;
        }
        Ok(())
    }
}

/// Where the value of an environment variable comes from. One of the members is set.
///
/// `io.k8s.api.core.v1.EnvVarSource` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct EnvVarSource {
    /// One value of a `ConfigMap`.
    pub config_map_key_ref: Option<ConfigMapKeySelector>,
    /// A field of the Pod.
    pub field_ref: Option<ObjectFieldSelector>,
    /// A limit or request of a process.
    pub process_resource_field_ref: Option<ProcessResourceFieldSelector>,
    /// A resource of a container.
    pub resource_field_ref: Option<ResourceFieldSelector>,
    /// One value of a Secret.
    pub secret_key_ref: Option<SecretKeySelector>,
}
impl EnvVarSource {
    /// One value of a `ConfigMap`.
    #[must_use]
    pub fn config_map_key_ref(mut self, value: ConfigMapKeySelector) -> Self {
        self.config_map_key_ref = Some(value);
        self
    }
    /// A field of the Pod.
    #[must_use]
    pub fn field_ref(mut self, value: ObjectFieldSelector) -> Self {
        self.field_ref = Some(value);
        self
    }
    /// A limit or request of a process.
    #[must_use]
    pub fn process_resource_field_ref(
        mut self,
        value: ProcessResourceFieldSelector,
    ) -> Self {
        self.process_resource_field_ref = Some(value);
        self
    }
    /// A resource of a container.
    #[must_use]
    pub fn resource_field_ref(mut self, value: ResourceFieldSelector) -> Self {
        self.resource_field_ref = Some(value);
        self
    }
    /// One value of a Secret.
    #[must_use]
    pub fn secret_key_ref(mut self, value: SecretKeySelector) -> Self {
        self.secret_key_ref = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for EnvVarSource {
    const MEMBERS: &'static [&'static str] = &[
        "configMapKeyRef",
        "fieldRef",
        "processResourceFieldRef",
        "resourceFieldRef",
        "secretKeyRef",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            config_map_key_ref: None,
            field_ref: None,
            process_resource_field_ref: None,
            resource_field_ref: None,
            secret_key_ref: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.config_map_key_ref),
                1 => members.optional(&mut read.field_ref),
                2 => members.optional(&mut read.process_resource_field_ref),
                3 => members.optional(&mut read.resource_field_ref),
                4 => members.optional(&mut read.secret_key_ref),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for EnvVarSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for EnvVarSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("configMapKeyRef", &self.config_map_key_ref);
        object.optional("fieldRef", &self.field_ref);
        object.optional("processResourceFieldRef", &self.process_resource_field_ref);
        object.optional("resourceFieldRef", &self.resource_field_ref);
        object.optional("secretKeyRef", &self.secret_key_ref);
        object.end()
    }
}
#[cfg(feature = "validate")]
impl crate::runtime::check::Check for EnvVarSource {
    fn check(
        &self,
        at: crate::runtime::check::At<'_>,
    ) -> Result<(), crate::runtime::RequestError> {
        at.exclusive(
            &[
                ("configMapKeyRef", self.config_map_key_ref.is_some()),
                ("fieldRef", self.field_ref.is_some()),
                ("resourceFieldRef", self.resource_field_ref.is_some()),
                ("secretKeyRef", self.secret_key_ref.is_some()),
            ],
        )?;
        Ok(())
    }
}

/// One value of a `ConfigMap`.
///
/// `io.k8s.api.core.v1.ConfigMapKeySelector` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ConfigMapKeySelector {
    /// The value's key.
    pub key: String,
    /// The `ConfigMap`'s name.
    pub name: Option<String>,
    /// Whether it may be missing.
    pub optional: Option<bool>,
}
impl ConfigMapKeySelector {
    /// Creates a [`ConfigMapKeySelector`] from its required members.
    #[must_use]
    pub fn new(key: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            name: None,
            optional: None,
        }
    }
    /// The `ConfigMap`'s name.
    #[must_use]
    pub fn name(mut self, value: impl Into<String>) -> Self {
        self.name = Some(value.into());
        self
    }
    /// Whether it may be missing.
    #[must_use]
    pub fn optional(mut self, value: bool) -> Self {
        self.optional = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for ConfigMapKeySelector {
    const MEMBERS: &'static [&'static str] = &["key", "name", "optional"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            key: ::std::default::Default::default(),
            name: None,
            optional: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.value(&mut read.key),
                1 => members.optional(&mut read.name),
                2 => members.optional(&mut read.optional),
                _ => members.skip(),
            }
        }
        members.end(&[0])
    }
}
impl<'de> Deserialize<'de> for ConfigMapKeySelector {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ConfigMapKeySelector {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("key", &self.key);
        object.optional("name", &self.name);
        object.optional("optional", &self.optional);
        object.end()
    }
}

/// A field of the Pod.
///
/// `io.k8s.api.core.v1.ObjectFieldSelector` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ObjectFieldSelector {
    /// The version of the schema that the path is of; `v1`, if it is left out.
    pub api_version: Option<String>,
    /// The path of the field, for example `metadata.name`.
    pub field_path: String,
}
impl ObjectFieldSelector {
    /// Creates a [`ObjectFieldSelector`] from its required members.
    #[must_use]
    pub fn new(field_path: impl Into<String>) -> Self {
        Self {
            api_version: None,
            field_path: field_path.into(),
        }
    }
    /// The version of the schema that the path is of; `v1`, if it is left out.
    #[must_use]
    pub fn api_version(mut self, value: impl Into<String>) -> Self {
        self.api_version = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for ObjectFieldSelector {
    const MEMBERS: &'static [&'static str] = &["apiVersion", "fieldPath"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            api_version: None,
            field_path: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.api_version),
                1 => members.value(&mut read.field_path),
                _ => members.skip(),
            }
        }
        members.end(&[1])
    }
}
impl<'de> Deserialize<'de> for ObjectFieldSelector {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ObjectFieldSelector {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("apiVersion", &self.api_version);
        object.member("fieldPath", &self.field_path);
        object.end()
    }
}

/// A limit or request of a process.
///
/// `io.k8s.api.core.v1.ProcessResourceFieldSelector` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ProcessResourceFieldSelector {
    /// The unit of the result. Defaults to `1`.
    pub divisor: Option<crate::resource::Quantity>,
    /// The process's name. Required in volumes.
    pub process_name: Option<String>,
    /// The resource, for example `limits.cpu`.
    pub resource: String,
}
impl ProcessResourceFieldSelector {
    /// Creates a [`ProcessResourceFieldSelector`] from its required members.
    #[must_use]
    pub fn new(resource: impl Into<String>) -> Self {
        Self {
            divisor: None,
            process_name: None,
            resource: resource.into(),
        }
    }
    /// The unit of the result. Defaults to `1`.
    #[must_use]
    pub fn divisor(mut self, value: impl Into<crate::resource::Quantity>) -> Self {
        self.divisor = Some(value.into());
        self
    }
    /// The process's name. Required in volumes.
    #[must_use]
    pub fn process_name(mut self, value: impl Into<String>) -> Self {
        self.process_name = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for ProcessResourceFieldSelector {
    const MEMBERS: &'static [&'static str] = &["divisor", "processName", "resource"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            divisor: None,
            process_name: None,
            resource: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.divisor),
                1 => members.optional(&mut read.process_name),
                2 => members.value(&mut read.resource),
                _ => members.skip(),
            }
        }
        members.end(&[2])
    }
}
impl<'de> Deserialize<'de> for ProcessResourceFieldSelector {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ProcessResourceFieldSelector {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("divisor", &self.divisor);
        object.optional("processName", &self.process_name);
        object.member("resource", &self.resource);
        object.end()
    }
}

/// A resource of a container.
///
/// `io.k8s.api.core.v1.ResourceFieldSelector` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ResourceFieldSelector {
    /// The container; needed in volumes.
    pub container_name: Option<String>,
    /// An amount of a resource: a decimal number and a suffix, binary (`Ki`, `Mi`, `Gi`, …), decimal (`n`, `u`, `m`, `k`, `M`, `G`, …) or
    /// an exponent (`1e3`). `500m` of CPU is half a core, `1Gi` of memory is 2³⁰ bytes.
    ///
    /// Format: `quantity`.
    ///
    /// Example: `"500m"`.
    pub divisor: Option<crate::resource::Quantity>,
    /// The resource, for example `limits.cpu`.
    pub resource: String,
}
impl ResourceFieldSelector {
    /// Creates a [`ResourceFieldSelector`] from its required members.
    #[must_use]
    pub fn new(resource: impl Into<String>) -> Self {
        Self {
            container_name: None,
            divisor: None,
            resource: resource.into(),
        }
    }
    /// The container; needed in volumes.
    #[must_use]
    pub fn container_name(mut self, value: impl Into<String>) -> Self {
        self.container_name = Some(value.into());
        self
    }
    /// An amount of a resource: a decimal number and a suffix, binary (`Ki`, `Mi`, `Gi`, …), decimal (`n`, `u`, `m`, `k`, `M`, `G`, …) or
    /// an exponent (`1e3`). `500m` of CPU is half a core, `1Gi` of memory is 2³⁰ bytes.
    ///
    /// Format: `quantity`.
    ///
    /// Example: `"500m"`.
    #[must_use]
    pub fn divisor(mut self, value: impl Into<crate::resource::Quantity>) -> Self {
        self.divisor = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for ResourceFieldSelector {
    const MEMBERS: &'static [&'static str] = &["containerName", "divisor", "resource"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            container_name: None,
            divisor: None,
            resource: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.container_name),
                1 => members.optional(&mut read.divisor),
                2 => members.value(&mut read.resource),
                _ => members.skip(),
            }
        }
        members.end(&[2])
    }
}
impl<'de> Deserialize<'de> for ResourceFieldSelector {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ResourceFieldSelector {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("containerName", &self.container_name);
        object.optional("divisor", &self.divisor);
        object.member("resource", &self.resource);
        object.end()
    }
}

/// One value of a Secret.
///
/// `io.k8s.api.core.v1.SecretKeySelector` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SecretKeySelector {
    /// The value's key.
    pub key: String,
    /// The Secret's name.
    pub name: Option<String>,
    /// Whether it may be missing.
    pub optional: Option<bool>,
}
impl SecretKeySelector {
    /// Creates a [`SecretKeySelector`] from its required members.
    #[must_use]
    pub fn new(key: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            name: None,
            optional: None,
        }
    }
    /// The Secret's name.
    #[must_use]
    pub fn name(mut self, value: impl Into<String>) -> Self {
        self.name = Some(value.into());
        self
    }
    /// Whether it may be missing.
    #[must_use]
    pub fn optional(mut self, value: bool) -> Self {
        self.optional = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for SecretKeySelector {
    const MEMBERS: &'static [&'static str] = &["key", "name", "optional"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            key: ::std::default::Default::default(),
            name: None,
            optional: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.value(&mut read.key),
                1 => members.optional(&mut read.name),
                2 => members.optional(&mut read.optional),
                _ => members.skip(),
            }
        }
        members.end(&[0])
    }
}
impl<'de> Deserialize<'de> for SecretKeySelector {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for SecretKeySelector {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("key", &self.key);
        object.optional("name", &self.name);
        object.optional("optional", &self.optional);
        object.end()
    }
}

/// Where a set of environment variables comes from.
///
/// `io.k8s.api.core.v1.EnvFromSource` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct EnvFromSource {
    /// All values of a `ConfigMap` as environment variables.
    pub config_map_ref: Option<ConfigMapEnvSource>,
    /// What is put before each name.
    pub prefix: Option<String>,
    /// All values of a Secret as environment variables.
    pub secret_ref: Option<SecretEnvSource>,
}
impl EnvFromSource {
    /// All values of a `ConfigMap` as environment variables.
    #[must_use]
    pub fn config_map_ref(mut self, value: ConfigMapEnvSource) -> Self {
        self.config_map_ref = Some(value);
        self
    }
    /// What is put before each name.
    #[must_use]
    pub fn prefix(mut self, value: impl Into<String>) -> Self {
        self.prefix = Some(value.into());
        self
    }
    /// All values of a Secret as environment variables.
    #[must_use]
    pub fn secret_ref(mut self, value: SecretEnvSource) -> Self {
        self.secret_ref = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for EnvFromSource {
    const MEMBERS: &'static [&'static str] = &["configMapRef", "prefix", "secretRef"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            config_map_ref: None,
            prefix: None,
            secret_ref: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.config_map_ref),
                1 => members.optional(&mut read.prefix),
                2 => members.optional(&mut read.secret_ref),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for EnvFromSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for EnvFromSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("configMapRef", &self.config_map_ref);
        object.optional("prefix", &self.prefix);
        object.optional("secretRef", &self.secret_ref);
        object.end()
    }
}

/// All values of a `ConfigMap` as environment variables.
///
/// `io.k8s.api.core.v1.ConfigMapEnvSource` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ConfigMapEnvSource {
    /// The `ConfigMap`'s name.
    pub name: Option<String>,
    /// Whether it may be missing.
    pub optional: Option<bool>,
}
impl ConfigMapEnvSource {
    /// The `ConfigMap`'s name.
    #[must_use]
    pub fn name(mut self, value: impl Into<String>) -> Self {
        self.name = Some(value.into());
        self
    }
    /// Whether it may be missing.
    #[must_use]
    pub fn optional(mut self, value: bool) -> Self {
        self.optional = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for ConfigMapEnvSource {
    const MEMBERS: &'static [&'static str] = &["name", "optional"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self { name: None, optional: None };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.name),
                1 => members.optional(&mut read.optional),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for ConfigMapEnvSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ConfigMapEnvSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("name", &self.name);
        object.optional("optional", &self.optional);
        object.end()
    }
}

/// All values of a Secret as environment variables.
///
/// `io.k8s.api.core.v1.SecretEnvSource` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SecretEnvSource {
    /// The Secret's name.
    pub name: Option<String>,
    /// Whether it may be missing.
    pub optional: Option<bool>,
}
impl SecretEnvSource {
    /// The Secret's name.
    #[must_use]
    pub fn name(mut self, value: impl Into<String>) -> Self {
        self.name = Some(value.into());
        self
    }
    /// Whether it may be missing.
    #[must_use]
    pub fn optional(mut self, value: bool) -> Self {
        self.optional = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for SecretEnvSource {
    const MEMBERS: &'static [&'static str] = &["name", "optional"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self { name: None, optional: None };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.name),
                1 => members.optional(&mut read.optional),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for SecretEnvSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for SecretEnvSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("name", &self.name);
        object.optional("optional", &self.optional);
        object.end()
    }
}

/// When an image is fetched.
///
/// `io.k8s.api.core.v1.PullPolicy` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PullPolicy {
    /// Each time.
    ///
    /// `"Always"`.
    Always,
    /// Where the node does not have it.
    ///
    /// `"IfNotPresent"`.
    IfNotPresent,
    /// Not at all; the node must have it.
    ///
    /// `"Never"`.
    Never,
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl PullPolicy {
    /// Returns the value as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Always => "Always",
            Self::IfNotPresent => "IfNotPresent",
            Self::Never => "Never",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for PullPolicy {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl AsRef<str> for PullPolicy {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl Serialize for PullPolicy {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for PullPolicy {
    fn from(text: &str) -> Self {
        match text {
            "Always" => Self::Always,
            "IfNotPresent" => Self::IfNotPresent,
            "Never" => Self::Never,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for PullPolicy {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl ::std::str::FromStr for PullPolicy {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for PullPolicy {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::String;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::constants::open(
            json,
            place,
            3,
            |value| matches!(value, Self::Unknown(_)),
        )
    }
}
impl<'de> Deserialize<'de> for PullPolicy {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// What is done when a container starts and ends.
///
/// `io.k8s.api.core.v1.Lifecycle` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Lifecycle {
    /// Runs when a process becomes active.
    pub active: Option<Box<Handler>>,
    /// Runs before a process is started.
    pub configure: Option<Box<Handler>>,
    /// Runs after a process was created.
    pub install: Option<Box<Handler>>,
    /// Something to do. One of the members is set.
    pub post_start: Option<Box<Handler>>,
    /// Something to do. One of the members is set.
    pub pre_stop: Option<Box<Handler>>,
    /// Runs when the configuration of a process has changed.
    pub reconfigure: Option<Box<Handler>>,
    /// Runs to restart a process.
    pub restart: Option<Box<Handler>>,
    /// Runs to return a process to its previous version.
    pub rollback: Option<Box<Handler>>,
    /// Runs when the number of Pods decreases.
    pub scale_in: Option<Box<Handler>>,
    /// Runs when the number of Pods increases.
    pub scale_out: Option<Box<Handler>>,
    /// Runs when a process becomes a standby.
    pub standby: Option<Box<Handler>>,
    /// Runs to start a process.
    pub start: Option<Box<Handler>>,
    /// Runs to stop a process.
    pub stop: Option<Box<Handler>>,
    /// Runs before a process is removed.
    pub uninstall: Option<Box<Handler>>,
    /// Runs to update a process.
    pub update: Option<Box<Handler>>,
}
impl Lifecycle {
    /// Runs when a process becomes active.
    #[must_use]
    pub fn active(mut self, value: Handler) -> Self {
        self.active = Some(Box::new(value));
        self
    }
    /// Runs before a process is started.
    #[must_use]
    pub fn configure(mut self, value: Handler) -> Self {
        self.configure = Some(Box::new(value));
        self
    }
    /// Runs after a process was created.
    #[must_use]
    pub fn install(mut self, value: Handler) -> Self {
        self.install = Some(Box::new(value));
        self
    }
    /// Something to do. One of the members is set.
    #[must_use]
    pub fn post_start(mut self, value: Handler) -> Self {
        self.post_start = Some(Box::new(value));
        self
    }
    /// Something to do. One of the members is set.
    #[must_use]
    pub fn pre_stop(mut self, value: Handler) -> Self {
        self.pre_stop = Some(Box::new(value));
        self
    }
    /// Runs when the configuration of a process has changed.
    #[must_use]
    pub fn reconfigure(mut self, value: Handler) -> Self {
        self.reconfigure = Some(Box::new(value));
        self
    }
    /// Runs to restart a process.
    #[must_use]
    pub fn restart(mut self, value: Handler) -> Self {
        self.restart = Some(Box::new(value));
        self
    }
    /// Runs to return a process to its previous version.
    #[must_use]
    pub fn rollback(mut self, value: Handler) -> Self {
        self.rollback = Some(Box::new(value));
        self
    }
    /// Runs when the number of Pods decreases.
    #[must_use]
    pub fn scale_in(mut self, value: Handler) -> Self {
        self.scale_in = Some(Box::new(value));
        self
    }
    /// Runs when the number of Pods increases.
    #[must_use]
    pub fn scale_out(mut self, value: Handler) -> Self {
        self.scale_out = Some(Box::new(value));
        self
    }
    /// Runs when a process becomes a standby.
    #[must_use]
    pub fn standby(mut self, value: Handler) -> Self {
        self.standby = Some(Box::new(value));
        self
    }
    /// Runs to start a process.
    #[must_use]
    pub fn start(mut self, value: Handler) -> Self {
        self.start = Some(Box::new(value));
        self
    }
    /// Runs to stop a process.
    #[must_use]
    pub fn stop(mut self, value: Handler) -> Self {
        self.stop = Some(Box::new(value));
        self
    }
    /// Runs before a process is removed.
    #[must_use]
    pub fn uninstall(mut self, value: Handler) -> Self {
        self.uninstall = Some(Box::new(value));
        self
    }
    /// Runs to update a process.
    #[must_use]
    pub fn update(mut self, value: Handler) -> Self {
        self.update = Some(Box::new(value));
        self
    }
}
impl crate::runtime::read::FromJson for Lifecycle {
    const MEMBERS: &'static [&'static str] = &[
        "active",
        "configure",
        "install",
        "postStart",
        "preStop",
        "reconfigure",
        "restart",
        "rollback",
        "scaleIn",
        "scaleOut",
        "standby",
        "start",
        "stop",
        "uninstall",
        "update",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            active: None,
            configure: None,
            install: None,
            post_start: None,
            pre_stop: None,
            reconfigure: None,
            restart: None,
            rollback: None,
            scale_in: None,
            scale_out: None,
            standby: None,
            start: None,
            stop: None,
            uninstall: None,
            update: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.active),
                1 => members.optional(&mut read.configure),
                2 => members.optional(&mut read.install),
                3 => members.optional(&mut read.post_start),
                4 => members.optional(&mut read.pre_stop),
                5 => members.optional(&mut read.reconfigure),
                6 => members.optional(&mut read.restart),
                7 => members.optional(&mut read.rollback),
                8 => members.optional(&mut read.scale_in),
                9 => members.optional(&mut read.scale_out),
                10 => members.optional(&mut read.standby),
                11 => members.optional(&mut read.start),
                12 => members.optional(&mut read.stop),
                13 => members.optional(&mut read.uninstall),
                14 => members.optional(&mut read.update),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for Lifecycle {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Lifecycle {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("active", &self.active);
        object.optional("configure", &self.configure);
        object.optional("install", &self.install);
        object.optional("postStart", &self.post_start);
        object.optional("preStop", &self.pre_stop);
        object.optional("reconfigure", &self.reconfigure);
        object.optional("restart", &self.restart);
        object.optional("rollback", &self.rollback);
        object.optional("scaleIn", &self.scale_in);
        object.optional("scaleOut", &self.scale_out);
        object.optional("standby", &self.standby);
        object.optional("start", &self.start);
        object.optional("stop", &self.stop);
        object.optional("uninstall", &self.uninstall);
        object.optional("update", &self.update);
        object.end()
    }
}
#[cfg(feature = "validate")]
impl crate::runtime::check::Check for Lifecycle {
    fn check(
        &self,
        at: crate::runtime::check::At<'_>,
    ) -> Result<(), crate::runtime::RequestError> {
        if let Some(value) = &self.active {
            let value = &**value;
            let at = at.member("active");
            crate::runtime::check::Check::check(value, at)?;
        }
        if let Some(value) = &self.configure {
            let value = &**value;
            let at = at.member("configure");
            crate::runtime::check::Check::check(value, at)?;
        }
        if let Some(value) = &self.install {
            let value = &**value;
            let at = at.member("install");
            crate::runtime::check::Check::check(value, at)?;
        }
        if let Some(value) = &self.post_start {
            let value = &**value;
            let at = at.member("postStart");
            crate::runtime::check::Check::check(value, at)?;
        }
        if let Some(value) = &self.pre_stop {
            let value = &**value;
            let at = at.member("preStop");
            crate::runtime::check::Check::check(value, at)?;
        }
        if let Some(value) = &self.reconfigure {
            let value = &**value;
            let at = at.member("reconfigure");
            crate::runtime::check::Check::check(value, at)?;
        }
        if let Some(value) = &self.restart {
            let value = &**value;
            let at = at.member("restart");
            crate::runtime::check::Check::check(value, at)?;
        }
        if let Some(value) = &self.rollback {
            let value = &**value;
            let at = at.member("rollback");
            crate::runtime::check::Check::check(value, at)?;
        }
        if let Some(value) = &self.scale_in {
            let value = &**value;
            let at = at.member("scaleIn");
            crate::runtime::check::Check::check(value, at)?;
        }
        if let Some(value) = &self.scale_out {
            let value = &**value;
            let at = at.member("scaleOut");
            crate::runtime::check::Check::check(value, at)?;
        }
        if let Some(value) = &self.standby {
            let value = &**value;
            let at = at.member("standby");
            crate::runtime::check::Check::check(value, at)?;
        }
        if let Some(value) = &self.start {
            let value = &**value;
            let at = at.member("start");
            crate::runtime::check::Check::check(value, at)?;
        }
        if let Some(value) = &self.stop {
            let value = &**value;
            let at = at.member("stop");
            crate::runtime::check::Check::check(value, at)?;
        }
        if let Some(value) = &self.uninstall {
            let value = &**value;
            let at = at.member("uninstall");
            crate::runtime::check::Check::check(value, at)?;
        }
        if let Some(value) = &self.update {
            let value = &**value;
            let at = at.member("update");
            crate::runtime::check::Check::check(value, at)?;
        }
        Ok(())
    }
}

/// Something to do. One of the members is set.
///
/// `io.k8s.api.core.v1.Handler` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Handler {
    /// A program that is run in the container.
    pub exec: Option<ExecAction>,
    /// A request with HTTP GET. It succeeds with a status from 200 to 399.
    pub http_get: Option<HttpGetAction>,
    /// A connection by TCP. It succeeds when it is opened.
    pub tcp_socket: Option<TcpSocketAction>,
}
impl Handler {
    /// A program that is run in the container.
    #[must_use]
    pub fn exec(mut self, value: ExecAction) -> Self {
        self.exec = Some(value);
        self
    }
    /// A request with HTTP GET. It succeeds with a status from 200 to 399.
    #[must_use]
    pub fn http_get(mut self, value: HttpGetAction) -> Self {
        self.http_get = Some(value);
        self
    }
    /// A connection by TCP. It succeeds when it is opened.
    #[must_use]
    pub fn tcp_socket(mut self, value: TcpSocketAction) -> Self {
        self.tcp_socket = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for Handler {
    const MEMBERS: &'static [&'static str] = &["exec", "httpGet", "tcpSocket"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            exec: None,
            http_get: None,
            tcp_socket: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.exec),
                1 => members.optional(&mut read.http_get),
                2 => members.optional(&mut read.tcp_socket),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for Handler {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Handler {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("exec", &self.exec);
        object.optional("httpGet", &self.http_get);
        object.optional("tcpSocket", &self.tcp_socket);
        object.end()
    }
}
#[cfg(feature = "validate")]
impl crate::runtime::check::Check for Handler {
    fn check(
        &self,
        at: crate::runtime::check::At<'_>,
    ) -> Result<(), crate::runtime::RequestError> {
        at.exclusive(
            &[
                ("exec", self.exec.is_some()),
                ("httpGet", self.http_get.is_some()),
                ("tcpSocket", self.tcp_socket.is_some()),
            ],
        )?;
        Ok(())
    }
}

/// A program that is run in the container.
///
/// `io.k8s.api.core.v1.ExecAction` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ExecAction {
    /// The program and its arguments, without a shell. It succeeds with exit code 0.
    pub command: Option<Vec<String>>,
}
impl ExecAction {
    /// The program and its arguments, without a shell. It succeeds with exit code 0.
    #[must_use]
    pub fn command(mut self, value: impl IntoIterator<Item: Into<String>>) -> Self {
        self.command = Some(value.into_iter().map(Into::into).collect());
        self
    }
}
impl crate::runtime::read::FromJson for ExecAction {
    const MEMBERS: &'static [&'static str] = &["command"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self { command: None };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.command),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for ExecAction {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ExecAction {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("command", &self.command);
        object.end()
    }
}

/// A request with HTTP GET. It succeeds with a status from 200 to 399.
///
/// `io.k8s.api.core.v1.HTTPGetAction` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct HttpGetAction {
    /// The host to ask, the Pod if it is left out.
    pub host: Option<String>,
    /// Headers to send.
    pub http_headers: Option<Vec<HttpHeader>>,
    /// The path to ask for.
    pub path: Option<String>,
    /// A number, or a text that stands for one, such as the name of a port or a percentage.
    ///
    /// Example: `8080`.
    pub port: crate::intstr::IntOrString,
    /// `HTTP` or `HTTPS`; `HTTP`, if it is left out.
    pub scheme: Option<String>,
}
impl HttpGetAction {
    /// Creates a [`HttpGetAction`] from its required members.
    #[must_use]
    pub fn new(port: impl Into<crate::intstr::IntOrString>) -> Self {
        Self {
            host: None,
            http_headers: None,
            path: None,
            port: port.into(),
            scheme: None,
        }
    }
    /// The host to ask, the Pod if it is left out.
    #[must_use]
    pub fn host(mut self, value: impl Into<String>) -> Self {
        self.host = Some(value.into());
        self
    }
    /// Headers to send.
    #[must_use]
    pub fn http_headers(mut self, value: impl IntoIterator<Item = HttpHeader>) -> Self {
        self.http_headers = Some(value.into_iter().collect());
        self
    }
    /// The path to ask for.
    #[must_use]
    pub fn path(mut self, value: impl Into<String>) -> Self {
        self.path = Some(value.into());
        self
    }
    /// `HTTP` or `HTTPS`; `HTTP`, if it is left out.
    #[must_use]
    pub fn scheme(mut self, value: impl Into<String>) -> Self {
        self.scheme = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for HttpGetAction {
    const MEMBERS: &'static [&'static str] = &[
        "host",
        "httpHeaders",
        "path",
        "port",
        "scheme",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let mut read = (
            None::<String>,
            None::<Vec<HttpHeader>>,
            None::<String>,
            None::<crate::intstr::IntOrString>,
            None::<String>,
        );
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.0),
                1 => members.optional(&mut read.1),
                2 => members.optional(&mut read.2),
                3 => members.present(&mut read.3),
                4 => members.optional(&mut read.4),
                _ => members.skip(),
            }
        }
        let Some(port) = read.3 else { return Err(members.missing(&[3])) };
        let whole = Self {
            host: read.0,
            http_headers: read.1,
            path: read.2,
            port,
            scheme: read.4,
        };
        crate::runtime::read::put(place, whole);
        members.end(&[3])
    }
}
impl<'de> Deserialize<'de> for HttpGetAction {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for HttpGetAction {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("host", &self.host);
        object.optional("httpHeaders", &self.http_headers);
        object.optional("path", &self.path);
        object.member("port", &self.port);
        object.optional("scheme", &self.scheme);
        object.end()
    }
}

/// A header of a request.
///
/// `io.k8s.api.core.v1.HTTPHeader` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct HttpHeader {
    /// The header's name.
    pub name: String,
    /// The header's value.
    pub value: String,
}
impl HttpHeader {
    /// Creates a [`HttpHeader`] from its required members.
    #[must_use]
    pub fn new(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            value: value.into(),
        }
    }
}
impl crate::runtime::read::FromJson for HttpHeader {
    const MEMBERS: &'static [&'static str] = &["name", "value"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            name: ::std::default::Default::default(),
            value: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.value(&mut read.name),
                1 => members.value(&mut read.value),
                _ => members.skip(),
            }
        }
        members.end(&[0, 1])
    }
}
impl<'de> Deserialize<'de> for HttpHeader {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for HttpHeader {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("name", &self.name);
        object.member("value", &self.value);
        object.end()
    }
}

/// A connection by TCP. It succeeds when it is opened.
///
/// `io.k8s.api.core.v1.TCPSocketAction` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TcpSocketAction {
    /// The host to connect to, the Pod if it is left out.
    pub host: Option<String>,
    /// A number, or a text that stands for one, such as the name of a port or a percentage.
    ///
    /// Example: `8080`.
    pub port: crate::intstr::IntOrString,
}
impl TcpSocketAction {
    /// Creates a [`TcpSocketAction`] from its required members.
    #[must_use]
    pub fn new(port: impl Into<crate::intstr::IntOrString>) -> Self {
        Self {
            host: None,
            port: port.into(),
        }
    }
    /// The host to connect to, the Pod if it is left out.
    #[must_use]
    pub fn host(mut self, value: impl Into<String>) -> Self {
        self.host = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for TcpSocketAction {
    const MEMBERS: &'static [&'static str] = &["host", "port"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let mut read = (None::<String>, None::<crate::intstr::IntOrString>);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.0),
                1 => members.present(&mut read.1),
                _ => members.skip(),
            }
        }
        let Some(port) = read.1 else { return Err(members.missing(&[1])) };
        let whole = Self { host: read.0, port };
        crate::runtime::read::put(place, whole);
        members.end(&[1])
    }
}
impl<'de> Deserialize<'de> for TcpSocketAction {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for TcpSocketAction {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("host", &self.host);
        object.member("port", &self.port);
        object.end()
    }
}

/// How it is found out whether a container is well. One of `exec`, `httpGet` and `tcpSocket` is set.
///
/// `io.k8s.api.core.v1.Probe` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Probe {
    /// A program that is run in the container.
    pub exec: Option<ExecAction>,
    /// How many failures in a row mean that it is not well.
    pub failure_threshold: Option<i32>,
    /// A request with HTTP GET. It succeeds with a status from 200 to 399.
    pub http_get: Option<HttpGetAction>,
    /// Seconds after the container's start before the first try.
    pub initial_delay_seconds: Option<i32>,
    /// Seconds from one try to the next.
    pub period_seconds: Option<i32>,
    /// How many successes in a row mean that it is well again.
    pub success_threshold: Option<i32>,
    /// A connection by TCP. It succeeds when it is opened.
    pub tcp_socket: Option<TcpSocketAction>,
    /// Seconds after which a try has failed.
    pub timeout_seconds: Option<i32>,
}
impl Probe {
    /// A program that is run in the container.
    #[must_use]
    pub fn exec(mut self, value: ExecAction) -> Self {
        self.exec = Some(value);
        self
    }
    /// How many failures in a row mean that it is not well.
    #[must_use]
    pub fn failure_threshold(mut self, value: i32) -> Self {
        self.failure_threshold = Some(value);
        self
    }
    /// A request with HTTP GET. It succeeds with a status from 200 to 399.
    #[must_use]
    pub fn http_get(mut self, value: HttpGetAction) -> Self {
        self.http_get = Some(value);
        self
    }
    /// Seconds after the container's start before the first try.
    #[must_use]
    pub fn initial_delay_seconds(mut self, value: i32) -> Self {
        self.initial_delay_seconds = Some(value);
        self
    }
    /// Seconds from one try to the next.
    #[must_use]
    pub fn period_seconds(mut self, value: i32) -> Self {
        self.period_seconds = Some(value);
        self
    }
    /// How many successes in a row mean that it is well again.
    #[must_use]
    pub fn success_threshold(mut self, value: i32) -> Self {
        self.success_threshold = Some(value);
        self
    }
    /// A connection by TCP. It succeeds when it is opened.
    #[must_use]
    pub fn tcp_socket(mut self, value: TcpSocketAction) -> Self {
        self.tcp_socket = Some(value);
        self
    }
    /// Seconds after which a try has failed.
    #[must_use]
    pub fn timeout_seconds(mut self, value: i32) -> Self {
        self.timeout_seconds = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for Probe {
    const MEMBERS: &'static [&'static str] = &[
        "exec",
        "failureThreshold",
        "httpGet",
        "initialDelaySeconds",
        "periodSeconds",
        "successThreshold",
        "tcpSocket",
        "timeoutSeconds",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            exec: None,
            failure_threshold: None,
            http_get: None,
            initial_delay_seconds: None,
            period_seconds: None,
            success_threshold: None,
            tcp_socket: None,
            timeout_seconds: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.exec),
                1 => members.optional(&mut read.failure_threshold),
                2 => members.optional(&mut read.http_get),
                3 => members.optional(&mut read.initial_delay_seconds),
                4 => members.optional(&mut read.period_seconds),
                5 => members.optional(&mut read.success_threshold),
                6 => members.optional(&mut read.tcp_socket),
                7 => members.optional(&mut read.timeout_seconds),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for Probe {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Probe {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("exec", &self.exec);
        object.optional("failureThreshold", &self.failure_threshold);
        object.optional("httpGet", &self.http_get);
        object.optional("initialDelaySeconds", &self.initial_delay_seconds);
        object.optional("periodSeconds", &self.period_seconds);
        object.optional("successThreshold", &self.success_threshold);
        object.optional("tcpSocket", &self.tcp_socket);
        object.optional("timeoutSeconds", &self.timeout_seconds);
        object.end()
    }
}
#[cfg(feature = "validate")]
impl crate::runtime::check::Check for Probe {
    fn check(
        &self,
        at: crate::runtime::check::At<'_>,
    ) -> Result<(), crate::runtime::RequestError> {
        at.exclusive(
            &[
                ("exec", self.exec.is_some()),
                ("httpGet", self.http_get.is_some()),
                ("tcpSocket", self.tcp_socket.is_some()),
            ],
        )?;
        Ok(())
    }
}

/// A port that a container listens on.
///
/// `io.k8s.api.core.v1.ContainerPort` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ContainerPort {
    /// The port's number on the Pod's address.
    pub container_port: i32,
    /// The address of the host that `hostPort` is opened on.
    pub host_ip: Option<String>,
    /// The port's number on the host, if it is to be open there.
    pub host_port: Option<i32>,
    /// A name by which others can mean this port, unique in the Pod.
    pub name: Option<String>,
    /// The protocol of a port.
    pub protocol: Option<Protocol>,
}
impl ContainerPort {
    /// Creates a [`ContainerPort`] from its required members.
    #[must_use]
    pub fn new(container_port: i32) -> Self {
        Self {
            container_port,
            host_ip: None,
            host_port: None,
            name: None,
            protocol: None,
        }
    }
    /// The address of the host that `hostPort` is opened on.
    #[must_use]
    pub fn host_ip(mut self, value: impl Into<String>) -> Self {
        self.host_ip = Some(value.into());
        self
    }
    /// The port's number on the host, if it is to be open there.
    #[must_use]
    pub fn host_port(mut self, value: i32) -> Self {
        self.host_port = Some(value);
        self
    }
    /// A name by which others can mean this port, unique in the Pod.
    #[must_use]
    pub fn name(mut self, value: impl Into<String>) -> Self {
        self.name = Some(value.into());
        self
    }
    /// The protocol of a port.
    #[must_use]
    pub fn protocol(mut self, value: impl Into<Protocol>) -> Self {
        self.protocol = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for ContainerPort {
    const MEMBERS: &'static [&'static str] = &[
        "containerPort",
        "hostIP",
        "hostPort",
        "name",
        "protocol",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            container_port: ::std::default::Default::default(),
            host_ip: None,
            host_port: None,
            name: None,
            protocol: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.value(&mut read.container_port),
                1 => members.optional(&mut read.host_ip),
                2 => members.optional(&mut read.host_port),
                3 => members.optional(&mut read.name),
                4 => members.optional(&mut read.protocol),
                _ => members.skip(),
            }
        }
        members.end(&[0])
    }
}
impl<'de> Deserialize<'de> for ContainerPort {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ContainerPort {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("containerPort", &self.container_port);
        object.optional("hostIP", &self.host_ip);
        object.optional("hostPort", &self.host_port);
        object.optional("name", &self.name);
        object.optional("protocol", &self.protocol);
        object.end()
    }
}

/// What holds for the security of one container. It counts more than the Pod's.
///
/// `io.k8s.api.core.v1.SecurityContext` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SecurityContext {
    /// Whether a process may get more rights than its parent.
    pub allow_privilege_escalation: Option<bool>,
    /// Rights of the kernel that a container gets or loses, compared with what its runtime gives.
    pub capabilities: Option<Capabilities>,
    /// Whether the container has nearly all rights of the host.
    pub privileged: Option<bool>,
    /// Whether the container's own files are read-only.
    pub read_only_root_filesystem: Option<bool>,
    /// The group to run as.
    pub run_as_group: Option<i64>,
    /// Whether a container that would run as root is refused.
    pub run_as_non_root: Option<bool>,
    /// The user to run as.
    pub run_as_user: Option<i64>,
    /// The `SELinux` context of the container.
    pub se_linux_options: Option<SeLinuxOptions>,
    /// The seccomp profile of the container.
    pub seccomp_profile: Option<SeccompProfile>,
}
impl SecurityContext {
    /// Whether a process may get more rights than its parent.
    #[must_use]
    pub fn allow_privilege_escalation(mut self, value: bool) -> Self {
        self.allow_privilege_escalation = Some(value);
        self
    }
    /// Rights of the kernel that a container gets or loses, compared with what its runtime gives.
    #[must_use]
    pub fn capabilities(mut self, value: Capabilities) -> Self {
        self.capabilities = Some(value);
        self
    }
    /// Whether the container has nearly all rights of the host.
    #[must_use]
    pub fn privileged(mut self, value: bool) -> Self {
        self.privileged = Some(value);
        self
    }
    /// Whether the container's own files are read-only.
    #[must_use]
    pub fn read_only_root_filesystem(mut self, value: bool) -> Self {
        self.read_only_root_filesystem = Some(value);
        self
    }
    /// The group to run as.
    #[must_use]
    pub fn run_as_group(mut self, value: i64) -> Self {
        self.run_as_group = Some(value);
        self
    }
    /// Whether a container that would run as root is refused.
    #[must_use]
    pub fn run_as_non_root(mut self, value: bool) -> Self {
        self.run_as_non_root = Some(value);
        self
    }
    /// The user to run as.
    #[must_use]
    pub fn run_as_user(mut self, value: i64) -> Self {
        self.run_as_user = Some(value);
        self
    }
    /// The `SELinux` context of the container.
    #[must_use]
    pub fn se_linux_options(mut self, value: SeLinuxOptions) -> Self {
        self.se_linux_options = Some(value);
        self
    }
    /// The seccomp profile of the container.
    #[must_use]
    pub fn seccomp_profile(mut self, value: SeccompProfile) -> Self {
        self.seccomp_profile = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for SecurityContext {
    const MEMBERS: &'static [&'static str] = &[
        "allowPrivilegeEscalation",
        "capabilities",
        "privileged",
        "readOnlyRootFilesystem",
        "runAsGroup",
        "runAsNonRoot",
        "runAsUser",
        "seLinuxOptions",
        "seccompProfile",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            allow_privilege_escalation: None,
            capabilities: None,
            privileged: None,
            read_only_root_filesystem: None,
            run_as_group: None,
            run_as_non_root: None,
            run_as_user: None,
            se_linux_options: None,
            seccomp_profile: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.allow_privilege_escalation),
                1 => members.optional(&mut read.capabilities),
                2 => members.optional(&mut read.privileged),
                3 => members.optional(&mut read.read_only_root_filesystem),
                4 => members.optional(&mut read.run_as_group),
                5 => members.optional(&mut read.run_as_non_root),
                6 => members.optional(&mut read.run_as_user),
                7 => members.optional(&mut read.se_linux_options),
                8 => members.optional(&mut read.seccomp_profile),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for SecurityContext {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for SecurityContext {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("allowPrivilegeEscalation", &self.allow_privilege_escalation);
        object.optional("capabilities", &self.capabilities);
        object.optional("privileged", &self.privileged);
        object.optional("readOnlyRootFilesystem", &self.read_only_root_filesystem);
        object.optional("runAsGroup", &self.run_as_group);
        object.optional("runAsNonRoot", &self.run_as_non_root);
        object.optional("runAsUser", &self.run_as_user);
        object.optional("seLinuxOptions", &self.se_linux_options);
        object.optional("seccompProfile", &self.seccomp_profile);
        object.end()
    }
}

/// Rights of the kernel that a container gets or loses, compared with what its runtime gives.
///
/// `io.k8s.api.core.v1.Capabilities` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Capabilities {
    /// Rights to add.
    pub add: Option<Vec<String>>,
    /// Rights to take away.
    pub drop: Option<Vec<String>>,
}
impl Capabilities {
    /// Rights to add.
    #[must_use]
    #[expect(clippy::should_implement_trait, reason = "the API has this name")]
    pub fn add(mut self, value: impl IntoIterator<Item: Into<String>>) -> Self {
        self.add = Some(value.into_iter().map(Into::into).collect());
        self
    }
    /// Rights to take away.
    #[must_use]
    pub fn drop(mut self, value: impl IntoIterator<Item: Into<String>>) -> Self {
        self.drop = Some(value.into_iter().map(Into::into).collect());
        self
    }
}
impl crate::runtime::read::FromJson for Capabilities {
    const MEMBERS: &'static [&'static str] = &["add", "drop"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self { add: None, drop: None };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.add),
                1 => members.optional(&mut read.drop),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for Capabilities {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Capabilities {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("add", &self.add);
        object.optional("drop", &self.drop);
        object.end()
    }
}

/// An `SELinux` context.
///
/// `io.k8s.api.core.v1.SELinuxOptions` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SeLinuxOptions {
    /// The level label.
    pub level: Option<String>,
    /// The role label.
    pub role: Option<String>,
    /// The type label.
    pub r#type: Option<String>,
    /// The user label.
    pub user: Option<String>,
}
impl SeLinuxOptions {
    /// The level label.
    #[must_use]
    pub fn level(mut self, value: impl Into<String>) -> Self {
        self.level = Some(value.into());
        self
    }
    /// The role label.
    #[must_use]
    pub fn role(mut self, value: impl Into<String>) -> Self {
        self.role = Some(value.into());
        self
    }
    /// The type label.
    #[must_use]
    pub fn r#type(mut self, value: impl Into<String>) -> Self {
        self.r#type = Some(value.into());
        self
    }
    /// The user label.
    #[must_use]
    pub fn user(mut self, value: impl Into<String>) -> Self {
        self.user = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for SeLinuxOptions {
    const MEMBERS: &'static [&'static str] = &["level", "role", "type", "user"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            level: None,
            role: None,
            r#type: None,
            user: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.level),
                1 => members.optional(&mut read.role),
                2 => members.optional(&mut read.r#type),
                3 => members.optional(&mut read.user),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for SeLinuxOptions {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for SeLinuxOptions {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("level", &self.level);
        object.optional("role", &self.role);
        object.optional("type", &self.r#type);
        object.optional("user", &self.user);
        object.end()
    }
}

/// A seccomp profile.
///
/// `io.k8s.api.core.v1.SeccompProfile` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SeccompProfile {
    /// The path of the profile on the node. Only with the type `Localhost`.
    pub localhost_profile: Option<String>,
    /// The source of a seccomp profile.
    pub r#type: SeccompProfileType,
}
impl SeccompProfile {
    /// Creates a [`SeccompProfile`] from its required members.
    #[must_use]
    pub fn new(r#type: impl Into<SeccompProfileType>) -> Self {
        Self {
            localhost_profile: None,
            r#type: r#type.into(),
        }
    }
    /// The path of the profile on the node. Only with the type `Localhost`.
    #[must_use]
    pub fn localhost_profile(mut self, value: impl Into<String>) -> Self {
        self.localhost_profile = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for SeccompProfile {
    const MEMBERS: &'static [&'static str] = &["localhostProfile", "type"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            localhost_profile: None,
            r#type: SeccompProfileType::Unconfined,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.localhost_profile),
                1 => members.value(&mut read.r#type),
                _ => members.skip(),
            }
        }
        members.end(&[1])
    }
}
impl<'de> Deserialize<'de> for SeccompProfile {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for SeccompProfile {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("localhostProfile", &self.localhost_profile);
        object.member("type", &self.r#type);
        object.end()
    }
}

/// The source of a seccomp profile.
///
/// `io.k8s.api.core.v1.SeccompProfileType` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SeccompProfileType {
    /// No profile is applied.
    ///
    /// `"Unconfined"`.
    Unconfined,
    /// The default profile of the container runtime.
    ///
    /// `"RuntimeDefault"`.
    RuntimeDefault,
    /// A profile that is defined in a file on the node.
    ///
    /// `"Localhost"`.
    Localhost,
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl SeccompProfileType {
    /// Returns the value as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Unconfined => "Unconfined",
            Self::RuntimeDefault => "RuntimeDefault",
            Self::Localhost => "Localhost",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for SeccompProfileType {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl AsRef<str> for SeccompProfileType {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl Serialize for SeccompProfileType {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for SeccompProfileType {
    fn from(text: &str) -> Self {
        match text {
            "Unconfined" => Self::Unconfined,
            "RuntimeDefault" => Self::RuntimeDefault,
            "Localhost" => Self::Localhost,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for SeccompProfileType {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl ::std::str::FromStr for SeccompProfileType {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for SeccompProfileType {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::String;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::constants::open(
            json,
            place,
            3,
            |value| matches!(value, Self::Unknown(_)),
        )
    }
}
impl<'de> Deserialize<'de> for SeccompProfileType {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// Where a container's last words come from.
///
/// `io.k8s.api.core.v1.TerminationMessagePolicy` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TerminationMessagePolicy {
    /// The file.
    ///
    /// `"File"`.
    File,
    /// The file; after a failure with nothing in it, the end of the log.
    ///
    /// `"FallbackToLogsOnError"`.
    FallbackToLogsOnError,
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl TerminationMessagePolicy {
    /// Returns the value as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::File => "File",
            Self::FallbackToLogsOnError => "FallbackToLogsOnError",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for TerminationMessagePolicy {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl AsRef<str> for TerminationMessagePolicy {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl Serialize for TerminationMessagePolicy {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for TerminationMessagePolicy {
    fn from(text: &str) -> Self {
        match text {
            "File" => Self::File,
            "FallbackToLogsOnError" => Self::FallbackToLogsOnError,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for TerminationMessagePolicy {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl ::std::str::FromStr for TerminationMessagePolicy {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for TerminationMessagePolicy {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::String;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::constants::open(
            json,
            place,
            2,
            |value| matches!(value, Self::Unknown(_)),
        )
    }
}
impl<'de> Deserialize<'de> for TerminationMessagePolicy {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// A block device that a container uses.
///
/// `io.k8s.api.core.v1.VolumeDevice` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct VolumeDevice {
    /// The path of the device in the container.
    pub device_path: String,
    /// The name of a volume of the Pod.
    pub name: String,
}
impl VolumeDevice {
    /// Creates a [`VolumeDevice`] from its required members.
    #[must_use]
    pub fn new(device_path: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            device_path: device_path.into(),
            name: name.into(),
        }
    }
}
impl crate::runtime::read::FromJson for VolumeDevice {
    const MEMBERS: &'static [&'static str] = &["devicePath", "name"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            device_path: ::std::default::Default::default(),
            name: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.value(&mut read.device_path),
                1 => members.value(&mut read.name),
                _ => members.skip(),
            }
        }
        members.end(&[0, 1])
    }
}
impl<'de> Deserialize<'de> for VolumeDevice {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for VolumeDevice {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("devicePath", &self.device_path);
        object.member("name", &self.name);
        object.end()
    }
}

/// A volume, and where a container sees it.
///
/// `io.k8s.api.core.v1.VolumeMount` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct VolumeMount {
    /// The pattern of Pod metadata that is appended to the volume's path, so that Pods do not write to the same directory.
    pub extend_path_mode: Option<String>,
    /// The folder in the container.
    pub mount_path: String,
    /// Whether mounts pass between host and container. Defaults to `None`.
    pub mount_propagation: Option<MountPropagationMode>,
    /// The volume's name.
    pub name: String,
    /// Settings of the mounted volume.
    pub policy: Option<Policy>,
    /// Whether the container may only read it.
    pub read_only: Option<bool>,
    /// The part of the volume that is seen; all of it, if it is left out.
    pub sub_path: Option<String>,
}
impl VolumeMount {
    /// Creates a [`VolumeMount`] from its required members.
    #[must_use]
    pub fn new(mount_path: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            extend_path_mode: None,
            mount_path: mount_path.into(),
            mount_propagation: None,
            name: name.into(),
            policy: None,
            read_only: None,
            sub_path: None,
        }
    }
    /// The pattern of Pod metadata that is appended to the volume's path, so that Pods do not write to the same directory.
    #[must_use]
    pub fn extend_path_mode(mut self, value: impl Into<String>) -> Self {
        self.extend_path_mode = Some(value.into());
        self
    }
    /// Whether mounts pass between host and container. Defaults to `None`.
    #[must_use]
    pub fn mount_propagation(mut self, value: impl Into<MountPropagationMode>) -> Self {
        self.mount_propagation = Some(value.into());
        self
    }
    /// Settings of the mounted volume.
    #[must_use]
    pub fn policy(mut self, value: Policy) -> Self {
        self.policy = Some(value);
        self
    }
    /// Whether the container may only read it.
    #[must_use]
    pub fn read_only(mut self, value: bool) -> Self {
        self.read_only = Some(value);
        self
    }
    /// The part of the volume that is seen; all of it, if it is left out.
    #[must_use]
    pub fn sub_path(mut self, value: impl Into<String>) -> Self {
        self.sub_path = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for VolumeMount {
    const MEMBERS: &'static [&'static str] = &[
        "extendPathMode",
        "mountPath",
        "mountPropagation",
        "name",
        "policy",
        "readOnly",
        "subPath",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            extend_path_mode: None,
            mount_path: ::std::default::Default::default(),
            mount_propagation: None,
            name: ::std::default::Default::default(),
            policy: None,
            read_only: None,
            sub_path: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.extend_path_mode),
                1 => members.value(&mut read.mount_path),
                2 => members.optional(&mut read.mount_propagation),
                3 => members.value(&mut read.name),
                4 => members.optional(&mut read.policy),
                5 => members.optional(&mut read.read_only),
                6 => members.optional(&mut read.sub_path),
                _ => members.skip(),
            }
        }
        members.end(&[1, 3])
    }
}
impl<'de> Deserialize<'de> for VolumeMount {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for VolumeMount {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("extendPathMode", &self.extend_path_mode);
        object.member("mountPath", &self.mount_path);
        object.optional("mountPropagation", &self.mount_propagation);
        object.member("name", &self.name);
        object.optional("policy", &self.policy);
        object.optional("readOnly", &self.read_only);
        object.optional("subPath", &self.sub_path);
        object.end()
    }
}

/// The propagation of mounts between host and container.
///
/// `io.k8s.api.core.v1.MountPropagationMode` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MountPropagationMode {
    /// Neither side sees mounts of the other.
    ///
    /// `"None"`.
    None,
    /// The container sees mounts of the host.
    ///
    /// `"HostToContainer"`.
    HostToContainer,
    /// Both sides see mounts of the other.
    ///
    /// `"Bidirectional"`.
    Bidirectional,
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl MountPropagationMode {
    /// Returns the value as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::None => "None",
            Self::HostToContainer => "HostToContainer",
            Self::Bidirectional => "Bidirectional",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for MountPropagationMode {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl AsRef<str> for MountPropagationMode {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl Serialize for MountPropagationMode {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for MountPropagationMode {
    fn from(text: &str) -> Self {
        match text {
            "None" => Self::None,
            "HostToContainer" => Self::HostToContainer,
            "Bidirectional" => Self::Bidirectional,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for MountPropagationMode {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl ::std::str::FromStr for MountPropagationMode {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for MountPropagationMode {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::String;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::constants::open(
            json,
            place,
            3,
            |value| matches!(value, Self::Unknown(_)),
        )
    }
}
impl<'de> Deserialize<'de> for MountPropagationMode {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// Settings of a mounted volume.
///
/// `io.k8s.api.core.v1.Policy` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Policy {
    /// Handling of log files.
    pub logs: Option<Logs>,
}
impl Policy {
    /// Handling of log files.
    #[must_use]
    pub fn logs(mut self, value: Logs) -> Self {
        self.logs = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for Policy {
    const MEMBERS: &'static [&'static str] = &["logs"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self { logs: None };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.logs),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for Policy {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Policy {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("logs", &self.logs);
        object.end()
    }
}

/// Handling of the log files in a mounted volume.
///
/// `io.k8s.api.core.v1.Logs` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Logs {
    /// Further settings.
    pub annotations: Option<::std::collections::BTreeMap<String, String>>,
    /// The rotation interval.
    pub rotate: LogRotation,
}
impl Logs {
    /// Creates a [`Logs`] from its required members.
    #[must_use]
    pub fn new(rotate: impl Into<LogRotation>) -> Self {
        Self {
            annotations: None,
            rotate: rotate.into(),
        }
    }
    /// Further settings.
    #[must_use]
    pub fn annotations(
        mut self,
        value: ::std::collections::BTreeMap<String, String>,
    ) -> Self {
        self.annotations = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for Logs {
    const MEMBERS: &'static [&'static str] = &["annotations", "rotate"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            annotations: None,
            rotate: LogRotation::Hourly,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.annotations),
                1 => members.value(&mut read.rotate),
                _ => members.skip(),
            }
        }
        members.end(&[1])
    }
}
impl<'de> Deserialize<'de> for Logs {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Logs {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("annotations", &self.annotations);
        object.member("rotate", &self.rotate);
        object.end()
    }
}

/// An interval at which log files are rotated.
///
/// `io.k8s.api.core.v1.LogRotation` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LogRotation {
    /// Every hour.
    ///
    /// `"Hourly"`.
    Hourly,
    /// Every day.
    ///
    /// `"Daily"`.
    Daily,
    /// Every week.
    ///
    /// `"Weekly"`.
    Weekly,
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl LogRotation {
    /// Returns the value as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Hourly => "Hourly",
            Self::Daily => "Daily",
            Self::Weekly => "Weekly",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for LogRotation {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl AsRef<str> for LogRotation {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl Serialize for LogRotation {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for LogRotation {
    fn from(text: &str) -> Self {
        match text {
            "Hourly" => Self::Hourly,
            "Daily" => Self::Daily,
            "Weekly" => Self::Weekly,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for LogRotation {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl ::std::str::FromStr for LogRotation {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for LogRotation {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::String;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::constants::open(
            json,
            place,
            3,
            |value| matches!(value, Self::Unknown(_)),
        )
    }
}
impl<'de> Deserialize<'de> for LogRotation {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// DNS settings that are merged with those of the DNS policy.
///
/// `io.k8s.api.core.v1.PodDNSConfig` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PodDnsConfig {
    /// IP addresses of name servers.
    pub nameservers: Option<Vec<String>>,
    /// Resolver options.
    pub options: Option<Vec<PodDnsConfigOption>>,
    /// Search domains.
    pub searches: Option<Vec<String>>,
}
impl PodDnsConfig {
    /// IP addresses of name servers.
    #[must_use]
    pub fn nameservers(mut self, value: impl IntoIterator<Item: Into<String>>) -> Self {
        self.nameservers = Some(value.into_iter().map(Into::into).collect());
        self
    }
    /// Resolver options.
    #[must_use]
    pub fn options(
        mut self,
        value: impl IntoIterator<Item = PodDnsConfigOption>,
    ) -> Self {
        self.options = Some(value.into_iter().collect());
        self
    }
    /// Search domains.
    #[must_use]
    pub fn searches(mut self, value: impl IntoIterator<Item: Into<String>>) -> Self {
        self.searches = Some(value.into_iter().map(Into::into).collect());
        self
    }
}
impl crate::runtime::read::FromJson for PodDnsConfig {
    const MEMBERS: &'static [&'static str] = &["nameservers", "options", "searches"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            nameservers: None,
            options: None,
            searches: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.nameservers),
                1 => members.optional(&mut read.options),
                2 => members.optional(&mut read.searches),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for PodDnsConfig {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for PodDnsConfig {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("nameservers", &self.nameservers);
        object.optional("options", &self.options);
        object.optional("searches", &self.searches);
        object.end()
    }
}

/// One resolver option.
///
/// `io.k8s.api.core.v1.PodDNSConfigOption` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PodDnsConfigOption {
    /// The option's name.
    pub name: Option<String>,
    /// The option's value.
    pub value: Option<Option<String>>,
}
impl PodDnsConfigOption {
    /// The option's name.
    #[must_use]
    pub fn name(mut self, value: impl Into<String>) -> Self {
        self.name = Some(value.into());
        self
    }
    /// The option's value.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = Some(Some(value.into()));
        self
    }
    /// Sets `value` to `null`.
    #[must_use]
    pub fn value_null(mut self) -> Self {
        self.value = Some(None);
        self
    }
    /// Takes `value` out, so that it is not sent.
    #[must_use]
    pub fn value_absent(mut self) -> Self {
        self.value = None;
        self
    }
}
impl crate::runtime::read::FromJson for PodDnsConfigOption {
    const MEMBERS: &'static [&'static str] = &["name", "value"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self { name: None, value: None };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.name),
                1 => members.present(&mut read.value),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for PodDnsConfigOption {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for PodDnsConfigOption {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("name", &self.name);
        object.optional("value", &self.value);
        object.end()
    }
}

/// Where a Pod looks up names.
///
/// `io.k8s.api.core.v1.DNSPolicy` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DnsPolicy {
    /// The cluster's, and for all other names the node's.
    ///
    /// `"ClusterFirst"`.
    ClusterFirst,
    /// As `ClusterFirst`, for Pods in the network of the host.
    ///
    /// `"ClusterFirstWithHostNet"`.
    ClusterFirstWithHostNet,
    /// The node's.
    ///
    /// `"Default"`.
    Default,
    /// Only what `dnsConfig` says.
    ///
    /// `"None"`.
    None,
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl DnsPolicy {
    /// Returns the value as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::ClusterFirst => "ClusterFirst",
            Self::ClusterFirstWithHostNet => "ClusterFirstWithHostNet",
            Self::Default => "Default",
            Self::None => "None",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for DnsPolicy {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl AsRef<str> for DnsPolicy {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl Serialize for DnsPolicy {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for DnsPolicy {
    fn from(text: &str) -> Self {
        match text {
            "ClusterFirst" => Self::ClusterFirst,
            "ClusterFirstWithHostNet" => Self::ClusterFirstWithHostNet,
            "Default" => Self::Default,
            "None" => Self::None,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for DnsPolicy {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl ::std::str::FromStr for DnsPolicy {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for DnsPolicy {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::String;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::constants::open(
            json,
            place,
            4,
            |value| matches!(value, Self::Unknown(_)),
        )
    }
}
impl<'de> Deserialize<'de> for DnsPolicy {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// A line of the Pod's hosts file.
///
/// `io.k8s.api.core.v1.HostAlias` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct HostAlias {
    /// Names of the address.
    pub hostnames: Option<Vec<String>>,
    /// The address.
    pub ip: Option<String>,
}
impl HostAlias {
    /// Names of the address.
    #[must_use]
    pub fn hostnames(mut self, value: impl IntoIterator<Item: Into<String>>) -> Self {
        self.hostnames = Some(value.into_iter().map(Into::into).collect());
        self
    }
    /// The address.
    #[must_use]
    pub fn ip(mut self, value: impl Into<String>) -> Self {
        self.ip = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for HostAlias {
    const MEMBERS: &'static [&'static str] = &["hostnames", "ip"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self { hostnames: None, ip: None };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.hostnames),
                1 => members.optional(&mut read.ip),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for HostAlias {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for HostAlias {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("hostnames", &self.hostnames);
        object.optional("ip", &self.ip);
        object.end()
    }
}

/// Another object of the same namespace.
///
/// `io.k8s.api.core.v1.LocalObjectReference` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct LocalObjectReference {
    /// The object's name.
    pub name: Option<String>,
}
impl LocalObjectReference {
    /// The object's name.
    #[must_use]
    pub fn name(mut self, value: impl Into<String>) -> Self {
        self.name = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for LocalObjectReference {
    const MEMBERS: &'static [&'static str] = &["name"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self { name: None };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.name),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for LocalObjectReference {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for LocalObjectReference {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("name", &self.name);
        object.end()
    }
}

/// A process of an application on a virtual machine.
///
/// `io.k8s.api.core.v1.Process` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Process {
    /// The processes that must be installed before this one.
    pub depends: Option<Vec<String>>,
    /// Environment variables.
    pub env: Option<Vec<EnvVar>>,
    /// Actions at points in the life of the process.
    pub lifecycle: Option<Lifecycle>,
    /// The object that defines actions at points in the life of the process.
    pub lifecycle_plan: Option<Box<ObjectReference>>,
    /// A check whose failure restarts the process.
    pub liveness_probe: Option<Box<Probe>>,
    /// The process's name.
    pub name: String,
    /// The URL of the installation package.
    pub package: Option<String>,
    /// The ports of the process.
    pub process_ports: Option<Vec<Port>>,
    /// A check whose failure takes the process out of service.
    pub readiness_probe: Option<Box<Probe>>,
    /// The requests and limits of the process.
    pub resources: Option<ResourceRequirements>,
    /// The installation modes.
    pub runtime: Option<Vec<String>>,
    /// The mounted volumes.
    pub volume_mounts: Option<Vec<VolumeMount>>,
}
impl Process {
    /// Creates a [`Process`] from its required members.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            depends: None,
            env: None,
            lifecycle: None,
            lifecycle_plan: None,
            liveness_probe: None,
            name: name.into(),
            package: None,
            process_ports: None,
            readiness_probe: None,
            resources: None,
            runtime: None,
            volume_mounts: None,
        }
    }
    /// The processes that must be installed before this one.
    #[must_use]
    pub fn depends(mut self, value: impl IntoIterator<Item: Into<String>>) -> Self {
        self.depends = Some(value.into_iter().map(Into::into).collect());
        self
    }
    /// Environment variables.
    #[must_use]
    pub fn env(mut self, value: impl IntoIterator<Item = EnvVar>) -> Self {
        self.env = Some(value.into_iter().collect());
        self
    }
    /// Actions at points in the life of the process.
    #[must_use]
    pub fn lifecycle(mut self, value: Lifecycle) -> Self {
        self.lifecycle = Some(value);
        self
    }
    /// The object that defines actions at points in the life of the process.
    #[must_use]
    pub fn lifecycle_plan(mut self, value: ObjectReference) -> Self {
        self.lifecycle_plan = Some(Box::new(value));
        self
    }
    /// A check whose failure restarts the process.
    #[must_use]
    pub fn liveness_probe(mut self, value: Probe) -> Self {
        self.liveness_probe = Some(Box::new(value));
        self
    }
    /// The URL of the installation package.
    #[must_use]
    pub fn package(mut self, value: impl Into<String>) -> Self {
        self.package = Some(value.into());
        self
    }
    /// The ports of the process.
    #[must_use]
    pub fn process_ports(mut self, value: impl IntoIterator<Item = Port>) -> Self {
        self.process_ports = Some(value.into_iter().collect());
        self
    }
    /// A check whose failure takes the process out of service.
    #[must_use]
    pub fn readiness_probe(mut self, value: Probe) -> Self {
        self.readiness_probe = Some(Box::new(value));
        self
    }
    /// The requests and limits of the process.
    #[must_use]
    pub fn resources(mut self, value: ResourceRequirements) -> Self {
        self.resources = Some(value);
        self
    }
    /// The installation modes.
    #[must_use]
    pub fn runtime(mut self, value: impl IntoIterator<Item: Into<String>>) -> Self {
        self.runtime = Some(value.into_iter().map(Into::into).collect());
        self
    }
    /// The mounted volumes.
    #[must_use]
    pub fn volume_mounts(
        mut self,
        value: impl IntoIterator<Item = VolumeMount>,
    ) -> Self {
        self.volume_mounts = Some(value.into_iter().collect());
        self
    }
}
impl crate::runtime::read::FromJson for Process {
    const MEMBERS: &'static [&'static str] = &[
        "depends",
        "env",
        "lifecycle",
        "lifecyclePlan",
        "livenessProbe",
        "name",
        "package",
        "processPorts",
        "readinessProbe",
        "resources",
        "runtime",
        "volumeMounts",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            depends: None,
            env: None,
            lifecycle: None,
            lifecycle_plan: None,
            liveness_probe: None,
            name: ::std::default::Default::default(),
            package: None,
            process_ports: None,
            readiness_probe: None,
            resources: None,
            runtime: None,
            volume_mounts: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.depends),
                1 => members.optional(&mut read.env),
                2 => members.optional(&mut read.lifecycle),
                3 => members.optional(&mut read.lifecycle_plan),
                4 => members.optional(&mut read.liveness_probe),
                5 => members.value(&mut read.name),
                6 => members.optional(&mut read.package),
                7 => members.optional(&mut read.process_ports),
                8 => members.optional(&mut read.readiness_probe),
                9 => members.optional(&mut read.resources),
                10 => members.optional(&mut read.runtime),
                11 => members.optional(&mut read.volume_mounts),
                _ => members.skip(),
            }
        }
        members.end(&[5])
    }
}
impl<'de> Deserialize<'de> for Process {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Process {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("depends", &self.depends);
        object.optional("env", &self.env);
        object.optional("lifecycle", &self.lifecycle);
        object.optional("lifecyclePlan", &self.lifecycle_plan);
        object.optional("livenessProbe", &self.liveness_probe);
        object.member("name", &self.name);
        object.optional("package", &self.package);
        object.optional("processPorts", &self.process_ports);
        object.optional("readinessProbe", &self.readiness_probe);
        object.optional("resources", &self.resources);
        object.optional("runtime", &self.runtime);
        object.optional("volumeMounts", &self.volume_mounts);
        object.end()
    }
}
#[cfg(feature = "validate")]
impl crate::runtime::check::Check for Process {
    fn check(
        &self,
        at: crate::runtime::check::At<'_>,
    ) -> Result<(), crate::runtime::RequestError> {
        if let Some(value) = &self.env {
            let at = at.member("env");
            crate::runtime::check::Check::check(value, at)?;
        }
        if let Some(value) = &self.lifecycle {
            let at = at.member("lifecycle");
            crate::runtime::check::Check::check(value, at)?;
        }
        if let Some(value) = &self.liveness_probe {
            let value = &**value;
            let at = at.member("livenessProbe");
            crate::runtime::check::Check::check(value, at)?;
        }
        if let Some(value) = &self.readiness_probe {
            let value = &**value;
            let at = at.member("readinessProbe");
            crate::runtime::check::Check::check(value, at)?;
        }
        Ok(())
    }
}

/// A port of a process.
///
/// `io.k8s.api.core.v1.Port` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Port {
    /// The port's name.
    pub name: Option<String>,
    /// The port number.
    pub port: i32,
    /// The transport protocol.
    pub protocol: Option<Protocol>,
}
impl Port {
    /// Creates a [`Port`] from its required members.
    #[must_use]
    pub fn new(port: i32) -> Self {
        Self {
            name: None,
            port,
            protocol: None,
        }
    }
    /// The port's name.
    #[must_use]
    pub fn name(mut self, value: impl Into<String>) -> Self {
        self.name = Some(value.into());
        self
    }
    /// The transport protocol.
    #[must_use]
    pub fn protocol(mut self, value: impl Into<Protocol>) -> Self {
        self.protocol = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for Port {
    const MEMBERS: &'static [&'static str] = &["name", "port", "protocol"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            name: None,
            port: ::std::default::Default::default(),
            protocol: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.name),
                1 => members.value(&mut read.port),
                2 => members.optional(&mut read.protocol),
                _ => members.skip(),
            }
        }
        members.end(&[1])
    }
}
impl<'de> Deserialize<'de> for Port {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Port {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("name", &self.name);
        object.member("port", &self.port);
        object.optional("protocol", &self.protocol);
        object.end()
    }
}

/// A condition that must be true before a Pod counts as ready.
///
/// `io.k8s.api.core.v1.PodReadinessGate` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PodReadinessGate {
    /// The condition's type.
    pub condition_type: String,
}
impl PodReadinessGate {
    /// Creates a [`PodReadinessGate`] from its required members.
    #[must_use]
    pub fn new(condition_type: impl Into<String>) -> Self {
        Self {
            condition_type: condition_type.into(),
        }
    }
}
impl crate::runtime::read::FromJson for PodReadinessGate {
    const MEMBERS: &'static [&'static str] = &["conditionType"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            condition_type: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.value(&mut read.condition_type),
                _ => members.skip(),
            }
        }
        members.end(&[0])
    }
}
impl<'de> Deserialize<'de> for PodReadinessGate {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for PodReadinessGate {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("conditionType", &self.condition_type);
        object.end()
    }
}

/// When the containers of a Pod are started again. The Pods of a Job have `OnFailure` or `Never`.
///
/// `io.k8s.api.core.v1.RestartPolicy` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RestartPolicy {
    /// Whenever one ends.
    ///
    /// `"Always"`.
    Always,
    /// When one fails.
    ///
    /// `"OnFailure"`.
    OnFailure,
    /// Not at all.
    ///
    /// `"Never"`.
    Never,
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl RestartPolicy {
    /// Returns the value as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Always => "Always",
            Self::OnFailure => "OnFailure",
            Self::Never => "Never",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for RestartPolicy {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl AsRef<str> for RestartPolicy {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl Serialize for RestartPolicy {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for RestartPolicy {
    fn from(text: &str) -> Self {
        match text {
            "Always" => Self::Always,
            "OnFailure" => Self::OnFailure,
            "Never" => Self::Never,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for RestartPolicy {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl ::std::str::FromStr for RestartPolicy {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for RestartPolicy {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::String;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::constants::open(
            json,
            place,
            3,
            |value| matches!(value, Self::Unknown(_)),
        )
    }
}
impl<'de> Deserialize<'de> for RestartPolicy {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// What holds for the security of all containers of a Pod, where they say nothing themselves.
///
/// `io.k8s.api.core.v1.PodSecurityContext` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PodSecurityContext {
    /// The group that volumes are given to.
    pub fs_group: Option<i64>,
    /// The user that owns volumes which support it.
    pub fs_owner: Option<Option<i64>>,
    /// The group to run as.
    pub run_as_group: Option<i64>,
    /// Whether a container that would run as root is refused.
    pub run_as_non_root: Option<bool>,
    /// The user to run as.
    pub run_as_user: Option<i64>,
    /// The `SELinux` context of all containers.
    pub se_linux_options: Option<SeLinuxOptions>,
    /// The seccomp profile of all containers.
    pub seccomp_profile: Option<SeccompProfile>,
    /// Further groups.
    pub supplemental_groups: Option<Vec<i64>>,
    /// Settings of the kernel.
    pub sysctls: Option<Vec<Sysctl>>,
}
impl PodSecurityContext {
    /// The group that volumes are given to.
    #[must_use]
    pub fn fs_group(mut self, value: i64) -> Self {
        self.fs_group = Some(value);
        self
    }
    /// The user that owns volumes which support it.
    #[must_use]
    pub fn fs_owner(mut self, value: i64) -> Self {
        self.fs_owner = Some(Some(value));
        self
    }
    /// Sets `fs_owner` to `null`.
    #[must_use]
    pub fn fs_owner_null(mut self) -> Self {
        self.fs_owner = Some(None);
        self
    }
    /// Takes `fs_owner` out, so that it is not sent.
    #[must_use]
    pub fn fs_owner_absent(mut self) -> Self {
        self.fs_owner = None;
        self
    }
    /// The group to run as.
    #[must_use]
    pub fn run_as_group(mut self, value: i64) -> Self {
        self.run_as_group = Some(value);
        self
    }
    /// Whether a container that would run as root is refused.
    #[must_use]
    pub fn run_as_non_root(mut self, value: bool) -> Self {
        self.run_as_non_root = Some(value);
        self
    }
    /// The user to run as.
    #[must_use]
    pub fn run_as_user(mut self, value: i64) -> Self {
        self.run_as_user = Some(value);
        self
    }
    /// The `SELinux` context of all containers.
    #[must_use]
    pub fn se_linux_options(mut self, value: SeLinuxOptions) -> Self {
        self.se_linux_options = Some(value);
        self
    }
    /// The seccomp profile of all containers.
    #[must_use]
    pub fn seccomp_profile(mut self, value: SeccompProfile) -> Self {
        self.seccomp_profile = Some(value);
        self
    }
    /// Further groups.
    #[must_use]
    pub fn supplemental_groups(mut self, value: impl IntoIterator<Item = i64>) -> Self {
        self.supplemental_groups = Some(value.into_iter().collect());
        self
    }
    /// Settings of the kernel.
    #[must_use]
    pub fn sysctls(mut self, value: impl IntoIterator<Item = Sysctl>) -> Self {
        self.sysctls = Some(value.into_iter().collect());
        self
    }
}
impl crate::runtime::read::FromJson for PodSecurityContext {
    const MEMBERS: &'static [&'static str] = &[
        "fsGroup",
        "fsOwner",
        "runAsGroup",
        "runAsNonRoot",
        "runAsUser",
        "seLinuxOptions",
        "seccompProfile",
        "supplementalGroups",
        "sysctls",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            fs_group: None,
            fs_owner: None,
            run_as_group: None,
            run_as_non_root: None,
            run_as_user: None,
            se_linux_options: None,
            seccomp_profile: None,
            supplemental_groups: None,
            sysctls: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.fs_group),
                1 => members.present(&mut read.fs_owner),
                2 => members.optional(&mut read.run_as_group),
                3 => members.optional(&mut read.run_as_non_root),
                4 => members.optional(&mut read.run_as_user),
                5 => members.optional(&mut read.se_linux_options),
                6 => members.optional(&mut read.seccomp_profile),
                7 => members.optional(&mut read.supplemental_groups),
                8 => members.optional(&mut read.sysctls),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for PodSecurityContext {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for PodSecurityContext {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("fsGroup", &self.fs_group);
        object.optional("fsOwner", &self.fs_owner);
        object.optional("runAsGroup", &self.run_as_group);
        object.optional("runAsNonRoot", &self.run_as_non_root);
        object.optional("runAsUser", &self.run_as_user);
        object.optional("seLinuxOptions", &self.se_linux_options);
        object.optional("seccompProfile", &self.seccomp_profile);
        object.optional("supplementalGroups", &self.supplemental_groups);
        object.optional("sysctls", &self.sysctls);
        object.end()
    }
}

/// A setting of the kernel.
///
/// `io.k8s.api.core.v1.Sysctl` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Sysctl {
    /// The setting's name.
    pub name: String,
    /// The setting's value.
    pub value: String,
}
impl Sysctl {
    /// Creates a [`Sysctl`] from its required members.
    #[must_use]
    pub fn new(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            value: value.into(),
        }
    }
}
impl crate::runtime::read::FromJson for Sysctl {
    const MEMBERS: &'static [&'static str] = &["name", "value"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            name: ::std::default::Default::default(),
            value: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.value(&mut read.name),
                1 => members.value(&mut read.value),
                _ => members.skip(),
            }
        }
        members.end(&[0, 1])
    }
}
impl<'de> Deserialize<'de> for Sysctl {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Sysctl {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("name", &self.name);
        object.member("value", &self.value);
        object.end()
    }
}

/// Taints of nodes that a Pod bears.
///
/// `io.k8s.api.core.v1.Toleration` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Toleration {
    /// What a taint does to Pods that do not bear it.
    pub effect: Option<TaintEffect>,
    /// The taint's key; left out with `Exists`, it is every key.
    pub key: Option<String>,
    /// How a toleration is compared with a taint.
    pub operator: Option<TolerationOperator>,
    /// For `NoExecute`, the seconds that the Pod may stay. Left out, for ever.
    pub toleration_seconds: Option<i64>,
    /// The taint's value, with `Equal`.
    pub value: Option<String>,
}
impl Toleration {
    /// What a taint does to Pods that do not bear it.
    #[must_use]
    pub fn effect(mut self, value: impl Into<TaintEffect>) -> Self {
        self.effect = Some(value.into());
        self
    }
    /// The taint's key; left out with `Exists`, it is every key.
    #[must_use]
    pub fn key(mut self, value: impl Into<String>) -> Self {
        self.key = Some(value.into());
        self
    }
    /// How a toleration is compared with a taint.
    #[must_use]
    pub fn operator(mut self, value: impl Into<TolerationOperator>) -> Self {
        self.operator = Some(value.into());
        self
    }
    /// For `NoExecute`, the seconds that the Pod may stay. Left out, for ever.
    #[must_use]
    pub fn toleration_seconds(mut self, value: i64) -> Self {
        self.toleration_seconds = Some(value);
        self
    }
    /// The taint's value, with `Equal`.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for Toleration {
    const MEMBERS: &'static [&'static str] = &[
        "effect",
        "key",
        "operator",
        "tolerationSeconds",
        "value",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            effect: None,
            key: None,
            operator: None,
            toleration_seconds: None,
            value: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.effect),
                1 => members.optional(&mut read.key),
                2 => members.optional(&mut read.operator),
                3 => members.optional(&mut read.toleration_seconds),
                4 => members.optional(&mut read.value),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for Toleration {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Toleration {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("effect", &self.effect);
        object.optional("key", &self.key);
        object.optional("operator", &self.operator);
        object.optional("tolerationSeconds", &self.toleration_seconds);
        object.optional("value", &self.value);
        object.end()
    }
}

/// What a taint does to Pods that do not bear it.
///
/// `io.k8s.api.core.v1.TaintEffect` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TaintEffect {
    /// They do not get onto the node.
    ///
    /// `"NoSchedule"`.
    NoSchedule,
    /// They get onto the node only where there is no other.
    ///
    /// `"PreferNoSchedule"`.
    PreferNoSchedule,
    /// They leave the node.
    ///
    /// `"NoExecute"`.
    NoExecute,
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl TaintEffect {
    /// Returns the value as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::NoSchedule => "NoSchedule",
            Self::PreferNoSchedule => "PreferNoSchedule",
            Self::NoExecute => "NoExecute",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for TaintEffect {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl AsRef<str> for TaintEffect {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl Serialize for TaintEffect {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for TaintEffect {
    fn from(text: &str) -> Self {
        match text {
            "NoSchedule" => Self::NoSchedule,
            "PreferNoSchedule" => Self::PreferNoSchedule,
            "NoExecute" => Self::NoExecute,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for TaintEffect {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl ::std::str::FromStr for TaintEffect {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for TaintEffect {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::String;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::constants::open(
            json,
            place,
            3,
            |value| matches!(value, Self::Unknown(_)),
        )
    }
}
impl<'de> Deserialize<'de> for TaintEffect {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// How a toleration is compared with a taint.
///
/// `io.k8s.api.core.v1.TolerationOperator` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TolerationOperator {
    /// The key is there, with any value.
    ///
    /// `"Exists"`.
    Exists,
    /// Key and value are the same.
    ///
    /// `"Equal"`.
    Equal,
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl TolerationOperator {
    /// Returns the value as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Exists => "Exists",
            Self::Equal => "Equal",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for TolerationOperator {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl AsRef<str> for TolerationOperator {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl Serialize for TolerationOperator {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for TolerationOperator {
    fn from(text: &str) -> Self {
        match text {
            "Exists" => Self::Exists,
            "Equal" => Self::Equal,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for TolerationOperator {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl ::std::str::FromStr for TolerationOperator {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for TolerationOperator {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::String;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::constants::open(
            json,
            place,
            2,
            |value| matches!(value, Self::Unknown(_)),
        )
    }
}
impl<'de> Deserialize<'de> for TolerationOperator {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// A rule that spreads matching Pods over topology domains.
///
/// `io.k8s.api.core.v1.TopologySpreadConstraint` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TopologySpreadConstraint {
    /// The labels of the counted Pods.
    pub label_selector: Option<crate::meta::v1::LabelSelector>,
    /// The largest permitted difference between the numbers of Pods in two domains, at least 1.
    pub max_skew: i32,
    /// The node label whose value names the domain.
    pub topology_key: String,
    /// What happens to a Pod that does not satisfy a spread constraint.
    pub when_unsatisfiable: UnsatisfiableConstraintAction,
}
impl TopologySpreadConstraint {
    /// Creates a [`TopologySpreadConstraint`] from its required members.
    #[must_use]
    pub fn new(
        max_skew: i32,
        topology_key: impl Into<String>,
        when_unsatisfiable: impl Into<UnsatisfiableConstraintAction>,
    ) -> Self {
        Self {
            label_selector: None,
            max_skew,
            topology_key: topology_key.into(),
            when_unsatisfiable: when_unsatisfiable.into(),
        }
    }
    /// The labels of the counted Pods.
    #[must_use]
    pub fn label_selector(mut self, value: crate::meta::v1::LabelSelector) -> Self {
        self.label_selector = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for TopologySpreadConstraint {
    const MEMBERS: &'static [&'static str] = &[
        "labelSelector",
        "maxSkew",
        "topologyKey",
        "whenUnsatisfiable",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            label_selector: None,
            max_skew: ::std::default::Default::default(),
            topology_key: ::std::default::Default::default(),
            when_unsatisfiable: UnsatisfiableConstraintAction::DoNotSchedule,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.label_selector),
                1 => members.value(&mut read.max_skew),
                2 => members.value(&mut read.topology_key),
                3 => members.value(&mut read.when_unsatisfiable),
                _ => members.skip(),
            }
        }
        members.end(&[1, 2, 3])
    }
}
impl<'de> Deserialize<'de> for TopologySpreadConstraint {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for TopologySpreadConstraint {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("labelSelector", &self.label_selector);
        object.member("maxSkew", &self.max_skew);
        object.member("topologyKey", &self.topology_key);
        object.member("whenUnsatisfiable", &self.when_unsatisfiable);
        object.end()
    }
}

/// What happens to a Pod that does not satisfy a spread constraint.
///
/// `io.k8s.api.core.v1.UnsatisfiableConstraintAction` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UnsatisfiableConstraintAction {
    /// The Pod is not scheduled.
    ///
    /// `"DoNotSchedule"`.
    DoNotSchedule,
    /// The Pod is scheduled where the difference is smallest.
    ///
    /// `"ScheduleAnyway"`.
    ScheduleAnyway,
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl UnsatisfiableConstraintAction {
    /// Returns the value as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::DoNotSchedule => "DoNotSchedule",
            Self::ScheduleAnyway => "ScheduleAnyway",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for UnsatisfiableConstraintAction {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl AsRef<str> for UnsatisfiableConstraintAction {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl Serialize for UnsatisfiableConstraintAction {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for UnsatisfiableConstraintAction {
    fn from(text: &str) -> Self {
        match text {
            "DoNotSchedule" => Self::DoNotSchedule,
            "ScheduleAnyway" => Self::ScheduleAnyway,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for UnsatisfiableConstraintAction {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl ::std::str::FromStr for UnsatisfiableConstraintAction {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for UnsatisfiableConstraintAction {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::String;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::constants::open(
            json,
            place,
            2,
            |value| matches!(value, Self::Unknown(_)),
        )
    }
}
impl<'de> Deserialize<'de> for UnsatisfiableConstraintAction {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// A volume of a Pod. One of the members beside `name` is set.
///
/// `io.k8s.api.core.v1.Volume` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Volume {
    /// An Amazon EBS disk.
    pub aws_elastic_block_store: Option<AwsElasticBlockStoreVolumeSource>,
    /// An Azure data disk.
    pub azure_disk: Option<AzureDiskVolumeSource>,
    /// An Azure Files share.
    pub azure_file: Option<AzureFileVolumeSource>,
    /// A Ceph file system.
    pub cephfs: Option<CephFsVolumeSource>,
    /// An `OpenStack` Cinder volume.
    pub cinder: Option<CinderVolumeSource>,
    /// The values of a `ConfigMap` as files.
    pub config_map: Option<ConfigMapVolumeSource>,
    /// The Pod's own data as files.
    pub downward_api: Option<DownwardApiVolumeSource>,
    /// An empty folder that lasts as long as the Pod.
    pub empty_dir: Option<EmptyDirVolumeSource>,
    /// A Fibre Channel volume.
    pub fc: Option<FcVolumeSource>,
    /// A volume that a driver program provides.
    pub flex_volume: Option<FlexVolumeSource>,
    /// A Flocker dataset. One of the members is set.
    pub flocker: Option<FlockerVolumeSource>,
    /// A persistent disk of Google Compute Engine.
    pub gce_persistent_disk: Option<GcePersistentDiskVolumeSource>,
    /// A clone of a Git repository. Deprecated by Kubernetes.
    pub git_repo: Option<GitRepoVolumeSource>,
    /// A Gluster volume.
    pub glusterfs: Option<GlusterfsVolumeSource>,
    /// A file or folder of the node.
    pub host_path: Option<HostPathVolumeSource>,
    /// An `iSCSI` disk.
    pub iscsi: Option<Box<IscsiVolumeSource>>,
    /// A directory on a logical volume of the node.
    pub local_dir: Option<LocalDirVolumeSource>,
    /// The volume's name, unique in the Pod.
    pub name: String,
    /// An NFS export.
    pub nfs: Option<NfsVolumeSource>,
    /// Storage that a claim of the namespace stands for.
    pub persistent_volume_claim: Option<PersistentVolumeClaimVolumeSource>,
    /// A persistent disk of Photon Controller.
    pub photon_persistent_disk: Option<PhotonPersistentDiskVolumeSource>,
    /// A Portworx volume.
    pub portworx_volume: Option<PortworxVolumeSource>,
    /// A volume that combines several sources in one directory.
    pub projected: Option<ProjectedVolumeSource>,
    /// A Quobyte volume.
    pub quobyte: Option<QuobyteVolumeSource>,
    /// A RADOS block device of Ceph.
    pub rbd: Option<Box<RbdVolumeSource>>,
    /// A `ScaleIO` volume.
    pub scale_io: Option<Box<ScaleIoVolumeSource>>,
    /// The values of a Secret as files.
    pub secret: Option<SecretVolumeSource>,
    /// A `StorageOS` volume.
    pub storageos: Option<StorageOsVolumeSource>,
    /// A virtual disk of `vSphere`.
    pub vsphere_volume: Option<VsphereVirtualDiskVolumeSource>,
}
impl Volume {
    /// Creates a [`Volume`] from its required members.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            aws_elastic_block_store: None,
            azure_disk: None,
            azure_file: None,
            cephfs: None,
            cinder: None,
            config_map: None,
            downward_api: None,
            empty_dir: None,
            fc: None,
            flex_volume: None,
            flocker: None,
            gce_persistent_disk: None,
            git_repo: None,
            glusterfs: None,
            host_path: None,
            iscsi: None,
            local_dir: None,
            name: name.into(),
            nfs: None,
            persistent_volume_claim: None,
            photon_persistent_disk: None,
            portworx_volume: None,
            projected: None,
            quobyte: None,
            rbd: None,
            scale_io: None,
            secret: None,
            storageos: None,
            vsphere_volume: None,
        }
    }
    /// An Amazon EBS disk.
    #[must_use]
    pub fn aws_elastic_block_store(
        mut self,
        value: AwsElasticBlockStoreVolumeSource,
    ) -> Self {
        self.aws_elastic_block_store = Some(value);
        self
    }
    /// An Azure data disk.
    #[must_use]
    pub fn azure_disk(mut self, value: AzureDiskVolumeSource) -> Self {
        self.azure_disk = Some(value);
        self
    }
    /// An Azure Files share.
    #[must_use]
    pub fn azure_file(mut self, value: AzureFileVolumeSource) -> Self {
        self.azure_file = Some(value);
        self
    }
    /// A Ceph file system.
    #[must_use]
    pub fn cephfs(mut self, value: CephFsVolumeSource) -> Self {
        self.cephfs = Some(value);
        self
    }
    /// An `OpenStack` Cinder volume.
    #[must_use]
    pub fn cinder(mut self, value: CinderVolumeSource) -> Self {
        self.cinder = Some(value);
        self
    }
    /// The values of a `ConfigMap` as files.
    #[must_use]
    pub fn config_map(mut self, value: ConfigMapVolumeSource) -> Self {
        self.config_map = Some(value);
        self
    }
    /// The Pod's own data as files.
    #[must_use]
    pub fn downward_api(mut self, value: DownwardApiVolumeSource) -> Self {
        self.downward_api = Some(value);
        self
    }
    /// An empty folder that lasts as long as the Pod.
    #[must_use]
    pub fn empty_dir(mut self, value: EmptyDirVolumeSource) -> Self {
        self.empty_dir = Some(value);
        self
    }
    /// A Fibre Channel volume.
    #[must_use]
    pub fn fc(mut self, value: FcVolumeSource) -> Self {
        self.fc = Some(value);
        self
    }
    /// A volume that a driver program provides.
    #[must_use]
    pub fn flex_volume(mut self, value: FlexVolumeSource) -> Self {
        self.flex_volume = Some(value);
        self
    }
    /// A Flocker dataset. One of the members is set.
    #[must_use]
    pub fn flocker(mut self, value: FlockerVolumeSource) -> Self {
        self.flocker = Some(value);
        self
    }
    /// A persistent disk of Google Compute Engine.
    #[must_use]
    pub fn gce_persistent_disk(mut self, value: GcePersistentDiskVolumeSource) -> Self {
        self.gce_persistent_disk = Some(value);
        self
    }
    /// A clone of a Git repository. Deprecated by Kubernetes.
    #[must_use]
    pub fn git_repo(mut self, value: GitRepoVolumeSource) -> Self {
        self.git_repo = Some(value);
        self
    }
    /// A Gluster volume.
    #[must_use]
    pub fn glusterfs(mut self, value: GlusterfsVolumeSource) -> Self {
        self.glusterfs = Some(value);
        self
    }
    /// A file or folder of the node.
    #[must_use]
    pub fn host_path(mut self, value: HostPathVolumeSource) -> Self {
        self.host_path = Some(value);
        self
    }
    /// An `iSCSI` disk.
    #[must_use]
    pub fn iscsi(mut self, value: IscsiVolumeSource) -> Self {
        self.iscsi = Some(Box::new(value));
        self
    }
    /// A directory on a logical volume of the node.
    #[must_use]
    pub fn local_dir(mut self, value: LocalDirVolumeSource) -> Self {
        self.local_dir = Some(value);
        self
    }
    /// An NFS export.
    #[must_use]
    pub fn nfs(mut self, value: NfsVolumeSource) -> Self {
        self.nfs = Some(value);
        self
    }
    /// Storage that a claim of the namespace stands for.
    #[must_use]
    pub fn persistent_volume_claim(
        mut self,
        value: PersistentVolumeClaimVolumeSource,
    ) -> Self {
        self.persistent_volume_claim = Some(value);
        self
    }
    /// A persistent disk of Photon Controller.
    #[must_use]
    pub fn photon_persistent_disk(
        mut self,
        value: PhotonPersistentDiskVolumeSource,
    ) -> Self {
        self.photon_persistent_disk = Some(value);
        self
    }
    /// A Portworx volume.
    #[must_use]
    pub fn portworx_volume(mut self, value: PortworxVolumeSource) -> Self {
        self.portworx_volume = Some(value);
        self
    }
    /// A volume that combines several sources in one directory.
    #[must_use]
    pub fn projected(mut self, value: ProjectedVolumeSource) -> Self {
        self.projected = Some(value);
        self
    }
    /// A Quobyte volume.
    #[must_use]
    pub fn quobyte(mut self, value: QuobyteVolumeSource) -> Self {
        self.quobyte = Some(value);
        self
    }
    /// A RADOS block device of Ceph.
    #[must_use]
    pub fn rbd(mut self, value: RbdVolumeSource) -> Self {
        self.rbd = Some(Box::new(value));
        self
    }
    /// A `ScaleIO` volume.
    #[must_use]
    pub fn scale_io(mut self, value: ScaleIoVolumeSource) -> Self {
        self.scale_io = Some(Box::new(value));
        self
    }
    /// The values of a Secret as files.
    #[must_use]
    pub fn secret(mut self, value: SecretVolumeSource) -> Self {
        self.secret = Some(value);
        self
    }
    /// A `StorageOS` volume.
    #[must_use]
    pub fn storageos(mut self, value: StorageOsVolumeSource) -> Self {
        self.storageos = Some(value);
        self
    }
    /// A virtual disk of `vSphere`.
    #[must_use]
    pub fn vsphere_volume(mut self, value: VsphereVirtualDiskVolumeSource) -> Self {
        self.vsphere_volume = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for Volume {
    const MEMBERS: &'static [&'static str] = &[
        "awsElasticBlockStore",
        "azureDisk",
        "azureFile",
        "cephfs",
        "cinder",
        "configMap",
        "downwardAPI",
        "emptyDir",
        "fc",
        "flexVolume",
        "flocker",
        "gcePersistentDisk",
        "gitRepo",
        "glusterfs",
        "hostPath",
        "iscsi",
        "localDir",
        "name",
        "nfs",
        "persistentVolumeClaim",
        "photonPersistentDisk",
        "portworxVolume",
        "projected",
        "quobyte",
        "rbd",
        "scaleIO",
        "secret",
        "storageos",
        "vsphereVolume",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            aws_elastic_block_store: None,
            azure_disk: None,
            azure_file: None,
            cephfs: None,
            cinder: None,
            config_map: None,
            downward_api: None,
            empty_dir: None,
            fc: None,
            flex_volume: None,
            flocker: None,
            gce_persistent_disk: None,
            git_repo: None,
            glusterfs: None,
            host_path: None,
            iscsi: None,
            local_dir: None,
            name: ::std::default::Default::default(),
            nfs: None,
            persistent_volume_claim: None,
            photon_persistent_disk: None,
            portworx_volume: None,
            projected: None,
            quobyte: None,
            rbd: None,
            scale_io: None,
            secret: None,
            storageos: None,
            vsphere_volume: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.aws_elastic_block_store),
                1 => members.optional(&mut read.azure_disk),
                2 => members.optional(&mut read.azure_file),
                3 => members.optional(&mut read.cephfs),
                4 => members.optional(&mut read.cinder),
                5 => members.optional(&mut read.config_map),
                6 => members.optional(&mut read.downward_api),
                7 => members.optional(&mut read.empty_dir),
                8 => members.optional(&mut read.fc),
                9 => members.optional(&mut read.flex_volume),
                10 => members.optional(&mut read.flocker),
                11 => members.optional(&mut read.gce_persistent_disk),
                12 => members.optional(&mut read.git_repo),
                13 => members.optional(&mut read.glusterfs),
                14 => members.optional(&mut read.host_path),
                15 => members.optional(&mut read.iscsi),
                16 => members.optional(&mut read.local_dir),
                17 => members.value(&mut read.name),
                18 => members.optional(&mut read.nfs),
                19 => members.optional(&mut read.persistent_volume_claim),
                20 => members.optional(&mut read.photon_persistent_disk),
                21 => members.optional(&mut read.portworx_volume),
                22 => members.optional(&mut read.projected),
                23 => members.optional(&mut read.quobyte),
                24 => members.optional(&mut read.rbd),
                25 => members.optional(&mut read.scale_io),
                26 => members.optional(&mut read.secret),
                27 => members.optional(&mut read.storageos),
                28 => members.optional(&mut read.vsphere_volume),
                _ => members.skip(),
            }
        }
        members.end(&[17])
    }
}
impl<'de> Deserialize<'de> for Volume {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Volume {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("awsElasticBlockStore", &self.aws_elastic_block_store);
        object.optional("azureDisk", &self.azure_disk);
        object.optional("azureFile", &self.azure_file);
        object.optional("cephfs", &self.cephfs);
        object.optional("cinder", &self.cinder);
        object.optional("configMap", &self.config_map);
        object.optional("downwardAPI", &self.downward_api);
        object.optional("emptyDir", &self.empty_dir);
        object.optional("fc", &self.fc);
        object.optional("flexVolume", &self.flex_volume);
        object.optional("flocker", &self.flocker);
        object.optional("gcePersistentDisk", &self.gce_persistent_disk);
        object.optional("gitRepo", &self.git_repo);
        object.optional("glusterfs", &self.glusterfs);
        object.optional("hostPath", &self.host_path);
        object.optional("iscsi", &self.iscsi);
        object.optional("localDir", &self.local_dir);
        object.member("name", &self.name);
        object.optional("nfs", &self.nfs);
        object.optional("persistentVolumeClaim", &self.persistent_volume_claim);
        object.optional("photonPersistentDisk", &self.photon_persistent_disk);
        object.optional("portworxVolume", &self.portworx_volume);
        object.optional("projected", &self.projected);
        object.optional("quobyte", &self.quobyte);
        object.optional("rbd", &self.rbd);
        object.optional("scaleIO", &self.scale_io);
        object.optional("secret", &self.secret);
        object.optional("storageos", &self.storageos);
        object.optional("vsphereVolume", &self.vsphere_volume);
        object.end()
    }
}
#[cfg(feature = "validate")]
impl crate::runtime::check::Check for Volume {
    fn check(
        &self,
        at: crate::runtime::check::At<'_>,
    ) -> Result<(), crate::runtime::RequestError> {
        at.exclusive(
            &[
                ("awsElasticBlockStore", self.aws_elastic_block_store.is_some()),
                ("azureDisk", self.azure_disk.is_some()),
                ("azureFile", self.azure_file.is_some()),
                ("cephfs", self.cephfs.is_some()),
                ("cinder", self.cinder.is_some()),
                ("configMap", self.config_map.is_some()),
                ("downwardAPI", self.downward_api.is_some()),
                ("emptyDir", self.empty_dir.is_some()),
                ("fc", self.fc.is_some()),
                ("flexVolume", self.flex_volume.is_some()),
                ("flocker", self.flocker.is_some()),
                ("gcePersistentDisk", self.gce_persistent_disk.is_some()),
                ("gitRepo", self.git_repo.is_some()),
                ("glusterfs", self.glusterfs.is_some()),
                ("hostPath", self.host_path.is_some()),
                ("iscsi", self.iscsi.is_some()),
                ("localDir", self.local_dir.is_some()),
                ("nfs", self.nfs.is_some()),
                ("persistentVolumeClaim", self.persistent_volume_claim.is_some()),
                ("photonPersistentDisk", self.photon_persistent_disk.is_some()),
                ("portworxVolume", self.portworx_volume.is_some()),
                ("projected", self.projected.is_some()),
                ("quobyte", self.quobyte.is_some()),
                ("rbd", self.rbd.is_some()),
                ("scaleIO", self.scale_io.is_some()),
                ("secret", self.secret.is_some()),
                ("storageos", self.storageos.is_some()),
                ("vsphereVolume", self.vsphere_volume.is_some()),
            ],
        )?;
        Ok(())
    }
}

/// An Amazon EBS disk.
///
/// `io.k8s.api.core.v1.AWSElasticBlockStoreVolumeSource` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AwsElasticBlockStoreVolumeSource {
    /// The file system type, for example `ext4`.
    pub fs_type: Option<String>,
    /// The number of the partition; 0 mounts the whole disk.
    pub partition: Option<i32>,
    /// Whether the disk is mounted read-only.
    pub read_only: Option<bool>,
    /// The disk's ID.
    pub volume_id: String,
}
impl AwsElasticBlockStoreVolumeSource {
    /// Creates a [`AwsElasticBlockStoreVolumeSource`] from its required members.
    #[must_use]
    pub fn new(volume_id: impl Into<String>) -> Self {
        Self {
            fs_type: None,
            partition: None,
            read_only: None,
            volume_id: volume_id.into(),
        }
    }
    /// The file system type, for example `ext4`.
    #[must_use]
    pub fn fs_type(mut self, value: impl Into<String>) -> Self {
        self.fs_type = Some(value.into());
        self
    }
    /// The number of the partition; 0 mounts the whole disk.
    #[must_use]
    pub fn partition(mut self, value: i32) -> Self {
        self.partition = Some(value);
        self
    }
    /// Whether the disk is mounted read-only.
    #[must_use]
    pub fn read_only(mut self, value: bool) -> Self {
        self.read_only = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for AwsElasticBlockStoreVolumeSource {
    const MEMBERS: &'static [&'static str] = &[
        "fsType",
        "partition",
        "readOnly",
        "volumeID",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            fs_type: None,
            partition: None,
            read_only: None,
            volume_id: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.fs_type),
                1 => members.optional(&mut read.partition),
                2 => members.optional(&mut read.read_only),
                3 => members.value(&mut read.volume_id),
                _ => members.skip(),
            }
        }
        members.end(&[3])
    }
}
impl<'de> Deserialize<'de> for AwsElasticBlockStoreVolumeSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for AwsElasticBlockStoreVolumeSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("fsType", &self.fs_type);
        object.optional("partition", &self.partition);
        object.optional("readOnly", &self.read_only);
        object.member("volumeID", &self.volume_id);
        object.end()
    }
}

/// An Azure data disk.
///
/// `io.k8s.api.core.v1.AzureDiskVolumeSource` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AzureDiskVolumeSource {
    /// The host caching mode: `None`, `ReadOnly` or `ReadWrite`.
    pub caching_mode: Option<String>,
    /// The disk's name.
    pub disk_name: String,
    /// The disk's URI in the blob storage.
    pub disk_uri: String,
    /// The file system type, for example `ext4`.
    pub fs_type: Option<String>,
    /// The kind of disk: `Shared`, `Dedicated` or `Managed`.
    pub kind: Option<String>,
    /// Whether the disk is mounted read-only.
    pub read_only: Option<bool>,
}
impl AzureDiskVolumeSource {
    /// Creates a [`AzureDiskVolumeSource`] from its required members.
    #[must_use]
    pub fn new(disk_name: impl Into<String>, disk_uri: impl Into<String>) -> Self {
        Self {
            caching_mode: None,
            disk_name: disk_name.into(),
            disk_uri: disk_uri.into(),
            fs_type: None,
            kind: None,
            read_only: None,
        }
    }
    /// The host caching mode: `None`, `ReadOnly` or `ReadWrite`.
    #[must_use]
    pub fn caching_mode(mut self, value: impl Into<String>) -> Self {
        self.caching_mode = Some(value.into());
        self
    }
    /// The file system type, for example `ext4`.
    #[must_use]
    pub fn fs_type(mut self, value: impl Into<String>) -> Self {
        self.fs_type = Some(value.into());
        self
    }
    /// The kind of disk: `Shared`, `Dedicated` or `Managed`.
    #[must_use]
    pub fn kind(mut self, value: impl Into<String>) -> Self {
        self.kind = Some(value.into());
        self
    }
    /// Whether the disk is mounted read-only.
    #[must_use]
    pub fn read_only(mut self, value: bool) -> Self {
        self.read_only = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for AzureDiskVolumeSource {
    const MEMBERS: &'static [&'static str] = &[
        "cachingMode",
        "diskName",
        "diskURI",
        "fsType",
        "kind",
        "readOnly",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            caching_mode: None,
            disk_name: ::std::default::Default::default(),
            disk_uri: ::std::default::Default::default(),
            fs_type: None,
            kind: None,
            read_only: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.caching_mode),
                1 => members.value(&mut read.disk_name),
                2 => members.value(&mut read.disk_uri),
                3 => members.optional(&mut read.fs_type),
                4 => members.optional(&mut read.kind),
                5 => members.optional(&mut read.read_only),
                _ => members.skip(),
            }
        }
        members.end(&[1, 2])
    }
}
impl<'de> Deserialize<'de> for AzureDiskVolumeSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for AzureDiskVolumeSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("cachingMode", &self.caching_mode);
        object.member("diskName", &self.disk_name);
        object.member("diskURI", &self.disk_uri);
        object.optional("fsType", &self.fs_type);
        object.optional("kind", &self.kind);
        object.optional("readOnly", &self.read_only);
        object.end()
    }
}

/// An Azure Files share.
///
/// `io.k8s.api.core.v1.AzureFileVolumeSource` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AzureFileVolumeSource {
    /// Whether the share is mounted read-only.
    pub read_only: Option<bool>,
    /// The name of the Secret that holds the storage account's name and key.
    pub secret_name: String,
    /// The share's name.
    pub share_name: String,
}
impl AzureFileVolumeSource {
    /// Creates a [`AzureFileVolumeSource`] from its required members.
    #[must_use]
    pub fn new(secret_name: impl Into<String>, share_name: impl Into<String>) -> Self {
        Self {
            read_only: None,
            secret_name: secret_name.into(),
            share_name: share_name.into(),
        }
    }
    /// Whether the share is mounted read-only.
    #[must_use]
    pub fn read_only(mut self, value: bool) -> Self {
        self.read_only = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for AzureFileVolumeSource {
    const MEMBERS: &'static [&'static str] = &["readOnly", "secretName", "shareName"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            read_only: None,
            secret_name: ::std::default::Default::default(),
            share_name: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.read_only),
                1 => members.value(&mut read.secret_name),
                2 => members.value(&mut read.share_name),
                _ => members.skip(),
            }
        }
        members.end(&[1, 2])
    }
}
impl<'de> Deserialize<'de> for AzureFileVolumeSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for AzureFileVolumeSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("readOnly", &self.read_only);
        object.member("secretName", &self.secret_name);
        object.member("shareName", &self.share_name);
        object.end()
    }
}

/// A Ceph file system.
///
/// `io.k8s.api.core.v1.CephFSVolumeSource` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CephFsVolumeSource {
    /// The addresses of the Ceph monitors.
    pub monitors: Vec<String>,
    /// The mounted root within the Ceph tree. Defaults to `/`.
    pub path: Option<String>,
    /// Whether the file system is mounted read-only.
    pub read_only: Option<bool>,
    /// The path of the user's key ring. Defaults to `/etc/ceph/user.secret`.
    pub secret_file: Option<String>,
    /// The user's Secret. Takes precedence over `secretFile`.
    pub secret_ref: Option<LocalObjectReference>,
    /// The RADOS user. Defaults to `admin`.
    pub user: Option<String>,
}
impl CephFsVolumeSource {
    /// Creates a [`CephFsVolumeSource`] from its required members.
    #[must_use]
    pub fn new(monitors: impl IntoIterator<Item: Into<String>>) -> Self {
        Self {
            monitors: monitors.into_iter().map(Into::into).collect(),
            path: None,
            read_only: None,
            secret_file: None,
            secret_ref: None,
            user: None,
        }
    }
    /// The mounted root within the Ceph tree. Defaults to `/`.
    #[must_use]
    pub fn path(mut self, value: impl Into<String>) -> Self {
        self.path = Some(value.into());
        self
    }
    /// Whether the file system is mounted read-only.
    #[must_use]
    pub fn read_only(mut self, value: bool) -> Self {
        self.read_only = Some(value);
        self
    }
    /// The path of the user's key ring. Defaults to `/etc/ceph/user.secret`.
    #[must_use]
    pub fn secret_file(mut self, value: impl Into<String>) -> Self {
        self.secret_file = Some(value.into());
        self
    }
    /// The user's Secret. Takes precedence over `secretFile`.
    #[must_use]
    pub fn secret_ref(mut self, value: LocalObjectReference) -> Self {
        self.secret_ref = Some(value);
        self
    }
    /// The RADOS user. Defaults to `admin`.
    #[must_use]
    pub fn user(mut self, value: impl Into<String>) -> Self {
        self.user = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for CephFsVolumeSource {
    const MEMBERS: &'static [&'static str] = &[
        "monitors",
        "path",
        "readOnly",
        "secretFile",
        "secretRef",
        "user",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            monitors: ::std::default::Default::default(),
            path: None,
            read_only: None,
            secret_file: None,
            secret_ref: None,
            user: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.filled(&mut read.monitors),
                1 => members.optional(&mut read.path),
                2 => members.optional(&mut read.read_only),
                3 => members.optional(&mut read.secret_file),
                4 => members.optional(&mut read.secret_ref),
                5 => members.optional(&mut read.user),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for CephFsVolumeSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for CephFsVolumeSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("monitors", &self.monitors);
        object.optional("path", &self.path);
        object.optional("readOnly", &self.read_only);
        object.optional("secretFile", &self.secret_file);
        object.optional("secretRef", &self.secret_ref);
        object.optional("user", &self.user);
        object.end()
    }
}

/// An `OpenStack` Cinder volume.
///
/// `io.k8s.api.core.v1.CinderVolumeSource` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CinderVolumeSource {
    /// The file system type, for example `ext4`.
    pub fs_type: Option<String>,
    /// Whether the volume is mounted read-only.
    pub read_only: Option<bool>,
    /// The Secret with the parameters used to connect to `OpenStack`.
    pub secret_ref: Option<LocalObjectReference>,
    /// The volume's ID.
    pub volume_id: String,
}
impl CinderVolumeSource {
    /// Creates a [`CinderVolumeSource`] from its required members.
    #[must_use]
    pub fn new(volume_id: impl Into<String>) -> Self {
        Self {
            fs_type: None,
            read_only: None,
            secret_ref: None,
            volume_id: volume_id.into(),
        }
    }
    /// The file system type, for example `ext4`.
    #[must_use]
    pub fn fs_type(mut self, value: impl Into<String>) -> Self {
        self.fs_type = Some(value.into());
        self
    }
    /// Whether the volume is mounted read-only.
    #[must_use]
    pub fn read_only(mut self, value: bool) -> Self {
        self.read_only = Some(value);
        self
    }
    /// The Secret with the parameters used to connect to `OpenStack`.
    #[must_use]
    pub fn secret_ref(mut self, value: LocalObjectReference) -> Self {
        self.secret_ref = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for CinderVolumeSource {
    const MEMBERS: &'static [&'static str] = &[
        "fsType",
        "readOnly",
        "secretRef",
        "volumeID",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            fs_type: None,
            read_only: None,
            secret_ref: None,
            volume_id: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.fs_type),
                1 => members.optional(&mut read.read_only),
                2 => members.optional(&mut read.secret_ref),
                3 => members.value(&mut read.volume_id),
                _ => members.skip(),
            }
        }
        members.end(&[3])
    }
}
impl<'de> Deserialize<'de> for CinderVolumeSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for CinderVolumeSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("fsType", &self.fs_type);
        object.optional("readOnly", &self.read_only);
        object.optional("secretRef", &self.secret_ref);
        object.member("volumeID", &self.volume_id);
        object.end()
    }
}

/// The values of a `ConfigMap` as files.
///
/// `io.k8s.api.core.v1.ConfigMapVolumeSource` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ConfigMapVolumeSource {
    /// The files' permission bits, 0644 (as a decimal number, 420) if it is left out.
    pub default_mode: Option<i32>,
    /// Which values go where. Left out, each becomes a file with the key's name.
    pub items: Option<Vec<KeyToPath>>,
    /// The `ConfigMap`'s name.
    pub name: Option<String>,
    /// Whether it may be missing.
    pub optional: Option<bool>,
}
impl ConfigMapVolumeSource {
    /// The files' permission bits, 0644 (as a decimal number, 420) if it is left out.
    #[must_use]
    pub fn default_mode(mut self, value: i32) -> Self {
        self.default_mode = Some(value);
        self
    }
    /// Which values go where. Left out, each becomes a file with the key's name.
    #[must_use]
    pub fn items(mut self, value: impl IntoIterator<Item = KeyToPath>) -> Self {
        self.items = Some(value.into_iter().collect());
        self
    }
    /// The `ConfigMap`'s name.
    #[must_use]
    pub fn name(mut self, value: impl Into<String>) -> Self {
        self.name = Some(value.into());
        self
    }
    /// Whether it may be missing.
    #[must_use]
    pub fn optional(mut self, value: bool) -> Self {
        self.optional = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for ConfigMapVolumeSource {
    const MEMBERS: &'static [&'static str] = &[
        "defaultMode",
        "items",
        "name",
        "optional",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            default_mode: None,
            items: None,
            name: None,
            optional: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.default_mode),
                1 => members.optional(&mut read.items),
                2 => members.optional(&mut read.name),
                3 => members.optional(&mut read.optional),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for ConfigMapVolumeSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ConfigMapVolumeSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("defaultMode", &self.default_mode);
        object.optional("items", &self.items);
        object.optional("name", &self.name);
        object.optional("optional", &self.optional);
        object.end()
    }
}

/// A value that becomes a file.
///
/// `io.k8s.api.core.v1.KeyToPath` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct KeyToPath {
    /// The value's key.
    pub key: String,
    /// The file's permission bits.
    pub mode: Option<i32>,
    /// The file's path in the volume.
    pub path: String,
}
impl KeyToPath {
    /// Creates a [`KeyToPath`] from its required members.
    #[must_use]
    pub fn new(key: impl Into<String>, path: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            mode: None,
            path: path.into(),
        }
    }
    /// The file's permission bits.
    #[must_use]
    pub fn mode(mut self, value: i32) -> Self {
        self.mode = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for KeyToPath {
    const MEMBERS: &'static [&'static str] = &["key", "mode", "path"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            key: ::std::default::Default::default(),
            mode: None,
            path: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.value(&mut read.key),
                1 => members.optional(&mut read.mode),
                2 => members.value(&mut read.path),
                _ => members.skip(),
            }
        }
        members.end(&[0, 2])
    }
}
impl<'de> Deserialize<'de> for KeyToPath {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for KeyToPath {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("key", &self.key);
        object.optional("mode", &self.mode);
        object.member("path", &self.path);
        object.end()
    }
}

/// The Pod's own data as files.
///
/// `io.k8s.api.core.v1.DownwardAPIVolumeSource` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DownwardApiVolumeSource {
    /// The files' permission bits, 0644 (as a decimal number, 420) if it is left out.
    pub default_mode: Option<i32>,
    /// The files.
    pub items: Option<Vec<DownwardApiVolumeFile>>,
}
impl DownwardApiVolumeSource {
    /// The files' permission bits, 0644 (as a decimal number, 420) if it is left out.
    #[must_use]
    pub fn default_mode(mut self, value: i32) -> Self {
        self.default_mode = Some(value);
        self
    }
    /// The files.
    #[must_use]
    pub fn items(
        mut self,
        value: impl IntoIterator<Item = DownwardApiVolumeFile>,
    ) -> Self {
        self.items = Some(value.into_iter().collect());
        self
    }
}
impl crate::runtime::read::FromJson for DownwardApiVolumeSource {
    const MEMBERS: &'static [&'static str] = &["defaultMode", "items"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            default_mode: None,
            items: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.default_mode),
                1 => members.optional(&mut read.items),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for DownwardApiVolumeSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for DownwardApiVolumeSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("defaultMode", &self.default_mode);
        object.optional("items", &self.items);
        object.end()
    }
}

/// A file made from the Pod's own data.
///
/// `io.k8s.api.core.v1.DownwardAPIVolumeFile` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DownwardApiVolumeFile {
    /// A field of the Pod.
    pub field_ref: Option<ObjectFieldSelector>,
    /// The file's permission bits.
    pub mode: Option<i32>,
    /// The file's path in the volume.
    pub path: String,
    /// A resource of a container.
    pub resource_field_ref: Option<ResourceFieldSelector>,
}
impl DownwardApiVolumeFile {
    /// Creates a [`DownwardApiVolumeFile`] from its required members.
    #[must_use]
    pub fn new(path: impl Into<String>) -> Self {
        Self {
            field_ref: None,
            mode: None,
            path: path.into(),
            resource_field_ref: None,
        }
    }
    /// A field of the Pod.
    #[must_use]
    pub fn field_ref(mut self, value: ObjectFieldSelector) -> Self {
        self.field_ref = Some(value);
        self
    }
    /// The file's permission bits.
    #[must_use]
    pub fn mode(mut self, value: i32) -> Self {
        self.mode = Some(value);
        self
    }
    /// A resource of a container.
    #[must_use]
    pub fn resource_field_ref(mut self, value: ResourceFieldSelector) -> Self {
        self.resource_field_ref = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for DownwardApiVolumeFile {
    const MEMBERS: &'static [&'static str] = &[
        "fieldRef",
        "mode",
        "path",
        "resourceFieldRef",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            field_ref: None,
            mode: None,
            path: ::std::default::Default::default(),
            resource_field_ref: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.field_ref),
                1 => members.optional(&mut read.mode),
                2 => members.value(&mut read.path),
                3 => members.optional(&mut read.resource_field_ref),
                _ => members.skip(),
            }
        }
        members.end(&[2])
    }
}
impl<'de> Deserialize<'de> for DownwardApiVolumeFile {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for DownwardApiVolumeFile {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("fieldRef", &self.field_ref);
        object.optional("mode", &self.mode);
        object.member("path", &self.path);
        object.optional("resourceFieldRef", &self.resource_field_ref);
        object.end()
    }
}

/// An empty folder that lasts as long as the Pod.
///
/// `io.k8s.api.core.v1.EmptyDirVolumeSource` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct EmptyDirVolumeSource {
    /// What it is kept on; empty for the node's disk, `Memory` for its memory.
    pub medium: Option<String>,
    /// An amount of a resource: a decimal number and a suffix, binary (`Ki`, `Mi`, `Gi`, …), decimal (`n`, `u`, `m`, `k`, `M`, `G`, …) or
    /// an exponent (`1e3`). `500m` of CPU is half a core, `1Gi` of memory is 2³⁰ bytes.
    ///
    /// Format: `quantity`.
    ///
    /// Example: `"500m"`.
    pub size_limit: Option<crate::resource::Quantity>,
}
impl EmptyDirVolumeSource {
    /// What it is kept on; empty for the node's disk, `Memory` for its memory.
    #[must_use]
    pub fn medium(mut self, value: impl Into<String>) -> Self {
        self.medium = Some(value.into());
        self
    }
    /// An amount of a resource: a decimal number and a suffix, binary (`Ki`, `Mi`, `Gi`, …), decimal (`n`, `u`, `m`, `k`, `M`, `G`, …) or
    /// an exponent (`1e3`). `500m` of CPU is half a core, `1Gi` of memory is 2³⁰ bytes.
    ///
    /// Format: `quantity`.
    ///
    /// Example: `"500m"`.
    #[must_use]
    pub fn size_limit(mut self, value: impl Into<crate::resource::Quantity>) -> Self {
        self.size_limit = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for EmptyDirVolumeSource {
    const MEMBERS: &'static [&'static str] = &["medium", "sizeLimit"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            medium: None,
            size_limit: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.medium),
                1 => members.optional(&mut read.size_limit),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for EmptyDirVolumeSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for EmptyDirVolumeSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("medium", &self.medium);
        object.optional("sizeLimit", &self.size_limit);
        object.end()
    }
}

/// A Fibre Channel volume.
///
/// `io.k8s.api.core.v1.FCVolumeSource` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct FcVolumeSource {
    /// The file system type, for example `ext4`.
    pub fs_type: Option<String>,
    /// The logical unit number of the target.
    pub lun: Option<Option<i32>>,
    /// Whether the volume is mounted read-only.
    pub read_only: Option<bool>,
    /// The worldwide names of the targets.
    pub target_ww_ns: Option<Vec<String>>,
    /// The worldwide identifiers of the volume. Excludes `targetWWNs` with `lun`.
    pub wwids: Option<Vec<String>>,
}
impl FcVolumeSource {
    /// The file system type, for example `ext4`.
    #[must_use]
    pub fn fs_type(mut self, value: impl Into<String>) -> Self {
        self.fs_type = Some(value.into());
        self
    }
    /// The logical unit number of the target.
    #[must_use]
    pub fn lun(mut self, value: i32) -> Self {
        self.lun = Some(Some(value));
        self
    }
    /// Sets `lun` to `null`.
    #[must_use]
    pub fn lun_null(mut self) -> Self {
        self.lun = Some(None);
        self
    }
    /// Takes `lun` out, so that it is not sent.
    #[must_use]
    pub fn lun_absent(mut self) -> Self {
        self.lun = None;
        self
    }
    /// Whether the volume is mounted read-only.
    #[must_use]
    pub fn read_only(mut self, value: bool) -> Self {
        self.read_only = Some(value);
        self
    }
    /// The worldwide names of the targets.
    #[must_use]
    pub fn target_ww_ns(mut self, value: impl IntoIterator<Item: Into<String>>) -> Self {
        self.target_ww_ns = Some(value.into_iter().map(Into::into).collect());
        self
    }
    /// The worldwide identifiers of the volume. Excludes `targetWWNs` with `lun`.
    #[must_use]
    pub fn wwids(mut self, value: impl IntoIterator<Item: Into<String>>) -> Self {
        self.wwids = Some(value.into_iter().map(Into::into).collect());
        self
    }
}
impl crate::runtime::read::FromJson for FcVolumeSource {
    const MEMBERS: &'static [&'static str] = &[
        "fsType",
        "lun",
        "readOnly",
        "targetWWNs",
        "wwids",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            fs_type: None,
            lun: None,
            read_only: None,
            target_ww_ns: None,
            wwids: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.fs_type),
                1 => members.present(&mut read.lun),
                2 => members.optional(&mut read.read_only),
                3 => members.optional(&mut read.target_ww_ns),
                4 => members.optional(&mut read.wwids),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for FcVolumeSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for FcVolumeSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("fsType", &self.fs_type);
        object.optional("lun", &self.lun);
        object.optional("readOnly", &self.read_only);
        object.optional("targetWWNs", &self.target_ww_ns);
        object.optional("wwids", &self.wwids);
        object.end()
    }
}

/// A volume that a driver program provides.
///
/// `io.k8s.api.core.v1.FlexVolumeSource` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct FlexVolumeSource {
    /// The driver's name.
    pub driver: String,
    /// The file system type.
    pub fs_type: Option<String>,
    /// Options of the driver.
    pub options: Option<::std::collections::BTreeMap<String, String>>,
    /// Whether the volume is mounted read-only.
    pub read_only: Option<bool>,
    /// The Secret that is passed to the driver.
    pub secret_ref: Option<LocalObjectReference>,
}
impl FlexVolumeSource {
    /// Creates a [`FlexVolumeSource`] from its required members.
    #[must_use]
    pub fn new(driver: impl Into<String>) -> Self {
        Self {
            driver: driver.into(),
            fs_type: None,
            options: None,
            read_only: None,
            secret_ref: None,
        }
    }
    /// The file system type.
    #[must_use]
    pub fn fs_type(mut self, value: impl Into<String>) -> Self {
        self.fs_type = Some(value.into());
        self
    }
    /// Options of the driver.
    #[must_use]
    pub fn options(
        mut self,
        value: ::std::collections::BTreeMap<String, String>,
    ) -> Self {
        self.options = Some(value);
        self
    }
    /// Whether the volume is mounted read-only.
    #[must_use]
    pub fn read_only(mut self, value: bool) -> Self {
        self.read_only = Some(value);
        self
    }
    /// The Secret that is passed to the driver.
    #[must_use]
    pub fn secret_ref(mut self, value: LocalObjectReference) -> Self {
        self.secret_ref = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for FlexVolumeSource {
    const MEMBERS: &'static [&'static str] = &[
        "driver",
        "fsType",
        "options",
        "readOnly",
        "secretRef",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            driver: ::std::default::Default::default(),
            fs_type: None,
            options: None,
            read_only: None,
            secret_ref: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.value(&mut read.driver),
                1 => members.optional(&mut read.fs_type),
                2 => members.optional(&mut read.options),
                3 => members.optional(&mut read.read_only),
                4 => members.optional(&mut read.secret_ref),
                _ => members.skip(),
            }
        }
        members.end(&[0])
    }
}
impl<'de> Deserialize<'de> for FlexVolumeSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for FlexVolumeSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("driver", &self.driver);
        object.optional("fsType", &self.fs_type);
        object.optional("options", &self.options);
        object.optional("readOnly", &self.read_only);
        object.optional("secretRef", &self.secret_ref);
        object.end()
    }
}

/// A Flocker dataset. One of the members is set.
///
/// `io.k8s.api.core.v1.FlockerVolumeSource` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct FlockerVolumeSource {
    /// The dataset's name.
    pub dataset_name: Option<String>,
    /// The dataset's UUID.
    pub dataset_uuid: Option<String>,
}
impl FlockerVolumeSource {
    /// The dataset's name.
    #[must_use]
    pub fn dataset_name(mut self, value: impl Into<String>) -> Self {
        self.dataset_name = Some(value.into());
        self
    }
    /// The dataset's UUID.
    #[must_use]
    pub fn dataset_uuid(mut self, value: impl Into<String>) -> Self {
        self.dataset_uuid = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for FlockerVolumeSource {
    const MEMBERS: &'static [&'static str] = &["datasetName", "datasetUUID"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            dataset_name: None,
            dataset_uuid: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.dataset_name),
                1 => members.optional(&mut read.dataset_uuid),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for FlockerVolumeSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for FlockerVolumeSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("datasetName", &self.dataset_name);
        object.optional("datasetUUID", &self.dataset_uuid);
        object.end()
    }
}

/// A persistent disk of Google Compute Engine.
///
/// `io.k8s.api.core.v1.GCEPersistentDiskVolumeSource` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GcePersistentDiskVolumeSource {
    /// The file system type, for example `ext4`.
    pub fs_type: Option<String>,
    /// The number of the partition; 0 mounts the whole disk.
    pub partition: Option<i32>,
    /// The disk's name.
    pub pd_name: String,
    /// Whether the disk is mounted read-only.
    pub read_only: Option<bool>,
}
impl GcePersistentDiskVolumeSource {
    /// Creates a [`GcePersistentDiskVolumeSource`] from its required members.
    #[must_use]
    pub fn new(pd_name: impl Into<String>) -> Self {
        Self {
            fs_type: None,
            partition: None,
            pd_name: pd_name.into(),
            read_only: None,
        }
    }
    /// The file system type, for example `ext4`.
    #[must_use]
    pub fn fs_type(mut self, value: impl Into<String>) -> Self {
        self.fs_type = Some(value.into());
        self
    }
    /// The number of the partition; 0 mounts the whole disk.
    #[must_use]
    pub fn partition(mut self, value: i32) -> Self {
        self.partition = Some(value);
        self
    }
    /// Whether the disk is mounted read-only.
    #[must_use]
    pub fn read_only(mut self, value: bool) -> Self {
        self.read_only = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for GcePersistentDiskVolumeSource {
    const MEMBERS: &'static [&'static str] = &[
        "fsType",
        "partition",
        "pdName",
        "readOnly",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            fs_type: None,
            partition: None,
            pd_name: ::std::default::Default::default(),
            read_only: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.fs_type),
                1 => members.optional(&mut read.partition),
                2 => members.value(&mut read.pd_name),
                3 => members.optional(&mut read.read_only),
                _ => members.skip(),
            }
        }
        members.end(&[2])
    }
}
impl<'de> Deserialize<'de> for GcePersistentDiskVolumeSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for GcePersistentDiskVolumeSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("fsType", &self.fs_type);
        object.optional("partition", &self.partition);
        object.member("pdName", &self.pd_name);
        object.optional("readOnly", &self.read_only);
        object.end()
    }
}

/// A clone of a Git repository. Deprecated by Kubernetes.
///
/// `io.k8s.api.core.v1.GitRepoVolumeSource` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GitRepoVolumeSource {
    /// The target directory; `.` is the volume itself.
    pub directory: Option<String>,
    /// The repository's URL.
    pub repository: String,
    /// The commit hash.
    pub revision: Option<String>,
}
impl GitRepoVolumeSource {
    /// Creates a [`GitRepoVolumeSource`] from its required members.
    #[must_use]
    pub fn new(repository: impl Into<String>) -> Self {
        Self {
            directory: None,
            repository: repository.into(),
            revision: None,
        }
    }
    /// The target directory; `.` is the volume itself.
    #[must_use]
    pub fn directory(mut self, value: impl Into<String>) -> Self {
        self.directory = Some(value.into());
        self
    }
    /// The commit hash.
    #[must_use]
    pub fn revision(mut self, value: impl Into<String>) -> Self {
        self.revision = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for GitRepoVolumeSource {
    const MEMBERS: &'static [&'static str] = &["directory", "repository", "revision"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            directory: None,
            repository: ::std::default::Default::default(),
            revision: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.directory),
                1 => members.value(&mut read.repository),
                2 => members.optional(&mut read.revision),
                _ => members.skip(),
            }
        }
        members.end(&[1])
    }
}
impl<'de> Deserialize<'de> for GitRepoVolumeSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for GitRepoVolumeSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("directory", &self.directory);
        object.member("repository", &self.repository);
        object.optional("revision", &self.revision);
        object.end()
    }
}

/// A Gluster volume.
///
/// `io.k8s.api.core.v1.GlusterfsVolumeSource` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GlusterfsVolumeSource {
    /// The name of the Endpoints object with the servers.
    pub endpoints: String,
    /// The volume's path.
    pub path: String,
    /// Whether the volume is mounted read-only.
    pub read_only: Option<bool>,
}
impl GlusterfsVolumeSource {
    /// Creates a [`GlusterfsVolumeSource`] from its required members.
    #[must_use]
    pub fn new(endpoints: impl Into<String>, path: impl Into<String>) -> Self {
        Self {
            endpoints: endpoints.into(),
            path: path.into(),
            read_only: None,
        }
    }
    /// Whether the volume is mounted read-only.
    #[must_use]
    pub fn read_only(mut self, value: bool) -> Self {
        self.read_only = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for GlusterfsVolumeSource {
    const MEMBERS: &'static [&'static str] = &["endpoints", "path", "readOnly"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            endpoints: ::std::default::Default::default(),
            path: ::std::default::Default::default(),
            read_only: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.value(&mut read.endpoints),
                1 => members.value(&mut read.path),
                2 => members.optional(&mut read.read_only),
                _ => members.skip(),
            }
        }
        members.end(&[0, 1])
    }
}
impl<'de> Deserialize<'de> for GlusterfsVolumeSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for GlusterfsVolumeSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("endpoints", &self.endpoints);
        object.member("path", &self.path);
        object.optional("readOnly", &self.read_only);
        object.end()
    }
}

/// A file or folder of the node.
///
/// `io.k8s.api.core.v1.HostPathVolumeSource` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct HostPathVolumeSource {
    /// Its path on the node.
    pub path: String,
    /// What must be there, or be made, for example `DirectoryOrCreate`; empty for no check.
    pub r#type: Option<String>,
}
impl HostPathVolumeSource {
    /// Creates a [`HostPathVolumeSource`] from its required members.
    #[must_use]
    pub fn new(path: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            r#type: None,
        }
    }
    /// What must be there, or be made, for example `DirectoryOrCreate`; empty for no check.
    #[must_use]
    pub fn r#type(mut self, value: impl Into<String>) -> Self {
        self.r#type = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for HostPathVolumeSource {
    const MEMBERS: &'static [&'static str] = &["path", "type"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            path: ::std::default::Default::default(),
            r#type: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.value(&mut read.path),
                1 => members.optional(&mut read.r#type),
                _ => members.skip(),
            }
        }
        members.end(&[0])
    }
}
impl<'de> Deserialize<'de> for HostPathVolumeSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for HostPathVolumeSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("path", &self.path);
        object.optional("type", &self.r#type);
        object.end()
    }
}

/// An `iSCSI` disk.
///
/// `io.k8s.api.core.v1.ISCSIVolumeSource` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct IscsiVolumeSource {
    /// Whether discovery uses CHAP authentication.
    pub chap_auth_discovery: Option<bool>,
    /// Whether sessions use CHAP authentication.
    pub chap_auth_session: Option<bool>,
    /// The file system type, for example `ext4`.
    pub fs_type: Option<String>,
    /// The initiator's name.
    pub initiator_name: Option<Option<String>>,
    /// The qualified name of the target.
    pub iqn: String,
    /// The interface that uses an `iSCSI` transport. Defaults to `default` (TCP).
    pub iscsi_interface: Option<String>,
    /// The logical unit number.
    pub lun: i32,
    /// Addresses of further target portals.
    pub portals: Option<Vec<String>>,
    /// Whether the disk is mounted read-only.
    pub read_only: Option<bool>,
    /// The Secret for CHAP authentication.
    pub secret_ref: Option<LocalObjectReference>,
    /// The address of the target portal, with a port if it is not 860 or 3260.
    pub target_portal: String,
}
impl IscsiVolumeSource {
    /// Creates a [`IscsiVolumeSource`] from its required members.
    #[must_use]
    pub fn new(
        iqn: impl Into<String>,
        lun: i32,
        target_portal: impl Into<String>,
    ) -> Self {
        Self {
            chap_auth_discovery: None,
            chap_auth_session: None,
            fs_type: None,
            initiator_name: None,
            iqn: iqn.into(),
            iscsi_interface: None,
            lun,
            portals: None,
            read_only: None,
            secret_ref: None,
            target_portal: target_portal.into(),
        }
    }
    /// Whether discovery uses CHAP authentication.
    #[must_use]
    pub fn chap_auth_discovery(mut self, value: bool) -> Self {
        self.chap_auth_discovery = Some(value);
        self
    }
    /// Whether sessions use CHAP authentication.
    #[must_use]
    pub fn chap_auth_session(mut self, value: bool) -> Self {
        self.chap_auth_session = Some(value);
        self
    }
    /// The file system type, for example `ext4`.
    #[must_use]
    pub fn fs_type(mut self, value: impl Into<String>) -> Self {
        self.fs_type = Some(value.into());
        self
    }
    /// The initiator's name.
    #[must_use]
    pub fn initiator_name(mut self, value: impl Into<String>) -> Self {
        self.initiator_name = Some(Some(value.into()));
        self
    }
    /// Sets `initiator_name` to `null`.
    #[must_use]
    pub fn initiator_name_null(mut self) -> Self {
        self.initiator_name = Some(None);
        self
    }
    /// Takes `initiator_name` out, so that it is not sent.
    #[must_use]
    pub fn initiator_name_absent(mut self) -> Self {
        self.initiator_name = None;
        self
    }
    /// The interface that uses an `iSCSI` transport. Defaults to `default` (TCP).
    #[must_use]
    pub fn iscsi_interface(mut self, value: impl Into<String>) -> Self {
        self.iscsi_interface = Some(value.into());
        self
    }
    /// Addresses of further target portals.
    #[must_use]
    pub fn portals(mut self, value: impl IntoIterator<Item: Into<String>>) -> Self {
        self.portals = Some(value.into_iter().map(Into::into).collect());
        self
    }
    /// Whether the disk is mounted read-only.
    #[must_use]
    pub fn read_only(mut self, value: bool) -> Self {
        self.read_only = Some(value);
        self
    }
    /// The Secret for CHAP authentication.
    #[must_use]
    pub fn secret_ref(mut self, value: LocalObjectReference) -> Self {
        self.secret_ref = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for IscsiVolumeSource {
    const MEMBERS: &'static [&'static str] = &[
        "chapAuthDiscovery",
        "chapAuthSession",
        "fsType",
        "initiatorName",
        "iqn",
        "iscsiInterface",
        "lun",
        "portals",
        "readOnly",
        "secretRef",
        "targetPortal",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            chap_auth_discovery: None,
            chap_auth_session: None,
            fs_type: None,
            initiator_name: None,
            iqn: ::std::default::Default::default(),
            iscsi_interface: None,
            lun: ::std::default::Default::default(),
            portals: None,
            read_only: None,
            secret_ref: None,
            target_portal: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.chap_auth_discovery),
                1 => members.optional(&mut read.chap_auth_session),
                2 => members.optional(&mut read.fs_type),
                3 => members.present(&mut read.initiator_name),
                4 => members.value(&mut read.iqn),
                5 => members.optional(&mut read.iscsi_interface),
                6 => members.value(&mut read.lun),
                7 => members.optional(&mut read.portals),
                8 => members.optional(&mut read.read_only),
                9 => members.optional(&mut read.secret_ref),
                10 => members.value(&mut read.target_portal),
                _ => members.skip(),
            }
        }
        members.end(&[4, 6, 10])
    }
}
impl<'de> Deserialize<'de> for IscsiVolumeSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for IscsiVolumeSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("chapAuthDiscovery", &self.chap_auth_discovery);
        object.optional("chapAuthSession", &self.chap_auth_session);
        object.optional("fsType", &self.fs_type);
        object.optional("initiatorName", &self.initiator_name);
        object.member("iqn", &self.iqn);
        object.optional("iscsiInterface", &self.iscsi_interface);
        object.member("lun", &self.lun);
        object.optional("portals", &self.portals);
        object.optional("readOnly", &self.read_only);
        object.optional("secretRef", &self.secret_ref);
        object.member("targetPortal", &self.target_portal);
        object.end()
    }
}

/// A directory on a logical volume of the node.
///
/// `io.k8s.api.core.v1.LocalDirVolumeSource` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct LocalDirVolumeSource {
    /// The size of the logical volume.
    pub size_limit: Option<crate::resource::Quantity>,
}
impl LocalDirVolumeSource {
    /// The size of the logical volume.
    #[must_use]
    pub fn size_limit(mut self, value: impl Into<crate::resource::Quantity>) -> Self {
        self.size_limit = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for LocalDirVolumeSource {
    const MEMBERS: &'static [&'static str] = &["sizeLimit"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self { size_limit: None };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.size_limit),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for LocalDirVolumeSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for LocalDirVolumeSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("sizeLimit", &self.size_limit);
        object.end()
    }
}

/// An NFS export.
///
/// `io.k8s.api.core.v1.NFSVolumeSource` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct NfsVolumeSource {
    /// The exported path.
    pub path: String,
    /// Whether the export is mounted read-only.
    pub read_only: Option<bool>,
    /// The host name or IP address of the server.
    pub server: String,
}
impl NfsVolumeSource {
    /// Creates a [`NfsVolumeSource`] from its required members.
    #[must_use]
    pub fn new(path: impl Into<String>, server: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            read_only: None,
            server: server.into(),
        }
    }
    /// Whether the export is mounted read-only.
    #[must_use]
    pub fn read_only(mut self, value: bool) -> Self {
        self.read_only = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for NfsVolumeSource {
    const MEMBERS: &'static [&'static str] = &["path", "readOnly", "server"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            path: ::std::default::Default::default(),
            read_only: None,
            server: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.value(&mut read.path),
                1 => members.optional(&mut read.read_only),
                2 => members.value(&mut read.server),
                _ => members.skip(),
            }
        }
        members.end(&[0, 2])
    }
}
impl<'de> Deserialize<'de> for NfsVolumeSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for NfsVolumeSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("path", &self.path);
        object.optional("readOnly", &self.read_only);
        object.member("server", &self.server);
        object.end()
    }
}

/// Storage that a claim of the namespace stands for.
///
/// `io.k8s.api.core.v1.PersistentVolumeClaimVolumeSource` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PersistentVolumeClaimVolumeSource {
    /// The claim's name.
    pub claim_name: String,
    /// Whether no container may write to it.
    pub read_only: Option<bool>,
}
impl PersistentVolumeClaimVolumeSource {
    /// Creates a [`PersistentVolumeClaimVolumeSource`] from its required members.
    #[must_use]
    pub fn new(claim_name: impl Into<String>) -> Self {
        Self {
            claim_name: claim_name.into(),
            read_only: None,
        }
    }
    /// Whether no container may write to it.
    #[must_use]
    pub fn read_only(mut self, value: bool) -> Self {
        self.read_only = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for PersistentVolumeClaimVolumeSource {
    const MEMBERS: &'static [&'static str] = &["claimName", "readOnly"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            claim_name: ::std::default::Default::default(),
            read_only: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.value(&mut read.claim_name),
                1 => members.optional(&mut read.read_only),
                _ => members.skip(),
            }
        }
        members.end(&[0])
    }
}
impl<'de> Deserialize<'de> for PersistentVolumeClaimVolumeSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for PersistentVolumeClaimVolumeSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("claimName", &self.claim_name);
        object.optional("readOnly", &self.read_only);
        object.end()
    }
}

/// A persistent disk of Photon Controller.
///
/// `io.k8s.api.core.v1.PhotonPersistentDiskVolumeSource` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PhotonPersistentDiskVolumeSource {
    /// The file system type, for example `ext4`.
    pub fs_type: Option<String>,
    /// The disk's ID.
    pub pd_id: String,
}
impl PhotonPersistentDiskVolumeSource {
    /// Creates a [`PhotonPersistentDiskVolumeSource`] from its required members.
    #[must_use]
    pub fn new(pd_id: impl Into<String>) -> Self {
        Self {
            fs_type: None,
            pd_id: pd_id.into(),
        }
    }
    /// The file system type, for example `ext4`.
    #[must_use]
    pub fn fs_type(mut self, value: impl Into<String>) -> Self {
        self.fs_type = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for PhotonPersistentDiskVolumeSource {
    const MEMBERS: &'static [&'static str] = &["fsType", "pdID"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            fs_type: None,
            pd_id: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.fs_type),
                1 => members.value(&mut read.pd_id),
                _ => members.skip(),
            }
        }
        members.end(&[1])
    }
}
impl<'de> Deserialize<'de> for PhotonPersistentDiskVolumeSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for PhotonPersistentDiskVolumeSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("fsType", &self.fs_type);
        object.member("pdID", &self.pd_id);
        object.end()
    }
}

/// A Portworx volume.
///
/// `io.k8s.api.core.v1.PortworxVolumeSource` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PortworxVolumeSource {
    /// The file system type, for example `ext4`.
    pub fs_type: Option<String>,
    /// Whether the volume is mounted read-only.
    pub read_only: Option<bool>,
    /// The volume's ID.
    pub volume_id: String,
}
impl PortworxVolumeSource {
    /// Creates a [`PortworxVolumeSource`] from its required members.
    #[must_use]
    pub fn new(volume_id: impl Into<String>) -> Self {
        Self {
            fs_type: None,
            read_only: None,
            volume_id: volume_id.into(),
        }
    }
    /// The file system type, for example `ext4`.
    #[must_use]
    pub fn fs_type(mut self, value: impl Into<String>) -> Self {
        self.fs_type = Some(value.into());
        self
    }
    /// Whether the volume is mounted read-only.
    #[must_use]
    pub fn read_only(mut self, value: bool) -> Self {
        self.read_only = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for PortworxVolumeSource {
    const MEMBERS: &'static [&'static str] = &["fsType", "readOnly", "volumeID"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            fs_type: None,
            read_only: None,
            volume_id: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.fs_type),
                1 => members.optional(&mut read.read_only),
                2 => members.value(&mut read.volume_id),
                _ => members.skip(),
            }
        }
        members.end(&[2])
    }
}
impl<'de> Deserialize<'de> for PortworxVolumeSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for PortworxVolumeSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("fsType", &self.fs_type);
        object.optional("readOnly", &self.read_only);
        object.member("volumeID", &self.volume_id);
        object.end()
    }
}

/// A volume that combines several sources in one directory.
///
/// `io.k8s.api.core.v1.ProjectedVolumeSource` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ProjectedVolumeSource {
    /// The permission bits of files that have none of their own, as a decimal number. Defaults to 420 (octal 0644).
    pub default_mode: Option<Option<i32>>,
    /// The sources.
    pub sources: Vec<VolumeProjection>,
}
impl ProjectedVolumeSource {
    /// Creates a [`ProjectedVolumeSource`] from its required members.
    #[must_use]
    pub fn new(sources: impl IntoIterator<Item = VolumeProjection>) -> Self {
        Self {
            default_mode: None,
            sources: sources.into_iter().collect(),
        }
    }
    /// The permission bits of files that have none of their own, as a decimal number. Defaults to 420 (octal 0644).
    #[must_use]
    pub fn default_mode(mut self, value: i32) -> Self {
        self.default_mode = Some(Some(value));
        self
    }
    /// Sets `default_mode` to `null`.
    #[must_use]
    pub fn default_mode_null(mut self) -> Self {
        self.default_mode = Some(None);
        self
    }
    /// Takes `default_mode` out, so that it is not sent.
    #[must_use]
    pub fn default_mode_absent(mut self) -> Self {
        self.default_mode = None;
        self
    }
}
impl crate::runtime::read::FromJson for ProjectedVolumeSource {
    const MEMBERS: &'static [&'static str] = &["defaultMode", "sources"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            default_mode: None,
            sources: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.present(&mut read.default_mode),
                1 => members.filled(&mut read.sources),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for ProjectedVolumeSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ProjectedVolumeSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("defaultMode", &self.default_mode);
        object.member("sources", &self.sources);
        object.end()
    }
}

/// One source of a projected volume. One of the members is set.
///
/// `io.k8s.api.core.v1.VolumeProjection` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct VolumeProjection {
    /// The entries of a `ConfigMap` that are projected into a volume.
    pub config_map: Option<ConfigMapProjection>,
    /// Facts about the Pod that are projected into a volume.
    pub downward_api: Option<DownwardApiProjection>,
    /// The entries of a Secret that are projected into a volume.
    pub secret: Option<SecretProjection>,
    /// A service account token that is projected into a volume.
    pub service_account_token: Option<ServiceAccountTokenProjection>,
}
impl VolumeProjection {
    /// The entries of a `ConfigMap` that are projected into a volume.
    #[must_use]
    pub fn config_map(mut self, value: ConfigMapProjection) -> Self {
        self.config_map = Some(value);
        self
    }
    /// Facts about the Pod that are projected into a volume.
    #[must_use]
    pub fn downward_api(mut self, value: DownwardApiProjection) -> Self {
        self.downward_api = Some(value);
        self
    }
    /// The entries of a Secret that are projected into a volume.
    #[must_use]
    pub fn secret(mut self, value: SecretProjection) -> Self {
        self.secret = Some(value);
        self
    }
    /// A service account token that is projected into a volume.
    #[must_use]
    pub fn service_account_token(
        mut self,
        value: ServiceAccountTokenProjection,
    ) -> Self {
        self.service_account_token = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for VolumeProjection {
    const MEMBERS: &'static [&'static str] = &[
        "configMap",
        "downwardAPI",
        "secret",
        "serviceAccountToken",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            config_map: None,
            downward_api: None,
            secret: None,
            service_account_token: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.config_map),
                1 => members.optional(&mut read.downward_api),
                2 => members.optional(&mut read.secret),
                3 => members.optional(&mut read.service_account_token),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for VolumeProjection {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for VolumeProjection {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("configMap", &self.config_map);
        object.optional("downwardAPI", &self.downward_api);
        object.optional("secret", &self.secret);
        object.optional("serviceAccountToken", &self.service_account_token);
        object.end()
    }
}

/// The entries of a `ConfigMap` that are projected into a volume.
///
/// `io.k8s.api.core.v1.ConfigMapProjection` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ConfigMapProjection {
    /// The projected keys and their paths. All keys are projected under their own names if it is absent.
    pub items: Option<Vec<KeyToPath>>,
    /// The `ConfigMap`'s name.
    pub name: Option<String>,
    /// Whether the `ConfigMap` or its keys may be missing.
    pub optional: Option<bool>,
}
impl ConfigMapProjection {
    /// The projected keys and their paths. All keys are projected under their own names if it is absent.
    #[must_use]
    pub fn items(mut self, value: impl IntoIterator<Item = KeyToPath>) -> Self {
        self.items = Some(value.into_iter().collect());
        self
    }
    /// The `ConfigMap`'s name.
    #[must_use]
    pub fn name(mut self, value: impl Into<String>) -> Self {
        self.name = Some(value.into());
        self
    }
    /// Whether the `ConfigMap` or its keys may be missing.
    #[must_use]
    pub fn optional(mut self, value: bool) -> Self {
        self.optional = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for ConfigMapProjection {
    const MEMBERS: &'static [&'static str] = &["items", "name", "optional"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            items: None,
            name: None,
            optional: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.items),
                1 => members.optional(&mut read.name),
                2 => members.optional(&mut read.optional),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for ConfigMapProjection {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ConfigMapProjection {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("items", &self.items);
        object.optional("name", &self.name);
        object.optional("optional", &self.optional);
        object.end()
    }
}

/// Facts about the Pod that are projected into a volume.
///
/// `io.k8s.api.core.v1.DownwardAPIProjection` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DownwardApiProjection {
    /// The projected files.
    pub items: Option<Vec<DownwardApiVolumeFile>>,
}
impl DownwardApiProjection {
    /// The projected files.
    #[must_use]
    pub fn items(
        mut self,
        value: impl IntoIterator<Item = DownwardApiVolumeFile>,
    ) -> Self {
        self.items = Some(value.into_iter().collect());
        self
    }
}
impl crate::runtime::read::FromJson for DownwardApiProjection {
    const MEMBERS: &'static [&'static str] = &["items"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self { items: None };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.items),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for DownwardApiProjection {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for DownwardApiProjection {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("items", &self.items);
        object.end()
    }
}

/// The entries of a Secret that are projected into a volume.
///
/// `io.k8s.api.core.v1.SecretProjection` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SecretProjection {
    /// The projected keys and their paths. All keys are projected under their own names if it is absent.
    pub items: Option<Vec<KeyToPath>>,
    /// The Secret's name.
    pub name: Option<String>,
    /// Whether the Secret or its keys may be missing.
    pub optional: Option<bool>,
}
impl SecretProjection {
    /// The projected keys and their paths. All keys are projected under their own names if it is absent.
    #[must_use]
    pub fn items(mut self, value: impl IntoIterator<Item = KeyToPath>) -> Self {
        self.items = Some(value.into_iter().collect());
        self
    }
    /// The Secret's name.
    #[must_use]
    pub fn name(mut self, value: impl Into<String>) -> Self {
        self.name = Some(value.into());
        self
    }
    /// Whether the Secret or its keys may be missing.
    #[must_use]
    pub fn optional(mut self, value: bool) -> Self {
        self.optional = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for SecretProjection {
    const MEMBERS: &'static [&'static str] = &["items", "name", "optional"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            items: None,
            name: None,
            optional: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.items),
                1 => members.optional(&mut read.name),
                2 => members.optional(&mut read.optional),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for SecretProjection {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for SecretProjection {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("items", &self.items);
        object.optional("name", &self.name);
        object.optional("optional", &self.optional);
        object.end()
    }
}

/// A service account token that is projected into a volume.
///
/// `io.k8s.api.core.v1.ServiceAccountTokenProjection` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ServiceAccountTokenProjection {
    /// The intended audience of the token. Defaults to the API server.
    pub audience: Option<String>,
    /// The requested lifetime in seconds, at least 600. Defaults to 3600.
    pub expiration_seconds: Option<Option<i64>>,
    /// The path of the file within the volume.
    pub path: String,
}
impl ServiceAccountTokenProjection {
    /// Creates a [`ServiceAccountTokenProjection`] from its required members.
    #[must_use]
    pub fn new(path: impl Into<String>) -> Self {
        Self {
            audience: None,
            expiration_seconds: None,
            path: path.into(),
        }
    }
    /// The intended audience of the token. Defaults to the API server.
    #[must_use]
    pub fn audience(mut self, value: impl Into<String>) -> Self {
        self.audience = Some(value.into());
        self
    }
    /// The requested lifetime in seconds, at least 600. Defaults to 3600.
    #[must_use]
    pub fn expiration_seconds(mut self, value: i64) -> Self {
        self.expiration_seconds = Some(Some(value));
        self
    }
    /// Sets `expiration_seconds` to `null`.
    #[must_use]
    pub fn expiration_seconds_null(mut self) -> Self {
        self.expiration_seconds = Some(None);
        self
    }
    /// Takes `expiration_seconds` out, so that it is not sent.
    #[must_use]
    pub fn expiration_seconds_absent(mut self) -> Self {
        self.expiration_seconds = None;
        self
    }
}
impl crate::runtime::read::FromJson for ServiceAccountTokenProjection {
    const MEMBERS: &'static [&'static str] = &["audience", "expirationSeconds", "path"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            audience: None,
            expiration_seconds: None,
            path: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.audience),
                1 => members.present(&mut read.expiration_seconds),
                2 => members.value(&mut read.path),
                _ => members.skip(),
            }
        }
        members.end(&[2])
    }
}
impl<'de> Deserialize<'de> for ServiceAccountTokenProjection {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ServiceAccountTokenProjection {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("audience", &self.audience);
        object.optional("expirationSeconds", &self.expiration_seconds);
        object.member("path", &self.path);
        object.end()
    }
}

/// A Quobyte volume.
///
/// `io.k8s.api.core.v1.QuobyteVolumeSource` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct QuobyteVolumeSource {
    /// The group that accesses the volume.
    pub group: Option<String>,
    /// Whether the volume is mounted read-only.
    pub read_only: Option<bool>,
    /// The addresses of the registry services, as `host:port` separated by commas.
    pub registry: String,
    /// The user that accesses the volume.
    pub user: Option<String>,
    /// The volume's name.
    pub volume: String,
}
impl QuobyteVolumeSource {
    /// Creates a [`QuobyteVolumeSource`] from its required members.
    #[must_use]
    pub fn new(registry: impl Into<String>, volume: impl Into<String>) -> Self {
        Self {
            group: None,
            read_only: None,
            registry: registry.into(),
            user: None,
            volume: volume.into(),
        }
    }
    /// The group that accesses the volume.
    #[must_use]
    pub fn group(mut self, value: impl Into<String>) -> Self {
        self.group = Some(value.into());
        self
    }
    /// Whether the volume is mounted read-only.
    #[must_use]
    pub fn read_only(mut self, value: bool) -> Self {
        self.read_only = Some(value);
        self
    }
    /// The user that accesses the volume.
    #[must_use]
    pub fn user(mut self, value: impl Into<String>) -> Self {
        self.user = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for QuobyteVolumeSource {
    const MEMBERS: &'static [&'static str] = &[
        "group",
        "readOnly",
        "registry",
        "user",
        "volume",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            group: None,
            read_only: None,
            registry: ::std::default::Default::default(),
            user: None,
            volume: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.group),
                1 => members.optional(&mut read.read_only),
                2 => members.value(&mut read.registry),
                3 => members.optional(&mut read.user),
                4 => members.value(&mut read.volume),
                _ => members.skip(),
            }
        }
        members.end(&[2, 4])
    }
}
impl<'de> Deserialize<'de> for QuobyteVolumeSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for QuobyteVolumeSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("group", &self.group);
        object.optional("readOnly", &self.read_only);
        object.member("registry", &self.registry);
        object.optional("user", &self.user);
        object.member("volume", &self.volume);
        object.end()
    }
}

/// A RADOS block device of Ceph.
///
/// `io.k8s.api.core.v1.RBDVolumeSource` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RbdVolumeSource {
    /// The file system type, for example `ext4`.
    pub fs_type: Option<String>,
    /// The image's name.
    pub image: String,
    /// The path of the user's key ring. Defaults to `/etc/ceph/keyring`.
    pub keyring: Option<String>,
    /// The addresses of the Ceph monitors.
    pub monitors: Vec<String>,
    /// The pool. Defaults to `rbd`.
    pub pool: Option<String>,
    /// Whether the device is mounted read-only.
    pub read_only: Option<bool>,
    /// The user's Secret. Takes precedence over `keyring`.
    pub secret_ref: Option<LocalObjectReference>,
    /// The RADOS user. Defaults to `admin`.
    pub user: Option<String>,
}
impl RbdVolumeSource {
    /// Creates a [`RbdVolumeSource`] from its required members.
    #[must_use]
    pub fn new(
        image: impl Into<String>,
        monitors: impl IntoIterator<Item: Into<String>>,
    ) -> Self {
        Self {
            fs_type: None,
            image: image.into(),
            keyring: None,
            monitors: monitors.into_iter().map(Into::into).collect(),
            pool: None,
            read_only: None,
            secret_ref: None,
            user: None,
        }
    }
    /// The file system type, for example `ext4`.
    #[must_use]
    pub fn fs_type(mut self, value: impl Into<String>) -> Self {
        self.fs_type = Some(value.into());
        self
    }
    /// The path of the user's key ring. Defaults to `/etc/ceph/keyring`.
    #[must_use]
    pub fn keyring(mut self, value: impl Into<String>) -> Self {
        self.keyring = Some(value.into());
        self
    }
    /// The pool. Defaults to `rbd`.
    #[must_use]
    pub fn pool(mut self, value: impl Into<String>) -> Self {
        self.pool = Some(value.into());
        self
    }
    /// Whether the device is mounted read-only.
    #[must_use]
    pub fn read_only(mut self, value: bool) -> Self {
        self.read_only = Some(value);
        self
    }
    /// The user's Secret. Takes precedence over `keyring`.
    #[must_use]
    pub fn secret_ref(mut self, value: LocalObjectReference) -> Self {
        self.secret_ref = Some(value);
        self
    }
    /// The RADOS user. Defaults to `admin`.
    #[must_use]
    pub fn user(mut self, value: impl Into<String>) -> Self {
        self.user = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for RbdVolumeSource {
    const MEMBERS: &'static [&'static str] = &[
        "fsType",
        "image",
        "keyring",
        "monitors",
        "pool",
        "readOnly",
        "secretRef",
        "user",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            fs_type: None,
            image: ::std::default::Default::default(),
            keyring: None,
            monitors: ::std::default::Default::default(),
            pool: None,
            read_only: None,
            secret_ref: None,
            user: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.fs_type),
                1 => members.value(&mut read.image),
                2 => members.optional(&mut read.keyring),
                3 => members.filled(&mut read.monitors),
                4 => members.optional(&mut read.pool),
                5 => members.optional(&mut read.read_only),
                6 => members.optional(&mut read.secret_ref),
                7 => members.optional(&mut read.user),
                _ => members.skip(),
            }
        }
        members.end(&[1])
    }
}
impl<'de> Deserialize<'de> for RbdVolumeSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for RbdVolumeSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("fsType", &self.fs_type);
        object.member("image", &self.image);
        object.optional("keyring", &self.keyring);
        object.member("monitors", &self.monitors);
        object.optional("pool", &self.pool);
        object.optional("readOnly", &self.read_only);
        object.optional("secretRef", &self.secret_ref);
        object.optional("user", &self.user);
        object.end()
    }
}

/// A `ScaleIO` volume.
///
/// `io.k8s.api.core.v1.ScaleIOVolumeSource` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ScaleIoVolumeSource {
    /// The file system type. Defaults to `xfs`.
    pub fs_type: Option<String>,
    /// The address of the `ScaleIO` gateway.
    pub gateway: String,
    /// The protection domain.
    pub protection_domain: Option<String>,
    /// Whether the volume is mounted read-only.
    pub read_only: Option<bool>,
    /// The Secret with the user and password.
    pub secret_ref: LocalObjectReference,
    /// Whether TLS is used to reach the gateway.
    pub ssl_enabled: Option<bool>,
    /// The provisioning mode: `ThickProvisioned` or `ThinProvisioned`.
    pub storage_mode: Option<String>,
    /// The storage pool.
    pub storage_pool: Option<String>,
    /// The name of the storage system.
    pub system: String,
    /// The volume's name.
    pub volume_name: Option<String>,
}
impl ScaleIoVolumeSource {
    /// Creates a [`ScaleIoVolumeSource`] from its required members.
    #[must_use]
    pub fn new(
        gateway: impl Into<String>,
        secret_ref: LocalObjectReference,
        system: impl Into<String>,
    ) -> Self {
        Self {
            fs_type: None,
            gateway: gateway.into(),
            protection_domain: None,
            read_only: None,
            secret_ref,
            ssl_enabled: None,
            storage_mode: None,
            storage_pool: None,
            system: system.into(),
            volume_name: None,
        }
    }
    /// The file system type. Defaults to `xfs`.
    #[must_use]
    pub fn fs_type(mut self, value: impl Into<String>) -> Self {
        self.fs_type = Some(value.into());
        self
    }
    /// The protection domain.
    #[must_use]
    pub fn protection_domain(mut self, value: impl Into<String>) -> Self {
        self.protection_domain = Some(value.into());
        self
    }
    /// Whether the volume is mounted read-only.
    #[must_use]
    pub fn read_only(mut self, value: bool) -> Self {
        self.read_only = Some(value);
        self
    }
    /// Whether TLS is used to reach the gateway.
    #[must_use]
    pub fn ssl_enabled(mut self, value: bool) -> Self {
        self.ssl_enabled = Some(value);
        self
    }
    /// The provisioning mode: `ThickProvisioned` or `ThinProvisioned`.
    #[must_use]
    pub fn storage_mode(mut self, value: impl Into<String>) -> Self {
        self.storage_mode = Some(value.into());
        self
    }
    /// The storage pool.
    #[must_use]
    pub fn storage_pool(mut self, value: impl Into<String>) -> Self {
        self.storage_pool = Some(value.into());
        self
    }
    /// The volume's name.
    #[must_use]
    pub fn volume_name(mut self, value: impl Into<String>) -> Self {
        self.volume_name = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for ScaleIoVolumeSource {
    const MEMBERS: &'static [&'static str] = &[
        "fsType",
        "gateway",
        "protectionDomain",
        "readOnly",
        "secretRef",
        "sslEnabled",
        "storageMode",
        "storagePool",
        "system",
        "volumeName",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            fs_type: None,
            gateway: ::std::default::Default::default(),
            protection_domain: None,
            read_only: None,
            secret_ref: ::std::default::Default::default(),
            ssl_enabled: None,
            storage_mode: None,
            storage_pool: None,
            system: ::std::default::Default::default(),
            volume_name: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.fs_type),
                1 => members.value(&mut read.gateway),
                2 => members.optional(&mut read.protection_domain),
                3 => members.optional(&mut read.read_only),
                4 => members.value(&mut read.secret_ref),
                5 => members.optional(&mut read.ssl_enabled),
                6 => members.optional(&mut read.storage_mode),
                7 => members.optional(&mut read.storage_pool),
                8 => members.value(&mut read.system),
                9 => members.optional(&mut read.volume_name),
                _ => members.skip(),
            }
        }
        members.end(&[1, 4, 8])
    }
}
impl<'de> Deserialize<'de> for ScaleIoVolumeSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ScaleIoVolumeSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("fsType", &self.fs_type);
        object.member("gateway", &self.gateway);
        object.optional("protectionDomain", &self.protection_domain);
        object.optional("readOnly", &self.read_only);
        object.member("secretRef", &self.secret_ref);
        object.optional("sslEnabled", &self.ssl_enabled);
        object.optional("storageMode", &self.storage_mode);
        object.optional("storagePool", &self.storage_pool);
        object.member("system", &self.system);
        object.optional("volumeName", &self.volume_name);
        object.end()
    }
}

/// The values of a Secret as files.
///
/// `io.k8s.api.core.v1.SecretVolumeSource` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SecretVolumeSource {
    /// The files' permission bits, 0644 (as a decimal number, 420) if it is left out.
    pub default_mode: Option<i32>,
    /// Which values go where. Left out, each becomes a file with the key's name.
    pub items: Option<Vec<KeyToPath>>,
    /// Whether it may be missing.
    pub optional: Option<bool>,
    /// The Secret's name.
    pub secret_name: Option<String>,
}
impl SecretVolumeSource {
    /// The files' permission bits, 0644 (as a decimal number, 420) if it is left out.
    #[must_use]
    pub fn default_mode(mut self, value: i32) -> Self {
        self.default_mode = Some(value);
        self
    }
    /// Which values go where. Left out, each becomes a file with the key's name.
    #[must_use]
    pub fn items(mut self, value: impl IntoIterator<Item = KeyToPath>) -> Self {
        self.items = Some(value.into_iter().collect());
        self
    }
    /// Whether it may be missing.
    #[must_use]
    pub fn optional(mut self, value: bool) -> Self {
        self.optional = Some(value);
        self
    }
    /// The Secret's name.
    #[must_use]
    pub fn secret_name(mut self, value: impl Into<String>) -> Self {
        self.secret_name = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for SecretVolumeSource {
    const MEMBERS: &'static [&'static str] = &[
        "defaultMode",
        "items",
        "optional",
        "secretName",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            default_mode: None,
            items: None,
            optional: None,
            secret_name: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.default_mode),
                1 => members.optional(&mut read.items),
                2 => members.optional(&mut read.optional),
                3 => members.optional(&mut read.secret_name),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for SecretVolumeSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for SecretVolumeSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("defaultMode", &self.default_mode);
        object.optional("items", &self.items);
        object.optional("optional", &self.optional);
        object.optional("secretName", &self.secret_name);
        object.end()
    }
}

/// A `StorageOS` volume.
///
/// `io.k8s.api.core.v1.StorageOSVolumeSource` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct StorageOsVolumeSource {
    /// The file system type, for example `ext4`.
    pub fs_type: Option<String>,
    /// Whether the volume is mounted read-only.
    pub read_only: Option<bool>,
    /// The Secret with the credentials for the `StorageOS` API.
    pub secret_ref: Option<LocalObjectReference>,
    /// The volume's name.
    pub volume_name: Option<String>,
    /// The volume's scope. Defaults to the Pod's namespace.
    pub volume_namespace: Option<String>,
}
impl StorageOsVolumeSource {
    /// The file system type, for example `ext4`.
    #[must_use]
    pub fn fs_type(mut self, value: impl Into<String>) -> Self {
        self.fs_type = Some(value.into());
        self
    }
    /// Whether the volume is mounted read-only.
    #[must_use]
    pub fn read_only(mut self, value: bool) -> Self {
        self.read_only = Some(value);
        self
    }
    /// The Secret with the credentials for the `StorageOS` API.
    #[must_use]
    pub fn secret_ref(mut self, value: LocalObjectReference) -> Self {
        self.secret_ref = Some(value);
        self
    }
    /// The volume's name.
    #[must_use]
    pub fn volume_name(mut self, value: impl Into<String>) -> Self {
        self.volume_name = Some(value.into());
        self
    }
    /// The volume's scope. Defaults to the Pod's namespace.
    #[must_use]
    pub fn volume_namespace(mut self, value: impl Into<String>) -> Self {
        self.volume_namespace = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for StorageOsVolumeSource {
    const MEMBERS: &'static [&'static str] = &[
        "fsType",
        "readOnly",
        "secretRef",
        "volumeName",
        "volumeNamespace",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            fs_type: None,
            read_only: None,
            secret_ref: None,
            volume_name: None,
            volume_namespace: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.fs_type),
                1 => members.optional(&mut read.read_only),
                2 => members.optional(&mut read.secret_ref),
                3 => members.optional(&mut read.volume_name),
                4 => members.optional(&mut read.volume_namespace),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for StorageOsVolumeSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for StorageOsVolumeSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("fsType", &self.fs_type);
        object.optional("readOnly", &self.read_only);
        object.optional("secretRef", &self.secret_ref);
        object.optional("volumeName", &self.volume_name);
        object.optional("volumeNamespace", &self.volume_namespace);
        object.end()
    }
}

/// A virtual disk of `vSphere`.
///
/// `io.k8s.api.core.v1.VsphereVirtualDiskVolumeSource` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct VsphereVirtualDiskVolumeSource {
    /// The file system type, for example `ext4`.
    pub fs_type: Option<String>,
    /// The ID of the storage policy.
    pub storage_policy_id: Option<String>,
    /// The name of the storage policy.
    pub storage_policy_name: Option<String>,
    /// The path of the disk.
    pub volume_path: String,
}
impl VsphereVirtualDiskVolumeSource {
    /// Creates a [`VsphereVirtualDiskVolumeSource`] from its required members.
    #[must_use]
    pub fn new(volume_path: impl Into<String>) -> Self {
        Self {
            fs_type: None,
            storage_policy_id: None,
            storage_policy_name: None,
            volume_path: volume_path.into(),
        }
    }
    /// The file system type, for example `ext4`.
    #[must_use]
    pub fn fs_type(mut self, value: impl Into<String>) -> Self {
        self.fs_type = Some(value.into());
        self
    }
    /// The ID of the storage policy.
    #[must_use]
    pub fn storage_policy_id(mut self, value: impl Into<String>) -> Self {
        self.storage_policy_id = Some(value.into());
        self
    }
    /// The name of the storage policy.
    #[must_use]
    pub fn storage_policy_name(mut self, value: impl Into<String>) -> Self {
        self.storage_policy_name = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for VsphereVirtualDiskVolumeSource {
    const MEMBERS: &'static [&'static str] = &[
        "fsType",
        "storagePolicyID",
        "storagePolicyName",
        "volumePath",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            fs_type: None,
            storage_policy_id: None,
            storage_policy_name: None,
            volume_path: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.fs_type),
                1 => members.optional(&mut read.storage_policy_id),
                2 => members.optional(&mut read.storage_policy_name),
                3 => members.value(&mut read.volume_path),
                _ => members.skip(),
            }
        }
        members.end(&[3])
    }
}
impl<'de> Deserialize<'de> for VsphereVirtualDiskVolumeSource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for VsphereVirtualDiskVolumeSource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("fsType", &self.fs_type);
        object.optional("storagePolicyID", &self.storage_policy_id);
        object.optional("storagePolicyName", &self.storage_policy_name);
        object.member("volumePath", &self.volume_path);
        object.end()
    }
}

/// The current state of a Pod. Set by the server.
///
/// `io.k8s.api.core.v1.PodStatus` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PodStatus {
    /// The latest observations.
    pub conditions: Option<Vec<PodCondition>>,
    /// The state of each container.
    pub container_statuses: Option<Vec<ContainerStatus>>,
    /// The IP address of the host. Absent if the Pod is not scheduled yet.
    pub host_ip: Option<String>,
    /// The state of each init container.
    pub init_container_statuses: Option<Vec<ContainerStatus>>,
    /// The management IP address of the node. Absent if the Pod is not scheduled yet.
    pub management_ip: Option<String>,
    /// A human-readable message about the state.
    pub message: Option<String>,
    /// The node on which room is being made for the Pod.
    pub nominated_node_name: Option<String>,
    /// The phase of a Pod.
    pub phase: Option<PodPhase>,
    /// The Pod's primary IP address. Absent if none is assigned yet.
    pub pod_ip: Option<String>,
    /// All IP addresses of the Pod, the primary one first.
    pub pod_i_ps: Option<Vec<PodIp>>,
    /// The network interfaces of the Pod.
    pub pod_networks: Option<Vec<PodNetworkInterface>>,
    /// The state of each process; for applications on virtual machines only.
    pub process_statuses: Option<Vec<ProcessStatus>>,
    /// The quality-of-service class, derived from requests and limits.
    pub qos_class: Option<PodQosClass>,
    /// A brief machine-readable reason, for example `Evicted`.
    pub reason: Option<String>,
    /// The time at which the node accepted the Pod.
    pub start_time: Option<crate::runtime::value::DateTime>,
}
impl crate::runtime::read::FromJson for PodStatus {
    const MEMBERS: &'static [&'static str] = &[
        "conditions",
        "containerStatuses",
        "hostIP",
        "initContainerStatuses",
        "managementIP",
        "message",
        "nominatedNodeName",
        "phase",
        "podIP",
        "podIPs",
        "podNetworks",
        "processStatuses",
        "qosClass",
        "reason",
        "startTime",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            conditions: None,
            container_statuses: None,
            host_ip: None,
            init_container_statuses: None,
            management_ip: None,
            message: None,
            nominated_node_name: None,
            phase: None,
            pod_ip: None,
            pod_i_ps: None,
            pod_networks: None,
            process_statuses: None,
            qos_class: None,
            reason: None,
            start_time: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.conditions),
                1 => members.optional(&mut read.container_statuses),
                2 => members.optional(&mut read.host_ip),
                3 => members.optional(&mut read.init_container_statuses),
                4 => members.optional(&mut read.management_ip),
                5 => members.optional(&mut read.message),
                6 => members.optional(&mut read.nominated_node_name),
                7 => members.optional(&mut read.phase),
                8 => members.optional(&mut read.pod_ip),
                9 => members.optional(&mut read.pod_i_ps),
                10 => members.optional(&mut read.pod_networks),
                11 => members.optional(&mut read.process_statuses),
                12 => members.optional(&mut read.qos_class),
                13 => members.optional(&mut read.reason),
                14 => members.optional(&mut read.start_time),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for PodStatus {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for PodStatus {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("conditions", &self.conditions);
        object.optional("containerStatuses", &self.container_statuses);
        object.optional("hostIP", &self.host_ip);
        object.optional("initContainerStatuses", &self.init_container_statuses);
        object.optional("managementIP", &self.management_ip);
        object.optional("message", &self.message);
        object.optional("nominatedNodeName", &self.nominated_node_name);
        object.optional("phase", &self.phase);
        object.optional("podIP", &self.pod_ip);
        object.optional("podIPs", &self.pod_i_ps);
        object.optional("podNetworks", &self.pod_networks);
        object.optional("processStatuses", &self.process_statuses);
        object.optional("qosClass", &self.qos_class);
        object.optional("reason", &self.reason);
        object.optional("startTime", &self.start_time);
        object.end()
    }
}

/// An observation about a Pod.
///
/// `io.k8s.api.core.v1.PodCondition` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PodCondition {
    /// The time of the last check.
    pub last_probe_time: Option<crate::runtime::value::DateTime>,
    /// The time at which `status` last changed.
    pub last_transition_time: Option<crate::runtime::value::DateTime>,
    /// A human-readable message.
    pub message: Option<String>,
    /// A brief machine-readable reason, for example `ContainersNotReady`.
    pub reason: Option<String>,
    /// Whether a condition holds.
    pub status: crate::meta::v1::ConditionStatus,
    /// The type of an observation about a Pod.
    pub r#type: PodConditionType,
}
impl PodCondition {
    /// Creates a [`PodCondition`] from its required members.
    #[must_use]
    pub fn new(
        status: impl Into<crate::meta::v1::ConditionStatus>,
        r#type: impl Into<PodConditionType>,
    ) -> Self {
        Self {
            last_probe_time: None,
            last_transition_time: None,
            message: None,
            reason: None,
            status: status.into(),
            r#type: r#type.into(),
        }
    }
}
impl crate::runtime::read::FromJson for PodCondition {
    const MEMBERS: &'static [&'static str] = &[
        "lastProbeTime",
        "lastTransitionTime",
        "message",
        "reason",
        "status",
        "type",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            last_probe_time: None,
            last_transition_time: None,
            message: None,
            reason: None,
            status: crate::meta::v1::ConditionStatus::True,
            r#type: PodConditionType::PodScheduled,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.last_probe_time),
                1 => members.optional(&mut read.last_transition_time),
                2 => members.optional(&mut read.message),
                3 => members.optional(&mut read.reason),
                4 => members.value(&mut read.status),
                5 => members.value(&mut read.r#type),
                _ => members.skip(),
            }
        }
        members.end(&[4, 5])
    }
}
impl<'de> Deserialize<'de> for PodCondition {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for PodCondition {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("lastProbeTime", &self.last_probe_time);
        object.optional("lastTransitionTime", &self.last_transition_time);
        object.optional("message", &self.message);
        object.optional("reason", &self.reason);
        object.member("status", &self.status);
        object.member("type", &self.r#type);
        object.end()
    }
}

/// The type of an observation about a Pod.
///
/// `io.k8s.api.core.v1.PodConditionType` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PodConditionType {
    /// The Pod is assigned to a node.
    ///
    /// `"PodScheduled"`.
    PodScheduled,
    /// All init containers have succeeded.
    ///
    /// `"Initialized"`.
    Initialized,
    /// All containers are ready.
    ///
    /// `"ContainersReady"`.
    ContainersReady,
    /// The Pod can serve requests.
    ///
    /// `"Ready"`.
    Ready,
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl PodConditionType {
    /// Returns the value as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::PodScheduled => "PodScheduled",
            Self::Initialized => "Initialized",
            Self::ContainersReady => "ContainersReady",
            Self::Ready => "Ready",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for PodConditionType {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl AsRef<str> for PodConditionType {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl Serialize for PodConditionType {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for PodConditionType {
    fn from(text: &str) -> Self {
        match text {
            "PodScheduled" => Self::PodScheduled,
            "Initialized" => Self::Initialized,
            "ContainersReady" => Self::ContainersReady,
            "Ready" => Self::Ready,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for PodConditionType {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl ::std::str::FromStr for PodConditionType {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for PodConditionType {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::String;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::constants::open(
            json,
            place,
            4,
            |value| matches!(value, Self::Unknown(_)),
        )
    }
}
impl<'de> Deserialize<'de> for PodConditionType {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// The current status of a container.
///
/// `io.k8s.api.core.v1.ContainerStatus` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ContainerStatus {
    /// The container's ID, in the form `<runtime>://<id>`.
    pub container_id: Option<String>,
    /// The image that the container runs.
    pub image: String,
    /// The ID of the image.
    pub image_id: String,
    /// The state of the previous run.
    pub last_state: Option<ContainerState>,
    /// The container's name.
    pub name: String,
    /// Whether the container passes its readiness probe.
    pub ready: bool,
    /// The number of times the container was restarted.
    pub restart_count: i32,
    /// Whether the container has passed its startup probe.
    pub started: Option<bool>,
    /// The current state.
    pub state: Option<ContainerState>,
}
impl ContainerStatus {
    /// Creates a [`ContainerStatus`] from its required members.
    #[must_use]
    pub fn new(
        image: impl Into<String>,
        image_id: impl Into<String>,
        name: impl Into<String>,
        ready: bool,
        restart_count: i32,
    ) -> Self {
        Self {
            container_id: None,
            image: image.into(),
            image_id: image_id.into(),
            last_state: None,
            name: name.into(),
            ready,
            restart_count,
            started: None,
            state: None,
        }
    }
}
impl crate::runtime::read::FromJson for ContainerStatus {
    const MEMBERS: &'static [&'static str] = &[
        "containerID",
        "image",
        "imageID",
        "lastState",
        "name",
        "ready",
        "restartCount",
        "started",
        "state",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            container_id: None,
            image: ::std::default::Default::default(),
            image_id: ::std::default::Default::default(),
            last_state: None,
            name: ::std::default::Default::default(),
            ready: ::std::default::Default::default(),
            restart_count: ::std::default::Default::default(),
            started: None,
            state: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.container_id),
                1 => members.value(&mut read.image),
                2 => members.value(&mut read.image_id),
                3 => members.optional(&mut read.last_state),
                4 => members.value(&mut read.name),
                5 => members.value(&mut read.ready),
                6 => members.value(&mut read.restart_count),
                7 => members.optional(&mut read.started),
                8 => members.optional(&mut read.state),
                _ => members.skip(),
            }
        }
        members.end(&[1, 2, 4, 5, 6])
    }
}
impl<'de> Deserialize<'de> for ContainerStatus {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ContainerStatus {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("containerID", &self.container_id);
        object.member("image", &self.image);
        object.member("imageID", &self.image_id);
        object.optional("lastState", &self.last_state);
        object.member("name", &self.name);
        object.member("ready", &self.ready);
        object.member("restartCount", &self.restart_count);
        object.optional("started", &self.started);
        object.optional("state", &self.state);
        object.end()
    }
}

/// The state of a container. At most one of the members is set; none means waiting.
///
/// `io.k8s.api.core.v1.ContainerState` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ContainerState {
    /// Details of a running container.
    pub running: Option<ContainerStateRunning>,
    /// Details of a terminated container.
    pub terminated: Option<Box<ContainerStateTerminated>>,
    /// Details of a waiting container.
    pub waiting: Option<ContainerStateWaiting>,
}
impl crate::runtime::read::FromJson for ContainerState {
    const MEMBERS: &'static [&'static str] = &["running", "terminated", "waiting"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            running: None,
            terminated: None,
            waiting: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.running),
                1 => members.optional(&mut read.terminated),
                2 => members.optional(&mut read.waiting),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for ContainerState {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ContainerState {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("running", &self.running);
        object.optional("terminated", &self.terminated);
        object.optional("waiting", &self.waiting);
        object.end()
    }
}

/// A running container.
///
/// `io.k8s.api.core.v1.ContainerStateRunning` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ContainerStateRunning {
    /// The time at which the container was last started.
    pub started_at: Option<crate::runtime::value::DateTime>,
}
impl crate::runtime::read::FromJson for ContainerStateRunning {
    const MEMBERS: &'static [&'static str] = &["startedAt"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self { started_at: None };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.started_at),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for ContainerStateRunning {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ContainerStateRunning {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("startedAt", &self.started_at);
        object.end()
    }
}

/// A terminated container.
///
/// `io.k8s.api.core.v1.ContainerStateTerminated` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ContainerStateTerminated {
    /// The container's ID, in the form `<runtime>://<id>`.
    pub container_id: Option<String>,
    /// The exit status of the container's last run.
    pub exit_code: i32,
    /// The time at which the container terminated.
    pub finished_at: Option<crate::runtime::value::DateTime>,
    /// A human-readable message about the termination.
    pub message: Option<String>,
    /// A brief machine-readable reason, for example `OOMKilled`.
    pub reason: Option<String>,
    /// The signal that ended the container.
    pub signal: Option<i32>,
    /// The time at which the terminated run began.
    pub started_at: Option<crate::runtime::value::DateTime>,
}
impl ContainerStateTerminated {
    /// Creates a [`ContainerStateTerminated`] from its required members.
    #[must_use]
    pub fn new(exit_code: i32) -> Self {
        Self {
            container_id: None,
            exit_code,
            finished_at: None,
            message: None,
            reason: None,
            signal: None,
            started_at: None,
        }
    }
}
impl crate::runtime::read::FromJson for ContainerStateTerminated {
    const MEMBERS: &'static [&'static str] = &[
        "containerID",
        "exitCode",
        "finishedAt",
        "message",
        "reason",
        "signal",
        "startedAt",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            container_id: None,
            exit_code: ::std::default::Default::default(),
            finished_at: None,
            message: None,
            reason: None,
            signal: None,
            started_at: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.container_id),
                1 => members.value(&mut read.exit_code),
                2 => members.optional(&mut read.finished_at),
                3 => members.optional(&mut read.message),
                4 => members.optional(&mut read.reason),
                5 => members.optional(&mut read.signal),
                6 => members.optional(&mut read.started_at),
                _ => members.skip(),
            }
        }
        members.end(&[1])
    }
}
impl<'de> Deserialize<'de> for ContainerStateTerminated {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ContainerStateTerminated {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("containerID", &self.container_id);
        object.member("exitCode", &self.exit_code);
        object.optional("finishedAt", &self.finished_at);
        object.optional("message", &self.message);
        object.optional("reason", &self.reason);
        object.optional("signal", &self.signal);
        object.optional("startedAt", &self.started_at);
        object.end()
    }
}

/// A container that has not started yet.
///
/// `io.k8s.api.core.v1.ContainerStateWaiting` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ContainerStateWaiting {
    /// A human-readable message about why the container waits.
    pub message: Option<String>,
    /// A brief machine-readable reason, for example `ImagePullBackOff`.
    pub reason: Option<String>,
}
impl crate::runtime::read::FromJson for ContainerStateWaiting {
    const MEMBERS: &'static [&'static str] = &["message", "reason"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            message: None,
            reason: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.message),
                1 => members.optional(&mut read.reason),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for ContainerStateWaiting {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ContainerStateWaiting {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("message", &self.message);
        object.optional("reason", &self.reason);
        object.end()
    }
}

/// The phase of a Pod.
///
/// `io.k8s.api.core.v1.PodPhase` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PodPhase {
    /// The Pod is accepted, but not all containers have started.
    ///
    /// `"Pending"`.
    Pending,
    /// All containers were created, and at least one runs or restarts.
    ///
    /// `"Running"`.
    Running,
    /// All containers have terminated with success.
    ///
    /// `"Succeeded"`.
    Succeeded,
    /// All containers have terminated, and at least one failed.
    ///
    /// `"Failed"`.
    Failed,
    /// The state cannot be determined.
    ///
    /// `"Unknown"`.
    Unknown,
    /// Any other value, kept as it was received.
    Other(String),
}
impl PodPhase {
    /// Returns the value as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Pending => "Pending",
            Self::Running => "Running",
            Self::Succeeded => "Succeeded",
            Self::Failed => "Failed",
            Self::Unknown => "Unknown",
            Self::Other(text) => text,
        }
    }
}
impl ::std::fmt::Display for PodPhase {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl AsRef<str> for PodPhase {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl Serialize for PodPhase {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for PodPhase {
    fn from(text: &str) -> Self {
        match text {
            "Pending" => Self::Pending,
            "Running" => Self::Running,
            "Succeeded" => Self::Succeeded,
            "Failed" => Self::Failed,
            "Unknown" => Self::Unknown,
            _ => Self::Other(text.to_owned()),
        }
    }
}
impl From<String> for PodPhase {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl ::std::str::FromStr for PodPhase {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for PodPhase {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::String;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::constants::open(
            json,
            place,
            5,
            |value| matches!(value, Self::Other(_)),
        )
    }
}
impl<'de> Deserialize<'de> for PodPhase {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// One IP address of a Pod.
///
/// `io.k8s.api.core.v1.PodIP` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PodIp {
    /// The IP address.
    pub ip: Option<String>,
}
impl crate::runtime::read::FromJson for PodIp {
    const MEMBERS: &'static [&'static str] = &["ip"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self { ip: None };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.ip),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for PodIp {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for PodIp {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("ip", &self.ip);
        object.end()
    }
}

/// A network interface of a Pod.
///
/// `io.k8s.api.core.v1.PodNetworkInterface` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PodNetworkInterface {
    /// Further facts about the interface.
    pub extra_info: Option<::std::collections::BTreeMap<String, String>>,
    /// The IPv4 and IPv6 addresses of the interface.
    pub i_p: Option<Vec<String>>,
    /// The interface's name.
    pub name: Option<String>,
    /// The name of the attached Network.
    pub network: Option<String>,
}
impl crate::runtime::read::FromJson for PodNetworkInterface {
    const MEMBERS: &'static [&'static str] = &["extraInfo", "iP", "name", "network"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            extra_info: None,
            i_p: None,
            name: None,
            network: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.extra_info),
                1 => members.optional(&mut read.i_p),
                2 => members.optional(&mut read.name),
                3 => members.optional(&mut read.network),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for PodNetworkInterface {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for PodNetworkInterface {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("extraInfo", &self.extra_info);
        object.optional("iP", &self.i_p);
        object.optional("name", &self.name);
        object.optional("network", &self.network);
        object.end()
    }
}

/// The current status of a process.
///
/// `io.k8s.api.core.v1.ProcessStatus` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ProcessStatus {
    /// The state of the previous run.
    pub last_state: Option<ProcessState>,
    /// The process's name.
    pub name: String,
    /// The package that the process was installed from.
    pub package: String,
    /// The ID of the package.
    pub package_id: String,
    /// The process's ID.
    pub process_id: Option<String>,
    /// Whether the process passes its readiness probe.
    pub ready: bool,
    /// The number of times the process was restarted.
    pub restart_count: i32,
    /// The current state.
    pub state: Option<ProcessState>,
}
impl ProcessStatus {
    /// Creates a [`ProcessStatus`] from its required members.
    #[must_use]
    pub fn new(
        name: impl Into<String>,
        package: impl Into<String>,
        package_id: impl Into<String>,
        ready: bool,
        restart_count: i32,
    ) -> Self {
        Self {
            last_state: None,
            name: name.into(),
            package: package.into(),
            package_id: package_id.into(),
            process_id: None,
            ready,
            restart_count,
            state: None,
        }
    }
}
impl crate::runtime::read::FromJson for ProcessStatus {
    const MEMBERS: &'static [&'static str] = &[
        "lastState",
        "name",
        "package",
        "packageID",
        "processID",
        "ready",
        "restartCount",
        "state",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            last_state: None,
            name: ::std::default::Default::default(),
            package: ::std::default::Default::default(),
            package_id: ::std::default::Default::default(),
            process_id: None,
            ready: ::std::default::Default::default(),
            restart_count: ::std::default::Default::default(),
            state: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.last_state),
                1 => members.value(&mut read.name),
                2 => members.value(&mut read.package),
                3 => members.value(&mut read.package_id),
                4 => members.optional(&mut read.process_id),
                5 => members.value(&mut read.ready),
                6 => members.value(&mut read.restart_count),
                7 => members.optional(&mut read.state),
                _ => members.skip(),
            }
        }
        members.end(&[1, 2, 3, 5, 6])
    }
}
impl<'de> Deserialize<'de> for ProcessStatus {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ProcessStatus {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("lastState", &self.last_state);
        object.member("name", &self.name);
        object.member("package", &self.package);
        object.member("packageID", &self.package_id);
        object.optional("processID", &self.process_id);
        object.member("ready", &self.ready);
        object.member("restartCount", &self.restart_count);
        object.optional("state", &self.state);
        object.end()
    }
}

/// The state of a process. At most one of the members is set; none means waiting.
///
/// `io.k8s.api.core.v1.ProcessState` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ProcessState {
    /// Details of a running process.
    pub running: Option<ProcessStateRunning>,
    /// Details of a terminated process.
    pub terminated: Option<Box<ProcessStateTerminated>>,
    /// Details of a waiting process.
    pub waiting: Option<ProcessStateWaiting>,
}
impl crate::runtime::read::FromJson for ProcessState {
    const MEMBERS: &'static [&'static str] = &["running", "terminated", "waiting"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            running: None,
            terminated: None,
            waiting: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.running),
                1 => members.optional(&mut read.terminated),
                2 => members.optional(&mut read.waiting),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for ProcessState {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ProcessState {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("running", &self.running);
        object.optional("terminated", &self.terminated);
        object.optional("waiting", &self.waiting);
        object.end()
    }
}

/// A running process.
///
/// `io.k8s.api.core.v1.ProcessStateRunning` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ProcessStateRunning {
    /// The time at which the process was last started.
    pub started_at: Option<crate::runtime::value::DateTime>,
}
impl crate::runtime::read::FromJson for ProcessStateRunning {
    const MEMBERS: &'static [&'static str] = &["startedAt"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self { started_at: None };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.started_at),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for ProcessStateRunning {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ProcessStateRunning {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("startedAt", &self.started_at);
        object.end()
    }
}

/// A terminated process.
///
/// `io.k8s.api.core.v1.ProcessStateTerminated` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ProcessStateTerminated {
    /// The exit status of the process's last run.
    pub exit_code: i32,
    /// The time at which the process terminated.
    pub finished_at: Option<crate::runtime::value::DateTime>,
    /// A human-readable message about the termination.
    pub message: Option<String>,
    /// The process's ID.
    pub process_id: Option<String>,
    /// A brief machine-readable reason.
    pub reason: Option<String>,
    /// The signal that ended the process.
    pub signal: Option<i32>,
    /// The time at which the terminated run began.
    pub started_at: Option<crate::runtime::value::DateTime>,
}
impl ProcessStateTerminated {
    /// Creates a [`ProcessStateTerminated`] from its required members.
    #[must_use]
    pub fn new(exit_code: i32) -> Self {
        Self {
            exit_code,
            finished_at: None,
            message: None,
            process_id: None,
            reason: None,
            signal: None,
            started_at: None,
        }
    }
}
impl crate::runtime::read::FromJson for ProcessStateTerminated {
    const MEMBERS: &'static [&'static str] = &[
        "exitCode",
        "finishedAt",
        "message",
        "processID",
        "reason",
        "signal",
        "startedAt",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            exit_code: ::std::default::Default::default(),
            finished_at: None,
            message: None,
            process_id: None,
            reason: None,
            signal: None,
            started_at: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.value(&mut read.exit_code),
                1 => members.optional(&mut read.finished_at),
                2 => members.optional(&mut read.message),
                3 => members.optional(&mut read.process_id),
                4 => members.optional(&mut read.reason),
                5 => members.optional(&mut read.signal),
                6 => members.optional(&mut read.started_at),
                _ => members.skip(),
            }
        }
        members.end(&[0])
    }
}
impl<'de> Deserialize<'de> for ProcessStateTerminated {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ProcessStateTerminated {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("exitCode", &self.exit_code);
        object.optional("finishedAt", &self.finished_at);
        object.optional("message", &self.message);
        object.optional("processID", &self.process_id);
        object.optional("reason", &self.reason);
        object.optional("signal", &self.signal);
        object.optional("startedAt", &self.started_at);
        object.end()
    }
}

/// A process that has not started yet.
///
/// `io.k8s.api.core.v1.ProcessStateWaiting` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ProcessStateWaiting {
    /// A human-readable message about why the process waits.
    pub message: Option<String>,
    /// A brief machine-readable reason.
    pub reason: Option<String>,
}
impl crate::runtime::read::FromJson for ProcessStateWaiting {
    const MEMBERS: &'static [&'static str] = &["message", "reason"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            message: None,
            reason: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.message),
                1 => members.optional(&mut read.reason),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for ProcessStateWaiting {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ProcessStateWaiting {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("message", &self.message);
        object.optional("reason", &self.reason);
        object.end()
    }
}

/// The quality-of-service class of a Pod.
///
/// `io.k8s.api.core.v1.PodQOSClass` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PodQosClass {
    /// Every container has limits that equal its requests.
    ///
    /// `"Guaranteed"`.
    Guaranteed,
    /// At least one container has a request or a limit.
    ///
    /// `"Burstable"`.
    Burstable,
    /// No container has a request or a limit.
    ///
    /// `"BestEffort"`.
    BestEffort,
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl PodQosClass {
    /// Returns the value as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Guaranteed => "Guaranteed",
            Self::Burstable => "Burstable",
            Self::BestEffort => "BestEffort",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for PodQosClass {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl AsRef<str> for PodQosClass {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl Serialize for PodQosClass {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for PodQosClass {
    fn from(text: &str) -> Self {
        match text {
            "Guaranteed" => Self::Guaranteed,
            "Burstable" => Self::Burstable,
            "BestEffort" => Self::BestEffort,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for PodQosClass {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl ::std::str::FromStr for PodQosClass {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for PodQosClass {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::String;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::constants::open(
            json,
            place,
            3,
            |value| matches!(value, Self::Unknown(_)),
        )
    }
}
impl<'de> Deserialize<'de> for PodQosClass {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// The response to the deletion of one object, told apart by `kind`.
///
/// `io.k8s.api.core.v1.PodOrStatus` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum PodOrStatus {
    /// A [`Pod`].
    Pod(Pod),
    /// A [`Status`](crate::meta::v1::Status).
    Status(Box<crate::meta::v1::Status>),
    /// A value that the API's description does not list, kept as it came.
    Unknown(crate::runtime::value::Json),
}
impl Serialize for PodOrStatus {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match self {
            Self::Pod(value) => value.serialize(serializer),
            Self::Status(value) => value.serialize(serializer),
            Self::Unknown(json) => json.serialize(serializer),
        }
    }
}
impl crate::runtime::json::Union for PodOrStatus {
    #[inline]
    fn from_json(json: &str) -> ::serde_json::Result<Self> {
        match crate::runtime::json::tag(json.as_bytes(), "kind").as_deref() {
            Some("Pod") => crate::runtime::read::from_str(json).map(Self::Pod),
            Some("Status") => crate::runtime::read::from_str(json).map(Self::Status),
            _ => crate::runtime::json::unknown(json).map(Self::Unknown),
        }
    }
}
impl crate::runtime::read::FromJson for PodOrStatus {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::Text;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::json::union(json, place)
    }
}
impl<'de> Deserialize<'de> for PodOrStatus {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl From<Pod> for PodOrStatus {
    fn from(value: Pod) -> Self {
        Self::Pod(value)
    }
}
impl From<crate::meta::v1::Status> for PodOrStatus {
    fn from(value: crate::meta::v1::Status) -> Self {
        Self::Status(Box::new(value))
    }
}
#[cfg(feature = "validate")]
impl crate::runtime::check::Check for PodOrStatus {
    fn check(
        &self,
        at: crate::runtime::check::At<'_>,
    ) -> Result<(), crate::runtime::RequestError> {
        match self {
            Self::Pod(value) => crate::runtime::check::Check::check(value, at),
            _ => Ok(()),
        }
    }
}

/// Confidential data that Pods can read.
///
/// `io.k8s.api.core.v1.Secret` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Secret {
    /// The version of this schema, `v1`.
    pub api_version: Option<String>,
    /// Values by key.
    pub data: Option<
        ::std::collections::BTreeMap<String, crate::runtime::value::Base64>,
    >,
    /// Whether `data` can no longer be changed.
    pub immutable: Option<bool>,
    /// The type of this object, `Secret`.
    pub kind: Option<String>,
    /// What every stored object has beside its own content.
    pub metadata: Option<Box<crate::meta::v1::ObjectMeta>>,
    /// Values by key, as text. The server adds them to `data` and never returns this member.
    ///
    /// Write-only: the server does not send it back.
    pub string_data: Option<
        ::std::collections::BTreeMap<String, crate::runtime::value::Secret>,
    >,
    /// What the data is used for, for example `kubernetes.io/tls`. Defaults to `Opaque`.
    pub r#type: Option<String>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<
        String,
        crate::runtime::value::Json,
    >,
}
impl Default for Secret {
    fn default() -> Self {
        Self {
            api_version: Some("v1".into()),
            data: None,
            immutable: None,
            kind: Some("Secret".into()),
            metadata: None,
            string_data: None,
            r#type: None,
            additional_properties: ::std::collections::BTreeMap::new(),
        }
    }
}
impl Secret {
    /// The version of this schema, `v1`.
    #[must_use]
    pub fn api_version(mut self, value: impl Into<String>) -> Self {
        self.api_version = Some(value.into());
        self
    }
    /// Values by key.
    #[must_use]
    pub fn data(
        mut self,
        value: ::std::collections::BTreeMap<String, crate::runtime::value::Base64>,
    ) -> Self {
        self.data = Some(value);
        self
    }
    /// Whether `data` can no longer be changed.
    #[must_use]
    pub fn immutable(mut self, value: bool) -> Self {
        self.immutable = Some(value);
        self
    }
    /// The type of this object, `Secret`.
    #[must_use]
    pub fn kind(mut self, value: impl Into<String>) -> Self {
        self.kind = Some(value.into());
        self
    }
    /// What every stored object has beside its own content.
    #[must_use]
    pub fn metadata(mut self, value: crate::meta::v1::ObjectMeta) -> Self {
        self.metadata = Some(Box::new(value));
        self
    }
    /// Values by key, as text. The server adds them to `data` and never returns this member.
    ///
    /// Write-only: the server does not send it back.
    #[must_use]
    pub fn string_data(
        mut self,
        value: ::std::collections::BTreeMap<String, crate::runtime::value::Secret>,
    ) -> Self {
        self.string_data = Some(value);
        self
    }
    /// What the data is used for, for example `kubernetes.io/tls`. Defaults to `Opaque`.
    #[must_use]
    pub fn r#type(mut self, value: impl Into<String>) -> Self {
        self.r#type = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for Secret {
    const MEMBERS: &'static [&'static str] = &[
        "apiVersion",
        "data",
        "immutable",
        "kind",
        "metadata",
        "stringData",
        "type",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.all_members(Self::MEMBERS)?;
        let empty = Self {
            api_version: None,
            data: None,
            immutable: None,
            kind: None,
            metadata: None,
            string_data: None,
            r#type: None,
            additional_properties: ::std::collections::BTreeMap::new(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.api_version),
                1 => members.optional(&mut read.data),
                2 => members.optional(&mut read.immutable),
                3 => members.optional(&mut read.kind),
                4 => members.optional(&mut read.metadata),
                5 => members.optional(&mut read.string_data),
                6 => members.optional(&mut read.r#type),
                _ => members.rest(&mut read.additional_properties),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Secret {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("apiVersion", &self.api_version);
        object.optional("data", &self.data);
        object.optional("immutable", &self.immutable);
        object.optional("kind", &self.kind);
        object.optional("metadata", &self.metadata);
        object.optional("stringData", &self.string_data);
        object.optional("type", &self.r#type);
        object.rest(&self.additional_properties);
        object.end()
    }
}

/// Secrets, or a page of them.
///
/// `io.k8s.api.core.v1.SecretList` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SecretList {
    /// The version of this schema, `v1`.
    pub api_version: Option<String>,
    /// The Secrets.
    pub items: Vec<Secret>,
    /// The type of this object, `SecretList`.
    pub kind: Option<String>,
    /// What is known of a list as a whole.
    pub metadata: Option<crate::meta::v1::ListMeta>,
}
impl SecretList {
    /// Creates a [`SecretList`] from its required members.
    #[must_use]
    pub fn new(items: impl IntoIterator<Item = Secret>) -> Self {
        Self {
            api_version: Some("v1".into()),
            items: items.into_iter().collect(),
            kind: Some("SecretList".into()),
            metadata: None,
        }
    }
}
impl crate::runtime::read::FromJson for SecretList {
    const MEMBERS: &'static [&'static str] = &[
        "apiVersion",
        "items",
        "kind",
        "metadata",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            api_version: None,
            items: ::std::default::Default::default(),
            kind: None,
            metadata: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.api_version),
                1 => members.filled(&mut read.items),
                2 => members.optional(&mut read.kind),
                3 => members.optional(&mut read.metadata),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for SecretList {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for SecretList {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("apiVersion", &self.api_version);
        object.member("items", &self.items);
        object.optional("kind", &self.kind);
        object.optional("metadata", &self.metadata);
        object.end()
    }
}

/// The response to the deletion of one object, told apart by `kind`.
///
/// `io.k8s.api.core.v1.SecretOrStatus` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum SecretOrStatus {
    /// A [`Secret`].
    Secret(Box<Secret>),
    /// A [`Status`](crate::meta::v1::Status).
    Status(Box<crate::meta::v1::Status>),
    /// A value that the API's description does not list, kept as it came.
    Unknown(crate::runtime::value::Json),
}
impl Serialize for SecretOrStatus {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match self {
            Self::Secret(value) => value.serialize(serializer),
            Self::Status(value) => value.serialize(serializer),
            Self::Unknown(json) => json.serialize(serializer),
        }
    }
}
impl crate::runtime::json::Union for SecretOrStatus {
    #[inline]
    fn from_json(json: &str) -> ::serde_json::Result<Self> {
        match crate::runtime::json::tag(json.as_bytes(), "kind").as_deref() {
            Some("Secret") => crate::runtime::read::from_str(json).map(Self::Secret),
            Some("Status") => crate::runtime::read::from_str(json).map(Self::Status),
            _ => crate::runtime::json::unknown(json).map(Self::Unknown),
        }
    }
}
impl crate::runtime::read::FromJson for SecretOrStatus {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::Text;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::json::union(json, place)
    }
}
impl<'de> Deserialize<'de> for SecretOrStatus {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl From<Secret> for SecretOrStatus {
    fn from(value: Secret) -> Self {
        Self::Secret(Box::new(value))
    }
}
impl From<crate::meta::v1::Status> for SecretOrStatus {
    fn from(value: crate::meta::v1::Status) -> Self {
        Self::Status(Box::new(value))
    }
}

/// Services, or a page of them.
///
/// `io.k8s.api.core.v1.ServiceList` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ServiceList {
    /// The version of this schema, `v1`.
    pub api_version: Option<String>,
    /// The Services.
    pub items: Vec<Service>,
    /// The type of this object, `ServiceList`.
    pub kind: Option<String>,
    /// What is known of a list as a whole.
    pub metadata: Option<crate::meta::v1::ListMeta>,
}
impl ServiceList {
    /// Creates a [`ServiceList`] from its required members.
    #[must_use]
    pub fn new(items: impl IntoIterator<Item = Service>) -> Self {
        Self {
            api_version: Some("v1".into()),
            items: items.into_iter().collect(),
            kind: Some("ServiceList".into()),
            metadata: None,
        }
    }
}
impl crate::runtime::read::FromJson for ServiceList {
    const MEMBERS: &'static [&'static str] = &[
        "apiVersion",
        "items",
        "kind",
        "metadata",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            api_version: None,
            items: ::std::default::Default::default(),
            kind: None,
            metadata: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.api_version),
                1 => members.filled(&mut read.items),
                2 => members.optional(&mut read.kind),
                3 => members.optional(&mut read.metadata),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for ServiceList {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ServiceList {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("apiVersion", &self.api_version);
        object.member("items", &self.items);
        object.optional("kind", &self.kind);
        object.optional("metadata", &self.metadata);
        object.end()
    }
}

/// A stable address for a set of Pods.
///
/// `io.k8s.api.core.v1.Service` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Service {
    /// The version of this schema, `v1`.
    pub api_version: Option<String>,
    /// The type of this object, `Service`.
    pub kind: Option<String>,
    /// What every stored object has beside its own content.
    pub metadata: Option<Box<crate::meta::v1::ObjectMeta>>,
    /// The desired state of a Service.
    pub spec: Option<Box<ServiceSpec>>,
    /// Read-only: the server sets it.
    pub status: Option<ServiceStatus>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<
        String,
        crate::runtime::value::Json,
    >,
}
impl Default for Service {
    fn default() -> Self {
        Self {
            api_version: Some("v1".into()),
            kind: Some("Service".into()),
            metadata: None,
            spec: None,
            status: None,
            additional_properties: ::std::collections::BTreeMap::new(),
        }
    }
}
impl Service {
    /// The version of this schema, `v1`.
    #[must_use]
    pub fn api_version(mut self, value: impl Into<String>) -> Self {
        self.api_version = Some(value.into());
        self
    }
    /// The type of this object, `Service`.
    #[must_use]
    pub fn kind(mut self, value: impl Into<String>) -> Self {
        self.kind = Some(value.into());
        self
    }
    /// What every stored object has beside its own content.
    #[must_use]
    pub fn metadata(mut self, value: crate::meta::v1::ObjectMeta) -> Self {
        self.metadata = Some(Box::new(value));
        self
    }
    /// The desired state of a Service.
    #[must_use]
    pub fn spec(mut self, value: ServiceSpec) -> Self {
        self.spec = Some(Box::new(value));
        self
    }
    /// Read-only: the server sets it.
    #[must_use]
    pub fn status(mut self, value: ServiceStatus) -> Self {
        self.status = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for Service {
    const MEMBERS: &'static [&'static str] = &[
        "apiVersion",
        "kind",
        "metadata",
        "spec",
        "status",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.all_members(Self::MEMBERS)?;
        let empty = Self {
            api_version: None,
            kind: None,
            metadata: None,
            spec: None,
            status: None,
            additional_properties: ::std::collections::BTreeMap::new(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.api_version),
                1 => members.optional(&mut read.kind),
                2 => members.optional(&mut read.metadata),
                3 => members.optional(&mut read.spec),
                4 => members.optional(&mut read.status),
                _ => members.rest(&mut read.additional_properties),
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
        object.optional("apiVersion", &self.api_version);
        object.optional("kind", &self.kind);
        object.optional("metadata", &self.metadata);
        object.optional("spec", &self.spec);
        object.read_only("status", &self.status);
        object.rest(&self.additional_properties);
        object.end()
    }
}

/// The desired state of a Service.
///
/// `io.k8s.api.core.v1.ServiceSpec` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ServiceSpec {
    /// The virtual IP address; `None` for a Service without one.
    pub cluster_ip: Option<String>,
    /// All virtual IP addresses, the primary one first.
    pub cluster_i_ps: Option<Vec<String>>,
    /// Further IP addresses for which nodes accept traffic.
    pub external_i_ps: Option<Vec<String>>,
    /// The DNS name that the Service is an alias of, for the type `ExternalName`.
    pub external_name: Option<String>,
    /// The routing of external traffic.
    pub external_traffic_policy: Option<ServiceExternalTrafficPolicy>,
    /// The port for health checks, with the traffic policy `Local`.
    pub health_check_node_port: Option<i32>,
    /// The IP families of the Service, for example `IPv4`.
    pub ip_families: Option<Vec<String>>,
    /// The IP families that the Service asks for, for example `SingleStack`.
    pub ip_family_policy: Option<String>,
    /// The requested IP address of the load balancer.
    pub load_balancer_ip: Option<String>,
    /// The client address ranges in CIDR notation to which the load balancer restricts traffic.
    pub load_balancer_source_ranges: Option<Vec<String>>,
    /// The exposed ports.
    pub ports: Option<Vec<ServicePort>>,
    /// Whether DNS also publishes Pods that are not ready.
    pub publish_not_ready_addresses: Option<bool>,
    /// The labels of the Pods that receive traffic.
    pub selector: Option<::std::collections::BTreeMap<String, String>>,
    /// Session affinity of a Service.
    pub session_affinity: Option<ServiceAffinity>,
    /// Settings of the session affinity.
    pub session_affinity_config: Option<SessionAffinityConfig>,
    /// Where the Service can be reached. Defaults to `ClusterIP`.
    pub r#type: Option<ServiceType>,
}
impl ServiceSpec {
    /// The virtual IP address; `None` for a Service without one.
    #[must_use]
    pub fn cluster_ip(mut self, value: impl Into<String>) -> Self {
        self.cluster_ip = Some(value.into());
        self
    }
    /// All virtual IP addresses, the primary one first.
    #[must_use]
    pub fn cluster_i_ps(mut self, value: impl IntoIterator<Item: Into<String>>) -> Self {
        self.cluster_i_ps = Some(value.into_iter().map(Into::into).collect());
        self
    }
    /// Further IP addresses for which nodes accept traffic.
    #[must_use]
    pub fn external_i_ps(
        mut self,
        value: impl IntoIterator<Item: Into<String>>,
    ) -> Self {
        self.external_i_ps = Some(value.into_iter().map(Into::into).collect());
        self
    }
    /// The DNS name that the Service is an alias of, for the type `ExternalName`.
    #[must_use]
    pub fn external_name(mut self, value: impl Into<String>) -> Self {
        self.external_name = Some(value.into());
        self
    }
    /// The routing of external traffic.
    #[must_use]
    pub fn external_traffic_policy(
        mut self,
        value: impl Into<ServiceExternalTrafficPolicy>,
    ) -> Self {
        self.external_traffic_policy = Some(value.into());
        self
    }
    /// The port for health checks, with the traffic policy `Local`.
    #[must_use]
    pub fn health_check_node_port(mut self, value: i32) -> Self {
        self.health_check_node_port = Some(value);
        self
    }
    /// The IP families of the Service, for example `IPv4`.
    #[must_use]
    pub fn ip_families(mut self, value: impl IntoIterator<Item: Into<String>>) -> Self {
        self.ip_families = Some(value.into_iter().map(Into::into).collect());
        self
    }
    /// The IP families that the Service asks for, for example `SingleStack`.
    #[must_use]
    pub fn ip_family_policy(mut self, value: impl Into<String>) -> Self {
        self.ip_family_policy = Some(value.into());
        self
    }
    /// The requested IP address of the load balancer.
    #[must_use]
    pub fn load_balancer_ip(mut self, value: impl Into<String>) -> Self {
        self.load_balancer_ip = Some(value.into());
        self
    }
    /// The client address ranges in CIDR notation to which the load balancer restricts traffic.
    #[must_use]
    pub fn load_balancer_source_ranges(
        mut self,
        value: impl IntoIterator<Item: Into<String>>,
    ) -> Self {
        self.load_balancer_source_ranges = Some(
            value.into_iter().map(Into::into).collect(),
        );
        self
    }
    /// The exposed ports.
    #[must_use]
    pub fn ports(mut self, value: impl IntoIterator<Item = ServicePort>) -> Self {
        self.ports = Some(value.into_iter().collect());
        self
    }
    /// Whether DNS also publishes Pods that are not ready.
    #[must_use]
    pub fn publish_not_ready_addresses(mut self, value: bool) -> Self {
        self.publish_not_ready_addresses = Some(value);
        self
    }
    /// The labels of the Pods that receive traffic.
    #[must_use]
    pub fn selector(
        mut self,
        value: ::std::collections::BTreeMap<String, String>,
    ) -> Self {
        self.selector = Some(value);
        self
    }
    /// Session affinity of a Service.
    #[must_use]
    pub fn session_affinity(mut self, value: impl Into<ServiceAffinity>) -> Self {
        self.session_affinity = Some(value.into());
        self
    }
    /// Settings of the session affinity.
    #[must_use]
    pub fn session_affinity_config(mut self, value: SessionAffinityConfig) -> Self {
        self.session_affinity_config = Some(value);
        self
    }
    /// Where the Service can be reached. Defaults to `ClusterIP`.
    #[must_use]
    pub fn r#type(mut self, value: impl Into<ServiceType>) -> Self {
        self.r#type = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for ServiceSpec {
    const MEMBERS: &'static [&'static str] = &[
        "clusterIP",
        "clusterIPs",
        "externalIPs",
        "externalName",
        "externalTrafficPolicy",
        "healthCheckNodePort",
        "ipFamilies",
        "ipFamilyPolicy",
        "loadBalancerIP",
        "loadBalancerSourceRanges",
        "ports",
        "publishNotReadyAddresses",
        "selector",
        "sessionAffinity",
        "sessionAffinityConfig",
        "type",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            cluster_ip: None,
            cluster_i_ps: None,
            external_i_ps: None,
            external_name: None,
            external_traffic_policy: None,
            health_check_node_port: None,
            ip_families: None,
            ip_family_policy: None,
            load_balancer_ip: None,
            load_balancer_source_ranges: None,
            ports: None,
            publish_not_ready_addresses: None,
            selector: None,
            session_affinity: None,
            session_affinity_config: None,
            r#type: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.cluster_ip),
                1 => members.optional(&mut read.cluster_i_ps),
                2 => members.optional(&mut read.external_i_ps),
                3 => members.optional(&mut read.external_name),
                4 => members.optional(&mut read.external_traffic_policy),
                5 => members.optional(&mut read.health_check_node_port),
                6 => members.optional(&mut read.ip_families),
                7 => members.optional(&mut read.ip_family_policy),
                8 => members.optional(&mut read.load_balancer_ip),
                9 => members.optional(&mut read.load_balancer_source_ranges),
                10 => members.optional(&mut read.ports),
                11 => members.optional(&mut read.publish_not_ready_addresses),
                12 => members.optional(&mut read.selector),
                13 => members.optional(&mut read.session_affinity),
                14 => members.optional(&mut read.session_affinity_config),
                15 => members.optional(&mut read.r#type),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for ServiceSpec {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ServiceSpec {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("clusterIP", &self.cluster_ip);
        object.optional("clusterIPs", &self.cluster_i_ps);
        object.optional("externalIPs", &self.external_i_ps);
        object.optional("externalName", &self.external_name);
        object.optional("externalTrafficPolicy", &self.external_traffic_policy);
        object.optional("healthCheckNodePort", &self.health_check_node_port);
        object.optional("ipFamilies", &self.ip_families);
        object.optional("ipFamilyPolicy", &self.ip_family_policy);
        object.optional("loadBalancerIP", &self.load_balancer_ip);
        object.optional("loadBalancerSourceRanges", &self.load_balancer_source_ranges);
        object.optional("ports", &self.ports);
        object.optional("publishNotReadyAddresses", &self.publish_not_ready_addresses);
        object.optional("selector", &self.selector);
        object.optional("sessionAffinity", &self.session_affinity);
        object.optional("sessionAffinityConfig", &self.session_affinity_config);
        object.optional("type", &self.r#type);
        object.end()
    }
}

/// The routing of external traffic.
///
/// `io.k8s.api.core.v1.ServiceExternalTrafficPolicy` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ServiceExternalTrafficPolicy {
    /// Traffic may be passed on to other nodes.
    ///
    /// `"Cluster"`.
    Cluster,
    /// Traffic stays on the node and keeps the client's IP address.
    ///
    /// `"Local"`.
    Local,
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl ServiceExternalTrafficPolicy {
    /// Returns the value as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Cluster => "Cluster",
            Self::Local => "Local",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for ServiceExternalTrafficPolicy {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl AsRef<str> for ServiceExternalTrafficPolicy {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl Serialize for ServiceExternalTrafficPolicy {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for ServiceExternalTrafficPolicy {
    fn from(text: &str) -> Self {
        match text {
            "Cluster" => Self::Cluster,
            "Local" => Self::Local,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for ServiceExternalTrafficPolicy {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl ::std::str::FromStr for ServiceExternalTrafficPolicy {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for ServiceExternalTrafficPolicy {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::String;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::constants::open(
            json,
            place,
            2,
            |value| matches!(value, Self::Unknown(_)),
        )
    }
}
impl<'de> Deserialize<'de> for ServiceExternalTrafficPolicy {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// A port of a Service.
///
/// `io.k8s.api.core.v1.ServicePort` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ServicePort {
    /// The application protocol.
    pub app_protocol: Option<Option<String>>,
    /// The port's name. Required if there are several ports.
    pub name: Option<String>,
    /// The port on each node, for the types `NodePort` and `LoadBalancer`.
    pub node_port: Option<i32>,
    /// The port that the Service exposes.
    pub port: i32,
    /// The transport protocol. Defaults to `TCP`.
    pub protocol: Option<Protocol>,
    /// The number or name of the port on the Pods. Defaults to `port`.
    pub target_port: Option<crate::intstr::IntOrString>,
}
impl ServicePort {
    /// Creates a [`ServicePort`] from its required members.
    #[must_use]
    pub fn new(port: i32) -> Self {
        Self {
            app_protocol: None,
            name: None,
            node_port: None,
            port,
            protocol: None,
            target_port: None,
        }
    }
    /// The application protocol.
    #[must_use]
    pub fn app_protocol(mut self, value: impl Into<String>) -> Self {
        self.app_protocol = Some(Some(value.into()));
        self
    }
    /// Sets `app_protocol` to `null`.
    #[must_use]
    pub fn app_protocol_null(mut self) -> Self {
        self.app_protocol = Some(None);
        self
    }
    /// Takes `app_protocol` out, so that it is not sent.
    #[must_use]
    pub fn app_protocol_absent(mut self) -> Self {
        self.app_protocol = None;
        self
    }
    /// The port's name. Required if there are several ports.
    #[must_use]
    pub fn name(mut self, value: impl Into<String>) -> Self {
        self.name = Some(value.into());
        self
    }
    /// The port on each node, for the types `NodePort` and `LoadBalancer`.
    #[must_use]
    pub fn node_port(mut self, value: i32) -> Self {
        self.node_port = Some(value);
        self
    }
    /// The transport protocol. Defaults to `TCP`.
    #[must_use]
    pub fn protocol(mut self, value: impl Into<Protocol>) -> Self {
        self.protocol = Some(value.into());
        self
    }
    /// The number or name of the port on the Pods. Defaults to `port`.
    #[must_use]
    pub fn target_port(mut self, value: impl Into<crate::intstr::IntOrString>) -> Self {
        self.target_port = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for ServicePort {
    const MEMBERS: &'static [&'static str] = &[
        "appProtocol",
        "name",
        "nodePort",
        "port",
        "protocol",
        "targetPort",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            app_protocol: None,
            name: None,
            node_port: None,
            port: ::std::default::Default::default(),
            protocol: None,
            target_port: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.present(&mut read.app_protocol),
                1 => members.optional(&mut read.name),
                2 => members.optional(&mut read.node_port),
                3 => members.value(&mut read.port),
                4 => members.optional(&mut read.protocol),
                5 => members.optional(&mut read.target_port),
                _ => members.skip(),
            }
        }
        members.end(&[3])
    }
}
impl<'de> Deserialize<'de> for ServicePort {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ServicePort {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("appProtocol", &self.app_protocol);
        object.optional("name", &self.name);
        object.optional("nodePort", &self.node_port);
        object.member("port", &self.port);
        object.optional("protocol", &self.protocol);
        object.optional("targetPort", &self.target_port);
        object.end()
    }
}

/// Session affinity of a Service.
///
/// `io.k8s.api.core.v1.ServiceAffinity` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ServiceAffinity {
    /// Connections of one client go to the same Pod.
    ///
    /// `"ClientIP"`.
    ClientIp,
    /// Connections are distributed freely.
    ///
    /// `"None"`.
    None,
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl ServiceAffinity {
    /// Returns the value as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::ClientIp => "ClientIP",
            Self::None => "None",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for ServiceAffinity {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl AsRef<str> for ServiceAffinity {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl Serialize for ServiceAffinity {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for ServiceAffinity {
    fn from(text: &str) -> Self {
        match text {
            "ClientIP" => Self::ClientIp,
            "None" => Self::None,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for ServiceAffinity {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl ::std::str::FromStr for ServiceAffinity {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for ServiceAffinity {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::String;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::constants::open(
            json,
            place,
            2,
            |value| matches!(value, Self::Unknown(_)),
        )
    }
}
impl<'de> Deserialize<'de> for ServiceAffinity {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// Settings of session affinity.
///
/// `io.k8s.api.core.v1.SessionAffinityConfig` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SessionAffinityConfig {
    /// Settings of affinity by the client's IP address.
    pub client_ip: Option<ClientIpConfig>,
}
impl SessionAffinityConfig {
    /// Settings of affinity by the client's IP address.
    #[must_use]
    pub fn client_ip(mut self, value: ClientIpConfig) -> Self {
        self.client_ip = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for SessionAffinityConfig {
    const MEMBERS: &'static [&'static str] = &["clientIP"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self { client_ip: None };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.client_ip),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for SessionAffinityConfig {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for SessionAffinityConfig {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("clientIP", &self.client_ip);
        object.end()
    }
}

/// Session affinity based on the client's IP address.
///
/// `io.k8s.api.core.v1.ClientIPConfig` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ClientIpConfig {
    /// The number of seconds for which a client stays with the same Pod, from 1 to 86400. Defaults to 10800.
    pub timeout_seconds: Option<i32>,
}
impl ClientIpConfig {
    /// The number of seconds for which a client stays with the same Pod, from 1 to 86400. Defaults to 10800.
    #[must_use]
    pub fn timeout_seconds(mut self, value: i32) -> Self {
        self.timeout_seconds = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for ClientIpConfig {
    const MEMBERS: &'static [&'static str] = &["timeoutSeconds"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self { timeout_seconds: None };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.timeout_seconds),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for ClientIpConfig {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ClientIpConfig {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("timeoutSeconds", &self.timeout_seconds);
        object.end()
    }
}

/// Where a Service can be reached.
///
/// `io.k8s.api.core.v1.ServiceType` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ServiceType {
    /// Reachable inside the cluster.
    ///
    /// `"ClusterIP"`.
    ClusterIp,
    /// An alias of a DNS name.
    ///
    /// `"ExternalName"`.
    ExternalName,
    /// Reachable through a load balancer of the cloud.
    ///
    /// `"LoadBalancer"`.
    LoadBalancer,
    /// Reachable on a port of each node.
    ///
    /// `"NodePort"`.
    NodePort,
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl ServiceType {
    /// Returns the value as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::ClusterIp => "ClusterIP",
            Self::ExternalName => "ExternalName",
            Self::LoadBalancer => "LoadBalancer",
            Self::NodePort => "NodePort",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for ServiceType {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl AsRef<str> for ServiceType {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl Serialize for ServiceType {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for ServiceType {
    fn from(text: &str) -> Self {
        match text {
            "ClusterIP" => Self::ClusterIp,
            "ExternalName" => Self::ExternalName,
            "LoadBalancer" => Self::LoadBalancer,
            "NodePort" => Self::NodePort,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for ServiceType {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl ::std::str::FromStr for ServiceType {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for ServiceType {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::String;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::constants::open(
            json,
            place,
            4,
            |value| matches!(value, Self::Unknown(_)),
        )
    }
}
impl<'de> Deserialize<'de> for ServiceType {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// The current state of a Service.
///
/// `io.k8s.api.core.v1.ServiceStatus` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ServiceStatus {
    /// The latest observations.
    pub conditions: Option<Vec<crate::meta::v1::Condition>>,
    /// The entry points of the load balancer.
    pub load_balancer: Option<LoadBalancerStatus>,
}
impl crate::runtime::read::FromJson for ServiceStatus {
    const MEMBERS: &'static [&'static str] = &["conditions", "loadBalancer"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            conditions: None,
            load_balancer: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.conditions),
                1 => members.optional(&mut read.load_balancer),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for ServiceStatus {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ServiceStatus {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("conditions", &self.conditions);
        object.optional("loadBalancer", &self.load_balancer);
        object.end()
    }
}

/// The entry points of a load balancer.
///
/// `io.k8s.api.core.v1.LoadBalancerStatus` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct LoadBalancerStatus {
    /// The entry points.
    pub ingress: Option<Vec<LoadBalancerIngress>>,
}
impl crate::runtime::read::FromJson for LoadBalancerStatus {
    const MEMBERS: &'static [&'static str] = &["ingress"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self { ingress: None };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.ingress),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for LoadBalancerStatus {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for LoadBalancerStatus {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("ingress", &self.ingress);
        object.end()
    }
}

/// One entry point of a load balancer.
///
/// `io.k8s.api.core.v1.LoadBalancerIngress` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct LoadBalancerIngress {
    /// The host name, for load balancers that are known by DNS.
    pub hostname: Option<String>,
    /// The IP address.
    pub ip: Option<String>,
}
impl crate::runtime::read::FromJson for LoadBalancerIngress {
    const MEMBERS: &'static [&'static str] = &["hostname", "ip"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self { hostname: None, ip: None };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.hostname),
                1 => members.optional(&mut read.ip),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for LoadBalancerIngress {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for LoadBalancerIngress {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("hostname", &self.hostname);
        object.optional("ip", &self.ip);
        object.end()
    }
}

/// The response to the deletion of one object, told apart by `kind`.
///
/// `io.k8s.api.core.v1.ServiceOrStatus` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ServiceOrStatus {
    /// A [`Service`].
    Service(Box<Service>),
    /// A [`Status`](crate::meta::v1::Status).
    Status(Box<crate::meta::v1::Status>),
    /// A value that the API's description does not list, kept as it came.
    Unknown(crate::runtime::value::Json),
}
impl Serialize for ServiceOrStatus {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match self {
            Self::Service(value) => value.serialize(serializer),
            Self::Status(value) => value.serialize(serializer),
            Self::Unknown(json) => json.serialize(serializer),
        }
    }
}
impl crate::runtime::json::Union for ServiceOrStatus {
    #[inline]
    fn from_json(json: &str) -> ::serde_json::Result<Self> {
        match crate::runtime::json::tag(json.as_bytes(), "kind").as_deref() {
            Some("Service") => crate::runtime::read::from_str(json).map(Self::Service),
            Some("Status") => crate::runtime::read::from_str(json).map(Self::Status),
            _ => crate::runtime::json::unknown(json).map(Self::Unknown),
        }
    }
}
impl crate::runtime::read::FromJson for ServiceOrStatus {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::Text;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::json::union(json, place)
    }
}
impl<'de> Deserialize<'de> for ServiceOrStatus {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl From<Service> for ServiceOrStatus {
    fn from(value: Service) -> Self {
        Self::Service(Box::new(value))
    }
}
impl From<crate::meta::v1::Status> for ServiceOrStatus {
    fn from(value: crate::meta::v1::Status) -> Self {
        Self::Status(Box::new(value))
    }
}

/// The response to the deletion of one object, told apart by `kind`.
///
/// `io.k8s.api.core.v1.NamespaceOrStatus` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum NamespaceOrStatus {
    /// A [`Namespace`].
    Namespace(Box<Namespace>),
    /// A [`Status`](crate::meta::v1::Status).
    Status(Box<crate::meta::v1::Status>),
    /// A value that the API's description does not list, kept as it came.
    Unknown(crate::runtime::value::Json),
}
impl Serialize for NamespaceOrStatus {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match self {
            Self::Namespace(value) => value.serialize(serializer),
            Self::Status(value) => value.serialize(serializer),
            Self::Unknown(json) => json.serialize(serializer),
        }
    }
}
impl crate::runtime::json::Union for NamespaceOrStatus {
    #[inline]
    fn from_json(json: &str) -> ::serde_json::Result<Self> {
        match crate::runtime::json::tag(json.as_bytes(), "kind").as_deref() {
            Some("Namespace") => {
                crate::runtime::read::from_str(json).map(Self::Namespace)
            }
            Some("Status") => crate::runtime::read::from_str(json).map(Self::Status),
            _ => crate::runtime::json::unknown(json).map(Self::Unknown),
        }
    }
}
impl crate::runtime::read::FromJson for NamespaceOrStatus {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::Text;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::json::union(json, place)
    }
}
impl<'de> Deserialize<'de> for NamespaceOrStatus {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl From<Namespace> for NamespaceOrStatus {
    fn from(value: Namespace) -> Self {
        Self::Namespace(Box::new(value))
    }
}
impl From<crate::meta::v1::Status> for NamespaceOrStatus {
    fn from(value: crate::meta::v1::Status) -> Self {
        Self::Status(Box::new(value))
    }
}

/// What Pods are made from.
///
/// `io.k8s.api.core.v1.PodTemplateSpec` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PodTemplateSpec {
    /// What every stored object has beside its own content.
    pub metadata: Option<Box<crate::meta::v1::ObjectMeta>>,
    /// What a Pod is to run, and how.
    pub spec: Option<Box<PodSpec>>,
}
impl PodTemplateSpec {
    /// What every stored object has beside its own content.
    #[must_use]
    pub fn metadata(mut self, value: crate::meta::v1::ObjectMeta) -> Self {
        self.metadata = Some(Box::new(value));
        self
    }
    /// What a Pod is to run, and how.
    #[must_use]
    pub fn spec(mut self, value: PodSpec) -> Self {
        self.spec = Some(Box::new(value));
        self
    }
}
impl crate::runtime::read::FromJson for PodTemplateSpec {
    const MEMBERS: &'static [&'static str] = &["metadata", "spec"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self { metadata: None, spec: None };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.metadata),
                1 => members.optional(&mut read.spec),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for PodTemplateSpec {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for PodTemplateSpec {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("metadata", &self.metadata);
        object.optional("spec", &self.spec);
        object.end()
    }
}
#[cfg(feature = "validate")]
impl crate::runtime::check::Check for PodTemplateSpec {
    fn check(
        &self,
        at: crate::runtime::check::At<'_>,
    ) -> Result<(), crate::runtime::RequestError> {
        if let Some(value) = &self.spec {
            let value = &**value;
            let at = at.member("spec");
            crate::runtime::check::Check::check(value, at)?;
        }
        Ok(())
    }
}

/// The body, in one of the media types that the operation takes.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum PatchNamespacedConfigMapBody {
    /// Sent as `application/merge-patch+json`.
    MergePatchJson(crate::meta::v1::MergePatch),
    /// Sent as `application/strategic-merge-patch+json`.
    StrategicMergePatchJson(crate::meta::v1::StrategicMergePatch),
    /// Sent as `application/json-patch+json`.
    JsonPatchJson(crate::meta::v1::JsonPatch),
}

/// The body, in one of the media types that the operation takes.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum PatchNamespacedPodBody {
    /// Sent as `application/merge-patch+json`.
    MergePatchJson(crate::meta::v1::MergePatch),
    /// Sent as `application/strategic-merge-patch+json`.
    StrategicMergePatchJson(crate::meta::v1::StrategicMergePatch),
    /// Sent as `application/json-patch+json`.
    JsonPatchJson(crate::meta::v1::JsonPatch),
}

/// The body, in one of the media types that the operation takes.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum PatchNamespacedSecretBody {
    /// Sent as `application/merge-patch+json`.
    MergePatchJson(crate::meta::v1::MergePatch),
    /// Sent as `application/strategic-merge-patch+json`.
    StrategicMergePatchJson(crate::meta::v1::StrategicMergePatch),
    /// Sent as `application/json-patch+json`.
    JsonPatchJson(crate::meta::v1::JsonPatch),
}

/// Get the resources of the core group
///
/// Returns the resources that the server serves in `v1`.
///
/// `GET /api/v1`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/getCoreV1APIResources.html).
#[must_use = "a request does nothing until it is sent"]
pub fn get_core_v1api_resources() -> GetCoreV1apiResources {
    GetCoreV1apiResources {}
}
/// A request of [`get_core_v1api_resources`](get_core_v1api_resources()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetCoreV1apiResources {}
impl GetCoreV1apiResources {
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for GetCoreV1apiResources {
    type Output = crate::meta::v1::ApiResourceList;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "getCoreV1APIResources",
        method: ::http::Method::GET,
        path: "/api/v1",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: true,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.accept("application/json");
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}

/// List the Namespaces
///
/// Returns the Namespaces, or those that the selectors choose. With `limit` it returns one page at a time.
///
/// `GET /api/v1/namespaces`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/listCoreV1Namespace.html).
#[must_use = "a request does nothing until it is sent"]
pub fn list_namespace() -> ListNamespace {
    ListNamespace {
        allow_watch_bookmarks: None,
        r#continue: None,
        field_selector: None,
        include_uninitialized: None,
        label_selector: None,
        limit: None,
        resource_version: None,
        resource_version_match: None,
        timeout_seconds: None,
        watch_2: None,
        pretty: None,
        timeout: None,
    }
}
/// A request of [`list_namespace`](list_namespace()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListNamespace {
    allow_watch_bookmarks: Option<bool>,
    r#continue: Option<String>,
    field_selector: Option<String>,
    include_uninitialized: Option<bool>,
    label_selector: Option<String>,
    limit: Option<i32>,
    resource_version: Option<String>,
    resource_version_match: Option<String>,
    timeout_seconds: Option<i32>,
    watch_2: Option<bool>,
    pretty: Option<String>,
    timeout: Option<String>,
}
impl ListNamespace {
    /// Whether a watch may send `BOOKMARK` events, which only tell how far it has come. The server decides when and whether it sends
    /// them. Without a watch it means nothing.
    pub fn allow_watch_bookmarks(mut self, allow_watch_bookmarks: bool) -> Self {
        self.allow_watch_bookmarks = Some(allow_watch_bookmarks);
        self
    }
    /// Goes on after an earlier page: the `metadata.continue` of that page, sent with otherwise the same query. Tokens are opaque and
    /// last some minutes (5 to 15); an old one is answered with 410 and a fresh token in the `Status`, with which the rest comes from a
    /// newer snapshot. Not with `watch`.
    pub fn r#continue(mut self, r#continue: impl Into<String>) -> Self {
        self.r#continue = Some(r#continue.into());
        self
    }
    /// Which objects, by their fields, for example `metadata.name=pi`. All, if it is left out.
    ///
    /// Example: `"metadata.name=pi"`.
    pub fn field_selector(mut self, field_selector: impl Into<String>) -> Self {
        self.field_selector = Some(field_selector.into());
        self
    }
    /// Whether objects are included that initializers have not finished. Servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn include_uninitialized(mut self, include_uninitialized: bool) -> Self {
        self.include_uninitialized = Some(include_uninitialized);
        self
    }
    /// Which objects, by their labels, for example `app=mpi` or `n in (0,1)`. All, if it is left out.
    ///
    /// Example: `"app=mpi"`.
    pub fn label_selector(mut self, label_selector: impl Into<String>) -> Self {
        self.label_selector = Some(label_selector.into());
        self
    }
    /// The most objects in one answer. There are more exactly where the answer's `metadata.continue` is not empty; an answer may hold
    /// fewer than the limit, even none. A server may ignore it. All pages together are one snapshot. Not with `watch`.
    pub fn limit(mut self, limit: i32) -> Self {
        self.limit = Some(limit);
        self
    }
    /// The version of the data that the answer may be made from, as `resourceVersionMatch` says.
    pub fn resource_version(mut self, resource_version: impl Into<String>) -> Self {
        self.resource_version = Some(resource_version.into());
        self
    }
    /// How `resourceVersion` is applied, `Exact` or `NotOlderThan`. Refused without `resourceVersion`.
    pub fn resource_version_match(
        mut self,
        resource_version_match: impl Into<String>,
    ) -> Self {
        self.resource_version_match = Some(resource_version_match.into());
        self
    }
    /// Seconds after which the list or watch ends, however busy it is.
    pub fn timeout_seconds(mut self, timeout_seconds: i32) -> Self {
        self.timeout_seconds = Some(timeout_seconds);
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
    /// Watches the list: returns its changes as they happen, until the server ends the connection.
    pub fn watch<D: crate::runtime::DispatchWatch>(&self, client: &D) -> D::Watch<Self> {
        client.dispatch_watch(self)
    }
    /// Follows the list: reads it, then returns its changes, whatever happens to the connection.
    pub fn watcher<D: crate::runtime::DispatchWatch>(
        &self,
        client: &D,
    ) -> D::Watcher<Self> {
        client.dispatch_watcher(self)
    }
}
impl crate::runtime::Operation for ListNamespace {
    type Output = NamespaceList;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "listCoreV1Namespace",
        method: ::http::Method::GET,
        path: "/api/v1/namespaces",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: true,
        paging: Some(
            &crate::runtime::spec::Paging {
                limit: "limit",
                token: "continue",
                next: "metadata.continue",
                items: "items",
                remaining: "metadata.remainingItemCount",
                expired: Some(crate::runtime::spec::ExpiredPageToken {
                    status: 410u16,
                    token: "metadata.continue",
                }),
            },
        ),
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request
            .query(
                "allowWatchBookmarks",
                crate::runtime::param::Style::FORM,
                &self.allow_watch_bookmarks,
            );
        request.query("continue", crate::runtime::param::Style::FORM, &self.r#continue);
        request
            .query(
                "fieldSelector",
                crate::runtime::param::Style::FORM,
                &self.field_selector,
            );
        request
            .query(
                "includeUninitialized",
                crate::runtime::param::Style::FORM,
                &self.include_uninitialized,
            );
        request
            .query(
                "labelSelector",
                crate::runtime::param::Style::FORM,
                &self.label_selector,
            );
        request.query("limit", crate::runtime::param::Style::FORM, &self.limit);
        request
            .query(
                "resourceVersion",
                crate::runtime::param::Style::FORM,
                &self.resource_version,
            );
        request
            .query(
                "resourceVersionMatch",
                crate::runtime::param::Style::FORM,
                &self.resource_version_match,
            );
        request
            .query(
                "timeoutSeconds",
                crate::runtime::param::Style::FORM,
                &self.timeout_seconds,
            );
        request.query("watch", crate::runtime::param::Style::FORM, &self.watch_2);
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 410 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}
impl crate::runtime::Paged for ListNamespace {
    type Item = Namespace;
    #[inline]
    fn next_page_token(page: &Self::Output) -> Option<&str> {
        page.metadata
            .as_ref()
            .and_then(|value| value.r#continue.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn set_page_token(&mut self, token: String) {
        self.r#continue = Some(token);
    }
    #[inline]
    fn items(page: Self::Output) -> Vec<Self::Item> {
        page.items
    }
}
impl crate::runtime::Watched for ListNamespace {
    type Object = Namespace;
    type Status = crate::meta::v1::Status;
    const WATCH: &'static crate::runtime::spec::WatchSpec = &crate::runtime::spec::WatchSpec {
        media_types: "application/json",
        kind: "type",
        object: "object",
        added: "ADDED",
        modified: "MODIFIED",
        deleted: "DELETED",
        bookmark: "BOOKMARK",
        error: "ERROR",
        version: "metadata.resourceVersion",
        status: "code",
        expired: 410,
    };
    #[inline]
    fn set_watch(&mut self, version: Option<String>) {
        self.watch_2 = Some(true);
        self.allow_watch_bookmarks = self.allow_watch_bookmarks.or(Some(true));
        if version.is_some() {
            self.resource_version = version;
        }
    }
    #[inline]
    fn list_version(list: &Self::Output) -> Option<&str> {
        list.metadata
            .as_ref()
            .and_then(|value| value.resource_version.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn object_version(object: &Self::Object) -> Option<&str> {
        object
            .metadata
            .as_ref()
            .and_then(|value| value.resource_version.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn objects(list: Self::Output) -> Vec<Self::Object> {
        list.items
    }
    #[inline]
    fn set_next_page(&mut self, list: &Self::Output) -> bool {
        let token = <Self as crate::runtime::Paged>::next_page_token(list)
            .map(str::to_owned);
        let has_next = token.is_some();
        if let Some(token) = token {
            crate::runtime::Paged::set_page_token(self, token);
        }
        has_next
    }
}

/// Create a Namespace
///
/// Creates a Namespace.
///
/// `POST /api/v1/namespaces`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/createCoreV1Namespace.html).
#[must_use = "a request does nothing until it is sent"]
pub fn create_namespace(body: Namespace) -> CreateNamespace {
    CreateNamespace {
        dry_run: None,
        field_manager: None,
        pretty: None,
        timeout: None,
        body,
    }
}
/// A request of [`create_namespace`](create_namespace()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateNamespace {
    dry_run: Option<crate::meta::v1::DryRun>,
    field_manager: Option<String>,
    pretty: Option<String>,
    timeout: Option<String>,
    body: Namespace,
}
impl CreateNamespace {
    /// `All` runs every stage of the request and stores nothing. Any other value is refused.
    pub fn dry_run(mut self, dry_run: impl Into<crate::meta::v1::DryRun>) -> Self {
        self.dry_run = Some(dry_run.into());
        self
    }
    /// The name that is recorded as the manager of the changed fields. At most 128 printable characters.
    pub fn field_manager(mut self, field_manager: impl Into<String>) -> Self {
        self.field_manager = Some(field_manager.into());
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for CreateNamespace {
    type Output = Namespace;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "createCoreV1Namespace",
        method: ::http::Method::POST,
        path: "/api/v1/namespaces",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[
            crate::runtime::spec::StatusRange(200, 200),
            crate::runtime::spec::StatusRange(201, 201),
            crate::runtime::spec::StatusRange(202, 202),
        ],
        idempotent: false,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.query("dryRun", crate::runtime::param::Style::FORM, &self.dry_run);
        request
            .query(
                "fieldManager",
                crate::runtime::param::Style::FORM,
                &self.field_manager,
            );
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
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
            200..=202 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}

/// List the `ConfigMaps` of a namespace
///
/// Returns the `ConfigMaps` of a namespace, or those that the selectors choose. With `limit` it returns one page at a time.
///
/// `GET /api/v1/namespaces/{namespace}/configmaps`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/listCoreV1NamespacedConfigMap.html).
#[must_use = "a request does nothing until it is sent"]
pub fn list_namespaced_config_map(
    namespace: impl Into<String>,
) -> ListNamespacedConfigMap {
    ListNamespacedConfigMap {
        namespace: namespace.into(),
        allow_watch_bookmarks: None,
        r#continue: None,
        field_selector: None,
        include_uninitialized: None,
        label_selector: None,
        limit: None,
        resource_version: None,
        resource_version_match: None,
        timeout_seconds: None,
        watch_2: None,
        pretty: None,
        timeout: None,
    }
}
/// A request of [`list_namespaced_config_map`](list_namespaced_config_map()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListNamespacedConfigMap {
    namespace: String,
    allow_watch_bookmarks: Option<bool>,
    r#continue: Option<String>,
    field_selector: Option<String>,
    include_uninitialized: Option<bool>,
    label_selector: Option<String>,
    limit: Option<i32>,
    resource_version: Option<String>,
    resource_version_match: Option<String>,
    timeout_seconds: Option<i32>,
    watch_2: Option<bool>,
    pretty: Option<String>,
    timeout: Option<String>,
}
impl ListNamespacedConfigMap {
    /// Whether a watch may send `BOOKMARK` events, which only tell how far it has come. The server decides when and whether it sends
    /// them. Without a watch it means nothing.
    pub fn allow_watch_bookmarks(mut self, allow_watch_bookmarks: bool) -> Self {
        self.allow_watch_bookmarks = Some(allow_watch_bookmarks);
        self
    }
    /// Goes on after an earlier page: the `metadata.continue` of that page, sent with otherwise the same query. Tokens are opaque and
    /// last some minutes (5 to 15); an old one is answered with 410 and a fresh token in the `Status`, with which the rest comes from a
    /// newer snapshot. Not with `watch`.
    pub fn r#continue(mut self, r#continue: impl Into<String>) -> Self {
        self.r#continue = Some(r#continue.into());
        self
    }
    /// Which objects, by their fields, for example `metadata.name=pi`. All, if it is left out.
    ///
    /// Example: `"metadata.name=pi"`.
    pub fn field_selector(mut self, field_selector: impl Into<String>) -> Self {
        self.field_selector = Some(field_selector.into());
        self
    }
    /// Whether objects are included that initializers have not finished. Servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn include_uninitialized(mut self, include_uninitialized: bool) -> Self {
        self.include_uninitialized = Some(include_uninitialized);
        self
    }
    /// Which objects, by their labels, for example `app=mpi` or `n in (0,1)`. All, if it is left out.
    ///
    /// Example: `"app=mpi"`.
    pub fn label_selector(mut self, label_selector: impl Into<String>) -> Self {
        self.label_selector = Some(label_selector.into());
        self
    }
    /// The most objects in one answer. There are more exactly where the answer's `metadata.continue` is not empty; an answer may hold
    /// fewer than the limit, even none. A server may ignore it. All pages together are one snapshot. Not with `watch`.
    pub fn limit(mut self, limit: i32) -> Self {
        self.limit = Some(limit);
        self
    }
    /// The version of the data that the answer may be made from, as `resourceVersionMatch` says.
    pub fn resource_version(mut self, resource_version: impl Into<String>) -> Self {
        self.resource_version = Some(resource_version.into());
        self
    }
    /// How `resourceVersion` is applied, `Exact` or `NotOlderThan`. Refused without `resourceVersion`.
    pub fn resource_version_match(
        mut self,
        resource_version_match: impl Into<String>,
    ) -> Self {
        self.resource_version_match = Some(resource_version_match.into());
        self
    }
    /// Seconds after which the list or watch ends, however busy it is.
    pub fn timeout_seconds(mut self, timeout_seconds: i32) -> Self {
        self.timeout_seconds = Some(timeout_seconds);
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
    /// Watches the list: returns its changes as they happen, until the server ends the connection.
    pub fn watch<D: crate::runtime::DispatchWatch>(&self, client: &D) -> D::Watch<Self> {
        client.dispatch_watch(self)
    }
    /// Follows the list: reads it, then returns its changes, whatever happens to the connection.
    pub fn watcher<D: crate::runtime::DispatchWatch>(
        &self,
        client: &D,
    ) -> D::Watcher<Self> {
        client.dispatch_watcher(self)
    }
}
impl crate::runtime::Operation for ListNamespacedConfigMap {
    type Output = ConfigMapList;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "listCoreV1NamespacedConfigMap",
        method: ::http::Method::GET,
        path: "/api/v1/namespaces/{namespace}/configmaps",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: true,
        paging: Some(
            &crate::runtime::spec::Paging {
                limit: "limit",
                token: "continue",
                next: "metadata.continue",
                items: "items",
                remaining: "metadata.remainingItemCount",
                expired: Some(crate::runtime::spec::ExpiredPageToken {
                    status: 410u16,
                    token: "metadata.continue",
                }),
            },
        ),
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request
            .query(
                "allowWatchBookmarks",
                crate::runtime::param::Style::FORM,
                &self.allow_watch_bookmarks,
            );
        request.query("continue", crate::runtime::param::Style::FORM, &self.r#continue);
        request
            .query(
                "fieldSelector",
                crate::runtime::param::Style::FORM,
                &self.field_selector,
            );
        request
            .query(
                "includeUninitialized",
                crate::runtime::param::Style::FORM,
                &self.include_uninitialized,
            );
        request
            .query(
                "labelSelector",
                crate::runtime::param::Style::FORM,
                &self.label_selector,
            );
        request.query("limit", crate::runtime::param::Style::FORM, &self.limit);
        request
            .query(
                "resourceVersion",
                crate::runtime::param::Style::FORM,
                &self.resource_version,
            );
        request
            .query(
                "resourceVersionMatch",
                crate::runtime::param::Style::FORM,
                &self.resource_version_match,
            );
        request
            .query(
                "timeoutSeconds",
                crate::runtime::param::Style::FORM,
                &self.timeout_seconds,
            );
        request.query("watch", crate::runtime::param::Style::FORM, &self.watch_2);
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 410 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}
impl crate::runtime::Paged for ListNamespacedConfigMap {
    type Item = ConfigMap;
    #[inline]
    fn next_page_token(page: &Self::Output) -> Option<&str> {
        page.metadata
            .as_ref()
            .and_then(|value| value.r#continue.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn set_page_token(&mut self, token: String) {
        self.r#continue = Some(token);
    }
    #[inline]
    fn items(page: Self::Output) -> Vec<Self::Item> {
        page.items
    }
}
impl crate::runtime::Watched for ListNamespacedConfigMap {
    type Object = ConfigMap;
    type Status = crate::meta::v1::Status;
    const WATCH: &'static crate::runtime::spec::WatchSpec = &crate::runtime::spec::WatchSpec {
        media_types: "application/json",
        kind: "type",
        object: "object",
        added: "ADDED",
        modified: "MODIFIED",
        deleted: "DELETED",
        bookmark: "BOOKMARK",
        error: "ERROR",
        version: "metadata.resourceVersion",
        status: "code",
        expired: 410,
    };
    #[inline]
    fn set_watch(&mut self, version: Option<String>) {
        self.watch_2 = Some(true);
        self.allow_watch_bookmarks = self.allow_watch_bookmarks.or(Some(true));
        if version.is_some() {
            self.resource_version = version;
        }
    }
    #[inline]
    fn list_version(list: &Self::Output) -> Option<&str> {
        list.metadata
            .as_ref()
            .and_then(|value| value.resource_version.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn object_version(object: &Self::Object) -> Option<&str> {
        object
            .metadata
            .as_ref()
            .and_then(|value| value.resource_version.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn objects(list: Self::Output) -> Vec<Self::Object> {
        list.items
    }
    #[inline]
    fn set_next_page(&mut self, list: &Self::Output) -> bool {
        let token = <Self as crate::runtime::Paged>::next_page_token(list)
            .map(str::to_owned);
        let has_next = token.is_some();
        if let Some(token) = token {
            crate::runtime::Paged::set_page_token(self, token);
        }
        has_next
    }
}

/// Create a `ConfigMap`
///
/// Creates a `ConfigMap` in a namespace.
///
/// `POST /api/v1/namespaces/{namespace}/configmaps`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/createCoreV1NamespacedConfigMap.html).
#[must_use = "a request does nothing until it is sent"]
pub fn create_namespaced_config_map(
    namespace: impl Into<String>,
    body: ConfigMap,
) -> CreateNamespacedConfigMap {
    CreateNamespacedConfigMap {
        namespace: namespace.into(),
        dry_run: None,
        field_manager: None,
        pretty: None,
        timeout: None,
        body,
    }
}
/// A request of [`create_namespaced_config_map`](create_namespaced_config_map()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateNamespacedConfigMap {
    namespace: String,
    dry_run: Option<crate::meta::v1::DryRun>,
    field_manager: Option<String>,
    pretty: Option<String>,
    timeout: Option<String>,
    body: ConfigMap,
}
impl CreateNamespacedConfigMap {
    /// `All` runs every stage of the request and stores nothing. Any other value is refused.
    pub fn dry_run(mut self, dry_run: impl Into<crate::meta::v1::DryRun>) -> Self {
        self.dry_run = Some(dry_run.into());
        self
    }
    /// The name that is recorded as the manager of the changed fields. At most 128 printable characters.
    pub fn field_manager(mut self, field_manager: impl Into<String>) -> Self {
        self.field_manager = Some(field_manager.into());
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for CreateNamespacedConfigMap {
    type Output = ConfigMap;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "createCoreV1NamespacedConfigMap",
        method: ::http::Method::POST,
        path: "/api/v1/namespaces/{namespace}/configmaps",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[
            crate::runtime::spec::StatusRange(200, 200),
            crate::runtime::spec::StatusRange(201, 201),
            crate::runtime::spec::StatusRange(202, 202),
        ],
        idempotent: false,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request.query("dryRun", crate::runtime::param::Style::FORM, &self.dry_run);
        request
            .query(
                "fieldManager",
                crate::runtime::param::Style::FORM,
                &self.field_manager,
            );
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
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
            200..=202 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}

/// Delete the `ConfigMaps` of a namespace
///
/// Deletes the `ConfigMaps` of a namespace, or those that the selectors choose, and returns them. With `limit` it deletes one page at
/// a time.
///
/// `DELETE /api/v1/namespaces/{namespace}/configmaps`.
///
/// If the response to an attempt is lost, the request is sent again only with `dryRun`, `preconditions.uid` or `preconditions.resourceVersion`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/deleteCoreV1CollectionNamespacedConfigMap.html).
#[must_use = "a request does nothing until it is sent"]
pub fn delete_collection_namespaced_config_map(
    namespace: impl Into<String>,
) -> DeleteCollectionNamespacedConfigMap {
    DeleteCollectionNamespacedConfigMap {
        namespace: namespace.into(),
        allow_watch_bookmarks: None,
        r#continue: None,
        field_selector: None,
        include_uninitialized: None,
        label_selector: None,
        limit: None,
        resource_version: None,
        resource_version_match: None,
        timeout_seconds: None,
        watch: None,
        dry_run: None,
        pretty: None,
        body: None,
    }
}
/// A request of [`delete_collection_namespaced_config_map`](delete_collection_namespaced_config_map()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteCollectionNamespacedConfigMap {
    namespace: String,
    allow_watch_bookmarks: Option<bool>,
    r#continue: Option<String>,
    field_selector: Option<String>,
    include_uninitialized: Option<bool>,
    label_selector: Option<String>,
    limit: Option<i32>,
    resource_version: Option<String>,
    resource_version_match: Option<String>,
    timeout_seconds: Option<i32>,
    watch: Option<bool>,
    dry_run: Option<crate::meta::v1::DryRun>,
    pretty: Option<String>,
    body: Option<crate::meta::v1::DeleteOptions>,
}
impl DeleteCollectionNamespacedConfigMap {
    /// Whether a watch may send `BOOKMARK` events, which only tell how far it has come. The server decides when and whether it sends
    /// them. Without a watch it means nothing.
    pub fn allow_watch_bookmarks(mut self, allow_watch_bookmarks: bool) -> Self {
        self.allow_watch_bookmarks = Some(allow_watch_bookmarks);
        self
    }
    /// Goes on after an earlier page: the `metadata.continue` of that page, sent with otherwise the same query. Tokens are opaque and
    /// last some minutes (5 to 15); an old one is answered with 410 and a fresh token in the `Status`, with which the rest comes from a
    /// newer snapshot. Not with `watch`.
    pub fn r#continue(mut self, r#continue: impl Into<String>) -> Self {
        self.r#continue = Some(r#continue.into());
        self
    }
    /// Which objects, by their fields, for example `metadata.name=pi`. All, if it is left out.
    ///
    /// Example: `"metadata.name=pi"`.
    pub fn field_selector(mut self, field_selector: impl Into<String>) -> Self {
        self.field_selector = Some(field_selector.into());
        self
    }
    /// Whether objects are included that initializers have not finished. Servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn include_uninitialized(mut self, include_uninitialized: bool) -> Self {
        self.include_uninitialized = Some(include_uninitialized);
        self
    }
    /// Which objects, by their labels, for example `app=mpi` or `n in (0,1)`. All, if it is left out.
    ///
    /// Example: `"app=mpi"`.
    pub fn label_selector(mut self, label_selector: impl Into<String>) -> Self {
        self.label_selector = Some(label_selector.into());
        self
    }
    /// The most objects in one answer. There are more exactly where the answer's `metadata.continue` is not empty; an answer may hold
    /// fewer than the limit, even none. A server may ignore it. All pages together are one snapshot. Not with `watch`.
    pub fn limit(mut self, limit: i32) -> Self {
        self.limit = Some(limit);
        self
    }
    /// The version of the data that the answer may be made from, as `resourceVersionMatch` says.
    pub fn resource_version(mut self, resource_version: impl Into<String>) -> Self {
        self.resource_version = Some(resource_version.into());
        self
    }
    /// How `resourceVersion` is applied, `Exact` or `NotOlderThan`. Refused without `resourceVersion`.
    pub fn resource_version_match(
        mut self,
        resource_version_match: impl Into<String>,
    ) -> Self {
        self.resource_version_match = Some(resource_version_match.into());
        self
    }
    /// Seconds after which the list or watch ends, however busy it is.
    pub fn timeout_seconds(mut self, timeout_seconds: i32) -> Self {
        self.timeout_seconds = Some(timeout_seconds);
        self
    }
    /// Asks for a stream of changes after `resourceVersion` in place of a list. A server that deletes a collection pays no heed to it:
    /// it deletes, and answers with the list.
    pub fn watch(mut self, watch: bool) -> Self {
        self.watch = Some(watch);
        self
    }
    /// `All` runs every stage of the request and stores nothing. Any other value is refused.
    pub fn dry_run(mut self, dry_run: impl Into<crate::meta::v1::DryRun>) -> Self {
        self.dry_run = Some(dry_run.into());
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// The options of each deletion.
    ///
    /// Members that were set before are kept if this body leaves them out.
    pub fn body(mut self, body: crate::meta::v1::DeleteOptions) -> Self {
        let before = self.body.replace(body);
        if let (Some(now), Some(before)) = (&mut self.body, before) {
            now.grace_period_seconds = now
                .grace_period_seconds
                .take()
                .or(before.grace_period_seconds);
            now.orphan_dependents = now
                .orphan_dependents
                .take()
                .or(before.orphan_dependents);
            now.preconditions = now.preconditions.take().or(before.preconditions);
            now.propagation_policy = now
                .propagation_policy
                .take()
                .or(before.propagation_policy);
        }
        self
    }
    /// Seconds until the object is deleted; 0 deletes it at once. Without it the period set for the object's type holds.
    ///
    /// Allowed: at least 0.
    pub fn grace_period_seconds(mut self, value: i64) -> Self {
        self.body.get_or_insert_default().grace_period_seconds = Some(value);
        self
    }
    /// Older form of `propagationPolicy`, which excludes it: `true` puts the `orphan` finalizer on the object, so that its dependents
    /// stay; `false` takes it off.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn orphan_dependents(mut self, value: bool) -> Self {
        self.body.get_or_insert_default().orphan_dependents = Some(value);
        self
    }
    /// What must hold for the deletion to be done; where it does not, the answer is 409.
    pub fn preconditions(mut self, value: crate::meta::v1::Preconditions) -> Self {
        self.body.get_or_insert_default().preconditions = Some(value);
        self
    }
    /// What becomes of the objects that depend on a deleted one. `Orphan`: they stay. `Background`: the object goes at once, they follow.
    /// `Foreground`: they go first, the object stays visible until then.
    pub fn propagation_policy(
        mut self,
        value: impl Into<crate::meta::v1::PropagationPolicy>,
    ) -> Self {
        self.body.get_or_insert_default().propagation_policy = Some(value.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for DeleteCollectionNamespacedConfigMap {
    type Output = ConfigMapList;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "deleteCoreV1CollectionNamespacedConfigMap",
        method: ::http::Method::DELETE,
        path: "/api/v1/namespaces/{namespace}/configmaps",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: false,
        paging: Some(
            &crate::runtime::spec::Paging {
                limit: "limit",
                token: "continue",
                next: "metadata.continue",
                items: "items",
                remaining: "metadata.remainingItemCount",
                expired: Some(crate::runtime::spec::ExpiredPageToken {
                    status: 410u16,
                    token: "metadata.continue",
                }),
            },
        ),
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request
            .exclusive(
                &[
                    ("dryRun", self.dry_run.is_some()),
                    (
                        "body.dryRun",
                        self.body.as_ref().is_some_and(|body| body.dry_run.is_some()),
                    ),
                ],
            );
        let body = self
            .body
            .clone()
            .map(|mut body| {
                if body.dry_run.is_none() {
                    body.dry_run = self.dry_run.clone().map(|value| vec![value]);
                }
                body
            });
        let in_query = body.is_none();
        #[cfg(feature = "validate")]
        {
            let at = crate::runtime::check::At::ROOT;
            crate::runtime::check::Check::check(&body, at)?;
        }
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request
            .query(
                "allowWatchBookmarks",
                crate::runtime::param::Style::FORM,
                &self.allow_watch_bookmarks,
            );
        request.query("continue", crate::runtime::param::Style::FORM, &self.r#continue);
        request
            .query(
                "fieldSelector",
                crate::runtime::param::Style::FORM,
                &self.field_selector,
            );
        request
            .query(
                "includeUninitialized",
                crate::runtime::param::Style::FORM,
                &self.include_uninitialized,
            );
        request
            .query(
                "labelSelector",
                crate::runtime::param::Style::FORM,
                &self.label_selector,
            );
        request.query("limit", crate::runtime::param::Style::FORM, &self.limit);
        request
            .query(
                "resourceVersion",
                crate::runtime::param::Style::FORM,
                &self.resource_version,
            );
        request
            .query(
                "resourceVersionMatch",
                crate::runtime::param::Style::FORM,
                &self.resource_version_match,
            );
        request
            .query(
                "timeoutSeconds",
                crate::runtime::param::Style::FORM,
                &self.timeout_seconds,
            );
        request.query("watch", crate::runtime::param::Style::FORM, &self.watch);
        request
            .query(
                "dryRun",
                crate::runtime::param::Style::FORM,
                &self.dry_run.as_ref().filter(|_| in_query),
            );
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.accept("application/json");
        if let Some(body) = &body {
            request.json("application/json", body);
        }
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 410 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn is_idempotent(&self) -> bool {
        self.dry_run.is_some()
            || self
                .body
                .as_ref()
                .and_then(|value| value.dry_run.as_ref())
                .is_some_and(|list| !list.is_empty())
            || self
                .body
                .as_ref()
                .and_then(|value| value.preconditions.as_ref())
                .and_then(|value| value.uid.as_ref())
                .is_some()
            || self
                .body
                .as_ref()
                .and_then(|value| value.preconditions.as_ref())
                .and_then(|value| value.resource_version.as_ref())
                .is_some()
    }
}
impl crate::runtime::Paged for DeleteCollectionNamespacedConfigMap {
    type Item = ConfigMap;
    #[inline]
    fn next_page_token(page: &Self::Output) -> Option<&str> {
        page.metadata
            .as_ref()
            .and_then(|value| value.r#continue.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn set_page_token(&mut self, token: String) {
        self.r#continue = Some(token);
    }
    #[inline]
    fn items(page: Self::Output) -> Vec<Self::Item> {
        page.items
    }
}

/// Read a `ConfigMap`
///
/// Returns a `ConfigMap`.
///
/// `GET /api/v1/namespaces/{namespace}/configmaps/{name}`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/readCoreV1NamespacedConfigMap.html).
#[must_use = "a request does nothing until it is sent"]
pub fn read_namespaced_config_map(
    namespace: impl Into<String>,
    name: impl Into<String>,
) -> ReadNamespacedConfigMap {
    ReadNamespacedConfigMap {
        namespace: namespace.into(),
        name: name.into(),
        exact: None,
        export: None,
        pretty: None,
        timeout: None,
    }
}
/// A request of [`read_namespaced_config_map`](read_namespaced_config_map()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ReadNamespacedConfigMap {
    namespace: String,
    name: String,
    exact: Option<bool>,
    export: Option<bool>,
    pretty: Option<String>,
    timeout: Option<String>,
}
impl ReadNamespacedConfigMap {
    /// Whether the export keeps fields such as the namespace. Only with `export`; servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn exact(mut self, exact: bool) -> Self {
        self.exact = Some(exact);
        self
    }
    /// Whether fields are removed that a caller cannot set. Servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn export(mut self, export: bool) -> Self {
        self.export = Some(export);
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for ReadNamespacedConfigMap {
    type Output = ConfigMap;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "readCoreV1NamespacedConfigMap",
        method: ::http::Method::GET,
        path: "/api/v1/namespaces/{namespace}/configmaps/{name}",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: true,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.path("name", crate::runtime::param::Style::SIMPLE, &self.name);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request.query("exact", crate::runtime::param::Style::FORM, &self.exact);
        request.query("export", crate::runtime::param::Style::FORM, &self.export);
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}

/// Replace a `ConfigMap`
///
/// Replaces a `ConfigMap` with the one in the request body. `metadata.resourceVersion`, if present, must be the current one.
///
/// `PUT /api/v1/namespaces/{namespace}/configmaps/{name}`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/replaceCoreV1NamespacedConfigMap.html).
#[must_use = "a request does nothing until it is sent"]
pub fn replace_namespaced_config_map(
    namespace: impl Into<String>,
    name: impl Into<String>,
    body: ConfigMap,
) -> ReplaceNamespacedConfigMap {
    ReplaceNamespacedConfigMap {
        namespace: namespace.into(),
        name: name.into(),
        dry_run: None,
        field_manager: None,
        pretty: None,
        timeout: None,
        body,
    }
}
/// A request of [`replace_namespaced_config_map`](replace_namespaced_config_map()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ReplaceNamespacedConfigMap {
    namespace: String,
    name: String,
    dry_run: Option<crate::meta::v1::DryRun>,
    field_manager: Option<String>,
    pretty: Option<String>,
    timeout: Option<String>,
    body: ConfigMap,
}
impl ReplaceNamespacedConfigMap {
    /// `All` runs every stage of the request and stores nothing. Any other value is refused.
    pub fn dry_run(mut self, dry_run: impl Into<crate::meta::v1::DryRun>) -> Self {
        self.dry_run = Some(dry_run.into());
        self
    }
    /// The name that is recorded as the manager of the changed fields. At most 128 printable characters.
    pub fn field_manager(mut self, field_manager: impl Into<String>) -> Self {
        self.field_manager = Some(field_manager.into());
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for ReplaceNamespacedConfigMap {
    type Output = ConfigMap;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "replaceCoreV1NamespacedConfigMap",
        method: ::http::Method::PUT,
        path: "/api/v1/namespaces/{namespace}/configmaps/{name}",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[
            crate::runtime::spec::StatusRange(200, 200),
            crate::runtime::spec::StatusRange(201, 201),
        ],
        idempotent: true,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.path("name", crate::runtime::param::Style::SIMPLE, &self.name);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request.query("dryRun", crate::runtime::param::Style::FORM, &self.dry_run);
        request
            .query(
                "fieldManager",
                crate::runtime::param::Style::FORM,
                &self.field_manager,
            );
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
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
            200 | 201 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}

/// Patch a `ConfigMap`
///
/// Changes parts of a `ConfigMap`. The media type of the request body says how the patch is applied.
///
/// `PATCH /api/v1/namespaces/{namespace}/configmaps/{name}`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/patchCoreV1NamespacedConfigMap.html).
#[must_use = "a request does nothing until it is sent"]
pub fn patch_namespaced_config_map(
    namespace: impl Into<String>,
    name: impl Into<String>,
    body: impl Into<PatchNamespacedConfigMapBody>,
) -> PatchNamespacedConfigMap {
    PatchNamespacedConfigMap {
        namespace: namespace.into(),
        name: name.into(),
        dry_run: None,
        field_manager: None,
        pretty: None,
        timeout: None,
        body: body.into(),
    }
}
/// A request of [`patch_namespaced_config_map`](patch_namespaced_config_map()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct PatchNamespacedConfigMap {
    namespace: String,
    name: String,
    dry_run: Option<crate::meta::v1::DryRun>,
    field_manager: Option<String>,
    pretty: Option<String>,
    timeout: Option<String>,
    body: PatchNamespacedConfigMapBody,
}
impl PatchNamespacedConfigMap {
    /// `All` runs every stage of the request and stores nothing. Any other value is refused.
    pub fn dry_run(mut self, dry_run: impl Into<crate::meta::v1::DryRun>) -> Self {
        self.dry_run = Some(dry_run.into());
        self
    }
    /// The name that is recorded as the manager of the changed fields. At most 128 printable characters.
    pub fn field_manager(mut self, field_manager: impl Into<String>) -> Self {
        self.field_manager = Some(field_manager.into());
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for PatchNamespacedConfigMap {
    type Output = ConfigMap;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "patchCoreV1NamespacedConfigMap",
        method: ::http::Method::PATCH,
        path: "/api/v1/namespaces/{namespace}/configmaps/{name}",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: false,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.path("name", crate::runtime::param::Style::SIMPLE, &self.name);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request.query("dryRun", crate::runtime::param::Style::FORM, &self.dry_run);
        request
            .query(
                "fieldManager",
                crate::runtime::param::Style::FORM,
                &self.field_manager,
            );
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        {
            let body = &self.body;
            match body {
                PatchNamespacedConfigMapBody::MergePatchJson(body) => {
                    request.json("application/merge-patch+json", body);
                }
                PatchNamespacedConfigMapBody::StrategicMergePatchJson(body) => {
                    request.json("application/strategic-merge-patch+json", body);
                }
                PatchNamespacedConfigMapBody::JsonPatchJson(body) => {
                    request.json("application/json-patch+json", body);
                }
            }
        }
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}
impl From<crate::meta::v1::JsonPatch> for PatchNamespacedConfigMapBody {
    fn from(body: crate::meta::v1::JsonPatch) -> Self {
        Self::JsonPatchJson(body)
    }
}

/// Delete a `ConfigMap`
///
/// Deletes a `ConfigMap`.
///
/// `DELETE /api/v1/namespaces/{namespace}/configmaps/{name}`.
///
/// If the response to an attempt is lost, the request is sent again only with `dryRun`, `preconditions.uid` or `preconditions.resourceVersion`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/deleteCoreV1NamespacedConfigMap.html).
#[must_use = "a request does nothing until it is sent"]
pub fn delete_namespaced_config_map(
    namespace: impl Into<String>,
    name: impl Into<String>,
) -> DeleteNamespacedConfigMap {
    DeleteNamespacedConfigMap {
        namespace: namespace.into(),
        name: name.into(),
        dry_run: None,
        grace_period_seconds: None,
        orphan_dependents: None,
        propagation_policy: None,
        pretty: None,
        timeout: None,
        body: None,
    }
}
/// A request of [`delete_namespaced_config_map`](delete_namespaced_config_map()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteNamespacedConfigMap {
    namespace: String,
    name: String,
    dry_run: Option<crate::meta::v1::DryRun>,
    grace_period_seconds: Option<i32>,
    orphan_dependents: Option<bool>,
    propagation_policy: Option<crate::meta::v1::PropagationPolicy>,
    pretty: Option<String>,
    timeout: Option<String>,
    body: Option<crate::meta::v1::DeleteOptions>,
}
impl DeleteNamespacedConfigMap {
    /// `All` runs every stage of the request and stores nothing. Any other value is refused.
    pub fn dry_run(mut self, dry_run: impl Into<crate::meta::v1::DryRun>) -> Self {
        self.dry_run = Some(dry_run.into());
        self
    }
    /// Seconds until the object is deleted; 0 deletes it at once. Without it the period set for the object's type holds.
    ///
    /// Allowed: at least 0.
    pub fn grace_period_seconds(mut self, grace_period_seconds: i32) -> Self {
        self.grace_period_seconds = Some(grace_period_seconds);
        self
    }
    /// Older form of `propagationPolicy`, which excludes it: `true` puts the `orphan` finalizer on the object, so that its dependents
    /// stay; `false` takes it off.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn orphan_dependents(mut self, orphan_dependents: bool) -> Self {
        self.orphan_dependents = Some(orphan_dependents);
        self
    }
    /// What becomes of the object's dependents. Excludes `orphanDependents`. Without it the object's finalizers and its type's default
    /// decide.
    pub fn propagation_policy(
        mut self,
        propagation_policy: impl Into<crate::meta::v1::PropagationPolicy>,
    ) -> Self {
        self.propagation_policy = Some(propagation_policy.into());
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// The options of the deletion.
    ///
    /// Members that were set before are kept if this body leaves them out.
    pub fn body(mut self, body: crate::meta::v1::DeleteOptions) -> Self {
        let before = self.body.replace(body);
        if let (Some(now), Some(before)) = (&mut self.body, before) {
            now.preconditions = now.preconditions.take().or(before.preconditions);
        }
        self
    }
    /// What must hold for the deletion to be done; where it does not, the answer is 409.
    pub fn preconditions(mut self, value: crate::meta::v1::Preconditions) -> Self {
        self.body.get_or_insert_default().preconditions = Some(value);
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for DeleteNamespacedConfigMap {
    type Output = ConfigMapOrStatus;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "deleteCoreV1NamespacedConfigMap",
        method: ::http::Method::DELETE,
        path: "/api/v1/namespaces/{namespace}/configmaps/{name}",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[
            crate::runtime::spec::StatusRange(200, 200),
            crate::runtime::spec::StatusRange(202, 202),
        ],
        idempotent: false,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request
            .exclusive(
                &[
                    ("propagationPolicy", self.propagation_policy.is_some()),
                    ("orphanDependents", self.orphan_dependents.is_some()),
                ],
            );
        request
            .exclusive(
                &[
                    ("dryRun", self.dry_run.is_some()),
                    (
                        "body.dryRun",
                        self.body.as_ref().is_some_and(|body| body.dry_run.is_some()),
                    ),
                ],
            );
        request
            .exclusive(
                &[
                    ("gracePeriodSeconds", self.grace_period_seconds.is_some()),
                    (
                        "body.gracePeriodSeconds",
                        self
                            .body
                            .as_ref()
                            .is_some_and(|body| body.grace_period_seconds.is_some()),
                    ),
                ],
            );
        request
            .exclusive(
                &[
                    ("orphanDependents", self.orphan_dependents.is_some()),
                    (
                        "body.orphanDependents",
                        self
                            .body
                            .as_ref()
                            .is_some_and(|body| body.orphan_dependents.is_some()),
                    ),
                ],
            );
        request
            .exclusive(
                &[
                    ("propagationPolicy", self.propagation_policy.is_some()),
                    (
                        "body.propagationPolicy",
                        self
                            .body
                            .as_ref()
                            .is_some_and(|body| body.propagation_policy.is_some()),
                    ),
                ],
            );
        let body = self
            .body
            .clone()
            .map(|mut body| {
                if body.dry_run.is_none() {
                    body.dry_run = self.dry_run.clone().map(|value| vec![value]);
                }
                if body.grace_period_seconds.is_none() {
                    body.grace_period_seconds = self
                        .grace_period_seconds
                        .map(Into::into);
                }
                if body.orphan_dependents.is_none() {
                    body.orphan_dependents = self.orphan_dependents;
                }
                if body.propagation_policy.is_none() {
                    body.propagation_policy.clone_from(&self.propagation_policy);
                }
                body
            });
        let in_query = body.is_none();
        #[cfg(feature = "validate")]
        {
            let at = crate::runtime::check::At::ROOT;
            if let Some(value) = &self.grace_period_seconds {
                let at = at.member("gracePeriodSeconds");
                at.at_least(value, &0)?;
            }
            crate::runtime::check::Check::check(&body, at)?;
        }
        request.path("name", crate::runtime::param::Style::SIMPLE, &self.name);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request
            .query(
                "dryRun",
                crate::runtime::param::Style::FORM,
                &self.dry_run.as_ref().filter(|_| in_query),
            );
        request
            .query(
                "gracePeriodSeconds",
                crate::runtime::param::Style::FORM,
                &self.grace_period_seconds.as_ref().filter(|_| in_query),
            );
        request
            .query(
                "orphanDependents",
                crate::runtime::param::Style::FORM,
                &self.orphan_dependents.as_ref().filter(|_| in_query),
            );
        request
            .query(
                "propagationPolicy",
                crate::runtime::param::Style::FORM,
                &self.propagation_policy.as_ref().filter(|_| in_query),
            );
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        if let Some(body) = &body {
            request.json("application/json", body);
        }
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 | 202 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn is_idempotent(&self) -> bool {
        self.dry_run.is_some()
            || self
                .body
                .as_ref()
                .and_then(|value| value.dry_run.as_ref())
                .is_some_and(|list| !list.is_empty())
            || self
                .body
                .as_ref()
                .and_then(|value| value.preconditions.as_ref())
                .and_then(|value| value.uid.as_ref())
                .is_some()
            || self
                .body
                .as_ref()
                .and_then(|value| value.preconditions.as_ref())
                .and_then(|value| value.resource_version.as_ref())
                .is_some()
    }
}

/// List the Endpoints of a namespace
///
/// Returns the Endpoints of a namespace, or those that the selectors choose. With `limit` it returns one page at a time.
///
/// `GET /api/v1/namespaces/{namespace}/endpoints`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/listCoreV1NamespacedEndpoints.html).
#[must_use = "a request does nothing until it is sent"]
pub fn list_namespaced_endpoints(
    namespace: impl Into<String>,
) -> ListNamespacedEndpoints {
    ListNamespacedEndpoints {
        namespace: namespace.into(),
        allow_watch_bookmarks: None,
        r#continue: None,
        field_selector: None,
        include_uninitialized: None,
        label_selector: None,
        limit: None,
        resource_version: None,
        resource_version_match: None,
        timeout_seconds: None,
        watch_2: None,
        pretty: None,
        timeout: None,
    }
}
/// A request of [`list_namespaced_endpoints`](list_namespaced_endpoints()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListNamespacedEndpoints {
    namespace: String,
    allow_watch_bookmarks: Option<bool>,
    r#continue: Option<String>,
    field_selector: Option<String>,
    include_uninitialized: Option<bool>,
    label_selector: Option<String>,
    limit: Option<i32>,
    resource_version: Option<String>,
    resource_version_match: Option<String>,
    timeout_seconds: Option<i32>,
    watch_2: Option<bool>,
    pretty: Option<String>,
    timeout: Option<String>,
}
impl ListNamespacedEndpoints {
    /// Whether a watch may send `BOOKMARK` events, which only tell how far it has come. The server decides when and whether it sends
    /// them. Without a watch it means nothing.
    pub fn allow_watch_bookmarks(mut self, allow_watch_bookmarks: bool) -> Self {
        self.allow_watch_bookmarks = Some(allow_watch_bookmarks);
        self
    }
    /// Goes on after an earlier page: the `metadata.continue` of that page, sent with otherwise the same query. Tokens are opaque and
    /// last some minutes (5 to 15); an old one is answered with 410 and a fresh token in the `Status`, with which the rest comes from a
    /// newer snapshot. Not with `watch`.
    pub fn r#continue(mut self, r#continue: impl Into<String>) -> Self {
        self.r#continue = Some(r#continue.into());
        self
    }
    /// Which objects, by their fields, for example `metadata.name=pi`. All, if it is left out.
    ///
    /// Example: `"metadata.name=pi"`.
    pub fn field_selector(mut self, field_selector: impl Into<String>) -> Self {
        self.field_selector = Some(field_selector.into());
        self
    }
    /// Whether objects are included that initializers have not finished. Servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn include_uninitialized(mut self, include_uninitialized: bool) -> Self {
        self.include_uninitialized = Some(include_uninitialized);
        self
    }
    /// Which objects, by their labels, for example `app=mpi` or `n in (0,1)`. All, if it is left out.
    ///
    /// Example: `"app=mpi"`.
    pub fn label_selector(mut self, label_selector: impl Into<String>) -> Self {
        self.label_selector = Some(label_selector.into());
        self
    }
    /// The most objects in one answer. There are more exactly where the answer's `metadata.continue` is not empty; an answer may hold
    /// fewer than the limit, even none. A server may ignore it. All pages together are one snapshot. Not with `watch`.
    pub fn limit(mut self, limit: i32) -> Self {
        self.limit = Some(limit);
        self
    }
    /// The version of the data that the answer may be made from, as `resourceVersionMatch` says.
    pub fn resource_version(mut self, resource_version: impl Into<String>) -> Self {
        self.resource_version = Some(resource_version.into());
        self
    }
    /// How `resourceVersion` is applied, `Exact` or `NotOlderThan`. Refused without `resourceVersion`.
    pub fn resource_version_match(
        mut self,
        resource_version_match: impl Into<String>,
    ) -> Self {
        self.resource_version_match = Some(resource_version_match.into());
        self
    }
    /// Seconds after which the list or watch ends, however busy it is.
    pub fn timeout_seconds(mut self, timeout_seconds: i32) -> Self {
        self.timeout_seconds = Some(timeout_seconds);
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
    /// Watches the list: returns its changes as they happen, until the server ends the connection.
    pub fn watch<D: crate::runtime::DispatchWatch>(&self, client: &D) -> D::Watch<Self> {
        client.dispatch_watch(self)
    }
    /// Follows the list: reads it, then returns its changes, whatever happens to the connection.
    pub fn watcher<D: crate::runtime::DispatchWatch>(
        &self,
        client: &D,
    ) -> D::Watcher<Self> {
        client.dispatch_watcher(self)
    }
}
impl crate::runtime::Operation for ListNamespacedEndpoints {
    type Output = EndpointsList;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "listCoreV1NamespacedEndpoints",
        method: ::http::Method::GET,
        path: "/api/v1/namespaces/{namespace}/endpoints",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: true,
        paging: Some(
            &crate::runtime::spec::Paging {
                limit: "limit",
                token: "continue",
                next: "metadata.continue",
                items: "items",
                remaining: "metadata.remainingItemCount",
                expired: Some(crate::runtime::spec::ExpiredPageToken {
                    status: 410u16,
                    token: "metadata.continue",
                }),
            },
        ),
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request
            .query(
                "allowWatchBookmarks",
                crate::runtime::param::Style::FORM,
                &self.allow_watch_bookmarks,
            );
        request.query("continue", crate::runtime::param::Style::FORM, &self.r#continue);
        request
            .query(
                "fieldSelector",
                crate::runtime::param::Style::FORM,
                &self.field_selector,
            );
        request
            .query(
                "includeUninitialized",
                crate::runtime::param::Style::FORM,
                &self.include_uninitialized,
            );
        request
            .query(
                "labelSelector",
                crate::runtime::param::Style::FORM,
                &self.label_selector,
            );
        request.query("limit", crate::runtime::param::Style::FORM, &self.limit);
        request
            .query(
                "resourceVersion",
                crate::runtime::param::Style::FORM,
                &self.resource_version,
            );
        request
            .query(
                "resourceVersionMatch",
                crate::runtime::param::Style::FORM,
                &self.resource_version_match,
            );
        request
            .query(
                "timeoutSeconds",
                crate::runtime::param::Style::FORM,
                &self.timeout_seconds,
            );
        request.query("watch", crate::runtime::param::Style::FORM, &self.watch_2);
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 410 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}
impl crate::runtime::Paged for ListNamespacedEndpoints {
    type Item = Endpoints;
    #[inline]
    fn next_page_token(page: &Self::Output) -> Option<&str> {
        page.metadata
            .as_ref()
            .and_then(|value| value.r#continue.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn set_page_token(&mut self, token: String) {
        self.r#continue = Some(token);
    }
    #[inline]
    fn items(page: Self::Output) -> Vec<Self::Item> {
        page.items
    }
}
impl crate::runtime::Watched for ListNamespacedEndpoints {
    type Object = Endpoints;
    type Status = crate::meta::v1::Status;
    const WATCH: &'static crate::runtime::spec::WatchSpec = &crate::runtime::spec::WatchSpec {
        media_types: "application/json",
        kind: "type",
        object: "object",
        added: "ADDED",
        modified: "MODIFIED",
        deleted: "DELETED",
        bookmark: "BOOKMARK",
        error: "ERROR",
        version: "metadata.resourceVersion",
        status: "code",
        expired: 410,
    };
    #[inline]
    fn set_watch(&mut self, version: Option<String>) {
        self.watch_2 = Some(true);
        self.allow_watch_bookmarks = self.allow_watch_bookmarks.or(Some(true));
        if version.is_some() {
            self.resource_version = version;
        }
    }
    #[inline]
    fn list_version(list: &Self::Output) -> Option<&str> {
        list.metadata
            .as_ref()
            .and_then(|value| value.resource_version.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn object_version(object: &Self::Object) -> Option<&str> {
        object
            .metadata
            .as_ref()
            .and_then(|value| value.resource_version.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn objects(list: Self::Output) -> Vec<Self::Object> {
        list.items
    }
    #[inline]
    fn set_next_page(&mut self, list: &Self::Output) -> bool {
        let token = <Self as crate::runtime::Paged>::next_page_token(list)
            .map(str::to_owned);
        let has_next = token.is_some();
        if let Some(token) = token {
            crate::runtime::Paged::set_page_token(self, token);
        }
        has_next
    }
}

/// Read an Endpoints
///
/// Returns an Endpoints.
///
/// `GET /api/v1/namespaces/{namespace}/endpoints/{name}`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/readCoreV1NamespacedEndpoints.html).
#[must_use = "a request does nothing until it is sent"]
pub fn read_namespaced_endpoints(
    namespace: impl Into<String>,
    name: impl Into<String>,
) -> ReadNamespacedEndpoints {
    ReadNamespacedEndpoints {
        namespace: namespace.into(),
        name: name.into(),
        exact: None,
        export: None,
        pretty: None,
        timeout: None,
    }
}
/// A request of [`read_namespaced_endpoints`](read_namespaced_endpoints()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ReadNamespacedEndpoints {
    namespace: String,
    name: String,
    exact: Option<bool>,
    export: Option<bool>,
    pretty: Option<String>,
    timeout: Option<String>,
}
impl ReadNamespacedEndpoints {
    /// Whether the export keeps fields such as the namespace. Only with `export`; servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn exact(mut self, exact: bool) -> Self {
        self.exact = Some(exact);
        self
    }
    /// Whether fields are removed that a caller cannot set. Servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn export(mut self, export: bool) -> Self {
        self.export = Some(export);
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for ReadNamespacedEndpoints {
    type Output = Endpoints;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "readCoreV1NamespacedEndpoints",
        method: ::http::Method::GET,
        path: "/api/v1/namespaces/{namespace}/endpoints/{name}",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: true,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.path("name", crate::runtime::param::Style::SIMPLE, &self.name);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request.query("exact", crate::runtime::param::Style::FORM, &self.exact);
        request.query("export", crate::runtime::param::Style::FORM, &self.export);
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}

/// List the Events of a namespace
///
/// Returns the Events of a namespace, or those that the selectors choose. With `limit` it returns one page at a time.
///
/// `GET /api/v1/namespaces/{namespace}/events`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/listCoreV1NamespacedEvent.html).
#[must_use = "a request does nothing until it is sent"]
pub fn list_namespaced_event(namespace: impl Into<String>) -> ListNamespacedEvent {
    ListNamespacedEvent {
        namespace: namespace.into(),
        allow_watch_bookmarks: None,
        r#continue: None,
        field_selector: None,
        include_uninitialized: None,
        label_selector: None,
        limit: None,
        resource_version: None,
        resource_version_match: None,
        timeout_seconds: None,
        watch_2: None,
        pretty: None,
        timeout: None,
    }
}
/// A request of [`list_namespaced_event`](list_namespaced_event()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListNamespacedEvent {
    namespace: String,
    allow_watch_bookmarks: Option<bool>,
    r#continue: Option<String>,
    field_selector: Option<String>,
    include_uninitialized: Option<bool>,
    label_selector: Option<String>,
    limit: Option<i32>,
    resource_version: Option<String>,
    resource_version_match: Option<String>,
    timeout_seconds: Option<i32>,
    watch_2: Option<bool>,
    pretty: Option<String>,
    timeout: Option<String>,
}
impl ListNamespacedEvent {
    /// Whether a watch may send `BOOKMARK` events, which only tell how far it has come. The server decides when and whether it sends
    /// them. Without a watch it means nothing.
    pub fn allow_watch_bookmarks(mut self, allow_watch_bookmarks: bool) -> Self {
        self.allow_watch_bookmarks = Some(allow_watch_bookmarks);
        self
    }
    /// Goes on after an earlier page: the `metadata.continue` of that page, sent with otherwise the same query. Tokens are opaque and
    /// last some minutes (5 to 15); an old one is answered with 410 and a fresh token in the `Status`, with which the rest comes from a
    /// newer snapshot. Not with `watch`.
    pub fn r#continue(mut self, r#continue: impl Into<String>) -> Self {
        self.r#continue = Some(r#continue.into());
        self
    }
    /// Which objects, by their fields, for example `metadata.name=pi`. All, if it is left out.
    ///
    /// Example: `"metadata.name=pi"`.
    pub fn field_selector(mut self, field_selector: impl Into<String>) -> Self {
        self.field_selector = Some(field_selector.into());
        self
    }
    /// Whether objects are included that initializers have not finished. Servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn include_uninitialized(mut self, include_uninitialized: bool) -> Self {
        self.include_uninitialized = Some(include_uninitialized);
        self
    }
    /// Which objects, by their labels, for example `app=mpi` or `n in (0,1)`. All, if it is left out.
    ///
    /// Example: `"app=mpi"`.
    pub fn label_selector(mut self, label_selector: impl Into<String>) -> Self {
        self.label_selector = Some(label_selector.into());
        self
    }
    /// The most objects in one answer. There are more exactly where the answer's `metadata.continue` is not empty; an answer may hold
    /// fewer than the limit, even none. A server may ignore it. All pages together are one snapshot. Not with `watch`.
    pub fn limit(mut self, limit: i32) -> Self {
        self.limit = Some(limit);
        self
    }
    /// The version of the data that the answer may be made from, as `resourceVersionMatch` says.
    pub fn resource_version(mut self, resource_version: impl Into<String>) -> Self {
        self.resource_version = Some(resource_version.into());
        self
    }
    /// How `resourceVersion` is applied, `Exact` or `NotOlderThan`. Refused without `resourceVersion`.
    pub fn resource_version_match(
        mut self,
        resource_version_match: impl Into<String>,
    ) -> Self {
        self.resource_version_match = Some(resource_version_match.into());
        self
    }
    /// Seconds after which the list or watch ends, however busy it is.
    pub fn timeout_seconds(mut self, timeout_seconds: i32) -> Self {
        self.timeout_seconds = Some(timeout_seconds);
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
    /// Watches the list: returns its changes as they happen, until the server ends the connection.
    pub fn watch<D: crate::runtime::DispatchWatch>(&self, client: &D) -> D::Watch<Self> {
        client.dispatch_watch(self)
    }
    /// Follows the list: reads it, then returns its changes, whatever happens to the connection.
    pub fn watcher<D: crate::runtime::DispatchWatch>(
        &self,
        client: &D,
    ) -> D::Watcher<Self> {
        client.dispatch_watcher(self)
    }
}
impl crate::runtime::Operation for ListNamespacedEvent {
    type Output = EventList;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "listCoreV1NamespacedEvent",
        method: ::http::Method::GET,
        path: "/api/v1/namespaces/{namespace}/events",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: true,
        paging: Some(
            &crate::runtime::spec::Paging {
                limit: "limit",
                token: "continue",
                next: "metadata.continue",
                items: "items",
                remaining: "metadata.remainingItemCount",
                expired: Some(crate::runtime::spec::ExpiredPageToken {
                    status: 410u16,
                    token: "metadata.continue",
                }),
            },
        ),
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request
            .query(
                "allowWatchBookmarks",
                crate::runtime::param::Style::FORM,
                &self.allow_watch_bookmarks,
            );
        request.query("continue", crate::runtime::param::Style::FORM, &self.r#continue);
        request
            .query(
                "fieldSelector",
                crate::runtime::param::Style::FORM,
                &self.field_selector,
            );
        request
            .query(
                "includeUninitialized",
                crate::runtime::param::Style::FORM,
                &self.include_uninitialized,
            );
        request
            .query(
                "labelSelector",
                crate::runtime::param::Style::FORM,
                &self.label_selector,
            );
        request.query("limit", crate::runtime::param::Style::FORM, &self.limit);
        request
            .query(
                "resourceVersion",
                crate::runtime::param::Style::FORM,
                &self.resource_version,
            );
        request
            .query(
                "resourceVersionMatch",
                crate::runtime::param::Style::FORM,
                &self.resource_version_match,
            );
        request
            .query(
                "timeoutSeconds",
                crate::runtime::param::Style::FORM,
                &self.timeout_seconds,
            );
        request.query("watch", crate::runtime::param::Style::FORM, &self.watch_2);
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 410 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}
impl crate::runtime::Paged for ListNamespacedEvent {
    type Item = Event;
    #[inline]
    fn next_page_token(page: &Self::Output) -> Option<&str> {
        page.metadata
            .as_ref()
            .and_then(|value| value.r#continue.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn set_page_token(&mut self, token: String) {
        self.r#continue = Some(token);
    }
    #[inline]
    fn items(page: Self::Output) -> Vec<Self::Item> {
        page.items
    }
}
impl crate::runtime::Watched for ListNamespacedEvent {
    type Object = Event;
    type Status = crate::meta::v1::Status;
    const WATCH: &'static crate::runtime::spec::WatchSpec = &crate::runtime::spec::WatchSpec {
        media_types: "application/json",
        kind: "type",
        object: "object",
        added: "ADDED",
        modified: "MODIFIED",
        deleted: "DELETED",
        bookmark: "BOOKMARK",
        error: "ERROR",
        version: "metadata.resourceVersion",
        status: "code",
        expired: 410,
    };
    #[inline]
    fn set_watch(&mut self, version: Option<String>) {
        self.watch_2 = Some(true);
        self.allow_watch_bookmarks = self.allow_watch_bookmarks.or(Some(true));
        if version.is_some() {
            self.resource_version = version;
        }
    }
    #[inline]
    fn list_version(list: &Self::Output) -> Option<&str> {
        list.metadata
            .as_ref()
            .and_then(|value| value.resource_version.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn object_version(object: &Self::Object) -> Option<&str> {
        object
            .metadata
            .as_ref()
            .and_then(|value| value.resource_version.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn objects(list: Self::Output) -> Vec<Self::Object> {
        list.items
    }
    #[inline]
    fn set_next_page(&mut self, list: &Self::Output) -> bool {
        let token = <Self as crate::runtime::Paged>::next_page_token(list)
            .map(str::to_owned);
        let has_next = token.is_some();
        if let Some(token) = token {
            crate::runtime::Paged::set_page_token(self, token);
        }
        has_next
    }
}

/// Read an Event
///
/// Returns an Event.
///
/// `GET /api/v1/namespaces/{namespace}/events/{name}`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/readCoreV1NamespacedEvent.html).
#[must_use = "a request does nothing until it is sent"]
pub fn read_namespaced_event(
    namespace: impl Into<String>,
    name: impl Into<String>,
) -> ReadNamespacedEvent {
    ReadNamespacedEvent {
        namespace: namespace.into(),
        name: name.into(),
        exact: None,
        export: None,
        pretty: None,
        timeout: None,
    }
}
/// A request of [`read_namespaced_event`](read_namespaced_event()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ReadNamespacedEvent {
    namespace: String,
    name: String,
    exact: Option<bool>,
    export: Option<bool>,
    pretty: Option<String>,
    timeout: Option<String>,
}
impl ReadNamespacedEvent {
    /// Whether the export keeps fields such as the namespace. Only with `export`; servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn exact(mut self, exact: bool) -> Self {
        self.exact = Some(exact);
        self
    }
    /// Whether fields are removed that a caller cannot set. Servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn export(mut self, export: bool) -> Self {
        self.export = Some(export);
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for ReadNamespacedEvent {
    type Output = Event;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "readCoreV1NamespacedEvent",
        method: ::http::Method::GET,
        path: "/api/v1/namespaces/{namespace}/events/{name}",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: true,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.path("name", crate::runtime::param::Style::SIMPLE, &self.name);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request.query("exact", crate::runtime::param::Style::FORM, &self.exact);
        request.query("export", crate::runtime::param::Style::FORM, &self.export);
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}

/// Delete an Event
///
/// Deletes an Event.
///
/// `DELETE /api/v1/namespaces/{namespace}/events/{name}`.
///
/// If the response to an attempt is lost, the request is sent again only with `dryRun`, `preconditions.uid` or `preconditions.resourceVersion`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/deleteCoreV1NamespacedEvent.html).
#[must_use = "a request does nothing until it is sent"]
pub fn delete_namespaced_event(
    namespace: impl Into<String>,
    name: impl Into<String>,
) -> DeleteNamespacedEvent {
    DeleteNamespacedEvent {
        namespace: namespace.into(),
        name: name.into(),
        dry_run: None,
        grace_period_seconds: None,
        orphan_dependents: None,
        propagation_policy: None,
        pretty: None,
        timeout: None,
        body: None,
    }
}
/// A request of [`delete_namespaced_event`](delete_namespaced_event()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteNamespacedEvent {
    namespace: String,
    name: String,
    dry_run: Option<crate::meta::v1::DryRun>,
    grace_period_seconds: Option<i32>,
    orphan_dependents: Option<bool>,
    propagation_policy: Option<crate::meta::v1::PropagationPolicy>,
    pretty: Option<String>,
    timeout: Option<String>,
    body: Option<crate::meta::v1::DeleteOptions>,
}
impl DeleteNamespacedEvent {
    /// `All` runs every stage of the request and stores nothing. Any other value is refused.
    pub fn dry_run(mut self, dry_run: impl Into<crate::meta::v1::DryRun>) -> Self {
        self.dry_run = Some(dry_run.into());
        self
    }
    /// Seconds until the object is deleted; 0 deletes it at once. Without it the period set for the object's type holds.
    ///
    /// Allowed: at least 0.
    pub fn grace_period_seconds(mut self, grace_period_seconds: i32) -> Self {
        self.grace_period_seconds = Some(grace_period_seconds);
        self
    }
    /// Older form of `propagationPolicy`, which excludes it: `true` puts the `orphan` finalizer on the object, so that its dependents
    /// stay; `false` takes it off.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn orphan_dependents(mut self, orphan_dependents: bool) -> Self {
        self.orphan_dependents = Some(orphan_dependents);
        self
    }
    /// What becomes of the object's dependents. Excludes `orphanDependents`. Without it the object's finalizers and its type's default
    /// decide.
    pub fn propagation_policy(
        mut self,
        propagation_policy: impl Into<crate::meta::v1::PropagationPolicy>,
    ) -> Self {
        self.propagation_policy = Some(propagation_policy.into());
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// The options of the deletion.
    ///
    /// Members that were set before are kept if this body leaves them out.
    pub fn body(mut self, body: crate::meta::v1::DeleteOptions) -> Self {
        let before = self.body.replace(body);
        if let (Some(now), Some(before)) = (&mut self.body, before) {
            now.preconditions = now.preconditions.take().or(before.preconditions);
        }
        self
    }
    /// What must hold for the deletion to be done; where it does not, the answer is 409.
    pub fn preconditions(mut self, value: crate::meta::v1::Preconditions) -> Self {
        self.body.get_or_insert_default().preconditions = Some(value);
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for DeleteNamespacedEvent {
    type Output = EventOrStatus;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "deleteCoreV1NamespacedEvent",
        method: ::http::Method::DELETE,
        path: "/api/v1/namespaces/{namespace}/events/{name}",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[
            crate::runtime::spec::StatusRange(200, 200),
            crate::runtime::spec::StatusRange(202, 202),
        ],
        idempotent: false,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request
            .exclusive(
                &[
                    ("propagationPolicy", self.propagation_policy.is_some()),
                    ("orphanDependents", self.orphan_dependents.is_some()),
                ],
            );
        request
            .exclusive(
                &[
                    ("dryRun", self.dry_run.is_some()),
                    (
                        "body.dryRun",
                        self.body.as_ref().is_some_and(|body| body.dry_run.is_some()),
                    ),
                ],
            );
        request
            .exclusive(
                &[
                    ("gracePeriodSeconds", self.grace_period_seconds.is_some()),
                    (
                        "body.gracePeriodSeconds",
                        self
                            .body
                            .as_ref()
                            .is_some_and(|body| body.grace_period_seconds.is_some()),
                    ),
                ],
            );
        request
            .exclusive(
                &[
                    ("orphanDependents", self.orphan_dependents.is_some()),
                    (
                        "body.orphanDependents",
                        self
                            .body
                            .as_ref()
                            .is_some_and(|body| body.orphan_dependents.is_some()),
                    ),
                ],
            );
        request
            .exclusive(
                &[
                    ("propagationPolicy", self.propagation_policy.is_some()),
                    (
                        "body.propagationPolicy",
                        self
                            .body
                            .as_ref()
                            .is_some_and(|body| body.propagation_policy.is_some()),
                    ),
                ],
            );
        let body = self
            .body
            .clone()
            .map(|mut body| {
                if body.dry_run.is_none() {
                    body.dry_run = self.dry_run.clone().map(|value| vec![value]);
                }
                if body.grace_period_seconds.is_none() {
                    body.grace_period_seconds = self
                        .grace_period_seconds
                        .map(Into::into);
                }
                if body.orphan_dependents.is_none() {
                    body.orphan_dependents = self.orphan_dependents;
                }
                if body.propagation_policy.is_none() {
                    body.propagation_policy.clone_from(&self.propagation_policy);
                }
                body
            });
        let in_query = body.is_none();
        #[cfg(feature = "validate")]
        {
            let at = crate::runtime::check::At::ROOT;
            if let Some(value) = &self.grace_period_seconds {
                let at = at.member("gracePeriodSeconds");
                at.at_least(value, &0)?;
            }
            crate::runtime::check::Check::check(&body, at)?;
        }
        request.path("name", crate::runtime::param::Style::SIMPLE, &self.name);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request
            .query(
                "dryRun",
                crate::runtime::param::Style::FORM,
                &self.dry_run.as_ref().filter(|_| in_query),
            );
        request
            .query(
                "gracePeriodSeconds",
                crate::runtime::param::Style::FORM,
                &self.grace_period_seconds.as_ref().filter(|_| in_query),
            );
        request
            .query(
                "orphanDependents",
                crate::runtime::param::Style::FORM,
                &self.orphan_dependents.as_ref().filter(|_| in_query),
            );
        request
            .query(
                "propagationPolicy",
                crate::runtime::param::Style::FORM,
                &self.propagation_policy.as_ref().filter(|_| in_query),
            );
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        if let Some(body) = &body {
            request.json("application/json", body);
        }
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 | 202 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn is_idempotent(&self) -> bool {
        self.dry_run.is_some()
            || self
                .body
                .as_ref()
                .and_then(|value| value.dry_run.as_ref())
                .is_some_and(|list| !list.is_empty())
            || self
                .body
                .as_ref()
                .and_then(|value| value.preconditions.as_ref())
                .and_then(|value| value.uid.as_ref())
                .is_some()
            || self
                .body
                .as_ref()
                .and_then(|value| value.preconditions.as_ref())
                .and_then(|value| value.resource_version.as_ref())
                .is_some()
    }
}

/// List the `PersistentVolumeClaims` of a namespace
///
/// Returns the `PersistentVolumeClaims` of a namespace, or those that the selectors choose. With `limit` it returns one page at a
/// time.
///
/// `GET /api/v1/namespaces/{namespace}/persistentvolumeclaims`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/listCoreV1NamespacedPersistentVolumeClaim.html).
#[must_use = "a request does nothing until it is sent"]
pub fn list_namespaced_persistent_volume_claim(
    namespace: impl Into<String>,
) -> ListNamespacedPersistentVolumeClaim {
    ListNamespacedPersistentVolumeClaim {
        namespace: namespace.into(),
        allow_watch_bookmarks: None,
        r#continue: None,
        field_selector: None,
        include_uninitialized: None,
        label_selector: None,
        limit: None,
        resource_version: None,
        resource_version_match: None,
        timeout_seconds: None,
        watch_2: None,
        pretty: None,
        timeout: None,
    }
}
/// A request of [`list_namespaced_persistent_volume_claim`](list_namespaced_persistent_volume_claim()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListNamespacedPersistentVolumeClaim {
    namespace: String,
    allow_watch_bookmarks: Option<bool>,
    r#continue: Option<String>,
    field_selector: Option<String>,
    include_uninitialized: Option<bool>,
    label_selector: Option<String>,
    limit: Option<i32>,
    resource_version: Option<String>,
    resource_version_match: Option<String>,
    timeout_seconds: Option<i32>,
    watch_2: Option<bool>,
    pretty: Option<String>,
    timeout: Option<String>,
}
impl ListNamespacedPersistentVolumeClaim {
    /// Whether a watch may send `BOOKMARK` events, which only tell how far it has come. The server decides when and whether it sends
    /// them. Without a watch it means nothing.
    pub fn allow_watch_bookmarks(mut self, allow_watch_bookmarks: bool) -> Self {
        self.allow_watch_bookmarks = Some(allow_watch_bookmarks);
        self
    }
    /// Goes on after an earlier page: the `metadata.continue` of that page, sent with otherwise the same query. Tokens are opaque and
    /// last some minutes (5 to 15); an old one is answered with 410 and a fresh token in the `Status`, with which the rest comes from a
    /// newer snapshot. Not with `watch`.
    pub fn r#continue(mut self, r#continue: impl Into<String>) -> Self {
        self.r#continue = Some(r#continue.into());
        self
    }
    /// Which objects, by their fields, for example `metadata.name=pi`. All, if it is left out.
    ///
    /// Example: `"metadata.name=pi"`.
    pub fn field_selector(mut self, field_selector: impl Into<String>) -> Self {
        self.field_selector = Some(field_selector.into());
        self
    }
    /// Whether objects are included that initializers have not finished. Servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn include_uninitialized(mut self, include_uninitialized: bool) -> Self {
        self.include_uninitialized = Some(include_uninitialized);
        self
    }
    /// Which objects, by their labels, for example `app=mpi` or `n in (0,1)`. All, if it is left out.
    ///
    /// Example: `"app=mpi"`.
    pub fn label_selector(mut self, label_selector: impl Into<String>) -> Self {
        self.label_selector = Some(label_selector.into());
        self
    }
    /// The most objects in one answer. There are more exactly where the answer's `metadata.continue` is not empty; an answer may hold
    /// fewer than the limit, even none. A server may ignore it. All pages together are one snapshot. Not with `watch`.
    pub fn limit(mut self, limit: i32) -> Self {
        self.limit = Some(limit);
        self
    }
    /// The version of the data that the answer may be made from, as `resourceVersionMatch` says.
    pub fn resource_version(mut self, resource_version: impl Into<String>) -> Self {
        self.resource_version = Some(resource_version.into());
        self
    }
    /// How `resourceVersion` is applied, `Exact` or `NotOlderThan`. Refused without `resourceVersion`.
    pub fn resource_version_match(
        mut self,
        resource_version_match: impl Into<String>,
    ) -> Self {
        self.resource_version_match = Some(resource_version_match.into());
        self
    }
    /// Seconds after which the list or watch ends, however busy it is.
    pub fn timeout_seconds(mut self, timeout_seconds: i32) -> Self {
        self.timeout_seconds = Some(timeout_seconds);
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
    /// Watches the list: returns its changes as they happen, until the server ends the connection.
    pub fn watch<D: crate::runtime::DispatchWatch>(&self, client: &D) -> D::Watch<Self> {
        client.dispatch_watch(self)
    }
    /// Follows the list: reads it, then returns its changes, whatever happens to the connection.
    pub fn watcher<D: crate::runtime::DispatchWatch>(
        &self,
        client: &D,
    ) -> D::Watcher<Self> {
        client.dispatch_watcher(self)
    }
}
impl crate::runtime::Operation for ListNamespacedPersistentVolumeClaim {
    type Output = PersistentVolumeClaimList;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "listCoreV1NamespacedPersistentVolumeClaim",
        method: ::http::Method::GET,
        path: "/api/v1/namespaces/{namespace}/persistentvolumeclaims",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: true,
        paging: Some(
            &crate::runtime::spec::Paging {
                limit: "limit",
                token: "continue",
                next: "metadata.continue",
                items: "items",
                remaining: "metadata.remainingItemCount",
                expired: Some(crate::runtime::spec::ExpiredPageToken {
                    status: 410u16,
                    token: "metadata.continue",
                }),
            },
        ),
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request
            .query(
                "allowWatchBookmarks",
                crate::runtime::param::Style::FORM,
                &self.allow_watch_bookmarks,
            );
        request.query("continue", crate::runtime::param::Style::FORM, &self.r#continue);
        request
            .query(
                "fieldSelector",
                crate::runtime::param::Style::FORM,
                &self.field_selector,
            );
        request
            .query(
                "includeUninitialized",
                crate::runtime::param::Style::FORM,
                &self.include_uninitialized,
            );
        request
            .query(
                "labelSelector",
                crate::runtime::param::Style::FORM,
                &self.label_selector,
            );
        request.query("limit", crate::runtime::param::Style::FORM, &self.limit);
        request
            .query(
                "resourceVersion",
                crate::runtime::param::Style::FORM,
                &self.resource_version,
            );
        request
            .query(
                "resourceVersionMatch",
                crate::runtime::param::Style::FORM,
                &self.resource_version_match,
            );
        request
            .query(
                "timeoutSeconds",
                crate::runtime::param::Style::FORM,
                &self.timeout_seconds,
            );
        request.query("watch", crate::runtime::param::Style::FORM, &self.watch_2);
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 410 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}
impl crate::runtime::Paged for ListNamespacedPersistentVolumeClaim {
    type Item = PersistentVolumeClaim;
    #[inline]
    fn next_page_token(page: &Self::Output) -> Option<&str> {
        page.metadata
            .as_ref()
            .and_then(|value| value.r#continue.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn set_page_token(&mut self, token: String) {
        self.r#continue = Some(token);
    }
    #[inline]
    fn items(page: Self::Output) -> Vec<Self::Item> {
        page.items
    }
}
impl crate::runtime::Watched for ListNamespacedPersistentVolumeClaim {
    type Object = PersistentVolumeClaim;
    type Status = crate::meta::v1::Status;
    const WATCH: &'static crate::runtime::spec::WatchSpec = &crate::runtime::spec::WatchSpec {
        media_types: "application/json",
        kind: "type",
        object: "object",
        added: "ADDED",
        modified: "MODIFIED",
        deleted: "DELETED",
        bookmark: "BOOKMARK",
        error: "ERROR",
        version: "metadata.resourceVersion",
        status: "code",
        expired: 410,
    };
    #[inline]
    fn set_watch(&mut self, version: Option<String>) {
        self.watch_2 = Some(true);
        self.allow_watch_bookmarks = self.allow_watch_bookmarks.or(Some(true));
        if version.is_some() {
            self.resource_version = version;
        }
    }
    #[inline]
    fn list_version(list: &Self::Output) -> Option<&str> {
        list.metadata
            .as_ref()
            .and_then(|value| value.resource_version.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn object_version(object: &Self::Object) -> Option<&str> {
        object
            .metadata
            .as_ref()
            .and_then(|value| value.resource_version.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn objects(list: Self::Output) -> Vec<Self::Object> {
        list.items
    }
    #[inline]
    fn set_next_page(&mut self, list: &Self::Output) -> bool {
        let token = <Self as crate::runtime::Paged>::next_page_token(list)
            .map(str::to_owned);
        let has_next = token.is_some();
        if let Some(token) = token {
            crate::runtime::Paged::set_page_token(self, token);
        }
        has_next
    }
}

/// Create a `PersistentVolumeClaim`
///
/// Creates a `PersistentVolumeClaim` in a namespace.
///
/// `POST /api/v1/namespaces/{namespace}/persistentvolumeclaims`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/createCoreV1NamespacedPersistentVolumeClaim.html).
#[must_use = "a request does nothing until it is sent"]
pub fn create_namespaced_persistent_volume_claim(
    namespace: impl Into<String>,
    body: PersistentVolumeClaim,
) -> CreateNamespacedPersistentVolumeClaim {
    CreateNamespacedPersistentVolumeClaim {
        namespace: namespace.into(),
        dry_run: None,
        field_manager: None,
        pretty: None,
        timeout: None,
        body,
    }
}
/// A request of [`create_namespaced_persistent_volume_claim`](create_namespaced_persistent_volume_claim()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateNamespacedPersistentVolumeClaim {
    namespace: String,
    dry_run: Option<crate::meta::v1::DryRun>,
    field_manager: Option<String>,
    pretty: Option<String>,
    timeout: Option<String>,
    body: PersistentVolumeClaim,
}
impl CreateNamespacedPersistentVolumeClaim {
    /// `All` runs every stage of the request and stores nothing. Any other value is refused.
    pub fn dry_run(mut self, dry_run: impl Into<crate::meta::v1::DryRun>) -> Self {
        self.dry_run = Some(dry_run.into());
        self
    }
    /// The name that is recorded as the manager of the changed fields. At most 128 printable characters.
    pub fn field_manager(mut self, field_manager: impl Into<String>) -> Self {
        self.field_manager = Some(field_manager.into());
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for CreateNamespacedPersistentVolumeClaim {
    type Output = PersistentVolumeClaim;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "createCoreV1NamespacedPersistentVolumeClaim",
        method: ::http::Method::POST,
        path: "/api/v1/namespaces/{namespace}/persistentvolumeclaims",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[
            crate::runtime::spec::StatusRange(200, 200),
            crate::runtime::spec::StatusRange(201, 201),
            crate::runtime::spec::StatusRange(202, 202),
        ],
        idempotent: false,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request.query("dryRun", crate::runtime::param::Style::FORM, &self.dry_run);
        request
            .query(
                "fieldManager",
                crate::runtime::param::Style::FORM,
                &self.field_manager,
            );
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
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
            200..=202 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}

/// Read a `PersistentVolumeClaim`
///
/// Returns a `PersistentVolumeClaim`.
///
/// `GET /api/v1/namespaces/{namespace}/persistentvolumeclaims/{name}`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/readCoreV1NamespacedPersistentVolumeClaim.html).
#[must_use = "a request does nothing until it is sent"]
pub fn read_namespaced_persistent_volume_claim(
    namespace: impl Into<String>,
    name: impl Into<String>,
) -> ReadNamespacedPersistentVolumeClaim {
    ReadNamespacedPersistentVolumeClaim {
        namespace: namespace.into(),
        name: name.into(),
        exact: None,
        export: None,
        pretty: None,
        timeout: None,
    }
}
/// A request of [`read_namespaced_persistent_volume_claim`](read_namespaced_persistent_volume_claim()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ReadNamespacedPersistentVolumeClaim {
    namespace: String,
    name: String,
    exact: Option<bool>,
    export: Option<bool>,
    pretty: Option<String>,
    timeout: Option<String>,
}
impl ReadNamespacedPersistentVolumeClaim {
    /// Whether the export keeps fields such as the namespace. Only with `export`; servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn exact(mut self, exact: bool) -> Self {
        self.exact = Some(exact);
        self
    }
    /// Whether fields are removed that a caller cannot set. Servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn export(mut self, export: bool) -> Self {
        self.export = Some(export);
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for ReadNamespacedPersistentVolumeClaim {
    type Output = PersistentVolumeClaim;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "readCoreV1NamespacedPersistentVolumeClaim",
        method: ::http::Method::GET,
        path: "/api/v1/namespaces/{namespace}/persistentvolumeclaims/{name}",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: true,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.path("name", crate::runtime::param::Style::SIMPLE, &self.name);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request.query("exact", crate::runtime::param::Style::FORM, &self.exact);
        request.query("export", crate::runtime::param::Style::FORM, &self.export);
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}

/// Delete a `PersistentVolumeClaim`
///
/// Deletes a `PersistentVolumeClaim`.
///
/// `DELETE /api/v1/namespaces/{namespace}/persistentvolumeclaims/{name}`.
///
/// If the response to an attempt is lost, the request is sent again only with `dryRun`, `preconditions.uid` or `preconditions.resourceVersion`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/deleteCoreV1NamespacedPersistentVolumeClaim.html).
#[must_use = "a request does nothing until it is sent"]
pub fn delete_namespaced_persistent_volume_claim(
    namespace: impl Into<String>,
    name: impl Into<String>,
) -> DeleteNamespacedPersistentVolumeClaim {
    DeleteNamespacedPersistentVolumeClaim {
        namespace: namespace.into(),
        name: name.into(),
        dry_run: None,
        grace_period_seconds: None,
        orphan_dependents: None,
        propagation_policy: None,
        pretty: None,
        timeout: None,
        body: None,
    }
}
/// A request of [`delete_namespaced_persistent_volume_claim`](delete_namespaced_persistent_volume_claim()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteNamespacedPersistentVolumeClaim {
    namespace: String,
    name: String,
    dry_run: Option<crate::meta::v1::DryRun>,
    grace_period_seconds: Option<i32>,
    orphan_dependents: Option<bool>,
    propagation_policy: Option<crate::meta::v1::PropagationPolicy>,
    pretty: Option<String>,
    timeout: Option<String>,
    body: Option<crate::meta::v1::DeleteOptions>,
}
impl DeleteNamespacedPersistentVolumeClaim {
    /// `All` runs every stage of the request and stores nothing. Any other value is refused.
    pub fn dry_run(mut self, dry_run: impl Into<crate::meta::v1::DryRun>) -> Self {
        self.dry_run = Some(dry_run.into());
        self
    }
    /// Seconds until the object is deleted; 0 deletes it at once. Without it the period set for the object's type holds.
    ///
    /// Allowed: at least 0.
    pub fn grace_period_seconds(mut self, grace_period_seconds: i32) -> Self {
        self.grace_period_seconds = Some(grace_period_seconds);
        self
    }
    /// Older form of `propagationPolicy`, which excludes it: `true` puts the `orphan` finalizer on the object, so that its dependents
    /// stay; `false` takes it off.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn orphan_dependents(mut self, orphan_dependents: bool) -> Self {
        self.orphan_dependents = Some(orphan_dependents);
        self
    }
    /// What becomes of the object's dependents. Excludes `orphanDependents`. Without it the object's finalizers and its type's default
    /// decide.
    pub fn propagation_policy(
        mut self,
        propagation_policy: impl Into<crate::meta::v1::PropagationPolicy>,
    ) -> Self {
        self.propagation_policy = Some(propagation_policy.into());
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// The options of the deletion.
    ///
    /// Members that were set before are kept if this body leaves them out.
    pub fn body(mut self, body: crate::meta::v1::DeleteOptions) -> Self {
        let before = self.body.replace(body);
        if let (Some(now), Some(before)) = (&mut self.body, before) {
            now.preconditions = now.preconditions.take().or(before.preconditions);
        }
        self
    }
    /// What must hold for the deletion to be done; where it does not, the answer is 409.
    pub fn preconditions(mut self, value: crate::meta::v1::Preconditions) -> Self {
        self.body.get_or_insert_default().preconditions = Some(value);
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for DeleteNamespacedPersistentVolumeClaim {
    type Output = PersistentVolumeClaimOrStatus;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "deleteCoreV1NamespacedPersistentVolumeClaim",
        method: ::http::Method::DELETE,
        path: "/api/v1/namespaces/{namespace}/persistentvolumeclaims/{name}",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[
            crate::runtime::spec::StatusRange(200, 200),
            crate::runtime::spec::StatusRange(202, 202),
        ],
        idempotent: false,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request
            .exclusive(
                &[
                    ("propagationPolicy", self.propagation_policy.is_some()),
                    ("orphanDependents", self.orphan_dependents.is_some()),
                ],
            );
        request
            .exclusive(
                &[
                    ("dryRun", self.dry_run.is_some()),
                    (
                        "body.dryRun",
                        self.body.as_ref().is_some_and(|body| body.dry_run.is_some()),
                    ),
                ],
            );
        request
            .exclusive(
                &[
                    ("gracePeriodSeconds", self.grace_period_seconds.is_some()),
                    (
                        "body.gracePeriodSeconds",
                        self
                            .body
                            .as_ref()
                            .is_some_and(|body| body.grace_period_seconds.is_some()),
                    ),
                ],
            );
        request
            .exclusive(
                &[
                    ("orphanDependents", self.orphan_dependents.is_some()),
                    (
                        "body.orphanDependents",
                        self
                            .body
                            .as_ref()
                            .is_some_and(|body| body.orphan_dependents.is_some()),
                    ),
                ],
            );
        request
            .exclusive(
                &[
                    ("propagationPolicy", self.propagation_policy.is_some()),
                    (
                        "body.propagationPolicy",
                        self
                            .body
                            .as_ref()
                            .is_some_and(|body| body.propagation_policy.is_some()),
                    ),
                ],
            );
        let body = self
            .body
            .clone()
            .map(|mut body| {
                if body.dry_run.is_none() {
                    body.dry_run = self.dry_run.clone().map(|value| vec![value]);
                }
                if body.grace_period_seconds.is_none() {
                    body.grace_period_seconds = self
                        .grace_period_seconds
                        .map(Into::into);
                }
                if body.orphan_dependents.is_none() {
                    body.orphan_dependents = self.orphan_dependents;
                }
                if body.propagation_policy.is_none() {
                    body.propagation_policy.clone_from(&self.propagation_policy);
                }
                body
            });
        let in_query = body.is_none();
        #[cfg(feature = "validate")]
        {
            let at = crate::runtime::check::At::ROOT;
            if let Some(value) = &self.grace_period_seconds {
                let at = at.member("gracePeriodSeconds");
                at.at_least(value, &0)?;
            }
            crate::runtime::check::Check::check(&body, at)?;
        }
        request.path("name", crate::runtime::param::Style::SIMPLE, &self.name);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request
            .query(
                "dryRun",
                crate::runtime::param::Style::FORM,
                &self.dry_run.as_ref().filter(|_| in_query),
            );
        request
            .query(
                "gracePeriodSeconds",
                crate::runtime::param::Style::FORM,
                &self.grace_period_seconds.as_ref().filter(|_| in_query),
            );
        request
            .query(
                "orphanDependents",
                crate::runtime::param::Style::FORM,
                &self.orphan_dependents.as_ref().filter(|_| in_query),
            );
        request
            .query(
                "propagationPolicy",
                crate::runtime::param::Style::FORM,
                &self.propagation_policy.as_ref().filter(|_| in_query),
            );
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        if let Some(body) = &body {
            request.json("application/json", body);
        }
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 | 202 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn is_idempotent(&self) -> bool {
        self.dry_run.is_some()
            || self
                .body
                .as_ref()
                .and_then(|value| value.dry_run.as_ref())
                .is_some_and(|list| !list.is_empty())
            || self
                .body
                .as_ref()
                .and_then(|value| value.preconditions.as_ref())
                .and_then(|value| value.uid.as_ref())
                .is_some()
            || self
                .body
                .as_ref()
                .and_then(|value| value.preconditions.as_ref())
                .and_then(|value| value.resource_version.as_ref())
                .is_some()
    }
}

/// List the Pods of a namespace
///
/// Returns the Pods of a namespace, or those that the selectors choose. With `limit` it returns one page at a time.
///
/// `GET /api/v1/namespaces/{namespace}/pods`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/listCoreV1NamespacedPod.html).
#[must_use = "a request does nothing until it is sent"]
pub fn list_namespaced_pod(namespace: impl Into<String>) -> ListNamespacedPod {
    ListNamespacedPod {
        namespace: namespace.into(),
        allow_watch_bookmarks: None,
        r#continue: None,
        field_selector: None,
        include_uninitialized: None,
        label_selector: None,
        limit: None,
        resource_version: None,
        resource_version_match: None,
        timeout_seconds: None,
        watch_2: None,
        pretty: None,
        timeout: None,
    }
}
/// A request of [`list_namespaced_pod`](list_namespaced_pod()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListNamespacedPod {
    namespace: String,
    allow_watch_bookmarks: Option<bool>,
    r#continue: Option<String>,
    field_selector: Option<String>,
    include_uninitialized: Option<bool>,
    label_selector: Option<String>,
    limit: Option<i32>,
    resource_version: Option<String>,
    resource_version_match: Option<String>,
    timeout_seconds: Option<i32>,
    watch_2: Option<bool>,
    pretty: Option<String>,
    timeout: Option<String>,
}
impl ListNamespacedPod {
    /// Whether a watch may send `BOOKMARK` events, which only tell how far it has come. The server decides when and whether it sends
    /// them. Without a watch it means nothing.
    pub fn allow_watch_bookmarks(mut self, allow_watch_bookmarks: bool) -> Self {
        self.allow_watch_bookmarks = Some(allow_watch_bookmarks);
        self
    }
    /// Goes on after an earlier page: the `metadata.continue` of that page, sent with otherwise the same query. Tokens are opaque and
    /// last some minutes (5 to 15); an old one is answered with 410 and a fresh token in the `Status`, with which the rest comes from a
    /// newer snapshot. Not with `watch`.
    pub fn r#continue(mut self, r#continue: impl Into<String>) -> Self {
        self.r#continue = Some(r#continue.into());
        self
    }
    /// Which objects, by their fields, for example `metadata.name=pi`. All, if it is left out.
    ///
    /// Example: `"metadata.name=pi"`.
    pub fn field_selector(mut self, field_selector: impl Into<String>) -> Self {
        self.field_selector = Some(field_selector.into());
        self
    }
    /// Whether objects are included that initializers have not finished. Servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn include_uninitialized(mut self, include_uninitialized: bool) -> Self {
        self.include_uninitialized = Some(include_uninitialized);
        self
    }
    /// Which objects, by their labels, for example `app=mpi` or `n in (0,1)`. All, if it is left out.
    ///
    /// Example: `"app=mpi"`.
    pub fn label_selector(mut self, label_selector: impl Into<String>) -> Self {
        self.label_selector = Some(label_selector.into());
        self
    }
    /// The most objects in one answer. There are more exactly where the answer's `metadata.continue` is not empty; an answer may hold
    /// fewer than the limit, even none. A server may ignore it. All pages together are one snapshot. Not with `watch`.
    pub fn limit(mut self, limit: i32) -> Self {
        self.limit = Some(limit);
        self
    }
    /// The version of the data that the answer may be made from, as `resourceVersionMatch` says.
    pub fn resource_version(mut self, resource_version: impl Into<String>) -> Self {
        self.resource_version = Some(resource_version.into());
        self
    }
    /// How `resourceVersion` is applied, `Exact` or `NotOlderThan`. Refused without `resourceVersion`.
    pub fn resource_version_match(
        mut self,
        resource_version_match: impl Into<String>,
    ) -> Self {
        self.resource_version_match = Some(resource_version_match.into());
        self
    }
    /// Seconds after which the list or watch ends, however busy it is.
    pub fn timeout_seconds(mut self, timeout_seconds: i32) -> Self {
        self.timeout_seconds = Some(timeout_seconds);
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
    /// Watches the list: returns its changes as they happen, until the server ends the connection.
    pub fn watch<D: crate::runtime::DispatchWatch>(&self, client: &D) -> D::Watch<Self> {
        client.dispatch_watch(self)
    }
    /// Follows the list: reads it, then returns its changes, whatever happens to the connection.
    pub fn watcher<D: crate::runtime::DispatchWatch>(
        &self,
        client: &D,
    ) -> D::Watcher<Self> {
        client.dispatch_watcher(self)
    }
}
impl crate::runtime::Operation for ListNamespacedPod {
    type Output = PodList;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "listCoreV1NamespacedPod",
        method: ::http::Method::GET,
        path: "/api/v1/namespaces/{namespace}/pods",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: true,
        paging: Some(
            &crate::runtime::spec::Paging {
                limit: "limit",
                token: "continue",
                next: "metadata.continue",
                items: "items",
                remaining: "metadata.remainingItemCount",
                expired: Some(crate::runtime::spec::ExpiredPageToken {
                    status: 410u16,
                    token: "metadata.continue",
                }),
            },
        ),
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request
            .query(
                "allowWatchBookmarks",
                crate::runtime::param::Style::FORM,
                &self.allow_watch_bookmarks,
            );
        request.query("continue", crate::runtime::param::Style::FORM, &self.r#continue);
        request
            .query(
                "fieldSelector",
                crate::runtime::param::Style::FORM,
                &self.field_selector,
            );
        request
            .query(
                "includeUninitialized",
                crate::runtime::param::Style::FORM,
                &self.include_uninitialized,
            );
        request
            .query(
                "labelSelector",
                crate::runtime::param::Style::FORM,
                &self.label_selector,
            );
        request.query("limit", crate::runtime::param::Style::FORM, &self.limit);
        request
            .query(
                "resourceVersion",
                crate::runtime::param::Style::FORM,
                &self.resource_version,
            );
        request
            .query(
                "resourceVersionMatch",
                crate::runtime::param::Style::FORM,
                &self.resource_version_match,
            );
        request
            .query(
                "timeoutSeconds",
                crate::runtime::param::Style::FORM,
                &self.timeout_seconds,
            );
        request.query("watch", crate::runtime::param::Style::FORM, &self.watch_2);
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 410 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}
impl crate::runtime::Paged for ListNamespacedPod {
    type Item = Pod;
    #[inline]
    fn next_page_token(page: &Self::Output) -> Option<&str> {
        page.metadata
            .as_ref()
            .and_then(|value| value.r#continue.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn set_page_token(&mut self, token: String) {
        self.r#continue = Some(token);
    }
    #[inline]
    fn items(page: Self::Output) -> Vec<Self::Item> {
        page.items
    }
}
impl crate::runtime::Watched for ListNamespacedPod {
    type Object = Pod;
    type Status = crate::meta::v1::Status;
    const WATCH: &'static crate::runtime::spec::WatchSpec = &crate::runtime::spec::WatchSpec {
        media_types: "application/json",
        kind: "type",
        object: "object",
        added: "ADDED",
        modified: "MODIFIED",
        deleted: "DELETED",
        bookmark: "BOOKMARK",
        error: "ERROR",
        version: "metadata.resourceVersion",
        status: "code",
        expired: 410,
    };
    #[inline]
    fn set_watch(&mut self, version: Option<String>) {
        self.watch_2 = Some(true);
        self.allow_watch_bookmarks = self.allow_watch_bookmarks.or(Some(true));
        if version.is_some() {
            self.resource_version = version;
        }
    }
    #[inline]
    fn list_version(list: &Self::Output) -> Option<&str> {
        list.metadata
            .as_ref()
            .and_then(|value| value.resource_version.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn object_version(object: &Self::Object) -> Option<&str> {
        object
            .metadata
            .as_ref()
            .and_then(|value| value.resource_version.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn objects(list: Self::Output) -> Vec<Self::Object> {
        list.items
    }
    #[inline]
    fn set_next_page(&mut self, list: &Self::Output) -> bool {
        let token = <Self as crate::runtime::Paged>::next_page_token(list)
            .map(str::to_owned);
        let has_next = token.is_some();
        if let Some(token) = token {
            crate::runtime::Paged::set_page_token(self, token);
        }
        has_next
    }
}

/// Create a Pod
///
/// Creates a Pod in a namespace.
///
/// `POST /api/v1/namespaces/{namespace}/pods`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/createCoreV1NamespacedPod.html).
#[must_use = "a request does nothing until it is sent"]
pub fn create_namespaced_pod(
    namespace: impl Into<String>,
    body: Pod,
) -> CreateNamespacedPod {
    CreateNamespacedPod {
        namespace: namespace.into(),
        dry_run: None,
        field_manager: None,
        pretty: None,
        timeout: None,
        body,
    }
}
/// A request of [`create_namespaced_pod`](create_namespaced_pod()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateNamespacedPod {
    namespace: String,
    dry_run: Option<crate::meta::v1::DryRun>,
    field_manager: Option<String>,
    pretty: Option<String>,
    timeout: Option<String>,
    body: Pod,
}
impl CreateNamespacedPod {
    /// `All` runs every stage of the request and stores nothing. Any other value is refused.
    pub fn dry_run(mut self, dry_run: impl Into<crate::meta::v1::DryRun>) -> Self {
        self.dry_run = Some(dry_run.into());
        self
    }
    /// The name that is recorded as the manager of the changed fields. At most 128 printable characters.
    pub fn field_manager(mut self, field_manager: impl Into<String>) -> Self {
        self.field_manager = Some(field_manager.into());
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for CreateNamespacedPod {
    type Output = Pod;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "createCoreV1NamespacedPod",
        method: ::http::Method::POST,
        path: "/api/v1/namespaces/{namespace}/pods",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[
            crate::runtime::spec::StatusRange(200, 200),
            crate::runtime::spec::StatusRange(201, 201),
            crate::runtime::spec::StatusRange(202, 202),
        ],
        idempotent: false,
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
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request.query("dryRun", crate::runtime::param::Style::FORM, &self.dry_run);
        request
            .query(
                "fieldManager",
                crate::runtime::param::Style::FORM,
                &self.field_manager,
            );
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
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
            200..=202 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}

/// Delete the Pods of a namespace
///
/// Deletes the Pods of a namespace, or those that the selectors choose, and returns them. With `limit` it deletes one page at a
/// time.
///
/// `DELETE /api/v1/namespaces/{namespace}/pods`.
///
/// If the response to an attempt is lost, the request is sent again only with `dryRun`, `preconditions.uid` or `preconditions.resourceVersion`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/deleteCoreV1CollectionNamespacedPod.html).
#[must_use = "a request does nothing until it is sent"]
pub fn delete_collection_namespaced_pod(
    namespace: impl Into<String>,
) -> DeleteCollectionNamespacedPod {
    DeleteCollectionNamespacedPod {
        namespace: namespace.into(),
        allow_watch_bookmarks: None,
        r#continue: None,
        field_selector: None,
        include_uninitialized: None,
        label_selector: None,
        limit: None,
        resource_version: None,
        resource_version_match: None,
        timeout_seconds: None,
        watch: None,
        dry_run: None,
        pretty: None,
        body: None,
    }
}
/// A request of [`delete_collection_namespaced_pod`](delete_collection_namespaced_pod()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteCollectionNamespacedPod {
    namespace: String,
    allow_watch_bookmarks: Option<bool>,
    r#continue: Option<String>,
    field_selector: Option<String>,
    include_uninitialized: Option<bool>,
    label_selector: Option<String>,
    limit: Option<i32>,
    resource_version: Option<String>,
    resource_version_match: Option<String>,
    timeout_seconds: Option<i32>,
    watch: Option<bool>,
    dry_run: Option<crate::meta::v1::DryRun>,
    pretty: Option<String>,
    body: Option<crate::meta::v1::DeleteOptions>,
}
impl DeleteCollectionNamespacedPod {
    /// Whether a watch may send `BOOKMARK` events, which only tell how far it has come. The server decides when and whether it sends
    /// them. Without a watch it means nothing.
    pub fn allow_watch_bookmarks(mut self, allow_watch_bookmarks: bool) -> Self {
        self.allow_watch_bookmarks = Some(allow_watch_bookmarks);
        self
    }
    /// Goes on after an earlier page: the `metadata.continue` of that page, sent with otherwise the same query. Tokens are opaque and
    /// last some minutes (5 to 15); an old one is answered with 410 and a fresh token in the `Status`, with which the rest comes from a
    /// newer snapshot. Not with `watch`.
    pub fn r#continue(mut self, r#continue: impl Into<String>) -> Self {
        self.r#continue = Some(r#continue.into());
        self
    }
    /// Which objects, by their fields, for example `metadata.name=pi`. All, if it is left out.
    ///
    /// Example: `"metadata.name=pi"`.
    pub fn field_selector(mut self, field_selector: impl Into<String>) -> Self {
        self.field_selector = Some(field_selector.into());
        self
    }
    /// Whether objects are included that initializers have not finished. Servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn include_uninitialized(mut self, include_uninitialized: bool) -> Self {
        self.include_uninitialized = Some(include_uninitialized);
        self
    }
    /// Which objects, by their labels, for example `app=mpi` or `n in (0,1)`. All, if it is left out.
    ///
    /// Example: `"app=mpi"`.
    pub fn label_selector(mut self, label_selector: impl Into<String>) -> Self {
        self.label_selector = Some(label_selector.into());
        self
    }
    /// The most objects in one answer. There are more exactly where the answer's `metadata.continue` is not empty; an answer may hold
    /// fewer than the limit, even none. A server may ignore it. All pages together are one snapshot. Not with `watch`.
    pub fn limit(mut self, limit: i32) -> Self {
        self.limit = Some(limit);
        self
    }
    /// The version of the data that the answer may be made from, as `resourceVersionMatch` says.
    pub fn resource_version(mut self, resource_version: impl Into<String>) -> Self {
        self.resource_version = Some(resource_version.into());
        self
    }
    /// How `resourceVersion` is applied, `Exact` or `NotOlderThan`. Refused without `resourceVersion`.
    pub fn resource_version_match(
        mut self,
        resource_version_match: impl Into<String>,
    ) -> Self {
        self.resource_version_match = Some(resource_version_match.into());
        self
    }
    /// Seconds after which the list or watch ends, however busy it is.
    pub fn timeout_seconds(mut self, timeout_seconds: i32) -> Self {
        self.timeout_seconds = Some(timeout_seconds);
        self
    }
    /// Asks for a stream of changes after `resourceVersion` in place of a list. A server that deletes a collection pays no heed to it:
    /// it deletes, and answers with the list.
    pub fn watch(mut self, watch: bool) -> Self {
        self.watch = Some(watch);
        self
    }
    /// `All` runs every stage of the request and stores nothing. Any other value is refused.
    pub fn dry_run(mut self, dry_run: impl Into<crate::meta::v1::DryRun>) -> Self {
        self.dry_run = Some(dry_run.into());
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// The options of each deletion.
    ///
    /// Members that were set before are kept if this body leaves them out.
    pub fn body(mut self, body: crate::meta::v1::DeleteOptions) -> Self {
        let before = self.body.replace(body);
        if let (Some(now), Some(before)) = (&mut self.body, before) {
            now.grace_period_seconds = now
                .grace_period_seconds
                .take()
                .or(before.grace_period_seconds);
            now.orphan_dependents = now
                .orphan_dependents
                .take()
                .or(before.orphan_dependents);
            now.preconditions = now.preconditions.take().or(before.preconditions);
            now.propagation_policy = now
                .propagation_policy
                .take()
                .or(before.propagation_policy);
        }
        self
    }
    /// Seconds until the object is deleted; 0 deletes it at once. Without it the period set for the object's type holds.
    ///
    /// Allowed: at least 0.
    pub fn grace_period_seconds(mut self, value: i64) -> Self {
        self.body.get_or_insert_default().grace_period_seconds = Some(value);
        self
    }
    /// Older form of `propagationPolicy`, which excludes it: `true` puts the `orphan` finalizer on the object, so that its dependents
    /// stay; `false` takes it off.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn orphan_dependents(mut self, value: bool) -> Self {
        self.body.get_or_insert_default().orphan_dependents = Some(value);
        self
    }
    /// What must hold for the deletion to be done; where it does not, the answer is 409.
    pub fn preconditions(mut self, value: crate::meta::v1::Preconditions) -> Self {
        self.body.get_or_insert_default().preconditions = Some(value);
        self
    }
    /// What becomes of the objects that depend on a deleted one. `Orphan`: they stay. `Background`: the object goes at once, they follow.
    /// `Foreground`: they go first, the object stays visible until then.
    pub fn propagation_policy(
        mut self,
        value: impl Into<crate::meta::v1::PropagationPolicy>,
    ) -> Self {
        self.body.get_or_insert_default().propagation_policy = Some(value.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for DeleteCollectionNamespacedPod {
    type Output = PodList;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "deleteCoreV1CollectionNamespacedPod",
        method: ::http::Method::DELETE,
        path: "/api/v1/namespaces/{namespace}/pods",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: false,
        paging: Some(
            &crate::runtime::spec::Paging {
                limit: "limit",
                token: "continue",
                next: "metadata.continue",
                items: "items",
                remaining: "metadata.remainingItemCount",
                expired: Some(crate::runtime::spec::ExpiredPageToken {
                    status: 410u16,
                    token: "metadata.continue",
                }),
            },
        ),
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request
            .exclusive(
                &[
                    ("dryRun", self.dry_run.is_some()),
                    (
                        "body.dryRun",
                        self.body.as_ref().is_some_and(|body| body.dry_run.is_some()),
                    ),
                ],
            );
        let body = self
            .body
            .clone()
            .map(|mut body| {
                if body.dry_run.is_none() {
                    body.dry_run = self.dry_run.clone().map(|value| vec![value]);
                }
                body
            });
        let in_query = body.is_none();
        #[cfg(feature = "validate")]
        {
            let at = crate::runtime::check::At::ROOT;
            crate::runtime::check::Check::check(&body, at)?;
        }
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request
            .query(
                "allowWatchBookmarks",
                crate::runtime::param::Style::FORM,
                &self.allow_watch_bookmarks,
            );
        request.query("continue", crate::runtime::param::Style::FORM, &self.r#continue);
        request
            .query(
                "fieldSelector",
                crate::runtime::param::Style::FORM,
                &self.field_selector,
            );
        request
            .query(
                "includeUninitialized",
                crate::runtime::param::Style::FORM,
                &self.include_uninitialized,
            );
        request
            .query(
                "labelSelector",
                crate::runtime::param::Style::FORM,
                &self.label_selector,
            );
        request.query("limit", crate::runtime::param::Style::FORM, &self.limit);
        request
            .query(
                "resourceVersion",
                crate::runtime::param::Style::FORM,
                &self.resource_version,
            );
        request
            .query(
                "resourceVersionMatch",
                crate::runtime::param::Style::FORM,
                &self.resource_version_match,
            );
        request
            .query(
                "timeoutSeconds",
                crate::runtime::param::Style::FORM,
                &self.timeout_seconds,
            );
        request.query("watch", crate::runtime::param::Style::FORM, &self.watch);
        request
            .query(
                "dryRun",
                crate::runtime::param::Style::FORM,
                &self.dry_run.as_ref().filter(|_| in_query),
            );
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.accept("application/json");
        if let Some(body) = &body {
            request.json("application/json", body);
        }
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 410 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn is_idempotent(&self) -> bool {
        self.dry_run.is_some()
            || self
                .body
                .as_ref()
                .and_then(|value| value.dry_run.as_ref())
                .is_some_and(|list| !list.is_empty())
            || self
                .body
                .as_ref()
                .and_then(|value| value.preconditions.as_ref())
                .and_then(|value| value.uid.as_ref())
                .is_some()
            || self
                .body
                .as_ref()
                .and_then(|value| value.preconditions.as_ref())
                .and_then(|value| value.resource_version.as_ref())
                .is_some()
    }
}
impl crate::runtime::Paged for DeleteCollectionNamespacedPod {
    type Item = Pod;
    #[inline]
    fn next_page_token(page: &Self::Output) -> Option<&str> {
        page.metadata
            .as_ref()
            .and_then(|value| value.r#continue.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn set_page_token(&mut self, token: String) {
        self.r#continue = Some(token);
    }
    #[inline]
    fn items(page: Self::Output) -> Vec<Self::Item> {
        page.items
    }
}

/// Read a Pod
///
/// Returns a Pod.
///
/// `GET /api/v1/namespaces/{namespace}/pods/{name}`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/readCoreV1NamespacedPod.html).
#[must_use = "a request does nothing until it is sent"]
pub fn read_namespaced_pod(
    namespace: impl Into<String>,
    name: impl Into<String>,
) -> ReadNamespacedPod {
    ReadNamespacedPod {
        namespace: namespace.into(),
        name: name.into(),
        exact: None,
        export: None,
        pretty: None,
        timeout: None,
    }
}
/// A request of [`read_namespaced_pod`](read_namespaced_pod()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ReadNamespacedPod {
    namespace: String,
    name: String,
    exact: Option<bool>,
    export: Option<bool>,
    pretty: Option<String>,
    timeout: Option<String>,
}
impl ReadNamespacedPod {
    /// Whether the export keeps fields such as the namespace. Only with `export`; servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn exact(mut self, exact: bool) -> Self {
        self.exact = Some(exact);
        self
    }
    /// Whether fields are removed that a caller cannot set. Servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn export(mut self, export: bool) -> Self {
        self.export = Some(export);
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for ReadNamespacedPod {
    type Output = Pod;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "readCoreV1NamespacedPod",
        method: ::http::Method::GET,
        path: "/api/v1/namespaces/{namespace}/pods/{name}",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: true,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.path("name", crate::runtime::param::Style::SIMPLE, &self.name);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request.query("exact", crate::runtime::param::Style::FORM, &self.exact);
        request.query("export", crate::runtime::param::Style::FORM, &self.export);
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}

/// Replace a Pod
///
/// Replaces a Pod with the one in the request body. `metadata.resourceVersion`, if present, must be the current one.
///
/// `PUT /api/v1/namespaces/{namespace}/pods/{name}`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/replaceCoreV1NamespacedPod.html).
#[must_use = "a request does nothing until it is sent"]
pub fn replace_namespaced_pod(
    namespace: impl Into<String>,
    name: impl Into<String>,
    body: Pod,
) -> ReplaceNamespacedPod {
    ReplaceNamespacedPod {
        namespace: namespace.into(),
        name: name.into(),
        dry_run: None,
        field_manager: None,
        pretty: None,
        timeout: None,
        body,
    }
}
/// A request of [`replace_namespaced_pod`](replace_namespaced_pod()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ReplaceNamespacedPod {
    namespace: String,
    name: String,
    dry_run: Option<crate::meta::v1::DryRun>,
    field_manager: Option<String>,
    pretty: Option<String>,
    timeout: Option<String>,
    body: Pod,
}
impl ReplaceNamespacedPod {
    /// `All` runs every stage of the request and stores nothing. Any other value is refused.
    pub fn dry_run(mut self, dry_run: impl Into<crate::meta::v1::DryRun>) -> Self {
        self.dry_run = Some(dry_run.into());
        self
    }
    /// The name that is recorded as the manager of the changed fields. At most 128 printable characters.
    pub fn field_manager(mut self, field_manager: impl Into<String>) -> Self {
        self.field_manager = Some(field_manager.into());
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for ReplaceNamespacedPod {
    type Output = Pod;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "replaceCoreV1NamespacedPod",
        method: ::http::Method::PUT,
        path: "/api/v1/namespaces/{namespace}/pods/{name}",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[
            crate::runtime::spec::StatusRange(200, 200),
            crate::runtime::spec::StatusRange(201, 201),
        ],
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
        request.path("name", crate::runtime::param::Style::SIMPLE, &self.name);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request.query("dryRun", crate::runtime::param::Style::FORM, &self.dry_run);
        request
            .query(
                "fieldManager",
                crate::runtime::param::Style::FORM,
                &self.field_manager,
            );
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
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
            200 | 201 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}

/// Patch a Pod
///
/// Changes parts of a Pod. The media type of the request body says how the patch is applied.
///
/// `PATCH /api/v1/namespaces/{namespace}/pods/{name}`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/patchCoreV1NamespacedPod.html).
#[must_use = "a request does nothing until it is sent"]
pub fn patch_namespaced_pod(
    namespace: impl Into<String>,
    name: impl Into<String>,
    body: impl Into<PatchNamespacedPodBody>,
) -> PatchNamespacedPod {
    PatchNamespacedPod {
        namespace: namespace.into(),
        name: name.into(),
        dry_run: None,
        field_manager: None,
        pretty: None,
        timeout: None,
        body: body.into(),
    }
}
/// A request of [`patch_namespaced_pod`](patch_namespaced_pod()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct PatchNamespacedPod {
    namespace: String,
    name: String,
    dry_run: Option<crate::meta::v1::DryRun>,
    field_manager: Option<String>,
    pretty: Option<String>,
    timeout: Option<String>,
    body: PatchNamespacedPodBody,
}
impl PatchNamespacedPod {
    /// `All` runs every stage of the request and stores nothing. Any other value is refused.
    pub fn dry_run(mut self, dry_run: impl Into<crate::meta::v1::DryRun>) -> Self {
        self.dry_run = Some(dry_run.into());
        self
    }
    /// The name that is recorded as the manager of the changed fields. At most 128 printable characters.
    pub fn field_manager(mut self, field_manager: impl Into<String>) -> Self {
        self.field_manager = Some(field_manager.into());
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for PatchNamespacedPod {
    type Output = Pod;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "patchCoreV1NamespacedPod",
        method: ::http::Method::PATCH,
        path: "/api/v1/namespaces/{namespace}/pods/{name}",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: false,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.path("name", crate::runtime::param::Style::SIMPLE, &self.name);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request.query("dryRun", crate::runtime::param::Style::FORM, &self.dry_run);
        request
            .query(
                "fieldManager",
                crate::runtime::param::Style::FORM,
                &self.field_manager,
            );
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        {
            let body = &self.body;
            match body {
                PatchNamespacedPodBody::MergePatchJson(body) => {
                    request.json("application/merge-patch+json", body);
                }
                PatchNamespacedPodBody::StrategicMergePatchJson(body) => {
                    request.json("application/strategic-merge-patch+json", body);
                }
                PatchNamespacedPodBody::JsonPatchJson(body) => {
                    request.json("application/json-patch+json", body);
                }
            }
        }
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}
impl From<crate::meta::v1::JsonPatch> for PatchNamespacedPodBody {
    fn from(body: crate::meta::v1::JsonPatch) -> Self {
        Self::JsonPatchJson(body)
    }
}

/// Delete a Pod
///
/// Deletes a Pod.
///
/// `DELETE /api/v1/namespaces/{namespace}/pods/{name}`.
///
/// If the response to an attempt is lost, the request is sent again only with `dryRun`, `preconditions.uid` or `preconditions.resourceVersion`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/deleteCoreV1NamespacedPod.html).
#[must_use = "a request does nothing until it is sent"]
pub fn delete_namespaced_pod(
    namespace: impl Into<String>,
    name: impl Into<String>,
) -> DeleteNamespacedPod {
    DeleteNamespacedPod {
        namespace: namespace.into(),
        name: name.into(),
        dry_run: None,
        grace_period_seconds: None,
        orphan_dependents: None,
        propagation_policy: None,
        pretty: None,
        timeout: None,
        body: None,
    }
}
/// A request of [`delete_namespaced_pod`](delete_namespaced_pod()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteNamespacedPod {
    namespace: String,
    name: String,
    dry_run: Option<crate::meta::v1::DryRun>,
    grace_period_seconds: Option<i32>,
    orphan_dependents: Option<bool>,
    propagation_policy: Option<crate::meta::v1::PropagationPolicy>,
    pretty: Option<String>,
    timeout: Option<String>,
    body: Option<crate::meta::v1::DeleteOptions>,
}
impl DeleteNamespacedPod {
    /// `All` runs every stage of the request and stores nothing. Any other value is refused.
    pub fn dry_run(mut self, dry_run: impl Into<crate::meta::v1::DryRun>) -> Self {
        self.dry_run = Some(dry_run.into());
        self
    }
    /// Seconds until the object is deleted; 0 deletes it at once. Without it the period set for the object's type holds.
    ///
    /// Allowed: at least 0.
    pub fn grace_period_seconds(mut self, grace_period_seconds: i32) -> Self {
        self.grace_period_seconds = Some(grace_period_seconds);
        self
    }
    /// Older form of `propagationPolicy`, which excludes it: `true` puts the `orphan` finalizer on the object, so that its dependents
    /// stay; `false` takes it off.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn orphan_dependents(mut self, orphan_dependents: bool) -> Self {
        self.orphan_dependents = Some(orphan_dependents);
        self
    }
    /// What becomes of the object's dependents. Excludes `orphanDependents`. Without it the object's finalizers and its type's default
    /// decide.
    pub fn propagation_policy(
        mut self,
        propagation_policy: impl Into<crate::meta::v1::PropagationPolicy>,
    ) -> Self {
        self.propagation_policy = Some(propagation_policy.into());
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// The options of the deletion.
    ///
    /// Members that were set before are kept if this body leaves them out.
    pub fn body(mut self, body: crate::meta::v1::DeleteOptions) -> Self {
        let before = self.body.replace(body);
        if let (Some(now), Some(before)) = (&mut self.body, before) {
            now.preconditions = now.preconditions.take().or(before.preconditions);
        }
        self
    }
    /// What must hold for the deletion to be done; where it does not, the answer is 409.
    pub fn preconditions(mut self, value: crate::meta::v1::Preconditions) -> Self {
        self.body.get_or_insert_default().preconditions = Some(value);
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for DeleteNamespacedPod {
    type Output = PodOrStatus;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "deleteCoreV1NamespacedPod",
        method: ::http::Method::DELETE,
        path: "/api/v1/namespaces/{namespace}/pods/{name}",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[
            crate::runtime::spec::StatusRange(200, 200),
            crate::runtime::spec::StatusRange(202, 202),
        ],
        idempotent: false,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request
            .exclusive(
                &[
                    ("propagationPolicy", self.propagation_policy.is_some()),
                    ("orphanDependents", self.orphan_dependents.is_some()),
                ],
            );
        request
            .exclusive(
                &[
                    ("dryRun", self.dry_run.is_some()),
                    (
                        "body.dryRun",
                        self.body.as_ref().is_some_and(|body| body.dry_run.is_some()),
                    ),
                ],
            );
        request
            .exclusive(
                &[
                    ("gracePeriodSeconds", self.grace_period_seconds.is_some()),
                    (
                        "body.gracePeriodSeconds",
                        self
                            .body
                            .as_ref()
                            .is_some_and(|body| body.grace_period_seconds.is_some()),
                    ),
                ],
            );
        request
            .exclusive(
                &[
                    ("orphanDependents", self.orphan_dependents.is_some()),
                    (
                        "body.orphanDependents",
                        self
                            .body
                            .as_ref()
                            .is_some_and(|body| body.orphan_dependents.is_some()),
                    ),
                ],
            );
        request
            .exclusive(
                &[
                    ("propagationPolicy", self.propagation_policy.is_some()),
                    (
                        "body.propagationPolicy",
                        self
                            .body
                            .as_ref()
                            .is_some_and(|body| body.propagation_policy.is_some()),
                    ),
                ],
            );
        let body = self
            .body
            .clone()
            .map(|mut body| {
                if body.dry_run.is_none() {
                    body.dry_run = self.dry_run.clone().map(|value| vec![value]);
                }
                if body.grace_period_seconds.is_none() {
                    body.grace_period_seconds = self
                        .grace_period_seconds
                        .map(Into::into);
                }
                if body.orphan_dependents.is_none() {
                    body.orphan_dependents = self.orphan_dependents;
                }
                if body.propagation_policy.is_none() {
                    body.propagation_policy.clone_from(&self.propagation_policy);
                }
                body
            });
        let in_query = body.is_none();
        #[cfg(feature = "validate")]
        {
            let at = crate::runtime::check::At::ROOT;
            if let Some(value) = &self.grace_period_seconds {
                let at = at.member("gracePeriodSeconds");
                at.at_least(value, &0)?;
            }
            crate::runtime::check::Check::check(&body, at)?;
        }
        request.path("name", crate::runtime::param::Style::SIMPLE, &self.name);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request
            .query(
                "dryRun",
                crate::runtime::param::Style::FORM,
                &self.dry_run.as_ref().filter(|_| in_query),
            );
        request
            .query(
                "gracePeriodSeconds",
                crate::runtime::param::Style::FORM,
                &self.grace_period_seconds.as_ref().filter(|_| in_query),
            );
        request
            .query(
                "orphanDependents",
                crate::runtime::param::Style::FORM,
                &self.orphan_dependents.as_ref().filter(|_| in_query),
            );
        request
            .query(
                "propagationPolicy",
                crate::runtime::param::Style::FORM,
                &self.propagation_policy.as_ref().filter(|_| in_query),
            );
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        if let Some(body) = &body {
            request.json("application/json", body);
        }
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 | 202 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn is_idempotent(&self) -> bool {
        self.dry_run.is_some()
            || self
                .body
                .as_ref()
                .and_then(|value| value.dry_run.as_ref())
                .is_some_and(|list| !list.is_empty())
            || self
                .body
                .as_ref()
                .and_then(|value| value.preconditions.as_ref())
                .and_then(|value| value.uid.as_ref())
                .is_some()
            || self
                .body
                .as_ref()
                .and_then(|value| value.preconditions.as_ref())
                .and_then(|value| value.resource_version.as_ref())
                .is_some()
    }
}

/// Read the log of a Pod
///
/// Returns the log of a container of the Pod as text. With `follow` the response goes on until the container ends.
///
/// `GET /api/v1/namespaces/{namespace}/pods/{name}/log`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/readCoreV1NamespacedPodLog.html).
#[must_use = "a request does nothing until it is sent"]
pub fn read_namespaced_pod_log(
    namespace: impl Into<String>,
    name: impl Into<String>,
) -> ReadNamespacedPodLog {
    ReadNamespacedPodLog {
        namespace: namespace.into(),
        name: name.into(),
        container: None,
        follow: None,
        limit_bytes: None,
        previous: None,
        since_seconds: None,
        tail_lines: None,
        timestamps: None,
        pretty: None,
    }
}
/// A request of [`read_namespaced_pod_log`](read_namespaced_pod_log()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ReadNamespacedPodLog {
    namespace: String,
    name: String,
    container: Option<String>,
    follow: Option<bool>,
    limit_bytes: Option<i32>,
    previous: Option<bool>,
    since_seconds: Option<i32>,
    tail_lines: Option<i32>,
    timestamps: Option<bool>,
    pretty: Option<String>,
}
impl ReadNamespacedPodLog {
    /// The container's name. Can be left out if the Pod has a single container.
    pub fn container(mut self, container: impl Into<String>) -> Self {
        self.container = Some(container.into());
        self
    }
    /// Whether the response goes on with new lines.
    pub fn follow(mut self, follow: bool) -> Self {
        self.follow = Some(follow);
        self
    }
    /// The number of bytes after which the log ends, possibly within a line.
    pub fn limit_bytes(mut self, limit_bytes: i32) -> Self {
        self.limit_bytes = Some(limit_bytes);
        self
    }
    /// Whether the log of the previous, terminated container is returned.
    pub fn previous(mut self, previous: bool) -> Self {
        self.previous = Some(previous);
        self
    }
    /// The age in seconds of the oldest lines that are returned.
    pub fn since_seconds(mut self, since_seconds: i32) -> Self {
        self.since_seconds = Some(since_seconds);
        self
    }
    /// The number of lines from the end of the log. Defaults to the whole log.
    pub fn tail_lines(mut self, tail_lines: i32) -> Self {
        self.tail_lines = Some(tail_lines);
        self
    }
    /// Whether each line starts with a timestamp (RFC 3339).
    pub fn timestamps(mut self, timestamps: bool) -> Self {
        self.timestamps = Some(timestamps);
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
    /// Streams the response: returns its pieces of text as they arrive.
    pub fn stream<D: crate::runtime::DispatchStream>(
        &self,
        client: &D,
    ) -> D::Stream<<Self as crate::runtime::Streamed>::Decoder> {
        client.dispatch_stream(self)
    }
}
impl crate::runtime::Operation for ReadNamespacedPodLog {
    type Output = String;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "readCoreV1NamespacedPodLog",
        method: ::http::Method::GET,
        path: "/api/v1/namespaces/{namespace}/pods/{name}/log",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: true,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.path("name", crate::runtime::param::Style::SIMPLE, &self.name);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request.query("container", crate::runtime::param::Style::FORM, &self.container);
        request.query("follow", crate::runtime::param::Style::FORM, &self.follow);
        request
            .query("limitBytes", crate::runtime::param::Style::FORM, &self.limit_bytes);
        request.query("previous", crate::runtime::param::Style::FORM, &self.previous);
        request
            .query(
                "sinceSeconds",
                crate::runtime::param::Style::FORM,
                &self.since_seconds,
            );
        request.query("tailLines", crate::runtime::param::Style::FORM, &self.tail_lines);
        request
            .query("timestamps", crate::runtime::param::Style::FORM, &self.timestamps);
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.accept("text/plain, application/json");
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::text(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}
impl crate::runtime::Streamed for ReadNamespacedPodLog {
    type Decoder = crate::runtime::stream::TextChunks;
    const MEDIA_TYPES: &'static str = "text/plain";
}

/// Read the status of a Pod
///
/// Returns a Pod with its current status.
///
/// `GET /api/v1/namespaces/{namespace}/pods/{name}/status`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/readCoreV1NamespacedPodStatus.html).
#[must_use = "a request does nothing until it is sent"]
pub fn read_namespaced_pod_status(
    namespace: impl Into<String>,
    name: impl Into<String>,
) -> ReadNamespacedPodStatus {
    ReadNamespacedPodStatus {
        namespace: namespace.into(),
        name: name.into(),
        pretty: None,
        timeout: None,
    }
}
/// A request of [`read_namespaced_pod_status`](read_namespaced_pod_status()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ReadNamespacedPodStatus {
    namespace: String,
    name: String,
    pretty: Option<String>,
    timeout: Option<String>,
}
impl ReadNamespacedPodStatus {
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for ReadNamespacedPodStatus {
    type Output = Pod;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "readCoreV1NamespacedPodStatus",
        method: ::http::Method::GET,
        path: "/api/v1/namespaces/{namespace}/pods/{name}/status",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: true,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.path("name", crate::runtime::param::Style::SIMPLE, &self.name);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}

/// Create a Secret
///
/// Creates a Secret in a namespace.
///
/// `POST /api/v1/namespaces/{namespace}/secrets`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/createCoreV1NamespacedSecret.html).
#[must_use = "a request does nothing until it is sent"]
pub fn create_namespaced_secret(
    namespace: impl Into<String>,
    body: Secret,
) -> CreateNamespacedSecret {
    CreateNamespacedSecret {
        namespace: namespace.into(),
        dry_run: None,
        field_manager: None,
        pretty: None,
        timeout: None,
        body,
    }
}
/// A request of [`create_namespaced_secret`](create_namespaced_secret()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateNamespacedSecret {
    namespace: String,
    dry_run: Option<crate::meta::v1::DryRun>,
    field_manager: Option<String>,
    pretty: Option<String>,
    timeout: Option<String>,
    body: Secret,
}
impl CreateNamespacedSecret {
    /// `All` runs every stage of the request and stores nothing. Any other value is refused.
    pub fn dry_run(mut self, dry_run: impl Into<crate::meta::v1::DryRun>) -> Self {
        self.dry_run = Some(dry_run.into());
        self
    }
    /// The name that is recorded as the manager of the changed fields. At most 128 printable characters.
    pub fn field_manager(mut self, field_manager: impl Into<String>) -> Self {
        self.field_manager = Some(field_manager.into());
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for CreateNamespacedSecret {
    type Output = Secret;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "createCoreV1NamespacedSecret",
        method: ::http::Method::POST,
        path: "/api/v1/namespaces/{namespace}/secrets",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[
            crate::runtime::spec::StatusRange(200, 200),
            crate::runtime::spec::StatusRange(201, 201),
            crate::runtime::spec::StatusRange(202, 202),
        ],
        idempotent: false,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request.query("dryRun", crate::runtime::param::Style::FORM, &self.dry_run);
        request
            .query(
                "fieldManager",
                crate::runtime::param::Style::FORM,
                &self.field_manager,
            );
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
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
            200..=202 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}

/// Delete the Secrets of a namespace
///
/// Deletes the Secrets of a namespace, or those that the selectors choose, and returns them. With `limit` it deletes one page at a
/// time.
///
/// `DELETE /api/v1/namespaces/{namespace}/secrets`.
///
/// If the response to an attempt is lost, the request is sent again only with `dryRun`, `preconditions.uid` or `preconditions.resourceVersion`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/deleteCoreV1CollectionNamespacedSecret.html).
#[must_use = "a request does nothing until it is sent"]
pub fn delete_collection_namespaced_secret(
    namespace: impl Into<String>,
) -> DeleteCollectionNamespacedSecret {
    DeleteCollectionNamespacedSecret {
        namespace: namespace.into(),
        allow_watch_bookmarks: None,
        r#continue: None,
        field_selector: None,
        include_uninitialized: None,
        label_selector: None,
        limit: None,
        resource_version: None,
        resource_version_match: None,
        timeout_seconds: None,
        watch: None,
        dry_run: None,
        pretty: None,
        body: None,
    }
}
/// A request of [`delete_collection_namespaced_secret`](delete_collection_namespaced_secret()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteCollectionNamespacedSecret {
    namespace: String,
    allow_watch_bookmarks: Option<bool>,
    r#continue: Option<String>,
    field_selector: Option<String>,
    include_uninitialized: Option<bool>,
    label_selector: Option<String>,
    limit: Option<i32>,
    resource_version: Option<String>,
    resource_version_match: Option<String>,
    timeout_seconds: Option<i32>,
    watch: Option<bool>,
    dry_run: Option<crate::meta::v1::DryRun>,
    pretty: Option<String>,
    body: Option<crate::meta::v1::DeleteOptions>,
}
impl DeleteCollectionNamespacedSecret {
    /// Whether a watch may send `BOOKMARK` events, which only tell how far it has come. The server decides when and whether it sends
    /// them. Without a watch it means nothing.
    pub fn allow_watch_bookmarks(mut self, allow_watch_bookmarks: bool) -> Self {
        self.allow_watch_bookmarks = Some(allow_watch_bookmarks);
        self
    }
    /// Goes on after an earlier page: the `metadata.continue` of that page, sent with otherwise the same query. Tokens are opaque and
    /// last some minutes (5 to 15); an old one is answered with 410 and a fresh token in the `Status`, with which the rest comes from a
    /// newer snapshot. Not with `watch`.
    pub fn r#continue(mut self, r#continue: impl Into<String>) -> Self {
        self.r#continue = Some(r#continue.into());
        self
    }
    /// Which objects, by their fields, for example `metadata.name=pi`. All, if it is left out.
    ///
    /// Example: `"metadata.name=pi"`.
    pub fn field_selector(mut self, field_selector: impl Into<String>) -> Self {
        self.field_selector = Some(field_selector.into());
        self
    }
    /// Whether objects are included that initializers have not finished. Servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn include_uninitialized(mut self, include_uninitialized: bool) -> Self {
        self.include_uninitialized = Some(include_uninitialized);
        self
    }
    /// Which objects, by their labels, for example `app=mpi` or `n in (0,1)`. All, if it is left out.
    ///
    /// Example: `"app=mpi"`.
    pub fn label_selector(mut self, label_selector: impl Into<String>) -> Self {
        self.label_selector = Some(label_selector.into());
        self
    }
    /// The most objects in one answer. There are more exactly where the answer's `metadata.continue` is not empty; an answer may hold
    /// fewer than the limit, even none. A server may ignore it. All pages together are one snapshot. Not with `watch`.
    pub fn limit(mut self, limit: i32) -> Self {
        self.limit = Some(limit);
        self
    }
    /// The version of the data that the answer may be made from, as `resourceVersionMatch` says.
    pub fn resource_version(mut self, resource_version: impl Into<String>) -> Self {
        self.resource_version = Some(resource_version.into());
        self
    }
    /// How `resourceVersion` is applied, `Exact` or `NotOlderThan`. Refused without `resourceVersion`.
    pub fn resource_version_match(
        mut self,
        resource_version_match: impl Into<String>,
    ) -> Self {
        self.resource_version_match = Some(resource_version_match.into());
        self
    }
    /// Seconds after which the list or watch ends, however busy it is.
    pub fn timeout_seconds(mut self, timeout_seconds: i32) -> Self {
        self.timeout_seconds = Some(timeout_seconds);
        self
    }
    /// Asks for a stream of changes after `resourceVersion` in place of a list. A server that deletes a collection pays no heed to it:
    /// it deletes, and answers with the list.
    pub fn watch(mut self, watch: bool) -> Self {
        self.watch = Some(watch);
        self
    }
    /// `All` runs every stage of the request and stores nothing. Any other value is refused.
    pub fn dry_run(mut self, dry_run: impl Into<crate::meta::v1::DryRun>) -> Self {
        self.dry_run = Some(dry_run.into());
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// The options of each deletion.
    ///
    /// Members that were set before are kept if this body leaves them out.
    pub fn body(mut self, body: crate::meta::v1::DeleteOptions) -> Self {
        let before = self.body.replace(body);
        if let (Some(now), Some(before)) = (&mut self.body, before) {
            now.grace_period_seconds = now
                .grace_period_seconds
                .take()
                .or(before.grace_period_seconds);
            now.orphan_dependents = now
                .orphan_dependents
                .take()
                .or(before.orphan_dependents);
            now.preconditions = now.preconditions.take().or(before.preconditions);
            now.propagation_policy = now
                .propagation_policy
                .take()
                .or(before.propagation_policy);
        }
        self
    }
    /// Seconds until the object is deleted; 0 deletes it at once. Without it the period set for the object's type holds.
    ///
    /// Allowed: at least 0.
    pub fn grace_period_seconds(mut self, value: i64) -> Self {
        self.body.get_or_insert_default().grace_period_seconds = Some(value);
        self
    }
    /// Older form of `propagationPolicy`, which excludes it: `true` puts the `orphan` finalizer on the object, so that its dependents
    /// stay; `false` takes it off.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn orphan_dependents(mut self, value: bool) -> Self {
        self.body.get_or_insert_default().orphan_dependents = Some(value);
        self
    }
    /// What must hold for the deletion to be done; where it does not, the answer is 409.
    pub fn preconditions(mut self, value: crate::meta::v1::Preconditions) -> Self {
        self.body.get_or_insert_default().preconditions = Some(value);
        self
    }
    /// What becomes of the objects that depend on a deleted one. `Orphan`: they stay. `Background`: the object goes at once, they follow.
    /// `Foreground`: they go first, the object stays visible until then.
    pub fn propagation_policy(
        mut self,
        value: impl Into<crate::meta::v1::PropagationPolicy>,
    ) -> Self {
        self.body.get_or_insert_default().propagation_policy = Some(value.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for DeleteCollectionNamespacedSecret {
    type Output = SecretList;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "deleteCoreV1CollectionNamespacedSecret",
        method: ::http::Method::DELETE,
        path: "/api/v1/namespaces/{namespace}/secrets",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: false,
        paging: Some(
            &crate::runtime::spec::Paging {
                limit: "limit",
                token: "continue",
                next: "metadata.continue",
                items: "items",
                remaining: "metadata.remainingItemCount",
                expired: Some(crate::runtime::spec::ExpiredPageToken {
                    status: 410u16,
                    token: "metadata.continue",
                }),
            },
        ),
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request
            .exclusive(
                &[
                    ("dryRun", self.dry_run.is_some()),
                    (
                        "body.dryRun",
                        self.body.as_ref().is_some_and(|body| body.dry_run.is_some()),
                    ),
                ],
            );
        let body = self
            .body
            .clone()
            .map(|mut body| {
                if body.dry_run.is_none() {
                    body.dry_run = self.dry_run.clone().map(|value| vec![value]);
                }
                body
            });
        let in_query = body.is_none();
        #[cfg(feature = "validate")]
        {
            let at = crate::runtime::check::At::ROOT;
            crate::runtime::check::Check::check(&body, at)?;
        }
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request
            .query(
                "allowWatchBookmarks",
                crate::runtime::param::Style::FORM,
                &self.allow_watch_bookmarks,
            );
        request.query("continue", crate::runtime::param::Style::FORM, &self.r#continue);
        request
            .query(
                "fieldSelector",
                crate::runtime::param::Style::FORM,
                &self.field_selector,
            );
        request
            .query(
                "includeUninitialized",
                crate::runtime::param::Style::FORM,
                &self.include_uninitialized,
            );
        request
            .query(
                "labelSelector",
                crate::runtime::param::Style::FORM,
                &self.label_selector,
            );
        request.query("limit", crate::runtime::param::Style::FORM, &self.limit);
        request
            .query(
                "resourceVersion",
                crate::runtime::param::Style::FORM,
                &self.resource_version,
            );
        request
            .query(
                "resourceVersionMatch",
                crate::runtime::param::Style::FORM,
                &self.resource_version_match,
            );
        request
            .query(
                "timeoutSeconds",
                crate::runtime::param::Style::FORM,
                &self.timeout_seconds,
            );
        request.query("watch", crate::runtime::param::Style::FORM, &self.watch);
        request
            .query(
                "dryRun",
                crate::runtime::param::Style::FORM,
                &self.dry_run.as_ref().filter(|_| in_query),
            );
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.accept("application/json");
        if let Some(body) = &body {
            request.json("application/json", body);
        }
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 410 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn is_idempotent(&self) -> bool {
        self.dry_run.is_some()
            || self
                .body
                .as_ref()
                .and_then(|value| value.dry_run.as_ref())
                .is_some_and(|list| !list.is_empty())
            || self
                .body
                .as_ref()
                .and_then(|value| value.preconditions.as_ref())
                .and_then(|value| value.uid.as_ref())
                .is_some()
            || self
                .body
                .as_ref()
                .and_then(|value| value.preconditions.as_ref())
                .and_then(|value| value.resource_version.as_ref())
                .is_some()
    }
}
impl crate::runtime::Paged for DeleteCollectionNamespacedSecret {
    type Item = Secret;
    #[inline]
    fn next_page_token(page: &Self::Output) -> Option<&str> {
        page.metadata
            .as_ref()
            .and_then(|value| value.r#continue.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn set_page_token(&mut self, token: String) {
        self.r#continue = Some(token);
    }
    #[inline]
    fn items(page: Self::Output) -> Vec<Self::Item> {
        page.items
    }
}

/// Replace a Secret
///
/// Replaces a Secret with the one in the request body. `metadata.resourceVersion`, if present, must be the current one.
///
/// `PUT /api/v1/namespaces/{namespace}/secrets/{name}`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/replaceCoreV1NamespacedSecret.html).
#[must_use = "a request does nothing until it is sent"]
pub fn replace_namespaced_secret(
    namespace: impl Into<String>,
    name: impl Into<String>,
    body: Secret,
) -> ReplaceNamespacedSecret {
    ReplaceNamespacedSecret {
        namespace: namespace.into(),
        name: name.into(),
        dry_run: None,
        field_manager: None,
        pretty: None,
        timeout: None,
        body,
    }
}
/// A request of [`replace_namespaced_secret`](replace_namespaced_secret()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ReplaceNamespacedSecret {
    namespace: String,
    name: String,
    dry_run: Option<crate::meta::v1::DryRun>,
    field_manager: Option<String>,
    pretty: Option<String>,
    timeout: Option<String>,
    body: Secret,
}
impl ReplaceNamespacedSecret {
    /// `All` runs every stage of the request and stores nothing. Any other value is refused.
    pub fn dry_run(mut self, dry_run: impl Into<crate::meta::v1::DryRun>) -> Self {
        self.dry_run = Some(dry_run.into());
        self
    }
    /// The name that is recorded as the manager of the changed fields. At most 128 printable characters.
    pub fn field_manager(mut self, field_manager: impl Into<String>) -> Self {
        self.field_manager = Some(field_manager.into());
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for ReplaceNamespacedSecret {
    type Output = Secret;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "replaceCoreV1NamespacedSecret",
        method: ::http::Method::PUT,
        path: "/api/v1/namespaces/{namespace}/secrets/{name}",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[
            crate::runtime::spec::StatusRange(200, 200),
            crate::runtime::spec::StatusRange(201, 201),
        ],
        idempotent: true,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.path("name", crate::runtime::param::Style::SIMPLE, &self.name);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request.query("dryRun", crate::runtime::param::Style::FORM, &self.dry_run);
        request
            .query(
                "fieldManager",
                crate::runtime::param::Style::FORM,
                &self.field_manager,
            );
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
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
            200 | 201 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}

/// Patch a Secret
///
/// Changes parts of a Secret. The media type of the request body says how the patch is applied.
///
/// `PATCH /api/v1/namespaces/{namespace}/secrets/{name}`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/patchCoreV1NamespacedSecret.html).
#[must_use = "a request does nothing until it is sent"]
pub fn patch_namespaced_secret(
    namespace: impl Into<String>,
    name: impl Into<String>,
    body: impl Into<PatchNamespacedSecretBody>,
) -> PatchNamespacedSecret {
    PatchNamespacedSecret {
        namespace: namespace.into(),
        name: name.into(),
        dry_run: None,
        field_manager: None,
        pretty: None,
        timeout: None,
        body: body.into(),
    }
}
/// A request of [`patch_namespaced_secret`](patch_namespaced_secret()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct PatchNamespacedSecret {
    namespace: String,
    name: String,
    dry_run: Option<crate::meta::v1::DryRun>,
    field_manager: Option<String>,
    pretty: Option<String>,
    timeout: Option<String>,
    body: PatchNamespacedSecretBody,
}
impl PatchNamespacedSecret {
    /// `All` runs every stage of the request and stores nothing. Any other value is refused.
    pub fn dry_run(mut self, dry_run: impl Into<crate::meta::v1::DryRun>) -> Self {
        self.dry_run = Some(dry_run.into());
        self
    }
    /// The name that is recorded as the manager of the changed fields. At most 128 printable characters.
    pub fn field_manager(mut self, field_manager: impl Into<String>) -> Self {
        self.field_manager = Some(field_manager.into());
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for PatchNamespacedSecret {
    type Output = Secret;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "patchCoreV1NamespacedSecret",
        method: ::http::Method::PATCH,
        path: "/api/v1/namespaces/{namespace}/secrets/{name}",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: false,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.path("name", crate::runtime::param::Style::SIMPLE, &self.name);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request.query("dryRun", crate::runtime::param::Style::FORM, &self.dry_run);
        request
            .query(
                "fieldManager",
                crate::runtime::param::Style::FORM,
                &self.field_manager,
            );
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        {
            let body = &self.body;
            match body {
                PatchNamespacedSecretBody::MergePatchJson(body) => {
                    request.json("application/merge-patch+json", body);
                }
                PatchNamespacedSecretBody::StrategicMergePatchJson(body) => {
                    request.json("application/strategic-merge-patch+json", body);
                }
                PatchNamespacedSecretBody::JsonPatchJson(body) => {
                    request.json("application/json-patch+json", body);
                }
            }
        }
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}
impl From<crate::meta::v1::JsonPatch> for PatchNamespacedSecretBody {
    fn from(body: crate::meta::v1::JsonPatch) -> Self {
        Self::JsonPatchJson(body)
    }
}

/// Delete a Secret
///
/// Deletes a Secret.
///
/// `DELETE /api/v1/namespaces/{namespace}/secrets/{name}`.
///
/// If the response to an attempt is lost, the request is sent again only with `dryRun`, `preconditions.uid` or `preconditions.resourceVersion`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/deleteCoreV1NamespacedSecret.html).
#[must_use = "a request does nothing until it is sent"]
pub fn delete_namespaced_secret(
    namespace: impl Into<String>,
    name: impl Into<String>,
) -> DeleteNamespacedSecret {
    DeleteNamespacedSecret {
        namespace: namespace.into(),
        name: name.into(),
        dry_run: None,
        grace_period_seconds: None,
        orphan_dependents: None,
        propagation_policy: None,
        pretty: None,
        timeout: None,
        body: None,
    }
}
/// A request of [`delete_namespaced_secret`](delete_namespaced_secret()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteNamespacedSecret {
    namespace: String,
    name: String,
    dry_run: Option<crate::meta::v1::DryRun>,
    grace_period_seconds: Option<i32>,
    orphan_dependents: Option<bool>,
    propagation_policy: Option<crate::meta::v1::PropagationPolicy>,
    pretty: Option<String>,
    timeout: Option<String>,
    body: Option<crate::meta::v1::DeleteOptions>,
}
impl DeleteNamespacedSecret {
    /// `All` runs every stage of the request and stores nothing. Any other value is refused.
    pub fn dry_run(mut self, dry_run: impl Into<crate::meta::v1::DryRun>) -> Self {
        self.dry_run = Some(dry_run.into());
        self
    }
    /// Seconds until the object is deleted; 0 deletes it at once. Without it the period set for the object's type holds.
    ///
    /// Allowed: at least 0.
    pub fn grace_period_seconds(mut self, grace_period_seconds: i32) -> Self {
        self.grace_period_seconds = Some(grace_period_seconds);
        self
    }
    /// Older form of `propagationPolicy`, which excludes it: `true` puts the `orphan` finalizer on the object, so that its dependents
    /// stay; `false` takes it off.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn orphan_dependents(mut self, orphan_dependents: bool) -> Self {
        self.orphan_dependents = Some(orphan_dependents);
        self
    }
    /// What becomes of the object's dependents. Excludes `orphanDependents`. Without it the object's finalizers and its type's default
    /// decide.
    pub fn propagation_policy(
        mut self,
        propagation_policy: impl Into<crate::meta::v1::PropagationPolicy>,
    ) -> Self {
        self.propagation_policy = Some(propagation_policy.into());
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// The options of the deletion.
    ///
    /// Members that were set before are kept if this body leaves them out.
    pub fn body(mut self, body: crate::meta::v1::DeleteOptions) -> Self {
        let before = self.body.replace(body);
        if let (Some(now), Some(before)) = (&mut self.body, before) {
            now.preconditions = now.preconditions.take().or(before.preconditions);
        }
        self
    }
    /// What must hold for the deletion to be done; where it does not, the answer is 409.
    pub fn preconditions(mut self, value: crate::meta::v1::Preconditions) -> Self {
        self.body.get_or_insert_default().preconditions = Some(value);
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for DeleteNamespacedSecret {
    type Output = SecretOrStatus;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "deleteCoreV1NamespacedSecret",
        method: ::http::Method::DELETE,
        path: "/api/v1/namespaces/{namespace}/secrets/{name}",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[
            crate::runtime::spec::StatusRange(200, 200),
            crate::runtime::spec::StatusRange(202, 202),
        ],
        idempotent: false,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request
            .exclusive(
                &[
                    ("propagationPolicy", self.propagation_policy.is_some()),
                    ("orphanDependents", self.orphan_dependents.is_some()),
                ],
            );
        request
            .exclusive(
                &[
                    ("dryRun", self.dry_run.is_some()),
                    (
                        "body.dryRun",
                        self.body.as_ref().is_some_and(|body| body.dry_run.is_some()),
                    ),
                ],
            );
        request
            .exclusive(
                &[
                    ("gracePeriodSeconds", self.grace_period_seconds.is_some()),
                    (
                        "body.gracePeriodSeconds",
                        self
                            .body
                            .as_ref()
                            .is_some_and(|body| body.grace_period_seconds.is_some()),
                    ),
                ],
            );
        request
            .exclusive(
                &[
                    ("orphanDependents", self.orphan_dependents.is_some()),
                    (
                        "body.orphanDependents",
                        self
                            .body
                            .as_ref()
                            .is_some_and(|body| body.orphan_dependents.is_some()),
                    ),
                ],
            );
        request
            .exclusive(
                &[
                    ("propagationPolicy", self.propagation_policy.is_some()),
                    (
                        "body.propagationPolicy",
                        self
                            .body
                            .as_ref()
                            .is_some_and(|body| body.propagation_policy.is_some()),
                    ),
                ],
            );
        let body = self
            .body
            .clone()
            .map(|mut body| {
                if body.dry_run.is_none() {
                    body.dry_run = self.dry_run.clone().map(|value| vec![value]);
                }
                if body.grace_period_seconds.is_none() {
                    body.grace_period_seconds = self
                        .grace_period_seconds
                        .map(Into::into);
                }
                if body.orphan_dependents.is_none() {
                    body.orphan_dependents = self.orphan_dependents;
                }
                if body.propagation_policy.is_none() {
                    body.propagation_policy.clone_from(&self.propagation_policy);
                }
                body
            });
        let in_query = body.is_none();
        #[cfg(feature = "validate")]
        {
            let at = crate::runtime::check::At::ROOT;
            if let Some(value) = &self.grace_period_seconds {
                let at = at.member("gracePeriodSeconds");
                at.at_least(value, &0)?;
            }
            crate::runtime::check::Check::check(&body, at)?;
        }
        request.path("name", crate::runtime::param::Style::SIMPLE, &self.name);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request
            .query(
                "dryRun",
                crate::runtime::param::Style::FORM,
                &self.dry_run.as_ref().filter(|_| in_query),
            );
        request
            .query(
                "gracePeriodSeconds",
                crate::runtime::param::Style::FORM,
                &self.grace_period_seconds.as_ref().filter(|_| in_query),
            );
        request
            .query(
                "orphanDependents",
                crate::runtime::param::Style::FORM,
                &self.orphan_dependents.as_ref().filter(|_| in_query),
            );
        request
            .query(
                "propagationPolicy",
                crate::runtime::param::Style::FORM,
                &self.propagation_policy.as_ref().filter(|_| in_query),
            );
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        if let Some(body) = &body {
            request.json("application/json", body);
        }
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 | 202 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn is_idempotent(&self) -> bool {
        self.dry_run.is_some()
            || self
                .body
                .as_ref()
                .and_then(|value| value.dry_run.as_ref())
                .is_some_and(|list| !list.is_empty())
            || self
                .body
                .as_ref()
                .and_then(|value| value.preconditions.as_ref())
                .and_then(|value| value.uid.as_ref())
                .is_some()
            || self
                .body
                .as_ref()
                .and_then(|value| value.preconditions.as_ref())
                .and_then(|value| value.resource_version.as_ref())
                .is_some()
    }
}

/// List the Services of a namespace
///
/// Returns the Services of a namespace, or those that the selectors choose. With `limit` it returns one page at a time.
///
/// `GET /api/v1/namespaces/{namespace}/services`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/listCoreV1NamespacedService.html).
#[must_use = "a request does nothing until it is sent"]
pub fn list_namespaced_service(namespace: impl Into<String>) -> ListNamespacedService {
    ListNamespacedService {
        namespace: namespace.into(),
        allow_watch_bookmarks: None,
        r#continue: None,
        field_selector: None,
        include_uninitialized: None,
        label_selector: None,
        limit: None,
        resource_version: None,
        resource_version_match: None,
        timeout_seconds: None,
        watch_2: None,
        pretty: None,
        timeout: None,
    }
}
/// A request of [`list_namespaced_service`](list_namespaced_service()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListNamespacedService {
    namespace: String,
    allow_watch_bookmarks: Option<bool>,
    r#continue: Option<String>,
    field_selector: Option<String>,
    include_uninitialized: Option<bool>,
    label_selector: Option<String>,
    limit: Option<i32>,
    resource_version: Option<String>,
    resource_version_match: Option<String>,
    timeout_seconds: Option<i32>,
    watch_2: Option<bool>,
    pretty: Option<String>,
    timeout: Option<String>,
}
impl ListNamespacedService {
    /// Whether a watch may send `BOOKMARK` events, which only tell how far it has come. The server decides when and whether it sends
    /// them. Without a watch it means nothing.
    pub fn allow_watch_bookmarks(mut self, allow_watch_bookmarks: bool) -> Self {
        self.allow_watch_bookmarks = Some(allow_watch_bookmarks);
        self
    }
    /// Goes on after an earlier page: the `metadata.continue` of that page, sent with otherwise the same query. Tokens are opaque and
    /// last some minutes (5 to 15); an old one is answered with 410 and a fresh token in the `Status`, with which the rest comes from a
    /// newer snapshot. Not with `watch`.
    pub fn r#continue(mut self, r#continue: impl Into<String>) -> Self {
        self.r#continue = Some(r#continue.into());
        self
    }
    /// Which objects, by their fields, for example `metadata.name=pi`. All, if it is left out.
    ///
    /// Example: `"metadata.name=pi"`.
    pub fn field_selector(mut self, field_selector: impl Into<String>) -> Self {
        self.field_selector = Some(field_selector.into());
        self
    }
    /// Whether objects are included that initializers have not finished. Servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn include_uninitialized(mut self, include_uninitialized: bool) -> Self {
        self.include_uninitialized = Some(include_uninitialized);
        self
    }
    /// Which objects, by their labels, for example `app=mpi` or `n in (0,1)`. All, if it is left out.
    ///
    /// Example: `"app=mpi"`.
    pub fn label_selector(mut self, label_selector: impl Into<String>) -> Self {
        self.label_selector = Some(label_selector.into());
        self
    }
    /// The most objects in one answer. There are more exactly where the answer's `metadata.continue` is not empty; an answer may hold
    /// fewer than the limit, even none. A server may ignore it. All pages together are one snapshot. Not with `watch`.
    pub fn limit(mut self, limit: i32) -> Self {
        self.limit = Some(limit);
        self
    }
    /// The version of the data that the answer may be made from, as `resourceVersionMatch` says.
    pub fn resource_version(mut self, resource_version: impl Into<String>) -> Self {
        self.resource_version = Some(resource_version.into());
        self
    }
    /// How `resourceVersion` is applied, `Exact` or `NotOlderThan`. Refused without `resourceVersion`.
    pub fn resource_version_match(
        mut self,
        resource_version_match: impl Into<String>,
    ) -> Self {
        self.resource_version_match = Some(resource_version_match.into());
        self
    }
    /// Seconds after which the list or watch ends, however busy it is.
    pub fn timeout_seconds(mut self, timeout_seconds: i32) -> Self {
        self.timeout_seconds = Some(timeout_seconds);
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
    /// Watches the list: returns its changes as they happen, until the server ends the connection.
    pub fn watch<D: crate::runtime::DispatchWatch>(&self, client: &D) -> D::Watch<Self> {
        client.dispatch_watch(self)
    }
    /// Follows the list: reads it, then returns its changes, whatever happens to the connection.
    pub fn watcher<D: crate::runtime::DispatchWatch>(
        &self,
        client: &D,
    ) -> D::Watcher<Self> {
        client.dispatch_watcher(self)
    }
}
impl crate::runtime::Operation for ListNamespacedService {
    type Output = ServiceList;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "listCoreV1NamespacedService",
        method: ::http::Method::GET,
        path: "/api/v1/namespaces/{namespace}/services",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: true,
        paging: Some(
            &crate::runtime::spec::Paging {
                limit: "limit",
                token: "continue",
                next: "metadata.continue",
                items: "items",
                remaining: "metadata.remainingItemCount",
                expired: Some(crate::runtime::spec::ExpiredPageToken {
                    status: 410u16,
                    token: "metadata.continue",
                }),
            },
        ),
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request
            .query(
                "allowWatchBookmarks",
                crate::runtime::param::Style::FORM,
                &self.allow_watch_bookmarks,
            );
        request.query("continue", crate::runtime::param::Style::FORM, &self.r#continue);
        request
            .query(
                "fieldSelector",
                crate::runtime::param::Style::FORM,
                &self.field_selector,
            );
        request
            .query(
                "includeUninitialized",
                crate::runtime::param::Style::FORM,
                &self.include_uninitialized,
            );
        request
            .query(
                "labelSelector",
                crate::runtime::param::Style::FORM,
                &self.label_selector,
            );
        request.query("limit", crate::runtime::param::Style::FORM, &self.limit);
        request
            .query(
                "resourceVersion",
                crate::runtime::param::Style::FORM,
                &self.resource_version,
            );
        request
            .query(
                "resourceVersionMatch",
                crate::runtime::param::Style::FORM,
                &self.resource_version_match,
            );
        request
            .query(
                "timeoutSeconds",
                crate::runtime::param::Style::FORM,
                &self.timeout_seconds,
            );
        request.query("watch", crate::runtime::param::Style::FORM, &self.watch_2);
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 410 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}
impl crate::runtime::Paged for ListNamespacedService {
    type Item = Service;
    #[inline]
    fn next_page_token(page: &Self::Output) -> Option<&str> {
        page.metadata
            .as_ref()
            .and_then(|value| value.r#continue.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn set_page_token(&mut self, token: String) {
        self.r#continue = Some(token);
    }
    #[inline]
    fn items(page: Self::Output) -> Vec<Self::Item> {
        page.items
    }
}
impl crate::runtime::Watched for ListNamespacedService {
    type Object = Service;
    type Status = crate::meta::v1::Status;
    const WATCH: &'static crate::runtime::spec::WatchSpec = &crate::runtime::spec::WatchSpec {
        media_types: "application/json",
        kind: "type",
        object: "object",
        added: "ADDED",
        modified: "MODIFIED",
        deleted: "DELETED",
        bookmark: "BOOKMARK",
        error: "ERROR",
        version: "metadata.resourceVersion",
        status: "code",
        expired: 410,
    };
    #[inline]
    fn set_watch(&mut self, version: Option<String>) {
        self.watch_2 = Some(true);
        self.allow_watch_bookmarks = self.allow_watch_bookmarks.or(Some(true));
        if version.is_some() {
            self.resource_version = version;
        }
    }
    #[inline]
    fn list_version(list: &Self::Output) -> Option<&str> {
        list.metadata
            .as_ref()
            .and_then(|value| value.resource_version.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn object_version(object: &Self::Object) -> Option<&str> {
        object
            .metadata
            .as_ref()
            .and_then(|value| value.resource_version.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn objects(list: Self::Output) -> Vec<Self::Object> {
        list.items
    }
    #[inline]
    fn set_next_page(&mut self, list: &Self::Output) -> bool {
        let token = <Self as crate::runtime::Paged>::next_page_token(list)
            .map(str::to_owned);
        let has_next = token.is_some();
        if let Some(token) = token {
            crate::runtime::Paged::set_page_token(self, token);
        }
        has_next
    }
}

/// Create a Service
///
/// Creates a Service in a namespace.
///
/// `POST /api/v1/namespaces/{namespace}/services`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/createCoreV1NamespacedService.html).
#[must_use = "a request does nothing until it is sent"]
pub fn create_namespaced_service(
    namespace: impl Into<String>,
    body: Service,
) -> CreateNamespacedService {
    CreateNamespacedService {
        namespace: namespace.into(),
        dry_run: None,
        field_manager: None,
        pretty: None,
        timeout: None,
        body,
    }
}
/// A request of [`create_namespaced_service`](create_namespaced_service()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateNamespacedService {
    namespace: String,
    dry_run: Option<crate::meta::v1::DryRun>,
    field_manager: Option<String>,
    pretty: Option<String>,
    timeout: Option<String>,
    body: Service,
}
impl CreateNamespacedService {
    /// `All` runs every stage of the request and stores nothing. Any other value is refused.
    pub fn dry_run(mut self, dry_run: impl Into<crate::meta::v1::DryRun>) -> Self {
        self.dry_run = Some(dry_run.into());
        self
    }
    /// The name that is recorded as the manager of the changed fields. At most 128 printable characters.
    pub fn field_manager(mut self, field_manager: impl Into<String>) -> Self {
        self.field_manager = Some(field_manager.into());
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for CreateNamespacedService {
    type Output = Service;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "createCoreV1NamespacedService",
        method: ::http::Method::POST,
        path: "/api/v1/namespaces/{namespace}/services",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[
            crate::runtime::spec::StatusRange(200, 200),
            crate::runtime::spec::StatusRange(201, 201),
            crate::runtime::spec::StatusRange(202, 202),
        ],
        idempotent: false,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request.query("dryRun", crate::runtime::param::Style::FORM, &self.dry_run);
        request
            .query(
                "fieldManager",
                crate::runtime::param::Style::FORM,
                &self.field_manager,
            );
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
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
            200..=202 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}

/// Read a Service
///
/// Returns a Service.
///
/// `GET /api/v1/namespaces/{namespace}/services/{name}`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/readCoreV1NamespacedService.html).
#[must_use = "a request does nothing until it is sent"]
pub fn read_namespaced_service(
    namespace: impl Into<String>,
    name: impl Into<String>,
) -> ReadNamespacedService {
    ReadNamespacedService {
        namespace: namespace.into(),
        name: name.into(),
        exact: None,
        export: None,
        pretty: None,
        timeout: None,
    }
}
/// A request of [`read_namespaced_service`](read_namespaced_service()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ReadNamespacedService {
    namespace: String,
    name: String,
    exact: Option<bool>,
    export: Option<bool>,
    pretty: Option<String>,
    timeout: Option<String>,
}
impl ReadNamespacedService {
    /// Whether the export keeps fields such as the namespace. Only with `export`; servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn exact(mut self, exact: bool) -> Self {
        self.exact = Some(exact);
        self
    }
    /// Whether fields are removed that a caller cannot set. Servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn export(mut self, export: bool) -> Self {
        self.export = Some(export);
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for ReadNamespacedService {
    type Output = Service;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "readCoreV1NamespacedService",
        method: ::http::Method::GET,
        path: "/api/v1/namespaces/{namespace}/services/{name}",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: true,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.path("name", crate::runtime::param::Style::SIMPLE, &self.name);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request.query("exact", crate::runtime::param::Style::FORM, &self.exact);
        request.query("export", crate::runtime::param::Style::FORM, &self.export);
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}

/// Delete a Service
///
/// Deletes a Service.
///
/// `DELETE /api/v1/namespaces/{namespace}/services/{name}`.
///
/// If the response to an attempt is lost, the request is sent again only with `dryRun`, `preconditions.uid` or `preconditions.resourceVersion`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/deleteCoreV1NamespacedService.html).
#[must_use = "a request does nothing until it is sent"]
pub fn delete_namespaced_service(
    namespace: impl Into<String>,
    name: impl Into<String>,
) -> DeleteNamespacedService {
    DeleteNamespacedService {
        namespace: namespace.into(),
        name: name.into(),
        dry_run: None,
        grace_period_seconds: None,
        orphan_dependents: None,
        propagation_policy: None,
        pretty: None,
        timeout: None,
        body: None,
    }
}
/// A request of [`delete_namespaced_service`](delete_namespaced_service()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteNamespacedService {
    namespace: String,
    name: String,
    dry_run: Option<crate::meta::v1::DryRun>,
    grace_period_seconds: Option<i32>,
    orphan_dependents: Option<bool>,
    propagation_policy: Option<crate::meta::v1::PropagationPolicy>,
    pretty: Option<String>,
    timeout: Option<String>,
    body: Option<crate::meta::v1::DeleteOptions>,
}
impl DeleteNamespacedService {
    /// `All` runs every stage of the request and stores nothing. Any other value is refused.
    pub fn dry_run(mut self, dry_run: impl Into<crate::meta::v1::DryRun>) -> Self {
        self.dry_run = Some(dry_run.into());
        self
    }
    /// Seconds until the object is deleted; 0 deletes it at once. Without it the period set for the object's type holds.
    ///
    /// Allowed: at least 0.
    pub fn grace_period_seconds(mut self, grace_period_seconds: i32) -> Self {
        self.grace_period_seconds = Some(grace_period_seconds);
        self
    }
    /// Older form of `propagationPolicy`, which excludes it: `true` puts the `orphan` finalizer on the object, so that its dependents
    /// stay; `false` takes it off.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn orphan_dependents(mut self, orphan_dependents: bool) -> Self {
        self.orphan_dependents = Some(orphan_dependents);
        self
    }
    /// What becomes of the object's dependents. Excludes `orphanDependents`. Without it the object's finalizers and its type's default
    /// decide.
    pub fn propagation_policy(
        mut self,
        propagation_policy: impl Into<crate::meta::v1::PropagationPolicy>,
    ) -> Self {
        self.propagation_policy = Some(propagation_policy.into());
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// The options of the deletion.
    ///
    /// Members that were set before are kept if this body leaves them out.
    pub fn body(mut self, body: crate::meta::v1::DeleteOptions) -> Self {
        let before = self.body.replace(body);
        if let (Some(now), Some(before)) = (&mut self.body, before) {
            now.preconditions = now.preconditions.take().or(before.preconditions);
        }
        self
    }
    /// What must hold for the deletion to be done; where it does not, the answer is 409.
    pub fn preconditions(mut self, value: crate::meta::v1::Preconditions) -> Self {
        self.body.get_or_insert_default().preconditions = Some(value);
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for DeleteNamespacedService {
    type Output = ServiceOrStatus;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "deleteCoreV1NamespacedService",
        method: ::http::Method::DELETE,
        path: "/api/v1/namespaces/{namespace}/services/{name}",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[
            crate::runtime::spec::StatusRange(200, 200),
            crate::runtime::spec::StatusRange(202, 202),
        ],
        idempotent: false,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request
            .exclusive(
                &[
                    ("propagationPolicy", self.propagation_policy.is_some()),
                    ("orphanDependents", self.orphan_dependents.is_some()),
                ],
            );
        request
            .exclusive(
                &[
                    ("dryRun", self.dry_run.is_some()),
                    (
                        "body.dryRun",
                        self.body.as_ref().is_some_and(|body| body.dry_run.is_some()),
                    ),
                ],
            );
        request
            .exclusive(
                &[
                    ("gracePeriodSeconds", self.grace_period_seconds.is_some()),
                    (
                        "body.gracePeriodSeconds",
                        self
                            .body
                            .as_ref()
                            .is_some_and(|body| body.grace_period_seconds.is_some()),
                    ),
                ],
            );
        request
            .exclusive(
                &[
                    ("orphanDependents", self.orphan_dependents.is_some()),
                    (
                        "body.orphanDependents",
                        self
                            .body
                            .as_ref()
                            .is_some_and(|body| body.orphan_dependents.is_some()),
                    ),
                ],
            );
        request
            .exclusive(
                &[
                    ("propagationPolicy", self.propagation_policy.is_some()),
                    (
                        "body.propagationPolicy",
                        self
                            .body
                            .as_ref()
                            .is_some_and(|body| body.propagation_policy.is_some()),
                    ),
                ],
            );
        let body = self
            .body
            .clone()
            .map(|mut body| {
                if body.dry_run.is_none() {
                    body.dry_run = self.dry_run.clone().map(|value| vec![value]);
                }
                if body.grace_period_seconds.is_none() {
                    body.grace_period_seconds = self
                        .grace_period_seconds
                        .map(Into::into);
                }
                if body.orphan_dependents.is_none() {
                    body.orphan_dependents = self.orphan_dependents;
                }
                if body.propagation_policy.is_none() {
                    body.propagation_policy.clone_from(&self.propagation_policy);
                }
                body
            });
        let in_query = body.is_none();
        #[cfg(feature = "validate")]
        {
            let at = crate::runtime::check::At::ROOT;
            if let Some(value) = &self.grace_period_seconds {
                let at = at.member("gracePeriodSeconds");
                at.at_least(value, &0)?;
            }
            crate::runtime::check::Check::check(&body, at)?;
        }
        request.path("name", crate::runtime::param::Style::SIMPLE, &self.name);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request
            .query(
                "dryRun",
                crate::runtime::param::Style::FORM,
                &self.dry_run.as_ref().filter(|_| in_query),
            );
        request
            .query(
                "gracePeriodSeconds",
                crate::runtime::param::Style::FORM,
                &self.grace_period_seconds.as_ref().filter(|_| in_query),
            );
        request
            .query(
                "orphanDependents",
                crate::runtime::param::Style::FORM,
                &self.orphan_dependents.as_ref().filter(|_| in_query),
            );
        request
            .query(
                "propagationPolicy",
                crate::runtime::param::Style::FORM,
                &self.propagation_policy.as_ref().filter(|_| in_query),
            );
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        if let Some(body) = &body {
            request.json("application/json", body);
        }
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 | 202 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn is_idempotent(&self) -> bool {
        self.dry_run.is_some()
            || self
                .body
                .as_ref()
                .and_then(|value| value.dry_run.as_ref())
                .is_some_and(|list| !list.is_empty())
            || self
                .body
                .as_ref()
                .and_then(|value| value.preconditions.as_ref())
                .and_then(|value| value.uid.as_ref())
                .is_some()
            || self
                .body
                .as_ref()
                .and_then(|value| value.preconditions.as_ref())
                .and_then(|value| value.resource_version.as_ref())
                .is_some()
    }
}

/// Read the status of a Service
///
/// Returns a Service with its current status.
///
/// `GET /api/v1/namespaces/{namespace}/services/{name}/status`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/readCoreV1NamespacedServiceStatus.html).
#[must_use = "a request does nothing until it is sent"]
pub fn read_namespaced_service_status(
    namespace: impl Into<String>,
    name: impl Into<String>,
) -> ReadNamespacedServiceStatus {
    ReadNamespacedServiceStatus {
        namespace: namespace.into(),
        name: name.into(),
        pretty: None,
        timeout: None,
    }
}
/// A request of [`read_namespaced_service_status`](read_namespaced_service_status()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ReadNamespacedServiceStatus {
    namespace: String,
    name: String,
    pretty: Option<String>,
    timeout: Option<String>,
}
impl ReadNamespacedServiceStatus {
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for ReadNamespacedServiceStatus {
    type Output = Service;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "readCoreV1NamespacedServiceStatus",
        method: ::http::Method::GET,
        path: "/api/v1/namespaces/{namespace}/services/{name}/status",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: true,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.path("name", crate::runtime::param::Style::SIMPLE, &self.name);
        request.path("namespace", crate::runtime::param::Style::SIMPLE, &self.namespace);
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}

/// Read a Namespace
///
/// Returns a Namespace.
///
/// `GET /api/v1/namespaces/{name}`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/readCoreV1Namespace.html).
#[must_use = "a request does nothing until it is sent"]
pub fn read_namespace(name: impl Into<String>) -> ReadNamespace {
    ReadNamespace {
        name: name.into(),
        exact: None,
        export: None,
        pretty: None,
        timeout: None,
    }
}
/// A request of [`read_namespace`](read_namespace()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ReadNamespace {
    name: String,
    exact: Option<bool>,
    export: Option<bool>,
    pretty: Option<String>,
    timeout: Option<String>,
}
impl ReadNamespace {
    /// Whether the export keeps fields such as the namespace. Only with `export`; servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn exact(mut self, exact: bool) -> Self {
        self.exact = Some(exact);
        self
    }
    /// Whether fields are removed that a caller cannot set. Servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn export(mut self, export: bool) -> Self {
        self.export = Some(export);
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for ReadNamespace {
    type Output = Namespace;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "readCoreV1Namespace",
        method: ::http::Method::GET,
        path: "/api/v1/namespaces/{name}",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: true,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request.path("name", crate::runtime::param::Style::SIMPLE, &self.name);
        request.query("exact", crate::runtime::param::Style::FORM, &self.exact);
        request.query("export", crate::runtime::param::Style::FORM, &self.export);
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}

/// Delete a Namespace
///
/// Deletes a Namespace.
///
/// `DELETE /api/v1/namespaces/{name}`.
///
/// If the response to an attempt is lost, the request is sent again only with `dryRun`, `preconditions.uid` or `preconditions.resourceVersion`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/deleteCoreV1Namespace.html).
#[must_use = "a request does nothing until it is sent"]
pub fn delete_namespace(name: impl Into<String>) -> DeleteNamespace {
    DeleteNamespace {
        name: name.into(),
        dry_run: None,
        grace_period_seconds: None,
        orphan_dependents: None,
        propagation_policy: None,
        pretty: None,
        timeout: None,
        body: None,
    }
}
/// A request of [`delete_namespace`](delete_namespace()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteNamespace {
    name: String,
    dry_run: Option<crate::meta::v1::DryRun>,
    grace_period_seconds: Option<i32>,
    orphan_dependents: Option<bool>,
    propagation_policy: Option<crate::meta::v1::PropagationPolicy>,
    pretty: Option<String>,
    timeout: Option<String>,
    body: Option<crate::meta::v1::DeleteOptions>,
}
impl DeleteNamespace {
    /// `All` runs every stage of the request and stores nothing. Any other value is refused.
    pub fn dry_run(mut self, dry_run: impl Into<crate::meta::v1::DryRun>) -> Self {
        self.dry_run = Some(dry_run.into());
        self
    }
    /// Seconds until the object is deleted; 0 deletes it at once. Without it the period set for the object's type holds.
    ///
    /// Allowed: at least 0.
    pub fn grace_period_seconds(mut self, grace_period_seconds: i32) -> Self {
        self.grace_period_seconds = Some(grace_period_seconds);
        self
    }
    /// Older form of `propagationPolicy`, which excludes it: `true` puts the `orphan` finalizer on the object, so that its dependents
    /// stay; `false` takes it off.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn orphan_dependents(mut self, orphan_dependents: bool) -> Self {
        self.orphan_dependents = Some(orphan_dependents);
        self
    }
    /// What becomes of the object's dependents. Excludes `orphanDependents`. Without it the object's finalizers and its type's default
    /// decide.
    pub fn propagation_policy(
        mut self,
        propagation_policy: impl Into<crate::meta::v1::PropagationPolicy>,
    ) -> Self {
        self.propagation_policy = Some(propagation_policy.into());
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// The options of the deletion.
    ///
    /// Members that were set before are kept if this body leaves them out.
    pub fn body(mut self, body: crate::meta::v1::DeleteOptions) -> Self {
        let before = self.body.replace(body);
        if let (Some(now), Some(before)) = (&mut self.body, before) {
            now.preconditions = now.preconditions.take().or(before.preconditions);
        }
        self
    }
    /// What must hold for the deletion to be done; where it does not, the answer is 409.
    pub fn preconditions(mut self, value: crate::meta::v1::Preconditions) -> Self {
        self.body.get_or_insert_default().preconditions = Some(value);
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for DeleteNamespace {
    type Output = NamespaceOrStatus;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "deleteCoreV1Namespace",
        method: ::http::Method::DELETE,
        path: "/api/v1/namespaces/{name}",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[
            crate::runtime::spec::StatusRange(200, 200),
            crate::runtime::spec::StatusRange(202, 202),
        ],
        idempotent: false,
        paging: None,
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request
            .exclusive(
                &[
                    ("propagationPolicy", self.propagation_policy.is_some()),
                    ("orphanDependents", self.orphan_dependents.is_some()),
                ],
            );
        request
            .exclusive(
                &[
                    ("dryRun", self.dry_run.is_some()),
                    (
                        "body.dryRun",
                        self.body.as_ref().is_some_and(|body| body.dry_run.is_some()),
                    ),
                ],
            );
        request
            .exclusive(
                &[
                    ("gracePeriodSeconds", self.grace_period_seconds.is_some()),
                    (
                        "body.gracePeriodSeconds",
                        self
                            .body
                            .as_ref()
                            .is_some_and(|body| body.grace_period_seconds.is_some()),
                    ),
                ],
            );
        request
            .exclusive(
                &[
                    ("orphanDependents", self.orphan_dependents.is_some()),
                    (
                        "body.orphanDependents",
                        self
                            .body
                            .as_ref()
                            .is_some_and(|body| body.orphan_dependents.is_some()),
                    ),
                ],
            );
        request
            .exclusive(
                &[
                    ("propagationPolicy", self.propagation_policy.is_some()),
                    (
                        "body.propagationPolicy",
                        self
                            .body
                            .as_ref()
                            .is_some_and(|body| body.propagation_policy.is_some()),
                    ),
                ],
            );
        let body = self
            .body
            .clone()
            .map(|mut body| {
                if body.dry_run.is_none() {
                    body.dry_run = self.dry_run.clone().map(|value| vec![value]);
                }
                if body.grace_period_seconds.is_none() {
                    body.grace_period_seconds = self
                        .grace_period_seconds
                        .map(Into::into);
                }
                if body.orphan_dependents.is_none() {
                    body.orphan_dependents = self.orphan_dependents;
                }
                if body.propagation_policy.is_none() {
                    body.propagation_policy.clone_from(&self.propagation_policy);
                }
                body
            });
        let in_query = body.is_none();
        #[cfg(feature = "validate")]
        {
            let at = crate::runtime::check::At::ROOT;
            if let Some(value) = &self.grace_period_seconds {
                let at = at.member("gracePeriodSeconds");
                at.at_least(value, &0)?;
            }
            crate::runtime::check::Check::check(&body, at)?;
        }
        request.path("name", crate::runtime::param::Style::SIMPLE, &self.name);
        request
            .query(
                "dryRun",
                crate::runtime::param::Style::FORM,
                &self.dry_run.as_ref().filter(|_| in_query),
            );
        request
            .query(
                "gracePeriodSeconds",
                crate::runtime::param::Style::FORM,
                &self.grace_period_seconds.as_ref().filter(|_| in_query),
            );
        request
            .query(
                "orphanDependents",
                crate::runtime::param::Style::FORM,
                &self.orphan_dependents.as_ref().filter(|_| in_query),
            );
        request
            .query(
                "propagationPolicy",
                crate::runtime::param::Style::FORM,
                &self.propagation_policy.as_ref().filter(|_| in_query),
            );
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        if let Some(body) = &body {
            request.json("application/json", body);
        }
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 | 202 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn is_idempotent(&self) -> bool {
        self.dry_run.is_some()
            || self
                .body
                .as_ref()
                .and_then(|value| value.dry_run.as_ref())
                .is_some_and(|list| !list.is_empty())
            || self
                .body
                .as_ref()
                .and_then(|value| value.preconditions.as_ref())
                .and_then(|value| value.uid.as_ref())
                .is_some()
            || self
                .body
                .as_ref()
                .and_then(|value| value.preconditions.as_ref())
                .and_then(|value| value.resource_version.as_ref())
                .is_some()
    }
}

/// List the Pods of all namespaces
///
/// Returns the Pods of all namespaces, or those that the selectors choose. With `limit` it returns one page at a time.
///
/// `GET /api/v1/pods`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/listCoreV1PodForAllNamespaces.html).
#[must_use = "a request does nothing until it is sent"]
pub fn list_pod_for_all_namespaces() -> ListPodForAllNamespaces {
    ListPodForAllNamespaces {
        allow_watch_bookmarks: None,
        r#continue: None,
        field_selector: None,
        include_uninitialized: None,
        label_selector: None,
        limit: None,
        resource_version: None,
        resource_version_match: None,
        timeout_seconds: None,
        watch_2: None,
        pretty: None,
        timeout: None,
    }
}
/// A request of [`list_pod_for_all_namespaces`](list_pod_for_all_namespaces()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListPodForAllNamespaces {
    allow_watch_bookmarks: Option<bool>,
    r#continue: Option<String>,
    field_selector: Option<String>,
    include_uninitialized: Option<bool>,
    label_selector: Option<String>,
    limit: Option<i32>,
    resource_version: Option<String>,
    resource_version_match: Option<String>,
    timeout_seconds: Option<i32>,
    watch_2: Option<bool>,
    pretty: Option<String>,
    timeout: Option<String>,
}
impl ListPodForAllNamespaces {
    /// Whether a watch may send `BOOKMARK` events, which only tell how far it has come. The server decides when and whether it sends
    /// them. Without a watch it means nothing.
    pub fn allow_watch_bookmarks(mut self, allow_watch_bookmarks: bool) -> Self {
        self.allow_watch_bookmarks = Some(allow_watch_bookmarks);
        self
    }
    /// Goes on after an earlier page: the `metadata.continue` of that page, sent with otherwise the same query. Tokens are opaque and
    /// last some minutes (5 to 15); an old one is answered with 410 and a fresh token in the `Status`, with which the rest comes from a
    /// newer snapshot. Not with `watch`.
    pub fn r#continue(mut self, r#continue: impl Into<String>) -> Self {
        self.r#continue = Some(r#continue.into());
        self
    }
    /// Which objects, by their fields, for example `metadata.name=pi`. All, if it is left out.
    ///
    /// Example: `"metadata.name=pi"`.
    pub fn field_selector(mut self, field_selector: impl Into<String>) -> Self {
        self.field_selector = Some(field_selector.into());
        self
    }
    /// Whether objects are included that initializers have not finished. Servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn include_uninitialized(mut self, include_uninitialized: bool) -> Self {
        self.include_uninitialized = Some(include_uninitialized);
        self
    }
    /// Which objects, by their labels, for example `app=mpi` or `n in (0,1)`. All, if it is left out.
    ///
    /// Example: `"app=mpi"`.
    pub fn label_selector(mut self, label_selector: impl Into<String>) -> Self {
        self.label_selector = Some(label_selector.into());
        self
    }
    /// The most objects in one answer. There are more exactly where the answer's `metadata.continue` is not empty; an answer may hold
    /// fewer than the limit, even none. A server may ignore it. All pages together are one snapshot. Not with `watch`.
    pub fn limit(mut self, limit: i32) -> Self {
        self.limit = Some(limit);
        self
    }
    /// The version of the data that the answer may be made from, as `resourceVersionMatch` says.
    pub fn resource_version(mut self, resource_version: impl Into<String>) -> Self {
        self.resource_version = Some(resource_version.into());
        self
    }
    /// How `resourceVersion` is applied, `Exact` or `NotOlderThan`. Refused without `resourceVersion`.
    pub fn resource_version_match(
        mut self,
        resource_version_match: impl Into<String>,
    ) -> Self {
        self.resource_version_match = Some(resource_version_match.into());
        self
    }
    /// Seconds after which the list or watch ends, however busy it is.
    pub fn timeout_seconds(mut self, timeout_seconds: i32) -> Self {
        self.timeout_seconds = Some(timeout_seconds);
        self
    }
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// How long the server may work on the request, as a number and a unit, for example `30s`. After that it answers 504.
    ///
    /// Example: `"30s"`.
    pub fn timeout(mut self, timeout: impl Into<String>) -> Self {
        self.timeout = Some(timeout.into());
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
    /// Watches the list: returns its changes as they happen, until the server ends the connection.
    pub fn watch<D: crate::runtime::DispatchWatch>(&self, client: &D) -> D::Watch<Self> {
        client.dispatch_watch(self)
    }
    /// Follows the list: reads it, then returns its changes, whatever happens to the connection.
    pub fn watcher<D: crate::runtime::DispatchWatch>(
        &self,
        client: &D,
    ) -> D::Watcher<Self> {
        client.dispatch_watcher(self)
    }
}
impl crate::runtime::Operation for ListPodForAllNamespaces {
    type Output = PodList;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "listCoreV1PodForAllNamespaces",
        method: ::http::Method::GET,
        path: "/api/v1/pods",
        servers: &[],
        security: &[
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "token",
                    scopes: &[],
                },
            ],
            &[
                crate::runtime::spec::SecurityRequirement {
                    scheme: "signature",
                    scopes: &[],
                },
            ],
        ],
        success: &[crate::runtime::spec::StatusRange(200, 200)],
        idempotent: true,
        paging: Some(
            &crate::runtime::spec::Paging {
                limit: "limit",
                token: "continue",
                next: "metadata.continue",
                items: "items",
                remaining: "metadata.remainingItemCount",
                expired: Some(crate::runtime::spec::ExpiredPageToken {
                    status: 410u16,
                    token: "metadata.continue",
                }),
            },
        ),
        api: &crate::api::API,
    };
    #[inline]
    fn request(&self) -> Result<crate::runtime::Request, crate::runtime::RequestError> {
        let mut request = crate::runtime::request::RequestBuilder::new(Self::SPEC);
        request
            .query(
                "allowWatchBookmarks",
                crate::runtime::param::Style::FORM,
                &self.allow_watch_bookmarks,
            );
        request.query("continue", crate::runtime::param::Style::FORM, &self.r#continue);
        request
            .query(
                "fieldSelector",
                crate::runtime::param::Style::FORM,
                &self.field_selector,
            );
        request
            .query(
                "includeUninitialized",
                crate::runtime::param::Style::FORM,
                &self.include_uninitialized,
            );
        request
            .query(
                "labelSelector",
                crate::runtime::param::Style::FORM,
                &self.label_selector,
            );
        request.query("limit", crate::runtime::param::Style::FORM, &self.limit);
        request
            .query(
                "resourceVersion",
                crate::runtime::param::Style::FORM,
                &self.resource_version,
            );
        request
            .query(
                "resourceVersionMatch",
                crate::runtime::param::Style::FORM,
                &self.resource_version_match,
            );
        request
            .query(
                "timeoutSeconds",
                crate::runtime::param::Style::FORM,
                &self.timeout_seconds,
            );
        request.query("watch", crate::runtime::param::Style::FORM, &self.watch_2);
        request.query("pretty", crate::runtime::param::Style::FORM, &self.pretty);
        request.query("timeout", crate::runtime::param::Style::FORM, &self.timeout);
        request.accept("application/json");
        request.finish()
    }
    #[inline]
    fn decode(
        response: &crate::runtime::Response,
    ) -> Result<Self::Output, crate::runtime::DecodeError> {
        match crate::runtime::decode::nearest_status(response, Self::SPEC) {
            200 => crate::runtime::decode::json(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
    #[inline]
    fn decode_failure(
        response: &crate::runtime::Response,
    ) -> Result<Self::Failure, crate::runtime::DecodeError> {
        match response.status().as_u16() {
            400 | 401 | 403 | 404 | 405 | 406 | 409 | 410 | 415 | 422 | 429 | 500 | 503
            | 504 => crate::runtime::decode::union(response),
            _ => crate::runtime::decode::undeclared(response),
        }
    }
}
impl crate::runtime::Paged for ListPodForAllNamespaces {
    type Item = Pod;
    #[inline]
    fn next_page_token(page: &Self::Output) -> Option<&str> {
        page.metadata
            .as_ref()
            .and_then(|value| value.r#continue.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn set_page_token(&mut self, token: String) {
        self.r#continue = Some(token);
    }
    #[inline]
    fn items(page: Self::Output) -> Vec<Self::Item> {
        page.items
    }
}
impl crate::runtime::Watched for ListPodForAllNamespaces {
    type Object = Pod;
    type Status = crate::meta::v1::Status;
    const WATCH: &'static crate::runtime::spec::WatchSpec = &crate::runtime::spec::WatchSpec {
        media_types: "application/json",
        kind: "type",
        object: "object",
        added: "ADDED",
        modified: "MODIFIED",
        deleted: "DELETED",
        bookmark: "BOOKMARK",
        error: "ERROR",
        version: "metadata.resourceVersion",
        status: "code",
        expired: 410,
    };
    #[inline]
    fn set_watch(&mut self, version: Option<String>) {
        self.watch_2 = Some(true);
        self.allow_watch_bookmarks = self.allow_watch_bookmarks.or(Some(true));
        if version.is_some() {
            self.resource_version = version;
        }
    }
    #[inline]
    fn list_version(list: &Self::Output) -> Option<&str> {
        list.metadata
            .as_ref()
            .and_then(|value| value.resource_version.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn object_version(object: &Self::Object) -> Option<&str> {
        object
            .metadata
            .as_ref()
            .and_then(|value| value.resource_version.as_deref())
            .filter(|text| !text.is_empty())
    }
    #[inline]
    fn objects(list: Self::Output) -> Vec<Self::Object> {
        list.items
    }
    #[inline]
    fn set_next_page(&mut self, list: &Self::Output) -> bool {
        let token = <Self as crate::runtime::Paged>::next_page_token(list)
            .map(str::to_owned);
        let has_next = token.is_some();
        if let Some(token) = token {
            crate::runtime::Paged::set_page_token(self, token);
        }
        has_next
    }
}
