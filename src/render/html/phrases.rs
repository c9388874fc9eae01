//! Markup that the parts of the page share: badges, places, documents, and the count of omitted rows.

use maud::{Markup, html};

use super::lookup::Lookup;
use super::numbers::number;
use crate::corpus::DECIDED;
use crate::finding::{Citation, DocumentRef, Finding, Outcome, Severity};
use crate::render::sentence::shortened;
use crate::render::shared_words;
use crate::report::{EvidenceRow, Report, Reported};

/// The most characters shown of a text from a document.
const MOST_TEXT: usize = 1_000;

/// A text from a document on one line, cut at `MOST_TEXT`.
pub fn clipped(text: &str) -> String {
    shortened(text, MOST_TEXT)
}

/// A text from a document on one line, with a capital first.
pub fn capital(text: &str) -> String {
    let text = clipped(text);
    let mut rest = text.chars();
    rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
}

/// The badge of an outcome; a violated requirement gets the badge of its severity.
pub fn outcome(outcome: Outcome, grave: Severity) -> Markup {
    let class = match outcome {
        Outcome::Violated => return severity(grave),
        Outcome::Satisfied => "inga",
        Outcome::Undetermined => "ej",
        Outcome::Waived => "undantag",
        Outcome::NotApplicable => "tips",
    };
    badge(class, shared_words::outcome(outcome, grave))
}

/// The badge of a severity: a word, before which the look puts a sign.
pub fn severity(severity: Severity) -> Markup {
    let class = match severity {
        Severity::Error => "brist",
        Severity::Warning => "bor",
        Severity::Note => "tips",
    };
    badge(class, shared_words::severity(severity))
}

fn badge(class: &str, word: &str) -> Markup {
    html! { span class={ "ord " (class) } { (word) } }
}

/// A path and a line, with a link where files can be seen.
pub fn place(report: &Report, path: &str, line: usize) -> Markup {
    let words = html! { code { (clipped(path)) } ", rad\u{a0}" (line) };
    html! {
        @match report.file_link.as_ref() {
            Some(link) => a href=(link.of(&format!("{}{path}", report.audit.prefix), line)) rel="noreferrer" { (words) },
            None => (words),
        }
    }
}

/// The path and line of a finding.
pub fn place_of(report: &Report, reported: &Reported) -> Markup {
    place(report, &report.source(&reported.finding).path, reported.start.line)
}

/// The caution that a citation was read in a secondary source only.
pub fn check_wording(citation: &Citation) -> Markup {
    html! {
        @if citation.verified == "C" { " · " span.kontroll { "kontrollera lydelsen" } }
    }
}

/// A citation, how binding it is, and the caution.
pub fn law_in_short(citation: &Citation) -> Markup {
    html! { (shared_words::bound(&clipped(&citation.to_string()))) ", " (clipped(&citation.strength)) (check_wording(citation)) }
}

/// The title or id of the document of a finding, or its file.
pub fn document_name(lookup: &Lookup<'_>, finding: &Finding) -> String {
    match &finding.document {
        Some(document) if !document.id.is_empty() => {
            let path = &lookup.report.source(finding).path;
            clipped(lookup.title_at(document, path).unwrap_or(&document.id))
        }
        Some(_) | None => clipped(&lookup.report.source(finding).path),
    }
}

/// The status of the document of a finding, in brackets; nothing of one that is decided and in force.
pub fn status_of(lookup: &Lookup<'_>, reported: &Reported) -> Markup {
    let path = &lookup.report.source(&reported.finding).path;
    let row = reported.finding.document.as_ref().and_then(|document| lookup.document_at(document, path));
    let status = row.and_then(|row| row.status.as_deref()).filter(|status| *status != DECIDED);
    html! { @if let Some(status) = status { " (" (clipped(status)) ")" } }
}

/// The title of a role, or a note that none is named.
pub fn responsible(lookup: &Lookup<'_>, role: Option<&str>) -> Markup {
    html! {
        @match role {
            Some(role) => (clipped(lookup.role(role))),
            None => span.saknas { "ingen angiven" },
        }
    }
}

