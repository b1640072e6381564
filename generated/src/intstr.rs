//! Types of `io.k8s.apimachinery.pkg.util.intstr`.
use ::serde::{Deserialize, Serialize};

/// An integer, or a text such as the name of a port or a percentage.
///
/// Example: `8080`.
///
/// `io.k8s.apimachinery.pkg.util.intstr.IntOrString` in the API's description.
#[derive(Clone, Debug, PartialEq)]
pub enum IntOrString {
    /// Integer.
    Integer(i32),
    /// String.
    String(String),
}
impl Serialize for IntOrString {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match self {
            Self::Integer(value) => value.serialize(serializer),
            Self::String(value) => value.serialize(serializer),
        }
    }
}
impl crate::runtime::json::Union for IntOrString {
    #[inline]
    fn from_json(json: &str) -> ::serde_json::Result<Self> {
        match crate::runtime::json::kind(json.as_bytes()) {
            Some(crate::runtime::json::Kind::Number) => {
                crate::runtime::read::from_str(json).map(Self::Integer)
            }
            Some(crate::runtime::json::Kind::String) => {
                crate::runtime::read::from_str(json).map(Self::String)
            }
            _ => Err(crate::runtime::json::unknown_kind(json, &["Integer", "String"])),
        }
    }
}
impl crate::runtime::read::FromJson for IntOrString {
    const JSON_TYPE: crate::runtime::read::JsonType = crate::runtime::read::JsonType::Text;
    fn read<S_: crate::runtime::read::Source + ?Sized>(
        json: crate::runtime::read::Json<'_, S_>,
        place: &mut Option<Self>,
    ) -> crate::runtime::read::Result<()> {
        crate::runtime::json::union(json, place)
    }
}
impl<'de> Deserialize<'de> for IntOrString {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::runtime::read::deserialize(deserializer)
    }
}
impl From<i32> for IntOrString {
    fn from(value: i32) -> Self {
        Self::Integer(value)
    }
}
impl From<String> for IntOrString {
    fn from(value: String) -> Self {
        Self::String(value)
    }
}
