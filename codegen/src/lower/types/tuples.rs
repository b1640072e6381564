//! Lowers `prefixItems`: lists with separate schemas for the first items.

use super::{NamingContext, Types, merge::MergedSchema};
use crate::{
    codes,
    diagnostic::Diagnostic,
    ir::{Tuple, Type},
};

impl Types<'_> {
    /// Returns the type of a list with `prefixItems`: a tuple, or a list of JSON values if there are more than
    /// [`Tuple::MAX_LENGTH`] schemas.
    pub(super) fn tuple_type(&mut self, merged: &MergedSchema<'_>, place: &NamingContext<'_>) -> Type {
        let most = merged.bounds.max_items.and_then(|most| usize::try_from(most).ok()).unwrap_or(usize::MAX);
        let links = &merged.prefix_items[..merged.prefix_items.len().min(most)];
        if links.len() > Tuple::MAX_LENGTH {
            let at = self.api.schema(merged.from[0]).at;
            let message = format!(
                "`prefixItems` has {} schemas, but a tuple has at most {} items",
                links.len(),
                Tuple::MAX_LENGTH
            );
            let problem = Diagnostic::warning(codes::KEYWORD_UNCHECKED, message, at);
            self.diagnostics.push(problem.with_label("a list of arbitrary JSON values is generated"));
            return Type::List(Box::new(Type::Json));
        }
        let names: Vec<String> = (1..=links.len()).map(|number| format!("Item{number}")).collect();
        let items =
            links.iter().zip(&names).map(|(link, name)| self.item_type(link, &place.member_context(name))).collect();
        let least = merged.bounds.min_items.and_then(|least| usize::try_from(least).ok()).unwrap_or(0);
        let rest = match merged.items {
            _ if links.len() >= most => None,
            None => Some(Type::Json),
            Some(link) if self.api.is_never(link.schema) => None,
            Some(link) => Some(self.item_type(link, &place.member_context("Item"))),
        };
        Type::Tuple(Box::new(Tuple { required: least.min(links.len()), items, rest }))
    }
}
