//! The findings on one document's history: its text changed after the decision, or its review was put off.

use super::decided::Trace;
use super::line::{Change, DecidedVersion};
use super::version::number;
use super::{CHANGED, HistoryInput, POSTPONED, RESTAMPED};
use crate::corpus::Status;
use crate::finding::{Observation, Severity};
use crate::git::by_path::FileLog;
use crate::git::{Commit, short};
use crate::text::Pointer;
use crate::text::words::list;

/// The most fields that are named; the rest are counted.
const MOST_FIELDS: usize = 6;

/// The finding on a document that differs in these fields from the version that was decided.
pub fn changed(
    past: HistoryInput<'_>,
    trace: &Trace<'_>,
    (log, decided, fields): (&FileLog, &DecidedVersion<'_>, &[String]),
) -> Observation {
    let document = &past.documents[trace.document.0];
    let fields = told_fields(fields);
    let word = &document.kind.words.definite;
    let day = trace.now.stamp.iter().flatten().next().map(String::as_str).unwrap_or_default();
    let message = match document.status {
        Status::InRevision => {
            format!("{word} är under revidering, och det som står här är inte det som fastställdes {day}")
        }
        Status::Adopted
        | Status::Draft
        | Status::InReview
        | Status::Withdrawn
        | Status::Archived
        | Status::Ongoing
        | Status::Other
        | Status::Missing => format!("innehållet i {word} har ändrats efter att det fastställdes {day}"),
    };
    let stamp = Pointer::root().child(past.catalogue.decision.stamp.first().map_or("", String::as_str));
    let mut finding = Observation::new(&CHANGED, format!("{message}: {fields}"), document.place_of(&stamp))
        .label("beslutet gäller en annan text")
        .help("fastställ på nytt med ny version och nytt datum, eller ta tillbaka ändringen")
        .related(format!("det som fastställdes kom in {}", told(log.commit(decided.touch))), None);
    finding = match trace.changed {
        None => finding,
        Some(Change::Uncommitted) => finding.related("det som står nu är inte incheckat", None),
        Some(Change::Touch(touch)) => {
            finding.related(format!("det som står nu kom in {}", told(log.commit(touch))), None)
        }
    };
    if document.status == Status::InRevision { finding.severity(Severity::Warning) } else { finding }
}

/// The tip on a document that got the number of its version after its decision, and differs in these fields from what was
/// decided then.
pub fn numbered(
    past: HistoryInput<'_>,
    trace: &Trace<'_>,
    (log, decided, fields): (&FileLog, &DecidedVersion<'_>, &[String]),
) -> Option<Observation> {
    let stamp = trace.now.stamp.as_ref()?;
    let (field, number) = past.catalogue.decision.stamp.iter().zip(stamp).skip(1).find(|(_, text)| !text.is_empty())?;
    let (day_field, day) = (past.catalogue.decision.stamp.first()?, stamp.first()?);
    let document = &past.documents[trace.document.0];
    let message = format!(
        "{field} har fyllts i ({number}) och texten är en annan, men {day_field} är fortfarande {day}: {}",
        told_fields(fields)
    );
    Some(
        Observation::new(&RESTAMPED, message, document.place_of(&Pointer::root().child(field)))
            .label("ny version utan nytt beslut")
            .help("skriv dagen för det nya beslutet i fastställd, eller ta tillbaka ändringen")
            .related(format!("det som fastställdes kom in {}", told(log.commit(decided.touch))), None),
    )
}

/// Fields that differ, as a sentence.
fn told_fields(fields: &[String]) -> String {
    let rest = fields.len().saturating_sub(MOST_FIELDS);
    let mut told: Vec<String> = fields.iter().take(MOST_FIELDS).cloned().collect();
    told.extend((rest > 0).then(|| format!("{rest} fält till")));
    format!("{} skiljer sig", list(&told, "och"))
}

/// The note on a review that was put off without any other change.
pub fn postponed(past: HistoryInput<'_>, trace: &Trace<'_>, log: &FileLog) -> Option<Observation> {
    let (commit, review) = (log.commit(trace.postponed?), trace.now.review?.0);
    let document = &past.documents[trace.document.0];
    let place = document.place_of(&Pointer::root().child(&past.catalogue.decision.review));
    let message = format!("dagen för översyn har flyttats fram till {review}, och inget annat är ändrat");
    Some(
        Observation::new(&POSTPONED, message, place)
            .label("flyttad")
            .help("har ni sett över dokumentet: skriv när i granskad och av vem i granskad_av")
            .related(format!("flyttad {}", told(commit)), None),
    )
}

/// The tip on a version that changed, where the day of the decision did not.
pub fn restamped(past: HistoryInput<'_>, trace: &Trace<'_>, log: &FileLog) -> Option<Observation> {
    let (then, change) = trace.restamped.as_ref()?;
    let now = trace.now.stamp.as_ref()?;
    let fields = past.catalogue.decision.stamp.iter().zip(then.iter().zip(now));
    let (field, (was, is)) = fields.skip(1).find(|(_, (was, is))| number(was) != number(is))?;
    let document = &past.documents[trace.document.0];
    let (decided, day) = (past.catalogue.decision.stamp.first()?, now.first()?);
    let message = format!("{field} har ändrats från {was} till {is}, men {decided} är fortfarande {day}");
    let finding = Observation::new(&RESTAMPED, message, document.place_of(&Pointer::root().child(field)))
        .label("ny version utan nytt beslut")
        .help("skriv dagen för det nya beslutet i fastställd, eller ta tillbaka versionen");
    Some(match change {
        Change::Uncommitted => finding.related("ändringen är inte incheckad", None),
        Change::Touch(touch) => finding.related(format!("ändrad {}", told(log.commit(*touch))), None),
    })
}

/// The day and the short id of a commit, for a sentence.
fn told(commit: &Commit) -> String {
    format!("{} (incheckning {})", commit.day, short(&commit.id))
}
