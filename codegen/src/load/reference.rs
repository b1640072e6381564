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

/// The target of a node, after resolving `$ref`s.
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
const MAX_LENGTH: usize = 4096;

/// The characters that are percent-encoded in the `$ref`s that the translation of Swagger 2.0 creates.
const UNSAFE: &AsciiSet = &CONTROLS.add(b' ').add(b'%').add(b'#').add(b'?').add(b'\\');

/// An error in a reference, without its position.
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
    /// Follows the `$ref`s of a node, if any. Returns the node itself if it has no `$ref`.
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
        let (id, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        if let Some(node) = self.by_id(id).filter(|_| !id.is_empty()) {
            return self
                .resolve_fragment(node, fragment, reference)
                .map_err(|fault| Box::new(fault.into_diagnostic(at)))?
                .map_or_else(|| self.resolve_anchor(node.location().file, fragment, at), Ok);
        }
        if id.is_empty()
            && !fragment.is_empty()
            && !fragment.starts_with('/')
            && let Some(node) = self.by_anchor(from.file, fragment, at)?
        {
            return Ok(node);
        }
        let parts = self.split_reference(from, reference).map_err(|fault| Box::new(fault.into_diagnostic(at)))?;
        let file = match &parts.path {
            None => from.file,
            Some(path) => self.by_path.get(path).copied().ok_or_else(|| {
                let reason = self.unread.get(path).map_or("there is no such file", String::as_str);
                Box::new(Diagnostic::error(codes::REF_FILE, format!("cannot read `{path}`: {reason}"), at))
            })?,
        };
        let Some(tree) = &self.trees[usize::from(file.0)] else {
            let path = &self.sources.file(file).path;
            let problem = Diagnostic::error(codes::REF_FILE, format!("`{path}` cannot be read"), at);
            let why = self.problems(file).first();
            return Err(Box::new(match why.and_then(|why| Some((why.span.as_ref()?.0, &why.message))) {
                Some((span, message)) => problem.with_related(span, message.as_str()),
                None => problem,
            }));
        };
        self.resolve_pointer(tree.root(), &parts.pointer).map_err(|fault| Box::new(fault.into_diagnostic(at)))
    }

    /// Formats a reference (`file#pointer`) from the file `from` to the node at `to`.
    pub(super) fn reference_text(&self, from: FileId, to: Location) -> String {
        let folders = |path: &str| path.matches('/').count();
        let from = &self.sources.file(from).path;
        let depth = folders(from.strip_prefix(&self.folder).unwrap_or(from));
        let name = self.location_name(to);
        let (path, pointer) = name.split_once('#').unwrap_or((&name, ""));
        let encode = |text: &str| percent_encoding::utf8_percent_encode(text, UNSAFE).to_string();
        format!("{}{}#{}", "../".repeat(depth), encode(path), encode(pointer))
    }

    /// Returns the paths of the files that `$ref`s and discriminator mappings in a tree refer to. URLs and files
    /// outside the root's folder are left out.
    pub(super) fn referenced_files(&self, tree: &Tree) -> IndexSet<String> {
        let mut paths = IndexSet::new();
        let mut push = |node: Node<'_>, text: &str| {
            if !text.starts_with('#')
                && let Ok(ReferenceParts { path: Some(path), .. }) = self.split_reference(node.location(), text)
            {
                paths.insert(path);
            }
        };
        for node in tree.nodes_in_order() {
            if let Some(text) = node.member_value("$ref").and_then(Node::as_str) {
                push(node, text);
            }
            let mapping =
                node.member_value("discriminator").and_then(|discriminator| discriminator.member_value("mapping"));
            for member in mapping.into_iter().flat_map(|mapping| mapping.members().iter()) {
                member.value.as_str().filter(|text| is_reference(text)).inspect(|text| push(node, text));
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

    fn resolve_anchor(&self, file: FileId, anchor: &str, at: Span) -> Result<Node<'_>, Box<Diagnostic>> {
        self.by_anchor(file, anchor, at)?.ok_or_else(|| {
            let message = format!("`#{anchor}` points to nothing: no schema has that anchor");
            Box::new(Diagnostic::error(codes::REF_UNRESOLVED, message, at))
        })
    }

    fn split_reference<'r>(&self, from: Location, reference: &'r str) -> Result<ReferenceParts<'r>, ReferenceError> {
        let (path, pointer) = reference.split_once('#').unwrap_or((reference, ""));
        let pointer = decode_percent(pointer, reference)?;
        if !pointer.is_empty() && !pointer.starts_with('/') {
            let help = format!("a schema of this file is `#/components/schemas/{pointer}`");
            return Err(ReferenceError::new(codes::REF_SYNTAX, format!("`#{pointer}` is not a JSON pointer"), help));
        }
        if path.is_empty() {
            return Ok(ReferenceParts { path: None, pointer });
        }
        let fault = |code, message: &str, help: &str| {
            Err(ReferenceError::new(code, format!("`{reference}` {message}"), help.to_owned()))
        };
        if has_scheme(path) || path.starts_with("//") {
            return fault(
                codes::REF_URL,
                "is a URL, and URLs are not fetched",
                "put the file into the document's folder",
            );
        }
        let path = decode_percent(path, reference)?;
        if path.contains(['\\', '\0']) || path.contains('?') {
            return fault(codes::REF_SYNTAX, "is not a file name", "write it with `/` between folders");
        }
        if path.starts_with('/') {
            return fault(codes::REF_OUTSIDE, "is an absolute path", "write it relative to its file");
        }
        let base = &self.sources.file(from.file).path;
        let base = base.strip_prefix(&self.folder).unwrap_or(base);
        let mut folders: Vec<&str> = base.split('/').collect();
        folders.pop();
        for part in path.split('/') {
            match part {
                ".." if folders.pop().is_none() => {
                    let help = "all files of a document must be in the folder of its root file, or below it";
                    return fault(codes::REF_OUTSIDE, "leads out of the document's folder", help);
                }
                "" | "." | ".." => {}
                part => folders.push(part),
            }
        }
        if folders.is_empty() || path.ends_with('/') {
            return fault(codes::REF_SYNTAX, "names a folder, not a file", "name the file");
        }
        let path = format!("{}{}", self.folder, folders.join("/"));
        if path.len() > MAX_LENGTH {
            return fault(
                codes::REF_SYNTAX,
                "results in a path that is longer than file systems allow",
                "use fewer folders",
            );
        }
        Ok(ReferenceParts { path: Some(path), pointer })
    }

    /// Returns the node that a JSON pointer identifies, relative to `node`.
    fn resolve_pointer<'a>(&self, mut node: Node<'a>, pointer: &str) -> Result<Node<'a>, ReferenceError> {
        let mut popped = 0;
        for raw in pointer.split('/').skip(1) {
            let part = unescape_pointer(raw);
            let next = match node.original() {
                Value::Map(members) => node.member_value(&part).or_else(|| members.find(&part)),
                Value::List(items) => part.parse().ok().and_then(|index| items.iter().nth(index)),
                _ => None,
            };
            let Some(next) = next else {
                return Err(self.unresolved_pointer_error(node, &pointer[..popped], &part, pointer));
            };
            popped += 1 + raw.len();
            node = next;
        }
        Ok(node)
    }

    fn unresolved_pointer_error(&self, node: Node<'_>, before: &str, part: &str, pointer: &str) -> ReferenceError {
        let message = if before.is_empty() {
            format!("`#{pointer}` points to nothing: the file has no `{part}`")
        } else {
            format!("`#{pointer}` points to nothing: `#{before}` has no `{part}`")
        };
        let near = self.suggest_name(part, node.members().iter().map(|member| member.key));
        ReferenceError::new(codes::REF_UNRESOLVED, message, near.map(|near| format!("did you mean `{near}`?")))
    }

    /// Returns the candidate that is most similar to `name`. The number of searches for a document is limited, since
    /// each search compares the name with many candidates. `None` if no candidate is similar, or if the limit is
    /// reached.
    pub(crate) fn suggest_name<'n>(&self, name: &str, candidates: impl Iterator<Item = &'n str>) -> Option<&'n str> {
        let one_less = |left: usize| left.checked_sub(1);
        let is_left = self.hints.fetch_update(Ordering::Relaxed, Ordering::Relaxed, one_less).is_ok();
        is_left.then(|| nearest_name(name, candidates)).flatten()
    }
}

