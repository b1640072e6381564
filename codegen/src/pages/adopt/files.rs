//! Adds members to YAML files. New files are rendered completely. In existing files, members are inserted as text, so
//! that the comments, order and format of the file are kept.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::{
    load::{Documents, Location, Node},
    pages::apply::{Edit, YamlText, indent_lines, render_yaml},
};

/// The members to add to each file of the spec, as nested objects such as `{"paths": {"/pods": {…}}}`.
#[derive(Debug, Default)]
pub struct Additions {
    /// The members to add to the root object of each file, by the path of the file.
    files: BTreeMap<String, Map<String, Value>>,
}

impl Additions {
    /// Adds a member with the key `key` to the map at `path`, for example at `["components", "schemas"]`, in the file
    /// `file`.
    pub fn add_member(&mut self, file: &str, path: &[&str], key: &str, value: Value) {
        let mut map = self.files.entry(file.to_owned()).or_default();
        for path_key in path {
            let inner_value = map.entry((*path_key).to_owned()).or_insert_with(|| Value::Object(Map::new()));
            if !inner_value.is_object() {
                *inner_value = Value::Object(Map::new());
            }
            let Value::Object(inner_map) = inner_value else { return };
            map = inner_map;
        }
        map.insert(key.to_owned(), value);
    }

    /// Adds an item to the list in the member `key` of the map at `path`.
    pub fn add_list_item(&mut self, file: &str, path: &[&str], key: &str, item: Value) {
        let mut items = match self.value_at(file, path, key) {
            Some(Value::Array(items)) => items.clone(),
            _ => Vec::new(),
        };
        items.push(item);
        self.add_member(file, path, key, Value::Array(items));
    }

    fn value_at(&self, file: &str, path: &[&str], key: &str) -> Option<&Value> {
        let mut map = self.files.get(file)?;
        for path_key in path {
            map = map.get(*path_key)?.as_object()?;
        }
        map.get(key)
    }

    /// Renders the new text of each file that gets additions. The second list describes the additions that could not be
    /// inserted into an existing file. `existing_root` returns the location of the root of a file, or `None` for a new
    /// file; `new_file_heading` returns the first lines of a new file.
    pub fn render_texts(
        &self,
        documents: Option<&Documents>,
        existing_root: impl Fn(&str) -> Option<Location>,
        new_file_heading: impl Fn(&str) -> String,
    ) -> (BTreeMap<String, String>, Vec<String>) {
        let (mut texts, mut not_inserted) = (BTreeMap::new(), Vec::new());
        for (file, additions) in &self.files {
            let existing_file = existing_root(file)
                .zip(documents)
                .and_then(|(at, documents)| Some((documents, documents.file_root(at)?)));
            let Some((documents, existing_file)) = existing_file else {
                let rendered_file = render_yaml(&Value::Object(additions.clone()));
                texts.insert(file.clone(), format!("{}{rendered_file}\n", new_file_heading(file)));
                continue;
            };
            let source = documents.sources.file(existing_file.span().file);
            let yaml_text = YamlText { file: usize::from(existing_file.span().file.0), text: &source.text };
            let mut edits = Vec::new();
            merge_members(yaml_text, existing_file, additions, &mut edits, &mut not_inserted);
            texts.insert(file.clone(), apply_edits(&source.text, edits));
        }
        (texts, not_inserted)
    }
}

/// Creates the edits that add the members in `additions` to the map `node`. If a member already exists and is a map,
/// its members are added to this map in the same way; other new members are added at the end. Adds descriptions of the
/// additions that cannot be inserted to `not_inserted`.
fn merge_members(
    yaml_text: YamlText<'_>,
    node: Node<'_>,
    additions: &Map<String, Value>,
    edits: &mut Vec<Edit>,
    not_inserted: &mut Vec<String>,
) {
    let mut new_members = Map::new();
    for (key, value) in additions {
        let existing_node = node.member_value(key);
        // Lines below cannot be inserted into a map in flow style (`{…}`).
        let fillable_node = existing_node.filter(|_| !yaml_text.is_flow(node));
        if let Some(edit) = fillable_node.and_then(|existing_node| yaml_text.fill_empty(existing_node, value)) {
            edits.push(edit);
            continue;
        }
        match (existing_node, value) {
            (Some(existing_node), Value::Object(inner_additions)) if existing_node.is_map() => {
                merge_members(yaml_text, existing_node, inner_additions, edits, not_inserted);
            }
            (Some(existing_node), Value::Array(items)) => {
                for item in items {
                    match yaml_text.insert_item(existing_node, &render_yaml(item), !item.is_object()) {
                        Some(edit) => edits.push(edit),
                        None => not_inserted.push(format!("an item of the list `{key}`: {}", render_yaml(item))),
                    }
                }
            }
            (Some(_), _) => not_inserted.push(format!("the member `{key}`, which already exists")),
            (None, value) => {
                new_members.insert(key.clone(), value.clone());
            }
        }
    }
    if new_members.is_empty() {
        return;
    }
    let rendered_members = render_yaml(&Value::Object(new_members));
    match yaml_text.insert_member(node, None, &rendered_members) {
        Some(edit) => edits.push(edit),
        None => not_inserted.push(rendered_members),
    }
}

/// Applies edits to `text`. The edits must not overlap.
fn apply_edits(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| edit.range.start);
    let mut edited_text = text.to_owned();
    for edit in edits.iter().rev() {
        edited_text.replace_range(edit.range.clone(), &edit.text);
    }
    edited_text
}

impl YamlText<'_> {
    /// Returns the edit that replaces an empty map or list (`{}` or `[]`) by the members or items of `value`, on the lines
    /// below. `None` if the map or list is not empty.
    fn fill_empty(self, collection: Node<'_>, value: &Value) -> Option<Edit> {
        let (start, end) = (collection.span().start as usize, collection.span().end as usize);
        let brackets = match value {
            Value::Object(_) => ['{', '}'],
            Value::Array(_) => ['[', ']'],
            _ => return None,
        };
        let content = self.text[start..end].strip_prefix(brackets[0])?.strip_suffix(brackets[1])?;
        if !content.trim().is_empty() {
            return None;
        }
        let line_start = self.text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let column = self.text[line_start..].len() - self.text[line_start..].trim_start_matches(' ').len();
        let replace_start = self.text[..start].trim_end_matches(' ').len();
        let replacement_text = format!("\n{}", indent_lines(&render_yaml(value), column + 2));
        Some(Edit { file: self.file, range: replace_start..end, text: replacement_text })
    }
}
