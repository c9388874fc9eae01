//! The command `bundle`: what an authority asks for of an enhet, as one file with a sum, and whether such a file is whole.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use super::bundle_error::BundleError;
use super::bundle_held::Held;
use super::bundle_place::BundlePlace;
use super::entry::{Given, Run};
use super::ground::Ground;
use super::scope::{ChoiceArguments, Plan, ScopeArguments, date};
use super::{Answer, CommandError, bundle_verify};
use crate::render::bundle::files;
use crate::render::bundle::limit_words::limit;
use crate::render::terminal::bundled::{Written, done};
use crate::rules::checks::role_name::PERSON;

const AFTER: &str = "\
Filen packas upp och läses med en webbläsare och Word: börja i index.html. I den
står det som gäller enheten, även det som är beslutat högre upp: dokumenten,
vilka som visar vad varje paragraf begär, egenkontroller, avvikelser,
utredningar, åtgärder, ansvar, historik, tidigare krav, en gapanalys och en
arbetsbok, och öppet vad som saknas. Samma dokument ger samma fil, byte för byte.
Skriv kontrollsumman i följebrevet. Med ett personnummer skrivs inget underlag.

Exempel:
  ledningskoll bundle --unit vc-norr --output underlag.zip
  ledningskoll bundle --unit vc-norr --on 2026-06-30 --output juni.zip
  ledningskoll bundle --unit vc-norr --since 2026-06-30 --output sedan.zip
  ledningskoll bundle --unit vc-norr --område intyg --output intyg.zip
  ledningskoll bundle --verify underlag.zip

Slutkod: 0 skrivet, eller filen är hel · 1 skrivet, men något gick inte att
läsa, eller filen är ändrad · 2 inget är skrivet, eller filen går inte att läsa";

/// Samla det som en myndighet begär av en enhet i en fil, eller kontrollera en sådan fil
#[derive(Debug, Default, Args)]
#[command(
    next_help_heading = "Flaggor",
    override_usage = "ledningskoll bundle --unit ENHET --output FIL.zip|MAPP [FLAGGOR] [MAPP]\n       ledningskoll bundle --verify FIL.zip [--sum SUMMA]",
    after_help = AFTER
)]
pub struct BundleArguments {
    /// Mappen som ledningssystemet ligger i; mappen du står i om inget anges
    #[arg(value_name = "MAPP", default_value = ".", hide_default_value = true, help_heading = "Argument")]
    pub path: PathBuf,
    /// Enheten som det gäller, med allt under den; id eller namn
    #[arg(long, value_name = "ENHET")]
    pub unit: Option<String>,
    /// Filen att skriva, till exempel underlag.zip, eller en mapp, till exempel underlag
    #[arg(long, value_name = "FIL.zip|MAPP", required_unless_present = "verify")]
    pub output: Option<PathBuf>,
    /// Det som gällde i slutet av den här dagen (ÅÅÅÅ-MM-DD), enligt git; annars det som gäller i dag, enligt filerna
    #[arg(long, value_name = "DATUM", conflicts_with_all = ["since", "date"])]
    pub on: Option<String>,
    /// Det som gäller i dag, och bara det som har hänt sedan den här dagen av ärenden, kontroller och ändringar
    #[arg(long, value_name = "DATUM")]
    pub since: Option<String>,
    /// Bara styrande dokument och krav som svarar mot en författning, till exempel sosfs-2011-9; kan upprepas
    #[arg(long, value_name = "FÖRFATTNING")]
    pub act: Vec<String>,
    /// Bara styrande dokument och krav om ett område, till exempel intyg; kan upprepas
    #[arg(long = "område", value_name = "OMRÅDE")]
    pub area: Vec<String>,
    /// Räkna den här dagen som i dag (ÅÅÅÅ-MM-DD), med filerna som de ligger
    #[arg(long, value_name = "DATUM")]
    pub date: Option<String>,
    /// Kontrollera i stället om en fil är hel; det behövs inget ledningssystem
    #[arg(long, value_name = "FIL.zip", conflicts_with_all = ["unit", "output", "on", "since", "act", "area", "date"])]
    pub verify: Option<PathBuf>,
    /// Kontrollsumman i följebrevet: är filen den som lämnades?
    #[arg(long, value_name = "SUMMA", requires = "verify")]
    pub sum: Option<String>,
}

impl Run for BundleArguments {
    fn run(self, given: &Given) -> Result<Answer, CommandError> {
        match &self.verify {
            Some(file) => Ok(bundle_verify::verify(file, self.sum.as_deref(), given.style())?),
            None => self.write(given),
        }
    }
}

impl BundleArguments {
    /// Puts together what is asked for and writes it.
    fn write(self, given: &Given) -> Result<Answer, CommandError> {
        let ground = Ground::of(&self.path).with_catalogue(given.global.catalog.as_deref());
        // clap asks for the file where none is examined.
        let file = self.output.unwrap_or_default();
        let place = BundlePlace::of(&file, &ground)?;
        let today = self.date.as_deref().map_or(Ok(given.surroundings.today), |text| date("--date", text))?;
        let day = |flag: &'static str, text: Option<&String>| -> Result<Option<Date>, CommandError> {
            let day = text.map(|text| date(flag, text)).transpose()?;
            let not_yet = |day: &Date| BundleError::NotYet { flag, day: day.to_string(), today: today.to_string() };
            day.filter(|day| *day > today).map_or(Ok(day), |day| Err(not_yet(&day).into()))
        };
        let (on, since) = (day("--on", self.on.as_ref())?, day("--since", self.since.as_ref())?);
        let choice = ChoiceArguments { unit: self.unit.into_iter().collect(), profile: Vec::new() };
        let scope = ScopeArguments { path: self.path, date: self.date, at: on.map(|day| day.to_string()), choice };
        let plan = Plan::of(scope, (&[], &[]), given)?;
        let held = Held::of(&plan, self.act, self.area)?;
        let name = file.display().to_string();
        held.bundled(&plan, since, |bundle| {
            let files = files(bundle)?;
            let ready = place.ready(&files)?;
            let limit = limit(bundle);
            let written = Written {
                file: &name,
                size: ready.size,
                files: files.len(),
                sum: &ready.sum,
                of: ready.of,
                unit: &bundle.asked.name,
                names: bundle.report.findings.iter().filter(|one| one.finding.rule.as_str() == PERSON.id).count(),
                no_history: bundle.history.lives.as_ref().err().map(String::as_str),
                has_versions_before: bundle.history.has_versions_before,
                limit: limit.as_deref(),
            };
            let mut told = done(bundle.publication, &written, given.style());
            told.push_str(&place.write(ready, &files, given.style())?);
            let code = u8::from(!bundle.publication.corpus.unreadable.is_empty());
            Ok(Answer { code, ..Answer::printing(told) })
        })
    }
}
