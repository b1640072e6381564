//! Loads the files of an OpenAPI document into [`Documents`]: parses each file into a tree of nodes with positions, and
//! resolves `$ref`s to nodes.
//!
//! The root file is parsed first, followed by the files that its `$ref`s refer to, the files that those refer to, and
//! so on. URLs and files outside the root file's folder are not read. Loading does not report a missing file, since a
//! member `$ref` in an example may be plain data and not a reference. The code that follows the `$ref` reports the
//! missing file.

mod builder;
mod graft;
pub mod grammar;
mod identifiers;
mod json;
mod recover;
mod reference;
mod siblings;
mod swagger;
#[cfg(test)]
mod tests;
pub mod tree;
mod typed;
mod version;
mod view;
mod yaml;

use std::{collections::HashMap, io, sync::atomic::AtomicUsize};

pub use self::{
    builder::MAX_DEPTH,
    grammar::ObjectKind,
    reference::{Target, is_reference},
    swagger::components_section as swagger_section,
    tree::{Location, Node, Tree, Value},
    typed::CheckedObject,
    version::Version,
};
pub(crate) use self::{recover::parse_count, reference::nearest_name};
use crate::{
    codes,
    diagnostic::{Diagnostic, Diagnostics, Severity},
    source::{FileId, Sources, Span},
};

/// Reads the files of a document. The commands read files from disk; tests read files from memory.
///
/// A path is either the path of the root file as passed to [`load`], or a path below the folder of the root file. Paths
/// use `/` as the separator and do not contain `.` or `..`. An implementation that reads from disk must not follow
/// symbolic links out of this folder.
pub trait Files {
    /// Returns the content of the file at `path`.
    ///
    /// # Errors
    ///
    /// Returns an error if the file does not exist or cannot be read.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;
}

/// Files in memory, as a map from the path of each file to its content.
impl<S: std::hash::BuildHasher> Files for HashMap<String, String, S> {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.get(path).map(|text| text.clone().into_bytes()).ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

/// The maximum size of a file in bytes.
pub const MAX_FILE_SIZE: usize = 1 << 30;

/// The maximum number of files in a document. Without the limit, a folder with a symbolic link to itself would contain
/// an unlimited number of files.
const MAX_FILES: usize = 10_000;

/// The maximum number of searches for similar names (`did you mean …?`) in one document.
const MAX_NAME_SEARCHES: usize = 100;

/// The reason why a file could not be read, and the diagnostic code for reporting it.
struct UnreadFile {
    diagnostic_code: &'static str,
    reason: String,
}

/// The parsed files of a document.
#[derive(Debug, Default)]
pub struct Documents {
    /// The source files. Positions in diagnostics refer to them.
    pub sources: Sources,
    /// The tree of each file, by [`FileId`]. `None` for a file with syntax errors.
    trees: Vec<Option<Tree>>,
    /// The ID of each loaded file, by path.
    file_ids_by_path: HashMap<String, FileId>,
    /// The diagnostics from parsing each file, by [`FileId`].
    file_diagnostics: Vec<Vec<Diagnostic>>,
    /// The reason why a referenced file could not be read, by the path of the file. The reasons are shown in messages.
    unread_files: HashMap<String, String>,
    /// The OpenAPI version that the root file declares. `None` if it is missing or not supported.
    version: Option<Version>,
    /// The error that reports a missing or unsupported version of the root file.
    version_error: Option<Box<Diagnostic>>,
    /// The locations of schemas, by `$id` and by anchor.
    identifiers: identifiers::Identifiers,
    /// The version that each file declares, by [`FileId`]. `None` for a file that does not declare a supported version.
    declared_versions: Vec<Option<Version>>,
    /// The number of searches for similar names (`did you mean …?`) that are still allowed. The number is limited,
    /// since each search takes long in a large document.
    remaining_searches: AtomicUsize,
    /// The path of the folder that contains the root file, with a trailing `/`. Empty if the path of the root file has
    /// no folder.
    root_folder: String,
}

/// Reads the root file at the path `root`, and all referenced files that are in the folder of the root file or below.
///
/// Always returns `Documents`, since showing diagnostics requires the source texts. [`Documents::root`] is `None` if
/// the root file cannot be read.
pub fn load(root: &str, files: &dyn Files, diagnostics: &mut Diagnostics) -> Documents {
    let root_folder = root.rfind(['/', '\\']).map_or(String::new(), |last_slash| root[..=last_slash].to_owned());
    let remaining_searches = AtomicUsize::new(MAX_NAME_SEARCHES);
    let mut documents = Documents { remaining_searches, root_folder, ..Documents::default() };
    if let Err(unread_file) = documents.add_file(root, files) {
        let message = format!("cannot read the file `{root}`: {}", unread_file.reason);
        diagnostics.push(Diagnostic::new(Severity::Error, unread_file.diagnostic_code, message, None));
        return documents;
    }
    let mut file_index = 0;
    while let Some(tree) = documents.trees.get(file_index) {
        let referenced_paths = tree.as_ref().map(|tree| documents.collect_referenced_paths(tree)).unwrap_or_default();
        for path in referenced_paths {
            let is_already_read =
                documents.file_ids_by_path.contains_key(&path) || documents.unread_files.contains_key(&path);
            if !is_already_read && let Err(unread_file) = documents.add_file(&path, files) {
                documents.unread_files.insert(path, unread_file.reason);
            }
        }
        file_index += 1;
    }
    diagnostics.extend(documents.file_diagnostics.iter().flatten().cloned());
    documents.read_versions();
    documents.collect_identifiers();
    swagger::translate(&mut documents, diagnostics);
    documents
}

impl Documents {
    /// Drops the trees of all files to free memory. Keeps the source texts, since diagnostics show them.
    pub(crate) fn drop_trees(&mut self) {
        self.trees.iter_mut().for_each(|tree| *tree = None);
    }

