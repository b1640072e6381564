//! The types that generated structs use for Base64, binary content, secrets, dates, numbers and tuples.

mod date;
mod int_or_string;
mod number;
#[cfg(test)]
mod tests;
#[cfg(feature = "tuples")]
mod tuple;
#[cfg(feature = "uuid")]
pub mod uuid;

use std::{fmt, io, path::Path};

use base64::{
    Engine,
    alphabet::STANDARD,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use bytes::Bytes;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _, ser::SerializeStruct};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

#[cfg(feature = "client")]
pub(crate) use self::date::StrictDates;
#[cfg(feature = "signing")]
pub(crate) use self::date::to_basic_format;
pub(crate) use self::number::NUMBER;
#[cfg(feature = "tuples")]
pub use self::tuple::Tuple;
pub use self::{
    date::{Date, DateError, DateTime},
    int_or_string::IntOrString,
    number::{Number, NumberError},
};
#[cfg(feature = "tuples")]
pub use super::read::NoItem;
use super::{
    read::{self, FromJson, JsonType, ReadError, Source},
    source::Source as Content,
    write::{self, Purpose},
};

/// Implements `Deserialize` for types that implement `FromJson`, by calling [`read::deserialize`].
macro_rules! deserialize {
    ($($name:ident)*) => {$(
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                read::deserialize(deserializer)
            }
        }
    )*};
}

deserialize! { Base64 Binary Date DateTime IntOrString Number Secret }

/// Any JSON value.
pub type Json = serde_json::Value;

/// The Base64 engine. It writes padding, and reads text with or without padding.
const BASE64_ENGINE: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Bytes encoded as Base64 (`format: byte`).
///
/// `Debug` shows only the number of bytes, since the bytes may be confidential, as in a Kubernetes Secret.
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::value::Base64;")]
///
/// assert_eq!(Base64(b"hi".to_vec()).to_string(), "aGk=");
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Base64(pub Vec<u8>);

impl fmt::Debug for Base64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Base64({} bytes)", self.0.len())
    }
}

impl From<Vec<u8>> for Base64 {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl From<&[u8]> for Base64 {
    fn from(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }
}

impl AsRef<[u8]> for Base64 {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Display for Base64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&BASE64_ENGINE.encode(&self.0))
    }
}

impl Serialize for Base64 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(text) = write::debug_text(self) {
            return serializer.serialize_str(&text);
        }
        serializer.collect_str(self)
    }
}

impl FromJson for Base64 {
    const JSON_TYPE: JsonType = JsonType::String;

    fn read<S: Source + ?Sized>(json: read::Json<'_, S>, place: &mut Option<Self>) -> read::Result<()> {
        let read::Json::String(text) = json else { return Err(json.unexpected_type(JsonType::String)) };
        // Some encoders insert line breaks, as MIME does.
        let text: String = text.chars().filter(|c| !c.is_ascii_whitespace()).collect();
        let bytes = BASE64_ENGINE.decode(text);
        let bytes =
            bytes.map_err(|error| ReadError::custom(format_args!("the string is not valid base64: {error}")))?;
        *place = Some(Self(bytes));
        Ok(())
    }
}

/// The struct name with which [`Binary`] is serialized. A multipart body recognizes binary content by this name.
pub(crate) const BINARY: &str = "\0runtime::Binary";

/// Raw bytes (`format: binary`): a complete body, or a file in a multipart body.
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::value::Binary;")]
///
/// let image = Binary::from(vec![0x89, b'P', b'N', b'G']).named("a.png").media("image/png");
/// assert_eq!(image.name.as_deref(), Some("a.png"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Binary {
    /// The content, if it is in memory. Empty if the content is read while it is sent.
    pub data: Bytes,
    /// The file name that is sent if the bytes are a part of a multipart body.
    pub name: Option<String>,
    /// The media type of the bytes; `None` to derive it from the declared media types.
    pub media: Option<String>,
    /// The content that is read while it is sent; `None` if the content is in `data`.
    pub(crate) source: Option<Content>,
}

impl Binary {
    /// Creates content from a file. The file is read while it is sent, so it is never in memory completely. It is
    /// opened again for each attempt, so the call can be retried. The file name is taken from `path`.
    ///
    /// Content from a file can be a body or a part of a multipart body, but not a member of a JSON body.
    ///
    /// # Errors
    ///
    /// If the file cannot be opened.
    pub fn from_file(path: impl AsRef<Path>) -> io::Result<Self> {
        let path = path.as_ref();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        Ok(Self { name, source: Some(Content::from_file(path)?), ..Self::default() })
    }

    /// Creates content from a reader, which is read while the content is sent. If `length` (in bytes) is `None`, the
    /// content is sent in chunks. The content can be sent only once, so the call is retried only if nothing was read
    /// from the reader.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::value::Binary;")]
    ///
    /// let content = Binary::from_reader(5, &b"hello"[..]);
    /// let of_any_length = Binary::from_reader(None, std::io::empty());
    /// # let _ = (content, of_any_length);
    /// ```
    pub fn from_reader(length: impl Into<Option<u64>>, reader: impl io::Read + Send + 'static) -> Self {
        Self { source: Some(Content::from_reader(length.into(), reader)), ..Self::default() }
    }

