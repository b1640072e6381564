//! Tests the operations on objects of every kind: create, list in pages, watch, patch, replace, read, delete one by one
//! and as a collection. Responses are compared with those that a plain HTTP client receives, so that lost members are
//! detected.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeSet,
    panic::{self, AssertUnwindSafe},
};

use huaweicloud_cci::{
    Operation, Paged, Watched,
    meta::v1::{JsonPatch, JsonPatchOp, JsonPatchOperation, MergePatch, StrategicMergePatch},
    stream::WatchEvent,
};
use serde_json::{Value, json};

use super::{
    Driver,
    cluster::{ADMIN, Cluster},
};

mod core;
mod custom;
mod discovery;
mod workloads;

const NAMESPACE: &str = "kinds";
/// The names of the objects that are created of each kind.
const NAMES: [&str; 3] = ["a", "b", "c"];

/// The kinds with their tests.
const KINDS: [(&str, fn(&World<'_>)); 18] = [
    ("Namespace", core::namespaces),
    ("ConfigMap", core::config_maps),
    ("Secret", core::secrets),
    ("Service", core::services),
    ("PersistentVolumeClaim", core::claims),
    ("Pod", core::pods),
    ("Endpoints", core::endpoints),
    ("Event", core::events),
    ("Deployment", workloads::deployments),
    ("StatefulSet", workloads::stateful_sets),
    ("ReplicaSet", workloads::replica_sets),
    ("Job", workloads::jobs),
    ("Ingress", workloads::ingresses),
    ("RoleBinding", workloads::role_bindings),
    ("ClusterRole", workloads::cluster_roles),
    ("Volcano Job", custom::volcano_jobs),
    ("Network", custom::networks),
    ("discovery", discovery::versions_and_resources),
];

#[test]
fn every_documented_operation_against_a_real_api_server() {
    let Some(cluster) = Cluster::start() else { return };
    prepare(&cluster);
    for driver in Driver::both(&cluster.url, ADMIN) {
        let world = World { cluster: &cluster, driver: &driver, sent: RefCell::default() };
        let failed: Vec<&str> =
            KINDS.iter().filter(|(_, walk)| !ends_well(&world, *walk)).map(|(name, _)| *name).collect();
        assert!(failed.is_empty(), "{}: {failed:?}", driver.name());
        // `conventions.rs` sends each of the documented operations once, and so counts them. The log of a Pod needs a node: `jobs.rs`.
        let sent = world.sent.into_inner();
        assert_eq!(sent.len(), 107, "{sent:?}");
    }
}

/// Runs the test of a kind and returns whether it passed, so that one failure does not hide others.
fn ends_well(world: &World<'_>, walk: fn(&World<'_>)) -> bool {
    panic::catch_unwind(AssertUnwindSafe(|| walk(world))).is_ok()
}

fn prepare(cluster: &Cluster) {
    cluster.create("/api/v1/namespaces", &json!({"metadata": {"name": NAMESPACE}}));
    cluster.define("batch.volcano.sh", "v1alpha1", "Job", "jobs");
    cluster.define("networking.cci.io", "v1beta1", "Network", "networks");
}

/// A server, a client of it, and the operations that were sent.
struct World<'a> {
    cluster: &'a Cluster,
    driver: &'a Driver,
    sent: RefCell<BTreeSet<&'static str>>,
}

impl World<'_> {
    /// Sends an operation that succeeds. Returns the decoded response.
    fn send<O: Operation>(&self, operation: &O) -> O::Output {
        self.sent.borrow_mut().insert(O::SPEC.id);
        let response = self.driver.send(operation);
        response.unwrap_or_else(|error| panic!("{}: {error:?}", O::SPEC.id)).into_body()
    }

    /// Sends an operation that succeeds. Returns the response as it is encoded again.
    fn value<O: Operation<Output: serde::Serialize>>(&self, operation: &O) -> Value {
        serde_json::to_value(self.send(operation)).expect("JSON")
    }

    /// Sends an operation that fails. Returns the status code.
    fn fails<O: Operation<Output: std::fmt::Debug>>(&self, operation: &O) -> u16 {
        let error = self.driver.send(operation).expect_err(O::SPEC.id);
        error.status().unwrap_or_else(|| panic!("{}: {error:?}", O::SPEC.id)).as_u16()
    }

    /// Compares a response with the server's response to a plain request for a path.
    fn reads<O: Operation<Output: serde::Serialize>>(&self, operation: &O, path: &str) -> Value {
        let (mut read, mut expected) = (self.value(operation), self.cluster.get(path).expect(path));
        // The version of a list increases with every change in the cluster.
        for value in [&mut read, &mut expected] {
            if value["items"].is_array() {
                value["metadata"]["resourceVersion"] = Value::Null;
            }
        }
        assert_same(O::SPEC.id, &read, &expected);
        read
    }

    fn kind(&self, path: &str, object: Value) -> Kind<'_> {
        let version = self.cluster.get(path).map(|list| text(&list, "resourceVersion")).unwrap_or_default();
        Kind { world: self, path: path.to_owned(), object, version, with_strategic: true, is_changed: Cell::new(false) }
    }
}

