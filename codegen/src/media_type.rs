//! Parsing and comparison of media types (RFC 9110, section 8.3.1). The runtime of the generated crate has a separate
//! implementation in `runtime/src/media.rs`.

/// Returns a media type in lower case without its parameters: `text/html` for `text/HTML; charset=utf-8`.
#[must_use]
pub fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Returns whether a media type denotes a single JSON value, such as `application/json` or a type with the suffix
/// `+json`.
#[must_use]
pub fn is_json(media_type: &str) -> bool {
    let essence = essence(media_type);
    let has_json_name = matches!(essence.as_str(), "application/json" | "text/json") || essence.ends_with("+json");
    has_json_name && !is_json_lines(&essence)
}

/// Returns whether a media type denotes one JSON value per line (NDJSON or JSON Lines).
#[must_use]
pub fn is_json_lines(media_type: &str) -> bool {
    matches!(
        essence(media_type).as_str(),
        "application/x-ndjson"
            | "application/ndjson"
            | "application/jsonl"
            | "application/x-jsonl"
            | "application/jsonlines"
            | "application/x-jsonlines"
            | "application/json-lines"
            | "application/ldjson"
            | "application/x-ldjson"
            | "application/stream+json"
            | "text/x-ndjson"
    )
}

/// Returns whether a media type denotes a JSON text sequence (RFC 7464): `application/json-seq` or a type with the
/// suffix `+json-seq`.
#[must_use]
pub fn is_json_sequence(media_type: &str) -> bool {
    let essence = essence(media_type);
    essence == "application/json-seq" || essence.ends_with("+json-seq")
}

/// Returns whether `range` includes a media type. A range is `application/*`, `application/*+json`, `*/*`, or a single
/// media type.
#[must_use]
pub fn is_within(media_type: &str, range: &str) -> bool {
    let (media_type, range) = (essence(media_type), essence(range));
    match range.split_once('*') {
        Some(("", _)) => true,
        Some((before, after)) => {
            media_type.len() > before.len() + after.len()
                && media_type.starts_with(before)
                && media_type.ends_with(after)
        }
        None => media_type == range,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_json, is_json_lines, is_json_sequence, is_within};

    #[test]
    fn json_is_recognized_by_name_and_suffix_but_not_by_parameter() {
        for media_type in
            ["application/json", "text/JSON; charset=utf-8", "application/problem+json", "Application/Json ;q=1"]
        {
            assert!(is_json(media_type), "{media_type}");
        }
        for media_type in ["application/json-seq", "application/stream+json", "text/plain", "application/*", "", "json"]
        {
            assert!(!is_json(media_type), "{media_type}");
        }
        assert!(is_json_sequence("application/json-seq") && is_json_sequence("application/geo+json-seq; a=b"));
        assert!(!is_json_sequence("application/json"));
        assert!(is_json_lines("Application/X-NDJSON; charset=utf-8") && !is_json_lines("application/json"));
    }

    #[test]
    fn media_types_are_within_matching_ranges() {
        for range in ["image/png", "image/*", "*/*", "IMAGE/PNG; q=0.5"] {
            assert!(is_within("image/png", range), "{range}");
        }
        for range in ["image/jpeg", "text/*", "imag/*"] {
            assert!(!is_within("image/png", range), "{range}");
        }
    }
}
