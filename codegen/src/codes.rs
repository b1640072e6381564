//! The codes of diagnostics, with their explanations.
//!
//! A code is stable: scripts may match on it. `cargo xtask explain CODE` prints the explanation of a code.

/// The code of a diagnostic, with its explanation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// The code, for example `ref-unresolved`.
    pub name: &'static str,
    /// The explanation in one to three sentences: what is wrong in the document, what the generator does, and how to
    /// correct the document.
    pub explanation: &'static str,
}

/// Returns the code named `name`. `None` if there is no such code.
#[must_use]
pub fn find_code(name: &str) -> Option<&'static Code> {
    ALL.iter().find(|code| code.name == name)
}

macro_rules! all_codes {
    ($($constant:ident = $name:literal: $explanation:literal;)*) => {
        $(#[doc = $explanation] pub const $constant: &str = $name;)*

        /// All codes, grouped by subject: files, references, members, schemas, operations, security, generation,
        /// extensions.
        pub const ALL: &[Code] = &[$(Code { name: $name, explanation: $explanation },)*];
    };
}

all_codes! {
    FILE_MISSING = "file-missing": "A file does not exist or cannot be read. Check its path and permissions.";
    FILE_ENCODING = "file-encoding": "A file is not valid UTF-8. Save it as UTF-8; a byte order mark is allowed.";
    FILE_SIZE = "file-size": "A file is larger than 1 GiB, or the document has more than 10,000 files. Split or reduce the document.";
    JSON_SYNTAX = "json-syntax": "A file is not JSON as RFC 8259 defines it: for example, comments and trailing commas are not allowed.";
    YAML_SYNTAX = "yaml-syntax": "A file is not YAML 1.2. Correct the syntax at the position shown.";
    YAML_INDENT = "yaml-indent": "A line inside `{…}`, `[…]` or quotes is indented less than YAML requires. The line is read as if it were indented correctly. Indent it.";
    YAML_DOCUMENTS = "yaml-documents": "A YAML file contains several documents. Only one document per file is read: move the other documents to separate files.";
    YAML_ALIAS = "yaml-alias": "A YAML alias is inside the value that it refers to, or the aliases of a file expand to too many values. Use `$ref` instead.";
    YAML_MERGE = "yaml-merge": "The value of the merge key `<<` is not an object or a list of objects.";
    YAML_KEY = "yaml-key": "A key of a YAML mapping is a list or a mapping. Quote the key if it is meant as a string.";
    NUMBER = "number": "A number is infinite (`.inf`), not a number (`.nan`), or outside the range that JSON can represent.";
    DUPLICATE_KEY = "duplicate-key": "An object has the same key twice. Parsers disagree on which value applies: remove one of them.";
    NESTING = "nesting": "A file is nested deeper than 250 levels, or schemas are composed of each other in more than 200 levels.";
    EMPTY = "empty": "A file is empty.";
    EXPANSION = "expansion": "The crate would be many times larger than the document, because large objects (base schemas, unions, responses, request bodies, security, servers) are referenced very often. Reference them less often, or generate from a part of the document.";
    REF_UNRESOLVED = "ref-unresolved": "The JSON pointer or anchor of a `$ref` does not exist in the file. Correct the pointer, or add the object.";
    REF_FILE = "ref-file": "The file that a `$ref` names is missing, cannot be read or has errors.";
    REF_URL = "ref-url": "A `$ref` is a URL. URLs are never fetched: save the file in the directory of the document and refer to it there.";
    REF_OUTSIDE = "ref-outside": "A `$ref` leads out of the directory of the root file. Only files in this directory are read: move the file there.";
    REF_SYNTAX = "ref-syntax": "A `$ref` is not a file path with a JSON pointer (`file.yaml#/a/b`).";
    REF_CYCLE = "ref-cycle": "A chain of `$ref`s is a cycle and never reaches an object. Replace one of the references with the object.";
    REF_KIND = "ref-kind": "A `$ref` refers to an object of the wrong type, for example to a Schema Object where a Parameter Object is required.";
    REF_SIBLINGS = "ref-siblings": "Members next to `$ref` are ignored (OpenAPI 3.0, Reference Object). Use `allOf` to extend a schema.";
    UNEXPECTED_REF = "unexpected-ref": "The specification does not allow a `$ref` here. The `$ref` is followed nevertheless; other tools may reject it.";
    VERSION = "version": "The document does not declare a supported version: Swagger 2.0 or OpenAPI 3.0, 3.1 or 3.2.";
    MEMBER_UNKNOWN = "member-unknown": "The specification does not define this member. It is ignored; check its spelling. Extensions begin with `x-`.";
    MEMBER_MISSING = "member-missing": "A member that the specification requires is missing. Add it.";
    TYPE_MISMATCH = "type-mismatch": "A value does not have the required type, for example a string in place of a list.";
    VALUE_WRONG = "value-wrong": "A value is not one of the allowed values.";
    OLDER_KEYWORD = "older-keyword": "A member belongs to an earlier version of the specification than the document declares. It is read as that version defines it.";
    NEWER_KEYWORD = "newer-keyword": "A member belongs to a later version of the specification than the document declares. It is read as that version defines it, if the declared version can express it.";
    KEYWORD_UNCHECKED = "keyword-unchecked": "No Rust type can express this keyword of JSON Schema. Values are not checked against it.";
    SCHEMA_BOUND = "schema-bound": "A bound such as `maxLength` is out of range, has the wrong type, or has more digits than are kept.";
    BOUND_UNCHECKED = "bound-unchecked": "A bound such as `maxLength` is not checked before a request is sent, because the Rust type of the value does not support this check. The server may still check the bound.";
    PATTERN_UNCHECKED = "pattern-unchecked": "A `pattern` cannot be checked in linear time, or is not defined by ECMA 262. Values are not checked against it.";
    REQUIRED_UNDECLARED = "required-undeclared": "`required` names a member that `properties` does not declare. Programs set this member as an additional property with any JSON value, and requests without the member are not sent. This is a warning if the name is similar to that of a declared property, or if `additionalProperties` does not allow the member: correct the name, or declare the member.";
    SCHEMA_CYCLE = "schema-cycle": "A schema is composed of itself (by `allOf`, `oneOf`, `anyOf` or `$ref`), so no value can be valid. Break the cycle.";
    SCHEMA_DEFAULT = "schema-default": "A `default` is not valid against its own schema. It is ignored.";
    SCHEMA_ENUM = "schema-enum": "A value of `enum` does not have the type of the schema, or is listed twice.";
    DISCRIMINATOR = "discriminator": "A `discriminator` names a property that no alternative has, or is declared where discriminators have no effect.";
    PATH_SYNTAX = "path-syntax": "A path does not begin with `/`, or its braces do not match.";
    CONFLICTING_PATHS = "conflicting-paths": "Two paths differ only in the names of their parameters, so a server cannot distinguish them.";
    PATH_PARAMETER_UNDECLARED = "path-parameter-undeclared": "A path has a `{variable}` that no parameter declares. Declare it with `in: path`.";
    PATH_PARAMETER_UNUSED = "path-parameter-unused": "A path parameter is declared, but the path does not contain it.";
    DUPLICATE_PARAMETER = "duplicate-parameter": "Two parameters of one list have the same name and location (`in`).";
    PARAMETER_RESERVED = "parameter-reserved": "Header parameters named `Accept`, `Content-Type` or `Authorization` are ignored, as the specification requires. Use `content` or `security`.";
    PARAMETER_STYLE = "parameter-style": "A `style` is not allowed for the location (`in`) of the parameter.";
    PARAMETER_NESTED = "parameter-nested": "The value of a parameter or response header has lists or objects inside a list or object, and its `style` does not define how they are serialized. Parameters send them as JSON.";
    MEMBER_WITHOUT_EFFECT = "member-without-effect": "`allowReserved` or `allowEmptyValue` has no effect: it is declared outside of a query, or for a type that has no empty value.";
    PARAMETER_CONTENT = "parameter-content": "A parameter has both `schema` and `content`, or not exactly one media type.";
    DUPLICATE_OPERATION_ID = "duplicate-operation-id": "Two operations have the same `operationId`. Rename one of them.";
    OPERATION_ID = "operation-id": "An operation has no `operationId`. The name of its function is derived from the method and the path, and changes if they change.";
    RESPONSE_STATUS = "response-status": "A key of `responses` is not a status code (`200`), a range (`2XX`) or `default`.";
    RESPONSE_NONE = "response-none": "An operation declares no response.";
    CONTENT_UNEXPECTED = "content-unexpected": "HTTP does not allow content in a response with the status code 1xx, 204, 205 or 304, nor in a response to HEAD. The declared content is not read: remove it, or correct the status code. For HEAD, where the content describes the response of GET, and for 1xx, this is a note.";
    BODY_UNEXPECTED = "body-unexpected": "HTTP does not define the meaning of a request body for GET, HEAD, DELETE and TRACE, and some servers reject it. The body is sent as declared. It is a warning in OpenAPI 3.0, which ignores such bodies, except for DELETE.";
    SECURITY_UNKNOWN = "security-unknown": "`security` names a scheme that `components.securitySchemes` does not declare.";
    SERVER_VARIABLE = "server-variable": "The URL of a server has a variable that `variables` does not declare, or a default that is not among the variable's values.";
    NOT_GENERATED = "not-generated": "The document declares something that no code is generated for, for example a link, or a parameter of a webhook.";
    EXAMPLE_EXTERNAL = "example-external": "An example in another file or at a URL (`externalValue`) is not read.";
    RENAMED = "renamed": "A name of the document is not a Rust identifier or is already used. The crate uses another name.";
    RECURSIVE_INLINE_SCHEMA = "recursive-inline-schema": "A schema without a name contains itself. It is read as any JSON value. Declare it in `components.schemas` to get a type.";
    SCHEMA_UNSATISFIABLE = "schema-unsatisfiable": "The schemas of `allOf` contradict each other, so no value is valid. The schema is read as any JSON value.";
    ALTERNATIVES_MERGED = "alternatives-merged": "A schema has both `properties` and `oneOf` or `anyOf`. A single struct with the members of all alternatives is generated instead of an enum.";
    MEDIA_TYPE_OPAQUE = "media-type-opaque": "No code is generated for values of this media type, for example XML or Protobuf. Bodies are sent and received as bytes. Objects in parts of multipart bodies and in form fields are sent as JSON. Parameters and headers are read and written as if they were declared with `schema`.";
    MEDIA_TYPE_RANGE = "media-type-range": "A request body declares a range of media types (`image/*`), which cannot be sent as `Content-Type`. A concrete media type is sent instead.";
    BODY_WITHOUT_NAMES = "body-without-names": "The schema of a form body (`application/x-www-form-urlencoded` or `multipart/form-data`) is a list or a single value, although each form field needs a name. OpenAPI does not define what is sent.";
    ENCODING_IGNORED = "encoding-ignored": "An encoding, or a member of it, does not apply to its media type, schema or place. It is ignored.";
    MEDIA_TYPE_LEFT_OUT = "media-type-left-out": "No code is generated for a media type of a body, because another declared media type is used. This is a note if both media types represent the same value.";
    QUERY_OR_BODY_UNFIT = "query-or-body-unfit": "`x-query-or-body` names something that is not both an optional query parameter and a member of the body.";
    IDEMPOTENT_UNFIT = "idempotent-unfit": "`x-idempotent` names something that is neither an optional parameter nor an optional member of the body.";
    INVALID_IDEMPOTENCY_KEY = "invalid-idempotency-key": "The value of `x-idempotency-key` is not the name of a header field that a client can send.";
    WATCH_UNFIT = "watch-unfit": "`x-watch` has a member that it does not support, or names parameters or members that the operation does not have.";
    PAGING_UNFIT = "paging-unfit": "`x-paging` names parameters or members that the operation does not have.";
}
