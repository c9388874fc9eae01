//! A form that was filled in becomes a document, in a file that replaces none.

use std::collections::HashMap;
use std::path::Path;

use super::command_error::BeginError;
use super::import_again::write_document;
use super::import_arguments::{ImportArguments, kind_named, known_ids};
use super::shown_path::shown_path;
use super::{Answer, CommandError, write_place};
use crate::authoring::import::{FilledForm, ImportError, rows};
use crate::authoring::new::form::form_rows::{FormAnswer, FormOf, FormTold, made};
use crate::authoring::new::placing;
use crate::catalogue::Catalogue;
use crate::corpus::reading::{FileRead, Reader};
use crate::finding::Observation;
use crate::render::Style;
use crate::render::terminal::imported_form;
use crate::text::personal_number::find;
use crate::text::{Pointer, SourceId};

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
    let flags = ["--as", "--unit", "--sheet", "--column", "--suggest"];
    arguments.without(&flags, |flag| ImportError::OnlyDocuments { flag, file: file.to_owned() })?;
    let kind = kind_named(catalogue, &form.kind)?;
    let named = catalogue.requirements.iter().find(|one| one.id == form.target);
    if named.is_none() && !form.target.is_empty() {
        return Err(ImportError::NoTarget { file: file.to_owned(), target: form.target.clone() }.into());
    }
    // With its label, which may be the word that makes a number one of a person.
    let names_person = |answer: &&FormAnswer| !find(&format!("{}: {}", answer.name, answer.text)).is_empty();
    let numbers: Vec<usize> = form.answers.iter().filter(names_person).map(|answer| answer.row).collect();
    if !numbers.is_empty() {
        return Err(ImportError::Personal { file: file.to_owned(), rows: rows(&numbers) }.into());
    }
    let stem = Path::new(file).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let of = FormOf { kind: &kind, target: named };
    let mut made = made(catalogue, of, &form.answers, (placing::file_name(&stem), today));
    let reader = Reader::new(catalogue).on(today);
    made.told.extend(found(&reader.text(SourceId(0), file, made.text.clone().into_bytes()), &form.answers));
    made.told.sort_by_key(|told| told.answer.row);
    made.told.dedup_by(|told, before| told.answer.row == before.answer.row && told.why == before.why);
    let folder = arguments.output_of(&kind);
    write_place::named(&folder)?;
    if known_ids(catalogue, &kind, &folder).contains(&made.id) {
        let place = folder.display().to_string();
        return Err(BeginError::TakenId { id: made.id, kind: kind.words.indefinite.clone(), path: place }.into());
    }
    let name = format!("{}.yaml", placing::file_name(&made.id));
    let place = folder.join(&name);
    if !arguments.dry_run && !write_document(&folder, &name, &made.text)? {
        return Err(BeginError::Exists(place.display().to_string()).into());
    }
    let output = imported_form::render((file, &shown_path(&place)), &made, arguments.dry_run, style);
    Ok(Answer { code: u8::from(!made.told.is_empty()), ..Answer::printing(output) })
}

/// What an audit of the document alone would say of the answers.
fn found(read: &FileRead, answers: &[FormAnswer]) -> Vec<FormTold> {
    let by_pointer: HashMap<&str, &FormAnswer> = answers.iter().rev().map(|one| (one.pointer.as_str(), one)).collect();
    let of = |found: &Observation| {
        let mut at = found.place.pointer.clone();
        while !by_pointer.contains_key(at.as_str()) && at != Pointer::root() {
            at = at.parent();
        }
        let answer = by_pointer.get(at.as_str()).filter(|_| at != Pointer::root())?;
        Some(FormTold { answer: FormAnswer::clone(answer), why: Some(found.message.clone()) })
    };
    read.findings.iter().filter_map(of).collect()
}
