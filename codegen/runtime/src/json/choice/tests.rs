use std::time::{Duration, Instant};

use serde_json::Value;

use super::{
    super::{
        super::read::{self, FromJson, Json, JsonType, Source, from_str},
        Kind, Union, union,
    },
    Choice, Signs,
};
use crate::record;

const OBJECT: Signs = Signs { kinds: &[Kind::Object], required: &[], constants: &[] };

record! {
    Small { optional a: Option<String> }
    Large { optional a: Option<String>, optional b: Option<String>, optional inner: Option<Inner> }
    Inner { optional x: Option<u8>, optional y: Option<u8> }
    Raw { optional a: Option<String>, optional inner: Option<Value> }
}

#[derive(Debug, PartialEq)]
enum Loose {
    Small(Small),
    Raw(Raw),
    Large(Large),
    Word,
    Unknown(Value),
}

impl Loose {
    fn read(json: &str) -> serde_json::Result<Self> {
        let mut choice = Choice::of(json);
        choice.candidate("Small", OBJECT, Self::Small);
        choice.candidate("Raw", OBJECT, Self::Raw);
        choice.candidate("Large", OBJECT, Self::Large);
        choice.constant("Word", "\"word\"", Self::Word);
        choice.end_open(Self::Unknown)
    }
}

#[test]
fn the_candidate_that_recognizes_most_is_chosen_or_else_the_first() {
    let name = |json: &str| match Loose::read(json).unwrap_or_else(|error| panic!("{json}: {error}")) {
        Loose::Small(_) => "Small",
        Loose::Raw(_) => "Raw",
        Loose::Large(_) => "Large",
        Loose::Word => "Word",
        Loose::Unknown(_) => "Unknown",
    };
    for (json, expected) in [
        ("{}", "Small"),
        (r#"{"a":"1"}"#, "Small"),
        (r#"{"b":"1"}"#, "Large"),
        (r#"{"a":"1","b":"2"}"#, "Large"),
        (r#"{"inner":{"x":1}}"#, "Large"),
        (r#"{"inner":{"x":"not a number"}}"#, "Raw"),
        (r#"{"inner":{}}"#, "Raw"),
        (r#"{"z":{"x":1,"y":[{"b":2}]}}"#, "Small"),
        (r#""word""#, "Word"),
        (r#""w\u006frd""#, "Word"),
        (r#""another""#, "Unknown"),
        ("[1]", "Unknown"),
    ] {
        assert_eq!(name(json), expected, "{json}");
    }
    // A value that matches no signs may be of a type that is not known yet; a closed union cannot keep it.
    let json = r#"{"a":1}"#;
    assert!(matches!(Loose::read(json), Ok(Loose::Unknown(_))));
    let mut choice = Choice::of(json);
    choice.candidate("Small", OBJECT, Loose::Small);
    choice.constant("Word", "\"word\"", Loose::Word);
    let error = choice.end().expect_err("it is none of them").to_string();
    assert_eq!(
        error,
        "the value does not match any of the possible types; Small: invalid type: integer `1`, expected a string; Word: the value is not \"word\""
    );
}

#[test]
fn signs_are_looked_for_before_a_candidate_is_read() {
    const A: Signs = Signs { kinds: &[Kind::Object], required: &["a"], constants: &[("t", "1")] };
    let read = |json: &str| {
        let mut choice = Choice::of(json);
        choice.candidate("Small", A, Loose::Small);
        choice.end().map_err(|error| error.to_string())
    };
    assert!(read(r#"{"a":"x","t":1}"#).is_ok());
    for (json, reason) in [
        ("7", "Small: expected a value of type object, found number"),
        (r#"{"t":1}"#, "Small: missing field `a`"),
        (r#"{"a":"x","t":2}"#, "Small: the member `t` is not `1`"),
    ] {
        assert_eq!(read(json).unwrap_err(), format!("the value does not match any of the possible types; {reason}"));
    }
}

/// A tree with two candidates for each node. Without cached decisions, each level would double the work.
#[derive(Debug, PartialEq)]
enum Node {
    Left(Left),
    Right(Right),
}

record! {
    Left { optional next: Option<Box<Node>>, optional l: Option<u8> }
    Right { optional next: Option<Box<Node>>, optional r: Option<u8> }
}

impl Union for Node {
    fn from_json(json: &str) -> serde_json::Result<Self> {
        let mut choice = Choice::of(json);
        choice.candidate("Left", OBJECT, Self::Left);
        choice.candidate("Right", OBJECT, Self::Right);
        choice.end()
    }
}

impl FromJson for Node {
    const JSON_TYPE: JsonType = JsonType::Text;

    fn read<S: Source + ?Sized>(json: Json<'_, S>, place: &mut Option<Self>) -> read::Result<()> {
        union(json, place)
    }
}

fn nested(levels: usize) -> String {
    let mut json = String::new();
    for level in 0..levels {
        json.push_str(if level % 2 == 0 { r#"{"l":1,"next":"# } else { r#"{"r":1,"next":"# });
    }
    json.push_str("{}");
    json.push_str(&"}".repeat(levels));
    json
}

#[test]
fn unions_in_unions_are_read_in_time_and_right_at_every_level() {
    let start = Instant::now();
    let mut node = &from_str::<Node>(&nested(100)).expect("a node");
    assert!(start.elapsed() < Duration::from_secs(5), "took {:?}", start.elapsed());
    for level in 0..100 {
        let next = match node {
            Node::Left(left) if level % 2 == 0 => left.next.as_ref(),
            Node::Right(right) if level % 2 == 1 => right.next.as_ref(),
            other => panic!("level {level} is {other:?}"),
        };
        node = next.expect("the next level");
    }
}

#[test]
fn values_that_are_nested_too_deep_are_an_error_and_not_the_end_of_the_stack() {
    let error = from_str::<Node>(&nested(1_000_000)).expect_err("it is too deep").to_string();
    assert!(error.contains("nested deeper than 128 levels"), "{error}");
}
