//! Tests values and defaults that are stated in the sentences of descriptions.

use crate::pages::{page::Field, read_pages};

/// Reads a row of type `String` with a description.
fn field(description: &str) -> Field {
    let text = format!(
        "# List lamps\n\n## URI\n\nGET /lamps\n\n**Table 1** Query Parameters\n\n\
         | Parameter | Mandatory | Type | Description |\n|--|--|--|--|\n| mode | No | String | {description} |\n"
    );
    let mut pages = read_pages(text.as_bytes(), None).expect("a page");
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

/// Tests descriptions whose lines are joined, as in some renderings of pages.
#[test]
fn limits_and_values_without_line_breaks() {
    let limits = |text: &str| {
        let field = field(text);
        let named = field.limits.named_limits().into_iter();
        let limits: Vec<String> = named.filter_map(|(name, limit)| Some(format!("{name} {}", limit?.value))).collect();
        (limits.join(", "), field.default.map(|default| default.value).unwrap_or_default(), field.text.len())
    };
    let told = |limits: &str, default: &str, texts: usize| (limits.to_owned(), default.to_owned(), texts);
    assert_eq!(limits("名称。最小长度：**1**最大长度：**64**"), told("minLength 1, maxLength 64", "", 1));
    assert_eq!(limits("Its name. Minimum length: 1 Maximum length: 64"), told("minLength 1, maxLength 64", "", 1));
    assert_eq!(limits("名称。最小值：**1**最大值：**50**缺省值：**9**"), told("minLength 1, maxLength 50", "9", 1));
    assert_eq!(limits("The minimum: 1 is not meant."), told("", "", 1));
    let field = field("状态。枚举值：on、off缺省值：**on**");
    assert_eq!(field.default.map(|default| default.value).as_deref(), Some("on"));
    assert_eq!(field.values.iter().map(|value| value.value.as_str()).collect::<Vec<_>>(), ["on", "off"]);
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
