//! Resolves `$ref`s to nodes (OpenAPI 3.0.3, Reference Object; RFC 6901 for JSON pointers). URLs are not fetched, and
//! files outside the root's folder are rejected.

use std::{borrow::Cow, sync::atomic::Ordering};

use indexmap::IndexSet;
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str};

use super::{
    Documents, has_extension,
    tree::{Location, Node, Tree, Value},
};
use crate::{
    codes,
    diagnostic::Diagnostic,
    source::{FileId, Span},
};

/// The result of following the `$ref`s of a node.
#[derive(Clone, Copy)]
pub struct Target<'a> {
    /// The node at the end of the chain of `$ref`s.
    pub node: Node<'a>,
    /// The text of the first `$ref` that was followed. `None` if there was no `$ref`.
    pub reference: Option<&'a str>,
    /// The span of the first `$ref`, or of the node if there was no `$ref`.
    pub at: Span,
}

/// The maximum length of a chain of `$ref`s. Longer chains are treated as cycles.
const MAX_REFERENCES: usize = 20;

/// The maximum length of a file's path in bytes.
const MAX_PATH_LENGTH: usize = 4096;

/// The characters that are percent-encoded in the `$ref`s that the translation of Swagger 2.0 creates.
const ENCODED_CHARACTERS: &AsciiSet = &CONTROLS.add(b' ').add(b'%').add(b'#').add(b'?').add(b'\\');

/// An error in a reference, without the position of the reference.
struct ReferenceError {
    code: &'static str,
    message: String,
    help: Option<String>,
}

impl ReferenceError {
    fn new(code: &'static str, message: String, help: impl Into<Option<String>>) -> Self {
        Self { code, message, help: help.into() }
    }

    fn into_diagnostic(self, at: Span) -> Diagnostic {
        let mut diagnostic = Diagnostic::error(self.code, self.message, at);
        diagnostic.help = self.help;
        diagnostic
    }
}

/// A parsed reference.
struct ReferenceParts<'r> {
    /// The path of the file, including the root's folder. `None` for the file that contains the reference.
    path: Option<String>,
    /// The JSON pointer after `#`, percent-decoded.
    pointer: Cow<'r, str>,
}

impl Documents {
    /// Follows the `$ref`s of a node to a node without a `$ref`. The result is the node itself if it has no `$ref`.
    ///
    /// # Errors
    ///
    /// A diagnostic for a `$ref` that is unresolved, outside the root's folder, or cyclic.
    pub fn follow<'a>(&'a self, start: Node<'a>) -> Result<Target<'a>, Box<Diagnostic>> {
        self.follow_until(start, |_| false)
    }

