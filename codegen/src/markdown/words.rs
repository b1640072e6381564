//! Recognizes identifiers and URLs without markup in prose.

/// Ordinary words with a capital letter after the first one, which are not identifiers. clippy exempts them as well.
const PROSE: &[&str] = &[
    "DevOps",
    "GitHub",
    "GitLab",
    "IPv4",
    "IPv6",
    "JavaScript",
    "TypeScript",
    "OAuth",
    "OAuth2",
    "GraphQL",
    "OpenAPI",
    "OpenSSH",
    "OpenSSL",
    "OpenStreetMap",
    "OpenTelemetry",
    "WebAssembly",
    "WebRTC",
    "WebSocket",
    "WebSockets",
    "iOS",
    "macOS",
    "PostScript",
    "TensorFlow",
    "FreeBSD",
];

/// A part of a word in prose.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Piece<'a> {
    Text(&'a str),
    /// An identifier: `camelCase`, `snake_case`, `a::b`.
    Name(&'a str),
    /// An `http` or `https` URL.
    Url(&'a str),
}

/// Splits a word into identifiers, URLs and other text. Calls `each` for each part.
pub(super) fn split_word<'a>(word: &'a str, each: &mut impl FnMut(Piece<'a>)) {
    let (mut rest, mut from) = (word, 0);
    while let Some(start) = rest[from..].find("http").map(|at| from + at) {
        match url_end(&rest[start..]) {
            Some(length) => {
                split_name(&rest[..start], each);
                each(Piece::Url(&rest[start..start + length]));
                rest = &rest[start + length..];
                from = 0;
            }
            None => from = start + "http".len(),
        }
    }
    split_name(rest, each);
}

fn split_name<'a>(word: &'a str, each: &mut impl FnMut(Piece<'a>)) {
    let start = word.find(|c: char| c.is_alphanumeric() || c == '_').unwrap_or(word.len());
    let is_name = |c: char| c.is_ascii_alphanumeric() || "_:./-".contains(c);
    let length = word[start..].find(|c: char| !is_name(c)).unwrap_or(word.len() - start);
    let name = word[start..start + length].trim_end_matches([':', '.', '/', '-']);
    let end = start + name.len();
    // A name that is directly followed by other letters is not an identifier.
    let goes_on = word[end..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
    if is_program_name(name) && !goes_on {
        [Piece::Text(&word[..start]), Piece::Name(name), Piece::Text(&word[end..])].into_iter().for_each(each);
    } else {
        each(Piece::Text(word));
    }
}

/// Returns the length in bytes of the URL at the start of `text`. `None` if `text` does not start with a URL.
fn url_end(text: &str) -> Option<usize> {
    let scheme = ["https://", "http://"].into_iter().find(|scheme| text.starts_with(scheme))?;
    let is_end = |c: char| "<>\"'()[]{}|\\^`".contains(c);
    let url =
        text[..text.find(is_end).unwrap_or(text.len())].trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_']);
    (url.len() > scheme.len()).then_some(url.len())
}

fn is_program_name(word: &str) -> bool {
    if word.len() < 3 || PROSE.contains(&word) {
        return false;
    }
    let bytes = word.as_bytes();
    let hump = bytes.windows(2).any(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase());
    hump || word.trim_matches('_').contains('_') || word.contains("::")
}
