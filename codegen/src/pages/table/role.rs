//! Determines which part of the operation a table describes: from the caption of the table, or else from the columns,
//! the section and the names in the rows.

use super::super::{
    assemble::{Caption, PageAssembler},
    page::{Body, Field},
    resolve, types,
    types::PageType,
    vocabulary::{self, Column, ParameterIn, Section},
};
use crate::ir::{Method, ParameterLocation};

/// The role of a table: the parameters, body or other part of the operation that the table describes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TableRole {
    /// All parameters in one location, such as `query`.
    Params(ParameterLocation),
    RequestBody {
        form: bool,
    },
    /// Parameters of the URL. A row describes a path parameter if the path has a variable with this name, and otherwise
    /// a query parameter.
    Uri,
    ResponseHeaders,
    ResponseBody,
    /// The fields of an object within a body. Contains the name of the object.
    Object(String),
    /// The status codes of the responses.
    Statuses,
    /// Parameters in several locations. Each row states the location of the parameter.
    LocationPerRow,
}

impl PageAssembler<'_> {
    /// Determines the role of a table from the caption, the columns and the rows (`fields`).
    pub(super) fn determine_role(
        &self,
        caption: Option<&Caption>,
        columns: &[Column],
        fields: &[(Field, Option<ParameterIn>)],
    ) -> TableRole {
        if columns.contains(&Column::Place) {
            return TableRole::LocationPerRow;
        }
        if let Some(caption) = caption {
            if let Some(role) = self.role_of_caption(&caption.text) {
                return role;
            }
            let name = extract_object_name(&caption.text);
            if is_general_caption(&name)
                && let Some(field_name) = caption.number.and_then(|number| self.find_referring_field(number))
            {
                return TableRole::Object(field_name);
            }
            let is_heading = vocabulary::section_of_heading(&caption.text).is_some();
            if !name.is_empty() && !is_heading && !is_general_caption(&name) {
                return TableRole::Object(name);
            }
        }
        self.role_without_caption(fields)
    }

    /// Returns whether the path of the operation has a variable called `name`.
    pub(super) fn is_in_path(&self, name: &str) -> bool {
        self.page
            .path
            .as_ref()
            .is_some_and(|path| resolve::path_variables(&path.value).any(|variable| variable == name))
    }

    /// Returns the role of a table according to its caption: the request body for `Request body parameters`. Returns
    /// `None` if the caption does not state a role.
    fn role_of_caption(&self, caption: &str) -> Option<TableRole> {
        let is_response = matches!(self.section, Section::Response | Section::ResponseBody | Section::ResponseHeader);
        let caption_key = vocabulary::fold_key(caption);
        let is_form = caption_key.contains("form");
        let role = match vocabulary::section_of_heading(caption) {
            Some(Section::Path) if caption_key.contains("uri") && self.page.path.is_some() => TableRole::Uri,
            Some(Section::Path) => TableRole::Params(ParameterLocation::Path),
            Some(Section::Query) => TableRole::Params(ParameterLocation::Query),
            Some(Section::RequestHeader) if is_response => TableRole::ResponseHeaders,
            Some(Section::RequestHeader) => TableRole::Params(ParameterLocation::Header),
            Some(Section::RequestBody) if is_response => TableRole::ResponseBody,
            Some(Section::RequestBody) => TableRole::RequestBody { form: is_form },
            Some(Section::ResponseHeader) => TableRole::ResponseHeaders,
            Some(Section::ResponseBody | Section::Response) => TableRole::ResponseBody,
            _ => return role_of_long_caption(caption, is_response, self.page.path.is_some()),
        };
        Some(role)
    }

    /// Determines the role of a table from the current section of the page, and if necessary from the names in the
    /// rows.
    fn role_without_caption(&self, fields: &[(Field, Option<ParameterIn>)]) -> TableRole {
        let all_names_match = |is_match: &dyn Fn(&str) -> bool| {
            !fields.is_empty() && fields.iter().all(|(field, _)| is_match(&field.name))
        };
        let is_in_path = |name: &str| self.is_in_path(name);
        match self.section {
            Section::Path => TableRole::Params(ParameterLocation::Path),
            Section::Query => TableRole::Params(ParameterLocation::Query),
            Section::RequestHeader => TableRole::Params(ParameterLocation::Header),
            Section::ResponseHeader => TableRole::ResponseHeaders,
            Section::Response | Section::ResponseBody => match self.last_body().and_then(find_undescribed_object) {
                Some(name) => TableRole::Object(name),
                None => TableRole::ResponseBody,
            },
            _ if all_names_match(&is_in_path) => TableRole::Params(ParameterLocation::Path),
            Section::Uri => TableRole::Uri,
            Section::RequestBody | Section::Request if self.page.body.is_some() => {
                match self.page.body.as_ref().and_then(find_undescribed_object) {
                    Some(name) => TableRole::Object(name),
                    None => TableRole::RequestBody { form: false },
                }
            }
            Section::RequestBody => TableRole::RequestBody { form: false },
            _ if all_names_match(&is_request_header) => TableRole::Params(ParameterLocation::Header),
            Section::Request => match self.page.method.as_ref().map(|method| method.value) {
                Some(Method::Get | Method::Head | Method::Delete) => TableRole::Params(ParameterLocation::Query),
                _ => TableRole::RequestBody { form: false },
            },
            _ => TableRole::Params(ParameterLocation::Query),
        }
    }

    /// Finds a field of the current body whose description refers to the table with the number `number`. Returns the
    /// name of the field.
    fn find_referring_field(&self, number: u32) -> Option<String> {
        let is_response = matches!(self.section, Section::Response | Section::ResponseBody | Section::ResponseHeader);
        let body = if is_response { self.last_body() } else { self.page.body.as_ref() }?;
        let mut fields = body.fields.iter().chain(body.objects.iter().flat_map(|object| &object.fields));
        let refers_to_table = |field: &&Field| {
            let ty = field.ty.as_ref().and_then(|ty| match &ty.value {
                PageType::Unknown(text) => types::parse_type(text, &|_| false).map(|parsed| parsed.ty),
                other => Some(other.clone()),
            });
            let is_unspecific = ty.is_some_and(|mut ty| matches!(ty.innermost_mut(), PageType::Object | PageType::Any));
            is_unspecific
                && field.text.iter().any(|text| resolve::objects::table_numbers(&text.value).contains(&number))
        };
        fields.find(refers_to_table).map(|field| field.name.clone())
    }

    /// Returns the body of the response that was added last; `None` if there is no response, or if it has no body.
    fn last_body(&self) -> Option<&Body> {
        self.page.responses.last()?.body.as_ref()
    }
}

