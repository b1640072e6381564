use request_parameters::{
    Operation,
    operations::*,
    runtime::value::Base64,
    types::{Deep, Point},
};

fn uri(operation: impl Operation) -> String {
    operation.request().unwrap().uri().to_string()
}

fn texts<const N: usize>(texts: [&str; N]) -> Vec<String> {
    texts.map(str::to_owned).to_vec()
}

fn point() -> Point {
    Point::default().x(1).name("a,b=c")
}

#[test]
fn path_variables_are_escaped() {
    assert_eq!(
        uri(simple("a/b+c?d#e ü%2F", texts(["a,b", "c/d"]), point(), point())),
        "/simple/a%2Fb%2Bc%3Fd%23e%20%C3%BC%252F/a%2Cb,c%2Fd/x,1,name,a%2Cb%3Dc/x=1,name=a%2Cb%3Dc"
    );
    assert_eq!(uri(styles(vec![1, 2], point(), vec![1, 2])), "/styles/.1,2/;matrix=x,1,name,a%2Cb%3Dc/;spread=1;spread=2");
}

#[test]
fn an_empty_path_variable_is_an_error() {
    let refused = |operation: Simple| operation.request().unwrap_err().to_string();
    assert!(refused(simple("", texts(["a"]), point(), point())).starts_with("the parameter `id` is empty"));
    assert!(refused(simple("a", Vec::<String>::new(), point(), point())).starts_with("the parameter `ids` is empty"));
    assert!(refused(simple("a", texts(["b"]), Point::default(), point())).starts_with("the parameter `point` is empty"));
    assert!(refused(simple("..", texts(["b"]), point(), point())).contains("would change the path"));
}

#[test]
fn queries_of_every_style() {
    assert_eq!(uri(query().filter_name("a+b/c").ids(vec![1, 2])), "/query?filter%5Bname%5D=a%2Bb%2Fc&ids%5B%5D=1&ids%5B%5D=2");
    assert_eq!(uri(query().comma(texts(["a,b", "c"]))), "/query?comma=a%2Cb,c");
    assert_eq!(uri(query().space(texts(["a b", "c"]))), "/query?space=a%20b%20c");
    assert_eq!(uri(query().pipe(texts(["a|b", "c"]))), "/query?pipe=a%7Cb%7Cc");
    let deep = Deep::default().name("a").list(texts(["b", "c"])).point(Point::default().x(1)).a_b("d");
    assert_eq!(
        uri(query().deep(deep)),
        "/query?deep[name]=a&deep[list][0]=b&deep[list][1]=c&deep[point][x]=1&deep[a%5Bb%5D]=d"
    );
    assert_eq!(uri(query().flat(point())), "/query?flat=x,1,name,a%2Cb%3Dc");
    assert_eq!(uri(query().spread(point())), "/query?x=1&name=a%2Cb%3Dc");
    assert_eq!(uri(query().level(vec![QueryLevelItem::AB, QueryLevelItem::CD])), "/query?level=a%20b&level=c%2Cd");
}

#[test]
fn single_values_of_a_query() {
    assert_eq!(uri(query().reserved(":/?@!$()*,;=[]&+#% '")), "/query?reserved=:/?@!$()*,;=[]%26%2B%23%25%20%27");
    assert_eq!(uri(query().reserved_list(texts(["a/b", "c?d"]))), "/query?reservedList=a/b,c?d");
    assert_eq!(uri(query().empty("")), "/query?empty=");
    assert_eq!(uri(query().flag(true)), "/query?flag=true");
    assert_eq!(uri(query().when("2026-11-22T05:00:00+08:00".parse::<request_parameters::runtime::value::DateTime>().unwrap())), "/query?when=2026-11-22T05%3A00%3A00%2B08%3A00");
    assert_eq!(uri(query().key(Base64::from(vec![0xfb, 0xff]))), "/query?key=%2B%2F8%3D");
    assert_eq!(uri(query().or_null("null").float(0.1)), "/query?or_null=null&float=0.1");
    assert_eq!(uri(query().ids(Vec::<i64>::new()).comma(Vec::<String>::new())), "/query");
}

#[test]
fn header_fields() {
    let operation = headers().x_list(vec![1, 2]).x_point(point()).x_spread(point()).x_text("ü, a").x_flag(false).x_empty("").x_json(point());
    for request in crate::send_with_both!(request_parameters, operation) {
        let head = request.to_ascii_lowercase();
        for line in ["x-list: 1,2", "x-point: x,1,name,a,b=c", "x-spread: x=1,name=a,b=c", "x-text: ü, a", "x-flag: false", "x-json: {\"x\":1,\"name\":\"a,b=c\"}"] {
            assert!(head.contains(&format!("\r\n{line}\r\n")), "{line}: {request}");
        }
        assert!(head.contains("\r\nx-empty:"), "{request}");
    }
}

#[test]
fn cookies_and_keys_share_their_line_with_parameters() {
    let server = crate::support::Server::no_content();
    let operation = cookies().theme("a b;c=ü").list(texts(["a", "b,c"])).many(vec![1, 2]).point(Point::default().x(1));
    let client = request_parameters::blocking::Client::builder(&server.url);
    let client = client.auth(request_parameters::Credential::from("s=1").for_scheme("session")).build().unwrap();
    operation.send(&client).unwrap();
    let request = &server.requests()[0];
    let lines: Vec<&str> = request.lines().filter(|line| line.to_ascii_lowercase().starts_with("cookie:")).collect();
    assert_eq!(lines.len(), 1, "{request}");
    let (_, value) = lines[0].split_once(": ").unwrap();
    let mut pairs: Vec<&str> = value.split("; ").collect();
    pairs.sort_unstable();
    assert_eq!(pairs, ["list=a,b%2Cc", "many=1", "many=2", "point=x,1", "session=s=1", "theme=a%20b%3Bc%3D%C3%BC"]);

    let client = request_parameters::blocking::Client::builder(&server.url);
    let client = client.auth(request_parameters::Credential::from("a&b").for_scheme("key")).build().unwrap();
    key().q("x y").send(&client).unwrap();
    assert!(server.requests()[1].starts_with("GET /key?q=x%20y&api%20key=a%26b HTTP/1.1\r\n"), "{}", server.requests()[1]);
}
