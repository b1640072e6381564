//! Compares parameters. Path parameters are matched by position in the path. Other parameters are matched by location
//! and name.

use std::collections::{HashMap, VecDeque};

use serde_json::{Value, json};

use crate::{
    diff::change::{ChangeKind, Part, Sides},
    ir::{JsonType, Operation, Param, ParameterLocation, PathPiece, Style},
};

use super::{ChangeCollector, ChangeContext, flag_if_set};

impl ChangeCollector<'_> {
    /// Compares the parameters of two versions of an operation.
    pub(super) fn compare_parameters(&mut self, context: &ChangeContext, operations: Sides<&Operation>) {
        let Sides { base, head } = operations;
        let base_identities = parameter_identities(base);
        let head_identities = parameter_identities(head);
        let mut unmatched_head_indices: HashMap<&ParameterIdentity, VecDeque<usize>> = HashMap::new();
        for (head_index, identity) in head_identities.iter().enumerate() {
            unmatched_head_indices.entry(identity).or_default().push_back(head_index);
        }
        let mut is_matched = vec![false; head_identities.len()];
        for (index, base_param) in all_parameters(base).enumerate() {
            let mut context = parameter_context(context, base_param, Sides::new(Some(index), None));
            context.spans.base = Some(base_param.span);
            if let Some(head_index) =
                unmatched_head_indices.get_mut(&base_identities[index]).and_then(VecDeque::pop_front)
            {
                is_matched[head_index] = true;
                let Some(head_param) = find_parameter(head, head_index) else { continue };
                context.nodes.param.head = Some(head_index);
                context.spans.head = Some(head_param.span);
                self.compare_parameter(&context, base_param, head_param);
            } else if let Some((head_index, property_ref)) = self.find_exploded_object(base_param, head) {
                context.spans.head = Some(head.params[head_index].span);
                self.compare_schemas(&context, &base_param.schema, &property_ref);
                is_matched[head_index] = true;
            } else {
                self.push_change(&context, ChangeKind::Parameter, None, Some(parameter_as_json(base_param)), None);
            }
        }
        for head_index in (0..is_matched.len()).filter(|head_index| !is_matched[*head_index]) {
            let Some(head_param) = find_parameter(head, head_index) else { continue };
            let mut context = parameter_context(context, head_param, Sides::new(None, Some(head_index)));
            context.spans.head = Some(head_param.span);
            self.push_change(&context, ChangeKind::Parameter, None, None, Some(parameter_as_json(head_param)));
        }
    }

    pub(super) fn compare_parameter(&mut self, context: &ChangeContext, base: &Param, head: &Param) {
        let describe_style = |param: &Param| {
            let style_names: Vec<&str> =
                std::iter::once(&param.style).chain(&param.inner).map(|style| style.name()).collect();
            Some(style_names.join(" of "))
        };
        self.push_if_different(context, ChangeKind::Required, flag_if_set(base.required), flag_if_set(head.required));
        self.push_if_different(
            context,
            ChangeKind::Deprecated,
            flag_if_set(base.deprecated),
            flag_if_set(head.deprecated),
        );
        self.push_if_different(context, ChangeKind::Style, describe_style(base), describe_style(head));
        self.push_if_different(context, ChangeKind::Explode, Some(base.explode), Some(head.explode));
        self.push_if_different(
            context,
            ChangeKind::AllowReserved,
            flag_if_set(base.allow_reserved),
            flag_if_set(head.allow_reserved),
        );
        self.push_if_different(
            context,
            ChangeKind::AllowEmptyValue,
            flag_if_set(base.allow_empty),
            flag_if_set(head.allow_empty),
        );
        self.push_if_different(context, ChangeKind::ParameterContent, base.content.as_deref(), head.content.as_deref());
        self.push_if_different(
            context,
            ChangeKind::Description,
            base.description.as_deref(),
            head.description.as_deref(),
        );
        self.compare_extensions(context, Sides::new(&base.extensions, &head.extensions));
        self.compare_examples(context, &base.examples, &head.examples);
        self.compare_schemas(context, &base.schema, &head.schema);
    }

    /// Compares the parameters of two versions of a webhook or callback. The receiver chooses the URL, so path
    /// parameters are matched by name and not by position.
    pub(super) fn compare_webhook_parameters(&mut self, context: &ChangeContext, base: &[Param], head: &[Param]) {
        let param_context = |param: &Param| {
            let mut context = context.clone();
            context.place.part = Part::WebhookParameter(param.location, param.wire_name.clone());
            context
        };
        let mut unmatched_params: Vec<&Param> = head.iter().collect();
        for base_param in base {
            let mut context = param_context(base_param);
            context.spans.base = Some(base_param.span);
            let has_base_name = |head_param: &&Param| has_same_name(base_param, head_param);
            let Some(position) = unmatched_params.iter().position(has_base_name) else {
                self.push_change(&context, ChangeKind::Parameter, None, Some(parameter_as_json(base_param)), None);
                continue;
            };
            let head_param = unmatched_params.remove(position);
            context.spans.head = Some(head_param.span);
            self.compare_parameter(&context, base_param, head_param);
        }
        for head_param in unmatched_params {
            let mut context = param_context(head_param);
            context.spans.head = Some(head_param.span);
            self.push_change(&context, ChangeKind::Parameter, None, None, Some(parameter_as_json(head_param)));
        }
    }

    /// Finds a query parameter of `head` that has an object schema with a property of the same name as `param`. With
    /// `explode: true`, the property is sent as `?a=1`, like the query parameter `a`. Returns the index of the object
    /// parameter and the schema of the property.
    fn find_exploded_object(&self, param: &Param, head: &Operation) -> Option<(usize, crate::ir::SchemaRef)> {
        if param.location != ParameterLocation::Query {
            return None;
        }
        head.params.iter().enumerate().find_map(|(index, object_param)| {
            let schema = self.apis.head.schema(object_param.schema.schema);
            let is_exploded_object =
                schema.types == [JsonType::Object] && object_param.explode && object_param.style == Style::Form;
            let property_ref = schema.properties.get(&param.wire_name)?;
            let is_query_param = object_param.location == ParameterLocation::Query;
            (is_exploded_object && is_query_param).then(|| (index, property_ref.clone()))
        })
    }
}

