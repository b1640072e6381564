//! Tests the dependencies between the runtime's modules, and the number of public items with an example.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use syn::{Attribute, Expr, ImplItem, Item, Lit, Meta, TraitItem, UseTree, Visibility, visit::Visit};

/// The modules in layers: each uses only modules before it.
const MODULES: &[&str] = &[
    "charset",
    "media",
    "message",
    "retry",
    "scan",
    "source",
    "spec",
    "write",
    "read",
    "constants",
    "json",
    "value",
    "param",
    "content",
    "stream",
    "body",
    "request",
    "check",
    "decode",
    "operation",
    "watch",
    "error",
    "transport",
    "auth",
    "client",
    "testing",
    "guide",
];

/// The modules of `client`, in layers.
const CLIENT_MODULES: &[&str] = &[
    "random",
    "redirect",
    "servers",
    "gzip",
    "headers",
    "hooks",
    "trace",
    "response",
    "inner",
    "progress",
    "failures",
    "tokens",
    "credentials",
    "attempt",
    "call",
    "connection",
    "response_future",
    "pages",
    "stream",
    "watch",
    "watcher",
    "blocking",
    "pem",
    "builder",
    "options",
];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("runtime/src")
}

/// Returns the Rust files below a folder with their relative paths, without tests.
fn files(folder: &Path) -> Vec<(PathBuf, syn::File)> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.file_stem().is_some_and(|name| name == "tests") {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = fs::read_to_string(&path).expect("a file");
                let file = syn::parse_file(&text).expect("Rust");
                files.push((path.strip_prefix(folder).expect("a file of the folder").to_owned(), file));
            }
        }
    }
    files
}

/// Collects the paths that begin with `super`, each with its number of `super`s.
#[derive(Default)]
struct Paths(Vec<(usize, String)>);

impl Paths {
    fn add(&mut self, path: &[String]) {
        let supers = path.iter().take_while(|part| *part == "super").count();
        if let Some(first) = path.get(supers).filter(|_| supers > 0) {
            self.0.push((supers, first.clone()));
        }
    }

    fn add_tree(&mut self, path: &mut Vec<String>, tree: &UseTree) {
        match tree {
            UseTree::Path(part) => {
                path.push(part.ident.to_string());
                self.add_tree(path, &part.tree);
                path.pop();
            }
            UseTree::Name(name) => self.add(&[path.as_slice(), &[name.ident.to_string()]].concat()),
            UseTree::Rename(name) => self.add(&[path.as_slice(), &[name.ident.to_string()]].concat()),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.add_tree(path, tree)),
            UseTree::Glob(_) => self.add(path),
        }
    }
}

impl Visit<'_> for Paths {
    fn visit_item_use(&mut self, item: &syn::ItemUse) {
        self.add_tree(&mut Vec::new(), &item.tree);
    }

    fn visit_path(&mut self, path: &syn::Path) {
        let parts: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        self.add(&parts);
        syn::visit::visit_path(self, path);
    }

    fn visit_item_mod(&mut self, module: &syn::ItemMod) {
        // Tests may use any module.
        if module.ident != "tests" {
            syn::visit::visit_item_mod(self, module);
        }
    }
}

/// Returns the dependencies between the modules of a folder, from the paths in their files.
fn edges(folder: &Path, modules: &[&str]) -> BTreeMap<String, BTreeSet<String>> {
    let mut edges: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, file) in files(folder) {
        let parts: Vec<String> = path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        let own = parts[0].trim_end_matches(".rs").to_owned();
        let depth = parts.len() - usize::from(parts.last().is_some_and(|name| name == "mod.rs"));
        if depth == 0 {
            // `mod.rs` of the folder declares and exports all modules.
            continue;
        }
        let mut paths = Paths::default();
        paths.visit_file(&file);
        let named = paths.0.into_iter().filter(|(supers, name)| *supers == depth && modules.contains(&name.as_str()));
        edges.entry(own.clone()).or_default().extend(named.map(|(_, name)| name).filter(|name| *name != own));
    }
    edges
}

