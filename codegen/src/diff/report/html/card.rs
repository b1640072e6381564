//! Writes the cards (collapsible boxes) of the HTML page. All changes of one rule in one part of an operation share a
//! card, as do all added or all removed members of one Rust type.

use std::fmt::Write as _;

use similar::{ChangeTag, TextDiff};

use super::super::{
    Entry, ItemEntry, Report, Snippet,
    escape::{escape_html as escaped, html_with_code},
};
use crate::diff::{find_rule, surface::Effect};

/// The maximum total length, in bytes, of two texts whose differing words are marked. Comparing the words of longer
/// texts takes too long.
const MAX_MARKED_BYTES: usize = 4000;

/// The maximum number of Rust items (types, functions, fields, …) that are listed for one change.
const MAX_NAMED_ITEMS: usize = 6;

/// Writes the cards of all changes of the HTTP API.
pub(super) fn render_entries(report: &Report, output: &mut String) {
    let belongs_to_same_card = |one: &Entry, other: &Entry| {
        one.rule == other.rule
            && (one.wire, one.note, one.action) == (other.wire, other.note, other.action)
            && one.allowed == other.allowed
            && split_part(one).0 == split_part(other).0
    };
    for group in report.changes.chunk_by(belongs_to_same_card) {
        render_entry_card(group, output);
    }
}

/// Splits the first place of an entry into the changed part of the operation (such as the request body) and the path
/// within the schema of this part.
fn split_part(entry: &Entry) -> (&str, &str) {
    let place = entry.places.first().filter(|place| !place.is_empty()).map_or("document", String::as_str);
    let has_path = place.ends_with('`') && place.starts_with(|c: char| c.is_ascii_uppercase());
    match place.rsplit_once(", `") {
        Some((part, _)) if has_path => (part, &place[part.len() + 2..]),
        _ => (place, ""),
    }
}

fn render_entry_card(group: &[Entry], output: &mut String) {
    let entry = &group[0];
    let severity_name = entry.wire.name();
    let (place, path) = split_part(entry);
    let place = if group.len() == 1 && !path.is_empty() { format!("{place}, {path}") } else { place.to_owned() };
    let open_attribute = if severity_name == "breaking" && group.len() == 1 { " open" } else { "" };
    let count_suffix = if group.len() > 1 { format!(" and {} more", group.len() - 1) } else { String::new() };
    let _ = write!(
        output,
        "<details class=\"card\" data-kind=\"wire\" data-verdict=\"{severity_name}\"{open_attribute}>\n\
         <summary><b class=\"{severity_name}\">{severity_name}</b> \
         <span class=\"what\">{}{count_suffix}</span> <code class=\"rule\">{}</code><br><small>{}</small></summary>\n",
        html_with_code(&entry.text),
        escaped(&entry.rule),
        html_with_code(&place),
    );
    if let Some(rule) = find_rule(&entry.rule) {
        let _ = writeln!(output, "<p>{}</p>", html_with_code(&rule.explanation));
    }
    if let Some(note) = entry.note {
        let _ = writeln!(output, "<p>Here {severity_name}: {}</p>", html_with_code(note));
    }
    if let Some(reason) = &entry.allowed {
        let _ = writeln!(output, "<p class=\"allowed\">Allowed: {}</p>", escaped(reason));
    }
    for entry in group {
        if group.len() > 1 {
            let schema_path = html_with_code(split_part(entry).1);
            let _ =
                writeln!(output, "<p class=\"what\">{} <small>{schema_path}</small></p>", html_with_code(&entry.text));
        }
        render_sides(entry, output);
        list_values(entry, output);
        list_related_items(entry, output);
        render_places(entry, output);
    }
    output.push_str("</details>\n");
}

/// Writes a list of the values that the entry combines, for example added `enum` values.
fn list_values(entry: &Entry, output: &mut String) {
    if entry.values.is_empty() {
        return;
    }
    output.push_str("<ul>");
    for value in &entry.values {
        let _ = write!(output, "<li><code>{}</code>", escaped(&value.name));
        for item in &value.items {
            let _ = write!(output, " → <code>{}</code>", escaped(item));
        }
        output.push('\n');
    }
    output.push_str("</ul>\n");
}

/// Writes links to the cards of the Rust items that the entry changes, for at most `MAX_NAMED_ITEMS` items.
fn list_related_items(entry: &Entry, output: &mut String) {
    if entry.items.is_empty() {
        return;
    }
    output.push_str("<p>Rust:");
    for (item, index) in entry.items.iter().zip(&entry.item_indices).take(MAX_NAMED_ITEMS) {
        let _ = write!(output, " <a href=\"#i{index}\"><code>{}</code></a>", escaped(item));
    }
    let further_count = entry.items.len().saturating_sub(MAX_NAMED_ITEMS);
    let _ = writeln!(
        output,
        "{}</p>",
        if further_count > 0 { format!(" and {further_count} more") } else { String::new() }
    );
}

fn render_places(entry: &Entry, output: &mut String) {
    let place_count = entry.places.len() + entry.more_places;
    if place_count < 2 {
        return;
    }
    let _ = writeln!(output, "<details><summary>{place_count} places</summary><ul>");
    for place in &entry.places {
        let _ = writeln!(output, "<li>{}", html_with_code(place));
    }
    if entry.more_places > 0 {
        let _ = writeln!(output, "<li>and {} more", entry.more_places);
    }
    output.push_str("</ul></details>\n");
}

