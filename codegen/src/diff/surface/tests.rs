//! Tests the comparison of public APIs with small crates.

use super::{Effect, Surface, compare_surfaces};

fn surface(lib: &str) -> Surface {
    Surface::read([("src/lib.rs", lib)]).expect("Rust")
}

/// Returns the differences, one per line.
fn changes(base: &str, head: &str) -> Vec<String> {
    let changes = compare_surfaces(&surface(base), &surface(head));
    changes.iter().map(|change| format!("{} {} {}", change.effect.name(), change.kind.name(), change.path)).collect()
}

#[test]
fn items_are_listed_with_their_declarations() {
    let lib = "
        /// Jobs.
        pub mod v1 {
            #[derive(Clone, Debug)]
            #[non_exhaustive]
            pub struct Job<T> where T: Clone { pub name: Option<String>, pub r#type: Vec<Box<T>>, secret: u8 }
            impl<T: Clone> Job<T> {
                pub fn name(&self, key: &'static str) -> Option<&str> { None }
                fn hidden(&self) {}
            }
            impl<T: Clone> From<u8> for Job<T> { fn from(_: u8) -> Self { todo() } }
            #[non_exhaustive]
            pub enum Phase { Running, Failed(String), Other { code: i32 } }
            pub trait Run: Send + 'static { const ID: &'static str; type Output; fn run(&self) -> Self::Output; }
            #[cfg(feature = \"extra\")]
            pub async fn start(names: &[&str], at: [u8; 4]) -> Result<(), std::io::Error> { Ok(()) }
            pub(crate) fn inner() {}
            #[doc(hidden)]
            pub fn machinery() {}
        }
        mod private { pub struct Gone; }
        pub use v1::{Job, Phase as State};
    ";
    let listed: Vec<String> =
        surface(lib).items.iter().map(|(path, item)| format!("{path} → {}", item.signature)).collect();
    insta::assert_snapshot!(listed.join("\n"));
}

#[test]
fn removed_items_break_and_added_items_do_not() {
    assert_eq!(
        changes("pub fn a() {} pub fn b() {}", "pub fn b() {} pub fn c() {}"),
        ["breaking function a", "addition function c"]
    );
}

#[test]
fn another_type_breaks() {
    let (base, head) = ("pub struct A { pub a: u8 }", "pub struct A { pub a: u16 }");
    assert_eq!(changes(base, head), ["breaking field A::a"]);
    assert_eq!(changes("pub fn a(b: u8) {}", "pub fn a(b: u16) {}"), ["breaking function a"]);
}

#[test]
fn reordered_arguments_break_and_renamed_ones_do_not() {
    assert_eq!(changes("pub fn a(b: u8) {}", "pub fn a(c: u8) {}"), ["none function a"]);
    assert_eq!(changes("pub fn a(b: u8, c: u8) {}", "pub fn a(c: u8, b: u8) {}"), ["breaking function a"]);
    assert_eq!(changes("pub fn a(b: u8, c: u8) {}", "pub fn a(c: u8, d: u8) {}"), ["breaking function a"]);
    assert_eq!(changes("pub fn a(b: u8, c: u8) {}", "pub fn a(d: u8, c: u8) {}"), ["none function a"]);
}

#[test]
fn the_layout_of_a_declaration_is_not_a_change() {
    let one = "pub struct A; impl A { pub fn new(a: Option<B, C>, b: (u8,)) -> Result<A, B> { todo() } }";
    let other =
        "pub struct A; impl A { pub fn new(\na: Option<\nB,\nC,\n>,\nb: (u8,),\n) -> Result<A, B,> { todo() } }";
    assert_eq!(changes(one, other), Vec::<String>::new());
    assert_eq!(changes("pub fn a(b: (u8,)) {}", "pub fn a(b: (u8)) {}"), ["breaking function a"]);
}

#[test]
fn a_new_field_breaks_those_who_build_the_struct() {
    assert_eq!(changes("pub struct A { pub a: u8 }", "pub struct A { pub a: u8, pub b: u8 }"), ["breaking field A::b"]);
    let open = "#[non_exhaustive] pub struct A { pub a: u8 }";
    assert_eq!(changes(open, &open.replace("u8 }", "u8, pub b: u8 }")), ["addition field A::b"]);
}

#[test]
fn a_new_variant_breaks_those_who_match_the_enum() {
    assert_eq!(changes("pub enum A { B }", "pub enum A { B, C }"), ["breaking variant A::C"]);
    assert_eq!(
        changes("#[non_exhaustive] pub enum A { B }", "#[non_exhaustive] pub enum A { B, C }"),
        ["addition variant A::C"]
    );
}

#[test]
fn a_removed_trait_breaks() {
    assert_eq!(
        changes("#[derive(Clone, Copy)] pub struct A;", "#[derive(Clone)] pub struct A;"),
        ["breaking impl A as Copy"]
    );
}

#[test]
fn another_associated_type_breaks() {
    let base = "pub struct A; pub trait Call { type Output; } impl Call for A { type Output = u8; }";
    assert_eq!(changes(base, &base.replace("= u8", "= u16")), ["breaking impl A as Call"]);
}

#[test]
fn documentation_bodies_and_private_items_do_not_count() {
    let base = "/// One.\npub fn a() -> u8 { 1 }\nfn b() {}";
    assert_eq!(changes(base, "/// Two.\npub fn a() -> u8 { 2 }\nstruct C;"), Vec::<String>::new());
}

#[test]
fn modules_are_found_in_files() {
    let files = [
        ("src/lib.rs", "pub mod a; mod b;"),
        ("src/a.rs", "pub mod c;"),
        ("src/a/c.rs", "pub struct D;"),
        ("src/b/mod.rs", "pub struct E;"),
    ];
    let surface = Surface::read(files).expect("Rust");
    assert_eq!(surface.items.keys().collect::<Vec<_>>(), ["a", "a::c", "a::c::D"]);
    assert!(Surface::read([("src/lib.rs", "pub fn")]).is_err());
}

/// Only the path by which callers name a type matters, not the module of its code.
#[test]
fn a_reexported_item_counts_at_the_path_of_the_reexport() {
    let plain = "pub mod a { #[derive(Clone)] pub struct B; impl B { pub fn c(&self) {} } pub fn d() {} }";
    let brought = "pub mod a { mod inner { mod deep { #[derive(Clone)] pub struct B; pub fn d() {} pub fn e() {} } \
                   pub use self::deep::{B, d}; mod more { impl super::B { pub fn c(&self) {} } } } pub use self::inner::*; }";
    assert_eq!(changes(plain, brought), Vec::<String>::new());
    assert_eq!(changes(brought, plain), Vec::<String>::new());
    assert_eq!(changes(brought, &brought.replace("pub fn c", "fn c")), ["breaking method a::B::c()"]);
    assert_eq!(
        changes(brought, &brought.replace("d};", "d as f};")),
        ["breaking function a::d", "addition function a::f"]
    );
    assert_eq!(changes(brought, &brought.replace("pub fn e", "fn e")), Vec::<String>::new());
}

#[test]
fn a_reexport_of_a_public_item_is_a_separate_item() {
    let surface =
        surface("pub mod a { pub struct B; } pub use a::B; pub use a::B as C; pub use http::Method; pub use a::*;");
    let exports = surface.items.iter().filter(|(_, item)| item.kind == super::ItemKind::Export);
    let exports: Vec<String> = exports.map(|(path, item)| format!("{path}: {}", item.signature)).collect();
    assert_eq!(
        exports,
        ["B: pub use a::B", "C: pub use a::B as C", "Method: pub use http::Method", "a::*: pub use a::*"]
    );
}

#[test]
fn effects_have_an_order() {
    assert!(Effect::None < Effect::Addition && Effect::Addition < Effect::Breaking);
}

/// Implementations of private traits for checks are not visible to callers, so they may be removed.
#[test]
fn implementations_of_internal_traits_are_not_part_of_the_api() {
    let machinery =
        "#[doc(hidden)] pub mod check { pub trait Check {} } pub mod open { pub trait Open {} } pub struct A;";
    let with = |implementation: &str| format!("{machinery} {implementation}");
    let none = with("");
    assert_eq!(changes(&with("impl crate::check::Check for A {}"), &none), Vec::<String>::new());
    assert_eq!(changes(&with("impl crate::open::Open for A {}"), &none), ["breaking impl A as crate::open::Open"]);
    assert_eq!(changes(&with("impl Clone for A {}"), &none), ["breaking impl A as Clone"]);
}

/// Two requests with separate filters; in the second version they share one.
const APART: &str = "pub mod a {
    pub struct First { pub filter: Option<FirstFilter> }
    pub struct FirstFilter { pub by: Vec<FirstFilterBy> }
    impl From<FirstFilterBy> for FirstFilter { fn from(_: FirstFilterBy) -> Self { todo() } }
    pub enum FirstFilterBy { Name }
    pub struct Second { pub filter: Option<SecondFilter> }
    pub struct SecondFilter { pub by: Vec<SecondFilterBy> }
    impl From<SecondFilterBy> for SecondFilter { fn from(_: SecondFilterBy) -> Self { todo() } }
    pub enum SecondFilterBy { Name }
}";
const SHARED: &str = "pub mod a {
    pub struct First { pub filter: Option<FirstFilter> }
    pub struct FirstFilter { pub by: Vec<FirstFilterBy> }
    impl From<FirstFilterBy> for FirstFilter { fn from(_: FirstFilterBy) -> Self { todo() } }
    pub enum FirstFilterBy { Name }
    pub struct Second { pub filter: Option<crate::a::SecondFilter> }
    pub type SecondFilter = FirstFilter;
    pub type SecondFilterBy = crate::a::FirstFilterBy;
}";

