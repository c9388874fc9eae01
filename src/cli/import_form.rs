//! A form that was filled in becomes a document, in a file that replaces none.

use std::io::ErrorKind;
use std::path::Path;

use super::command_error::BeginError;
use super::import_arguments::{ImportArguments, kind_named, known_ids};
use super::shown_path::shown_path;
use super::whole_file::{create_folders, write_new};
use super::{Answer, CommandError, write_place};
use crate::authoring::import::{FilledForm, ImportError};
use crate::authoring::new::form::form_rows::{FormOf, Made, made};
use crate::authoring::new::placing;
use crate::catalogue::Catalogue;
use crate::render::Style;
use crate::render::terminal::imported_form;
use crate::text::personal_number::find;
use crate::text::words::list;

/// Reads a form into a document.
///
/// # Errors
/// If it names what does not exist, holds a personal number, or the document cannot be written.
pub fn document(
    arguments: &ImportArguments,
    (file, form): (&str, &FilledForm),
    catalogue: &Catalogue,
    (style, today): (Style, jiff::civil::Date),
) -> Result<Answer, CommandError> {
    let kind = kind_named(catalogue, &form.kind)?;
    let named = catalogue.requirements.iter().find(|one| one.id == form.target);
    if named.is_none() && !form.target.is_empty() {
        return Err(ImportError::NoTarget { file: file.to_owned(), target: form.target.clone() }.into());
    }
    let numbers = form.answers.iter().filter(|answer| !find(&answer.text).is_empty());
    let rows: Vec<String> = numbers.map(|answer| answer.row.to_string()).collect();
    if !rows.is_empty() {
        return Err(ImportError::Personal { file: file.to_owned(), rows: list(&rows, "och") }.into());
    }
    let stem = Path::new(file).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let made =
        made(catalogue, FormOf { kind: &kind, target: named }, &form.answers, (placing::file_name(&stem), today));
    let folder = arguments.output_of(&kind);
    write_place::named(&folder)?;
    if known_ids(catalogue, &kind, &folder).contains(&made.id) {
        let place = folder.display().to_string();
        return Err(BeginError::TakenId { id: made.id, kind: kind.words.indefinite.clone(), path: place }.into());
    }
    let place = folder.join(format!("{}.yaml", placing::file_name(&made.id)));
    if !arguments.dry_run {
        write(&folder, &place, &made)?;
    }
    let output = imported_form::render((file, &shown_path(&place)), &made, arguments.dry_run, style);
    Ok(Answer { code: u8::from(!made.told.is_empty()), ..Answer::printing(output) })
}

fn write(folder: &Path, place: &Path, made: &Made) -> Result<(), BeginError> {
    create_folders(folder).map_err(|error| BeginError::unwritten(folder, &error))?;
    write_new(place, &made.text).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => BeginError::Exists(place.display().to_string()),
        _ => BeginError::unwritten(place, &error),
    })
}
