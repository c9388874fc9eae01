//! The ways to write a value where there is one, or where its key or its dash is.

use serde_json::Value;

use super::scalars::{Within, in_brackets, token};
use super::splices::Way;
use super::spots::{Spot, is_in_brackets, line_end};
use super::value_lines::{Below, below, fits_one_line, of_item, one_line};
use crate::text::tree::Content;
use crate::text::{Node, Pointer};

/// A text and the document in it that is changed.
#[derive(Debug, Clone, Copy)]
pub struct Page<'text> {
    /// The text.
    pub text: &'text str,
    /// The line break of the text.
    pub line_break: &'static str,
    /// The document.
    pub root: &'text Node,
}

impl<'text> Page<'text> {
    /// The value at an address in the list or map that it stands in.
    #[must_use]
    pub fn spot(&self, pointer: &Pointer) -> Option<(&'text Node, Spot)> {
        let above = self.root.locate(&pointer.parent()).node;
        let name = pointer.last()?;
        let spot = match &above.content {
            Content::Map(_) => Spot::of_entry(self.text, above.get(&name)?)?,
            Content::List(_) => self.item_spot(above, name.parse().ok()?)?,
            Content::Scalar(_) => return None,
        };
        Some((above, spot))
    }

    /// The place of an item of a list.
    #[must_use]
    pub fn item_spot(&self, list: &Node, index: usize) -> Option<Spot> {
        let item = list.items().get(index)?;
        if !is_in_brackets(self.text, list) {
            return Spot::of_item(self.text, item);
        }
        let span = item.span.range();
        Some(Spot { start: span.start, after: span.start, end: span.end, value: Some(span), column: 0 })
    }

    /// The ways to write a value at an address.
    #[must_use]
    pub fn with_at(&self, pointer: &Pointer, value: &Value) -> Vec<Way> {
        let old = self.root.locate(pointer).node;
        self.spot(pointer).map_or_else(Vec::new, |(above, spot)| self.with(above, (old, &spot), value))
    }

    /// The ways to write a value where there is one in a list or a map, or where its key is. With a list or a map in it go the
    /// comments in that.
    #[must_use]
    pub fn with(&self, above: &Node, (node, spot): (&Node, &Spot), value: &Value) -> Vec<Way> {
        let old = spot.value.clone().and_then(|range| self.text.get(range)).unwrap_or_default();
        if is_in_brackets(self.text, above) {
            let new =
                if old.starts_with(['"', '\'']) { token(value, Within::Brackets, old) } else { in_brackets(value) };
            return vec![self.taking(node, spot, self.on_line(spot, &new))];
        }
        let new = match value {
            Value::Array(_) | Value::Object(_) => one_line(value),
            single => token(single, Within::Block, old),
        };
        let was_below = !old.is_empty() && !spot.is_one_line(self.text) && !value.is_string();
        let (line, below) = (Some(self.on_line(spot, &new)), self.below(above, spot, value));
        let ordered = if fits_one_line(value) && !was_below { [line, below] } else { [below, line] };
        // A comment may stand between a key and its value, or after the last line of a value in quotes.
        let in_place = spot.value.clone().map(|range| Way::of(range, new));
        ordered.into_iter().chain([in_place]).flatten().map(|way| self.taking(node, spot, way)).collect()
    }

    /// A way to write a value, with which the comments in the list or map that was there go.
    fn taking(&self, old: &Node, spot: &Spot, way: Way) -> Way {
        let is_whole = !old.entries().is_empty() || !old.items().is_empty();
        match spot.value.clone().filter(|_| is_whole) {
            Some(range) if is_in_brackets(self.text, old) => way.without(range),
            Some(range) => way.without(range.start..line_end(self.text, spot.end)),
            None => way,
        }
    }

    /// A value on the line of its key.
    fn on_line(&self, spot: &Spot, new: &str) -> Way {
        match &spot.value {
            Some(range) if spot.is_one_line(self.text) => Way::of(range.clone(), new),
            Some(_) => {
                let range = spot.after..line_end(self.text, spot.end);
                Way::of(range, format!(" {new}{}", spot.comment(self.text)))
            }
            None => Way::adding(spot.after, format!(" {new}")),
        }
    }

    /// A value on the lines below its key.
    fn below(&self, above: &Node, spot: &Spot, value: &Value) -> Option<Way> {
        let end = line_end(self.text, spot.end);
        if matches!(above.content, Content::List(_)) && (value.is_array() || value.is_object()) {
            let lines = of_item(value, spot.column).join(self.line_break);
            return Some(Way::of(spot.start..end, lines.trim_start()));
        }
        let Below { head, mut lines } = below(value, spot.column + 2)?;
        let blank = if head.is_empty() { "" } else { " " };
        lines.insert(0, format!("{blank}{head}{}", spot.comment(self.text)));
        Some(Way::of(spot.after..end, lines.join(self.line_break)))
    }
}
