//! `cargo xtask`: the commands of this workspace. Each is a file; what it does is the library's.

mod bench;
mod check;
mod corpus;
mod diff;
mod diff_cases;
mod diff_consumers;
mod diff_histories;
mod docs;
mod features;
mod fetch;
mod generate;
mod progress;
mod release;
mod serve;
mod spec;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::workspace::Workspace;

const EXIT_STATUS: &str = "\
Exit status of all commands: 0 nothing to report; 1 the command found what it looks for (errors in the document, a crate that \
is not up to date, a breaking change, a page that drifted, a reason not to release); 2 the command could not do its work.";

/// Makes the client crate from the API's description, and keeps the two in step.
#[derive(Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    arg_required_else_help = true,
    max_term_width = 100,
    after_help = EXIT_STATUS
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Generate(generate::Generate),
    Check(check::Check),
    Bench(bench::Bench),
    Corpus(corpus::Corpus),
    Diff(diff::Diff),
    DiffCases(diff_cases::DiffCases),
    DiffConsumers(diff_consumers::DiffConsumers),
    DiffHistories(diff_histories::DiffHistories),
    Release(release::Release),
    #[command(alias = "docs")]
    Pages(docs::Pages),
    Features(features::Features),
    Serve(serve::Serve),
}

/// The outcome of a command that ran to its end. It decides the exit status, which means the same for all commands:
/// 0 is success, 1 is a finding, 2 is a failure to do the work.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// There is nothing to report. Exit status 0.
    Fine,
    /// The command did its work and found what it looks for: errors in the document that it checks, a crate that is not up to
    /// date, a break, a page that drifted, a reason not to release. It is printed already. Exit status 1.
    Wrong,
    /// The command could not do its work. The reason is printed already. Exit status 2, as for errors and wrong usage.
    Unable,
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(Verdict::Fine) => ExitCode::SUCCESS,
        Ok(Verdict::Wrong) => ExitCode::from(1),
        Ok(Verdict::Unable) => ExitCode::from(2),
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run(command: Command) -> Result<Verdict> {
    match command {
        Command::Generate(command) => command.run(),
        Command::Check(command) => command.run(),
        Command::Bench(command) => command.run(&Workspace::find()?),
        Command::Corpus(command) => command.run(),
        Command::Diff(command) => command.run(),
        Command::DiffCases(command) => command.run(),
        Command::DiffConsumers(command) => command.run(&Workspace::find()?),
        Command::DiffHistories(command) => command.run(&Workspace::find()?),
        Command::Release(command) => command.run(&Workspace::find()?),
        Command::Pages(command) => command.run(),
        Command::Features(command) => command.run(&Workspace::find()?),
        Command::Serve(command) => command.run(),
    }
}
