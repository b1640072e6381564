//! What a description says besides words: default, limits, values; in sections of their own, in lines with a label, or in prose.

use serde_json::Number;

use super::{
    block::Para,
    page::{Limits, Spot},
    words::{fold, is_none},
};

/// What was found in a description.
#[derive(Debug, Default)]
pub(super) struct Facets {
    pub text: Vec<Spot<String>>,
    pub default: Option<Spot<String>>,
    pub limits: Limits,
    pub values: Vec<Spot<String>>,
}

/// The label that a line starts with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Definition,
    Constraints,
    Range,
    Default,
    Minimum,
    Maximum,
    MinLength,
    MaxLength,
    ArrayLength,
    Enumeration,
}

/// Longer words first: `minimum length` is not `minimum`.
const LABELS: [(&str, Label); 40] = [
    ("definition", Label::Definition),
    ("参数解释", Label::Definition),
    ("constraints", Label::Constraints),
    ("constraint", Label::Constraints),
    ("约束限制", Label::Constraints),
    ("value range", Label::Range),
    ("range", Label::Range),
    ("取值范围", Label::Range),
    ("default value", Label::Default),
    ("默认取值", Label::Default),
    ("default", Label::Default),
    ("缺省值", Label::Default),
    ("默认值", Label::Default),
    ("minimum length", Label::MinLength),
    ("min length", Label::MinLength),
    ("最小长度", Label::MinLength),
    ("maximum length", Label::MaxLength),
    ("max length", Label::MaxLength),
    ("最大长度", Label::MaxLength),
    ("minimum value", Label::Minimum),
    ("minimum", Label::Minimum),
    ("min value", Label::Minimum),
    ("min", Label::Minimum),
    ("最小值", Label::Minimum),
    ("maximum value", Label::Maximum),
    ("maximum", Label::Maximum),
    ("max value", Label::Maximum),
    ("max", Label::Maximum),
    ("最大值", Label::Maximum),
    ("array length", Label::ArrayLength),
    ("数组长度", Label::ArrayLength),
    ("enumeration values", Label::Enumeration),
    ("enumeration value", Label::Enumeration),
    ("enumerated values", Label::Enumeration),
    ("enumerated value", Label::Enumeration),
    ("enumeration", Label::Enumeration),
    ("enum values", Label::Enumeration),
    ("enum", Label::Enumeration),
    ("枚举值", Label::Enumeration),
    ("枚举取值", Label::Enumeration),
];

/// The label at the start of a line and what follows it. A label is followed by a colon, or by nothing.
pub(super) fn label(text: &str) -> Option<(Label, String)> {
    let head: String = text.chars().take(40).collect();
    let head = fold(&head).to_lowercase();
    let head = head.trim_start_matches('*');
    let (word, label) = LABELS.iter().find(|(word, _)| {
        let rest = head.strip_prefix(word).map(|rest| rest.trim_start_matches(['*', ' ']));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
    })?;
    let folded = fold(text);
    let after = folded.trim_start_matches('*').chars().skip(word.chars().count()).collect::<String>();
    let rest = after.trim_start_matches(['*', ' ', ':']);
    Some((*label, rest.trim().to_owned()))
}

/// Reads a description.
pub(super) fn read(paras: &[Para]) -> Facets {
    let mut facets = Facets::default();
    let lines: Vec<Para> = paras.iter().flat_map(inline_sections).collect();
    let mut state = None;
    let mut range = Vec::new();
    for line in &lines {
        let (label, rest) = match label(&line.text) {
            Some((label, rest)) => (Some(label), rest),
            None => (None, fold(&line.text)),
        };
        state = label.or(state);
        let para = Para { text: rest, line: line.line, bullet: line.bullet };
        if para.text.is_empty() || is_none(&para.text) {
            continue;
        }
        match state {
            Some(Label::Range) => range.push(para),
            Some(Label::Default) => {
                facets.default.get_or_insert_with(|| Spot::new(bare(&para.text).to_owned(), para.line));
                state = None;
            }
            Some(Label::Enumeration) => {
                if !facets.take_values(&para) {
                    facets.text.push(Spot::new(para.text, para.line));
                    state = None;
                }
            }
            Some(
                limit @ (Label::Minimum | Label::Maximum | Label::MinLength | Label::MaxLength | Label::ArrayLength),
            ) => {
                facets.take_limit(limit, &para);
                state = None;
            }
            Some(Label::Definition | Label::Constraints) | None => facets.text.push(Spot::new(para.text, para.line)),
        }
    }
    facets.take_range(range);
    facets.take_prose(paras);
    facets
}

