//! Extracts allowed values, defaults and ranges from the sentences of a description.

use super::{
    super::{
        block::Paragraph,
        page::AtLine,
        vocabulary::{fold_characters, is_placeholder},
    },
    value::{Interval, RANGE_LEADS, is_value, parse_list, parse_list_item, parse_range_phrase, without_quotes},
};

/// Phrases that introduce the allowed values in a sentence, such as `valid values` in `Valid values are a and b.`
const VALUE_LEAD_PHRASES: [&str; 30] = [
    "valid values",
    "valid value",
    "acceptable values",
    "allowed values",
    "possible values",
    "supported values",
    "available values",
    "enumeration values",
    "the value can be",
    "the options are",
    "options are",
    "values include",
    "must be one of",
    "can be one of",
    "one of:",
    "one of \"",
    "one of '",
    "可选值",
    "取值如下",
    "取值包括",
    "取值有",
    "取值为",
    "可取值",
    "有效值",
    "合法值",
    "支持的值",
    "枚举值",
    "取值范围为",
    "取值范围是",
    "取值范围:",
];

/// Phrases that introduce allowed values at the start of a clause and without a colon: `One of A, B, C.`,
/// `Must be A or B.`
const OPENING_PHRASES: [&str; 6] = ["one of ", "must be ", "can be ", "may be ", "should be ", "either "];

/// Words that may follow an opening phrase but are not allowed values, such as `greater` in
/// `Must be greater or equal to 1.`
const DESCRIPTIVE_WORDS: [&str; 18] = [
    "greater",
    "less",
    "equal",
    "lower",
    "higher",
    "unique",
    "empty",
    "null",
    "nil",
    "set",
    "unset",
    "specified",
    "positive",
    "negative",
    "absent",
    "present",
    "omitted",
    "used",
];

/// Extracts the allowed values that the paragraph `para` introduces. The values are in quotation marks, separated by
/// commas, or in `bullets`, the list items after the paragraph. Returns an empty list if there are none.
///
/// # Errors
///
/// Returns the first item of `bullets` that is not a value, if the values are in `bullets`.
pub(super) fn extract_listed_values(
    para: &Paragraph,
    bullets: &[Paragraph],
) -> Result<Vec<AtLine<String>>, AtLine<String>> {
    let text = fold_characters(&para.text);
    let lower_text = text.to_ascii_lowercase();
    let Some(lead_end) = VALUE_LEAD_PHRASES
        .iter()
        .filter_map(|lead| find_lead_phrase(&lower_text, lead))
        .min_by_key(|(start, end)| (*start, usize::MAX - end))
        .map(|(_, end)| end)
    else {
        return Ok(deduplicate_values(extract_values_after_opening(&text, &lower_text))
            .map(|value| AtLine::new(value, para.line))
            .collect());
    };
    let after_lead = text[lead_end..].trim_start();
    let after_lead = ["are", "is", "include", "can be", "as follows", "的", "为", "是", "包括", "有", "如下"]
        .iter()
        .fold(after_lead, |after_lead, word| after_lead.strip_prefix(word).unwrap_or(after_lead).trim_start());
    let after_lead = after_lead.trim_start_matches([':', ',', ' ']);
    if after_lead.is_empty() {
        let parse_bullet = |bullet: &Paragraph| match parse_list_item(&bullet.text) {
            Some(value) => Ok(AtLine::new(value, bullet.line)),
            None => Err(AtLine::new(bullet.text.clone(), bullet.line)),
        };
        return bullets.iter().map(parse_bullet).collect();
    }
    let to_result =
        |tokens: Vec<String>| Ok(deduplicate_values(tokens).map(|token| AtLine::new(token, para.line)).collect());
    if let Some(dashed_list) = after_lead.strip_prefix("- ") {
        return to_result(dashed_list.split(" - ").filter_map(parse_list_item).collect());
    }
    let values_in_quotes = extract_quoted_values(first_sentence(after_lead));
    if !values_in_quotes.is_empty() {
        return to_result(values_in_quotes);
    }
    to_result(parse_list(first_sentence(after_lead)).unwrap_or_default())
}

