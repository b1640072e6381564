use constants::types::{Closed, Open};

/// Represents code that accepts any text.
fn text(value: impl AsRef<str>) -> String {
    value.as_ref().to_owned()
}

#[test]
fn are_parsed_and_shown_as_they_are_sent() {
    let open: Open = "second".parse().unwrap();
    assert_eq!((&open, open.to_string().as_str(), text(&open).as_str()), (&Open::Second, "second", "second"));
    let other: Open = "third".parse().unwrap();
    assert_eq!(
        (&other, other.to_string().as_str(), text(&other).as_str()),
        (&Open::Unknown("third".to_owned()), "third", "third")
    );
    let closed: Closed = "off".parse().unwrap();
    assert_eq!((closed, closed.to_string().as_str(), text(closed).as_str()), (Closed::Off, "off", "off"));
}

#[test]
fn that_are_closed_name_their_values_in_the_error() {
    assert_eq!("maybe".parse::<Closed>().unwrap_err().to_string(), "the value `maybe` is not one of `on`, `off`");
}
