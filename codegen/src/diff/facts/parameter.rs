//! Compares parameters. Path parameters are matched by their position in the path, and other parameters by location and
//! name.

use std::collections::{HashMap, VecDeque};

use serde_json::{Value, json};

use crate::{
    diff::change::{ChangeKind, Part, Sides},
    ir::{JsonType, Operation, Param, ParameterLocation, PathPiece, Style},
};

use super::{ChangeCollector, ChangeContext, flag_if_set};

impl ChangeCollector<'_> {
    /// Compares the parameters of an operation.
    pub(super) fn compare_parameters(&mut self, context: &ChangeContext, operations: Sides<&Operation>) {
        let Sides { base, head } = operations;
        let base_identities = parameter_identities(base);
        let head_identities = parameter_identities(head);
        let mut unmatched_head_indices: HashMap<&ParameterIdentity, VecDeque<usize>> = HashMap::new();
        for (head_index, identity) in head_identities.iter().enumerate() {
            unmatched_head_indices.entry(identity).or_default().push_back(head_index);
        }
        let mut is_matched = vec![false; head_identities.len()];
        for (index, before) in all_parameters(base).enumerate() {
            let mut context = parameter_context(context, before, Sides::new(Some(index), None));
            context.spans.base = Some(before.span);
            if let Some(head_index) =
                unmatched_head_indices.get_mut(&base_identities[index]).and_then(VecDeque::pop_front)
            {
                is_matched[head_index] = true;
                let Some(after) = find_parameter(head, head_index) else { continue };
                context.nodes.param.head = Some(head_index);
                context.spans.head = Some(after.span);
                self.compare_parameter(&context, before, after);
            } else if let Some((head_index, property)) = self.find_exploded_object(before, head) {
                context.spans.head = Some(head.params[head_index].span);
                self.compare_schemas(&context, &before.schema, &property);
                is_matched[head_index] = true;
            } else {
                self.push_change(&context, ChangeKind::Parameter, None, Some(parameter_as_json(before)), None);
            }
        }
        for head_index in (0..is_matched.len()).filter(|head_index| !is_matched[*head_index]) {
            let Some(after) = find_parameter(head, head_index) else { continue };
            let mut context = parameter_context(context, after, Sides::new(None, Some(head_index)));
            context.spans.head = Some(after.span);
            self.push_change(&context, ChangeKind::Parameter, None, None, Some(parameter_as_json(after)));
        }
    }

    pub(super) fn compare_parameter(&mut self, context: &ChangeContext, base: &Param, head: &Param) {
        let style_name = |param: &Param| {
            let names: Vec<&str> =
                std::iter::once(&param.style).chain(&param.inner).map(|style| style.name()).collect();
            Some(names.join(" of "))
        };
        self.push_if_different(context, ChangeKind::Required, flag_if_set(base.required), flag_if_set(head.required));
        self.push_if_different(
            context,
            ChangeKind::Deprecated,
            flag_if_set(base.deprecated),
            flag_if_set(head.deprecated),
        );
        self.push_if_different(context, ChangeKind::Style, style_name(base), style_name(head));
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

    /// Compares the parameters of a webhook or callback. The receiver chooses the URL, so path parameters are matched
    /// by name instead of position.
    pub(super) fn compare_webhook_parameters(&mut self, context: &ChangeContext, base: &[Param], head: &[Param]) {
        let context_of = |param: &Param| {
            let mut context = context.clone();
            context.place.part = Part::WebhookParameter(param.location, param.wire_name.clone());
            context
        };
        let mut unmatched_params: Vec<&Param> = head.iter().collect();
        for before in base {
            let mut context = context_of(before);
            context.spans.base = Some(before.span);
            let Some(position) = unmatched_params.iter().position(|after| has_same_name(before, after)) else {
                self.push_change(&context, ChangeKind::Parameter, None, Some(parameter_as_json(before)), None);
                continue;
            };
            let after = unmatched_params.remove(position);
            context.spans.head = Some(after.span);
            self.compare_parameter(&context, before, after);
        }
        for after in unmatched_params {
            let mut context = context_of(after);
            context.spans.head = Some(after.span);
            self.push_change(&context, ChangeKind::Parameter, None, None, Some(parameter_as_json(after)));
        }
    }

    /// Finds the object parameter in which the newer document declares a query parameter as a property. With
    /// `explode: true`, the property is still sent as `?a=1`. Returns the index of the object parameter, and the
    /// property's schema.
    fn find_exploded_object(&self, param: &Param, head: &Operation) -> Option<(usize, crate::ir::SchemaRef)> {
        if param.location != ParameterLocation::Query {
            return None;
        }
        head.params.iter().enumerate().find_map(|(index, object_param)| {
            let schema = self.apis.head.schema(object_param.schema.schema);
            let is_exploded_object =
                schema.types == [JsonType::Object] && object_param.explode && object_param.style == Style::Form;
            let property = schema.properties.get(&param.wire_name)?;
            (is_exploded_object && object_param.location == ParameterLocation::Query).then(|| (index, property.clone()))
        })
    }
}

/// The key by which the parameters of two operations are matched.
#[derive(PartialEq, Eq, Hash)]
enum ParameterIdentity {
    /// A path parameter: the position of its variable in the path, as an index into `Operation::pieces`.
    Piece(usize),
    /// Any other parameter: its location and name. Names of header fields are in lower case.
    Name(ParameterLocation, String),
    /// A `querystring` parameter. An operation has at most one, and its name is not sent.
    QueryString,
}

/// Returns the identity of each parameter that an operation declares.
fn parameter_identities(operation: &Operation) -> Vec<ParameterIdentity> {
    let mut piece_indices_by_param: HashMap<usize, usize> = HashMap::new();
    for (index, piece) in operation.pieces.iter().enumerate() {
        if let PathPiece::Param(param) = piece {
            piece_indices_by_param.entry(*param).or_insert(index);
        }
    }
    let identity_of = |(index, param): (usize, &Param)| match (param.location, piece_indices_by_param.get(&index)) {
        (ParameterLocation::Path, Some(piece)) => ParameterIdentity::Piece(*piece),
        (ParameterLocation::QueryString, _) => ParameterIdentity::QueryString,
        (ParameterLocation::Header, _) => {
            ParameterIdentity::Name(ParameterLocation::Header, param.wire_name.to_ascii_lowercase())
        }
        (location, _) => ParameterIdentity::Name(location, param.wire_name.clone()),
    };
    all_parameters(operation).enumerate().map(identity_of).collect()
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

/// Returns all parameters that an operation declares, including those that its path does not contain.
fn all_parameters(operation: &Operation) -> impl Iterator<Item = &Param> {
    operation.params.iter().chain(&operation.unused_params)
}

/// Returns a parameter by its index among all declared parameters; `None` if the index is out of range.
pub(in crate::diff) fn find_parameter(operation: &Operation, index: usize) -> Option<&Param> {
    operation.params.get(index).or_else(|| operation.unused_params.get(index - operation.params.len()))
}

/// Returns the context of changes of a parameter. `param_indices` contains the parameter's index in each operation.
fn parameter_context(context: &ChangeContext, param: &Param, param_indices: Sides<Option<usize>>) -> ChangeContext {
    let mut context = context.clone();
    context.place.part = Part::Parameter(param.location, param.wire_name.clone());
    context.nodes.param = param_indices;
    context
}

/// Returns `required` and `deprecated` of an added or removed parameter as JSON. The rule for the parameter depends on
/// them.
pub(super) fn parameter_as_json(param: &Param) -> Value {
    json!({ "required": param.required, "deprecated": param.deprecated })
}
