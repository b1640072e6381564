use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::MapAccess};

use super::{Members, Record, read, write};

/// As a generated type is: a required member, an optional one, one whose `null` means something, lists, and the rest.
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

impl<'de> Record<'de> for Job {
    const MEMBERS: &'static [&'static str] = &["name", "priority", "owner", "tags", "args"];
    const REST: bool = true;

    fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Result<Self, A::Error> {
        let (name, priority, owner): (Option<String>, Option<i32>, Option<Option<String>>) = (None, None, None);
        let lists = (Vec::<String>::new(), None::<Vec<u8>>);
        let mut read = (name, priority, owner, lists.0, lists.1, BTreeMap::<String, bool>::new());
        while let Some(member) = members.next() {
            match member {
                0 => members.value(&mut read.0),
                1 => members.optional(&mut read.1),
                2 => members.value(&mut read.2),
                3 => members.list(&mut read.3),
                4 => members.optional_list(&mut read.4),
                _ => members.rest(&mut read.5),
            }
        }
        let Some(name) = read.0 else { return Err(members.missing(&[0])) };
        members.end(Self { name, priority: read.1, owner: read.2, tags: read.3, args: read.4, rest: read.5 })
    }
}

impl<'de> Deserialize<'de> for Job {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer)
    }
}

impl Serialize for Job {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = write(serializer);
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
fn order_is_free_null_is_absent_and_the_last_of_several_wins() {
    let json = r#"{"tags":null,"args":null,"priority":null,"x":true,"name":"a","name":"b","x":false}"#;
    let job: Job = serde_json::from_str(json).expect("a job");
    let rest = BTreeMap::from([("x".to_owned(), false)]);
    assert_eq!(job, Job { name: "b".to_owned(), priority: None, owner: None, tags: Vec::new(), args: None, rest });
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
        (r#"{"priority":"x"}"#, "invalid type: string \"x\", expected i32 at line 1 column 15"),
        (r#"{"name":"a","x":1}"#, "invalid type: integer `1`, expected a boolean at line 1 column 17"),
        (r#"{"args":{}}"#, "invalid type: map, expected a sequence at line 1 column 8"),
        (r#"{"name":"a","#, "EOF while parsing a value at line 1 column 12"),
        ("[]", "invalid type: sequence, expected an object at line 1 column 0"),
    ];
    for (json, expected) in cases {
        let error = serde_json::from_str::<Job>(json).expect_err(json);
        assert_eq!(error.to_string(), expected, "{json}");
    }
}
