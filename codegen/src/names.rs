//! Converts names in an OpenAPI document to Rust identifiers: changes the letter case, escapes keywords, replaces
//! symbols and makes names unique.

use std::collections::HashMap;

use heck::{ToSnakeCase, ToUpperCamelCase};

/// The kind of the Rust item that gets a name, such as a type or a field. The kind determines the letter case and the
/// reserved names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameKind {
    /// A struct, an enum or a type alias.
    Type,
    /// A variant of an enum.
    Variant,
    /// A field, a parameter or a setter.
    Field,
    /// A free function.
    Function,
    /// A module.
    Module,
}

/// Type names that the generated code must not declare: names of the Rust prelude, and other names that generated code
/// uses. A type with such a name would shadow the other item.
const RESERVED_TYPE_NAMES: &[&str] = &[
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Deserialize",
    "Drop",
    "Eq",
    "Err",
    "From",
    "Hash",
    "Into",
    "Iterator",
    "None",
    "Ok",
    "Operation",
    "Option",
    "PartialEq",
    "Result",
    "Self",
    "Serialize",
    "Some",
    "String",
    "ToString",
    "Vec",
];

/// Names that modules at the root of the generated crate must not have: the names of modules that every generated crate
/// has, the names of crates that generated code uses, and file and directory names that have a meaning for cargo.
const ROOT_MODULES: &[&str] = &[
    "api",
    "client",
    "guide",
    "runtime",
    "std",
    "alloc",
    "serde",
    "serde_json",
    "http",
    "bytes",
    "chrono",
    "lib",
    "main",
    "bin",
];

/// File names (without extension) that have a special meaning for rustc or on Windows. Modules must not have these
/// names.
const RESERVED_FILE_NAMES: &[&str] = &["mod", "aux", "con", "nul", "prn"];

/// The maximum length of a module's name in bytes. File systems limit file names to 255 bytes.
const MAX_MODULE_LENGTH: usize = 80;

/// Keywords that Rust does not allow as raw identifiers (`r#…`).
const UNESCAPABLE_KEYWORDS: &[&str] = &["self", "super", "crate", "Self", "_"];

/// The strict and reserved keywords of Rust, edition 2024.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Converts a name in the document to a Rust identifier: `petId` → `pet_id` for a field. The result may already be in
/// use in its scope; [`NameScope`] makes it unique.
#[must_use]
pub fn to_identifier(document_name: &str, kind: NameKind) -> String {
    if is_snake_case(document_name) && !matches!(kind, NameKind::Type | NameKind::Variant) {
        return to_legal_identifier(document_name.to_owned(), kind);
    }
    // In type names such as `List<Pet>` or `Page«User»`, brackets enclose an argument.
    let without_brackets = (kind == NameKind::Type).then(|| document_name.replace(['<', '>', '«', '»'], " "));
    let without_brackets = without_brackets.filter(|document_name| document_name.contains(char::is_alphanumeric));
    let spelled_name = spell_out_symbols(without_brackets.as_deref().unwrap_or(document_name));
    let cased_name = match kind {
        NameKind::Type | NameKind::Variant => spelled_name.to_upper_camel_case(),
        NameKind::Field | NameKind::Function | NameKind::Module => spelled_name.to_snake_case(),
    };
    let cased_name: String = cased_name.chars().filter(|c| *c == '_' || unicode_ident::is_xid_continue(*c)).collect();
    let cased_name = match cased_name.chars().next() {
        None => match kind {
            NameKind::Type | NameKind::Variant => "Empty".to_owned(),
            _ => "empty".to_owned(),
        },
        Some(first) if first == '_' || !unicode_ident::is_xid_start(first) => match kind {
            NameKind::Type | NameKind::Variant => format!("V{}", cased_name.trim_start_matches('_')),
            _ => format!("n{}", cased_name.trim_start_matches('_')),
        },
        Some(_) => cased_name,
    };
    to_legal_identifier(cased_name, kind)
}

/// The maximum length, in bytes, of the name of a type or function. A number that makes the name unique does not count.
const MAX_ITEM_LENGTH: usize = 60;

