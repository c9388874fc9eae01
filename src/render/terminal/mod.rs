//! The terminal: findings with their source lines, the gap table, and a last line with totals.

mod after_findings;
pub(crate) mod baseline;
pub(crate) mod bundled;
pub(crate) mod collect;
mod demands;
pub(crate) mod diff;
pub(crate) mod due;
pub(crate) mod events;
pub(crate) mod excerpt;
pub(crate) mod failure;
pub(crate) mod fixed;
pub(crate) mod form_question;
pub(crate) mod gap_table;
pub(crate) mod gap_view;
pub(crate) mod history;
pub(crate) mod imported;
pub(crate) mod imported_form;
pub(crate) mod imported_word;
pub(crate) mod manual;
pub(crate) mod matrix;
pub(crate) mod overview;
pub mod published;
pub(crate) mod quality_work;
pub(crate) mod rulebook;
pub(crate) mod snippet;
pub mod trend;

use std::collections::{BTreeMap, BTreeSet};

use self::after_findings::{compared, undetermined, waived, without_kind};
use self::gap_table::Rows;
use self::snippet::{Snippet, draw};
use crate::finding::Finding;
use crate::render::groups::{Common, Group, groups};
use crate::render::last_line::last_line;
use crate::render::sentence::strength;
use crate::render::shared_words::{bullet, count, heading, one_line, severity, things_missing, wrapped};
use crate::render::{Detail, Format, Style, difference_words, remaining_lines};
use crate::report::views::gap::{Filter, gaps};
use crate::report::views::order::{Sort, sort};
use crate::report::views::{View, ViewName};
use crate::report::{RelatedAt, Report, Reported};
use crate::text::Span;
use crate::text::words::list;

/// The format of a terminal.
pub const FORMAT: Format = Format {
    name: "terminal",
    extension: "txt",
    opened_in: None,
    shows_notes: true,
    views: &ViewName::ALL,
    report: |report, style, detail| Ok(render(report, style, detail).into_bytes()),
    view: Some(|report, view, style| {
        let text = match view {
            View::Gap(filter) => gap_view::render(report, filter, style),
            View::Matrix(extent) => matrix::render(report, *extent, style),
            View::Due(within_days) => due::render(report, *within_days, style),
        };
        Ok(text.into_bytes())
    }),
    change: Some(|change, style| Ok(diff::render(change, style).into_bytes())),
    collection: Some(|collection, style| Ok(collect::render(collection, style).into_bytes())),
};

/// Up to this number of groups, all are drawn without `--verbose`.
const FEW_GROUPS: usize = 12;
/// The most groups drawn if there are more than `FEW_GROUPS`.
const MOST_GROUPS: usize = 10;
/// The most enheter listed under one requirement.
const MOST_UNITS: usize = 20;
/// The most places listed of one unknown id.
const MOST_PLACES: usize = 5;
/// The most enheter in the overview.
const MOST_IN_OVERVIEW: usize = 12;

/// The report as text for a terminal.
#[must_use]
pub fn render(report: &Report, style: Style, detail: Detail) -> String {
    let totals = report.totals();
    let mut text = String::new();
    if detail > Detail::Quiet {
        text.push_str(&findings(report, style, detail));
        text.push_str(&remaining(report, style));
        text.push_str(&waived(report, style));
        text.push_str(&compared(report, style, detail));
        text.push_str(&undetermined(report, style, detail));
        text.push_str(&gap_table::draw(report, if detail == Detail::Full { Rows::All } else { Rows::Open }, style));
        text.push('\n');
        if detail == Detail::Full {
            text.push_str(&without_kind(report, style));
        }
        if let Some(compared) = difference_words::sentence(report) {
            text.push_str(&wrapped(&one_line(&compared), "", style));
        }
        for note in &report.notes {
            text.push_str(&wrapped(&one_line(note), "", style));
        }
    }
    let last = last_line(report, &totals);
    match detail {
        Detail::Quiet => format!("{last}\n"),
        // No-break spaces keep each count and its noun on one line in a narrow terminal.
        Detail::Usual | Detail::Full => {
            let bound = last.replace(' ', "\u{a0}").replace("\u{a0}·\u{a0}", " · ");
            text + &wrapped(&bound, "", style)
        }
    }
}

