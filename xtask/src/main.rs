//! `cargo xtask`: the commands of this workspace. Each is a file; what it does is the library's.

mod bench;
mod check;
mod corpus;
mod diff;
mod diff_cases;
mod diff_consumers;
mod docs;
mod features;
mod generate;
mod progress;
mod release;
mod serve;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::workspace::Workspace;

/// Makes the client crate from the API's description, and keeps the two in step.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", arg_required_else_help = true, max_term_width = 100)]
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
    Release(release::Release),
    #[command(alias = "docs")]
    Pages(docs::Pages),
    Features(features::Features),
    Serve(serve::Serve),
}

/// What a command comes to when nothing kept it from doing its work.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// All is well.
    Fine,
    /// It did its work and found something wrong; that is said already.
    Wrong,
    /// It could not do its work; that is said already.
    Unable,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let workspace = Workspace::find();
    let outcome = match arguments.command {
        Command::Generate(command) => command.run(&workspace),
        Command::Check(command) => command.run(&workspace),
        Command::Bench(command) => command.run(&workspace),
        Command::Corpus(command) => command.run(&workspace),
        Command::Diff(command) => command.run(&workspace),
        Command::DiffCases(command) => command.run(&workspace),
        Command::DiffConsumers(command) => command.run(&workspace),
        Command::Release(command) => command.run(&workspace),
        Command::Pages(command) => command.run(&workspace),
        Command::Features(command) => command.run(&workspace),
        Command::Serve(command) => command.run(&workspace),
    };
    match outcome {
        Ok(Verdict::Fine) => ExitCode::SUCCESS,
        Ok(Verdict::Wrong) => ExitCode::from(1),
        Ok(Verdict::Unable) => ExitCode::from(2),
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(1)
        }
    }
}
