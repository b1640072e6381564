//! Converts names in the document to Rust identifiers. Handles letter case, keywords, symbols and collisions.

use std::collections::HashMap;

use heck::{ToSnakeCase, ToUpperCamelCase};

/// The kind of item that a name is for. It determines the letter case and the reserved words.
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

/// Names of the Rust prelude and other common names that generated code uses. A type with one of these names would
/// shadow them.
const PRELUDE: &[&str] = &[
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

/// Reserved names of modules at the crate's root: modules that every generated crate has, crates that generated code
/// uses, and names of files or folders that have a meaning for cargo.
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

/// File names without extension that are not allowed, because they have a special meaning for rustc or on Windows.
const RESERVED_FILE_NAMES: &[&str] = &["mod", "aux", "con", "nul", "prn"];

/// The maximum length of a module's name in bytes. File names are limited to 255 bytes.
const MAX_MODULE_LENGTH: usize = 80;

/// Keywords that cannot be raw identifiers.
const UNESCAPABLE: &[&str] = &["self", "super", "crate", "Self", "_"];

/// Strict and reserved keywords of the 2024 edition.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Returns the identifier for `wire`, the name in the document. Other names in the same scope are not considered.
#[must_use]
pub fn to_identifier(wire: &str, kind: NameKind) -> String {
    if is_snake(wire) && !matches!(kind, NameKind::Type | NameKind::Variant) {
        return to_legal_identifier(wire.to_owned(), kind);
    }
    // In type names such as `List<Pet>` or `Page«User»`, brackets enclose an argument.
    let generic = (kind == NameKind::Type).then(|| wire.replace(['<', '>', '«', '»'], " "));
    let words =
        spell_out_symbols(generic.filter(|wire| wire.contains(char::is_alphanumeric)).as_deref().unwrap_or(wire));
    let cased = match kind {
        NameKind::Type | NameKind::Variant => words.to_upper_camel_case(),
        NameKind::Field | NameKind::Function | NameKind::Module => words.to_snake_case(),
    };
    let cased: String = cased.chars().filter(|c| *c == '_' || unicode_ident::is_xid_continue(*c)).collect();
    let cased = match cased.chars().next() {
        None => match kind {
            NameKind::Type | NameKind::Variant => "Empty".to_owned(),
            _ => "empty".to_owned(),
        },
        Some(first) if first == '_' || !unicode_ident::is_xid_start(first) => match kind {
            NameKind::Type | NameKind::Variant => format!("V{}", cased.trim_start_matches('_')),
            _ => format!("n{}", cased.trim_start_matches('_')),
        },
        Some(_) => cased,
    };
    to_legal_identifier(cased, kind)
}

/// The maximum length in bytes of the name of a type or function, without the number that makes it unique.
const MAX_LENGTH: usize = 60;

/// Shortens the name of a type or function to at most 60 bytes. Words in the middle are removed, since the first words
/// describe the owner and the last words the item itself.
#[must_use]
pub fn shorten_name(name: &str) -> String {
    if name.len() <= MAX_LENGTH {
        return name.to_owned();
    }
    let word_starts = name.char_indices().filter(|(_, c)| c.is_uppercase() || *c == '_').map(|(index, _)| index);
    let word_starts: Vec<usize> = word_starts.filter(|index| *index > 0).collect();
    let floor = |most: usize| (0..=most).rev().find(|index| name.is_char_boundary(*index)).unwrap_or_default();
    let head = word_starts.iter().copied().take_while(|start| *start <= MAX_LENGTH / 2).last();
    let head = head.unwrap_or_else(|| floor(MAX_LENGTH / 2));
    let tail = word_starts.iter().copied().find(|start| name.len() - start <= MAX_LENGTH - head);
    name[..head].to_owned() + tail.map_or("", |tail| &name[tail..])
}

/// Splits the name of a type into words. Each word begins with a capital letter.
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

/// Returns the name of the module for `wire`, the name in the document. Other names in the same scope are not
/// considered. Since each module is a file, the name is ASCII: other letters are replaced by similar ASCII letters. A
/// long name is cut after a complete word.
#[must_use]
pub fn to_module_name(wire: &str, is_root: bool) -> String {
    let ascii = deunicode::deunicode(wire);
    let mut name = to_identifier(&ascii, if is_root { NameKind::Module } else { NameKind::Function });
    if name.len() > MAX_MODULE_LENGTH {
        let words = name[..MAX_MODULE_LENGTH].rfind('_').filter(|end| *end > 0);
        name.truncate(words.unwrap_or(MAX_MODULE_LENGTH));
    }
    let plain = name.trim_start_matches("r#");
    let is_port = |name: &str| {
        name.strip_prefix("com")
            .or(name.strip_prefix("lpt"))
            .is_some_and(|port| port.len() == 1 && port.as_bytes()[0].is_ascii_digit())
    };
    if RESERVED_FILE_NAMES.contains(&plain) || is_port(plain) { format!("{plain}_") } else { name }
}

/// Returns whether a name is already in snake case, as the names of most members are.
fn is_snake(wire: &str) -> bool {
    wire.starts_with(|first: char| first.is_ascii_lowercase())
        && wire
            .split('_')
            .all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()))
}

