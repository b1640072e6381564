//! The type of UUIDs (`format: uuid`). A generated crate contains it if the settings of the generator request it.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::super::read::{self, FromJson, Json, JsonType, ReadError, Source};

/// A UUID (`format: uuid`), which converts from and into the type of the crate `uuid`.
///
/// A UUID is read in any notation that [`uuid::Uuid::try_parse`] accepts, and written with hyphens and in lower case
/// (RFC 9562, section 4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Uuid(pub uuid::Uuid);

impl From<uuid::Uuid> for Uuid {
    #[inline]
    fn from(value: uuid::Uuid) -> Self {
        Self(value)
    }
}

impl From<Uuid> for uuid::Uuid {
    #[inline]
    fn from(value: Uuid) -> Self {
        value.0
    }
}

impl fmt::Display for Uuid {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_hyphenated().fmt(f)
    }
}

impl FromStr for Uuid {
    type Err = uuid::Error;

    #[inline]
    fn from_str(text: &str) -> Result<Self, uuid::Error> {
        uuid::Uuid::try_parse(text).map(Self)
    }
}

// The implementation of the crate `uuid` writes bytes in formats that are not human-readable, such as the one for
// parameters.
impl Serialize for Uuid {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.as_hyphenated().encode_lower(&mut uuid::Uuid::encode_buffer()))
    }
}

impl<'de> Deserialize<'de> for Uuid {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read::deserialize(deserializer)
    }
}

impl FromJson for Uuid {
    const JSON_TYPE: JsonType = JsonType::String;

    fn read<S: Source + ?Sized>(json: Json<'_, S>, place: &mut Option<Self>) -> read::Result<()> {
        let Json::String(text) = json else { return Err(json.unexpected_type(JsonType::String)) };
        match text.parse() {
            Ok(value) => *place = Some(value),
            Err(error) => return Err(ReadError::custom(format_args!("the text `{text}` is not a UUID: {error}"))),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{super::super::read::from_str, Uuid};

    #[test]
    fn all_notations_are_read_and_one_is_written() {
        let uuid = Uuid(uuid::Uuid::from_u128(0x3fa8_5f64_5717_4562_b3fc_2c96_3f66_afa6));
        for text in [
            "3fa85f64-5717-4562-b3fc-2c963f66afa6",
            "3FA85F64-5717-4562-B3FC-2C963F66AFA6",
            "3fa85f6457174562b3fc2c963f66afa6",
            "urn:uuid:3fa85f64-5717-4562-b3fc-2c963f66afa6",
        ] {
            assert_eq!(from_str::<Uuid>(&format!("\"{text}\"")).unwrap(), uuid, "{text}");
        }
        assert_eq!(serde_json::to_string(&uuid).unwrap(), "\"3fa85f64-5717-4562-b3fc-2c963f66afa6\"");
    }

    #[test]
    fn text_that_is_not_a_uuid_is_an_error() {
        let error = from_str::<Uuid>("\"3fa85f64\"").unwrap_err().to_string();
        assert!(error.starts_with("the text `3fa85f64` is not a UUID: "), "{error}");
        let error = from_str::<Uuid>("5").unwrap_err().to_string();
        assert!(error.starts_with("invalid type: integer `5`, expected a string"), "{error}");
    }
}
