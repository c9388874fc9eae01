//! What has happened since a day, as a letter: mended, changed by time, new, gone with documents, what remains, in words for an inspector.

use std::collections::HashMap;

use super::diff_words::touch_words;
use super::difference_words::{grades, why};
use super::sentence::{sentence, shortened};
use super::shared_words::{NUMBERS_SAY, capital, count, severity};
use crate::finding::Severity;
use crate::report::comparison::{Change, Touched};
use crate::report::dossier::DocumentRow;
use crate::report::views::choice::chosen_units;
use crate::report::views::order::rank;
use crate::report::{Agreement, Disappearance, Gone, Report, Reported, State};
use crate::text::words::list;

/// A letter: its heading, what it is about, and its parts.
#[derive(Debug)]
pub struct Letter {
    /// The title.
    pub title: String,
    /// Whom it is about.
    pub whose: String,
    /// What is compared, and what it comes to.
    pub about: Vec<String>,
    /// The parts, each with its heading; those without anything to tell are not there.
    pub parts: Vec<LetterPart>,
    /// How the comparison was made, last.
    pub made: Vec<String>,
}

/// A part of a letter.
#[derive(Debug)]
pub struct LetterPart {
    /// The heading.
    pub title: &'static str,
    /// What the lines are.
    pub about: String,
    /// The lines, each of whole sentences.
    pub lines: Vec<String>,
}

/// The most characters of a text from a document.
const MOST_TEXT: usize = 1_000;
/// The most enheter that are named.
const MOST_NAMED: usize = 5;

/// The letter on a comparison.
#[must_use]
pub fn letter(change: &Change<'_>) -> Letter {
    let since = change.since.as_deref().unwrap_or(&change.from);
    let (titles_then, titles_now) = (titles(change.before), titles(change.after));
    let gone = |is: fn(&Disappearance) -> bool| change.gone().filter(move |gone| is(&gone.why)).collect::<Vec<_>>();
    let (passed, mended): (Vec<&Gone>, Vec<&Gone>) =
        gone(|why| *why == Disappearance::Mended).into_iter().partition(|gone| change.is_gone_by_time(gone));
    let removed = gone(|why| *why == Disappearance::Removed);
    let others = gone(|why| !matches!(why, Disappearance::Mended | Disappearance::Removed));
    let new: Vec<&Reported> = change.new_findings().collect();
    let left = remaining(change.after);
    let then = |gone: &[&Gone], says_why: bool| -> Vec<String> {
        gone.iter().map(|gone| of_gone(change.before, &titles_then, (gone, says_why))).collect()
    };
    let now = |found: &[&Reported]| -> Vec<String> {
        found.iter().map(|one| of_finding(change.after, &titles_now, one)).collect()
    };
    let touched = change.touched.iter().map(|touched| of_touched(touched, &titles_then, &titles_now)).collect();
    let mut parts = vec![
        part("Det som är åtgärdat", format!("Det här visade granskningen {since}, men inte nu."), then(&mended, false)),
        part(
            "Det som tiden har ändrat",
            format!(
                "Det här visade granskningen {since}, men inte nu, och det hade varit borta utan någon ändring, eftersom tiden har gått."
            ),
            then(&passed, false),
        ),
        part(
            "Det som är nytt",
            format!("Det här visar granskningen nu, men inte {since}: något är ändrat, eller en dag har passerat."),
            now(&new),
        ),
        part(
            "Det som är borta med sina dokument",
            "Dokumenten finns inte längre. Det är därför inte visat att bristerna är åtgärdade.".to_owned(),
            then(&removed, false),
        ),
        part(
            "Det som inte längre går att jämföra",
            "Det här prövas inte längre på samma sätt, och räknas inte som åtgärdat.".to_owned(),
            then(&others, true),
        ),
        part(
            "Det som kvarstår",
            format!("Det här visade granskningen {since}, och visar det fortfarande."),
            now(&left),
        ),
        part("Dokument som har ändrats", "Nya, ändrade, flyttade och borttagna dokument.".to_owned(), touched),
    ];
    parts.retain(|part| !part.lines.is_empty());
    Letter {
        title: format!("Vad som har hänt sedan {since}"),
        whose: whose(change.after),
        about: vec![compared(change), summed([&mended, &passed, &removed, &others], &new, &left)],
        parts,
        made: made(change),
    }
}

fn part(title: &'static str, about: String, lines: Vec<String>) -> LetterPart {
    LetterPart { title, about, lines }
}

/// The findings that the earlier state had too, in the one order.
fn remaining(report: &Report) -> Vec<&Reported> {
    let mut known: Vec<&Reported> = report.findings.iter().filter(|one| one.state == State::Known).collect();
    known.sort_by_cached_key(|one| rank(report, one));
    known
}

/// The documents of a report, by id.
type Titles<'report> = HashMap<&'report str, &'report DocumentRow>;

fn titles(report: &Report) -> Titles<'_> {
    report.dossier.documents.iter().map(|row| (row.reference.id.as_str(), row)).collect()
}

/// The document or enhet that a finding is about, by its id or path.
fn subject(report: &Report, titles: &Titles<'_>, name: &str, units: &[String]) -> String {
    if let [unit] = units
        && let Some(unit) = report.unit(unit).filter(|unit| unit.id == name)
    {
        return shortened(&unit.name, MOST_TEXT);
    }
    match titles.get(name).filter(|row| !name.is_empty() && !row.title.is_empty()) {
        Some(row) if row.title == name => shortened(name, MOST_TEXT),
        Some(row) => format!("{} ({})", shortened(&row.title, MOST_TEXT), shortened(name, MOST_TEXT)),
        None => shortened(name, MOST_TEXT),
    }
}

