//! Lists the tasks that are left to a person after operations were added: each `TODO` and each missing description in
//! the spec. A task quotes the text of the page about the same parameter, property, body or response.

use std::collections::{HashMap, HashSet};

use super::{Input, mapping::SchemaMapping};
use crate::{
    ParsedApi,
    ir::{Api, Operation, Status},
    load::{Location, Node, Value},
    pages::{
        catalog::Catalog,
        check,
        page::{AtLine, Field, Page},
    },
    source::Span,
};

/// A task for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Todo {
    /// The position in the spec: `file:line:column`.
    pub spec: String,
    /// The part of the spec that the task concerns, such as a parameter or a property.
    pub subject: String,
    /// The task: the text from `TODO` to the end of the line, or `has no description`.
    pub task: String,
    /// The text of the page about this part of the spec, verbatim. Empty if the page does not describe the part. The
    /// text is under the copyright of the publisher of the page.
    pub page_text: String,
    /// The name of the page and the line number of its text about this part, as `page:line`. Empty if no page describes
    /// the part.
    pub page: String,
}

/// The text of a documentation page about a node (a part) of the spec.
struct PageStatement {
    subject: String,
    page_text: String,
    page_position: String,
}

/// The state while the texts of pages are collected and the tasks are created from them.
struct TodoCollector<'a> {
    api: &'a Api,
    /// The text of a page about each node of the spec, by the span of the node.
    statements: HashMap<Span, PageStatement>,
    /// The spans of the nodes of the spec that a page describes, but that have no `description` in the spec.
    undescribed_spans: Vec<Span>,
}

/// Lists the tasks that are left to a person, in the order of their positions in the spec.
pub fn list_todos(parsed: &ParsedApi, input: &Input<'_>) -> Vec<Todo> {
    let Some(api) = &parsed.api else { return Vec::new() };
    let mut collector = TodoCollector { api, statements: HashMap::new(), undescribed_spans: Vec::new() };
    let mut documented_pages = Vec::new();
    for (page, page_name) in input.pages.iter().zip(input.names) {
        if let Some(operation) = check::find_operation(page, api, input.lock, &[]) {
            collector.collect_operation(page, page_name, operation);
            documented_pages.push((page, page_name.as_str()));
        }
    }
    collector.collect_objects(&documented_pages);
    collector.into_todos(parsed)
}

impl<'a> TodoCollector<'a> {
    fn add_statement(
        &mut self,
        span: Span,
        is_described: bool,
        subject: String,
        page_lines: &[AtLine<String>],
        (page_name, line): (&str, u32),
    ) {
        if self.statements.contains_key(&span) {
            return;
        }
        let lines: Vec<&str> = page_lines.iter().map(|line| line.value.as_str()).collect();
        let page_position = format!("{page_name}:{line}");
        self.statements.insert(span, PageStatement { subject, page_text: lines.join(" "), page_position });
        if !is_described {
            self.undescribed_spans.push(span);
        }
    }

    fn collect_operation(&mut self, page: &Page, page_name: &str, operation: &Operation) {
        let id = &operation.id;
        let line = page.function.first().or(page.title.as_ref()).map_or(1, |text_line| text_line.line);
        self.add_statement(
            operation.span,
            operation.description.is_some(),
            id.clone(),
            &page.function,
            (page_name, line),
        );
        for param in &page.params {
            let is_same_param = |spec_param: &&crate::ir::Param| {
                spec_param.location == param.location && spec_param.wire_name == param.field.name
            };
            if let Some(spec_param) = operation.params.iter().find(is_same_param) {
                let subject = format!("{} {}", param.location.name(), param.field.name);
                self.collect_field(spec_param.span, spec_param.description.is_some(), subject, &param.field, page_name);
            }
        }
        if let Some(body) = &operation.body {
            let line = page.body.as_ref().map_or(line, |body| body.line);
            self.add_statement(body.span, true, format!("{id}: body"), &page.request_text, (page_name, line));
        }
        for response in &operation.responses {
            let Status::Code(code) = response.status else { continue };
            let status_row = page.statuses.iter().find(|status_row| status_row.status == code);
            let page_lines: Vec<AtLine<String>> =
                status_row.iter().map(|status_row| AtLine::new(status_row.text.clone(), status_row.line)).collect();
            let line = status_row.map_or(line, |status_row| status_row.line);
            self.add_statement(response.span, true, format!("{id}: response {code}"), &page_lines, (page_name, line));
        }
    }

    fn collect_field(&mut self, span: Span, is_described: bool, subject: String, field: &Field, page_name: &str) {
        self.add_statement(span, is_described, subject, &field.text, (page_name, field.line));
    }

    /// Collects the texts of the pages about the fields of all objects.
    fn collect_objects(&mut self, pages: &[(&'a Page, &str)]) {
        let page_refs: Vec<&Page> = pages.iter().map(|(page, _)| *page).collect();
        let catalog = Catalog::new(&page_refs);
        let mapping = SchemaMapping::new(self.api, &catalog, &page_refs);
        for (entry, schema) in catalog.entries.iter().zip(&mapping.0) {
            let Some(schema) = *schema else { continue };
            let object_schema = self.api.schema(schema);
            let schema_name = object_schema.name.as_deref().unwrap_or(&object_schema.location).to_owned();
            let page_name = entry.table_locations.first().map_or("", |location| pages[location.page_index].1);
            for field in &entry.fields {
                let Some(property_ref) =
                    object_schema.properties.get(&field.name).filter(|property| property.reference.is_none())
                else {
                    continue;
                };
                let property = self.api.schema(property_ref.schema);
                let subject = format!("{schema_name}: {}", field.name);
                self.collect_field(property.at, property.description.is_some(), subject, field, page_name);
            }
        }
    }

    fn into_todos(self, parsed: &ParsedApi) -> Vec<Todo> {
        let sources = &parsed.documents.sources;
        let mut todos: Vec<(Span, Todo)> = Vec::new();
        let mut listed_spans = HashSet::new();
        for span in &self.undescribed_spans {
            if listed_spans.insert(*span) {
                todos.push((*span, self.new_todo(*span, span, "has no description", parsed)));
            }
        }
        for (file, _) in sources.iter() {
            let root_node = parsed.documents.file_root(Location { file, node: 0 });
            let mut node_queue: Vec<Node<'_>> = root_node.into_iter().collect();
            while let Some(node) = node_queue.pop() {
                node_queue.extend(node.members().iter().map(|member| member.value));
                node_queue.extend(node.items().iter());
                if let Value::String(text) = node.value()
                    && let Some(start) = text.find("TODO")
                {
                    let owner_span = node.parent().map_or(node.diagnostic_span(), Node::diagnostic_span);
                    let first_line = text[start..].lines().next().unwrap_or_default();
                    todos.push((node.span(), self.new_todo(owner_span, &node.span(), first_line, parsed)));
                }
            }
        }
        todos.sort_by_key(|(span, _)| (span.file.0, span.start));
        todos.into_iter().map(|(_, todo)| todo).collect()
    }

    fn new_todo(&self, owner_span: Span, span: &Span, task: &str, parsed: &ParsedApi) -> Todo {
        let statement = self.statements.get(&owner_span);
        Todo {
            spec: parsed.documents.sources.position(*span).to_string(),
            subject: statement.map(|statement| statement.subject.clone()).unwrap_or_default(),
            task: task.to_owned(),
            page_text: statement.map(|statement| statement.page_text.clone()).unwrap_or_default(),
            page: statement.map(|statement| statement.page_position.clone()).unwrap_or_default(),
        }
    }
}