/// Writes the cards of all changed Rust items of the crate.
pub(super) fn render_items(report: &Report, output: &mut String) {
    let card_key = |item: &ItemEntry| {
        let change = &item.change;
        (change.effect, change.kind, change.before.is_some(), change.after.is_some(), change.reason)
    };
    let belongs_to_same_card = |one: &ItemEntry, other: &ItemEntry| {
        card_key(one) == card_key(other) && one.allowed == other.allowed && owner_path(one) == owner_path(other)
    };
    let mut index = 0;
    for group in report.items.chunk_by(belongs_to_same_card) {
        render_item_card(group, index, output);
        index += group.len();
    }
}

/// Returns the path of the type or module that contains a Rust item.
fn owner_path(item: &ItemEntry) -> &str {
    let item_path = item.change.path.split(" as ").next().unwrap_or_default();
    item_path.rsplit_once("::").map_or("", |(owner, _)| owner)
}

/// Writes one card for the Rust items in `group`. `index` is the index of the first of these items in the report.
fn render_item_card(group: &[ItemEntry], index: usize, output: &mut String) {
    let change = &group[0].change;
    let verdict = if change.effect == Effect::Breaking { "breaking" } else { "compatible" };
    let count_suffix = if group.len() > 1 { format!(" and {} more", group.len() - 1) } else { String::new() };
    let _ = write!(
        output,
        "<details class=\"card\" data-kind=\"rust\" data-verdict=\"{verdict}\">\n<summary><b class=\"{}\">{}</b> \
         <span class=\"what\">{} <code>{}</code>{count_suffix}</span></summary>\n",
        change.effect.name(),
        change.effect.name(),
        change.kind.name(),
        escaped(&change.path),
    );
    if let Some(reason) = change.reason {
        let _ = writeln!(output, "<p>{}</p>", escaped(reason));
    }
    if let Some(reason) = &group[0].allowed {
        let _ = writeln!(output, "<p class=\"allowed\">Allowed: {}</p>", escaped(reason));
    }
    match group {
        [item] => render_signatures(item, index, output),
        // Each added or removed Rust item is shown on one line.
        _ if change.before.is_none() || change.after.is_none() => {
            let (class, mark) = if change.before.is_some() { ("before", "-") } else { ("after", "+") };
            let _ = write!(
                output,
                "<div class=\"rust\"><code>{}</code><pre class=\"{class}\">",
                escaped(owner_path(&group[0]))
            );
            for (item, index) in group.iter().zip(index..) {
                let declaration = item.change.before.as_ref().or(item.change.after.as_ref());
                let _ = writeln!(
                    output,
                    "<span id=\"i{index}\">{mark} {}</span>",
                    escaped(declaration.map_or("", String::as_str))
                );
            }
            output.push_str("</pre></div>\n");
        }
        _ => group.iter().zip(index..).for_each(|(item, index)| render_signatures(item, index, output)),
    }
    output.push_str("</details>\n");
}

/// Writes the old and the new declaration of a Rust item.
fn render_signatures(item: &ItemEntry, index: usize, output: &mut String) {
    let change = &item.change;
    let (old_declaration, new_declaration) =
        mark_differences(change.before.as_deref().unwrap_or(""), change.after.as_deref().unwrap_or(""));
    let _ = writeln!(output, "<div class=\"rust\" id=\"i{index}\"><code>{}</code>", escaped(&change.path));
    if change.before.is_some() {
        let _ = writeln!(output, "<pre class=\"before\">{old_declaration}</pre>");
    }
    if change.after.is_some() {
        let _ = writeln!(output, "<pre class=\"after\">{new_declaration}</pre>");
    }
    output.push_str("</div>\n");
}

/// Writes the changed lines of both documents next to each other. If only one document contains the changed element,
/// writes only the lines of this document.
fn render_sides(entry: &Entry, output: &mut String) {
    let (base, head) = (entry.at.base.as_ref(), entry.at.head.as_ref());
    let snippet_text = |snippet: Option<&Snippet>| snippet.map_or("", |snippet| snippet.text.as_str()).to_owned();
    let (old_text, new_text) = match entry.action {
        crate::diff::change::Action::Changed => mark_differences(&snippet_text(base), &snippet_text(head)),
        _ => (escaped(&snippet_text(base)), escaped(&snippet_text(head))),
    };
    output.push_str("<div class=\"sides\">\n");
    for (class, snippet, text) in [("before", base, old_text), ("after", head, new_text)] {
        let Some(snippet) = snippet else { continue };
        let file_and_line = format!("{}:{}", snippet.path, snippet.line);
        let _ = writeln!(
            output,
            "<figure class=\"{class}\"><figcaption>{class} <code>{}</code></figcaption><pre>{text}</pre></figure>",
            escaped(&file_and_line)
        );
    }
    output.push_str("</div>\n");
}

/// Formats two texts as HTML, and marks the words that differ.
fn mark_differences(before: &str, after: &str) -> (String, String) {
    if before.len() + after.len() > MAX_MARKED_BYTES {
        return (escaped(before), escaped(after));
    }
    let (mut marked_before, mut marked_after) = (String::new(), String::new());
    for change in TextDiff::from_words(before, after).iter_all_changes() {
        let text = escaped(change.value());
        match change.tag() {
            ChangeTag::Equal => {
                marked_before.push_str(&text);
                marked_after.push_str(&text);
            }
            ChangeTag::Delete => {
                let _ = write!(marked_before, "<del>{text}</del>");
            }
            ChangeTag::Insert => {
                let _ = write!(marked_after, "<ins>{text}</ins>");
            }
        }
    }
    (marked_before.replace("</del><del>", ""), marked_after.replace("</ins><ins>", ""))
}
