use super::{NameKind, NameScope, to_identifier, to_module_name};

#[test]
fn words_take_the_case_of_their_kind() {
    for (wire, ty, field) in [
        ("StatusDetails", "StatusDetails", "status_details"),
        ("apiVersion", "ApiVersion", "api_version"),
        ("X-Auth-Token", "XAuthToken", "x_auth_token"),
        ("fieldsV1", "FieldsV1", "fields_v1"),
        ("HTTPStatus", "HttpStatus", "http_status"),
        ("repos/get content", "ReposGetContent", "repos_get_content"),
        ("getCoreV1APIResources", "GetCoreV1ApiResources", "get_core_v1_api_resources"),
        ("V1DBInstance", "V1DbInstance", "v1_db_instance"),
        ("v1ID", "V1Id", "v1_id"),
        ("S3URL", "S3Url", "s3_url"),
        ("IPv4CIDRBlock", "IPv4CidrBlock", "i_pv4_cidr_block"),
        ("L2TP", "L2tp", "l2tp"),
        ("E2EEKey", "E2eeKey", "e2ee_key"),
        ("fieldsV1Beta1", "FieldsV1Beta1", "fields_v1_beta1"),
        ("Sha256", "Sha256", "sha256"),
        ("删除", "删除", "删除"),
    ] {
        assert_eq!(to_identifier(wire, NameKind::Type), ty);
        assert_eq!(to_identifier(wire, NameKind::Field), field);
    }
}

#[test]
fn words_in_snake_case_stay_as_they_are() {
    for wire in ["id", "node_id", "a_1", "sha256_sum", "x2_y3z", "v1beta1", "a_b_c_4d"] {
        assert_eq!(to_identifier(wire, NameKind::Field), heck::ToSnakeCase::to_snake_case(wire));
        assert_eq!(to_identifier(wire, NameKind::Field), wire);
    }
}

#[test]
fn symbols_are_spelled_out() {
    for (wire, variant) in [
        ("+1", "Plus1"),
        ("-1", "Minus1"),
        (">=", "GreaterEqual"),
        ("", "Empty"),
        ("*", "Star"),
        ("100-200", "V100200"),
        ("🎉", "U1f389"),
        ("_", "Underscore"),
        ("2fa", "V2fa"),
        ("a*b", "AStarB"),
    ] {
        assert_eq!(to_identifier(wire, NameKind::Variant), variant, "{wire:?}");
    }
}

#[test]
fn keywords_and_the_prelude_are_kept_apart() {
    assert_eq!(to_identifier("type", NameKind::Field), "r#type");
    assert_eq!(to_identifier("self", NameKind::Field), "self_");
    assert_eq!(to_identifier("Self", NameKind::Variant), "SelfValue");
    assert_eq!(to_identifier("option", NameKind::Type), "OptionType");
    assert_eq!(to_identifier("String", NameKind::Variant), "String");
    assert_eq!(to_identifier("runtime", NameKind::Module), "runtime_api");
}

#[test]
fn text_cannot_get_out_of_an_identifier() {
    for wire in ["a; fn main() {}", "\"#\u{0}*/", "../../etc/passwd", "r#\"x\"#", "_ _", "'"] {
        for kind in [NameKind::Type, NameKind::Field, NameKind::Module, NameKind::Variant, NameKind::Function] {
            let name = to_identifier(wire, kind);
            syn::parse_str::<syn::Ident>(name.trim_start_matches("r#")).unwrap_or_else(|_| panic!("{wire:?}: {name}"));
        }
    }
}

#[test]
fn collisions_are_numbered_in_order() {
    let mut scope = NameScope::default();
    let names: Vec<_> = ["a-b", "a_b", "aB", "A b", "a_b_2"].map(|wire| scope.claim_name(wire, NameKind::Field)).into();
    assert_eq!(names, ["a_b", "a_b_2", "a_b_3", "a_b_4", "a_b_2_2"]);
}

#[test]
fn a_module_can_be_a_file() {
    for (wire, at_root, deeper) in [
        ("Jobs", "jobs", "jobs"),
        ("Überblick", "uberblick", "uberblick"),
        ("概要", "gai_yao", "gai_yao"),
        ("lib", "lib_api", "lib"),
        ("main", "main_api", "main"),
        ("mod", "mod_", "mod_"),
        ("aux", "aux_", "aux_"),
        ("COM1", "com1_", "com1_"),
        ("company", "company", "company"),
        ("type", "r#type", "r#type"),
    ] {
        assert_eq!(to_module_name(wire, true), at_root, "{wire}");
        assert_eq!(to_module_name(wire, false), deeper, "{wire}");
    }
    let sentence = "Everything that is done with the users of an organisation, once they are there. ".repeat(9);
    assert_eq!(
        to_module_name(&sentence, true),
        "everything_that_is_done_with_the_users_of_an_organisation_once_they_are_there"
    );
    assert_eq!(to_module_name(&"x".repeat(300), true), "x".repeat(80));
}

#[test]
fn a_type_with_an_argument_has_no_brackets() {
    assert_eq!(to_identifier("List<Pet>", NameKind::Type), "ListPet");
    assert_eq!(to_identifier("Page«User»", NameKind::Type), "PageUser");
    assert_eq!(to_identifier("<", NameKind::Type), "Less");
    assert_eq!(to_identifier("<5", NameKind::Variant), "Less5");
}
