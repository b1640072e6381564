//! Types of `io.k8s.apimachinery.pkg.apis.meta.v1`.
use ::serde::{Deserialize, Serialize};

/// The resources of an API group and version.
///
/// `io.k8s.apimachinery.pkg.apis.meta.v1.APIResourceList` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ApiResourceList {
    /// The version of this schema, `v1`.
    pub api_version: Option<String>,
    /// The group and version.
    pub group_version: String,
    /// The type of this object, `APIResourceList`.
    pub kind: Option<String>,
    /// The resources.
    pub resources: Vec<ApiResource>,
}
impl ApiResourceList {
    /// Creates a [`ApiResourceList`] from its required members.
    #[must_use]
    pub fn new(
        group_version: impl Into<String>,
        resources: impl IntoIterator<Item = ApiResource>,
    ) -> Self {
        Self {
            api_version: Some("v1".into()),
            group_version: group_version.into(),
            kind: Some("APIResourceList".into()),
            resources: resources.into_iter().collect(),
        }
    }
}
impl crate::runtime::read::FromJson for ApiResourceList {
    const MEMBERS: &'static [&'static str] = &[
        "apiVersion",
        "groupVersion",
        "kind",
        "resources",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            api_version: None,
            group_version: ::std::default::Default::default(),
            kind: None,
            resources: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.api_version),
                1 => members.value(&mut read.group_version),
                2 => members.optional(&mut read.kind),
                3 => members.filled(&mut read.resources),
                _ => members.skip(),
            }
        }
        members.end(&[1])
    }
}
impl<'de> Deserialize<'de> for ApiResourceList {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ApiResourceList {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("apiVersion", &self.api_version);
        object.member("groupVersion", &self.group_version);
        object.optional("kind", &self.kind);
        object.member("resources", &self.resources);
        object.end()
    }
}

/// A resource of an API group.
///
/// `io.k8s.apimachinery.pkg.apis.meta.v1.APIResource` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ApiResource {
    /// The categories that the resource belongs to, for example `all`.
    pub categories: Option<Vec<String>>,
    /// The resource's group. Defaults to that of the list.
    pub group: Option<String>,
    /// The type of the resource's objects.
    pub kind: String,
    /// The resource's plural name, as in paths.
    pub name: String,
    /// Indicates whether the resource's objects are in namespaces.
    pub namespaced: bool,
    /// Short names for command lines.
    pub short_names: Option<Vec<String>>,
    /// The resource's singular name.
    pub singular_name: String,
    /// A hash of the version in which objects are stored.
    pub storage_version_hash: Option<String>,
    /// The supported verbs, for example `create`.
    pub verbs: Vec<String>,
    /// The resource's version. Defaults to that of the list.
    pub version: Option<String>,
}
impl ApiResource {
    /// Creates a [`ApiResource`] from its required members.
    #[must_use]
    pub fn new(
        kind: impl Into<String>,
        name: impl Into<String>,
        namespaced: bool,
        singular_name: impl Into<String>,
        verbs: impl IntoIterator<Item: Into<String>>,
    ) -> Self {
        Self {
            categories: None,
            group: None,
            kind: kind.into(),
            name: name.into(),
            namespaced,
            short_names: None,
            singular_name: singular_name.into(),
            storage_version_hash: None,
            verbs: verbs.into_iter().map(Into::into).collect(),
            version: None,
        }
    }
}
impl crate::runtime::read::FromJson for ApiResource {
    const MEMBERS: &'static [&'static str] = &[
        "categories",
        "group",
        "kind",
        "name",
        "namespaced",
        "shortNames",
        "singularName",
        "storageVersionHash",
        "verbs",
        "version",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            categories: None,
            group: None,
            kind: ::std::default::Default::default(),
            name: ::std::default::Default::default(),
            namespaced: ::std::default::Default::default(),
            short_names: None,
            singular_name: ::std::default::Default::default(),
            storage_version_hash: None,
            verbs: ::std::default::Default::default(),
            version: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.categories),
                1 => members.optional(&mut read.group),
                2 => members.value(&mut read.kind),
                3 => members.value(&mut read.name),
                4 => members.value(&mut read.namespaced),
                5 => members.optional(&mut read.short_names),
                6 => members.value(&mut read.singular_name),
                7 => members.optional(&mut read.storage_version_hash),
                8 => members.filled(&mut read.verbs),
                9 => members.optional(&mut read.version),
                _ => members.skip(),
            }
        }
        members.end(&[2, 3, 4, 6])
    }
}
impl<'de> Deserialize<'de> for ApiResource {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ApiResource {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("categories", &self.categories);
        object.optional("group", &self.group);
        object.member("kind", &self.kind);
        object.member("name", &self.name);
        object.member("namespaced", &self.namespaced);
        object.optional("shortNames", &self.short_names);
        object.member("singularName", &self.singular_name);
        object.optional("storageVersionHash", &self.storage_version_hash);
        object.member("verbs", &self.verbs);
        object.optional("version", &self.version);
        object.end()
    }
}

/// The result of a call that does not return another object.
///
/// `io.k8s.apimachinery.pkg.apis.meta.v1.Status` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Status {
    /// The version of this schema, `v1`.
    pub api_version: Option<String>,
    /// The HTTP status that goes with it; 0 or absent means unknown.
    pub code: Option<i32>,
    /// More about the reason of a Status. Which fields there are depends on the reason.
    pub details: Option<StatusDetails>,
    /// The cloud's own code for what is wrong, for example `CCI.02.409101`.
    pub error_code: Option<String>,
    /// The type of this object, `Status`.
    pub kind: String,
    /// A human-readable message.
    pub message: Option<String>,
    /// The metadata of a list.
    pub metadata: Option<ListMeta>,
    /// A brief machine-readable reason, for example `NotFound`. It is more precise than the status code. Absent if the reason is
    /// unknown.
    pub reason: Option<String>,
    /// The outcome of a call.
    pub status: Option<StatusOutcome>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<
        String,
        crate::runtime::value::Json,
    >,
}
impl Default for Status {
    fn default() -> Self {
        Self {
            api_version: Some("v1".into()),
            code: None,
            details: None,
            error_code: None,
            kind: "Status".into(),
            message: None,
            metadata: None,
            reason: None,
            status: None,
            additional_properties: ::std::collections::BTreeMap::new(),
        }
    }
}
impl crate::runtime::read::FromJson for Status {
    const MEMBERS: &'static [&'static str] = &[
        "apiVersion",
        "code",
        "details",
        "errorCode",
        "kind",
        "message",
        "metadata",
        "reason",
        "status",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.all_members(Self::MEMBERS)?;
        let empty = Self {
            api_version: None,
            code: None,
            details: None,
            error_code: None,
            kind: ::std::default::Default::default(),
            message: None,
            metadata: None,
            reason: None,
            status: None,
            additional_properties: ::std::collections::BTreeMap::new(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.api_version),
                1 => members.optional(&mut read.code),
                2 => members.optional(&mut read.details),
                3 => members.optional(&mut read.error_code),
                4 => members.value(&mut read.kind),
                5 => members.optional(&mut read.message),
                6 => members.optional(&mut read.metadata),
                7 => members.optional(&mut read.reason),
                8 => members.optional(&mut read.status),
                _ => members.rest(&mut read.additional_properties),
            }
        }
        members.end(&[4])
    }
}
impl<'de> Deserialize<'de> for Status {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Status {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("apiVersion", &self.api_version);
        object.optional("code", &self.code);
        object.optional("details", &self.details);
        object.optional("errorCode", &self.error_code);
        object.member("kind", &self.kind);
        object.optional("message", &self.message);
        object.optional("metadata", &self.metadata);
        object.optional("reason", &self.reason);
        object.optional("status", &self.status);
        object.rest(&self.additional_properties);
        object.end()
    }
}

