//! Values and defaults in the sentences of descriptions.

use crate::docs::{page::Field, read};

/// Reads a row of type `String` with a description.
fn field(description: &str) -> Field {
    let text = format!(
        "# List lamps\n\n## URI\n\nGET /lamps\n\n**Table 1** Query Parameters\n\n\
         | Parameter | Mandatory | Type | Description |\n|--|--|--|--|\n| mode | No | String | {description} |\n"
    );
    let mut pages = read(text.as_bytes(), None).expect("a page");
    pages.remove(0).params.remove(0).field
}

#[test]
fn values_in_sentences() {
    let cases: [(&str, &[&str]); 24] = [
        ("One of Always, Never, IfNotPresent.", &["Always", "Never", "IfNotPresent"]),
        ("When to light it. One of Always, Never.", &["Always", "Never"]),
        ("Must be UDP, TCP, or SCTP. Defaults to TCP.", &["UDP", "TCP", "SCTP"]),
        ("Must be dim or bright.", &["dim", "bright"]),
        ("Its light. Can be either warm or cold.", &["warm", "cold"]),
        ("Must be one of 'dim' or 'bright'.", &["dim", "bright"]),
        ("The value can be **dim** or **bright**.", &["dim", "bright"]),
        ("Possible values: dim, bright", &["dim", "bright"]),
        ("灯的状态。取值范围：on、off。", &["on", "off"]),
        ("取值范围为on或off。", &["on", "off"]),
        ("取值为on、off或dim，缺省为dim。", &["on", "off", "dim"]),
        ("可选值：on、off", &["on", "off"]),
        // Sentences that list fields, or that describe values without listing them.
        ("At least one of name or id must be given.", &[]),
        ("at least one of a or b", &[]),
        ("At most one of a, b.", &[]),
        ("Exactly one of a, b must be set.", &[]),
        ("Must be greater or equal to 1.", &[]),
        ("Must be greater, less or equal.", &[]),
        ("Must be a non-negative integer.", &[]),
        ("Must be lower case letters or digits.", &[]),
        ("Must be unique.", &[]),
        ("Can be set or unset.", &[]),
        ("One of the lamps of the room, or all.", &[]),
        ("取值范围：PEM编码格式。", &[]),
    ];
    for (text, expected) in cases {
        let found = field(text);
        let found: Vec<&str> = found.values.iter().map(|value| value.value.as_str()).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn defaults_in_sentences() {
    let cases: [(&str, Option<&str>); 18] = [
        ("Defaults to dim.", Some("dim")),
        ("How light. Defaults to 'dim'.", Some("dim")),
        ("Default to 10 seconds. Minimum value is 1.", Some("10")),
        ("Default is false", Some("false")),
        ("The default is dim, which saves power.", Some("dim")),
        ("Defaults to 1 if there is no lamp.", Some("1")),
        ("The default value is **dim**.", Some("dim")),
        ("缺省值：dim", Some("dim")),
        ("灯的状态，缺省为dim。", Some("dim")),
        ("触发器类型，cce、cci，默认为cce", Some("cce")),
        ("默认取值为dim。", Some("dim")),
        ("Defaults to a per object value if not specified.", None),
        ("Defaults to the name of the room.", None),
        ("Defaults to \"\" (the whole room).", None),
        ("The default policy is decided by the room.", None),
        ("Default to use the lamp of the room.", None),
        ("默认为所有房间", None),
        ("默认为空", None),
    ];
    for (text, expected) in cases {
        assert_eq!(field(text).default.map(|default| default.value).as_deref(), expected, "{text}");
    }
}
