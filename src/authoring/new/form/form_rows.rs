//! A form outside the terminal: the fields of a document as rows, and the document that filled rows make.

use std::borrow::Cow;
use std::collections::HashSet;

use jiff::civil::Date;
use serde_json::{Map, Value};

use super::edits::{all_filled, with_another};
use super::field_choices::{Choices, is_list};
use super::fields::{Place, Remaining, all, spans};
use super::typed_values;
use crate::authoring::new::{Wish, draft};
use crate::catalogue::shape::Shape;
use crate::catalogue::{Catalogue, Kind, Requirement};
use crate::corpus::Corpus;
use crate::text::Pointer;
use crate::text::yaml::parse;

/// The name of the sheet of a form, by which it is known.
pub const SHEET: &str = "Formulär";
/// The headings above the rows of a form: the field, the answer, the help, and the address of the field.
pub const HEADINGS: [&str; 4] = ["Fält", "Svar", "Hjälp", "Plats"];
/// The label of the kind that a form is of, above the headings.
pub const KIND: &str = "Typ";
/// The label of the requirement that it is written for.
pub const TARGET: &str = "Krav";

/// A row of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormRow {
    /// The address of the field in the document.
    pub pointer: String,
    /// What the field is, and the provisions that ask for it.
    pub help: String,
    /// The words to choose from, where one of them is to be chosen.
    pub words: Vec<String>,
    /// Several answers may be written, with semicolons between.
    pub is_list: bool,
    /// A day is to be written.
    pub is_day: bool,
    /// What is filled in beforehand; may be empty.
    pub value: String,
}

/// The number of items of each list that a form has room for.
const ITEMS: usize = 8;
/// The most items of a list that are read from a form.
const MOST_ITEMS: usize = 100;

/// The rows of the form of a new document.
#[must_use]
pub fn rows(catalogue: &Catalogue, corpus: &Corpus, wish: &Wish<'_>) -> Vec<FormRow> {
    let mut text = draft(catalogue, wish);
    let mut lists: Vec<Place> = all(catalogue, &text).into_iter().filter_map(|field| field.ends).collect();
    lists.dedup();
    for list in lists.iter().cycle().take(lists.len() * (ITEMS - 1)) {
        text = with_another(&text, list).unwrap_or(text);
    }
    let fields = all(catalogue, &text).into_iter().filter(|field| field.path != ["typ"]);
    fields.map(|field| row(corpus, &field)).collect()
}

fn row(corpus: &Corpus, field: &Remaining<'_>) -> FormRow {
    let choices = Choices::of(corpus, field.shape);
    FormRow {
        pointer: field.place.pointer.to_string(),
        help: field.help.clone(),
        words: choices.known.into_iter().map(|known| known.value).collect(),
        is_list: is_list(field.shape),
        is_day: matches!(field.shape.format.as_deref(), Some("datum" | "giltig_till" | "händelsedatum")),
        value: field.value.clone().unwrap_or_default(),
    }
}

/// What a filled form is of.
#[derive(Debug, Clone, Copy)]
pub struct FormOf<'catalogue> {
    /// The kind of the document.
    pub kind: &'catalogue Kind,
    /// The requirement that it is written for.
    pub target: Option<&'catalogue Requirement>,
}

/// A field of a form that a person has filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormAnswer {
    /// The number of the row, from one.
    pub row: usize,
    /// The name of the field, as the row has it.
    pub name: String,
    /// The address of the field; empty or no address in a row that a person has added.
    pub pointer: String,
    /// What was written.
    pub text: String,
}

/// The document that a form makes.
#[derive(Debug)]
pub struct Made {
    /// Its id.
    pub id: String,
    /// Its text.
    pub text: String,
    /// What is to be looked at, by row.
    pub told: Vec<FormTold>,
    /// The number of fields that are not filled in.
    pub left: usize,
}

/// What is told of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormTold {
    /// The row.
    pub answer: FormAnswer,
    /// Why its answer, which stands as it is written, does not fit; none if the row has no field in the document.
    pub why: Option<String>,
}

/// The document that the filled rows of a form make; the id where no row has one.
#[must_use]
pub fn made(catalogue: &Catalogue, of: FormOf<'_>, answers: &[FormAnswer], (id, today): (String, Date)) -> Made {
    let FormOf { kind, target } = of;
    let identity = Pointer::root().child(&kind.words.identity);
    let named = answers.iter().find(|answer| answer.pointer == identity.as_str());
    let id = named.map_or(id, |answer| answer.text.clone());
    let wish = Wish { kind, id: id.clone(), unit: None, areas: &[], target, profiles: Vec::new(), known: Map::new() };
    let mut text = draft(catalogue, &wish);
    let fields: HashSet<Vec<String>> = all(catalogue, &text).into_iter().map(|field| field.path).collect();
    let mut seen: HashSet<&str> = HashSet::new();
    let (mut values, mut of_values, mut told) = (Vec::new(), Vec::new(), Vec::new());
    for answer in answers.iter().filter(|answer| named.is_none_or(|named| !std::ptr::eq(*answer, named))) {
        let place = Place { part: 0, pointer: Pointer::parse(&answer.pointer) };
        let is_field = answer.pointer.starts_with('/')
            && ![identity.as_str(), "/typ"].contains(&answer.pointer.as_str())
            && fields.contains(&keys(&place));
        let shape = kind.shape.at(&place.pointer).filter(|_| is_field && seen.insert(&answer.pointer));
        let room = shape.and_then(|shape| Some((shape, with_room(&text, &place)?)));
        let Some((shape, room)) = room else {
            told.push(FormTold { answer: answer.clone(), why: None });
            continue;
        };
        text = room;
        let value = typed_values::value(&answer.text, shape, &words_of(shape), today).unwrap_or_else(|why| {
            told.push(FormTold { answer: answer.clone(), why: Some(why) });
            Value::from(answer.text.as_str())
        });
        values.push((place, value));
        of_values.push(answer);
    }
    // All at once: a form may have as many rows as a sheet.
    let (text, lost) = all_filled(&text, &values);
    told.extend(lost.into_iter().map(|number| FormTold { answer: of_values[number].clone(), why: None }));
    let left = all(catalogue, &text).iter().filter(|field| field.value.is_none()).count();
    Made { id, text, told, left }
}

/// The keys of a place, without list indices.
fn keys(place: &Place) -> Vec<String> {
    place.pointer.segments().filter(|segment| segment.parse::<usize>().is_err()).map(Cow::into_owned).collect()
}

/// The choices of a closed list; documents to refer to are not known where a form is read.
fn words_of(shape: &Shape) -> Choices {
    Choices::of_words(shape).unwrap_or_default()
}

/// The text with as many items in each list on the way to a place as it needs.
fn with_room(text: &str, place: &Place) -> Option<String> {
    let mut text = text.to_owned();
    let mut list = Pointer::root();
    for segment in place.pointer.segments() {
        if segment.parse::<usize>().is_ok_and(|item| item < MOST_ITEMS) {
            let item = Place { part: place.part, pointer: list.child(&segment) };
            while !is_there(&text, &item) {
                text = with_another(&text, &Place { part: place.part, pointer: list.clone() })?;
            }
        }
        list = list.child(&segment);
    }
    spans(&text, place).map(|_| text)
}

/// True if an item of a list is there.
fn is_there(text: &str, place: &Place) -> bool {
    let parts = parse(text);
    let root = parts.get(place.part).and_then(|part| part.root.as_ref());
    root.is_some_and(|root| root.locate(&place.pointer).depth == place.pointer.segments().count())
}
