//! Extracts the default, the limits and the allowed values from descriptions. These facts may be in separate sections,
//! in lines with a label, or in prose.

mod cache;
mod prose;
mod value;

pub(super) use self::cache::FacetsCache;
use self::value::{
    Interval, parse_interval, parse_item, parse_list, parse_number, parse_spelt_interval, without_quotes,
};
use super::{
    block::Paragraph,
    page::{AtLine, Limits},
    vocabulary::{fold_characters, is_placeholder},
};

/// The facts in a description. `text` contains the descriptive paragraphs.
#[derive(Clone, Debug, Default)]
pub(super) struct Facets {
    pub text: Vec<AtLine<String>>,
    pub default: Option<AtLine<String>>,
    /// True if the default is stated only in a sentence, without a label or column.
    pub default_in_words: bool,
    pub limits: Limits,
    pub values: Vec<AtLine<String>>,
    /// The first item that is not a value in the list of values. If it is set, the whole list is ignored.
    pub unsure: Option<AtLine<String>>,
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

/// The words of labels. A longer label precedes its prefixes, so that `minimum length` is not read as `minimum`.
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

/// Returns the label at the start of a line, and the text after the label. A label is followed by a colon or by the end
/// of the line.
pub(super) fn label_of_line(text: &str) -> Option<(Label, String)> {
    let head: String = text.chars().take(40).collect();
    let head = fold_characters(&head).to_lowercase();
    let head = head.trim_start_matches('*');
    let (word, label) = LABELS.iter().find(|(word, _)| {
        let rest = head.strip_prefix(word).map(|rest| rest.trim_start_matches(['*', ' ']));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
    })?;
    let folded = fold_characters(text);
    let after = folded.trim_start_matches('*').chars().skip(word.chars().count()).collect::<String>();
    let rest = after.trim_start_matches(['*', ' ', ':']);
    Some((*label, rest.trim().to_owned()))
}

/// Extracts the facts from the paragraphs of a description.
fn read_facets(paras: &[Paragraph]) -> Facets {
    let mut facets = Facets::default();
    let lines: Vec<Paragraph> = paras.iter().flat_map(inline_sections).collect();
    let mut state = None;
    let mut range = Vec::new();
    for line in &lines {
        let (label, rest) = match label_of_line(&line.text) {
            Some((label, rest)) => (Some(label), rest),
            None => (None, fold_characters(&line.text)),
        };
        state = label.or(state);
        let para = Paragraph { text: rest, line: line.line, bullet: line.bullet };
        if para.text.is_empty() || is_placeholder(&para.text) {
            continue;
        }
        match state {
            Some(Label::Range) => range.push(para),
            Some(Label::Default) => {
                facets.default.get_or_insert_with(|| AtLine::new(without_quotes(&para.text).to_owned(), para.line));
                state = None;
            }
            Some(Label::Enumeration) => {
                if !facets.take_values(&para) {
                    if para.bullet {
                        facets.unsure.get_or_insert_with(|| AtLine::new(para.text.clone(), para.line));
                    } else {
                        state = None;
                    }
                    facets.text.push(AtLine::new(para.text, para.line));
                }
            }
            Some(
                limit @ (Label::Minimum | Label::Maximum | Label::MinLength | Label::MaxLength | Label::ArrayLength),
            ) => {
                facets.take_limit(limit, &para);
                state = None;
            }
            Some(Label::Definition | Label::Constraints) | None => facets.text.push(AtLine::new(para.text, para.line)),
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

    fn take_values(&mut self, para: &Paragraph) -> bool {
        let tokens = parse_list(&para.text).or_else(|| parse_item(&para.text).map(|token| vec![token]));
        let Some(tokens) = tokens else { return false };
        self.add_values(tokens, para.line);
        true
    }

    fn add_values(&mut self, tokens: Vec<String>, line: u32) {
        for token in tokens {
            if self.values.iter().all(|known| known.value != token) {
                self.values.push(AtLine::new(token, line));
            }
        }
    }

    fn take_limit(&mut self, label: Label, para: &Paragraph) {
        let text = para.text.trim_end_matches(['.', '。']);
        if label == Label::ArrayLength {
            if let Some((low, high)) = parse_interval(text) {
                self.limits.min_items = Some(AtLine::new(low, para.line));
                self.limits.max_items = Some(AtLine::new(high, para.line));
                return;
            }
        } else if let Some(number) = parse_number(text) {
            let place = match label {
                Label::Minimum => &mut self.limits.minimum,
                Label::Maximum => &mut self.limits.maximum,
                Label::MinLength => &mut self.limits.min_length,
                _ => &mut self.limits.max_length,
            };
            *place = Some(AtLine::new(number, para.line));
            // A short text after the number is a unit. A longer text is kept as a part of the description.
            let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || "+-.,eE".contains(c)).trim();
            if rest.len() > 12 {
                self.text.push(AtLine::new(rest.to_owned(), para.line));
            }
            return;
        }
        self.text.push(AtLine::new(para.text.clone(), para.line));
    }

    /// Reads a cell of the table's column for ranges.
    pub(super) fn take_range_cell(&mut self, paras: &[Paragraph]) {
        let fold = |para: &Paragraph| Paragraph { text: fold_characters(&para.text), ..para.clone() };
        self.take_range(paras.iter().map(fold).collect());
    }

    fn take_interval(&mut self, Interval { low, high, characters }: Interval, line: u32) {
        let (low, high) = (Some(AtLine::new(low, line)), Some(AtLine::new(high, line)));
        if characters {
            (self.limits.min_length, self.limits.max_length) = (low, high);
        } else {
            (self.limits.minimum, self.limits.maximum) = (low, high);
        }
    }

    /// Reads the lines of a `Range` section, which contain values, an interval or prose.
    fn take_range(&mut self, lines: Vec<Paragraph>) {
        if let [only] = lines.as_slice() {
            let text = only.text.trim_end_matches(['.', '。']);
            if let Some(range) = parse_spelt_interval(text) {
                self.take_interval(range, only.line);
                return;
            }
            if let Some(tokens) = parse_list(text) {
                self.add_values(tokens, only.line);
                return;
            }
        }
        let items: Option<Vec<String>> = lines.iter().map(|line| parse_item(&line.text)).collect();
        let several = lines.len() > 1 || lines.iter().any(|line| line.bullet || line.text.contains(": "));
        if let Some(items) = items.filter(|_| several) {
            for (token, line) in items.into_iter().zip(&lines) {
                self.add_values(vec![token], line.line);
            }
        }
        self.text.extend(lines.into_iter().map(|line| AtLine::new(line.text, line.line)));
    }

    fn take_prose(&mut self, paras: &[Paragraph]) {
        // The end of the bullets that follow the current paragraph.
        let mut end = 0;
        for (index, para) in paras.iter().enumerate() {
            if self.values.is_empty() {
                end = end.max(index + 1);
                end += paras[end..].iter().take_while(|para| para.bullet).count();
                match prose::listed_values(para, &paras[index + 1..end]) {
                    Ok(values) => values.into_iter().for_each(|value| self.values.push(value)),
                    Err(item) => self.unsure = Some(item),
                }
            }
            if self.limits.is_empty()
                && let Some(range) = prose::value_range(&fold_characters(&para.text))
            {
                self.take_interval(range, para.line);
            }
            if self.default.is_none() {
                let found = prose::default_value(&fold_characters(&para.text));
                self.default_in_words = found.as_ref().is_some_and(|found| found.in_words);
                self.default = found.map(|found| AtLine::new(found.value, para.line));
            }
        }
    }
}

/// Splits a paragraph such as `Definition: a. Constraints: N/A. Value range: b.` into one line per section.
fn inline_sections(para: &Paragraph) -> Vec<Paragraph> {
    let text = fold_characters(&para.text);
    if !matches!(label_of_line(&text), Some((Label::Definition, rest)) if !rest.is_empty()) {
        let cuts = label_starts(&text);
        if cuts.is_empty() {
            return label_at_end(&text, para).unwrap_or_else(|| vec![para.clone()]);
        }
        return pieces(&text, &cuts, para, |piece| piece.trim());
    }
    let lower = text.to_ascii_lowercase();
    let sections = ["constraints", "value range", "range", "default value", "约束限制", "取值范围", "默认取值"];
    let mut cuts: Vec<usize> = sections.iter().filter_map(|word| section_start(&lower, word)).collect();
    // The same position may be found for two labels.
    cuts.sort_unstable();
    cuts.dedup();
    pieces(&text, &cuts, para, |piece| piece.trim().trim_end_matches(['.', '。', ';']).trim())
}

/// Splits `text` at the byte offsets `cuts`. Applies `clean` to each part and omits empty parts.
fn pieces(text: &str, cuts: &[usize], para: &Paragraph, clean: impl Fn(&str) -> &str) -> Vec<Paragraph> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for cut in cuts.iter().copied().chain([text.len()]) {
        let piece = clean(&text[start..cut]);
        if !piece.is_empty() {
            pieces.push(Paragraph { text: piece.to_owned(), line: para.line, bullet: para.bullet && start == 0 });
        }
        start = cut;
    }
    pieces
}

/// Returns the byte offsets of labels of limits and values within a line, for layouts that join lines, as in
/// `What it is. Minimum: 1 Maximum: 50` or `名称。最小长度:1最大长度:64`.
fn label_starts(text: &str) -> Vec<usize> {
    if !text.contains(':') {
        return Vec::new();
    }
    let lower = text.to_ascii_lowercase();
    let mut found: Vec<(usize, Label)> = Vec::new();
    for (word, label) in LABELS {
        if matches!(label, Label::Definition | Label::Constraints | Label::Range) {
            continue;
        }
        let is_label = |at: &usize| {
            let before = lower[..*at].chars().next_back();
            let after = lower[at + word.len()..].trim_start_matches(['*', ' ']);
            after.starts_with(':') && !(word.is_ascii() && before.is_some_and(|c| c.is_ascii_alphabetic()))
        };
        found.extend(lower.match_indices(word).map(|(at, _)| at).filter(is_label).map(|at| (at, label)));
    }
    found.sort_unstable_by_key(|(at, _)| *at);
    let mut seen = false;
    let mut cuts = Vec::new();
    for (at, label) in found {
        let before = lower[..at].trim_end_matches(['*', ' ']);
        let starts_clause = before.is_empty() || before.ends_with(['.', '。', ';', ',', ')']) || seen;
        // A default within a sentence is not split off, since the sentence may state more about the default.
        if starts_clause && (seen || label != Label::Default) {
            seen = true;
            if !before.is_empty() {
                cuts.push(at);
            }
        }
    }
    cuts
}

/// Splits a line that ends with a label, such as `What it is. Range:`; the values are in the following lines.
fn label_at_end(text: &str, para: &Paragraph) -> Option<Vec<Paragraph>> {
    let (before, last) = text.strip_suffix(':')?.rsplit_once(['.', '。'])?;
    let (_, rest) = label_of_line(last.trim())?;
    let piece = |text: &str| Paragraph { text: text.trim().to_owned(), ..para.clone() };
    (rest.is_empty() && !before.trim().is_empty()).then(|| vec![piece(before), piece(last)])
}

/// Returns the byte offset of a section's label: `word` followed by a colon, at the start of a clause.
fn section_start(lower: &str, word: &str) -> Option<usize> {
    lower.match_indices(word).map(|(at, _)| at).find(|at| {
        let before = lower[..*at].trim_end();
        let starts_clause = before.ends_with(['.', '。', ';', ',']);
        starts_clause && lower[at + word.len()..].trim_start().starts_with(':')
    })
}
