//! The target model: the package, modules, types and names of the generated crate. Emission writes this model, together
//! with [`code`](super::code), as Rust code and makes no further decisions.

use serde::Serialize;

use super::schema::{SchemaId, SchemaRef};
use crate::source::Span;

/// The settings of the generated package. They come from `spec/client.toml`, with defaults from the OpenAPI document.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Package {
    /// The name of the generated package.
    pub name: String,
    /// The version of the generated package.
    pub version: String,
    /// The description of the generated package.
    pub description: String,
    /// The field `repository` of the generated `Cargo.toml`.
    pub repository: Option<String>,
    /// The field `homepage` of the generated `Cargo.toml`.
    pub homepage: Option<String>,
    /// The field `keywords` of the generated `Cargo.toml`, with at most five keywords.
    pub keywords: Vec<String>,
    /// The field `categories` of the generated `Cargo.toml`.
    pub categories: Vec<String>,
    /// Markdown paragraphs at the beginning of the crate's documentation and of its `README.md`.
    pub introduction: String,
    /// True if strings with `format: uuid` have a UUID type in Rust instead of `String`.
    pub has_uuids: bool,
    /// Files that are copied into the generated crate without changes, as pairs of path and text.
    #[serde(skip)]
    pub files: Vec<(String, String)>,
}

/// A module of the generated crate, and the Cargo feature that enables the module.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Module {
    /// The names of the module and its parent modules, for example `["batch", "v1"]`. Empty for the root of the crate.
    pub path: Vec<String>,
    /// The documentation of the module.
    pub doc: Option<String>,
    /// The Cargo feature that enables the module, for example `batch-v1`. `None` if the module is always compiled.
    pub feature: Option<String>,
    /// The features that `feature` must enable, because code in the module uses types that these features enable.
    pub needs: Vec<String>,
}

/// A Cargo feature of the generated crate that belongs neither to a module nor to the runtime.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Feature {
    /// The name of the feature.
    pub name: String,
    /// The other features that this feature enables.
    pub needs: Vec<String>,
}

/// An additional file of a module, for types that are used by the same set of features. Users of the crate do not see
/// that the file exists, since the module re-exports its types.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Part {
    /// The module to which the file belongs.
    pub module: ModuleId,
    /// The name of the file, without `.rs`.
    pub name: String,
    /// The features that enable the file, of which at least one must be enabled.
    pub features: Vec<String>,
}

/// The ID of a module: an index into [`Api::modules`](super::Api::modules).
pub type ModuleId = usize;

/// The ID of a type: an index into [`Api::types`](super::Api::types).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct TypeId(pub u32);

/// A type that the generated crate defines.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TypeDef {
    /// The name of the type.
    pub name: String,
    /// The module that contains the type.
    pub module: ModuleId,
    /// The additional file of the module that contains the type, as an index into [`Api::parts`](super::Api::parts).
    /// `None` if the main file of the module contains the type.
    pub part: Option<usize>,
    /// The definition of the type.
    pub kind: TypeKind,
    /// True if values of the type are checked before they are sent, because callers can send them and the document
    /// constrains them.
    pub checked: bool,
    /// The schema from which the type is generated. `None` for an enum of the responses or bodies of an operation.
    pub schema: Option<SchemaId>,
    /// The full name of the schema in the document. For a type without a schema, a description of its origin.
    pub origin: String,
    /// The documentation of the type: Markdown paragraphs without HTML or other unsafe markup.
    pub doc: String,
    /// The deprecation note. `None` if the type is not deprecated.
    pub deprecated: Option<String>,
    /// The span of the schema in the document.
    #[serde(skip)]
    pub at: Span,
}

