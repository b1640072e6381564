//! How code is written. A piece of code has a *shape*: tokens with holes for what differs from piece to piece. prettyplease
//! prints a shape once; after that its text is filled in, which is a hundred times cheaper than printing tokens.
//!
//! A filled line that gets too long is no longer what prettyplease would have printed. Then the piece is printed as tokens
//! after all, so the text is always the printer's own. Debug builds compare each piece with it.

use std::sync::OnceLock;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};

/// The printer breaks lines that are longer than this.
const WIDTH: usize = 89;

/// The holes in a shape: letters that no code of ours has. (What comes from a document is never in a shape.)
const LETTERS: [char; 16] = ['α', 'β', 'γ', 'δ', 'ε', 'ζ', 'η', 'θ', 'ι', 'κ', 'λ', 'μ', 'ν', 'ξ', 'ο', 'π'];

/// The holes for whole lines in a piece that is printed: with a number, a name that `names` never makes.
const LINES: &str = "lines__";

/// A struct expression is broken where it is longer than this.
const STRUCT_WIDTH: usize = 34;

/// So close to a width, spaces and punctuation decide.
const MARGIN: usize = 5;

/// Longer than any line: a list that is printed with it takes a line an item.
const WIDE: usize = 200;

/// Where a piece of code stands, which decides how far it is indented.
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// In the file.
    Item,
    /// In the braces of a struct.
    Field,
    /// In the braces of an enum.
    Variant,
    /// In the braces of an `impl`.
    Method,
    /// In the body of a function.
    Function,
    /// In the body of a method.
    Body,
    /// In a `match` in the body of a method.
    Arm,
    /// In a `match` in a loop in the body of a method.
    LoopArm,
}

impl Place {
    /// How many braces are around it.
    fn depth(self) -> usize {
        match self {
            Self::Item => 0,
            Self::Field | Self::Variant | Self::Method | Self::Function => 1,
            Self::Body => 2,
            Self::Arm => 3,
            Self::LoopArm => 4,
        }
    }

