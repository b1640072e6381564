use pulldown_cmark::{Event, Options, Parser, Tag};

use super::{sanitize, sanitize_cell, sanitize_line, strip_markup, summarize_cell};

/// Creates a parser for `text` with rustdoc's options.
fn rustdoc(text: &str) -> Parser<'_> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION;
    Parser::new_ext(text, options)
}

/// Asserts that rustdoc finds no construct in `text` that is not allowed. `source` is the text before sanitizing.
fn assert_inert(source: &str, text: &str) {
    for event in rustdoc(text) {
        let is_allowed = match &event {
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Heading { .. } | Tag::Image { .. }) => false,
            Event::Start(Tag::Link { dest_url, .. }) => {
                dest_url.starts_with("https://") || dest_url.starts_with("http://")
            }
            _ => true,
        };
        assert!(is_allowed, "{event:?}\n--- source\n{source}\n--- source, escaped\n{source:?}\n--- text\n{text}");
    }
    let hidden = text.chars().find(|c| c.is_control() && *c != '\n' || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{ad}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}'));
    assert_eq!(hidden, None, "{source:?} gave {text:?}");
}

/// Fragments of malicious and carelessly written text, from which the tests build inputs.
const PIECES: &[&str] = &[
    "a",
    "word",
    "snake_case",
    "camelCase",
    " ",
    "  ",
    "    ",
    "\t",
    "\n",
    "\n\n",
    "\n    ",
    "\n\n    ",
    "`",
    "``",
    "```",
    "````",
    "~~~",
    "~",
    "~~",
    "*",
    "**",
    "***",
    "_",
    "__",
    "[",
    "]",
    "(",
    ")",
    "](",
    "]: ",
    "[a]: https://e.com\n",
    "![",
    "<",
    ">",
    "</",
    "/>",
    "<b>",
    "</b>",
    "<br/>",
    "<code>",
    "</code>",
    "<a href=\"https://e.com/x\">",
    "<a href=javascript:alert(1)>",
    "</a>",
    "<script>",
    "</script>",
    "<img src=x onerror=alert(1)>",
    "<img alt='t' src=\"https://e.com/i.png\">",
    "<!--",
    "-->",
    "<?",
    "?>",
    "<![CDATA[",
    "]]>",
    "<!X>",
    "<table><tr><td>",
    "</td><td>",
    "</table>",
    "<ul><li>",
    "</li>",
    "</ul>",
    "<ol>",
    "<pre>",
    "</pre>",
    "<p>",
    "</p>",
    "<div>\n",
    "</div>",
    "<h1>",
    "<blockquote>",
    "<sup>2</sup>",
    "<your-id>",
    "- ",
    "* ",
    "+ ",
    "1. ",
    "7) ",
    "-",
    "=",
    "===",
    "---",
    "- - -",
    "# ",
    "###### ",
    "#",
    "> ",
    "|",
    "| a | b |\n|---|:-:|\n| c | d |\n",
    "\n|--|\n",
    ":--",
    "\\",
    "\\\n",
    "&",
    "&amp;",
    "&#60;",
    "&lt;b&gt;",
    "&#x200b;",
    "&copy",
    ";",
    "http://",
    "https://e.com/a_b?c=d&copy;e",
    "https://e.com/(x)",
    "<https://e.com>",
    "<mailto:a@b.c>",
    "javascript:",
    "data:text/html,x",
    "[x](javascript:alert(1))",
    "[x](<https://e.com/a b>)",
    "[x](https://e.com 'title')",
    "[x](/relative)",
    "[`x`](y)",
    "[^1]",
    "[^1]: note\n",
    "- [ ] ",
    "- [x] ",
    "!",
    "$x$",
    "\u{202e}",
    "\u{200b}",
    "\u{2028}",
    "\u{0}",
    "\r\n",
    "\r",
    "é",
    "日本",
    "\u{a0}",
    "{",
    "}",
    "\"",
    "'",
    ":",
    ".",
    ",",
    "std::fs::write(\"x\")",
    "fn main() {}",
    "#![feature(x)]",
    "*/",
    "/*",
    "//",
    "1",
    "0",
    "@user",
    "www.e.com",
    "a@b.com",
    "Vec<T>",
    "\u{2066}",
    "\u{feff}",
    "\u{e0041}",
    "\u{85}",
    "\u{b}",
    "\u{3000}",
    "&NewLine;",
    "&Tab;",
    "&colon;",
    "&#0;",
    "&#x2066;",
    "||",
    "|```rust|\n",
    "```rust\n",
    "~~~rust,ignore\n",
    "\n===\n",
    "\n---\n",
    "[a",
    "]: <",
    "[^x]: ",
    "\n   1) ",
    "\n      - ",
    "$$",
    "<svg/onload=x>",
    "<a\n href='https://e.com'>",
    "<details>",
    "{#id}",
    "[!NOTE]",
];

fn hostile(random: &mut fastrand::Rng) -> String {
    let count = random.usize(1..24);
    (0..count).map(|_| PIECES[random.usize(..PIECES.len())]).collect()
}

