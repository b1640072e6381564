//! The intermediate representation of a value that is serialized as text: serde's data model without Rust types. The
//! members of objects keep their order.

use std::borrow::Cow;

use serde::{
    Serialize, Serializer,
    ser::{self, SerializeMap, SerializeSeq},
};

use super::{
    super::{
        source::Source,
        value::{BINARY, Binary, NUMBER, Number},
    },
    Style, StyleError, StyleKind, join_with_delimiter,
};

/// The value of a parameter, reduced to the types that parameter styles can serialize: scalars, lists and objects.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Flat {
    /// The value `None` or `()`.
    Null,
    /// A boolean.
    Bool(bool),
    /// A number.
    Number(serde_json::Number),
    /// A number with all its digits, without rounding.
    Exact(Number),
    /// A string.
    Text(String),
    /// A list.
    List(Vec<Flat>),
    /// A struct or map.
    Map(Vec<(String, Flat)>),
    /// Bytes, possibly with a file name.
    Binary(Binary),
}

impl Flat {
    pub(crate) fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Returns the items of a list; for any other value, a slice that contains only the value itself.
    pub(crate) fn as_list(&self) -> &[Flat] {
        match self {
            Self::List(items) => items,
            other => std::slice::from_ref(other),
        }
    }

    /// Converts the lists and objects inside a list or object to JSON text, since OpenAPI 3.0 does not define how a
    /// style serializes nested values. A list inside an object remains a list if the style repeats the member's name
    /// for each item (`form`, exploded).
    #[inline]
    pub(crate) fn with_nested_as_json(self, style: Style) -> Result<Self, StyleError> {
        Ok(match self.with_joined_lists(style.inner)? {
            Self::List(items) => Self::List(items.into_iter().map(Self::into_scalar).collect::<Result<_, _>>()?),
            Self::Map(members) => {
                let repeats_name = matches!(style.kind, StyleKind::Form | StyleKind::Cookie) && style.explode;
                let to_scalar = |value: Self| match value {
                    Self::List(_) if repeats_name => value.with_nested_as_json(style),
                    value => value.into_scalar(),
                };
                let members = members.into_iter().map(|(key, value)| Ok((key, to_scalar(value)?)));
                Self::Map(members.collect::<Result<_, StyleError>>()?)
            }
            single => single,
        })
    }

    /// Converts each list inside this list to a string: the items of the inner list, joined with the delimiter of a
    /// style. `inner_styles` contains one style per nesting level, the outermost first.
    #[inline]
    pub(crate) fn with_joined_lists(self, inner_styles: &[StyleKind]) -> Result<Self, StyleError> {
        let (Self::List(items), Some((outer_style, deeper_styles))) = (&self, inner_styles.split_first()) else {
            return Ok(self);
        };
        let join_item = |item: &Self| match item.clone().with_joined_lists(deeper_styles)? {
            list @ Self::List(_) => join_with_delimiter(Style::new(*outer_style, false), &list).map(Self::Text),
            scalar => Ok(scalar),
        };
        Ok(Self::List(items.iter().map(join_item).collect::<Result<_, StyleError>>()?))
    }

    /// Converts a list or object to JSON text. Returns any other value unchanged.
    #[inline]
    fn into_scalar(self) -> Result<Self, StyleError> {
        match self {
            Self::List(_) | Self::Map(_) => {
                serde_json::to_string(&self).map(Self::Text).map_err(|error| StyleError::Serialize(error.to_string()))
            }
            single => Ok(single),
        }
    }

    /// Returns the text of a scalar, without escapes. Returns an error for a list or an object.
    pub(crate) fn scalar_text(&self) -> Result<Cow<'_, str>, StyleError> {
        match self {
            Self::Null => Ok(Cow::Borrowed("")),
            Self::Bool(value) => Ok(Cow::Borrowed(if *value { "true" } else { "false" })),
            Self::Number(value) => Ok(Cow::Owned(value.to_string())),
            Self::Exact(value) => Ok(Cow::Owned(value.to_string())),
            Self::Text(value) => Ok(Cow::Borrowed(value)),
            Self::Binary(file) if file.source.is_some() => Err(StyleError::Serialize(MISPLACED_STREAM.to_owned())),
            Self::Binary(file) => Ok(String::from_utf8_lossy(&file.data)),
            Self::List(_) | Self::Map(_) => Err(StyleError::Nested),
        }
    }
}

