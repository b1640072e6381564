//! The values of the keyword `format` for strings and numbers, in one table that the whole workspace uses. To add a
//! format, add a row to [`FORMATS`]. A new Rust type also needs a file in the runtime and a variant of [`Primitive`];
//! see *How to add* in `ARCHITECTURE.md`.

use super::{JsonType, Primitive};

/// A value of the keyword `format`, such as `int32`, with the Rust type and other properties of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Format {
    /// The name of the format: the value of `format` in the document.
    pub name: &'static str,
    /// The JSON type to which the format applies.
    pub json: JsonType,
    /// The Rust type of values with this format. A schema whose `minimum` or `maximum` exceeds this type gets a wider
    /// type.
    pub primitive: Primitive,
    /// True if the format is obvious from the Rust type, so that the documentation does not mention the format.
    pub is_evident: bool,
    /// A sample string in this format. Empty for numbers.
    pub sample: &'static str,
    /// The names of the formats that allow more values, including all values of this format.
    pub wider: &'static [&'static str],
}

impl Format {
    const fn as_evident(mut self) -> Self {
        self.is_evident = true;
        self
    }

    const fn with_wider_formats(mut self, wider_names: &'static [&'static str]) -> Self {
        self.wider = wider_names;
        self
    }

    /// Returns the format with this name. `None` if the table does not contain the name.
    #[must_use]
    pub fn find_by_name(name: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.name == name)
    }

    /// Returns the Rust type for values of the JSON type `json` with the format `name`. `None` if the format is unknown
    /// or does not apply to the JSON type.
    #[must_use]
    pub fn select_primitive(json: JsonType, name: Option<&str>) -> Option<Primitive> {
        Self::find_by_name(name?).filter(|format| format.json == json).map(|format| format.primitive)
    }

    /// Returns the numeric format that allows fewer values: `int32` for `int32` and `int64`. `None` if either format is
    /// not a number of fixed size.
    #[must_use]
    pub fn select_narrower(first: &str, second: &str) -> Option<&'static str> {
        let rank_of = |name: &str| FORMATS.iter().position(|format| format.name == name && format.is_sized());
        Some(FORMATS[rank_of(first)?.min(rank_of(second)?)].name)
    }

    /// Returns whether the Rust type of the format is an integer or floating-point number of fixed size, such as `i32`.
    fn is_sized(self) -> bool {
        self.primitive.integer_range().is_some() || matches!(self.primitive, Primitive::F32 | Primitive::F64)
    }
}

const fn create_integer_format(name: &'static str, primitive: Primitive) -> Format {
    Format { name, json: JsonType::Integer, primitive, is_evident: false, sample: "", wider: &[] }
}

const fn create_number_format(name: &'static str, primitive: Primitive) -> Format {
    Format { name, json: JsonType::Number, primitive, is_evident: false, sample: "", wider: &[] }
}

const fn create_string_format(name: &'static str, primitive: Primitive, sample: &'static str) -> Format {
    Format { name, json: JsonType::String, primitive, is_evident: false, sample, wider: &[] }
}

/// All known formats. Numeric formats of fixed size are sorted by range, the smallest first.
pub const FORMATS: &[Format] = &[
    create_integer_format("int8", Primitive::I8),
    create_integer_format("uint8", Primitive::U8),
    create_integer_format("int16", Primitive::I16),
    create_integer_format("uint16", Primitive::U16),
    create_integer_format("int32", Primitive::I32).as_evident().with_wider_formats(&["int64", "bigint"]),
    create_integer_format("uint32", Primitive::U32),
    create_integer_format("uint", Primitive::U32),
    create_integer_format("int64", Primitive::I64).as_evident().with_wider_formats(&["bigint"]),
    create_integer_format("uint64", Primitive::U64),
    create_integer_format("bigint", Primitive::I64),
    create_number_format("float", Primitive::F32).as_evident().with_wider_formats(&["double"]),
    create_number_format("double", Primitive::F64).as_evident(),
    create_number_format("decimal", Primitive::Number),
    create_number_format("decimal128", Primitive::Number),
    create_string_format("date-time", Primitive::DateTime, "2026-11-22T05:00:00Z").as_evident(),
    create_string_format("date", Primitive::Date, "2026-11-22").as_evident().with_wider_formats(&["date-time"]),
    create_string_format("time", Primitive::String, "05:00:00Z").with_wider_formats(&["date-time"]),
    create_string_format("duration", Primitive::String, "PT5M"),
    create_string_format("password", Primitive::Secret, "text"),
    create_string_format("byte", Primitive::Base64, "dGV4dA==").as_evident(),
    create_string_format("binary", Primitive::Binary, "text").as_evident(),
    create_string_format("int-or-string", Primitive::IntOrString, "text").as_evident(),
    create_string_format("uuid", Primitive::String, "3fa85f64-5717-4562-b3fc-2c963f66afa6"),
    create_string_format("uri", Primitive::String, "https://example.com/"),
    create_string_format("email", Primitive::String, "someone@example.com"),
    create_string_format("hostname", Primitive::String, "example.com"),
    create_string_format("ipv4", Primitive::String, "192.0.2.1"),
    create_string_format("ipv6", Primitive::String, "2001:db8::1"),
];

#[cfg(test)]
mod tests {
    use super::{FORMATS, Format};

    #[test]
    fn names_are_unique_and_wider_formats_exist() {
        for (index, format) in FORMATS.iter().enumerate() {
            assert!(FORMATS[..index].iter().all(|other| other.name != format.name), "{}", format.name);
            assert!(format.wider.iter().all(|name| Format::find_by_name(name).is_some()), "{}", format.name);
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
        assert_eq!(Format::select_narrower("int64", "int32"), Some("int32"));
        assert_eq!(Format::select_narrower("double", "int64"), Some("int64"));
        assert_eq!(Format::select_narrower("decimal", "int64"), None);
    }
}
