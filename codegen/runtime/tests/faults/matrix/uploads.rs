//! Request bodies that are read while they are sent: files, readers, streams, parts of multipart bodies.

use std::{
    io::Cursor,
    path::PathBuf,
    pin::Pin,
    sync::LazyLock,
    task::{Context, Poll},
};

use runtime::{Error, value::Binary};

use super::{Reply, Row, Way, check};
use crate::uploads::{Form, Put, PutParts};

fn put(way: &Way, content: Binary) -> String {
    describe(way, way.send(&Put(content)))
}

fn describe(way: &Way, result: Result<http::Response<()>, Error>) -> String {
    match result {
        Ok(_) => "sent".to_owned(),
        Err(error) => way.describe_error(&error),
    }
}

fn file() -> PathBuf {
    // Written once, since the tests run at the same time.
    static FILE: LazyLock<PathBuf> = LazyLock::new(|| {
        let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("matrix-upload.txt");
        std::fs::write(&path, "of a file").unwrap();
        path
    });
    FILE.clone()
}

struct Pieces(std::vec::IntoIter<&'static str>);

impl futures_core::Stream for Pieces {
    type Item = std::io::Result<bytes::Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.next().map(|piece| Ok(piece.into())))
    }
}

fn pieces() -> Pieces {
    Pieces(vec!["of ", "", "a stream"].into_iter())
}

#[test]
fn content_is_sent() {
    check(vec![
        Row::new(
            "a file, a reader and a stream, with a length or without",
            vec![Reply::status(200); 5],
            |way| {
                [
                    put(way, Binary::from_file(file()).unwrap()),
                    put(way, Binary::from_reader(11, Cursor::new("of a reader"))),
                    put(way, Binary::from_reader(None, Cursor::new("of a reader"))),
                    put(way, Binary::from_stream(11, pieces())),
                    put(way, Binary::from_stream(None, pieces())),
                ]
                .join("\n")
            },
            "PUT {here}/upload
               \"of a file\"
             PUT {here}/upload
               \"of a reader\"
             PUT {here}/upload
               \"of a reader\"
             PUT {here}/upload
               \"of a stream\"
             PUT {here}/upload
               \"of a stream\"
             => sent
             sent
             sent
             sent
             sent",
        )
        .bodies(),
        Row::new(
            "parts of a multipart body",
            vec![Reply::status(200)],
            |way| {
                let rest = vec![Binary::from_stream(None, pieces()).named("b.txt")];
                describe(way, way.send(&PutParts(Form { title: "t", file: Binary::from_file(file()).unwrap(), rest })))
            },
            "PUT {here}/upload
               content-type: multipart/form-data; boundary=#1
               \"--#1\\r\\nContent-Disposition: form-data; name=\\\"title\\\"\\r\\n\\r\\nt\\r\\n--#1\\r\\nContent-Disposition: form-data; name=\\\"file\\\"; filename=\\\"matrix-upload.txt\\\"\\r\\nContent-Type: image/png\\r\\n\\r\\nof a file\\r\\n--#1\\r\\nContent-Disposition: form-data; name=\\\"rest\\\"; filename=\\\"b.txt\\\"\\r\\nContent-Type: application/octet-stream\\r\\n\\r\\nof a stream\\r\\n--#1--\\r\\n\"
             => sent",
        )
        .fields(&["content-type"])
        .bodies(),
    ]);
}

#[test]
fn content_is_sent_again_only_if_it_can_be_read_again() {
    check(vec![
        Row::new(
            "a file and a factory of readers are read again after a failure and a redirect",
            vec![
                Reply::status(503),
                Reply::status(307).with("location", "/moved"),
                Reply::nothing(),
                Reply::status(200),
                Reply::status(503),
                Reply::status(200),
            ],
            |way| {
                let factory = Binary::from_reader_factory(None, || Ok(Cursor::new("again")));
                [put(way, Binary::from_file(file()).unwrap()), put(way, factory)].join("\n")
            },
            "PUT {here}/upload
               \"of a file\"
             PUT {here}/upload
               \"of a file\"
             PUT {here}/moved
               \"of a file\"
             PUT {here}/moved
               \"of a file\"
             PUT {here}/upload
               \"again\"
             PUT {here}/upload
               \"again\"
             => sent
             sent",
        )
        .bodies(),
        Row::new(
            "a reader and a stream are read once",
            vec![Reply::status(503), Reply::status(307).with("location", "/moved"), Reply::nothing()],
            |way| {
                [
                    put(way, Binary::from_reader(None, Cursor::new("once"))),
                    put(way, Binary::from_stream(None, pieces())),
                    put(way, Binary::from_reader(4, Cursor::new("once"))),
                ]
                .join("\n")
            },
            "PUT {here}/upload
               \"once\"
             PUT {here}/upload
               \"of a stream\"
             PUT {here}/upload
               \"once\"
             => Status, 1 attempts, may have happened: upload: 503 Service Unavailable
             Status, 1 attempts: upload: 307 Temporary Redirect
             ConnectionClosed, 1 attempts, may have happened",
        )
        .bodies(),
        Row::new(
            "content that cannot be read, or has another length, ends the call",
            Vec::new(),
            |way| {
                let broken = Binary::from_reader_factory(None, || Err::<Cursor<&str>, _>(std::io::Error::other("no")));
                let result = way.send(&Put(broken)).unwrap_err();
                format!("{:?}, {} attempts", result.kind(), result.attempts())
            },
            "=> Request, 1 attempts",
        ),
    ]);
}