/// Extracts the allowed values after a phrase of [`OPENING_PHRASES`] at the start of a clause. Returns an empty list if
/// the rest of the sentence contains anything other than values.
fn extract_values_after_opening(text: &str, lower_text: &str) -> Vec<String> {
    let starts_clause = |offset: usize| {
        let text_before = lower_text[..offset].trim_end();
        text_before.is_empty() || text_before.ends_with(['.', ';', '。', ','])
    };
    let offsets_after_opening = OPENING_PHRASES.iter().flat_map(|opening| {
        let opening_offsets = lower_text.match_indices(opening).map(|(offset, _)| offset);
        opening_offsets.filter(|offset| starts_clause(*offset)).map(|offset| offset + opening.len())
    });
    let mut value_lists = offsets_after_opening.map(|end| {
        let after_opening = text[end..].trim_start_matches([':', ' ']);
        let after_opening = after_opening
            .strip_prefix("either ")
            .or_else(|| after_opening.strip_prefix("one of "))
            .unwrap_or(after_opening);
        let values = parse_list(first_sentence(after_opening)).unwrap_or_default();
        let is_descriptive = |value: &String| DESCRIPTIVE_WORDS.contains(&value.to_ascii_lowercase().as_str());
        let contains_description = values.iter().any(is_descriptive);
        if contains_description { Vec::new() } else { values }
    });
    value_lists.find(|values| !values.is_empty()).unwrap_or_default()
}

/// Removes duplicate values. The order of the first occurrences is kept.
fn deduplicate_values(values: Vec<String>) -> impl Iterator<Item = String> {
    let mut known_values = std::collections::HashSet::new();
    values.into_iter().filter(move |value| known_values.insert(value.clone()))
}

/// Finds the phrase `lead`, such as `valid values`, in a sentence, and returns the byte range of the first occurrence.
/// Skips an occurrence within a longer phrase with another meaning: `invalid values`, `默认取值为`, or `at least one of`.
/// The range does not include a quotation mark at the end of `lead`.
fn find_lead_phrase(lower_text: &str, lead: &str) -> Option<(usize, usize)> {
    let mut lead_offsets = lower_text.match_indices(lead).map(|(lead_offset, _)| lead_offset);
    let lead_offset = lead_offsets.find(|lead_offset| {
        let text_before = &lower_text[..*lead_offset];
        !text_before.ends_with(|c: char| c.is_ascii_alphanumeric())
            && !text_before.ends_with("默认")
            && !["default ", "at least ", "at most ", "exactly "].iter().any(|word| text_before.ends_with(word))
    })?;
    Some((lead_offset, lead_offset + lead.trim_end_matches(['"', '\'']).len()))
}

/// Returns the first sentence of `text`, without a clause about the default. For `1 or 2, default 1`, returns `1 or 2`.
fn first_sentence(text: &str) -> &str {
    let sentence_ends = [". ", "。", ",默认", ",缺省", ", default"].iter().filter_map(|end_mark| text.find(end_mark));
    &text[..sentence_ends.min().unwrap_or(text.len())]
}

/// Extracts the values that are enclosed in quotation marks or backquotes.
fn extract_quoted_values(text: &str) -> Vec<String> {
    let mut values = Vec::new();
    let mut remaining_text = text;
    while let Some(open_offset) = remaining_text.find(['"', '\'', '`']) {
        let quote_char = remaining_text[open_offset..].chars().next().unwrap_or('"');
        // An apostrophe within a word does not open a quotation.
        let is_apostrophe = remaining_text[..open_offset].ends_with(char::is_alphanumeric);
        let after_quote = &remaining_text[open_offset + quote_char.len_utf8()..];
        let Some(close_offset) = after_quote.find(quote_char) else { break };
        if is_value(&after_quote[..close_offset]) && !is_apostrophe {
            values.push(after_quote[..close_offset].to_owned());
            remaining_text = &after_quote[close_offset + quote_char.len_utf8()..];
        } else {
            remaining_text = after_quote;
        }
    }
    values
}

/// A default value that a sentence states.
pub(super) struct Default {
    pub value: String,
    /// True if a sentence without a label (`Defaults to x.`) states the default. Such a default may depend on a
    /// condition.
    pub in_words: bool,
}

/// Finds the default value that `text` states, as in `The default value is x.`, `默认取值为"x"` or `Defaults to x.`.
pub(super) fn find_default(text: &str) -> Option<Default> {
    let default_after_label = find_labelled_default(text).map(|value| Default { value, in_words: false });
    default_after_label.or_else(|| find_default_in_sentence(text).map(|value| Default { value, in_words: true }))
}

