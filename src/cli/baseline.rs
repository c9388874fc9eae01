//! The command `baseline`: the findings that a repository begins with, written, shown or pruned. An audit never writes it.

use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::entry::{Given, Run};
use super::ground::Ground;
use super::report_files::{Output, write_all};
use super::scope::{ChoiceArguments, ScopeArguments, report};
use super::{Answer, CommandError, write_place};
use crate::render::Style;
use crate::render::terminal::baseline::{Written, pruned, shown, written};
use crate::report::baseline::{self, BaselineError};
use crate::report::comparison::{Before, mark, traces, traces_of};
use crate::report::{Disappearance, NotAsked, Report, State, Stood, Trace};
use crate::text::personal_number::clean;

const AFTER: &str = "\
Ett fynd i baslinjen visas som känt men ger inte slutkod 1. Den som medvetet godtar en brist till ett datum skriver i \
     stället ett dokument av typen undantag.";

/// Skriv, visa eller rensa en baslinje: de fynd som redan finns när ett arkiv börjar granskas
#[derive(Debug, Args)]
#[command(next_help_heading = "Flaggor", override_usage = "ledningskoll baseline ÅTGÄRD [FLAGGOR] [MAPP]", after_help = AFTER)]
pub struct BaselineArguments {
    /// write skriver baslinjen, show visar vad i den som finns kvar, prune tar bort det som inte längre finns
    #[arg(value_name = "ÅTGÄRD", help_heading = "Argument", hide_possible_values = true)]
    pub action: BaselineAction,
    /// Mappen som ledningssystemet ligger i; mappen du står i om inget anges
    #[arg(value_name = "MAPP", default_value = ".", hide_default_value = true, help_heading = "Argument")]
    pub path: PathBuf,
    /// Filen med baslinjen; ledningskoll-baslinje.txt i mappen om inget anges
    #[arg(long, value_name = "FIL")]
    pub baseline: Option<PathBuf>,
    /// Ta med nya fynd när en baslinje som finns skrivs om
    #[arg(long)]
    pub accept_new: bool,
    /// Granska som det såg ut den här dagen (ÅÅÅÅ-MM-DD); i dag om inget anges
    #[arg(long, value_name = "DATUM")]
    pub date: Option<String>,
    /// Slå på en profil med lokala krav, till exempel region-jonkoping; kan upprepas
    #[arg(long, value_name = "PROFIL")]
    pub profile: Vec<String>,
}

/// An action on a baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum BaselineAction {
    /// Writes what is found.
    Write,
    /// Shows what is still there and what is gone.
    Show,
    /// Takes out what is gone.
    Prune,
}

impl Run for BaselineArguments {
    fn run(self, given: &Given) -> Result<Answer, CommandError> {
        let style = given.style();
        let file = match self.baseline {
            Some(file) => file,
            None => {
                write_place::within(&self.path, baseline::FILE)?;
                usual(&self.path)
            }
        };
        write_place::named(&file)?;
        let ground = Ground::of(&self.path).without_files().with_catalogue(given.global.catalog.as_deref());
        let place = || Output::of(&file, &ground);
        let before = match (self.action, read(&file)) {
            (BaselineAction::Write, Err(BaselineError::NoFile(_))) => None,
            (_, read) => Some(read?),
        };
        let choice = ChoiceArguments { unit: Vec::new(), profile: self.profile };
        let mut report = report(ScopeArguments { path: self.path, date: self.date, at: None, choice }, given)?;
        let output = match (self.action, before) {
            (BaselineAction::Write, None) => first(&report, place()?, style)?,
            (_, None) => return Err(BaselineError::NoFile(file.display().to_string()).into()),
            (action, Some(before)) => {
                hold(&mut report, &file, before.clone());
                match action {
                    BaselineAction::Write => again(&report, place()?, self.accept_new, style)?,
                    BaselineAction::Show => shown(&report, style),
                    BaselineAction::Prune => prune(&report, place()?, before, style)?,
                }
            }
        };
        Ok(Answer::printing(output))
    }
}