/// The responsible role, or the vårdgivare that must name one.
pub fn responsible_for_unit(lookup: &Lookup<'_>, role: Option<&str>, unit: Option<&str>) -> Markup {
    let carer = unit.and_then(|id| lookup.report.unit(id)).and_then(|unit| lookup.top(&unit.id));
    let carer = carer.map(|top| lookup.report.units[top].id.as_str());
    html! {
        (responsible(lookup, role))
        @if let (None, Some(carer)) = (role, carer) { "; " (clipped(&lookup.unit_name(carer))) " behöver utse någon" }
    }
}

/// A document that is evidence for a requirement: title, id, version and date of decision.
pub fn carrier(lookup: &Lookup<'_>, evidence: &EvidenceRow) -> Markup {
    let row = lookup.document(evidence);
    let written =
        |of: fn(&crate::report::dossier::DocumentRow) -> &Option<String>| row.and_then(|row| of(row).as_deref());
    html! {
        (named(lookup, &evidence.at.reference, &evidence.at.path))
        @if let Some(version) = written(|row| &row.version) { ", version " (clipped(version)) }
        @if let Some(decided) = written(|row| &row.decided) { ", " (clipped(decided)) }
        @if let Some(status) = written(|row| &row.status).filter(|status| *status != DECIDED) { " (" (clipped(status)) ")" }
    }
}

/// The same with as little markup as can be, for what stands thousands of times in a page.
pub fn carrier_in_short(lookup: &Lookup<'_>, evidence: &EvidenceRow) -> Markup {
    let row = lookup.document(evidence);
    let id = &evidence.at.reference.id;
    let name = match lookup.title_at(&evidence.at.reference, &evidence.at.path) {
        Some(title) => format!("{} ({})", clipped(title), clipped(id)),
        None if id.is_empty() => format!("{} utan id", evidence.at.reference.kind),
        None => clipped(id),
    };
    let version = row.and_then(|row| row.version.as_deref()).map(|version| format!(", version {version}"));
    let decided = row.and_then(|row| row.decided.as_deref()).map(|decided| format!(", {decided}"));
    let status = row.and_then(|row| row.status.as_deref()).filter(|status| *status != DECIDED);
    let status = status.map(|status| format!(" ({status})"));
    let parts: Vec<String> = [version, decided, status].into_iter().flatten().collect();
    html! { (crate::render::shared_words::one_line(&name)) (clipped_after(&parts.concat())) }
}

/// A text that follows another, with the blank before it.
fn clipped_after(text: &str) -> String {
    let clipped = clipped(text);
    if text.starts_with(' ') { format!(" {clipped}") } else { clipped }
}

/// The title and id of a document, or its kind if it has no id.
pub fn named(lookup: &Lookup<'_>, document: &DocumentRef, path: &str) -> Markup {
    titled(lookup.title_at(document, path), &document.id, &document.kind)
}

/// The same of an id whose file is not at hand.
pub fn named_by_id(lookup: &Lookup<'_>, id: &str, kind: &str) -> Markup {
    titled(lookup.title(id), id, kind)
}

fn titled(title: Option<&str>, id: &str, kind: &str) -> Markup {
    html! {
        @match (title, id.is_empty()) {
            (Some(title), false) => { (clipped(title)) " " span.id { "(" (clipped(id)) ")" } },
            (None, false) => span.id { (clipped(id)) },
            (_, true) => { (clipped(kind)) " utan id" },
        }
    }
}

/// A note of how many rows were omitted and which format has them; empty if none were.
pub fn more(all: usize, drawn: usize, what: &str) -> Markup {
    html! {
        @if all > drawn {
            p.fler {
                "Här visas " (number(drawn)) " av " (number(all)) " " (what) ". Alla finns i rapporten i formatet json, och på en sida för varje \
                enhet, med --split unit."
            }
        }
    }
}

/// How many rows are left out, and where they are.
pub fn all_elsewhere(all: usize, most: usize, what: &str) -> Markup {
    html! {
        @if all > most {
            p.fler { "Här visas " (number(most)) " av " (number(all)) " " (what) ". Alla finns i arbetsboken, xlsx, och i json." }
        }
    }
}

/// A table in a region that scrolls sideways, also with the keyboard.
pub fn wide(label: &str, table: Markup) -> Markup {
    html! { div.tabell.rulla tabindex="0" role="region" aria-label={ (clipped(label)) ", går att rulla" } { (table) } }
}
