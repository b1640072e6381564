//! Ingresses, which route HTTP requests from outside to Services.
use ::serde::{Deserialize, Serialize};

/// Ingresses, or a page of them.
///
/// `io.k8s.api.extensions.v1beta1.IngressList` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct IngressList {
    /// The version of this schema, `extensions/v1beta1`.
    pub api_version: Option<String>,
    /// The Ingresses.
    pub items: Vec<Ingress>,
    /// The type of this object, `IngressList`.
    pub kind: Option<String>,
    /// What is known of a list as a whole.
    pub metadata: Option<crate::meta::v1::ListMeta>,
}
impl IngressList {
    /// Creates a [`IngressList`] from its required members.
    #[must_use]
    pub fn new(items: impl IntoIterator<Item = Ingress>) -> Self {
        Self {
            api_version: Some("extensions/v1beta1".into()),
            items: items.into_iter().collect(),
            kind: Some("IngressList".into()),
            metadata: None,
        }
    }
}
impl crate::runtime::read::FromJson for IngressList {
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
impl<'de> Deserialize<'de> for IngressList {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for IngressList {
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

/// Rules that route HTTP requests from outside to Services.
///
/// `io.k8s.api.extensions.v1beta1.Ingress` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Ingress {
    /// The version of this schema, `extensions/v1beta1`.
    pub api_version: Option<String>,
    /// The type of this object, `Ingress`.
    pub kind: Option<String>,
    /// What every stored object has beside its own content.
    pub metadata: Option<Box<crate::meta::v1::ObjectMeta>>,
    /// The desired state of an Ingress.
    pub spec: Option<IngressSpec>,
    /// Read-only: the server sets it.
    pub status: Option<IngressStatus>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<
        String,
        crate::runtime::value::Json,
    >,
}
impl Default for Ingress {
    fn default() -> Self {
        Self {
            api_version: Some("extensions/v1beta1".into()),
            kind: Some("Ingress".into()),
            metadata: None,
            spec: None,
            status: None,
            additional_properties: ::std::collections::BTreeMap::new(),
        }
    }
}
impl Ingress {
    /// The version of this schema, `extensions/v1beta1`.
    #[must_use]
    pub fn api_version(mut self, value: impl Into<String>) -> Self {
        self.api_version = Some(value.into());
        self
    }
    /// The type of this object, `Ingress`.
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
    /// The desired state of an Ingress.
    #[must_use]
    pub fn spec(mut self, value: IngressSpec) -> Self {
        self.spec = Some(value);
        self
    }
    /// Read-only: the server sets it.
    #[must_use]
    pub fn status(mut self, value: IngressStatus) -> Self {
        self.status = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for Ingress {
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
impl<'de> Deserialize<'de> for Ingress {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for Ingress {
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

/// The desired state of an Ingress.
///
/// `io.k8s.api.extensions.v1beta1.IngressSpec` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct IngressSpec {
    /// The backend of requests that no rule matches.
    pub backend: Option<IngressBackend>,
    /// The class of the controller that implements the Ingress.
    pub ingress_class_name: Option<Option<String>>,
    /// The rules.
    pub rules: Option<Vec<IngressRule>>,
    /// The TLS certificates.
    pub tls: Option<Vec<IngressTls>>,
}
impl IngressSpec {
    /// The backend of requests that no rule matches.
    #[must_use]
    pub fn backend(mut self, value: IngressBackend) -> Self {
        self.backend = Some(value);
        self
    }
    /// The class of the controller that implements the Ingress.
    #[must_use]
    pub fn ingress_class_name(mut self, value: impl Into<String>) -> Self {
        self.ingress_class_name = Some(Some(value.into()));
        self
    }
    /// Sets `ingress_class_name` to `null`.
    #[must_use]
    pub fn ingress_class_name_null(mut self) -> Self {
        self.ingress_class_name = Some(None);
        self
    }
    /// Takes `ingress_class_name` out, so that it is not sent.
    #[must_use]
    pub fn ingress_class_name_absent(mut self) -> Self {
        self.ingress_class_name = None;
        self
    }
    /// The rules.
    #[must_use]
    pub fn rules(mut self, value: impl IntoIterator<Item = IngressRule>) -> Self {
        self.rules = Some(value.into_iter().collect());
        self
    }
    /// The TLS certificates.
    #[must_use]
    pub fn tls(mut self, value: impl IntoIterator<Item = IngressTls>) -> Self {
        self.tls = Some(value.into_iter().collect());
        self
    }
}
impl crate::runtime::read::FromJson for IngressSpec {
    const MEMBERS: &'static [&'static str] = &[
        "backend",
        "ingressClassName",
        "rules",
        "tls",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            backend: None,
            ingress_class_name: None,
            rules: None,
            tls: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.backend),
                1 => members.present(&mut read.ingress_class_name),
                2 => members.optional(&mut read.rules),
                3 => members.optional(&mut read.tls),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for IngressSpec {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for IngressSpec {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("backend", &self.backend);
        object.optional("ingressClassName", &self.ingress_class_name);
        object.optional("rules", &self.rules);
        object.optional("tls", &self.tls);
        object.end()
    }
}

/// A Service and one of its ports.
///
/// `io.k8s.api.extensions.v1beta1.IngressBackend` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct IngressBackend {
    /// The Service's name.
    pub service_name: String,
    /// The number or name of the port.
    pub service_port: crate::intstr::IntOrString,
}
impl IngressBackend {
    /// Creates a [`IngressBackend`] from its required members.
    #[must_use]
    pub fn new(
        service_name: impl Into<String>,
        service_port: impl Into<crate::intstr::IntOrString>,
    ) -> Self {
        Self {
            service_name: service_name.into(),
            service_port: service_port.into(),
        }
    }
}
impl crate::runtime::read::FromJson for IngressBackend {
    const MEMBERS: &'static [&'static str] = &["serviceName", "servicePort"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let mut read = (<String>::default(), None::<crate::intstr::IntOrString>);
        while let Some(member) = members.next() {
            match member {
                0 => members.value(&mut read.0),
                1 => members.present(&mut read.1),
                _ => members.skip(),
            }
        }
        let Some(service_port) = read.1 else { return Err(members.missing(&[0, 1])) };
        let whole = Self {
            service_name: read.0,
            service_port,
        };
        crate::runtime::read::put(place, whole);
        members.end(&[0, 1])
    }
}
impl<'de> Deserialize<'de> for IngressBackend {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for IngressBackend {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("serviceName", &self.service_name);
        object.member("servicePort", &self.service_port);
        object.end()
    }
}

/// The rules of one host.
///
/// `io.k8s.api.extensions.v1beta1.IngressRule` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct IngressRule {
    /// The host name. All hosts if it is absent.
    pub host: Option<String>,
    /// The paths of the host.
    pub http: Option<HttpIngressRuleValue>,
}
impl IngressRule {
    /// The host name. All hosts if it is absent.
    #[must_use]
    pub fn host(mut self, value: impl Into<String>) -> Self {
        self.host = Some(value.into());
        self
    }
    /// The paths of the host.
    #[must_use]
    pub fn http(mut self, value: HttpIngressRuleValue) -> Self {
        self.http = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for IngressRule {
    const MEMBERS: &'static [&'static str] = &["host", "http"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self { host: None, http: None };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.host),
                1 => members.optional(&mut read.http),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for IngressRule {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for IngressRule {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("host", &self.host);
        object.optional("http", &self.http);
        object.end()
    }
}

/// The paths of a host.
///
/// `io.k8s.api.extensions.v1beta1.HTTPIngressRuleValue` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct HttpIngressRuleValue {
    /// The paths and their backends.
    pub paths: Vec<HttpIngressPath>,
}
impl HttpIngressRuleValue {
    /// Creates a [`HttpIngressRuleValue`] from its required members.
    #[must_use]
    pub fn new(paths: impl IntoIterator<Item = HttpIngressPath>) -> Self {
        Self {
            paths: paths.into_iter().collect(),
        }
    }
}
impl crate::runtime::read::FromJson for HttpIngressRuleValue {
    const MEMBERS: &'static [&'static str] = &["paths"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            paths: ::std::default::Default::default(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.filled(&mut read.paths),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for HttpIngressRuleValue {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for HttpIngressRuleValue {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("paths", &self.paths);
        object.end()
    }
}

/// A path, and the backend that its requests go to.
///
/// `io.k8s.api.extensions.v1beta1.HTTPIngressPath` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct HttpIngressPath {
    /// The backend.
    pub backend: IngressBackend,
    /// The path, as a POSIX regular expression. All paths if it is absent.
    pub path: Option<String>,
    /// How the path is matched, for example `ImplementationSpecific`.
    pub path_type: Option<String>,
    /// Further settings of the path.
    pub property: Option<::std::collections::BTreeMap<String, String>>,
}
impl HttpIngressPath {
    /// Creates a [`HttpIngressPath`] from its required members.
    #[must_use]
    pub fn new(backend: IngressBackend) -> Self {
        Self {
            backend,
            path: None,
            path_type: None,
            property: None,
        }
    }
    /// The path, as a POSIX regular expression. All paths if it is absent.
    #[must_use]
    pub fn path(mut self, value: impl Into<String>) -> Self {
        self.path = Some(value.into());
        self
    }
    /// How the path is matched, for example `ImplementationSpecific`.
    #[must_use]
    pub fn path_type(mut self, value: impl Into<String>) -> Self {
        self.path_type = Some(value.into());
        self
    }
    /// Further settings of the path.
    #[must_use]
    pub fn property(
        mut self,
        value: ::std::collections::BTreeMap<String, String>,
    ) -> Self {
        self.property = Some(value);
        self
    }
}
impl crate::runtime::read::FromJson for HttpIngressPath {
    const MEMBERS: &'static [&'static str] = &[
        "backend",
        "path",
        "pathType",
        "property",
    ];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let mut read = (
            None::<IngressBackend>,
            None::<String>,
            None::<String>,
            None::<::std::collections::BTreeMap<String, String>>,
        );
        while let Some(member) = members.next() {
            match member {
                0 => members.present(&mut read.0),
                1 => members.optional(&mut read.1),
                2 => members.optional(&mut read.2),
                3 => members.optional(&mut read.3),
                _ => members.skip(),
            }
        }
        let Some(backend) = read.0 else { return Err(members.missing(&[0])) };
        let whole = Self {
            backend,
            path: read.1,
            path_type: read.2,
            property: read.3,
        };
        crate::runtime::read::put(place, whole);
        members.end(&[0])
    }
}
impl<'de> Deserialize<'de> for HttpIngressPath {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for HttpIngressPath {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.member("backend", &self.backend);
        object.optional("path", &self.path);
        object.optional("pathType", &self.path_type);
        object.optional("property", &self.property);
        object.end()
    }
}

/// A TLS certificate and its hosts.
///
/// `io.k8s.api.extensions.v1beta1.IngressTLS` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct IngressTls {
    /// The hosts in the certificate. Defaults to all hosts of the Ingress.
    pub hosts: Option<Vec<String>>,
    /// The name of the Secret with the certificate and its key.
    pub secret_name: Option<String>,
}
impl IngressTls {
    /// The hosts in the certificate. Defaults to all hosts of the Ingress.
    #[must_use]
    pub fn hosts(mut self, value: impl IntoIterator<Item: Into<String>>) -> Self {
        self.hosts = Some(value.into_iter().map(Into::into).collect());
        self
    }
    /// The name of the Secret with the certificate and its key.
    #[must_use]
    pub fn secret_name(mut self, value: impl Into<String>) -> Self {
        self.secret_name = Some(value.into());
        self
    }
}
impl crate::runtime::read::FromJson for IngressTls {
    const MEMBERS: &'static [&'static str] = &["hosts", "secretName"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self {
            hosts: None,
            secret_name: None,
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.hosts),
                1 => members.optional(&mut read.secret_name),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for IngressTls {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for IngressTls {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("hosts", &self.hosts);
        object.optional("secretName", &self.secret_name);
        object.end()
    }
}

/// The current state of an Ingress. Set by the server.
///
/// `io.k8s.api.extensions.v1beta1.IngressStatus` in the API's description.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct IngressStatus {
    /// The entry points of the load balancer.
    pub load_balancer: Option<crate::core::v1::LoadBalancerStatus>,
}
impl crate::runtime::read::FromJson for IngressStatus {
    const MEMBERS: &'static [&'static str] = &["loadBalancer"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.members(Self::MEMBERS)?;
        let empty = Self { load_balancer: None };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.optional(&mut read.load_balancer),
                _ => members.skip(),
            }
        }
        members.end(&[])
    }
}
impl<'de> Deserialize<'de> for IngressStatus {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl Serialize for IngressStatus {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut object = crate::runtime::write::object(serializer);
        object.optional("loadBalancer", &self.load_balancer);
        object.end()
    }
}

