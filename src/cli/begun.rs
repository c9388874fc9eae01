//! A document that is begun: asked for field by field at the terminal, and taken up again.

use std::fs;
use std::path::Path;

use super::command_error::BeginError;
use super::entry::Given;
use super::interview::Interview;
use super::ledger::Ledger;
use super::replacing::Left;
use super::shown_path::{in_folder, shown_path};
use super::{Answer, CommandError, write_place};
use crate::authoring::new::form::{completed, remaining};
use crate::corpus::writing::MAX_BYTES;
use crate::render::shared_words::count;
use crate::text::disk::cannot_read;

/// Takes a file up again, and asks for what is not filled in.
///
/// # Errors
/// If it cannot be read or written, or nobody answers.
pub fn resume(ledger: &Ledger, folder: &Path, file: &Path, given: &Given) -> Result<Answer, CommandError> {
    write_place::named(file)?;
    let text = read(file)?;
    let completed = completed(&ledger.catalogue, &text);
    if remaining(&ledger.catalogue, &completed).is_empty() {
        return Ok(Answer::printing(format!("Inget återstår att fylla i {}\n", shown_path(file))));
    }
    match ask(ledger, folder, (file, &text, &completed), given)? {
        Some(told) => Ok(Answer::printing(told)),
        None => Err(BeginError::NoAnswer {
            what: "någon att fråga".into(),
            help: "kör kommandot i ett fönster där du kan svara, eller fyll i filen i en textredigerare".into(),
        }
        .into()),
    }
}

fn read(file: &Path) -> Result<String, BeginError> {
    let unread = |why: String| BeginError::Unread { file: file.display().to_string(), why };
    let told = fs::symlink_metadata(file).map_err(|error| unread(cannot_read(&error)))?;
    if !told.is_file() || told.len() > MAX_BYTES {
        return Err(unread("den är ingen vanlig fil, eller för stor".to_owned()));
    }
    let bytes = fs::read(file).map_err(|error| unread(cannot_read(&error)))?;
    String::from_utf8(bytes).map_err(|_| unread("den är ingen text i UTF-8".to_owned()))
}

/// Asks for each field of a new document that is not filled in; see [`ask`].
///
/// # Errors
/// If the file cannot be written.
pub fn fill_in(
    ledger: &Ledger,
    folder: &Path,
    (file, text): (&Path, &str),
    given: &Given,
) -> Result<Option<String>, CommandError> {
    ask(ledger, folder, (file, text, text), given)
}

/// Asks for each field of a text that is not filled in, where the file has the same text or one with fewer fields; returns
/// what is told after that, or nothing if nobody answered.
///
/// # Errors
/// If the file cannot be written.
fn ask(
    ledger: &Ledger,
    folder: &Path,
    (file, written, text): (&Path, &str, &str),
    given: &Given,
) -> Result<Option<String>, CommandError> {
    let surroundings = given.surroundings;
    let interview = Interview { ledger, file, today: surroundings.today, ask: surroundings.ask };
    let unsaved = |left: Left| BeginError::Unsaved { file: file.display().to_string(), reason: left.to_string() };
    let outcome = interview.hold(written, text).map_err(unsaved)?;
    let next = match outcome.left {
        _ if !outcome.is_answered => return Ok(None),
        0 => "Alla fält är ifyllda.".to_owned(),
        left => format!(
            "{} kvar att fylla i. Fortsätt med:\n  ledningskoll new --resume {}{}",
            count(left, "fält är", "fält är"),
            shown_path(file),
            in_folder(folder, "--in ")
        ),
    };
    Ok(Some(format!("\n{next}\nVisa vad som saknas:\n  ledningskoll audit{}\n", in_folder(folder, ""))))
}