/// More about the reason of a Status. Which fields there are depends on the reason.
///
/// `io.k8s.apimachinery.pkg.apis.meta.v1.StatusDetails` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct StatusDetails {
    /// The faults of the request, for reasons that have details.
    pub causes: Option<Vec<StatusCause>>,
    /// The API group of the object in question.
    pub group: Option<String>,
    /// The type of the object; often its plural, as in the path.
    pub kind: Option<String>,
    /// The name of the object in question.
    pub name: Option<String>,
    /// Seconds to wait before trying again, or before doing what the reason asks for instead.
    pub retry_after_seconds: Option<i32>,
    /// The id of the object in question.
    pub uid: Option<String>,
}
impl crate::runtime::read::FromJson for StatusDetails {
    const MEMBERS: &'static [&'static str] = &[
        "causes",
        "group",
        "kind",
        "name",
        "retryAfterSeconds",
        "uid",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            causes: None,
            group: None,
            kind: None,
            name: None,
            retry_after_seconds: None,
            uid: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.causes),
                1 => members.optional(&mut read.group),
                2 => members.optional(&mut read.kind),
                3 => members.optional(&mut read.name),
                4 => members.optional(&mut read.retry_after_seconds),
                5 => members.optional(&mut read.uid),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for StatusDetails {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for StatusDetails {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("causes", &self.causes);
        object.optional("group", &self.group);
        object.optional("kind", &self.kind);
        object.optional("name", &self.name);
        object.optional("retryAfterSeconds", &self.retry_after_seconds);
        object.optional("uid", &self.uid);
        object.end()
    }
}

/// One of the things that are wrong with a request.
///
/// `io.k8s.apimachinery.pkg.apis.meta.v1.StatusCause` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct StatusCause {
    /// The path of the field in the JSON, for example `items[0].name`. A field with several faults has several causes.
    pub field: Option<String>,
    /// A human-readable message about the fault.
    pub message: Option<String>,
    /// A brief machine-readable reason, for example `FieldValueInvalid`.
    pub reason: Option<String>,
}
impl crate::runtime::read::FromJson for StatusCause {
    const MEMBERS: &'static [&'static str] = &["field", "message", "reason"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            field: None,
            message: None,
            reason: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.field),
                1 => members.optional(&mut read.message),
                2 => members.optional(&mut read.reason),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for StatusCause {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for StatusCause {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("field", &self.field);
        object.optional("message", &self.message);
        object.optional("reason", &self.reason);
        object.end()
    }
}

