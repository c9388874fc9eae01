//! The command `fix`: what is certain to be a slip is mended in the files, and shown as a diff.

use std::path::Path;

use rayon::prelude::*;

use super::replacing::{Left, replace};
use super::scope::catalogue;
use super::{Answer, CommandError};
use crate::audit::check_folder;
use crate::authoring::fix::{Mended, mend_file};
use crate::catalogue::Catalogue;
use crate::cli::FixArguments;
use crate::corpus::Document;
use crate::corpus::discover::{Found, discover};
use crate::corpus::reading::Reader;
use crate::corpus::settings::Settings;
use crate::corpus::writing::MAX_BYTES;
use crate::render::Style;
use crate::render::terminal::fixed::render;
use crate::render::words::{count, one_line};
use crate::text::SourceId;

/// The byte order mark that some programs write first in a file; it is kept.
const MARK: &str = "\u{feff}";

/// A file as it was read.
struct Original {
    found: Found,
    bytes: Vec<u8>,
}

/// Mends what is certain in a folder, or shows what would be mended.
pub fn run(asked: &FixArguments, style: Style) -> Result<Answer, CommandError> {
    check_folder(&asked.path)?;
    let catalogue = catalogue(asked.catalog.as_deref())?;
    let mended = mended(&catalogue, &asked.path);
    let mut answer = Answer::default();
    let (mut files, mut mends) = (0, 0);
    for (original, mended) in &mended {
        match if asked.dry_run { Ok(()) } else { write(&asked.path, original, mended) } {
            Ok(()) => {
                answer.output.push_str(&format!("{}\n", render(mended, style)));
                (files, mends) = (files + 1, mends + mended.done.len());
            }
            Err(left) => {
                let path = one_line(&mended.before.path);
                answer.message.push_str(&format!("{path} är lämnad som den är: {left}\n"));
                answer.code = 1;
            }
        }
    }
    answer.output.push_str(&last_line(asked, files, mends));
    if asked.dry_run && files > 0 {
        answer.code = 1;
    }
    Ok(answer)
}

fn last_line(asked: &FixArguments, files: usize, mends: usize) -> String {
    let what = format!("{} i {}", count(mends, "rättning", "rättningar"), count(files, "fil", "filer"));
    match (mends, asked.dry_run) {
        (0, _) => "inget att rätta som är säkert; resten behöver någon ta ställning till\n".to_owned(),
        (_, true) => format!("{what} att göra · inget är skrivet\n"),
        (_, false) => format!("{what} gjorda · ledningskoll audit visar vad som är kvar\n"),
    }
}

/// The files of a folder that can be mended, by path. What the settings leave out of the audit is left as it is.
fn mended(catalogue: &Catalogue, root: &Path) -> Vec<(Original, Mended)> {
    let reader = Reader::new(catalogue);
    let texts: Vec<(Original, String)> = discover(root).files.into_par_iter().filter_map(original).collect();
    let settings = settings(&reader, &texts);
    let audited: Vec<(Original, String)> =
        texts.into_iter().filter(|(original, _)| settings.audits(&original.found.path)).collect();
    let mend = |(original, text): (Original, String)| {
        let mended = mend_file(&reader, catalogue, &original.found.path, &text)?;
        Some((original, mended))
    };
    audited.into_par_iter().filter_map(mend).collect()
}

/// A file and its text without byte order mark; none if it is no UTF-8, too large or not there any more.
fn original(found: Found) -> Option<(Original, String)> {
    let size = std::fs::metadata(&found.file).ok()?.len();
    let bytes = std::fs::read(&found.file).ok().filter(|_| size <= MAX_BYTES)?;
    let text = std::str::from_utf8(&bytes).ok()?;
    let text = text.strip_prefix(MARK).unwrap_or(text).to_owned();
    Some((Original { found, bytes }, text))
}

fn settings(reader: &Reader<'_>, texts: &[(Original, String)]) -> Settings {
    let sets = |text: &str| text.contains("inställningar") || text.contains("ledningssystem");
    let documents: Vec<Document> = texts
        .iter()
        .filter(|(_, text)| sets(text))
        .flat_map(|(original, text)| {
            reader.text(SourceId(0), &original.found.path, text.clone().into_bytes()).documents
        })
        .collect();
    Settings::read(&documents).0
}

fn write(root: &Path, original: &Original, mended: &Mended) -> Result<(), Left> {
    let mark = if original.bytes.starts_with(MARK.as_bytes()) { MARK } else { "" };
    let text = format!("{mark}{}", mended.text);
    replace(root, &original.found.file, &original.bytes, text.as_bytes())
}
