//! Extracts facts from descriptions: default, limits, values. They may be in separate sections, in lines with a label,
//! or in prose.

mod cache;
mod prose;
mod value;

pub(super) use self::cache::Cache;
use self::value::{Interval, bare, interval, item, list, number, spelt_interval};
use super::{
    block::Para,
    page::{Limits, Spot},
    words::{fold, is_none},
};

/// The facts in a description.
#[derive(Clone, Debug, Default)]
pub(super) struct Facets {
    pub text: Vec<Spot<String>>,
    pub default: Option<Spot<String>>,
    /// True if the default is only stated in a sentence.
    pub default_in_words: bool,
    pub limits: Limits,
    pub values: Vec<Spot<String>>,
    /// An item that is not a value, in a list that is ignored because of it.
    pub unsure: Option<Spot<String>>,
}

/// The label at the start of a line.
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

/// Labels in prose. Longer ones come first, since `minimum length` is not `minimum`.
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

/// Returns the label at the start of a line, and the text after it. A label is followed by a colon or by nothing.
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
fn read(paras: &[Para]) -> Facets {
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
                    if para.bullet {
                        facets.unsure.get_or_insert_with(|| Spot::new(para.text.clone(), para.line));
                    } else {
                        state = None;
                    }
                    facets.text.push(Spot::new(para.text, para.line));
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
    if facets.unsure.is_some() {
        facets.values.clear();
    }
    facets
}

impl Facets {
    fn each_line(&mut self, change: &mut impl FnMut(&mut u32)) {
        let spots = self.text.iter_mut().chain(&mut self.values).chain(&mut self.default).chain(&mut self.unsure);
        spots.for_each(|spot| change(&mut spot.line));
        self.limits.each_line(change);
    }

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

    /// Reads the cell of a separate column for ranges.
    pub(super) fn take_range_cell(&mut self, paras: &[Para]) {
        let fold = |para: &Para| Para { text: fold(&para.text), ..para.clone() };
        self.take_range(paras.iter().map(fold).collect());
    }

    fn take_interval(&mut self, Interval { low, high, characters }: Interval, line: u32) {
        let (low, high) = (Some(Spot::new(low, line)), Some(Spot::new(high, line)));
        if characters {
            (self.limits.min_length, self.limits.max_length) = (low, high);
        } else {
            (self.limits.minimum, self.limits.maximum) = (low, high);
        }
    }

    /// Reads a `Range` section, which contains values, an interval or prose.
    fn take_range(&mut self, lines: Vec<Para>) {
        if let [only] = lines.as_slice() {
            let text = only.text.trim_end_matches(['.', '。']);
            if let Some(range) = spelt_interval(text) {
                self.take_interval(range, only.line);
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
                match prose::values(para, &bullets) {
                    Ok(values) => values.into_iter().for_each(|value| self.values.push(value)),
                    Err(item) => self.unsure = Some(item),
                }
            }
            if self.limits.is_empty()
                && let Some(range) = prose::range(&fold(&para.text))
            {
                self.take_interval(range, para.line);
            }
            if self.default.is_none() {
                let found = prose::default(&fold(&para.text));
                self.default_in_words = found.as_ref().is_some_and(|found| found.in_words);
                self.default = found.map(|found| Spot::new(found.value, para.line));
            }
        }
    }
}

/// Splits `Definition: a. Constraints: N/A. Value range: b.` into one line per section.
fn inline_sections(para: &Para) -> Vec<Para> {
    let text = fold(&para.text);
    if !matches!(label(&text), Some((Label::Definition, rest)) if !rest.is_empty()) {
        return label_at_end(&text, para).unwrap_or_else(|| vec![para.clone()]);
    }
    let lower = text.to_ascii_lowercase();
    let sections = ["constraints", "value range", "range", "default value", "约束限制", "取值范围", "默认取值"];
    let mut cuts: Vec<usize> = sections.iter().filter_map(|word| section_start(&lower, word)).collect();
    // `range` is also found within `value range`.
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

/// Splits a line that ends with a label for the following lines, such as `A description. Range:`.
fn label_at_end(text: &str, para: &Para) -> Option<Vec<Para>> {
    let (before, last) = text.strip_suffix(':')?.rsplit_once(['.', '。'])?;
    let (_, rest) = label(last.trim())?;
    let piece = |text: &str| Para { text: text.trim().to_owned(), ..para.clone() };
    (rest.is_empty() && !before.trim().is_empty()).then(|| vec![piece(before), piece(last)])
}

/// Returns the start of a section: its label with a colon, at the start of a sentence.
fn section_start(lower: &str, word: &str) -> Option<usize> {
    lower.match_indices(word).map(|(at, _)| at).find(|at| {
        let before = lower[..*at].trim_end();
        let starts = before.ends_with(['.', '。', ';', ',']);
        starts && lower[at + word.len()..].trim_start().starts_with(':')
    })
}
