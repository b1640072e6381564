//! Generates code that uses each public item of a crate. If the code for an item compiles with one version of the crate
//! but not with another version, the difference between the versions is a breaking change of the item.
//!
//! The code calls functions and methods, reads and writes fields, and constructs and matches variants. It also
//! constructs and exhaustively matches the types for which this is possible. In the code, the crate is named `client`.

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

/// Rust code that uses one item of the crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemUse {
    /// The path of the used item. For a member of a type that has aliases, there is one `ItemUse` for each name of the
    /// type.
    pub path: String,
    /// The path in which the alias is replaced with the original name of the type. `None` if `path` contains no alias.
    pub path_without_alias: Option<String>,
    /// True if the code mentions all fields or variants of the type, so that it does not compile after a field or
    /// variant is added.
    pub is_whole: bool,
    /// The code: Rust items on one line, to be placed in a separate module.
    pub code: String,
    /// The paths of the types of the crate that the code mentions, in addition to `path`.
    pub types: Vec<String>,
}

/// Returns code that uses each public item except Cargo features, the module `runtime`, and glob re-exports. A member
/// of a type that has aliases is used once with each name of the type.
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
    for (path, item) in surface.items.iter().filter(|(path, item)| !is_excluded(path, item)) {
        let item_place = ItemPlace::new(surface, path);
        let mut types = surface.types_in(path, item);
        match item_place.generate_use(item) {
            Some(code) => {
                item_uses.push(ItemUse {
                    path: path.clone(),
                    path_without_alias: None,
                    is_whole: false,
                    code: item_place.wrap_in_module(&code),
                    types: types.clone(),
                });
            }
            None => unusable_paths.push(path.clone()),
        }
        let own_members = members_by_path.get(path.as_str()).map_or(&[] as &[_], Vec::as_slice);
        if let Some(code) = item_place.generate_exhaustive_use(item, own_members) {
            let member_types =
                own_members.iter().flat_map(|(name, member)| surface.types_in(&format!("{path}::{name}"), member));
            types.extend(member_types);
            let code = item_place.wrap_in_module(&code);
            item_uses.push(ItemUse { path: path.clone(), path_without_alias: None, is_whole: true, code, types });
        }
    }
    for (path_without_alias, path, item) in alias_members
        .iter()
        .filter(|(path_without_alias, path, item)| !is_excluded(path_without_alias, item) && !is_excluded(path, item))
    {
        let item_place = ItemPlace::new(surface, path);
        let own_members = members_by_alias.get(path.as_str()).map_or(&[] as &[_], Vec::as_slice);
        let is_whole = is_type(item);
        let code = if is_whole {
            item_place.generate_exhaustive_use(item, own_members)
        } else {
            item_place.generate_use(item)
        };
        let Some(code) = code else { continue };
        let used_members = own_members.iter().filter(|_| is_whole).map(|(_, member)| *member);
        let types = [item].into_iter().chain(used_members).flat_map(|item| surface.types_in(path_without_alias, item));
        item_uses.push(ItemUse {
            path: path.clone(),
            path_without_alias: Some(path_without_alias.clone()),
            is_whole,
            code: item_place.wrap_in_module(&code),
            types: types.chain([aliases::owner_path(path_without_alias).to_owned()]).collect(),
        });
    }
    if unusable_paths.is_empty() { Ok(item_uses) } else { Err(unusable_paths) }
}

/// Returns whether no code is generated for an item. This applies to the module `runtime`, which is the same in all
/// crates, and to Cargo features, which Cargo itself checks.
fn is_excluded(path: &str, item: &Item) -> bool {
    let is_runtime =
        path == "runtime" || path.starts_with("runtime::") || item.signature.starts_with("pub use runtime");
    is_runtime || item.kind == ItemKind::Feature || path.ends_with("::*")
}

/// Returns the names and items of the fields and variants of each type, by the path of the type.
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

