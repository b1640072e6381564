//! How code is written. A piece of code has a *shape*: tokens with holes for what differs from piece to piece. prettyplease
//! prints a shape once; after that its text is filled in, which is a hundred times cheaper than printing tokens.
//!
//! A filled line that gets too long is no longer what prettyplease would have printed. Then the piece is printed as tokens
//! after all, so the text is always the printer's own. Debug builds compare each piece with it.

mod hole;
mod layout;
mod place;

use std::sync::OnceLock;

use proc_macro2::TokenStream;

pub(super) use self::hole::{Arguments, Arms, Attributes, Fields, Fill, Hole, Members, Statements, Variants};
pub(super) use self::place::{Place, print, tokens};
use self::{
    hole::LETTERS,
    layout::{Break, Layout},
};

/// Longer than any line: a list that is printed with it takes a line an item.
const WIDE: usize = 200;

/// A shape's text, with holes.
pub(super) struct Shape {
    /// With its list in a line.
    narrow: Layout,
    /// With its list in a line an item.
    wide: Option<Layout>,
}

/// Writes a piece; `make` gives the shape's tokens from those of its holes. [`code!`] calls it.
pub(super) fn write<const N: usize>(
    shape: &OnceLock<Shape>,
    place: Place,
    holes: [Hole<'_>; N],
    make: impl Fn([TokenStream; N]) -> TokenStream,
) -> String {
    let stand_ins = |width| {
        let tokens = std::array::from_fn(|index| holes[index].stand_in(LETTERS[index], width));
        Layout::of_shape(&print(place, &make(tokens)), &holes, width)
    };
    let shape = shape.get_or_init(|| Shape {
        narrow: stand_ins(1),
        wide: holes.iter().any(|hole| hole.items().is_some()).then(|| stand_ins(WIDE)),
    });
    let filled = match (shape.narrow.fill(&holes), &shape.wide) {
        (Err(Break::Known), Some(wide)) => wide.fill(&holes).ok(),
        (filled, _) => filled.ok(),
    };
    let printed = || {
        let text = print(place, &make(std::array::from_fn(|index| holes[index].tokens(index))));
        Layout::of_piece(&text).fill(&holes).expect("a printed piece has holes for whole lines alone")
    };
    if cfg!(debug_assertions)
        && let Some(filled) = &filled
    {
        assert_eq!(*filled, printed(), "what is filled in is what the printer prints");
    }
    filled.unwrap_or_else(printed)
}

/// `code!(PLACE, [holes] tokens)`: the text of the tokens, with each `#hole` filled in.
macro_rules! code {
    ($place:ident, [$($hole:ident)*] $($tokens:tt)*) => {{
        static SHAPE: ::std::sync::OnceLock<$crate::emit::code::Shape> = ::std::sync::OnceLock::new();
        $crate::emit::code::write(
            &SHAPE,
            $crate::emit::code::Place::$place,
            [$($crate::emit::code::Fill::hole(&$hole)),*],
            |[$($hole),*]| ::quote::quote! { $($tokens)* },
        )
    }};
}
pub(super) use code;
