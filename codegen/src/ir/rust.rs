//! The target model: the package, modules, types and names of the generated crate. Emission writes this model (and
//! [`code`](super::code)) as text without further decisions.

use serde::Serialize;

use super::schema::{SchemaId, SchemaRef};
use crate::source::Span;

/// The settings of the package: the settings in `spec/client.toml`, with defaults from the document.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Package {
    /// The name of the package.
    pub name: String,
    /// The version of the package.
    pub version: String,
    /// The description of the package.
    pub description: String,
    /// The field `repository` of the package in `Cargo.toml`.
    pub repository: Option<String>,
    /// The field `homepage` of the package in `Cargo.toml`.
    pub homepage: Option<String>,
    /// `keywords`, at most five.
    pub keywords: Vec<String>,
    /// The field `categories` of the package in `Cargo.toml`.
    pub categories: Vec<String>,
    /// Markdown paragraphs at the beginning of the crate's documentation and README.
    pub introduction: String,
    /// True if `format: uuid` becomes a UUID type instead of `String`.
    pub has_uuids: bool,
    /// Files that are copied into the crate unchanged, as pairs of path and text.
    #[serde(skip)]
    pub files: Vec<(String, String)>,
}

/// A module of the crate, and the feature that enables it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Module {
    /// The path of the module from the root of the crate, for example `["batch", "v1"]`. Empty for the root.
    pub path: Vec<String>,
    /// The documentation of the module.
    pub doc: Option<String>,
    /// The Cargo feature that enables the module, for example `batch-v1`. `None` if the module is always compiled.
    pub feature: Option<String>,
    /// The features that `feature` enables, because code in the module uses types that these features enable.
    pub needs: Vec<String>,
}

/// A Cargo feature that belongs neither to a module nor to the runtime.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Feature {
    /// The name of the feature.
    pub name: String,
    /// The features that this feature enables.
    pub needs: Vec<String>,
}

/// A file of a module, with the types that are used by the same set of features. Callers do not see the file, since the
/// module re-exports its types.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Part {
    /// The module that contains the part.
    pub module: ModuleId,
    /// The name of the file, without `.rs`.
    pub name: String,
    /// The features that enable the part. At least one of them must be enabled.
    pub features: Vec<String>,
}

/// An index into [`Api::modules`](super::Api::modules).
pub type ModuleId = usize;

/// An index into [`Api::types`](super::Api::types).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct TypeId(pub u32);

/// A type that the crate defines.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TypeDef {
    /// The name of the type.
    pub name: String,
    /// The module of the type.
    pub module: ModuleId,
    /// The part of the module that contains the type, as an index into [`Api::parts`](super::Api::parts). `None` for
    /// the main file of the module.
    pub part: Option<usize>,
    /// The definition of the type.
    pub kind: TypeKind,
    /// True if callers send values of the type and the document constrains these values, so that they are checked
    /// before they are sent.
    pub checked: bool,
    /// The schema from which the type is generated. `None` for a type of an operation (the enum of its responses or
    /// bodies).
    pub schema: Option<SchemaId>,
    /// The full name of the schema in the document, or a description of the origin of the type.
    pub origin: String,
    /// The documentation: Markdown paragraphs without HTML or other unsafe markup.
    pub doc: String,
    /// The deprecation note. `None` if the type is not deprecated.
    pub deprecated: Option<String>,
    /// The span of the schema.
    #[serde(skip)]
    pub at: Span,
}

/// The definition of a type of the crate.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum TypeKind {
    /// A struct with fields.
    Struct(Struct),
    /// An enum of strings, integers or mixed constants.
    Enum(Constants),
    /// A union: an enum whose values have one of several types.
    Union(Union),
    /// An enum of the results or bodies of an operation, with a variant for each status code or media type. The code of
    /// the operation decodes the enum.
    Choice(Vec<ChoiceCase>),
    /// A tuple struct with a single field of this type.
    Newtype(Type),
    /// A type alias for this type.
    Alias(Type),
}

