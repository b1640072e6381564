//! Formatting of generated code. A fragment of code (called a piece in identifiers) has a *shape*: tokens with holes
//! for the variable parts, such as names and types. prettyplease prints each shape once. After that, the holes are
//! filled in the printed text, which is a hundred times cheaper than printing tokens.
//!
//! prettyplease would break a filled line that is too long. In this case, the shape is printed again with a line break
//! at one of the holes, and filled again. If no line break is found, the fragment is printed as tokens. The text
//! therefore always equals the output of prettyplease, which the unit tests of this crate verify for each fragment.

mod hole;
mod layout;
mod place;

use std::sync::OnceLock;

use proc_macro2::TokenStream;

pub(super) use self::hole::{
    Apart, Arguments, Arms, Attributes, Fields, Fill, Hole, Members, Statements, Tuple, Variants,
};
pub(super) use self::place::{CodePosition, parse_tokens, print_at};
use self::{
    hole::HOLE_LETTERS,
    layout::{Layout, LineBreak},
};

/// The width in columns of an identifier that represents a hole at which a line is broken. The identifier is wider than
/// any line, so the printer breaks the line at the hole.
const BREAKING_WIDTH: usize = 200;

/// The printed texts of a shape, one for each set of holes at which lines are broken. A text is printed when it is
/// first needed.
pub(super) struct CodeShape([OnceLock<Layout>; 1 << MAX_BREAKS]);

/// The maximum number of holes in a shape at which lines can be broken.
const MAX_BREAKS: usize = 3;

impl CodeShape {
    pub(super) const fn new() -> Self {
        Self([const { OnceLock::new() }; 1 << MAX_BREAKS])
    }

    /// Fills the holes in the printed text of the shape. `None` if only the printer can determine the line breaks.
    fn fill_holes<const N: usize>(
        &self,
        position: CodePosition,
        holes: &[Hole<'_>; N],
        make_tokens: impl Fn([TokenStream; N]) -> TokenStream,
    ) -> Option<String> {
        let mut broken_holes = [false; N];
        loop {
            let breakable_holes = (0..N).filter(|index| holes[*index].can_break());
            let layout_index =
                breakable_holes.zip(0..).map(|(index, bit)| usize::from(broken_holes[index]) << bit).sum::<usize>();
            let layout = self.0[layout_index].get_or_init(|| {
                let stand_in_tokens = |index: usize| {
                    holes[index].stand_in(HOLE_LETTERS[index], if broken_holes[index] { BREAKING_WIDTH } else { 1 })
                };
                Layout::of_shape(&print_at(position, &make_tokens(std::array::from_fn(stand_in_tokens))), holes)
            });
            match layout.fill(holes) {
                Ok(text) => return Some(text),
                Err(LineBreak::At(hole)) if !broken_holes[hole] => broken_holes[hole] = true,
                Err(_) => return None,
            }
        }
    }
}

/// Formats a fragment of code. `make_tokens` returns the tokens of the shape, given the tokens of its holes. Called by
/// [`code!`].
pub(super) fn write_piece<const N: usize>(
    shape: &CodeShape,
    position: CodePosition,
    holes: [Hole<'_>; N],
    make_tokens: impl Fn([TokenStream; N]) -> TokenStream,
) -> String {
    let filled_text = shape.fill_holes(position, &holes, &make_tokens);
    let print_fragment = || {
        let text = print_at(position, &make_tokens(std::array::from_fn(|index| holes[index].content_tokens(index))));
        Layout::of_piece(&text).fill(&holes).expect("a printed fragment only has holes for whole lines")
    };
    if cfg!(test)
        && let Some(filled_text) = &filled_text
    {
        assert_eq!(*filled_text, print_fragment(), "a filled shape equals the printer's output");
    }
    filled_text.unwrap_or_else(print_fragment)
}

/// Formats tokens at a [`CodePosition`], with each `#hole` filled in. Called as `code! { Position, [holes] tokens }`:
/// `code! { Item, [name] pub struct #name; }`.
macro_rules! code {
    ($place:ident, [$($hole:ident)*] $($tokens:tt)*) => {{
        static SHAPE: $crate::emit::code::CodeShape = $crate::emit::code::CodeShape::new();
        $crate::emit::code::write_piece(
            &SHAPE,
            $crate::emit::code::CodePosition::$place,
            [$($crate::emit::code::Fill::hole(&$hole)),*],
            |[$($hole),*]| ::quote::quote! { $($tokens)* },
        )
    }};
}
pub(super) use code;
