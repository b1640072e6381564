//! Generates code that uses each public item of a crate. If the code for an item does not compile with another version
//! of the crate, that version breaks the item.
//!
//! Functions and methods are called from functions with the same signature, fields are read and written, variants are
//! constructed and matched, and exhaustive types are constructed and matched completely. The crate is named `client`.

use std::collections::HashMap;

use indexmap::IndexMap;
use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::{format_ident, quote};
use syn::{FnArg, GenericArgument, PathArguments};

use super::{
    Item, ItemKind, Surface,
    aliases::{self, is_type},
    print::print_line,
};

/// Code that uses an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemUse {
    /// The path of the item. A member of a type with an alias is used once with each name.
    pub path: String,
    /// The path of the item with the type's own name, if `path` contains the name of an alias; otherwise `None`.
    pub path_without_alias: Option<String>,
    /// True if the code lists all fields or variants of the type, so that an added field or variant breaks the code.
    pub is_whole: bool,
    /// The code: Rust items on one line, to be placed in a separate module.
    pub code: String,
    /// The paths of the crate's other types that the code names.
    pub types: Vec<String>,
}

/// Returns code that uses each public item, except features, modules of the runtime, and aliases of modules. The
/// members of a type are also used with the names of its aliases.
///
/// # Errors
///
/// Returns the paths of the items for which no code can be generated.
pub fn uses_of_items(surface: &Surface) -> Result<Vec<ItemUse>, Vec<String>> {
    let (mut item_uses, mut unusable_paths) = (Vec::new(), Vec::new());
    let alias_members = surface.members_of_aliases();
    let aliased_surface =
        Surface { items: alias_members.iter().map(|(_, path, item)| (path.clone(), item.clone())).collect() };
    let (members_by_path, members_by_alias) = (members_by_type(surface), members_by_type(&aliased_surface));
    for (path, item) in surface.items.iter().filter(|(path, item)| !is_left_out(path, item)) {
        let place = ItemPlace::of(surface, path);
        let mut types = surface.types_in(path, item);
        match place.code_using_item(item) {
            Some(code) => {
                item_uses.push(ItemUse {
                    path: path.clone(),
                    path_without_alias: None,
                    is_whole: false,
                    code: place.wrap_in_module(&code),
                    types: types.clone(),
                });
            }
            None => unusable_paths.push(path.clone()),
        }
        let own_members = members_by_path.get(path.as_str()).map_or(&[] as &[_], Vec::as_slice);
        if let Some(code) = place.code_building_type(item, own_members) {
            types
                .extend(own_members.iter().flat_map(|(name, part)| surface.types_in(&format!("{path}::{name}"), part)));
            let code = place.wrap_in_module(&code);
            item_uses.push(ItemUse { path: path.clone(), path_without_alias: None, is_whole: true, code, types });
        }
    }
    for (path_without_alias, path, item) in alias_members
        .iter()
        .filter(|(path_without_alias, path, item)| !is_left_out(path_without_alias, item) && !is_left_out(path, item))
    {
        let place = ItemPlace::of(surface, path);
        let own_members = members_by_alias.get(path.as_str()).map_or(&[] as &[_], Vec::as_slice);
        let is_whole = is_type(item);
        let code = if is_whole { place.code_building_type(item, own_members) } else { place.code_using_item(item) };
        let Some(code) = code else { continue };
        let used_members = own_members.iter().filter(|_| is_whole).map(|(_, part)| *part);
        let types = [item].into_iter().chain(used_members).flat_map(|item| surface.types_in(path_without_alias, item));
        item_uses.push(ItemUse {
            path: path.clone(),
            path_without_alias: Some(path_without_alias.clone()),
            is_whole,
            code: place.wrap_in_module(&code),
            types: types.chain([aliases::owner_of(path_without_alias).to_owned()]).collect(),
        });
    }
    if unusable_paths.is_empty() { Ok(item_uses) } else { Err(unusable_paths) }
}

/// Returns whether no code is generated for an item: the runtime is the same in all crates, and cargo itself checks
/// features.
fn is_left_out(path: &str, item: &Item) -> bool {
    let is_runtime =
        path == "runtime" || path.starts_with("runtime::") || item.signature.starts_with("pub use runtime");
    is_runtime || item.kind == ItemKind::Feature || path.ends_with("::*")
}

