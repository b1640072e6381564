//! Tests deprecations of operations, parameters and fields that are added or removed, and limits that a page no longer
//! states.

use super::{cases::applied, drafts::generated, drafts::report};
use crate::pages::{
    Page,
    compare::DifferenceKind,
    draft::{Options, draft_document},
    lock::Lock,
    read_pages,
};

const TITLE: &str = "Listing Lamps";
const FUNCTION: &str = "This API is used to list lamps.";

fn page(title: &str, function: &str, row: &str) -> Page {
    let text = format!(
        "# {title}\n\n## Function\n\n{function}\n\n## URI\n\nGET /v1/lamps\n\n**Table 1** Query Parameters\n\n\
         |Parameter|Mandatory|Type|Description|\n|--|--|--|--|\n{row}\n\n\
         ## Status Codes\n\n|Status Code|Description|\n|--|--|\n|200|OK|\n|404|Not Found|\n"
    );
    read_pages(text.as_bytes(), None).expect("a page").remove(0)
}

const ROW: &str = "|limit|No|Integer|How many. Minimum: 1 Maximum: 50|";

/// Checks `after` against the spec and the lock of `before`, applies `after`, and checks it again. Returns the findings
/// of the first and the second check, and the edited spec.
fn changed(before: &Page, after: &Page) -> (Vec<(DifferenceKind, String)>, Vec<String>, String) {
    let text = draft_document(std::slice::from_ref(before), Options::default()).text;
    let reading = generated(&text);
    let id = reading.api.as_ref().expect("a draft is right").operations[0].id.clone();
    let mut lock = Lock::default();
    lock.accept_page(&id, before, "", "2024-01-01");
    let lock = Lock::parse(&lock.render()).expect("a lock can be read again");
    let found = report(after, &reading, &lock);
    assert_eq!(found.wording_changes, [], "{found:#?}");
    let mut applied = applied(after, &reading, &lock);
    let edited = applied.files.pop_first().map_or(text, |(_, text)| text);
    if applied.manual_changes.is_empty() {
        let again = report(after, &generated(&edited), &lock);
        assert_eq!(again.api_changes, [], "{edited}");
    }
    (found.api_changes.into_iter().map(|change| (change.kind, change.key)).collect(), applied.manual_changes, edited)
}

#[test]
fn an_operation_that_becomes_deprecated_is_named_and_marked_and_so_is_the_end_of_it() {
    let plain = page(TITLE, FUNCTION, ROW);
    for (title, function) in [
        ("Listing Lamps (Deprecated)", FUNCTION),
        ("Listing Lamps（已废弃）", FUNCTION),
        ("【待下线】Listing Lamps", FUNCTION),
        (TITLE, "This API is used to list lamps.\n\nThis API has been deprecated. Use the API of version 2 instead."),
        (TITLE, "This API is used to list lamps.\n\n> **NOTE:** This API is deprecated."),
        (TITLE, "This API is used to list lamps.\n\n该接口已废弃，请使用V2接口。"),
    ] {
        let marked = page(title, function, ROW);
        let expected = vec![(DifferenceKind::Deprecated, "operation".to_owned())];
        let (found, left, text) = changed(&plain, &marked);
        assert_eq!((found, left), (expected.clone(), vec![]), "{title}, {function}");
        assert!(text.contains("\n      deprecated: true\n"), "{text}");
        let (found, left, text) = changed(&marked, &plain);
        assert_eq!((found, left), (expected, vec![]), "{title}, {function}");
        assert!(!text.contains("deprecated"), "{text}");
    }
}

#[test]
fn the_mark_of_a_parameter_is_removed_as_well() {
    let plain = page(TITLE, FUNCTION, "|pretty|No|String|Indent it.|");
    let marked = page(TITLE, FUNCTION, "|pretty|No|String|Deprecated: Indent it.|");
    let expected = vec![(DifferenceKind::Deprecated, "query/pretty".to_owned())];
    let (found, left, text) = changed(&marked, &plain);
    assert_eq!((found, left), (expected, vec![]));
    assert!(!text.contains("deprecated"), "{text}");
}

