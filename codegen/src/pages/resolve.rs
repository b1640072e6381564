//! Completes a page after all tables have been read: resolves types that refer to tables, assigns status codes, and
//! warns about contradictions between parts of the page.

pub(super) mod objects;

use std::collections::{HashMap, HashSet};

use super::{
    page::{Body, Field, Mandatory, Page, Warning},
    types::{self, PageType},
};
use crate::ir::ParameterLocation;

/// Resolves the types on a page, such as `Table 3`, and warns about contradictions between the parts of the page.
pub(super) fn resolve_page(page: &mut Page) {
    let object_by_number: HashMap<u32, String> =
        page.tables.iter().filter_map(|mark| Some((mark.number?, mark.object_name()?.to_owned()))).collect();
    let mut warnings = Vec::new();
    let mut resolver = Resolver {
        object_by_number: &object_by_number,
        object_by_lower_name: HashMap::new(),
        used_objects: HashSet::new(),
        unused_counts: (0, 0),
        warnings: &mut warnings,
    };
    for param in &mut page.params {
        resolver.resolve_field(&mut param.field);
        if param.location == ParameterLocation::Path && param.field.mandatory.value != Mandatory::No {
            // Path parameters are always required.
            param.field.mandatory.value = Mandatory::Yes;
        }
    }
    if let Some(body) = &mut page.body {
        resolver.resolve_body(body);
    }
    for response in &mut page.responses {
        response.headers.iter_mut().for_each(|field| resolver.resolve_field(field));
        if let Some(body) = &mut response.body {
            resolver.resolve_body(body);
        }
    }
    let (unused_tables, unused_rows) = resolver.unused_counts;
    page.coverage.tables_read = page.coverage.tables_read.saturating_sub(unused_tables);
    page.coverage.rows_read = page.coverage.rows_read.saturating_sub(unused_rows);
    page.warnings.extend(warnings);
    check_path_variables(page);
    assign_single_success_status(page);
    warn_about_undescribed_body(page);
    if page.coverage.rows == 0 {
        let line = page.path.as_ref().map_or(1, |path| path.line);
        let message = "no table of parameters, fields or status codes was found on this page".to_owned();
        page.warnings.push(Warning { code: "page-table-none", message, line });
    }
}

/// Removes sentences from [`Page::references`] that do not refer to another page: those that mention a table of this
/// page, and those about a body that this page describes.
pub(super) fn filter_references(page: &mut Page) {
    let table_numbers: HashSet<u32> = page.tables.iter().filter_map(|mark| mark.number).collect();
    let mentions_own_table =
        |text: &str| objects::table_numbers(text).iter().any(|number| table_numbers.contains(number));
    let has_response = page.responses.iter().any(|response| response.body.is_some());
    let page_references = &mut page.references;
    let references = [
        (&mut page_references.request, page.body.is_some()),
        (&mut page_references.response, has_response),
        (&mut page_references.statuses, false),
    ];
    for (reference, is_described) in references {
        if is_described || reference.as_ref().is_some_and(|sentence| mentions_own_table(&sentence.value)) {
            *reference = None;
        }
    }
}

/// Replaces types that refer to a table, such as `Table 3`, with the name of the object that the table describes.
struct Resolver<'a> {
    /// Maps the number of each table on the page to the name of the object that the table describes.
    object_by_number: &'a HashMap<u32, String>,
    /// Maps the names of the objects of the current body in lower case to the names as written.
    object_by_lower_name: HashMap<String, String>,
    /// The names of those objects of the current body that are the type of a field.
    used_objects: HashSet<String>,
    /// The number of tables that describe an object to which no type refers, and the total number of rows in these
    /// tables.
    unused_counts: (usize, usize),
    warnings: &'a mut Vec<Warning>,
}

