//! The command `diff`: two states of the folder, both audited whole and per the same day.

use super::base::{date_of, earlier, named, open, repository, resolve};
use super::scope::Plan;
use super::writing::{FILE_WIDTH, outputs, write_all};
use super::{Answer, CommandError, Surroundings};
use crate::cli::{ChangeFormat, DiffArguments};
use crate::history;
use crate::render::{Style, json, markdown, terminal};
use crate::report::comparison::{Change, nothing_like};

/// Shows what happened between two states of the folder. It shows and never fails for what it shows.
pub fn run(asked: &DiffArguments, surroundings: Surroundings, style: Style) -> Result<Answer, CommandError> {
    let outputs = outputs(&asked.output)?;
    // That what stands in the folder is not committed yet is why it is compared; it is no finding of the change.
    let plan = Plan::of(&asked.scope(), (&[], &[history::UNCOMMITTED.id.to_owned()]), surroundings)?;
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
        ChangeFormat::Terminal => terminal::diff::render(change, style),
        ChangeFormat::Markdown => markdown::diff::render(change),
        ChangeFormat::Json => json::diff::render(change),
    }
}
