//! Lowers lists with `prefixItems`, which declares a separate schema for each of the first items.

use super::{NamingContext, Types, merge::MergedSchema};
use crate::{
    codes,
    diagnostic::Diagnostic,
    ir::{Tuple, Type},
};

impl Types<'_> {
    /// Returns the type of a list with `prefixItems`: a tuple, or a list of JSON values if there are more than
    /// [`Tuple::MAX_LENGTH`] schemas.
    pub(super) fn tuple_type(&mut self, merged: &MergedSchema<'_>, context: &NamingContext<'_>) -> Type {
        let max_items =
            merged.bounds.max_items.and_then(|max_items| usize::try_from(max_items).ok()).unwrap_or(usize::MAX);
        let item_refs = &merged.prefix_items[..merged.prefix_items.len().min(max_items)];
        if item_refs.len() > Tuple::MAX_LENGTH {
            let span = self.api.schema(merged.merged_ids[0]).at;
            let message = format!(
                "`prefixItems` has {} schemas, but a tuple has at most {} items",
                item_refs.len(),
                Tuple::MAX_LENGTH
            );
            let problem = Diagnostic::warning(codes::KEYWORD_UNCHECKED, message, span);
            self.diagnostics.push(problem.with_label("a list of arbitrary JSON values is generated"));
            return Type::List(Box::new(Type::Json));
        }
        let item_names: Vec<String> = (1..=item_refs.len()).map(|number| format!("Item{number}")).collect();
        let items = item_refs
            .iter()
            .zip(&item_names)
            .map(|(schema_ref, name)| self.item_type(schema_ref, &context.member_context(name)))
            .collect();
        let min_items = merged.bounds.min_items.and_then(|min_items| usize::try_from(min_items).ok()).unwrap_or(0);
        let rest_type = match merged.items {
            _ if item_refs.len() >= max_items => None,
            None => Some(Type::Json),
            Some(schema_ref) if self.api.is_never(schema_ref.schema) => None,
            Some(schema_ref) => Some(self.item_type(schema_ref, &context.member_context("Item"))),
        };
        Type::Tuple(Box::new(Tuple { required: min_items.min(item_refs.len()), items, rest: rest_type }))
    }
}
