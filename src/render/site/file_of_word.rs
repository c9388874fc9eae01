//! A document as a file of Word: its head in a table, a heading for each field, and the ids in the properties of the file.
//!
//! Headings and labels are the names of the fields, so that `import` finds them again; what people read as a title, such as that of
//! a role, is led back to its id by the properties.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::Site;
use super::document_facts::told;
use super::document_page::on_paper;
use super::field_words::plain_field;
use super::own_words::own_words;
use super::stamp::{held_in_short, held_on, stamp};
use super::told_parts::{Part, Rows, Run};
use crate::render::docx::{Block, Contents, Table, packed};
use crate::report::publication::word_marks::{
    AREAS, BETWEEN_CELLS, FIELDS, HEAD, ID, KIND, REFERENCES, ROLES, STATUS, UNITS, WORDS,
};
use crate::report::publication::{Publication, Published, Target, mentions};
use crate::text::tree::Content;

/// The most characters of a paragraph; the writer shortens those that are longer, so they are divided.
const LONGEST: usize = 1_900;

/// The file of a document, by its index.
pub fn draw(site: &Site<'_>, at: usize) -> Vec<u8> {
    let published = &site.publication.documents[at];
    let document = published.document;
    let told = told(site.publication, published);
    let fields = told.head.iter().chain(&told.content).chain(&told.about);
    let names = Names::of(site.publication, published, fields.map(|(_, part)| part));
    let mut blocks = vec![Block::Title(document.title.clone())];
    blocks.extend(stamp(published.standing).map(|stamp| Block::Subtitle(stamp.to_owned())));
    let identity =
        [("typ", document.kind.name.to_string()), (document.kind.words.identity.as_str(), document.id.clone())];
    let mut rows: Vec<Vec<Vec<String>>> =
        identity.into_iter().map(|(key, said)| vec![vec![plain_field(key)], pieces(&said)]).collect();
    let (of_head, of_text) = split(told.head.iter().chain(&told.about));
    rows.extend(of_head.into_iter().map(|(key, part)| vec![vec![plain_field(key)], names.cell(part)]));
    blocks.push(Block::Table(Table {
        caption: "Uppgifter om dokumentet".to_owned(),
        columns: columns(HEAD),
        rows,
        is_filled_by_hand: false,
    }));
    for (key, part) in told.content.iter().chain(of_text) {
        blocks.push(Block::Heading(1, plain_field(key)));
        names.blocks(part, &mut blocks);
    }
    let standing = Some(published.standing);
    packed(&Contents {
        title: document.title.clone(),
        subject: document.kind.words.title.clone(),
        description: format!("{}. {}", document.kind.words.title, held_on(site.publication, standing)),
        date: site.publication.date.to_string(),
        head: format!("{} · {}", site.carer, on_paper(published)),
        foot: held_in_short(site.publication, standing),
        blocks: [blocks, Vec::new()],
        properties: names.properties(published),
    })
}

/// The columns of a table with these headings: the labels, and what stands beside them.
fn columns([label, content]: [&'static str; 2]) -> Vec<(Cow<'static, str>, u32)> {
    vec![(label.into(), 30), (content.into(), 70)]
}

/// A field and what it says.
type Field<'corpus> = (&'corpus str, Part<'corpus>);

/// The fields that fit a cell, and those that need a heading of their own.
fn split<'fields, 'corpus: 'fields>(
    fields: impl Iterator<Item = &'fields Field<'corpus>>,
) -> (Vec<&'fields Field<'corpus>>, Vec<&'fields Field<'corpus>>) {
    fields.partition(|(_, part)| match part {
        Part::Text(_) => true,
        Part::List(parts) => parts.iter().all(|part| matches!(part, Part::Text(_))),
        Part::Table(_) | Part::Fields(_) => false,
    })
}

/// What the file calls roles, documents and enheter: the name, and the id as well where two share a name.
struct Names<'corpus> {
    publication: &'corpus Publication<'corpus>,
    /// The ids of the roles, by what the file calls them.
    roles: BTreeMap<String, String>,
    /// The ids of documents and enheter, by what the file calls them.
    others: BTreeMap<String, String>,
    /// The names that two or more share.
    shared: BTreeSet<String>,
}

