//! Reports side by side as a workbook: what was judged alike first, then each vårdgivare and enhet, act by act.

use super::cell::Cell;
use super::contents::contents;
use super::error::WorkbookError;
use super::page_blocks::{Block, Layout, Page, fact};
use super::sheet::Sheet;
use super::{Binding, collected_rows, summary};
use crate::render::collection_words as words;
use crate::render::shared_words::NUMBERS_SAY;
use crate::report::collection::Collection;
use crate::report::collection::basis::{Group, Sums};

/// The most groups of the first page.
const MOST_GROUPS: usize = 500;
/// The most acts of a group there.
const MOST_ACTS: usize = 1_000;

/// The reports side by side.
///
/// # Errors
/// If `rust_xlsxwriter` refuses to write it.
pub fn render(collection: &Collection) -> Result<Vec<u8>, WorkbookError> {
    let sheets = collected_rows::sheets(collection);
    let (day, title) = (collection.day.to_string(), words::title(collection));
    let bound = Binding { day: &day, about: title.clone(), footer: format!("Granskning per {day}"), title };
    let page = page(collection, &sheets);
    bound.written(Some(page), sheets).map_err(|error| WorkbookError::Refused(error.to_string()))
}

fn page(collection: &Collection, sheets: &[Sheet]) -> Page {
    let mut blocks = vec![about(collection), groups(collection), contents(sheets)];
    blocks.extend(collection.groups.iter().take(MOST_GROUPS).filter(|group| !group.acts.is_empty()).map(acts));
    blocks.push(to_know(collection));
    Page { name: summary::NAME, title: words::title(collection), widths: [56, 14, 19, 14, 19, 14, 36], blocks }
}

fn about(collection: &Collection) -> Block {
    let left_out = collection.left_out().count();
    let rows = vec![
        fact("Sammanställt", Cell::Day(collection.day.to_string())),
        fact("Rapporter", Cell::number(collection.reports.len())),
        fact("Rapporter som räknas", Cell::number(collection.reports.len() - left_out)),
        fact("Gamla: granskade före", Cell::Day(collection.old_before.to_string())),
        fact("Gamla rapporter", Cell::number(collection.old().count())),
    ];
    Block { headings: vec!["Sammanställningen"], rows, layout: Layout::Facts }
}

fn groups(collection: &Collection) -> Block {
    let row = |group: &Group| {
        let first = [Cell::text(words::basis(&group.basis)), Cell::number(group.carers)];
        first.into_iter().chain(numbers(group.sums)).collect()
    };
    let mut headings = vec!["Bedömda på samma sätt", "Vårdgivare"];
    headings.extend(words::NUMBERS);
    let more = words::more_groups(collection.groups.len(), MOST_GROUPS).map(|more| vec![Cell::text(more)]);
    let rows = collection.groups.iter().take(MOST_GROUPS).map(row).chain(more).collect();
    Block { headings, rows, layout: Layout::Counts }
}

fn acts(group: &Group) -> Block {
    let title = std::iter::once(vec![Cell::text(words::basis(&group.basis))]);
    let rows = group.acts.iter().take(MOST_ACTS).map(|act| {
        let name = act.act.as_deref().unwrap_or(words::NO_LAW);
        [Cell::text(name), Cell::number(act.reports)].into_iter().chain(numbers(act.sums)).collect()
    });
    let over = group.acts.len().saturating_sub(MOST_ACTS);
    let more = format!("{over} författningar till finns på bladet {}.", collected_rows::ACTS);
    let more = (over > 0).then(|| vec![Cell::text(more)]);
    let mut headings = vec!["Författning", "Med brist"];
    headings.extend(words::NUMBERS);
    Block { headings, rows: title.chain(rows).chain(more).collect(), layout: Layout::Counts }
}

fn numbers(sums: Sums) -> [Cell; 4] {
    [sums.errors, sums.warnings + sums.notes, sums.undetermined, sums.asked].map(Cell::number)
}

fn to_know(collection: &Collection) -> Block {
    let apart = words::told_apart(collection);
    let sentences = apart.into_iter().chain(words::sentences(collection));
    let sentences = sentences.chain(NUMBERS_SAY.iter().map(|text| (*text).to_owned()));
    let rows = sentences.map(|text| vec![Cell::text(text)]).collect();
    Block { headings: vec!["Att känna till"], rows, layout: Layout::Sentences }
}