impl Facets {
    fn take_values(&mut self, para: &Para) -> bool {
        let tokens = list(&para.text).or_else(|| item(&para.text).map(|token| vec![token]));
        let Some(tokens) = tokens else { return false };
        self.add_values(tokens, para.line);
        true
    }

    fn add_values(&mut self, tokens: Vec<String>, line: u32) {
        for token in tokens {
            if self.values.iter().all(|known| known.value != token) {
                self.values.push(Spot::new(token, line));
            }
        }
    }

    fn take_limit(&mut self, label: Label, para: &Para) {
        let text = para.text.trim_end_matches(['.', '。']);
        if label == Label::ArrayLength {
            if let Some((low, high)) = interval(text) {
                self.limits.min_items = Some(Spot::new(low, para.line));
                self.limits.max_items = Some(Spot::new(high, para.line));
                return;
            }
        } else if let Some(number) = number(text) {
            let place = match label {
                Label::Minimum => &mut self.limits.minimum,
                Label::Maximum => &mut self.limits.maximum,
                Label::MinLength => &mut self.limits.min_length,
                _ => &mut self.limits.max_length,
            };
            *place = Some(Spot::new(number, para.line));
            return;
        }
        self.text.push(Spot::new(para.text.clone(), para.line));
    }

    /// A column of its own for the range.
    pub(super) fn take_range_cell(&mut self, paras: &[Para]) {
        let fold = |para: &Para| Para { text: fold(&para.text), ..para.clone() };
        self.take_range(paras.iter().map(fold).collect());
    }

    /// `Range` holds values, an interval, or words.
    fn take_range(&mut self, lines: Vec<Para>) {
        if let [only] = lines.as_slice() {
            let text = only.text.trim_end_matches(['.', '。']);
            let (low, high, characters) = spelt_interval(text);
            if let (Some(low), Some(high)) = (low, high) {
                let (low, high) = (Some(Spot::new(low, only.line)), Some(Spot::new(high, only.line)));
                if characters {
                    (self.limits.min_length, self.limits.max_length) = (low, high);
                } else {
                    (self.limits.minimum, self.limits.maximum) = (low, high);
                }
                return;
            }
            if let Some(tokens) = list(text) {
                self.add_values(tokens, only.line);
                return;
            }
        }
        let items: Option<Vec<String>> = lines.iter().map(|line| item(&line.text)).collect();
        let several = lines.len() > 1 || lines.iter().any(|line| line.bullet || line.text.contains(": "));
        if let Some(items) = items.filter(|_| several) {
            for (token, line) in items.into_iter().zip(&lines) {
                self.add_values(vec![token], line.line);
            }
        }
        self.text.extend(lines.into_iter().map(|line| Spot::new(line.text, line.line)));
    }

    fn take_prose(&mut self, paras: &[Para]) {
        for (index, para) in paras.iter().enumerate() {
            if self.values.is_empty() {
                let bullets: Vec<&Para> = paras[index + 1..].iter().take_while(|para| para.bullet).collect();
                for (token, line) in prose_values(para, &bullets) {
                    self.add_values(vec![token], line);
                }
            }
            if self.default.is_none() {
                self.default = prose_default(&fold(&para.text)).map(|value| Spot::new(value, para.line));
            }
        }
    }
}