/// The definition of a type of the generated crate.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum TypeKind {
    /// A struct with fields.
    Struct(Struct),
    /// An enum of constants: strings, integers, or values of several JSON types.
    Enum(Constants),
    /// A union: an enum whose values have one of several types.
    Union(Union),
    /// An enum of the results or the bodies of an operation, with one variant for each status code or media type. The
    /// generated code of the operation decodes or serializes the enum.
    Choice(Vec<ChoiceCase>),
    /// A tuple struct with a single field, which has this type.
    Newtype(Type),
    /// A type alias that refers to this type.
    Alias(Type),
}

/// A struct of the generated crate, which is a JSON object in requests and responses.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Struct {
    /// The fields of the struct, in the order of their declaration.
    pub fields: Vec<Field>,
    /// True if callers construct the struct, because a request contains it. Only then does the struct have setters.
    pub input: bool,
    /// The field that contains additional properties: its name, and the type of the properties' values. `None` if the
    /// struct does not keep additional properties.
    pub rest: Option<(String, Type)>,
    /// The constraints that the generated client checks for the value of each additional property before it sends the
    /// struct.
    pub rest_checks: Option<Box<super::Checks>>,
    /// The constraints that apply to several members together, such as `minProperties`.
    pub checks: Vec<super::Rule>,
    /// Groups of optional fields of which at most one may be set (`x-mutually-exclusive`). Each group contains indices
    /// into `fields`.
    pub exclusive: Vec<Vec<usize>>,
    /// The name of the separate struct that contains all required members and is the only argument of `new`. `None` if
    /// `new` has one argument for each required member.
    pub required: Option<String>,
    /// The members that always have the same value, such as the discriminator of a union, as pairs of name and value.
    /// They are serialized, although the struct has no fields for them.
    pub constants: Vec<(String, serde_json::Value)>,
}

/// A field of a struct.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a separate fact for emission")]
pub struct Field {
    /// The name of the member in JSON.
    #[serde(rename = "wire")]
    pub wire_name: String,
    /// The name of the field in Rust, as a raw identifier (`r#type`) if the name is a keyword.
    pub name: String,
    /// The Rust type of the value, without the `Option` that `presence` and `nullable` add.
    pub ty: Type,
    /// The condition under which the member is present: required, optional, or optional with a default.
    pub presence: Presence,
    /// True if the member may be `null`.
    pub nullable: bool,
    /// True if the field contains a `Box` of the value, to break a cycle of types or to keep the struct small.
    pub boxed: bool,
    /// True if the member declares `readOnly: true`, so requests do not contain it.
    pub read_only: bool,
    /// True if the member declares `writeOnly: true`, so responses do not contain it.
    pub write_only: bool,
    /// True if the member is required in requests, but not in responses, because it is both `required` and `writeOnly`.
    pub required_in_requests: bool,
    /// The value of the field in a new struct (`x-initial`). `None` if the document does not declare it.
    pub initial: Option<serde_json::Value>,
    /// The schema of the member.
    pub schema: SchemaRef,
    /// The constraints that the generated client checks before it sends the value.
    pub checks: Option<Box<super::Checks>>,
    /// The names of the additional setters, which set the member to `null` or remove the member. `None` if `null` has
    /// the same meaning as an absent member.
    pub null_setters: Option<NullSetters>,
    /// The documentation of the field: Markdown paragraphs without unsafe markup. Empty if the document does not
    /// describe the member.
    pub doc: String,
    /// The deprecation note. `None` if the field is not deprecated.
    pub deprecated: Option<String>,
}

/// The names of the additional setters of a member for which `null` has a different meaning than absence.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NullSetters {
    /// The name of the setter that sets the member to `null`.
    pub null: String,
    /// The name of the setter that removes the member, so that it is not sent.
    pub absent: String,
}

/// The Rust type of a field in relation to the type `T` of its value. It depends on whether the member may be absent or
/// `null`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Storage {
    /// `T`: the member is always present and not `null`.
    Value,
    /// `Option<T>`: `None` if the member is absent or `null`.
    Option,
    /// `Option<Option<T>>`: `None` if the member is absent, `Some(None)` if it is `null`.
    Double,
}

