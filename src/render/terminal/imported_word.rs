//! The output of an import of documents of Word: where each was written, what it holds, and what is told of it.

use crate::authoring::import::word::{Told, Unplaced, WordDocument};
use crate::authoring::import::{ImportError, Left};
use crate::render::Style;
use crate::render::shared_words::{bullet, count, one_line, wrapped};
use crate::render::terminal::imported::{rewritten, to_rewrite};
use crate::text::personal_number::clean;

/// What became of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It is written to this file.
    Written(String),
    /// It would be written to this file.
    Planned(String),
    /// It replaces what an earlier import wrote to this file, and nobody has changed since.
    Updated(String),
    /// It is in this file already.
    Same(String),
    /// It is not written.
    Left(Left),
    /// It is not written, as an earlier document of the same import has its id.
    SameId {
        /// The id.
        id: String,
        /// The file of the earlier document.
        other: String,
    },
}

/// A document of Word that was read.
#[derive(Debug)]
pub struct Imported {
    /// The name of the file.
    pub file: String,
    /// What it came to.
    pub document: WordDocument,
    /// What became of each draft.
    pub fates: Vec<Fate>,
}

/// What of a folder is not looked into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    /// A folder, or something in it, cannot be read.
    Failed { place: String, reason: String },
    /// A link, which may lead anywhere.
    Link { place: String },
    /// The files from this one on: there are more than are looked at.
    Beyond { most: usize, from: String },
}

impl Unread {
    /// What is not looked into, as a sentence without its full stop.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::Failed { place, reason } => format!("{place} gick inte att läsa: {reason}"),
            Self::Link { place } => {
                format!("{place} är en länk, och länkar följs inte; läs in det den leder till för sig")
            }
            Self::Beyond { most, from } => {
                format!(
                    "mappen har fler än {most} filer; från och med {from} är inget inläst, så läs in en mapp i taget"
                )
            }
        }
    }
}

/// The documents of an import.
#[derive(Debug, Default)]
pub struct AllImported {
    /// Those that were read.
    pub documents: Vec<Imported>,
    /// Those that were not.
    pub refused: Vec<ImportError>,
    /// What of the folder was not looked into.
    pub unread: Vec<Unread>,
    /// The number of files in the folder that are no such documents.
    pub others: usize,
    /// The folders that are written in.
    pub folders: Vec<String>,
    /// Nothing is written.
    pub is_dry: bool,
}

impl AllImported {
    /// The number of drafts and files that are not written, nor would be.
    #[must_use]
    pub fn left(&self) -> usize {
        let is_left = |fate: &&Fate| matches!(fate, Fate::Left(_) | Fate::SameId { .. });
        self.refused.len()
            + self.unread.len()
            + self.documents.iter().flat_map(|one| &one.fates).filter(is_left).count()
    }
}

/// The output.
#[must_use]
pub fn render(all: &AllImported, style: Style) -> String {
    let mut text = String::new();
    for imported in &all.documents {
        text.push_str(&document(imported, (all.is_dry, style)));
        text.push('\n');
    }
    let refused = |error: &ImportError| {
        let help = miette::Diagnostic::help(error).map(|help| format!("; {help}")).unwrap_or_default();
        bullet(&clean(&format!("{error}{help}")), style)
    };
    if !all.refused.is_empty() || !all.unread.is_empty() {
        text.push_str(if all.is_dry { "Filer som inte läses in\n" } else { "Filer som inte är inlästa\n" });
        text.extend(all.refused.iter().map(refused));
        text.extend(all.unread.iter().map(|unread| bullet(&clean(&unread.sentence()), style)));
        text.push('\n');
    }
    text.push_str(&wrapped(&last_line(all), "", style));
    if let (false, [first, ..]) = (all.is_dry, all.folders.as_slice()) {
        let next = format!("Nästa steg: läs igenom utkasten mot originalen, och kör ledningskoll audit {first}");
        text.push_str(&wrapped(&one_line(&next), "", style));
    }
    text
}

fn document(Imported { file, document, fates }: &Imported, (is_dry, style): (bool, Style)) -> String {
    let not_written = if is_dry { "skulle inte skrivas" } else { "inte skriven" };
    let mut text = wrapped(&one_line(&clean(file)), "", style);
    for (draft, fate) in document.drafts.iter().zip(fates) {
        let name = format!("{} {}", draft.id, draft.title);
        let line = match fate {
            Fate::Written(file) => format!("{file}: {name}"),
            Fate::Planned(file) => format!("skulle bli {file}: {name}"),
            Fate::Updated(file) if is_dry => format!("skulle uppdatera {file}: {name}"),
            Fate::Updated(file) => format!("{file}, uppdaterad: {name}"),
            Fate::Same(file) => format!("{file}, oförändrad: {name}"),
            Fate::Left(left) => format!("{name}: {not_written}, {}", left.sentence()),
            Fate::SameId { id, other } => format!("{name}: {not_written}, id {id} står redan i {other}"),
        };
        let mark = if style.is_unicode { "  → " } else { "  > " };
        text.push_str(&wrapped(&one_line(&clean(&line)), mark, style));
    }
    let fields: Vec<String> = document
        .fields
        .iter()
        .map(|(field, values)| if *values > 1 { format!("{field} ({values})") } else { field.clone() })
        .collect();
    text.push_str(&wrapped(&format!("Ifyllt: {}", fields.join(", ")), "  ", style));
    if !document.unplaced.is_empty() {
        text.push_str("  Inte placerat, står under övrigt\n");
        text.extend(document.unplaced.iter().map(Unplaced::sentence).map(|sentence| bullet(&sentence, style)));
    }
    if !document.told.is_empty() {
        text.push_str("  Att se över\n");
        text.extend(document.told.iter().map(Told::sentence).map(|sentence| bullet(&sentence, style)));
    }
    text
}

fn last_line(all: &AllImported) -> String {
    let fates = |is_meant: fn(&&Fate) -> bool| all.documents.iter().flat_map(|one| &one.fates).filter(is_meant).count();
    let written = fates(|fate| matches!(fate, Fate::Written(_) | Fate::Planned(_)));
    let updated = fates(|fate| matches!(fate, Fate::Updated(_)));
    let same = fates(|fate| matches!(fate, Fate::Same(_)));
    let again = if all.is_dry { to_rewrite(updated, same) } else { rewritten(updated, same) };
    let left = match all.left() {
        0 => String::new(),
        left if all.is_dry => format!(" · {left} läses inte in"),
        left => format!(" · {}", count(left, "inte inläst", "inte inlästa")),
    };
    let others = match all.others {
        0 => String::new(),
        1 => " · 1 annan fil i mappen är inget Word-dokument".to_owned(),
        others => format!(" · {others} andra filer i mappen är inga Word-dokument"),
    };
    if all.is_dry {
        format!("{} att skriva{again}{left}{others} · inget är skrivet", count(written, "dokument", "dokument"))
    } else {
        let folders: Vec<String> = all.folders.iter().map(|folder| one_line(folder)).collect();
        let place = if folders.is_empty() { String::new() } else { format!(" i {}", folders.join(" och ")) };
        format!("{}{place}{again}{left}{others}", count(written, "fil skriven", "filer skrivna"))
    }
}
