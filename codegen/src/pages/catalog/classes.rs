//! Groups the tables that describe the same object into classes.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{
    super::page::{Body, Field, Page},
    Catalog, Entry, Id, Site, bodies_of_page, fields_of_table, is_qualified,
    merge::{TableFacts, merge_fields},
    without_number,
};

/// A table that is reachable from a body through the types of fields.
struct TableNode<'a> {
    site: Site,
    /// The name of the object; `None` for the table of a body.
    caption: Option<&'a str>,
    fields: &'a [Field],
    /// Maps the name of a field to the index of another node: the table of the object that is the type of the field.
    targets: BTreeMap<&'a str, usize>,
}

/// Collects the objects of all pages.
pub fn build_catalog(pages: &[&Page]) -> Catalog {
    let nodes = table_nodes(pages);
    let mut class = initial_classes(&nodes);
    split_classes(&nodes, &mut class);
    join_roots(&nodes, &mut class);
    catalog_of_classes(&nodes, &class)
}

/// Collects the tables that are reachable from the bodies of all pages.
fn table_nodes<'a>(pages: &[&'a Page]) -> Vec<TableNode<'a>> {
    let mut nodes = Vec::new();
    for (page, it) in pages.iter().enumerate() {
        for (at, body) in bodies_of_page(it) {
            let start = Site { page, body: at, object: None };
            add_nodes(it, body, start, &mut nodes);
        }
    }
    nodes
}

/// Adds the tables that are reachable from `body`: first the table of the body itself, then the tables of the body's
/// objects in the order of the page.
fn add_nodes<'a>(page: &'a Page, body: &'a Body, start: Site, nodes: &mut Vec<TableNode<'a>>) {
    let object_indices: HashMap<&str, usize> =
        body.objects.iter().enumerate().map(|(index, object)| (object.name.as_str(), index)).collect();
    let target_object = |field: &Field| object_indices.get(field.ty.as_ref()?.value.named_object()?).copied();
    let mut reached = HashSet::new();
    let mut queue: Vec<usize> = body.fields.iter().filter_map(target_object).collect();
    while let Some(object) = queue.pop() {
        if reached.insert(object) {
            queue.extend(body.objects[object].fields.iter().filter_map(target_object));
        }
    }
    let is_list = matches!(body.fields.as_slice(), [only] if only.name.starts_with('['));
    let own_table = (!is_list && !body.fields.is_empty()).then_some(None);
    let objects = (0..body.objects.len()).filter(|object| reached.contains(object)).map(Some);
    let sites: Vec<Site> = own_table.into_iter().chain(objects).map(|object| Site { object, ..start }).collect();
    let first_node = nodes.len();
    let node_of_object: HashMap<Option<usize>, usize> =
        sites.iter().enumerate().map(|(index, site)| (site.object, first_node + index)).collect();
    nodes.extend(sites.into_iter().map(|site| {
        let fields = fields_of_table(page, site);
        let targets = fields.iter().filter_map(|field| {
            let target = node_of_object.get(&Some(target_object(field)?))?;
            Some((field.name.as_str(), *target))
        });
        let caption = site.object.map(|object| body.objects[object].name.as_str());
        TableNode { site, caption, fields, targets: targets.collect() }
    }));
}