fn text(object: &Value, member: &str) -> String {
    object["metadata"][member].as_str().unwrap_or_else(|| panic!("{member} of {object}")).to_owned()
}

/// Compares a value that was decoded and encoded again with the value of the server.
fn assert_same(what: &str, value: &Value, expected: &Value) {
    let (value, expected) = (without_nulls(value), without_nulls(expected));
    if value != expected {
        let mut differences = Vec::new();
        collect_differences("", &value, &expected, &mut differences);
        panic!("{what}: {differences:#?}");
    }
}

/// Returns a value without the members that are `null`, which in the API means absent.
fn without_nulls(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let kept = members.iter().filter(|(_, value)| !value.is_null());
            Value::Object(kept.map(|(name, value)| (name.clone(), without_nulls(value))).collect())
        }
        Value::Array(items) => items.iter().map(without_nulls).collect(),
        other => other.clone(),
    }
}

fn collect_differences(place: &str, value: &Value, expected: &Value, differences: &mut Vec<String>) {
    match (value, expected) {
        (Value::Object(members), Value::Object(others)) => {
            let names: BTreeSet<&String> = members.keys().chain(others.keys()).collect();
            for name in names {
                let of = |members: &serde_json::Map<_, _>| members.get(name).cloned().unwrap_or_default();
                collect_differences(&format!("{place}.{name}"), &of(members), &of(others), differences);
            }
        }
        (Value::Array(items), Value::Array(others)) if items.len() == others.len() => {
            for (index, (item, other)) in items.iter().zip(others).enumerate() {
                collect_differences(&format!("{place}[{index}]"), item, other, differences);
            }
        }
        _ if value == expected => {}
        _ => differences.push(format!("{place}: {value}, the server has {expected}")),
    }
}

/// The objects of one kind.
struct Kind<'a> {
    world: &'a World<'a>,
    /// The path of the collection.
    path: String,
    /// An object without metadata.
    object: Value,
    /// The version of the collection before anything was created.
    version: String,
    /// True if the server merges lists in patches by key, which it does not for custom resources.
    with_strategic: bool,
    /// True if an object was patched or replaced.
    is_changed: Cell<bool>,
}

