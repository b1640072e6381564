//! Reads the allow-list `spec/diff-allow.toml`: breaking changes that the maintainers have examined and accepted.

use jiff::civil::Date;
use serde::Deserialize;

/// The allow-list: the breaking changes that are accepted.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AllowList {
    /// The entries, in the order of the file.
    #[serde(default)]
    allow: Vec<AllowedChange>,
}

/// An accepted breaking change.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AllowedChange {
    /// The identifier of the rule that reports the change, or `rust` if the change concerns an item of the crate's
    /// public API.
    pub rule: String,
    /// The position of the change in the form that reports use, for example `GET /pets, request body`, or the path of
    /// the Rust item. `*` matches any substring, including the empty string.
    pub place: String,
    /// The reason why the change is accepted.
    pub reason: String,
    /// The last day on which the entry applies, as `YYYY-MM-DD`; `None` if the entry does not expire.
    until: Option<String>,
}

/// An error in the allow-list `spec/diff-allow.toml`.
#[derive(Debug, thiserror::Error)]
pub enum AllowError {
    /// The file is not valid TOML, or has an unknown key.
    #[error("{0}")]
    Syntax(#[from] toml::de::Error),
    /// The value of `until` in an entry is not a date.
    #[error("the value in `until = \"{0}\"` is not a date; write it like `2030-12-31`")]
    Until(String),
    /// The reason of an entry is empty.
    #[error("the allow-list entry for the rule `{0}` has no reason")]
    Reason(String),
}

/// The allow-list on a certain day, on which some entries may have expired. Records which entries matched a change.
#[derive(Clone, Debug)]
pub struct AllowedBreaks<'a> {
    allow_list: &'a AllowList,
    today: Date,
    is_used: Vec<bool>,
}

impl AllowList {
    /// Reads the text of `spec/diff-allow.toml`.
    ///
    /// # Errors
    ///
    /// If the text is not valid TOML, or has an unknown key, an invalid date, or an entry without a reason.
    pub fn parse(text: &str) -> Result<Self, AllowError> {
        let allow_list: Self = toml::from_str(text)?;
        for entry in &allow_list.allow {
            if entry.reason.trim().is_empty() {
                return Err(AllowError::Reason(entry.rule.clone()));
            }
            if let Some(until) = &entry.until
                && until.parse::<Date>().is_err()
            {
                return Err(AllowError::Until(until.clone()));
            }
        }
        Ok(allow_list)
    }

    /// Returns the allow-list with the entries that apply on the day `today`. An entry whose last day is before `today`
    /// does not apply.
    #[must_use]
    pub fn for_day(&self, today: Date) -> AllowedBreaks<'_> {
        AllowedBreaks { allow_list: self, today, is_used: vec![false; self.allow.len()] }
    }
}

impl AllowedBreaks<'_> {
    /// Returns the reason of the first entry that matches `rule` and `place` and has not expired, and marks the entry
    /// as used; `None` if there is no such entry.
    pub fn reason_to_allow(&mut self, rule: &str, place: &str) -> Option<&str> {
        let is_match = |entry: &AllowedChange| entry.rule == rule && matches_wildcard(&entry.place, place);
        let index = self.allow_list.allow.iter().position(|entry| is_match(entry) && !is_expired(entry, self.today))?;
        self.is_used[index] = true;
        Some(&self.allow_list.allow[index].reason)
    }

    /// Returns one message for each entry that has expired or did not match a change.
    #[must_use]
    pub fn unused_or_expired(&self) -> Vec<String> {
        let entries_with_use = self.allow_list.allow.iter().zip(&self.is_used);
        let describe_problem = |(entry, is_used): (&AllowedChange, &bool)| match entry.until.as_deref() {
            Some(until) if is_expired(entry, self.today) => Some(format!(
                "the entry for the rule `{}` at `{}` expired on {until}: remove the entry or extend `until`",
                entry.rule, entry.place
            )),
            _ if !is_used => Some(format!(
                "the entry for the rule `{}` at `{}` no longer matches any change: remove the entry",
                entry.rule, entry.place
            )),
            _ => None,
        };
        entries_with_use.filter_map(describe_problem).collect()
    }
}

