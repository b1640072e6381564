//! JSON values that are stored as text.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;

/// JSON text, shared between clones. A [`Value`] would take ten times the memory, and few examples are ever parsed.
#[derive(Clone, PartialEq, Eq)]
pub struct Json(Arc<str>);

impl Json {
    /// Returns the JSON text of a value.
    ///
    /// # Panics
    ///
    /// If the value cannot be represented as JSON, for example a map with keys that are not strings.
    pub fn of(value: &impl Serialize) -> Self {
        Self(serde_json::to_string(value).expect("the value can be represented as JSON").into())
    }

    /// Parses the text into a [`Value`].
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

    /// Returns the JSON text, which has no whitespace between values.
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
            assert_eq!(Json::of(&value).value(), value);
        }
    }
}
