//! Compares two public APIs and finds breaking changes.
//!
//! Removed and changed items break callers. Added items do not break callers, with two exceptions: fields of structs
//! that callers can construct or destructure, and variants of enums that callers can match exhaustively.

use serde::Serialize;

use super::{Item, ItemKind, Surface, aliases};
use crate::diff::change::Sides;

/// The effect that a change of the public API has on existing code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Effect {
    /// Existing code is not affected.
    #[default]
    None,
    /// There are new items, or existing items can be used in more ways.
    Addition,
    /// Existing code may no longer compile.
    Breaking,
}

impl Effect {
    /// Returns the name of the effect.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Addition => "addition",
            Self::Breaking => "breaking",
        }
    }
}

impl Effect {
    /// Returns a phrase for the effect on callers.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Self::None => "does not change",
            Self::Addition => "only gains items",
            Self::Breaking => "breaks existing code",
        }
    }
}

/// The difference between two versions of a Rust item.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ItemChange {
    /// The path of the item within the crate.
    pub path: String,
    /// The kind of item.
    pub kind: ItemKind,
    /// The old declaration; `None` if the item was added.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// The new declaration; `None` if the item was removed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// The effect of the change on existing code.
    pub effect: Effect,
    /// The reason for the change or for its effect. `None` if the declarations or the changes of the documents show the
    /// reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<&'static str>,
}

/// The reason for a breaking change of a type that had two names in the older version. In the newer version, the two
/// names denote two different types.
const SEPARATED_REASON: &str = "two names of the same type now denote two different types";

/// The reason for a breaking change of a function whose arguments of the same type were reordered. The compiler does
/// not detect this change.
const MOVED_REASON: &str = "arguments of the same type were reordered";
/// The reason for a change of a function whose arguments were renamed. The change does not affect callers.
const RENAMED_REASON: &str = "arguments were renamed";
/// The reason for a change of an item whose `#[cfg(…)]` changed. The compiler does not detect the change if the
/// features are enabled.
const OTHER_FEATURES_REASON: &str = "the item now requires other Cargo features";

impl ItemChange {
    /// Returns whether code that uses the item may compile although the change is breaking. This is the case if
    /// arguments of the same type were reordered, or if the item requires another Cargo feature, which may be enabled.
    #[must_use]
    pub fn is_unseen_by_compilers(&self) -> bool {
        self.reason.is_some_and(|reason| matches!(reason, MOVED_REASON | OTHER_FEATURES_REASON))
    }
}

impl ItemChange {
    /// Returns whether the change removes all members of the item, so that the removed members are not listed
    /// separately. This is the case if the item was removed or became a type alias.
    pub(super) fn removes_all_members(&self) -> bool {
        let is_alias = |declaration: &String| declaration.starts_with("pub type ");
        match (&self.before, &self.after) {
            (Some(before), Some(after)) => is_alias(after) && !is_alias(before),
            (_, after) => after.is_none(),
        }
    }
}

/// Lists the differences between two public APIs. Members of an added or removed item are not listed separately.
#[must_use]
pub fn compare_surfaces(base: &Surface, head: &Surface) -> Vec<ItemChange> {
    let declared_surfaces = Sides::new(base, head);
    let (base, head) = aliases::unify_aliases(base, head);
    let (base, head) = (base.as_ref(), head.as_ref());
    let mut changes: Vec<ItemChange> = declared_surfaces
        .base
        .find_separated_aliases(declared_surfaces.head)
        .into_iter()
        .map(|(path, before)| new_separated_change(path, before, &declared_surfaces.head.items[path]))
        .collect();
    let (base_impls, head_impls) = (base.implementations(), head.implementations());
    let find_in_base = |path: &str| base.items.get(path).or_else(|| base_impls.get(&head.full_key(path)?).copied());
    let find_in_head = |path: &str| head.items.get(path).or_else(|| head_impls.get(&base.full_key(path)?).copied());
    for (path, before) in &base.items {
        match find_in_head(path) {
            Some(after) => {
                let change = compare_items(path, (base, before), (head, after));
                changes.extend(change.or_else(|| find_separated_types(path, declared_surfaces)));
            }
            None if is_reported_with_owner(path, base, head) => {}
            None => changes.push(ItemChange {
                path: path.clone(),
                kind: before.kind,
                before: Some(before.signature.clone()),
                after: None,
                effect: Effect::Breaking,
                reason: None,
            }),
        }
    }
    let is_added = |path: &str| find_in_base(path).is_none() && !is_reported_with_owner(path, head, base);
    for (path, after) in head.items.iter().filter(|(path, _)| is_added(path)) {
        let (effect, reason) = determine_addition_effect(path, after, base);
        changes.push(ItemChange {
            path: path.clone(),
            kind: after.kind,
            before: None,
            after: Some(after.signature.clone()),
            effect,
            reason,
        });
    }
    for change in &mut changes {
        // The report shows the declarations of each version unchanged.
        for (shown_declaration, surface) in
            [(&mut change.before, declared_surfaces.base), (&mut change.after, declared_surfaces.head)]
        {
            if let (Some(shown_declaration), Some(item)) = (shown_declaration, surface.items.get(&change.path)) {
                shown_declaration.clone_from(&item.signature);
            }
        }
    }
    changes
}

