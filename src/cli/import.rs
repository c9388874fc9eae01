//! The command `import`: documents from a register or from documents of Word, without overwriting any file.

use std::collections::HashSet;
use std::path::Path;

use super::command_error::BeginError;
use super::entry::{Given, Run};
use super::import_again::{Again, Placing, again, write_document};
use super::import_arguments::{ImportArguments, kind_named, known_ids, read};
use super::import_places::placed;
use super::import_source::source_name;
use super::shown_path::shown_path;
use super::{Answer, CommandError, import_form, import_word, ledger, write_place};
use crate::authoring::import::{
    FileForm, ImportError, Left, Plan, Suggested, Table, Wanted, filled_form, form, plan, suggested_areas, tables,
};
use crate::catalogue::{Catalogue, Kind};
use crate::render::terminal::imported::{self, Written};
use crate::render::terminal::imported_word::{self, AllImported};
use crate::render::xlsx::suggestions;

impl Run for ImportArguments {
    fn run(self, given: &Given) -> Result<Answer, CommandError> {
        let catalogue = given.catalogue()?;
        if self.file.is_dir() {
            return Ok(told(&import_word::all(&self, &catalogue)?, given));
        }
        let file = self.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = read(&self.file)?;
        match form(&file, &bytes)? {
            FileForm::Word => Ok(told(&import_word::one(&self, &catalogue, &bytes)?, given)),
            FileForm::Register => {
                let tables = tables(&file, bytes)?;
                match filled_form(&tables) {
                    Some(form) => {
                        let at = (given.style(), given.surroundings.today);
                        import_form::document(&self, (&file, &form), &catalogue, at)
                    }
                    None => register(&self, &file, &tables, &catalogue, given),
                }
            }
        }
    }
}

/// The answer on documents of Word.
fn told(all: &AllImported, given: &Given) -> Answer {
    let code = u8::from(all.left() > 0);
    Answer { output: imported_word::render(all, given.style()), code, ..Answer::default() }
}

/// Imports a register.
fn register(
    arguments: &ImportArguments,
    file: &str,
    tables: &[Table],
    catalogue: &Catalogue,
    given: &Given,
) -> Result<Answer, CommandError> {
    let named = arguments.kind.as_deref().ok_or_else(|| ImportError::NoKindGiven(file.to_owned()))?;
    let kind = &*kind_named(catalogue, named)?;
    let columns = arguments.columns_of(kind)?;
    let (unit, sheet) = (arguments.unit.as_deref(), arguments.sheet.as_deref());
    let output = arguments.output_of(kind);
    let source = &*source_name(&arguments.file, &output);
    let wanted = Wanted { file, source, kind, unit, sheet, columns: &columns };
    if let Some(file) = &arguments.suggest {
        return suggest((file, kind), &suggested_areas(tables, wanted)?, &arguments.given_again(), given);
    }
    let mut plan = plan(tables, wanted)?;
    write_place::named(&output)?;
    let known = known_ids(catalogue, kind, &output);
    write_again(&mut plan, (&output, kind), &known, arguments.dry_run)?;
    let written = if arguments.dry_run {
        Written::Nothing
    } else {
        Written::To { folder: output.display().to_string(), files: write(&output, &mut plan)? }
    };
    plan.left.sort();
    let code = u8::from(!plan.left.is_empty());
    Ok(Answer { output: imported::render(file, kind, &plan, (&written, given.style())), code, ..Answer::default() })
}

/// Writes a register with proposals, which is imported when a person has looked at it.
fn suggest(
    (file, kind): (&Path, &Kind),
    suggested: &Suggested,
    flags: &str,
    given: &Given,
) -> Result<Answer, CommandError> {
    write_place::named(file)?;
    ledger::write_new(file, suggestions::render(suggested)?)?;
    let code = u8::from(!suggested.left.is_empty());
    let command = format!("ledningskoll import {} --as {}{flags}", shown_path(file), kind.name.0);
    let output = imported::suggested((&shown_path(file), &command), suggested, given.style());
    Ok(Answer { code, ..Answer::printing(output) })
}

/// Replaces the documents of an earlier import that nobody has changed since, and leaves those that somebody has, and the
/// rows whose id a document in the folder has already.
fn write_again(
    plan: &mut Plan,
    (output, kind): (&Path, &Kind),
    known: &HashSet<String>,
    is_dry: bool,
) -> Result<(), BeginError> {
    let placed = placed(std::mem::take(&mut plan.drafts), output, kind);
    plan.same += placed.same;
    plan.left.extend(placed.left);
    for draft in placed.drafts {
        let placing = Placing { folder: output, name: &draft.file, id: &draft.id, text: &draft.text };
        match again(placing, known, is_dry).map_err(|error| error.after(plan.updated))? {
            Again::Free => plan.drafts.push(draft),
            Again::Same => plan.same += 1,
            Again::Updated => plan.updated += 1,
            Again::Left(left) => plan.left.push((draft.row, left)),
        }
    }
    Ok(())
}

/// Writes each document to a file of its own without overwriting any; returns how many were written.
fn write(output: &Path, plan: &mut Plan) -> Result<usize, BeginError> {
    let mut written = 0;
    for draft in &plan.drafts {
        match write_document(output, &draft.file, &draft.text) {
            Ok(true) => written += 1,
            Ok(false) => plan.left.push((draft.row, Left::FileThere { file: draft.file.clone() })),
            Err(error) => return Err(error.after(written + plan.updated)),
        }
    }
    Ok(written)
}
