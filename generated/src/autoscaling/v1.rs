//! Types of `io.k8s.api.autoscaling.v1`.
use ::serde::{Deserialize, Serialize};

/// The number of Pods of another object.
///
/// `io.k8s.api.autoscaling.v1.Scale` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Scale {
    /// The version of this schema, `autoscaling/v1`.
    pub api_version: Option<String>,
    /// The type of this object, `Scale`.
    pub kind: Option<String>,
    /// The metadata that every stored object has.
    pub metadata: Option<Box<crate::meta::v1::ObjectMeta>>,
    /// The desired number of Pods.
    pub spec: Option<ScaleSpec>,
    /// The observed state.
    ///
    /// Read-only: the server sets it.
    pub status: Option<ScaleStatus>,
}
impl Default for Scale {
    fn default() -> Self {
        Self {
            api_version: Some("autoscaling/v1".into()),
            kind: Some("Scale".into()),
            metadata: None,
            spec: None,
            status: None,
        }
    }
}
impl Scale {
    /// The version of this schema, `autoscaling/v1`.
    #[must_use]
    pub fn api_version(mut self, value: impl Into<String>) -> Self {
        self.api_version = Some(value.into());
        self
    }
    /// The type of this object, `Scale`.
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
    /// The desired number of Pods.
    #[must_use]
    pub fn spec(mut self, value: ScaleSpec) -> Self {
        self.spec = Some(value);
        self
    }
    /// The observed state.
    ///
    /// Read-only: the server sets it.
    #[must_use]
    pub fn status(mut self, value: ScaleStatus) -> Self {
        self.status = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for Scale {
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
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            api_version: None,
            kind: None,
            metadata: None,
            spec: None,
            status: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.api_version),
                1 => members.optional(&mut read.kind),
                2 => members.optional(&mut read.metadata),
                3 => members.optional(&mut read.spec),
                4 => members.optional(&mut read.status),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for Scale {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Scale {
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
        object.end()
    }
}

/// The desired number of Pods.
///
/// `io.k8s.api.autoscaling.v1.ScaleSpec` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ScaleSpec {
    /// The desired number of Pods.
    pub replicas: Option<i32>,
}
impl ScaleSpec {
    /// The desired number of Pods.
    #[must_use]
    pub fn replicas(mut self, value: i32) -> Self {
        self.replicas = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for ScaleSpec {
    const MEMBERS: &'static [&'static str] = &["replicas"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self { replicas: None };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.replicas),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for ScaleSpec {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ScaleSpec {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("replicas", &self.replicas);
        object.end()
    }
}

/// The current number of Pods. Set by the server.
///
/// `io.k8s.api.autoscaling.v1.ScaleStatus` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ScaleStatus {
    /// The number of Pods.
    pub replicas: i32,
    /// The label selector of the Pods, in the form of the query parameter `labelSelector`.
    pub selector: Option<String>,
}
impl ScaleStatus {
    /// Creates a [`ScaleStatus`] from its required members.
    #[must_use]
    pub fn new(replicas: i32) -> Self {
        Self { replicas, selector: None }
    }
}
impl crate::runtime::read::FromJson for ScaleStatus {
    const MEMBERS: &'static [&'static str] = &["replicas", "selector"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            replicas: ::std::default::Default::default(),
            selector: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.value(&mut read.replicas),
                1 => members.optional(&mut read.selector),
                _ => members.skip(),
            }
        }
        members.end(&[0])
    }
}
impl<'de> Deserialize<'de> for ScaleStatus {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for ScaleStatus {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("replicas", &self.replicas);
        object.optional("selector", &self.selector);
        object.end()
    }
}
