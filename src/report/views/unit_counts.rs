//! The numbers of what was found about each enhet: in its own documents, and in those decided above that apply to it.

use std::collections::HashMap;

use super::descent::{Step, steps};
use super::exceptions::Exceptions;
use super::tally::Tally;
use super::unit_count::UnitCount;
use crate::finding::{Finding, Outcome};
use crate::report::{AssessmentRow, Report};

/// The numbers of each enhet, in the order of the report.
#[must_use]
pub fn unit_counts(report: &Report) -> Vec<UnitCount> {
    let one = Columns {
        many: 1,
        of_finding: |_: &Finding| 0,
        of_row: |row: &AssessmentRow| (row.outcome == Outcome::Undetermined).then_some(0),
    };
    counts_by(report, one).into_iter().map(|counts| counts[0]).collect()
}

/// What the numbers of each enhet are told apart by: columns by number, from zero.
pub struct Columns<OfFinding, OfRow> {
    /// How many there are.
    pub many: usize,
    /// The column of a finding.
    pub of_finding: OfFinding,
    /// The column of an assessment; none if it is not counted.
    pub of_row: OfRow,
}

/// The numbers of what names an enhet, by its id, in each column.
type Named<'report> = HashMap<&'report str, Vec<UnitCount>>;

/// The numbers of each enhet in each column, in the order of the report.
#[must_use]
pub fn counts_by<OfFinding, OfRow>(report: &Report, columns: Columns<OfFinding, OfRow>) -> Vec<Vec<UnitCount>>
where
    OfFinding: Fn(&Finding) -> usize,
    OfRow: Fn(&AssessmentRow) -> Option<usize>,
{
    let exceptions = Exceptions::of(report);
    let none = || vec![UnitCount::default(); columns.many];
    // What names an enhet, alone or with others.
    let mut own: Named<'_> = HashMap::new();
    // Those of documents that name only this enhet and except none: they apply to all below it alike.
    let mut single: Named<'_> = HashMap::new();
    let mut tally: Tally<'_, '_, usize> = Tally::new(report, &exceptions);
    for reported in report.counted() {
        let finding = &reported.finding;
        let column = (columns.of_finding)(finding);
        let is_single = !report.is_about_units(finding) && !tally.add(reported, column);
        for unit in &finding.units {
            own.entry(unit).or_insert_with(none)[column].add(finding.severity);
            if is_single {
                single.entry(unit).or_insert_with(none)[column].add(finding.severity);
            }
        }
    }
    for row in &report.assessments {
        let Some(column) = (columns.of_row)(row) else { continue };
        let is_single = row.unit.is_none() && !tally.add_row(row, column);
        for unit in row.units.iter() {
            own.entry(unit).or_insert_with(none)[column].assess(row.outcome);
            if is_single {
                single.entry(unit).or_insert_with(none)[column].assess(row.outcome);
            }
        }
    }
    let mut counts = descended(report, &mut tally, (&own, &single, columns.many));
    report.units.iter().map(|unit| counts.remove(unit.id.as_str()).unwrap_or_else(none)).collect()
}

/// The numbers of each enhet, by id, with what applies to it from above.
fn descended<'report>(
    report: &'report Report,
    tally: &mut Tally<'report, '_, usize>,
    (own, single, many): (&Named<'_>, &Named<'_>, usize),
) -> HashMap<&'report str, Vec<UnitCount>> {
    let mut counts: HashMap<&str, Vec<UnitCount>> = HashMap::new();
    // What applies to all below alike, from the top to where the walk stands.
    let mut alike = vec![vec![UnitCount::default(); many]];
    for step in steps(report) {
        tally.step(step);
        let Step::Down(unit) = step else {
            alike.pop();
            continue;
        };
        let id = unit.id.as_str();
        let mut count = own.get(id).cloned().unwrap_or_else(|| vec![UnitCount::default(); many]);
        let mut here = alike.last().cloned().unwrap_or_default();
        for (column, (count, above)) in count.iter_mut().zip(&here).enumerate() {
            count.inherit(*above);
            count.inherit(tally.inherited(id, column));
        }
        counts.insert(id, count);
        for (here, single) in here.iter_mut().zip(single.get(id).into_iter().flatten()) {
            here.join(*single);
        }
        alike.push(here);
    }
    counts
}
