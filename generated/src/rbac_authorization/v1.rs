//! Roles, and the users to whom they are granted.
use ::serde::{Deserialize, Serialize};

/// `ClusterRoles`, or a page of them.
///
/// `io.k8s.api.rbac.v1.ClusterRoleList` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ClusterRoleList {
    /// The version of this schema, `rbac.authorization.k8s.io/v1`.
    pub api_version: Option<String>,
    /// The `ClusterRoles`.
    pub items: Vec<ClusterRole>,
    /// The type of this object, `ClusterRoleList`.
    pub kind: Option<String>,
    /// The metadata of a list.
    pub metadata: Option<crate::meta::v1::ListMeta>,
}
impl ClusterRoleList {
    /// Creates a [`ClusterRoleList`] from its required members.
    #[must_use]
    pub fn new(items: impl IntoIterator<Item = ClusterRole>) -> Self {
        Self {
            api_version: Some("rbac.authorization.k8s.io/v1".into()),
            items: items.into_iter().collect(),
            kind: Some("ClusterRoleList".into()),
            metadata: None,
        }
    }
}
impl crate::runtime::read::FromJson for ClusterRoleList {
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
impl<'de> Deserialize<'de> for ClusterRoleList {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ClusterRoleList {
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

/// A set of permissions that is defined for the whole cluster.
///
/// `io.k8s.api.rbac.v1.ClusterRole` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ClusterRole {
    /// The roles that `rules` is computed from.
    pub aggregation_rule: Option<AggregationRule>,
    /// The version of this schema, `rbac.authorization.k8s.io/v1`.
    pub api_version: Option<String>,
    /// The type of this object, `ClusterRole`.
    pub kind: Option<String>,
    /// The metadata that every stored object has.
    pub metadata: Option<Box<crate::meta::v1::ObjectMeta>>,
    /// The permissions.
    pub rules: Option<Vec<PolicyRule>>,
}
impl Default for ClusterRole {
    fn default() -> Self {
        Self {
            aggregation_rule: None,
            api_version: Some("rbac.authorization.k8s.io/v1".into()),
            kind: Some("ClusterRole".into()),
            metadata: None,
            rules: None,
        }
    }
}
impl crate::runtime::read::FromJson for ClusterRole {
    const MEMBERS: &'static [&'static str] = &[
        "aggregationRule",
        "apiVersion",
        "kind",
        "metadata",
        "rules",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            aggregation_rule: None,
            api_version: None,
            kind: None,
            metadata: None,
            rules: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.aggregation_rule),
                1 => members.optional(&mut read.api_version),
                2 => members.optional(&mut read.kind),
                3 => members.optional(&mut read.metadata),
                4 => members.optional(&mut read.rules),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for ClusterRole {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ClusterRole {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("aggregationRule", &self.aggregation_rule);
        object.optional("apiVersion", &self.api_version);
        object.optional("kind", &self.kind);
        object.optional("metadata", &self.metadata);
        object.optional("rules", &self.rules);
        object.end()
    }
}

/// The roles whose rules are combined.
///
/// `io.k8s.api.rbac.v1.AggregationRule` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct AggregationRule {
    /// The labels of the combined `ClusterRoles`.
    pub cluster_role_selectors: Option<Vec<crate::meta::v1::LabelSelector>>,
}
impl crate::runtime::read::FromJson for AggregationRule {
    const MEMBERS: &'static [&'static str] = &["clusterRoleSelectors"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            cluster_role_selectors: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.cluster_role_selectors),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for AggregationRule {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for AggregationRule {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("clusterRoleSelectors", &self.cluster_role_selectors);
        object.end()
    }
}

/// A permission: verbs, and what they may be applied to.
///
/// `io.k8s.api.rbac.v1.PolicyRule` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PolicyRule {
    /// The API groups of the resources. An empty string is the core group.
    pub api_groups: Option<Vec<String>>,
    /// URL paths that are not resources; `*` is allowed as the last segment.
    pub non_resource_ur_ls: Option<Vec<String>>,
    /// The names of the permitted objects. All objects if it is empty.
    pub resource_names: Option<Vec<String>>,
    /// The permitted resources, for example `pods`.
    pub resources: Option<Vec<String>>,
    /// The permitted verbs, for example `get`; `*` is all.
    pub verbs: Vec<String>,
}
impl PolicyRule {
    /// Creates a [`PolicyRule`] from its required members.
    #[must_use]
    pub fn new(verbs: impl IntoIterator<Item: Into<String>>) -> Self {
        Self {
            api_groups: None,
            non_resource_ur_ls: None,
            resource_names: None,
            resources: None,
            verbs: verbs.into_iter().map(Into::into).collect(),
        }
    }
}
impl crate::runtime::read::FromJson for PolicyRule {
    const MEMBERS: &'static [&'static str] = &[
        "apiGroups",
        "nonResourceURLs",
        "resourceNames",
        "resources",
        "verbs",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            api_groups: None,
            non_resource_ur_ls: None,
            resource_names: None,
            resources: None,
            verbs: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.api_groups),
                1 => members.optional(&mut read.non_resource_ur_ls),
                2 => members.optional(&mut read.resource_names),
                3 => members.optional(&mut read.resources),
                4 => members.filled(&mut read.verbs),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for PolicyRule {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for PolicyRule {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("apiGroups", &self.api_groups);
        object.optional("nonResourceURLs", &self.non_resource_ur_ls);
        object.optional("resourceNames", &self.resource_names);
        object.optional("resources", &self.resources);
        object.member("verbs", &self.verbs);
        object.end()
    }
}

