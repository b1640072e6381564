//! Extracts values and defaults from sentences.

use super::{
    super::{
        block::Paragraph,
        page::AtLine,
        vocabulary::{fold_characters, is_placeholder},
    },
    value::{Interval, RANGE_LEADS, is_value, parse_item, parse_list, parse_spelt_interval, without_quotes},
};

/// Phrases that introduce values in prose.
const LEADS: [&str; 30] = [
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

/// Phrases at the start of a sentence that introduce values without a colon: `One of A, B, C.`, `Must be A or B.`
const OPENINGS: [&str; 6] = ["one of ", "must be ", "can be ", "may be ", "should be ", "either "];

/// Words that describe values but are not values, as in `Must be greater or equal to 1.`
const DESCRIBING: [&str; 18] = [
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

/// Returns the values that a sentence introduces: quoted, comma-separated or as the following bullets.
///
/// # Errors
///
/// Returns the bullet that is not a value, if there is one.
pub(super) fn listed_values(para: &Paragraph, bullets: &[Paragraph]) -> Result<Vec<AtLine<String>>, AtLine<String>> {
    let text = fold_characters(&para.text);
    let lower = text.to_ascii_lowercase();
    let Some(at) = LEADS
        .iter()
        .filter_map(|lead| lead_end(&lower, lead))
        .min_by_key(|(start, end)| (*start, usize::MAX - end))
        .map(|(_, end)| end)
    else {
        return Ok(distinct_values(values_after_opening(&text, &lower))
            .map(|value| AtLine::new(value, para.line))
            .collect());
    };
    let tail = text[at..].trim_start();
    let tail = ["are", "is", "include", "can be", "as follows", "的", "为", "是", "包括", "有", "如下"]
        .iter()
        .fold(tail, |tail, word| tail.strip_prefix(word).unwrap_or(tail).trim_start());
    let tail = tail.trim_start_matches([':', ',', ' ']);
    if tail.is_empty() {
        let read = |bullet: &Paragraph| match parse_item(&bullet.text) {
            Some(value) => Ok(AtLine::new(value, bullet.line)),
            None => Err(AtLine::new(bullet.text.clone(), bullet.line)),
        };
        return bullets.iter().map(read).collect();
    }
    let at_line =
        |tokens: Vec<String>| Ok(distinct_values(tokens).map(|token| AtLine::new(token, para.line)).collect());
    if let Some(dashes) = tail.strip_prefix("- ") {
        return at_line(dashes.split(" - ").filter_map(parse_item).collect());
    }
    let quoted = quoted_values(first_sentence(tail));
    if !quoted.is_empty() {
        return at_line(quoted);
    }
    at_line(parse_list(first_sentence(tail)).unwrap_or_default())
}

/// Returns the values after one of [`OPENINGS`] at the start of a clause, if only values follow in the sentence.
fn values_after_opening(text: &str, lower: &str) -> Vec<String> {
    let begins = |at: usize| {
        let before = lower[..at].trim_end();
        before.is_empty() || before.ends_with(['.', ';', '。', ','])
    };
    let ends = OPENINGS.iter().flat_map(|opening| {
        let starts = lower.match_indices(opening).map(|(at, _)| at);
        starts.filter(|at| begins(*at)).map(|at| at + opening.len())
    });
    let mut found = ends.map(|end| {
        let tail = text[end..].trim_start_matches([':', ' ']);
        let tail = tail.strip_prefix("either ").or_else(|| tail.strip_prefix("one of ")).unwrap_or(tail);
        let values = parse_list(first_sentence(tail)).unwrap_or_default();
        let described = values.iter().any(|value| DESCRIBING.contains(&value.to_ascii_lowercase().as_str()));
        if described { Vec::new() } else { values }
    });
    found.find(|values| !values.is_empty()).unwrap_or_default()
}

fn distinct_values(tokens: Vec<String>) -> impl Iterator<Item = String> {
    let mut visited = std::collections::HashSet::new();
    tokens.into_iter().filter(move |token| visited.insert(token.clone()))
}

/// Returns the byte range of the first occurrence of `lead` that is a separate phrase: not within `invalid values` or
/// `默认取值为`, and not in `at least one of`, which lists fields. A quotation mark at the end of `lead` is not included.
fn lead_end(lower: &str, lead: &str) -> Option<(usize, usize)> {
    let mut starts = lower.match_indices(lead).map(|(start, _)| start);
    let start = starts.find(|start| {
        let before = &lower[..*start];
        !before.ends_with(|c: char| c.is_ascii_alphanumeric())
            && !before.ends_with("默认")
            && !["default ", "at least ", "at most ", "exactly "].iter().any(|word| before.ends_with(word))
    })?;
    Some((start, start + lead.trim_end_matches(['"', '\'']).len()))
}

/// Returns `text` up to the end of its first sentence, or up to a clause about the default.
fn first_sentence(text: &str) -> &str {
    let ends = [". ", "。", ",默认", ",缺省", ", default"].iter().filter_map(|mark| text.find(mark));
    &text[..ends.min().unwrap_or(text.len())]
}

fn quoted_values(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find(['"', '\'', '`']) {
        let mark = rest[open..].chars().next().unwrap_or('"');
        // An apostrophe within a word does not open a quotation.
        let inside_word = rest[..open].ends_with(char::is_alphanumeric);
        let after = &rest[open + mark.len_utf8()..];
        let Some(close) = after.find(mark) else { break };
        if is_value(&after[..close]) && !inside_word {
            found.push(after[..close].to_owned());
            rest = &after[close + mark.len_utf8()..];
        } else {
            rest = after;
        }
    }
    found
}

/// A default stated in a sentence.
pub(super) struct Default {
    pub value: String,
    /// True if the default is stated by a sentence without a label (`Defaults to x.`), which may also contain a
    /// condition.
    pub in_words: bool,
}

/// Returns the default stated as in `The default value is x.`, `默认取值为"x"` or `Defaults to x.`.
pub(super) fn default_value(text: &str) -> Option<Default> {
    let labelled = labelled_default(text).map(|value| Default { value, in_words: false });
    labelled.or_else(|| defaults_to(text).map(|value| Default { value, in_words: true }))
}

fn labelled_default(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let leads = [
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
    let spelt = || leads.iter().find_map(|lead| Some(lower.find(lead)? + lead.len()));
    // A label within a line must be at the start of a sentence or in brackets.
    let labelled = || {
        labels.iter().find_map(|label| {
            let (at, _) = lower.match_indices(label).find(|(at, _)| {
                let before = lower[..*at].trim_end();
                before.is_empty() || before.ends_with(['.', ';', ',', '(', '。'])
            })?;
            Some(at + label.len())
        })
    };
    let end = spelt().or_else(labelled)?;
    let tail = text[end..].trim_start_matches([':', ' ']);
    if let Some(found) = tail.strip_prefix(['"', '\'']) {
        let end = found.find(['"', '\''])?;
        return is_value(&found[..end]).then(|| found[..end].to_owned());
    }
    let end = tail.find([' ', ',', '。', ';', ')', '(']).unwrap_or(tail.len());
    let value = without_quotes(&tail[..end]);
    (is_value(value) && !is_placeholder(value)).then(|| value.to_owned())
}

/// Returns the value in `Defaults to x.`. Only a condition or the unit of a number may follow the value in the
/// sentence.
fn defaults_to(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let leads = ["defaults to ", "default to ", "the default is ", "default is "];
    let end = leads.iter().find_map(|lead| Some(lower.find(lead)? + lead.len()))?;
    let tail = &text[end..];
    let quoted = tail.strip_prefix(['"', '\'', '`']);
    let (value, rest) = match quoted {
        Some(inner) => inner.split_at(inner.find(['"', '\'', '`'])?),
        None => tail.split_at(tail.find([' ', ',', ';', ')', '(']).unwrap_or(tail.len())),
    };
    let value = if quoted.is_some() { value } else { without_quotes(value) };
    let is_number = value.parse::<f64>().is_ok();
    let closed = quoted.is_some() || tail[..tail.len() - rest.len()].ends_with(['.', ';']);
    let rest = rest.trim_start_matches(['"', '\'', '`']).trim_start();
    let ends = rest.is_empty()
        || closed
        || rest.starts_with([',', ';', ')', '('])
        || ["if not ", "if unspecified", "if omitted", "if empty", "if there is no"]
            .iter()
            .any(|it| rest.starts_with(it))
        || (is_number && rest.starts_with("second"));
    let is_word = DESCRIBING.contains(&value.to_ascii_lowercase().as_str());
    (ends && is_value(value) && !is_placeholder(value) && !is_word).then(|| value.to_owned())
}

/// Returns the range in a sentence such as `The value ranges from 1 to 100.` or `取值范围为1~100,默认值为20`.
pub(super) fn value_range(text: &str) -> Option<Interval> {
    let lower = text.to_ascii_lowercase();
    let leads = RANGE_LEADS.iter().filter(|lead| **lead != "from");
    let start = leads.filter_map(|lead| lower.find(lead)).min()?;
    let tail = &lower[start..];
    let end = tail.find([',', ';', '。', ')', '(']).into_iter().chain(tail.find(". ")).min().unwrap_or(tail.len());
    parse_spelt_interval(tail[..end].trim_end_matches('.'))
}
