use std::collections::BTreeMap;

use super::{
    super::super::{
        json::{Choice, Kind, Signs},
        param, read,
    },
    Number,
};

const NUMBERS: [&str; 15] = [
    "0",
    "-0",
    "-7",
    "1.10",
    "1.0",
    "1e400",
    "-1E+2",
    "9007199254740993",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "18446744073709551616",
    "170141183460469231731687303715884105727",
    "12345678901234567890.12",
    "0.1000000000000000055511151231257827",
];

#[test]
fn a_number_keeps_its_digits_wherever_it_is() {
    for text in NUMBERS {
        let same = |json: String, again: String| assert_eq!(again, json);
        let number: Number = serde_json::from_str(text).expect(text);
        same(text.to_owned(), serde_json::to_string(&number).expect(text));
        assert_eq!(number.to_string(), text);
        assert_eq!(text.parse::<Number>().expect(text), number);
        let list = format!("[{text},{text}]");
        let read: Vec<Number> = serde_json::from_str(&list).expect(text);
        same(list, serde_json::to_string(&read).expect(text));
        let map = format!("{{\"a\":{text}}}");
        let read: BTreeMap<String, Option<Box<Number>>> = serde_json::from_str(&map).expect(text);
        same(map.clone(), serde_json::to_string(&read).expect(text));
        assert_eq!(read::from_str::<BTreeMap<String, Number>>(&map).expect(text)["a"], number);
        let spaced: Number = serde_json::from_slice(format!(" {text}\n").as_bytes()).expect(text);
        assert_eq!(spaced, number);
        let read: Number = serde_json::from_reader(text.as_bytes()).expect(text);
        assert_eq!(read, number);
    }
}

#[test]
fn a_union_keeps_the_digits() {
    let mut choice = Choice::of("12345678901234567890.12");
    choice
        .candidate("Number", Signs { kinds: &[Kind::Number], required: &[], constants: &[] }, |number: Number| number);
    assert_eq!(choice.end().unwrap().to_string(), "12345678901234567890.12");
}

#[test]
fn a_parameter_and_a_header_keep_the_digits() {
    for text in NUMBERS {
        let number: Number = text.parse().unwrap();
        let flat = param::flatten(&vec![Some(number.clone())]).unwrap();
        assert_eq!(flat.as_list()[0].scalar_text().unwrap(), text);
        assert_eq!(serde_json::to_string(&flat).unwrap(), format!("[{text}]"));
        assert_eq!(param::parse::<Number>(text).unwrap(), number);
    }
}

#[test]
fn texts_that_are_not_numbers_are_errors() {
    for (json, found) in [("\"1\"", "string"), ("true", "boolean"), ("[1]", "array"), ("{}", "object")] {
        let error = serde_json::from_str::<Number>(json).unwrap_err().to_string();
        assert!(error.starts_with(&format!("invalid type: {found}, expected a number")), "{error}");
    }
    assert!(serde_json::from_str::<Vec<Number>>("[null]").is_err());
    for text in ["", "01", "+1", "1.", ".5", "1e", "NaN", "inf", " 1", "0x1", "1_000"] {
        assert_eq!(text.parse::<Number>().unwrap_err().to_string(), format!("the text `{text}` is not a JSON number"));
    }
    assert!(Number::try_from(f64::INFINITY).is_err() && Number::try_from(f64::NAN).is_err());
}

#[test]
fn a_number_converts_where_nothing_is_lost() {
    let huge = Number::from(u128::MAX);
    assert_eq!((huge.as_i64(), huge.as_u64(), huge.as_i128(), huge.as_u128()), (None, None, None, Some(u128::MAX)));
    assert_eq!(Number::from(u64::MAX).as_u64(), Some(u64::MAX));
    assert_eq!(Number::from(-5).as_u64(), None);
    assert_eq!(Number::try_from(1.5).unwrap().to_string(), "1.5");
    assert_eq!(Number::try_from(1e300).unwrap().to_string(), "1e+300");
    assert_eq!(Number::try_from(1.5).unwrap().as_i64(), None);
    assert!("1e400".parse::<Number>().unwrap().as_f64().is_infinite());
    assert_eq!("-12.5e1".parse::<Number>().unwrap().as_f64().to_bits(), (-125.0_f64).to_bits());
    assert_eq!(Number::from(9_007_199_254_740_993_i64).to_string(), "9007199254740993");
}
