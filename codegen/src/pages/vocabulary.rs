//! Recognizes the fixed English and Chinese phrases of documentation pages: headings, column headers, captions, and
//! words such as `Yes` and `Mandatory`.

use crate::ir::ParameterLocation;

/// Converts full-width characters, unusual spaces, dashes and curly quotes to ASCII, and replaces each run of
/// whitespace with one space. So text from different layouts can be compared.
pub(super) fn fold_characters(text: &str) -> String {
    if is_folded(text.as_bytes()) {
        return text.to_owned();
    }
    let mut folded_text = String::with_capacity(text.len());
    for c in text.chars() {
        let c = match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            '\u{201c}' | '\u{201d}' => '"',
            '\u{2018}' | '\u{2019}' => '\'',
            '\u{2013}' | '\u{2014}' => '-',
            '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}' | '\u{ad}' => continue,
            c if c.is_whitespace() || c.is_control() => ' ',
            c => c,
        };
        if c != ' ' || !(folded_text.is_empty() || folded_text.ends_with(' ')) {
            folded_text.push(c);
        }
    }
    folded_text.truncate(folded_text.trim_end().len());
    folded_text
}

/// Returns whether [`fold_characters`] would return the text unchanged: it consists of ASCII characters, with single
/// spaces between words.
fn is_folded(bytes: &[u8]) -> bool {
    let mut is_after_space = true;
    for byte in bytes {
        let is_space = *byte == b' ';
        if !(is_space || byte.is_ascii_graphic()) || (is_space && is_after_space) {
            return false;
        }
        is_after_space = is_space;
    }
    !is_after_space || bytes.is_empty()
}

/// Normalizes a heading, caption or label for comparison with known phrases: ` **Status Code**:` → `statuscode`.
/// Applies [`fold_characters`], converts to lower case, and removes spaces, emphasis and a final colon.
pub(super) fn fold_key(text: &str) -> String {
    let folded_text = fold_characters(text);
    let trimmed_text = folded_text.trim_matches(|c: char| "*#_ ".contains(c)).trim_end_matches([':', ' ', '*']);
    trimmed_text.chars().filter(|c| *c != ' ').flat_map(char::to_lowercase).collect()
}

/// Returns whether `text` contains Chinese characters.
pub(super) fn is_chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

/// A section of a documentation page, which starts at a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Section {
    /// The part of the page before the first known heading.
    Front,
    Function,
    Constraints,
    Calling,
    Debugging,
    Authorization,
    Uri,
    Path,
    Query,
    Request,
    RequestHeader,
    RequestBody,
    Response,
    ResponseHeader,
    ResponseBody,
    ExampleRequest,
    ExampleResponse,
    /// Examples under a heading that does not say whether they are requests or responses.
    Example,
    Statuses,
    Errors,
    /// The end of the page, such as links to other pages. Its content does not describe the operation.
    End,
}