fn is_expired(entry: &AllowedChange, today: Date) -> bool {
    entry.until.as_deref().and_then(|until| until.parse::<Date>().ok()).is_some_and(|until| until < today)
}

/// Returns whether `text` matches `pattern`. A `*` in the pattern matches any substring, including the empty string.
fn matches_wildcard(pattern: &str, text: &str) -> bool {
    let Some((prefix, remaining_pattern)) = pattern.split_once('*') else { return pattern == text };
    let Some(mut text) = text.strip_prefix(prefix) else { return false };
    let mut middle_parts: Vec<&str> = remaining_pattern.split('*').collect();
    let suffix = middle_parts.pop().unwrap_or_default();
    for part in middle_parts {
        match text.find(part) {
            Some(start) => text = &text[start + part.len()..],
            None => return false,
        }
    }
    text.ends_with(suffix)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALLOW_LIST: &str = r#"
        [[allow]]
        rule = "request-parameter-removed"
        place = "GET /pets, *"
        reason = "never worked"
        until = "2026-06-30"

        [[allow]]
        rule = "rust"
        place = "v1::Pet::age"
        reason = "announced in the changelog"
    "#;

    fn parse_day(text: &str) -> Date {
        text.parse().expect("a date")
    }

    #[test]
    fn listed_changes_are_allowed_until_their_last_day() {
        let list = AllowList::parse(ALLOW_LIST).expect("a list");
        let mut allowed_in_june = list.for_day(parse_day("2026-06-30"));
        assert_eq!(
            allowed_in_june.reason_to_allow("request-parameter-removed", "GET /pets, query parameter `limit`"),
            Some("never worked")
        );
        assert_eq!(
            allowed_in_june.reason_to_allow("request-parameter-removed", "PUT /pets, query parameter `limit`"),
            None
        );
        assert_eq!(allowed_in_june.reason_to_allow("rust", "v1::Pet::age"), Some("announced in the changelog"));
        assert_eq!(allowed_in_june.unused_or_expired(), Vec::<String>::new());
        let mut allowed_in_july = list.for_day(parse_day("2026-07-01"));
        assert_eq!(
            allowed_in_july.reason_to_allow("request-parameter-removed", "GET /pets, query parameter `limit`"),
            None
        );
    }

    #[test]
    fn unused_and_expired_entries_are_reported() {
        let list = AllowList::parse(ALLOW_LIST).expect("a list");
        assert_eq!(
            list.for_day(parse_day("2026-08-01")).unused_or_expired(),
            [
                "the entry for the rule `request-parameter-removed` at `GET /pets, *` expired on 2026-06-30: remove the entry or extend `until`",
                "the entry for the rule `rust` at `v1::Pet::age` no longer matches any change: remove the entry",
            ]
        );
    }

    #[test]
    fn invalid_allow_lists_are_errors() {
        let error_for = |text: &str| AllowList::parse(text).expect_err("wrong").to_string();
        let until_error = error_for("[[allow]]\nrule = 'a'\nplace = '*'\nreason = 'b'\nuntil = 'soon'");
        assert!(until_error.contains("is not a date"));
        assert!(error_for("[[allow]]\nrule = 'a'\nplace = '*'\nreason = ' '").contains("has no reason"));
        assert!(error_for("[[allow]]\nrul = 'a'").contains("unknown field"));
    }

    #[test]
    fn an_asterisk_matches_any_text() {
        assert!(matches_wildcard("*", "") && matches_wildcard("a*c*e", "abcde") && matches_wildcard("a*", "a"));
        assert!(!matches_wildcard("a*c", "abd") && !matches_wildcard("a", "ab") && !matches_wildcard("a*bb", "ab"));
    }
}
