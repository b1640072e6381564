//! JSON values that are stored as JSON text.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;

/// A JSON value, stored as text that is shared between clones. A [`Value`] would take ten times the memory, and only
/// few of the examples in a document are ever parsed.
#[derive(Clone, PartialEq, Eq)]
pub struct Json(Arc<str>);

impl Json {
    /// Serializes a value as JSON text.
    ///
    /// # Panics
    ///
    /// If the value cannot be represented as JSON, for example a map with keys that are not strings.
    pub fn from_serializable(value: &impl Serialize) -> Self {
        Self(serde_json::to_string(value).expect("the value can be represented as JSON").into())
    }

    /// Parses the JSON text into a [`Value`].
    ///
    /// # Panics
    ///
    /// Never: the text was created by serializing a value.
    #[must_use]
    pub fn value(&self) -> Value {
        let mut deserializer = serde_json::Deserializer::from_str(&self.0);
        // Loading has already limited the depth of the document.
        deserializer.disable_recursion_limit();
        Value::deserialize(&mut deserializer).expect("the text is valid JSON")
    }

    /// Returns the JSON text, which contains no whitespace between values.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value().serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Json;

    #[test]
    fn values_survive_a_round_trip() {
        let deep_value = (0..crate::load::MAX_DEPTH).fold(json!(1), |inner, _| json!([inner]));
        for value in [json!({"b": 1, "a": [null, "\u{0}\"", -0.5, u64::MAX]}), deep_value] {
            assert_eq!(Json::from_serializable(&value).value(), value);
        }
    }
}