#[test]
fn two_types_that_become_one_do_not_break_callers() {
    assert_eq!(changes(APART, SHARED), [""; 0]);
    // The alias and the type exchange their names.
    let turned = SHARED.replace("First", "\0").replace("Second", "First").replace('\0', "Second");
    assert_eq!(changes(SHARED, &turned), [""; 0]);
}

#[test]
fn changes_of_a_newly_shared_type_are_reported() {
    let shared = SHARED.replace("pub by: Vec<", "pub by: Box<");
    assert_eq!(changes(APART, &shared), ["breaking field a::FirstFilter::by", "breaking field a::SecondFilter::by"]);
    let apart = APART.replace("SecondFilterBy { Name }", "SecondFilterBy { Size }");
    assert_eq!(
        changes(SHARED, &apart),
        [
            "breaking struct a::SecondFilter",
            "breaking enum a::SecondFilterBy",
            "breaking variant a::SecondFilterBy::Name",
            "breaking variant a::SecondFilterBy::Size"
        ]
    );
    let foreign = [
        "breaking struct a::First",
        "breaking struct a::FirstFilter",
        "breaking enum a::FirstFilterBy",
        "breaking type a::Second",
        "breaking struct a::SecondFilter",
        "breaking enum a::SecondFilterBy",
    ];
    assert_eq!(changes(APART, "pub mod a { pub type Second = u8; }"), foreign, "`u8` is not a type of the crate");
}

