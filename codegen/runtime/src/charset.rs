//! The supported character encodings of text bodies: UTF-8, ISO 8859-1 and UTF-16.

use std::borrow::Cow;

/// A character encoding of text bodies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Charset {
    /// UTF-8, which includes US-ASCII.
    Utf8,
    /// ISO 8859-1, which encodes each of the first 256 Unicode characters as one byte.
    Latin1,
    /// UTF-16, big-endian unless there is a byte order mark.
    Utf16,
    /// UTF-16, big-endian.
    Utf16Big,
    /// UTF-16, little-endian.
    Utf16Little,
}

impl Charset {
    /// Returns the encoding that the parameter `charset` of a media type names. Defaults to UTF-8. If the encoding is
    /// not supported, returns its name as `Err`.
    #[inline]
    pub(crate) fn of(media: &str) -> Result<Self, &str> {
        let parameters = media.split(';').skip(1).filter_map(|parameter| parameter.split_once('='));
        let mut charsets = parameters.filter(|(name, _)| name.trim().eq_ignore_ascii_case("charset"));
        let Some((_, name)) = charsets.next() else { return Ok(Self::Utf8) };
        let name = name.trim().trim_matches('"');
        match name.to_ascii_lowercase().as_str() {
            "" | "utf-8" | "utf8" | "us-ascii" | "ascii" => Ok(Self::Utf8),
            "iso-8859-1" | "iso8859-1" | "latin1" | "latin-1" => Ok(Self::Latin1),
            "utf-16" => Ok(Self::Utf16),
            "utf-16be" => Ok(Self::Utf16Big),
            "utf-16le" => Ok(Self::Utf16Little),
            _ => Err(name),
        }
    }

    /// Decodes text. If the bytes are not valid in this encoding, returns the offset of the first invalid byte as
    /// `Err`.
    #[inline]
    pub(crate) fn decode(self, bytes: &[u8]) -> Result<Cow<'_, str>, usize> {
        match self {
            Self::Utf8 => std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| error.valid_up_to()),
            Self::Latin1 => Ok(bytes.iter().map(|byte| char::from(*byte)).collect()),
            Self::Utf16 => match bytes {
                [0xff, 0xfe, rest @ ..] => decode_utf16(rest, u16::from_le_bytes),
                [0xfe, 0xff, rest @ ..] => decode_utf16(rest, u16::from_be_bytes),
                _ => decode_utf16(bytes, u16::from_be_bytes),
            },
            Self::Utf16Big => decode_utf16(bytes, u16::from_be_bytes),
            Self::Utf16Little => decode_utf16(bytes, u16::from_le_bytes),
        }
    }

    /// Encodes text. If the encoding cannot represent a character, returns the first such character as `Err`.
    #[inline]
    pub(crate) fn encode(self, text: String) -> Result<Vec<u8>, char> {
        match self {
            Self::Utf8 => Ok(text.into_bytes()),
            Self::Latin1 => text.chars().map(|c| u8::try_from(u32::from(c)).map_err(|_| c)).collect(),
            // Big-endian is the default (RFC 2781, section 4.3).
            Self::Utf16 | Self::Utf16Big => Ok(text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
            Self::Utf16Little => Ok(text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        }
    }
}

/// Decodes UTF-16. `read_unit` converts two bytes to a code unit, in the byte order of the text.
#[inline]
fn decode_utf16(bytes: &[u8], read_unit: fn([u8; 2]) -> u16) -> Result<Cow<'static, str>, usize> {
    let (byte_pairs, odd_byte) = bytes.as_chunks::<2>();
    if !odd_byte.is_empty() {
        return Err(bytes.len() - 1);
    }
    let units: Vec<u16> = byte_pairs.iter().map(|pair| read_unit(*pair)).collect();
    String::from_utf16(&units).map(Cow::Owned).map_err(|_| 0)
}

#[cfg(test)]
mod tests {
    use super::Charset;

    #[test]
    fn text_is_encoded_and_decoded() {
        let cases: &[(&str, &str, &[u8])] = &[
            ("text/plain", "ü", &[0xc3, 0xbc]),
            ("text/plain; charset=UTF-8", "ü", &[0xc3, 0xbc]),
            ("text/plain;Charset=\"iso-8859-1\"", "ü", &[0xfc]),
            ("text/plain; a=b; charset=utf-16", "ü", &[0, 0xfc]),
            ("text/plain; charset=utf-16le", "😀", &[0x3d, 0xd8, 0, 0xde]),
        ];
        for (media, text, bytes) in cases {
            let charset = Charset::of(media).unwrap();
            assert_eq!(charset.encode((*text).to_owned()).unwrap(), *bytes, "{media}");
            assert_eq!(charset.decode(bytes).unwrap(), *text, "{media}");
        }
        assert_eq!(Charset::Utf16.decode(&[0xff, 0xfe, 0xfc, 0]).unwrap(), "ü");
    }

    #[test]
    fn unencodable_characters_are_errors() {
        assert_eq!(Charset::of("text/plain; charset=shift_jis"), Err("shift_jis"));
        assert_eq!(Charset::Latin1.encode("a本".to_owned()), Err('本'));
        assert_eq!(Charset::Utf8.decode(b"a\xff"), Err(1));
        assert_eq!(Charset::Utf16.decode(&[0, 0x61, 0]), Err(2));
        assert_eq!(Charset::Utf16Big.decode(&[0xd8, 0]), Err(0));
    }
}