impl Field {
    /// Returns whether the field is an argument of `new`, because the member is required and has no initial value.
    #[must_use]
    pub fn is_argument(&self) -> bool {
        self.is_required() && self.initial.is_none()
    }

    /// Returns whether the field always has a value, because the member is required and must not be `null`.
    #[must_use]
    pub fn is_required(&self) -> bool {
        self.presence == Presence::Required && !self.nullable
    }

    /// Returns the Rust representation of the field. `input` is true if callers construct the struct, so that `null`
    /// must be distinguished from an absent member.
    #[must_use]
    pub fn storage(&self, input: bool) -> Storage {
        match (&self.presence, self.nullable) {
            (Presence::Required, false) => Storage::Value,
            (Presence::Optional | Presence::Default(_), true) if input => Storage::Double,
            _ => Storage::Option,
        }
    }
}

/// The condition under which a JSON object contains a member.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Presence {
    /// The member is required, so it is always present.
    Required,
    /// The member may be absent.
    Optional,
    /// The member may be absent. This default value then applies.
    Default(serde_json::Value),
}

/// A Rust type in generated code, for example the type of a field or a parameter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub enum Type {
    /// A type that the generated crate defines.
    Named(TypeId),
    /// A scalar type of the standard library, the runtime or another dependency.
    Primitive(Primitive),
    /// `Vec<T>`.
    List(Box<Type>),
    /// A map from strings to values of this type.
    Map(Box<Type>),
    /// `Option<T>`, for a value of a list, map or union that may be `null`.
    Nullable(Box<Type>),
    /// A server-sent event whose data has this type.
    Event(Box<Type>),
    /// A list whose first items have different types by position (`prefixItems`).
    Tuple(Box<Tuple>),
    /// Any JSON value.
    Json,
    /// `()`, for an operation without a body, or for an enum variant without content.
    #[default]
    Unit,
}

impl Type {
    /// Returns the nesting depth of the type: 1 for `String`, 2 for `Vec<String>`.
    #[must_use]
    pub fn nesting_depth(&self) -> usize {
        match self {
            Self::List(inner) | Self::Map(inner) | Self::Nullable(inner) | Self::Event(inner) => {
                1 + inner.nesting_depth()
            }
            Self::Tuple(tuple) => 1 + tuple.item_types().map(Self::nesting_depth).max().unwrap_or_default(),
            Self::Named(_) | Self::Primitive(_) | Self::Json | Self::Unit => 1,
        }
    }
}

/// A list whose first items have different types by position (`prefixItems`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Tuple {
    /// The types of the first items, by position.
    pub items: Vec<Type>,
    /// The number of items that are required. They are the first items of the list. The other types in `items` are
    /// `Option`s in Rust.
    pub required: usize,
    /// The type of all items after the first items. `None` if there must be no further items.
    pub rest: Option<Type>,
}

impl Tuple {
    /// The maximum number of items that have separate types.
    pub const MAX_LENGTH: usize = 8;

    /// Returns whether all valid lists have the same length, so that a Rust tuple can represent them.
    #[must_use]
    pub fn is_fixed(&self) -> bool {
        self.required == self.items.len() && self.rest.is_none()
    }

    /// Returns the types in `items`, followed by the type of further items, if any.
    pub fn item_types(&self) -> impl Iterator<Item = &Type> {
        self.items.iter().chain(&self.rest)
    }

    /// Returns whether `self` and `other` are the same tuple type. `are_same` compares the types of two items.
    pub fn is_same(&self, other: &Self, are_same: impl Fn(&Type, &Type) -> bool) -> bool {
        self.required == other.required
            && self.items.len() == other.items.len()
            && self.rest.is_some() == other.rest.is_some()
            && self.item_types().zip(other.item_types()).all(|(own_type, other_type)| are_same(own_type, other_type))
    }
}

