//! The parts of what a document says: texts, lists, rows and fields.

use std::borrow::Cow;

use crate::report::publication::Target;

/// A part of what a document says.
#[derive(Debug)]
pub enum Part<'corpus> {
    /// A text, which may have several lines.
    Text(Vec<Run<'corpus>>),
    /// Several parts.
    List(Vec<Self>),
    /// Parts of the same form, in rows.
    Table(Rows<'corpus>),
    /// Fields with their parts.
    Fields(Vec<(&'corpus str, Self)>),
}

/// Rows with the fields that at least one of them has.
#[derive(Debug)]
pub struct Rows<'corpus> {
    /// The fields, in the order in which they come first.
    pub keys: Vec<&'corpus str>,
    /// The rows, each with a part for every field that it has.
    pub rows: Vec<Vec<Option<Part<'corpus>>>>,
}

/// A stretch of a text.
#[derive(Debug)]
pub enum Run<'corpus> {
    /// Words.
    Words(Cow<'corpus, str>),
    /// Words that lead to a page of the site.
    Link(Target<'corpus>, Cow<'corpus, str>),
    /// Words that lead to an address.
    Address {
        /// The address, which is http, https or mailto.
        to: &'corpus str,
        /// The words, which may be the address itself.
        words: &'corpus str,
    },
}

impl Part<'_> {
    /// The words as one text, for search and for places that hold no links.
    #[must_use]
    pub fn words(&self) -> String {
        let mut words = String::new();
        self.write(&mut words);
        words
    }

    fn write(&self, words: &mut String) {
        match self {
            Self::Text(runs) => runs.iter().for_each(|run| run.write(words)),
            Self::List(parts) => joined(parts.iter(), words),
            Self::Table(table) => joined(table.rows.iter().flatten().flatten(), words),
            Self::Fields(fields) => joined(fields.iter().map(|(_, part)| part), words),
        }
    }
}

fn joined<'part, 'corpus: 'part>(parts: impl Iterator<Item = &'part Part<'corpus>>, words: &mut String) {
    for (number, part) in parts.enumerate() {
        if number > 0 {
            words.push_str(", ");
        }
        part.write(words);
    }
}

impl Run<'_> {
    fn write(&self, to: &mut String) {
        match self {
            Self::Words(words) | Self::Link(_, words) => to.push_str(words),
            Self::Address { words, .. } => to.push_str(words),
        }
    }
}
