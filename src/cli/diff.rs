//! The command `diff`: two states of the folder, both audited as of the same day.

use std::path::PathBuf;

use clap::Args;

use super::base::{date_of, named, open, repository, resolve};
use super::earlier::{State, earlier};
use super::entry::{Given, Run};
use super::format_arguments::{FormatArguments, OfSubject, Subject};
use super::from_index::IndexArguments;
use super::ground::Ground;
use super::scope::{ChoiceArguments, Plan, ScopeArguments};
use super::{Answer, CommandError};
use crate::history;
use crate::render::Format;
use crate::report::comparison::{Change, nothing_like};

const AFTER: &str = "Exempel:
  ledningskoll diff main                    från main till mappen som den är
  ledningskoll diff v1 v2                   från en tagg till en annan
  ledningskoll diff 2026-06-30 --format markdown

Hela historiken behöver vara hämtad: fetch-depth: 0 i GitHub Actions, GIT_DEPTH: 0 i GitLab.";

/// Visa vad som har hänt mellan två lägen i git: nya och åtgärdade fynd, krav och dokument
#[derive(Debug, Args)]
#[command(next_help_heading = "Flaggor", override_usage = "ledningskoll diff [FLAGGOR] BAS [REV]", after_help = AFTER)]
pub struct DiffArguments {
    /// Revisionen att jämföra från: en gren, en tagg eller en incheckning
    #[arg(value_name = "BAS", help_heading = "Argument")]
    pub base: String,
    /// Revisionen att jämföra till; mappen som den är om ingen anges
    #[arg(id = "at", value_name = "REV", help_heading = "Argument")]
    pub head: Option<String>,
    /// Mappen som ledningssystemet ligger i; mappen du står i om inget anges
    #[arg(long, value_name = "MAPP", default_value = ".", hide_default_value = true)]
    pub path: PathBuf,
    /// Whether the index is read.
    #[command(flatten)]
    pub index: IndexArguments,
    /// The formats.
    #[command(flatten)]
    pub formats: FormatArguments<OfChange>,
    /// Granska båda som det såg ut den här dagen (ÅÅÅÅ-MM-DD); den senares dag om inget anges
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
    const WRITTEN: &'static str = "Skriv även jämförelsen till en fil, till exempel markdown=kommentar.md; markdown=- skriver ut den; kan \
         upprepas";
}

/// The exit code does not depend on the findings.
impl Run for DiffArguments {
    fn run(self, given: &Given) -> Result<Answer, CommandError> {
        let ground = Ground::of(&self.path).with_catalogue(given.global.catalog.as_deref());
        let drawing = self.formats.drawing(&ground)?;
        // Uncommitted changes are a reason to compare, not a finding of the comparison.
        let scope = ScopeArguments { path: self.path, at: self.head.clone(), date: self.date, choice: self.choice };
        let mut plan = Plan::of(scope, (&[], &[history::UNCOMMITTED.id.to_owned()]), given)?;
        plan.options.from = self.index.read_from();
        let archive = open(&plan)?;
        repository(&archive)?;
        let base = resolve(&plan, &self.base)?;
        let mut after = plan.report()?;
        let before = earlier(&plan, &base, date_of(&after), &after)?;
        after.notes.extend(before.as_ref().and_then(|state| state.note(&named(&self.base, &base))));
        let before = before.map_or_else(|| nothing_like(&after), State::into_report);
        let to = match (&self.head, &archive.at) {
            (Some(name), Some((commit, _))) => named(name, commit),
            (None, _) if self.index.staged => "det som är på väg att checkas in".to_owned(),
            (Some(_), None) | (None, _) => "mappen som den är".to_owned(),
        };
        let change = Change::new((named(&self.base, &base), &before), (to, &mut after));
        let draw = |format: Format, style| {
            let draw = format.change.expect("arguments name only formats that draw changes");
            draw(&change, style)
        };
        drawing.answer(given.style(), draw)
    }
}