/// The findings in groups; if they are many, an overview and then the most severe groups.
fn findings(report: &Report, style: Style, detail: Detail) -> String {
    let mut groups = groups(report);
    // Known findings are drawn with their source lines only with `--verbose`.
    groups.retain(|group| detail == Detail::Full || !group.is_known);
    let is_long = detail < Detail::Full && groups.len() > FEW_GROUPS;
    // Slips of form come last, and are not among the worst unless there is nothing else.
    let work = groups.iter().take_while(|group| sort(&group.findings[0].finding) != Sort::Slip).count();
    let most = match (is_long, work) {
        (false, _) => groups.len(),
        (true, 0) => MOST_GROUPS,
        (true, work) => work.min(MOST_GROUPS),
    };
    let mut text = String::new();
    if is_long {
        text.push_str(&heading(&format!("Läget per {}", report.audit.date), style));
        text.push_str(&overview::units(&gaps(report, &Filter::default()), MOST_IN_OVERVIEW, style));
        text.push_str(&format!("\nDe {most} viktigaste av {}, med lika fynd tillsammans:\n\n", groups.len()));
    }
    for group in groups.iter().take(most) {
        text.push_str(&block(report, group, style));
        text.push('\n');
    }
    if is_long {
        let rest = format!(
            "… och {} till. Visa alla med --verbose, en enhet i taget med --unit, eller läs dem paragraf för paragraf \
             med ledningskoll gap.",
            groups.len() - most
        );
        text.push_str(&wrapped(&rest, "", style));
        text.push('\n');
    }
    text
}

fn block(report: &Report, group: &Group<'_>, style: Style) -> String {
    let first = group.findings[0];
    let mut text = draw(snippet(report, group), style);
    match group.common {
        Common::Alone => {}
        Common::Units => text.push_str(&units(report, group, style)),
        Common::Unknown => text.push_str(&places(report, group, style)),
        Common::Paragraph => text.push_str(&points(group, style)),
    }
    if let Some(citation) = &first.finding.citation {
        let place = if group.common == Common::Paragraph { citation.paragraph() } else { citation.to_string() };
        text.push_str(&labelled("lagrum", &format!("{place}, {}", strength(citation)), style));
    }
    if group.common != Common::Paragraph {
        if let Some(help) = &first.finding.help {
            text.push_str(&labelled("gör så", help, style));
        }
        for one in report.related(&first.finding).filter(|_| group.common == Common::Alone) {
            text.push_str(&labelled("se även", &related(one), style));
        }
    }
    text
}

fn snippet<'report>(report: &'report Report, group: &Group<'report>) -> Snippet<'report> {
    let first = group.findings[0];
    let number = group.findings.len();
    let of_first = || vec![(first.finding.place.span, first.finding.label.clone())];
    let (heading, labels) = match group.common {
        Common::Alone => (first.finding.message.clone(), of_first()),
        Common::Units => {
            (format!("{} ({})", first.finding.message, count(group.units(), "enhet", "enheter")), of_first())
        }
        Common::Unknown => (format!("{} ({})", first.finding.message, count(number, "ställe", "ställen")), of_first()),
        Common::Paragraph => {
            let name = first.finding.document.as_ref().map(|document| document.id.as_str()).unwrap_or_default();
            (format!("{name}: {}", things_missing(number)), merged(group))
        }
    };
    let known = if group.is_known { " (känd)" } else { "" };
    let is_second_hand = first.finding.citation.as_ref().is_some_and(|citation| citation.verified == "C");
    let caution = if is_second_hand { " (lagrummet är återgivet efter sekundärkälla)" } else { "" };
    Snippet {
        code: code(group),
        heading: format!("{}{known}: {heading}{caution}", severity(group.severity)),
        severity: group.severity,
        source: report.source(&first.finding),
        labels,
    }
}

/// The rule of a group; the first in order, with `med flera`, if there are several.
fn code(group: &Group<'_>) -> String {
    let mut rules: Vec<&str> = group.findings.iter().map(|one| one.finding.rule.as_str()).collect();
    rules.dedup();
    rules.sort_unstable();
    rules.dedup();
    match rules.as_slice() {
        [only] => (*only).to_owned(),
        [first, ..] => format!("{first} med flera"),
        [] => String::new(),
    }
}