/// A key that is equal for the corresponding parameters of two versions of an operation.
#[derive(PartialEq, Eq, Hash)]
enum ParameterIdentity {
    /// A path parameter: the index in `Operation::pieces` at which the parameter is inserted into the path.
    Piece(usize),
    /// A header, cookie or query parameter: location and name. Names of header fields are in lower case.
    Name(ParameterLocation, String),
    /// A `querystring` parameter. An operation has at most one such parameter, and requests do not contain its name.
    QueryString,
}

/// Returns the identities of all parameters that an operation declares, in declaration order.
fn parameter_identities(operation: &Operation) -> Vec<ParameterIdentity> {
    let mut piece_indices_by_param: HashMap<usize, usize> = HashMap::new();
    for (index, piece) in operation.pieces.iter().enumerate() {
        if let PathPiece::Param(param) = piece {
            piece_indices_by_param.entry(*param).or_insert(index);
        }
    }
    let param_identity = |(index, param): (usize, &Param)| match (param.location, piece_indices_by_param.get(&index)) {
        (ParameterLocation::Path, Some(piece_index)) => ParameterIdentity::Piece(*piece_index),
        (ParameterLocation::QueryString, _) => ParameterIdentity::QueryString,
        (ParameterLocation::Header, _) => {
            ParameterIdentity::Name(ParameterLocation::Header, param.wire_name.to_ascii_lowercase())
        }
        (location, _) => ParameterIdentity::Name(location, param.wire_name.clone()),
    };
    all_parameters(operation).enumerate().map(param_identity).collect()
}

/// Returns whether two parameters have the same location and name. Names of header fields are case-insensitive.
fn has_same_name(base: &Param, head: &Param) -> bool {
    base.location == head.location
        && match base.location {
            ParameterLocation::Header => base.wire_name.eq_ignore_ascii_case(&head.wire_name),
            ParameterLocation::Path | ParameterLocation::Query | ParameterLocation::Cookie => {
                base.wire_name == head.wire_name
            }
            // An operation has at most one `querystring` parameter, and its name is not sent.
            ParameterLocation::QueryString => true,
        }
}

/// Returns all parameters that an operation declares, including path parameters that the path does not contain.
fn all_parameters(operation: &Operation) -> impl Iterator<Item = &Param> {
    operation.params.iter().chain(&operation.unused_params)
}

/// Returns the parameter at an index in the list of all declared parameters; `None` if the index is out of range.
pub(in crate::diff) fn find_parameter(operation: &Operation, index: usize) -> Option<&Param> {
    operation.params.get(index).or_else(|| operation.unused_params.get(index - operation.params.len()))
}

/// Returns a copy of `context` for the changes of a parameter. `param_indices` contains the index of the parameter in
/// the older and in the newer operation.
fn parameter_context(context: &ChangeContext, param: &Param, param_indices: Sides<Option<usize>>) -> ChangeContext {
    let mut context = context.clone();
    context.place.part = Part::Parameter(param.location, param.wire_name.clone());
    context.nodes.param = param_indices;
    context
}

/// Returns the keywords `required` and `deprecated` of a parameter as JSON. The rules for added and removed parameters
/// read both keywords.
pub(super) fn parameter_as_json(param: &Param) -> Value {
    json!({ "required": param.required, "deprecated": param.deprecated })
}
