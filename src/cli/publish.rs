//! The command `publish`: the documents in force as pages that staff read, or as files of Word.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::entry::{Given, Run};
use super::ground::Ground;
use super::publish_error::PublishError;
use super::scope::{ChoiceArguments, Plan, ScopeArguments};
use super::whole_folder::WholeFolder;
use super::{Answer, CommandError};
use crate::audit::Options;
use crate::audit::holding::Holding;
use crate::catalogue::Catalogue;
use crate::history::decided_before::{VersionsBefore, decided_before, is_committed};
use crate::history::{HistoryInput, reason};
use crate::render::site::Site;
use crate::render::terminal::published::{self, Told};
use crate::report::publication::{Left, Publication, Readers, Wish};

const AFTER: &str = "\
Sidorna läses direkt ur mappen, läggs på en webbserver eller packas i en fil.
Mappen skrivs som helhet eller inte alls. Varje dokument har en adress av sitt
id, så en länk håller när mappen skrivs på nytt. Ett dokument med ett
personnummer publiceras aldrig.

Exempel:
  ledningskoll publish --output publicerat
  ledningskoll publish --output granskning --drafts
  ledningskoll publish --output juni --at 2026-06-30
  ledningskoll publish --output word --format docx

Slutkod: 0 publicerat · 1 publicerat, men något har ett personnummer, gick inte
att läsa eller gick inte att ta bort · 2 inget är skrivet";

/// Visa rutinerna för personalen: det som gäller, som webbsidor eller Word-filer
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Flaggor", override_usage = "ledningskoll publish --output UTMAPP [FLAGGOR] [MAPP]", after_help = AFTER)]
pub struct PublishArguments {
    /// Mappen som ledningssystemet ligger i; mappen du står i om inget anges
    #[arg(value_name = "MAPP", default_value = ".", hide_default_value = true, help_heading = "Argument")]
    pub path: PathBuf,
    /// Mappen att skriva i: ny, tom eller skriven av publish förut
    #[arg(long, value_name = "UTMAPP")]
    pub output: PathBuf,
    /// Vad som skrivs: html (vanligt), en sida för varje dokument, enhet och roll, eller docx, en Word-fil för varje dokument
    #[arg(long, value_name = "FORMAT", default_value = "html", hide_default_value = true, hide_possible_values = true)]
    pub format: SiteFormat,
    /// Ta med utkast och det som är på granskning, stämplat på varje sida
    #[arg(long)]
    pub drafts: bool,
    /// Det som gällde den här dagen (ÅÅÅÅ-MM-DD), enligt filerna som de ligger; i dag om inget anges
    #[arg(long, value_name = "DATUM")]
    pub date: Option<String>,
    /// Det som gällde vid en revision eller i slutet av en dag, enligt git, till exempel v2 eller 2026-06-30
    #[arg(long, value_name = "REV|DATUM")]
    pub at: Option<String>,
}

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum SiteFormat {
    /// Pages.
    #[default]
    Html,
    /// Files of Word.
    Docx,
}

impl Run for PublishArguments {
    fn run(self, given: &Given) -> Result<Answer, CommandError> {
        let ground = Ground::of(&self.path).with_catalogue(given.global.catalog.as_deref());
        let folder = WholeFolder::of(&self.output, &ground)?;
        let scope =
            ScopeArguments { path: self.path, date: self.date, at: self.at, choice: ChoiceArguments::default() };
        let plan = Plan::of(scope, (&[], &[]), given)?;
        let held = plan.hold()?;
        let past = Past::of(&held, plan.catalogue(), &plan.options);
        let wish = Wish {
            date: held.date,
            has_drafts: self.drafts,
            private: held.private,
            before: &past.before,
            readers: Readers::Staff,
        };
        let publication = Publication::new(&held.corpus, &wish);
        if publication.documents.is_empty() {
            return Err(nothing(&publication, self.drafts).into());
        }
        let revision = past.revision.map(|revision| revision.chars().take(12).collect());
        let site = Site::new(&publication, revision);
        let (files, words, first) = match self.format {
            SiteFormat::Html => (site.pages(), ("sida", "sidor"), Some("index.html")),
            SiteFormat::Docx => (site.word_files(), ("Word-fil", "Word-filer"), None),
        };
        let left_behind = folder.write(&files)?;
        let name = self.output.display().to_string();
        let first = first.map(|first| self.output.join(first).display().to_string());
        let told = Told { folder: &name, files: files.len(), words, first: first.as_deref() };
        let has_private = publication.left.iter().any(|(_, why)| why.is_private());
        Ok(Answer {
            output: [
                published::done(&publication, &told, given.style()),
                published::left(&publication, given.style()),
                left_behind.as_deref().map(|path| published::left_behind(path, given.style())).unwrap_or_default(),
                past.note,
            ]
            .concat(),
            code: u8::from(has_private || !held.corpus.unreadable.is_empty() || left_behind.is_some()),
            ..Answer::default()
        })
    }
}

/// What git knows of the documents.
#[derive(Debug, Default)]
struct Past {
    /// The versions that were decided before the present ones.
    before: VersionsBefore,
    /// The commit, if it has the documents as they were read.
    revision: Option<String>,
    /// What git should know and cannot tell.
    note: String,
}

impl Past {
    fn of(held: &Holding, catalogue: &Catalogue, options: &Options) -> Self {
        let repository = match &held.archive.repository {
            Ok(repository) if repository.head.is_some() => repository,
            Ok(_) | Err(_) => return Self::default(),
        };
        let input = HistoryInput {
            repository,
            at: held.archive.at.as_ref().map(|(commit, _)| commit),
            catalogue,
            sources: &held.corpus.sources,
            documents: &held.corpus.documents,
            memory: &options.memory,
        };
        let mut past = Self::default();
        match is_committed(input) {
            Ok(true) => past.revision = held.archive.revision(),
            Ok(false) => {
                past.note.push_str("Det publicerade säger ingen version i git: allt är inte incheckat som det står.\n")
            }
            Err(error) => past.note = format!("Det publicerade säger ingen version i git: {}.\n", reason(&error)),
        }
        if held.leaves_history {
            return past;
        }
        match decided_before(input, held.date) {
            Ok(before) => past.before = before,
            Err(error) => {
                let why = reason(&error);
                past.note = format!("Det publicerade säger inte vad som är ändrat: historiken är inte läst, {why}.\n");
            }
        }
        past
    }
}

fn nothing(publication: &Publication<'_>, has_drafts: bool) -> PublishError {
    let (left, unread) = (publication.left.len(), publication.corpus.unreadable.len());
    if left > 0 && publication.left.iter().all(|(_, why)| why.is_private()) {
        return PublishError::OnlyPrivate(left);
    }
    if left == 0 && unread > 0 {
        return PublishError::OnlyUnread(unread);
    }
    let is_draft = |(_, why): &(_, Left)| matches!(why, Left::Draft | Left::InReview);
    let help = match left {
        0 => "mappen har inga rutiner, processer eller andra dokument som beslutas; ledningskoll new rutin skriver ett",
        _ if !has_drafts && publication.left.iter().any(is_draft) => {
            "det som finns är utkast; fastställ dem, eller ta med dem med --drafts"
        }
        _ => "ledningskoll gap visar var dokumenten står",
    };
    PublishError::NothingInForce { date: publication.date.to_string(), help: help.to_owned() }
}
