use zeroize::{Zeroize, ZeroizeOnDrop};

use super::{Base64, Binary, Secret};

#[test]
fn base64_is_read_leniently_and_written_strictly() {
    for text in ["\"aGk=\"", "\"aGk\"", "\"aG\\nk=\""] {
        assert_eq!(serde_json::from_str::<Base64>(text).unwrap(), Base64(b"hi".to_vec()), "{text}");
    }
    assert_eq!(serde_json::to_string(&Base64(b"hi".to_vec())).unwrap(), "\"aGk=\"");
    let error = serde_json::from_str::<Base64>("\"a*\"").unwrap_err();
    assert!(error.to_string().starts_with("the string is not valid base64: "), "{error}");
}

#[test]
fn binary_in_json_is_text_or_an_error() {
    assert_eq!(serde_json::to_string(&Binary::from("hi")).unwrap(), "\"hi\"");
    assert_eq!(serde_json::from_str::<Binary>("\"hi\"").unwrap(), Binary::from("hi"));
    assert!(serde_json::to_string(&Binary::from(vec![0xff])).is_err());
}

#[test]
fn a_secret_is_sent_but_not_shown() {
    let secret = Secret::new("cci-Passw0rd");
    assert_eq!(format!("{secret:?} {secret} {:#?}", Some(&secret)), "Secret(…) … Some(\n    Secret(…),\n)");
    assert_eq!(serde_json::to_string(&secret).unwrap(), "\"cci-Passw0rd\"");
    assert_eq!(serde_json::from_str::<Secret>("\"cci-Passw0rd\"").unwrap(), secret);
}

#[test]
fn bytes_are_not_shown() {
    let data = Base64(b"cci-Passw0rd".to_vec());
    assert_eq!(format!("{:?}", Some(&data)), "Some(Base64(12 bytes))");
    assert_eq!(data.to_string(), "Y2NpLVBhc3N3MHJk");
}

#[test]
fn a_secret_is_wiped() {
    // The type promises to wipe on drop; freed memory cannot be inspected.
    fn wipe<T: ZeroizeOnDrop + Zeroize>(secret: &mut T) {
        secret.zeroize();
    }
    let mut secret = Secret::new("cci-Passw0rd");
    wipe(&mut secret);
    assert_eq!(secret.expose(), "");
}