    pub(super) fn indent(self) -> &'static str {
        &"                "[..4 * self.depth()]
    }

    /// A file that has the piece in its place.
    fn wrap(self, piece: &TokenStream) -> TokenStream {
        match self {
            Self::Item => quote! { #piece },
            Self::Field => quote! { struct A { #piece } },
            Self::Variant => quote! { enum A { #piece } },
            Self::Method => quote! { impl A { #piece } },
            Self::Function => quote! { fn a() { #piece } },
            Self::Body => quote! { impl A { fn a() { #piece } } },
            Self::Arm => quote! { impl A { fn a() { match a { #piece } } } },
            Self::LoopArm => quote! { impl A { fn a() { while a { match a { #piece } } } } },
        }
    }
}

/// The printer's text of a piece in its place.
pub(super) fn print(place: Place, piece: &TokenStream) -> String {
    let file = syn::parse2(place.wrap(piece)).expect("emitters write Rust");
    let text = prettyplease::unparse(&file);
    let depth = place.depth();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    lines.get(depth..lines.len().saturating_sub(depth)).unwrap_or_default().concat()
}

/// Text as tokens.
pub(super) fn tokens(text: &str) -> TokenStream {
    text.parse().expect("emitters write Rust's tokens")
}

macro_rules! lines {
    ($($(#[$doc:meta])* $name:ident)*) => {
        $(
            $(#[$doc])*
            #[derive(Default)]
            pub(super) struct $name(pub(super) String);

            impl FromIterator<String> for $name {
                fn from_iter<I: IntoIterator<Item = String>>(lines: I) -> Self {
                    Self(lines.into_iter().collect())
                }
            }

            impl Fill for $name {
                fn hole(&self) -> Hole<'_> {
                    Hole::Lines(Syntax::$name, &self.0)
                }
            }
        )*

        /// What may stand where whole lines are filled in.
        #[derive(Clone, Copy, PartialEq)]
        pub(super) enum Syntax {
            $($(#[$doc])* $name,)*
        }
    };
}

lines! {
    /// Lines of documentation and attributes.
    Attributes
    /// Fields of a struct.
    Fields
    /// Variants of an enum.
    Variants
    /// Arms of a `match`.
    Arms
    /// Statements of a function, or what an `impl` has.
    Statements
}

/// Arguments of a function, each with its type.
pub(super) struct Arguments(pub(super) Vec<String>);

/// What a struct expression has between its braces.
pub(super) struct Members(pub(super) Vec<String>);

/// What is filled into a shape.
#[derive(Clone, Copy)]
pub(super) enum Hole<'a> {
    /// A part of a line, never empty: a name, a type, an expression.
    Text(&'a str),
    /// What commas separate. A shape has one of these at most.
    List(&'a [String]),
    /// Arguments of a function, likewise.
    Arguments(&'a [String]),
    /// Members of a struct expression, likewise.
    Members(&'a [String]),
    /// Whole lines, already indented.
    Lines(Syntax, &'a str),
}

/// What can be filled into a shape.
pub(super) trait Fill {
    fn hole(&self) -> Hole<'_>;
}

impl Fill for str {
    fn hole(&self) -> Hole<'_> {
        Hole::Text(self)
    }
}

impl Fill for String {
    fn hole(&self) -> Hole<'_> {
        Hole::Text(self)
    }
}

impl Fill for Vec<String> {
    fn hole(&self) -> Hole<'_> {
        Hole::List(self)
    }
}

impl Fill for Arguments {
    fn hole(&self) -> Hole<'_> {
        Hole::Arguments(&self.0)
    }
}

impl Fill for Members {
    fn hole(&self) -> Hole<'_> {
        Hole::Members(&self.0)
    }
}

impl<T: Fill + ?Sized> Fill for &T {
    fn hole(&self) -> Hole<'_> {
        T::hole(self)
    }
}

impl Hole<'_> {
    fn is_empty(self) -> bool {
        match self {
            Self::Text(text) | Self::Lines(_, text) => text.is_empty(),
            Self::List(items) | Self::Arguments(items) | Self::Members(items) => items.is_empty(),
        }
    }

    fn items(&self) -> Option<&[String]> {
        match self {
            Self::List(items) | Self::Arguments(items) | Self::Members(items) => Some(items),
            Self::Text(_) | Self::Lines(..) => None,
        }
    }

    /// What stands for it in a shape.
    fn stand_in(self, letter: char, width: usize) -> TokenStream {
        let letters = |times: usize| Ident::new(&String::from(letter).repeat(times), Span::call_site());
        match self {
            Self::Text(_) => letters(1).into_token_stream(),
            Self::List(_) | Self::Members(_) => letters(width).into_token_stream(),
            Self::Arguments(_) => {
                let name = letters(width);
                quote! { #name: A }
            }
            Self::Lines(syntax, _) => syntax.line(&letters(1)),
        }
    }

    /// Its tokens; for whole lines what stands for them.
    fn tokens(self, index: usize) -> TokenStream {
        match self {
            _ if self.is_empty() => TokenStream::new(),
            Self::Text(text) => tokens(text),
            Self::List(items) | Self::Arguments(items) | Self::Members(items) => tokens(&items.join(",")),
            Self::Lines(syntax, _) => syntax.line(&Ident::new(&format!("{LINES}{index}"), Span::call_site())),
        }
    }
}

impl Syntax {
    /// Something that the printer writes in a line of its own, by this name.
    fn line(self, name: &Ident) -> TokenStream {
        match self {
            Self::Attributes => quote! { #[#name] },
            Self::Fields => quote! { #name: (), },
            Self::Variants => quote! { #name, },
            Self::Arms => quote! { #name => {} },
            Self::Statements => quote! { #name!(); },
        }
    }
}

/// A shape's text, with holes.
pub(super) struct Shape {
    /// With its list in a line.
    narrow: Layout,
    /// With its list in a line an item.
    wide: Option<Layout>,
}

struct Layout(Vec<Line>);

enum Line {
    Parts(Vec<Part>),
    /// A line that a hole fills with lines.
    Lines(usize),
    /// A line that a hole fills with a line an item, indented so far.
    Items(usize, usize),
}

enum Part {
    Fixed(String),
    Hole(usize),
}

impl Layout {
    /// Takes a shape apart; `holes` say what the letters in it stand for.
    fn of_shape(text: &str, holes: &[Hole<'_>], width: usize) -> Self {
        Self(text.lines().map(|line| Self::line(line, holes, width)).collect())
    }

    /// Takes a piece apart, which has holes for whole lines alone.
    fn of_piece(text: &str) -> Self {
        let line = |line: &str| match line.trim_start_matches([' ', '#', '[']).strip_prefix(LINES) {
            Some(rest) => {
                Line::Lines(rest.chars().map_while(|c| c.to_digit(10)).fold(0, |n, digit| 10 * n + digit as usize))
            }
            None => Line::Parts(vec![Part::Fixed(line.to_owned())]),
        };
        Self(text.lines().map(line).collect())
    }

    fn line(line: &str, holes: &[Hole<'_>], width: usize) -> Line {
        let found = |rest: &str| rest.char_indices().find_map(|(at, c)| Some((at, c, index(c)?)));
        if let Some((_, _, hole)) = found(line)
            && matches!(holes[hole], Hole::Lines(..))
        {
            return Line::Lines(hole);
        }
        let (mut parts, mut rest) = (Vec::new(), line);
        while let Some((at, letter, hole)) = found(rest) {
            if width > 1 && holes[hole].items().is_some() {
                return Line::Items(hole, at);
            }
            parts.push(Part::Fixed(rest[..at].to_owned()));
            parts.push(Part::Hole(hole));
            rest = &rest[at + letter.len_utf8()..];
            if matches!(holes[hole], Hole::Arguments(_)) {
                rest = rest.strip_prefix(": A").unwrap_or(rest);
            }
        }
        parts.push(Part::Fixed(rest.to_owned()));
        Line::Parts(parts)
    }

    /// Fills the holes.
    fn fill(&self, holes: &[Hole<'_>]) -> Result<String, Break> {
        let mut text = String::new();
        // Whether the last line opens braces, and holes were left empty after it.
        let (mut open, mut left) = (false, false);
        for line in &self.0 {
            let start = text.len();
            match line {
                Line::Lines(hole) => {
                    let Hole::Lines(_, lines) = holes[*hole] else { return Err(Break::Unknown) };
                    left |= lines.is_empty();
                    open &= lines.is_empty();
                    text.push_str(lines);
                    continue;
                }
                Line::Items(hole, indent) => items(&mut text, holes[*hole], *indent)?,
                Line::Parts(parts) => {
                    parts.iter().try_for_each(|part| part.fill(&mut text, start, holes))?;
                    if parts.len() > 1 {
                        within(text.len() - start, WIDTH)?;
                    }
                    if open && left && text[start..].trim_start().starts_with('}') {
                        return Err(Break::Unknown);
                    }
                    text.push('\n');
                }
            }
            (open, left) = (text.ends_with("{\n"), false);
        }
        Ok(text)
    }
}

/// Why a shape cannot be filled.
#[derive(PartialEq)]
enum Break {
    /// A line gets too long. If it is the one with the list, the printer writes a line an item.
    Known,
    /// The printer has to say.
    Unknown,
}

impl Part {
    /// Adds it to the text, whose last line starts at `start`.
    fn fill(&self, text: &mut String, start: usize, holes: &[Hole<'_>]) -> Result<(), Break> {
        let hole = match self {
            Self::Fixed(fixed) => {
                text.push_str(fixed);
                return Ok(());
            }
            Self::Hole(hole) => holes[*hole],
        };
        match hole {
            hole if hole.is_empty() => return Err(Break::Unknown),
            Hole::Text(part) | Hole::Lines(_, part) => text.push_str(part),
            Hole::List(items) | Hole::Arguments(items) => join(text, items),
            Hole::Members(items) => {
                let before = text[start..].trim_end_matches(" { ");
                let path = before.len() - before.rfind([' ', '(']).map_or(0, |at| at + 1);
                join(text, items);
                let columns = path + items.iter().map(|item| item.len() + 2).sum::<usize>();
                within(columns, STRUCT_WIDTH)?;
            }
        }
        Ok(())
    }
}

/// Adds a line an item.
fn items(text: &mut String, hole: Hole<'_>, indent: usize) -> Result<(), Break> {
    for item in hole.items().filter(|items| !items.is_empty()).ok_or(Break::Unknown)? {
        let start = text.len();
        text.extend(std::iter::repeat_n(' ', indent));
        text.push_str(item);
        text.push(',');
        within(text.len() - start, WIDTH).map_err(|_| Break::Unknown)?;
        text.push('\n');
    }
    Ok(())
}

/// Whether this many columns fit into a width of the printer's. Around the width it is left to the printer to say.
fn within(columns: usize, width: usize) -> Result<(), Break> {
    match columns {
        _ if columns + MARGIN < width => Ok(()),
        _ if columns > width + MARGIN => Err(Break::Known),
        _ => Err(Break::Unknown),
    }
}

fn index(letter: char) -> Option<usize> {
    LETTERS.iter().position(|known| *known == letter)
}

fn join(text: &mut String, items: &[String]) {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            text.push_str(", ");
        }
        text.push_str(item);
    }
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
        Layout::of_piece(&text).fill(&holes).unwrap_or_default()
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
