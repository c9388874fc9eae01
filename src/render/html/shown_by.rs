//! The documents that show a requirement for an enhet.

use maud::{Markup, html};

use super::lookup::Lookup;
use super::phrases::{carrier_in_short, clipped};
use super::side::Sheet;
use crate::report::views::evidence::carriers;
use crate::report::views::gap::{GapRow, UnitGaps};

/// The most documents listed under one requirement of an enhet.
const MOST_DOCUMENTS: usize = 4;

/// The evidence for a requirement: the documents of the enhet, then those inherited from each level above.
pub fn carried(lookup: &Lookup<'_>, gaps: &UnitGaps<'_>, row: &GapRow<'_>) -> Markup {
    let carriers = carriers(lookup.report, gaps.unit, &row.assessments);
    let shown = &carriers[..carriers.len().min(MOST_DOCUMENTS)];
    html! {
        @if carriers.is_empty() { "–" span.dold { " inget dokument" } }
        @if let ([only], None) = (shown, shown.first().and_then(|one| one.via)) {
            (carrier_in_short(lookup, only.evidence))
        } @else {
            @for level in shown.chunk_by(|one, next| one.via == next.via) {
                @if let Some(via) = level[0].via { p.fran { "via " (clipped(via)) } }
                ul { @for one in level { li { (carrier_in_short(lookup, one.evidence)) } } }
            }
        }
        @if carriers.len() > MOST_DOCUMENTS {
            p.fran { "och " @if row.has_more { "minst " } (carriers.len() - MOST_DOCUMENTS) " till"
                @if matches!(lookup.sheet, Sheet::Whole) { ", se " a href="#underlag" { "underlag" } } }
        }
    }
}