/// Returns whether an added or removed member is not listed, because the type to which it belongs is listed as added or
/// removed. This is the case if `other` does not have the type or declares it as an alias.
fn is_reported_with_owner(path: &str, one: &Surface, other: &Surface) -> bool {
    let owner = aliases::owner_path(path);
    one.items.get(owner).is_some_and(|owner_item| match other.items.get(owner) {
        Some(other_item) => other_item.kind == ItemKind::Type && owner_item.kind != ItemKind::Type,
        None => true,
    })
}

/// Returns the change of a type alias whose name and target denote two different types in the newer version.
fn new_separated_change(path: &str, before: &Item, after: &Item) -> ItemChange {
    ItemChange {
        path: path.to_owned(),
        kind: after.kind,
        before: Some(before.signature.clone()),
        after: Some(after.signature.clone()),
        effect: Effect::Breaking,
        reason: Some(SEPARATED_REASON),
    }
}

/// Returns a change if the declaration of the item mentions a type by a different name, and the two names denote one
/// type in the older version but two types in the newer version.
fn find_separated_types(path: &str, declared_surfaces: Sides<&Surface>) -> Option<ItemChange> {
    let Sides { base, head } = declared_surfaces;
    let (before, after) = (base.items.get(path)?, head.items.get(path)?);
    if before.signature == after.signature || before.kind != after.kind || before.kind == ItemKind::Impl {
        return None;
    }
    let named_types = base.types_in(path, before);
    let has_head_all_types = named_types.iter().all(|key| head.items.contains_key(key));
    let (old_meaning, new_meaning) =
        (head.expanded_declaration(base, path, before), head.expanded_declaration(head, path, after));
    (has_head_all_types
        && compare_arguments(&old_meaning, &new_meaning) == ArgumentsDifference::Other
        && old_meaning != new_meaning)
        .then(|| new_separated_change(path, before, after))
}

/// Compares the two versions of an item. `None` if they do not differ.
fn compare_items(
    path: &str,
    (base, before): (&Surface, &Item),
    (head, after): (&Surface, &Item),
) -> Option<ItemChange> {
    let arguments_difference = if before.signature == after.signature {
        ArgumentsDifference::Same
    } else {
        let (old_declaration, new_declaration) =
            (base.with_full_paths(path, before), head.with_full_paths(path, after));
        let (old_meaning, new_meaning) =
            (base.expanded_declaration(base, path, before), head.expanded_declaration(head, path, after));
        if old_declaration == new_declaration || old_meaning == new_meaning {
            ArgumentsDifference::Same
        } else {
            match compare_arguments(&old_declaration, &new_declaration) {
                ArgumentsDifference::Other => compare_arguments(&old_meaning, &new_meaning),
                other => other,
            }
        }
    };
    let (effect, reason) = if arguments_difference == ArgumentsDifference::Other
        && accepts_more_types(path, before, (head, after))
    {
        (Effect::Addition, Some("arguments accept more types"))
    } else if arguments_difference == ArgumentsDifference::Other || before.kind != after.kind {
        (Effect::Breaking, None)
    } else if arguments_difference == ArgumentsDifference::Moved {
        (Effect::Breaking, Some(MOVED_REASON))
    } else if before.feature != after.feature && !owner_requires_same_features(path, (base, before), (head, after)) {
        match determine_feature_effect(before, (head, after)) {
            Effect::None if arguments_difference == ArgumentsDifference::Same => return None,
            Effect::None => (Effect::None, Some(RENAMED_REASON)),
            effect => (effect, Some(OTHER_FEATURES_REASON)),
        }
    } else if before.is_non_exhaustive == after.is_non_exhaustive
        || matches!(before.kind, ItemKind::Field | ItemKind::Variant)
    {
        if arguments_difference == ArgumentsDifference::Same {
            return None;
        }
        (Effect::None, Some(RENAMED_REASON))
    } else if after.is_non_exhaustive {
        (Effect::Breaking, Some("callers can no longer construct or exhaustively match the type"))
    } else {
        (Effect::Addition, Some("callers can now construct and exhaustively match the type"))
    };
    let kind = after.kind;
    let (before, after) = (Some(before.signature.clone()), Some(after.signature.clone()));
    Some(ItemChange { path: path.to_owned(), kind, before, after, effect, reason })
}

