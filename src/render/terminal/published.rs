//! What was published, and what was not and why.

use std::collections::BTreeMap;
use std::path::Path;

use crate::render::Style;
use crate::render::shared_words::{bullet, capital, count, one_line, wrapped};
use crate::report::publication::{Left, Next, Publication};

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
    let mut counts: BTreeMap<usize, (usize, &str, &str)> = BTreeMap::new();
    for (_, why) in &publication.left {
        let (order, one, several) = reason(*why);
        counts.entry(order).or_insert((0, one, several)).0 += 1;
    }
    let reasons: Vec<String> = counts.values().map(|(number, one, several)| count(*number, one, several)).collect();
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

/// Why documents are left out: the order, and the words after a number.
fn reason(why: Left) -> (usize, &'static str, &'static str) {
    match why {
        Left::Private | Left::PrivateBefore => (0, "med personnummer", "med personnummer"),
        Left::Draft => (1, "utkast (--drafts tar med det)", "utkast (--drafts tar med dem)"),
        Left::InReview => (2, "på granskning", "på granskning"),
        Left::Later(_) => (3, "som gäller från senare", "som gäller från senare"),
        Left::Expired(_) => (4, "som har gått ut", "som har gått ut"),
        Left::PutAway => (5, "upphävt eller arkiverat", "upphävda eller arkiverade"),
        Left::Undecided => {
            (6, "utan status som säger att det är beslutat", "utan status som säger att de är beslutade")
        }
        Left::Unclear => (7, "där det är oklart från när det gäller", "där det är oklart från när de gäller"),
    }
}