/// Returns the section that starts at the heading `text`. Returns `None` if `text` is not a known heading.
#[expect(clippy::too_many_lines, reason = "a dictionary")]
pub(super) fn section_of_heading(text: &str) -> Option<Section> {
    if text.len() > 60 {
        return None;
    }
    Some(match fold_key(text).as_str() {
        "function"
        | "functions"
        | "functiondescription"
        | "功能介绍"
        | "功能描述"
        | "功能说明"
        | "接口说明"
        | "接口描述"
        | "接口功能"
        | "介绍"
        | "apidescription"
        | "introduction" => Section::Function,
        "constraints" | "restrictions" | "接口约束" | "约束与限制" | "约束限制" | "使用限制" | "约束" => {
            Section::Constraints
        }
        "callingmethod" | "callingmethods" | "调用方法" | "howtocall" => Section::Calling,
        "debugging" | "debug" | "调试" | "在线调试" => Section::Debugging,
        "authorizationinformation" | "authorization" | "授权信息" => Section::Authorization,
        "uri" | "url" | "uriformat" | "requesturi" | "requesturl" | "请求uri" | "请求url" | "uri格式" | "接口路径" => {
            Section::Uri
        }
        "pathparameters" | "pathparameter" | "路径参数" | "path参数" | "uri参数" | "uriparameters"
        | "urlpathparameters" => Section::Path,
        "queryparameters"
        | "queryparameter"
        | "query参数"
        | "查询参数"
        | "请求query参数"
        | "requestqueryparameters" => Section::Query,
        "requestparameters" | "requestparameter" | "request" | "请求参数" | "请求消息" | "requestmessage" | "请求" => {
            Section::Request
        }
        "requestheaderparameters"
        | "requestheaders"
        | "requestheader"
        | "请求header参数"
        | "请求头参数"
        | "请求消息头"
        | "header参数"
        | "headerparameters"
        | "headers"
        | "请求头" => Section::RequestHeader,
        "requestbodyparameters"
        | "requestbodyparameter"
        | "requestbody"
        | "请求body参数"
        | "请求体参数"
        | "请求消息体"
        | "body参数"
        | "bodyparameters"
        | "bodyparameter"
        | "请求体"
        | "formdataparameters"
        | "请求formdata参数"
        | "formdata参数"
        | "requestformdataparameters"
        | "requestformparameters"
        | "formparameters" => Section::RequestBody,
        "responseparameters" | "responseparameter" | "response" | "responses" | "响应参数" | "响应消息"
        | "返回参数" | "返回结果" | "responsemessage" | "响应" => Section::Response,
        "responseheaderparameters"
        | "responseheaders"
        | "responseheader"
        | "响应header参数"
        | "响应头参数"
        | "响应消息头"
        | "响应头" => Section::ResponseHeader,
        "responsebodyparameters"
        | "responsebodyparameter"
        | "responsebody"
        | "响应body参数"
        | "响应体参数"
        | "响应消息体"
        | "响应体" => Section::ResponseBody,
        "examplerequests" | "examplerequest" | "requestexamples" | "requestexample" | "samplerequests"
        | "samplerequest" | "请求示例" | "请求样例" | "requestssample" => Section::ExampleRequest,
        "exampleresponses" | "exampleresponse" | "responseexamples" | "responseexample" | "sampleresponses"
        | "sampleresponse" | "响应示例" | "响应样例" | "返回示例" => Section::ExampleResponse,
        "example" | "examples" | "示例" | "样例" | "sdksamplecode" | "sdk代码示例" | "samplecode" => {
            Section::Example
        }
        "statuscodes" | "statuscode" | "状态码" | "返回值" | "returnvalues" | "returnvalue" | "returncodes"
        | "returnedvalues" | "httpstatuscodes" => Section::Statuses,
        "errorcodes" | "errorcode" | "错误码" => Section::Errors,
        "相关文档"
        | "relateddocuments"
        | "parenttopic"
        | "父主题"
        | "上一篇"
        | "下一篇"
        | "previoustopic"
        | "nexttopic"
        | "意见反馈"
        | "feedback"
        | "wasthispagehelpful?" => Section::End,
        other if other.starts_with("parenttopic:") || other.starts_with("父主题:") => Section::End,
        _ => return None,
    })
}

/// The meaning of a column in a table of a documentation page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Column {
    Name,
    Mandatory,
    /// A column that states whether the parameter or field is optional. In contrast to `Mandatory`, `Yes` means that it
    /// may be omitted.
    Optional,
    Type,
    Place,
    Default,
    Range,
    Text,
    Status,
    /// A short name of a status code or an error code.
    Abbreviated,
    /// A column that only occurs in tables that do not describe the operation, such as tables of permissions.
    Unrelated,
}

/// Returns the meaning of the column with the header `text`. Returns `None` if `text` is not a known header. An English
/// header must start with a capital letter, since `type` can be the name of a field.
pub(super) fn column_of_header(text: &str) -> Option<Column> {
    if text.len() > 60 || text.starts_with(|c: char| c.is_ascii_lowercase()) {
        return None;
    }
    Some(match fold_key(text).as_str() {
        "parameter" | "parameters" | "parametername" | "name" | "field" | "fieldname" | "参数" | "参数名"
        | "参数名称" | "名称" | "字段" | "字段名" | "字段名称" | "属性" | "header" | "element" => {
            Column::Name
        }
        "mandatory" | "required" | "是否必选" | "是否必须" | "必选" | "是否必填" | "必填" | "mandatory(yes/no)"
        | "必选/可选" | "mandatory/optional" => Column::Mandatory,
        "optional" | "是否可选" | "可选" => Column::Optional,
        "type" | "parametertype" | "datatype" | "参数类型" | "类型" | "数据类型" | "字段类型" => {
            Column::Type
        }
        "in" | "位置" | "参数位置" | "location" | "position" => Column::Place,
        "default" | "defaultvalue" | "默认值" | "缺省值" | "默认取值" => Column::Default,
        "range" | "valuerange" | "取值范围" | "取值" => Column::Range,
        "description" | "描述" | "说明" | "参数说明" | "参数描述" | "备注" | "含义" | "参数含义" | "remarks"
        | "meaning" => Column::Text,
        "statuscode" | "statuscodes" | "httpstatuscode" | "状态码" | "returncode" | "返回码" | "返回值"
        | "returnedvalue" | "returnvalue" | "http状态码" | "code" => Column::Status,
        "message" | "statusmessage" | "status" | "状态" | "消息" | "编码" | "错误信息" | "errormessage" => {
            Column::Abbreviated
        }
        "action"
        | "accesslevel"
        | "resourcetype"
        | "resourcetype(*:required)"
        | "conditionkey"
        | "alias"
        | "dependencies"
        | "授权项"
        | "访问级别"
        | "资源类型"
        | "资源类型(*为必须)"
        | "资源类型(\\*为必须)"
        | "条件键"
        | "别名"
        | "依赖的授权项"
        | "errorcode"
        | "错误码"
        | "solution"
        | "处理措施" => Column::Unrelated,
        _ => return None,
    })
}