/// The types that an integer literal without a suffix can have.
const INTEGER_TYPES: &[&str] =
    &["i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize"];
/// The types that a floating-point literal without a suffix can have.
const FLOAT_TYPES: &[&str] = &["f32", "f64"];

/// Returns whether the only difference of a function is that arguments of a number type (`i64`) became generic (`impl
/// Into<Number>`). `Number` must implement `From` for the old type, and for no other integer type (or floating-point
/// type). The type of a literal without a suffix is then inferred as before.
fn accepts_more_types(path: &str, before: &Item, (head, after): (&Surface, &Item)) -> bool {
    let parse_signature = |item: &Item| syn::parse_str::<syn::Signature>(item.signature.strip_prefix("pub ")?).ok();
    let (Some(mut old_signature), Some(new_signature)) = (parse_signature(before), parse_signature(after)) else {
        return false;
    };
    if old_signature.inputs.len() != new_signature.inputs.len() {
        return false;
    }
    for (old_argument, new_argument) in old_signature.inputs.iter_mut().zip(&new_signature.inputs) {
        let (syn::FnArg::Typed(old_argument), syn::FnArg::Typed(new_argument)) = (old_argument, new_argument) else {
            continue;
        };
        let (old_type, new_type) =
            (super::print::print_line(&old_argument.ty), super::print::print_line(&new_argument.ty));
        let Some(target_type) = new_type.strip_prefix("impl Into<").and_then(|ty| ty.strip_suffix('>')) else {
            continue;
        };
        let Some(similar_types) =
            [INTEGER_TYPES, FLOAT_TYPES].into_iter().find(|similar_types| similar_types.contains(&old_type.as_str()))
        else {
            continue;
        };
        let source_types: Vec<&&str> =
            similar_types.iter().filter(|from| head.implements_from(path, from, target_type)).collect();
        if source_types == [&old_type.as_str()] {
            old_argument.ty.clone_from(&new_argument.ty);
        }
    }
    old_signature == new_signature
}

/// Returns whether the type to which the item belongs requires the same Cargo features as the item, in both versions.
/// Then only the change of the type is listed.
fn owner_requires_same_features(
    path: &str,
    (base, before): (&Surface, &Item),
    (head, after): (&Surface, &Item),
) -> bool {
    let owner = aliases::owner_path(path);
    let requires_features = |surface: &Surface, item: &Item| {
        surface.items.get(owner).is_some_and(|owner| owner.kind != ItemKind::Module && owner.feature == item.feature)
    };
    requires_features(base, before) && requires_features(head, after)
}

/// Returns the effect of a change of the required Cargo features. Features that the newer version does not have are
/// ignored, since they are listed as removed.
fn determine_feature_effect(before: &Item, (head, after): (&Surface, &Item)) -> Effect {
    let (Some(old_features), Some(new_features)) = (&before.feature, &after.feature) else {
        return if after.feature.is_none() { Effect::Addition } else { Effect::Breaking };
    };
    let (Some(old_features), Some(new_features)) = (parse_any_features(old_features), parse_any_features(new_features))
    else {
        return Effect::Breaking;
    };
    let is_lost_feature =
        |name: &&str| !new_features.contains(name) && head.items.contains_key(&format!("feature {name}"));
    if old_features.iter().any(is_lost_feature) {
        Effect::Breaking
    } else if new_features.iter().any(|name| !old_features.contains(name)) {
        Effect::Addition
    } else {
        Effect::None
    }
}

