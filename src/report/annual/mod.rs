//! What the records of a vårdgivare say of a year: the facts for the draft of its patientsäkerhetsberättelse.
//!
//! Facts without sentences, from a corpus that is read and not judged. Each number has the documents that it stands on, and
//! that of the year before. What cannot be placed in a year is counted apart, never guessed.

use jiff::civil::Date;

pub mod closing;
pub mod deviations;
pub mod investigations;
pub mod members;
pub mod risks;
pub mod self_checks;
pub mod written_number;
pub mod year;
pub mod year_of_work;
pub mod yearly_goals;
pub mod yearly_measures;

use self::deviations::Deviations;
use self::investigations::Investigations;
use self::members::Members;
use self::risks::Risks;
use self::self_checks::SelfChecks;
use self::year::{Basis, Year};
use self::year_of_work::YearOfWork;
use self::yearly_goals::YearlyGoals;
use self::yearly_measures::YearlyMeasures;
use crate::corpus::{Corpus, Unit, UnitId};

/// The facts of a year.
#[derive(Debug)]
pub struct Annual<'corpus> {
    /// The year.
    pub year: Year,
    /// The day of the draft.
    pub date: Date,
    /// The vårdgivare; none if no enhet is described.
    pub carer: Option<&'corpus Unit>,
    /// The deviations.
    pub deviations: Deviations<'corpus>,
    /// The investigations.
    pub investigations: Investigations<'corpus>,
    /// The self-checks.
    pub self_checks: SelfChecks<'corpus>,
    /// The risk analyses.
    pub risks: Risks<'corpus>,
    /// The measures.
    pub measures: YearlyMeasures<'corpus>,
    /// The goals.
    pub goals: YearlyGoals<'corpus>,
    /// How the work was done.
    pub work: YearOfWork<'corpus>,
    /// The records that are drafts, or in review, and not counted.
    pub drafts: Basis<'corpus>,
    /// The records that are withdrawn and not counted.
    pub withdrawn: Basis<'corpus>,
    /// The records of no known enhet, which are not counted.
    pub homeless: Basis<'corpus>,
    /// The number of files with a part that could not be read.
    pub unreadable: usize,
}

impl<'corpus> Annual<'corpus> {
    /// The facts of a vårdgivare and a year, as they are known on a day.
    #[must_use]
    pub fn of(corpus: &'corpus Corpus, carer: UnitId, (number, date): (i16, Date)) -> Self {
        let year = Year::on(number, date);
        let members = Members::of(corpus, carer, year);
        let mut unreadable: Vec<_> = corpus.unreadable.iter().map(|part| part.source).collect();
        unreadable.dedup();
        Self {
            year,
            date,
            carer: (!corpus.organisation.is_implied).then(|| corpus.organisation.unit(carer)),
            deviations: Deviations::of(corpus, &members, year),
            investigations: Investigations::of(&members, year),
            self_checks: SelfChecks::of(&members, (year, date)),
            risks: Risks::of(&members, year),
            measures: YearlyMeasures::of(&members, year),
            goals: YearlyGoals::of(&members, year),
            work: YearOfWork::of(&members, (year, date)),
            drafts: members.drafts,
            withdrawn: members.withdrawn,
            homeless: members.homeless,
            unreadable: unreadable.len(),
        }
    }
}