#[test]
fn hostile_text_is_inert_and_sanitizing_is_idempotent() {
    let rounds = std::env::var("MARKDOWN_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(4_000);
    let seed = std::env::var("MARKDOWN_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(7);
    let mut random = fastrand::Rng::with_seed(seed);
    for _ in 0..rounds {
        let source = hostile(&mut random);
        let text = sanitize(&source);
        assert_inert(&source, &text);
        assert_eq!(sanitize(&text), text, "a second time\n--- source\n{source}\n--- source, escaped\n{source:?}");
        let line = sanitize_line(&source);
        assert_inert(&source, &line);
        assert!(!line.contains('\n'), "{line:?}");
        let table = format!("| {} |\n| --- |\n| {} |", sanitize_cell(&source), summarize_cell(&source));
        assert_inert(&source, &table);
        assert!(
            rustdoc(&table).any(|event| matches!(event, Event::Start(Tag::TableCell))),
            "{source:?} gave {table:?}"
        );
        assert!(!strip_markup(&source).contains('\n'));
    }
}

#[test]
fn intended_markup_is_kept() {
    insta::assert_snapshot!(
        sanitize(
            "# Heading **of** a page\nSee [the *guide*](https://example.com/g), [this](x) and ![a picture](https://example.com/p.png).\n\
             At https://example.com/a_b. An apiVersion, snake_case, `code`, ~~old~~ and __new__.\n\n\
             1. One\n2. Two:\n   - a\n   - b\n\n\
             | a | b |\n|---|--:|\n| `x|y` | 1 \\| 2 |\n\n> A quote\n\n\
             ```rust\nfn main() {\n    let x = \"`\";\n}\n```\n\n    std::fs::write(\"x\", \"y\");\n\n\
             <p>Text &amp; <b>bold</b> <a href=\"https://example.com\">link</a><ul><li>one</li><li>two<br/>lines</li></ul></p>\n\n\
             Setext\n---\n\nUse <your-id>, a<b>b</b>c, x < y && y > z, 10<sup>6</sup>."
        ),
        @r#"
    **Heading of a page**

    See [the *guide*](https://example.com/g), this and [a picture](https://example.com/p.png).
    At <https://example.com/a_b>. An `apiVersion`, `snake_case`, `code`, ~~old~~ and **new**.

    1. One
    2. Two:
       - a
       - b

    | a | b |
    | --- | --: |
    | \`x | y\` |

    > A quote

    `fn main() {`\
    ``     let x = "`"; ``\
    `}`

    `std::fs::write("x", "y");`

    Text & **bold** [link](https://example.com)

    - one
    - two\
      lines

    **Setext**

    Use \<your-id>, a**b**c, x < y && y > z, 10^6.
    "#
    );
}

#[test]
fn active_markup_becomes_text() {
    insta::assert_snapshot!(
        [
            "-     std :: fs :: write ( \"pwned.txt\", \"x\" ).unwrap();",
            "- ````\n  1;std :: fs :: write(\"/tmp/x\",\"x\").unwrap();",
            "`` a ``` <img src=x onerror=alert(1)> `",
            "`` a ``` <script>alert(2)</script> `",
            "[x](javascript:alert(1)) <javascript:alert(1)> <a href='data:text/html,x'>y</a>",
            "a\u{202e}b\u{200b}c &#x202e; \u{2028}d",
            "[Vec] [`Vec`] [a][b] [^1]\n\n[b]: https://example.com\n[^1]: note",
        ]
        .map(sanitize)
        .join("\n=====\n"),
        @r#"
    - `std :: fs :: write ( "pwned.txt", "x" ).unwrap();`
    =====
    - `1;std :: fs :: write("/tmp/x","x").unwrap();`
    =====
    \`\` a \`\`\` \`
    =====
    \`\` a \`\`\` alert(2) \`
    =====
    x javascript:alert(1) y
    =====
    abc
    d
    =====
    \[Vec\] \[`Vec`\] [a](https://example.com) \[1\]

    \[1\]:

    note
    "#
    );
}

#[test]
fn lines_and_cells() {
    assert_eq!(sanitize_line("# A title\n\n- with *an* item\n\n```\ncode\n```"), "**A title** with *an* item `code`");
    assert_eq!(summarize_cell("Handles e.g. `a|b` pets. And more.\n\n- x"), "Handles e.g. `a\\|b` pets.");
    assert_eq!(
        summarize_cell("A [link\nover lines. It](https://example.com) ends"),
        "A [link over lines.](https://example.com)"
    );
    assert_eq!(strip_markup("The **Pet** API\n\n<b>v1</b> [here](x)"), "The Pet API v1 here");
}

#[test]
fn costs_of_nesting_and_length_are_bounded() {
    for piece in [
        ">",
        "- ",
        "<b>",
        "<ul><li>",
        "**a ",
        "[",
        "<table><tr><td>",
        "<!--",
        "<a ",
        "http",
        "`",
        "&",
        "* a\n",
        "> a\n\n",
        "|a|b|\n|-|-|\n",
    ] {
        let seconds = |count: usize| {
            let text = piece.repeat(count);
            let runs = (0..3).map(|_| {
                let start = std::time::Instant::now();
                let out = sanitize(&text);
                assert!(out.len() <= 40 * text.len() + 100, "{piece:?}: {} of {}", out.len(), text.len());
                start.elapsed().as_secs_f64()
            });
            runs.fold(f64::MAX, f64::min)
        };
        let (short, long) = (seconds(4_000), seconds(16_000));
        assert!(long < 12.0 * short + 0.2, "{piece:?}: {short} s, and {long} s for four times as much");
    }
}
