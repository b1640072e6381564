//! Extracts the default, the limits and the allowed values from descriptions. These facts may be in separate sections,
//! in lines with a label such as `Default: 10`, or in prose.

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

/// The facts found in a description: default, limits and allowed values.
#[derive(Clone, Debug, Default)]
pub(super) struct Facets {
    /// The paragraphs that do not only state such a fact.
    pub text: Vec<AtLine<String>>,
    pub default: Option<AtLine<String>>,
    /// True if the default is stated only in a sentence, without a label or column.
    pub default_in_words: bool,
    pub limits: Limits,
    pub values: Vec<AtLine<String>>,
    /// The first list item that is not a value, such as `any lower-case name`. If there is one, the whole list of
    /// values is ignored.
    pub invalid_item: Option<AtLine<String>>,
}

/// The meaning of a label at the start of a line, such as `Default value:`.
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

/// The text of each label. `minimum length` precedes `minimum`, so that the longer label is recognized.
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
    let mut section = None;
    let mut range_lines = Vec::new();
    for line in &lines {
        let (label, text) = match label_of_line(&line.text) {
            Some((label, text)) => (Some(label), text),
            None => (None, fold_characters(&line.text)),
        };
        section = label.or(section);
        let para = Paragraph { text, line: line.line, bullet: line.bullet };
        if para.text.is_empty() || is_placeholder(&para.text) {
            continue;
        }
        match section {
            Some(Label::Range) => range_lines.push(para),
            Some(Label::Default) => {
                facets.default.get_or_insert_with(|| AtLine::new(without_quotes(&para.text).to_owned(), para.line));
                section = None;
            }
            Some(Label::Enumeration) => {
                if !facets.take_values(&para) {
                    if para.bullet {
                        facets.invalid_item.get_or_insert_with(|| AtLine::new(para.text.clone(), para.line));
                    } else {
                        section = None;
                    }
                    facets.text.push(AtLine::new(para.text, para.line));
                }
            }
            Some(
                limit @ (Label::Minimum | Label::Maximum | Label::MinLength | Label::MaxLength | Label::ArrayLength),
            ) => {
                facets.take_limit(limit, &para);
                section = None;
            }
            Some(Label::Definition | Label::Constraints) | None => facets.text.push(AtLine::new(para.text, para.line)),
        }
    }
    facets.take_range(range_lines);
    facets.take_prose(paras);
    if facets.invalid_item.is_some() {
        facets.values.clear();
    }
    facets
}

impl Facets {
    /// Calls `change` with a mutable reference to the line number of each fact.
    fn each_line(&mut self, change: &mut impl FnMut(&mut u32)) {
        let facts = self.text.iter_mut().chain(&mut self.values).chain(&mut self.default).chain(&mut self.invalid_item);
        facts.for_each(|fact| change(&mut fact.line));
        self.limits.each_line(change);
    }

    /// Adds the values in a paragraph. Returns whether the paragraph is a value or a list of values.
    fn take_values(&mut self, para: &Paragraph) -> bool {
        let tokens = parse_list(&para.text).or_else(|| parse_item(&para.text).map(|token| vec![token]));
        let Some(tokens) = tokens else { return false };
        self.add_values(tokens, para.line);
        true
    }

    /// Adds the values that are not known yet.
    fn add_values(&mut self, tokens: Vec<String>, line: u32) {
        for token in tokens {
            if self.values.iter().all(|known| known.value != token) {
                self.values.push(AtLine::new(token, line));
            }
        }
    }

    /// Sets the limit that a labelled paragraph states, such as `Maximum: 50`. Text that is not a limit is kept as a
    /// description.
    fn take_limit(&mut self, label: Label, para: &Paragraph) {
        let text = para.text.trim_end_matches(['.', '。']);
        if label == Label::ArrayLength {
            if let Some((low, high)) = parse_interval(text) {
                self.limits.min_items = Some(AtLine::new(low, para.line));
                self.limits.max_items = Some(AtLine::new(high, para.line));
                return;
            }
        } else if let Some(number) = parse_number(text) {
            let limit = match label {
                Label::Minimum => &mut self.limits.minimum,
                Label::Maximum => &mut self.limits.maximum,
                Label::MinLength => &mut self.limits.min_length,
                _ => &mut self.limits.max_length,
            };
            *limit = Some(AtLine::new(number, para.line));
            // A short text after the number is a unit. A longer text is kept as a part of the description.
            let unit = text.trim_start_matches(|c: char| c.is_ascii_digit() || "+-.,eE".contains(c)).trim();
            if unit.len() > 12 {
                self.text.push(AtLine::new(unit.to_owned(), para.line));
            }
            return;
        }
        self.text.push(AtLine::new(para.text.clone(), para.line));
    }

    /// Reads a cell in the column for value ranges.
    pub(super) fn take_range_cell(&mut self, paras: &[Paragraph]) {
        let fold = |para: &Paragraph| Paragraph { text: fold_characters(&para.text), ..para.clone() };
        self.take_range(paras.iter().map(fold).collect());
    }

