//! Extracts the default, the limits and the allowed values from the description of a parameter or field. The
//! description may state them in separate sections, in lines with a label such as `Default: 10`, or in prose.

mod cache;
mod prose;
mod value;

pub(super) use self::cache::FacetsCache;
use self::value::{
    Interval, parse_interval, parse_list, parse_list_item, parse_number, parse_range_phrase, without_quotes,
};
use super::{
    block::Paragraph,
    page::{AtLine, Limits},
    vocabulary::{fold_characters, is_placeholder},
};

/// The default, limits and allowed values that the description of a parameter or field states.
#[derive(Clone, Debug, Default)]
pub(super) struct Facets {
    /// The paragraphs of the description. A paragraph that states nothing but a default, a limit or allowed values is
    /// left out.
    pub text: Vec<AtLine<String>>,
    pub default: Option<AtLine<String>>,
    /// True if the default is stated only in a sentence, without a label or column.
    pub default_in_words: bool,
    pub limits: Limits,
    pub values: Vec<AtLine<String>>,
    /// The first item in a list of allowed values that is not a value, such as `any lower-case name`. If there is such
    /// an item, the list is ignored, and `values` is empty.
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

/// The labels in the order in which they are compared with a line. `minimum length` precedes `minimum`, so that the
/// longer label is recognized.
const LABELS_BY_TEXT: [(&str, Label); 40] = [
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

/// Splits a line such as `Default value: 10` into the label at the start and the text after the label. Returns `None`
/// if the line does not start with a label, followed by a colon or the end of the line.
pub(super) fn split_label(text: &str) -> Option<(Label, String)> {
    let line_start: String = text.chars().take(40).collect();
    let line_start = fold_characters(&line_start).to_lowercase();
    let line_start = line_start.trim_start_matches('*');
    let (phrase, label) = LABELS_BY_TEXT.iter().find(|(phrase, _)| {
        let after_word = line_start.strip_prefix(phrase).map(|after_word| after_word.trim_start_matches(['*', ' ']));
        after_word.is_some_and(|after_word| after_word.is_empty() || after_word.starts_with(':'))
    })?;
    let folded_text = fold_characters(text);
    let after_label = folded_text.trim_start_matches('*').chars().skip(phrase.chars().count()).collect::<String>();
    let text = after_label.trim_start_matches(['*', ' ', ':']);
    Some((*label, text.trim().to_owned()))
}

/// Extracts the default, limits and allowed values from the paragraphs of a description.
fn read_facets(paras: &[Paragraph]) -> Facets {
    let mut facets = Facets::default();
    let lines: Vec<Paragraph> = paras.iter().flat_map(split_at_labels).collect();
    let mut current_label = None;
    let mut range_lines = Vec::new();
    for line in &lines {
        let (label, text) = match split_label(&line.text) {
            Some((label, text)) => (Some(label), text),
            None => (None, fold_characters(&line.text)),
        };
        current_label = label.or(current_label);
        let para = Paragraph { text, line: line.line, bullet: line.bullet };
        if para.text.is_empty() || is_placeholder(&para.text) {
            continue;
        }
        match current_label {
            Some(Label::Range) => range_lines.push(para),
            Some(Label::Default) => {
                facets.default.get_or_insert_with(|| AtLine::new(without_quotes(&para.text).to_owned(), para.line));
                current_label = None;
            }
            Some(Label::Enumeration) => {
                if !facets.take_values(&para) {
                    if para.bullet {
                        facets.invalid_item.get_or_insert_with(|| AtLine::new(para.text.clone(), para.line));
                    } else {
                        current_label = None;
                    }
                    facets.text.push(AtLine::new(para.text, para.line));
                }
            }
            Some(
                limit @ (Label::Minimum | Label::Maximum | Label::MinLength | Label::MaxLength | Label::ArrayLength),
            ) => {
                facets.take_limit(limit, &para);
                current_label = None;
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
    /// Calls `change` with a mutable reference to each line number that the facets contain.
    fn for_each_line(&mut self, change: &mut impl FnMut(&mut u32)) {
        let facts = self.text.iter_mut().chain(&mut self.values).chain(&mut self.default).chain(&mut self.invalid_item);
        facts.for_each(|fact| change(&mut fact.line));
        self.limits.for_each_line(change);
    }

    /// Adds the allowed values that a paragraph states. Returns false if the paragraph is neither a value nor a list of
    /// values.
    fn take_values(&mut self, para: &Paragraph) -> bool {
        let values = parse_list(&para.text).or_else(|| parse_list_item(&para.text).map(|token| vec![token]));
        let Some(values) = values else { return false };
        self.add_values(values, para.line);
        true
    }

    /// Adds allowed values, without duplicates. `line` is the line number of the values on the page.
    fn add_values(&mut self, values: Vec<String>, line: u32) {
        for value in values {
            if self.values.iter().all(|known_value| known_value.value != value) {
                self.values.push(AtLine::new(value, line));
            }
        }
    }

    /// Sets the limit that a paragraph after the label `label` states, such as `50` after `Maximum`. If the paragraph
    /// is not a limit, adds it to the description.
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

    /// Reads the limits or allowed values in a table cell of the column for value ranges.
    pub(super) fn take_range_cell(&mut self, paras: &[Paragraph]) {
        let fold_paragraph = |para: &Paragraph| Paragraph { text: fold_characters(&para.text), ..para.clone() };
        self.take_range(paras.iter().map(fold_paragraph).collect());
    }

    /// Sets the limits of an interval. They limit the length of a string if `is_length` is true, and otherwise a
    /// number.
    fn take_interval(&mut self, Interval { low, high, is_length }: Interval, line: u32) {
        let (low, high) = (Some(AtLine::new(low, line)), Some(AtLine::new(high, line)));
        if is_length {
            (self.limits.min_length, self.limits.max_length) = (low, high);
        } else {
            (self.limits.minimum, self.limits.maximum) = (low, high);
        }
    }

    /// Reads the lines of a `Range` section of a description. The lines contain allowed values, an interval or prose.
    fn take_range(&mut self, lines: Vec<Paragraph>) {
        if let [only_line] = lines.as_slice() {
            let text = only_line.text.trim_end_matches(['.', '。']);
            if let Some(range) = parse_range_phrase(text) {
                self.take_interval(range, only_line.line);
                return;
            }
            if let Some(values) = parse_list(text) {
                self.add_values(values, only_line.line);
                return;
            }
        }
        let list_items: Option<Vec<String>> = lines.iter().map(|line| parse_list_item(&line.text)).collect();
        let is_value_list = lines.len() > 1 || lines.iter().any(|line| line.bullet || line.text.contains(": "));
        if let Some(list_items) = list_items.filter(|_| is_value_list) {
            for (value, line) in list_items.into_iter().zip(&lines) {
                self.add_values(vec![value], line.line);
            }
        }
        self.text.extend(lines.into_iter().map(|line| AtLine::new(line.text, line.line)));
    }

    /// Reads allowed values, limits and the default from the sentences of a description. Those that were already found
    /// after labels are kept.
    fn take_prose(&mut self, paras: &[Paragraph]) {
        // The end of the bullets that follow the current paragraph.
        let mut bullets_end = 0;
        for (index, para) in paras.iter().enumerate() {
            if self.values.is_empty() {
                bullets_end = bullets_end.max(index + 1);
                bullets_end += paras[bullets_end..].iter().take_while(|para| para.bullet).count();
                match prose::extract_listed_values(para, &paras[index + 1..bullets_end]) {
                    Ok(values) => values.into_iter().for_each(|value| self.values.push(value)),
                    Err(item) => self.invalid_item = Some(item),
                }
            }
            if self.limits.is_empty()
                && let Some(interval) = prose::find_value_range(&fold_characters(&para.text))
            {
                self.take_interval(interval, para.line);
            }
            if self.default.is_none() {
                let default = prose::find_default(&fold_characters(&para.text));
                self.default_in_words = default.as_ref().is_some_and(|default| default.in_words);
                self.default = default.map(|default| AtLine::new(default.value, para.line));
            }
        }
    }
}

/// Splits a paragraph before each label, so that `Definition: a. Constraints: N/A. Value range: b.` becomes three
/// paragraphs.
fn split_at_labels(para: &Paragraph) -> Vec<Paragraph> {
    let text = fold_characters(&para.text);
    if !matches!(split_label(&text), Some((Label::Definition, rest)) if !rest.is_empty()) {
        let split_offsets = find_inner_labels(&text);
        if split_offsets.is_empty() {
            return split_label_at_end(&text, para).unwrap_or_else(|| vec![para.clone()]);
        }
        return split_at_offsets(&text, &split_offsets, para, |piece| piece.trim());
    }
    let lower_text = text.to_ascii_lowercase();
    let section_labels = ["constraints", "value range", "range", "default value", "约束限制", "取值范围", "默认取值"];
    let mut split_offsets: Vec<usize> =
        section_labels.iter().filter_map(|word| find_section_label(&lower_text, word)).collect();
    // The same position may be found for two labels.
    split_offsets.sort_unstable();
    split_offsets.dedup();
    split_at_offsets(&text, &split_offsets, para, |piece| piece.trim().trim_end_matches(['.', '。', ';']).trim())
}

/// Splits `text` at the byte offsets `offsets` into paragraphs with the line number of `paragraph`. Applies `clean` to
/// the text of each part, and omits parts that are then empty.
fn split_at_offsets(
    text: &str,
    offsets: &[usize],
    paragraph: &Paragraph,
    clean: impl Fn(&str) -> &str,
) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    let mut part_start = 0;
    for part_end in offsets.iter().copied().chain([text.len()]) {
        let part_text = clean(&text[part_start..part_end]);
        if !part_text.is_empty() {
            paragraphs.push(Paragraph {
                text: part_text.to_owned(),
                line: paragraph.line,
                bullet: paragraph.bullet && part_start == 0,
            });
        }
        part_start = part_end;
    }
    paragraphs
}

/// Finds labels within a line of a page whose lines were joined, as in `What it is. Minimum: 1 Maximum: 50` or
/// `名称。最小长度:1最大长度:64`. Returns the byte offsets of the labels, except for a label at the start of the line.
fn find_inner_labels(text: &str) -> Vec<usize> {
    if !text.contains(':') {
        return Vec::new();
    }
    let lower_text = text.to_ascii_lowercase();
    let mut labels_by_offset: Vec<(usize, Label)> = Vec::new();
    for (word, label) in LABELS_BY_TEXT {
        if matches!(label, Label::Definition | Label::Constraints | Label::Range) {
            continue;
        }
        let is_label = |offset: &usize| {
            let char_before = lower_text[..*offset].chars().next_back();
            let text_after = lower_text[offset + word.len()..].trim_start_matches(['*', ' ']);
            text_after.starts_with(':') && !(word.is_ascii() && char_before.is_some_and(|c| c.is_ascii_alphabetic()))
        };
        labels_by_offset.extend(
            lower_text.match_indices(word).map(|(offset, _)| offset).filter(is_label).map(|offset| (offset, label)),
        );
    }
    labels_by_offset.sort_unstable_by_key(|(offset, _)| *offset);
    let mut has_label = false;
    let mut split_offsets = Vec::new();
    for (offset, label) in labels_by_offset {
        let text_before = lower_text[..offset].trim_end_matches(['*', ' ']);
        let starts_clause = text_before.is_empty() || text_before.ends_with(['.', '。', ';', ',', ')']) || has_label;
        // A default within a sentence is not split off, since the sentence may state more about the default.
        if starts_clause && (has_label || label != Label::Default) {
            has_label = true;
            if !text_before.is_empty() {
                split_offsets.push(offset);
            }
        }
    }
    split_offsets
}

/// Splits a line such as `What it is. Range:` before the label at the end of the line, into `What it is` and `Range`.
/// Returns `None` if the line does not end with a label.
fn split_label_at_end(text: &str, para: &Paragraph) -> Option<Vec<Paragraph>> {
    let (text_before, last_clause) = text.strip_suffix(':')?.rsplit_once(['.', '。'])?;
    let (_, text_after_label) = split_label(last_clause.trim())?;
    let to_paragraph = |text: &str| Paragraph { text: text.trim().to_owned(), ..para.clone() };
    (text_after_label.is_empty() && !text_before.trim().is_empty())
        .then(|| vec![to_paragraph(text_before), to_paragraph(last_clause)])
}

/// Returns the byte offset of the section label `word` in a line: the first occurrence of `word` that starts a clause
/// and is followed by a colon.
fn find_section_label(lower_text: &str, word: &str) -> Option<usize> {
    lower_text.match_indices(word).map(|(offset, _)| offset).find(|offset| {
        let text_before = lower_text[..*offset].trim_end();
        let starts_clause = text_before.ends_with(['.', '。', ';', ',']);
        starts_clause && lower_text[offset + word.len()..].trim_start().starts_with(':')
    })
}
