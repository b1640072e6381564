//! Source files and positions in source files. Every node of a document has a [`Span`]; lines and columns are computed
//! only when a position is displayed.

use std::{
    fmt,
    sync::{Arc, OnceLock},
};

/// The source files of a document. The path of each file begins with the folder of the root file, as passed to
/// [`load`](crate::load::load).
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<Arc<SourceFile>>,
}

/// A source file of a document.
#[derive(Debug)]
pub struct SourceFile {
    /// The path, as shown in messages; for example `spec/batch/v1.yaml`.
    pub path: String,
    /// The complete content of the file.
    pub text: String,
    /// The byte offset of the start of each line. Computed when a position is first requested.
    line_starts: OnceLock<Box<[u32]>>,
}

impl PartialEq for SourceFile {
    fn eq(&self, other: &Self) -> bool {
        self.path == other.path && self.text == other.text
    }
}

impl Eq for SourceFile {}

impl SourceFile {
    /// Returns the index of the line that contains the byte offset `byte`, and the byte offset of the start of that
    /// line. The first line has the index 0.
    pub(crate) fn line_at(&self, byte: usize) -> (usize, usize) {
        let line_starts = self.line_starts.get_or_init(|| {
            let newlines = self.text.match_indices('\n').filter_map(|(index, _)| u32::try_from(index + 1).ok());
            std::iter::once(0).chain(newlines).collect()
        });
        let line_index = line_starts.partition_point(|start| *start as usize <= byte).saturating_sub(1);
        (line_index, line_starts[line_index] as usize)
    }
}

/// The id of a source file: its index in [`Sources`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub u16);

/// A range of bytes in a source file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The file that contains the range.
    pub file: FileId,
    /// The byte offset of the start of the range.
    pub start: u32,
    /// The byte offset of the end of the range (exclusive).
    pub end: u32,
}

/// A position in a file, for messages: `spec/batch/v1.yaml:12:5`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The path of the file, as shown in messages.
    pub path: String,
    /// The line number, starting at 1.
    pub line: u32,
    /// The column number in characters, starting at 1.
    pub column: u32,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.path, self.line, self.column)
    }
}

impl Sources {
    /// Adds a source file, and returns its id.
    ///
    /// # Panics
    ///
    /// If there are more than 65,536 files.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        let index = u16::try_from(self.files.len()).expect("fewer than 65,536 files");
        self.files.push(Arc::new(SourceFile { path: path.into(), text: text.into(), line_starts: OnceLock::new() }));
        FileId(index)
    }

    /// Returns the file with the given id.
    #[must_use]
    pub fn file(&self, id: FileId) -> &Arc<SourceFile> {
        &self.files[usize::from(id.0)]
    }

    /// Returns the id of the file at `path`. `None` if there is no such file.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<FileId> {
        let index = self.files.iter().position(|file| file.path == path)?;
        u16::try_from(index).ok().map(FileId)
    }

    /// Returns all files with their ids, in the order they were added.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0..).map(FileId).zip(self.files.iter().map(AsRef::as_ref))
    }

    /// Returns the path, line and column of the start of a span. Line and column start at 1.
    #[must_use]
    pub fn position(&self, span: Span) -> Position {
        let file = self.file(span.file);
        let offset = floor_char_boundary(&file.text, span.start as usize);
        let (line, line_start) = file.line_at(offset);
        let to_one_based = |index: usize| u32::try_from(index + 1).unwrap_or(u32::MAX);
        Position {
            path: file.path.clone(),
            line: to_one_based(line),
            column: to_one_based(file.text[line_start..offset].chars().count()),
        }
    }
}

/// Returns the nearest character boundary at or before the byte offset `index`. Returns the length of `text` if `index`
/// is greater.
pub(crate) fn floor_char_boundary(text: &str, index: usize) -> usize {
    let mut index = index.min(text.len());
    while !text.is_char_boundary(index) {
        index -= 1;
    }
    index
}
