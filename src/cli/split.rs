//! One report for each enhet, in one run: `--split unit`. All files are written, or none.

use std::path::PathBuf;

use super::CommandError;
use super::ground::Ground;
use super::page_arguments::linked;
use super::report_files::{Output, Pending, of_file};
use super::scope::Plan;
use super::whole_file::create_folders;
use crate::render::{Drawn, Format, Style};
use crate::report::Report;
use crate::report::file_link::FileLink;
use crate::text::disk::cannot_write;
use crate::text::plain_name;
use crate::text::unique_names::UniqueNames;

/// The folders to write to, each with its format.
pub struct Folders {
    /// The formats, each with its folder.
    pub outputs: Vec<(Format, PathBuf)>,
    /// What may not be written over.
    pub ground: Ground,
    /// Where the files can be seen.
    pub link: Option<FileLink>,
}

impl Folders {
    /// The files of one enhet, each in its folder, which is made if it is not there.
    ///
    /// # Errors
    /// If one may not be written where it is to stand, or two of them are one file.
    fn outputs_of(&self, name: &str) -> Result<Vec<(Format, Output)>, CommandError> {
        let mut outputs: Vec<(Format, Output)> = Vec::new();
        for (format, folder) in &self.outputs {
            let file = folder.join(format!("{name}.{}", format.extension));
            let output = Output::of(&file, &self.ground)?;
            if let Some(name) = output.twice(&outputs) {
                return Err(CommandError::Twice(name.to_owned()));
            }
            create_folders(folder).map_err(|error| unwritten(&file.display().to_string(), cannot_write(&error)))?;
            outputs.push((*format, output));
        }
        Ok(outputs)
    }
}

/// Writes the report of each enhet at the bottom of the organisation; returns what was done, in words.
///
/// # Errors
/// If an enhet cannot be audited, or a report not be drawn or written; then none is written.
pub fn write(
    plan: &Plan,
    whole: &Report,
    folders: &Folders,
    draw: impl Fn(&Report, Format, Style) -> Drawn,
) -> Result<String, CommandError> {
    if folders.outputs.is_empty() {
        return Err(CommandError::SplitNowhere);
    }
    let focus = &whole.audit.focus;
    let units = whole.units.iter().filter(|unit| unit.is_leaf && (focus.is_empty() || focus.contains(&unit.id)));
    let ids: Vec<&str> = units.map(|unit| unit.id.as_str()).collect();
    if ids.is_empty() {
        return Err(CommandError::SplitNothing);
    }
    let mut pending = Pending::default();
    let progress = &plan.options.progress;
    progress.begin("skriver enheter:", ids.len());
    for (id, name) in ids.iter().zip(names(&ids)) {
        let mut report = linked(plan.report_of_unit(id)?, folders.link.as_ref());
        report.audit.role.clone_from(&whole.audit.role);
        for (format, output) in folders.outputs_of(&name)? {
            pending.add(output, &of_file(format, |style| draw(&report, format, style))?)?;
        }
        progress.step();
    }
    progress.end();
    let written = pending.finish()?;
    Ok(format!("{written} filer skrivna, en för varje enhet och format.\n"))
}

fn unwritten(file: &str, reason: String) -> CommandError {
    CommandError::Write { file: file.to_owned(), reason, done: "inget har skrivits".to_owned() }
}

/// A file name for each enhet that no other enhet has, on any system; an id that is a file name keeps it, whatever others
/// are called.
fn names(ids: &[&str]) -> Vec<String> {
    let plain = |id: &str| plain_name(id).unwrap_or_else(|| "enhet".to_owned());
    let mut names = UniqueNames::default();
    ids.iter().filter(|id| plain(id) == **id).for_each(|id| names.reserve(id));
    let name = |id: &&str| if plain(id) == **id { (*id).to_owned() } else { names.take(&plain(id), '-') };
    ids.iter().map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_enhet_gets_a_name_of_its_own_that_every_system_can_have() {
        let ids = ["vc/../å", "VC å", "../../etc/passwd", "con", "日本", "😀", "VC-Norr", "vc-norr", "vc-norr "];
        let expected =
            ["vc-a", "vc-a-2", "etc-passwd", "dok-con", "enhet", "enhet-2", "vc-norr-2", "vc-norr", "vc-norr-3"];
        assert_eq!(names(&ids), expected);
    }
}
