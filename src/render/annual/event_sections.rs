//! What is said of events: deviations, complaints, harm, reports of the staff, and the part that patients took.

use super::statement::{amount, bounded, compared, counted, quoted, stands_on, stands_on_one};
use crate::render::shared_words::{capital, count};
use crate::report::annual::Annual;
use crate::report::annual::closing::Closings;
use crate::report::annual::year::{Basis, Compared};
use crate::report::annual::year_of_work::Compilation;

/// The nouns of a deviation.
const DEVIATION: [&str; 2] = ["avvikelse", "avvikelser"];
/// The nouns of an investigation.
const INVESTIGATION: [&str; 2] = ["utredning", "utredningar"];

/// The deviations.
pub fn deviations(annual: &Annual<'_>) -> Vec<String> {
    let (found, year) = (&annual.deviations, annual.year.number);
    let mut told = Vec::new();
    if !found.all.is_empty() {
        told.push(compared(&found.all, DEVIATION, &format!("inträffade under {year}")));
    }
    let categories = found.by_category.iter();
    told.extend(bounded(categories.map(|(name, number)| labelled(&format!("Kategori ”{}”", quoted(name)), number))));
    told.extend(bounded(found.by_unit.iter().map(|(name, number)| labelled(&capital(&quoted(name)), number))));
    told.extend(closed(&found.closing, DEVIATION, year));
    told.extend(open(annual, &found.closing.open, ["avvikelse var inte avslutad", "avvikelser var inte avslutade"]));
    if !found.all.is_empty() {
        let words = ["avvikelse under året har den som rapporterade", "avvikelser under året har de som rapporterade"];
        told.push(within(&found.answered, words, "fått återkoppling"));
    }
    told.extend(annual.work.compilations.iter().filter_map(compiled_deviations));
    told
}

/// In how many records something holds.
fn within(number: &Compared<'_>, nouns: [&str; 2], said: &str) -> String {
    let sentence = format!("I {} {said} (året före {})", amount(number.now.number(), nouns), number.before);
    stands_on(&sentence, &number.now)
}

/// A number of deviations after a label.
fn labelled(label: &str, number: &Compared<'_>) -> String {
    let sentence = format!("{label}: {} (året före {})", amount(number.now.number(), DEVIATION), number.before);
    stands_on(&sentence, &number.now)
}

/// Those that were closed in the year, and how long they took.
fn closed(closing: &Closings<'_>, nouns: [&str; 2], year: i16) -> Option<String> {
    let Closings { closed, took, .. } = closing;
    let number = amount(closed.now.number(), nouns);
    let median = took.median_days.map(|days| {
        let days = count(usize::try_from(days).unwrap_or_default(), "dag", "dagar");
        let from = if took.is_from_discovery { "rapport, eller upptäckt," } else { "rapport" };
        let of = if took.known < closed.now.number() {
            match took.known {
                1 => " för den enda där tiden går att räkna".to_owned(),
                known => format!(" för de {known} där tiden går att räkna"),
            }
        } else {
            String::new()
        };
        format!("; mediantiden från {from} till avslut var {days}{of}")
    });
    let before = closed.before;
    let sentence = format!("{number} avslutades under {year} (året före {before}){}", median.unwrap_or_default());
    (!closed.is_empty()).then(|| stands_on(&sentence, &closed.now))
}

/// Those that are open on the last day that is counted.
fn open(annual: &Annual<'_>, open: &Basis<'_>, words: [&str; 2]) -> Option<String> {
    let until = annual.year.until;
    counted(open, [&format!("{} {until}", words[0]), &format!("{} {until}", words[1])])
}

fn compiled_deviations(one: &Compilation<'_>) -> Option<String> {
    let number = one.deviations.as_deref()?;
    let sentence = format!("Enligt ”{}” är antalet avvikelser {}", quoted(one.title), quoted(number));
    Some(stands_on_one(&sentence, one.name))
}

