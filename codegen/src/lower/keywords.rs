//! Keywords of JSON Schema 2020-12 that OpenAPI 3.0 does not have.

use super::Lowering;
use crate::{
    codes,
    diagnostic::Diagnostic,
    ir::{Keywords, Link},
    load::{Node, Value, tree},
};

impl<'a> Lowering<'a, '_> {
    /// Reads the keywords of a schema.
    pub(super) fn keywords(&mut self, node: Node<'a>) -> Keywords {
        self.report_inexpressible(node);
        Keywords {
            prefix_items: self.links(node, "prefixItems"),
            contains: node.get("contains").map(|contains| self.link(contains)),
            min_contains: count(node, "minContains"),
            max_contains: count(node, "maxContains"),
            pattern_properties: self.named_links(node, "patternProperties"),
            property_names: node.get("propertyNames").map(|names| self.link(names)),
            dependent_required: dependent_required(node),
            dependent_schemas: self.named_links(node, "dependentSchemas"),
            condition: node.get("if").map(|condition| self.link(condition)),
            then: node.get("then").map(|then| self.link(then)),
            otherwise: node.get("else").map(|otherwise| self.link(otherwise)),
        }
    }

    /// Returns the schema that a `$ref` with other members beside it refers to.
    pub(super) fn referenced(&mut self, node: Node<'a>) -> Option<Link> {
        let member = node.member("$ref")?;
        let reference = member.value.as_str()?;
        let found = self.documents.resolve(node.location(), reference, member.value.at());
        match found {
            Ok(found) => {
                let link = self.link(found);
                Some(Link { reference: Some(reference.to_owned()), at: member.value.at(), ..link })
            }
            Err(problem) => {
                self.fault(*problem);
                None
            }
        }
    }

    fn named_links(&mut self, node: Node<'a>, keyword: &str) -> Vec<(String, Link)> {
        let members = node.get(keyword).into_iter().flat_map(|map| map.members().iter());
        members.map(|member| (member.key.to_owned(), self.link(member.value))).collect()
    }

    /// Reports keywords that no type can express and that are not checked.
    fn report_inexpressible(&mut self, node: Node<'a>) {
        for keyword in ["$dynamicRef", "unevaluatedItems", "unevaluatedProperties"] {
            let Some(member) = node.member(keyword) else { continue };
            // Every value fits.
            if matches!(member.value.value(), Value::Bool(true)) {
                continue;
            }
            let message = format!("`{keyword}` cannot be expressed by a type");
            let problem = Diagnostic::warning(codes::KEYWORD_UNCHECKED, message, member.at);
            self.diagnostics.push(problem.label("values are not checked against it"));
        }
    }
}

fn count(node: Node<'_>, keyword: &str) -> Option<u64> {
    match node.get(keyword)?.value() {
        Value::Number(text) => tree::number(text)?.as_u64(),
        _ => None,
    }
}

fn dependent_required(node: Node<'_>) -> Vec<(String, Vec<String>)> {
    let members = node.get("dependentRequired").into_iter().flat_map(|map| map.members().iter());
    let names = |list: Node<'_>| list.items().iter().filter_map(Node::as_str).map(str::to_owned).collect();
    members.map(|member| (member.key.to_owned(), names(member.value))).collect()
}