/// A struct.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Struct {
    /// The fields of the struct, in order.
    pub fields: Vec<Field>,
    /// True if callers construct the struct, since a request contains it. The struct then has setters.
    pub input: bool,
    /// The field for additional properties: the name of the field and the type of the values.
    pub rest: Option<(String, Type)>,
    /// The checks that are applied to each additional property before it is sent.
    pub rest_checks: Option<Box<super::Checks>>,
    /// The checks that concern several members, such as `minProperties`.
    pub checks: Vec<super::Rule>,
    /// Groups of mutually exclusive optional fields (`x-mutually-exclusive`), as indices into `fields`.
    pub exclusive: Vec<Vec<usize>>,
    /// The name of a separate struct for the required members, which is the only argument of `new`. `None` if `new`
    /// takes each required member as an argument.
    pub required: Option<String>,
    /// The members with a constant value, such as the discriminator of a union, as pairs of name and value. These
    /// members are serialized, but have no field.
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
    /// The type, without the `Option` that `presence` and `nullable` add.
    pub ty: Type,
    /// The presence of the member: required, optional, or optional with a default.
    pub presence: Presence,
    /// True if the member may be `null`.
    pub nullable: bool,
    /// True if the type is boxed: to break a cycle, or to keep the struct small.
    pub boxed: bool,
    /// True if the member is `readOnly`, so that it is not sent in requests.
    pub read_only: bool,
    /// True if the member is `writeOnly`, so that it is not received in responses.
    pub write_only: bool,
    /// True if the member is required in requests but not in responses (`required` and `writeOnly`).
    pub required_in_requests: bool,
    /// The value of the field in a new struct (`x-initial`).
    pub initial: Option<serde_json::Value>,
    /// The schema of the member.
    pub schema: SchemaRef,
    /// The checks that are applied to the value before it is sent.
    pub checks: Option<Box<super::Checks>>,
    /// The names of the setters that set the member to `null` or remove the member. `None` if the field does not
    /// distinguish `null` from an absent member.
    pub null_setters: Option<NullSetters>,
    /// The documentation: Markdown paragraphs without unsafe markup. Empty if the document has no description.
    pub doc: String,
    /// The deprecation note. `None` if the field is not deprecated.
    pub deprecated: Option<String>,
}

/// The names of the additional setters of a member for which `null` has another meaning than absence.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NullSetters {
    /// The name of the setter that sets the member to `null`.
    pub null: String,
    /// The name of the setter that removes the member, so that it is not sent.
    pub absent: String,
}

/// The Rust representation of a field, which depends on whether the member may be absent or `null`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Storage {
    /// `T`.
    Value,
    /// `Option<T>`: `None` if the member is absent or `null`.
    Option,
    /// `Option<Option<T>>`: `None` if the member is absent, `Some(None)` if it is `null`.
    Double,
}

impl Field {
    /// Returns whether the field is an argument of `new`, because the field is required and has no initial value.
    #[must_use]
    pub fn is_argument(&self) -> bool {
        self.is_required() && self.initial.is_none()
    }

    /// Returns whether the field always has a value: the member is required and must not be `null`.
    #[must_use]
    pub fn is_required(&self) -> bool {
        self.presence == Presence::Required && !self.nullable
    }

    /// Returns the Rust representation of the field. `input` is true if callers construct the struct, so that `null`
    /// and an absent member differ.
    #[must_use]
    pub fn storage(&self, input: bool) -> Storage {
        match (&self.presence, self.nullable) {
            (Presence::Required, false) => Storage::Value,
            (Presence::Optional | Presence::Default(_), true) if input => Storage::Double,
            _ => Storage::Option,
        }
    }
}

/// The presence of a member in JSON.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Presence {
    /// The member is required, so it is always present.
    Required,
    /// The member may be absent.
    Optional,
    /// The member may be absent. This value is then used.
    Default(serde_json::Value),
}