/// The error message for streamed content (content that is read while it is sent) inside a value that cannot be
/// streamed.
const MISPLACED_STREAM: &str =
    "content that is read while it is sent can only be a body, or a part of a multipart body";

impl Serialize for Flat {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(value) => value.serialize(serializer),
            Self::Exact(value) => value.serialize(serializer),
            Self::Text(value) => serializer.serialize_str(value),
            Self::List(items) => serializer.collect_seq(items),
            Self::Map(members) => serializer.collect_map(members.iter().map(|(key, value)| (key, value))),
            Self::Binary(file) if file.source.is_some() => Err(ser::Error::custom(MISPLACED_STREAM)),
            Self::Binary(file) => serializer.serialize_str(&String::from_utf8_lossy(&file.data)),
        }
    }
}

/// Converts a value to its intermediate form.
pub(crate) fn flatten<T: Serialize + ?Sized>(value: &T) -> Result<Flat, StyleError> {
    value.serialize(Flattener)
}

impl ser::Error for StyleError {
    fn custom<T: std::fmt::Display>(message: T) -> Self {
        Self::Serialize(message.to_string())
    }
}

#[derive(Clone, Copy)]
struct Flattener;

impl Serializer for Flattener {
    type Ok = Flat;
    type Error = StyleError;
    type SerializeSeq = List;
    type SerializeTuple = List;
    type SerializeTupleStruct = List;
    type SerializeTupleVariant = Tagged<List>;
    type SerializeMap = Map;
    type SerializeStruct = Map;
    type SerializeStructVariant = Tagged<Map>;

    /// Returns `false`, so that a type with a separate representation for binary formats is serialized as bytes. Bytes
    /// can become a part of a multipart body.
    fn is_human_readable(&self) -> bool {
        false
    }

    fn serialize_bool(self, value: bool) -> Result<Flat, StyleError> {
        Ok(Flat::Bool(value))
    }

    fn serialize_i8(self, value: i8) -> Result<Flat, StyleError> {
        self.serialize_i64(value.into())
    }

    fn serialize_i16(self, value: i16) -> Result<Flat, StyleError> {
        self.serialize_i64(value.into())
    }

    fn serialize_i32(self, value: i32) -> Result<Flat, StyleError> {
        self.serialize_i64(value.into())
    }

    fn serialize_i64(self, value: i64) -> Result<Flat, StyleError> {
        Ok(Flat::Number(value.into()))
    }

