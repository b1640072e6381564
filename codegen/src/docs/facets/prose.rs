//! Values and defaults that sentences tell.

use super::{
    super::{
        block::Para,
        page::Spot,
        words::{fold, is_none},
    },
    value::{Interval, RANGE_LEADS, bare, is_value, item, list, spelt_interval},
};

/// Phrases that introduce values in prose.
const LEADS: [&str; 27] = [
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
];

/// Returns the values that a sentence lists, quoted, in bullets or one after the other; an error: the bullet that is not a value.
pub(super) fn values(para: &Para, bullets: &[&Para]) -> Result<Vec<Spot<String>>, Spot<String>> {
    let text = fold(&para.text);
    let lower = text.to_ascii_lowercase();
    let opening = lower.starts_with("one of ").then_some((0, "one of ".len()));
    let Some(at) = LEADS
        .iter()
        .filter_map(|lead| lead_end(&lower, lead))
        .chain(opening)
        .min_by_key(|(start, end)| (*start, usize::MAX - end))
        .map(|(_, end)| end)
    else {
        return Ok(Vec::new());
    };
    let tail = text[at..].trim_start();
    let tail = ["are", "is", "include", "can be", "as follows", "的", "为", "是", "包括", "有", "如下"]
        .iter()
        .fold(tail, |tail, word| tail.strip_prefix(word).unwrap_or(tail).trim_start());
    let tail = tail.trim_start_matches([':', ',', ' ']);
    if tail.is_empty() {
        let read = |bullet: &&Para| match item(&bullet.text) {
            Some(value) => Ok(Spot::new(value, bullet.line)),
            None => Err(Spot::new(bullet.text.clone(), bullet.line)),
        };
        return bullets.iter().map(read).collect();
    }
    let here = |tokens: Vec<String>| Ok(distinct(tokens).map(|token| Spot::new(token, para.line)).collect());
    if let Some(dashes) = tail.strip_prefix("- ") {
        return here(dashes.split(" - ").filter_map(item).collect());
    }
    let quoted = quoted(sentence(tail));
    if !quoted.is_empty() {
        return here(quoted);
    }
    here(list(sentence(tail)).unwrap_or_default())
}

fn distinct(tokens: Vec<String>) -> impl Iterator<Item = String> {
    let mut known = std::collections::HashSet::new();
    tokens.into_iter().filter(move |token| known.insert(token.clone()))
}

/// Returns where a lead is a word or more by itself: not in `invalid values` or `默认取值为`, and not in `at least one of`, which names
/// fields. Its quotation mark is not a part of it.
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

/// Up to the end of the sentence.
fn sentence(text: &str) -> &str {
    let end = text.find(". ").into_iter().chain(text.find('。')).min().unwrap_or(text.len());
    &text[..end]
}

fn quoted(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find(['"', '\'', '`']) {
        let mark = rest[open..].chars().next().unwrap_or('"');
        // An apostrophe inside a word opens nothing.
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

/// `The default value is x.`, `默认取值为"x"`.
pub(super) fn default(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let leads = [
        "the default value is",
        "default value is",
        "默认取值为",
        "默认值为",
        "缺省值为",
        "默认取值是",
        "默认值是",
        "默认为",
    ];
    let labels = ["default:", "default value:", "缺省值:", "默认值:", "默认取值:"];
    let spelt = || leads.iter().find_map(|lead| Some(lower.find(lead)? + lead.len()));
    // A label within a line stands at the start of a sentence or in brackets.
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
    let value = bare(&tail[..end]);
    (is_value(value) && !is_none(value)).then(|| value.to_owned())
}

/// Returns the range that a sentence tells: `The value ranges from 1 to 100.`, `取值范围为1~100,默认值为20`.
pub(super) fn range(text: &str) -> Option<Interval> {
    let lower = text.to_ascii_lowercase();
    let leads = RANGE_LEADS.iter().filter(|lead| **lead != "from");
    let start = leads.filter_map(|lead| lower.find(lead)).min()?;
    let tail = &lower[start..];
    let end = tail.find([',', ';', '。', ')', '(']).into_iter().chain(tail.find(". ")).min().unwrap_or(tail.len());
    spelt_interval(tail[..end].trim_end_matches('.'))
}