    /// Sets the limits of an interval: on the length of a string, or on a number.
    fn take_interval(&mut self, Interval { low, high, is_length: characters }: Interval, line: u32) {
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
        let is_list = lines.len() > 1 || lines.iter().any(|line| line.bullet || line.text.contains(": "));
        if let Some(items) = items.filter(|_| is_list) {
            for (token, line) in items.into_iter().zip(&lines) {
                self.add_values(vec![token], line.line);
            }
        }
        self.text.extend(lines.into_iter().map(|line| AtLine::new(line.text, line.line)));
    }

    /// Reads values, limits and a default from sentences, unless labels already stated them.
    fn take_prose(&mut self, paras: &[Paragraph]) {
        for (index, para) in paras.iter().enumerate() {
            if self.values.is_empty() {
                let bullets: Vec<&Paragraph> = paras[index + 1..].iter().take_while(|para| para.bullet).collect();
                match prose::listed_values(para, &bullets) {
                    Ok(values) => values.into_iter().for_each(|value| self.values.push(value)),
                    Err(item) => self.invalid_item = Some(item),
                }
            }
            if self.limits.is_empty()
                && let Some(interval) = prose::value_range(&fold_characters(&para.text))
            {
                self.take_interval(interval, para.line);
            }
            if self.default.is_none() {
                let default = prose::default_value(&fold_characters(&para.text));
                self.default_in_words = default.as_ref().is_some_and(|default| default.in_words);
                self.default = default.map(|default| AtLine::new(default.value, para.line));
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
            return split_label_at_end(&text, para).unwrap_or_else(|| vec![para.clone()]);
        }
        return split_at_offsets(&text, &cuts, para, |piece| piece.trim());
    }
    let lower = text.to_ascii_lowercase();
    let section_labels = ["constraints", "value range", "range", "default value", "约束限制", "取值范围", "默认取值"];
    let mut cuts: Vec<usize> = section_labels.iter().filter_map(|word| section_start(&lower, word)).collect();
    // The same position may be found for two labels.
    cuts.sort_unstable();
    cuts.dedup();
    split_at_offsets(&text, &cuts, para, |piece| piece.trim().trim_end_matches(['.', '。', ';']).trim())
}

/// Splits `text` at the byte offsets `offsets`. Applies `clean` to each part and omits empty parts.
fn split_at_offsets(text: &str, offsets: &[usize], para: &Paragraph, clean: impl Fn(&str) -> &str) -> Vec<Paragraph> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for end in offsets.iter().copied().chain([text.len()]) {
        let piece = clean(&text[start..end]);
        if !piece.is_empty() {
            pieces.push(Paragraph { text: piece.to_owned(), line: para.line, bullet: para.bullet && start == 0 });
        }
        start = end;
    }
    pieces
}

/// Returns the byte offsets of labels within a line, for documents whose lines were joined:
/// `What it is. Minimum: 1 Maximum: 50` or `名称。最小长度:1最大长度:64`.
fn label_starts(text: &str) -> Vec<usize> {
    if !text.contains(':') {
        return Vec::new();
    }
    let lower = text.to_ascii_lowercase();
    let mut labels: Vec<(usize, Label)> = Vec::new();
    for (word, label) in LABELS {
        if matches!(label, Label::Definition | Label::Constraints | Label::Range) {
            continue;
        }
        let is_label = |at: &usize| {
            let before = lower[..*at].chars().next_back();
            let after = lower[at + word.len()..].trim_start_matches(['*', ' ']);
            after.starts_with(':') && !(word.is_ascii() && before.is_some_and(|c| c.is_ascii_alphabetic()))
        };
        labels.extend(lower.match_indices(word).map(|(at, _)| at).filter(is_label).map(|at| (at, label)));
    }
    labels.sort_unstable_by_key(|(at, _)| *at);
    let mut has_label = false;
    let mut cuts = Vec::new();
    for (at, label) in labels {
        let before = lower[..at].trim_end_matches(['*', ' ']);
        let starts_clause = before.is_empty() || before.ends_with(['.', '。', ';', ',', ')']) || has_label;
        // A default within a sentence is not split off, since the sentence may state more about the default.
        if starts_clause && (has_label || label != Label::Default) {
            has_label = true;
            if !before.is_empty() {
                cuts.push(at);
            }
        }
    }
    cuts
}

/// Splits a line that ends with a label, such as `What it is. Range:`, before the label. The values of the label are in
/// the following lines. Returns `None` if the line does not end with a label.
fn split_label_at_end(text: &str, para: &Paragraph) -> Option<Vec<Paragraph>> {
    let (before, last) = text.strip_suffix(':')?.rsplit_once(['.', '。'])?;
    let (_, rest) = label_of_line(last.trim())?;
    let to_paragraph = |text: &str| Paragraph { text: text.trim().to_owned(), ..para.clone() };
    (rest.is_empty() && !before.trim().is_empty()).then(|| vec![to_paragraph(before), to_paragraph(last)])
}

/// Returns the byte offset of a section's label: `word` followed by a colon, at the start of a clause.
fn section_start(lower: &str, word: &str) -> Option<usize> {
    lower.match_indices(word).map(|(at, _)| at).find(|at| {
        let before = lower[..*at].trim_end();
        let starts_clause = before.ends_with(['.', '。', ';', ',']);
        starts_clause && lower[at + word.len()..].trim_start().starts_with(':')
    })
}
