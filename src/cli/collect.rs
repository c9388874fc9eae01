//! The command `collect`: the JSON reports of many repositories side by side.

use std::path::PathBuf;

use clap::Args;
use jiff::ToSpan;

use super::collect_error::CollectError;
use super::due::span;
use super::entry::{Given, Run};
use super::format_arguments::{FormatArguments, OfSubject, Subject};
use super::ground::Ground;
use super::report_sources::ReportSources;
use super::scope::date;
use super::{Answer, CommandError};
use crate::render::Format;
use crate::report::collection::Collection;

const AFTER: &str = "\
Varje vårdgivare granskar sitt eget arkiv och lämnar rapporten:
  ledningskoll audit --fail-on aldrig --output json=rapport.json

Rapporter som är bedömda efter olika rättsläge, med olika version av programmet,
olika lokala krav eller bara delvis står var för sig och läggs inte ihop. Finns
flera rapporter för samma vårdgivare (samma id och namn överst) räknas den
senaste, och det sägs vilka som inte räknas. En rapport vars dag inte har kommit
räknas inte. Är en fil ingen rapport skrivs ingenting.

Exempel:
  ledningskoll collect rapporter
  ledningskoll collect rapporter --output html=bild.html --output xlsx=bild.xlsx
  ledningskoll collect vc-norr.json vc-soder.json --older-than 30d

Slutkod: 0 sammanställt · 2 det gick inte";

/// Ställ rapporter från flera arkiv sida vid sida: varje vårdgivare och enhet, författning för författning
#[derive(Debug, Args)]
#[command(next_help_heading = "Flaggor", override_usage = "ledningskoll collect RAPPORT… [FLAGGOR]", after_help = AFTER)]
pub struct CollectArguments {
    /// Rapporter från audit --format json, och mappar med sådana (filer som slutar på .json)
    #[arg(value_name = "RAPPORT", required = true, help_heading = "Argument")]
    pub reports: Vec<PathBuf>,
    /// The formats.
    #[command(flatten)]
    pub formats: FormatArguments<OfCollection>,
    /// Märk rapporter som är äldre än så: 30d (dagar), 3m (månader, vanligt) eller 1y (år)
    #[arg(long, value_name = "TID")]
    pub older_than: Option<String>,
    /// Räkna åldern från den här dagen (ÅÅÅÅ-MM-DD); i dag om inget anges
    #[arg(long, value_name = "DATUM")]
    pub date: Option<String>,
}

/// The arguments of reports side by side.
#[derive(Debug)]
pub struct OfCollection;

impl OfSubject for OfCollection {
    const SUBJECT: Subject = Subject::Collection;
    const SHOWN: &'static str = "Hur sammanställningen visas";
    const WRITTEN: &'static str = "Skriv den även till en fil, till exempel html=bild.html eller xlsx=bild.xlsx; json=- skriver ut den; kan \
         upprepas";
}

/// The exit code does not depend on the findings.
impl Run for CollectArguments {
    fn run(self, given: &Given) -> Result<Answer, CommandError> {
        let day = self.date.as_deref().map(|text| date("--date", text)).transpose()?;
        let day = day.unwrap_or(given.surroundings.today);
        let age = self.older_than.map(|text| span(&text).ok_or(CollectError::Span(text))).transpose()?;
        let old_before = day.saturating_sub(age.unwrap_or_else(|| 3.months()));
        let sources = ReportSources::of(&self.reports)?;
        let ground = Ground::of_reports(&sources.files, &sources.folders);
        let drawing = self.formats.drawing(&ground).map_err(among_reports)?;
        let collection = Collection::of(sources.read(&given.progress())?, day, old_before);
        let draw = |format: Format, style| {
            let draw = format.collection.expect("arguments name only formats that draw collections");
            draw(&collection, style)
        };
        drawing.answer(given.style(), draw)
    }
}

/// Why nothing may be written there, in the words of this command.
fn among_reports(error: CommandError) -> CommandError {
    match error {
        CommandError::IsRead(file) => CollectError::IsRead(file).into(),
        CommandError::ByLink { file, link } => CollectError::ByLink { file, link }.into(),
        other => other,
    }
}
