//! Links tables that no type names. A field of type `Object` is described by the table to which its description refers,
//! or by the table whose caption is the field's name or dotted path.

use super::super::{page::Body, types::PageType};

/// Returns the numbers of the tables to which `text` refers, as in `see Table 3` or `详情请参见表3`.
pub(in crate::pages) fn table_numbers(text: &str) -> Vec<u32> {
    let lower = text.to_ascii_lowercase();
    let mut numbers = Vec::new();
    for word in ["table", "表"] {
        for (at, _) in lower.match_indices(word) {
            let rest = lower[at + word.len()..].trim_start_matches([' ', '\u{a0}', '*', '[']);
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let inside_word = word == "table" && lower[..at].ends_with(|c: char| c.is_ascii_alphanumeric());
            numbers.extend(rest[..digits].parse::<u32>().ok().filter(|_| !inside_word));
        }
    }
    numbers
}

/// Links each field without a named type to the table that describes the field. `by_number` returns the name of the
/// object whose table has the given number.
pub(super) fn link_tables(body: &mut Body, by_number: &dyn Fn(u32) -> Option<String>) {
    let captions: Vec<String> = body.objects.iter().map(|object| normalize_name(&object.name)).collect();
    let mut owners: Vec<(Option<usize>, String)> = vec![(None, String::new())];
    let mut visited = vec![false; body.objects.len()];
    while let Some((owner, path)) = owners.pop() {
        let fields = match owner {
            None => &mut body.fields,
            Some(at) => &mut body.objects[at].fields,
        };
        let mut found = Vec::new();
        for field in fields.iter_mut() {
            let Some(ty) = &mut field.ty else { continue };
            let path = if path.is_empty() {
                normalize_name(&field.name)
            } else {
                format!("{path}.{}", normalize_name(&field.name))
            };
            let target = match ty.value.core_mut() {
                PageType::Named(name) => captions.iter().position(|caption| *caption == normalize_name(name)),
                PageType::Object | PageType::Any => {
                    let numbers = field.text.iter().flat_map(|text| table_numbers(&text.value));
                    let mut linked = numbers.filter_map(by_number).map(|name| normalize_name(&name));
                    linked
                        .find_map(|name| captions.iter().position(|caption| *caption == name))
                        .or_else(|| by_caption(&captions, &path))
                }
                _ => None,
            };
            found.extend(target.map(|at| (at, path, field.name.clone())));
        }
        for (at, path, name) in found.into_iter().rev() {
            let object = body.objects[at].name.clone();
            let fields = match owner {
                None => &mut body.fields,
                Some(owner) => &mut body.objects[owner].fields,
            };
            let field = fields.iter_mut().find(|field| field.name == name);
            if let Some(core @ (PageType::Object | PageType::Any)) =
                field.and_then(|field| field.ty.as_mut()).map(|ty| ty.value.core_mut())
            {
                *core = PageType::Named(object);
            }
            if !std::mem::replace(&mut visited[at], true) {
                owners.push((Some(at), path));
            }
        }
    }
}

/// Returns the index of the caption that equals `path`, or else of the caption that is the longest suffix of `path`.
fn by_caption(captions: &[String], path: &str) -> Option<usize> {
    let mut rest = path;
    loop {
        if let Some(at) = captions.iter().position(|caption| caption == rest) {
            return Some(at);
        }
        rest = rest.split_once('.')?.1;
    }
}

/// Normalizes a name or a path for comparison: lower case, without spaces, backticks and brackets.
fn normalize_name(name: &str) -> String {
    name.replace("[]", "").replace([' ', '`'], "").trim_matches(['{', '}', '[', ']']).to_lowercase()
}
