//! The HTML report: one self-contained file to read on a screen, to search, and to print before an inspection.
//!
//! The page loads no resources and is complete without its script, which only chooses among what is there: an enhet, words, a
//! severity. What is counted is counted here.

mod act_tables;
mod against;
mod cards;
mod chart;
mod choice_keys;
mod choices;
mod chooser;
pub(crate) mod collect;
mod counted;
mod dates;
mod demands;
mod diff;
mod events;
mod evidence;
mod finding_in_full;
mod first;
mod head;
mod letter_page;
mod listed;
mod lookup;
mod matrix;
mod numbers;
mod others;
mod page;
mod paper;
mod phrases;
mod plan;
mod processes;
mod quality_work;
mod requirement_row;
mod shown_by;
mod side;
mod since;
mod trend;
mod undetermined;
mod unit_table;
mod units;
mod worst_list;

use self::side::Sheet;
use crate::render::Format;
use crate::report::Report;
use crate::report::views::gap::Filter;
use crate::report::views::{Extent, View, ViewName};

/// The format `html`.
pub const FORMAT: Format = Format {
    name: "html",
    extension: "html",
    opened_in: None,
    shows_notes: true,
    views: &ViewName::ALL,
    report: |report, _, _| Ok(render(report).into_bytes()),
    view: Some(|report, view, _| {
        let page = match view {
            View::Gap(filter) => gap(report, filter),
            View::Matrix(extent) => matrix(report, *extent),
            View::Due(within_days) => due(report, *within_days),
        };
        Ok(page.into_bytes())
    }),
    change: Some(|change, _| {
        let page = match change.since {
            Some(_) => letter_page::render(change),
            None => diff::render(change),
        };
        Ok(page.into_bytes())
    }),
    collection: Some(|collection, _| Ok(collect::render(collection).into_bytes())),
};

/// The whole report as a self-contained page.
#[must_use]
pub fn render(report: &Report) -> String {
    page::draw(report, Sheet::Whole)
}

/// The gap view: counts, each enhet paragraph by paragraph, the investigations and the action plan.
#[must_use]
pub fn gap(report: &Report, filter: &Filter) -> String {
    page::draw(report, Sheet::Gap(filter))
}

/// The matrix view: enheter × requirements, and the activities of each process.
#[must_use]
pub fn matrix(report: &Report, rows: Extent) -> String {
    page::draw(report, Sheet::Matrix(rows))
}

/// The due view: dates that have passed or come within `within_days`.
#[must_use]
pub fn due(report: &Report, within_days: i32) -> String {
    page::draw(report, Sheet::Due(within_days))
}