    /// Follows the `$ref`s of a node until a node has no `$ref`, or until `is_end` returns true for a node.
    pub(super) fn follow_until<'a>(
        &'a self,
        start: Node<'a>,
        is_end: impl Fn(Node<'a>) -> bool,
    ) -> Result<Target<'a>, Box<Diagnostic>> {
        let mut target = Target { node: start, reference: None, at: start.diagnostic_span() };
        let mut chain: Vec<(Location, Span)> = Vec::new();
        while let Some(member) = target.node.member("$ref") {
            if is_end(target.node) {
                break;
            }
            let Some(reference) = member.value.as_str() else {
                let message = format!("`$ref` must be a string, not {}", member.value.kind_with_article());
                return Err(Box::new(Diagnostic::error(codes::REF_SYNTAX, message, member.value.diagnostic_span())));
            };
            if chain.iter().any(|(seen, _)| *seen == target.node.location()) || chain.len() > MAX_REFERENCES {
                return Err(Box::new(reference_cycle_diagnostic(&chain)));
            }
            let at = member.value.span();
            chain.push((target.node.location(), at));
            if target.reference.is_none() {
                target = Target { reference: Some(reference), at, ..target };
            }
            target.node = self.resolve(target.node.location(), reference, at)?;
        }
        Ok(target)
    }

    /// Returns the node that `reference` refers to. A relative reference is resolved against the file of `from`.
    ///
    /// # Errors
    ///
    /// A diagnostic with the position `at`, if the reference is invalid or cannot be resolved.
    pub fn resolve(&self, from: Location, reference: &str, at: Span) -> Result<Node<'_>, Box<Diagnostic>> {
        let (uri, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        if let Some(node) = self.find_by_id(uri).filter(|_| !uri.is_empty()) {
            return self
                .resolve_fragment(node, fragment, reference)
                .map_err(|error| Box::new(error.into_diagnostic(at)))?
                .map_or_else(|| self.resolve_anchor(node.location().file, fragment, at), Ok);
        }
        if uri.is_empty()
            && !fragment.is_empty()
            && !fragment.starts_with('/')
            && let Some(node) = self.find_by_anchor(from.file, fragment, at)?
        {
            return Ok(node);
        }
        let parts = self.split_reference(from, reference).map_err(|error| Box::new(error.into_diagnostic(at)))?;
        let file = match &parts.path {
            None => from.file,
            Some(path) => self.by_path.get(path).copied().ok_or_else(|| {
                let reason = self.unread_files.get(path).map_or("the file does not exist", String::as_str);
                Box::new(Diagnostic::error(codes::REF_FILE, format!("cannot read the file `{path}`: {reason}"), at))
            })?,
        };
        let Some(tree) = &self.trees[usize::from(file.0)] else {
            let path = &self.sources.file(file).path;
            let message = format!("the file `{path}` has errors and cannot be read");
            let problem = Diagnostic::error(codes::REF_FILE, message, at);
            let cause = self.problems(file).first();
            return Err(Box::new(match cause.and_then(|cause| Some((cause.span.as_ref()?.0, &cause.message))) {
                Some((span, message)) => problem.with_related(span, message.as_str()),
                None => problem,
            }));
        };
        self.resolve_pointer(tree.root(), &parts.pointer).map_err(|error| Box::new(error.into_diagnostic(at)))
    }

    /// Formats a `$ref` to the node at `to`, for a Reference Object in the file `from`. For example,
    /// `../meta/v1.yaml#/components/parameters/pretty`.
    pub(super) fn reference_text(&self, from: FileId, to: Location) -> String {
        let count_folders = |path: &str| path.matches('/').count();
        let from_path = &self.sources.file(from).path;
        let depth = count_folders(from_path.strip_prefix(&self.folder).unwrap_or(from_path));
        let name = self.location_name(to);
        let (path, pointer) = name.split_once('#').unwrap_or((&name, ""));
        let encode = |text: &str| percent_encoding::utf8_percent_encode(text, ENCODED_CHARACTERS).to_string();
        format!("{}{}#{}", "../".repeat(depth), encode(path), encode(pointer))
    }

    /// Returns the paths of the files that `$ref`s and discriminator mappings in a tree refer to. URLs and files
    /// outside the root's folder are left out.
    pub(super) fn referenced_files(&self, tree: &Tree) -> IndexSet<String> {
        let mut paths = IndexSet::new();
        let mut add_path = |node: Node<'_>, text: &str| {
            if !text.starts_with('#')
                && let Ok(ReferenceParts { path: Some(path), .. }) = self.split_reference(node.location(), text)
            {
                paths.insert(path);
            }
        };
        for node in tree.nodes_in_order() {
            if let Some(text) = node.member_value("$ref").and_then(Node::as_str) {
                add_path(node, text);
            }
            let mapping =
                node.member_value("discriminator").and_then(|discriminator| discriminator.member_value("mapping"));
            for member in mapping.into_iter().flat_map(|mapping| mapping.members().iter()) {
                member.value.as_str().filter(|text| is_reference(text)).inspect(|text| add_path(node, text));
            }
        }
        paths
    }

    /// Returns the node at or below `node` that a fragment identifies. `None` if the fragment is an anchor and not a
    /// JSON pointer.
    fn resolve_fragment<'a>(
        &self,
        node: Node<'a>,
        fragment: &str,
        reference: &str,
    ) -> Result<Option<Node<'a>>, ReferenceError> {
        if !fragment.is_empty() && !fragment.starts_with('/') {
            return Ok(None);
        }
        let pointer = decode_percent(fragment, reference)?;
        self.resolve_pointer(node, &pointer).map(Some)
    }

    /// Returns the schema with the given anchor in a file, or the error for an unknown anchor.
    fn resolve_anchor(&self, file: FileId, anchor: &str, at: Span) -> Result<Node<'_>, Box<Diagnostic>> {
        self.find_by_anchor(file, anchor, at)?.ok_or_else(|| {
            let message = format!("the reference `#{anchor}` cannot be resolved: no schema has this anchor");
            Box::new(Diagnostic::error(codes::REF_UNRESOLVED, message, at))
        })
    }

    /// Splits a reference into the path of the file and the JSON pointer. The path is resolved against the file that
    /// contains the reference, without `.` and `..`.
    fn split_reference<'r>(&self, from: Location, reference: &'r str) -> Result<ReferenceParts<'r>, ReferenceError> {
        let (path, pointer) = reference.split_once('#').unwrap_or((reference, ""));
        let pointer = decode_percent(pointer, reference)?;
        if !pointer.is_empty() && !pointer.starts_with('/') {
            let help = format!("to refer to a schema in this file, write `#/components/schemas/{pointer}`");
            let message = format!("the fragment `#{pointer}` is not a JSON pointer");
            return Err(ReferenceError::new(codes::REF_SYNTAX, message, help));
        }
        if path.is_empty() {
            return Ok(ReferenceParts { path: None, pointer });
        }
        let error = |code, message: &str, help: &str| {
            Err(ReferenceError::new(code, format!("the reference `{reference}` {message}"), help.to_owned()))
        };
        if has_scheme(path) || path.starts_with("//") {
            return error(
                codes::REF_URL,
                "is a URL, and URLs are not fetched",
                "save the file in the directory of the document and refer to it there",
            );
        }
        let path = decode_percent(path, reference)?;
        if path.contains(['\\', '\0']) || path.contains('?') {
            return error(codes::REF_SYNTAX, "is not a valid file path", "write the path with `/` between directories");
        }
        if path.starts_with('/') {
            let help = "write the path relative to the file that contains the reference";
            return error(codes::REF_OUTSIDE, "is an absolute path", help);
        }
        let base = &self.sources.file(from.file).path;
        let base = base.strip_prefix(&self.folder).unwrap_or(base);
        let mut folders: Vec<&str> = base.split('/').collect();
        folders.pop();
        for part in path.split('/') {
            match part {
                ".." if folders.pop().is_none() => {
                    let help = "move the file into the directory of the root file";
                    return error(codes::REF_OUTSIDE, "leads out of the directory of the document", help);
                }
                "" | "." | ".." => {}
                part => folders.push(part),
            }
        }
        if folders.is_empty() || path.ends_with('/') {
            let help = "add the name of a file to the path";
            return error(codes::REF_SYNTAX, "is the path of a directory, not of a file", help);
        }
        let path = format!("{}{}", self.folder, folders.join("/"));
        if path.len() > MAX_PATH_LENGTH {
            return error(
                codes::REF_SYNTAX,
                "resolves to a path that is longer than file systems allow",
                "use fewer or shorter names of directories",
            );
        }
        Ok(ReferenceParts { path: Some(path), pointer })
    }

    /// Returns the node that a JSON pointer identifies, relative to `node`.
    fn resolve_pointer<'a>(&self, mut node: Node<'a>, pointer: &str) -> Result<Node<'a>, ReferenceError> {
        let mut resolved_length = 0;
        for segment in pointer.split('/').skip(1) {
            let part = unescape_pointer(segment);
            let next = match node.original() {
                Value::Map(members) => node.member_value(&part).or_else(|| members.find(&part)),
                Value::List(items) => part.parse().ok().and_then(|index| items.iter().nth(index)),
                _ => None,
            };
            let Some(next) = next else {
                return Err(self.unresolved_pointer_error(node, &pointer[..resolved_length], &part, pointer));
            };
            resolved_length += 1 + segment.len();
            node = next;
        }
        Ok(node)
    }

    /// Creates the error for a JSON pointer whose segment `part` does not exist in `node`. `resolved` is the part of
    /// the pointer that leads to `node`.
    fn unresolved_pointer_error(&self, node: Node<'_>, resolved: &str, part: &str, pointer: &str) -> ReferenceError {
        let message = if resolved.is_empty() {
            format!("the reference `#{pointer}` cannot be resolved: the file has no member `{part}`")
        } else {
            format!("the reference `#{pointer}` cannot be resolved: the value at `#{resolved}` has no member `{part}`")
        };
        let suggestion = self.suggest_name(part, node.members().iter().map(|member| member.key));
        let help = suggestion.map(|suggestion| format!("did you mean `{suggestion}`?"));
        ReferenceError::new(codes::REF_UNRESOLVED, message, help)
    }

    /// Returns the candidate that is most similar to `name`. The number of searches for a document is limited, since
    /// each search compares the name with many candidates. `None` if no candidate is similar, or if the limit is
    /// reached.
    pub(crate) fn suggest_name<'n>(&self, name: &str, candidates: impl Iterator<Item = &'n str>) -> Option<&'n str> {
        let decrement = |remaining: usize| remaining.checked_sub(1);
        let is_allowed = self.remaining_searches.fetch_update(Ordering::Relaxed, Ordering::Relaxed, decrement).is_ok();
        is_allowed.then(|| nearest_name(name, candidates)).flatten()
    }
}

