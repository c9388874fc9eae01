//! The arguments of `import`, and what both of its ways need: the kind, the bytes and the ids that are taken.

use std::collections::HashSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use super::shown_path::shown_path;
use crate::authoring::import::word::Refused;
use crate::authoring::import::{ImportError, MAX_BYTES, is_of_word};
use crate::catalogue::{Catalogue, Kind};
use crate::corpus::discover::discover;
use crate::corpus::{Files, reading};
use crate::progress::Progress;
use crate::text::disk::cannot_read;
use crate::text::words::{alike, did_you_mean, list};

const AFTER: &str = "\
Ett Word-dokument blir ett utkast: dokumenthuvudet, rubrikerna, de numrerade
stegen och tabellerna kommer i fälten, och det som inte har något fält står
under övrigt. I en mapp läses alla Word-dokument. Word-filen ändras inte. Har
publish skrivit filen läses den tillbaka som det dokument den skrevs av.

Av ett register blir varje rad ett dokument i en egen fil. Ett formulär från
ledningskoll new --form blir ett dokument av det ifyllda.

Det källan säger står kvar, och det den inte säger lämnas tomt. Läs in igen när
källan har ändrats: dokument som ni inte har ändrat sedan dess uppdateras, och
andra filer skrivs inte över.

Exempel:
  ledningskoll import rutin.docx
  ledningskoll import \"Våra rutiner\" --dry-run
  ledningskoll import plan.docx --as egenkontroll --unit vc-norr
  ledningskoll import register.xlsx --as rutin --dry-run
  ledningskoll import register.csv --as rutin --unit vc-norr --output rutiner
  ledningskoll import register.xlsx --as rutin --suggest med-omrade.xlsx
  ledningskoll import register.xlsx --as rutin --column \"Godkänt datum=fastställd\"

Slutkod: 0 allt inläst · 1 något lästes inte in · 2 det gick inte";

/// Gör dokument av Word-dokument, eller av ett register, tabellen som de flesta dokumentsystem kan ta ut
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Flaggor", override_usage = "ledningskoll import FIL|MAPP [--as TYP] [FLAGGOR]", after_help = AFTER)]
pub struct ImportArguments {
    /// Ett Word-dokument (.docx), en mapp med sådana, eller ett register: en Excel-arbetsbok (.xlsx) eller en textfil med ett dokument på varje rad (.csv)
    #[arg(value_name = "FIL", help_heading = "Argument")]
    pub file: PathBuf,
    /// Vad det är, till exempel rutin; måste anges för ett register, ett Word-dokument läses annars efter sin titel
    #[arg(long = "as", value_name = "TYP")]
    pub kind: Option<String>,
    /// Mappen att skriva dokumenten i; annars en mapp med dokumenttypens namn, till exempel rutiner
    #[arg(long, value_name = "MAPP")]
    pub output: Option<PathBuf>,
    /// Enheten som dokument gäller för när källan inte anger någon
    #[arg(long, value_name = "ENHET")]
    pub unit: Option<String>,
    /// Bladet i arbetsboken; annars det första som har rubriker som går att känna igen
    #[arg(long, value_name = "BLAD")]
    pub sheet: Option<String>,
    /// Fältet som en kolumn i ett register hör till, till exempel "Godkänt datum=fastställd"; kan anges flera gånger
    #[arg(long = "column", value_name = "RUBRIK=FÄLT")]
    pub columns: Vec<String>,
    /// Skriv registret som en arbetsbok (.xlsx) med ett förslag till område på varje rad, att rätta och sedan läsa in
    #[arg(long, value_name = "FIL", conflicts_with = "output")]
    pub suggest: Option<PathBuf>,
    /// Visa bara vad det skulle bli, och skriv ingenting
    #[arg(long, conflicts_with = "suggest")]
    pub dry_run: bool,
}

