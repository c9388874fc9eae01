//! What sort of document one is, for whom it holds in short, and the stamp on one that does not hold.

use super::field_words::listed;
use crate::catalogue::kind;
use crate::report::publication::word_marks::{FOOT, FOOT_OF_DRAFT};
use crate::report::publication::{Publication, Published, Standing};
use crate::text::words::list;

/// What is stamped on a document that does not hold.
pub fn stamp(standing: Standing) -> Option<&'static str> {
    match standing {
        Standing::InForce | Standing::InUse => None,
        Standing::Draft => Some("Utkast, gäller inte"),
        Standing::InReview => Some("På granskning, gäller inte"),
    }
}

/// What the pages were on their day: that of a document, or one with documents of several standings.
pub fn held_on(publication: &Publication<'_>, standing: Option<Standing>) -> String {
    let date = publication.date;
    match standing {
        Some(Standing::Draft) => format!("Det här var ett utkast {date} och gäller inte."),
        Some(Standing::InReview) => format!("Det här var på granskning {date} och gäller inte."),
        None if publication.has_drafts => format!("Det här gällde {date}, utom det som är stämplat."),
        Some(Standing::InForce | Standing::InUse) | None => format!("Det här gällde {date}."),
    }
}

/// The same in short, for the foot of each printed page.
pub fn held_in_short(publication: &Publication<'_>, standing: Option<Standing>) -> String {
    let date = publication.date;
    match standing {
        Some(Standing::Draft) => format!("Utkast {date}{FOOT_OF_DRAFT}"),
        Some(Standing::InReview) => format!("På granskning {date}{FOOT_OF_DRAFT}"),
        None if publication.has_drafts => format!("{date}, med utkast som inte gäller"),
        Some(Standing::InForce | Standing::InUse) | None => format!("{FOOT}{date}"),
    }
}

/// What sort of document it is: what it says of itself, or the name of its kind.
pub fn sort(published: &Published<'_>) -> String {
    let document = published.document;
    let written = document.view().get("dokumenttyp").and_then(|view| view.text());
    match written {
        Some(written) => listed(written),
        None if document.kind.is(kind::ROLE) => "Roll".to_owned(),
        None => document.kind.words.title.clone(),
    }
}

/// The most enheter that are named beside a document in a list.
const MOST_NAMED: usize = 2;

/// For whom a document holds in short; none if no enhet is described.
pub fn place(publication: &Publication<'_>, published: &Published<'_>) -> Option<String> {
    let organisation = &publication.corpus.organisation;
    let units = publication.units_of(published);
    if organisation.is_implied || units.is_empty() {
        return None;
    }
    if units.len() > MOST_NAMED {
        return Some(format!("{} enheter", units.len()));
    }
    let names: Vec<&str> = units.iter().map(|unit| publication.unit_name(*unit)).collect();
    Some(list(&names, "och"))
}
