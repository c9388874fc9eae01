//! What was read of a folder for an authority: the enhet, the documents that are asked for, and what git has of them.

use std::collections::HashSet;

use jiff::civil::Date;

use super::bundle_error::BundleError;
use super::command_error::BeginError;
use super::gap::check_acts;
use super::scope::Plan;
use super::{Answer, CommandError, bundle_private};
use crate::audit::{audited, extended};
use crate::catalogue::asked_areas::{areas, is_about};
use crate::corpus::folder::Archive;
use crate::corpus::{Corpus, DocumentId, UnitId};
use crate::git::{Repository, short};
use crate::history::decided_before::decided_before;
use crate::history::timeline::tell_lives;
use crate::history::{HistoryInput, reason};
use crate::render::bundle::manifest::Asked;
use crate::render::bundle::told_life::{MOST_VERSIONS, Telling, ToldLife};
use crate::render::bundle::{Bundle, History, Limit, PAGES};
use crate::render::site::{Site, Surround};
use crate::report::publication::{Publication, Published, Readers, Wish, authority, publishable};
use crate::report::views::gap::{Filter, RecordsShown};
use crate::report::{Agreement, Report, narrowed};
use crate::text::SourceId;
use crate::text::words::list;

/// What was read of a folder, and what of it is asked for.
#[derive(Debug)]
pub struct Held {
    archive: Archive,
    corpus: Corpus,
    report: Report,
    filter: Filter,
    areas: Vec<String>,
    unit: Option<UnitId>,
    /// The places of personnummer, each with its file.
    private: Vec<(SourceId, String)>,
    /// The documents of the enhet, whatever act or area is asked about.
    whole: usize,
}

impl Held {
    /// Reads a folder for what is asked for.
    ///
    /// # Errors
    /// If it cannot be read, or has no such enhet, act or area.
    pub fn of(plan: &Plan, acts: Vec<String>, asked: Vec<String>) -> Result<Self, CommandError> {
        check_areas(&areas(plan.catalogue()), &asked)?;
        let found = audited(plan.catalogue(), &plan.options);
        plan.options.progress.end();
        let (archive, corpus, mut report) = found?;
        let organisation = &corpus.organisation;
        let unit = plan.options.units.first().and_then(|name| organisation.find(name));
        if unit.is_none() && !organisation.is_implied {
            let ids: Vec<&str> = organisation.units.iter().map(|unit| unit.id.as_str()).collect();
            let help = format!("ange den med --unit; enheterna är {}", list(&ids[..ids.len().min(12)], "och"));
            return Err(BundleError::NoUnit { help }.into());
        }
        check_acts(&report, &acts)?;
        if archive.at.is_some() {
            // What is read in a commit is what it has, whether the history was looked at or not.
            report.audit.agreement = Agreement::Whole;
        }
        let law = extended(plan.catalogue(), &report.asked.settings, &archive, None)?;
        let is_asked = |id: &str| {
            let requirement = law.requirements.iter().find(|one| one.id == id);
            requirement.is_some_and(|requirement| asked.iter().any(|area| is_about(requirement, area)))
        };
        // What is not told of the areas is held, too.
        let private = bundle_private::in_documents(&report);
        let whole = authority::documents(&corpus, &report, &Filter::default()).len();
        narrowed::to_areas(&mut report, &asked, is_asked);
        let filter = Filter { acts, records: RecordsShown::All, ..Filter::default() };
        Ok(Self { archive, corpus, report, filter, areas: asked, unit, private, whole })
    }

