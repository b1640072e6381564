//! Resolves `$ref`s to nodes (OpenAPI 3.0.3, Reference Object; JSON pointers as in RFC 6901). URLs are not fetched.
//! Files outside the folder of the root file are rejected.

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
    /// The text of the first `$ref` in the chain. `None` if the original node has no `$ref`.
    pub reference: Option<&'a str>,
    /// The span of the first `$ref` in the chain. If the original node has no `$ref`, the span of the node.
    pub at: Span,
}

/// The maximum length of a chain of `$ref`s. Longer chains are treated as cycles.
const MAX_REFERENCES: usize = 20;

/// The maximum length of a file's path in bytes.
const MAX_PATH_LENGTH: usize = 4096;

/// The characters that are percent-encoded in the `$ref`s that the translation of Swagger 2.0 creates.
const ENCODED_CHARACTERS: &AsciiSet = &CONTROLS.add(b' ').add(b'%').add(b'#').add(b'?').add(b'\\');

/// An error about a reference. The position of the reference is added by [`into_diagnostic`](Self::into_diagnostic).
struct ReferenceError {
    code: &'static str,
    message: String,
    help: Option<String>,
}

impl ReferenceError {
    fn new(code: &'static str, message: String, help: impl Into<Option<String>>) -> Self {
        Self { code, message, help: help.into() }
    }

    fn into_diagnostic(self, span: Span) -> Diagnostic {
        let mut diagnostic = Diagnostic::error(self.code, self.message, span);
        diagnostic.help = self.help;
        diagnostic
    }
}

/// A reference, split into the path of a file and a JSON pointer.
struct ReferenceParts<'r> {
    /// The path of the referenced file, including the folder of the root file. `None` if the reference has no path, so
    /// that it refers to the file in which it is written.
    path: Option<String>,
    /// The JSON pointer after `#`, percent-decoded.
    pointer: Cow<'r, str>,
}

impl Documents {
    /// Follows `$ref`s from a node to the first node without a `$ref`. If the node has no `$ref`, the result is the
    /// node itself.
    ///
    /// # Errors
    ///
    /// Returns a diagnostic for a `$ref` that is unresolved, outside the root's folder, or cyclic.
    pub fn follow<'a>(&'a self, start_node: Node<'a>) -> Result<Target<'a>, Box<Diagnostic>> {
        self.follow_until(start_node, |_| false)
    }