/// `RoleBindings`, or a page of them.
///
/// `io.k8s.api.rbac.v1.RoleBindingList` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RoleBindingList {
    /// The version of this schema, `rbac.authorization.k8s.io/v1`.
    pub api_version: Option<String>,
    /// The `RoleBindings`.
    pub items: Vec<RoleBinding>,
    /// The type of this object, `RoleBindingList`.
    pub kind: Option<String>,
    /// The metadata of a list.
    pub metadata: Option<crate::meta::v1::ListMeta>,
}
impl RoleBindingList {
    /// Creates a [`RoleBindingList`] from its required members.
    #[must_use]
    pub fn new(items: impl IntoIterator<Item = RoleBinding>) -> Self {
        Self {
            api_version: Some("rbac.authorization.k8s.io/v1".into()),
            items: items.into_iter().collect(),
            kind: Some("RoleBindingList".into()),
            metadata: None,
        }
    }
}
impl crate::runtime::read::FromJson for RoleBindingList {
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
impl<'de> Deserialize<'de> for RoleBindingList {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for RoleBindingList {
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

/// Grants the permissions of a role to users and groups within a namespace.
///
/// `io.k8s.api.rbac.v1.RoleBinding` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RoleBinding {
    /// The version of this schema, `rbac.authorization.k8s.io/v1`.
    pub api_version: Option<String>,
    /// The type of this object, `RoleBinding`.
    pub kind: Option<String>,
    /// The metadata that every stored object has.
    pub metadata: Option<Box<crate::meta::v1::ObjectMeta>>,
    /// The role. Cannot be changed.
    pub role_ref: RoleRef,
    /// The users and groups.
    pub subjects: Option<Vec<Subject>>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<
        String,
        crate::runtime::value::Json,
    >,
}
impl RoleBinding {
    /// Creates a [`RoleBinding`] from its required members.
    #[must_use]
    pub fn new(role_ref: RoleRef) -> Self {
        Self {
            api_version: Some("rbac.authorization.k8s.io/v1".into()),
            kind: Some("RoleBinding".into()),
            metadata: None,
            role_ref,
            subjects: None,
            additional_properties: ::std::collections::BTreeMap::new(),
        }
    }
    /// The version of this schema, `rbac.authorization.k8s.io/v1`.
    #[must_use]
    pub fn api_version(mut self, value: impl Into<String>) -> Self {
        self.api_version = Some(value.into());
        self
    }
    /// The type of this object, `RoleBinding`.
    #[must_use]
    pub fn kind(mut self, value: impl Into<String>) -> Self {
        self.kind = Some(value.into());
        self
    }
    /// The metadata that every stored object has.
    #[must_use]
    pub fn metadata(mut self, value: crate::meta::v1::ObjectMeta) -> Self {
        self.metadata = Some(Box::new(value));
        self
    }
    /// The users and groups.
    #[must_use]
    pub fn subjects(mut self, value: impl IntoIterator<Item = Subject>) -> Self {
        self.subjects = Some(value.into_iter().collect());
        self
    }
}
impl crate::runtime::read::FromJson for RoleBinding {
    const MEMBERS: &'static [&'static str] = &[
        "apiVersion",
        "kind",
        "metadata",
        "roleRef",
        "subjects",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.all_members(Self::MEMBERS)?;
        let mut read = (
            None::<String>,
            None::<String>,
            None::<Box<crate::meta::v1::ObjectMeta>>,
            None::<RoleRef>,
            None::<Vec<Subject>>,
            <::std::collections::BTreeMap<String, crate::runtime::value::Json>>::new(),
        );
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.0),
                1 => members.optional(&mut read.1),
                2 => members.optional(&mut read.2),
                3 => members.present(&mut read.3),
                4 => members.optional(&mut read.4),
                _ => members.rest(&mut read.5),
            }
        }
        let Some(role_ref) = read.3 else { return Err(members.missing(&[3])) };
        let whole = Self {
            api_version: read.0,
            kind: read.1,
            metadata: read.2,
            role_ref,
            subjects: read.4,
            additional_properties: read.5,
        };
        crate::runtime::read::put(place, whole);
        members.end(&[3])
    }
}
impl<'de> Deserialize<'de> for RoleBinding {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for RoleBinding {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("apiVersion", &self.api_version);
        object.optional("kind", &self.kind);
        object.optional("metadata", &self.metadata);
        object.member("roleRef", &self.role_ref);
        object.optional("subjects", &self.subjects);
        object.rest(&self.additional_properties);
        object.end()
    }
}