/// What was missing, by what law, and where.
fn said(message: &str, grade: Severity, law: Option<String>, subject: &str) -> String {
    let law = law.map(|law| format!(", {law}")).unwrap_or_default();
    let first = sentence(&format!("{} ({}{law})", capital(&shortened(message, MOST_TEXT)), severity(grade)));
    if subject.is_empty() { first } else { format!("{first} Gäller {subject}.") }
}

fn of_gone(report: &Report, titles: &Titles<'_>, (gone, says_why): (&Gone, bool)) -> String {
    let trace = &gone.trace;
    let at = report.requirements.binary_search_by(|row| row.id.as_str().cmp(trace.rule.as_str()));
    let law = at.ok().map(|at| shortened(&report.requirements[at].citation.to_string(), MOST_TEXT));
    let units = trace.stood.as_ref().map_or(&[][..], |stood| &stood.units);
    let text = said(&trace.message, trace.severity, law, &subject(report, titles, &trace.document, units));
    if says_why { format!("{text} {}", capital(&sentence(&why(&gone.why)))) } else { text }
}

fn of_finding(report: &Report, titles: &Titles<'_>, reported: &Reported) -> String {
    let finding = &reported.finding;
    let law = finding.citation.as_ref().map(|citation| shortened(&citation.to_string(), MOST_TEXT));
    let id = finding.document.as_ref().map(|document| document.id.as_str()).filter(|id| !id.is_empty());
    let name = id.unwrap_or(&report.source(finding).path);
    said(&finding.message, finding.severity, law, &subject(report, titles, name, &finding.units))
}

fn of_touched(touched: &Touched, then: &Titles<'_>, now: &Titles<'_>) -> String {
    let id = touched.document.id.as_str();
    let row = now.get(id).or_else(|| then.get(id)).filter(|_| !id.is_empty());
    let name = row.map_or(touched.path.as_str(), |row| row.title.as_str());
    let decided = now.get(id).filter(|_| !id.is_empty()).and_then(|row| row.decided.as_deref());
    let decided = decided.map(|day| format!(", fastställd {day}")).unwrap_or_default();
    let kind = [touched.document.kind.as_str(), id].join(" ");
    let text = format!("{}: {name} ({}){decided}", capital(touch_words(touched.touch)), kind.trim_end());
    sentence(&shortened(&text, MOST_TEXT))
}

/// The enheter of the letter.
fn whose(report: &Report) -> String {
    let names: Vec<&str> = chosen_units(report).iter().map(|unit| unit.name.as_str()).collect();
    match names.as_slice() {
        [] => "Ledningssystemet för sjukskrivning och rehabilitering".to_owned(),
        few if few.len() <= MOST_NAMED => shortened(&list(few, "och"), MOST_TEXT),
        several => count(several.len(), "enhet", "enheter"),
    }
}

/// The two states that are compared.
fn compared(change: &Change<'_>) -> String {
    let (then, now) = (&change.before.audit, &change.after.audit);
    let short = |revision: &Option<String>| revision.as_deref().map(|id| id.chars().take(10).collect::<String>());
    let version = short(&now.revision).map(|id| format!(", version {id} i git")).unwrap_or_default();
    let uncommitted = match now.agreement {
        Agreement::Uncommitted => " och det som inte är incheckat",
        Agreement::Whole | Agreement::Unknown => "",
    };
    let from = shortened(&change.from, MOST_TEXT);
    format!(
        "Jämförelsen är mellan ledningssystemet som det var incheckat {from}, granskat per {}, och som det är {}{version}{uncommitted}.",
        then.date, now.date
    )
}

/// What the comparison comes to.
fn summed([mended, passed, removed, others]: [&[&Gone]; 4], new: &[&Reported], left: &[&Reported]) -> String {
    let graded = |severities: Vec<Severity>| match grades(severities.iter().copied()) {
        none if none.is_empty() => "inget".to_owned(),
        some => some,
    };
    let of_gone = |gone: &[&Gone]| graded(gone.iter().map(|gone| gone.trace.severity).collect());
    let of_found = |found: &[&Reported]| graded(found.iter().map(|one| one.finding.severity).collect());
    let mut parts = vec![format!("Åtgärdat: {}", of_gone(mended)), format!("nytt: {}", of_found(new))];
    let others =
        [("ändrat av tiden", passed), ("borta med sina dokument", removed), ("går inte längre att jämföra", others)];
    for (words, gone) in others {
        parts.extend((!gone.is_empty()).then(|| format!("{words}: {}", of_gone(gone))));
    }
    parts.push(format!("kvarstår: {}", of_found(left)));
    sentence(&parts.join("; "))
}

/// How the comparison was made.
fn made(change: &Change<'_>) -> Vec<String> {
    let law = format!(
        "Båda lägena är bedömda efter samma regler, med rättsläget per {}, och vart och ett per sin dag.",
        change.after.audit.law_as_of
    );
    let notes = change.after.notes.iter().map(|note| capital(&sentence(&shortened(note, MOST_TEXT))));
    let says = NUMBERS_SAY.iter().map(|text| (*text).to_owned());
    Some(law).filter(|_| change.since.is_some()).into_iter().chain(notes).chain(says).collect()
}
