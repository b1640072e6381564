use path_servers::{
    Operation,
    operations::{Other, Same},
};

#[test]
fn only_another_server_is_kept() {
    assert!(Same::SPEC.servers.is_empty());
    assert_eq!(Other::SPEC.servers[0].url, "https://other.example.com");
}

#[test]
fn the_client_decides_where_the_call_goes() {
    let requests = crate::send_with_both!(path_servers, path_servers::operations::same());
    assert!(requests.iter().all(|request| request.starts_with("GET /same HTTP/1.1\r\n")), "{requests:?}");
}
