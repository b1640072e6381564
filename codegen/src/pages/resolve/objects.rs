//! Finds the tables that describe fields of the type `Object`. This is the table that the description of the field
//! mentions (`see Table 3`), or the table whose caption is the name or the dotted path of the field (`spec.template`).

use super::super::{page::Body, types::PageType};

/// Returns the numbers of the tables that `text` mentions, as in `see Table 3` or `详情请参见表3`.
pub(in crate::pages) fn table_numbers(text: &str) -> Vec<u32> {
    let lower_text = text.to_ascii_lowercase();
    let mut mentioned_numbers = Vec::new();
    for word in ["table", "表"] {
        for (offset, _) in lower_text.match_indices(word) {
            let text_after = lower_text[offset + word.len()..].trim_start_matches([' ', '\u{a0}', '*', '[']);
            let digit_count = text_after.bytes().take_while(u8::is_ascii_digit).count();
            let is_inside_word = word == "table" && lower_text[..offset].ends_with(|c: char| c.is_ascii_alphanumeric());
            mentioned_numbers.extend(text_after[..digit_count].parse::<u32>().ok().filter(|_| !is_inside_word));
        }
    }
    mentioned_numbers
}

/// Changes the type `Object` of each field that a table describes to the name of the object in this table.
/// `object_by_number` returns the name of the object that the table with a given number describes.
pub(super) fn link_fields_to_tables(body: &mut Body, object_by_number: &dyn Fn(u32) -> Option<String>) {
    let captions: Vec<String> = body.objects.iter().map(|object| normalize_name(&object.name)).collect();
    let mut table_queue: Vec<(Option<usize>, String)> = vec![(None, String::new())];
    let mut visited_objects = vec![false; body.objects.len()];
    while let Some((table, path)) = table_queue.pop() {
        let fields = match table {
            None => &mut body.fields,
            Some(index) => &mut body.objects[index].fields,
        };
        let mut field_links = Vec::new();
        for field in fields.iter_mut() {
            let Some(ty) = &mut field.ty else { continue };
            let path = if path.is_empty() {
                normalize_name(&field.name)
            } else {
                format!("{path}.{}", normalize_name(&field.name))
            };
            let object_index = match ty.value.innermost_mut() {
                PageType::Named(name) => captions.iter().position(|caption| *caption == normalize_name(name)),
                PageType::Object | PageType::Any => {
                    let mentioned_numbers = field.text.iter().flat_map(|text| table_numbers(&text.value));
                    let mut mentioned_names =
                        mentioned_numbers.filter_map(object_by_number).map(|name| normalize_name(&name));
                    mentioned_names
                        .find_map(|name| captions.iter().position(|caption| *caption == name))
                        .or_else(|| find_caption(&captions, &path))
                }
                _ => None,
            };
            field_links.extend(object_index.map(|index| (index, path, field.name.clone())));
        }
        for (index, path, name) in field_links.into_iter().rev() {
            let object_name = body.objects[index].name.clone();
            let fields = match table {
                None => &mut body.fields,
                Some(table) => &mut body.objects[table].fields,
            };
            let field = fields.iter_mut().find(|field| field.name == name);
            if let Some(innermost_type @ (PageType::Object | PageType::Any)) =
                field.and_then(|field| field.ty.as_mut()).map(|ty| ty.value.innermost_mut())
            {
                *innermost_type = PageType::Named(object_name);
            }
            if !std::mem::replace(&mut visited_objects[index], true) {
                table_queue.push((Some(index), path));
            }
        }
    }
}

/// Returns the index of the caption that equals the dotted path `path`, or else of the caption that equals the longest
/// suffix of `path`. Returns `None` if there is no such caption.
fn find_caption(captions: &[String], path: &str) -> Option<usize> {
    let mut path_suffix = path;
    loop {
        if let Some(index) = captions.iter().position(|caption| caption == path_suffix) {
            return Some(index);
        }
        path_suffix = path_suffix.split_once('.')?.1;
    }
}

/// Normalizes a field name or dotted path for comparison: converts it to lower case, and removes spaces, backticks and
/// brackets.
fn normalize_name(name: &str) -> String {
    name.replace("[]", "").replace([' ', '`'], "").trim_matches(['{', '}', '[', ']']).to_lowercase()
}
