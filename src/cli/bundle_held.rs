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
use crate::corpus::{Corpus, UnitId};
use crate::git::{Repository, short};
use crate::history::decided_before::decided_before;
use crate::history::timeline::lives;
use crate::history::{HistoryInput, reason};
use crate::render::bundle::manifest::Asked;
use crate::render::bundle::{Bundle, PAGES};
use crate::render::site::{Site, Surround};
use crate::report::publication::{Publication, Readers, Wish, authority};
use crate::report::views::gap::Filter;
use crate::report::{Agreement, Report, narrowed};
use crate::text::words::{list, meant, nearest};

/// What was read of a folder, and what of it is asked for.
#[derive(Debug)]
pub struct Held {
    archive: Archive,
    corpus: Corpus,
    report: Report,
    filter: Filter,
    areas: Vec<String>,
    unit: Option<UnitId>,
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
        narrowed::to_areas(&mut report, &asked, is_asked);
        let filter = Filter { acts, ..Filter::default() };
        Ok(Self { archive, corpus, report, filter, areas: asked, unit })
    }

    /// Does something with what is handed over.
    ///
    /// # Errors
    /// If nothing is, or if a personnummer would be.
    pub fn bundled(
        &self,
        plan: &Plan,
        since: Option<Date>,
        write: impl FnOnce(&Bundle<'_>) -> Result<Answer, CommandError>,
    ) -> Result<Answer, CommandError> {
        let asked_for = authority::documents(&self.corpus, &self.report, &self.filter);
        bundle_private::hold_documents(&self.corpus, &self.report, &asked_for)?;
        let past = self.past(plan);
        let day = self.day(plan);
        let decided = past.as_ref().ok().and_then(|past| decided_before(*past, day).ok());
        let before = decided.unwrap_or_default();
        let wish = Wish {
            date: day,
            has_drafts: false,
            private: HashSet::new(),
            before: &before,
            readers: Readers::Authority(asked_for),
        };
        let publication = Publication::new(&self.corpus, &wish);
        let asked = self.asked(day, since);
        if publication.documents.is_empty() {
            return Err(nothing(&publication, &asked).into());
        }
        let numbers: Vec<_> = publication.documents.iter().map(|one| one.number).collect();
        let told = past.and_then(|past| lives(past, &numbers).map_err(|error| reason(&error)));
        bundle_private::hold_lives(told.as_ref().map_or(&[][..], Vec::as_slice))?;
        let site = Site::new(&publication, self.revision()).within(Surround::Bundle(&PAGES));
        let of = (&asked, self.unit, since);
        write(&Bundle::new((&publication, &site), (&self.report, &self.filter), of, &told))
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

fn check_areas(known: &[&str], asked: &[String]) -> Result<(), CommandError> {
    let is_known = |area: &&String| known.iter().any(|known| known.to_lowercase() == area.to_lowercase());
    match asked.iter().find(|area| !is_known(area)) {
        None => Ok(()),
        Some(area) => {
            let help = nearest(area, known.iter().copied())
                .map_or_else(|| format!("områdena är {}", list(known, "och")), meant);
            Err(BeginError::UnknownArea { area: area.clone(), help }.into())
        }
    }
}

fn nothing(publication: &Publication<'_>, asked: &Asked) -> BundleError {
    let help = match (publication.left.len(), asked.acts.is_empty() && asked.areas.is_empty()) {
        (0, true) => "kontrollera att dokumenten nämner enheten i gäller_för, eller en nivå över den".to_owned(),
        (0, false) => "begränsningen med --act eller --område lämnar inget kvar; kör utan den".to_owned(),
        (left, _) => format!("{left} dokument rör enheten men gällde inte då; ledningskoll gap visar var de står"),
    };
    BundleError::Nothing { unit: asked.name.clone(), date: asked.date.clone(), help }
}