    /// Returns the root node of the root file. `None` if the root file cannot be read or has syntax errors.
    #[must_use]
    pub fn root(&self) -> Option<Node<'_>> {
        self.trees.first()?.as_ref().map(Tree::root)
    }

    /// Returns the version that the root file declares. If the version is missing or not supported, reports an error
    /// and returns `None`.
    pub fn version(&self, diagnostics: &mut Diagnostics) -> Option<Version> {
        diagnostics.extend(self.version_error.iter().map(|problem| (**problem).clone()));
        self.version
    }

    /// Returns the version of the file that contains a node. Defaults to the version of the root if the file does not
    /// declare one.
    #[must_use]
    pub fn version_of(&self, node: Node<'_>) -> Version {
        let file_version = self.declared_versions.get(usize::from(node.location().file.0)).copied().flatten();
        file_version.or(self.version).unwrap_or_default()
    }

    /// Stores the version of the root file in `self.version`, and the version of each file in `self.declared_versions`.
    fn read_versions(&mut self) {
        let Some(root) = self.root() else { return };
        let root_version = match Version::read_root_version(root) {
            Ok(root_version) => Some(root_version),
            Err(problem) => {
                self.version_error = Some(problem);
                None
            }
        };
        let declared_version = |tree: &Option<Tree>| Version::read_declared_version(tree.as_ref()?.root())?.ok();
        self.declared_versions = self.trees.iter().map(declared_version).collect();
        self.version = root_version;
    }

