use several_bodies::{
    Operation, Request,
    operations::{
        AddPetBody, PatchBody, VersionsBody, add_pet, patch, post_any, post_image, put_any, put_image, put_raw,
        versions,
    },
    runtime::value::Binary,
    types::{Step, Thing},
};

fn sent(operation: impl Operation) -> (String, String) {
    let request: Request = operation.request().unwrap();
    let media = request.headers()["content-type"].to_str().unwrap().to_owned();
    (media, String::from_utf8(request.into_body().to_vec()).unwrap())
}

fn is(media: &str, body: &str) -> (String, String) {
    (media.to_owned(), body.to_owned())
}

fn thing() -> Thing {
    Thing::default().name("n")
}

#[test]
fn json_of_several_media_types() {
    let merge = PatchBody::MergePatchJson(thing());
    assert_eq!(sent(patch(merge)), is("application/merge-patch+json", r#"{"name":"n"}"#));
    let strategic = PatchBody::StrategicMergePatchJson(thing());
    assert_eq!(sent(patch(strategic)), is("application/strategic-merge-patch+json", r#"{"name":"n"}"#));
    assert_eq!(sent(patch(vec![Step::new("add")])), is("application/json-patch+json", r#"[{"op":"add"}]"#));
    assert_eq!(sent(versions().body(thing())), is("application/json", r#"{"name":"n"}"#));
    assert_eq!(sent(versions().body(Step::new("x"))), is("application/vnd.acme.v2+json", r#"{"op":"x"}"#));
    assert_eq!(sent(versions().body(VersionsBody::TextJson(thing()))), is("text/json", r#"{"name":"n"}"#));
}

#[test]
fn json_forms_text_and_what_the_caller_writes() {
    assert_eq!(sent(add_pet(thing())), is("application/json", r#"{"name":"n"}"#));
    assert_eq!(sent(add_pet(AddPetBody::Form(thing()))), is("application/x-www-form-urlencoded", "name=n"));
    assert_eq!(sent(add_pet("n".to_owned())), is("text/plain", "n"));
    assert_eq!(sent(add_pet(Binary::from("<n/>"))), is("application/xml", "<n/>"));
}

#[test]
fn bytes_of_the_media_type_that_they_carry() {
    let png = || Binary::from("x").media("image/png");
    assert_eq!(sent(put_image(png())), is("image/png", "x"));
    assert_eq!(sent(post_image(png())), is("image/png", "x"));
    assert_eq!(sent(put_any(png())), is("image/png", "x"));
    assert_eq!(sent(put_any(Binary::from("x"))), is("application/octet-stream", "x"));
    assert_eq!(sent(post_any(Binary::from("a,b").media("text/csv"))), is("text/csv", "a,b"));
    assert_eq!(sent(post_any("a")), is("text/plain", "a"));
    assert_eq!(sent(put_raw("[1, 2]")), is("application/json", "[1, 2]"));
    let refused = |operation: Result<Request, several_bodies::RequestError>| operation.unwrap_err().to_string();
    assert_eq!(
        refused(post_image(Binary::from("x").media("image/gif")).request()),
        "`body` has the media type `image/gif`, but must have the media type `image/png` or `image/jpeg`"
    );
    assert_eq!(refused(put_image("x").request()), "`body` has no media type: set `image/*` with `Binary::media`");
}

#[test]
fn both_drivers_send_them() {
    let requests = crate::send_with_both!(several_bodies, put_image(Binary::from("x").media("image/webp")));
    for request in requests {
        assert!(request.to_ascii_lowercase().contains("\r\ncontent-type: image/webp\r\n"), "{request}");
        assert!(request.ends_with("\r\n\r\nx"), "{request}");
    }
}
