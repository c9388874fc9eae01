//! A finding in full: what it says, what to do, where it stands and who is responsible.

use maud::{Markup, html};

use super::lookup::Lookup;
use super::phrases::{capital, clipped, document_name, place, place_of, responsible, status_of};
use crate::report::{RelatedAt, Report, Reported, State};
use crate::rules::waivers::WaiverRow;

/// A finding: message, advice, related places, waiver, place and responsible role.
pub fn finding(lookup: &Lookup<'_>, reported: &Reported) -> Markup {
    let row = lookup.owners.row(reported);
    html! {
        (told(lookup, reported))
        p.liten { (stands(lookup, reported)) " · Ansvarig: " (responsible(lookup, row.responsible.as_deref())) }
    }
}

/// The only finding of a row, which names the responsible role itself.
pub fn only_finding(lookup: &Lookup<'_>, reported: &Reported) -> Markup {
    html! { (told(lookup, reported)) p.liten { (stands(lookup, reported)) } }
}

/// What a finding says, what to do, where the same stands, and its waiver.
fn told(lookup: &Lookup<'_>, reported: &Reported) -> Markup {
    let finding = &reported.finding;
    html! {
        p { (capital(&finding.message)) @if reported.state == State::Known { " (känd, fanns redan)" } }
        @if let Some(help) = &finding.help { p { b { "Gör så: " } (clipped(help)) } }
        @for one in lookup.report.related(finding) { p { b { "Se även: " } (related(lookup.report, one)) } }
        @if let Some(waiver) = &reported.waiver { p { (waived(lookup, waiver)) } }
    }
}

/// The document of a finding, with its status, and the place.
fn stands(lookup: &Lookup<'_>, reported: &Reported) -> Markup {
    html! {
        (document_name(lookup, &reported.finding)) (status_of(lookup, reported)) " · " (place_of(lookup.report, reported))
    }
}

fn waived(lookup: &Lookup<'_>, waiver: &WaiverRow) -> Markup {
    let reason = crate::render::sentence::sentence(&clipped(&waiver.reason));
    html! {
        b { "Undantag till " (clipped(&waiver.until)) ": " } (reason) " Beslutat av " (clipped(lookup.role(&waiver.owner))) "."
    }
}

fn related(report: &Report, related: RelatedAt<'_>) -> Markup {
    html! {
        (clipped(related.message))
        @if let Some((source, start, _)) = related.at { " (" (place(report, &source.path, start.line)) ")" }
    }
}