/// Returns whether a value in a discriminator's `mapping` is a reference, as opposed to the name of a schema.
#[must_use]
pub fn is_reference(text: &str) -> bool {
    text.contains(['#', '/']) || has_extension(text, &["yaml", "yml", "json"])
}

/// Unescapes a segment of a JSON pointer (RFC 6901, section 4): `a~1b` becomes `a/b`.
fn unescape_pointer(part: &str) -> Cow<'_, str> {
    if part.contains('~') { part.replace("~1", "/").replace("~0", "~").into() } else { part.into() }
}

/// Returns the candidate that is most similar to `name`, ignoring case. `None` if every candidate differs from the name
/// in more than a third of the characters.
pub(crate) fn nearest_name<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    const MAX_CANDIDATES: usize = 10_000;
    let max_distance = name.len() / 3;
    let has_similar_length = |candidate: &&str| candidate.len().abs_diff(name.len()) <= max_distance;
    let similar = candidates.take(MAX_CANDIDATES).filter(has_similar_length);
    let distance = |candidate: &str| strsim::damerau_levenshtein(&name.to_lowercase(), &candidate.to_lowercase());
    let scored = similar.map(|candidate| (distance(candidate), candidate));
    scored.filter(|(distance, _)| *distance <= max_distance).min_by_key(|(distance, _)| *distance).map(|(_, near)| near)
}

