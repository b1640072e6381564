//! Detects whether a documentation page declares the operation deprecated, either by a word such as `(deprecated)` in
//! the title, or by a sentence before the tables.

use super::vocabulary;

/// The phrases by which the title of a page marks the operation as deprecated. In the title, the phrase is in brackets
/// or separated by punctuation.
const DEPRECATION_WORDS: [&str; 16] = [
    "deprecated",
    "obsolete",
    "discarded",
    "to be deprecated",
    "will be deprecated",
    "unavailable soon",
    "to be discarded",
    "to be taken offline",
    "已废弃",
    "废弃",
    "待废弃",
    "即将废弃",
    "已弃用",
    "弃用",
    "待下线",
    "即将下线",
];

/// The brackets that may enclose a phrase of [`DEPRECATION_WORDS`] in a title.
const BRACKET_PAIRS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('【', '】')];

/// Removes a phrase of [`DEPRECATION_WORDS`] from the start or the end of a page title: `Listing Jobs (deprecated)` →
/// `Listing Jobs`. Returns the remaining title, and whether a phrase was removed. The caller must have converted `text`
/// with [`vocabulary::fold_characters`].
pub(super) fn remove_deprecation_mark(text: &str) -> (&str, bool) {
    let is_deprecation_word = |text: &str| DEPRECATION_WORDS.contains(&text.trim().to_lowercase().as_str());
    for (open, close) in BRACKET_PAIRS {
        if let Some((title, mark)) = text.strip_suffix(close).and_then(|rest| rest.rsplit_once(open))
            && is_deprecation_word(mark)
        {
            return (title.trim_end(), true);
        }
        if let Some((mark, title)) = text.strip_prefix(open).and_then(|rest| rest.split_once(close))
            && is_deprecation_word(mark)
        {
            return (title.trim_start(), true);
        }
    }
    for separator in [":", " - ", "-"] {
        if let Some((first_part, title)) = text.split_once(separator)
            && is_deprecation_word(first_part)
        {
            return (title.trim_start(), true);
        }
        if let Some((title, last_part)) = text.rsplit_once(separator)
            && is_deprecation_word(last_part)
        {
            return (title.trim_end(), true);
        }
    }
    (text, false)
}

/// Returns whether the paragraph `text` declares the documented operation deprecated. The caller must have converted
/// `text` with [`vocabulary::fold_characters`].
pub(super) fn declares_deprecation(text: &str) -> bool {
    split_sentences(text).any(is_deprecation_statement)
}

/// Returns whether the paragraph `text` contains nothing but a statement that the operation is deprecated and,
/// optionally, advice about a replacement.
pub(super) fn is_only_deprecation(text: &str) -> bool {
    let mut is_declared_deprecated = false;
    split_sentences(text).all(|sentence| {
        let is_first_statement = !is_declared_deprecated && is_deprecation_statement(sentence);
        is_declared_deprecated |= is_first_statement;
        is_first_statement || (is_declared_deprecated && is_deprecation_advice(sentence))
    })
}

/// Splits a paragraph into sentences, without their punctuation.
fn split_sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(['。', ';', '!'])
        .flat_map(|part| part.split(". "))
        .map(|sentence| sentence.trim().trim_end_matches('.'))
        .filter(|sentence| !sentence.is_empty())
}

/// Returns whether a sentence declares the operation deprecated.
fn is_deprecation_statement(sentence: &str) -> bool {
    let sentence_key = vocabulary::fold_key(sentence);
    let trimmed_key = sentence_key.trim_matches(|c: char| "([【)]】>".contains(c));
    if DEPRECATION_WORDS.contains(&trimmed_key) || matches!(trimmed_key, "todeprecated" | "接口已废弃" | "接口废弃")
    {
        return true;
    }
    is_english_statement(&sentence.to_lowercase()) || is_chinese_statement(trimmed_key)
}

/// Returns whether an English sentence, such as "this api has been deprecated", declares the API deprecated. The
/// sentence must be in lower case. The predicate must directly follow the subject.
fn is_english_statement(lower_sentence: &str) -> bool {
    let subjects =
        ["this api", "the api", "this interface", "the interface", "this operation", "this version of the api"];
    let verbs = ["is", "has been", "was", "will be", "is going to be", "is being"];
    let state_words =
        ["deprecated", "discarded", "obsolete", "abandoned", "retired", "taken offline", "brought offline"];
    subjects.iter().any(|subject| {
        let Some((text_before, text_after)) = lower_sentence.split_once(subject) else { return false };
        let (text_before, text_after) = (text_before.trim_end(), text_after.trim_start());
        // The subject must be the API, unlike in `the field of this API`.
        if !(text_before.is_empty() || text_before.ends_with([':', ',', ']', '>', '*'])) {
            return false;
        }
        let predicate = verbs.iter().find_map(|verb| text_after.strip_prefix(verb)?.strip_prefix(' '));
        let state_text = predicate.map(|text_after| {
            let adverb =
                ["now ", "already ", "soon ", "about to be "].iter().find_map(|word| text_after.strip_prefix(word));
            adverb.unwrap_or(text_after)
        });
        state_text.is_some_and(|text_after| state_words.iter().any(|word| text_after.starts_with(word)))
    })
}