/// Response headers are compared with the spec even if the page is not in the lock file.
#[test]
fn a_header_of_a_response_is_added_and_removed() {
    let page = |headers: &str| {
        let table = "**Table 2** Response header parameters\n\n|Parameter|Type|Description|\n|--|--|--|\n";
        let text = format!(
            "# {TITLE}\n\n## URI\n\nGET /v1/lamps\n\n**Table 1** Query Parameters\n\n\
             |Parameter|Mandatory|Type|Description|\n|--|--|--|--|\n{ROW}\n\n## Response Parameters\n\n**Status code: 200**\n\n\
             {table}{headers}\n\n## Status Codes\n\n|Status Code|Description|\n|--|--|\n|200|OK|\n|404|Not Found|\n"
        );
        read_pages(text.as_bytes(), None).expect("a page").remove(0)
    };
    let one = page("|X-Request-Id|String|Which request.|");
    let two = page("|X-Request-Id|String|Which request.|\n|X-Total|Integer|How many.|");
    let (found, left, text) = changed(&one, &two);
    assert_eq!((found, left), (vec![(DifferenceKind::Added, "response 200/header/X-Total".to_owned())], vec![]));
    assert!(text.contains("X-Total:"), "{text}");
    let (found, left, text) = changed(&two, &one);
    assert_eq!((found, left), (vec![(DifferenceKind::Removed, "response 200/header/X-Total".to_owned())], vec![]));
    assert!(!text.contains("X-Total"), "{text}");
    let spec = generated(&draft_document(std::slice::from_ref(&one), Options::default()).text);
    let found = report(&two, &spec, &Lock::default());
    assert_eq!(found.api_changes.len(), 1, "{found:#?}");
    let typed = page("|X-Request-Id|Integer|Which request.|");
    let found = report(&typed, &spec, &Lock::default());
    assert_eq!(
        found.api_changes.iter().map(|change| change.kind).collect::<Vec<_>>(),
        [DifferenceKind::Type],
        "{found:#?}"
    );
}

/// Limits, defaults and values that only the spec still states are reported until they are removed from the spec.
#[test]
fn facts_that_a_page_no_longer_states_are_reported_until_the_spec_drops_them() {
    let rows = [
        (
            "|limit|No|Integer|How many. Minimum: 1 Maximum: 50|",
            "|limit|No|Integer|How many. Minimum: 1|",
            DifferenceKind::Limit,
        ),
        (
            "|limit|No|Integer|How many.<br>Minimum: **1**<br>Maximum: **50**|",
            "|limit|No|Integer|How many.|",
            DifferenceKind::Limit,
        ),
        ("|limit|No|Integer|How many. Default: 9|", "|limit|No|Integer|How many.|", DifferenceKind::Default),
        ("|sort|No|String|Order. Enumeration values: asc, desc|", "|sort|No|String|Order.|", DifferenceKind::Values),
    ];
    for (old, new, what) in rows {
        let (before, after) = (page(TITLE, FUNCTION, old), page(TITLE, FUNCTION, new));
        let text = draft_document(std::slice::from_ref(&before), Options::default()).text;
        let reading = generated(&text);
        let id = reading.api.as_ref().expect("a draft is right").operations[0].id.clone();
        let mut lock = Lock::default();
        lock.accept_page(&id, &before, "", "2024-01-01");
        let found = report(&after, &reading, &lock);
        let kinds: Vec<DifferenceKind> = found.api_changes.iter().map(|change| change.kind).collect();
        assert_eq!(kinds, [what], "{new}: {found:#?}");
        applied(&after, &reading, &lock);
        // A person must make this change.
        let removed = draft_document(std::slice::from_ref(&after), Options::default()).text;
        let found = report(&after, &generated(&removed), &lock);
        assert_eq!(found.api_changes, [], "{new}");
    }
}