/// The scalar types that generated code uses. They come from the standard library, the runtime and dependencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[expect(missing_docs, reason = "a variant without a comment is the Rust type of that name")]
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
    /// A number of the runtime that keeps all digits, for integers of any size, decimals, and numbers that are either
    /// integers or fractions.
    Number,
    F32,
    F64,
    String,
    /// A point in time: a string with `format: date-time`.
    DateTime,
    /// A date: a string with `format: date`.
    Date,
    /// A UUID: a string with `format: uuid`, if [`Package::has_uuids`] is set.
    Uuid,
    /// A secret string (`format: password`), whose `Debug` output does not show the value.
    Secret,
    /// Bytes that are Base64-encoded in JSON (`format: byte`).
    Base64,
    /// Raw bytes (`format: binary`).
    Binary,
    /// A JSON integer or a JSON string (`format: int-or-string`).
    IntOrString,
}

impl Primitive {
    /// Returns the smallest and the largest value of an integer type of fixed size. `None` for other types.
    #[must_use]
    pub fn integer_range(self) -> Option<(i128, i128)> {
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

    /// Returns whether the Rust type is a primitive of the language: a number or a `bool`.
    fn is_builtin_scalar(self) -> bool {
        match self {
            Self::Bool
            | Self::I8
            | Self::I16
            | Self::I32
            | Self::I64
            | Self::U8
            | Self::U16
            | Self::U32
            | Self::U64
            | Self::F32
            | Self::F64 => true,
            Self::Number
            | Self::String
            | Self::DateTime
            | Self::Date
            | Self::Uuid
            | Self::Secret
            | Self::Base64
            | Self::Binary
            | Self::IntOrString => false,
        }
    }

    /// Returns whether the Rust type implements `Copy`.
    #[must_use]
    pub fn is_copy(self) -> bool {
        self.is_builtin_scalar() || self == Self::Uuid
    }

    /// Returns whether other types convert into the Rust type, so that setters accept `impl Into<…>`. For example,
    /// `&str` converts into `String`.
    #[must_use]
    pub fn has_conversions(self) -> bool {
        !self.is_builtin_scalar()
    }

    /// Returns whether every value of the type is a string in JSON.
    #[must_use]
    pub fn is_json_string(self) -> bool {
        match self {
            Self::String | Self::DateTime | Self::Date | Self::Uuid | Self::Secret | Self::Base64 => true,
            Self::Bool
            | Self::I8
            | Self::I16
            | Self::I32
            | Self::I64
            | Self::U8
            | Self::U16
            | Self::U32
            | Self::U64
            | Self::Number
            | Self::F32
            | Self::F64
            | Self::Binary
            | Self::IntOrString => false,
        }
    }
}

/// An enum of constants. An open enum also has a variant for values that the document does not declare.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Constants {
    /// The variants for declared constants, in document order.
    pub variants: Vec<Variant>,
    /// The type of the constants: `String`, `i64`, or any JSON value.
    pub repr: Type,
    /// The name of the variant that contains undeclared values. `None` if the enum is closed.
    pub unknown: Option<String>,
}

/// A declared constant of an enum.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Variant {
    /// The JSON value: a string, an integer or a boolean.
    #[serde(rename = "wire")]
    pub value: serde_json::Value,
    /// The name of the variant in Rust.
    pub name: String,
    /// The documentation of the variant.
    pub doc: String,
}

/// A union: an enum with one variant for each of several types, the candidates. A value has the type of one candidate.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Union {
    /// The rule that selects the variant for a JSON value.
    pub tag: UnionTag,
    /// The property by which generated code can distinguish values of different candidates.
    pub distinction: UnionDistinction,
    /// The candidates, each of which is a variant of the enum.
    pub cases: Vec<UnionCase>,
    /// The name of the variant that contains values of undeclared types, as JSON. `None` if the union is closed.
    pub unknown: Option<String>,
    /// The candidate for values whose discriminator is missing or unknown (`defaultMapping`), as an index into `cases`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fallback: Option<usize>,
}

