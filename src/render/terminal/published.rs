//! What was published, and what was not and why.

use std::path::Path;

use crate::render::Style;
use crate::render::left_words::reasons;
use crate::render::shared_words::{bullet, capital, count, one_line, wrapped};
use crate::report::publication::{Left, Next, Publication};

/// The flag with which drafts are published.
const DRAFTS: Option<&str> = Some("--drafts");
/// The most documents that are named one by one.
const MOST: usize = 20;

/// What was published: to which folder, how many files, and where one begins to read.
#[derive(Debug)]
pub struct Told<'command> {
    /// The folder, as the argument names it.
    pub folder: &'command str,
    /// The number of files.
    pub files: usize,
    /// The words for one file and for several.
    pub words: (&'command str, &'command str),
    /// The file to open first, if there is one.
    pub first: Option<&'command str>,
}

/// What was published.
#[must_use]
pub fn done(publication: &Publication<'_>, told: &Told<'_>, style: Style) -> String {
    let number = publication.documents.len();
    let documents = count(number, "dokument", "dokument");
    let are = if number == 1 { "är publicerat" } else { "är publicerade" };
    let files = count(told.files, told.words.0, told.words.1);
    let mut text = wrapped(&one_line(&format!("{} {are} i {}: {files}.", capital(&documents), told.folder)), "", style);
    if let Some(first) = told.first {
        text.push_str(&wrapped(&one_line(&format!("Börja läsa i {first}.")), "", style));
    }
    text
}

/// What was not published and why; empty if everything was.
#[must_use]
pub fn left(publication: &Publication<'_>, style: Style) -> String {
    let reasons = reasons(&publication.left, DRAFTS);
    let mut text = String::new();
    let replaced = publication.documents.iter().filter(|one| matches!(one.next, Some(Next::Draft | Next::InReview)));
    let sentence = match replaced.count() {
        0 => String::new(),
        1 => "1 dokument har en ny version som inte är beslutad; den som gäller är publicerad.".to_owned(),
        number => format!("{number} dokument har en ny version som inte är beslutad; de som gäller är publicerade."),
    };
    if !sentence.is_empty() {
        text.push_str(&wrapped(&sentence, "", style));
    }
    if !reasons.is_empty() {
        text.push_str(&wrapped(&format!("Inte med: {}.", reasons.join(", ")), "", style));
    }
    let private: Vec<String> = publication
        .left
        .iter()
        .filter(|(_, why)| why.is_private())
        .map(|(number, why)| {
            let document = publication.corpus.document(*number);
            let path = &publication.corpus.source(document.source).path;
            let place = match why {
                Left::PrivateBefore => "den version som gäller, i git",
                _ => "dokumentet eller i filens namn",
            };
            format!("{} i {path}: ett personnummer står i {place}", document.id)
        })
        .collect();
    private.iter().take(MOST).for_each(|line| text.push_str(&bullet(line, style)));
    if private.len() > MOST {
        text.push_str(&bullet(&format!("och {} till", private.len() - MOST), style));
    }
    match publication.corpus.unreadable.len() {
        0 => {}
        1 => text.push_str(&wrapped(
            "1 dokument gick inte att läsa och är inte med; ledningskoll audit visar vilket.",
            "",
            style,
        )),
        number => text.push_str(&wrapped(
            &format!("{number} dokument gick inte att läsa och är inte med; ledningskoll audit visar vilka."),
            "",
            style,
        )),
    }
    text
}

/// That the folder that was replaced could not be deleted.
#[must_use]
pub fn left_behind(path: &Path, style: Style) -> String {
    let sentence = format!(
        "Den förra mappen gick inte att ta bort helt: det som är kvar ligger i {}. Ta bort det för hand.",
        path.display()
    );
    wrapped(&one_line(&sentence), "", style)
}
