//! `cargo xtask`: the commands of this workspace. Each command is a file in `xtask/src`; the logic is in `codegen`.

mod bench;
mod check;
mod corpus;
mod diff;
mod diff_cases;
mod diff_consumers;
mod diff_histories;
mod explain;
mod features;
mod fetch;
mod generate;
mod pages;
mod progress;
mod release;
mod serve;
mod spec;
mod workspace;

use std::{fmt::Write as _, process::ExitCode};

use anyhow::Result;
use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};
use codegen::markdown::replace_invisible;

use crate::workspace::Workspace;

const EXIT_STATUS_HELP: &str = "\
Exit status of all commands: 0 if there is nothing to report; 1 if the command found problems (errors in the document, an \
outdated crate, a breaking change, a help page that differs from the spec, a reason not to release); 2 if the command failed.";

/// Generates Rust clients from OpenAPI documents, and maintains this repository's document and crate.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", arg_required_else_help = true, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

/// The subcommands of `cargo xtask`. Hidden subcommands are for developing the generator; [`command_line`] lists them
/// at the end of the help.
#[derive(Subcommand)]
enum Command {
    Generate(generate::Generate),
    Check(check::Check),
    Explain(explain::Explain),
    Diff(diff::Diff),
    Serve(serve::Serve),
    #[command(alias = "docs")]
    Pages(pages::Pages),
    Release(release::Release),
    #[command(hide = true)]
    Bench(bench::Bench),
    #[command(hide = true)]
    Corpus(corpus::Corpus),
    #[command(hide = true)]
    DiffCases(diff_cases::DiffCases),
    #[command(hide = true)]
    DiffConsumers(diff_consumers::DiffConsumers),
    #[command(hide = true)]
    DiffHistories(diff_histories::DiffHistories),
    #[command(hide = true)]
    Features(features::Features),
}

/// The result of a command. It determines the exit status, which has the same meaning for all commands: 0 if there is
/// nothing to report, 1 if problems were found, 2 if the command failed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ExitVerdict {
    /// The command completed and found no problems. Exit status 0.
    NoProblems,
    /// The command completed and found problems: errors in the checked document, an outdated crate, a breaking
    /// change, a help page that differs from the spec, a reason not to release. The problems have been printed. Exit
    /// status 1.
    ProblemsFound,
    /// The command failed, and has printed the reason. Exit status 2, as for invalid arguments and other errors.
    Failed,
}

/// Returns the command-line interface. The help text ends with a list of the hidden commands and the exit statuses.
fn command_line() -> clap::Command {
    let command = Arguments::command();
    let mut after_help = String::from("Commands for the development of the generator:\n");
    for hidden_command in command.get_subcommands().filter(|command| command.is_hide_set()) {
        let about = hidden_command.get_about().map(ToString::to_string).unwrap_or_default();
        let _infallible = writeln!(after_help, "  {:<16}{about}", hidden_command.get_name());
    }
    let _infallible = write!(after_help, "\n{EXIT_STATUS_HELP}");
    command.after_help(after_help)
}

fn main() -> ExitCode {
    let arguments = Arguments::from_arg_matches(&command_line().get_matches()).unwrap_or_else(|error| error.exit());
    match run(arguments.command) {
        Ok(ExitVerdict::NoProblems) => ExitCode::SUCCESS,
        Ok(ExitVerdict::ProblemsFound) => ExitCode::from(1),
        Ok(ExitVerdict::Failed) => ExitCode::from(2),
        Err(error) => {
            eprintln!("error: {}", replace_invisible(&format!("{error:#}")));
            ExitCode::from(2)
        }
    }
}

fn run(command: Command) -> Result<ExitVerdict> {
    match command {
        Command::Generate(command) => command.run(),
        Command::Check(command) => command.run(),
        Command::Explain(command) => command.run(),
        Command::Diff(command) => command.run(),
        Command::Serve(command) => command.run(),
        Command::Pages(command) => command.run(),
        Command::Release(command) => command.run(&Workspace::find()?),
        Command::Bench(command) => command.run(&Workspace::find()?),
        Command::Corpus(command) => command.run(),
        Command::DiffCases(command) => command.run(),
        Command::DiffConsumers(command) => command.run(&Workspace::find()?),
        Command::DiffHistories(command) => command.run(&Workspace::find()?),
        Command::Features(command) => command.run(&Workspace::find()?),
    }
}
