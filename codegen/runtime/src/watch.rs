//! Decodes the events of a watch: JSON objects such as `{"type": "ADDED", "object": …}`.

use std::marker::PhantomData;

use bytes::Bytes;

use super::{
    content::{self, DecodeError},
    json,
    operation::Watched,
    stream::{Format, Lines, WatchEvent},
};

/// The type of the events of a watch.
pub(crate) type EventOf<O> = WatchEvent<<O as Watched>::Object, <O as Watched>::Status>;

/// The decoder of the events of a watch: one JSON object per line.
pub type WatchEvents<O> = Lines<Received<O>, Envelope<O>>;

/// A decoded event of a watch, with the JSON text of the event's object.
#[doc(hidden)]
pub struct Received<O: Watched> {
    #[cfg_attr(not(feature = "client"), expect(dead_code, reason = "a watch returns it"))]
    pub(crate) event: WatchEvent<O::Object, O::Status>,
    /// The JSON text of the object.
    #[cfg_attr(not(feature = "client"), expect(dead_code, reason = "errors are made of it"))]
    pub(crate) object: Bytes,
}

/// The format of an event: a JSON object with the type of the event and the object that has changed.
#[doc(hidden)]
pub struct Envelope<O>(PhantomData<fn() -> O>);

impl<O: Watched> Format<Received<O>> for Envelope<O> {
    fn decode(bytes: &Bytes) -> Result<Received<O>, DecodeError> {
        let spec = O::WATCH;
        let missing_member = |name: &str| DecodeError::Json {
            path: String::new(),
            message: format!("the event of the watch has no member `{name}`"),
            offset: 0,
        };
        let kind = json::tag(bytes, spec.kind).ok_or_else(|| missing_member(spec.kind))?;
        let object = json::member(bytes, spec.object).ok_or_else(|| missing_member(spec.object))?;
        let object = bytes.slice_ref(object);
        let object_start = object.as_ptr() as usize - bytes.as_ptr() as usize;
        let add_object_path = |error| match error {
            DecodeError::Json { path, message, offset } => {
                let separator = if path.is_empty() || path.starts_with('[') { "" } else { "." };
                DecodeError::Json {
                    path: format!("{}{separator}{path}", spec.object),
                    message,
                    offset: object_start + offset,
                }
            }
            other => other,
        };
        let event = decode_event::<O>(&kind, &object).map_err(add_object_path)?;
        Ok(Received { event, object })
    }
}

/// Decodes an event of the type `kind` from the JSON text of its object.
fn decode_event<O: Watched>(kind: &str, object: &Bytes) -> Result<EventOf<O>, DecodeError> {
    let spec = O::WATCH;
    Ok(match kind {
        kind if kind == spec.added => WatchEvent::Added(content::value(object)?),
        kind if kind == spec.modified => WatchEvent::Modified(content::value(object)?),
        kind if kind == spec.deleted => WatchEvent::Deleted(content::value(object)?),
        kind if kind == spec.bookmark => {
            let version = json::text_at(object, spec.version).ok_or_else(|| {
                let message = format!("the bookmark event has no resource version at the path `{}`", spec.version);
                DecodeError::Json { path: String::new(), message, offset: 0 }
            })?;
            WatchEvent::Bookmark { version: version.into_owned() }
        }
        kind if kind == spec.error => WatchEvent::Error(content::value(object)?),
        kind => WatchEvent::Other { kind: kind.to_owned(), object: content::value(object)? },
    })
}