/// Determines the role of a table from a caption with several words, such as `Parameters in the request body`.
/// `is_response` is true in a section about responses. Returns `None` if the caption does not state a role.
fn role_of_long_caption(caption: &str, is_response: bool, is_path_known: bool) -> Option<TableRole> {
    let caption_key = vocabulary::fold_key(caption);
    let contains_any = |words: &[&str]| words.iter().any(|word| caption_key.contains(word));
    if !contains_any(&["parameter", "参数", "消息头"]) || !(caption.contains(' ') || vocabulary::is_chinese(caption))
    {
        return None;
    }
    if contains_any(&["path", "路径"]) {
        return Some(TableRole::Params(ParameterLocation::Path));
    }
    if contains_any(&["uri"]) {
        return Some(if is_path_known { TableRole::Uri } else { TableRole::Params(ParameterLocation::Path) });
    }
    if contains_any(&["query", "查询"]) {
        return Some(TableRole::Params(ParameterLocation::Query));
    }
    if contains_any(&["cookie"]) {
        return Some(TableRole::Params(ParameterLocation::Cookie));
    }
    let is_response = is_response && !contains_any(&["request", "请求"]) || contains_any(&["response", "响应", "返回"]);
    if contains_any(&["header", "消息头"]) {
        let request_role = TableRole::Params(ParameterLocation::Header);
        return Some(if is_response { TableRole::ResponseHeaders } else { request_role });
    }
    if contains_any(&["body", "form", "消息体"]) || (contains_any(&["response", "响应", "返回"]) && is_response)
    {
        let request_role = TableRole::RequestBody { form: contains_any(&["form"]) };
        return Some(if is_response { TableRole::ResponseBody } else { request_role });
    }
    None
}

/// Extracts the name of the object from a caption such as `PackageOptions`, `spec字段数据结构说明` or `spec object`.
fn extract_object_name(caption: &str) -> String {
    let mut name = caption.trim();
    let removed_prefixes = [
        "description for the",
        "description of the",
        "description about the",
        "data structure of",
        "structure of",
        "description of",
        "parameters of",
        "parameters in",
        "fields of",
        "fields in",
    ];
    let lower_caption = name.to_ascii_lowercase();
    if let Some(text_after_prefix) = removed_prefixes.iter().find_map(|prefix| lower_caption.strip_prefix(prefix)) {
        let text_after_prefix = name[name.len() - text_after_prefix.len()..].trim_start();
        name = text_after_prefix.strip_prefix("the ").unwrap_or(text_after_prefix);
    }
    let removed_suffixes = [
        "数据结构说明",
        "字段说明",
        "参数说明",
        "对象说明",
        "字段",
        "结构",
        "参数",
        "format",
        "field description",
        "object description",
        "field",
        "parameter description",
        "description",
        "data structure",
        "parameters",
        "fields",
        "objects",
        "object",
        "structure",
    ];
    loop {
        let shorter_name = removed_suffixes.iter().find_map(|suffix| name.strip_suffix(suffix)).map(str::trim_end);
        match shorter_name.filter(|name| !name.is_empty() && vocabulary::is_name(name) | vocabulary::is_chinese(name)) {
            Some(shorter_name) => name = shorter_name,
            None => return name.to_owned(),
        }
    }
}

/// Returns whether a caption, such as `Parameter description`, states only that the table contains parameters or
/// fields, and does not name an object.
fn is_general_caption(caption: &str) -> bool {
    matches!(
        vocabulary::fold_key(caption).as_str(),
        "参数"
            | "参数说明"
            | "参数描述"
            | "参数列表"
            | "字段说明"
            | "parameter"
            | "parameters"
            | "parameterdescription"
            | "parametersdescription"
            | "descriptionofparameters"
            | "parameterlist"
            | "fielddescription"
            | "description"
    )
}

/// Returns whether `name` is the name of a common request header field.
fn is_request_header(name: &str) -> bool {
    name.starts_with("X-")
        || matches!(name.to_ascii_lowercase().as_str(), "content-type" | "accept" | "authorization" | "host")
}

/// Finds the first object that is the type of a field in `body` but has no table yet. Returns the name of the object.
fn find_undescribed_object(body: &Body) -> Option<String> {
    let fields = body.fields.iter().chain(body.objects.iter().flat_map(|object| &object.fields));
    let object_types = fields.filter_map(|field| match &field.ty.as_ref()?.value {
        PageType::Unknown(text) => types::parse_type(text, &|_| false),
        _ => None,
    });
    let mut object_names = object_types.filter_map(|parsed| parsed.ty.named_object().map(str::to_owned));
    object_names.find(|name| body.find_object(name).is_none())
}
