//! The command `diff`: two states of the folder, both audited as of the same day.

use std::path::PathBuf;

use clap::Args;

use super::base::{date_of, named, open, repository, resolve};
use super::earlier::{State, earlier};
use super::entry::{Given, Run};
use super::format_arguments::{FormatArguments, OfSubject, Subject};
use super::from_index::IndexArguments;
use super::ground::Ground;
use super::scope::{ChoiceArguments, Plan, ScopeArguments, date};
use super::{Answer, CommandError};
use crate::history;
use crate::render::Format;
use crate::report::comparison::{Change, nothing_like};

const AFTER: &str = "Exempel:
  ledningskoll diff main                    från main till mappen som den är
  ledningskoll diff v1 v2                   från en tagg till en annan
  ledningskoll diff 2026-06-30 --format markdown
  ledningskoll diff --since 2026-03-16 --unit vc-norr --output docx=brev.docx

Med --since bedöms varje läge per sin egen dag, så att det som har gått ut sedan
dess är med, och html och docx blir ett brev: vad som är åtgärdat, nytt, borta
med sina dokument och kvarstår.

Hela historiken behöver vara hämtad: fetch-depth: 0 i GitHub Actions, GIT_DEPTH: 0 i GitLab.";

/// Visa vad som har hänt mellan två lägen i git: nya och åtgärdade fynd, krav och dokument
#[derive(Debug, Args)]
#[command(next_help_heading = "Flaggor", override_usage = "ledningskoll diff [FLAGGOR] BAS [REV]\n            ledningskoll diff [FLAGGOR] --since DATUM", after_help = AFTER)]
pub struct DiffArguments {
    /// Revisionen att jämföra från: en gren, en tagg eller en incheckning
    #[arg(value_name = "BAS", help_heading = "Argument", required_unless_present = "since", display_order = 1)]
    pub base: Option<String>,
    /// Revisionen att jämföra till; mappen som den är om ingen anges
    #[arg(id = "at", value_name = "REV", help_heading = "Argument", display_order = 2)]
    pub head: Option<String>,
    /// Dagen att jämföra från (ÅÅÅÅ-MM-DD), till exempel tillsynens, som det var incheckat och såg ut då
    #[arg(long, value_name = "DATUM", conflicts_with_all = ["base", "at"])]
    pub since: Option<String>,
    /// Med --since: dagen att jämföra till (ÅÅÅÅ-MM-DD); mappen som den är i dag om ingen anges
    #[arg(long, value_name = "DATUM", requires = "since", conflicts_with_all = ["base", "at", "date"])]
    pub until: Option<String>,
    /// Mappen som ledningssystemet ligger i; mappen du står i om inget anges
    #[arg(long, value_name = "MAPP", default_value = ".", hide_default_value = true)]
    pub path: PathBuf,
    /// Whether the index is read.
    #[command(flatten)]
    pub index: IndexArguments,
    /// The formats.
    #[command(flatten)]
    pub formats: FormatArguments<OfChange>,
    /// Granska båda som det såg ut den här dagen (ÅÅÅÅ-MM-DD), med --since bara den senare; den senares dag om inget anges
    #[arg(long, value_name = "DATUM")]
    pub date: Option<String>,
    /// What of them, by which law, and how it is drawn.
    #[command(flatten)]
    pub choice: ChoiceArguments,
}

/// The arguments of a comparison.
#[derive(Debug)]
pub struct OfChange;

impl OfSubject for OfChange {
    const SUBJECT: Subject = Subject::Change;
    const SHOWN: &'static str = "Hur jämförelsen visas";
    const WRITTEN: &'static str = "Skriv även jämförelsen till en fil, till exempel markdown=kommentar.md, html=brev.html eller docx=brev.docx; \
         markdown=- skriver ut den; kan upprepas";
}

/// The exit code does not depend on the findings.
impl Run for DiffArguments {
    fn run(self, given: &Given) -> Result<Answer, CommandError> {
        let ground = Ground::of(&self.path).with_catalogue(given.global.catalog.as_deref());
        let drawing = self.formats.drawing(&ground)?;
        let day = |flag, text: &Option<String>| text.as_deref().map(|text| date(flag, text)).transpose();
        let (since, until) = (day("--since", &self.since)?, day("--until", &self.until)?);
        let from = self.base.or(self.since).unwrap_or_default();
        let head = self.head.or(self.until);
        // Uncommitted changes are a reason to compare, not a finding of the comparison.
        let scope = ScopeArguments { path: self.path, at: head.clone(), date: self.date, choice: self.choice };
        let mut plan = Plan::of(scope, (&[], &[history::UNCOMMITTED.id.to_owned()]), given)?;
        plan.options.from = self.index.read_from();
        let archive = open(&plan)?;
        repository(&archive)?;
        let base = resolve(&plan, &from)?;
        let mut after = plan.report()?;
        let last = until.unwrap_or_else(|| date_of(&after));
        if let Some(since) = since.filter(|since| *since > last) {
            return Err(CommandError::SinceLater(since.to_string(), last.to_string()));
        }
        let before = earlier(&plan, &base, since.unwrap_or(last), &after)?;
        // What is gone from the earlier state by the later day, nobody has mended.
        let unmoved = since.map(|_| earlier(&plan, &base, last, &after)).transpose()?.flatten().map(State::into_report);
        after.notes.extend(before.as_ref().and_then(|state| state.note(&named(&from, &base))));
        let mut before = before.map_or_else(|| nothing_like(&after), State::into_report);
        before.audit.date = since.unwrap_or(last).to_string();
        let to = match (&head, &archive.at) {
            (Some(name), Some((commit, _))) => named(name, commit),
            (None, _) if self.index.staged => "det som är på väg att checkas in".to_owned(),
            (Some(_), None) | (None, _) => "mappen som den är".to_owned(),
        };
        let change = Change::new((named(&from, &base), &before), (to, &mut after));
        let change = match since {
            Some(day) => change.since(day.to_string(), unmoved.as_ref()),
            None => change,
        };
        let draw = |format: Format, style| {
            let draw = format.change.expect("arguments name only formats that draw changes");
            draw(&change, style)
        };
        drawing.answer(given.style(), draw)
    }
}
