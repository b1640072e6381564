//! `cargo xtask explain`: explains a code of a message or a rule of `diff`.

use anyhow::{Result, bail};
use codegen::{codes, diff};

use crate::ExitVerdict;

/// Explain the code of a message, such as `ref-unresolved`, or a rule of `diff`
#[derive(clap::Args)]
pub struct Explain {
    /// The code or rule, for example `ref-unresolved`. If omitted, all codes are listed
    code: Option<String>,
}

impl Explain {
    pub fn run(self) -> Result<ExitVerdict> {
        match self.code {
            None => {
                for code in codes::ALL {
                    println!("{}", code.name);
                }
            }
            Some(code) => println!("{}", find_explanation(&code)?),
        }
        Ok(ExitVerdict::NoProblems)
    }
}

/// Returns the explanation of a code of messages or of a rule of `diff`. The code may be in brackets, as in messages
/// (`[ref-unresolved]`).
fn find_explanation(code: &str) -> Result<String> {
    let name = code.trim_matches(['[', ']']).to_ascii_lowercase();
    if let Some(code) = codes::find_code(&name) {
        return Ok(format!("{}\n\n{}", code.name, code.explanation));
    }
    if let Some(rule) = diff::find_rule(&name) {
        return Ok(format!("{} (rule of `diff`, {})\n\n{}", rule.id, rule.severity.name(), rule.explanation));
    }
    bail!(
        "no diagnostic code or rule of `diff` is named `{name}`{}\n\
         help: run `cargo xtask explain` to list all codes, or `cargo xtask diff --rules` to list all rules",
        format_similar_codes(&name)
    )
}

/// Returns text to append to a message: a list of the codes that share a word with `name`, such as "; similar codes:
/// `ref-file`". Empty if there are no such codes.
fn format_similar_codes(name: &str) -> String {
    let shares_word = |code: &&codes::Code| {
        code.name.split('-').any(|word| word.len() > 2 && name.split('-').any(|part| part == word))
    };
    let names: Vec<String> = codes::ALL.iter().filter(shares_word).map(|code| format!("`{}`", code.name)).collect();
    if names.is_empty() { String::new() } else { format!("; similar codes: {}", names.join(", ")) }
}

/// The line that is printed after the messages about a document.
pub const EXPLAIN_HINT: &str = "help: run `cargo xtask explain CODE` for the explanation of a code";