/// Returns the fields and variants of each type, by the type's path.
fn members_by_type(surface: &Surface) -> HashMap<&str, Vec<(&str, &Item)>> {
    let mut members_by_type: HashMap<&str, Vec<(&str, &Item)>> = HashMap::new();
    for (path, item) in
        surface.items.iter().filter(|(_, item)| matches!(item.kind, ItemKind::Field | ItemKind::Variant))
    {
        if let Some((owner, name)) = path.rsplit_once("::") {
            members_by_type.entry(owner).or_default().push((name, item));
        }
    }
    members_by_type
}

/// The module of an item, and its path within the module.
struct ItemPlace<'s> {
    module: &'s str,
    /// The name of the item, or of the type that contains it.
    owner: &'s str,
    /// The name of the item within its type, or the trait of a trait implementation; empty for an item that is not
    /// within a type.
    member: &'s str,
}

impl<'s> ItemPlace<'s> {
    fn of(surface: &Surface, path: &'s str) -> Self {
        let (item_path, of_trait) =
            path.split_once(" as ").map_or((path, None), |(item_path, of)| (item_path, Some(of)));
        // If two items have the same path, the path of the second one ends with its kind: `v1::pets (function)`.
        let item_path = item_path.split_once(" (").map_or(item_path, |(item_path, _)| item_path);
        let mut module = item_path;
        while let Some((above, _)) = module.rsplit_once("::") {
            module = above;
            if surface.items.get(module).is_some_and(|item| item.kind == ItemKind::Module) {
                break;
            }
        }
        let module = if module == item_path { "" } else { module };
        let path_in_module = item_path.strip_prefix(module).unwrap_or(item_path).trim_start_matches("::");
        let (owner, member) = path_in_module.split_once("::").unwrap_or((path_in_module, ""));
        Self { module, owner, member: of_trait.unwrap_or_else(|| member.trim_end_matches("()")) }
    }

