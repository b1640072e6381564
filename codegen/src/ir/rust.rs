//! The target model: package, modules, types and names. Emission reads it and [`code`](super::code), and makes no decisions.

use serde::Serialize;

use super::schema::{Link, SchemaId};
use crate::source::Span;

/// The package: `spec/client.toml`, completed from the document.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Package {
    /// `name` of the package.
    pub name: String,
    /// `version` of the package.
    pub version: String,
    /// `description` of the package.
    pub description: String,
    /// `repository`.
    pub repository: Option<String>,
    /// `homepage`.
    pub homepage: Option<String>,
    /// `keywords`, at most five.
    pub keywords: Vec<String>,
    /// `categories`.
    pub categories: Vec<String>,
    /// Paragraphs (Markdown) that open the crate's documentation and README.
    pub introduction: String,
    /// True if `format: uuid` is a type and not a `String`.
    pub has_uuids: bool,
    /// Files that go into the crate as they are: (path, text).
    #[serde(skip)]
    pub files: Vec<(String, String)>,
}

/// A module of the crate, and the feature that it can be left out with.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Module {
    /// Its path from the crate's root, for example `["batch", "v1"]`; empty for the root.
    pub path: Vec<String>,
    /// The documentation of the module.
    pub doc: Option<String>,
    /// The Cargo feature that it requires, for example `batch-v1`; `None` if it is always compiled.
    pub feature: Option<String>,
    /// Features that this one enables, because its items use theirs.
    pub needs: Vec<String>,
}

/// A feature of the crate that is not a module's or the runtime's.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Feature {
    /// Its name.
    pub name: String,
    /// Features that this one switches on.
    pub needs: Vec<String>,
}

/// A file of a module that holds the types that the same features use. Callers do not see it: the module has its types.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Part {
    /// The module.
    pub module: ModuleId,
    /// The name of the file.
    pub name: String,
    /// The part is compiled with any of these features.
    pub features: Vec<String>,
}

/// Index into [`Api::modules`](super::Api::modules).
pub type ModuleId = usize;

/// Index into [`Api::types`](super::Api::types).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct TypeId(pub u32);

/// A type that the crate defines.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TypeDef {
    /// Its name.
    pub name: String,
    /// The module of the type.
    pub module: ModuleId,
    /// The part of the module that it is in, an index into [`Api::parts`](super::Api::parts); `None` for the module's own file.
    pub part: Option<usize>,
    /// The kind of type.
    pub kind: TypeKind,
    /// True if callers send it and the document bounds something in it: it can be checked before it is sent.
    pub checked: bool,
    /// The schema that it is generated from; `None` for a type that an operation needs (an outcome, a choice of bodies).
    pub schema: Option<SchemaId>,
    /// The full name in the document, or a description of its origin if it has no name.
    pub origin: String,
    /// Its documentation: paragraphs in Markdown, safe to show as text.
    pub doc: String,
    /// The reason of a deprecation, if the field is deprecated.
    pub deprecated: Option<String>,
    /// The span of the schema.
    #[serde(skip)]
    pub at: Span,
}

/// The kinds of types.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum TypeKind {
    /// A struct with fields.
    Struct(Struct),
    /// An enum of strings, integers or mixed constants.
    Enum(Constants),
    /// One of several types.
    Union(Union),
    /// An enum of the results of an operation, by status code or media type. It is decoded by the operation, not by itself.
    Choice(Vec<ChoiceCase>),
    /// A struct around one value.
    Newtype(Type),
    /// Another name.
    Alias(Type),
}

/// A struct.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Struct {
    /// Its fields, in order.
    pub fields: Vec<Field>,
    /// True if callers build it (a request holds it): it gets setters.
    pub input: bool,
    /// The field for additional members: its name and the type of its values.
    pub rest: Option<(String, Type)>,
    /// The checks of each additional member before it is sent.
    pub rest_checks: Option<Box<super::Checks>>,
    /// The checks of the members as a whole.
    pub checks: Vec<super::Rule>,
    /// Groups of optional fields (indices) that exclude each other: `x-mutually-exclusive`.
    pub exclusive: Vec<Vec<usize>>,
    /// The struct of required members that is the argument of `new`, if there are too many for separate arguments.
    pub required: Option<String>,
    /// Members with one possible value, which are written and need no field: the tag by which the struct is found in a union.
    pub constants: Vec<(String, serde_json::Value)>,
}