/// A candidate of a union: one of the types that a value can have, and the variant for this type.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UnionCase {
    /// The name of the variant in Rust.
    pub name: String,
    /// The type of the variant's content. `Unit` for a constant.
    pub ty: Type,
    /// True if the variant contains a `Box` of its content.
    pub boxed: bool,
    /// The constant that the variant represents. `None` if the variant has content.
    pub constant: Option<serde_json::Value>,
    /// The values of the discriminator that select this variant.
    pub tags: Vec<String>,
    /// The JSON types that select this variant.
    pub json: Vec<super::JsonType>,
    /// The names of the members that a value of this candidate must have. Only used if the variant is selected by the
    /// content of the value.
    pub required: Vec<String>,
    /// The members that must have a certain constant value in this candidate. Each pair contains the name of the member
    /// and the constant as text: a string without quotes, or any other value as JSON. Only used if the variant is
    /// selected by the content of the value.
    pub constants: Vec<(String, String)>,
    /// The members whose value must have a certain string format in this candidate, because another candidate declares
    /// a different format. Pairs of member name and format. Only used if the variant is selected by the content of the
    /// value.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub formats: Vec<(String, TextFormat)>,
    /// The schemas in the document that the candidate represents. There are several if they have the same Rust type.
    #[serde(skip)]
    pub schemas: Vec<SchemaId>,
    /// The constraints that the generated client checks before it sends the value.
    pub checks: Option<Box<super::Checks>>,
}

/// A variant of an enum of results or bodies ([`TypeKind::Choice`]).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChoiceCase {
    /// The name of the variant in Rust.
    pub name: String,
    /// The type of the variant's content. `Unit` if the variant has no content.
    pub ty: Type,
    /// The constraints that the generated client checks before it sends the value.
    pub checks: Option<Box<super::Checks>>,
    /// The documentation of the variant.
    pub doc: String,
}

/// A string format by which values of different candidates of a union can be distinguished, since no string is valid
/// for two of these formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum TextFormat {
    /// `format: ipv4`.
    Ipv4,
    /// `format: ipv6`.
    Ipv6,
    /// `format: uuid`.
    Uuid,
}

impl TextFormat {
    /// Returns the string format with this name. `None` for other names.
    #[must_use]
    pub fn find_by_name(name: &str) -> Option<Self> {
        match name {
            "ipv4" => Some(Self::Ipv4),
            "ipv6" => Some(Self::Ipv6),
            "uuid" => Some(Self::Uuid),
            _ => None,
        }
    }
}

/// The rule by which generated code selects the variant of a union for a JSON value.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum UnionTag {
    /// The value of the discriminator selects the variant. The discriminator is the member at this path of member
    /// names.
    Property(Vec<String>),
    /// The type of the JSON value selects the variant.
    JsonType,
    /// The content of the value selects the variant: generated code reads the value as each candidate, and selects the
    /// candidate that declares most of the value's members. If several candidates declare equally many, it selects the
    /// first of them.
    Shape,
}

/// The criterion by which values of different candidates of a union can be distinguished. The variants are sorted from
/// the most reliable criterion to the least reliable one. A union with [`UnionTag::Shape`] has the least reliable
/// criterion that any pair of its candidates needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum UnionDistinction {
    /// The value of the discriminator, which is a member of all candidates.
    Tag,
    /// The JSON type of the value.
    JsonType,
    /// A constant: either the value itself is constant, or one of the two candidates requires a member for which the
    /// candidates declare different constants or JSON types.
    Constants,
    /// A required member: one of the two candidates requires a member that the other candidate does not declare.
    RequiredMembers,
    /// Optional members: each of the two candidates has an optional member that the other candidate does not declare,
    /// or for which the candidates declare different constants or JSON types. A value without these members is valid
    /// for both candidates.
    Members,
    /// No criterion: a value may be valid for several candidates. The candidate that declares most of the value's
    /// members is selected.
    Shape,
}
