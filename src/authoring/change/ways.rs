//! The ways to make a change, the one that a person would choose first.

use serde_json::Value;

use super::Change;
use super::meant::built;
use super::scalars::{Within, in_brackets, key_token, token};
use super::spots::{Spot, end, has_comment_above, is_in_brackets, line_break, line_end, line_start, next_line};
use super::value_lines::{Below, below, fits_one_line, of_entry, of_item, one_line};
use crate::text::tree::{Content, Entry};
use crate::text::{Node, Pointer};

/// The texts that a change may give.
#[must_use]
pub fn ways(text: &str, root: &Node, change: &Change<'_>, value: &Value) -> Vec<String> {
    let segments: Vec<String> = change.pointer.segments().map(Into::into).collect();
    let found = root.locate(&change.pointer);
    let (above, rest) = segments.split_at(found.depth);
    let here = above.iter().fold(Pointer::root(), |pointer, segment| pointer.child(segment));
    let page = Page { text, root };
    let Some((missing, deeper)) = rest.split_first() else {
        return if value.is_null() { page.without(&here) } else { page.with(&here, value) };
    };
    if found.node.is_unfilled() && (found.depth > 0) && found.node.entries().is_empty() {
        return page.with(&here, &built(rest, value.clone()));
    }
    match &found.node.content {
        Content::Map(entries) => {
            page.entry_added(found.node, entries, (missing, change.order), &built(deeper, value.clone()))
        }
        Content::List(items) => page.item_added(found.node, items, &built(deeper, value.clone())),
        Content::Scalar(_) => Vec::new(),
    }
}

/// A text and the document in it that is changed.
struct Page<'text> {
    text: &'text str,
    root: &'text Node,
}

impl<'text> Page<'text> {
    /// The value at an address in the list or map that it stands in.
    fn spot(&self, pointer: &Pointer) -> Option<(&'text Node, Spot)> {
        let above = self.root.locate(&pointer.parent()).node;
        let name = pointer.last()?;
        let spot = match &above.content {
            Content::Map(_) => Spot::of_entry(self.text, above.get(&name)?)?,
            Content::List(items) if is_in_brackets(self.text, above) => {
                let span = items.get(name.parse::<usize>().ok()?)?.span.range();
                Spot { start: span.start, after: span.start, end: span.end, value: Some(span), column: 0 }
            }
            Content::List(items) => Spot::of_item(self.text, items.get(name.parse::<usize>().ok()?)?)?,
            Content::Scalar(_) => return None,
        };
        Some((above, spot))
    }

    /// The ways to write a value where there is one, or where its key is.
    fn with(&self, pointer: &Pointer, value: &Value) -> Vec<String> {
        let Some((above, spot)) = self.spot(pointer) else { return Vec::new() };
        let old = spot.value.clone().and_then(|range| self.text.get(range)).unwrap_or_default();
        if is_in_brackets(self.text, above) {
            let new =
                if old.starts_with(['"', '\'']) { token(value, Within::Brackets, old) } else { in_brackets(value) };
            return self.on_line(&spot, &new).into_iter().collect();
        }
        let new = match value {
            Value::Array(_) | Value::Object(_) => one_line(value),
            single => token(single, Within::Block, old),
        };
        let was_below = !old.is_empty() && !spot.is_one_line(self.text) && !value.is_string();
        let (line, below) = (self.on_line(&spot, &new), self.below(above, &spot, value));
        let ordered = if fits_one_line(value) && !was_below { [line, below] } else { [below, line] };
        ordered.into_iter().flatten().collect()
    }

    /// The text with a value on the line of its key.
    fn on_line(&self, spot: &Spot, new: &str) -> Option<String> {
        let text = self.text;
        match &spot.value {
            Some(range) if spot.is_one_line(text) => {
                Some(format!("{}{new}{}", &text[..range.start], &text[range.end..]))
            }
            Some(_) => {
                let rest = &text[line_end(text, spot.end)..];
                Some(format!("{} {new}{}{rest}", &text[..spot.after], spot.comment(text)))
            }
            None => Some(format!("{} {new}{}", &text[..spot.after], &text[spot.after..])),
        }
    }

    /// The text with a value on the lines below its key.
    fn below(&self, above: &Node, spot: &Spot, value: &Value) -> Option<String> {
        let (text, line_break) = (self.text, line_break(self.text));
        let (from, lines) = if matches!(above.content, Content::List(_)) {
            (spot.start, of_item(value, spot.column))
        } else {
            let Below { head, mut lines } = below(value, spot.column + 2)?;
            let blank = if head.is_empty() { "" } else { " " };
            lines.insert(0, format!("{blank}{head}{}", spot.comment(text)));
            (spot.after, lines)
        };
        let rest = &text[line_end(text, spot.end)..];
        Some(format!(
            "{}{}{rest}",
            &text[..from],
            lines.join(line_break).trim_start_matches(if from == spot.start { " " } else { "\0" })
        ))
    }