/// A use of a Rust type, for example as the type of a field or a parameter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub enum Type {
    /// A type of the crate.
    Named(TypeId),
    /// A type of the standard library, the runtime or a dependency.
    Primitive(Primitive),
    /// `Vec<T>`.
    List(Box<Type>),
    /// A map with string keys.
    Map(Box<Type>),
    /// `Option<T>`, for values of a list, a map or a union that may be `null`.
    Nullable(Box<Type>),
    /// A server-sent event whose data has this type.
    Event(Box<Type>),
    /// A list whose first items have separate types (`prefixItems`).
    Tuple(Box<Tuple>),
    /// Any JSON value.
    Json,
    /// `()`, for an operation without a body or a variant without content.
    #[default]
    Unit,
}

impl Type {
    /// Returns the number of types within each other.
    #[must_use]
    pub fn depth(&self) -> usize {
        match self {
            Self::List(inner) | Self::Map(inner) | Self::Nullable(inner) | Self::Event(inner) => 1 + inner.depth(),
            Self::Tuple(tuple) => 1 + tuple.types().map(Self::depth).max().unwrap_or_default(),
            Self::Named(_) | Self::Primitive(_) | Self::Json | Self::Unit => 1,
        }
    }
}

/// A list whose first items have separate types (`prefixItems`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Tuple {
    /// The types of the first items.
    pub items: Vec<Type>,
    /// The number of required items at the start of the list. The remaining `items` are `Option` in Rust.
    pub required: usize,
    /// The type of further items. `None` if the list has no further items.
    pub rest: Option<Type>,
}

impl Tuple {
    /// The maximum number of items with separate types.
    pub const MAX_LENGTH: usize = 8;

    /// Returns whether all values of the list have the same length, so that the list is a Rust tuple.
    #[must_use]
    pub fn is_fixed(&self) -> bool {
        self.required == self.items.len() && self.rest.is_none()
    }

    /// Returns the types of the first items, followed by the type of further items, if any.
    pub fn types(&self) -> impl Iterator<Item = &Type> {
        self.items.iter().chain(&self.rest)
    }

    /// Returns whether `self` and `other` are the same tuple, comparing the types of their items with `are_same`.
    pub fn is_same(&self, other: &Self, are_same: impl Fn(&Type, &Type) -> bool) -> bool {
        self.required == other.required
            && self.items.len() == other.items.len()
            && self.rest.is_some() == other.rest.is_some()
            && self.types().zip(other.types()).all(|(own_type, other_type)| are_same(own_type, other_type))
    }
}

/// The types of the standard library, the runtime and dependencies that represent scalar values.
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
    /// A number that keeps all digits: an integer of any size, a decimal, or a number that is either an integer or a
    /// fraction.
    Number,
    F32,
    F64,
    String,
    /// `format: date-time`: a point in time.
    DateTime,
    /// `format: date`.
    Date,
    /// `format: uuid`, if [`Package::has_uuids`] is set.
    Uuid,
    /// `format: password`: a string whose `Debug` output does not show the value.
    Secret,
    /// `format: byte`: Base64-encoded bytes.
    Base64,
    /// `format: binary`: raw bytes.
    Binary,
    /// `format: int-or-string`: a JSON integer or a JSON string.
    IntOrString,
}

impl Primitive {
    /// Returns the minimum and maximum of an integer type of fixed size. `None` for other types.
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

    /// Returns whether the Rust type is a number or a boolean of the standard library.
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

    /// Returns whether other types convert into the Rust type, so that setters accept `impl Into<String>` and similar.
    #[must_use]
    pub fn has_conversions(self) -> bool {
        !self.is_builtin_scalar()
    }

    /// Returns whether all values of the type are strings in JSON.
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

/// An enum of constants. An open enum has a variant for undeclared values.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Constants {
    /// The variants, in document order.
    pub variants: Vec<Variant>,
    /// The type of the constants: `String`, `i64`, or any JSON value.
    pub repr: Type,
    /// The name of the variant that keeps undeclared values. `None` if the enum is closed.
    pub unknown: Option<String>,
}

