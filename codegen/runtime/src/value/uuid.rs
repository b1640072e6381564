//! UUIDs (`format: uuid`), for crates that have a type for them.
//!
//! A UUID is read in any notation that [`Uuid::try_parse`] accepts, and written with hyphens and in lower case (RFC 9562, section 4).

use serde::de::Error as _;
pub use uuid::Uuid;

use super::super::read::{self, FromJson, Json, JsonType, ReadError, Source};

impl FromJson for Uuid {
    const JSON_TYPE: JsonType = JsonType::String;

    fn read<S: Source + ?Sized>(json: Json<'_, S>, place: &mut Option<Self>) -> read::Result<()> {
        let Json::String(text) = json else { return Err(json.unexpected_type(JsonType::String)) };
        match Self::try_parse(text) {
            Ok(value) => *place = Some(value),
            Err(error) => return Err(ReadError::custom(format_args!("`{text}` is not a UUID: {error}"))),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{super::super::read::from_str, Uuid};

    #[test]
    fn all_notations_are_read_and_one_is_written() {
        let uuid = Uuid::from_u128(0x3fa8_5f64_5717_4562_b3fc_2c96_3f66_afa6);
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
    fn another_text_is_an_error() {
        let error = from_str::<Uuid>("\"3fa85f64\"").unwrap_err().to_string();
        assert!(error.starts_with("`3fa85f64` is not a UUID: "), "{error}");
        let error = from_str::<Uuid>("5").unwrap_err().to_string();
        assert!(error.starts_with("invalid type: integer `5`, expected a string"), "{error}");
    }
}
