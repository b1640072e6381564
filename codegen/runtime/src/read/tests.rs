use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{
    super::{value::IntOrString, write},
    FromJson, Json, Result, Source, deserialize, from_str,
};

/// Defines a struct that is read like a generated one: `record! { Square { value side: u32 } }`. The word before each
/// field is the method that reads it: `value` or `present` for required members, otherwise `optional` or `filled`.
#[macro_export]
macro_rules! record {
    ($($name:ident { $($take:ident $field:ident: $type:ty),* })*) => {$(
        #[derive(Debug, Default, PartialEq)]
        struct $name { $($field: $type),* }

        impl $crate::read::FromJson for $name {
            const MEMBERS: &'static [&'static str] = &[$(stringify!($field)),*];

            fn read<S: $crate::read::Source + ?Sized>(
                json: $crate::read::Json<'_, S>,
                place: &mut Option<Self>,
            ) -> $crate::read::Result<()> {
                let members = json.members(Self::MEMBERS)?;
                let read = place.insert(Self::default());
                while let Some(member) = members.next() {
                    match Self::MEMBERS.get(member).copied() {
                        $(Some(stringify!($field)) => members.$take(&mut read.$field),)*
                        _ => members.skip(),
                    }
                }
                let takes = [$(stringify!($take)),*];
                let required = (0..takes.len()).filter(|index| matches!(takes[*index], "value" | "present"));
                members.end(&required.collect::<Vec<_>>())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::read::deserialize(deserializer)
            }
        }
    )*};
}

/// A type like a generated one: with a required member, an optional one, one for which `null` is a value, lists, and
/// additional properties.
#[derive(Debug, PartialEq)]
#[expect(clippy::option_option, reason = "absent and `null` are told apart")]
struct Job {
    name: String,
    priority: Option<i32>,
    owner: Option<Option<String>>,
    tags: Vec<String>,
    args: Option<Vec<u8>>,
    rest: BTreeMap<String, bool>,
}

impl FromJson for Job {
    const MEMBERS: &'static [&'static str] = &["name", "priority", "owner", "tags", "args"];

    fn read<S: Source + ?Sized>(json: Json<'_, S>, place: &mut Option<Self>) -> Result<()> {
        let members = json.all_members(Self::MEMBERS)?;
        let empty = Self {
            name: String::new(),
            priority: None,
            owner: None,
            tags: Vec::new(),
            args: None,
            rest: BTreeMap::new(),
        };
        let read = place.insert(empty);
        while let Some(member) = members.next() {
            match member {
                0 => members.value(&mut read.name),
                1 => members.optional(&mut read.priority),
                2 => members.present(&mut read.owner),
                3 => members.filled(&mut read.tags),
                4 => members.optional(&mut read.args),
                _ => members.rest(&mut read.rest),
            }
        }
        members.end(&[0])
    }
}

impl<'de> Deserialize<'de> for Job {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        deserialize(deserializer)
    }
}

impl Serialize for Job {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let mut object = write::object(serializer);
        object.member("name", &self.name);
        object.optional("priority", &self.priority);
        object.optional("owner", &self.owner);
        object.member("tags", &self.tags);
        object.optional("args", &self.args);
        object.rest(&self.rest);
        object.end()
    }
}

#[test]
fn members_come_back_as_they_went() {
    let cases = [
        r#"{"name":"a","priority":1,"owner":"x","tags":["t"],"args":[1,2,3],"more":true}"#,
        r#"{"name":"a","tags":["t","u"],"args":[]}"#,
        r#"{"name":"a","owner":null,"tags":[]}"#,
        r#"{"name":"a","tags":[],"a":false,"b":true}"#,
    ];
    for json in cases {
        let job: Job = serde_json::from_str(json).expect(json);
        assert_eq!(serde_json::to_string(&job).expect("JSON"), json);
        let tree: serde_json::Value = serde_json::from_str(json).expect(json);
        assert_eq!(serde_json::from_value::<Job>(tree).expect(json), job);
    }
}