/// The grouping key of a table. Only tables with the same key are compared as candidates for the same object.
#[derive(PartialEq, Eq, Hash)]
enum ClassKey<'a> {
    /// The qualified name of the object.
    Qualified(&'a str),
    /// The unqualified name in lower case, and the sorted names of the fields.
    Named(String, Vec<&'a str>),
    /// The sorted names of the fields, for the table of a body, which has no name.
    Root(Vec<&'a str>),
}

impl<'a> ClassKey<'a> {
    fn for_table(node: &TableNode<'a>) -> Self {
        let mut names: Vec<&str> = node.fields.iter().map(|field| field.name.as_str()).collect();
        names.sort_unstable();
        match node.caption {
            Some(caption) if is_qualified(caption) => Self::Qualified(without_number(caption)),
            Some(caption) => Self::Named(caption.rsplit('.').next().unwrap_or(caption).to_lowercase(), names),
            None => Self::Root(names),
        }
    }
}

/// Assigns each table to the first class with the same key whose facts the table does not contradict. Returns the class
/// number of each node.
fn initial_classes(nodes: &[TableNode<'_>]) -> Vec<usize> {
    let mut classes_by_key: HashMap<ClassKey<'_>, Vec<(usize, TableFacts<'_>)>> = HashMap::new();
    let mut class_count = 0;
    nodes
        .iter()
        .map(|node| {
            let classes = classes_by_key.entry(ClassKey::for_table(node)).or_default();
            // Tables with the same qualified name may differ in requiredness. Among tables with other names,
            // requiredness distinguishes objects.
            let is_strict = !node.caption.is_some_and(is_qualified);
            if let Some((class, facts)) =
                classes.iter_mut().find(|(_, facts)| facts.is_compatible_with(node.fields, is_strict))
            {
                facts.add_table(node.fields);
                return *class;
            }
            let mut facts = TableFacts::default();
            facts.add_table(node.fields);
            classes.push((class_count, facts));
            class_count += 1;
            class_count - 1
        })
        .collect()
}

/// Splits classes until, in all tables of a class, a field refers to objects of the same class.
fn split_classes(nodes: &[TableNode<'_>], classes: &mut [usize]) {
    loop {
        let mut target_classes: HashMap<(usize, &str), usize> = HashMap::new();
        let mut new_classes: HashMap<(usize, &str, usize), usize> = HashMap::new();
        let mut next_class = classes.iter().max().map_or(0, |most| most + 1);
        let old_classes = classes.to_vec();
        for (index, node) in nodes.iter().enumerate() {
            for (field, target) in &node.targets {
                let (own_class, target) = (old_classes[index], old_classes[*target]);
                let first_target = *target_classes.entry((own_class, field)).or_insert(target);
                if first_target != target {
                    classes[index] = *new_classes.entry((own_class, field, target)).or_insert_with(|| {
                        next_class += 1;
                        next_class - 1
                    });
                    break;
                }
            }
        }
        if new_classes.is_empty() {
            return;
        }
    }
}

/// Merges the class of a body's table, which has no name, into the class of a named object with the same fields and
/// types.
fn join_roots(nodes: &[TableNode<'_>], classes: &mut [usize]) {
    let outline = |node: &TableNode<'_>, classes: &[usize]| {
        let mut outline: Vec<(String, String, Option<usize>)> = node
            .fields
            .iter()
            .map(|field| {
                let target = node.targets.get(field.name.as_str()).map(|target| classes[*target]);
                let ty = field.ty.as_ref().map(|ty| ty.value.to_string()).unwrap_or_default();
                (field.name.clone(), if target.is_some() { String::new() } else { ty }, target)
            })
            .collect();
        outline.sort();
        outline
    };
    let mut named_classes = HashMap::new();
    for (index, node) in nodes.iter().enumerate().filter(|(_, node)| node.caption.is_some()) {
        named_classes.entry(outline(node, classes)).or_insert(classes[index]);
    }
    let new_class: HashMap<usize, usize> = nodes
        .iter()
        .enumerate()
        .filter(|(_, node)| node.caption.is_none() && node.fields.len() >= 2)
        .filter_map(|(index, node)| Some((classes[index], *named_classes.get(&outline(node, classes))?)))
        .collect();
    for class in classes {
        *class = new_class.get(class).copied().unwrap_or(*class);
    }
}

/// Creates a catalog with one entry per class. `class` contains the class number of each node.
fn catalog_of_classes(nodes: &[TableNode<'_>], class: &[usize]) -> Catalog {
    let mut catalog = Catalog::default();
    let mut ids: HashMap<usize, Id> = HashMap::new();
    let mut members: Vec<Vec<usize>> = Vec::new();
    for (index, class) in class.iter().enumerate() {
        let id = *ids.entry(*class).or_insert_with(|| {
            members.push(Vec::new());
            members.len() - 1
        });
        members[id].push(index);
        catalog.by_site.insert(nodes[index].site, id);
    }
    for members in members {
        let caption = members.iter().find_map(|index| nodes[*index].caption).map(str::to_owned);
        let tables: Vec<&[Field]> = members.iter().map(|index| nodes[*index].fields).collect();
        let mut targets = BTreeMap::new();
        for index in &members {
            for (field, target) in &nodes[*index].targets {
                targets.entry((*field).to_owned()).or_insert(ids[&class[*target]]);
            }
        }
        let sites = members.iter().map(|index| nodes[*index].site).collect();
        catalog.entries.push(Entry { caption, fields: merge_fields(&tables), targets, sites });
    }
    catalog
}
