//! The ways to make a change, the one that a person would choose first.

use serde_json::Value;

use super::Change;
use super::list_ways::{self, out_of_brackets};
use super::meant::built;
use super::scalars::{in_brackets, key_token};
use super::splices::Way;
use super::spots::{Spot, end, has_comment_above, is_in_brackets, line_break, line_end, line_start, next_line};
use super::value_lines::of_entry;
use super::value_ways::Page;
use crate::text::tree::{Content, Entry};
use crate::text::{Node, Pointer};

/// The ways to make a change.
#[must_use]
pub fn ways(text: &str, root: &Node, change: &Change<'_>, value: &Value) -> Vec<Way> {
    let segments: Vec<String> = change.pointer.segments().map(Into::into).collect();
    let found = root.locate(&change.pointer);
    let (above, rest) = segments.split_at(found.depth);
    let here = above.iter().fold(Pointer::root(), |pointer, segment| pointer.child(segment));
    let page = Page { text, root, line_break: line_break(text) };
    let Some((missing, deeper)) = rest.split_first() else {
        return match (value, found.node.items()) {
            (Value::Null, _) => page.without(&here),
            (Value::Array(items), [_, ..]) => {
                let whole = page.with_at(&here, value).into_iter().map(Way::keeping);
                list_ways::of(&page, found.node, items).into_iter().chain(whole).collect()
            }
            _ => page.with_at(&here, value),
        };
    };
    if found.node.is_unfilled() && (found.depth > 0) && found.node.entries().is_empty() {
        return page.with_at(&here, &built(rest, value.clone()));
    }
    match &found.node.content {
        Content::Map(entries) => {
            page.entry_added(found.node, entries, (missing, change.order), &built(deeper, value.clone()))
        }
        Content::List(items) => {
            list_ways::adding(&page, found.node, items.len(), &[built(deeper, value.clone())]).into_iter().collect()
        }
        Content::Scalar(_) => Vec::new(),
    }
}

impl Page<'_> {
    /// The ways to take a value away.
    fn without(&self, pointer: &Pointer) -> Vec<Way> {
        let Some((above, spot)) = self.spot(pointer) else { return Vec::new() };
        let number = match &above.content {
            Content::Map(entries) => entries.iter().position(|entry| pointer.last().as_deref() == Some(&*entry.key)),
            Content::List(_) => pointer.last().and_then(|last| last.parse().ok()),
            Content::Scalar(_) => None,
        };
        let count = above.entries().len().max(above.items().len());
        if matches!(above.content, Content::List(_)) && count == 1 {
            return self.without(&pointer.parent());
        }
        let Some(number) = number else { return Vec::new() };
        if is_in_brackets(self.text, above) {
            return out_of_brackets(self.text, above, number..number + 1);
        }
        let taken = spot.start..line_end(self.text, spot.end);
        let lines = self.without_lines(&spot).filter(|_| count > 1).map(|way| way.without(taken.clone()));
        let next = above.entries().get(number + 1);
        let joined = next.map(|next| Way::of(spot.start..next.key_span.range().start, "").without(taken));
        let blank = Some(self.blanked(&spot));
        if has_comment_above(self.text, spot.start) && matches!(above.content, Content::Map(_)) {
            return [blank, lines].into_iter().flatten().collect();
        }
        [lines, joined, blank].into_iter().flatten().collect()
    }

    /// A key and its value taken away with their lines.
    fn without_lines(&self, spot: &Spot) -> Option<Way> {
        let start = line_start(self.text, spot.start);
        let is_first = self.text[start..spot.start].trim_matches(' ').is_empty();
        is_first.then(|| Way::of(start..next_line(self.text, spot.end), ""))
    }

    /// A key without a value; the comment on its line stays.
    fn blanked(&self, spot: &Spot) -> Way {
        if spot.is_one_line(self.text) {
            return Way::of(spot.after..spot.end, "");
        }
        let end = line_end(self.text, spot.end);
        Way::of(spot.after..end, spot.comment(self.text)).without(line_end(self.text, spot.after)..end)
    }

    /// The ways to add a key to a map, after those that come before it.
    fn entry_added(&self, map: &Node, entries: &[Entry], (key, order): (&str, &[&str]), value: &Value) -> Vec<Way> {
        let Some(last) = entries.last() else { return Vec::new() };
        if is_in_brackets(self.text, map) {
            let at = end(&last.value, last.key_span.range().end + 1);
            return vec![Way::adding(at, format!(", {}: {}", key_token(key), in_brackets(value)))];
        }
        let place = |key: &str| order.iter().position(|known| *known == key);
        let comes_before = |entry: &&Entry| place(&entry.key) < place(key);
        let before = entries.iter().rev().find(comes_before).filter(|_| place(key).is_some());
        let column = Spot::of_entry(self.text, &entries[0]).map_or(0, |spot| spot.column);
        let lines = of_entry(key, value, column);
        let added: String = lines.iter().map(|line| format!("{}{line}", self.line_break)).collect();
        let after = before.into_iter().chain([last]).filter_map(|entry| Spot::of_entry(self.text, entry));
        after.map(|spot| Way::adding(line_end(self.text, spot.end), added.as_str())).collect()
    }
}