/// A field of a struct.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is an answer that emission asks for on its own")]
pub struct Field {
    /// The name in JSON.
    pub wire: String,
    /// The name in Rust; a raw identifier (`r#type`) if it is a keyword.
    pub name: String,
    /// The type, without the `Option` that `presence` and `nullable` add.
    pub ty: Type,
    /// The presence of the member: required, optional, or filled with a constant.
    pub presence: Presence,
    /// True if it may be `null`, apart from absent.
    pub nullable: bool,
    /// True if it is behind a `Box`: to end a cycle, or to keep the struct small.
    pub boxed: bool,
    /// `readOnly`: not sent.
    pub read_only: bool,
    /// `writeOnly`: not received.
    pub write_only: bool,
    /// True if a request must have it although a value that was received does not: `required` and `writeOnly`.
    pub required_in_requests: bool,
    /// The value that a new struct has here (`x-initial`).
    pub initial: Option<serde_json::Value>,
    /// The schema at this place.
    pub schema: Link,
    /// The checks of its value before it is sent.
    pub checks: Option<Box<super::Checks>>,
    /// The setters that set it to `null` and that remove it, if these differ.
    pub null_setters: Option<NullSetters>,
    /// Its documentation: paragraphs in Markdown, safe to show as text; empty if the document has no description.
    pub doc: String,
    /// The reason of a deprecation, if the field is deprecated.
    pub deprecated: Option<String>,
}

/// The names of the setters of a member for which `null` and absent differ.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NullSetters {
    /// Sets it to `null`.
    pub null: String,
    /// Removes it, so that it is not sent.
    pub absent: String,
}

/// The representation of a field whose value may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holding {
    /// `T`.
    Value,
    /// `Option<T>`: `None` if the member is absent or `null`.
    Option,
    /// `Option<Option<T>>`: `None` if the member is absent, `Some(None)` if it is `null`.
    Double,
}

impl Field {
    /// Returns whether a new struct has no value for the field unless the caller gives one.
    #[must_use]
    pub fn is_argument(&self) -> bool {
        self.is_required() && self.initial.is_none()
    }

    /// Returns whether the field always holds a value.
    #[must_use]
    pub fn is_required(&self) -> bool {
        self.presence == Presence::Required && !self.nullable
    }

    /// Returns how the field holds its value; `input` tells whether callers build the struct, so that absent and `null` differ.
    #[must_use]
    pub fn holding(&self, input: bool) -> Holding {
        match (&self.presence, self.nullable) {
            (Presence::Required, false) => Holding::Value,
            (Presence::Optional | Presence::Default(_), true) if input => Holding::Double,
            _ => Holding::Option,
        }
    }
}

/// The presence of a member in JSON.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Presence {
    /// Required: always present.
    Required,
    /// May be absent.
    Optional,
    /// May be absent, and then means this value.
    Default(serde_json::Value),
}

/// A type where it is used.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub enum Type {
    /// A type of the crate.
    Named(TypeId),
    /// A type of the standard library, the runtime or a dependency.
    Primitive(Primitive),
    /// `Vec<T>`.
    List(Box<Type>),
    /// A map from strings.
    Map(Box<Type>),
    /// `Option<T>` inside a list, a map or a union.
    Nullable(Box<Type>),
    /// A server-sent event with data of this type.
    Event(Box<Type>),
    /// A list whose first items have separate types.
    Tuple(Box<Tuple>),
    /// Any JSON.
    Json,
    /// `()`: there is no body.
    #[default]
    Unit,
}

/// A list whose first items have separate types.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Tuple {
    /// The types of the first items.
    pub items: Vec<Type>,
    /// The number of required items. The others are `Option` in Rust.
    pub required: usize,
    /// The type of further items. `None` if there are none.
    pub rest: Option<Type>,
}

impl Tuple {
    /// The most items that have separate types.
    pub const LONGEST: usize = 8;

    /// Returns whether all its values have the same length, so that it is a tuple of Rust.
    #[must_use]
    pub fn is_fixed(&self) -> bool {
        self.required == self.items.len() && self.rest.is_none()
    }

    /// Returns the types of all items.
    pub fn types(&self) -> impl Iterator<Item = &Type> {
        self.items.iter().chain(&self.rest)
    }

    /// Returns whether two tuples are the same if two types of items are the same for which `are_same` holds.
    pub fn is_same(&self, other: &Self, are_same: impl Fn(&Type, &Type) -> bool) -> bool {
        self.required == other.required
            && self.items.len() == other.items.len()
            && self.rest.is_some() == other.rest.is_some()
            && self.types().zip(other.types()).all(|(one, other)| are_same(one, other))
    }
}