/// The labels of a group, merged to one for each span.
fn merged(group: &Group<'_>) -> Vec<(Span, String)> {
    let mut by_place: BTreeMap<Span, Vec<&Finding>> = BTreeMap::new();
    for reported in &group.findings {
        by_place.entry(reported.finding.place.span).or_default().push(&reported.finding);
    }
    by_place.into_iter().map(|(span, findings)| (span, joined(&findings))).collect()
}

/// The label of one span: all missing fields in one sentence, else each distinct label.
fn joined(findings: &[&Finding]) -> String {
    let missing: Option<Vec<&[String]>> = findings.iter().map(|finding| finding.about.missing()).collect();
    match missing {
        Some(names) => format!("saknar {}", list(&each_once(names.into_iter().flatten().map(String::as_str)), "och")),
        None => each_once(findings.iter().map(|finding| finding.label.as_str())).join("; "),
    }
}

fn each_once<'text>(texts: impl Iterator<Item = &'text str>) -> Vec<&'text str> {
    let mut kept: Vec<&str> = Vec::new();
    texts.for_each(|text| {
        if !kept.contains(&text) {
            kept.push(text)
        }
    });
    kept
}

/// The enheter of a group, each once with all that is beside its findings.
fn units(report: &Report, group: &Group<'_>, style: Style) -> String {
    let mut by_unit: Vec<(&str, BTreeSet<&str>)> = Vec::new();
    for reported in &group.findings {
        let unit = reported.finding.units.first().map(String::as_str).unwrap_or_default();
        let why = reported.finding.related.iter().map(|related| related.message.as_str());
        let has_room = by_unit.len() <= MOST_UNITS;
        match by_unit.iter_mut().find(|(id, _)| *id == unit) {
            Some((_, others)) => others.extend(why),
            None if has_room => by_unit.push((unit, why.collect())),
            None => {}
        }
    }
    let line = |(unit, why): &(&str, BTreeSet<&str>)| {
        let name = report.unit(unit).map_or(*unit, |row| row.name.as_str());
        let why: Vec<&str> = why.iter().copied().collect();
        let why = if why.is_empty() { String::new() } else { format!(": {}", why.join("; ")) };
        bullet(&format!("{name} ({unit}){why}"), style)
    };
    let mut text: String = by_unit.iter().take(MOST_UNITS).map(line).collect();
    let over = group.units().saturating_sub(MOST_UNITS);
    if over > 0 {
        text.push_str(&bullet(&format!("och {over} till"), style));
    }
    text
}

/// The places of an id that leads nowhere, after the first.
fn places(report: &Report, group: &Group<'_>, style: Style) -> String {
    let rest = &group.findings[1..];
    let of = |reported: &&&Reported| {
        bullet(&format!("även {}:{}", report.source(&reported.finding).path, reported.start.line), style)
    };
    let mut text: String = rest.iter().take(MOST_PLACES).map(|one| of(&one)).collect();
    if rest.len() > MOST_PLACES {
        text.push_str(&bullet(&format!("och {} till", rest.len() - MOST_PLACES), style));
    }
    text
}

fn points(group: &Group<'_>, style: Style) -> String {
    let of = |reported: &&Reported| {
        let finding = &reported.finding;
        let place = finding.citation.as_ref().map(ToString::to_string).unwrap_or_default();
        let help = finding.help.as_deref().map(|help| format!(" – {help}")).unwrap_or_default();
        bullet(&format!("rad {}: {} ({place}){help}", reported.start.line, finding.message), style)
    };
    group.findings.iter().map(of).collect()
}

fn related(related: RelatedAt<'_>) -> String {
    let place = related.at.map(|(source, start, _)| format!(" ({}:{})", source.path, start.line));
    format!("{}{}", related.message, place.unwrap_or_default())
}

/// What remains in documents that are pending, one line for each.
fn remaining(report: &Report, style: Style) -> String {
    let lines: String = remaining_lines::lines(report).iter().map(|line| bullet(line, style)).collect();
    if lines.is_empty() {
        return lines;
    }
    format!("{}{lines}\n", wrapped(&format!("{}:", remaining_lines::HEADING), "", style))
}

fn labelled(label: &str, text: &str, style: Style) -> String {
    wrapped(&one_line(text), &format!("  {label}: "), style)
}