/// Shortens the name of a type or function to at most 60 bytes. Removes words in the middle: the first words describe
/// the owner of the item, and the last words the item itself.
#[must_use]
pub fn shorten_name(name: &str) -> String {
    if name.len() <= MAX_ITEM_LENGTH {
        return name.to_owned();
    }
    let word_starts = name.char_indices().filter(|(_, c)| c.is_uppercase() || *c == '_').map(|(index, _)| index);
    let word_starts: Vec<usize> = word_starts.filter(|index| *index > 0).collect();
    let char_boundary_before =
        |max_index: usize| (0..=max_index).rev().find(|index| name.is_char_boundary(*index)).unwrap_or_default();
    let head_end = word_starts.iter().copied().take_while(|start| *start <= MAX_ITEM_LENGTH / 2).last();
    let head_end = head_end.unwrap_or_else(|| char_boundary_before(MAX_ITEM_LENGTH / 2));
    let tail_start = word_starts.iter().copied().find(|start| name.len() - start <= MAX_ITEM_LENGTH - head_end);
    name[..head_end].to_owned() + tail_start.map_or("", |tail_start| &name[tail_start..])
}

/// Splits the name of a type into words that begin with a capital letter: `PetStore` → `["Pet", "Store"]`.
#[must_use]
pub fn split_words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for c in name.trim_start_matches("r#").chars() {
        match words.last_mut() {
            Some(word) if !c.is_uppercase() => word.push(c),
            _ => words.push(c.to_string()),
        }
    }
    words
}

/// Converts a name in the document to a module name, which may already be in use in its scope. Since each module is a
/// file, the name is ASCII: other letters are replaced by similar ASCII letters. A long name is cut after a complete
/// word. `is_root` is true for modules at the root of the crate, which must not have certain names.
#[must_use]
pub fn to_module_name(document_name: &str, is_root: bool) -> String {
    let ascii_name = deunicode::deunicode(document_name);
    let mut name = to_identifier(&ascii_name, if is_root { NameKind::Module } else { NameKind::Function });
    if name.len() > MAX_MODULE_LENGTH {
        let last_word_end = name[..MAX_MODULE_LENGTH].rfind('_').filter(|end| *end > 0);
        name.truncate(last_word_end.unwrap_or(MAX_MODULE_LENGTH));
    }
    let unescaped_name = name.trim_start_matches("r#");
    let is_windows_port = |name: &str| {
        name.strip_prefix("com")
            .or(name.strip_prefix("lpt"))
            .is_some_and(|port| port.len() == 1 && port.as_bytes()[0].is_ascii_digit())
    };
    let is_reserved = RESERVED_FILE_NAMES.contains(&unescaped_name) || is_windows_port(unescaped_name);
    if is_reserved { format!("{unescaped_name}_") } else { name }
}

/// Returns whether a name is already in snake case. Most names of object members are.
fn is_snake_case(document_name: &str) -> bool {
    document_name.starts_with(|first: char| first.is_ascii_lowercase())
        && document_name
            .split('_')
            .all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()))
}

/// Changes an identifier that is a keyword or a reserved name: `type` → `r#type`, `self` → `self_`. Other identifiers
/// are returned unchanged.
fn to_legal_identifier(name: String, kind: NameKind) -> String {
    match kind {
        NameKind::Type if RESERVED_TYPE_NAMES.contains(&name.as_str()) => format!("{name}Type"),
        NameKind::Variant if name == "Self" => "SelfValue".to_owned(),
        NameKind::Module if ROOT_MODULES.contains(&name.as_str()) => format!("{name}_api"),
        _ if UNESCAPABLE_KEYWORDS.contains(&name.as_str()) => format!("{name}_"),
        _ if KEYWORDS.contains(&name.as_str()) => format!("r#{name}"),
        _ => name,
    }
}

/// Replaces characters that identifiers cannot contain by words or spaces, so that different symbols result in
/// different names: `+1` → ` plus 1`, `-1` → ` minus 1`.
fn spell_out_symbols(document_name: &str) -> String {
    let has_text = document_name.chars().any(char::is_alphanumeric);
    let mut spelled_name = String::with_capacity(document_name.len());
    let mut is_after_text = false;
    for (index, c) in document_name.char_indices() {
        let text_after = &document_name[index + c.len_utf8()..];
        let is_text = unicode_ident::is_xid_continue(c) && c != '_';
        if is_text {
            if c.is_ascii_uppercase() && begins_acronym(&spelled_name, &document_name[index..]) {
                spelled_name.push(' ');
            }
            spelled_name.push(c);
        } else if has_text && is_separator(c, is_after_text, text_after) {
            spelled_name.push(' ');
        } else {
            spelled_name.push(' ');
            spelled_name.push_str(&symbol_name(c));
            spelled_name.push(' ');
        }
        is_after_text = is_text;
    }
    spelled_name
}