    /// Wraps code in a module in which the names of the item's module are in scope.
    fn wrap_in_module(&self, code: &TokenStream) -> String {
        let module = module_prefix(self.module);
        let code = replace_name(code.clone(), "crate", &quote!(::client));
        print_line(quote! { mod it { use ::client #module::*; #code } })
    }

    /// Returns code that uses an item, for example calls a function; `None` for items that cannot be used alone, such
    /// as traits.
    fn code_using_item(&self, item: &Item) -> Option<TokenStream> {
        let (owner, member) = (parse_tokens(self.owner)?, self.member);
        let signature = item.signature.strip_prefix("pub ").unwrap_or(&item.signature);
        Some(match item.kind {
            ItemKind::Module | ItemKind::Export => {
                let (module, name) = (module_prefix(self.module), parse_tokens(self.owner)?);
                quote! { use ::client #module::#name as _it; }
            }
            ItemKind::Struct | ItemKind::Enum | ItemKind::Union => quote! { fn _it(_: &#owner) {} },
            ItemKind::Field => {
                let (name, ty) = signature.split_once(": ")?;
                let (name, ty) = (parse_tokens(name)?, parse_tokens(ty)?);
                quote! { fn _it(it: &mut #owner, new: #ty) -> &#ty { it.#name = new; &it.#name } }
            }
            ItemKind::Variant => {
                let variant = VariantFields::read(signature)?;
                let (construction, arguments, name) =
                    (variant.build_expression(&owner), variant.field_arguments(), &variant.name);
                quote! {
                    fn _it(#arguments) -> #owner { #construction }
                    fn _is(it: &#owner) -> bool { matches!(it, #owner::#name { .. }) }
                }
            }
            ItemKind::Function => {
                let mut signature: syn::Signature = syn::parse_str(signature).ok()?;
                let function_name = signature.ident.clone();
                let (arguments, await_suffix) = rename_function(&mut signature);
                let module = module_prefix(self.module);
                quote! { #signature { ::client #module::#function_name(#arguments) #await_suffix } }
            }
            ItemKind::Method => {
                let mut signature: syn::Signature = syn::parse_str(signature).ok()?;
                let function_name = parse_tokens(member)?;
                let (arguments, await_suffix) = rename_function(&mut signature);
                // A trait method keeps elided lifetimes as they are.
                let signature = replace_name(quote!(#signature), "Self", &owner);
                quote! {
                    trait MethodHolder { #signature; }
                    impl MethodHolder for #owner { #signature { <#owner>::#function_name(#arguments) #await_suffix } }
                }
            }
            ItemKind::Constant if member.is_empty() => {
                let ty = parse_tokens(signature.split_once(": ")?.1)?;
                let module = module_prefix(self.module);
                quote! { const _HELD: #ty = ::client #module::#owner; }
            }
            ItemKind::Constant => {
                let (ty, name) = (parse_tokens(signature.split_once(": ")?.1)?, parse_tokens(member)?);
                quote! {
                    trait ConstHolder { const HELD: #ty; }
                    impl ConstHolder for #owner { const HELD: #ty = <#owner>::#name; }
                }
            }
            ItemKind::Static => {
                let ty = parse_tokens(signature.split_once(": ")?.1)?;
                quote! { fn _it() -> &'static #ty { &#owner } }
            }
            ItemKind::Type => {
                let alias: syn::ItemType = syn::parse_str(&format!("{signature};")).ok()?;
                let ty = &alias.ty;
                quote! { fn _it(it: #owner) -> #ty { it } }
            }
            ItemKind::Impl => code_requiring_impl(&owner, member, signature)?,
            ItemKind::Trait | ItemKind::Macro | ItemKind::Feature => return None,
        })
    }

    /// Returns code that constructs a type with all of its fields, and matches all fields or variants; `None` if
    /// callers cannot do so.
    fn code_building_type(&self, item: &Item, members: &[(&str, &Item)]) -> Option<TokenStream> {
        let owner = parse_tokens(self.owner)?;
        if item.is_non_exhaustive || members.is_empty() {
            return None;
        }
        match item.kind {
            ItemKind::Struct => {
                let (field_names, field_types): (Vec<TokenStream>, Vec<TokenStream>) = members
                    .iter()
                    .filter_map(|(name, field)| {
                        Some((parse_tokens(name)?, parse_tokens(field.signature.split_once(": ")?.1)?))
                    })
                    .unzip();
                let parameters: Vec<Ident> = (0..field_names.len()).map(|index| format_ident!("a{index}")).collect();
                Some(quote! {
                    fn _it(#(#parameters: #field_types),*) -> #owner { #owner { #(#field_names: #parameters),* } }
                    fn _of(it: #owner) { let #owner { #(#field_names: _),* } = it; }
                })
            }
            ItemKind::Enum => {
                let variant_names: Option<Vec<TokenStream>> =
                    members.iter().map(|(name, _)| parse_tokens(name)).collect();
                let variant_names = variant_names?;
                Some(quote! { fn _of(it: &#owner) { match it { #(#owner::#variant_names { .. } => {})* } } })
            }
            _ => None,
        }
    }
}

/// A variant with its fields.
struct VariantFields {
    name: Ident,
    fields: syn::Fields,
}

impl VariantFields {
    fn read(text: &str) -> Option<Self> {
        let variant: syn::Variant = syn::parse_str(text).ok()?;
        Some(Self { name: variant.ident, fields: variant.fields })
    }

    fn field_arguments(&self) -> TokenStream {
        let arguments = self.fields.iter().enumerate().map(|(index, field)| {
            let (argument_name, ty) = (format_ident!("a{index}"), &field.ty);
            quote! { #argument_name: #ty }
        });
        quote! { #(#arguments),* }
    }

    fn build_expression(&self, owner: &TokenStream) -> TokenStream {
        let name = &self.name;
        let argument_names = (0..self.fields.len()).map(|index| format_ident!("a{index}"));
        match &self.fields {
            syn::Fields::Unit => quote! { #owner::#name },
            syn::Fields::Unnamed(_) => quote! { #owner::#name(#(#argument_names),*) },
            syn::Fields::Named(fields) => {
                let field_names = fields.named.iter().map(|field| &field.ident);
                quote! { #owner::#name { #(#field_names: #argument_names),* } }
            }
        }
    }
}

/// Returns code that compiles only if a type implements a trait with the given associated types.
fn code_requiring_impl(owner: &TokenStream, trait_path: &str, signature: &str) -> Option<TokenStream> {
    let trait_path = match trait_path {
        "Debug" => "::std::fmt::Debug",
        "Hash" => "::std::hash::Hash",
        "Serialize" => "::serde::Serialize",
        "Deserialize" | "Deserialize<'de>" => "::serde::Deserialize<'static>",
        other => other,
    };
    let mut trait_path: syn::Path = syn::parse2(with_lifetimes(parse_tokens(trait_path)?)).ok()?;
    let associated_types =
        signature.split_once('{').map_or("", |(_, associated_types)| associated_types.trim_end_matches('}'));
    let last_segment = trait_path.segments.last_mut()?;
    for ty in associated_types.split(';').map(str::trim).filter(|ty| !ty.is_empty()) {
        let (name, ty) = ty.strip_prefix("type ")?.split_once('=')?;
        let argument: GenericArgument = syn::parse_str(&format!("{name} = {ty}")).ok()?;
        match &mut last_segment.arguments {
            PathArguments::AngleBracketed(arguments) => arguments.args.push(argument),
            arguments => *arguments = PathArguments::AngleBracketed(syn::parse2(quote!(<#argument>)).ok()?),
        }
    }
    Some(quote! { fn _is<T: #trait_path>() {} fn _it() { _is::<#owner>() } })
}

/// Replaces all lifetimes by `'static`, since lifetimes in a trait bound cannot be elided.
fn with_lifetimes(tokens: TokenStream) -> TokenStream {
    let mut output = TokenStream::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(mark) if mark.as_char() == '&' => {
                let is_named = |next: &TokenTree| matches!(next, TokenTree::Punct(mark) if mark.as_char() == '\'');
                let lifetime = if tokens.peek().is_some_and(is_named) { quote!() } else { quote!('static) };
                output.extend(quote! { & #lifetime });
            }
            TokenTree::Punct(mark) if mark.as_char() == '\'' => {
                tokens.next();
                output.extend(quote!('static));
            }
            TokenTree::Group(group) => {
                output.extend([TokenTree::Group(Group::new(group.delimiter(), with_lifetimes(group.stream())))]);
            }
            other => output.extend([other]),
        }
    }
    output
}

/// Replaces the names of a function and its arguments by unused names. Returns the arguments of a call, and `.await`
/// if the function is asynchronous.
fn rename_function(signature: &mut syn::Signature) -> (TokenStream, TokenStream) {
    signature.ident = format_ident!("_it");
    signature.constness = None;
    let mut argument_names = Vec::new();
    for (index, input) in signature.inputs.iter_mut().enumerate() {
        match input {
            FnArg::Receiver(receiver) => {
                receiver.mutability = None;
                argument_names.push(quote!(self));
            }
            FnArg::Typed(input) => {
                let argument_name = format_ident!("a{index}");
                *input.pat = syn::parse_quote!(#argument_name);
                argument_names.push(quote!(#argument_name));
            }
        }
    }
    let await_suffix = signature.asyncness.map(|_| quote!(.await));
    (quote! { #(#argument_names),* }, quote! { #await_suffix })
}

/// Returns the path of a module within the crate, with a leading `::`; empty for the crate's root.
fn module_prefix(module: &str) -> TokenStream {
    let path_segments = module.split("::").filter(|name| !name.is_empty()).filter_map(parse_tokens);
    quote! { #(::#path_segments)* }
}

/// Replaces each identifier `name` in `tokens` by `replacement`.
fn replace_name(tokens: TokenStream, name: &str, replacement: &TokenStream) -> TokenStream {
    tokens
        .into_iter()
        .flat_map(|token| match token {
            TokenTree::Ident(it) if it == name => replacement.clone(),
            TokenTree::Group(group) => {
                let inner = replace_name(group.stream(), name, replacement);
                TokenStream::from(TokenTree::Group(Group::new(group.delimiter(), inner)))
            }
            other => TokenStream::from(other),
        })
        .collect()
}

fn parse_tokens(text: &str) -> Option<TokenStream> {
    text.parse().ok().filter(|tokens: &TokenStream| !tokens.is_empty())
}

/// The items for which the report and the compiler disagree on whether a change breaks code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Disagreement {
    /// Items that the report does not list as broken although the code that uses them does not compile.
    pub missed: Vec<String>,
    /// Items that the report lists as broken although the code that uses them compiles.
    pub false_breaks: Vec<String>,
}

/// Compares the breaking changes of a report with the errors of a compiler. `refused` contains one flag for each
/// element of `uses`: true if the compiler rejected the code.
#[must_use]
pub fn find_disagreement(changes: &[super::ItemChange], uses: &[ItemUse], refused: &[bool]) -> Disagreement {
    let breaks_by_path: IndexMap<&str, &super::ItemChange> = changes
        .iter()
        .filter(|change| change.effect == super::Effect::Breaking)
        .map(|change| (change.path.as_str(), change))
        .collect();
    let mut disagreement = Disagreement::default();
    let mut is_confirmed: HashMap<&str, bool> = HashMap::new();
    for (item_use, refused) in uses.iter().zip(refused) {
        let breaks = breaks_of_item(item_use, &breaks_by_path);
        for cause in &breaks {
            *is_confirmed.entry(cause.path.as_str()).or_default() |= refused;
        }
        if *refused && breaks.is_empty() {
            disagreement.missed.push(item_use.path.clone());
        }
    }
    let is_visible_to_compiler =
        |change: &super::ItemChange| change.kind != ItemKind::Feature && !change.is_unseen_by_compilers();
    disagreement.false_breaks = breaks_by_path
        .values()
        .filter(|change| {
            is_visible_to_compiler(change) && !is_confirmed.get(change.path.as_str()).copied().unwrap_or_default()
        })
        .map(|change| change.path.clone())
        .collect();
    disagreement
}

/// Returns the reported breaking changes that affect the use of an item.
fn breaks_of_item<'c>(
    item_use: &ItemUse,
    breaks_by_path: &IndexMap<&str, &'c super::ItemChange>,
) -> Vec<&'c super::ItemChange> {
    let paths = || [Some(&item_use.path), item_use.path_without_alias.as_ref()].into_iter().flatten();
    let own_change = paths().find_map(|path| breaks_by_path.get(path.as_str()).copied());
    // The members of a removed item are not reported separately, so the removal of the enclosing item is looked up.
    let find_removal = |path: &str| {
        let owner = path.split(" as ").next().unwrap_or(path);
        let mut enclosing_path = Some(if owner == path { path } else { owner });
        while let Some(path) = enclosing_path {
            if let Some(change) = breaks_by_path.get(path).copied().filter(|change| change.removes_all_members()) {
                return Some(change);
            }
            enclosing_path = path.rsplit_once("::").map(|(up, _)| up);
        }
        None
    };
    // Code that names a removed type does not compile, regardless of the item that it uses.
    let named_removals = item_use.types.iter().filter_map(|path| find_removal(path));
    let owner_removal = own_change.is_none().then(|| paths().find_map(|path| find_removal(path))).flatten();
    let is_member_break = |change: &&super::ItemChange| {
        let owner = change.path.rsplit_once("::").map(|(owner, _)| owner);
        item_use.is_whole
            && matches!(change.kind, ItemKind::Field | ItemKind::Variant)
            && paths().any(|path| owner == Some(path.as_str()))
    };
    own_change
        .into_iter()
        .chain(owner_removal)
        .chain(named_removals)
        .chain(breaks_by_path.values().copied().filter(is_member_break))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CRATE: &str = "
        pub mod v1 {
            #[derive(Clone, Debug)]
            pub struct Job { pub name: Option<String>, pub r#type: Box<crate::v1::State> }
            impl Job {
                pub const KIND: &'static str = \"Job\";
                pub fn named(mut self, name: impl Into<String>) -> Self { self }
                pub async fn first<'a>(&self, keys: &'a [&str]) -> Option<&'a str> { None }
            }
            impl From<&str> for Job { fn from(_: &str) -> Self { todo() } }
            impl ::std::str::FromStr for Job { type Err = Wrong; fn from_str(_: &str) -> Result<Self, Wrong> { todo() } }
            pub enum State { Ready, Failed(String), Other { code: i32 } }
            #[non_exhaustive]
            pub struct Wrong;
            pub fn delete(name: &str, when: i64) -> Job { todo() }
            pub type Alias = Job;
        }
    ";

    #[test]
    fn each_item_is_used() {
        let surface = Surface::read([("src/lib.rs", CRATE)]).expect("Rust");
        let uses = uses_of_items(&surface).expect("all items");
        let lines: Vec<String> = uses.iter().map(|it| format!("{}\n    {}", it.path, it.code)).collect();
        insta::assert_snapshot!(lines.join("\n"));
    }

    #[test]
    fn the_report_is_compared_with_the_compiler() {
        let surface = |text: &str| Surface::read([("src/lib.rs", text)]).expect("Rust");
        let base = surface(CRATE);
        let head = surface(&CRATE.replace("Ready, ", "Ready, Late, ").replace("when: i64", "when: i32"));
        let changes = super::super::compare_surfaces(&base, &head);
        let uses = uses_of_items(&base).expect("all items");
        let refused = |paths: &[(&str, bool)]| -> Vec<bool> {
            uses.iter().map(|it| paths.contains(&(it.path.as_str(), it.is_whole))).collect()
        };
        let agreed = [("v1::State", true), ("v1::delete", false)];
        assert_eq!(find_disagreement(&changes, &uses, &refused(&agreed)), Disagreement::default());
        let found = find_disagreement(&changes, &uses, &refused(&[("v1::State", true), ("v1::Job", false)]));
        assert_eq!(found.missed, ["v1::Job"]);
        assert_eq!(found.false_breaks, ["v1::delete"]);
    }

    /// Returns the paths of the changes, and the disagreement with a compiler that refuses the uses of some items.
    fn disagreement(base: &str, head: &str, refused: &[&str]) -> (Vec<String>, Disagreement) {
        let surface = |text: &str| Surface::read([("src/lib.rs", text)]).expect("Rust");
        let (base, head) = (surface(base), surface(head));
        let changes = super::super::compare_surfaces(&base, &head);
        let uses = uses_of_items(&base).expect("all items");
        let refused: Vec<bool> = uses.iter().map(|it| refused.contains(&it.path.as_str())).collect();
        let found = find_disagreement(&changes, &uses, &refused);
        (changes.into_iter().map(|change| change.path).collect(), found)
    }

    #[test]
    fn members_are_used_with_the_names_of_aliases() {
        let base = "pub mod v1 { pub type Name = crate::v2::Plain; }
            pub mod v2 { pub struct Plain { pub of: Kind } pub enum Kind { Kind(Box<Kind>) } pub type Sort = Kind; }";
        let surface = Surface::read([("src/lib.rs", base)]).expect("Rust");
        let uses = uses_of_items(&surface).expect("all items");
        let of_aliases: Vec<(&str, &str)> =
            uses.iter().filter_map(|it| Some((it.path.as_str(), it.path_without_alias.as_deref()?))).collect();
        let expected = [
            ("v1::Name", "v2::Plain"),
            ("v1::Name::of", "v2::Plain::of"),
            ("v2::Sort", "v2::Kind"),
            ("v2::Sort::Kind", "v2::Kind::Kind"),
        ];
        assert_eq!(of_aliases, expected);
        let field = uses.iter().find(|it| it.path == "v1::Name::of").expect("the field");
        assert!(field.code.contains("it: &mut Name, new: ::client::v2::Kind"), "{}", field.code);

        let head = "pub mod v1 { pub struct Name { pub of: Option<crate::v2::Kind> } }
            pub mod v2 { pub struct Plain { pub of: Kind } pub enum Kind { Kind(Box<Kind>) } pub type Sort = Kind; }";
        let (changes, found) = disagreement(base, head, &["v1::Name", "v1::Name::of"]);
        assert_eq!(changes, ["v1::Name", "v1::Name::of"]);
        assert_eq!(found, Disagreement::default());
        // A change of the type is a change with each of its names.
        let head = base.replace("of: Kind", "of: Option<Kind>");
        let (changes, found) = disagreement(base, &head, &["v2::Plain::of", "v1::Name::of"]);
        assert_eq!(changes, ["v2::Plain::of"]);
        assert_eq!(found, Disagreement::default());
    }

    #[test]
    fn members_of_a_type_that_was_an_alias_are_not_listed() {
        let (alias, plain) =
            ("pub type Range = ::std::collections::BTreeMap<String, f64>;", "pub struct Range { pub lt: Option<f64> }");
        let (changes, found) = disagreement(alias, plain, &["Range"]);
        assert_eq!((changes, found), (vec!["Range".to_owned()], Disagreement::default()));
        let (changes, found) = disagreement(plain, alias, &["Range", "Range::lt"]);
        assert_eq!((changes, found), (vec!["Range".to_owned()], Disagreement::default()));
    }

    /// The field has the same type under the remaining name. Code with the other name breaks because that name is
    /// removed.
    #[test]
    fn code_that_names_a_removed_type_is_broken() {
        let surface = |text: &str| Surface::read([("src/lib.rs", text)]).expect("Rust");
        let base = surface("pub type Name = Plain; pub struct Plain; pub struct User { pub name: Vec<Plain> }");
        let head = surface("pub struct Name; pub struct User { pub name: Vec<Name> }");
        let changes = super::super::compare_surfaces(&base, &head);
        let uses = uses_of_items(&base).expect("all items");
        let refused: Vec<bool> = uses.iter().map(|it| it.path != "User" || it.is_whole).collect();
        assert_eq!(find_disagreement(&changes, &uses, &refused), Disagreement::default());
    }
}
