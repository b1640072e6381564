//! Types of `com.huaweicloud.gateway`.
use ::serde::{Deserialize, Serialize};

/// The body of a failure: an error of the gateway (`error_code`) or of the API server (`kind`).
///
/// `com.huaweicloud.gateway.Failure` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Failure {
    /// A [`Error`].
    Error(Error),
    /// A [`Status`](crate::meta::v1::Status).
    Status(Box<crate::meta::v1::Status>),
    /// A value that the API's description does not list, kept as it came.
    Unknown(crate::runtime::value::Json),
}
impl Serialize for Failure {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match self {
            Self::Error(value) => value.serialize(serializer),
            Self::Status(value) => value.serialize(serializer),
            Self::Unknown(json) => json.serialize(serializer),
        }
    }
}
impl crate::runtime::json::Union for Failure {
    #[inline]
    fn from_json(json: &str) -> ::serde_json::Result<Self> {
        let mut choice = crate::runtime::json::Choice::of(json);
        choice
            .candidate(
                "Error",
                crate::runtime::json::Signs {
                    kinds: &[crate::runtime::json::Kind::Object],
                    required: &["error_code"],
                    constants: &[],
                },
                Self::Error,
            );
        choice
            .candidate(
                "Status",
                crate::runtime::json::Signs {
                    kinds: &[crate::runtime::json::Kind::Object],
                    required: &["kind"],
                    constants: &[],
                },
                Self::Status,
            );
        choice.end_open(Self::Unknown)
    }
}
impl crate::runtime::read::FromJson for Failure {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::Text;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::json::union(json, place)
    }
}
impl<'de> Deserialize<'de> for Failure {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl From<Error> for Failure {
    fn from(value: Error) -> Self {
        Self::Error(value)
    }
}
impl From<crate::meta::v1::Status> for Failure {
    fn from(value: crate::meta::v1::Status) -> Self {
        Self::Status(Box::new(value))
    }
}

/// An error of the gateway itself; the request has not reached the Kubernetes API.
///
/// `com.huaweicloud.gateway.Error` in the API's description.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Error {
    /// The gateway's code for what is wrong, for example `APIGW.0301`.
    ///
    /// Example: `"APIGW.0301"`.
    pub error_code: String,
    /// A human-readable message about the error.
    ///
    /// Example: `"Incorrect IAM authentication information"`.
    pub error_msg: Option<String>,
    /// The id of the request, which the provider's support asks for.
    pub request_id: Option<String>,
    /// All other members.
    pub additional_properties: ::std::collections::BTreeMap<
        String,
        crate::runtime::value::Json,
    >,
}
impl Error {
    /// Creates a [`Error`] from its required members.
    #[must_use]
    pub fn new(error_code: impl Into<String>) -> Self {
        Self {
            error_code: error_code.into(),
            error_msg: None,
            request_id: None,
            additional_properties: ::std::collections::BTreeMap::new(),
        }
    }
}
impl crate::runtime::read::FromJson for Error {
    const MEMBERS: &'static [&'static str] = &["error_code", "error_msg", "request_id"];
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        let members = json.all_members(Self::MEMBERS)?;
        let empty = Self {
            error_code: ::std::default::Default::default(),
            error_msg: None,
            request_id: None,
            additional_properties: ::std::collections::BTreeMap::new(),
        };
        let read = crate::runtime::read::begin(place, empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.value(&mut read.error_code),
                1 => members.optional(&mut read.error_msg),
                2 => members.optional(&mut read.request_id),
                _ => members.rest(&mut read.additional_properties),
            }
        }
        members.end(&[0])
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
        object.member("error_code", &self.error_code);
        object.optional("error_msg", &self.error_msg);
        object.optional("request_id", &self.request_id);
        object.rest(&self.additional_properties);
        object.end()
    }
}