/// A reference to a role.
///
/// `io.k8s.api.rbac.v1.RoleRef` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RoleRef {
    /// The role's API group.
    pub api_group: String,
    /// The role's type: `Role` or `ClusterRole`.
    pub kind: String,
    /// The role's name.
    pub name: String,
}
impl RoleRef {
    /// Creates a [`RoleRef`] from its required members.
    #[must_use]
    pub fn new(
        api_group: impl Into<String>,
        kind: impl Into<String>,
        name: impl Into<String>,
    ) -> Self {
        Self {
            api_group: api_group.into(),
            kind: kind.into(),
            name: name.into(),
        }
    }
}
impl crate::runtime::read::FromJson for RoleRef {
    const MEMBERS: &'static [&'static str] = &["apiGroup", "kind", "name"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            api_group: ::std::default::Default::default(),
            kind: ::std::default::Default::default(),
            name: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.value(&mut read.api_group),
                1 => members.value(&mut read.kind),
                2 => members.value(&mut read.name),
                _ => members.skip(),
            }
        }
        members.end(&[0, 1, 2])
    }
}
impl<'de> Deserialize<'de> for RoleRef {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for RoleRef {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("apiGroup", &self.api_group);
        object.member("kind", &self.kind);
        object.member("name", &self.name);
        object.end()
    }
}

/// A user, group or service account.
///
/// `io.k8s.api.rbac.v1.Subject` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Subject {
    /// The subject's API group. Defaults to an empty string for service accounts.
    pub api_group: Option<String>,
    /// The type of a subject.
    pub kind: SubjectKind,
    /// The subject's name.
    pub name: String,
    /// The namespace of a service account.
    pub namespace: Option<String>,
}
impl Subject {
    /// Creates a [`Subject`] from its required members.
    #[must_use]
    pub fn new(kind: impl Into<SubjectKind>, name: impl Into<String>) -> Self {
        Self {
            api_group: None,
            kind: kind.into(),
            name: name.into(),
            namespace: None,
        }
    }
    /// The subject's API group. Defaults to an empty string for service accounts.
    #[must_use]
    pub fn api_group(mut self, value: impl Into<String>) -> Self {
        self.api_group = Some(value.into());
        self
    }
    /// The namespace of a service account.
    #[must_use]
    pub fn namespace(mut self, value: impl Into<String>) -> Self {
        self.namespace = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for Subject {
    const MEMBERS: &'static [&'static str] = &["apiGroup", "kind", "name", "namespace"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            api_group: None,
            kind: SubjectKind::User,
            name: ::std::default::Default::default(),
            namespace: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.api_group),
                1 => members.value(&mut read.kind),
                2 => members.value(&mut read.name),
                3 => members.optional(&mut read.namespace),
                _ => members.skip(),
            }
        }
        members.end(&[1, 2])
    }
}
impl<'de> Deserialize<'de> for Subject {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Subject {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("apiGroup", &self.api_group);
        object.member("kind", &self.kind);
        object.member("name", &self.name);
        object.optional("namespace", &self.namespace);
        object.end()
    }
}

