//! The readers, over test pages of our own and, where they are at hand, the real ones.

use super::*;

#[test]
fn dump() {
    let path = std::env::var("PAGE").unwrap();
    let pages = read(&std::fs::read(path).unwrap(), None).unwrap();
    println!("{}", serde_json::to_string_pretty(&pages).unwrap());
}
