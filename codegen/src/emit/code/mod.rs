//! Formats generated code. A code template consists of tokens with placeholders for the variable parts, such as names
//! and types. prettyplease prints each code template once. The placeholders are then replaced in the printed text,
//! which is a hundred times cheaper than printing tokens.
//!
//! prettyplease would break lines that are too long after the replacement. In this case, the code template is printed
//! again with a line break at one of the placeholders, which are then replaced again. If no line break makes all lines
//! short enough, the tokens are printed together with the code of the placeholders. The text therefore always equals
//! the output of prettyplease. The unit tests of this crate verify this for each use of a code template.

mod hole;
mod layout;
mod place;

use std::sync::OnceLock;

use proc_macro2::TokenStream;

pub(super) use self::hole::{
    Apart, Arguments, Arms, Attributes, Fields, Fill, Members, Placeholder, Statements, Tuple, Variants,
};
pub(super) use self::place::{CodePosition, parse_tokens, print_at};
use self::{
    hole::PLACEHOLDER_LETTERS,
    layout::{Layout, LineBreak},
};

/// The width in columns of the identifier that represents a placeholder at which the line must be broken. The
/// identifier is wider than any line, so the printer breaks the line at the placeholder.
const BREAKING_WIDTH: usize = 200;

/// A code template, with one printed text for each combination of placeholders at which lines are broken. Each text is
/// printed when it is first needed.
pub(super) struct CodeTemplate([OnceLock<Layout>; 1 << MAX_BREAKABLE_PLACEHOLDERS]);

/// The maximum number of placeholders in a code template at which lines can be broken.
const MAX_BREAKABLE_PLACEHOLDERS: usize = 3;

impl CodeTemplate {
    pub(super) const fn new() -> Self {
        Self([const { OnceLock::new() }; 1 << MAX_BREAKABLE_PLACEHOLDERS])
    }

    /// Replaces the placeholders in the printed text of the code template. `None` if only the printer can determine the
    /// line breaks.
    fn fill_placeholders<const N: usize>(
        &self,
        position: CodePosition,
        placeholders: &[Placeholder<'_>; N],
        make_tokens: impl Fn([TokenStream; N]) -> TokenStream,
    ) -> Option<String> {
        let mut is_broken = [false; N];
        loop {
            let breakable_placeholders = (0..N).filter(|index| placeholders[*index].can_break());
            let layout_index =
                breakable_placeholders.zip(0..).map(|(index, bit)| usize::from(is_broken[index]) << bit).sum::<usize>();
            let layout = self.0[layout_index].get_or_init(|| {
                let letter_tokens = |index: usize| {
                    let width = if is_broken[index] { BREAKING_WIDTH } else { 1 };
                    placeholders[index].to_letter_tokens(PLACEHOLDER_LETTERS[index], width)
                };
                let template_tokens = make_tokens(std::array::from_fn(letter_tokens));
                Layout::parse_template(&print_at(position, &template_tokens), placeholders)
            });
            match layout.fill(placeholders) {
                Ok(text) => return Some(text),
                Err(LineBreak::At(index)) if !is_broken[index] => is_broken[index] = true,
                Err(_) => return None,
            }
        }
    }
}

/// Formats generated code. `make_tokens` returns the tokens of the code template, given the tokens of its placeholders.
/// Called by [`code!`].
pub(super) fn format_fragment<const N: usize>(
    template: &CodeTemplate,
    position: CodePosition,
    placeholders: [Placeholder<'_>; N],
    make_tokens: impl Fn([TokenStream; N]) -> TokenStream,
) -> String {
    let filled_text = template.fill_placeholders(position, &placeholders, &make_tokens);
    let print_fragment = || {
        let content_tokens = std::array::from_fn(|index| placeholders[index].to_content_tokens(index));
        let text = print_at(position, &make_tokens(content_tokens));
        let layout = Layout::parse_fragment(&text);
        layout.fill(&placeholders).expect("a printed fragment only has placeholders for whole lines")
    };
    if cfg!(test)
        && let Some(filled_text) = &filled_text
    {
        assert_eq!(*filled_text, print_fragment(), "a filled template equals the printer's output");
    }
    filled_text.unwrap_or_else(print_fragment)
}

/// Formats tokens at a [`CodePosition`]. The variables in brackets replace the placeholders `#variable` in the tokens:
/// `code! { Item, [name] pub struct #name; }` replaces `#name` with the value of the variable `name`.
macro_rules! code {
    ($place:ident, [$($placeholder:ident)*] $($tokens:tt)*) => {{
        static TEMPLATE: $crate::emit::code::CodeTemplate = $crate::emit::code::CodeTemplate::new();
        $crate::emit::code::format_fragment(
            &TEMPLATE,
            $crate::emit::code::CodePosition::$place,
            [$($crate::emit::code::Fill::as_placeholder(&$placeholder)),*],
            |[$($placeholder),*]| ::quote::quote! { $($tokens)* },
        )
    }};
}
pub(super) use code;