impl Kind<'_> {
    fn path(&self, name: &str) -> String {
        format!("{}/{name}", self.path)
    }

    fn get(&self, name: &str) -> Value {
        self.world.cluster.get(&self.path(name)).unwrap_or_else(|| panic!("{}", self.path(name)))
    }

    /// Returns an object as a caller would send it.
    fn object_named<T: serde::de::DeserializeOwned>(&self, name: &str) -> T {
        let mut object = self.object.clone();
        object["metadata"] = json!({"name": name, "labels": {"step": "one", "name": name}});
        serde_json::from_value(object).expect("an object")
    }

    /// Creates an object of each name, after a dry run. Compares the responses with the stored objects.
    fn create<T, O>(&self, call: impl Fn(T) -> O)
    where
        T: serde::de::DeserializeOwned,
        O: Operation<Output: serde::Serialize + std::fmt::Debug>,
    {
        for name in NAMES {
            let created = self.world.value(&call(self.object_named(name)));
            assert_same(&self.path(name), &created, &self.get(name));
            assert_eq!(self.world.fails(&call(self.object_named(name))), 409, "{} exists", self.path(name));
        }
    }

    /// Reads an object by an operation that returns it.
    fn read<O: Operation<Output: serde::Serialize>>(&self, call: impl Fn(&str) -> O) {
        let name = NAMES[0];
        self.world.reads(&call(name), &self.path(name));
    }

    /// Reads a path below an object.
    fn read_below<O: Operation<Output: serde::Serialize>>(&self, below: &str, call: impl Fn(&str) -> O) {
        let name = NAMES[0];
        self.world.reads(&call(name), &format!("{}/{below}", self.path(name)));
    }

    /// Lists all objects: at once, and two on a page.
    fn list<O>(&self, list: &O, limited: O)
    where
        O: Paged<Output: serde::Serialize, Item: serde::Serialize>,
    {
        let whole = self.world.reads(list, &self.path);
        assert_eq!(whole["items"].as_array().map(Vec::len), Some(NAMES.len()), "{}", self.path);
        let pages = self.world.driver.pages(limited);
        let counts: Vec<usize> = pages.iter().map(Vec::len).collect();
        assert_eq!(counts, [2, 1], "{}", self.path);
        let items: Vec<Value> =
            pages.into_iter().flatten().map(|item| serde_json::to_value(item).expect("JSON")).collect();
        assert_eq!(Value::from(items), whole["items"], "{}", self.path);
    }

    /// Lists the objects that a selector or another path selects.
    fn lists<O: Operation<Output: serde::Serialize>>(&self, list: &O, names: &[&str]) {
        let list = self.world.value(list);
        let items = list["items"].as_array().expect("a list").iter();
        let listed: Vec<String> = items.map(|item| text(item, "name")).collect();
        assert_eq!(listed, names, "{}", self.path);
    }

    /// Applies a merge patch, a JSON patch and a strategic merge patch to the labels of an object.
    fn patch<O: Operation<Output: serde::Serialize + std::fmt::Debug>>(
        &self,
        merge: impl Fn(&str, MergePatch) -> O,
        strategic: impl Fn(&str, StrategicMergePatch) -> Option<O>,
        list: impl Fn(&str, JsonPatch) -> O,
    ) {
        self.is_changed.set(true);
        let name = NAMES[0];
        let labels = |label: &str| json!({"labels": {label: "yes", "step": null}});
        let patched = self.world.value(&merge(name, MergePatch::default().metadata(labels("merged"))));
        assert_same(&self.path, &patched, &self.get(name));
        assert_eq!(patched["metadata"]["labels"], json!({"merged": "yes", "name": name}), "{}", self.path);

        let change =
            JsonPatchOperation::new(JsonPatchOp::Move, "/metadata/labels/moved").from("/metadata/labels/merged");
        let patched = self.world.value(&list(name, vec![change]));
        assert_eq!(patched["metadata"]["labels"], json!({"moved": "yes", "name": name}), "{}", self.path);

        let call = strategic(name, StrategicMergePatch::default().metadata(labels("strategic")));
        assert_eq!(call.is_some(), self.with_strategic, "{}", self.path);
        if let Some(call) = call {
            let patched = self.world.value(&call);
            let expected = json!({"moved": "yes", "strategic": "yes", "name": name});
            assert_eq!(patched["metadata"]["labels"], expected, "{}", self.path);
        }
    }

    /// Replaces an object that was read, and fails to replace it once more with the version that was read.
    fn replace<T, O>(&self, call: impl Fn(&str, T) -> O)
    where
        T: serde::de::DeserializeOwned,
        O: Operation<Output: serde::Serialize + std::fmt::Debug>,
    {
        self.is_changed.set(true);
        let name = NAMES[0];
        let mut object = self.get(name);
        object["metadata"]["labels"] = json!({"replaced": "yes", "name": name});
        let object = || serde_json::from_value(object.clone()).expect("an object");
        let replaced = self.world.value(&call(name, object()));
        assert_same(&self.path, &replaced, &self.get(name));
        assert_eq!(replaced["metadata"]["labels"], json!({"replaced": "yes", "name": name}), "{}", self.path);
        assert_eq!(self.world.fails(&call(name, object())), 409, "{}: the version is not the current one", self.path);
    }

    /// Deletes the first object.
    fn delete<O: Operation<Output: std::fmt::Debug>>(&self, call: impl Fn(&str) -> O) {
        let name = NAMES[0];
        self.world.send(&call(name));
        assert_eq!(self.world.cluster.get(&self.path(name)), None, "{} is deleted", self.path);
        assert_eq!(self.world.fails(&call(name)), 404, "{}", self.path);
    }

    /// Deletes the remaining objects.
    fn delete_collection<O: Operation<Output: serde::Serialize>>(&self, call: &O) {
        let deleted = self.world.value(call);
        let names: Vec<String> =
            deleted["items"].as_array().expect("a list").iter().map(|item| text(item, "name")).collect();
        assert_eq!(names, NAMES[1..], "{}", self.path);
        let left = self.world.cluster.get(&self.path).expect("a list");
        assert_eq!(left["items"], json!([]), "{}", self.path);
    }

    /// Watches all changes since before the first object was created.
    fn watched<O: Watched<Object: serde::Serialize, Status: std::fmt::Debug>>(&self, call: &O) {
        let (mut added, mut modified, mut deleted) = (Vec::new(), 0, Vec::new());
        for event in self.world.driver.watch(call) {
            let name = |object: &O::Object| text(&serde_json::to_value(object).expect("JSON"), "name");
            match event {
                WatchEvent::Added(object) => added.push(name(&object)),
                WatchEvent::Modified(_) => modified += 1,
                WatchEvent::Deleted(object) => deleted.push(name(&object)),
                WatchEvent::Error(status) => panic!("{}: {status:?}", self.path),
                _ => {}
            }
        }
        assert_eq!(added, NAMES, "{}", self.path);
        assert!(modified >= 1 || !self.is_changed.get(), "{}", self.path);
        deleted.sort();
        assert_eq!(deleted, NAMES, "{}", self.path);
    }

    /// Removes the objects that the operations of the kind do not delete.
    fn clear(&self) {
        for name in NAMES {
            self.world.cluster.remove(&self.path(name));
        }
    }
}
