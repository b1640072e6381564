//! Formatting of generated code. A fragment of code (in names: a piece) has a *shape*: tokens with holes for the
//! variable parts, such as names and types. prettyplease prints each shape once. After that, the holes are filled in
//! the printed text, which is a hundred times cheaper than printing tokens.
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
    hole::LETTERS,
    layout::{Layout, LineBreak},
};

/// The width in columns of an identifier that represents a hole at which a line is broken. The identifier is wider than
/// any line, so the printer breaks the line at the hole.
const WIDE_PLACE: usize = 200;

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
        place: CodePosition,
        holes: &[Hole<'_>; N],
        make: impl Fn([TokenStream; N]) -> TokenStream,
    ) -> Option<String> {
        let mut broken = [false; N];
        loop {
            let breakable = (0..N).filter(|index| holes[*index].can_break());
            let set = breakable.zip(0..).map(|(index, bit)| usize::from(broken[index]) << bit).sum::<usize>();
            let layout = self.0[set].get_or_init(|| {
                let stand_in =
                    |index: usize| holes[index].stand_in(LETTERS[index], if broken[index] { WIDE_PLACE } else { 1 });
                Layout::of_shape(&print_at(place, &make(std::array::from_fn(stand_in))), holes)
            });
            match layout.fill(holes) {
                Ok(text) => return Some(text),
                Err(LineBreak::At(hole)) if !broken[hole] => broken[hole] = true,
                Err(_) => return None,
            }
        }
    }
}

/// Formats a fragment of code. `make` returns the tokens of the shape, given the tokens of its holes. Called by
/// [`code!`].
pub(super) fn write_piece<const N: usize>(
    shape: &CodeShape,
    place: CodePosition,
    holes: [Hole<'_>; N],
    make: impl Fn([TokenStream; N]) -> TokenStream,
) -> String {
    let filled = shape.fill_holes(place, &holes, &make);
    let printed = || {
        let text = print_at(place, &make(std::array::from_fn(|index| holes[index].content_tokens(index))));
        Layout::of_piece(&text).fill(&holes).expect("a printed fragment only has holes for whole lines")
    };
    if cfg!(test)
        && let Some(filled) = &filled
    {
        assert_eq!(*filled, printed(), "a filled shape equals the printer's output");
    }
    filled.unwrap_or_else(printed)
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