    /// Does something with what is handed over.
    ///
    /// # Errors
    /// If nothing is, or if a personnummer would be.
    pub fn bundled(
        mut self,
        plan: &Plan,
        since: Option<Date>,
        write: impl FnOnce(&Bundle<'_>) -> Result<Answer, CommandError>,
    ) -> Result<Answer, CommandError> {
        let asked_for = authority::documents(&self.corpus, &self.report, &self.filter);
        bundle_private::hold_documents(&self.corpus, &self.private, &asked_for)?;
        let day = self.day(plan);
        let asked = self.asked(day, since);
        let outside = self.whole - asked_for.len();
        let decided = self.past(plan).and_then(|past| decided_before(past, day).map_err(|error| reason(&error)));
        let has_versions_before = decided.is_ok();
        let before = decided.unwrap_or_default();
        let wish = Wish {
            date: day,
            has_drafts: false,
            private: HashSet::new(),
            before: &before,
            readers: Readers::Authority(asked_for),
        };
        let notes = notes(&publishable::chosen(&self.corpus, &wish).0);
        self.report.unseen.extend(notes.iter().cloned());
        self.report.notes.extend(notes);
        let publication = Publication::new(&self.corpus, &wish);
        if publication.documents.is_empty() {
            return Err(nothing(&publication, &asked).into());
        }
        let lives = self.past(plan).and_then(|past| self.lives(past, &publication));
        let (lives, places) = lives.map_or_else(|why| (Err(why), Vec::new()), |(lives, places)| (Ok(lives), places));
        bundle_private::hold_lives(places)?;
        let history = History { lives, has_versions_before };
        let site = Site::new(&publication, self.revision()).within(Surround::Bundle(&PAGES));
        let limit = Limit { asked: &asked, unit: self.unit, since, outside };
        write(&Bundle::new((&publication, &site), (&self.report, &self.filter), (limit, &history)))
    }

    /// The lives of the documents that are handed over, and the places of personnummer in them; or why there are none.
    fn lives(
        &self,
        past: HistoryInput<'_>,
        publication: &Publication<'_>,
    ) -> Result<(Vec<ToldLife>, Vec<String>), String> {
        let (dossier, documents) = (&self.report.dossier, &publication.documents);
        let numbers: Vec<DocumentId> = documents.iter().map(|one| one.number).collect();
        let telling = |one: &Published<'_>| Telling::of(self.corpus.document(one.number), one.document);
        let mut tellings: Vec<Telling> = documents.iter().map(telling).collect();
        let mut places = Vec::new();
        let take = |at: usize, point| {
            places.extend(bundle_private::in_version(&point));
            tellings[at].take(point, dossier);
        };
        let cut = tell_lives(past, &numbers, MOST_VERSIONS, take).map_err(|error| reason(&error))?;
        let lives = tellings.into_iter().zip(cut).map(|(telling, is_cut)| telling.end(is_cut, dossier));
        Ok((lives.collect(), places))
    }

    /// What git has of the documents, or why it is not read.
    fn past<'held>(&'held self, plan: &'held Plan) -> Result<HistoryInput<'held>, String> {
        if self.report.asked.settings.leaves_history {
            return Err("inställningarna säger att historiken i git inte läses".to_owned());
        }
        let repository: &Repository = self.archive.repository.as_ref().map_err(reason)?;
        Ok(HistoryInput {
            repository,
            at: self.archive.at.as_ref().map(|(commit, _)| commit),
            catalogue: plan.catalogue(),
            sources: &self.corpus.sources,
            documents: &self.corpus.documents,
            memory: &plan.options.memory,
        })
    }

    /// The day on which documents are in force.
    fn day(&self, plan: &Plan) -> Date {
        let of_commit = self.archive.at.as_ref().map(|(_, day)| *day);
        plan.options.date.or(of_commit).unwrap_or(plan.options.today)
    }

    /// The commit that has the documents as they were read, in short.
    fn revision(&self) -> Option<String> {
        let is_whole = self.report.audit.agreement == Agreement::Whole;
        self.archive.revision().filter(|_| is_whole).map(|revision| short(&revision))
    }

    fn asked(&self, day: Date, since: Option<Date>) -> Asked {
        let unit = self.unit.map(|unit| self.corpus.organisation.unit(unit)).filter(|unit| unit.document.is_some());
        Asked {
            unit: unit.map(|unit| unit.id.clone()),
            name: unit.map_or_else(|| "vårdgivaren".to_owned(), |unit| unit.name.clone()),
            acts: self.filter.acts.clone(),
            areas: self.areas.clone(),
            date: day.to_string(),
            since: since.map(|day| day.to_string()),
        }
    }
}

/// What is told of documents whose earlier version holds: it is handed over, and the next one is judged.
fn notes(published: &[Published<'_>]) -> Option<String> {
    const MOST: usize = 20;
    let held: Vec<&str> =
        published.iter().filter(|one| one.next.is_some()).map(|one| one.document.title.as_str()).collect();
    let more = held.len().saturating_sub(MOST);
    let more = (more > 0).then(|| format!("{more} till"));
    let named: Vec<String> = held.iter().take(MOST).map(|title| format!("”{title}”")).chain(more).collect();
    (!held.is_empty()).then(|| {
        format!(
            "av {} lämnas den version som gäller, men gapanalysen och listan över paragrafer bedömer nästa version, som inte \
             gäller än: vad den gällande versionen visar är ej bedömt",
            list(&named, "och")
        )
    })
}

fn check_areas(known: &[&str], asked: &[String]) -> Result<(), BeginError> {
    let is_known = |area: &&String| known.iter().any(|known| known.to_lowercase() == area.to_lowercase());
    asked.iter().find(|area| !is_known(area)).map_or(Ok(()), |area| Err(BeginError::unknown_area(area, known)))
}

fn nothing(publication: &Publication<'_>, asked: &Asked) -> BundleError {
    let help = match (publication.left.len(), asked.acts.is_empty() && asked.areas.is_empty()) {
        (0, true) => "kontrollera att dokumenten nämner enheten i gäller_för, eller en nivå över den".to_owned(),
        (0, false) => "inga dokument är kvar med --act eller --område; kör utan".to_owned(),
        (left, _) => format!("{left} dokument rör enheten men gällde inte då; ledningskoll gap visar var de står"),
    };
    BundleError::Nothing { unit: asked.name.clone(), date: asked.date.clone(), help }
}