/// The type of a subject.
///
/// `io.k8s.api.rbac.v1.SubjectKind` in the API's description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SubjectKind {
    /// A user.
    ///
    /// `"User"`.
    User,
    /// A group of users.
    ///
    /// `"Group"`.
    Group,
    /// A service account of a namespace.
    ///
    /// `"ServiceAccount"`.
    ServiceAccount,
    /// Any other value, kept as it was received.
    Unknown(String),
}
impl SubjectKind {
    /// Returns the value as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::User => "User",
            Self::Group => "Group",
            Self::ServiceAccount => "ServiceAccount",
            Self::Unknown(text) => text,
        }
    }
}
impl ::std::fmt::Display for SubjectKind {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl AsRef<str> for SubjectKind {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}
impl Serialize for SubjectKind {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl From<&str> for SubjectKind {
    fn from(text: &str) -> Self {
        match text {
            "User" => Self::User,
            "Group" => Self::Group,
            "ServiceAccount" => Self::ServiceAccount,
            _ => Self::Unknown(text.to_owned()),
        }
    }
}
impl From<String> for SubjectKind {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl ::std::str::FromStr for SubjectKind {
    type Err = ::std::convert::Infallible;
    #[inline]
    fn from_str(text: &str) -> Result<Self, ::std::convert::Infallible> {
        Ok(Self::from(text))
    }
}
impl crate::runtime::read::FromJson for SubjectKind {
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
impl<'de> Deserialize<'de> for SubjectKind {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}

/// The response to the deletion of one object, told apart by `kind`.
///
/// `io.k8s.api.rbac.v1.RoleBindingOrStatus` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum RoleBindingOrStatus {
    /// A [`RoleBinding`].
    RoleBinding(Box<RoleBinding>),
    /// A [`Status`](crate::meta::v1::Status).
    Status(Box<crate::meta::v1::Status>),
    /// A value that the API's description does not list, kept as it came.
    Unknown(crate::runtime::value::Json),
}
impl Serialize for RoleBindingOrStatus {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match self {
            Self::RoleBinding(value) => value.serialize(serializer),
            Self::Status(value) => value.serialize(serializer),
            Self::Unknown(json) => json.serialize(serializer),
        }
    }
}
impl crate::runtime::json::Union for RoleBindingOrStatus {
    #[inline]
    fn from_json(json: &str) -> ::serde_json::Result<Self> {
        match crate::runtime::json::tag(json.as_bytes(), "kind").as_deref() {
            Some("RoleBinding") => {
                crate::runtime::read::from_str(json).map(Self::RoleBinding)
            }
            Some("Status") => crate::runtime::read::from_str(json).map(Self::Status),
            _ => crate::runtime::json::unknown(json).map(Self::Unknown),
        }
    }
}
impl crate::runtime::read::FromJson for RoleBindingOrStatus {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::Text;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::json::union(json, place)
    }
}
impl<'de> Deserialize<'de> for RoleBindingOrStatus {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl From<RoleBinding> for RoleBindingOrStatus {
    fn from(value: RoleBinding) -> Self {
        Self::RoleBinding(Box::new(value))
    }
}
impl From<crate::meta::v1::Status> for RoleBindingOrStatus {
    fn from(value: crate::meta::v1::Status) -> Self {
        Self::Status(Box::new(value))
    }
}

/// The body, in one of the media types that the operation takes.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum PatchNamespacedRoleBindingBody {
    /// Sent as `application/merge-patch+json`.
    MergePatchJson(crate::meta::v1::MergePatch),
    /// Sent as `application/strategic-merge-patch+json`.
    StrategicMergePatchJson(crate::meta::v1::StrategicMergePatch),
    /// Sent as `application/json-patch+json`.
    JsonPatchJson(crate::meta::v1::JsonPatch),
}

/// List the `ClusterRoles`
///
/// Returns the `ClusterRoles`, or those that the selectors choose. With `limit` it returns one page at a time.
///
/// `GET /apis/rbac.authorization.k8s.io/v1/clusterroles`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/listRbacAuthorizationV1ClusterRole.html).
#[must_use = "a request does nothing until it is sent"]
pub fn list_cluster_role() -> ListClusterRole {
    ListClusterRole {
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
/// A request of [`list_cluster_role`](list_cluster_role()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListClusterRole {
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
impl ListClusterRole {
    /// Specifies whether a watch may send `BOOKMARK` events, which only hold a resource version. The server decides when it sends them.
    /// Ignored without `watch`.
    pub fn allow_watch_bookmarks(mut self, allow_watch_bookmarks: bool) -> Self {
        self.allow_watch_bookmarks = Some(allow_watch_bookmarks);
        self
    }
    /// The `metadata.continue` of the previous page, to request the next one; the rest of the query must be the same. Tokens are opaque
    /// and expire after 5 to 15 minutes. For an expired token the server returns 410 and a `Status` with a fresh one, which returns the
    /// rest from a newer snapshot. Excludes `watch`.
    pub fn r#continue(mut self, r#continue: impl Into<String>) -> Self {
        self.r#continue = Some(r#continue.into());
        self
    }
    /// Selects objects by their fields, for example `metadata.name=pi`. Defaults to all objects.
    ///
    /// Example: `"metadata.name=pi"`.
    pub fn field_selector(mut self, field_selector: impl Into<String>) -> Self {
        self.field_selector = Some(field_selector.into());
        self
    }
    /// Specifies whether objects are included that initializers have not finished. Servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn include_uninitialized(mut self, include_uninitialized: bool) -> Self {
        self.include_uninitialized = Some(include_uninitialized);
        self
    }
    /// Selects objects by their labels, for example `app=mpi` or `n in (0,1)`. Defaults to all objects.
    ///
    /// Example: `"app=mpi"`.
    pub fn label_selector(mut self, label_selector: impl Into<String>) -> Self {
        self.label_selector = Some(label_selector.into());
        self
    }
    /// The maximum number of objects in one response, which may hold fewer, even none. If `metadata.continue` of the response is not
    /// empty, there are more. A server may ignore the limit. All pages together are one snapshot. Excludes `watch`.
    pub fn limit(mut self, limit: i32) -> Self {
        self.limit = Some(limit);
        self
    }
    /// The version of the data that the response is made from, as `resourceVersionMatch` defines.
    pub fn resource_version(mut self, resource_version: impl Into<String>) -> Self {
        self.resource_version = Some(resource_version.into());
        self
    }
    /// The interpretation of `resourceVersion`: `Exact` or `NotOlderThan`. Refused without `resourceVersion`.
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
    /// The maximum time for the request, as a number and a unit, for example `30s`. After it the server returns 504.
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
impl crate::runtime::Operation for ListClusterRole {
    type Output = ClusterRoleList;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "listRbacAuthorizationV1ClusterRole",
        method: ::http::Method::GET,
        path: "/apis/rbac.authorization.k8s.io/v1/clusterroles",
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
impl crate::runtime::Paged for ListClusterRole {
    type Item = ClusterRole;
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
impl crate::runtime::Watched for ListClusterRole {
    type Object = ClusterRole;
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

/// Read a `ClusterRole`
///
/// Returns a `ClusterRole`.
///
/// `GET /apis/rbac.authorization.k8s.io/v1/clusterroles/{name}`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/readRbacAuthorizationV1ClusterRole.html).
#[must_use = "a request does nothing until it is sent"]
pub fn read_cluster_role(name: impl Into<String>) -> ReadClusterRole {
    ReadClusterRole {
        name: name.into(),
        pretty: None,
        timeout: None,
    }
}
/// A request of [`read_cluster_role`](read_cluster_role()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ReadClusterRole {
    name: String,
    pretty: Option<String>,
    timeout: Option<String>,
}
impl ReadClusterRole {
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// The maximum time for the request, as a number and a unit, for example `30s`. After it the server returns 504.
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
impl crate::runtime::Operation for ReadClusterRole {
    type Output = ClusterRole;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "readRbacAuthorizationV1ClusterRole",
        method: ::http::Method::GET,
        path: "/apis/rbac.authorization.k8s.io/v1/clusterroles/{name}",
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

/// List the `RoleBindings` of a namespace
///
/// Returns the `RoleBindings` of a namespace, or those that the selectors choose. With `limit` it returns one page at a time.
///
/// `GET /apis/rbac.authorization.k8s.io/v1/namespaces/{namespace}/rolebindings`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/listRbacAuthorizationV1NamespacedRoleBinding.html).
#[must_use = "a request does nothing until it is sent"]
pub fn list_namespaced_role_binding(
    namespace: impl Into<String>,
) -> ListNamespacedRoleBinding {
    ListNamespacedRoleBinding {
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
/// A request of [`list_namespaced_role_binding`](list_namespaced_role_binding()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListNamespacedRoleBinding {
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
impl ListNamespacedRoleBinding {
    /// Specifies whether a watch may send `BOOKMARK` events, which only hold a resource version. The server decides when it sends them.
    /// Ignored without `watch`.
    pub fn allow_watch_bookmarks(mut self, allow_watch_bookmarks: bool) -> Self {
        self.allow_watch_bookmarks = Some(allow_watch_bookmarks);
        self
    }
    /// The `metadata.continue` of the previous page, to request the next one; the rest of the query must be the same. Tokens are opaque
    /// and expire after 5 to 15 minutes. For an expired token the server returns 410 and a `Status` with a fresh one, which returns the
    /// rest from a newer snapshot. Excludes `watch`.
    pub fn r#continue(mut self, r#continue: impl Into<String>) -> Self {
        self.r#continue = Some(r#continue.into());
        self
    }
    /// Selects objects by their fields, for example `metadata.name=pi`. Defaults to all objects.
    ///
    /// Example: `"metadata.name=pi"`.
    pub fn field_selector(mut self, field_selector: impl Into<String>) -> Self {
        self.field_selector = Some(field_selector.into());
        self
    }
    /// Specifies whether objects are included that initializers have not finished. Servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn include_uninitialized(mut self, include_uninitialized: bool) -> Self {
        self.include_uninitialized = Some(include_uninitialized);
        self
    }
    /// Selects objects by their labels, for example `app=mpi` or `n in (0,1)`. Defaults to all objects.
    ///
    /// Example: `"app=mpi"`.
    pub fn label_selector(mut self, label_selector: impl Into<String>) -> Self {
        self.label_selector = Some(label_selector.into());
        self
    }
    /// The maximum number of objects in one response, which may hold fewer, even none. If `metadata.continue` of the response is not
    /// empty, there are more. A server may ignore the limit. All pages together are one snapshot. Excludes `watch`.
    pub fn limit(mut self, limit: i32) -> Self {
        self.limit = Some(limit);
        self
    }
    /// The version of the data that the response is made from, as `resourceVersionMatch` defines.
    pub fn resource_version(mut self, resource_version: impl Into<String>) -> Self {
        self.resource_version = Some(resource_version.into());
        self
    }
    /// The interpretation of `resourceVersion`: `Exact` or `NotOlderThan`. Refused without `resourceVersion`.
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
    /// The maximum time for the request, as a number and a unit, for example `30s`. After it the server returns 504.
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
impl crate::runtime::Operation for ListNamespacedRoleBinding {
    type Output = RoleBindingList;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "listRbacAuthorizationV1NamespacedRoleBinding",
        method: ::http::Method::GET,
        path: "/apis/rbac.authorization.k8s.io/v1/namespaces/{namespace}/rolebindings",
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
impl crate::runtime::Paged for ListNamespacedRoleBinding {
    type Item = RoleBinding;
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
impl crate::runtime::Watched for ListNamespacedRoleBinding {
    type Object = RoleBinding;
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

/// Create a `RoleBinding`
///
/// Creates a `RoleBinding` in a namespace.
///
/// `POST /apis/rbac.authorization.k8s.io/v1/namespaces/{namespace}/rolebindings`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/createRbacAuthorizationV1NamespacedRoleBinding.html).
#[must_use = "a request does nothing until it is sent"]
pub fn create_namespaced_role_binding(
    namespace: impl Into<String>,
    body: RoleBinding,
) -> CreateNamespacedRoleBinding {
    CreateNamespacedRoleBinding {
        namespace: namespace.into(),
        dry_run: None,
        field_manager: None,
        pretty: None,
        timeout: None,
        body,
    }
}
/// A request of [`create_namespaced_role_binding`](create_namespaced_role_binding()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateNamespacedRoleBinding {
    namespace: String,
    dry_run: Option<crate::meta::v1::DryRun>,
    field_manager: Option<String>,
    pretty: Option<String>,
    timeout: Option<String>,
    body: RoleBinding,
}
impl CreateNamespacedRoleBinding {
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
    /// The maximum time for the request, as a number and a unit, for example `30s`. After it the server returns 504.
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
impl crate::runtime::Operation for CreateNamespacedRoleBinding {
    type Output = RoleBinding;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "createRbacAuthorizationV1NamespacedRoleBinding",
        method: ::http::Method::POST,
        path: "/apis/rbac.authorization.k8s.io/v1/namespaces/{namespace}/rolebindings",
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

/// Read a `RoleBinding`
///
/// Returns a `RoleBinding`.
///
/// `GET /apis/rbac.authorization.k8s.io/v1/namespaces/{namespace}/rolebindings/{name}`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/readRbacAuthorizationV1NamespacedRoleBinding.html).
#[must_use = "a request does nothing until it is sent"]
pub fn read_namespaced_role_binding(
    namespace: impl Into<String>,
    name: impl Into<String>,
) -> ReadNamespacedRoleBinding {
    ReadNamespacedRoleBinding {
        namespace: namespace.into(),
        name: name.into(),
        pretty: None,
        timeout: None,
    }
}
/// A request of [`read_namespaced_role_binding`](read_namespaced_role_binding()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ReadNamespacedRoleBinding {
    namespace: String,
    name: String,
    pretty: Option<String>,
    timeout: Option<String>,
}
impl ReadNamespacedRoleBinding {
    /// `true` asks for JSON with line breaks and indentation.
    ///
    /// Example: `"true"`.
    pub fn pretty(mut self, pretty: impl Into<String>) -> Self {
        self.pretty = Some(pretty.into());
        self
    }
    /// The maximum time for the request, as a number and a unit, for example `30s`. After it the server returns 504.
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
impl crate::runtime::Operation for ReadNamespacedRoleBinding {
    type Output = RoleBinding;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "readRbacAuthorizationV1NamespacedRoleBinding",
        method: ::http::Method::GET,
        path: "/apis/rbac.authorization.k8s.io/v1/namespaces/{namespace}/rolebindings/{name}",
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

/// Replace a `RoleBinding`
///
/// Replaces a `RoleBinding` with the one in the request body. `metadata.resourceVersion`, if present, must be the current one.
///
/// `PUT /apis/rbac.authorization.k8s.io/v1/namespaces/{namespace}/rolebindings/{name}`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/replaceRbacAuthorizationV1NamespacedRoleBinding.html).
#[must_use = "a request does nothing until it is sent"]
pub fn replace_namespaced_role_binding(
    namespace: impl Into<String>,
    name: impl Into<String>,
    body: RoleBinding,
) -> ReplaceNamespacedRoleBinding {
    ReplaceNamespacedRoleBinding {
        namespace: namespace.into(),
        name: name.into(),
        dry_run: None,
        field_manager: None,
        pretty: None,
        timeout: None,
        body,
    }
}
/// A request of [`replace_namespaced_role_binding`](replace_namespaced_role_binding()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ReplaceNamespacedRoleBinding {
    namespace: String,
    name: String,
    dry_run: Option<crate::meta::v1::DryRun>,
    field_manager: Option<String>,
    pretty: Option<String>,
    timeout: Option<String>,
    body: RoleBinding,
}
impl ReplaceNamespacedRoleBinding {
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
    /// The maximum time for the request, as a number and a unit, for example `30s`. After it the server returns 504.
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
impl crate::runtime::Operation for ReplaceNamespacedRoleBinding {
    type Output = RoleBinding;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "replaceRbacAuthorizationV1NamespacedRoleBinding",
        method: ::http::Method::PUT,
        path: "/apis/rbac.authorization.k8s.io/v1/namespaces/{namespace}/rolebindings/{name}",
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

/// Patch a `RoleBinding`
///
/// Changes parts of a `RoleBinding`. The media type of the request body says how the patch is applied.
///
/// `PATCH /apis/rbac.authorization.k8s.io/v1/namespaces/{namespace}/rolebindings/{name}`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/patchRbacAuthorizationV1NamespacedRoleBinding.html).
#[must_use = "a request does nothing until it is sent"]
pub fn patch_namespaced_role_binding(
    namespace: impl Into<String>,
    name: impl Into<String>,
    body: impl Into<PatchNamespacedRoleBindingBody>,
) -> PatchNamespacedRoleBinding {
    PatchNamespacedRoleBinding {
        namespace: namespace.into(),
        name: name.into(),
        dry_run: None,
        field_manager: None,
        pretty: None,
        timeout: None,
        body: body.into(),
    }
}
/// A request of [`patch_namespaced_role_binding`](patch_namespaced_role_binding()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct PatchNamespacedRoleBinding {
    namespace: String,
    name: String,
    dry_run: Option<crate::meta::v1::DryRun>,
    field_manager: Option<String>,
    pretty: Option<String>,
    timeout: Option<String>,
    body: PatchNamespacedRoleBindingBody,
}
impl PatchNamespacedRoleBinding {
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
    /// The maximum time for the request, as a number and a unit, for example `30s`. After it the server returns 504.
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
impl crate::runtime::Operation for PatchNamespacedRoleBinding {
    type Output = RoleBinding;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "patchRbacAuthorizationV1NamespacedRoleBinding",
        method: ::http::Method::PATCH,
        path: "/apis/rbac.authorization.k8s.io/v1/namespaces/{namespace}/rolebindings/{name}",
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
                PatchNamespacedRoleBindingBody::MergePatchJson(body) => {
                    request.json("application/merge-patch+json", body);
                }
                PatchNamespacedRoleBindingBody::StrategicMergePatchJson(body) => {
                    request.json("application/strategic-merge-patch+json", body);
                }
                PatchNamespacedRoleBindingBody::JsonPatchJson(body) => {
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
impl From<crate::meta::v1::MergePatch> for PatchNamespacedRoleBindingBody {
    fn from(body: crate::meta::v1::MergePatch) -> Self {
        Self::MergePatchJson(body)
    }
}
impl From<crate::meta::v1::StrategicMergePatch> for PatchNamespacedRoleBindingBody {
    fn from(body: crate::meta::v1::StrategicMergePatch) -> Self {
        Self::StrategicMergePatchJson(body)
    }
}
impl From<crate::meta::v1::JsonPatch> for PatchNamespacedRoleBindingBody {
    fn from(body: crate::meta::v1::JsonPatch) -> Self {
        Self::JsonPatchJson(body)
    }
}

/// Delete a `RoleBinding`
///
/// Deletes a `RoleBinding`.
///
/// `DELETE /apis/rbac.authorization.k8s.io/v1/namespaces/{namespace}/rolebindings/{name}`.
///
/// If the response to an attempt is lost, the request is sent again only with `dryRun`, `preconditions.uid` or `preconditions.resourceVersion`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/deleteRbacAuthorizationV1NamespacedRoleBinding.html).
#[must_use = "a request does nothing until it is sent"]
pub fn delete_namespaced_role_binding(
    namespace: impl Into<String>,
    name: impl Into<String>,
) -> DeleteNamespacedRoleBinding {
    DeleteNamespacedRoleBinding {
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
/// A request of [`delete_namespaced_role_binding`](delete_namespaced_role_binding()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteNamespacedRoleBinding {
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
impl DeleteNamespacedRoleBinding {
    /// `All` runs every stage of the request and stores nothing. Any other value is refused.
    pub fn dry_run(mut self, dry_run: impl Into<crate::meta::v1::DryRun>) -> Self {
        self.dry_run = Some(dry_run.into());
        self
    }
    /// The time in seconds until the object is deleted; 0 deletes it immediately. Defaults to the period of the object's type.
    ///
    /// Allowed: at least 0.
    pub fn grace_period_seconds(mut self, grace_period_seconds: i32) -> Self {
        self.grace_period_seconds = Some(grace_period_seconds);
        self
    }
    /// Older form of `propagationPolicy`, and mutually exclusive with it: `true` adds the `orphan` finalizer, so that dependents stay;
    /// `false` removes it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn orphan_dependents(mut self, orphan_dependents: bool) -> Self {
        self.orphan_dependents = Some(orphan_dependents);
        self
    }
    /// The deletion of the object's dependents. Excludes `orphanDependents`. By default the object's finalizers and its type decide.
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
    /// The maximum time for the request, as a number and a unit, for example `30s`. After it the server returns 504.
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
    /// Conditions of the deletion. If one of them is not met, the server returns 409.
    pub fn preconditions(mut self, value: crate::meta::v1::Preconditions) -> Self {
        self.body.get_or_insert_default().preconditions = Some(value);
        self
    }
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for DeleteNamespacedRoleBinding {
    type Output = RoleBindingOrStatus;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "deleteRbacAuthorizationV1NamespacedRoleBinding",
        method: ::http::Method::DELETE,
        path: "/apis/rbac.authorization.k8s.io/v1/namespaces/{namespace}/rolebindings/{name}",
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

/// List the `RoleBindings` of all namespaces
///
/// Returns the `RoleBindings` of all namespaces, or those that the selectors choose. With `limit` it returns one page at a time.
///
/// `GET /apis/rbac.authorization.k8s.io/v1/rolebindings`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/listRbacAuthorizationV1RoleBindingForAllNamespaces.html).
#[must_use = "a request does nothing until it is sent"]
pub fn list_role_binding_for_all_namespaces() -> ListRoleBindingForAllNamespaces {
    ListRoleBindingForAllNamespaces {
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
/// A request of [`list_role_binding_for_all_namespaces`](list_role_binding_for_all_namespaces()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListRoleBindingForAllNamespaces {
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
impl ListRoleBindingForAllNamespaces {
    /// Specifies whether a watch may send `BOOKMARK` events, which only hold a resource version. The server decides when it sends them.
    /// Ignored without `watch`.
    pub fn allow_watch_bookmarks(mut self, allow_watch_bookmarks: bool) -> Self {
        self.allow_watch_bookmarks = Some(allow_watch_bookmarks);
        self
    }
    /// The `metadata.continue` of the previous page, to request the next one; the rest of the query must be the same. Tokens are opaque
    /// and expire after 5 to 15 minutes. For an expired token the server returns 410 and a `Status` with a fresh one, which returns the
    /// rest from a newer snapshot. Excludes `watch`.
    pub fn r#continue(mut self, r#continue: impl Into<String>) -> Self {
        self.r#continue = Some(r#continue.into());
        self
    }
    /// Selects objects by their fields, for example `metadata.name=pi`. Defaults to all objects.
    ///
    /// Example: `"metadata.name=pi"`.
    pub fn field_selector(mut self, field_selector: impl Into<String>) -> Self {
        self.field_selector = Some(field_selector.into());
        self
    }
    /// Specifies whether objects are included that initializers have not finished. Servers have stopped supporting it.
    #[deprecated = "the API's description marks it as deprecated"]
    pub fn include_uninitialized(mut self, include_uninitialized: bool) -> Self {
        self.include_uninitialized = Some(include_uninitialized);
        self
    }
    /// Selects objects by their labels, for example `app=mpi` or `n in (0,1)`. Defaults to all objects.
    ///
    /// Example: `"app=mpi"`.
    pub fn label_selector(mut self, label_selector: impl Into<String>) -> Self {
        self.label_selector = Some(label_selector.into());
        self
    }
    /// The maximum number of objects in one response, which may hold fewer, even none. If `metadata.continue` of the response is not
    /// empty, there are more. A server may ignore the limit. All pages together are one snapshot. Excludes `watch`.
    pub fn limit(mut self, limit: i32) -> Self {
        self.limit = Some(limit);
        self
    }
    /// The version of the data that the response is made from, as `resourceVersionMatch` defines.
    pub fn resource_version(mut self, resource_version: impl Into<String>) -> Self {
        self.resource_version = Some(resource_version.into());
        self
    }
    /// The interpretation of `resourceVersion`: `Exact` or `NotOlderThan`. Refused without `resourceVersion`.
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
    /// The maximum time for the request, as a number and a unit, for example `30s`. After it the server returns 504.
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
impl crate::runtime::Operation for ListRoleBindingForAllNamespaces {
    type Output = RoleBindingList;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "listRbacAuthorizationV1RoleBindingForAllNamespaces",
        method: ::http::Method::GET,
        path: "/apis/rbac.authorization.k8s.io/v1/rolebindings",
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
impl crate::runtime::Paged for ListRoleBindingForAllNamespaces {
    type Item = RoleBinding;
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
impl crate::runtime::Watched for ListRoleBindingForAllNamespaces {
    type Object = RoleBinding;
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
