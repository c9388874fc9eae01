//! Swedish words for a comparison of two states, shared by terminal and Markdown.

use super::difference_words::{self, gone_since, grades, not_mended};
use super::shared_words::{count, outcome};
use crate::finding::{DocumentRef, Severity};
use crate::report::comparison::{Change, Difference, GapChange, Touch, Touched};
use crate::report::{Gone, Reported};

/// The first line: the numbers of new findings, and of those that somebody has mended.
pub fn first_line(change: &Change<'_>) -> String {
    let Difference { new, mended, .. } = Difference::of(change.after).unwrap_or_default();
    let mended = mended.saturating_sub(change.gone_by_time());
    format!("+{}, −{}", count(new, "ny", "nya"), count(mended, "åtgärdad", "åtgärdade"))
}

/// The second line: the compared states, and the counts that the first line lacks.
pub fn second_line(change: &Change<'_>) -> String {
    let difference = Difference::of(change.after).unwrap_or_default();
    let new = grades(change.new_findings().map(|reported| reported.finding.severity));
    let (then, now) = (&change.before.audit.date, &change.after.audit.date);
    let audited = match change.since {
        Some(_) => format!("granskade per {then} och {now}"),
        None => format!("båda granskade per {now}"),
    };
    let mut parts = vec![format!("{} → {}, {audited}", change.from, change.to)];
    parts.extend(Some(format!("nya: {new}")).filter(|_| !new.is_empty()));
    parts.extend(Some(change.gone_by_time()).filter(|gone| *gone > 0).map(|gone| format!("{gone} {BY_TIME}")));
    parts.extend(not_mended(&difference));
    parts.push(format!("{} fanns redan", difference.known));
    parts.join(" · ")
}

/// What is said of what nobody has mended, and is gone all the same.
const BY_TIME: &str = "borta bara för att tiden har gått";

/// A finding that is gone, and why.
pub fn gone(change: &Change<'_>, gone: &Gone) -> String {
    if change.is_gone_by_time(gone) { gone_since(gone, BY_TIME) } else { difference_words::gone(gone) }
}

/// A new finding: place, message, severity, and lagrum or rule.
pub fn new_finding(change: &Change<'_>, reported: &Reported) -> String {
    let finding = &reported.finding;
    let path = &change.after.source(finding).path;
    let law = finding.citation.as_ref().map_or_else(|| finding.rule.to_string(), ToString::to_string);
    format!("{path}:{}: {} ({}, {law})", reported.start.line, finding.message, grade(finding.severity))
}

fn grade(severity: Severity) -> &'static str {
    crate::render::shared_words::severity(severity)
}

/// A requirement whose outcome changed: subject, title, citation, and the outcomes before and after.
pub fn gap(gap: &GapChange) -> String {
    let subject = if gap.subject.is_empty() { "vårdgivaren" } else { &gap.subject };
    let word = |of| outcome(of, gap.severity);
    let (before, after) = (gap.before.map_or("prövades inte", word), gap.after.map_or("prövas inte längre", word));
    format!("{subject}: {} ({}): {before} → {after}", gap.title, gap.citation)
}

/// The headings of the requirements whose outcome changed.
pub const GAPS: [&str; 3] =
    ["Krav som nu har ett fynd", "Krav som inte längre har något fynd", "Krav med annat utfall"];

/// A document that was added, changed, moved or removed.
pub fn touched(touched: &Touched) -> String {
    let DocumentRef { kind, id } = &touched.document;
    let what = touch_words(touched.touch);
    let from = touched.from.as_ref().map(|from| format!(" från {from}")).unwrap_or_default();
    let name = [kind.as_str(), id.as_str()].join(" ");
    format!("{what}{from}: {} ({})", touched.path, name.trim_end())
}

/// The words for the change of a document.
pub fn touch_words(touch: Touch) -> &'static str {
    match touch {
        Touch::Added => "ny",
        Touch::Changed => "ändrad",
        Touch::Moved => "flyttad",
        Touch::MovedAndChanged => "flyttad och ändrad",
        Touch::Removed => "borttagen",
    }
}

/// The JSON value for the change of a document.
pub fn touch_word(touch: Touch) -> &'static str {
    match touch {
        Touch::Added => "added",
        Touch::Changed => "changed",
        Touch::Moved => "moved",
        Touch::MovedAndChanged => "moved_and_changed",
        Touch::Removed => "removed",
    }
}
