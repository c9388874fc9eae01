//! The command `fix`: the certain mends are applied to the files, and shown as a diff.

use std::path::{Path, PathBuf};

use clap::Args;
use rayon::prelude::*;

use super::entry::{Given, Run};
use super::replacing::{Left, replace};
use super::{Answer, CommandError};
use crate::audit::check_folder;
use crate::authoring::fix::{Mended, mend_file};
use crate::catalogue::Catalogue;
use crate::corpus::Document;
use crate::corpus::discover::{Found, discover};
use crate::corpus::reading::Reader;
use crate::corpus::settings::Settings;
use crate::corpus::writing::MAX_BYTES;
use crate::render::shared_words::{count, one_line};
use crate::render::terminal::fixed::render;
use crate::text::SourceId;

const AFTER: &str = "\
Det här rättas: datum där det inte kan råda tvekan om vilken dag som menas,
fältnamn och ord ur fasta listor som är skrivna utan prickar eller med fel
tecken emellan, hårda blanksteg efter kolon och i indrag, tabbar där hela filen
är indragen med tabb, och skrivfel som bara kan läsas på ett sätt: mellanslag
efter kolon och streck, böjda citattecken, tankstreck och punkter från Word i
listor, hakparenteser som inte stängs och rader som är indragna ett blanksteg
för långt eller kort. Allt annat i filen står kvar tecken för tecken. Att byta en
upphävd författning behöver någon ta ställning till, och det görs aldrig här.

Slutkod: 0 klart, eller inget att rätta · 1 något återstår (vid --dry-run, eller
         när en fil lämnades som den var) · 2 det gick inte, eller gick inte att
         skriva någon fil";

/// Rätta det som säkert är ett skrivfel, och visa vad som ändrades
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Flaggor", override_usage = "ledningskoll fix [FLAGGOR] [MAPP]", after_help = AFTER)]
pub struct FixArguments {
    /// Mappen som ledningssystemet ligger i; mappen du står i om inget anges
    #[arg(value_name = "MAPP", default_value = ".", hide_default_value = true, help_heading = "Argument")]
    pub path: PathBuf,
    /// Visa bara vad som skulle ändras, och skriv ingenting
    #[arg(long)]
    pub dry_run: bool,
}

/// The byte order mark, which is kept where a file begins with it.
const MARK: &str = "\u{feff}";

/// A file as it was read.
struct Original {
    found: Found,
    bytes: Vec<u8>,
}

impl Run for FixArguments {
    fn run(self, given: &Given) -> Result<Answer, CommandError> {
        check_folder(&self.path)?;
        let catalogue = given.catalogue()?;
        let mended = mended(&catalogue, &self.path);
        let mut answer = Answer::default();
        let (mut files, mut mends) = (0, 0);
        for (original, mended) in &mended {
            match if self.dry_run { Ok(()) } else { write(&self.path, original, mended) } {
                Ok(()) => {
                    answer.output.push_str(&format!("{}\n", render(mended, given.style())));
                    (files, mends) = (files + 1, mends + mended.done.len());
                }
                Err(left) => {
                    let path = one_line(&mended.before.path);
                    answer.message.push_str(&format!("{path} är lämnad som den är: {left}\n"));
                    answer.code = answer.code.max(if matches!(left, Left::Failed(_)) { 2 } else { 1 });
                }
            }
        }
        answer.output.push_str(&last_line(&self, files, mends));
        if self.dry_run && files > 0 {
            answer.code = answer.code.max(1);
        }
        Ok(answer)
    }
}

fn last_line(asked: &FixArguments, files: usize, mends: usize) -> String {
    let what = format!("{} i {}", count(mends, "rättning", "rättningar"), count(files, "fil", "filer"));
    match (mends, asked.dry_run) {
        (0, _) => "inget att rätta som är säkert; resten behöver någon ta ställning till\n".to_owned(),
        (_, true) => format!("{what} att göra · inget är skrivet\n"),
        (_, false) => format!("{what} gjorda · ledningskoll audit visar vad som är kvar\n"),
    }
}

/// The files of a folder with certain mends, by path, without the files that the settings exclude from the audit.
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

/// A file and its text without byte order mark; none if it is not UTF-8, too large or removed meanwhile.
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