    /// Returns the node at a location.
    ///
    /// # Panics
    ///
    /// Panics if the location does not belong to these documents.
    #[must_use]
    pub fn node(&self, location: Location) -> Node<'_> {
        let tree = self.trees[usize::from(location.file.0)].as_ref();
        tree.expect("a location comes from a tree").node(location.node)
    }

    /// Returns the root node of the file in which a location is. `None` if the file has syntax errors.
    #[must_use]
    pub fn file_root(&self, location: Location) -> Option<Node<'_>> {
        self.trees[usize::from(location.file.0)].as_ref().map(Tree::root)
    }

    /// Formats a location as `path#pointer`, for example `batch/v1.yaml#/components/schemas/Job`: the path of the file
    /// relative to the folder of the root file, and the JSON pointer of the node.
    #[must_use]
    pub fn location_name(&self, location: Location) -> String {
        let path = &self.sources.file(location.file).path;
        let path = path.strip_prefix(&self.root_folder).unwrap_or(path);
        let mut formatted_location = String::with_capacity(path.len() + 64);
        formatted_location.extend([path, "#"]);
        self.node(location).write_pointer(&mut formatted_location);
        formatted_location
    }

    /// Returns the number of nodes in all files.
    #[must_use]
    pub fn count_nodes(&self) -> usize {
        self.trees.iter().flatten().map(|tree| tree.nodes.len()).sum()
    }

    /// Reads and parses the file at `path`. Stores diagnostics about its content in `self.file_diagnostics`.
    fn add_file(&mut self, path: &str, files: &dyn Files) -> Result<(), UnreadFile> {
        let to_unread_file = |code, reason: &str| UnreadFile { diagnostic_code: code, reason: reason.to_owned() };
        if self.trees.len() >= MAX_FILES {
            return Err(to_unread_file(codes::FILE_SIZE, "the document has more than 10,000 files"));
        }
        let content = files.read(path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => to_unread_file(codes::FILE_MISSING, "the file does not exist"),
            _ => to_unread_file(codes::FILE_MISSING, &error.to_string()),
        })?;
        if content.len() > MAX_FILE_SIZE {
            return Err(to_unread_file(codes::FILE_SIZE, "the file is larger than 1 GiB"));
        }
        let file_text =
            decode_utf8(content).map_err(|reason| UnreadFile { diagnostic_code: codes::FILE_ENCODING, reason })?;
        let is_yaml = has_extension(path, &["yaml", "yml"]);
        let is_json = has_extension(path, &["json"]) || (!is_yaml && file_text.trim_start().starts_with('{'));
        let file_id = self.sources.add(path, file_text);
        self.file_ids_by_path.insert(path.to_owned(), file_id);
        let source = self.sources.file(file_id);
        // JSON is also YAML, but the JSON parser is faster and supports all escapes.
        let json_result = (is_json || source.text.starts_with('{')).then(|| json::parse(file_id, source));
        let (tree, mut parse_problems) = match json_result {
            Some((tree, parse_problems)) if is_json || parse_problems.is_empty() => (tree, parse_problems),
            _ => yaml::parse(file_id, source),
        };
        if tree.is_none() && parse_problems.is_empty() {
            let span = Span { file: file_id, start: 0, end: 0 };
            parse_problems.push(Diagnostic::error(codes::EMPTY, "the file is empty", span));
        }
        self.trees.push(tree);
        self.file_diagnostics.push(parse_problems);
        Ok(())
    }

    /// Returns the diagnostics that were reported while parsing a file.
    fn diagnostics_of_file(&self, file: FileId) -> &[Diagnostic] {
        &self.file_diagnostics[usize::from(file.0)]
    }
}

/// Creates the error for the invalid escape sequence `escape` in a quoted string, such as `\q` or `\ud83d`.
fn create_invalid_escape_diagnostic(code: &'static str, escape: &str, span: Span) -> Diagnostic {
    let is_surrogate = ["\\uD", "\\ud"].iter().any(|start| escape.starts_with(start)) && escape.len() == 6;
    if is_surrogate {
        let message =
            format!("the escape sequence `{escape}` is one half of a surrogate pair, and the other half is missing");
        return Diagnostic::error(code, message, span)
            .with_help("write both halves of the surrogate pair, or write the character itself");
    }
    Diagnostic::error(code, format!("the escape sequence `{escape}` is not valid"), span)
        .with_help("write `\\\\` for a backslash")
}

fn has_extension(path: &str, extensions: &[&str]) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    extensions.iter().any(|expected| extension.eq_ignore_ascii_case(expected))
}

/// Decodes the content of a file as UTF-8, and removes a byte order mark. If the content is not valid UTF-8, returns an
/// error text for a message.
fn decode_utf8(bytes: Vec<u8>) -> Result<String, String> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err("the file is encoded as UTF-16 or UTF-32; save it as UTF-8".to_owned());
    }
    let mut decoded_text = String::from_utf8(bytes).map_err(|error| {
        let valid_bytes = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line_number = valid_bytes.split(|byte| *byte == b'\n').count();
        format!("the file is not valid UTF-8: line {line_number} has an invalid byte; save the file as UTF-8")
    })?;
    if decoded_text.starts_with('\u{FEFF}') {
        decoded_text.drain(..'\u{FEFF}'.len_utf8());
    }
    Ok(decoded_text)
}