/// The default file of a folder's baseline; for the current directory it is the name alone.
fn usual(folder: &Path) -> PathBuf {
    if folder == Path::new(".") { PathBuf::from(baseline::FILE) } else { folder.join(baseline::FILE) }
}

/// Reads a baseline.
pub fn read(file: &Path) -> Result<Vec<Trace>, BaselineError> {
    let name = file.display().to_string();
    match bounded(file) {
        Ok(bytes) => match String::from_utf8(bytes) {
            Ok(text) => Ok(baseline::read(&name, &text)?.into_iter().map(harmless).collect()),
            Err(_) => Err(BaselineError::NotABaseline(name)),
        },
        Err(error) if error.kind() == ErrorKind::NotFound => Err(BaselineError::NoFile(name)),
        Err(_) => Err(BaselineError::Unreadable(name)),
    }
}

/// The largest baseline that is read, in bytes: a million findings.
const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// The bytes of a file that is not too large.
fn bounded(file: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::fs::File::open(file)?.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_BYTES { Err(ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}

/// An entry with personal numbers masked: it is printed, and a line may be written by hand.
fn harmless(trace: Trace) -> Trace {
    let stood = trace.stood.map(|stood| Stood {
        kind: clean(&stood.kind),
        path: clean(&stood.path),
        pointer: clean(&stood.pointer),
        units: stood.units.iter().map(|unit| clean(unit)).collect(),
    });
    Trace { document: clean(&trace.document), message: clean(&trace.message), stood, ..trace }
}

/// Marks the findings of a report that are in a baseline.
pub fn hold(report: &mut Report, file: &Path, traces: Vec<Trace>) {
    let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy();
    let name = format!("baslinjen {}", clean(&name));
    mark(report, Before { name, traces, ..Before::default() });
}

fn first(report: &Report, file: Output, style: Style) -> Result<String, CommandError> {
    let traces = traces(report);
    let told = Written { file: file.name.clone(), traces: &traces, left_out: 0, gone: 0 };
    let output = written(&told, style);
    write(file, &traces)?;
    Ok(output)
}

/// Rewrites the baseline: known entries are kept, gone or not, and new findings are added only with `--accept-new`.
fn again(report: &Report, file: Output, accepts: bool, style: Style) -> Result<String, CommandError> {
    let new = traces_of(report, State::New);
    let gone: Vec<&Trace> = report.against.iter().flat_map(|against| &against.gone).map(|gone| &gone.trace).collect();
    let left_out = if accepts { 0 } else { new.len() };
    let mut kept = traces_of(report, State::Known);
    kept.extend(new.into_iter().filter(|_| accepts));
    kept.extend(gone.iter().copied().cloned());
    let told = Written { file: file.name.clone(), traces: &kept, left_out, gone: gone.len() };
    let output = written(&told, style);
    write(file, &kept)?;
    Ok(output)
}

/// Removes the entries that are mended, waived, or gone with their document or rule; the others may come back and are kept.
fn prune(report: &Report, file: Output, before: Vec<Trace>, style: Style) -> Result<String, CommandError> {
    let gone = report.against.iter().flat_map(|against| &against.gone);
    let (gone, left): (Vec<_>, Vec<_>) = gone.cloned().partition(|gone| may_go(&gone.why));
    let mut kept = before;
    for gone in &gone {
        if let Some(at) = kept.iter().position(|trace| *trace == gone.trace) {
            kept.remove(at);
        }
    }
    let output = pruned(&file.name, (&gone, &left), kept.len(), style);
    write(file, &kept)?;
    Ok(output)
}

/// True if a finding that is gone for this reason has no place in a baseline any more.
fn may_go(why: &Disappearance) -> bool {
    match why {
        Disappearance::Mended | Disappearance::Removed | Disappearance::Waived => true,
        Disappearance::NotAsked(why) => *why == NotAsked::Rule,
        Disappearance::Untold(_) => false,
    }
}

fn write(file: Output, traces: &[Trace]) -> Result<(), CommandError> {
    write_all(vec![(file, baseline::write(traces).into_bytes())])
}
