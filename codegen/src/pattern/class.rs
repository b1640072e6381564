//! The sets of code points that regular expressions of ECMA 262 denote by character classes (`[…]`), `\d`, `\s`, `\w`,
//! `.` and `\p{…}`.

use super::Problem;

/// The last code point of Unicode.
const LAST_CODE_POINT: u32 = 0x10_FFFF;

/// A set of Unicode code points, stored as sorted, disjoint ranges with inclusive bounds.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct CharacterClass {
    ranges: Vec<(u32, u32)>,
}

impl CharacterClass {
    /// Creates the set of all code points in `ranges`. The bounds of the ranges are inclusive.
    pub(super) fn from_ranges(ranges: &[(u32, u32)]) -> Self {
        let mut class = Self { ranges: ranges.to_vec() };
        class.normalize();
        class
    }

    /// Returns the set of characters that `\d` matches.
    pub(super) fn digits() -> Self {
        Self::from_ranges(&[(0x30, 0x39)])
    }

    /// Returns the set of characters that `\w` matches.
    pub(super) fn word_characters() -> Self {
        Self::from_ranges(&[(0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A)])
    }

    /// Returns the set of characters that `\s` matches: `WhiteSpace` and `LineTerminator` of ECMA 262.
    pub(super) fn whitespace() -> Self {
        Self::from_ranges(&[
            (0x09, 0x0D),
            (0x20, 0x20),
            (0xA0, 0xA0),
            (0x1680, 0x1680),
            (0x2000, 0x200A),
            (0x2028, 0x2029),
            (0x202F, 0x202F),
            (0x205F, 0x205F),
            (0x3000, 0x3000),
            (0xFEFF, 0xFEFF),
        ])
    }

    /// Returns the set of characters that `.` matches: all except `LineTerminator` of ECMA 262.
    pub(super) fn any_character() -> Self {
        Self::from_ranges(&[(0x0A, 0x0A), (0x0D, 0x0D), (0x2028, 0x2029)]).negate()
    }

    /// Returns the set of code points that `\p{name}` matches.
    ///
    /// # Errors
    ///
    /// Returns [`Problem::Unsupported`] if `name` is not the name of a known Unicode property.
    pub(super) fn from_property(name: &str) -> Result<Self, Problem> {
        let unknown_property = || Problem::Unsupported("`\\p{…}` with an unknown property");
        if !name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '=')) {
            return Err(unknown_property());
        }
        let hir = regex_syntax::Parser::new().parse(&format!("\\p{{{name}}}")).map_err(|_| unknown_property())?;
        let ranges: Vec<(u32, u32)> = match hir.kind() {
            regex_syntax::hir::HirKind::Class(regex_syntax::hir::Class::Unicode(class)) => {
                class.iter().map(|range| (u32::from(range.start()), u32::from(range.end()))).collect()
            }
            // A property of a single character is parsed as a literal.
            regex_syntax::hir::HirKind::Literal(literal) => {
                let literal_text = std::str::from_utf8(&literal.0).unwrap_or_default();
                literal_text.chars().map(|c| (u32::from(c), u32::from(c))).collect()
            }
            _ => return Err(unknown_property()),
        };
        Ok(Self::from_ranges(&ranges))
    }

    /// Adds the code points from `from` to `to`. Both bounds are included.
    pub(super) fn add(&mut self, from: u32, to: u32) {
        self.ranges.push((from, to));
        self.normalize();
    }

    /// Adds all code points of another set.
    pub(super) fn extend(&mut self, other: &Self) {
        self.ranges.extend_from_slice(&other.ranges);
        self.normalize();
    }

    /// Returns the set of all code points that are not in this set.
    #[must_use]
    pub(super) fn negate(&self) -> Self {
        let mut ranges = Vec::with_capacity(self.ranges.len() + 1);
        let mut next_code_point = 0;
        for (from, to) in &self.ranges {
            if *from > next_code_point {
                ranges.push((next_code_point, from - 1));
            }
            next_code_point = to + 1;
        }
        if next_code_point <= LAST_CODE_POINT {
            ranges.push((next_code_point, LAST_CODE_POINT));
        }
        Self { ranges }
    }

    /// Returns the set as ranges of `char`. Surrogates are omitted, since they do not occur in Rust strings.
    pub(super) fn scalar_ranges(&self) -> Vec<(char, char)> {
        let mut ranges = Vec::with_capacity(self.ranges.len() + 1);
        for (from, to) in &self.ranges {
            let below_surrogates = (*from, (*to).min(0xD7FF));
            let above_surrogates = ((*from).max(0xE000), *to);
            for (from, to) in [below_surrogates, above_surrogates] {
                if from <= to
                    && let (Some(from), Some(to)) = (char::from_u32(from), char::from_u32(to))
                {
                    ranges.push((from, to));
                }
            }
        }
        ranges
    }

    /// Returns whether the set contains some but not all surrogates (U+D800 to U+DFFF). Such sets occur in expressions
    /// that match UTF-16 code units.
    pub(super) fn splits_surrogates(&self) -> bool {
        let is_surrogate = |point: u32| (0xD800..=0xDFFF).contains(&point);
        self.ranges
            .iter()
            .any(|(from, to)| (is_surrogate(*from) && *from != 0xD800) || (is_surrogate(*to) && *to != 0xDFFF))
    }

    /// Sorts the ranges, and merges ranges that overlap or are adjacent.
    fn normalize(&mut self) {
        self.ranges.sort_unstable();
        let mut merged_ranges: Vec<(u32, u32)> = Vec::with_capacity(self.ranges.len());
        for (from, to) in self.ranges.drain(..) {
            match merged_ranges.last_mut() {
                Some((_, last)) if from <= last.saturating_add(1) => *last = (*last).max(to),
                _ => merged_ranges.push((from, to)),
            }
        }
        self.ranges = merged_ranges;
    }
}