/// The metadata of a list.
///
/// `io.k8s.apimachinery.pkg.apis.meta.v1.ListMeta` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListMeta {
    /// The token for the next page; empty or absent on the last page. It is opaque and expires after some minutes. `resourceVersion`
    /// is the same on all pages, unless the token came with an error.
    pub r#continue: Option<String>,
    /// The estimated number of items after this page; absent on the last page, with a selector, and on old servers.
    pub remaining_item_count: Option<i64>,
    /// The version of the data that the list was made from. It is opaque and can only be sent back.
    pub resource_version: Option<String>,
    /// The list's path in the API. Servers have stopped sending it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub self_link: Option<String>,
}
impl crate::runtime::read::FromJson for ListMeta {
    const MEMBERS: &'static [&'static str] = &[
        "continue",
        "remainingItemCount",
        "resourceVersion",
        "selfLink",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            r#continue: None,
            remaining_item_count: None,
            resource_version: None,
            self_link: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.r#continue),
                1 => members.optional(&mut read.remaining_item_count),
                2 => members.optional(&mut read.resource_version),
                3 => members.optional(&mut read.self_link),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for ListMeta {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ListMeta {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("continue", &self.r#continue);
        object.optional("remainingItemCount", &self.remaining_item_count);
        object.optional("resourceVersion", &self.resource_version);
        object.optional("selfLink", &self.self_link);
        object.end()
    }
}

/// The outcome of a call.
///
/// `io.k8s.apimachinery.pkg.apis.meta.v1.StatusOutcome` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum StatusOutcome {
    /// The call succeeded.
    ///
    /// `"Success"`.
    Success,
    /// The call failed; `reason` and `message` give the cause.
    ///
    /// `"Failure"`.
    Failure,
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl StatusOutcome {
    /// Returns the value as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Success => "Success",
            Self::Failure => "Failure",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for StatusOutcome {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl AsRef<str> for StatusOutcome {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl Serialize for StatusOutcome {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for StatusOutcome {
    fn from(text: &str) -> Self {
        match text {
            "Success" => Self::Success,
            "Failure" => Self::Failure,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for StatusOutcome {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl ::std::str::FromStr for StatusOutcome {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for StatusOutcome {
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
impl<'de> Deserialize<'de> for StatusOutcome {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// The metadata that every stored object has.
///
/// `io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ObjectMeta {
    /// Texts that tools attach. Selectors cannot use them.
    pub annotations: Option<::std::collections::BTreeMap<String, String>>,
    /// The cluster that the object is of. The server ignores it.
    ///
    /// Read-only: the server sets it.
    pub cluster_name: Option<String>,
    /// The time at which the object was created. Set by the server; `null` in a template.
    ///
    /// Read-only: the server sets it.
    pub creation_timestamp: Option<crate::runtime::value::DateTime>,
    /// Seconds that the object was given to end, once it is being deleted. Set by the server.
    ///
    /// Read-only: the server sets it.
    pub deletion_grace_period_seconds: Option<i64>,
    /// The time at which the object will be deleted. Set by the server when the deletion begins.
    ///
    /// Read-only: the server sets it.
    pub deletion_timestamp: Option<crate::runtime::value::DateTime>,
    /// Indicates whether the object is available.
    ///
    /// Read-only: the server sets it.
    pub enable: Option<bool>,
    /// Tasks that must be finished before the object can be deleted. A controller that has finished one removes its entry.
    pub finalizers: Option<Vec<String>>,
    /// The start of a name that the server completes, where `name` is absent.
    pub generate_name: Option<String>,
    /// The number of changes of the desired state. Set by the server.
    ///
    /// Read-only: the server sets it.
    pub generation: Option<i64>,
    /// Controllers that have to act before the object becomes visible.
    ///
    /// Read-only: the server sets it.
    pub initializers: Option<Initializers>,
    /// Names and values that objects are selected by.
    pub labels: Option<::std::collections::BTreeMap<String, String>>,
    /// The managers of the fields. Maintained by the server.
    ///
    /// Read-only: the server sets it.
    pub managed_fields: Option<Vec<ManagedFieldsEntry>>,
    /// The object's name, unique in its namespace among objects of its type; it cannot be changed.
    pub name: Option<String>,
    /// The namespace that the object is in; it cannot be changed.
    pub namespace: Option<String>,
    /// The objects that this object depends on. It is deleted after all of them have been deleted.
    pub owner_references: Option<Vec<OwnerReference>>,
    /// The version of the object, opaque. Sent back as a precondition, it guards against changes in between.
    pub resource_version: Option<String>,
    /// The object's path in the API. Servers have stopped sending it.
    ///
    /// Read-only: the server sets it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub self_link: Option<String>,
    /// The object's ID. No other object ever gets it, not even one of the same name. Set by the server.
    pub uid: Option<String>,
}
impl ObjectMeta {
    /// Texts that tools attach. Selectors cannot use them.
    #[must_use]
    pub fn annotations(
        mut self,
        value: ::std::collections::BTreeMap<String, String>,
    ) -> Self {
        self.annotations = Some(value);
        self
    }
    /// The cluster that the object is of. The server ignores it.
    ///
    /// Read-only: the server sets it.
    #[must_use]
    pub fn cluster_name(mut self, value: impl Into<String>) -> Self {
        self.cluster_name = Some(value.into());
        self
    }
    /// The time at which the object was created. Set by the server; `null` in a template.
    ///
    /// Read-only: the server sets it.
    #[must_use]
    pub fn creation_timestamp(
        mut self,
        value: impl Into<crate::runtime::value::DateTime>,
    ) -> Self {
        self.creation_timestamp = Some(value.into());
        self
    }
    /// Seconds that the object was given to end, once it is being deleted. Set by the server.
    ///
    /// Read-only: the server sets it.
    #[must_use]
    pub fn deletion_grace_period_seconds(mut self, value: i64) -> Self {
        self.deletion_grace_period_seconds = Some(value);
        self
    }
    /// The time at which the object will be deleted. Set by the server when the deletion begins.
    ///
    /// Read-only: the server sets it.
    #[must_use]
    pub fn deletion_timestamp(
        mut self,
        value: impl Into<crate::runtime::value::DateTime>,
    ) -> Self {
        self.deletion_timestamp = Some(value.into());
        self
    }
    /// Indicates whether the object is available.
    ///
    /// Read-only: the server sets it.
    #[must_use]
    pub fn enable(mut self, value: bool) -> Self {
        self.enable = Some(value);
        self
    }
    /// Tasks that must be finished before the object can be deleted. A controller that has finished one removes its entry.
    #[must_use]
    pub fn finalizers(mut self, value: impl IntoIterator<Item: Into<String>>) -> Self {
        self.finalizers = Some(value.into_iter().map(Into::into).collect());
        self
    }
    /// The start of a name that the server completes, where `name` is absent.
    #[must_use]
    pub fn generate_name(mut self, value: impl Into<String>) -> Self {
        self.generate_name = Some(value.into());
        self
    }
    /// The number of changes of the desired state. Set by the server.
    ///
    /// Read-only: the server sets it.
    #[must_use]
    pub fn generation(mut self, value: i64) -> Self {
        self.generation = Some(value);
        self
    }
    /// Controllers that have to act before the object becomes visible.
    ///
    /// Read-only: the server sets it.
    #[must_use]
    pub fn initializers(mut self, value: Initializers) -> Self {
        self.initializers = Some(value);
        self
    }
    /// Names and values that objects are selected by.
    #[must_use]
    pub fn labels(
        mut self,
        value: ::std::collections::BTreeMap<String, String>,
    ) -> Self {
        self.labels = Some(value);
        self
    }
    /// The managers of the fields. Maintained by the server.
    ///
    /// Read-only: the server sets it.
    #[must_use]
    pub fn managed_fields(
        mut self,
        value: impl IntoIterator<Item = ManagedFieldsEntry>,
    ) -> Self {
        self.managed_fields = Some(value.into_iter().collect());
        self
    }
    /// The object's name, unique in its namespace among objects of its type; it cannot be changed.
    #[must_use]
    pub fn name(mut self, value: impl Into<String>) -> Self {
        self.name = Some(value.into());
        self
    }
    /// The namespace that the object is in; it cannot be changed.
    #[must_use]
    pub fn namespace(mut self, value: impl Into<String>) -> Self {
        self.namespace = Some(value.into());
        self
    }
    /// The objects that this object depends on. It is deleted after all of them have been deleted.
    #[must_use]
    pub fn owner_references(
        mut self,
        value: impl IntoIterator<Item = OwnerReference>,
    ) -> Self {
        self.owner_references = Some(value.into_iter().collect());
        self
    }
    /// The version of the object, opaque. Sent back as a precondition, it guards against changes in between.
    #[must_use]
    pub fn resource_version(mut self, value: impl Into<String>) -> Self {
        self.resource_version = Some(value.into());
        self
    }
    /// The object's path in the API. Servers have stopped sending it.
    ///
    /// Read-only: the server sets it.
    #[deprecated = "the API's description marks it as deprecated"]
    #[must_use]
    pub fn self_link(mut self, value: impl Into<String>) -> Self {
        self.self_link = Some(value.into());
        self
    }
    /// The object's ID. No other object ever gets it, not even one of the same name. Set by the server.
    #[must_use]
    pub fn uid(mut self, value: impl Into<String>) -> Self {
        self.uid = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for ObjectMeta {
    const MEMBERS: &'static [&'static str] = &[
        "annotations",
        "clusterName",
        "creationTimestamp",
        "deletionGracePeriodSeconds",
        "deletionTimestamp",
        "enable",
        "finalizers",
        "generateName",
        "generation",
        "initializers",
        "labels",
        "managedFields",
        "name",
        "namespace",
        "ownerReferences",
        "resourceVersion",
        "selfLink",
        "uid",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            annotations: None,
            cluster_name: None,
            creation_timestamp: None,
            deletion_grace_period_seconds: None,
            deletion_timestamp: None,
            enable: None,
            finalizers: None,
            generate_name: None,
            generation: None,
            initializers: None,
            labels: None,
            managed_fields: None,
            name: None,
            namespace: None,
            owner_references: None,
            resource_version: None,
            self_link: None,
            uid: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.annotations),
                1 => members.optional(&mut read.cluster_name),
                2 => members.optional(&mut read.creation_timestamp),
                3 => members.optional(&mut read.deletion_grace_period_seconds),
                4 => members.optional(&mut read.deletion_timestamp),
                5 => members.optional(&mut read.enable),
                6 => members.optional(&mut read.finalizers),
                7 => members.optional(&mut read.generate_name),
                8 => members.optional(&mut read.generation),
                9 => members.optional(&mut read.initializers),
                10 => members.optional(&mut read.labels),
                11 => members.optional(&mut read.managed_fields),
                12 => members.optional(&mut read.name),
                13 => members.optional(&mut read.namespace),
                14 => members.optional(&mut read.owner_references),
                15 => members.optional(&mut read.resource_version),
                16 => members.optional(&mut read.self_link),
                17 => members.optional(&mut read.uid),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for ObjectMeta {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ObjectMeta {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("annotations", &self.annotations);
        object.read_only("clusterName", &self.cluster_name);
        object.read_only("creationTimestamp", &self.creation_timestamp);
        object
            .read_only(
                "deletionGracePeriodSeconds",
                &self.deletion_grace_period_seconds,
            );
        object.read_only("deletionTimestamp", &self.deletion_timestamp);
        object.read_only("enable", &self.enable);
        object.optional("finalizers", &self.finalizers);
        object.optional("generateName", &self.generate_name);
        object.read_only("generation", &self.generation);
        object.read_only("initializers", &self.initializers);
        object.optional("labels", &self.labels);
        object.read_only("managedFields", &self.managed_fields);
        object.optional("name", &self.name);
        object.optional("namespace", &self.namespace);
        object.optional("ownerReferences", &self.owner_references);
        object.optional("resourceVersion", &self.resource_version);
        object.read_only("selfLink", &self.self_link);
        object.optional("uid", &self.uid);
        object.end()
    }
}

/// Controllers that have to act before an object becomes visible.
///
/// `io.k8s.apimachinery.pkg.apis.meta.v1.Initializers` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Initializers {
    /// The controllers that have not acted yet, in order.
    pub pending: Vec<Initializer>,
    /// The failure that ended the initialization.
    pub result: Option<Box<Status>>,
}
impl Initializers {
    /// Creates a [`Initializers`] from its required members.
    #[must_use]
    pub fn new(pending: impl IntoIterator<Item = Initializer>) -> Self {
        Self {
            pending: pending.into_iter().collect(),
            result: None,
        }
    }
}
impl crate::runtime::read::FromJson for Initializers {
    const MEMBERS: &'static [&'static str] = &["pending", "result"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            pending: ::std::default::Default::default(),
            result: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.filled(&mut read.pending),
                1 => members.optional(&mut read.result),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for Initializers {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Initializers {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("pending", &self.pending);
        object.optional("result", &self.result);
        object.end()
    }
}

/// A controller that has not acted on an object yet.
///
/// `io.k8s.apimachinery.pkg.apis.meta.v1.Initializer` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Initializer {
    /// The controller's name.
    pub name: String,
}
impl Initializer {
    /// Creates a [`Initializer`] from its required members.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into() }
    }
}
impl crate::runtime::read::FromJson for Initializer {
    const MEMBERS: &'static [&'static str] = &["name"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            name: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.value(&mut read.name),
                _ => members.skip(),
            }
        }
        members.end(&[0])
    }
}
impl<'de> Deserialize<'de> for Initializer {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Initializer {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("name", &self.name);
        object.end()
    }
}

/// The fields that one manager has set with one operation.
///
/// `io.k8s.apimachinery.pkg.apis.meta.v1.ManagedFieldsEntry` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ManagedFieldsEntry {
    /// The version of the object's schema that the fields are of, for example `batch/v1`.
    pub api_version: Option<String>,
    /// The field set in the format of servers before `fieldsV1`.
    pub fields: Option<
        ::std::collections::BTreeMap<String, crate::runtime::value::Json>,
    >,
    /// The format of the fields; `FieldsV1` is the one that exists.
    pub fields_type: Option<String>,
    /// The fields that the manager has set.
    pub fields_v1: Option<FieldsV1>,
    /// The name of the manager.
    pub manager: Option<String>,
    /// The operation that has set fields: server-side apply or any other.
    pub operation: Option<ManagedFieldsOperation>,
    /// The time of the change.
    pub time: Option<crate::runtime::value::DateTime>,
}
impl crate::runtime::read::FromJson for ManagedFieldsEntry {
    const MEMBERS: &'static [&'static str] = &[
        "apiVersion",
        "fields",
        "fieldsType",
        "fieldsV1",
        "manager",
        "operation",
        "time",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            api_version: None,
            fields: None,
            fields_type: None,
            fields_v1: None,
            manager: None,
            operation: None,
            time: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.api_version),
                1 => members.optional(&mut read.fields),
                2 => members.optional(&mut read.fields_type),
                3 => members.optional(&mut read.fields_v1),
                4 => members.optional(&mut read.manager),
                5 => members.optional(&mut read.operation),
                6 => members.optional(&mut read.time),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for ManagedFieldsEntry {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ManagedFieldsEntry {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("apiVersion", &self.api_version);
        object.optional("fields", &self.fields);
        object.optional("fieldsType", &self.fields_type);
        object.optional("fieldsV1", &self.fields_v1);
        object.optional("manager", &self.manager);
        object.optional("operation", &self.operation);
        object.optional("time", &self.time);
        object.end()
    }
}

/// A set of fields as a tree: `f:name` for a member, `k:{…}` for the list item with these keys, `v:…` for a list item of this value,
/// `.` for the node itself.
///
/// `io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1` in the API's description.
pub type FieldsV1 = ::std::collections::BTreeMap<String, crate::runtime::value::Json>;

/// The operation that has set fields: server-side apply or any other.
///
/// `io.k8s.apimachinery.pkg.apis.meta.v1.ManagedFieldsOperation` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ManagedFieldsOperation {
    /// Server-side apply.
    ///
    /// `"Apply"`.
    Apply,
    /// Any other operation.
    ///
    /// `"Update"`.
    Update,
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl ManagedFieldsOperation {
    /// Returns the value as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Apply => "Apply",
            Self::Update => "Update",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for ManagedFieldsOperation {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl AsRef<str> for ManagedFieldsOperation {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl Serialize for ManagedFieldsOperation {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for ManagedFieldsOperation {
    fn from(text: &str) -> Self {
        match text {
            "Apply" => Self::Apply,
            "Update" => Self::Update,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for ManagedFieldsOperation {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl ::std::str::FromStr for ManagedFieldsOperation {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for ManagedFieldsOperation {
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
impl<'de> Deserialize<'de> for ManagedFieldsOperation {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// An object that another one depends on, in the same namespace or in none.
///
/// `io.k8s.apimachinery.pkg.apis.meta.v1.OwnerReference` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct OwnerReference {
    /// The group and version of the owner's type.
    pub api_version: String,
    /// Specifies whether a foreground deletion of the owner waits for this object.
    pub block_owner_deletion: Option<bool>,
    /// Specifies whether the owner is the one that manages this object.
    pub controller: Option<bool>,
    /// The owner's type.
    pub kind: String,
    /// The owner's name.
    pub name: String,
    /// The owner's id.
    pub uid: String,
}
impl OwnerReference {
    /// Creates a [`OwnerReference`] from its required members.
    #[must_use]
    pub fn new(
        api_version: impl Into<String>,
        kind: impl Into<String>,
        name: impl Into<String>,
        uid: impl Into<String>,
    ) -> Self {
        Self {
            api_version: api_version.into(),
            block_owner_deletion: None,
            controller: None,
            kind: kind.into(),
            name: name.into(),
            uid: uid.into(),
        }
    }
    /// Specifies whether a foreground deletion of the owner waits for this object.
    #[must_use]
    pub fn block_owner_deletion(mut self, value: bool) -> Self {
        self.block_owner_deletion = Some(value);
        self
    }
    /// Specifies whether the owner is the one that manages this object.
    #[must_use]
    pub fn controller(mut self, value: bool) -> Self {
        self.controller = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for OwnerReference {
    const MEMBERS: &'static [&'static str] = &[
        "apiVersion",
        "blockOwnerDeletion",
        "controller",
        "kind",
        "name",
        "uid",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            api_version: ::std::default::Default::default(),
            block_owner_deletion: None,
            controller: None,
            kind: ::std::default::Default::default(),
            name: ::std::default::Default::default(),
            uid: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.value(&mut read.api_version),
                1 => members.optional(&mut read.block_owner_deletion),
                2 => members.optional(&mut read.controller),
                3 => members.value(&mut read.kind),
                4 => members.value(&mut read.name),
                5 => members.value(&mut read.uid),
                _ => members.skip(),
            }
        }
        members.end(&[0, 3, 4, 5])
    }
}
impl<'de> Deserialize<'de> for OwnerReference {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for OwnerReference {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("apiVersion", &self.api_version);
        object.optional("blockOwnerDeletion", &self.block_owner_deletion);
        object.optional("controller", &self.controller);
        object.member("kind", &self.kind);
        object.member("name", &self.name);
        object.member("uid", &self.uid);
        object.end()
    }
}

/// The status of a condition.
///
/// `io.k8s.apimachinery.pkg.apis.meta.v1.ConditionStatus` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ConditionStatus {
    /// The condition is met.
    ///
    /// `"True"`.
    True,
    /// The condition is not met.
    ///
    /// `"False"`.
    False,
    /// The server cannot determine it.
    ///
    /// `"Unknown"`.
    Undetermined,
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl ConditionStatus {
    /// Returns the value as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::True => "True",
            Self::False => "False",
            Self::Undetermined => "Unknown",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for ConditionStatus {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl AsRef<str> for ConditionStatus {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl Serialize for ConditionStatus {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for ConditionStatus {
    fn from(text: &str) -> Self {
        match text {
            "True" => Self::True,
            "False" => Self::False,
            "Unknown" => Self::Undetermined,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for ConditionStatus {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl ::std::str::FromStr for ConditionStatus {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for ConditionStatus {
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
impl<'de> Deserialize<'de> for ConditionStatus {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// The stages of a request that a dry run skips. `All` is the only value.
///
/// `io.k8s.apimachinery.pkg.apis.meta.v1.DryRun` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DryRun {
    /// Runs every stage except storing.
    ///
    /// `"All"`.
    All,
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl DryRun {
    /// Returns the value as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::All => "All",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for DryRun {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl AsRef<str> for DryRun {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl Serialize for DryRun {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for DryRun {
    fn from(text: &str) -> Self {
        match text {
            "All" => Self::All,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for DryRun {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl ::std::str::FromStr for DryRun {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for DryRun {
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
impl<'de> Deserialize<'de> for DryRun {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// Options of a deletion.
///
/// `io.k8s.apimachinery.pkg.apis.meta.v1.DeleteOptions` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteOptions {
    /// The version of this schema, `v1`.
    pub api_version: Option<String>,
    /// `All` runs every stage of the request and stores nothing. Any other value is refused.
    pub dry_run: Option<Vec<DryRun>>,
    /// The time in seconds until the object is deleted; 0 deletes it immediately. Defaults to the period of the object's type.
    ///
    /// Allowed: at least 0.
    pub grace_period_seconds: Option<i64>,
    /// The type of this object, `DeleteOptions`.
    pub kind: Option<String>,
    /// Older form of `propagationPolicy`, and mutually exclusive with it: `true` adds the `orphan` finalizer, so that dependents
    /// stay; `false` removes it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub orphan_dependents: Option<bool>,
    /// Conditions of the deletion. If one of them is not met, the server returns 409.
    pub preconditions: Option<Preconditions>,
    /// The deletion of objects that depend on a deleted object. `Orphan`: they are kept. `Background`: they are deleted after the object.
    /// `Foreground`: they are deleted first, and the object stays visible until then.
    pub propagation_policy: Option<PropagationPolicy>,
}
impl Default for DeleteOptions {
    fn default() -> Self {
        Self {
            api_version: Some("v1".into()),
            dry_run: None,
            grace_period_seconds: None,
            kind: Some("DeleteOptions".into()),
            orphan_dependents: None,
            preconditions: None,
            propagation_policy: None,
        }
    }
}
impl DeleteOptions {
    /// The version of this schema, `v1`.
    #[must_use]
    pub fn api_version(mut self, value: impl Into<String>) -> Self {
        self.api_version = Some(value.into());
        self
    }
    /// `All` runs every stage of the request and stores nothing. Any other value is refused.
    #[must_use]
    pub fn dry_run(mut self, value: impl IntoIterator<Item: Into<DryRun>>) -> Self {
        self.dry_run = Some(value.into_iter().map(Into::into).collect());
        self
    }
    /// The time in seconds until the object is deleted; 0 deletes it immediately. Defaults to the period of the object's type.
    ///
    /// Allowed: at least 0.
    #[must_use]
    pub fn grace_period_seconds(mut self, value: i64) -> Self {
        self.grace_period_seconds = Some(value);
        self
    }
    /// The type of this object, `DeleteOptions`.
    #[must_use]
    pub fn kind(mut self, value: impl Into<String>) -> Self {
        self.kind = Some(value.into());
        self
    }
    /// Older form of `propagationPolicy`, and mutually exclusive with it: `true` adds the `orphan` finalizer, so that dependents
    /// stay; `false` removes it.
    #[deprecated = "the API's description marks it as deprecated"]
    #[must_use]
    pub fn orphan_dependents(mut self, value: bool) -> Self {
        self.orphan_dependents = Some(value);
        self
    }
    /// Conditions of the deletion. If one of them is not met, the server returns 409.
    #[must_use]
    pub fn preconditions(mut self, value: Preconditions) -> Self {
        self.preconditions = Some(value);
        self
    }
    /// The deletion of objects that depend on a deleted object. `Orphan`: they are kept. `Background`: they are deleted after the object.
    /// `Foreground`: they are deleted first, and the object stays visible until then.
    #[must_use]
    pub fn propagation_policy(mut self, value: impl Into<PropagationPolicy>) -> Self {
        self.propagation_policy = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for DeleteOptions {
    const MEMBERS: &'static [&'static str] = &[
        "apiVersion",
        "dryRun",
        "gracePeriodSeconds",
        "kind",
        "orphanDependents",
        "preconditions",
        "propagationPolicy",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            api_version: None,
            dry_run: None,
            grace_period_seconds: None,
            kind: None,
            orphan_dependents: None,
            preconditions: None,
            propagation_policy: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.api_version),
                1 => members.optional(&mut read.dry_run),
                2 => members.optional(&mut read.grace_period_seconds),
                3 => members.optional(&mut read.kind),
                4 => members.optional(&mut read.orphan_dependents),
                5 => members.optional(&mut read.preconditions),
                6 => members.optional(&mut read.propagation_policy),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for DeleteOptions {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for DeleteOptions {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("apiVersion", &self.api_version);
        object.optional("dryRun", &self.dry_run);
        object.optional("gracePeriodSeconds", &self.grace_period_seconds);
        object.optional("kind", &self.kind);
        object.optional("orphanDependents", &self.orphan_dependents);
        object.optional("preconditions", &self.preconditions);
        object.optional("propagationPolicy", &self.propagation_policy);
        object.end()
    }
}
#[cfg(feature = "validate")]
impl crate::runtime::check::Check for DeleteOptions {
    fn check(
        &self,
        at: crate::runtime::check::At<'_>,
    ) -> Result<(), crate::runtime::RequestError> {
        at.exclusive(
            &[
                ("propagationPolicy", self.propagation_policy.is_some()),
                ("orphanDependents", self.orphan_dependents.is_some()),
            ],
        )?;
        if let Some(value) = &self.grace_period_seconds {
            let at = at.member("gracePeriodSeconds");
            at.at_least(value, &0)?;
        }
        Ok(())
    }
}

/// Conditions of the deletion. If one of them is not met, the server returns 409.
///
/// `io.k8s.apimachinery.pkg.apis.meta.v1.Preconditions` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Preconditions {
    /// The object must still be at this version.
    pub resource_version: Option<String>,
    /// The object must have this id.
    pub uid: Option<String>,
}
impl Preconditions {
    /// The object must still be at this version.
    #[must_use]
    pub fn resource_version(mut self, value: impl Into<String>) -> Self {
        self.resource_version = Some(value.into());
        self
    }
    /// The object must have this id.
    #[must_use]
    pub fn uid(mut self, value: impl Into<String>) -> Self {
        self.uid = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for Preconditions {
    const MEMBERS: &'static [&'static str] = &["resourceVersion", "uid"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            resource_version: None,
            uid: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.resource_version),
                1 => members.optional(&mut read.uid),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for Preconditions {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Preconditions {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("resourceVersion", &self.resource_version);
        object.optional("uid", &self.uid);
        object.end()
    }
}

/// The deletion of objects that depend on a deleted object. `Orphan`: they are kept. `Background`: they are deleted after the object.
/// `Foreground`: they are deleted first, and the object stays visible until then.
///
/// `io.k8s.apimachinery.pkg.apis.meta.v1.PropagationPolicy` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PropagationPolicy {
    /// The dependents are kept and lose their owner.
    ///
    /// `"Orphan"`.
    Orphan,
    /// The object is deleted immediately, the dependents after it.
    ///
    /// `"Background"`.
    Background,
    /// The dependents are deleted first; the object exists until the last of them is deleted.
    ///
    /// `"Foreground"`.
    Foreground,
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl PropagationPolicy {
    /// Returns the value as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Orphan => "Orphan",
            Self::Background => "Background",
            Self::Foreground => "Foreground",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for PropagationPolicy {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl AsRef<str> for PropagationPolicy {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl Serialize for PropagationPolicy {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for PropagationPolicy {
    fn from(text: &str) -> Self {
        match text {
            "Orphan" => Self::Orphan,
            "Background" => Self::Background,
            "Foreground" => Self::Foreground,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for PropagationPolicy {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl ::std::str::FromStr for PropagationPolicy {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for PropagationPolicy {
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
impl<'de> Deserialize<'de> for PropagationPolicy {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// The changed members of an object, in the form of the object. `null` removes a member; lists are replaced as a whole (RFC 7386).
///
/// `io.k8s.apimachinery.pkg.apis.meta.v1.MergePatch` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct MergePatch {
    /// The changed entries of a `ConfigMap` or a Secret.
    pub data: Option<crate::runtime::value::Json>,
    /// The changed metadata, for example labels.
    pub metadata: Option<crate::runtime::value::Json>,
    /// The changed part of the specification.
    pub spec: Option<crate::runtime::value::Json>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<
        String,
        crate::runtime::value::Json,
    >,
}
impl MergePatch {
    /// The changed entries of a `ConfigMap` or a Secret.
    #[must_use]
    pub fn data(mut self, value: impl Into<crate::runtime::value::Json>) -> Self {
        self.data = Some(value.into());
        self
    }
    /// The changed metadata, for example labels.
    #[must_use]
    pub fn metadata(mut self, value: impl Into<crate::runtime::value::Json>) -> Self {
        self.metadata = Some(value.into());
        self
    }
    /// The changed part of the specification.
    #[must_use]
    pub fn spec(mut self, value: impl Into<crate::runtime::value::Json>) -> Self {
        self.spec = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for MergePatch {
    const MEMBERS: &'static [&'static str] = &["data", "metadata", "spec"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.all_members(Self::MEMBERS)?;
        let empty = Self {
            data: None,
            metadata: None,
            spec: None,
            additional_properties: ::std::collections::BTreeMap::new(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.data),
                1 => members.optional(&mut read.metadata),
                2 => members.optional(&mut read.spec),
                _ => members.rest(&mut read.additional_properties),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for MergePatch {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for MergePatch {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("data", &self.data);
        object.optional("metadata", &self.metadata);
        object.optional("spec", &self.spec);
        object.rest(&self.additional_properties);
        object.end()
    }
}

/// The changed members of an object, in the form of the object. Lists are merged by the keys of their type, for example containers by
/// `name`; `$patch` and other directives of Kubernetes change this.
///
/// `io.k8s.apimachinery.pkg.apis.meta.v1.StrategicMergePatch` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct StrategicMergePatch {
    /// The changed entries of a `ConfigMap` or a Secret.
    pub data: Option<crate::runtime::value::Json>,
    /// The changed metadata, for example labels.
    pub metadata: Option<crate::runtime::value::Json>,
    /// The changed part of the specification.
    pub spec: Option<crate::runtime::value::Json>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<
        String,
        crate::runtime::value::Json,
    >,
}
impl StrategicMergePatch {
    /// The changed entries of a `ConfigMap` or a Secret.
    #[must_use]
    pub fn data(mut self, value: impl Into<crate::runtime::value::Json>) -> Self {
        self.data = Some(value.into());
        self
    }
    /// The changed metadata, for example labels.
    #[must_use]
    pub fn metadata(mut self, value: impl Into<crate::runtime::value::Json>) -> Self {
        self.metadata = Some(value.into());
        self
    }
    /// The changed part of the specification.
    #[must_use]
    pub fn spec(mut self, value: impl Into<crate::runtime::value::Json>) -> Self {
        self.spec = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for StrategicMergePatch {
    const MEMBERS: &'static [&'static str] = &["data", "metadata", "spec"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.all_members(Self::MEMBERS)?;
        let empty = Self {
            data: None,
            metadata: None,
            spec: None,
            additional_properties: ::std::collections::BTreeMap::new(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.data),
                1 => members.optional(&mut read.metadata),
                2 => members.optional(&mut read.spec),
                _ => members.rest(&mut read.additional_properties),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for StrategicMergePatch {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for StrategicMergePatch {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("data", &self.data);
        object.optional("metadata", &self.metadata);
        object.optional("spec", &self.spec);
        object.rest(&self.additional_properties);
        object.end()
    }
}

/// Changes to an object, applied in order (RFC 6902).
///
/// `io.k8s.apimachinery.pkg.apis.meta.v1.JsonPatch` in the API's description.
pub type JsonPatch = Vec<JsonPatchOperation>;

/// One change of a JSON patch (RFC 6902).
///
/// `io.k8s.apimachinery.pkg.apis.meta.v1.JsonPatchOperation` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct JsonPatchOperation {
    /// The JSON pointer (RFC 6901) of the source, for `copy` and `move`.
    pub from: Option<String>,
    /// The operation of a JSON patch.
    pub op: JsonPatchOp,
    /// The JSON pointer (RFC 6901) of the changed location.
    pub path: String,
    /// The value, for `add`, `replace` and `test`.
    pub value: Option<crate::runtime::value::Json>,
}
impl JsonPatchOperation {
    /// Creates a [`JsonPatchOperation`] from its required members.
    #[must_use]
    pub fn new(op: impl Into<JsonPatchOp>, path: impl Into<String>) -> Self {
        Self {
            from: None,
            op: op.into(),
            path: path.into(),
            value: None,
        }
    }
    /// The JSON pointer (RFC 6901) of the source, for `copy` and `move`.
    #[must_use]
    pub fn from(mut self, value: impl Into<String>) -> Self {
        self.from = Some(value.into());
        self
    }
    /// The value, for `add`, `replace` and `test`.
    #[must_use]
    pub fn value(mut self, value: impl Into<crate::runtime::value::Json>) -> Self {
        self.value = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for JsonPatchOperation {
    const MEMBERS: &'static [&'static str] = &["from", "op", "path", "value"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            from: None,
            op: JsonPatchOp::Add,
            path: ::std::default::Default::default(),
            value: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.from),
                1 => members.value(&mut read.op),
                2 => members.value(&mut read.path),
                3 => members.optional(&mut read.value),
                _ => members.skip(),
            }
        }
        members.end(&[1, 2])
    }
}
impl<'de> Deserialize<'de> for JsonPatchOperation {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for JsonPatchOperation {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("from", &self.from);
        object.member("op", &self.op);
        object.member("path", &self.path);
        object.optional("value", &self.value);
        object.end()
    }
}

/// The operation of a JSON patch.
///
/// `io.k8s.apimachinery.pkg.apis.meta.v1.JsonPatchOp` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum JsonPatchOp {
    /// Adds a member or inserts an item.
    ///
    /// `"add"`.
    Add,
    /// Copies the value at `from`.
    ///
    /// `"copy"`.
    Copy,
    /// Moves the value at `from`.
    ///
    /// `"move"`.
    Move,
    /// Removes a value.
    ///
    /// `"remove"`.
    Remove,
    /// Replaces a value.
    ///
    /// `"replace"`.
    Replace,
    /// Fails the patch unless the value is equal.
    ///
    /// `"test"`.
    Test,
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl JsonPatchOp {
    /// Returns the value as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Add => "add",
            Self::Copy => "copy",
            Self::Move => "move",
            Self::Remove => "remove",
            Self::Replace => "replace",
            Self::Test => "test",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for JsonPatchOp {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl AsRef<str> for JsonPatchOp {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl Serialize for JsonPatchOp {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for JsonPatchOp {
    fn from(text: &str) -> Self {
        match text {
            "add" => Self::Add,
            "copy" => Self::Copy,
            "move" => Self::Move,
            "remove" => Self::Remove,
            "replace" => Self::Replace,
            "test" => Self::Test,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for JsonPatchOp {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl ::std::str::FromStr for JsonPatchOp {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for JsonPatchOp {
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
impl<'de> Deserialize<'de> for JsonPatchOp {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// A selection of objects by their labels. All conditions must be met; without conditions it selects every object.
///
/// `io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct LabelSelector {
    /// Conditions on single labels.
    pub match_expressions: Option<Vec<LabelSelectorRequirement>>,
    /// Labels that an object must have with these values.
    pub match_labels: Option<::std::collections::BTreeMap<String, String>>,
}
impl LabelSelector {
    /// Conditions on single labels.
    #[must_use]
    pub fn match_expressions(
        mut self,
        value: impl IntoIterator<Item = LabelSelectorRequirement>,
    ) -> Self {
        self.match_expressions = Some(value.into_iter().collect());
        self
    }
    /// Labels that an object must have with these values.
    #[must_use]
    pub fn match_labels(
        mut self,
        value: ::std::collections::BTreeMap<String, String>,
    ) -> Self {
        self.match_labels = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for LabelSelector {
    const MEMBERS: &'static [&'static str] = &["matchExpressions", "matchLabels"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            match_expressions: None,
            match_labels: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.match_expressions),
                1 => members.optional(&mut read.match_labels),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for LabelSelector {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for LabelSelector {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("matchExpressions", &self.match_expressions);
        object.optional("matchLabels", &self.match_labels);
        object.end()
    }
}

/// A condition on one label.
///
/// `io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelectorRequirement` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct LabelSelectorRequirement {
    /// The label's name.
    pub key: String,
    /// The comparison of a label with values.
    pub operator: LabelSelectorOperator,
    /// The values that `In` and `NotIn` compare with; empty for the others.
    pub values: Option<Vec<String>>,
}
impl LabelSelectorRequirement {
    /// Creates a [`LabelSelectorRequirement`] from its required members.
    #[must_use]
    pub fn new(
        key: impl Into<String>,
        operator: impl Into<LabelSelectorOperator>,
    ) -> Self {
        Self {
            key: key.into(),
            operator: operator.into(),
            values: None,
        }
    }
    /// The values that `In` and `NotIn` compare with; empty for the others.
    #[must_use]
    pub fn values(mut self, value: impl IntoIterator<Item: Into<String>>) -> Self {
        self.values = Some(value.into_iter().map(Into::into).collect());
        self
    }
}
impl crate::runtime::read::FromJson for LabelSelectorRequirement {
    const MEMBERS: &'static [&'static str] = &["key", "operator", "values"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            key: ::std::default::Default::default(),
            operator: LabelSelectorOperator::In,
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
impl<'de> Deserialize<'de> for LabelSelectorRequirement {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for LabelSelectorRequirement {
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

/// The comparison of a label with values.
///
/// `io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelectorOperator` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LabelSelectorOperator {
    /// The label has one of the values.
    ///
    /// `"In"`.
    In,
    /// The label has none of the values, or is absent.
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
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl LabelSelectorOperator {
    /// Returns the value as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::In => "In",
            Self::NotIn => "NotIn",
            Self::Exists => "Exists",
            Self::DoesNotExist => "DoesNotExist",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for LabelSelectorOperator {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl AsRef<str> for LabelSelectorOperator {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl Serialize for LabelSelectorOperator {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for LabelSelectorOperator {
    fn from(text: &str) -> Self {
        match text {
            "In" => Self::In,
            "NotIn" => Self::NotIn,
            "Exists" => Self::Exists,
            "DoesNotExist" => Self::DoesNotExist,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for LabelSelectorOperator {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl ::std::str::FromStr for LabelSelectorOperator {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for LabelSelectorOperator {
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
impl<'de> Deserialize<'de> for LabelSelectorOperator {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// An observation about an object.
///
/// `io.k8s.apimachinery.pkg.apis.meta.v1.Condition` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Condition {
    /// The time at which `status` last changed.
    pub last_transition_time: Option<crate::runtime::value::DateTime>,
    /// A human-readable message.
    pub message: Option<String>,
    /// The generation that the observation is about.
    pub observed_generation: Option<i64>,
    /// A brief machine-readable reason.
    pub reason: Option<String>,
    /// The status of a condition.
    pub status: ConditionStatus,
    /// The condition's type.
    pub r#type: String,
}
impl Condition {
    /// Creates a [`Condition`] from its required members.
    #[must_use]
    pub fn new(status: impl Into<ConditionStatus>, r#type: impl Into<String>) -> Self {
        Self {
            last_transition_time: None,
            message: None,
            observed_generation: None,
            reason: None,
            status: status.into(),
            r#type: r#type.into(),
        }
    }
}
impl crate::runtime::read::FromJson for Condition {
    const MEMBERS: &'static [&'static str] = &[
        "lastTransitionTime",
        "message",
        "observedGeneration",
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
            observed_generation: None,
            reason: None,
            status: ConditionStatus::True,
            r#type: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.last_transition_time),
                1 => members.optional(&mut read.message),
                2 => members.optional(&mut read.observed_generation),
                3 => members.optional(&mut read.reason),
                4 => members.value(&mut read.status),
                5 => members.value(&mut read.r#type),
                _ => members.skip(),
            }
        }
        members.end(&[4, 5])
    }
}
impl<'de> Deserialize<'de> for Condition {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Condition {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("lastTransitionTime", &self.last_transition_time);
        object.optional("message", &self.message);
        object.optional("observedGeneration", &self.observed_generation);
        object.optional("reason", &self.reason);
        object.member("status", &self.status);
        object.member("type", &self.r#type);
        object.end()
    }
}

/// The versions of the core group.
///
/// `io.k8s.apimachinery.pkg.apis.meta.v1.APIVersions` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ApiVersions {
    /// The version of this schema, `v1`.
    pub api_version: Option<String>,
    /// The type of this object, `APIVersions`.
    pub kind: Option<String>,
    /// The addresses of the server, by the client's network.
    pub server_address_by_client_cid_rs: Vec<ServerAddressByClientCidr>,
    /// The versions.
    pub versions: Vec<String>,
}
impl ApiVersions {
    /// Creates a [`ApiVersions`] from its required members.
    #[must_use]
    pub fn new(
        server_address_by_client_cid_rs: impl IntoIterator<
            Item = ServerAddressByClientCidr,
        >,
        versions: impl IntoIterator<Item: Into<String>>,
    ) -> Self {
        Self {
            api_version: Some("v1".into()),
            kind: Some("APIVersions".into()),
            server_address_by_client_cid_rs: server_address_by_client_cid_rs
                .into_iter()
                .collect(),
            versions: versions.into_iter().map(Into::into).collect(),
        }
    }
}
impl crate::runtime::read::FromJson for ApiVersions {
    const MEMBERS: &'static [&'static str] = &[
        "apiVersion",
        "kind",
        "serverAddressByClientCIDRs",
        "versions",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            api_version: None,
            kind: None,
            server_address_by_client_cid_rs: ::std::default::Default::default(),
            versions: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.api_version),
                1 => members.optional(&mut read.kind),
                2 => members.filled(&mut read.server_address_by_client_cid_rs),
                3 => members.filled(&mut read.versions),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for ApiVersions {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ApiVersions {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("apiVersion", &self.api_version);
        object.optional("kind", &self.kind);
        object
            .member("serverAddressByClientCIDRs", &self.server_address_by_client_cid_rs);
        object.member("versions", &self.versions);
        object.end()
    }
}

/// An address of a server, for clients of a network.
///
/// `io.k8s.apimachinery.pkg.apis.meta.v1.ServerAddressByClientCIDR` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ServerAddressByClientCidr {
    /// The clients' network in CIDR notation.
    pub client_cidr: String,
    /// The server's address: a host or IP address, with an optional port.
    pub server_address: String,
}
impl ServerAddressByClientCidr {
    /// Creates a [`ServerAddressByClientCidr`] from its required members.
    #[must_use]
    pub fn new(
        client_cidr: impl Into<String>,
        server_address: impl Into<String>,
    ) -> Self {
        Self {
            client_cidr: client_cidr.into(),
            server_address: server_address.into(),
        }
    }
}
impl crate::runtime::read::FromJson for ServerAddressByClientCidr {
    const MEMBERS: &'static [&'static str] = &["clientCIDR", "serverAddress"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            client_cidr: ::std::default::Default::default(),
            server_address: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.value(&mut read.client_cidr),
                1 => members.value(&mut read.server_address),
                _ => members.skip(),
            }
        }
        members.end(&[0, 1])
    }
}
impl<'de> Deserialize<'de> for ServerAddressByClientCidr {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ServerAddressByClientCidr {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("clientCIDR", &self.client_cidr);
        object.member("serverAddress", &self.server_address);
        object.end()
    }
}

/// The API groups of a server.
///
/// `io.k8s.apimachinery.pkg.apis.meta.v1.APIGroupList` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ApiGroupList {
    /// The version of this schema, `v1`.
    pub api_version: Option<String>,
    /// The groups.
    pub groups: Vec<ApiGroup>,
    /// The type of this object, `APIGroupList`.
    pub kind: Option<String>,
}
impl ApiGroupList {
    /// Creates a [`ApiGroupList`] from its required members.
    #[must_use]
    pub fn new(groups: impl IntoIterator<Item = ApiGroup>) -> Self {
        Self {
            api_version: Some("v1".into()),
            groups: groups.into_iter().collect(),
            kind: Some("APIGroupList".into()),
        }
    }
}
impl crate::runtime::read::FromJson for ApiGroupList {
    const MEMBERS: &'static [&'static str] = &["apiVersion", "groups", "kind"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            api_version: None,
            groups: ::std::default::Default::default(),
            kind: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.api_version),
                1 => members.filled(&mut read.groups),
                2 => members.optional(&mut read.kind),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for ApiGroupList {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ApiGroupList {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("apiVersion", &self.api_version);
        object.member("groups", &self.groups);
        object.optional("kind", &self.kind);
        object.end()
    }
}

/// An API group and its versions.
///
/// `io.k8s.apimachinery.pkg.apis.meta.v1.APIGroup` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ApiGroup {
    /// The version of this schema, `v1`.
    pub api_version: Option<String>,
    /// The type of this object, `APIGroup`.
    pub kind: Option<String>,
    /// The group's name.
    pub name: String,
    /// The version that the server prefers.
    pub preferred_version: Option<GroupVersionForDiscovery>,
    /// The addresses of the server, by the client's network.
    pub server_address_by_client_cid_rs: Option<Vec<ServerAddressByClientCidr>>,
    /// The versions that the server serves.
    pub versions: Vec<GroupVersionForDiscovery>,
}
impl ApiGroup {
    /// Creates a [`ApiGroup`] from its required members.
    #[must_use]
    pub fn new(
        name: impl Into<String>,
        versions: impl IntoIterator<Item = GroupVersionForDiscovery>,
    ) -> Self {
        Self {
            api_version: Some("v1".into()),
            kind: Some("APIGroup".into()),
            name: name.into(),
            preferred_version: None,
            server_address_by_client_cid_rs: None,
            versions: versions.into_iter().collect(),
        }
    }
}
impl crate::runtime::read::FromJson for ApiGroup {
    const MEMBERS: &'static [&'static str] = &[
        "apiVersion",
        "kind",
        "name",
        "preferredVersion",
        "serverAddressByClientCIDRs",
        "versions",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            api_version: None,
            kind: None,
            name: ::std::default::Default::default(),
            preferred_version: None,
            server_address_by_client_cid_rs: None,
            versions: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.api_version),
                1 => members.optional(&mut read.kind),
                2 => members.value(&mut read.name),
                3 => members.optional(&mut read.preferred_version),
                4 => members.optional(&mut read.server_address_by_client_cid_rs),
                5 => members.filled(&mut read.versions),
                _ => members.skip(),
            }
        }
        members.end(&[2])
    }
}
impl<'de> Deserialize<'de> for ApiGroup {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ApiGroup {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("apiVersion", &self.api_version);
        object.optional("kind", &self.kind);
        object.member("name", &self.name);
        object.optional("preferredVersion", &self.preferred_version);
        object
            .optional(
                "serverAddressByClientCIDRs",
                &self.server_address_by_client_cid_rs,
            );
        object.member("versions", &self.versions);
        object.end()
    }
}

/// A version of an API group.
///
/// `io.k8s.apimachinery.pkg.apis.meta.v1.GroupVersionForDiscovery` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GroupVersionForDiscovery {
    /// The group and version, as `group/version`.
    pub group_version: String,
    /// The version.
    pub version: String,
}
impl GroupVersionForDiscovery {
    /// Creates a [`GroupVersionForDiscovery`] from its required members.
    #[must_use]
    pub fn new(group_version: impl Into<String>, version: impl Into<String>) -> Self {
        Self {
            group_version: group_version.into(),
            version: version.into(),
        }
    }
}
impl crate::runtime::read::FromJson for GroupVersionForDiscovery {
    const MEMBERS: &'static [&'static str] = &["groupVersion", "version"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            group_version: ::std::default::Default::default(),
            version: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.value(&mut read.group_version),
                1 => members.value(&mut read.version),
                _ => members.skip(),
            }
        }
        members.end(&[0, 1])
    }
}
impl<'de> Deserialize<'de> for GroupVersionForDiscovery {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for GroupVersionForDiscovery {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("groupVersion", &self.group_version);
        object.member("version", &self.version);
        object.end()
    }
}