impl<'corpus> Names<'corpus> {
    fn of<'part>(
        publication: &'corpus Publication<'corpus>,
        published: &Published<'corpus>,
        parts: impl IntoIterator<Item = &'part Part<'corpus>>,
    ) -> Self
    where
        'corpus: 'part,
    {
        let found = mentions::of(published.document).into_iter().map(|mention| {
            let target = publication.target(mention.kinds, mention.text);
            (target, publication.name_of(target), mention.text.trim())
        });
        let mut found: Vec<(Target<'_>, &str, &str)> =
            found.filter(|(target, ..)| *target != Target::Nothing).collect();
        // A role may also be named where any text may stand, and a source has a title of its own.
        let links = parts.into_iter().flat_map(|part| links(publication, part));
        found.extend(links.filter_map(|(target, name)| Some((target, name, id(publication, target)?))));
        let mut first: BTreeMap<&str, &str> = BTreeMap::new();
        let mut shared = BTreeSet::new();
        for (_, name, id) in &found {
            if *first.entry(name).or_insert(id) != *id {
                shared.insert((*name).to_owned());
            }
        }
        let mut names = Self { publication, roles: BTreeMap::new(), others: BTreeMap::new(), shared };
        for (target, name, id) in found {
            let called = names.called(target, name);
            // What is not published is only named: two of one name cannot be told apart, and neither is led back to an id.
            let is_alone = !matches!(target, Target::Titled(_)) || !names.shared.contains(name);
            if called != id && is_alone {
                let ids = if matches!(target, Target::Role(_)) { &mut names.roles } else { &mut names.others };
                ids.entry(called).or_insert_with(|| id.to_owned());
            }
        }
        names
    }

    /// What the file calls a target.
    fn called(&self, target: Target<'_>, name: &str) -> String {
        match id(self.publication, target).filter(|_| self.shared.contains(name)) {
            Some(id) => format!("{name} ({id})"),
            None => name.to_owned(),
        }
    }

    /// A text as the file has it.
    fn said(&self, runs: &[Run<'_>]) -> String {
        let said = |run: &Run<'_>| match run {
            Run::Words(words) => words.to_string(),
            Run::Link(target, words) => self.called(*target, words),
            Run::Address { to, words } if to == words => (*words).to_owned(),
            Run::Address { to, words } => format!("{words} ({to})"),
        };
        runs.iter().map(said).collect()
    }

    /// A part as the paragraphs of a cell.
    fn cell(&self, part: &Part<'_>) -> Vec<String> {
        match part {
            Part::Text(runs) => pieces(&self.said(runs)),
            Part::List(parts) => parts.iter().flat_map(|part| self.item(part)).collect(),
            Part::Table(rows) => {
                let cells = rows.rows.iter().flat_map(|row| rows.keys.iter().zip(row));
                cells.filter_map(|(key, part)| Some(self.labelled(key, part.as_ref()?))).collect()
            }
            Part::Fields(fields) => fields.iter().map(|(key, part)| self.labelled(key, part)).collect(),
        }
    }

    /// An item of a list in a cell; the row of a table is one line.
    fn item(&self, part: &Part<'_>) -> Vec<String> {
        match part {
            Part::List(parts) => {
                vec![parts.iter().map(|part| self.cell(part).join(" ")).collect::<Vec<_>>().join(BETWEEN_CELLS)]
            }
            Part::Text(_) | Part::Table(_) | Part::Fields(_) => self.cell(part),
        }
    }

    /// A field of a part in a cell, on one line.
    fn labelled(&self, key: &str, part: &Part<'_>) -> String {
        format!("{}: {}", plain_field(key), self.cell(part).join(", "))
    }

    /// A part as blocks of the text.
    fn blocks(&self, part: &Part<'_>, blocks: &mut Vec<Block>) {
        match part {
            Part::Text(runs) => blocks.extend(pieces(&self.said(runs)).into_iter().map(Block::Text)),
            Part::List(parts) => parts.iter().for_each(|part| self.blocks(part, blocks)),
            Part::Table(rows) => blocks.push(Block::Table(self.table(rows))),
            Part::Fields(fields) => {
                let row = |(key, part): &(&str, Part<'_>)| vec![vec![plain_field(key)], self.cell(part)];
                blocks.push(Block::Table(Table {
                    caption: "Fält och innehåll".to_owned(),
                    columns: columns(FIELDS),
                    rows: fields.iter().map(row).collect(),
                    is_filled_by_hand: false,
                }));
            }
        }
    }

    fn table(&self, rows: &Rows<'_>) -> Table {
        let cell = |part: &Option<Part<'_>>| part.as_ref().map(|part| self.cell(part)).unwrap_or_default();
        let widest = |column: usize| {
            let lengths = rows.rows.iter().filter_map(|row| Some(row[column].as_ref()?.words().chars().count()));
            u32::try_from(lengths.max().unwrap_or_default().clamp(8, 60)).unwrap_or(60)
        };
        let columns = rows.keys.iter().enumerate().map(|(column, key)| (plain_field(key).into(), widest(column)));
        Table {
            caption: "Delarna, en på varje rad".to_owned(),
            columns: columns.collect(),
            rows: rows.rows.iter().map(|row| row.iter().map(cell).collect()).collect(),
            is_filled_by_hand: false,
        }
    }

    /// The file's own properties.
    fn properties(&self, published: &Published<'_>) -> Vec<(&'static str, String)> {
        let document = published.document;
        let status = document.root.get("status").and_then(|entry| match &entry.value.content {
            Content::Scalar(scalar) => Some(scalar.text.to_string()),
            Content::List(_) | Content::Map(_) => None,
        });
        let listed = |key: &str| json(&document.root.texts_of(key));
        let id = (!document.id.is_empty()).then(|| (ID, document.id.clone()));
        let mut properties: Vec<(&'static str, String)> = id.into_iter().collect();
        properties.push((KIND, document.kind.name.to_string()));
        properties.extend(status.map(|status| (STATUS, status)));
        properties.push((AREAS, listed("område")));
        properties.push((UNITS, json(&document.applies_to)));
        properties.push((ROLES, json(&self.roles)));
        properties.push((REFERENCES, json(&self.others)));
        let words = own_words(document.view());
        properties.extend((!words.is_empty()).then(|| (WORDS, json(&words))));
        properties
    }
}

fn json<T: serde::Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).expect("texts can be written as JSON")
}