impl Resolver<'_> {
    /// Resolves the types of all fields in a body, and warns about tables whose object is not the type of any field.
    fn resolve_body(&mut self, body: &mut Body) {
        self.object_by_lower_name =
            body.objects.iter().map(|object| (object.name.to_lowercase(), object.name.clone())).collect();
        self.used_objects.clear();
        body.fields.iter_mut().for_each(|field| self.resolve_field(field));
        for object in &mut body.objects {
            object.fields.iter_mut().for_each(|field| self.resolve_field(field));
        }
        objects::link_fields_to_tables(body, &|number| self.object_by_number.get(&number).cloned());
        let all_fields = body.fields.iter().chain(body.objects.iter().flat_map(|object| &object.fields));
        self.used_objects
            .extend(all_fields.filter_map(|field| field.ty.as_ref()?.value.named_object().map(str::to_owned)));
        for object in &body.objects {
            if !self.used_objects.contains(&object.name) {
                self.unused_counts = (self.unused_counts.0 + 1, self.unused_counts.1 + object.fields.len());
                self.add_warning(
                    "page-object-unused",
                    object.line,
                    format!("no field of this body has the type `{}`, which a table describes", object.name),
                );
            }
        }
        self.object_by_lower_name.clear();
    }

    /// Resolves the type of a field if the type is still unparsed text. Warns if the text is not a known type.
    fn resolve_field(&mut self, field: &mut Field) {
        let Some(ty) = &mut field.ty else { return };
        let line = ty.line;
        let PageType::Unknown(text) = &ty.value else { return };
        let text = text.clone();
        let object_by_lower_name = &self.object_by_lower_name;
        let Some(parsed_type) =
            types::parse_type(&text, &|name| object_by_lower_name.contains_key(&name.to_lowercase()))
        else {
            self.add_warning(
                "page-type-unknown",
                line,
                format!("the type `{text}` is unknown, and no table has this name"),
            );
            return;
        };
        ty.value = parsed_type.ty;
        if parsed_type.is_corrected {
            let message = format!("the type `{text}` is misspelt; it is read as `{}`", ty.value);
            self.warnings.push(Warning { code: "page-type-misspelt", message, line });
        }
        self.resolve_table_reference(ty.value.innermost_mut(), &field.name, line);
        convert_limits(field);
    }

    /// Replaces a type that refers to a table, by number (`Table 3`) or by a name in different case, with the name in
    /// the caption of the table. `field` and `line` are the field name and the line number for warnings.
    fn resolve_table_reference(&mut self, innermost_type: &mut PageType, field: &str, line: u32) {
        let table_name = match innermost_type {
            PageType::Table(number) => {
                let Some(name) = self.object_by_number.get(number) else {
                    let message =
                        format!("the type of the field `{field}` is table {number}, which is not on this page");
                    self.add_warning("page-table-missing", line, message);
                    return;
                };
                name.clone()
            }
            PageType::Named(name) => name.clone(),
            _ => return,
        };
        if let Some(name) = self.object_by_lower_name.get(&table_name.to_lowercase()) {
            self.used_objects.insert(name.clone());
            *innermost_type = PageType::Named(name.clone());
        } else {
            self.add_warning(
                "page-object-missing",
                line,
                format!("no table in this part of the page describes `{table_name}`, the type of the field `{field}`"),
            );
            *innermost_type = PageType::Named(table_name);
        }
    }

    fn add_warning(&mut self, code: &'static str, line: u32, message: String) {
        self.warnings.push(Warning { code, message, line });
    }
}

/// Converts the minimum and maximum of a string to limits of its length, and the minimum and maximum of an array to
/// limits of the number of items.
fn convert_limits(field: &mut Field) {
    let limits = &mut field.limits;
    match field.ty.as_ref().map(|ty| &ty.value) {
        Some(PageType::String) => {
            limits.min_length = limits.min_length.take().or(limits.minimum.take());
            limits.max_length = limits.max_length.take().or(limits.maximum.take());
        }
        Some(PageType::Array(_)) => {
            limits.min_items = limits.min_items.take().or(limits.minimum.take());
            limits.max_items = limits.max_items.take().or(limits.maximum.take());
        }
        _ => {}
    }
}

/// Warns about a request body that the page mentions or shows in an example, but does not describe in a table.
fn warn_about_undescribed_body(page: &mut Page) {
    if !super::media::has_undescribed_body(page) {
        return;
    }
    let example_line = page.request_examples.first().map(|example| example.line);
    let request_line = page.request_text.first().map(|text| text.line);
    let line = example_line.or(request_line).or(page.method.as_ref().map(|method| method.line)).unwrap_or(1);
    let message = "the request has a body, but no table of the page describes the body".to_owned();
    page.warnings.push(Warning { code: "page-body-missing", message, line });
}

/// Warns about variables of the path without a row in a table of path parameters, and about such rows for variables
/// that the path does not contain.
fn check_path_variables(page: &mut Page) {
    let Some(path) = &page.path else {
        let line = page.title.as_ref().map_or(1, |title| title.line);
        let message = "the page has no line with a method and a path, such as `GET /v1/…`".to_owned();
        page.warnings.push(Warning { code: "page-path-missing", message, line });
        return;
    };
    let path_param_rows =
        || page.params.iter().filter(|param| param.location == ParameterLocation::Path).map(|param| &param.field);
    let mut warnings = Vec::new();
    for variable in path_variables(&path.value) {
        if path_param_rows().all(|field| field.name != variable) {
            let message = format!("the path variable `{{{variable}}}` has no row in a table of path parameters");
            warnings.push(Warning { code: "page-path-parameter-missing", message, line: path.line });
        }
    }
    for field in path_param_rows() {
        if path_variables(&path.value).all(|variable| variable != field.name) {
            let message =
                format!("a table lists the path parameter `{}`, but the path does not contain it", field.name);
            warnings.push(Warning { code: "page-path-parameter-unused", message, line: field.line });
        }
    }
    page.warnings.extend(warnings);
}

/// Returns the names of the variables in a path template: `id` for `/v1/{id}`.
pub(super) fn path_variables(path: &str) -> impl Iterator<Item = &str> {
    path.split('{').skip(1).filter_map(|piece| piece.split_once('}')).map(|(name, _)| name)
}

/// Assigns a status code to the response tables and examples without one, if the page lists exactly one 2xx status
/// code. Warns about each response table without a status code.
fn assign_single_success_status(page: &mut Page) {
    let mut success_codes = page.statuses.iter().map(|row| row.status).filter(|status| (200..300).contains(status));
    let only_success_status = success_codes.next().filter(|_| success_codes.next().is_none());
    for example in &mut page.response_examples {
        example.status = example.status.or(only_success_status);
    }
    for response in &mut page.responses {
        if response.status.is_some() {
            continue;
        }
        response.status = only_success_status;
        let message = match only_success_status {
            Some(status) => {
                format!("this table has no status code; it is assigned to the only 2xx status code, {status}")
            }
            None => "no status code precedes this table, and the page has no single 2xx status code".to_owned(),
        };
        page.warnings.push(Warning { code: "page-response-status", message, line: response.line });
    }
}
