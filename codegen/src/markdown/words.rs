//! Recognizes identifiers and URLs in prose, so that they can be written as inline code and links.

/// Words with capital letters that look like identifiers but are ordinary words. The lint `clippy::doc_markdown`
/// exempts them as well.
const ORDINARY_WORDS: &[&str] = &[
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

/// A part of a word in prose. A word is text without spaces.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum WordPart<'a> {
    Text(&'a str),
    /// An identifier: `camelCase`, `snake_case`, `a::b`.
    Identifier(&'a str),
    /// An `http` or `https` URL.
    Url(&'a str),
}

/// Splits a word into identifiers, URLs and other text, and calls `visit` for each of these parts in order.
pub(super) fn split_word<'a>(word: &'a str, visit: &mut impl FnMut(WordPart<'a>)) {
    let (mut remaining, mut search_start) = (word, 0);
    while let Some(start) = remaining[search_start..].find("http").map(|index| search_start + index) {
        match url_length(&remaining[start..]) {
            Some(length) => {
                split_name(&remaining[..start], visit);
                visit(WordPart::Url(&remaining[start..start + length]));
                remaining = &remaining[start + length..];
                search_start = 0;
            }
            None => search_start = start + "http".len(),
        }
    }
    split_name(remaining, visit);
}

/// Splits text without URLs into at most one identifier and the text around it, and calls `visit` for each of these
/// parts in order.
fn split_name<'a>(word: &'a str, visit: &mut impl FnMut(WordPart<'a>)) {
    let name_start = word.find(|c: char| c.is_alphanumeric() || c == '_').unwrap_or(word.len());
    let is_name_char = |c: char| c.is_ascii_alphanumeric() || "_:./-".contains(c);
    let name_len = word[name_start..].find(|c: char| !is_name_char(c)).unwrap_or(word.len() - name_start);
    let name = word[name_start..name_start + name_len].trim_end_matches([':', '.', '/', '-']);
    let name_end = name_start + name.len();
    // A name that is directly followed by other letters is not an identifier.
    let is_followed_by_word = word[name_end..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
    if is_identifier(name) && !is_followed_by_word {
        [WordPart::Text(&word[..name_start]), WordPart::Identifier(name), WordPart::Text(&word[name_end..])]
            .into_iter()
            .for_each(visit);
    } else {
        visit(WordPart::Text(word));
    }
}

/// Returns the length in bytes of the URL at the start of `text`. `None` if `text` does not start with a URL.
fn url_length(text: &str) -> Option<usize> {
    let scheme = ["https://", "http://"].into_iter().find(|scheme| text.starts_with(scheme))?;
    let ends_url = |c: char| "<>\"'()[]{}|\\^`".contains(c);
    let url =
        text[..text.find(ends_url).unwrap_or(text.len())].trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_']);
    (url.len() > scheme.len()).then_some(url.len())
}

/// Returns whether a word looks like an identifier: `camelCase`, `snake_case` or `a::b`.
fn is_identifier(word: &str) -> bool {
    if word.len() < 3 || ORDINARY_WORDS.contains(&word) {
        return false;
    }
    let bytes = word.as_bytes();
    let has_inner_capital = bytes.windows(2).any(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase());
    has_inner_capital || word.trim_matches('_').contains('_') || word.contains("::")
}
