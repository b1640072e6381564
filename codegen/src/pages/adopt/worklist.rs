//! Lists the remaining work for a person: each `TODO` and each missing description, with the corresponding text of the
//! page.

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
    /// The `TODO` text, or a statement such as `has no description`.
    pub what: String,
    /// The text of the page about the part, quoted; empty if the page does not describe the part. The publisher owns
    /// the copyright.
    pub says: String,
    /// The name of the page and the line number, as `page:line`; empty if no page documents the part.
    pub page: String,
}

/// The text of a page about a node of the spec.
struct PageStatement {
    subject: String,
    says: String,
    page: String,
}

struct TodoCollector<'a> {
    api: &'a Api,
    statements: HashMap<Span, PageStatement>,
    /// The spans of documented nodes that have no description in the spec.
    silent: Vec<Span>,
}

/// Lists the remaining tasks in the order of the spec's files.
pub fn list_todos(reading: &ParsedApi, input: &Input<'_>) -> Vec<Todo> {
    let Some(api) = &reading.api else { return Vec::new() };
    let mut collector = TodoCollector { api, statements: HashMap::new(), silent: Vec::new() };
    let mut pages = Vec::new();
    for (page, name) in input.pages.iter().zip(input.names) {
        if let Some(operation) = check::find_operation(page, api, input.lock, &[]) {
            collector.collect_operation(page, name, operation);
            pages.push((page, name.as_str()));
        }
    }
    collector.collect_objects(&pages);
    collector.into_todos(reading)
}

impl<'a> TodoCollector<'a> {
    fn add_statement(
        &mut self,
        at: Span,
        described: bool,
        subject: String,
        text: &[AtLine<String>],
        (name, line): (&str, u32),
    ) {
        if self.statements.contains_key(&at) {
            return;
        }
        let words: Vec<&str> = text.iter().map(|text| text.value.as_str()).collect();
        self.statements.insert(at, PageStatement { subject, says: words.join(" "), page: format!("{name}:{line}") });
        if !described {
            self.silent.push(at);
        }
    }

    fn collect_operation(&mut self, page: &Page, name: &str, operation: &Operation) {
        let id = &operation.id;
        let line = page.function.first().or(page.title.as_ref()).map_or(1, |spot| spot.line);
        self.add_statement(operation.span, operation.description.is_some(), id.clone(), &page.function, (name, line));
        for param in &page.params {
            let same = |spec: &&crate::ir::Param| spec.location == param.location && spec.wire == param.field.name;
            if let Some(spec) = operation.params.iter().find(same) {
                let subject = format!("{} {}", param.location.name(), param.field.name);
                self.collect_field(spec.span, spec.description.is_some(), subject, &param.field, name);
            }
        }
        if let Some(body) = &operation.body {
            let line = page.body.as_ref().map_or(line, |body| body.line);
            self.add_statement(body.span, true, format!("{id}: body"), &page.request_text, (name, line));
        }
        for response in &operation.responses {
            let Status::Code(code) = response.status else { continue };
            let row = page.statuses.iter().find(|row| row.status == code);
            let text: Vec<AtLine<String>> = row.iter().map(|row| AtLine::new(row.text.clone(), row.line)).collect();
            let line = row.map_or(line, |row| row.line);
            self.add_statement(response.span, true, format!("{id}: response {code}"), &text, (name, line));
        }
    }

    fn collect_field(&mut self, at: Span, described: bool, subject: String, field: &Field, name: &str) {
        self.add_statement(at, described, subject, &field.text, (name, field.line));
    }

    /// Collects the statements about the fields of all objects.
    fn collect_objects(&mut self, pages: &[(&'a Page, &str)]) {
        let only: Vec<&Page> = pages.iter().map(|(page, _)| *page).collect();
        let catalog = Catalog::new(&only);
        let mapping = SchemaMapping::new(self.api, &catalog, &only);
        for (entry, schema) in catalog.entries.iter().zip(&mapping.0) {
            let Some(schema) = *schema else { continue };
            let owner = self.api.schema(schema);
            let name = owner.name.as_deref().unwrap_or(&owner.location).to_owned();
            let page = entry.sites.first().map_or("", |site| pages[site.page].1);
            for field in &entry.fields {
                let Some(link) = owner.properties.get(&field.name).filter(|link| link.reference.is_none()) else {
                    continue;
                };
                let property = self.api.schema(link.schema);
                let subject = format!("{name}: {}", field.name);
                self.collect_field(property.at, property.description.is_some(), subject, field, page);
            }
        }
    }

    fn into_todos(self, reading: &ParsedApi) -> Vec<Todo> {
        let sources = &reading.documents.sources;
        let mut found: Vec<(Span, Todo)> = Vec::new();
        let mut seen = HashSet::new();
        for at in &self.silent {
            if seen.insert(*at) {
                found.push((*at, self.new_todo(*at, at, "has no description", reading)));
            }
        }
        for (file, _) in sources.iter() {
            let root = reading.documents.file_root(Location { file, node: 0 });
            let mut queue: Vec<Node<'_>> = root.into_iter().collect();
            while let Some(node) = queue.pop() {
                queue.extend(node.members().iter().map(|member| member.value));
                queue.extend(node.items().iter());
                if let Value::String(text) = node.value()
                    && let Some(start) = text.find("TODO")
                {
                    let owner = node.parent().map_or(node.diagnostic_span(), Node::diagnostic_span);
                    let first_line = text[start..].lines().next().unwrap_or_default();
                    found.push((node.span(), self.new_todo(owner, &node.span(), first_line, reading)));
                }
            }
        }
        found.sort_by_key(|(at, _)| (at.file.0, at.start));
        found.into_iter().map(|(_, todo)| todo).collect()
    }

    fn new_todo(&self, owner: Span, at: &Span, what: &str, reading: &ParsedApi) -> Todo {
        let statement = self.statements.get(&owner);
        Todo {
            spec: reading.documents.sources.position(*at).to_string(),
            subject: statement.map(|statement| statement.subject.clone()).unwrap_or_default(),
            what: what.to_owned(),
            says: statement.map(|statement| statement.says.clone()).unwrap_or_default(),
            page: statement.map(|statement| statement.page.clone()).unwrap_or_default(),
        }
    }
}
