//! Where each row of an earlier plan belongs now: at its finding, among people's own rows, or among those that are gone.

use std::collections::{HashMap, HashSet, VecDeque};

use super::plan_columns::{self as columns, is_filled_in, is_known};
use super::unit_names::BETWEEN_IDS;
use crate::finding::{RuleId, Severity};
use crate::render::difference_words::why;
use crate::render::shared_words::severity;
use crate::report::comparison::gone_of;
use crate::report::earlier_plan::{EarlierPlan, EarlierRow, Written};
use crate::report::views::gap::Filter;
use crate::report::views::plan::PlanRow;
use crate::report::{Report, Reported, Stood, Trace};

/// The rows of an earlier plan, each in its place.
#[derive(Debug, Default)]
pub struct Carried<'report> {
    /// The earlier row of a row of the plan, by the index of that.
    pub by_row: HashMap<usize, &'report EarlierRow>,
    /// The rows that people added, and those that they doubled.
    pub others: Vec<&'report EarlierRow>,
    /// The rows whose finding is not in the plan any more.
    pub gone: Vec<GoneRow<'report>>,
    /// The headings that people added.
    pub own_headings: Vec<String>,
}

/// A row whose finding is not in the plan any more.
#[derive(Debug)]
pub struct GoneRow<'report> {
    /// The row.
    pub row: &'report EarlierRow,
    /// The day of the first audit without it.
    pub since: Written,
    /// Why it is not there.
    pub why: String,
}

/// The columns of the gone rows before those of the plan: since when, and why.
pub const SINCE: &str = "Borta sedan";
pub const WHY: &str = "Varför";

/// Why a row is gone that the report still has: as a tip, as a slip of form, or outside of what was chosen.
const LIGHTER: &str = "står kvar som tips";
const SLIP: &str = "står kvar som ett fel att rätta i filen";
const NOT_CHOSEN: &str = "är inte med i urvalet";
/// Why a row is gone of which nothing more is known.
const UNKNOWN: &str = "hittas inte längre";

impl<'report> Carried<'report> {
    /// The rows of the earlier plan of a report, if it has one.
    pub fn of(report: &'report Report, filter: &Filter, planned: &[PlanRow<'report>]) -> Self {
        let Some(earlier) = &report.earlier_plan else { return Self::default() };
        let mut carried = Self { own_headings: own_headings(earlier), ..Self::default() };
        let mut left = by_key(earlier);
        for (at, row) in planned.iter().enumerate() {
            let found = left.get_mut(row.reported.fingerprint.as_str()).and_then(VecDeque::pop_front);
            carried.by_row.extend(found.map(|found| (at, found)));
        }
        let taken: HashSet<*const EarlierRow> = carried.by_row.values().map(|row| std::ptr::from_ref(*row)).collect();
        let is_left = |row: &&EarlierRow| !taken.contains(&std::ptr::from_ref(*row));
        let still: HashSet<&str> = planned.iter().map(|row| row.reported.fingerprint.as_str()).collect();
        let mut gone = Vec::new();
        for row in earlier.plan.rows.iter().filter(is_left) {
            let key = row.text(columns::KEY);
            if key.is_empty() || still.contains(key.as_str()) {
                carried.others.push(row);
            } else if let Some(at) = renamed(report, planned, row).find(|at| !carried.by_row.contains_key(at)) {
                carried.by_row.insert(at, row);
            } else {
                gone.push(row);
            }
        }
        let before = earlier.gone.rows.iter().filter(is_left).filter(|row| has_own_words(row));
        carried.gone = gone_now(report, filter, &gone);
        carried.gone.extend(before.map(|row| GoneRow {
            row,
            since: row.get(SINCE).cloned().unwrap_or_else(|| Written::Day(report.audit.date.clone())),
            why: row.text(WHY),
        }));
        carried
    }
}

