//! Completions for shells, the manual page, and how to cite the program.

use anyhow::Result;
use clap::CommandFactory;
use clap_complete::Shell;

use crate::Outcome;
use crate::arguments::Arguments;
use crate::output::Output;

/// Writes the completions for `shell`.
pub(crate) fn complete(shell: Shell) -> Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "tollcheck", &mut script);
    write(&script)
}

/// Writes the manual page, each command with its options.
pub(crate) fn page() -> Result<Outcome> {
    let mut command = Arguments::command();
    command.build();
    let mut pages = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut pages)?;
    for subcommand in command.get_subcommands().filter(|it| it.get_name() != "help") {
        let man = clap_mangen::Man::new(subcommand.clone());
        pages.extend_from_slice(
            format!(".SH \"TOLLCHECK {}\"\n", subcommand.get_name().to_uppercase()).as_bytes(),
        );
        man.render_description_section(&mut pages)?;
        man.render_synopsis_section(&mut pages)?;
        man.render_options_section(&mut pages)?;
    }
    write(&pages)
}

/// Prints how to cite the program.
pub(crate) fn cite() -> Result<Outcome> {
    write(include_bytes!("../../../CITATION.cff"))
}

fn write(bytes: &[u8]) -> Result<Outcome> {
    let mut output = Output::open(None)?;
    output.write(&String::from_utf8_lossy(bytes))?;
    output.finish()?;
    Ok(Outcome::Clean)
}