    /// Follows `$ref`s from a node, and stops at the first node that has no `$ref` or for which `is_end` returns true.
    pub(super) fn follow_until<'a>(
        &'a self,
        start_node: Node<'a>,
        is_end: impl Fn(Node<'a>) -> bool,
    ) -> Result<Target<'a>, Box<Diagnostic>> {
        let mut target = Target { node: start_node, reference: None, at: start_node.diagnostic_span() };
        let mut followed_refs: Vec<(Location, Span)> = Vec::new();
        while let Some(member) = target.node.member("$ref") {
            if is_end(target.node) {
                break;
            }
            let Some(reference) = member.value.as_str() else {
                let message = format!("`$ref` must be a string, not {}", member.value.kind_with_article());
                return Err(Box::new(Diagnostic::error(codes::REF_SYNTAX, message, member.value.diagnostic_span())));
            };
            if followed_refs.iter().any(|(seen_location, _)| *seen_location == target.node.location())
                || followed_refs.len() > MAX_REFERENCES
            {
                return Err(Box::new(create_cycle_diagnostic(&followed_refs)));
            }
            let reference_span = member.value.span();
            followed_refs.push((target.node.location(), reference_span));
            if target.reference.is_none() {
                target = Target { reference: Some(reference), at: reference_span, ..target };
            }
            target.node = self.resolve(target.node.location(), reference, reference_span)?;
        }
        Ok(target)
    }

    /// Returns the node that `reference` refers to. A relative reference is resolved against the file that contains the
    /// location `from`.
    ///
    /// # Errors
    ///
    /// Returns a diagnostic with the position `reference_span` if the reference is invalid or cannot be resolved.
    pub fn resolve(&self, from: Location, reference: &str, reference_span: Span) -> Result<Node<'_>, Box<Diagnostic>> {
        let (uri, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        if let Some(node) = self.find_by_id(uri).filter(|_| !uri.is_empty()) {
            return self
                .resolve_fragment(node, fragment, reference)
                .map_err(|error| Box::new(error.into_diagnostic(reference_span)))?
                .map_or_else(|| self.resolve_anchor(node.location().file, fragment, reference_span), Ok);
        }
        if uri.is_empty()
            && !fragment.is_empty()
            && !fragment.starts_with('/')
            && let Some(node) = self.find_by_anchor(from.file, fragment, reference_span)?
        {
            return Ok(node);
        }
        let reference_parts =
            self.split_reference(from, reference).map_err(|error| Box::new(error.into_diagnostic(reference_span)))?;
        let file_id = match &reference_parts.path {
            None => from.file,
            Some(path) => self.file_ids_by_path.get(path).copied().ok_or_else(|| {
                let reason = self.unread_files.get(path).map_or("the file does not exist", String::as_str);
                Box::new(Diagnostic::error(
                    codes::REF_FILE,
                    format!("cannot read the file `{path}`: {reason}"),
                    reference_span,
                ))
            })?,
        };
        let Some(tree) = &self.trees[usize::from(file_id.0)] else {
            let path = &self.sources.file(file_id).path;
            let message = format!("the file `{path}` has syntax errors and cannot be read");
            let diagnostic = Diagnostic::error(codes::REF_FILE, message, reference_span);
            let syntax_error = self.diagnostics_of_file(file_id).first();
            let span_and_message = syntax_error.and_then(|error| Some((error.span.as_ref()?.0, &error.message)));
            return Err(Box::new(match span_and_message {
                Some((span, message)) => diagnostic.with_related(span, message.as_str()),
                None => diagnostic,
            }));
        };
        self.resolve_pointer(tree.root(), &reference_parts.pointer)
            .map_err(|error| Box::new(error.into_diagnostic(reference_span)))
    }

    /// Formats the text of a `$ref` in the file `from` that refers to the node at the location `target`. For example,
    /// `../meta/v1.yaml#/components/parameters/pretty`.
    pub(super) fn format_reference(&self, from: FileId, target: Location) -> String {
        let count_folders = |path: &str| path.matches('/').count();
        let from_path = &self.sources.file(from).path;
        let folder_depth = count_folders(from_path.strip_prefix(&self.root_folder).unwrap_or(from_path));
        let location_name = self.location_name(target);
        let (path, pointer) = location_name.split_once('#').unwrap_or((&location_name, ""));
        let percent_encode = |text: &str| percent_encoding::utf8_percent_encode(text, ENCODED_CHARACTERS).to_string();
        format!("{}{}#{}", "../".repeat(folder_depth), percent_encode(path), percent_encode(pointer))
    }

    /// Returns the paths of the files to which a tree refers in `$ref`s and in the mappings of discriminators. URLs,
    /// and files outside the folder of the root file, are left out.
    pub(super) fn collect_referenced_paths(&self, tree: &Tree) -> IndexSet<String> {
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

    /// Returns the node that a fragment (the text after `#`) identifies. A JSON pointer is resolved relative to `node`.
    /// `None` if the fragment is an anchor and not a JSON pointer.
    fn resolve_fragment<'a>(
        &self,
        node: Node<'a>,
        fragment: &str,
        reference: &str,
    ) -> Result<Option<Node<'a>>, ReferenceError> {
        if !fragment.is_empty() && !fragment.starts_with('/') {
            return Ok(None);
        }
        let pointer = percent_decode(fragment, reference)?;
        self.resolve_pointer(node, &pointer).map(Some)
    }

    /// Returns the schema with the given anchor in a file. Returns an error if the file does not declare the anchor.
    fn resolve_anchor(&self, file: FileId, anchor: &str, reference_span: Span) -> Result<Node<'_>, Box<Diagnostic>> {
        self.find_by_anchor(file, anchor, reference_span)?.ok_or_else(|| {
            let message = format!("the reference `#{anchor}` cannot be resolved: no schema has this anchor");
            Box::new(Diagnostic::error(codes::REF_UNRESOLVED, message, reference_span))
        })
    }

    /// Splits a reference into the path of the file and the JSON pointer. Resolves the path against the file that
    /// contains the reference, and removes the segments `.` and `..`.
    fn split_reference<'r>(&self, from: Location, reference: &'r str) -> Result<ReferenceParts<'r>, ReferenceError> {
        let (path, pointer) = reference.split_once('#').unwrap_or((reference, ""));
        let pointer = percent_decode(pointer, reference)?;
        if !pointer.is_empty() && !pointer.starts_with('/') {
            let help = format!("to refer to a schema in this file, write `#/components/schemas/{pointer}`");
            let message = format!("the fragment `#{pointer}` is not a JSON pointer");
            return Err(ReferenceError::new(codes::REF_SYNTAX, message, help));
        }
        if path.is_empty() {
            return Ok(ReferenceParts { path: None, pointer });
        }
        let reject_reference = |code, reason: &str, help: &str| {
            let message = format!("cannot follow the reference `{reference}`: {reason}");
            Err(ReferenceError::new(code, message, help.to_owned()))
        };
        if has_scheme(path) || path.starts_with("//") {
            return reject_reference(
                codes::REF_URL,
                "it is a URL, and URLs are not fetched",
                "save the file in the directory of the document and refer to it there",
            );
        }
        let path = percent_decode(path, reference)?;
        if path.contains(['\\', '\0']) || path.contains('?') {
            return reject_reference(
                codes::REF_SYNTAX,
                "it is not a valid file path",
                "write the path with `/` between directories",
            );
        }
        if path.starts_with('/') {
            let help = "write the path relative to the file that contains the reference";
            return reject_reference(codes::REF_OUTSIDE, "it is an absolute path", help);
        }
        let base_path = &self.sources.file(from.file).path;
        let base_path = base_path.strip_prefix(&self.root_folder).unwrap_or(base_path);
        let mut folders: Vec<&str> = base_path.split('/').collect();
        folders.pop();
        for segment in path.split('/') {
            match segment {
                ".." if folders.pop().is_none() => {
                    let help = "move the file into the directory of the root file";
                    return reject_reference(codes::REF_OUTSIDE, "it leads out of the directory of the document", help);
                }
                "" | "." | ".." => {}
                segment => folders.push(segment),
            }
        }
        if folders.is_empty() || path.ends_with('/') {
            let help = "add the name of a file to the path";
            return reject_reference(codes::REF_SYNTAX, "it is the path of a directory, not of a file", help);
        }
        let path = format!("{}{}", self.root_folder, folders.join("/"));
        if path.len() > MAX_PATH_LENGTH {
            return reject_reference(
                codes::REF_SYNTAX,
                "it resolves to a path that is longer than file systems allow",
                "use fewer or shorter names of directories",
            );
        }
        Ok(ReferenceParts { path: Some(path), pointer })
    }

    /// Returns the node that a JSON pointer identifies. The pointer is resolved relative to `node`.
    fn resolve_pointer<'a>(&self, mut node: Node<'a>, pointer: &str) -> Result<Node<'a>, ReferenceError> {
        let mut resolved_length = 0;
        for segment in pointer.split('/').skip(1) {
            let unescaped_segment = unescape_pointer(segment);
            let child_node = match node.original_value() {
                Value::Map(members) => {
                    node.member_value(&unescaped_segment).or_else(|| members.find(&unescaped_segment))
                }
                Value::List(items) => unescaped_segment.parse().ok().and_then(|index| items.iter().nth(index)),
                _ => None,
            };
            let Some(child_node) = child_node else {
                return Err(self.create_unresolved_pointer_error(
                    node,
                    &pointer[..resolved_length],
                    &unescaped_segment,
                    pointer,
                ));
            };
            resolved_length += 1 + segment.len();
            node = child_node;
        }
        Ok(node)
    }

    /// Creates the error for a JSON pointer that cannot be resolved, since `node` has no member or item `segment`.
    /// `resolved_pointer` is the first part of the pointer, which leads to `node`.
    fn create_unresolved_pointer_error(
        &self,
        node: Node<'_>,
        resolved_pointer: &str,
        segment: &str,
        pointer: &str,
    ) -> ReferenceError {
        let message = if resolved_pointer.is_empty() {
            format!("the reference `#{pointer}` cannot be resolved: the file has no member `{segment}`")
        } else {
            format!(
                "the reference `#{pointer}` cannot be resolved: the value at `#{resolved_pointer}` has no member `{segment}`"
            )
        };
        let suggestion = self.suggest_name(segment, node.members().iter().map(|member| member.key));
        let help = suggestion.map(|suggestion| format!("did you mean `{suggestion}`?"));
        ReferenceError::new(codes::REF_UNRESOLVED, message, help)
    }

    /// Returns the candidate that is most similar to `name`. `None` if no candidate is similar, or if the document has
    /// reached the limit of searches. The number of searches is limited, since each search compares `name` with many
    /// candidates.
    pub(crate) fn suggest_name<'n>(&self, name: &str, candidates: impl Iterator<Item = &'n str>) -> Option<&'n str> {
        let decrement_remaining = |remaining: usize| remaining.checked_sub(1);
        let is_search_allowed =
            self.remaining_searches.fetch_update(Ordering::Relaxed, Ordering::Relaxed, decrement_remaining).is_ok();
        is_search_allowed.then(|| nearest_name(name, candidates)).flatten()
    }
}