    /// Creates content from a function that opens a reader, which is read while the content is sent. If `length` (in
    /// bytes) is `None`, the content is sent in chunks. `open` is called for each attempt, so the call can be retried.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::value::Binary;")]
    ///
    /// let file = Binary::from_reader_factory(None, || std::fs::File::open("disk.img"));
    /// # let _ = file;
    /// ```
    pub fn from_reader_factory<R: io::Read + Send + 'static>(
        length: impl Into<Option<u64>>,
        open: impl Fn() -> io::Result<R> + Send + Sync + 'static,
    ) -> Self {
        let open = move || Ok(Box::new(open()?) as Box<dyn io::Read + Send>);
        Self { source: Some(Content::from_reader_factory(length.into(), open)), ..Self::default() }
    }

    /// Creates content from a stream, which is polled while the content is sent. If `length` (in bytes) is `None`, the
    /// content is sent in chunks. The content can be sent only once, so the call is retried only if no piece was taken
    /// from the stream.
    #[cfg(feature = "client")]
    pub fn from_stream(
        length: impl Into<Option<u64>>,
        pieces: impl futures_core::Stream<Item = io::Result<Bytes>> + Send + 'static,
    ) -> Self {
        Self { source: Some(Content::from_stream(length.into(), Box::pin(pieces))), ..Self::default() }
    }

    /// Sets the file name, which is sent if the content is a part of a multipart body.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets the media type of the content.
    #[must_use]
    pub fn media(mut self, media: impl Into<String>) -> Self {
        self.media = Some(media.into());
        self
    }
}

impl<T: Into<Bytes>> From<T> for Binary {
    fn from(data: T) -> Self {
        Self { data: data.into(), ..Self::default() }
    }
}

impl AsRef<[u8]> for Binary {
    fn as_ref(&self) -> &[u8] {
        &self.data
    }
}

/// Bytes that are serialized with `serialize_bytes`; serde serializes a slice as a list of numbers.
struct SerializeAsBytes<'a>(&'a [u8]);

impl Serialize for SerializeAsBytes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(self.0)
    }
}

impl Serialize for Binary {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(text) = write::debug_text(self) {
            return serializer.serialize_str(&text);
        }
        let is_streamed = self.source.is_some();
        if is_streamed && (serializer.is_human_readable() || !Purpose::Request.is_current()) {
            let message = "content that is read while it is sent can only be a body, or a part of a multipart body";
            return Err(serde::ser::Error::custom(message));
        }
        if serializer.is_human_readable() {
            // JSON has no type for bytes. Bytes that are valid UTF-8 become a string.
            let Ok(text) = std::str::from_utf8(&self.data) else {
                let message = "the bytes are not valid UTF-8, so they cannot be sent as a JSON string";
                return Err(serde::ser::Error::custom(message));
            };
            return serializer.serialize_str(text);
        }
        let mut fields = serializer.serialize_struct(BINARY, 3 + usize::from(is_streamed))?;
        fields.serialize_field("data", &SerializeAsBytes(&self.data))?;
        fields.serialize_field("name", &self.name)?;
        fields.serialize_field("media", &self.media)?;
        if let Some(source) = &self.source {
            source.stash();
            fields.serialize_field("source", &())?;
        }
        fields.end()
    }
}

impl FromJson for Binary {
    const JSON_TYPE: JsonType = JsonType::String;

    fn read<S: Source + ?Sized>(json: read::Json<'_, S>, place: &mut Option<Self>) -> read::Result<()> {
        *place = Some(Self::from(String::deserialize(json)?));
        Ok(())
    }
}

/// A secret string, such as a password or a token (`format: password`).
///
/// The string is overwritten in memory when the secret is dropped, and neither `Debug` nor `Display` shows it.
/// `Serialize` writes the string, so that requests can contain it, except in the `Debug` output of a type of this crate.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Creates a secret from a string.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(Zeroizing::new(text.into()))
    }

    /// Returns the secret string. It must not be logged.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl std::hash::Hash for Secret {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.as_str().hash(state);
    }
}

impl Zeroize for Secret {
    fn zeroize(&mut self) {
        self.0.zeroize();
    }
}

/// Marks that the secret is overwritten when it is dropped, which the field of type `Zeroizing` does.
impl ZeroizeOnDrop for Secret {}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(text) = write::debug_text(self) {
            return serializer.serialize_str(&text);
        }
        serializer.serialize_str(&self.0)
    }
}

impl FromJson for Secret {
    const JSON_TYPE: JsonType = JsonType::String;

    fn read<S: Source + ?Sized>(json: read::Json<'_, S>, place: &mut Option<Self>) -> read::Result<()> {
        *place = Some(Self::new(String::deserialize(json)?));
        Ok(())
    }
}
