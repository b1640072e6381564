//! Source files and positions in them. Every node of a document has a [`Span`]; lines and columns are computed when
//! shown.

use std::{fmt, sync::Arc};

/// The files of a document, by path. Paths are relative to the folder of the root file and use `/`.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<Arc<SourceFile>>,
}

/// One file.
#[derive(Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// The path in messages, for example `spec/batch/v1.yaml`.
    pub path: String,
    /// The complete text.
    pub text: String,
}

/// The index of a file in [`Sources`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub u16);

/// A range of a file in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The offset after the last byte.
    pub end: u32,
}

/// A human-readable position. Line and column start at 1; the column counts characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The path of the file in messages.
    pub path: String,
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.path, self.line, self.column)
    }
}

impl Sources {
    /// Adds a file and returns its id.
    ///
    /// # Panics
    ///
    /// With more than 65,536 files.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        let id = u16::try_from(self.files.len()).expect("fewer than 65,536 files");
        self.files.push(Arc::new(SourceFile { path: path.into(), text: text.into() }));
        FileId(id)
    }

    /// Returns the file with this id.
    #[must_use]
    pub fn file(&self, id: FileId) -> &Arc<SourceFile> {
        &self.files[usize::from(id.0)]
    }

    /// Returns the id of the file with this path.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<FileId> {
        let index = self.files.iter().position(|file| file.path == path)?;
        u16::try_from(index).ok().map(FileId)
    }

    /// Returns all files with their ids, in the order they were added.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0..).map(FileId).zip(self.files.iter().map(AsRef::as_ref))
    }

    /// Returns the start of a span as line and column, starting at 1.
    #[must_use]
    pub fn position(&self, span: Span) -> Position {
        let file = self.file(span.file);
        let before = &file.text[..floor_char_boundary(&file.text, span.start as usize)];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let count = |n: usize| u32::try_from(n + 1).unwrap_or(u32::MAX);
        Position {
            path: file.path.clone(),
            line: count(before.bytes().filter(|byte| *byte == b'\n').count()),
            column: count(before[line_start..].chars().count()),
        }
    }
}

/// Returns the nearest character boundary at or before an index.
pub(crate) fn floor_char_boundary(text: &str, index: usize) -> usize {
    let mut index = index.min(text.len());
    while !text.is_char_boundary(index) {
        index -= 1;
    }
    index
}