/// Returns whether a Chinese sentence, such as `该接口已废弃`, declares the API deprecated. The predicate must directly
/// follow the subject. `sentence_key` is the sentence as converted by [`vocabulary::fold_key`], without enclosing
/// brackets.
fn is_chinese_statement(sentence_key: &str) -> bool {
    let subjects = ["该接口", "此接口", "本接口", "当前接口", "该api", "此api", "本api", "当前api"];
    let state_words = [
        "已废弃",
        "已经废弃",
        "废弃",
        "即将废弃",
        "将废弃",
        "已弃用",
        "已经弃用",
        "即将弃用",
        "待废弃",
        "已下线",
        "即将下线",
        "将下线",
        "被废弃",
        "已被废弃",
        "将被废弃",
        "已作废",
    ];
    subjects.iter().any(|subject| {
        let Some(predicate) = sentence_key.find(subject).map(|offset| &sentence_key[offset + subject.len()..]) else {
            return false;
        };
        let predicate =
            predicate.trim_start_matches("目前").trim_start_matches("在后续版本").trim_start_matches("后续");
        state_words.iter().any(|state| predicate.starts_with(state))
    })
}

/// Returns whether a sentence names a replacement for a deprecated operation, or states that the operation will not be
/// maintained any more.
fn is_deprecation_advice(sentence: &str) -> bool {
    let folded_sentence = vocabulary::fold_key(sentence);
    ["请使用", "请调用", "推荐使用", "建议使用", "建议调用", "请切换", "您可以使用"]
        .iter()
        .any(|word| folded_sentence.contains(word))
        || ["useinstead", "instead", "recommended", "notbemaintained", "nolongermaintained"]
            .iter()
            .any(|word| folded_sentence.contains(word))
}

#[cfg(test)]
mod tests {
    use super::{declares_deprecation, is_only_deprecation, remove_deprecation_mark};

    #[test]
    fn marks_of_titles() {
        for (title, bare) in [
            ("Listing Lamps (Deprecated)", "Listing Lamps"),
            ("Listing Lamps (to be deprecated)", "Listing Lamps"),
            ("查询灯列表(已废弃)", "查询灯列表"),
            ("查询灯列表(待下线)", "查询灯列表"),
            ("【已废弃】查询灯列表", "查询灯列表"),
            ("(Deprecated) Listing Lamps", "Listing Lamps"),
            ("Deprecated: Listing Lamps", "Listing Lamps"),
            ("查询灯列表-已废弃", "查询灯列表"),
        ] {
            assert_eq!(remove_deprecation_mark(title), (bare, true), "{title}");
        }
        for title in
            ["Listing Deprecated Lamps", "废弃灯", "Listing Lamps (v2)", "Marking a Lamp as Deprecated", "弃用一盏灯"]
        {
            assert_eq!(remove_deprecation_mark(title), (title, false), "{title}");
        }
    }

    #[test]
    fn sentences_about_the_operation() {
        for text in [
            "This API is deprecated.",
            "Note: This API has been deprecated. Use the API in V3 instead.",
            "This API will be deprecated soon.",
            "This API lists lamps. The API is now obsolete.",
            "该接口已废弃。",
            "本接口已废弃,请使用V3接口。",
            "查询灯列表。该接口即将下线。",
            "当前接口已废弃",
            "Deprecated",
            "接口已废弃",
        ] {
            assert!(declares_deprecation(text), "{text}");
        }
        for text in [
            "This API is used to list deprecated lamps.",
            "This API is not deprecated.",
            "The field pretty of this API is deprecated.",
            "该接口用于查询已废弃的灯。",
            "该参数已废弃。",
            "This API deletes lamps.",
        ] {
            assert!(!declares_deprecation(text), "{text}");
        }
        assert!(is_only_deprecation("This API has been deprecated. Use the API in V3 instead."));
        assert!(is_only_deprecation("该接口已废弃。请使用V3接口。"));
        assert!(!is_only_deprecation("This API lists lamps. The API is now obsolete."));
    }
}
