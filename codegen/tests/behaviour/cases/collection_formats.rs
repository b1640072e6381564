use collection_formats::{Operation, operations::*};

fn sent(operation: impl Operation) -> http::Request<Vec<u8>> {
    operation.request().unwrap().map(|body| body.to_vec())
}

#[test]
fn lists_have_the_delimiter_of_their_format() {
    let request = sent(lists(["a", "b"], ["c", "d|"], ["e", "f"]).x_spaces([1, 2]).x_pipes([3, 4]));
    assert_eq!(request.uri().path(), "/lists/a%20b/c%7Cd%7C/e%09f");
    assert_eq!(request.headers()["x-spaces"], "1 2");
    assert_eq!(request.headers()["x-pipes"], "3|4");
}

#[test]
fn lists_in_lists_have_the_delimiter_of_each_format() {
    let rows = [vec![vec!["a".to_owned(), "b".to_owned()], vec!["c".to_owned()]], vec![vec!["d".to_owned()]]];
    let request = sent(nested().grid([vec![1, 2], vec![3]]).rows(rows).x_grid([vec![1, 2], vec![3]]));
    assert_eq!(request.uri().query(), Some("grid=1%2C2%7C3&rows=a%7Cb%20c&rows=d"));
    assert_eq!(request.headers()["x-grid"], "1|2,3");
}

#[test]
fn forms_have_the_same_delimiters() {
    let request = sent(form().body(FormBody::default().grid([vec![1, 2], vec![3]]).rows([vec![4, 5], vec![6]])));
    assert_eq!(String::from_utf8(request.into_body()).unwrap(), "grid=1%2C2%7C3&rows=4%2C5&rows=6");
    let request = sent(parts().body(PartsBody::default().rows([vec![4, 5], vec![6]])));
    assert_eq!(
        String::from_utf8(request.into_body()).unwrap().replace("\r\n", "|"),
        "--part-boundary|Content-Disposition: form-data; name=\"rows\"||4|5|\
         --part-boundary|Content-Disposition: form-data; name=\"rows\"||6|--part-boundary--|"
    );
}

#[test]
fn response_headers_are_split_at_the_delimiter() {
    let response = http::Response::builder().header("X-Words", "a b,c").header("X-Numbers", "1|2").body(()).unwrap();
    assert_eq!(Lists::x_words(&response).unwrap(), Some(vec!["a".to_owned(), "b,c".to_owned()]));
    assert_eq!(Lists::x_numbers(&response).unwrap(), Some(vec![1, 2]));
}