/// The response to the deletion of one object, told apart by `kind`.
///
/// `io.k8s.api.extensions.v1beta1.IngressOrStatus` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum IngressOrStatus {
    /// A [`Ingress`].
    Ingress(Box<Ingress>),
    /// A [`Status`](crate::meta::v1::Status).
    Status(Box<crate::meta::v1::Status>),
    /// A value that the API's description does not list, kept as it came.
    Unknown(crate::runtime::value::Json),
}
impl Serialize for IngressOrStatus {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match self {
            Self::Ingress(value) => value.serialize(serializer),
            Self::Status(value) => value.serialize(serializer),
            Self::Unknown(json) => json.serialize(serializer),
        }
    }
}
impl crate::runtime::json::Union for IngressOrStatus {
    #[inline]
    fn from_json(json: &str) -> ::serde_json::Result<Self> {
        match crate::runtime::json::tag(json.as_bytes(), "kind").as_deref() {
            Some("Ingress") => crate::runtime::read::from_str(json).map(Self::Ingress),
            Some("Status") => crate::runtime::read::from_str(json).map(Self::Status),
            _ => crate::runtime::json::unknown(json).map(Self::Unknown),
        }
    }
}
impl crate::runtime::read::FromJson for IngressOrStatus {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::Text;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::json::union(json, place)
    }
}
impl<'de> Deserialize<'de> for IngressOrStatus {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl From<Ingress> for IngressOrStatus {
    fn from(value: Ingress) -> Self {
        Self::Ingress(Box::new(value))
    }
}
impl From<crate::meta::v1::Status> for IngressOrStatus {
    fn from(value: crate::meta::v1::Status) -> Self {
        Self::Status(Box::new(value))
    }
}

/// The body, in one of the media types that the operation takes.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum PatchNamespacedIngressBody {
    /// Sent as `application/merge-patch+json`.
    MergePatchJson(crate::meta::v1::MergePatch),
    /// Sent as `application/strategic-merge-patch+json`.
    StrategicMergePatchJson(crate::meta::v1::StrategicMergePatch),
    /// Sent as `application/json-patch+json`.
    JsonPatchJson(crate::meta::v1::JsonPatch),
}

