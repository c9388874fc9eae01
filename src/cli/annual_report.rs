//! The command `annual-report`: a draft of the patientsäkerhetsberättelse of a year, from the records.

use std::path::PathBuf;

use clap::Args;

use super::annual_error::AnnualError;
use super::annual_output::{Form, Outputs};
use super::entry::{Given, Run};
use super::ground::Ground;
use super::scope::{ChoiceArguments, Plan, ScopeArguments};
use super::{Answer, CommandError};
use crate::audit::find_units;
use crate::authoring::new::placing::first_free;
use crate::catalogue::kind;
use crate::corpus::{Corpus, UnitId};
use crate::render::annual::{markdown, word, yaml};
use crate::report::annual::Annual;
use crate::text::words::first_of;

const AFTER: &str = "\
Utkastet har den nationella mallens rubriker. Under varje rubrik står vad
posterna säger om året, med jämförelse med året före och id på de dokument som
varje mening bygger på. Där de inget säger står underlag saknas. Skriv det
färdigt: det uppfyller inget krav förrän det är fastställt, och det ska vara
klart den 1 mars året efter.
När det är dags visar ledningskoll due.

En fil med yaml skrivs aldrig över; docx och markdown ersätter en tidigare fil.
Alla filer skrivs, eller ingen, och mappen ska finnas.

Exempel:
  ledningskoll annual-report --year 2026
  ledningskoll annual-report --year 2026 --output docx=utkast.docx
  ledningskoll annual-report --year 2026 --output yaml=uppfoljning/psb-2026.yaml

Slutkod: 0 utkastet är skrivet · 1 skrivet, men någon fil gick inte att läsa ·
2 inget är skrivet";

/// Skriv ett utkast till årets patientsäkerhetsberättelse ur avvikelser, egenkontroller, risker, åtgärder och mål
#[derive(Debug, Default, Args)]
#[command(
    next_help_heading = "Flaggor",
    override_usage = "ledningskoll annual-report [FLAGGOR] [MAPP]",
    after_help = AFTER
)]
pub struct AnnualReportArguments {
    /// Mappen som ledningssystemet ligger i; mappen du står i om inget anges
    #[arg(value_name = "MAPP", default_value = ".", hide_default_value = true, help_heading = "Argument")]
    pub path: PathBuf,
    /// Året som berättelsen gäller; förra året om inget anges
    #[arg(long, value_name = "ÅR", value_parser = clap::value_parser!(i16).range(1900..=9998))]
    pub year: Option<i16>,
    /// Vårdgivaren, med id eller namn; behövs när flera är beskrivna
    #[arg(long, value_name = "ENHET")]
    pub unit: Option<String>,
    /// Skriv utkastet i en fil: yaml=FIL, docx=FIL eller markdown=FIL; markdown=- visar det; kan upprepas. Annars visas det som
    /// YAML
    #[arg(long, value_name = "FORMAT=FIL")]
    pub output: Vec<String>,
    /// Räkna som det såg ut den här dagen (ÅÅÅÅ-MM-DD); i dag om inget anges
    #[arg(long, value_name = "DATUM")]
    pub date: Option<String>,
    /// Läs posterna som de var incheckade i git vid en revision eller i slutet av en dag, till exempel v2 eller 2026-06-30
    #[arg(long, value_name = "REV|DATUM")]
    pub at: Option<String>,
}

impl Run for AnnualReportArguments {
    fn run(self, given: &Given) -> Result<Answer, CommandError> {
        let ground = Ground::of(&self.path).with_catalogue(given.global.catalog.as_deref());
        let outputs = Outputs::of(&self.output, &ground)?;
        let scope =
            ScopeArguments { path: self.path, date: self.date, at: self.at, choice: ChoiceArguments::default() };
        let plan = Plan::of(scope, (&[], &[]), given)?;
        let held = plan.hold()?;
        let last = held.date.year() - 1;
        let year = self.year.unwrap_or(last);
        if year > held.date.year() {
            let date = held.date.to_string();
            return Err(AnnualError::NotBegun { year, date, began: held.date.year() }.into());
        }
        let carer = carer(&held.corpus, self.unit.as_deref())?;
        let annual = Annual::of(&held.corpus, carer, (year, held.date));
        let id = id(&held.corpus, year);
        let draw = |form| match form {
            Form::Yaml => yaml(&annual, &id).into_bytes(),
            Form::Markdown => markdown(&annual).into_bytes(),
            Form::Docx => word(&annual),
        };
        let output = outputs.write(draw)?;
        Ok(Answer { code: u8::from(annual.unreadable > 0), ..Answer::printing(output) })
    }
}

/// The vårdgivare of the report: the named one, or the only one.
fn carer(corpus: &Corpus, named: Option<&str>) -> Result<UnitId, CommandError> {
    let organisation = &corpus.organisation;
    let roots: Vec<UnitId> = organisation.roots().collect();
    let ids = |units: &[UnitId]| {
        let ids: Vec<&str> = units.iter().map(|unit| organisation.unit(*unit).id.as_str()).collect();
        first_of(&ids, MOST_NAMED)
    };
    let Some(named) = named else {
        return match roots.as_slice() {
            [] => Err(AnnualError::NoCarer.into()),
            [only] => Ok(*only),
            several => Err(AnnualError::SeveralCarers { number: several.len(), ids: ids(several) }.into()),
        };
    };
    let found = find_units(corpus, &[named.to_owned()])?;
    let unit = found.into_iter().find(|unit| roots.contains(unit));
    unit.ok_or_else(|| {
        let help = if roots.is_empty() {
            "rätta fältet överordnad i enheternas dokument".to_owned()
        } else {
            format!("ange vårdgivaren, {}", ids(&roots))
        };
        AnnualError::NotACarer { name: named.to_owned(), help }.into()
    })
}

/// The most vårdgivare that are named.
const MOST_NAMED: usize = 12;

/// An id that no uppföljning has.
fn id(corpus: &Corpus, year: i16) -> String {
    let is_follow_up = corpus.documents.iter().filter(|document| document.kind.is(kind::FOLLOW_UP));
    let taken: std::collections::HashSet<&str> = is_follow_up.map(|document| document.id.as_str()).collect();
    first_free(format!("uppf-psb-{year}"), |id| taken.contains(id))
}
