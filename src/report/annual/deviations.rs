//! The deviations of a year: by category and enhet, from whom they came, what harm they did, and which are closed.

use std::collections::BTreeMap;

use super::closing::Closings;
use super::members::{Member, Members, when};
use super::year::{Basis, Compared, Which, Year};
use crate::catalogue::kind;
use crate::corpus::Corpus;
use crate::report::views::choice::NOT_GIVEN;
use crate::report::views::patient_voice::is_of_patient;
use crate::rules::checks::event_harm::{harm, is_no, is_yes};
use crate::text::said::{period, said};
use crate::text::{Node, swedish};

/// The deviations of a year, by the day of the event.
#[derive(Debug, Default)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Deviations<'corpus> {
    pub all: Compared<'corpus>,
    /// By category (kategori), as written.
    pub by_category: Vec<(String, Compared<'corpus>)>,
    /// By enhet; one that names several is counted in each.
    pub by_unit: Vec<(&'corpus str, Compared<'corpus>)>,
    /// From patients or those close to them: complaints and views.
    pub from_patients: Compared<'corpus>,
    pub from_staff: Compared<'corpus>,
    /// Those that caused harm (vårdskada).
    pub harmful: Compared<'corpus>,
    /// Those that caused grave harm.
    pub gravely_harmful: Compared<'corpus>,
    /// Those that caused none and could have.
    pub could_have_harmed: Compared<'corpus>,
    /// Those whose reporter was told what came of it.
    pub answered: Compared<'corpus>,
    /// Those of the year that tell of it and not clearly whether it was done.
    pub vaguely_answered: Basis<'corpus>,
    /// Which were closed in the year, and which are open, whenever they happened.
    pub closing: Closings<'corpus>,
    /// Those without a day that can be read.
    pub undated: Basis<'corpus>,
}

impl<'corpus> Deviations<'corpus> {
    /// The deviations of some documents.
    #[must_use]
    pub fn of(corpus: &'corpus Corpus, members: &Members<'corpus>, year: Year) -> Self {
        let mut found = Self::default();
        let mut categories: BTreeMap<String, Compared<'corpus>> = BTreeMap::new();
        let mut units: BTreeMap<&'corpus str, Compared<'corpus>> = BTreeMap::new();
        for member in members.of_kind(kind::DEVIATION) {
            found.closing.add(member, year);
            let Some(stretch) = when(member.document) else {
                found.undated.add(member.name);
                continue;
            };
            let which = year.of(stretch);
            if which == Which::Other {
                continue;
            }
            found.count(member, (which, year));
            let category = said(&member.document.root, "kategori").unwrap_or_else(|| NOT_GIVEN.to_owned());
            categories.entry(category).or_default().add(which, member.name);
            for unit in &member.units {
                units.entry(&corpus.organisation.unit(*unit).name).or_default().add(which, member.name);
            }
        }
        found.closing = found.closing.done();
        found.by_category = categories.into_iter().collect();
        found.by_category.sort_by_cached_key(|(name, _)| (name == NOT_GIVEN, swedish(name)));
        found.by_unit = units.into_iter().collect();
        found.by_unit.sort_by_cached_key(|(name, _)| swedish(name));
        found
    }

    fn count(&mut self, member: &Member<'corpus>, (which, year): (Which, Year)) {
        let root = &member.document.root;
        let note = |compared: &mut Compared<'corpus>, holds: bool| {
            if holds {
                compared.add(which, member.name);
            }
        };
        let source = said(root, "källa").unwrap_or_default();
        let is_of_patient = is_of_patient(&source);
        let harm = harm(member.document);
        note(&mut self.all, true);
        note(&mut self.from_patients, is_of_patient);
        note(&mut self.from_staff, !is_of_patient && source.to_lowercase().contains("personal"));
        note(&mut self.harmful, harm.is_some_and(|harm| harm.is_caused));
        note(&mut self.gravely_harmful, harm.is_some_and(|harm| harm.is_caused && harm.is_grave));
        note(&mut self.could_have_harmed, harm.is_some_and(|harm| !harm.is_caused));
        let answered = is_answered(root, year);
        note(&mut self.answered, answered == Some(true));
        if which == Which::Now && answered.is_none() && said(root, "återkoppling_till_rapportör").is_some() {
            self.vaguely_answered.add(member.name);
        }
    }
}

/// True if a record says that the reporter was told what came of it by the last day that is counted, false if it says that not;
/// none if it does not say, or not clearly.
fn is_answered(root: &Node, year: Year) -> Option<bool> {
    let text = said(root, "återkoppling_till_rapportör")?;
    match period(root, "återkoppling_till_rapportör") {
        Some(days) => Some(days.from <= year.until),
        None if is_yes(&text) => Some(true),
        None if is_no(&text) => Some(false),
        None => None,
    }
}