fn reference_cycle_diagnostic(chain: &[(Location, Span)]) -> Diagnostic {
    let (_, first) = chain[0];
    let problem = Diagnostic::error(codes::REF_CYCLE, "this `$ref` is part of a cycle of references", first);
    let rest = chain.iter().skip(1).take(5).filter(|(_, at)| *at != first);
    rest.fold(problem, |problem, (_, at)| problem.with_related(*at, "the cycle contains this reference"))
        .with_help("replace one of the references with an object")
}

/// Percent-decodes a part of a reference. `reference` is the complete reference, for the message.
fn decode_percent<'r>(text: &'r str, reference: &str) -> Result<Cow<'r, str>, ReferenceError> {
    percent_decode_str(text).decode_utf8().map_err(|_| {
        ReferenceError::new(
            codes::REF_SYNTAX,
            format!("the reference `{reference}` is not valid UTF-8 after percent-decoding"),
            None,
        )
    })
}

/// Returns whether `path` begins with a URL scheme (RFC 3986, section 3.1) or a Windows drive letter.
fn has_scheme(path: &str) -> bool {
    let Some((scheme, _)) = path.split_once(':') else { return false };
    let mut bytes = scheme.bytes();
    bytes.next().is_some_and(|byte| byte.is_ascii_alphabetic())
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
}