#[test]
fn an_alias_that_leads_nowhere_is_a_change() {
    let head = "pub type A = B; pub type B = A;";
    assert_eq!(changes("pub struct A; pub struct B;", head), ["breaking type A", "breaking type B"]);
}

#[test]
fn a_path_to_a_type_of_the_own_module_is_the_type() {
    let local = "pub mod a { pub struct B; pub struct C { pub b: Vec<B> } impl From<B> for C { fn from(_: B) -> Self { todo() } } }";
    let full = local.replace("Vec<B>", "Vec<crate::a::B>").replace("From<B>", "From<crate::a::B>");
    assert_eq!(changes(local, &full), [""; 0]);
    assert_eq!(changes(&full, local), [""; 0]);
    let other = full.replace("Vec<crate::a::B>", "Vec<crate::B>").replace("pub mod a", "pub struct B; pub mod a");
    assert_eq!(changes(local, &other), ["breaking field a::C::b", "addition struct B"]);
}

/// A value of one name's type may be passed where the other name's type is expected. Declarations that name the
/// remaining type also change.
#[test]
fn one_type_that_becomes_two_breaks_code_that_uses_both_names() {
    let separated = ["breaking struct a::SecondFilter", "breaking enum a::SecondFilterBy"];
    assert_eq!(changes(SHARED, APART), separated);
    let found = compare_surfaces(&surface(SHARED), &surface(APART));
    assert_eq!(found[0].before.as_deref(), Some("pub type SecondFilter = FirstFilter"));
    assert_eq!(found[0].after.as_deref(), Some("pub struct SecondFilter"));
    assert_eq!(found[0].reason, Some("two names of the same type now denote two different types"));
    let direct = SHARED.replace("Option<crate::a::SecondFilter>", "Option<FirstFilter>");
    assert_eq!(changes(&direct, APART), [&separated[..], &["breaking field a::Second::filter"]].concat());
    // Without the former type, only one name remains in use.
    let base = "pub type Name = Plain; pub struct Plain; pub struct User { pub name: Name }";
    let head = "pub struct Name; pub struct User { pub name: Name }";
    assert_eq!(changes(base, head), ["breaking struct Plain"]);
    assert_eq!(changes(&base.replace("name: Name", "name: Plain"), head), ["breaking struct Plain"]);
}