    /// The ways to take a value away.
    fn without(&self, pointer: &Pointer) -> Vec<String> {
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
            return vec![self.out_of_brackets(above, number, count)];
        }
        let blank = self.blanked(&spot);
        let lines = self.without_lines(&spot).filter(|_| count > 1);
        let joined = above
            .entries()
            .get(number + 1)
            .map(|next| format!("{}{}", &self.text[..spot.start], &self.text[next.key_span.range().start..]));
        if has_comment_above(self.text, spot.start) && matches!(above.content, Content::Map(_)) {
            return [Some(blank), lines].into_iter().flatten().collect();
        }
        [lines, joined, Some(blank)].into_iter().flatten().collect()
    }

    /// The text without the lines of a key and its value.
    fn without_lines(&self, spot: &Spot) -> Option<String> {
        let text = self.text;
        let start = line_start(text, spot.start);
        let is_first = text[start..spot.start].trim_matches(' ').is_empty();
        is_first.then(|| format!("{}{}", &text[..start], &text[next_line(text, spot.end)..]))
    }

    /// The text with a key and no value.
    fn blanked(&self, spot: &Spot) -> String {
        let text = self.text;
        let rest = if spot.is_one_line(text) { spot.end } else { line_end(text, spot.end) };
        let comment = if spot.is_one_line(text) { "" } else { spot.comment(text) };
        format!("{}{comment}{}", &text[..spot.after], &text[rest..])
    }

    /// The text without an entry or an item between brackets.
    fn out_of_brackets(&self, above: &Node, number: usize, count: usize) -> String {
        let bounds = |number: usize| match (above.entries().get(number), above.items().get(number)) {
            (Some(entry), _) => (entry.key_span.range().start, end(&entry.value, entry.key_span.range().end + 1)),
            (None, item) => item.map_or((0, 0), |item| (item.span.range().start, end(item, item.span.range().start))),
        };
        let ((start, this_end), text) = (bounds(number), self.text);
        if number + 1 < count {
            return format!("{}{}", &text[..start], &text[bounds(number + 1).0..]);
        }
        let start = if number > 0 { bounds(number - 1).1 } else { start };
        format!("{}{}", &text[..start], &text[this_end..])
    }

    /// The ways to add a key to a map, after those that come before it.
    fn entry_added(&self, map: &Node, entries: &[Entry], (key, order): (&str, &[&str]), value: &Value) -> Vec<String> {
        let Some(last) = entries.last() else { return Vec::new() };
        if is_in_brackets(self.text, map) {
            let at = end(&last.value, last.key_span.range().end + 1);
            return vec![self.inserted(at, &format!(", {}: {}", key_token(key), in_brackets(value)))];
        }
        let place = |key: &str| order.iter().position(|known| *known == key);
        let comes_before = |entry: &&Entry| place(&entry.key) < place(key);
        let before = entries.iter().rev().find(comes_before).filter(|_| place(key).is_some());
        let column = Spot::of_entry(self.text, &entries[0]).map_or(0, |spot| spot.column);
        let lines = of_entry(key, value, column);
        let after =
            before.into_iter().chain([last]).filter_map(|entry| self.after(&Spot::of_entry(self.text, entry)?, &lines));
        after.collect()
    }

    /// The ways to add an item to a list.
    fn item_added(&self, list: &Node, items: &[Node], value: &Value) -> Vec<String> {
        let Some(last) = items.last() else { return Vec::new() };
        if is_in_brackets(self.text, list) {
            return vec![self.inserted(end(last, last.span.range().start), &format!(", {}", in_brackets(value)))];
        }
        let spot = Spot::of_item(self.text, last);
        spot.and_then(|spot| self.after(&spot, &of_item(value, spot.column))).into_iter().collect()
    }

    /// The text with lines after those of a key or an item.
    fn after(&self, spot: &Spot, lines: &[String]) -> Option<String> {
        let line_break = line_break(self.text);
        let added: String = lines.iter().map(|line| format!("{line_break}{line}")).collect();
        Some(self.inserted(line_end(self.text, spot.end), &added))
    }

    fn inserted(&self, at: usize, new: &str) -> String {
        format!("{}{new}{}", &self.text[..at], &self.text[at..])
    }
}
