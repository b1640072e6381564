//! The codes of diagnostics, each with what it means. A code is stable: it may be searched for, and it is in the documentation.

/// A code and its explanation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// The code, for example `ref-unresolved`.
    pub name: &'static str,
    /// What it means and what to do, in a sentence or two.
    pub explanation: &'static str,
}

/// The code with this name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Code> {
    ALL.iter().find(|code| code.name == name)
}

macro_rules! codes {
    ($($constant:ident = $name:literal: $explanation:literal;)*) => {
        $(#[doc = $explanation] pub const $constant: &str = $name;)*

        /// All codes.
        pub const ALL: &[Code] = &[$(Code { name: $name, explanation: $explanation },)*];
    };
}

codes! {
    FILE_MISSING = "file-missing": "A file does not exist or cannot be read.";
    FILE_ENCODING = "file-encoding": "A file is not UTF-8. Save it as UTF-8; a byte order mark is allowed.";
    FILE_SIZE = "file-size": "A file is larger than 1 GiB, or the document has more than 10,000 files.";
    JSON_SYNTAX = "json-syntax": "A file is not JSON by RFC 8259: comments and trailing commas are not allowed.";
    YAML_SYNTAX = "yaml-syntax": "A file is not YAML 1.2.";
    YAML_INDENT = "yaml-indent": "A line inside `{…}`, `[…]` or quotes is indented less than YAML requires; it is read as if it were deeper.";
    YAML_DOCUMENTS = "yaml-documents": "A YAML file holds more than one document; only one per file is read.";
    YAML_ALIAS = "yaml-alias": "A YAML alias stands inside its own anchor, or aliases stand for far more than the file holds.";
    YAML_MERGE = "yaml-merge": "The merge key `<<` needs an object or a list of objects.";
    YAML_KEY = "yaml-key": "A key of a YAML mapping is no plain string, number or boolean.";
    NUMBER = "number": "A number is infinite, not a number, or beyond what JSON readers can hold.";
    DUPLICATE_KEY = "duplicate-key": "A key stands twice in one object; readers disagree on which one counts.";
    NESTING = "nesting": "A file nests deeper than 250 levels, or schemas are composed of each other in more than 200.";
    EMPTY = "empty": "A file holds nothing.";
    REF_UNRESOLVED = "ref-unresolved": "A `$ref` points to nothing: the file is there, the place in it is not.";
    REF_FILE = "ref-file": "The file that a `$ref` names is missing, cannot be read or is broken.";
    REF_URL = "ref-url": "A `$ref` is a URL. Nothing is ever fetched: put the file into the document's folder.";
    REF_OUTSIDE = "ref-outside": "A `$ref` leads out of the folder of the root file. Only that folder is read.";
    REF_SYNTAX = "ref-syntax": "A `$ref` is no file name with a JSON pointer (`file.yaml#/a/b`).";
    REF_CYCLE = "ref-cycle": "`$ref`s lead to each other in a circle and never to an object.";
    REF_KIND = "ref-kind": "A `$ref` leads to another kind of object than this place takes.";
    REF_SIBLINGS = "ref-siblings": "Members beside `$ref` are ignored (OpenAPI 3.0, Reference Object).";
    REF_PLACE = "ref-place": "A `$ref` stands where OpenAPI 3.0 has none. It is followed, as its meaning is clear.";
    VERSION = "version": "The document does not declare a supported version: Swagger 2.0 or OpenAPI 3.0, 3.1 or 3.2.";
    MEMBER_UNKNOWN = "member-unknown": "OpenAPI 3.0 has no such member here; it is ignored. Extensions begin with `x-`.";
    MEMBER_MISSING = "member-missing": "A required member is missing.";
    VALUE_KIND = "value-kind": "A value is of another kind than this place takes.";
    VALUE_WRONG = "value-wrong": "A value is none of those that this place takes.";
    OLDER_KEYWORD = "older-keyword": "A member as an earlier version of the specification than the document's had it. It is read as it was meant there.";
    NEWER_KEYWORD = "newer-keyword": "A member that a later version of the specification than the document's has. It is read as it is meant there, as far as the document's version can express it.";
    KEYWORD_UNCHECKED = "keyword-unchecked": "A keyword of JSON Schema that no type can express. Values are not checked against it.";
    SCHEMA_BOUND = "schema-bound": "A bound is out of range or of the wrong type.";
    BOUND_UNCHECKED = "bound-unchecked": "A bound is not checked before a request is sent, as the type at its place in the crate does not have it. The server checks it.";
    PATTERN_UNCHECKED = "pattern-unchecked": "A `pattern` uses what cannot be checked in linear time, or what ECMA 262 does not define. Values are not checked against it.";
    REQUIRED_UNDECLARED = "required-undeclared": "`required` names a member that `properties` does not have. It can be given among the additional ones.";
    SCHEMA_CYCLE = "schema-cycle": "A schema consists of itself (`allOf`, `oneOf`, `anyOf` or `$ref` in a circle), so no value can have it.";
    SCHEMA_DEFAULT = "schema-default": "A `default` that the schema itself does not allow; it is ignored.";
    SCHEMA_ENUM = "schema-enum": "A value of `enum` that the type does not allow, or that stands twice.";
    DISCRIMINATOR = "discriminator": "A discriminator names a property that no candidate has, or stands where it means nothing.";
    PATH_SYNTAX = "path-syntax": "A path must begin with `/`, and `{` and `}` in it must match.";
    PATH_SAME = "path-same": "Two paths are the same but for the names of their parameters.";
    PATH_PARAMETER_UNDECLARED = "path-parameter-undeclared": "A path has a `{variable}` that no parameter declares.";
    PATH_PARAMETER_UNUSED = "path-parameter-unused": "A path parameter is declared that the path does not have.";
    PARAMETER_TWICE = "parameter-twice": "Two parameters of one list have the same name and place.";
    PARAMETER_RESERVED = "parameter-reserved": "Header parameters named `Accept`, `Content-Type` or `Authorization` are ignored, as the specification says.";
    PARAMETER_STYLE = "parameter-style": "A `style` that this place does not know.";
    PARAMETER_NESTED = "parameter-nested": "A parameter holds lists or objects inside a list or object, and its `style` does not define how they are written. They are sent as JSON.";
    PARAMETER_CONTENT = "parameter-content": "A parameter has both `schema` and `content`, or not exactly one media type.";
    OPERATION_TWICE = "operation-twice": "Two operations have the same `operationId`.";
    OPERATION_ID = "operation-id": "An operation has no `operationId`; one is made from its method and path.";
    RESPONSE_STATUS = "response-status": "A key of `responses` is no status (`200`), range (`2XX`) or `default`.";
    RESPONSE_NONE = "response-none": "An operation declares no response.";
    BODY_UNEXPECTED = "body-unexpected": "A body on GET, HEAD, DELETE or TRACE has no defined meaning in HTTP; some servers refuse it.";
    SECURITY_UNKNOWN = "security-unknown": "`security` names a scheme that `components.securitySchemes` does not have.";
    SERVER_VARIABLE = "server-variable": "A server's URL has a variable that `variables` does not declare, or the default is not among its values.";
    NOT_GENERATED = "not-generated": "A part of the document that no code is made for: links, parameters of webhooks and callbacks, encodings by position.";
    EXAMPLE_EXTERNAL = "example-external": "An example in another place (`externalValue`) is not read.";
    RENAMED = "renamed": "A name of the document is no name in Rust, or is taken; the crate has another one.";
    SCHEMA_HOLDS_ITSELF = "schema-holds-itself": "A schema without a name holds itself; that place is read as any JSON.";
    SCHEMA_UNSATISFIABLE = "schema-unsatisfiable": "No value fits all of `allOf`; that place is read as any JSON.";
    ALTERNATIVES_MERGED = "alternatives-merged": "Members stand beside `oneOf` or `anyOf`: one struct with all members is made.";
    MEDIA_TYPE_OPAQUE = "media-type-opaque": "A media type that the crate does not read and write by its schema: XML, YAML, Protobuf, CBOR.";
    MEDIA_TYPE_RANGE = "media-type-range": "A range of media types of a request body cannot be sent; a media type is chosen for it.";
    BODY_WITHOUT_NAMES = "body-without-names": "The schema of a form is a list, whose items have no names. OpenAPI 3.0 does not define what is sent.";
    ENCODING_IGNORED = "encoding-ignored": "`encoding` says something that its media type has no place for.";
    MEDIA_TYPE_LEFT_OUT = "media-type-left-out": "A media type of a body is not generated, as another one stands for it.";
    QUERY_OR_BODY_UNFIT = "query-or-body-unfit": "`x-query-or-body` names something that is not both an optional query parameter and a member of the body.";
    IDEMPOTENT_UNFIT = "idempotent-unfit": "`x-idempotent` names something that is no optional parameter and no optional member of the body.";
    INVALID_IDEMPOTENCY_KEY = "invalid-idempotency-key": "`x-idempotency-key` is not the name of a header field that a client can send.";
    WATCH_UNFIT = "watch-unfit": "`x-watch` has a member that it cannot have, or names parameters or members that the operation does not have.";
    PAGING_UNFIT = "paging-unfit": "`x-paging` names parameters or members that the operation does not have.";
}
