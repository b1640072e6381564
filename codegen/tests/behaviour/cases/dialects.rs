use dialects::{
    Operation,
    pets::{
        CopyPets, FindPetsForm, ListPetsQ, QueryPetsBody, copy_pets, find_pets, link_pets, list_pets, query_pets,
    },
    types::{Cat, Other, Pet, Route},
    value::Tuple,
    webhooks::{self, BytesBody},
};

fn route() -> Route {
    let open = Tuple { required: ("a".to_owned(),), optional: (None, Some((1.0, 2.0))), rest: vec![true] };
    Route::new((1.5, 2.5), vec![(3.0, 4.0)], open)
}

#[test]
fn tuples_are_read_and_written() {
    let text = r#"{"from":[1.5,2.5],"via":[[3.0,4.0]],"open":["a",null,[1.0,2.0],true]}"#;
    assert_eq!(serde_json::to_string(&route()).unwrap(), text);
    assert_eq!(serde_json::from_str::<Route>(text).unwrap(), route());
    let error = serde_json::from_str::<Route>(r#"{"from":[1],"via":[],"open":["a"]}"#).unwrap_err();
    assert!(error.to_string().contains("the list has too few items: item 2 is missing"), "{error}");
}

fn changed(change: impl FnOnce(&mut Route)) -> Route {
    let mut route = route();
    change(&mut route);
    route
}

#[test]
fn items_of_tuples_are_checked() {
    assert!(copy_pets(route()).request().is_ok());
    let error = |change: fn(&mut Route)| copy_pets(changed(change)).request().unwrap_err().to_string();
    assert_eq!(error(|route| route.from.0 = 181.0), "`from[0]` must be at most 180, is 181");
    assert_eq!(error(|route| route.via.push((0.0, -91.0))), "`via[1][1]` must be at least -90, is -91");
    let short = error(|route| route.open.required.0.clear());
    assert!(short.starts_with("`open[0]` must have at least 1 character"), "{short}");
    let optional = error(|route| route.open.optional.1 = Some((999.0, 0.0)));
    assert_eq!(optional, "`open[2][0]` must be at most 180, is 999");
    let inner = error(|route| route.tree = Some(Box::new((changed(|route| route.from.1 = 99.0),))));
    assert_eq!(inner, "`tree[0].from[1]` must be at most 90, is 99");
}

#[test]
fn any_method_is_sent_with_its_body() {
    let first = |requests: Vec<String>| {
        requests.iter().map(|request| request.lines().next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    let line = |method: &str| vec![format!("{method} /pets HTTP/1.1"); 2];
    assert_eq!(first(crate::send_with_both!(dialects, link_pets())), line("LINK"));
    let requests = crate::send_with_both!(dialects, copy_pets(route()));
    assert!(requests.iter().all(|request| request.ends_with("true]}")), "{requests:?}");
    assert_eq!(first(requests), line("COPY"));
    let _named: CopyPets = copy_pets(route());
    let request = query_pets(QueryPetsBody::default().name("a")).request().unwrap();
    assert_eq!((request.method().as_str(), &request.body()[..]), ("QUERY", &br#"{"name":"a"}"#[..]));
    assert!(dialects::pets::QueryPets::SPEC.idempotent && !CopyPets::SPEC.idempotent);
}

#[test]
fn the_whole_query_is_one_value() {
    let uri = |request: dialects::Request| request.uri().to_string();
    assert_eq!(uri(list_pets().q(ListPetsQ::default().a(1)).request().unwrap()), "/pets?%7B%22a%22%3A1%7D");
    assert_eq!(uri(list_pets().request().unwrap()), "/pets");
    let form = FindPetsForm::default().a(1).b(vec!["x y".to_owned(), "z".to_owned()]);
    assert_eq!(uri(find_pets(form, route()).request().unwrap()), "/pets?a=1&b=x%20y&b=z");
}

#[test]
fn values_of_other_tags_are_of_the_default_schema() {
    let read = |json: &str| serde_json::from_str::<Pet>(json).unwrap();
    let mut other = Other::default();
    other.name = Some("n".to_owned());
    assert_eq!(read(r#"{"name":"n"}"#), Pet::Other(other.clone()));
    other.kind = Some("snake".to_owned());
    assert_eq!(read(r#"{"kind":"snake","name":"n"}"#), Pet::Other(other));
    assert!(matches!(read(r#"{"kind":"cat","lives":9}"#), Pet::Cat(Cat { lives: Some(9), .. })));
}

#[test]
fn requests_of_the_server_are_decoded() {
    let request = |media: &str, body: &str| {
        http::Request::post("https://me.test/hook").header("content-type", media).body(body.to_owned()).unwrap()
    };
    let json = |body: &str| request("application/json", body);
    let cat = r#"{"kind":"cat","lives":9}"#;
    assert!(matches!(webhooks::pet_created(json(cat)), Ok(Pet::Cat(_))));
    assert!(matches!(webhooks::find_pets_done(json(cat)), Ok(Pet::Cat(_))));
    assert!(webhooks::pet_created(json("")).is_err());
    assert_eq!(webhooks::on_ping(json("")).unwrap(), None);
    assert_eq!(webhooks::on_ping(json(r#"{"place":[1,2]}"#)).unwrap().unwrap().place, Some((1.0, 2.0)));
    assert_eq!(webhooks::on_ping(json("[]")).unwrap_err().to_string().lines().count(), 1);
    assert!(webhooks::ping_put(json("")).is_ok());
    assert_eq!(webhooks::bytes(request("text/plain", "hi")).unwrap(), BytesBody::Text("hi".to_owned()));
    assert!(webhooks::bytes(request("image/png", "hi")).is_err());
}