/// Parses a cell in a column that states whether a parameter or field is mandatory (or optional). Returns true for
/// `Yes`, and `None` if the text is not a known word.
pub(super) fn parse_mandatory(text: &str) -> Option<bool> {
    if text.len() > 24 {
        return None;
    }
    Some(match fold_key(text).as_str() {
        "yes" | "y" | "true" | "是" | "mandatory" | "required" | "必选" | "必填" | "必须" | "m" => true,
        "no" | "n" | "false" | "否" | "optional" | "可选" | "非必选" | "非必填" | "o" => false,
        _ => return None,
    })
}

/// Parses a cell in a column that states the location of a parameter. Returns `None` if the text is not a known word.
pub(super) fn parse_location(text: &str) -> Option<ParameterIn> {
    if text.len() > 12 {
        return None;
    }
    Some(match fold_key(text).as_str() {
        "path" | "uri" => ParameterIn::At(ParameterLocation::Path),
        "query" => ParameterIn::At(ParameterLocation::Query),
        "header" => ParameterIn::At(ParameterLocation::Header),
        "cookie" => ParameterIn::At(ParameterLocation::Cookie),
        "body" => ParameterIn::Body,
        "formdata" | "form" => ParameterIn::Form,
        _ => return None,
    })
}

/// The location of a parameter as stated in a table row: a location of OpenAPI, or the request body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum ParameterIn {
    At(ParameterLocation),
    Body,
    Form,
}

/// Returns whether `text` means that there is no value, as `None`, `N/A` and `无` do.
pub(super) fn is_placeholder(text: &str) -> bool {
    text.len() < 24
        && matches!(
            fold_key(text).trim_end_matches(['.', '。']),
            "none" | "n/a" | "na" | "无" | "不涉及" | "-" | "--" | "/" | ""
        )
}

/// Parses a table caption such as `Table 4 x`, `表4 x`, `表1路径参数` or `**表 4**  x`. Returns the number of the table, and
/// the text after the number; `None` if `text` is not a caption.
pub(super) fn parse_caption(text: &str) -> Option<(u32, String)> {
    if text.len() > 400
        || !text.contains(|c: char| c.is_ascii_digit())
        || !(text.contains('表') || contains_ignore_case(text, "table"))
    {
        return None;
    }
    let folded_text = fold_characters(text).replace("**", "");
    let caption_text = folded_text.trim_start_matches(['#', ' ', '*', '-', '\u{2022}']);
    let caption_text =
        strip_prefix_ignore_case(caption_text, "table").or_else(|| caption_text.strip_prefix('表'))?.trim_start();
    let digit_count = caption_text.bytes().take_while(u8::is_ascii_digit).count();
    let table_number = caption_text[..digit_count].parse().ok()?;
    let caption_text =
        caption_text[digit_count..].trim_start_matches(|c: char| c == '-' || c == '.' || c.is_ascii_digit());
    Some((table_number, caption_text.trim_matches(|c: char| c == ' ' || c == ':' || c == '*').to_owned()))
}

/// Parses a heading such as `Status code: 200` or `状态码为 201 时`, and returns the status code. Returns `None` for other
/// text.
pub(super) fn parse_status_heading(text: &str) -> Option<u16> {
    if text.len() > 80 || !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let heading_key = fold_key(text);
    let text_after_label = ["whenthestatuscodeis", "httpstatuscode", "statuscode", "http状态码", "状态码", "返回码"]
        .iter()
        .find_map(|word| heading_key.strip_prefix(word))?;
    let text_after_label = text_after_label.trim_start_matches([':', '为', '*']).trim_start_matches("is");
    let digits: String = text_after_label.chars().take_while(char::is_ascii_digit).collect();
    let after_code = text_after_label[digits.len()..].trim_matches(|c: char| ":*时,。.的".contains(c));
    if digits.len() != 3 || after_code.len() > 30 {
        return None;
    }
    digits.parse().ok().filter(|status| (100..600).contains(status))
}

/// Parses a short line such as `200`, `200 OK` or `正常 200`, and returns the status code. Older pages have such lines
/// outside of tables. Returns `None` for other lines.
pub(super) fn parse_status_line(text: &str) -> Option<u16> {
    if text.len() > 40 {
        return None;
    }
    let folded_text = fold_characters(text);
    let mut digit_groups = folded_text.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let only_number = digit_groups.next().filter(|digits| digits.len() == 3 && digit_groups.next().is_none())?;
    only_number.parse().ok().filter(|status| (100..600).contains(status))
}

