//! Determines the role of a table from its caption, or else from its columns and position.

use super::super::{
    assemble::{Caption, PageAssembler},
    page::{Body, Field},
    resolve, types,
    types::PageType,
    vocabulary::{self, Column, ParameterIn, Section},
};
use crate::ir::{Method, ParameterLocation};

/// The role of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TableRole {
    Params(ParameterLocation),
    RequestBody {
        form: bool,
    },
    /// Parameters of the URL. The location is determined for each row: path parameter if the path has a variable with
    /// this name, otherwise query parameter.
    Uri,
    ResponseHeaders,
    ResponseBody,
    Object(String),
    Statuses,
    /// Parameters whose location is stated in each row.
    Placed,
}

impl PageAssembler<'_> {
    pub(super) fn table_role(
        &self,
        caption: Option<&Caption>,
        columns: &[Column],
        fields: &[(Field, Option<ParameterIn>)],
    ) -> TableRole {
        if columns.contains(&Column::Place) {
            return TableRole::Placed;
        }
        if let Some(caption) = caption {
            if let Some(role) = self.role_of_caption(&caption.text) {
                return role;
            }
            let name = object_name(&caption.text);
            if is_general(&name)
                && let Some(field) = caption.number.and_then(|number| self.referring_field(number))
            {
                return TableRole::Object(field);
            }
            if !name.is_empty() && vocabulary::section_of_heading(&caption.text).is_none() && !is_general(&name) {
                return TableRole::Object(name);
            }
        }
        self.role_without_caption(fields)
    }

    /// Returns whether the page's path has a variable called `name`.
    pub(super) fn in_path(&self, name: &str) -> bool {
        self.page.path.as_ref().is_some_and(|path| resolve::path_variables(&path.value).any(|it| it == name))
    }

    /// Returns the role that a caption states; `None` if it states none.
    fn role_of_caption(&self, caption: &str) -> Option<TableRole> {
        let response = matches!(self.section, Section::Response | Section::ResponseBody | Section::ResponseHeader);
        let key = vocabulary::fold_key(caption);
        let form = key.contains("form");
        let role = match vocabulary::section_of_heading(caption) {
            Some(Section::Path) if key.contains("uri") && self.page.path.is_some() => TableRole::Uri,
            Some(Section::Path) => TableRole::Params(ParameterLocation::Path),
            Some(Section::Query) => TableRole::Params(ParameterLocation::Query),
            Some(Section::RequestHeader) if response => TableRole::ResponseHeaders,
            Some(Section::RequestHeader) => TableRole::Params(ParameterLocation::Header),
            Some(Section::RequestBody) if response => TableRole::ResponseBody,
            Some(Section::RequestBody) => TableRole::RequestBody { form },
            Some(Section::ResponseHeader) => TableRole::ResponseHeaders,
            Some(Section::ResponseBody | Section::Response) => TableRole::ResponseBody,
            _ => return spelt_role(caption, response, self.page.path.is_some()),
        };
        Some(role)
    }

    /// Determines the role of a table from the section that contains it, or else from the names in its rows.
    fn role_without_caption(&self, fields: &[(Field, Option<ParameterIn>)]) -> TableRole {
        let all_fields =
            |fits: &dyn Fn(&str) -> bool| !fields.is_empty() && fields.iter().all(|(field, _)| fits(&field.name));
        let in_path = |name: &str| self.in_path(name);
        match self.section {
            Section::Path => TableRole::Params(ParameterLocation::Path),
            Section::Query => TableRole::Params(ParameterLocation::Query),
            Section::RequestHeader => TableRole::Params(ParameterLocation::Header),
            Section::ResponseHeader => TableRole::ResponseHeaders,
            Section::Response | Section::ResponseBody => match self.last_body().and_then(first_missing) {
                Some(name) => TableRole::Object(name),
                None => TableRole::ResponseBody,
            },
            _ if all_fields(&in_path) => TableRole::Params(ParameterLocation::Path),
            Section::Uri => TableRole::Uri,
            Section::RequestBody | Section::Request if self.page.body.is_some() => {
                match self.page.body.as_ref().and_then(first_missing) {
                    Some(name) => TableRole::Object(name),
                    None => TableRole::RequestBody { form: false },
                }
            }
            Section::RequestBody => TableRole::RequestBody { form: false },
            _ if all_fields(&is_header) => TableRole::Params(ParameterLocation::Header),
            Section::Request => match self.page.method.as_ref().map(|method| method.value) {
                Some(Method::Get | Method::Head | Method::Delete) => TableRole::Params(ParameterLocation::Query),
                _ => TableRole::RequestBody { form: false },
            },
            _ => TableRole::Params(ParameterLocation::Query),
        }
    }

    /// Returns the name of the field whose description refers to the table with this number, in the current body.
    fn referring_field(&self, number: u32) -> Option<String> {
        let response = matches!(self.section, Section::Response | Section::ResponseBody | Section::ResponseHeader);
        let body = if response { self.last_body() } else { self.page.body.as_ref() }?;
        let mut fields = body.fields.iter().chain(body.objects.iter().flat_map(|object| &object.fields));
        let refers = |field: &&Field| {
            let ty = field.ty.as_ref().and_then(|ty| match &ty.value {
                PageType::Unknown(text) => types::parse_type(text, &|_| false).map(|reading| reading.ty),
                other => Some(other.clone()),
            });
            let open = ty.is_some_and(|mut ty| matches!(ty.core_mut(), PageType::Object | PageType::Any));
            open && field.text.iter().any(|text| resolve::objects::table_numbers(&text.value).contains(&number))
        };
        fields.find(refers).map(|field| field.name.clone())
    }

    fn last_body(&self) -> Option<&Body> {
        self.page.responses.last()?.body.as_ref()
    }
}

