//! Decodes the events of a watch: JSON objects such as `{"type": "ADDED", "object": …}`.

use std::marker::PhantomData;

use bytes::Bytes;

use super::{
    content::{self, DecodeError},
    json,
    operation::Watched,
    stream::{Format, Lines, WatchEvent},
};

/// The event type of the watches of an operation.
pub(crate) type EventOf<O> = WatchEvent<<O as Watched>::Object, <O as Watched>::Status>;

/// The decoder of the events of a watch: one JSON object per line.
pub type WatchEvents<O> = Lines<Received<O>, Envelope<O>>;

/// A decoded event of a watch, and the JSON text of the object in the event.
#[doc(hidden)]
pub struct Received<O: Watched> {
    #[cfg_attr(not(feature = "client"), expect(dead_code, reason = "a watch returns it"))]
    pub(crate) event: WatchEvent<O::Object, O::Status>,
    /// The JSON text of the object in the event.
    #[cfg_attr(not(feature = "client"), expect(dead_code, reason = "errors are made of it"))]
    pub(crate) object: Bytes,
}

/// The format of an event: a JSON object with two members, the type of the event and the object that has changed.
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
        let event_type = json::tag(bytes, spec.kind).ok_or_else(|| missing_member(spec.kind))?;
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
        let event = decode_event::<O>(&event_type, &object).map_err(add_object_path)?;
        Ok(Received { event, object })
    }
}

/// Creates an event of the type `event_type`, and decodes the object in the event from its JSON text.
fn decode_event<O: Watched>(event_type: &str, object: &Bytes) -> Result<EventOf<O>, DecodeError> {
    let spec = O::WATCH;
    Ok(match event_type {
        event_type if event_type == spec.added => WatchEvent::Added(content::value(object)?),
        event_type if event_type == spec.modified => WatchEvent::Modified(content::value(object)?),
        event_type if event_type == spec.deleted => WatchEvent::Deleted(content::value(object)?),
        event_type if event_type == spec.bookmark => {
            let version = json::text_at(object, spec.version).ok_or_else(|| {
                let message = format!("the bookmark event has no resource version at the path `{}`", spec.version);
                DecodeError::Json { path: String::new(), message, offset: 0 }
            })?;
            WatchEvent::Bookmark { version: version.into_owned() }
        }
        event_type if event_type == spec.error => WatchEvent::Error(content::value(object)?),
        event_type => WatchEvent::Other { kind: event_type.to_owned(), object: content::value(object)? },
    })
}