/// The path of an item, split into the module, the name in the module, and the name in the type.
struct ItemPlace<'s> {
    module: &'s str,
    /// The name of the item in its module. For a member of a type, the name of the type.
    owner: &'s str,
    /// The name of the item in its type, or the trait of a trait implementation. Empty for an item that does not belong
    /// to a type.
    member: &'s str,
}

impl<'s> ItemPlace<'s> {
    fn new(surface: &Surface, path: &'s str) -> Self {
        let (item_path, trait_path) =
            path.split_once(" as ").map_or((path, None), |(item_path, trait_path)| (item_path, Some(trait_path)));
        // If two items have the same path, the path of the second one ends with its kind: `v1::pets (function)`.
        let item_path = item_path.split_once(" (").map_or(item_path, |(item_path, _)| item_path);
        let mut module = item_path;
        while let Some((parent_path, _)) = module.rsplit_once("::") {
            module = parent_path;
            if surface.items.get(module).is_some_and(|item| item.kind == ItemKind::Module) {
                break;
            }
        }
        let module = if module == item_path { "" } else { module };
        let path_in_module = item_path.strip_prefix(module).unwrap_or(item_path).trim_start_matches("::");
        let (owner, member) = path_in_module.split_once("::").unwrap_or((path_in_module, ""));
        Self { module, owner, member: trait_path.unwrap_or_else(|| member.trim_end_matches("()")) }
    }

