//! A way to make a change: what is written in the place of which bytes, and which comments may go with them.

use std::ops::Range;

use crate::text::Span;

/// A text in the place of some bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Splice {
    /// The bytes.
    pub range: Range<usize>,
    /// What is written in their place.
    pub new: String,
}

/// A way to make a change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Way {
    splices: Vec<Splice>,
    /// The bytes that are taken away, with the comments in them.
    gone: Vec<Range<usize>>,
}

impl Way {
    /// The way that writes a text in the place of some bytes, and keeps every comment.
    #[must_use]
    pub fn of(range: Range<usize>, new: impl Into<String>) -> Self {
        Self { splices: vec![Splice { range, new: new.into() }], gone: Vec::new() }
    }

    /// The way that adds a text.
    #[must_use]
    pub fn adding(at: usize, new: impl Into<String>) -> Self {
        Self::of(at..at, new)
    }

    /// The same way, in which the comments in some bytes go too.
    #[must_use]
    pub fn without(mut self, gone: Range<usize>) -> Self {
        self.gone.push(gone);
        self
    }

    /// The same way, in which every comment stays.
    #[must_use]
    pub fn keeping(mut self) -> Self {
        self.gone.clear();
        self
    }

    /// All of several ways.
    #[must_use]
    pub fn all(ways: impl IntoIterator<Item = Self>) -> Self {
        let mut whole = Self::default();
        for way in ways {
            whole.splices.extend(way.splices);
            whole.gone.extend(way.gone);
        }
        whole.splices.sort_by_key(|splice| splice.range.start);
        whole.gone.sort_by_key(|gone| gone.start);
        whole
    }

    /// The text after the change; none if two of its parts are in each other's way.
    #[must_use]
    pub fn text(&self, text: &str) -> Option<String> {
        let mut made = String::with_capacity(text.len());
        let mut at = 0;
        for Splice { range, new } in &self.splices {
            made.push_str(text.get(at..range.start)?);
            made.push_str(new);
            at = range.end;
        }
        made.push_str(text.get(at..)?);
        Some(made)
    }

    /// True if a comment must stand in the text after the change.
    #[must_use]
    pub fn leaves(&self, comment: Span) -> bool {
        let start = comment.range().start;
        !(is_in(&self.splices, |splice| &splice.range, start) && is_in(&self.gone, |gone| gone, start))
    }
}

/// True if a byte is in one of these ranges, which are in the order of the text.
fn is_in<Item>(items: &[Item], range: impl Fn(&Item) -> &Range<usize>, at: usize) -> bool {
    let next = items.partition_point(|item| range(item).end <= at);
    items.get(next).is_some_and(|item| range(item).contains(&at))
}