/// The id of a target; none for a role that is only named, and for what is not published.
fn id<'corpus>(publication: &'corpus Publication<'corpus>, target: Target<'_>) -> Option<&'corpus str> {
    let document = |at: usize| publication.documents[at].document.id.as_str();
    match target {
        Target::Document(at) => Some(document(at)),
        Target::Role(role) => publication.roles.roles[role].document.map(document),
        Target::Unit(unit) => Some(&publication.corpus.organisation.unit(unit).id),
        Target::Titled(_) | Target::Nothing => None,
    }
}

/// The roles and the documents that a part leads to, with what it calls them.
fn links<'part, 'corpus: 'part>(
    publication: &'corpus Publication<'corpus>,
    part: &'part Part<'corpus>,
) -> Vec<(Target<'corpus>, &'part str)> {
    let link = |run: &'part Run<'corpus>| match run {
        Run::Link(target @ Target::Role(_), _) => Some((*target, publication.name_of(*target))),
        Run::Link(target @ Target::Document(_), words) => Some((*target, words.as_ref())),
        Run::Link(..) | Run::Words(_) | Run::Address { .. } => None,
    };
    let of_all = |part: &'part Part<'corpus>| links(publication, part);
    match part {
        Part::Text(runs) => runs.iter().filter_map(link).collect(),
        Part::List(parts) => parts.iter().flat_map(of_all).collect(),
        Part::Table(rows) => rows.rows.iter().flatten().flatten().flat_map(of_all).collect(),
        Part::Fields(fields) => fields.iter().flat_map(|(_, part)| of_all(part)).collect(),
    }
}

/// A text as paragraphs that are not too long for the writer: its lines, and long ones in pieces that end at a blank.
fn pieces(text: &str) -> Vec<String> {
    text.lines().filter(|line| !line.trim().is_empty()).flat_map(divided).collect()
}

fn divided(line: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut length = 0;
    for word in line.split_inclusive(char::is_whitespace) {
        for letter in word.chars() {
            let is_at_blank =
                length > LONGEST - 200 && pieces.last().is_some_and(|last| last.ends_with(char::is_whitespace));
            if length >= LONGEST || is_at_blank {
                pieces.push(String::new());
                length = 0;
            }
            if let Some(last) = pieces.last_mut() {
                last.push(letter);
            }
            length += 1;
        }
    }
    pieces.into_iter().map(|piece| piece.trim_end().to_owned()).filter(|piece| !piece.is_empty()).collect()
}