impl ImportArguments {
    /// The fields that `--column` gives columns.
    ///
    /// # Errors
    /// If one has no equals sign, or the kind has no such field.
    pub(super) fn columns_of(&self, kind: &Kind) -> Result<Vec<(String, String)>, ImportError> {
        let known = || kind.shape.properties.keys().map(String::as_str).filter(|field| *field != "typ");
        let column = |given: &String| {
            let parts = given.rsplit_once('=').map(|(head, field)| (head.trim(), field.trim()));
            let parts = parts.filter(|(head, field)| !head.is_empty() && !field.is_empty());
            let (head, name) = parts.ok_or_else(|| ImportError::ColumnForm(given.clone()))?;
            let field = alike(name, known()).ok_or_else(|| {
                let known: Vec<&str> = known().collect();
                let meant = did_you_mean(name, known.iter().copied());
                let help = meant.unwrap_or_else(|| format!("fälten är {}", list(&known, "och")));
                ImportError::NoField { kind: kind.words.indefinite.clone(), name: name.to_owned(), help }
            })?;
            Ok((head.to_owned(), field.to_owned()))
        };
        self.columns.iter().map(column).collect()
    }

    /// The flags that say how a register is read, as they are written once more for one that was made of it.
    pub(super) fn given_again(&self) -> String {
        let shown = |text: &String| shown_path(Path::new(text));
        let unit = self.unit.iter().map(|unit| format!(" --unit {}", shown(unit)));
        unit.chain(self.columns.iter().map(|column| format!(" --column {}", shown(column)))).collect()
    }

    /// Holds that no flag is given that says nothing of what is read.
    ///
    /// # Errors
    /// If one is.
    pub(super) fn without(
        &self,
        flags: &[&'static str],
        refused: impl Fn(&'static str) -> ImportError,
    ) -> Result<(), ImportError> {
        let is_given = |flag: &&&str| match **flag {
            "--as" => self.kind.is_some(),
            "--unit" => self.unit.is_some(),
            "--sheet" => self.sheet.is_some(),
            "--column" => !self.columns.is_empty(),
            "--suggest" => self.suggest.is_some(),
            _ => false,
        };
        flags.iter().find(is_given).map_or(Ok(()), |flag| Err(refused(flag)))
    }

    /// The folder of the documents of a kind.
    pub(super) fn output_of(&self, kind: &Kind) -> PathBuf {
        self.output.clone().unwrap_or_else(|| PathBuf::from(kind.words.plural.replace(' ', "-")))
    }
}

/// The kind of a name, with or without diacritics.
pub(super) fn kind_named(catalogue: &Catalogue, name: &str) -> Result<Arc<Kind>, ImportError> {
    let known: Vec<&str> = catalogue.kinds.keys().map(|kind| kind.0.as_str()).collect();
    let found = alike(name, known.iter().copied());
    let kind =
        catalogue.kinds.iter().find(|(kind, _)| Some(kind.0.as_str()) == found).map(|(_, kind)| Arc::clone(kind));
    kind.ok_or_else(|| {
        let help = did_you_mean(name, known.iter().copied());
        let help = help.unwrap_or_else(|| format!("typerna är {}", list(&known, "och")));
        ImportError::NoKind { name: name.to_owned(), help }
    })
}

/// The bytes of a file, if it is one and not too large. A pipe or a device may never end.
pub(super) fn read(file: &Path) -> Result<Vec<u8>, ImportError> {
    let named = || file.display().to_string();
    let unopened = |error: std::io::Error| ImportError::Unopened { file: named(), reason: cannot_read(&error) };
    if !fs::metadata(file).map_err(unopened)?.is_file() {
        return Err(ImportError::NoFile(named()));
    }
    let mut bytes = Vec::new();
    fs::File::open(file).and_then(|file| file.take(MAX_BYTES + 1).read_to_end(&mut bytes)).map_err(unopened)?;
    let ending = file.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    match bytes.len() as u64 {
        0..=MAX_BYTES => Ok(bytes),
        _ if is_of_word(&ending) => Err(Refused::TooLarge(named()).into()),
        _ => Err(ImportError::TooLarge(named())),
    }
}

/// The ids of the documents of a kind in a folder.
pub(super) fn known_ids(catalogue: &Catalogue, kind: &Kind, output: &Path) -> HashSet<String> {
    if !output.is_dir() {
        return HashSet::new();
    }
    let there = reading::read(catalogue, Files::Folder(discover(output)), &Progress::hidden());
    let of_kind = there.documents.iter().filter(|document| document.kind.name == kind.name);
    of_kind.map(|document| document.id.to_string()).filter(|id| !id.is_empty()).collect()
}
