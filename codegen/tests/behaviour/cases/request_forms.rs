use request_forms::{
    Operation,
    operations::*,
    runtime::value::Base64,
    types::{Form, Point},
};

fn sent(operation: impl Operation) -> (String, String) {
    let request = operation.request().unwrap();
    let media = request.headers()["content-type"].to_str().unwrap().to_owned();
    (media, String::from_utf8(request.into_body().to_vec()).unwrap())
}

fn texts<const N: usize>(texts: [&str; N]) -> Vec<String> {
    texts.map(str::to_owned).to_vec()
}

fn point() -> Point {
    Point::default().x(1).name("a")
}

#[test]
fn members_by_default() {
    let form = Form::default().text("a b+c&d=ü").list(texts(["x", "y,z"])).point(point()).points(vec![point(), Point::default()]);
    assert_eq!(
        sent(plain(form)),
        (
            "application/x-www-form-urlencoded".to_owned(),
            "text=a%20b%2Bc%26d%3D%C3%BC&list=x&list=y%2Cz&point=%7B%22x%22%3A1%2C%22name%22%3A%22a%22%7D\
             &points=%7B%22x%22%3A1%2C%22name%22%3A%22a%22%7D&points=%7B%7D"
                .to_owned()
        )
    );
    let form = Form::default().flag(true).key(Base64::from(vec![0xfb, 0xff])).when("2026-11-22T05:00:00Z".parse::<request_forms::runtime::value::DateTime>().unwrap()).a_b_c("d");
    assert_eq!(sent(plain(form)).1, "flag=true&key=%2B%2F8%3D&when=2026-11-22T05%3A00%3A00Z&a%5Bb%5D%20c=d");
    assert_eq!(sent(plain(Form::default())).1, "");
}

#[test]
fn null_is_not_sent() {
    let mut form = Form::default().text("");
    form.null = None;
    assert_eq!(sent(plain(form)).1, "text=");
    assert_eq!(sent(plain(Form::default().null("x"))).1, "null=x");
}

#[test]
fn the_declared_media_type_is_sent_as_it_is() {
    let (media, body) = sent(charset(Form::default().text("x")));
    assert_eq!((media.as_str(), body.as_str()), ("Application/X-WWW-Form-Urlencoded;charset=UTF-8", "text=x"));
}

#[test]
fn encodings_say_how_members_are_written() {
    let form = Form::default()
        .text("a/b?c d")
        .list(texts(["x", "y"]))
        .flat(texts(["a", "b,c"]))
        .piped(texts(["a", "b"]))
        .point(point())
        .points(vec![point()]);
    assert_eq!(
        sent(encoded(form)).1,
        "text=a/b?c%20d&list=%5B%22x%22%2C%22y%22%5D&flat=a,b%2Cc&piped=a%7Cb&point[x]=1&point[name]=a\
         &points=%5B%7B%22x%22%3A1%2C%22name%22%3A%22a%22%7D%5D"
    );
    assert_eq!(sent(encoded(Form::default().list(Vec::<String>::new()))).1, "list=%5B%5D");
}

#[test]
fn maps_and_alternatives() {
    assert_eq!(sent(map([("b c".to_owned(), "1".to_owned()), ("a".to_owned(), "ü".to_owned())].into())).1, "a=%C3%BC&b%20c=1");
    assert_eq!(sent(choice(ChoiceBodyName::new("n"))).1, "name=n");
    assert_eq!(sent(choice(ChoiceBodyId::new(1).tags(texts(["a", "b"])))).1, "id=1&tags=a&tags=b");
}
