//! Sources of request content that is read while it is sent: files, readers and streams.

#![cfg_attr(not(feature = "client"), expect(dead_code, reason = "clients read it"))]

use std::{
    cell::RefCell,
    fmt,
    hash::{Hash, Hasher},
    io::{self, Read},
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

use bytes::Bytes;

#[cfg(feature = "client")]
use futures_core::Stream;

/// A boxed reader of the content.
pub(crate) type Reader = Box<dyn Read + Send>;

/// A boxed stream of the pieces of the content.
#[cfg(feature = "client")]
pub(crate) type Pieces = std::pin::Pin<Box<dyn Stream<Item = io::Result<Bytes>> + Send>>;

/// Content that is read while it is sent. Clones share the same source.
#[derive(Clone)]
pub(crate) struct Source(Arc<SharedSource>);

struct SharedSource {
    /// The length of the content in bytes; `None` if it is not known.
    length: Option<u64>,
    open: OpenMode,
}

/// The way to open a source before each attempt to send the request.
enum OpenMode {
    /// A function that opens the source again for each attempt.
    Again(Box<dyn Fn() -> io::Result<Reader> + Send + Sync>),
    /// A source that can be read only once; `None` after the source was opened.
    Once(Mutex<Option<Opened>>),
}

/// A source that has been opened.
pub(crate) enum Opened {
    Reader(Reader),
    #[cfg(feature = "client")]
    Pieces(Pieces),
}

impl Source {
    /// Creates a source from a file. The file is opened here to determine its length, and again for each attempt.
    #[inline]
    pub(crate) fn from_file(path: &Path) -> io::Result<Self> {
        let length = std::fs::metadata(path)?.len();
        // Opens the file, so that an unreadable file is an error here and not during a call.
        std::fs::File::open(path)?;
        let path: PathBuf = path.to_owned();
        let open = move || Ok(Box::new(std::fs::File::open(&path)?) as Reader);
        Ok(Self::from_reader_factory(Some(length), open))
    }

    /// Creates a source that `open` opens again for each attempt. `length` is the number of bytes; `None` if it is not
    /// known.
    pub(crate) fn from_reader_factory(
        length: Option<u64>,
        open: impl Fn() -> io::Result<Reader> + Send + Sync + 'static,
    ) -> Self {
        Self(Arc::new(SharedSource { length, open: OpenMode::Again(Box::new(open)) }))
    }

    /// Creates a source from a reader, which can be read only once.
    pub(crate) fn from_reader(length: Option<u64>, reader: impl Read + Send + 'static) -> Self {
        let opened = Opened::Reader(Box::new(reader));
        Self(Arc::new(SharedSource { length, open: OpenMode::Once(Mutex::new(Some(opened))) }))
    }

    /// Creates a source from a stream, which can be read only once.
    #[cfg(feature = "client")]
    #[inline]
    pub(crate) fn from_stream(length: Option<u64>, pieces: Pieces) -> Self {
        Self(Arc::new(SharedSource { length, open: OpenMode::Once(Mutex::new(Some(Opened::Pieces(pieces)))) }))
    }

    /// Opens the source for an attempt. Returns an error if the source can be read only once and was already opened.
    #[cfg(feature = "client")]
    #[inline]
    pub(crate) fn open(&self) -> io::Result<Opened> {
        match &self.0.open {
            OpenMode::Again(open) => open().map(Opened::Reader),
            OpenMode::Once(source) => {
                let source = source.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take();
                source.ok_or_else(|| {
                    io::Error::other("the content of the request was already read and cannot be read again")
                })
            }
        }
    }

    /// Returns the length in bytes; `None` if it is not known.
    #[cfg(feature = "client")]
    #[inline]
    pub(crate) fn length(&self) -> Option<u64> {
        self.0.length
    }

    #[cfg(feature = "client")]
    #[inline]
    fn can_open(&self) -> bool {
        match &self.0.open {
            OpenMode::Again(_) => true,
            OpenMode::Once(reader) => reader.lock().unwrap_or_else(std::sync::PoisonError::into_inner).is_some(),
        }
    }
}

impl PartialEq for Source {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Source {}

impl Hash for Source {
    fn hash<H: Hasher>(&self, state: &mut H) {
        std::ptr::hash(Arc::as_ptr(&self.0), state);
    }
}

impl fmt::Debug for Source {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Source").field("length", &self.0.length).finish_non_exhaustive()
    }
}

thread_local! {
    /// The source of the [`Binary`](super::value::Binary) that this thread is serializing, since serde has no data type
    /// for a source.
    static STASHED_SOURCE: RefCell<Option<Source>> = const { RefCell::new(None) };
}

impl Source {
    /// Stores the source in a thread-local variable while its value is serialized.
    #[inline]
    pub(crate) fn stash(&self) {
        STASHED_SOURCE.set(Some(self.clone()));
    }

    /// Removes and returns the source that [`Self::stash`] stored.
    #[inline]
    pub(crate) fn take_stashed() -> Option<Self> {
        STASHED_SOURCE.take()
    }
}

/// A section of the body of an [`Upload`].
#[derive(Clone, Debug)]
pub(crate) enum UploadPart {
    #[cfg_attr(not(feature = "multipart"), expect(dead_code, reason = "parts of multipart bodies contain bytes"))]
    Bytes(Bytes),
    Source(Source),
}

/// A request body that is read while it is sent. The extensions of a request contain it.
#[derive(Clone, Debug)]
pub(crate) struct Upload {
    parts: Arc<[UploadPart]>,
}

impl Upload {
    #[inline]
    pub(crate) fn new(parts: Vec<UploadPart>) -> Self {
        Self { parts: parts.into() }
    }

    /// Returns the length in bytes; `None` if the length of a part is not known.
    #[cfg(feature = "client")]
    #[inline]
    pub(crate) fn length(&self) -> Option<u64> {
        self.parts.iter().try_fold(0u64, |sum, part| match part {
            UploadPart::Bytes(bytes) => sum.checked_add(bytes.len() as u64),
            UploadPart::Source(source) => sum.checked_add(source.0.length?),
        })
    }

    /// Returns whether the content can be sent now: each source can be opened again, or was not opened yet.
    #[cfg(feature = "client")]
    #[inline]
    pub(crate) fn can_open(&self) -> bool {
        self.parts.iter().all(|part| match part {
            UploadPart::Bytes(_) => true,
            UploadPart::Source(source) => source.can_open(),
        })
    }

    /// Returns whether each source can be opened any number of times.
    #[cfg(feature = "signing")]
    #[inline]
    pub(crate) fn can_reopen(&self) -> bool {
        self.parts.iter().all(|part| match part {
            UploadPart::Bytes(_) => true,
            UploadPart::Source(source) => matches!(source.0.open, OpenMode::Again(_)),
        })
    }

    /// Returns the parts in the order in which they are sent.
    #[cfg(feature = "client")]
    #[inline]
    pub(crate) fn parts(&self) -> &[UploadPart] {
        &self.parts
    }
}