#[test]
fn a_name_of_a_type_is_the_type() {
    let base = "pub type Version = String; pub struct A { pub version: Version } impl A { pub fn new(version: impl Into<Version>) -> Self { todo() } }";
    let renamed = base.replace("Version", "ArtifactVersion");
    assert_eq!(changes(base, &renamed), ["breaking type Version", "addition type ArtifactVersion"]);
    let inlined = base.replace(": Version", ": String").replace("<Version>", "<String>");
    assert_eq!(changes(base, &inlined), [""; 0]);
    assert_eq!(changes(&inlined, base), [""; 0]);
    // Only the alias changes; declarations that name it are unchanged.
    assert_eq!(changes(base, &base.replace("= String", "= i64")), ["breaking type Version"]);
    let both = inlined.replace("= String", "= i64");
    assert_eq!(
        changes(base, &both),
        ["breaking type Version", "breaking field A::version", "breaking method A::new()"]
    );
    // Aliases of aliases.
    let chain = "pub struct B; pub type C = B; pub type D = crate::C; pub struct E { pub d: Vec<D> }";
    let short = chain.replace("= crate::C", "= crate::B").replace("Vec<D>", "Vec<B>");
    assert_eq!(changes(chain, &short), [""; 0]);
    assert_eq!(changes(&short, chain), [""; 0]);
    let circle = "pub type A = B; pub type B = A; pub struct C { pub a: A }";
    assert_eq!(changes(circle, &circle.replace("a: A", "a: B")), ["breaking field C::a"], "it is not Rust, and ends");
}

#[test]
fn features_that_an_item_needs_are_compared_as_sets() {
    let krate = |features: &str, condition: &str| {
        let lib = format!("mod inner {{ pub struct A {{ pub a: u8 }} }} {condition} pub use inner::A;");
        let manifest = format!("[features]\n{features}");
        Surface::read([("Cargo.toml", manifest.as_str()), ("src/lib.rs", lib.as_str())]).expect("Rust")
    };
    let both = "a = []\nb = []\n";
    let any = |names: &[&str]| {
        let names: Vec<String> = names.iter().map(|name| format!("feature = \"{name}\"")).collect();
        format!("#[cfg(any({}))]", names.join(", "))
    };
    let changes = |base: &Surface, head: &Surface| -> Vec<String> {
        let line = |change: &super::ItemChange| format!("{} {}", change.effect.name(), change.path);
        compare_surfaces(base, head).iter().map(line).collect()
    };
    let (one, two) = (krate(both, &any(&["a"])), krate(both, &any(&["a", "b"])));
    assert_eq!(changes(&one, &two), ["addition A"]);
    assert_eq!(changes(&two, &one), ["breaking A"]);
    assert_eq!(changes(&krate(both, ""), &one), ["breaking A"]);
    assert_eq!(changes(&one, &krate(both, "")), ["addition A"]);
    // Only the feature is removed.
    assert_eq!(changes(&two, &krate("a = []\n", &any(&["a"]))), ["breaking feature b"]);
}

/// Only the former number type converts into the new type, so `threads(4)` compiles as before.
#[test]
fn a_method_that_accepts_more_than_a_number_does_not_break_callers() {
    let base = "pub struct A; impl A { pub fn threads(mut self, value: u32) -> Self { self } }";
    let number =
        "pub enum Threads { Auto, Number(u32) } impl From<u32> for Threads { fn from(_: u32) -> Self { todo() } }";
    let head = base.replace("value: u32", "value: impl Into<Threads>");
    let found = |types: &str| changes(&format!("{types}{base}"), &format!("{types}{head}"));
    assert_eq!(found(number), ["addition method A::threads()"]);
    let more = number.replace("From<u32>", "From<i64>");
    assert_eq!(
        found(&format!("{number}{}", more.replace("pub enum Threads { Auto, Number(u32) }", ""))),
        ["breaking method A::threads()"]
    );
    assert_eq!(found(&more), ["breaking method A::threads()"]);
    assert_eq!(found("pub enum Threads { Auto }"), ["breaking method A::threads()"]);
}