/// Returns the Cargo features in a condition that is true if any one of the features is enabled, such as `feature =
/// "a"` or `any(…)`. `None` for other conditions.
fn parse_any_features(condition: &str) -> Option<Vec<&str>> {
    let is_any_condition = condition.starts_with("feature") || condition.starts_with("any");
    (is_any_condition && !condition.contains("all") && !condition.contains("not"))
        .then(|| condition.split('"').skip(1).step_by(2).collect())
}

/// The kind of difference between two declarations of a function.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ArgumentsDifference {
    /// The declarations are equal.
    Same,
    /// Only the names of arguments differ. Callers do not mention these names.
    Renamed,
    /// Arguments of the same type are in a different order.
    Moved,
    /// The declarations differ in another way, or are not declarations of functions.
    Other,
}

/// Returns the names of the arguments that are added, removed or have another type.
#[must_use]
pub fn differing_arguments(change: &ItemChange) -> Vec<String> {
    let read_arguments = |declaration: &Option<String>| -> Vec<(String, String)> {
        let declaration =
            declaration.as_deref().and_then(|declaration| declaration.strip_prefix("pub ")).unwrap_or_default();
        let Ok(signature) = syn::parse_str::<syn::Signature>(declaration) else { return Vec::new() };
        let name_and_type = |input: &syn::FnArg| match input {
            syn::FnArg::Typed(input) => {
                Some((super::print::print_line(&input.pat), super::print::print_line(&input.ty)))
            }
            syn::FnArg::Receiver(_) => None,
        };
        signature.inputs.iter().filter_map(name_and_type).collect()
    };
    let (old_arguments, new_arguments) = (read_arguments(&change.before), read_arguments(&change.after));
    let names_only_in_one = |one: &[(String, String)], other: &[(String, String)]| -> Vec<String> {
        one.iter().filter(|argument| !other.contains(argument)).map(|(name, _)| name.clone()).collect()
    };
    [names_only_in_one(&old_arguments, &new_arguments), names_only_in_one(&new_arguments, &old_arguments)].concat()
}

/// Compares two declarations of a function.
fn compare_arguments(before: &str, after: &str) -> ArgumentsDifference {
    let read_signature = |text: &str| {
        let mut signature = syn::parse_str::<syn::Signature>(text.strip_prefix("pub ")?).ok()?;
        let mut argument_names = Vec::new();
        for input in &mut signature.inputs {
            if let syn::FnArg::Typed(input) = input {
                argument_names.push(super::print::print_line(&input.pat));
                *input.pat = syn::parse_quote!(_);
            }
        }
        Some((signature, argument_names))
    };
    let (Some((before, old_names)), Some((after, new_names))) = (read_signature(before), read_signature(after)) else {
        return ArgumentsDifference::Other;
    };
    let is_reordered = |(index, name): (usize, &String)| {
        new_names.iter().position(|new_name| new_name == name).is_some_and(|new_index| new_index != index)
    };
    if before != after {
        ArgumentsDifference::Other
    } else if old_names == new_names {
        ArgumentsDifference::Same
    } else if old_names.iter().enumerate().any(is_reordered) {
        ArgumentsDifference::Moved
    } else {
        ArgumentsDifference::Renamed
    }
}

/// Returns the effect that an added item has on existing code, and the reason if it is breaking.
fn determine_addition_effect(path: &str, item: &Item, base: &Surface) -> (Effect, Option<&'static str>) {
    let owner = path.rsplit_once("::").and_then(|(owner, _)| base.items.get(owner));
    let Some(owner) = owner else { return (Effect::Addition, None) };
    match (item.kind, owner.kind) {
        (ItemKind::Field, _) if !owner.is_non_exhaustive => {
            (Effect::Breaking, Some("callers who construct the struct must set the field"))
        }
        (ItemKind::Variant, _) if !owner.is_non_exhaustive => {
            (Effect::Breaking, Some("callers who match the enum must handle the variant"))
        }
        (ItemKind::Method | ItemKind::Constant | ItemKind::Type, ItemKind::Trait)
            if !item.signature.ends_with("(provided)") =>
        {
            (Effect::Breaking, Some("callers who implement the trait must implement the item"))
        }
        _ => (Effect::Addition, None),
    }
}