/// A constant of an enum.
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

/// A union: an enum whose values have one of several types, the candidates.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Union {
    /// The rule that selects the variant for a JSON value.
    pub tag: UnionTag,
    /// The property by which values of different candidates are distinguished.
    pub distinction: Distinction,
    /// The candidates: one for each type that a value of the union may have.
    pub cases: Vec<UnionCase>,
    /// The name of the variant that keeps values of undeclared types as JSON. `None` if the union is closed.
    pub unknown: Option<String>,
    /// The index of the candidate for values with an unknown discriminator (`defaultMapping`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fallback: Option<usize>,
}

/// A candidate of a union.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UnionCase {
    /// The name of the variant.
    pub name: String,
    /// The type of the variant's content. `Unit` for a constant.
    pub ty: Type,
    /// True if the content of the variant is boxed.
    pub boxed: bool,
    /// The constant that the variant represents. `None` if the variant has content.
    pub constant: Option<serde_json::Value>,
    /// The discriminator values that select this variant.
    pub tags: Vec<String>,
    /// The JSON types that select this variant.
    pub json: Vec<super::JsonType>,
    /// The members that a value must have, if the variant is selected by the content of the value.
    pub required: Vec<String>,
    /// The members that must have a constant value, if the variant is selected by the content of the value. Pairs of
    /// the name and the constant as text: a string without quotes, or any other value as JSON.
    pub constants: Vec<(String, String)>,
    /// The members that must have a certain format, because another candidate declares a different format, if the
    /// variant is selected by the content of the value. Pairs of name and format.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub formats: Vec<(String, TextFormat)>,
    /// The schemas of the candidate in the document. Several schemas are one candidate if they have the same Rust type.
    #[serde(skip)]
    pub schemas: Vec<SchemaId>,
    /// The checks that are applied to the value before it is sent.
    pub checks: Option<Box<super::Checks>>,
}

/// A variant of a [`TypeKind::Choice`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChoiceCase {
    /// The name of the variant.
    pub name: String,
    /// The type of the variant's content. `Unit` if the variant has no content.
    pub ty: Type,
    /// The checks that are applied to the value before it is sent.
    pub checks: Option<Box<super::Checks>>,
    /// The documentation of the variant.
    pub doc: String,
}

/// A string format. No string is valid for two formats of this enum, so the format can select a candidate of a union.
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
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "ipv4" => Some(Self::Ipv4),
            "ipv6" => Some(Self::Ipv6),
            "uuid" => Some(Self::Uuid),
            _ => None,
        }
    }
}

/// A rule that selects the variant of a union.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum UnionTag {
    /// By the value of the discriminator, which is the member at this path of member names.
    Property(Vec<String>),
    /// By the type of the JSON value.
    JsonType,
    /// By reading the value as each candidate. The candidate that recognizes most members of the value is selected; if
    /// several candidates recognize equally many, the first of them.
    Shape,
}

/// The property by which values of different candidates of a union are distinguished. The variants are sorted from the
/// strongest to the weakest. For a union with [`UnionTag::Shape`], the weakest property among all pairs of candidates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Distinction {
    /// The value of a member that all candidates have: the discriminator.
    Tag,
    /// The JSON type of the value.
    JsonType,
    /// A constant: either the value itself, or a member that one candidate of a pair requires and for which the two
    /// candidates declare different constants or JSON types.
    Constants,
    /// A required member of one candidate of a pair that the other candidate does not declare.
    RequiredMembers,
    /// Optional members: each candidate of a pair has an optional member that the other candidate does not declare, or
    /// for which the two candidates have different constants or JSON types. A value without these members fits both
    /// candidates.
    Members,
    /// No property: a valid value may fit several candidates. The candidate that recognizes most members of the value
    /// is selected.
    Shape,
}
