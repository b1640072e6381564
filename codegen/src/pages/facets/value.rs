//! Parses the values, lists of values, numbers and ranges that descriptions contain.

use serde_json::Number;

use super::super::vocabulary::fold_characters;

/// Parses a list of values such as `a, b or c`. Returns `None` unless `text` contains at least two values and nothing
/// else.
pub(super) fn parse_list(text: &str) -> Option<Vec<String>> {
    if text.len() > 2000 {
        return None;
    }
    let text = text.trim().trim_end_matches(['.', '。', ';']);
    // `application/json;charset=utf-8` is one value.
    let semicolon_pattern = if text.contains('=') { "; " } else { ";" };
    let comma_separated = text.replace(" or ", ",").replace(" and ", ",").replace(semicolon_pattern, ",");
    let comma_separated = comma_separated.replace(['、', '|'], ",").replace(['或', '和'], ",");
    let comma_separated = comma_separated.replace(" / ", ",");
    let values = comma_separated
        .split(',')
        .map(|token| without_quotes(token.trim().trim_start_matches("or ").trim_start_matches("and ")));
    let values: Vec<&str> = values.filter(|token| !token.is_empty()).collect();
    (values.len() >= 2 && values.iter().all(|token| is_value(token)))
        .then(|| values.into_iter().map(str::to_owned).collect())
}

/// Parses the value at the start of a list item, such as `All` in `All: all stages`, `zh-cn` in `zh-cn - Chinese` and
/// `a` in `a(b)`.
pub(super) fn parse_list_item(text: &str) -> Option<String> {
    let folded_text = fold_characters(text);
    let text = folded_text.trim_start_matches(['-', '*', ' ']);
    let value_end = [": ", " - ", "(", " (", ":"].iter().filter_map(|mark| text.find(mark)).min().unwrap_or(text.len());
    let value = without_quotes(text[..value_end].trim().trim_end_matches([',', ';', '.', '。']));
    is_value(value).then(|| value.to_owned())
}

/// Removes punctuation after a value, and quotation marks around the value.
pub(super) fn without_quotes(text: &str) -> &str {
    text.trim().trim_end_matches(['.', '。', ';', ',']).trim_matches(['"', '\'', '`', ' '])
}

/// Returns whether `text` can be an allowed value or a default: one word of ASCII letters, digits and some punctuation.
pub(super) fn is_value(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 80
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-./;=+*@$%#:".contains(&byte))
        && text.bytes().any(|byte| byte.is_ascii_alphanumeric())
        && !text.starts_with("http")
}

/// Parses the number at the start of `text`, such as `1,024` or `30 seconds`. Returns `None` if more than a unit
/// follows.
pub(super) fn parse_number(text: &str) -> Option<Number> {
    let number_text: String = text.trim().chars().filter(|c| *c != ',').collect();
    let number_end =
        number_text.find(|c: char| !(c.is_ascii_digit() || "+-.eE".contains(c))).unwrap_or(number_text.len());
    let number: Number = number_text[..number_end].parse().ok()?;
    let unit = number_text[number_end..].trim();
    (unit.len() < 24).then_some(number)
}

/// Parses a range of numbers such as `0 - 1024`, `1~64`, `[1, 64]` or `1 to 64`. Returns the lower and the upper bound.
pub(super) fn parse_interval(text: &str) -> Option<(Number, Number)> {
    let text = fold_characters(text);
    let text = text.trim_matches(['[', ']', '(', ')', ' ']);
    let (low_text, high_text) = ["~", " to ", "至", "到", " - ", ", "]
        .iter()
        .find_map(|mark| text.split_once(mark))
        .or_else(|| text.split_once('-').filter(|(low_text, _)| !low_text.is_empty()))?;
    let (low_text, high_text) = (low_text.trim(), high_text.trim());
    let is_number = |text: &str| text.chars().filter(|c| *c != ',').all(|c| c.is_ascii_digit() || c == '-' || c == '.');
    (is_number(low_text) && is_number(high_text)).then(|| Some((parse_number(low_text)?, parse_number(high_text)?)))?
}

/// A range of numbers: the allowed lengths of a string if `is_length` is true, and otherwise the allowed numbers.
pub(super) struct Interval {
    pub low: Number,
    pub high: Number,
    pub is_length: bool,
}

/// Phrases that introduce a range of numbers in a sentence.
pub(super) const RANGE_LEADS: [&str; 11] = [
    "the value ranges from",
    "the value range is",
    "value ranges from",
    "the length ranges from",
    "value range:",
    "取值范围为",
    "取值范围是",
    "取值范围:",
    "范围为",
    "长度为",
    "from",
];

/// Parses a phrase that states a range, such as `The value ranges from 1 to 64` or `1-64 characters`.
pub(super) fn parse_range_phrase(text: &str) -> Option<Interval> {
    let lower_text = fold_characters(text).to_ascii_lowercase();
    let is_length = lower_text.contains("character") || lower_text.contains("字符");
    let interval_text = RANGE_LEADS.iter().find_map(|lead| lower_text.strip_prefix(lead)).unwrap_or(&lower_text);
    let interval_text =
        interval_text.trim().trim_end_matches("characters").trim_end_matches("个字符").trim_end_matches("字符").trim();
    let (low, high) = parse_interval(interval_text)?;
    Some(Interval { low, high, is_length })
}
