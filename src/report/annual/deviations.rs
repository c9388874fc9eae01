//! The deviations of a year: by category and enhet, from whom they came, what harm they did, and which are closed.

use std::collections::BTreeMap;

use super::members::{Member, Members, when};
use super::year::{Basis, Compared, Which, Year, middle};
use crate::catalogue::kind;
use crate::corpus::Corpus;
use crate::report::views::choice::NOT_GIVEN;
use crate::report::views::deviations::is_of_patient;
use crate::rules::checks::event_harm::harm;
use crate::text::date::Stretch;
use crate::text::said::said;
use crate::text::swedish;

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
    /// Those that were closed in the year, whenever they happened.
    pub closed: Compared<'corpus>,
    /// The median of the days from report to closing, of those that were closed in the year and whose days are known.
    pub median_days: Option<i32>,
    /// Those that are not closed on the last day that is counted, whenever they happened.
    pub open: Basis<'corpus>,
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
        let mut days = Vec::new();
        for member in members.of_kind(kind::DEVIATION) {
            days.extend(found.close(member, year));
            let Some(stretch) = when(member.document) else {
                found.undated.add(member.name);
                continue;
            };
            let which = year.of(stretch);
            if which == Which::Other {
                continue;
            }
            found.count(member, which);
            let category = said(&member.document.root, "kategori").unwrap_or_else(|| NOT_GIVEN.to_owned());
            categories.entry(category).or_default().add(which, member.name);
            for unit in &member.units {
                units.entry(&corpus.organisation.unit(*unit).name).or_default().add(which, member.name);
            }
        }
        found.median_days = middle(days);
        found.by_category = categories.into_iter().collect();
        found.by_category.sort_by_cached_key(|(name, _)| (name == NOT_GIVEN, swedish(name)));
        found.by_unit = units.into_iter().collect();
        found.by_unit.sort_by_cached_key(|(name, _)| swedish(name));
        found
    }

    /// Notes whether it was closed in the year or is open; the days it took, if it was closed in the year and they are known.
    fn close(&mut self, member: &Member<'corpus>, year: Year) -> Option<i32> {
        let Closing { which, is_open, days } = Closing::of(member, year);
        self.closed.add(which, member.name);
        if is_open {
            self.open.add(member.name);
        }
        days.filter(|_| which == Which::Now)
    }

    fn count(&mut self, member: &Member<'corpus>, which: Which) {
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
        let told = said(root, "återkoppling_till_rapportör");
        note(&mut self.answered, told.is_some_and(|told| told != "nej"));
    }
}

/// Whether a record is closed on the last day that is counted.
#[derive(Debug, Clone, Copy)]
pub struct Closing {
    /// The year in which it was closed; another if it was not, or if the day is not known.
    pub which: Which,
    /// True if it had begun and was not closed.
    pub is_open: bool,
    /// The days from report to closing, if both are known.
    pub days: Option<i32>,
}

impl Closing {
    /// Whether a record is closed.
    #[must_use]
    pub fn of(member: &Member<'_>, year: Year) -> Self {
        let document = member.document;
        let started = document.started().map(|(_, day)| day);
        let closed = document.closed();
        let which = closed.map_or(Which::Other, |day| year.of(Stretch { from: day, till: day }));
        let has_begun = started.is_none_or(|day| day <= year.until);
        let days = started.zip(closed).map(|(from, till)| (till - from).get_days()).filter(|days| *days >= 0);
        Self { which, is_open: has_begun && document.is_unclosed(year.until), days }
    }
}