/// Determines the role from a caption in sentence form, such as `Parameters in the request body`.
fn spelt_role(caption: &str, response: bool, path_known: bool) -> Option<TableRole> {
    let key = vocabulary::fold_key(caption);
    let has = |words: &[&str]| words.iter().any(|word| key.contains(word));
    if !has(&["parameter", "参数", "消息头"]) || !(caption.contains(' ') || vocabulary::is_chinese(caption)) {
        return None;
    }
    if has(&["path", "路径"]) {
        return Some(TableRole::Params(ParameterLocation::Path));
    }
    if has(&["uri"]) {
        return Some(if path_known { TableRole::Uri } else { TableRole::Params(ParameterLocation::Path) });
    }
    if has(&["query", "查询"]) {
        return Some(TableRole::Params(ParameterLocation::Query));
    }
    if has(&["cookie"]) {
        return Some(TableRole::Params(ParameterLocation::Cookie));
    }
    let response = response && !has(&["request", "请求"]) || has(&["response", "响应", "返回"]);
    if has(&["header", "消息头"]) {
        return Some(if response { TableRole::ResponseHeaders } else { TableRole::Params(ParameterLocation::Header) });
    }
    if has(&["body", "form", "消息体"]) || (has(&["response", "响应", "返回"]) && response) {
        return Some(if response { TableRole::ResponseBody } else { TableRole::RequestBody { form: has(&["form"]) } });
    }
    None
}

/// Returns the name of the object in a caption such as `PackageOptions`, `spec字段数据结构说明` or `spec object`.
fn object_name(caption: &str) -> String {
    let mut name = caption.trim();
    let heads = [
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
    let lower = name.to_ascii_lowercase();
    if let Some(rest) = heads.iter().find_map(|head| lower.strip_prefix(head)) {
        let rest = name[name.len() - rest.len()..].trim_start();
        name = rest.strip_prefix("the ").unwrap_or(rest);
    }
    let tails = [
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
        let cut = tails.iter().find_map(|tail| name.strip_suffix(tail)).map(str::trim_end);
        match cut.filter(|cut| !cut.is_empty() && vocabulary::is_name(cut) | vocabulary::is_chinese(cut)) {
            Some(cut) => name = cut,
            None => return name.to_owned(),
        }
    }
}

/// Returns whether a caption only states that the table contains parameters, without naming an object.
fn is_general(caption: &str) -> bool {
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

fn is_header(name: &str) -> bool {
    name.starts_with("X-")
        || matches!(name.to_ascii_lowercase().as_str(), "content-type" | "accept" | "authorization" | "host")
}

/// Returns the name of the first object that the type of a field names and for which no table has been read yet.
fn first_missing(body: &Body) -> Option<String> {
    let fields = body.fields.iter().chain(body.objects.iter().flat_map(|object| &object.fields));
    let texts = fields.filter_map(|field| match &field.ty.as_ref()?.value {
        PageType::Unknown(text) => types::parse_type(text, &|_| false),
        _ => None,
    });
    let mut names = texts.filter_map(|reading| reading.ty.named_object().map(str::to_owned));
    names.find(|name| body.object_named(name).is_none())
}
