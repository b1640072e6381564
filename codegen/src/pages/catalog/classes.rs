//! Groups the tables of documentation pages into classes: the tables of a class describe the same JSON object. Each
//! class becomes one entry of the catalog.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{
    super::page::{Body, Field, Page},
    Catalog, ObjectEntry, ObjectId, TableLocation, bodies_of_page, fields_of_table, is_qualified,
    merge::{ClassRows, merge_fields},
    without_number,
};

/// A table of a page, with links to the tables that describe the types of its fields. The table is that of a request or
/// response body, or is reachable from such a table through field types.
struct TableNode<'a> {
    location: TableLocation,
    /// The name of the object that the table describes, as in the caption of the table; `None` for the table of a body.
    caption: Option<&'a str>,
    fields: &'a [Field],
    /// Maps the name of each field whose type is an object to the index of the node for that object's table.
    node_by_field: BTreeMap<&'a str, usize>,
}

/// Builds the catalog of the objects that the tables of all pages describe.
pub fn build_catalog(pages: &[&Page]) -> Catalog {
    let nodes = collect_table_nodes(pages);
    let mut classes = assign_initial_classes(&nodes);
    split_classes(&nodes, &mut classes);
    merge_body_classes(&nodes, &mut classes);
    create_catalog(&nodes, &classes)
}

/// Collects the tables that are reachable from the bodies of all pages.
fn collect_table_nodes<'a>(pages: &[&'a Page]) -> Vec<TableNode<'a>> {
    let mut nodes = Vec::new();
    for (page_index, page) in pages.iter().enumerate() {
        for (body_location, body) in bodies_of_page(page) {
            let body_table = TableLocation { page_index, body: body_location, object_index: None };
            add_nodes(page, body, body_table, &mut nodes);
        }
    }
    nodes
}

/// Adds a node for the table of `body`, followed by nodes for the tables of the objects that the fields of `body` refer
/// to, directly or through other objects. These objects are added in page order.
fn add_nodes<'a>(page: &'a Page, body: &'a Body, body_table: TableLocation, nodes: &mut Vec<TableNode<'a>>) {
    let index_by_object: HashMap<&str, usize> =
        body.objects.iter().enumerate().map(|(index, object)| (object.name.as_str(), index)).collect();
    let object_index_of_field = |field: &Field| index_by_object.get(field.ty.as_ref()?.value.named_object()?).copied();
    let mut reached_objects = HashSet::new();
    let mut object_queue: Vec<usize> = body.fields.iter().filter_map(object_index_of_field).collect();
    while let Some(index) = object_queue.pop() {
        if reached_objects.insert(index) {
            object_queue.extend(body.objects[index].fields.iter().filter_map(object_index_of_field));
        }
    }
    let is_list = matches!(body.fields.as_slice(), [only_field] if only_field.name.starts_with('['));
    let has_body_table = !is_list && !body.fields.is_empty();
    let object_indices = (0..body.objects.len()).filter(|index| reached_objects.contains(index)).map(Some);
    let object_indices = has_body_table.then_some(None).into_iter().chain(object_indices);
    let locations: Vec<TableLocation> =
        object_indices.map(|object_index| TableLocation { object_index, ..body_table }).collect();
    let first_node = nodes.len();
    let node_by_object_index: HashMap<Option<usize>, usize> =
        locations.iter().enumerate().map(|(index, location)| (location.object_index, first_node + index)).collect();
    nodes.extend(locations.into_iter().map(|location| {
        let fields = fields_of_table(page, location);
        let node_by_field = fields.iter().filter_map(|field| {
            let node = node_by_object_index.get(&Some(object_index_of_field(field)?))?;
            Some((field.name.as_str(), *node))
        });
        let caption = location.object_index.map(|index| body.objects[index].name.as_str());
        TableNode { location, caption, fields, node_by_field: node_by_field.collect() }
    }));
}

