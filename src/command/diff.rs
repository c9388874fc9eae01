//! The command `diff`: two states of the folder, both audited whole and per the same day.

use std::path::PathBuf;

use clap::ValueEnum;

use super::base::{date_of, earlier, named, open, repository, resolve};
use super::scope::Plan;
use super::writing::write_all;
use super::{Answer, CommandError, Surroundings};
use crate::cli::{ChangeFormat, DiffArguments};
use crate::comparison::{Change, nothing_like};
use crate::render::diff;
use crate::render::snippet::Style;

/// The width of a comparison for a terminal that is written to a file.
const FILE_WIDTH: usize = 100;

/// Shows what happened between two states of the folder. It shows and never fails for what it shows.
pub fn run(asked: &DiffArguments, surroundings: Surroundings, style: Style) -> Result<Answer, CommandError> {
    let outputs = asked.output.iter().map(|text| output(text)).collect::<Result<Vec<_>, _>>()?;
    let plan = Plan::of(&asked.scope(), (&[], &[]), surroundings)?;
    let archive = open(&plan)?;
    repository(&archive)?;
    let base = resolve(&plan, &asked.base)?;
    let mut after = plan.report()?;
    let before = earlier(&plan, &base, date_of(&after))?.unwrap_or_else(|| nothing_like(&after));
    let to = match (&asked.head, &archive.at) {
        (Some(name), Some((commit, _))) => named(name, commit),
        _ => "mappen som den är".to_owned(),
    };
    let change = Change::new((named(&asked.base, &base), &before), (to, &mut after));
    let of_file = Style { width: FILE_WIDTH, is_coloured: false, is_unicode: true };
    let files = outputs.into_iter().map(|(format, file)| (file, drawn(&change, format, of_file).into_bytes()));
    let output = drawn(&change, asked.format, style);
    write_all(files.collect())?;
    Ok(Answer { output, ..Answer::default() })
}

fn drawn(change: &Change<'_>, format: ChangeFormat, style: Style) -> String {
    match format {
        ChangeFormat::Terminal => diff::terminal(change, style),
        ChangeFormat::Markdown => diff::markdown(change),
        ChangeFormat::Json => diff::json(change),
    }
}

fn output(text: &str) -> Result<(ChangeFormat, PathBuf), CommandError> {
    let wrong = || CommandError::Output {
        text: text.to_owned(),
        help: "skriv FORMAT=FIL, till exempel --output markdown=kommentar.md; formaten är terminal, markdown och json"
            .to_owned(),
    };
    let (name, file) = text.split_once('=').filter(|(_, file)| !file.is_empty()).ok_or_else(wrong)?;
    let format = ChangeFormat::from_str(name, false).map_err(|_| wrong())?;
    Ok((format, PathBuf::from(file)))
}