/// Returns whether a value in a discriminator's `mapping` is a reference, as opposed to the name of a schema.
#[must_use]
pub fn is_reference(text: &str) -> bool {
    text.contains(['#', '/']) || has_extension(text, &["yaml", "yml", "json"])
}

/// Unescapes a segment of a JSON pointer.
fn unescape_pointer(part: &str) -> Cow<'_, str> {
    if part.contains('~') { part.replace("~1", "/").replace("~0", "~").into() } else { part.into() }
}

/// Returns the candidate that is most similar to `name`, ignoring case. `None` if more than a third of the name would
/// have to change.
pub(crate) fn nearest_name<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    const MANY: usize = 10_000;
    let allowed = name.len() / 3;
    let similar = candidates.take(MANY).filter(|candidate| candidate.len().abs_diff(name.len()) <= allowed);
    let distance = |candidate: &str| strsim::damerau_levenshtein(&name.to_lowercase(), &candidate.to_lowercase());
    let scored = similar.map(|candidate| (distance(candidate), candidate));
    scored.filter(|(distance, _)| *distance <= allowed).min_by_key(|(distance, _)| *distance).map(|(_, near)| near)
}

fn reference_cycle_diagnostic(chain: &[(Location, Span)]) -> Diagnostic {
    let (_, first) = chain[0];
    let problem = Diagnostic::error(codes::REF_CYCLE, "this `$ref` leads back to itself and never to an object", first);
    let rest = chain.iter().skip(1).take(5).filter(|(_, at)| *at != first);
    rest.fold(problem, |problem, (_, at)| problem.with_related(*at, "through this reference"))
        .with_help("one of them must be an object")
}

fn decode_percent<'r>(text: &'r str, reference: &str) -> Result<Cow<'r, str>, ReferenceError> {
    percent_decode_str(text).decode_utf8().map_err(|_| {
        ReferenceError::new(
            codes::REF_SYNTAX,
            format!("`{reference}` is not UTF-8 after its percent signs are decoded"),
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