/// `Definition: a. Constraints: N/A. Value range: b.` in one line becomes a line for each.
fn inline_sections(para: &Para) -> Vec<Para> {
    let text = fold(&para.text);
    if !matches!(label(&text), Some((Label::Definition, rest)) if !rest.is_empty()) {
        return vec![para.clone()];
    }
    let lower = text.to_ascii_lowercase();
    let sections = ["constraints", "value range", "range", "default value", "约束限制", "取值范围", "默认取值"];
    let mut cuts: Vec<usize> = sections.iter().filter_map(|word| section_start(&lower, word)).collect();
    // `range` is also found inside `value range`.
    cuts.sort_unstable();
    cuts.dedup();
    let mut pieces = Vec::new();
    let mut start = 0;
    for cut in cuts.into_iter().chain([text.len()]) {
        let piece = text[start..cut].trim().trim_end_matches(['.', '。', ';']).trim();
        if !piece.is_empty() {
            pieces.push(Para { text: piece.to_owned(), line: para.line, bullet: false });
        }
        start = cut;
    }
    pieces
}

/// Where a section's word stands with its colon, at the start of a sentence.
fn section_start(lower: &str, word: &str) -> Option<usize> {
    lower.match_indices(word).map(|(at, _)| at).find(|at| {
        let before = lower[..*at].trim_end();
        let starts = before.ends_with(['.', '。', ';', ',']);
        starts && lower[at + word.len()..].trim_start().starts_with(':')
    })
}

/// What introduces values in prose.
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

/// The values that a sentence lists, quoted, in bullets or one after the other.
fn prose_values(para: &Para, bullets: &[&Para]) -> Vec<(String, u32)> {
    let text = fold(&para.text);
    let lower = text.to_ascii_lowercase();
    let Some(at) = LEADS
        .iter()
        .filter_map(|lead| lead_end(&lower, lead))
        .min_by_key(|(start, end)| (*start, usize::MAX - end))
        .map(|(_, end)| end)
    else {
        return Vec::new();
    };
    let tail = text[at..].trim_start();
    let tail = ["are", "is", "include", "can be", "as follows", "的", "为", "是", "包括", "有", "如下"]
        .iter()
        .fold(tail, |tail, word| tail.strip_prefix(word).unwrap_or(tail).trim_start());
    let tail = tail.trim_start_matches([':', ',', ' ']);
    if tail.is_empty() {
        return bullets.iter().filter_map(|bullet| Some((item(&bullet.text)?, bullet.line))).collect();
    }
    let here = |tokens: Vec<String>| tokens.into_iter().map(|token| (token, para.line)).collect();
    if let Some(dashes) = tail.strip_prefix("- ") {
        return here(dashes.split(" - ").filter_map(item).collect());
    }
    let quoted = quoted(sentence(tail));
    if !quoted.is_empty() {
        return here(quoted);
    }
    here(list(sentence(tail)).unwrap_or_default())
}

