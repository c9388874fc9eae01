//! Swedish words for reports side by side: what each group was judged by, and which reports do not count and why.

use super::shared_words::{count, one_line};
use crate::report::collection::Collection;
use crate::report::collection::basis::{Basis, Group};
use crate::report::collection::collected::Collected;
use crate::report::collection::same_repository::Standing;
use crate::report::collection::written_report::WrittenLimits;
use crate::report::collection::written_values::Text;
use crate::text::words::{first_of, shortened};

/// The name of what cites no law.
pub const NO_LAW: &str = "form och regler";
/// The headings of the numbers.
pub const NUMBERS: [&str; 4] = ["Brister", "Bör, tips", "Ej bedömt", "Prövat"];
/// How many times an act was asked, beside its number of brister.
pub const ASKED: &str = "av";

/// The title: of how many vårdgivare, and as of which day.
pub fn title(collection: &Collection) -> String {
    format!("Granskningar från {} vårdgivare, sammanställda {}", collection.carers(), collection.day)
}

/// How many reports a group has, and of how many vårdgivare where that is another number.
pub fn reports(group: &Group) -> String {
    let carers = count(group.carers, "vårdgivare", "vårdgivare");
    match group.reports.len() {
        number if number == group.carers => carers,
        number => format!("{} från {carers}", count(number, "rapport", "rapporter")),
    }
}

/// What a group was judged by.
pub fn basis(basis: &Basis) -> String {
    let mut parts =
        vec![format!("Rättsläge per {}", basis.law_as_of), format!("ledningskoll {}", one_line(&basis.tool_version))];
    if !basis.profiles.is_empty() {
        parts.push(format!("lokala krav: {}", named(&basis.profiles)));
    }
    parts.extend(basis.limited_to.as_ref().map(limits));
    parts.join(" · ")
}

/// What an audit was limited to.
pub fn limits(limits: &WrittenLimits) -> String {
    let part = |words: &str, names: &[Text]| (!names.is_empty()).then(|| format!("{words} {}", named(names)));
    let parts = [part("bara", &limits.units), part("bara regler", &limits.select), part("utan regler", &limits.ignore)];
    format!("begränsad granskning: {}", parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

/// All texts of a report, with commas between them.
pub fn joined(texts: &[Text]) -> String {
    texts.iter().map(|text| &**text).collect::<Vec<_>>().join(", ")
}

/// Names from a report as a sentence lists them, some of them where they are many.
fn named(names: &[Text]) -> String {
    const MOST: usize = 6;
    let names: Vec<String> = names.iter().map(|name| one_line(&shortened(name))).collect();
    first_of(&names, MOST)
}

/// What is told of the collection before its numbers; none where all reports were judged alike.
pub fn told_apart(collection: &Collection) -> Option<String> {
    let many = collection.groups.len();
    (many > 1).then(|| {
        format!(
            "Rapporterna är bedömda på {many} sätt: rättsläget, programmets version, de lokala kraven eller granskningens \
             omfattning skiljer. De står var för sig och läggs inte ihop."
        )
    })
}

/// What a group holds: vårdgivare, and the numbers of all of them.
pub fn sums(group: &Group) -> String {
    let sums = group.sums;
    let parts = [
        reports(group),
        count(sums.errors, "brist", "brister"),
        format!("{} bör och tips", sums.warnings + sums.notes),
        format!("{} ej bedömt", sums.undetermined),
        format!("av {}", count(sums.asked, "prövning", "prövningar")),
    ];
    parts.join(" · ")
}

/// Why a report does not count; none if it does.
fn standing(standing: &Standing) -> Option<String> {
    let said = match standing {
        Standing::Counts => return None,
        Standing::Older(file) => format!("en nyare rapport för samma vårdgivare är med: {}", one_line(file)),
        Standing::Same(file) => format!("samma rapport är med som {}", one_line(file)),
        Standing::SameDay(file) => {
            format!("{} är för samma vårdgivare och dag, och räknas i stället", one_line(file))
        }
        Standing::Part(file) => format!("den gäller en del, och en hel granskning är med: {}", one_line(file)),
        Standing::Future => "dess dag har inte kommit".to_owned(),
    };
    Some(said)
}

/// What is to be noted of a report: that it does not count, or is old, or lacks something.
pub fn notes(one: &Collected) -> Vec<String> {
    let mut notes: Vec<String> = standing(&one.standing).map(|why| format!("räknas inte: {why}")).into_iter().collect();
    if one.is_old {
        notes.push("gammal".to_owned());
    }
    if one.report.audit.revision.is_none() {
        notes.push("utan version i git".to_owned());
    }
    notes
}

/// The sentences below the numbers: which reports are old, do not count, or tell less.
pub fn sentences(collection: &Collection) -> Vec<String> {
    let old: Vec<String> = collection.old().map(dated).collect();
    let without: Vec<String> = collection.without_acts().map(|one| one_line(&one.carer)).collect();
    let mut sentences = Vec::new();
    if !old.is_empty() {
        sentences.push(format!("Granskade före {} och behöver göras om: {}.", collection.old_before, some(&old)));
    }
    let of_nobody: Vec<String> = collection.of_nobody().map(|one| one_line(&one.file)).collect();
    if of_nobody.len() > 1 {
        sentences.push(format!(
            "De här rapporterna beskriver ingen enhet, så det går inte att se om några är från samma vårdgivare: {}.",
            some(&of_nobody)
        ));
    }
    if !without.is_empty() {
        sentences.push(format!(
            "Utan tal för varje författning, eftersom en äldre version av programmet skrev rapporten: {}.",
            some(&without)
        ));
    }
    sentences
}

/// The heading of the reports that do not count.
pub const LEFT_OUT: &str = "Rapporter som inte räknas";

/// A report that does not count, and why.
pub fn left_out(one: &Collected) -> String {
    let why = standing(&one.standing).unwrap_or_default();
    format!("{} ({}, {}): {why}", one_line(&one.file), one_line(&one.carer), one.report.audit.date)
}

fn dated(one: &Collected) -> String {
    format!("{} ({})", one_line(&one.carer), one.report.audit.date)
}

/// The first of many, and how many more.
fn some(parts: &[String]) -> String {
    const MOST: usize = 20;
    first_of(parts, MOST)
}

/// How many groups are not told one by one.
pub fn more_groups(all: usize, most: usize) -> Option<String> {
    let over = all.saturating_sub(most);
    (over > 0)
        .then(|| format!("Rapporterna är bedömda på {over} sätt till, som inte står här. Formatet json har alla."))
}

/// How many reports were read, last.
pub fn last(collection: &Collection) -> String {
    let units: usize = collection.reports.iter().filter(|one| one.counts()).map(|one| one.units().len().max(1)).sum();
    let parts = [
        count(collection.reports.len(), "rapport", "rapporter"),
        count(collection.reports.len() - collection.left_out().count(), "räknas", "räknas"),
        count(units, "enhet", "enheter"),
        count(collection.old().count(), "gammal", "gamla"),
    ];
    parts.join(" · ")
}
