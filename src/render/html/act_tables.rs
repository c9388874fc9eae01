//! Reports side by side act by act: a line for each vårdgivare or enhet, and a column for each act.

use std::collections::{BTreeSet, HashMap};

use maud::{Markup, html};

use super::numbers::{count, number};
use super::phrases::{all_elsewhere, clipped, wide};
use crate::render::collection_words as words;
use crate::report::collection::Collection;
use crate::report::collection::basis::{Group, Sums};
use crate::report::collection::collected::Collected;
use crate::report::collection::written_report::{WrittenAct, WrittenUnit};
use crate::text::swedish;

/// The most acts side by side; the next ones get a table of their own.
const SIDE_BY_SIDE: usize = 8;
/// The most acts.
const MOST_ACTS: usize = 40;
/// The most vårdgivare in a table.
const MOST_CARERS: usize = 2_000;
/// The most enheter of a group; a page with more of them takes long to open.
const MOST_UNITS: usize = 2_000;

/// A line: a name, what stands small beside it, and the numbers of its acts.
struct Line<'collection> {
    name: &'collection str,
    beside: String,
    acts: HashMap<Option<&'collection str>, Sums>,
}

impl<'collection> Line<'collection> {
    fn new(name: &'collection str, beside: String, acts: &'collection [WrittenAct]) -> Self {
        let acts = acts.iter().map(|act| (act.act.as_deref(), Sums::of_act(act))).collect();
        Self { name, beside, acts }
    }
}

/// The acts of each vårdgivare of a group.
pub fn of_carers(collection: &Collection, group: &Group) -> Markup {
    let reports = group.reports.iter().map(|number| &collection.reports[*number]);
    let counted: Vec<(&Collected, &[WrittenAct])> =
        reports.filter_map(|one| Some((one, one.report.summary.by_act.as_deref()?))).collect();
    let lines: Vec<Line<'_>> = counted
        .iter()
        .take(MOST_CARERS)
        .map(|(one, acts)| Line::new(&one.carer, one.report.audit.date.to_string(), acts))
        .collect();
    html! {
        @if !lines.is_empty() {
            h3 { "Författning för författning" }
            p.liten { "Antal brister, och hur många prövningar de är av. Bör, tips och det som är ej bedömt står under, där det finns." }
            (tables("Vårdgivare", &lines))
            (all_elsewhere(counted.len(), MOST_CARERS, "rapporter"))
        }
    }
}

/// The acts of each enhet, folded for each vårdgivare that has several.
pub fn of_units(collection: &Collection, group: &Group) -> Markup {
    let reports = group.reports.iter().map(|number| &collection.reports[*number]);
    let several: Vec<&Collected> = reports.filter(|one| !one.units().is_empty()).collect();
    let all: usize = several.iter().map(|one| one.units().len()).sum();
    html! {
        @if all > 0 { h3 { "Enhet för enhet" } }
        @if all > MOST_UNITS {
            p.fler { "Enheterna är " (number(all)) ", för många för en sida. De finns i arbetsboken, xlsx, och i json." }
        } @else {
            @if all > 0 { p.liten { "Talen gäller enhetens egna dokument och dem som är beslutade högre upp. De överlappar och har ingen summa." } }
            @for one in several { (of_carer(one)) }
        }
    }
}

fn of_carer(one: &Collected) -> Markup {
    let mut units: Vec<&WrittenUnit> = one.units().iter().collect();
    units.sort_by_cached_key(|unit| swedish(unit.name()));
    let beside = |unit: &WrittenUnit| {
        let brister = count(unit.error.number(), "brist", "brister");
        let above = unit.above.number();
        if above > 0 { format!("{brister}, varav {above} ägs ovan") } else { brister }
    };
    let lines: Vec<Line<'_>> = units.iter().map(|unit| Line::new(unit.name(), beside(unit), &unit.acts)).collect();
    html! {
        details {
            summary { (clipped(&one.carer)) ", " (count(units.len(), "enhet", "enheter")) }
            (tables(&one.carer, &lines))
        }
    }
}

/// The lines under the acts that any of them has, as many side by side as can be read; last what cites no law.
fn tables(title: &str, lines: &[Line<'_>]) -> Markup {
    let of_lines: BTreeSet<(bool, Option<&str>)> =
        lines.iter().flat_map(|line| line.acts.keys()).map(|act| (act.is_none(), *act)).collect();
    let acts: Vec<Option<&str>> = of_lines.iter().map(|(_, act)| *act).take(MOST_ACTS).collect();
    html! {
        @for (at, acts) in acts.chunks(SIDE_BY_SIDE).enumerate() {
            @let title = if at == 0 { title.to_owned() } else { format!("{title}, fortsättning {at}") };
            (wide(&title, html! {
                table.t-lagrum {
                    caption { (clipped(&title)) }
                    thead { tr {
                        th scope="col" { "Namn" }
                        @for act in acts { th.n scope="col" { (clipped(act.unwrap_or(words::NO_LAW))) } }
                    } }
                    tbody { @for line in lines {
                        tr {
                            th scope="row" { (clipped(line.name)) span.lag { (clipped(&line.beside)) } }
                            @for act in acts { (cell(line.acts.get(act))) }
                        }
                    } }
                }
            }))
        }
        (all_elsewhere(of_lines.len(), MOST_ACTS, "författningar"))
    }
}

fn cell(sums: Option<&Sums>) -> Markup {
    html! {
        @match sums {
            None => td.n { span aria-hidden="true" { "–" } span.dold { "ställs inte" } },
            Some(sums) => td.n {
                @if sums.errors > 0 { strong.s-brist { (number(sums.errors)) } } @else { "0" }
                @if sums.asked > 0 { " " (words::ASKED) "\u{a0}" (number(sums.asked)) }
                @if sums.warnings + sums.notes > 0 { span.lag { (number(sums.warnings + sums.notes)) " bör, tips" } }
                @if sums.undetermined > 0 { span.lag { (number(sums.undetermined)) " ej bedömt" } }
            },
        }
    }
}
