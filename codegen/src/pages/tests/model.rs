//! A page as data, from which every layout is rendered.

/// The content of a page.
#[derive(Clone, Debug)]
pub struct Model {
    pub title: &'static str,
    pub id: &'static str,
    pub date: &'static str,
    pub endpoint: &'static str,
    pub function: Vec<&'static str>,
    pub path: Vec<Row>,
    pub query: Vec<Row>,
    pub headers: Vec<Row>,
    pub body: Group,
    pub responses: Vec<(u16, Group)>,
    pub requests: Vec<(&'static str, &'static str)>,
    pub answers: Vec<(u16, &'static str)>,
    pub statuses: Vec<(u16, &'static str)>,
}

/// The fields of a body, and its objects.
#[derive(Clone, Debug, Default)]
pub struct Group {
    pub fields: Vec<Row>,
    pub objects: Vec<(&'static str, Vec<Row>)>,
}

/// A row. `mandatory` is `None` in tables of responses.
#[derive(Clone, Debug)]
pub struct Row {
    pub name: &'static str,
    pub mandatory: Option<bool>,
    pub ty: &'static str,
    pub text: Vec<Part>,
}

/// A paragraph of a description.
#[derive(Clone, Debug)]
pub enum Part {
    Text(&'static str),
    Default(&'static str),
    Minimum(&'static str),
    Maximum(&'static str),
    MinLength(&'static str),
    MaxLength(&'static str),
    ArrayLength(&'static str),
    Values(&'static [&'static str]),
}

fn row(name: &'static str, mandatory: bool, ty: &'static str, text: Vec<Part>) -> Row {
    Row { name, mandatory: Some(mandatory), ty, text }
}

fn said(name: &'static str, ty: &'static str, text: &'static str) -> Row {
    Row { name, mandatory: None, ty, text: vec![Part::Text(text)] }
}

/// Returns a page that contains every kind of content that pages can have.
pub fn lamps() -> Model {
    use Part::{ArrayLength, Default, MaxLength, Maximum, MinLength, Minimum, Text, Values};
    Model {
        title: "Dimming a Lamp",
        id: "createLightV1NamespacedLampDim",
        date: "2024-02-29",
        endpoint: "POST /apis/light.example/v1/rooms/{room}/lamps/{name}/dim",
        function: vec!["Turns one lamp of a room down."],
        path: vec![
            row("name", true, "String", vec![Text("Which lamp.")]),
            row("room", true, "String", vec![Text("Which room."), MinLength("1"), MaxLength("63")]),
        ],
        query: vec![
            row(
                "curve",
                false,
                "String",
                vec![Text("How the light goes down."), Values(&["linear", "smooth"]), Default("linear")],
            ),
            row("waitSeconds", false, "Integer", vec![Text("How long to wait before."), Minimum("0"), Maximum("3600")]),
            row(
                "dryRun",
                false,
                "Boolean",
                vec![Text("Say what would happen, and do nothing."), Text("Nothing is written down either.")],
            ),
        ],
        headers: vec![
            row("X-Auth-Token", true, "String", vec![Text("The caller's token.")]),
            row("Content-Type", true, "String", vec![Text("The type of the body."), Default("application/json")]),
        ],
        body: Group {
            fields: vec![
                row("level", true, "Integer", vec![Text("Where to stop, in percent."), Minimum("0"), Maximum("100")]),
                row("colours", false, "Array of strings", vec![Text("Which colours to use."), ArrayLength("0 - 16")]),
                row("labels", false, "Map<String,String>", vec![Text("Words to find it by.")]),
                row("spec", false, "spec object", vec![Text("What else to keep.")]),
                row(
                    "policy",
                    false,
                    "String",
                    vec![Text(
                        "What happens at the end. Acceptable values are: 'Off' - switch it off; 'Hold' - leave it.",
                    )],
                ),
            ],
            objects: vec![
                (
                    "spec",
                    vec![
                        row("steps", false, "Long", vec![Text("How many steps.")]),
                        row(
                            "zones",
                            false,
                            "Array of io.example.light.v1.Zone objects",
                            vec![Text("Parts of the lamp.")],
                        ),
                    ],
                ),
                ("io.example.light.v1.Zone", vec![row("index", true, "Integer", vec![Text("Counted from the left.")])]),
            ],
        },
        responses: [200, 202].map(|status| (status, answer())).to_vec(),
        requests: vec![
            ("Down to a third", "{\n  \"level\" : 33,\n  \"spec\" : {\n    \"steps\" : 4\n  }\n}"),
            ("Off at the end", "{\n  \"level\" : 0,\n  \"policy\" : \"Off\"\n}"),
        ],
        answers: vec![(200, "{\n  \"kind\" : \"Dimming\",\n  \"spec\" : {\n    \"watts\" : 3.5\n  }\n}")],
        statuses: vec![(200, "OK"), (202, "Accepted"), (404, "NotFound")],
    }
}

/// Returns the body of the response. Its object `spec` has a different table than `spec` of the request.
fn answer() -> Group {
    Group {
        fields: vec![
            said("kind", "String", "What this object is."),
            said("spec", "spec object", "What it came to."),
            said("at", "Time", "When it happened."),
        ],
        objects: vec![("spec", vec![said("watts", "Double", "How much it takes now.")])],
    }
}