/// Returns whether a value in a discriminator's `mapping` is a reference, as opposed to the name of a schema.
#[must_use]
pub fn is_reference(text: &str) -> bool {
    text.contains(['#', '/']) || has_extension(text, &["yaml", "yml", "json"])
}

/// Unescapes a segment of a JSON pointer (RFC 6901, section 4): `a~1b` becomes `a/b`.
fn unescape_pointer(segment: &str) -> Cow<'_, str> {
    if segment.contains('~') { segment.replace("~1", "/").replace("~0", "~").into() } else { segment.into() }
}

/// Returns the candidate that is most similar to `name`, ignoring case. A candidate is similar if at most a third of
/// the characters differ. `None` if no candidate is similar.
pub(crate) fn nearest_name<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    const MAX_CANDIDATES: usize = 10_000;
    let max_distance = name.len() / 3;
    let has_similar_length = |candidate: &&str| candidate.len().abs_diff(name.len()) <= max_distance;
    let similar_candidates = candidates.take(MAX_CANDIDATES).filter(has_similar_length);
    let edit_distance = |candidate: &str| strsim::damerau_levenshtein(&name.to_lowercase(), &candidate.to_lowercase());
    let candidates_with_distance = similar_candidates.map(|candidate| (edit_distance(candidate), candidate));
    candidates_with_distance
        .filter(|(distance, _)| *distance <= max_distance)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, nearest)| nearest)
}

fn create_cycle_diagnostic(followed_refs: &[(Location, Span)]) -> Diagnostic {
    let (_, first_span) = followed_refs[0];
    let problem = Diagnostic::error(codes::REF_CYCLE, "this `$ref` is part of a cycle of references", first_span);
    let other_references = followed_refs.iter().skip(1).take(5).filter(|(_, span)| *span != first_span);
    other_references
        .fold(problem, |problem, (_, span)| problem.with_related(*span, "the cycle contains this reference"))
        .with_help("replace one of the references with an object")
}

/// Percent-decodes `text`, which is a part of `reference`. The error message contains the complete reference.
fn percent_decode<'r>(text: &'r str, reference: &str) -> Result<Cow<'r, str>, ReferenceError> {
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
    let mut scheme_bytes = scheme.bytes();
    scheme_bytes.next().is_some_and(|byte| byte.is_ascii_alphabetic())
        && scheme_bytes.all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
}