/// Parses a line that contains nothing but a 2xx status code or its reason phrase, and returns the status code. The API
/// Explorer has such lines above tables. Returns `None` for other lines.
pub(super) fn parse_success_line(text: &str) -> Option<u16> {
    if text.len() > 24 {
        return None;
    }
    Some(match fold_key(text).as_str() {
        "ok" | "200" => 200,
        "created" | "201" => 201,
        "accepted" | "202" => 202,
        "nocontent" | "204" => 204,
        _ => return None,
    })
}

/// Parses a line such as `Updated on 2023-12-21 GMT+08:00`, and returns the date, such as `2023-12-21`. Returns `None`
/// for other lines.
pub(super) fn parse_update_date(text: &str) -> Option<String> {
    if text.len() > 160 || !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let folded_text = fold_characters(text);
    let lower_text = folded_text.to_lowercase();
    let text_after_label = ["updated on", "last updated", "更新时间", "发布时间", "更新于", "时间"]
        .iter()
        .find_map(|word| lower_text.find(word).map(|offset| &lower_text[offset + word.len()..]))?;
    let date_start = text_after_label.find(|c: char| c.is_ascii_digit())?;
    let date: String =
        text_after_label[date_start..].chars().take(10).map(|c| if c == '/' { '-' } else { c }).collect();
    let digit_pattern: String = date.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    (digit_pattern == "0000-00-00").then_some(date)
}

/// Returns whether a line is part of the website and not of the documentation, such as a breadcrumb or a button.
pub(super) fn is_website_line(text: &str) -> bool {
    let key = fold_key(text);
    matches!(
        key.as_str(),
        "分享"
            | "share"
            | "viewpdf"
            | "查看pdf"
            | "查看更多"
            | "微信扫一扫"
            | "复制链接"
            | "copylink"
            | "链接复制成功!"
    ) || (key.len() < 400 && key.matches('>').count() >= 2 && !key.contains(['<', '{']))
        || (key.len() < 400 && key.matches('/').count() >= 2 && !key.contains(['{', '.']) && text.contains(" /"))
}

/// Returns whether `text` is the URL of a documentation page: it ends with `html`, and may lack `https://`.
pub(super) fn is_url(text: &str) -> bool {
    let without_scheme = text.trim_start_matches("https://").trim_start_matches("http://");
    let host = without_scheme.split('/').next().unwrap_or_default();
    !text.contains(' ')
        && text.len() < 300
        && without_scheme.to_ascii_lowercase().ends_with("html")
        && host.len() < without_scheme.len()
        && host.contains('.')
}

/// Returns whether `text` looks like the name of a parameter or field.
pub(super) fn is_name(text: &str) -> bool {
    let text = text.trim();
    if text.is_empty() || text.len() > 200 || text.contains(char::is_whitespace) {
        return false;
    }
    let bracket_pairs = [('{', '}'), ('[', ']'), ('<', '>')];
    let is_in_brackets = bracket_pairs.iter().any(|(open, close)| text.starts_with(*open) && text.ends_with(*close));
    is_in_brackets
        || (text.starts_with(|c: char| c.is_ascii_alphabetic() || "_$@*-.".contains(c))
            && text.chars().all(|c| c.is_ascii_alphanumeric() || "_-.$@[]{}/*:<>~#".contains(c))
            && text.contains(|c: char| c.is_ascii_alphanumeric())
            && !text.ends_with(['.', ':']))
}

/// Returns whether `text` contains `word`, ignoring the case of letters.
fn contains_ignore_case(text: &str, word: &str) -> bool {
    text.as_bytes().windows(word.len()).any(|window| window.eq_ignore_ascii_case(word.as_bytes()))
}

/// Removes `prefix` from the start of `text`, ignoring the case of letters. Returns `None` if `text` does not start
/// with `prefix`.
fn strip_prefix_ignore_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let text_start = text.get(..prefix.len())?;
    text_start.eq_ignore_ascii_case(prefix).then(|| &text[prefix.len()..])
}

/// Returns whether a sentence refers to a table or to another page, as `For details, see …` does.
pub(super) fn refers_to_table_or_page(text: &str) -> bool {
    let sentence_key = fold_key(text);
    ["参见", "参考", "参阅", "如表", "见表", "referto", "fordetails", "seetable", "describedin", "listedin"]
        .iter()
        .any(|word| sentence_key.contains(word))
        || fold_characters(text).to_ascii_lowercase().split(' ').any(|word| word == "see")
}

/// Returns whether `text` is a heading or table caption that only occurs on documentation pages about API operations.
pub(super) fn is_heading_or_caption(text: &str) -> bool {
    section_of_heading(text).is_some() || parse_caption(text).is_some() || parse_status_heading(text).is_some()
}
