//! Percent-encodes path templates such as `/pets/{id}`.

use std::fmt::Write as _;

/// Percent-encodes a path template, except its variables (RFC 6570, section 3.1): `/a b/{id}` becomes `/a%20b/{id}`.
/// Characters that a URI may contain and existing percent-encoded bytes are not changed. An apostrophe in a query is
/// encoded, since some HTTP libraries do the same.
pub(super) fn encode_path_template(template: &str) -> String {
    let mut encoded = String::with_capacity(template.len());
    let (mut remaining_template, mut in_query) = (template, false);
    while let Some((before, (name, after))) =
        remaining_template.split_once('{').and_then(|(before, after)| Some((before, after.split_once('}')?)))
    {
        in_query |= append_encoded_literal(before, in_query, &mut encoded);
        encoded.extend(["{", name, "}"]);
        remaining_template = after;
    }
    append_encoded_literal(remaining_template, in_query, &mut encoded);
    encoded
}

/// Percent-encodes `text`, which contains no variables, and appends the result to `encoded`. `in_query` is true if
/// `text` begins inside the query of the URL. Returns whether `text` ends inside the query.
fn append_encoded_literal(text: &str, mut in_query: bool, encoded: &mut String) -> bool {
    for (index, character) in text.char_indices() {
        let is_encoded =
            || text.as_bytes().get(index + 1..index + 3).is_some_and(|pair| pair.iter().all(u8::is_ascii_hexdigit));
        in_query |= character == '?';
        if is_unreserved_or_reserved(character) && !(in_query && character == '\'') || character == '%' && is_encoded()
        {
            encoded.push(character);
        } else {
            for byte in character.encode_utf8(&mut [0; 4]).bytes() {
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
    }
    in_query
}

/// Returns whether a URI may contain the character without percent-encoding, because it is unreserved or reserved (RFC
/// 3986, sections 2.2 and 2.3).
fn is_unreserved_or_reserved(character: char) -> bool {
    character.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=".contains(character)
}

#[cfg(test)]
mod tests {
    use super::encode_path_template;

    #[test]
    fn literals_are_encoded_and_variables_kept() {
        let templates_and_results = [
            ("/task lists/{id}", "/task%20lists/{id}"),
            ("/日本", "/%E6%97%A5%E6%9C%AC"),
            ("/a|b^c", "/a%7Cb%5Ec"),
            ("/{日本}/ü{b}\"<>\\`", "/{日本}/%C3%BC{b}%22%3C%3E%5C%60"),
            ("/50%/a%2Fb/%zz/%2", "/50%25/a%2Fb/%25zz/%252"),
            ("/a:b@c/(d)!$&'*+,;=[e]~?f=g h#i", "/a:b@c/(d)!$&'*+,;=[e]~?f=g%20h#i"),
            ("/it's?a='{b}'", "/it's?a=%27{b}%27"),
            ("/open{brace", "/open%7Bbrace"),
            ("/close}brace", "/close%7Dbrace"),
            ("/control\u{1}\n", "/control%01%0A"),
        ];
        for (template, encoded) in templates_and_results {
            assert_eq!(encode_path_template(template), encoded, "{template:?}");
        }
    }
}