/// Returns whether an acronym begins between `text_before`, which ends with a letter or digit, and `text_after`.
/// Examples, with `|` between the two: true for `V1|APIResources` and `S3|URL`, false for `L2|TP` and `E2|EE`. An
/// acronym has at least three letters, or two after a version (`V1`).
fn begins_acronym(text_before: &str, text_after: &str) -> bool {
    let word_before = text_before.trim_end_matches(|c: char| c.is_ascii_digit());
    if word_before.len() == text_before.len() || !word_before.ends_with(|c: char| c.is_ascii_alphabetic()) {
        return false;
    }
    let capital_count = text_after.chars().take_while(char::is_ascii_uppercase).count();
    let continues_lowercase = text_after[capital_count..].starts_with(|c: char| c.is_lowercase());
    let acronym_length = if continues_lowercase { capital_count.saturating_sub(1) } else { capital_count };
    let is_version =
        word_before.strip_suffix('V').is_some_and(|prefix| !prefix.ends_with(|c: char| c.is_ascii_uppercase()));
    acronym_length >= if is_version { 2 } else { 3 }
}

/// Returns whether the character `c` only separates words and can be removed. `text_after` is the text that follows
/// `c`. `+` and `-` before a number, and operators such as `<` and `=`, are not separators.
fn is_separator(c: char, is_after_text: bool, text_after: &str) -> bool {
    match c {
        '-' | '+' => is_after_text || !text_after.starts_with(|next: char| next.is_ascii_digit()),
        '*' | '<' | '>' | '=' | '!' | '&' | '|' | '%' | '@' | '$' => false,
        _ => c.is_ascii() || c.is_whitespace(),
    }
}

/// Returns the word that replaces a symbol: `+` → `plus`. A character without a word is replaced by its code point: `§`
/// → `ua7`.
fn symbol_name(c: char) -> String {
    let symbol_word = match c {
        '+' => "plus",
        '-' => "minus",
        '*' => "star",
        '/' => "slash",
        '\\' => "backslash",
        '<' => "less",
        '>' => "greater",
        '=' => "equal",
        '!' => "not",
        '?' => "question",
        '&' => "and",
        '|' => "or",
        '%' => "percent",
        '#' => "hash",
        '@' => "at",
        '$' => "dollar",
        '^' => "caret",
        '~' => "tilde",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        ';' => "semicolon",
        '_' => "underscore",
        ' ' => "space",
        '\'' => "quote",
        '"' => "double quote",
        '(' => "open",
        ')' => "close",
        '[' => "open bracket",
        ']' => "close bracket",
        '{' => "open brace",
        '}' => "close brace",
        _ => return format!("u{:x}", u32::from(c)),
    };
    symbol_word.to_owned()
}

/// The names that are in use in a scope, such as a module, a struct or an enum. Makes names unique by appending
/// numbers.
#[derive(Clone, Debug, Default)]
pub struct NameScope {
    /// The names in use, each with the number that was last appended to it to make a duplicate unique.
    claimed_names: HashMap<String, u32>,
}

impl NameScope {
    /// Converts a name in the document to an identifier that is not in use yet, reserves the identifier and returns it.
    pub fn claim_name(&mut self, document_name: &str, kind: NameKind) -> String {
        self.claim_identifier(to_identifier(document_name, kind), kind)
    }

    /// Reserves and returns an identifier that is not in use yet: `name`, or `name` with a number if `name` is in use.
    pub fn claim_identifier(&mut self, name: String, kind: NameKind) -> String {
        if !self.claimed_names.contains_key(&name) {
            self.claimed_names.insert(name.clone(), 1);
            return name;
        }
        loop {
            let last_number = self.claimed_names.entry(name.clone()).or_insert(1);
            *last_number += 1;
            let base_name = name.trim_start_matches("r#");
            let candidate = match kind {
                NameKind::Type | NameKind::Variant => format!("{base_name}{last_number}"),
                _ => format!("{}_{last_number}", base_name.trim_end_matches('_')),
            };
            if !self.claimed_names.contains_key(&candidate) {
                self.claimed_names.insert(candidate.clone(), 1);
                return candidate;
            }
        }
    }

    /// Reserves and returns a name for the enum variant that contains undeclared values: the first of `Unknown`,
    /// `Other`, `Unrecognized` and `UnknownValue` that is not in use yet.
    pub fn claim_unknown_variant(&mut self) -> String {
        let mut candidates = ["Unknown", "Other", "Unrecognized", "UnknownValue"].into_iter();
        let unused_name = candidates.find(|name| !self.is_taken(name));
        self.claim_name(unused_name.unwrap_or("Unknown"), NameKind::Variant)
    }

    /// Returns whether `name` is already in use.
    #[must_use]
    pub fn is_taken(&self, name: &str) -> bool {
        self.claimed_names.contains_key(name)
    }
}

#[cfg(test)]
mod tests;
