//! Reports side by side in a terminal: a table of vårdgivare and one of acts for each group that was judged alike.

use super::gap_table::framed;
use crate::render::shared_words::{NUMBERS_SAY, bullet, count, heading, one_line, wrapped};
use crate::render::{Style, collection_words as words};
use crate::report::collection::Collection;
use crate::report::collection::basis::{ActSums, Group, Sums};
use crate::report::collection::collected::Collected;
use crate::text::words::shortened;

/// The most vårdgivare and acts of a group.
const MOST: usize = 30;
/// The most groups.
const MOST_GROUPS: usize = 20;
/// The most reports listed that do not count.
const MOST_LEFT_OUT: usize = 20;

/// The reports side by side.
#[must_use]
pub fn render(collection: &Collection, style: Style) -> String {
    let mut text = heading(&words::title(collection), style);
    if let Some(told) = words::told_apart(collection) {
        text.push_str(&wrapped(&told, "", style));
    }
    for group in collection.groups.iter().take(MOST_GROUPS) {
        text.push_str(&format!("\n{}", heading(&words::basis(&group.basis), style)));
        text.push_str(&carers(collection, group, style));
        text.push_str(&acts(group, style));
        text.push_str(&wrapped(&words::sums(group), "", style));
    }
    text.push('\n');
    let more = words::more_groups(collection.groups.len(), MOST_GROUPS);
    text.push_str(&more.map(|more| wrapped(&more, "", style)).unwrap_or_default());
    let left_out: Vec<&Collected> = collection.left_out().collect();
    if !left_out.is_empty() {
        text.push_str(&wrapped(&format!("{}:", words::LEFT_OUT), "", style));
        left_out.iter().take(MOST_LEFT_OUT).for_each(|one| text.push_str(&bullet(&words::left_out(one), style)));
        text.push_str(&rest(left_out.len(), MOST_LEFT_OUT, "rapport till", "rapporter till", style));
    }
    words::sentences(collection).iter().for_each(|sentence| text.push_str(&wrapped(sentence, "", style)));
    NUMBERS_SAY.iter().for_each(|sentence| text.push_str(&wrapped(sentence, "", style)));
    text + &wrapped(&words::last(collection), "", style)
}

/// The vårdgivare of a group, those with most brister first.
fn carers(collection: &Collection, group: &Group, style: Style) -> String {
    let mut reports: Vec<&Collected> = group.reports.iter().map(|number| &collection.reports[*number]).collect();
    reports.sort_by_key(|one| std::cmp::Reverse(Sums::of(&one.report).errors));
    let [errors, lighter, undetermined, asked] = words::NUMBERS;
    let heads = ["Vårdgivare", errors, lighter, undetermined, asked, "Granskat per"];
    let row = |one: &&Collected| {
        let old = if one.is_old { ", gammal" } else { "" };
        let ends = format!("{}{old}", one.report.audit.date);
        cells(&one.carer, Sums::of(&one.report)).into_iter().chain([ends]).collect()
    };
    let table = framed(&heads, reports.iter().take(MOST).map(row), style);
    table + &rest(reports.len(), MOST, "rapport till", "rapporter till", style)
}

/// The acts of a group that something was found by, those with most brister first.
fn acts(group: &Group, style: Style) -> String {
    let has_any = |act: &&ActSums| {
        let Sums { errors, warnings, notes, undetermined, asked: _ } = act.sums;
        errors + warnings + notes + undetermined > 0
    };
    let mut acts: Vec<&ActSums> = group.acts.iter().filter(has_any).collect();
    let quiet = group.acts.len() - acts.len();
    let told = (quiet > 0).then(|| format!("I {} hittades inget.", count(quiet, "författning", "författningar")));
    let told = told.map(|told| wrapped(&told, "", style)).unwrap_or_default();
    if acts.is_empty() {
        return told;
    }
    acts.sort_by_key(|act| std::cmp::Reverse(act.sums.errors));
    let [errors, lighter, undetermined, asked] = words::NUMBERS;
    let heads = ["Författning", errors, lighter, undetermined, asked, "Med brist"];
    let rows = acts.iter().take(MOST).map(|act| {
        let name = act.act.as_deref().unwrap_or(words::NO_LAW);
        cells(name, act.sums).into_iter().chain([act.reports.to_string()]).collect()
    });
    let table = framed(&heads, rows, style);
    format!("\n{table}{}{told}", rest(acts.len(), MOST, "författning till", "författningar till", style))
}

fn cells(name: &str, sums: Sums) -> Vec<String> {
    let numbers = [sums.errors, sums.warnings + sums.notes, sums.undetermined, sums.asked];
    std::iter::once(one_line(&shortened(name))).chain(numbers.map(|number| number.to_string())).collect()
}

/// How many rows are not shown.
fn rest(all: usize, most: usize, one: &str, several: &str, style: Style) -> String {
    let over = all.saturating_sub(most);
    if over == 0 {
        return String::new();
    }
    let told = format!(
        "… och {}; alla står i sidan och arbetsboken: --output html=bild.html --output xlsx=bild.xlsx",
        count(over, one, several)
    );
    wrapped(&told, "", style)
}
