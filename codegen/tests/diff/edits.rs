//! Tests random edits of a document with known verdicts.

use codegen::{
    diff::{Severity, compare_documents, find_changes},
    ir::Api,
};

use super::support::{document_of, options};

/// The parts of a document that edits change. Each is a line of YAML.
#[derive(Clone, PartialEq)]
struct Parts {
    lines: Vec<String>,
}

/// A change of one line, its verdict, and the verdict of the reverse change.
struct Edit {
    from: &'static str,
    to: &'static str,
    there: Severity,
    back: Severity,
}

const DOCUMENT: &str = "openapi: 3.0.3
info: {title: Library, version: '1'}
paths:
  /books:
    get:
      operationId: listBooks
      parameters:
      - {name: limit, in: query, schema: {type: integer, maximum: 100}}
      - {name: genre, in: query, schema: {type: string, enum: [novel, essay]}}
      - {name: shelf, in: query, required: false, schema: {type: string}}
      responses:
        '200': {description: Books., content: {application/json: {schema: {$ref: '#/components/schemas/Found'}}}}
    post:
      operationId: addBook
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/New'}}}}
      responses: {'204': {description: Added.}}
  /loans:
    delete: {operationId: endLoans, responses: {'204': {description: Done.}}}
  /films:
    get:
      operationId: listFilms
      security: [{key: []}]
      parameters:
      - {name: tags, in: query, explode: true, schema: {type: array, maxItems: 5, items: {type: string}}}
      - {name: order, in: query, schema: {type: string, default: title}}
      responses:
        '200':
          description: Films.
          headers:
            X-Left: {required: true, schema: {type: integer, format: int32}}
          content:
            application/json: {schema: {$ref: '#/components/schemas/Media'}}
  /orders:
    post:
      operationId: order
      callbacks:
        shipped:
          '{$request.query.url}':
            post:
              security: [{token: []}]
              parameters:
              - {name: X-Signature, in: header, required: true, schema: {type: string}}
              - {name: attempt, in: query, schema: {type: integer}}
              requestBody:
                required: true
                content: {application/json: {schema: {type: object, required: [order], properties: {order: {type: string}}}}}
              responses:
                '202': {description: Seen., content: {application/json: {schema: {type: object, properties: {again: {type: boolean}}}}}}
      responses: {'204': {description: Ordered.}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    token: {type: http, scheme: bearer}
  schemas:
    Media:
      oneOf: [{$ref: '#/components/schemas/Film'}, {$ref: '#/components/schemas/Disc'}]
    Film: {type: object, required: [reel], properties: {reel: {type: string}, length: {type: integer, minimum: 1}}}
    Disc: {type: object, required: [side], properties: {side: {type: string, minLength: 2}}}
    Tape: {type: object, required: [spool], properties: {spool: {type: string}}}
    New:
      type: object
      required: [title]
      properties:
        title: {type: string, maxLength: 80}
        pages: {type: integer}
        place: {type: object, properties: {row: {type: integer}}}
    Found:
      type: object
      required: [isbn]
      properties:
        isbn: {type: string}
        state: {type: string, nullable: false}
        copies: {type: array, items: {type: object, required: [id], properties: {id: {type: integer}}}}
";

use Severity::{Breaking, Compatible, Warning};

/// The number of random documents, if `DIFF_EDITS` does not set another one.
const RANDOM_DOCUMENTS: usize = 150;

const EDITS: [Edit; 34] = [
    Edit { from: "maximum: 100", to: "maximum: 50", there: Breaking, back: Compatible },
    Edit { from: "enum: [novel, essay]", to: "enum: [novel]", there: Breaking, back: Compatible },
    Edit { from: "required: false", to: "required: true", there: Breaking, back: Compatible },
    Edit { from: "maxLength: 80", to: "maxLength: 40", there: Breaking, back: Compatible },
    Edit { from: "required: [title]", to: "required: [title, pages]", there: Breaking, back: Compatible },
    Edit { from: "pages: {type: integer}", to: "pages: {type: number}", there: Compatible, back: Breaking },
    Edit { from: "pages: {type: integer}", to: "pages: {type: string}", there: Breaking, back: Breaking },
    Edit { from: "row: {type: integer}", to: "row: {type: boolean}", there: Breaking, back: Breaking },
    Edit { from: "required: [isbn]", to: "required: []", there: Breaking, back: Compatible },
    Edit { from: "nullable: false", to: "nullable: true", there: Breaking, back: Compatible },
    Edit { from: "required: [id]", to: "required: []", there: Breaking, back: Compatible },
    Edit { from: "id: {type: integer}", to: "id: {type: string}", there: Breaking, back: Breaking },
    Edit { from: "description: Books.", to: "description: All books.", there: Compatible, back: Compatible },
    Edit { from: "security: [{key: []}]", to: "security: [{key: []}, {}]", there: Compatible, back: Breaking },
    Edit { from: "in: header, name: X-Key", to: "in: query, name: X-Key", there: Breaking, back: Breaking },
    Edit { from: "explode: true", to: "explode: false", there: Breaking, back: Breaking },
    Edit { from: "maxItems: 5", to: "maxItems: 3", there: Breaking, back: Compatible },
    Edit { from: "default: title", to: "default: year", there: Breaking, back: Breaking },
    Edit { from: "X-Left: {required: true", to: "X-Left: {required: false", there: Breaking, back: Compatible },
    Edit { from: "format: int32", to: "format: int64", there: Breaking, back: Compatible },
    Edit {
        from: "application/json: {schema: {$ref: '#/components/schemas/Media'}}",
        to: "text/csv: {schema: {type: string}}",
        there: Breaking,
        back: Breaking,
    },
    Edit {
        from: "{$ref: '#/components/schemas/Disc'}]",
        to: "{$ref: '#/components/schemas/Disc'}, {$ref: '#/components/schemas/Tape'}]",
        there: Breaking,
        back: Compatible,
    },
    Edit { from: "minimum: 1", to: "minimum: 0", there: Breaking, back: Compatible },
    Edit { from: "minLength: 2", to: "minLength: 4", there: Compatible, back: Breaking },
    Edit { from: "required: [reel]", to: "required: [reel, length]", there: Compatible, back: Breaking },
    Edit {
        from: "X-Signature, in: header, required: true",
        to: "X-Signature, in: header",
        there: Breaking,
        back: Compatible,
    },
    Edit {
        from: "              - {name: attempt, in: query, schema: {type: integer}}",
        to: "",
        there: Warning,
        back: Compatible,
    },
    Edit {
        from: "attempt, in: query, schema: {type: integer}",
        to: "attempt, in: query, schema: {type: boolean}",
        there: Breaking,
        back: Breaking,
    },
    Edit { from: "security: [{token: []}]", to: "security: [{token: []}, {}]", there: Breaking, back: Compatible },
    Edit { from: "required: [order]", to: "required: []", there: Breaking, back: Compatible },
    Edit { from: "'202': {description: Seen.", to: "'200': {description: Seen.", there: Breaking, back: Breaking },
    Edit {
        from: "again: {type: boolean}",
        to: "again: {type: boolean}, later: {type: string}",
        there: Compatible,
        back: Warning,
    },
    Edit {
        from: "{type: object, properties: {again",
        to: "{type: object, required: [again], properties: {again",
        there: Breaking,
        back: Compatible,
    },
    Edit {
        from: "    delete: {operationId: endLoans, responses: {'204': {description: Done.}}}",
        to: "    post: {operationId: lend, responses: {'204': {description: Done.}}}",
        there: Breaking,
        back: Breaking,
    },
];

impl Parts {
    fn new() -> Self {
        Self { lines: DOCUMENT.lines().map(str::to_owned).collect() }
    }

    /// Applies an edit. Returns whether it was possible.
    fn apply(&mut self, edit: &Edit) -> bool {
        let Some(line) = self.lines.iter_mut().find(|line| line.contains(edit.from)) else { return false };
        *line = line.replace(edit.from, edit.to);
        true
    }

    fn api(&self) -> Api {
        document_of(&self.lines.join("\n"))
    }
}

fn verdict(base: &Api, head: &Api) -> Severity {
    compare_documents(base, head, options()).worst_severity()
}

#[test]
fn each_edit_has_its_verdict_in_both_directions() {
    let base = Parts::new().api();
    for edit in &EDITS {
        let mut parts = Parts::new();
        assert!(parts.apply(edit), "{}", edit.from);
        let head = parts.api();
        assert_eq!(verdict(&base, &head), edit.there, "{} → {}", edit.from, edit.to);
        assert_eq!(verdict(&head, &base), edit.back, "{} → {}", edit.to, edit.from);
    }
}

/// Returns the changes as lines; if `turn`, those of the reverse comparison are reversed.
fn changes(base: &Api, head: &Api, turn: bool) -> Vec<String> {
    let line = |change: codegen::diff::change::Change| {
        let (before, after) = if turn { (change.after, change.before) } else { (change.before, change.after) };
        let operation = change.place.operation.map(|operation| operation.id.clone());
        format!("{operation:?} {} {:?} {:?} {before:?} {after:?}", change.place.path, change.kind, change.name)
    };
    let mut lines: Vec<String> = find_changes(base, head).into_iter().map(line).collect();
    lines.sort();
    lines
}

#[test]
fn several_edits_are_as_bad_as_the_worst_of_them_and_mirror_each_other() {
    let base = Parts::new().api();
    let mut random = fastrand::Rng::with_seed(18);
    let count = std::env::var("DIFF_EDITS").map_or(RANDOM_DOCUMENTS, |count| count.parse().expect("a number"));
    let mut before: Option<Api> = None;
    for _ in 0..count {
        let mut parts = Parts::new();
        let mut worst = Compatible;
        let mut applied = Vec::new();
        for _ in 0..random.usize(1..=6) {
            let edit = &EDITS[random.usize(..EDITS.len())];
            if parts.apply(edit) {
                worst = worst.max(edit.there);
                applied.push(edit.to);
            }
        }
        // Lines of the same object may be reordered, since the order does not matter.
        let head = parts.api();
        assert!(verdict(&base, &head) >= worst, "{applied:?} is milder than one of them");
        assert!(verdict(&base, &head) != Warning || worst == Warning, "{applied:?}");
        assert_eq!(changes(&base, &head, false), changes(&head, &base, true), "{applied:?}");
        assert!(changes(&head, &parts.api(), false).is_empty(), "{applied:?} differs from itself");
        // Two edited documents mirror each other as well.
        if let Some(before) = before.replace(head) {
            let head = parts.api();
            assert_eq!(changes(&before, &head, false), changes(&head, &before, true), "before {applied:?}");
        }
    }
}