/// Finds the default value after a label or a fixed phrase, as in `Default: x` or `The default value is x.`
fn find_labelled_default(text: &str) -> Option<String> {
    let lower_text = text.to_ascii_lowercase();
    let lead_phrases = [
        "the default value is",
        "default value is",
        "默认取值为",
        "默认值为",
        "缺省值为",
        "缺省取值为",
        "默认取值是",
        "默认值是",
        "缺省值是",
        "默认为",
        "缺省为",
    ];
    let labels = ["default:", "default value:", "缺省值:", "缺省:", "缺省取值:", "默认值:", "默认取值:"];
    let phrase_end = || lead_phrases.iter().find_map(|lead| Some(lower_text.find(lead)? + lead.len()));
    // A label within a line must be at the start of a sentence or in brackets.
    let label_end = || {
        labels.iter().find_map(|label| {
            let (offset, _) = lower_text.match_indices(label).find(|(offset, _)| {
                let text_before = lower_text[..*offset].trim_end();
                text_before.is_empty() || text_before.ends_with(['.', ';', ',', '(', '。'])
            })?;
            Some(offset + label.len())
        })
    };
    let lead_end = phrase_end().or_else(label_end)?;
    let after_lead = text[lead_end..].trim_start_matches([':', ' ']);
    if let Some(after_quote) = after_lead.strip_prefix(['"', '\'']) {
        let value_len = after_quote.find(['"', '\''])?;
        return is_value(&after_quote[..value_len]).then(|| after_quote[..value_len].to_owned());
    }
    let value_len = after_lead.find([' ', ',', '。', ';', ')', '(']).unwrap_or(after_lead.len());
    let value = without_quotes(&after_lead[..value_len]);
    (is_value(value) && !is_placeholder(value)).then(|| value.to_owned())
}

/// Finds the default value in a sentence such as `Defaults to x.`. After the value, the sentence may only contain a
/// condition (`if not set`) or the unit of a number (`seconds`).
fn find_default_in_sentence(text: &str) -> Option<String> {
    let lower_text = text.to_ascii_lowercase();
    let lead_phrases = ["defaults to ", "default to ", "the default is ", "default is "];
    let lead_end = lead_phrases.iter().find_map(|lead| Some(lower_text.find(lead)? + lead.len()))?;
    let after_lead = &text[lead_end..];
    let after_quote = after_lead.strip_prefix(['"', '\'', '`']);
    let (value, text_after_value) = match after_quote {
        Some(inner) => inner.split_at(inner.find(['"', '\'', '`'])?),
        None => after_lead.split_at(after_lead.find([' ', ',', ';', ')', '(']).unwrap_or(after_lead.len())),
    };
    let value = if after_quote.is_some() { value } else { without_quotes(value) };
    let is_number = value.parse::<f64>().is_ok();
    let has_end_mark =
        after_quote.is_some() || after_lead[..after_lead.len() - text_after_value.len()].ends_with(['.', ';']);
    let text_after_value = text_after_value.trim_start_matches(['"', '\'', '`']).trim_start();
    let is_complete_value = text_after_value.is_empty()
        || has_end_mark
        || text_after_value.starts_with([',', ';', ')', '('])
        || ["if not ", "if unspecified", "if omitted", "if empty", "if there is no"]
            .iter()
            .any(|condition| text_after_value.starts_with(condition))
        || (is_number && text_after_value.starts_with("second"));
    let is_descriptive = DESCRIPTIVE_WORDS.contains(&value.to_ascii_lowercase().as_str());
    (is_complete_value && is_value(value) && !is_placeholder(value) && !is_descriptive).then(|| value.to_owned())
}

/// Finds the range of values in a sentence such as `The value ranges from 1 to 100.` or `取值范围为1~100,默认值为20`.
pub(super) fn find_value_range(text: &str) -> Option<Interval> {
    let lower_text = text.to_ascii_lowercase();
    let lead_phrases = RANGE_LEADS.iter().filter(|lead| **lead != "from");
    let lead_start = lead_phrases.filter_map(|lead| lower_text.find(lead)).min()?;
    let range_text = &lower_text[lead_start..];
    let range_end = range_text
        .find([',', ';', '。', ')', '('])
        .into_iter()
        .chain(range_text.find(". "))
        .min()
        .unwrap_or(range_text.len());
    parse_range_phrase(range_text[..range_end].trim_end_matches('.'))
}
