//! The values of `format` for strings and numbers, in one table for the workspace. To add a format, add a row to
//! [`FORMATS`]. A new Rust type also needs a variant of [`Primitive`]; the compiler then reports the code that must
//! handle it.

use super::{JsonType, Primitive};

/// A value of `format`, such as `int32`, with the Rust type and other properties of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Format {
    /// The value of `format` in the document.
    pub name: &'static str,
    /// The JSON type to which the format applies.
    pub json: JsonType,
    /// The Rust type of values with this format. Bounds may require a wider type.
    pub primitive: Primitive,
    /// True if the Rust type expresses the format, so that the documentation omits it.
    pub is_evident: bool,
    /// A sample string of the format.
    pub sample: &'static str,
    /// The names of the wider formats, which allow all values of this format.
    pub wider: &'static [&'static str],
}

impl Format {
    const fn as_evident(mut self) -> Self {
        self.is_evident = true;
        self
    }

    const fn wider(mut self, wider: &'static [&'static str]) -> Self {
        self.wider = wider;
        self
    }

    /// Returns the format with this name. `None` if the table does not contain the name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.name == name)
    }

    /// Returns the Rust type of a JSON type with this format; `None` if the format is unknown or does not apply to the
    /// JSON type.
    #[must_use]
    pub fn primitive_of(json: JsonType, name: Option<&str>) -> Option<Primitive> {
        Self::named(name?).filter(|format| format.json == json).map(|format| format.primitive)
    }

    /// Returns the narrower of two numeric formats: `int32` for `int32` and `int64`. `None` if one of them is not
    /// numeric.
    #[must_use]
    pub fn narrower_of(first: &str, second: &str) -> Option<&'static str> {
        let rank_of = |name: &str| FORMATS.iter().position(|format| format.name == name && format.is_sized());
        Some(FORMATS[rank_of(first)?.min(rank_of(second)?)].name)
    }

    /// Returns whether the Rust type of the format is an integer or float of fixed size, such as `i32`.
    fn is_sized(self) -> bool {
        self.primitive.integer_range().is_some() || matches!(self.primitive, Primitive::F32 | Primitive::F64)
    }
}

const fn integer_format(name: &'static str, primitive: Primitive) -> Format {
    Format { name, json: JsonType::Integer, primitive, is_evident: false, sample: "", wider: &[] }
}

const fn number_format(name: &'static str, primitive: Primitive) -> Format {
    Format { name, json: JsonType::Number, primitive, is_evident: false, sample: "", wider: &[] }
}

const fn string_format(name: &'static str, primitive: Primitive, sample: &'static str) -> Format {
    Format { name, json: JsonType::String, primitive, is_evident: false, sample, wider: &[] }
}

/// All formats. Numeric formats of fixed size are sorted, the narrowest first.
pub const FORMATS: [Format; 28] = [
    integer_format("int8", Primitive::I8),
    integer_format("uint8", Primitive::U8),
    integer_format("int16", Primitive::I16),
    integer_format("uint16", Primitive::U16),
    integer_format("int32", Primitive::I32).as_evident().wider(&["int64", "bigint"]),
    integer_format("uint32", Primitive::U32),
    integer_format("uint", Primitive::U32),
    integer_format("int64", Primitive::I64).as_evident().wider(&["bigint"]),
    integer_format("uint64", Primitive::U64),
    integer_format("bigint", Primitive::I64),
    number_format("float", Primitive::F32).as_evident().wider(&["double"]),
    number_format("double", Primitive::F64).as_evident(),
    number_format("decimal", Primitive::Number),
    number_format("decimal128", Primitive::Number),
    string_format("date-time", Primitive::DateTime, "2026-11-22T05:00:00Z").as_evident(),
    string_format("date", Primitive::Date, "2026-11-22").as_evident().wider(&["date-time"]),
    string_format("time", Primitive::String, "05:00:00Z").wider(&["date-time"]),
    string_format("duration", Primitive::String, "PT5M"),
    string_format("password", Primitive::Secret, "text"),
    string_format("byte", Primitive::Base64, "dGV4dA==").as_evident(),
    string_format("binary", Primitive::Binary, "text").as_evident(),
    string_format("int-or-string", Primitive::IntOrString, "text").as_evident(),
    string_format("uuid", Primitive::String, "3fa85f64-5717-4562-b3fc-2c963f66afa6"),
    string_format("uri", Primitive::String, "https://example.com/"),
    string_format("email", Primitive::String, "someone@example.com"),
    string_format("hostname", Primitive::String, "example.com"),
    string_format("ipv4", Primitive::String, "192.0.2.1"),
    string_format("ipv6", Primitive::String, "2001:db8::1"),
];

#[cfg(test)]
mod tests {
    use super::{FORMATS, Format};

    #[test]
    fn names_are_unique_and_wider_formats_exist() {
        for (index, format) in FORMATS.iter().enumerate() {
            assert!(FORMATS[..index].iter().all(|other| other.name != format.name), "{}", format.name);
            assert!(format.wider.iter().all(|name| Format::named(name).is_some()), "{}", format.name);
        }
    }

    #[test]
    fn sized_numbers_are_in_order() {
        let sized_formats: Vec<&Format> = FORMATS.iter().filter(|format| format.is_sized()).collect();
        for pair in sized_formats.windows(2) {
            let max_value =
                |format: &Format| format.primitive.integer_range().map_or(i128::MAX, |(_, max_value)| max_value);
            assert!(
                max_value(pair[0]) <= max_value(pair[1]) || pair[1].name == "bigint",
                "{} and {}",
                pair[0].name,
                pair[1].name
            );
        }
        assert_eq!(Format::narrower_of("int64", "int32"), Some("int32"));
        assert_eq!(Format::narrower_of("double", "int64"), Some("int64"));
        assert_eq!(Format::narrower_of("decimal", "int64"), None);
    }
}