fn assert_layers(folder: &Path, modules: &[&str]) {
    let edges = edges(folder, modules);
    let place = |name: &str| modules.iter().position(|module| *module == name);
    let mut wrong = Vec::new();
    for (from, named) in &edges {
        let Some(own) = place(from) else {
            wrong.extend((from != "lib").then(|| format!("`{from}` is not in the list of modules")));
            continue;
        };
        wrong.extend(
            named
                .iter()
                .filter(|to| place(to).is_some_and(|to| to > own))
                .map(|to| format!("`{from}` names `{to}`, a module below it")),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn modules_name_only_modules_above_them() {
    assert_layers(&source(), MODULES);
    assert_layers(&source().join("client"), CLIENT_MODULES);
}

/// The number of public items, and of examples in the documentation.
#[derive(Default)]
struct Count {
    items: usize,
    examples: usize,
}

impl Count {
    fn documentation(&mut self, attributes: &[Attribute]) {
        let mut is_open = false;
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("doc")) {
            let Meta::NameValue(meta) = &attribute.meta else { continue };
            let Expr::Lit(literal) = &meta.value else { continue };
            let Lit::Str(text) = &literal.lit else { continue };
            for line in text.value().lines() {
                if let Some(language) = line.trim().strip_prefix("```") {
                    self.examples += usize::from(!is_open && !matches!(language, "text" | "ignore"));
                    is_open = !is_open;
                }
            }
        }
    }

    fn item(&mut self, attributes: &[Attribute]) {
        self.items += 1;
        self.documentation(attributes);
    }

    fn file(&mut self, file: &syn::File) {
        self.documentation(&file.attrs);
        for item in &file.items {
            match item {
                Item::Struct(item) if is_shown(&item.vis, &item.attrs) => self.item(&item.attrs),
                Item::Enum(item) if is_shown(&item.vis, &item.attrs) => self.item(&item.attrs),
                Item::Fn(item) if is_shown(&item.vis, &item.attrs) => self.item(&item.attrs),
                Item::Type(item) if is_shown(&item.vis, &item.attrs) => self.item(&item.attrs),
                Item::Trait(item) if is_shown(&item.vis, &item.attrs) => {
                    self.item(&item.attrs);
                    for item in &item.items {
                        match item {
                            TraitItem::Fn(item) => self.item(&item.attrs),
                            TraitItem::Type(item) => self.item(&item.attrs),
                            TraitItem::Const(item) => self.item(&item.attrs),
                            _ => {}
                        }
                    }
                }
                Item::Impl(item) if item.trait_.is_none() => {
                    for item in &item.items {
                        if let ImplItem::Fn(item) = item
                            && is_shown(&item.vis, &item.attrs)
                        {
                            self.item(&item.attrs);
                        }
                    }
                }
                _ => {}
            }
        }
    }
}

fn is_hidden(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("doc") && attribute.parse_args::<syn::Ident>().is_ok_and(|word| word == "hidden")
    })
}

fn is_shown(visibility: &Visibility, attributes: &[Attribute]) -> bool {
    matches!(visibility, Visibility::Public(_)) && !is_hidden(attributes)
}

/// Requires at least 30 examples per 100 public items. Hidden modules are for generated code and do not count.
#[test]
fn public_items_have_examples() {
    let root = syn::parse_file(&fs::read_to_string(source().join("lib.rs")).expect("a file")).expect("Rust");
    let shown: BTreeSet<String> = root
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Mod(module) if is_shown(&module.vis, &module.attrs) => Some(module.ident.to_string()),
            _ => None,
        })
        .collect();
    let mut count = Count::default();
    for (path, file) in files(&source()) {
        let module = path.iter().next().expect("a part").to_string_lossy().trim_end_matches(".rs").to_owned();
        if shown.contains(&module) {
            count.file(&file);
        }
    }
    let Count { items, examples } = count;
    assert!(items > 250, "{items} public items");
    assert!(examples * 100 >= items * 30, "{examples} examples for {items} public items");
    println!("{examples} examples for {items} public items");
}
