//! The ways to change a list where its items differ, so that those that stay keep their lines and their comments.

use std::collections::HashSet;
use std::ops::Range;

use serde_json::Value;

use super::list_differences::differences;
use super::meant::said;
use super::scalars::in_brackets;
use super::splices::Way;
use super::spots::{Spot, end, is_in_brackets, line_end, line_start, next_line};
use super::value_lines::of_item;
use super::value_ways::Page;
use crate::text::Node;

/// The most ways that there are to write an item or to take it away.
const MOST_WAYS: usize = 3;

/// The ways to write other items in a list, all at once.
#[must_use]
pub fn of(page: &Page<'_>, list: &Node, new: &[Value]) -> Vec<Way> {
    let old: Vec<Value> = list.items().iter().map(said).collect();
    let differences = differences(&old, new);
    let added: HashSet<String> =
        differences.iter().flat_map(|(_, come)| &new[come.clone()]).map(Value::to_string).collect();
    let moved = old.iter().map(|item| !added.is_empty() && added.contains(&item.to_string())).collect();
    let changes = Changes { page, list, moved };
    let way = |number: usize| {
        let ways: Option<Vec<Vec<Way>>> =
            differences.iter().map(|(gone, come)| changes.of(gone.clone(), &new[come.clone()], number)).collect();
        ways.map(|ways| Way::all(ways.into_iter().flatten()))
    };
    (0..MOST_WAYS).filter_map(way).collect()
}

/// The ways to add items before one of a list, or after its last.
#[must_use]
pub fn adding(page: &Page<'_>, list: &Node, before: usize, new: &[Value]) -> Option<Way> {
    let (text, items) = (page.text, list.items());
    if is_in_brackets(text, list) {
        let written = new.iter().map(in_brackets).collect::<Vec<_>>().join(", ");
        return match items.get(before) {
            Some(next) => Some(Way::adding(next.span.range().start, format!("{written}, "))),
            None => items.last().map(|last| Way::adding(end(last, last.span.range().start), format!(", {written}"))),
        };
    }
    let lines = |column: usize| new.iter().flat_map(move |value| of_item(value, column));
    match before.checked_sub(1).and_then(|above| items.get(above)) {
        Some(above) => {
            let spot = Spot::of_item(text, above)?;
            let added: String = lines(spot.column).map(|line| format!("{}{line}", page.line_break)).collect();
            Some(Way::adding(line_end(text, spot.end), added))
        }
        None => {
            let spot = Spot::of_item(text, items.first()?)?;
            let margin = " ".repeat(spot.column);
            let added: String = lines(spot.column).map(|line| format!("{line}{}", page.line_break)).collect();
            Some(Way::adding(spot.start, format!("{}{margin}", added.trim_start())))
        }
    }
}

/// The changes of a list.
struct Changes<'page> {
    page: &'page Page<'page>,
    list: &'page Node,
    /// True for the items that are added elsewhere, so that their comments must not go.
    moved: Vec<bool>,
}

impl Changes<'_> {
    /// One way to write some items in the place of others; of each item, the way of a number, or the last if it has fewer.
    fn of(&self, gone: Range<usize>, come: &[Value], number: usize) -> Option<Vec<Way>> {
        let same = gone.len().min(come.len());
        let (replaced, rest) = (gone.start..gone.start + same, gone.start + same..gone.end);
        let mut ways = Vec::with_capacity(come.len());
        for (index, value) in replaced.zip(come) {
            let old = (self.list.items().get(index)?, &self.spot(index)?);
            let of_item = self.page.with(self.list, old, value);
            ways.push(of_item.get(number).or(of_item.last())?.clone());
        }
        ways.extend(self.removed(rest, number)?);
        if come.len() > same {
            ways.push(adding(self.page, self.list, gone.end, &come[same..])?);
        }
        Some(ways)
    }

    fn spot(&self, index: usize) -> Option<Spot> {
        self.page.item_spot(self.list, index)
    }

    /// The ways to take items away.
    fn removed(&self, items: Range<usize>, number: usize) -> Option<Vec<Way>> {
        if items.is_empty() {
            return Some(Vec::new());
        }
        if is_in_brackets(self.page.text, self.list) {
            let ways = out_of_brackets(self.page.text, self.list, items);
            return Some(vec![ways.get(number).or(ways.last())?.clone()]);
        }
        items.map(|index| self.without_lines(index)).collect()
    }

    /// The way to take the lines of an item away, with the comments in them.
    fn without_lines(&self, index: usize) -> Option<Way> {
        let (text, spot) = (self.page.text, self.spot(index)?);
        let start = line_start(text, spot.start);
        text[start..spot.start].trim_matches(' ').is_empty().then_some(())?;
        let way = Way::of(start..next_line(text, spot.end), "");
        Some(if self.moved[index] { way } else { way.without(spot.start..line_end(text, spot.end)) })
    }
}

/// The ways to take some, but not all, of the entries or items between brackets away, with the comments beside them.
#[must_use]
pub fn out_of_brackets(text: &str, above: &Node, gone: Range<usize>) -> Vec<Way> {
    let bounds = |number: usize| match (above.entries().get(number), above.items().get(number)) {
        (Some(entry), _) => {
            let key = entry.key_span.range();
            Some(key.start..end(&entry.value, key.end + 1))
        }
        (None, item) => item.map(|item| item.span.range().start..end(item, item.span.range().start)),
    };
    let (Some(first), Some(last)) = (bounds(gone.start), bounds(gone.end - 1)) else { return Vec::new() };
    let taken = first.start..line_end(text, last.end);
    if let Some(next) = bounds(gone.end) {
        return vec![Way::of(first.start..next.start, "").without(taken)];
    }
    // The last are taken away with the comma before them, or without it where a comment stands between.
    let with_comma = gone.start.checked_sub(1).and_then(bounds).map(|before| Way::of(before.end..last.end, ""));
    let ways = with_comma.into_iter().chain([Way::of(first.start..last.end, "")]);
    ways.map(|way| way.without(taken.clone())).collect()
}
