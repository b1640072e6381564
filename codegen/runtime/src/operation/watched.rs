//! The traits of watched operations and of clients that watch.

use super::{
    super::{read::FromJson, spec::WatchSpec},
    Operation,
};

/// An operation that returns a list whose changes can be watched (`x-watch`).
pub trait Watched: Operation + Clone {
    /// The type of the objects in the list.
    type Object: FromJson;

    /// The type of the status object in an event that reports an error of the watch.
    type Status: FromJson;

    /// The names of the parameters and members that the API uses for watches.
    const WATCH: &'static WatchSpec;

    /// Changes this operation to a watch that starts after the resource version `version`. `None` keeps the version
    /// that is set in the operation.
    fn set_watch(&mut self, version: Option<String>);

    /// Returns the resource version of a list; a watch can start after this version. `None` if the list has no version.
    fn list_version(list: &Self::Output) -> Option<&str>;

    /// Returns the resource version of an object; `None` if the object has no version.
    fn object_version(object: &Self::Object) -> Option<&str>;

    /// Returns the objects of a list.
    fn objects(list: Self::Output) -> Vec<Self::Object>;

    /// Changes this operation to request the page that follows the page `list`. Returns `false` if `list` is the last
    /// page.
    fn set_next_page(&mut self, _list: &Self::Output) -> bool {
        false
    }
}

/// A client that watches lists.
pub trait DispatchWatch {
    /// The type that `dispatch_watch` returns: a stream of the events of one connection.
    type Watch<O: Watched>;

    /// The type that `dispatch_watcher` returns: a stream of events that reconnects.
    type Watcher<O: Watched>;

    /// Watches the list of the operation over one connection.
    fn dispatch_watch<O: Watched>(&self, operation: &O) -> Self::Watch<O>;

    /// Watches the list of the operation, and connects again each time a connection ends.
    fn dispatch_watcher<O: Watched>(&self, operation: &O) -> Self::Watcher<O>;
}