/// The key by which tables are grouped first. Only tables with equal keys are compared with each other.
#[derive(PartialEq, Eq, Hash)]
enum ClassKey<'a> {
    /// The qualified name of the object.
    Qualified(&'a str),
    /// The unqualified name of the object in lower case, and the sorted names of its fields.
    Named(String, Vec<&'a str>),
    /// The sorted names of the fields in the table of a body, since such a table has no name.
    Root(Vec<&'a str>),
}

impl<'a> ClassKey<'a> {
    fn from_node(node: &TableNode<'a>) -> Self {
        let mut field_names: Vec<&str> = node.fields.iter().map(|field| field.name.as_str()).collect();
        field_names.sort_unstable();
        match node.caption {
            Some(caption) if is_qualified(caption) => Self::Qualified(without_number(caption)),
            Some(caption) => Self::Named(caption.rsplit('.').next().unwrap_or(caption).to_lowercase(), field_names),
            None => Self::Root(field_names),
        }
    }
}

/// Assigns each table to the first class that has the same [`ClassKey`] and compatible fields. If there is no such
/// class, creates a class for the table. Returns the class number of each node.
fn assign_initial_classes(nodes: &[TableNode<'_>]) -> Vec<usize> {
    let mut classes_by_key: HashMap<ClassKey<'_>, Vec<(usize, ClassRows<'_>)>> = HashMap::new();
    let mut class_count = 0;
    nodes
        .iter()
        .map(|node| {
            let classes = classes_by_key.entry(ClassKey::from_node(node)).or_default();
            // Tables with the same qualified name may differ in requiredness. Among tables with other names,
            // requiredness distinguishes objects.
            let is_strict = !node.caption.is_some_and(is_qualified);
            if let Some((class, class_rows)) =
                classes.iter_mut().find(|(_, class_rows)| class_rows.is_compatible_with(node.fields, is_strict))
            {
                class_rows.add_table(node.fields);
                return *class;
            }
            let mut class_rows = ClassRows::default();
            class_rows.add_table(node.fields);
            classes.push((class_count, class_rows));
            class_count += 1;
            class_count - 1
        })
        .collect()
}

/// Splits classes until the tables of each class agree on the types of fields: if two tables of a class have a field
/// with the same name, and its type is an object in both tables, then the tables of these two objects are in one class.
fn split_classes(nodes: &[TableNode<'_>], classes: &mut [usize]) {
    loop {
        let mut object_classes: HashMap<(usize, &str), usize> = HashMap::new();
        let mut new_classes: HashMap<(usize, &str, usize), usize> = HashMap::new();
        let mut next_class = classes.iter().max().map_or(0, |max_class| max_class + 1);
        let previous_classes = classes.to_vec();
        for (index, node) in nodes.iter().enumerate() {
            for (field, object_node) in &node.node_by_field {
                let (table_class, object_class) = (previous_classes[index], previous_classes[*object_node]);
                let first_object_class = *object_classes.entry((table_class, field)).or_insert(object_class);
                if first_object_class != object_class {
                    classes[index] = *new_classes.entry((table_class, field, object_class)).or_insert_with(|| {
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

/// Merges each class of unnamed body tables into the class of a named object that has fields with the same names and
/// types, if there is one.
fn merge_body_classes(nodes: &[TableNode<'_>], classes: &mut [usize]) {
    let outline_of_table = |node: &TableNode<'_>, classes: &[usize]| {
        let mut field_outline: Vec<(String, String, Option<usize>)> = node
            .fields
            .iter()
            .map(|field| {
                let object_class = node.node_by_field.get(field.name.as_str()).map(|node| classes[*node]);
                let ty = field.ty.as_ref().map(|ty| ty.value.to_string()).unwrap_or_default();
                (field.name.clone(), if object_class.is_some() { String::new() } else { ty }, object_class)
            })
            .collect();
        field_outline.sort();
        field_outline
    };
    let mut class_by_outline = HashMap::new();
    for (index, node) in nodes.iter().enumerate().filter(|(_, node)| node.caption.is_some()) {
        class_by_outline.entry(outline_of_table(node, classes)).or_insert(classes[index]);
    }
    let merged_classes: HashMap<usize, usize> = nodes
        .iter()
        .enumerate()
        .filter(|(_, node)| node.caption.is_none() && node.fields.len() >= 2)
        .filter_map(|(index, node)| Some((classes[index], *class_by_outline.get(&outline_of_table(node, classes))?)))
        .collect();
    for class in classes {
        *class = merged_classes.get(class).copied().unwrap_or(*class);
    }
}

/// Creates a catalog with one entry per class. `classes` contains the class number of each node.
fn create_catalog(nodes: &[TableNode<'_>], classes: &[usize]) -> Catalog {
    let mut catalog = Catalog::default();
    let mut id_of_class: HashMap<usize, ObjectId> = HashMap::new();
    let mut nodes_by_object: Vec<Vec<usize>> = Vec::new();
    for (index, class) in classes.iter().enumerate() {
        let object_id = *id_of_class.entry(*class).or_insert_with(|| {
            nodes_by_object.push(Vec::new());
            nodes_by_object.len() - 1
        });
        nodes_by_object[object_id].push(index);
        catalog.object_by_table.insert(nodes[index].location, object_id);
    }
    for node_indices in nodes_by_object {
        let caption = node_indices.iter().find_map(|index| nodes[*index].caption).map(str::to_owned);
        let table_rows: Vec<&[Field]> = node_indices.iter().map(|index| nodes[*index].fields).collect();
        let mut object_by_field = BTreeMap::new();
        for index in &node_indices {
            for (field, object_node) in &nodes[*index].node_by_field {
                object_by_field.entry((*field).to_owned()).or_insert(id_of_class[&classes[*object_node]]);
            }
        }
        let table_locations = node_indices.iter().map(|index| nodes[*index].location).collect();
        let fields = merge_fields(&table_rows);
        catalog.entries.push(ObjectEntry { caption, fields, object_by_field, table_locations });
    }
    catalog
}
