//! Swedish words for a report compared with an earlier one: summary, findings that are gone, and why.

use std::borrow::Cow;

use super::shared_words::count;
use crate::finding::Severity;
use crate::report::comparison::Difference;
use crate::report::{Disappearance, Gone, NotAsked, Report, Untold};

/// The numbers of new, mended and known findings, and of those gone for another reason: "+2 nya, −5 åtgärdade, 40 kända".
#[must_use]
pub fn numbers(difference: &Difference) -> String {
    let first = [
        format!("+{}", count(difference.new, "ny", "nya")),
        format!("−{}", count(difference.mended, "åtgärdad", "åtgärdade")),
        count(difference.known, "känd", "kända"),
    ];
    first.into_iter().chain(not_mended(difference)).collect::<Vec<_>>().join(", ")
}

/// The numbers of findings that are gone and not mended, one phrase for each reason.
#[must_use]
pub fn not_mended(difference: &Difference) -> Vec<String> {
    let parts = [
        (difference.removed, "är borta med sitt dokument", "är borta med sina dokument"),
        (difference.not_asked, "prövas inte längre", "prövas inte längre"),
        (difference.waived, "omfattas nu av undantag", "omfattas nu av undantag"),
        (difference.untold, "går inte längre att bedöma", "går inte längre att bedöma"),
        (difference.left_out, "är inte med i den här granskningen", "är inte med i den här granskningen"),
    ];
    let present = parts.into_iter().filter(|(number, ..)| *number > 0);
    present.map(|(number, one, several)| count(number, one, several)).collect()
}

/// The numbers and the earlier report as a sentence without its full stop; none if there was no comparison.
#[must_use]
pub fn sentence(report: &Report) -> Option<String> {
    let difference = Difference::of(report)?;
    let against = report.against.as_ref()?;
    Some(format!("jämfört med {}: {}", against.name, numbers(&difference)))
}

/// The words for why a finding is gone.
#[must_use]
pub fn why(why: &Disappearance) -> Cow<'static, str> {
    match why {
        Disappearance::Mended => "åtgärdad".into(),
        Disappearance::Removed => "dokumentet finns inte längre".into(),
        Disappearance::NotAsked(why) => not_asked(why),
        Disappearance::Waived => "omfattas nu av ett undantag".into(),
        Disappearance::Untold(why) => untold(*why).into(),
    }
}

fn not_asked(why: &NotAsked) -> Cow<'static, str> {
    match why {
        NotAsked::Selection => "regeln är inte vald i den här granskningen".into(),
        NotAsked::Unit => "granskningen gäller andra enheter".into(),
        NotAsked::Rule => "prövas inte längre: regeln finns inte, eller är ett eget krav som inte läses in".into(),
        NotAsked::Profile(profile) => format!("prövas inte längre: profilen {profile} är inte påslagen här").into(),
        NotAsked::Folder => "prövas inte längre: inställningarna tar inte med mappen".into(),
        NotAsked::Settings => "prövas inte längre som förut: inställningarna är ändrade".into(),
        NotAsked::PutAway => "prövas inte längre: dokumentet är upphävt eller arkiverat".into(),
        NotAsked::NotApplicable(None) => "prövas inte längre: kravet gäller inte för det som står där nu".into(),
        NotAsked::NotApplicable(Some(reason)) => format!("prövas inte längre: {reason}").into(),
    }
}

fn untold(why: Untold) -> &'static str {
    match why {
        Untold::Unreadable => "går inte längre att bedöma: något som behövs för det går inte att läsa",
        Untold::Undetermined => "går inte längre att bedöma: kravet är ej bedömt",
        Untold::Pending => "går inte längre att bedöma: dokumentet är ett utkast, eller en utredning som pågår",
        Untold::History => "går inte längre att bedöma: historiken i git visar det inte längre",
        Untold::Replaced => "inte åtgärdad: ett annat fynd har tagit dess plats",
    }
}

/// The JSON values for why a finding is gone: the reason, and more closely where there is more to say.
#[must_use]
pub fn why_words(why: &Disappearance) -> (&'static str, Option<&'static str>) {
    match why {
        Disappearance::Mended => ("mended", None),
        Disappearance::Removed => ("removed", None),
        Disappearance::NotAsked(why) => ("not_asked", Some(not_asked_word(why))),
        Disappearance::Waived => ("waived", None),
        Disappearance::Untold(why) => ("undetermined", Some(untold_word(*why))),
    }
}

fn not_asked_word(why: &NotAsked) -> &'static str {
    match why {
        NotAsked::Selection => "selection",
        NotAsked::Unit => "unit",
        NotAsked::Rule => "rule",
        NotAsked::Profile(_) => "profile",
        NotAsked::Folder => "folder",
        NotAsked::Settings => "settings",
        NotAsked::PutAway => "put_away",
        NotAsked::NotApplicable(_) => "not_applicable",
    }
}

fn untold_word(why: Untold) -> &'static str {
    match why {
        Untold::Unreadable => "unreadable",
        Untold::Undetermined => "undetermined",
        Untold::Pending => "pending",
        Untold::History => "history",
        Untold::Replaced => "replaced",
    }
}

/// A finding that is gone, on one line.
#[must_use]
pub fn gone(gone: &Gone) -> String {
    gone_since(gone, &why(&gone.why))
}

/// A finding that is gone, and the words for why.
#[must_use]
pub fn gone_since(gone: &Gone, why: &str) -> String {
    let trace = &gone.trace;
    let weight = super::shared_words::severity(trace.severity);
    format!("{}: {} ({weight}, {}) – {why}", trace.document, trace.message, trace.rule)
}

/// The number of findings of each severity: "1 brist, 2 bör".
#[must_use]
pub fn grades(severities: impl Iterator<Item = Severity> + Clone) -> String {
    let of = |wanted: Severity| severities.clone().filter(|severity| *severity == wanted).count();
    let parts = [
        (of(Severity::Error), "brist", "brister"),
        (of(Severity::Warning), "bör", "bör"),
        (of(Severity::Note), "tips", "tips"),
    ];
    let present = parts.into_iter().filter(|(number, ..)| *number > 0);
    present.map(|(number, one, several)| count(number, one, several)).collect::<Vec<_>>().join(", ")
}