    /// Wraps code in a new module that imports all names of the item's module.
    fn wrap_in_module(&self, code: &TokenStream) -> String {
        let module = module_path_tokens(self.module);
        let code = replace_name(code.clone(), "crate", &quote!(::client));
        print_line(quote! { mod it { use ::client #module::*; #code } })
    }

    /// Returns code that uses an item, for example calls a function. `None` for items for which no code is generated,
    /// such as traits.
    fn generate_use(&self, item: &Item) -> Option<TokenStream> {
        let (owner, member) = (parse_tokens(self.owner)?, self.member);
        let signature = item.signature.strip_prefix("pub ").unwrap_or(&item.signature);
        Some(match item.kind {
            ItemKind::Module | ItemKind::Export => {
                let (module, name) = (module_path_tokens(self.module), parse_tokens(self.owner)?);
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
                let module = module_path_tokens(self.module);
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
                let module = module_path_tokens(self.module);
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
            ItemKind::Impl => require_impl(&owner, member, signature)?,
            ItemKind::Trait | ItemKind::Macro | ItemKind::Feature => return None,
        })
    }

    /// Returns code that constructs a struct with all fields, and matches all fields of a struct or all variants of an
    /// enum. `None` if callers cannot do this.
    fn generate_exhaustive_use(&self, item: &Item, members: &[(&str, &Item)]) -> Option<TokenStream> {
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

/// The name and the fields of an enum variant.
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

/// Returns code that compiles only if the type `owner` implements a trait with the associated types in `signature`.
fn require_impl(owner: &TokenStream, trait_path: &str, signature: &str) -> Option<TokenStream> {
    let trait_path = match trait_path {
        "Debug" => "::std::fmt::Debug",
        "Hash" => "::std::hash::Hash",
        "Serialize" => "::serde::Serialize",
        "Deserialize" | "Deserialize<'de>" => "::serde::Deserialize<'static>",
        path => path,
    };
    let mut trait_path: syn::Path = syn::parse2(make_lifetimes_static(parse_tokens(trait_path)?)).ok()?;
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

/// Replaces all lifetimes by `'static` and adds `'static` to references without a lifetime, since a trait bound must
/// not contain elided lifetimes.
fn make_lifetimes_static(tokens: TokenStream) -> TokenStream {
    let mut output = TokenStream::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(mark) if mark.as_char() == '&' => {
                let is_lifetime_mark =
                    |next: &TokenTree| matches!(next, TokenTree::Punct(mark) if mark.as_char() == '\'');
                let lifetime = if tokens.peek().is_some_and(is_lifetime_mark) { quote!() } else { quote!('static) };
                output.extend(quote! { & #lifetime });
            }
            TokenTree::Punct(mark) if mark.as_char() == '\'' => {
                tokens.next();
                output.extend(quote!('static));
            }
            TokenTree::Group(group) => {
                output.extend([TokenTree::Group(Group::new(group.delimiter(), make_lifetimes_static(group.stream())))]);
            }
            token => output.extend([token]),
        }
    }
    output
}

/// Replaces the names of a function and of its arguments by generated names. Returns the arguments for a call of the
/// function, and `.await` if the function is asynchronous.
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

/// Returns the path of a module within the crate, with `::` at the start. Empty for the root of the crate.
fn module_path_tokens(module: &str) -> TokenStream {
    let path_segments = module.split("::").filter(|name| !name.is_empty()).filter_map(parse_tokens);
    quote! { #(::#path_segments)* }
}

/// Replaces each identifier `name` in `tokens` by `replacement`.
fn replace_name(tokens: TokenStream, name: &str, replacement: &TokenStream) -> TokenStream {
    tokens
        .into_iter()
        .flat_map(|token| match token {
            TokenTree::Ident(identifier) if identifier == name => replacement.clone(),
            TokenTree::Group(group) => {
                let replaced_tokens = replace_name(group.stream(), name, replacement);
                TokenStream::from(TokenTree::Group(Group::new(group.delimiter(), replaced_tokens)))
            }
            token => TokenStream::from(token),
        })
        .collect()
}

fn parse_tokens(text: &str) -> Option<TokenStream> {
    text.parse().ok().filter(|tokens: &TokenStream| !tokens.is_empty())
}

/// The items for which the report and the compiler disagree whether a change breaks code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Disagreement {
    /// The paths of items that the report does not list as broken, although code that uses them does not compile.
    pub missed: Vec<String>,
    /// The paths of items that the report lists as broken, although code that uses them compiles.
    pub false_breaks: Vec<String>,
}

/// Compares the breaking changes of a report with the results of a compiler. `refused` has one value for each element
/// of `uses`: true if the compiler rejected the code.
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
        let breaks = find_breaks(item_use, &breaks_by_path);
        for break_change in &breaks {
            *is_confirmed.entry(break_change.path.as_str()).or_default() |= refused;
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

/// Returns the breaking changes of the report because of which code that uses an item does not compile.
fn find_breaks<'c>(
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
            enclosing_path = path.rsplit_once("::").map(|(parent_path, _)| parent_path);
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

    const CRATE_SOURCE: &str = "
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
        let surface = Surface::read([("src/lib.rs", CRATE_SOURCE)]).expect("Rust");
        let uses = uses_of_items(&surface).expect("all items");
        let lines: Vec<String> = uses.iter().map(|it| format!("{}\n    {}", it.path, it.code)).collect();
        insta::assert_snapshot!(lines.join("\n"));
    }

    #[test]
    fn the_report_is_compared_with_the_compiler() {
        let read_surface = |text: &str| Surface::read([("src/lib.rs", text)]).expect("Rust");
        let base = read_surface(CRATE_SOURCE);
        let head = read_surface(&CRATE_SOURCE.replace("Ready, ", "Ready, Late, ").replace("when: i64", "when: i32"));
        let changes = super::super::compare_surfaces(&base, &head);
        let uses = uses_of_items(&base).expect("all items");
        let refused_flags = |paths: &[(&str, bool)]| -> Vec<bool> {
            uses.iter().map(|it| paths.contains(&(it.path.as_str(), it.is_whole))).collect()
        };
        let broken_paths = [("v1::State", true), ("v1::delete", false)];
        assert_eq!(find_disagreement(&changes, &uses, &refused_flags(&broken_paths)), Disagreement::default());
        let other_paths = [("v1::State", true), ("v1::Job", false)];
        let disagreement = find_disagreement(&changes, &uses, &refused_flags(&other_paths));
        assert_eq!(disagreement.missed, ["v1::Job"]);
        assert_eq!(disagreement.false_breaks, ["v1::delete"]);
    }

    /// Returns the paths of the changes, and the disagreement with a compiler that rejects the code for
    /// `refused_paths`.
    fn compare_with_compiler(base: &str, head: &str, refused_paths: &[&str]) -> (Vec<String>, Disagreement) {
        let read_surface = |text: &str| Surface::read([("src/lib.rs", text)]).expect("Rust");
        let (base, head) = (read_surface(base), read_surface(head));
        let changes = super::super::compare_surfaces(&base, &head);
        let uses = uses_of_items(&base).expect("all items");
        let refused: Vec<bool> = uses.iter().map(|it| refused_paths.contains(&it.path.as_str())).collect();
        let disagreement = find_disagreement(&changes, &uses, &refused);
        (changes.into_iter().map(|change| change.path).collect(), disagreement)
    }

    #[test]
    fn members_are_used_with_the_names_of_aliases() {
        let base = "pub mod v1 { pub type Name = crate::v2::Plain; }
            pub mod v2 { pub struct Plain { pub of: Kind } pub enum Kind { Kind(Box<Kind>) } pub type Sort = Kind; }";
        let surface = Surface::read([("src/lib.rs", base)]).expect("Rust");
        let uses = uses_of_items(&surface).expect("all items");
        let alias_uses: Vec<(&str, &str)> =
            uses.iter().filter_map(|it| Some((it.path.as_str(), it.path_without_alias.as_deref()?))).collect();
        let expected = [
            ("v1::Name", "v2::Plain"),
            ("v1::Name::of", "v2::Plain::of"),
            ("v2::Sort", "v2::Kind"),
            ("v2::Sort::Kind", "v2::Kind::Kind"),
        ];
        assert_eq!(alias_uses, expected);
        let field = uses.iter().find(|it| it.path == "v1::Name::of").expect("the field");
        assert!(field.code.contains("it: &mut Name, new: ::client::v2::Kind"), "{}", field.code);

        let head = "pub mod v1 { pub struct Name { pub of: Option<crate::v2::Kind> } }
            pub mod v2 { pub struct Plain { pub of: Kind } pub enum Kind { Kind(Box<Kind>) } pub type Sort = Kind; }";
        let (changes, disagreement) = compare_with_compiler(base, head, &["v1::Name", "v1::Name::of"]);
        assert_eq!(changes, ["v1::Name", "v1::Name::of"]);
        assert_eq!(disagreement, Disagreement::default());
        // A change of the type is a change with each of its names.
        let head = base.replace("of: Kind", "of: Option<Kind>");
        let (changes, disagreement) = compare_with_compiler(base, &head, &["v2::Plain::of", "v1::Name::of"]);
        assert_eq!(changes, ["v2::Plain::of"]);
        assert_eq!(disagreement, Disagreement::default());
    }

    #[test]
    fn members_of_a_type_that_was_an_alias_are_not_listed() {
        let (alias, plain) =
            ("pub type Range = ::std::collections::BTreeMap<String, f64>;", "pub struct Range { pub lt: Option<f64> }");
        let (changes, disagreement) = compare_with_compiler(alias, plain, &["Range"]);
        assert_eq!((changes, disagreement), (vec!["Range".to_owned()], Disagreement::default()));
        let (changes, disagreement) = compare_with_compiler(plain, alias, &["Range", "Range::lt"]);
        assert_eq!((changes, disagreement), (vec!["Range".to_owned()], Disagreement::default()));
    }

    /// The field has the same type in both versions, under another name. Code that mentions the removed name does not
    /// compile.
    #[test]
    fn code_that_names_a_removed_type_is_broken() {
        let read_surface = |text: &str| Surface::read([("src/lib.rs", text)]).expect("Rust");
        let base = read_surface("pub type Name = Plain; pub struct Plain; pub struct User { pub name: Vec<Plain> }");
        let head = read_surface("pub struct Name; pub struct User { pub name: Vec<Name> }");
        let changes = super::super::compare_surfaces(&base, &head);
        let uses = uses_of_items(&base).expect("all items");
        let refused: Vec<bool> = uses.iter().map(|it| it.path != "User" || it.is_whole).collect();
        assert_eq!(find_disagreement(&changes, &uses, &refused), Disagreement::default());
    }
}
