use nested_parameters::{
    Operation,
    operations::{SearchRange, search},
    types::Sort,
};

#[test]
fn are_sent_as_json() {
    let uri = |operation: nested_parameters::operations::Search| operation.request().unwrap().uri().to_string();
    let by = |name: &str| Sort::default().by(name);
    assert_eq!(
        uri(search().sort(vec![by("a"), by("b").desc(true)])),
        "/q?sort=%7B%22by%22%3A%22a%22%7D&sort=%7B%22by%22%3A%22b%22%2C%22desc%22%3Atrue%7D"
    );
    assert_eq!(uri(search().rows(vec![vec![1, 2], vec![3]])), "/q?rows=%5B1%2C2%5D,%5B3%5D");
    let range = SearchRange::default().from(by("a")).ids(vec!["x".to_owned(), "y".to_owned()]);
    assert_eq!(uri(search().range(range)), "/q?from=%7B%22by%22%3A%22a%22%7D&ids=x&ids=y");
    assert_eq!(uri(search().any(vec![serde_json::json!(1), serde_json::json!([2])])), "/q?any=1&any=%5B2%5D");
    assert_eq!(uri(search().text("a b").json("c")), "/q?text=a%20b&json=%22c%22");
    assert_eq!(
        uri(search().piped(vec![by("a"), by("b")])),
        "/q?piped=%7B%22by%22%3A%22a%22%7D%7C%7B%22by%22%3A%22b%22%7D"
    );
}