/// The primitives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[expect(missing_docs, reason = "each is the Rust type of that name, or said")]
pub enum Primitive {
    Bool,
    I8,
    I16,
    I32,
    I64,
    U8,
    U16,
    U32,
    U64,
    /// A number that keeps its digits: an integer of any size, a decimal, an integer or a fraction.
    Number,
    F32,
    F64,
    String,
    /// `format: date-time`: a point in time.
    DateTime,
    /// `format: date`.
    Date,
    /// `format: uuid`, if the settings ask for a type.
    Uuid,
    /// `format: password`: text that is never shown.
    Secret,
    /// `format: byte`: bytes that are encoded as base64.
    Base64,
    /// `format: binary`: bytes as they are.
    Binary,
    /// `format: int-or-string`: a JSON integer or a JSON string.
    IntOrString,
}

impl Primitive {
    /// Returns the least and the greatest value of an integer of a fixed size; `None` for other types.
    #[must_use]
    pub fn range(self) -> Option<(i128, i128)> {
        Some(match self {
            Self::I8 => (i8::MIN.into(), i8::MAX.into()),
            Self::I16 => (i16::MIN.into(), i16::MAX.into()),
            Self::I32 => (i32::MIN.into(), i32::MAX.into()),
            Self::I64 => (i64::MIN.into(), i64::MAX.into()),
            Self::U8 => (0, u8::MAX.into()),
            Self::U16 => (0, u16::MAX.into()),
            Self::U32 => (0, u32::MAX.into()),
            Self::U64 => (0, u64::MAX.into()),
            _ => return None,
        })
    }
}

/// An enum of constants. An open one keeps a value that the document does not know.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Constants {
    /// Its variants, in order.
    pub variants: Vec<Variant>,
    /// The type of the constants: strings, `i64`, or any JSON.
    pub repr: Type,
    /// The variant that keeps any other value, if the enum is open.
    pub unknown: Option<String>,
}

/// A constant of an enum.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Variant {
    /// The value on the wire: a string, an integer, a boolean.
    pub wire: serde_json::Value,
    /// The name in Rust.
    pub name: String,
    /// Its documentation.
    pub doc: String,
}

/// One of several types.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Union {
    /// The rule that selects the variant.
    pub tag: UnionTag,
    /// The property of values that tells the candidates apart.
    pub distinction: Distinction,
    /// The candidates.
    pub cases: Vec<UnionCase>,
    /// The variant that keeps any other value as JSON, if the union is open.
    pub unknown: Option<String>,
    /// The candidate that values of no known tag are read as: an index of `cases`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fallback: Option<usize>,
}

/// A candidate of a union.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UnionCase {
    /// The variant's name.
    pub name: String,
    /// The content of the variant; `Unit` for a constant.
    pub ty: Type,
    /// True if it is behind a `Box`.
    pub boxed: bool,
    /// The constant of the variant, if it has one.
    pub constant: Option<serde_json::Value>,
    /// The values of the tag that choose it.
    pub tags: Vec<String>,
    /// The JSON types that choose it.
    pub json: Vec<super::JsonType>,
    /// The names of members that must be present for this variant to be chosen by shape.
    pub required: Vec<String>,
    /// Members and the values, as text, that they must have for this variant to be chosen by shape.
    pub constants: Vec<(String, String)>,
    /// The candidates in the document: several if they are one type in Rust.
    #[serde(skip)]
    pub schemas: Vec<SchemaId>,
    /// The checks of its value before it is sent.
    pub checks: Option<Box<super::Checks>>,
}

/// A variant of a [`TypeKind::Choice`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChoiceCase {
    /// The variant's name.
    pub name: String,
    /// The content; `Unit` if there is none.
    pub ty: Type,
    /// The checks of its value before it is sent.
    pub checks: Option<Box<super::Checks>>,
    /// Its documentation.
    pub doc: String,
}

/// A rule that selects the variant of a union.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum UnionTag {
    /// By the value of the member at this path.
    Property(Vec<String>),
    /// By the type of the JSON value.
    JsonType,
    /// By reading all candidates; the one that recognises most of the value is chosen, the first of equals.
    Shape,
}

/// The property of values that tells the candidates of a union apart, from the strongest to the weakest. For a union that is read
/// by [`UnionTag::Shape`], the weakest one among all pairs of candidates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Distinction {
    /// The value of a member in all candidates.
    Tag,
    /// The JSON type.
    JsonType,
    /// A constant: the value itself, or a member that one of a pair requires and that has different constants or JSON types in both.
    Constants,
    /// A required member that the other candidate of a pair does not declare.
    RequiredMembers,
    /// Optional members: each of a pair has one that the other does not declare, or one that has different constants or JSON types in
    /// both. A value without these members fits both.
    Members,
    /// None: a valid value may fit several candidates, and the one that recognises most of it is read.
    Shape,
}