    fn serialize_u8(self, value: u8) -> Result<Flat, StyleError> {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Result<Flat, StyleError> {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Result<Flat, StyleError> {
        self.serialize_u64(value.into())
    }

    fn serialize_u64(self, value: u64) -> Result<Flat, StyleError> {
        Ok(Flat::Number(value.into()))
    }

    fn serialize_f32(self, value: f32) -> Result<Flat, StyleError> {
        // Converts through the shortest text: widening 0.1 would produce 0.10000000149011612.
        self.serialize_f64(value.to_string().parse().unwrap_or_else(|_| value.into()))
    }

    fn serialize_f64(self, value: f64) -> Result<Flat, StyleError> {
        match serde_json::Number::from_f64(value) {
            Some(number) => Ok(Flat::Number(number)),
            None => Err(StyleError::Serialize(format!("{value} is not a finite number"))),
        }
    }

    fn serialize_char(self, value: char) -> Result<Flat, StyleError> {
        Ok(Flat::Text(value.to_string()))
    }

    fn serialize_str(self, value: &str) -> Result<Flat, StyleError> {
        Ok(Flat::Text(value.to_owned()))
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<Flat, StyleError> {
        Ok(Flat::Binary(Binary::from(value.to_vec())))
    }

    fn serialize_none(self) -> Result<Flat, StyleError> {
        Ok(Flat::Null)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Flat, StyleError> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Flat, StyleError> {
        Ok(Flat::Null)
    }

    fn serialize_unit_struct(self, _name: &'static str) -> Result<Flat, StyleError> {
        Ok(Flat::Null)
    }

    fn serialize_unit_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
    ) -> Result<Flat, StyleError> {
        Ok(Flat::Text(variant.to_owned()))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<Flat, StyleError> {
        let flat = value.serialize(self)?;
        if name == NUMBER
            && let Flat::Text(text) = &flat
        {
            return text.parse().map(Flat::Exact).map_err(ser::Error::custom);
        }
        Ok(flat)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<Flat, StyleError> {
        Ok(Flat::Map(vec![(variant.to_owned(), value.serialize(self)?)]))
    }

    fn serialize_seq(self, _len: Option<usize>) -> Result<List, StyleError> {
        Ok(List(Vec::new()))
    }

    fn serialize_tuple(self, _len: usize) -> Result<List, StyleError> {
        Ok(List(Vec::new()))
    }

    fn serialize_tuple_struct(self, _name: &'static str, _len: usize) -> Result<List, StyleError> {
        Ok(List(Vec::new()))
    }

    fn serialize_tuple_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        _len: usize,
    ) -> Result<Tagged<List>, StyleError> {
        Ok(Tagged(variant, List(Vec::new())))
    }

    fn serialize_map(self, _len: Option<usize>) -> Result<Map, StyleError> {
        Ok(Map::default())
    }

    fn serialize_struct(self, name: &'static str, _len: usize) -> Result<Map, StyleError> {
        Ok(Map { is_binary: name == BINARY, ..Map::default() })
    }

    fn serialize_struct_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        _len: usize,
    ) -> Result<Tagged<Map>, StyleError> {
        Ok(Tagged(variant, Map::default()))
    }
}

struct List(Vec<Flat>);

impl SerializeSeq for List {
    type Ok = Flat;
    type Error = StyleError;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), StyleError> {
        self.0.push(flatten(value)?);
        Ok(())
    }

    fn end(self) -> Result<Flat, StyleError> {
        Ok(Flat::List(self.0))
    }
}

impl ser::SerializeTuple for List {
    type Ok = Flat;
    type Error = StyleError;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), StyleError> {
        SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result<Flat, StyleError> {
        SerializeSeq::end(self)
    }
}

impl ser::SerializeTupleStruct for List {
    type Ok = Flat;
    type Error = StyleError;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), StyleError> {
        SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result<Flat, StyleError> {
        SerializeSeq::end(self)
    }
}

#[derive(Default)]
struct Map {
    members: Vec<(String, Flat)>,
    key: Option<String>,
    /// True if the struct is a [`Binary`](super::super::value::Binary), a file in a form.
    is_binary: bool,
}

impl SerializeMap for Map {
    type Ok = Flat;
    type Error = StyleError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), StyleError> {
        self.key = Some(flatten(key)?.scalar_text()?.into_owned());
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), StyleError> {
        let key = self.key.take().unwrap_or_default();
        self.members.push((key, flatten(value)?));
        Ok(())
    }

    fn end(self) -> Result<Flat, StyleError> {
        if self.is_binary { Ok(binary_from_members(self.members)) } else { Ok(Flat::Map(self.members)) }
    }
}

impl ser::SerializeStruct for Map {
    type Ok = Flat;
    type Error = StyleError;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), StyleError> {
        self.members.push((key.to_owned(), flatten(value)?));
        Ok(())
    }

    fn end(self) -> Result<Flat, StyleError> {
        SerializeMap::end(self)
    }
}

/// Creates a [`Binary`] from the members of its serde representation.
fn binary_from_members(members: Vec<(String, Flat)>) -> Flat {
    let mut file = Binary::default();
    for (key, value) in members {
        match (key.as_str(), value) {
            ("data", Flat::Binary(data)) => file.data = data.data,
            ("name", Flat::Text(name)) => file.name = Some(name),
            ("media", Flat::Text(media)) => file.media = Some(media),
            ("source", _) => file.source = Source::take_stashed(),
            _ => {}
        }
    }
    Flat::Binary(file)
}

/// The name of an enum variant, and the list or map that the variant contains.
struct Tagged<T>(&'static str, T);

impl ser::SerializeTupleVariant for Tagged<List> {
    type Ok = Flat;
    type Error = StyleError;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), StyleError> {
        SerializeSeq::serialize_element(&mut self.1, value)
    }

    fn end(self) -> Result<Flat, StyleError> {
        Ok(Flat::Map(vec![(self.0.to_owned(), SerializeSeq::end(self.1)?)]))
    }
}

impl ser::SerializeStructVariant for Tagged<Map> {
    type Ok = Flat;
    type Error = StyleError;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), StyleError> {
        ser::SerializeStruct::serialize_field(&mut self.1, key, value)
    }

    fn end(self) -> Result<Flat, StyleError> {
        Ok(Flat::Map(vec![(self.0.to_owned(), SerializeMap::end(self.1)?)]))
    }
}