/// Get the resources of extensions/v1beta1
///
/// Returns the resources that the server serves in `extensions/v1beta1`.
///
/// `GET /apis/extensions/v1beta1`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/getExtensionsV1beta1APIResources.html).
#[must_use = "a request does nothing until it is sent"]
pub fn get_api_resources() -> GetApiResources {
    GetApiResources {}
}
/// A request of [`get_api_resources`](get_api_resources()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetApiResources {}
impl GetApiResources {
    /// Sends the request with a client: asynchronous, blocking or a mock.
    pub fn send<D: crate::runtime::Dispatch>(&self, client: &D) -> D::Output<Self> {
        client.dispatch(self)
    }
}
impl crate::runtime::Operation for GetApiResources {
    type Output = crate::meta::v1::ApiResourceList;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "getExtensionsV1beta1APIResources",
        method: ::http::Method::GET,
        path: "/apis/extensions/v1beta1",
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

/// List the Ingresses of a namespace
///
/// Returns the Ingresses of a namespace, or those that the selectors choose. With `limit` it returns one page at a time.
///
/// `GET /apis/extensions/v1beta1/namespaces/{namespace}/ingresses`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/listExtensionsV1beta1NamespacedIngress.html).
#[must_use = "a request does nothing until it is sent"]
pub fn list_namespaced_ingress(namespace: impl Into<String>) -> ListNamespacedIngress {
    ListNamespacedIngress {
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
/// A request of [`list_namespaced_ingress`](list_namespaced_ingress()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListNamespacedIngress {
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
impl ListNamespacedIngress {
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
impl crate::runtime::Operation for ListNamespacedIngress {
    type Output = IngressList;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "listExtensionsV1beta1NamespacedIngress",
        method: ::http::Method::GET,
        path: "/apis/extensions/v1beta1/namespaces/{namespace}/ingresses",
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
impl crate::runtime::Paged for ListNamespacedIngress {
    type Item = Ingress;
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
impl crate::runtime::Watched for ListNamespacedIngress {
    type Object = Ingress;
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

/// Create an Ingress
///
/// Creates an Ingress in a namespace.
///
/// `POST /apis/extensions/v1beta1/namespaces/{namespace}/ingresses`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/createExtensionsV1beta1NamespacedIngress.html).
#[must_use = "a request does nothing until it is sent"]
pub fn create_namespaced_ingress(
    namespace: impl Into<String>,
    body: Ingress,
) -> CreateNamespacedIngress {
    CreateNamespacedIngress {
        namespace: namespace.into(),
        dry_run: None,
        field_manager: None,
        pretty: None,
        timeout: None,
        body,
    }
}
/// A request of [`create_namespaced_ingress`](create_namespaced_ingress()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateNamespacedIngress {
    namespace: String,
    dry_run: Option<crate::meta::v1::DryRun>,
    field_manager: Option<String>,
    pretty: Option<String>,
    timeout: Option<String>,
    body: Ingress,
}
impl CreateNamespacedIngress {
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
impl crate::runtime::Operation for CreateNamespacedIngress {
    type Output = Ingress;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "createExtensionsV1beta1NamespacedIngress",
        method: ::http::Method::POST,
        path: "/apis/extensions/v1beta1/namespaces/{namespace}/ingresses",
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

/// Delete the Ingresses of a namespace
///
/// Deletes the Ingresses of a namespace, or those that the selectors choose, and returns them. With `limit` it deletes one page at
/// a time.
///
/// `DELETE /apis/extensions/v1beta1/namespaces/{namespace}/ingresses`.
///
/// If the response to an attempt is lost, the request is sent again only with `dryRun`, `preconditions.uid` or `preconditions.resourceVersion`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/deleteExtensionsV1beta1CollectionNamespacedIngress.html).
#[must_use = "a request does nothing until it is sent"]
pub fn delete_collection_namespaced_ingress(
    namespace: impl Into<String>,
) -> DeleteCollectionNamespacedIngress {
    DeleteCollectionNamespacedIngress {
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
/// A request of [`delete_collection_namespaced_ingress`](delete_collection_namespaced_ingress()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteCollectionNamespacedIngress {
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
impl DeleteCollectionNamespacedIngress {
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
impl crate::runtime::Operation for DeleteCollectionNamespacedIngress {
    type Output = IngressList;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "deleteExtensionsV1beta1CollectionNamespacedIngress",
        method: ::http::Method::DELETE,
        path: "/apis/extensions/v1beta1/namespaces/{namespace}/ingresses",
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
impl crate::runtime::Paged for DeleteCollectionNamespacedIngress {
    type Item = Ingress;
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

/// Read an Ingress
///
/// Returns an Ingress.
///
/// `GET /apis/extensions/v1beta1/namespaces/{namespace}/ingresses/{name}`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/readExtensionsV1beta1NamespacedIngress.html).
#[must_use = "a request does nothing until it is sent"]
pub fn read_namespaced_ingress(
    namespace: impl Into<String>,
    name: impl Into<String>,
) -> ReadNamespacedIngress {
    ReadNamespacedIngress {
        namespace: namespace.into(),
        name: name.into(),
        exact: None,
        export: None,
        pretty: None,
        timeout: None,
    }
}
/// A request of [`read_namespaced_ingress`](read_namespaced_ingress()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ReadNamespacedIngress {
    namespace: String,
    name: String,
    exact: Option<bool>,
    export: Option<bool>,
    pretty: Option<String>,
    timeout: Option<String>,
}
impl ReadNamespacedIngress {
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
impl crate::runtime::Operation for ReadNamespacedIngress {
    type Output = Ingress;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "readExtensionsV1beta1NamespacedIngress",
        method: ::http::Method::GET,
        path: "/apis/extensions/v1beta1/namespaces/{namespace}/ingresses/{name}",
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

/// Replace an Ingress
///
/// Replaces an Ingress with the one in the request body. `metadata.resourceVersion`, if present, must be the current one.
///
/// `PUT /apis/extensions/v1beta1/namespaces/{namespace}/ingresses/{name}`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/replaceExtensionsV1beta1NamespacedIngress.html).
#[must_use = "a request does nothing until it is sent"]
pub fn replace_namespaced_ingress(
    namespace: impl Into<String>,
    name: impl Into<String>,
    body: Ingress,
) -> ReplaceNamespacedIngress {
    ReplaceNamespacedIngress {
        namespace: namespace.into(),
        name: name.into(),
        dry_run: None,
        field_manager: None,
        pretty: None,
        timeout: None,
        body,
    }
}
/// A request of [`replace_namespaced_ingress`](replace_namespaced_ingress()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ReplaceNamespacedIngress {
    namespace: String,
    name: String,
    dry_run: Option<crate::meta::v1::DryRun>,
    field_manager: Option<String>,
    pretty: Option<String>,
    timeout: Option<String>,
    body: Ingress,
}
impl ReplaceNamespacedIngress {
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
impl crate::runtime::Operation for ReplaceNamespacedIngress {
    type Output = Ingress;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "replaceExtensionsV1beta1NamespacedIngress",
        method: ::http::Method::PUT,
        path: "/apis/extensions/v1beta1/namespaces/{namespace}/ingresses/{name}",
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

/// Patch an Ingress
///
/// Changes parts of an Ingress. The media type of the request body says how the patch is applied.
///
/// `PATCH /apis/extensions/v1beta1/namespaces/{namespace}/ingresses/{name}`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/patchExtensionsV1beta1NamespacedIngress.html).
#[must_use = "a request does nothing until it is sent"]
pub fn patch_namespaced_ingress(
    namespace: impl Into<String>,
    name: impl Into<String>,
    body: impl Into<PatchNamespacedIngressBody>,
) -> PatchNamespacedIngress {
    PatchNamespacedIngress {
        namespace: namespace.into(),
        name: name.into(),
        dry_run: None,
        field_manager: None,
        pretty: None,
        timeout: None,
        body: body.into(),
    }
}
/// A request of [`patch_namespaced_ingress`](patch_namespaced_ingress()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct PatchNamespacedIngress {
    namespace: String,
    name: String,
    dry_run: Option<crate::meta::v1::DryRun>,
    field_manager: Option<String>,
    pretty: Option<String>,
    timeout: Option<String>,
    body: PatchNamespacedIngressBody,
}
impl PatchNamespacedIngress {
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
impl crate::runtime::Operation for PatchNamespacedIngress {
    type Output = Ingress;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "patchExtensionsV1beta1NamespacedIngress",
        method: ::http::Method::PATCH,
        path: "/apis/extensions/v1beta1/namespaces/{namespace}/ingresses/{name}",
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
                PatchNamespacedIngressBody::MergePatchJson(body) => {
                    request.json("application/merge-patch+json", body);
                }
                PatchNamespacedIngressBody::StrategicMergePatchJson(body) => {
                    request.json("application/strategic-merge-patch+json", body);
                }
                PatchNamespacedIngressBody::JsonPatchJson(body) => {
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
impl From<crate::meta::v1::JsonPatch> for PatchNamespacedIngressBody {
    fn from(body: crate::meta::v1::JsonPatch) -> Self {
        Self::JsonPatchJson(body)
    }
}

/// Delete an Ingress
///
/// Deletes an Ingress.
///
/// `DELETE /apis/extensions/v1beta1/namespaces/{namespace}/ingresses/{name}`.
///
/// If the response to an attempt is lost, the request is sent again only with `dryRun`, `preconditions.uid` or `preconditions.resourceVersion`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/deleteExtensionsV1beta1NamespacedIngress.html).
#[must_use = "a request does nothing until it is sent"]
pub fn delete_namespaced_ingress(
    namespace: impl Into<String>,
    name: impl Into<String>,
) -> DeleteNamespacedIngress {
    DeleteNamespacedIngress {
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
/// A request of [`delete_namespaced_ingress`](delete_namespaced_ingress()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteNamespacedIngress {
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
impl DeleteNamespacedIngress {
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
impl crate::runtime::Operation for DeleteNamespacedIngress {
    type Output = IngressOrStatus;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "deleteExtensionsV1beta1NamespacedIngress",
        method: ::http::Method::DELETE,
        path: "/apis/extensions/v1beta1/namespaces/{namespace}/ingresses/{name}",
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

/// Read the status of an Ingress
///
/// Returns an Ingress with its current status.
///
/// `GET /apis/extensions/v1beta1/namespaces/{namespace}/ingresses/{name}/status`.
///
/// See [The provider's page (in Chinese)](https://support.huaweicloud.com/api-cci/readExtensionsV1beta1NamespacedIngressStatus.html).
#[must_use = "a request does nothing until it is sent"]
pub fn read_namespaced_ingress_status(
    namespace: impl Into<String>,
    name: impl Into<String>,
) -> ReadNamespacedIngressStatus {
    ReadNamespacedIngressStatus {
        namespace: namespace.into(),
        name: name.into(),
        pretty: None,
        timeout: None,
    }
}
/// A request of [`read_namespaced_ingress_status`](read_namespaced_ingress_status()), which is made when it is sent.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "a request does nothing until it is sent"]
pub struct ReadNamespacedIngressStatus {
    namespace: String,
    name: String,
    pretty: Option<String>,
    timeout: Option<String>,
}
impl ReadNamespacedIngressStatus {
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
impl crate::runtime::Operation for ReadNamespacedIngressStatus {
    type Output = Ingress;
    type Failure = crate::gateway::Failure;
    const SPEC: &'static crate::runtime::spec::OperationSpec = &crate::runtime::spec::OperationSpec {
        id: "readExtensionsV1beta1NamespacedIngressStatus",
        method: ::http::Method::GET,
        path: "/apis/extensions/v1beta1/namespaces/{namespace}/ingresses/{name}/status",
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