/// Where a lead stands as words of its own: not in `invalid values`, nor in `默认取值为`. Its quotation mark is not a part of it.
fn lead_end(lower: &str, lead: &str) -> Option<(usize, usize)> {
    let mut starts = lower.match_indices(lead).map(|(start, _)| start);
    let start = starts.find(|start| {
        let before = &lower[..*start];
        !before.ends_with(|c: char| c.is_ascii_alphanumeric())
            && !before.ends_with("默认")
            && !before.ends_with("default ")
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

/// `a, b or c`: two values at least, and nothing but values.
fn list(text: &str) -> Option<Vec<String>> {
    if text.len() > 2000 {
        return None;
    }
    let text = text.trim().trim_end_matches(['.', '。', ';']);
    let even =
        text.replace(" or ", ",").replace(" and ", ",").replace(['、', '|', ';'], ",").replace(['或', '和'], ",");
    let even = even.replace(" / ", ",");
    let tokens = even.split(',').map(|token| bare(token.trim().trim_start_matches("or ").trim_start_matches("and ")));
    let tokens: Vec<&str> = tokens.filter(|token| !token.is_empty()).collect();
    (tokens.len() >= 2 && tokens.iter().all(|token| is_value(token)))
        .then(|| tokens.into_iter().map(str::to_owned).collect())
}

/// The value at the start of a list's item: `All: all stages`, `zh-cn - Chinese`, `a(b)`.
fn item(text: &str) -> Option<String> {
    let folded = fold(text);
    let text = folded.trim_start_matches(['-', '*', ' ']);
    let end = [": ", " - ", "(", " (", ":"].iter().filter_map(|mark| text.find(mark)).min().unwrap_or(text.len());
    let token = bare(text[..end].trim().trim_end_matches([',', ';', '.', '。']));
    is_value(token).then(|| token.to_owned())
}

fn bare(text: &str) -> &str {
    text.trim().trim_end_matches(['.', '。', ';', ',']).trim_matches(['"', '\'', '`', ' '])
}

/// Whether it can be a value: one word of ASCII.
fn is_value(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 80
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-./;=+*@$%#:".contains(&byte))
        && text.bytes().any(|byte| byte.is_ascii_alphanumeric())
        && !text.starts_with("http")
}

fn number(text: &str) -> Option<Number> {
    let plain: String = text.trim().chars().filter(|c| *c != ',').collect();
    let end = plain.find(|c: char| !(c.is_ascii_digit() || "+-.eE".contains(c))).unwrap_or(plain.len());
    let number: Number = plain[..end].parse().ok()?;
    let rest = plain[end..].trim();
    (rest.len() < 24).then_some(number)
}

/// `0 - 1024`, `1~64`, `[1, 64]`, `1 to 64`.
fn interval(text: &str) -> Option<(Number, Number)> {
    let text = fold(text);
    let text = text.trim_matches(['[', ']', '(', ')', ' ']);
    let (low, high) = ["~", " to ", "至", "到", " - ", ", "]
        .iter()
        .find_map(|mark| text.split_once(mark))
        .or_else(|| text.split_once('-').filter(|(low, _)| !low.is_empty()))?;
    let (low, high) = (low.trim(), high.trim());
    let whole = |text: &str| text.chars().filter(|c| *c != ',').all(|c| c.is_ascii_digit() || c == '-' || c == '.');
    (whole(low) && whole(high)).then(|| Some((number(low)?, number(high)?)))?
}

/// An interval in words: `The value ranges from 1 to 64`, `1-64 characters`.
fn spelt_interval(text: &str) -> (Option<Number>, Option<Number>, bool) {
    let lower = fold(text).to_ascii_lowercase();
    let characters = lower.contains("character") || lower.contains("字符");
    let bare = [
        "the value ranges from",
        "the value range is",
        "value ranges from",
        "from",
        "取值范围为",
        "范围为",
        "长度为",
        "the length ranges from",
    ]
    .iter()
    .find_map(|lead| lower.strip_prefix(lead))
    .unwrap_or(&lower);
    let bare = bare.trim().trim_end_matches("characters").trim_end_matches("个字符").trim_end_matches("字符").trim();
    match interval(bare) {
        Some((low, high)) => (Some(low), Some(high), characters),
        None => (None, None, characters),
    }
}

/// `The default value is x.`, `默认取值为"x"`.
fn prose_default(text: &str) -> Option<String> {
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
    let (at, lead) = leads.iter().find_map(|lead| Some((lower.find(lead)?, lead)))?;
    let tail = text[at + lead.len()..].trim_start_matches([':', ' ']);
    if let Some(found) = tail.strip_prefix(['"', '\'']) {
        let end = found.find(['"', '\''])?;
        return is_value(&found[..end]).then(|| found[..end].to_owned());
    }
    let end = tail.find([' ', ',', '。', ';', ')', '(']).unwrap_or(tail.len());
    let value = bare(&tail[..end]);
    is_value(value).then(|| value.to_owned())
}
