//! The columns of the plan: what the report says, what people fill in, and what tables are joined by.

use super::cell::safe;
use super::sheet::{Column, Filling, Part};
use crate::report::earlier_plan::EarlierRow;

/// The number of a row, which is another next time.
pub const NUMBER: &str = "Nr";
pub const SEVERITY: &str = "Allvar";
pub const UNIT: &str = "Enhet";
pub const GAP: &str = "Vad som saknas";
pub const LAW: &str = "Lagrum";
pub const DOCUMENT: &str = "Dokument";
pub const FILE: &str = "Fil";
pub const LINE: &str = "Rad";
pub const UNIT_IDS: &str = "Enhets-id";
pub const ROLE_ID: &str = "Ansvarig-id";
pub const KIND: &str = "Dokumenttyp";
pub const DOCUMENT_ID: &str = "Dokument-id";
pub const PLACE: &str = "Plats";
pub const RULE: &str = "Regel";
/// The fingerprint of the finding, which is the same from month to month.
pub const KEY: &str = "Nyckel";
/// The last column that is printed; those that people add come before it.
pub const LAST_PRINTED: &str = COMMENT;

const MEASURE: &str = "Åtgärd";
const RESPONSIBLE: &str = "Ansvarig";
const COMMENT: &str = "Kommentar";

/// The columns that the report proposes a value in, each with the column that keeps the proposal: a value that differs
/// from it was written by a person.
pub const PROPOSALS: [(&str, &str); 2] = [(MEASURE, "Föreslagen åtgärd"), (RESPONSIBLE, "Ansvarig enligt dokumenten")];

/// The statuses of a measure; those in the middle are the statuses of an åtgärd document.
const STEPS: [&str; 6] = ["ej beslutad", "beslutad", "pågår", "genomförd", "genomförd och uppföljd", "avbruten"];

/// The columns before those that people add, and those after.
const FIRST: [(&str, u16, Filling); 13] = [
    (NUMBER, 6, Filling::Report),
    (SEVERITY, 9, Filling::Report),
    (UNIT, 18, Filling::Report),
    (GAP, 34, Filling::Report),
    (LAW, 18, Filling::Report),
    (DOCUMENT, 18, Filling::Report),
    (MEASURE, 38, Filling::Text),
    (RESPONSIBLE, 18, Filling::Text),
    ("Senast", 12, Filling::Day),
    ("Följs upp av", 14, Filling::Text),
    ("Status", 13, Filling::Choice(&STEPS)),
    (COMMENT, 22, Filling::Text),
    (FILE, 24, Filling::Report),
];
const LAST: [(&str, u16); 10] = [
    (LINE, 7),
    (PROPOSALS[0].1, 30),
    (PROPOSALS[1].1, 22),
    (UNIT_IDS, 16),
    (ROLE_ID, 20),
    (KIND, 14),
    (DOCUMENT_ID, 20),
    (PLACE, 24),
    (RULE, 26),
    (KEY, 36),
];
/// The columns that are left out where a table must be narrow.
const ASIDE: [&str; 3] = [DOCUMENT, COMMENT, FILE];
/// The width of a column that people have added.
const OWN: u16 = 20;

/// The columns of the plan, with those that its users added beside their own.
pub fn columns(own: &[String]) -> Vec<Column> {
    let column = |(heading, width, filling): (&str, u16, Filling)| {
        let is_aside = ASIDE.contains(&heading) || LAST.iter().any(|(last, _)| *last == heading);
        Column { filling, is_aside, ..Column::new(heading, width) }
    };
    let own = own.iter().map(|heading| column((heading, OWN, Filling::Text)));
    let last = LAST.map(|(heading, width)| column((heading, width, Filling::Report)));
    let (first, file) = FIRST.split_at(FIRST.len() - 1);
    let first = first.iter().copied().map(column);
    first.chain(own).chain(file.iter().copied().map(column)).chain(last).collect()
}

/// True for a heading of the plan itself.
pub fn is_known(heading: &str) -> bool {
    FIRST.iter().map(|(known, ..)| *known).chain(LAST.map(|(known, _)| known)).any(|known| known == heading)
}

/// True if a person has filled in a value under a heading: one that differs from what was proposed.
pub fn is_filled_in(row: &EarlierRow, heading: &str) -> bool {
    let is_for_people =
        !is_known(heading) || FIRST.iter().any(|(known, _, filling)| *known == heading && *filling != Filling::Report);
    let proposal = PROPOSALS.iter().find(|(column, _)| *column == heading).map(|(_, proposal)| *proposal);
    let is_proposed = proposal.is_some_and(|proposal| row.get(heading) == row.get(proposal));
    is_for_people && row.get(heading).is_some() && !is_proposed
}

/// What the plan is in the workbook: a table, unless a heading that people wrote has signs that Excel writes otherwise in the
/// description of a table than in its cell.
pub fn part(own: &[String]) -> Part {
    let is_plain =
        |heading: &String| safe(heading) == *heading && !heading.contains("_x") && heading.chars().count() < 200;
    if own.iter().all(is_plain) { Part::Table } else { Part::Range }
}