/// The rows by key: those of the plan, and those that were gone, which may come back.
fn by_key(earlier: &EarlierPlan) -> HashMap<String, VecDeque<&EarlierRow>> {
    let mut by_key: HashMap<String, VecDeque<&EarlierRow>> = HashMap::new();
    for row in earlier.plan.rows.iter().chain(&earlier.gone.rows) {
        let key = row.text(columns::KEY);
        if !key.is_empty() {
            by_key.entry(key).or_default().push_back(row);
        }
    }
    by_key
}

/// The rows of the plan that are of the document of an earlier row and of its requirement, which has another id now.
fn renamed<'plan>(
    report: &'plan Report,
    planned: &'plan [PlanRow<'_>],
    row: &EarlierRow,
) -> impl Iterator<Item = usize> + use<'plan> {
    let now = report.asked.earlier.get(row.text(columns::RULE).as_str());
    let document = row.text(columns::DOCUMENT_ID);
    let numbered = planned.iter().enumerate().filter(move |(_, planned)| {
        let finding = &planned.reported.finding;
        let id = finding.document.as_ref().map_or("", |document| document.id.as_str());
        now.is_some_and(|now| *now == finding.rule) && !document.is_empty() && id == document
    });
    numbered.map(|(at, _)| at)
}

/// True if a person has filled in anything in a row.
pub fn has_own_words(row: &EarlierRow) -> bool {
    row.0.keys().any(|heading| ![SINCE, WHY].contains(&heading.as_str()) && is_filled_in(row, heading))
}

fn own_headings(earlier: &EarlierPlan) -> Vec<String> {
    let mut own: Vec<String> = Vec::new();
    for heading in earlier.plan.headings.iter().chain(&earlier.gone.headings) {
        let is_own = !is_known(heading) && ![SINCE, WHY].contains(&heading.as_str());
        if is_own && !own.contains(heading) {
            own.push(heading.clone());
        }
    }
    own
}

/// The rows that are gone since the earlier plan, each with its reason.
fn gone_now<'report>(report: &Report, filter: &Filter, rows: &[&'report EarlierRow]) -> Vec<GoneRow<'report>> {
    let traces: Vec<Trace> = rows.iter().filter_map(|row| trace(row)).collect();
    let reasons = gone_of(report, &traces);
    let reasons: HashMap<&str, String> =
        reasons.iter().map(|gone| (gone.trace.fingerprint.as_str(), why(&gone.why).into_owned())).collect();
    let counted: HashMap<&str, &Reported> =
        report.counted().map(|reported| (reported.fingerprint.as_str(), reported)).collect();
    let still = |reported: &Reported| match reported.finding.severity {
        _ if !filter.takes(report, reported) => NOT_CHOSEN,
        Severity::Note => LIGHTER,
        Severity::Warning | Severity::Error => SLIP,
    };
    let gone = |row: &&'report EarlierRow| {
        let key = row.text(columns::KEY);
        let why = reasons.get(key.as_str()).cloned();
        let otherwise = counted.get(key.as_str()).map_or(UNKNOWN, |reported| still(reported));
        GoneRow {
            row,
            since: Written::Day(report.audit.date.clone()),
            why: why.unwrap_or_else(|| otherwise.to_owned()),
        }
    };
    rows.iter().map(gone).collect()
}

/// The finding of a row as it was; none if its rule or severity is not there any more.
fn trace(row: &EarlierRow) -> Option<Trace> {
    let level = row.text(columns::SEVERITY);
    let level = [Severity::Error, Severity::Warning].into_iter().find(|one| severity(*one) == level)?;
    let rule = row.text(columns::RULE);
    let (path, id) = (row.text(columns::FILE), row.text(columns::DOCUMENT_ID));
    let units = row.text(columns::UNIT_IDS);
    Some(Trace {
        fingerprint: row.text(columns::KEY),
        severity: level,
        rule: RuleId::new(Some(rule).filter(|rule| !rule.is_empty())?),
        document: if id.is_empty() { path.clone() } else { id },
        message: row.text(columns::GAP),
        stood: Some(Stood {
            kind: row.text(columns::KIND),
            path,
            pointer: row.text(columns::PLACE),
            units: units.split(BETWEEN_IDS).filter(|unit| !unit.is_empty()).map(str::to_owned).collect(),
        }),
    })
}
