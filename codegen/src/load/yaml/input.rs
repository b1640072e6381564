//! The input of the YAML scanner. YAML allows a tab between `key:` and its value, but the scanner only accepts a space
//! there.

use saphyr_parser::{Input, StrInput, input::SkipTabs};

/// The text of a file, in which the scanner reads tabs between tokens as spaces. A nested map or list after `key:` and
/// a tab is still rejected, since the scanner does not allow it on the line of its key.
pub(super) struct TabsAsSpaces<'t>(StrInput<'t>);

impl<'t> TabsAsSpaces<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self(StrInput::new(text))
    }
}

impl Input for TabsAsSpaces<'_> {
    fn skip_ws_to_eol(&mut self, skip_tabs: SkipTabs) -> (usize, Result<SkipTabs, &'static str>) {
        let (skipped_count, skipped_tabs) = self.0.skip_ws_to_eol(skip_tabs);
        let treat_tabs_as_spaces = |skipped_tabs| match skipped_tabs {
            SkipTabs::Result(true, _) => SkipTabs::Result(true, true),
            other_tabs => other_tabs,
        };
        (skipped_count, skipped_tabs.map(treat_tabs_as_spaces))
    }

    fn lookahead(&mut self, count: usize) {
        self.0.lookahead(count);
    }

    fn buflen(&self) -> usize {
        self.0.buflen()
    }

    fn bufmaxlen(&self) -> usize {
        self.0.bufmaxlen()
    }

    fn buf_is_empty(&self) -> bool {
        self.0.buf_is_empty()
    }

    fn raw_read_ch(&mut self) -> char {
        self.0.raw_read_ch()
    }

    fn raw_read_non_breakz_ch(&mut self) -> Option<char> {
        self.0.raw_read_non_breakz_ch()
    }

    fn skip(&mut self) {
        self.0.skip();
    }

    fn skip_n(&mut self, count: usize) {
        self.0.skip_n(count);
    }

    fn peek(&self) -> char {
        self.0.peek()
    }

    fn peek_nth(&self, n: usize) -> char {
        self.0.peek_nth(n)
    }

    fn peek_opt(&self) -> Option<char> {
        self.0.peek_opt()
    }

    // These methods have slower default implementations.

    fn look_ch(&mut self) -> char {
        self.0.look_ch()
    }

    fn next_char_is(&self, c: char) -> bool {
        self.0.next_char_is(c)
    }

    fn nth_char_is(&self, n: usize, c: char) -> bool {
        self.0.nth_char_is(n, c)
    }

    fn next_2_are(&self, c1: char, c2: char) -> bool {
        self.0.next_2_are(c1, c2)
    }

    fn next_3_are(&self, c1: char, c2: char, c3: char) -> bool {
        self.0.next_3_are(c1, c2, c3)
    }

    fn next_is_document_indicator(&self) -> bool {
        self.0.next_is_document_indicator()
    }

    fn next_is_document_start(&self) -> bool {
        self.0.next_is_document_start()
    }

    fn next_is_document_end(&self) -> bool {
        self.0.next_is_document_end()
    }

    fn next_can_be_plain_scalar(&self, in_flow: bool) -> bool {
        self.0.next_can_be_plain_scalar(in_flow)
    }

    fn next_is_blank_or_break(&self) -> bool {
        self.0.next_is_blank_or_break()
    }

    fn next_is_blank_or_breakz(&self) -> bool {
        self.0.next_is_blank_or_breakz()
    }

    fn next_is_blank(&self) -> bool {
        self.0.next_is_blank()
    }

    fn next_is_break(&self) -> bool {
        self.0.next_is_break()
    }

    fn next_is_breakz(&self) -> bool {
        self.0.next_is_breakz()
    }

    fn next_is_z(&self) -> bool {
        self.0.next_is_z()
    }

    fn next_is_flow(&self) -> bool {
        self.0.next_is_flow()
    }

    fn next_is_digit(&self) -> bool {
        self.0.next_is_digit()
    }

    fn next_is_alpha(&self) -> bool {
        self.0.next_is_alpha()
    }

    fn skip_while_non_breakz(&mut self) -> usize {
        self.0.skip_while_non_breakz()
    }

    fn skip_while_blank(&mut self) -> usize {
        self.0.skip_while_blank()
    }

    fn fetch_while_is_alpha(&mut self, out: &mut String) -> usize {
        self.0.fetch_while_is_alpha(out)
    }

    fn fetch_while_is_yaml_non_space(&mut self, out: &mut String) -> usize {
        self.0.fetch_while_is_yaml_non_space(out)
    }
}
