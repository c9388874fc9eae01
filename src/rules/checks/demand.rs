//! What a tillsyn says: when it was to be answered, whether it was, and what was demanded.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::catalogue::kind;
use crate::corpus::Document;
use crate::text::tree::Content;
use crate::text::words::shortened;
use crate::text::{Node, Pointer, date};

/// A tillsyn as it stands on a day.
#[derive(Debug, Clone, Copy)]
pub struct Supervision<'corpus> {
    /// The document.
    pub document: &'corpus Document,
    /// The day.
    pub today: Date,
}

/// Whether a tillsyn has been answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It has not.
    None,
    /// It has, on a day that is not told.
    Undated,
    /// It has, on this day.
    On(Date),
}

/// A demand (an item of `krav`) of a tillsyn.
#[derive(Debug, Clone)]
pub struct Demand<'corpus> {
    /// Its address in the document.
    pub pointer: Pointer,
    /// Its parts, or a sentence in their place.
    pub node: &'corpus Node,
    /// Its number, from 1.
    pub number: usize,
}

impl<'corpus> Supervision<'corpus> {
    /// The tillsyn of a document; none of another kind, and none that came after the day.
    #[must_use]
    pub fn of(document: &'corpus Document, today: Date) -> Option<Self> {
        let whole = Self { document, today };
        let is_there = || whole.day("mottaget").or_else(|| whole.day("beslutsdatum")).is_none_or(|day| day <= today);
        (document.kind.is(kind::SUPERVISION) && is_there()).then_some(whole)
    }

    /// The day that a field names.
    fn day(&self, key: &str) -> Option<Date> {
        date::read(self.document.root.get(key)?.value.text()?).map(|stretch| stretch.till)
    }

    /// The word of a field, where the schema knows it in the form of the schema.
    fn word(&self, key: &str) -> Option<&'corpus str> {
        self.document.view().get(key)?.text().map(str::trim).filter(|word| !word.is_empty())
    }

    /// The authority, or whoever else made the demands; a very long text by its beginning, as each demand repeats it.
    #[must_use]
    pub fn authority(&self) -> Option<Cow<'corpus, str>> {
        self.word("myndighet").map(shortened)
    }

    /// The authority, where its name says who it is.
    #[must_use]
    pub fn named_authority(&self) -> Option<Cow<'corpus, str>> {
        self.authority().filter(|authority| authority != "annan")
    }

    /// The form of the decision or the request.
    #[must_use]
    pub fn form(&self) -> Option<&'corpus str> {
        self.word("form")
    }

    /// The day of the decision or the request.
    #[must_use]
    pub fn decided(&self) -> Option<Date> {
        self.day("beslutsdatum").or_else(|| self.day("mottaget"))
    }

    /// The field with the last day for the answer: that of a respite, if one was given.
    #[must_use]
    pub fn due_field(&self) -> &'static str {
        if self.day(RESPITE).is_some() { RESPITE } else { "svar_senast" }
    }

    /// The last day for the answer.
    #[must_use]
    pub fn due(&self) -> Option<Date> {
        self.day(self.due_field())
    }

    /// Whether it has been answered on the day. One whose answer is dated later is not yet answered.
    #[must_use]
    pub fn answer(&self) -> Answer {
        match self.day("besvarad") {
            Some(day) if day <= self.today => Answer::On(day),
            Some(_) => Answer::None,
            None if self.word("status") == Some("besvarad") || self.is_closed() => Answer::Undated,
            None => Answer::None,
        }
    }

    /// True if the authority has closed the matter on the day.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        let closed = self.document.root.get("avslutad").and_then(|entry| date::read(entry.value.text()?));
        match closed {
            Some(stretch) => stretch.from <= self.today,
            None => self.word("status") == Some("avslutad"),
        }
    }

    /// True if it has been answered and goes on, so that each demand should have its answer and what it rests on.
    #[must_use]
    pub fn awaits_parts(&self) -> bool {
        self.answer() != Answer::None && !self.is_closed()
    }

    /// True if the answer should be there: it has been given, or its last day has passed.
    #[must_use]
    pub fn is_to_be_answered(&self) -> bool {
        self.answer() != Answer::None || self.due().is_some_and(|due| due < self.today)
    }

    /// The demands, in their order.
    #[must_use]
    pub fn demands(&self) -> Vec<Demand<'corpus>> {
        let parts = parts(&self.document.root, DEMANDS, &Pointer::root());
        parts.into_iter().enumerate().map(|(at, (pointer, node))| Demand { pointer, node, number: at + 1 }).collect()
    }
}

/// The items of a field that say something, with their addresses; a single value has that of the first item.
fn parts<'tree>(node: &'tree Node, key: &str, at: &Pointer) -> Vec<(Pointer, &'tree Node)> {
    let Some(entry) = node.get(key) else { return Vec::new() };
    let items = match &entry.value.content {
        Content::List(items) => items,
        Content::Map(_) | Content::Scalar(_) => std::slice::from_ref(&entry.value),
    };
    let at = at.child(key);
    let filled = items.iter().enumerate().filter(|(_, item)| !item.says_nothing());
    filled.map(|(number, item)| (at.child(number), item)).collect()
}

/// The field with the demands.
pub const DEMANDS: &str = "krav";
/// The field with the last day after a respite.
const RESPITE: &str = "anstånd_till";

impl<'corpus> Demand<'corpus> {
    /// True if it is a sentence, so that its answer and its evidence cannot be told.
    #[must_use]
    pub fn is_prose(&self) -> bool {
        !matches!(self.node.content, Content::Map(_))
    }

    /// Its id, or its number where it has none.
    #[must_use]
    pub fn name(&self) -> String {
        let id = self.node.get("id").filter(|entry| !entry.value.says_nothing());
        id.and_then(|entry| entry.value.text()).map_or_else(|| format!("nr {}", self.number), str::to_owned)
    }

    /// True if a part of it says something.
    #[must_use]
    pub fn says(&self, key: &str) -> bool {
        self.node.get(key).is_some_and(|entry| !entry.value.says_nothing())
    }

    /// What it names as evidence (underlag), with the address of each.
    #[must_use]
    pub fn evidence(&self) -> Vec<(Pointer, &'corpus str)> {
        let named = parts(self.node, EVIDENCE, &self.pointer).into_iter();
        named.filter_map(|(at, node)| Some((at, node.text()?.trim()))).collect()
    }

    /// Its measures, with the address of each.
    #[must_use]
    pub fn measures(&self) -> Vec<(Pointer, &'corpus Node)> {
        parts(self.node, MEASURES, &self.pointer)
    }
}

/// The field with the evidence of a demand.
pub const EVIDENCE: &str = "underlag";
/// The field with the measures of a demand.
pub const MEASURES: &str = "åtgärder";
