//! The head of a document: which field each label fills, and what of it is told instead.

use super::beside_told::{Beside, Margin};
use super::document_told::Told;
use super::label_values::two_values;
use super::labels::{Labelled, Pair};
use crate::authoring::import::draft_text::{self, Entries};
use crate::authoring::import::heading::Head;
use crate::authoring::import::{Cell, Row};
use crate::catalogue::{Kind, document_words, header_words};
use crate::rules::checks::role_name::is_person;
use crate::text::filled::Filled;
use crate::text::words::letters;

/// Where labels stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// In the text or in a text box.
    Text,
    /// In the head or the foot of the pages.
    Margin(Margin),
    /// The name of a content control.
    Control,
    /// The properties of the document.
    Properties,
}

/// The labels of a document, in the order in which they count.
#[derive(Debug, Default)]
pub struct Labels(pub Vec<(Source, Pair)>);

/// The head of a document.
#[derive(Debug, Default)]
pub struct DocumentHead {
    /// The fields that the labels fill.
    pub entries: Entries,
    /// Labels whose field has parts, so that their values are read as sections.
    pub sections: Vec<Pair>,
    /// Labels of the text that fill no field.
    pub unplaced: Vec<Pair>,
    /// What is told of the others.
    pub told: Vec<Told>,
}

/// A field and the label that fills it.
struct Filling {
    field: String,
    source: Source,
    name: String,
    value: String,
    /// The letters of the value, by which it is held against others.
    letters: String,
    is_by_name: bool,
}

impl Labels {
    /// Adds the labels of a line or a table.
    pub fn add(&mut self, source: Source, labelled: Labelled) {
        self.0.extend(labelled.pairs.into_iter().map(|pair| (source, pair)));
    }

    /// True if a label fills a field.
    #[must_use]
    pub fn has(&self, field: &str, kind: &Kind) -> bool {
        let of_field = |pair: &Pair| document_words::field(&pair.name, &kind.shape).as_deref() == Some(field);
        self.0.iter().any(|(_, pair)| of_field(pair) && !pair.value.is_empty())
    }

    /// The head that the labels make.
    #[must_use]
    pub fn head(self, kind: &Kind, unit: Option<&str>) -> DocumentHead {
        let mut head = DocumentHead::default();
        let mut fillings: Vec<Filling> = Vec::new();
        let mut late: Vec<(Source, Pair)> = Vec::new();
        for (source, pair) in self.0.into_iter().flat_map(|(source, pair)| parted(source, pair, kind)) {
            match place(&fillings, source, &pair, kind) {
                Placing::Field(field) => head.fill(&mut fillings, (source, pair), field, &mut late),
                Placing::Known => {}
                Placing::None => head.leave(source, pair, None),
            }
        }
        for (source, pair) in late {
            let identity = &kind.words.identity;
            let is_number = ["nr", "nummer", "beteckning"].iter().any(|ending| letters(&pair.name).ends_with(ending));
            if is_number && !fillings.iter().any(|filling| filling.field == *identity) {
                head.fill(&mut fillings, (source, pair), identity.clone(), &mut Vec::new());
            } else {
                let field = document_words::field(&pair.name, &kind.shape);
                head.leave(source, pair, field);
            }
        }
        head.write(kind, fillings, unit);
        head
    }
}

/// A label, or the two fields that its value says something of.
fn parted(source: Source, pair: Pair, kind: &Kind) -> Vec<(Source, Pair)> {
    let field = document_words::field(&pair.name, &kind.shape).unwrap_or_default();
    let has = |field: &str| kind.shape.properties.contains_key(field);
    match two_values(&field, &pair.value, &has) {
        Some(pairs) => pairs.into_iter().map(|(field, value)| (source, Pair::of(&field, &value))).collect(),
        None => vec![(source, pair)],
    }
}

/// Where a label belongs.
enum Placing {
    /// It fills a field.
    Field(String),
    /// The field has its value already.
    Known,
    /// It has none.
    None,
}

fn place(fillings: &[Filling], source: Source, pair: &Pair, kind: &Kind) -> Placing {
    if pair.is_moving {
        return Placing::None;
    }
    let Some(usual) = document_words::field(&pair.name, &kind.shape) else { return Placing::None };
    let may = header_words::fields(&pair.name, Some(&pair.value), &kind.shape);
    let by_name = letters(&usual) == letters(&pair.name);
    let field = if by_name { usual } else { may.first().map_or(usual, |field| (*field).to_owned()) };
    let same = |filling: &&Filling| filling.field == field;
    match fillings.iter().find(same) {
        Some(there) if there.letters == letters(&pair.value) => Placing::Known,
        Some(_) if pair.value.is_empty() => Placing::Known,
        Some(_) if matches!(source, Source::Properties | Source::Control) => Placing::Known,
        _ => Placing::Field(field),
    }
}

