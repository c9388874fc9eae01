//! Lines that begin a few blanks too far in or too far out.

use super::Slip;
use super::lines::{Line, Lines};
use crate::text::Span;
use crate::text::yaml_fault::FaultKind;

/// The largest number of blanks by which a line may be wrong.
const MOST: usize = 4;
/// The number of lines before a line whose indents it may have.
const REACH: usize = 200;

/// The slips of a line that has another indent than it should, with the lines that are indented below it.
#[must_use]
pub fn of_line(lines: &Lines<'_>, number: usize) -> Vec<Slip> {
    let Some(line) = lines.get(number).filter(Line::is_filled) else { return Vec::new() };
    let is_item = line.body().starts_with("- ");
    if !is_item && line.field().is_none() {
        return Vec::new();
    }
    let mut wanted: Vec<usize> = Vec::new();
    let mut outermost = usize::MAX;
    for before in
        (number.saturating_sub(REACH)..number).rev().filter_map(|number| lines.get(number)).filter(Line::is_filled)
    {
        let column = if is_item { item_column(&before) } else { key_column(&before) };
        let is_open = before.indent <= outermost;
        wanted.extend(column.filter(|_| is_open));
        // What follows a key without a value may begin two blanks further in.
        let opens = before.field().is_some_and(|field| super::lines::without_comment(field.value).trim().is_empty());
        wanted.extend(key_column(&before).filter(|_| is_open && opens).map(|column| column + 2));
        outermost = outermost.min(before.indent);
        if outermost == 0 {
            break;
        }
    }
    wanted.sort_by_key(|column| column.abs_diff(line.indent));
    wanted.dedup();
    let near = wanted.into_iter().filter(|column| (1..=MOST).contains(&column.abs_diff(line.indent)));
    near.filter(|column| !is_in_text(lines, number, *column)).map(|column| moved(lines, number, column)).collect()
}

/// True if a line at a column would be one of a text that is written over several lines after `|` or `>`.
fn is_in_text(lines: &Lines<'_>, number: usize, column: usize) -> bool {
    let before = (number.saturating_sub(REACH)..number).rev().filter_map(|number| lines.get(number));
    let above = before.filter(Line::is_filled).find(|line| line.indent < column);
    above.is_some_and(|line| line.uncommented().trim_end_matches(['-', '+']).ends_with(['|', '>']))
}

fn key_column(line: &Line<'_>) -> Option<usize> {
    line.field().map(|field| field.key_start - line.start)
}

fn item_column(line: &Line<'_>) -> Option<usize> {
    line.body().starts_with("- ").then_some(line.indent)
}

/// The slip of a line that should begin at a column: it and the lines below it are moved there.
fn moved(lines: &Lines<'_>, number: usize, column: usize) -> Slip {
    let line = lines.get(number).expect("the number is that of a line");
    let numbers = std::iter::once(number).chain(lines.below(number, line.indent));
    let edits = numbers.filter_map(|number| lines.get(number)).map(|moved| {
        if column > line.indent {
            (Span::new(moved.start, moved.start), " ".repeat(column - line.indent))
        } else {
            (Span::new(moved.start, moved.start + line.indent - column), String::new())
        }
    });
    let blanks = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
    let by = blanks(line.indent) - blanks(column);
    let content = line.start + line.indent;
    let length = line.body().chars().next().map_or(0, char::len_utf8);
    Slip::new(FaultKind::Indented { line: number + 1, by }, Span::new(content, content + length), edits.collect())
}
