//! `cargo xtask explain`.

use anyhow::{Result, bail};
use codegen::{codes, diff};

use crate::ExitVerdict;

/// Explain a code of a message, or a rule of `diff`
#[derive(clap::Args)]
pub struct Explain {
    /// The code, for example `ref-unresolved`. Without it, all codes are listed
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
            Some(code) => println!("{}", explanation(&code)?),
        }
        Ok(ExitVerdict::Fine)
    }
}

/// Returns the explanation of a code or a rule. Accepts a code in brackets, as messages show it.
fn explanation(code: &str) -> Result<String> {
    let name = code.trim_matches(['[', ']']).to_ascii_lowercase();
    if let Some(code) = codes::find_code(&name) {
        return Ok(format!("{}\n\n{}", code.name, code.explanation));
    }
    if let Some(rule) = diff::find_rule(&name) {
        return Ok(format!("{} (rule of `diff`, {})\n\n{}", rule.id, rule.severity.name(), rule.explanation));
    }
    bail!(
        "no code or rule is called `{name}`{}\nhelp: `cargo xtask explain` lists all codes, `cargo xtask diff --rules` all rules",
        similar_codes(&name)
    )
}

/// Returns the names that share a word with `name`, as the end of a message; empty if there are none.
fn similar_codes(name: &str) -> String {
    let has_word = |code: &&codes::Code| {
        code.name.split('-').any(|word| word.len() > 2 && name.split('-').any(|part| part == word))
    };
    let names: Vec<String> = codes::ALL.iter().filter(has_word).map(|code| format!("`{}`", code.name)).collect();
    if names.is_empty() { String::new() } else { format!("; similar: {}", names.join(", ")) }
}

/// The line at the end of messages about a document.
pub const EXPLAIN_HINT: &str = "help: `cargo xtask explain CODE` explains a code";