impl DocumentHead {
    /// Fills a field, or finds that another label has filled it: the name of the field itself comes before other words.
    fn fill(
        &mut self,
        fillings: &mut Vec<Filling>,
        (source, pair): (Source, Pair),
        field: String,
        late: &mut Vec<(Source, Pair)>,
    ) {
        let is_by_name = letters(&field) == letters(&pair.name);
        let there = fillings.iter_mut().find(|filling| filling.field == field);
        match there {
            Some(there) if there.name == pair.name && there.source == source => {
                there.letters.push_str(&letters(&pair.value));
                there.value.push('\n');
                there.value.push_str(&pair.value);
            }
            Some(there) if there.value.is_empty() || is_by_name && !there.is_by_name && there.source == source => {
                let name = std::mem::replace(&mut there.name, pair.name);
                let value = std::mem::replace(&mut there.value, pair.value);
                there.letters = letters(&there.value);
                there.is_by_name = is_by_name;
                if !value.is_empty() {
                    late.push((source, Pair::of(&name, &value)));
                }
            }
            Some(_) => late.push((source, pair)),
            None => {
                if source == Source::Properties {
                    self.told.push(Told::FromProperties { label: pair.name.clone(), field: field.clone() });
                }
                let letters = letters(&pair.value);
                fillings.push(Filling { field, source, name: pair.name, value: pair.value, letters, is_by_name });
            }
        }
    }

    /// Tells of a label that fills no field, or keeps it for `övrigt` if it stands in the text.
    fn leave(&mut self, source: Source, pair: Pair, field: Option<String>) {
        let Pair { name: label, value, is_moving, is_before_title, .. } = pair;
        match source {
            _ if is_page(&label, &value) => self.told.push(Beside::Page { text: format!("{label}: {value}") }.into()),
            _ if is_moving => {
                self.told.push(Told::MovingDay { label: label.clone(), is_kept: source == Source::Text });
                if source == Source::Text {
                    self.unplaced.push(Pair { name: label, value, is_before_title, ..Pair::default() });
                }
            }
            Source::Margin(place) => self.told.push(Beside::Margin { place, text: format!("{label}: {value}") }.into()),
            Source::Text if value.is_empty() => self.told.push(Told::Unfilled { label, value }),
            Source::Text => {
                if let Some(field) = field {
                    self.told.push(Told::Twice { label: label.clone(), value: value.clone(), field, is_kept: true });
                }
                self.unplaced.push(Pair { name: label, value, is_before_title, ..Pair::default() });
            }
            Source::Control | Source::Properties => {}
        }
    }

    /// Writes the values in the form of their fields.
    fn write(&mut self, kind: &Kind, fillings: Vec<Filling>, unit: Option<&str>) {
        let mut heads = Vec::new();
        let mut row = Row::default();
        for Filling { field, name: label, value, .. } in fillings {
            let shape = kind.shape.properties.get(&field);
            let items = shape.and_then(|shape| shape.items.as_deref());
            if items.is_some_and(|items| items.takes_map) && !value.is_empty() {
                self.sections.push(Pair::of(&label, &value));
                continue;
            }
            let has_words = shape.is_some_and(|shape| !shape.words.is_empty());
            let says_nothing = matches!(Filled::of(&value), Filled::Placeholder | Filled::NoneOrPlaceholder);
            let is_placeholder = says_nothing && !has_words;
            if is_placeholder {
                self.told.push(Told::Unfilled { label: label.clone(), value: value.clone() });
            }
            let is_of_role =
                shape.and_then(|shape| shape.items.as_deref()).is_some_and(|items| items.reference.is_some());
            if is_of_role && is_person(&value) {
                self.told.push(Told::Person { field: field.clone(), value: value.clone() });
            }
            let value = if is_of_role { one_on_each_line(value) } else { value };
            row.cells.push(if is_placeholder || value.is_empty() { Cell::Empty } else { Cell::Text(value) });
            heads.push(Head { text: label, field: Some(field), taken: None });
        }
        self.entries = draft_text::entries(kind, &heads, &row, unit);
        self.told.extend(std::mem::take(&mut self.entries.remarks).into_iter().map(Told::Field));
    }
}

/// True for the number of a page, which is printed with the head.
fn is_page(name: &str, value: &str) -> bool {
    let is_named = matches!(&*letters(name), "sida" | "sid" | "sidor" | "sidnr" | "sidnummer" | "antalsidor");
    is_named && value.chars().all(|one| one.is_ascii_digit() || " ()/av".contains(one))
}

/// Names that commas part, where there are three or more and each is short: two may be a name and a position.
fn one_on_each_line(value: String) -> String {
    const FEWEST: usize = 3;
    const MOST_WORDS: usize = 4;
    let names: Vec<&str> = value.split(", ").collect();
    let is_list = names.len() >= FEWEST && names.iter().all(|name| name.split_whitespace().count() <= MOST_WORDS);
    if is_list { names.join("\n") } else { value }
}