/// Changes an identifier that is a keyword or a reserved name. Other identifiers are returned unchanged.
fn to_legal_identifier(name: String, kind: NameKind) -> String {
    match kind {
        NameKind::Type if PRELUDE.contains(&name.as_str()) => format!("{name}Type"),
        NameKind::Variant if name == "Self" => "SelfValue".to_owned(),
        NameKind::Module if ROOT_MODULES.contains(&name.as_str()) => format!("{name}_api"),
        _ if UNESCAPABLE.contains(&name.as_str()) => format!("{name}_"),
        _ if KEYWORDS.contains(&name.as_str()) => format!("r#{name}"),
        _ => name,
    }
}

/// Replaces characters that identifiers cannot contain by words or spaces, so that `+1`, `-1`, `>=` and `*` stay
/// distinct.
fn spell_out_symbols(wire: &str) -> String {
    let has_text = wire.chars().any(char::is_alphanumeric);
    let mut out = String::with_capacity(wire.len());
    let mut after_text = false;
    for (index, c) in wire.char_indices() {
        let rest = &wire[index + c.len_utf8()..];
        let is_text = unicode_ident::is_xid_continue(c) && c != '_';
        if is_text {
            if c.is_ascii_uppercase() && begins_acronym(&out, &wire[index..]) {
                out.push(' ');
            }
            out.push(c);
        } else if has_text && is_separator(c, after_text, rest) {
            out.push(' ');
        } else {
            out.push(' ');
            out.push_str(&symbol_name(c));
            out.push(' ');
        }
        after_text = is_text;
    }
    out
}

/// Returns whether `rest` begins with an acronym that follows letters and digits at the end of `before`:
/// `V1|APIResources`, `S3|URL`, but not `L2TP` or `E2EE`. After a version, two letters are sufficient; otherwise an
/// acronym has at least three letters.
fn begins_acronym(before: &str, rest: &str) -> bool {
    let word = before.trim_end_matches(|c: char| c.is_ascii_digit());
    if word.len() == before.len() || !word.ends_with(|c: char| c.is_ascii_alphabetic()) {
        return false;
    }
    let capitals = rest.chars().take_while(char::is_ascii_uppercase).count();
    let is_followed = rest[capitals..].starts_with(|c: char| c.is_lowercase());
    let acronym = if is_followed { capitals.saturating_sub(1) } else { capitals };
    let is_version = word.strip_suffix('V').is_some_and(|before| !before.ends_with(|c: char| c.is_ascii_uppercase()));
    acronym >= if is_version { 2 } else { 3 }
}

/// Returns whether `c` only separates words. `+` and `-` before a number and operators such as `<` and `=` are not
/// separators.
fn is_separator(c: char, after_text: bool, rest: &str) -> bool {
    match c {
        '-' | '+' => after_text || !rest.starts_with(|next: char| next.is_ascii_digit()),
        '*' | '<' | '>' | '=' | '!' | '&' | '|' | '%' | '@' | '$' => false,
        _ => c.is_ascii() || c.is_whitespace(),
    }
}

fn symbol_name(c: char) -> String {
    let name = match c {
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
    name.to_owned()
}

/// The names used in a scope: a module, a struct or an enum. A number is appended to duplicate names.
#[derive(Clone, Debug, Default)]
pub struct NameScope {
    taken: HashMap<String, u32>,
}

impl NameScope {
    /// Claims and returns an identifier for `wire` that differs from all names claimed before.
    pub fn claim_name(&mut self, wire: &str, kind: NameKind) -> String {
        self.claim_identifier(to_identifier(wire, kind), kind)
    }

    /// Claims and returns a unique identifier. Returns `name` itself, or `name` with a number if it is already claimed.
    pub fn claim_identifier(&mut self, name: String, kind: NameKind) -> String {
        if !self.taken.contains_key(&name) {
            self.taken.insert(name.clone(), 1);
            return name;
        }
        loop {
            let count = self.taken.entry(name.clone()).or_insert(1);
            *count += 1;
            let base = name.trim_start_matches("r#");
            let candidate = match kind {
                NameKind::Type | NameKind::Variant => format!("{base}{count}"),
                _ => format!("{}_{count}", base.trim_end_matches('_')),
            };
            if !self.taken.contains_key(&candidate) {
                self.taken.insert(candidate.clone(), 1);
                return candidate;
            }
        }
    }

    /// Claims and returns a name for the variant that contains undeclared values: the first of several candidates that
    /// is not yet used.
    pub fn claim_unknown(&mut self) -> String {
        let free = ["Unknown", "Other", "Unrecognized", "UnknownValue"].into_iter().find(|name| !self.is_taken(name));
        self.claim_name(free.unwrap_or("Unknown"), NameKind::Variant)
    }

    /// Returns whether `name` is already claimed.
    #[must_use]
    pub fn is_taken(&self, name: &str) -> bool {
        self.taken.contains_key(name)
    }
}

#[cfg(test)]
mod tests;