#[test]
fn order_is_free_and_null_is_absent() {
    let json = r#"{"tags":null,"args":null,"priority":null,"x":true,"name":"a","x":false}"#;
    let job: Job = serde_json::from_str(json).expect("a job");
    let rest = BTreeMap::from([("x".to_owned(), false)]);
    assert_eq!(job, Job { name: "a".to_owned(), priority: None, owner: None, tags: Vec::new(), args: None, rest });
}

#[test]
fn a_list_of_one_has_no_room_to_spare() {
    let job: Job = serde_json::from_str(r#"{"name":"a","tags":["t"],"args":[1]}"#).expect("a job");
    assert_eq!((job.tags.capacity(), job.args.map(|args| args.capacity())), (1, Some(1)));
}

#[test]
fn errors_say_what_and_the_first_one_counts() {
    let cases = [
        (r#"{"tags":[]}"#, "missing field `name` at line 1 column 11"),
        (r#"{"name":null}"#, "invalid type: null, expected a string at line 1 column 12"),
        (r#"{"priority":"x"}"#, "invalid type: string \"x\", expected an integer at line 1 column 15"),
        (r#"{"name":"a","x":1}"#, "invalid type: integer `1`, expected a boolean at line 1 column 17"),
        (r#"{"args":{}}"#, "invalid type: map, expected an array at line 1 column 8"),
        (r#"{"name":"a","#, "EOF while parsing a value at line 1 column 12"),
        (r#"{"name":"a","name":"b"}"#, "duplicate field `name` at line 1 column 18"),
        ("[]", "invalid type: sequence, expected an object at line 1 column 0"),
    ];
    for (json, expected) in cases {
        let error = serde_json::from_str::<Job>(json).expect_err(json);
        assert_eq!(error.to_string(), expected, "{json}");
    }
}

#[test]
fn null_is_an_item_only_where_the_type_says_so() {
    assert_eq!(from_str::<Vec<Option<i32>>>("[1,null]").expect("a list"), [Some(1), None]);
    let map = from_str::<BTreeMap<String, Option<bool>>>(r#"{"a":null,"b":true}"#).expect("a map");
    assert_eq!(map, BTreeMap::from([("a".to_owned(), None), ("b".to_owned(), Some(true))]));
    assert_eq!(from_str::<Option<Box<u8>>>("null").expect("nothing"), None);
    let error = from_str::<Vec<i32>>("[1,null]").expect_err("null");
    assert_eq!(error.to_string(), "invalid type: null, expected an integer at line 1 column 7");
}

#[test]
fn numbers_are_of_their_types_and_no_others() {
    assert_eq!(from_str::<Vec<f64>>("[1,-1,1.5]").expect("numbers"), [1.0, -1.0, 1.5]);
    assert_eq!(from_str::<Vec<u64>>("[18446744073709551615]").expect("a number"), [u64::MAX]);
    for (json, expected) in [
        ("128", "invalid value: integer `128`, expected i8 at line 1 column 3"),
        ("1.5", "invalid type: floating point `1.5`, expected i8 at line 1 column 3"),
        ("\"1\"", "invalid type: string \"1\", expected an integer at line 1 column 3"),
    ] {
        assert_eq!(from_str::<i8>(json).expect_err(json).to_string(), expected);
    }
    assert_eq!(from_str::<IntOrString>("-7").expect("an integer"), IntOrString::Int(-7));
    assert_eq!(from_str::<IntOrString>("\"7%\"").expect("a string"), IntOrString::String("7%".to_owned()));
    for json in ["1.5", "true", "18446744073709551615"] {
        let error = from_str::<IntOrString>(json).expect_err(json).to_string();
        assert!(error.starts_with(&format!("the value `{json}` is neither a 64-bit integer nor a string")), "{error}");
    }
}

#[test]
fn text_after_the_value_is_an_error() {
    assert_eq!(from_str::<bool>("true x").expect_err("more").to_string(), "trailing characters at line 1 column 6");
}