/// Complaints and views.
pub fn complaints(annual: &Annual<'_>) -> Vec<String> {
    let mut told = from(annual, &annual.deviations.from_patients, "kom från patienter eller närstående");
    told.extend(annual.work.compilations.iter().filter_map(compiled_complaints));
    told
}

fn compiled_complaints(one: &Compilation<'_>) -> Option<String> {
    let number = quoted(one.complaints.as_deref()?);
    let part = |name: &str, number: &Option<String>| number.as_deref().map(|text| format!("{name} {}", quoted(text)));
    let parts = [part("kvinnor", &one.complaints_of_women), part("män", &one.complaints_of_men)];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let parts = if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) };
    let sentence = format!("Enligt ”{}” är antalet klagomål {number}{parts}", quoted(one.title));
    Some(stands_on_one(&sentence, one.name))
}

/// Reports of the staff.
pub fn of_staff(annual: &Annual<'_>) -> Vec<String> {
    from(annual, &annual.deviations.from_staff, "kom från personalen")
}

/// How many deviations of the year came from someone; nothing where there are none at all.
fn from(annual: &Annual<'_>, number: &Compared<'_>, said: &str) -> Vec<String> {
    if annual.deviations.all.is_empty() {
        return Vec::new();
    }
    vec![compared(number, DEVIATION, &format!("under {} {said}", annual.year.number))]
}

/// Harm, investigations, and reports to the authority.
pub fn harm(annual: &Annual<'_>) -> Vec<String> {
    let (events, found) = (&annual.deviations, &annual.investigations);
    let year = annual.year.number;
    let mut told = Vec::new();
    if !events.all.is_empty() {
        told.push(compared(&events.harmful, DEVIATION, &format!("under {year} medförde vårdskada")));
        told.push(compared(&events.gravely_harmful, DEVIATION, &format!("under {year} medförde allvarlig vårdskada")));
        let said = format!("under {year} hade kunnat medföra vårdskada");
        told.push(compared(&events.could_have_harmed, DEVIATION, &said));
    }
    if !found.all.is_empty() {
        told.push(compared(&found.all, INVESTIGATION, &format!("gäller händelser under {year}")));
    }
    told.extend(closed(&found.closing, INVESTIGATION, year));
    told.extend(open(annual, &found.closing.open, ["utredning var inte avslutad", "utredningar var inte avslutade"]));
    if !found.all.is_empty() || !found.reported.is_empty() {
        let words = ["händelse anmäldes", "händelser anmäldes"];
        told.push(compared(&found.reported, words, &format!("enligt lex Maria under {year}")));
    }
    told.extend(bounded(found.days_to_report.iter().map(|(name, days)| {
        let after = match usize::try_from(*days) {
            Ok(0) => "samma dag som händelsen".to_owned(),
            Ok(days) => format!("{} efter händelsen", count(days, "dag", "dagar")),
            Err(_) => "före händelsen, så någon av dagarna är fel skriven".to_owned(),
        };
        stands_on_one(&format!("Anmälan enligt lex Maria gjordes {after}"), name)
    })));
    let words = [
        "anmälan enligt lex Maria har ingen tid från händelsen, eftersom någon av dagarna inte är känd",
        "anmälningar enligt lex Maria har ingen tid från händelsen, eftersom någon av dagarna inte är känd",
    ];
    told.extend(counted(&found.days_unknown, words));
    told
}

/// The part that patients and those close to them took.
pub fn with_patients(annual: &Annual<'_>) -> Vec<String> {
    let year = annual.year.number;
    let mut told = Vec::new();
    if !annual.risks.analyses.now.is_empty() {
        let words = ["riskanalys", "riskanalyser"];
        let said = format!("under {year} deltog patienter, närstående eller företrädare för dem");
        told.push(within(&annual.risks.with_patient, words, &said));
    }
    if !annual.investigations.all.now.is_empty() {
        let said = format!("av händelser under {year} erbjöds patienten att medverka");
        told.push(within(&annual.investigations.with_patient, INVESTIGATION, &said));
    }
    told
}
