//! Symbols: the outline of a file, and the search for documents by id and title.

use ls_types::{Range, SymbolKind};
use serde::Serialize;

use super::positions::{Location, Units};
use super::systems::Systems;
use crate::corpus::Document;
use crate::corpus::reading::FileRead;
use crate::text::tree::{Content, Entry};
use crate::text::{Node, Source, Span};

/// The largest number of results of a search.
const MOST: usize = 500;
/// How many parts deep an outline goes.
const DEEPEST: usize = 6;
/// The longest name of a symbol, in characters.
const LONGEST: usize = 80;
/// The fields that name a part, the best first.
const NAMING: [&str; 10] = ["titel", "namn", "rubrik", "uppgift", "åtgärd", "aktivitet", "risk", "part", "roll", "id"];

/// A part of a file, with the parts in it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Symbol {
    name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    detail: String,
    kind: SymbolKind,
    range: Range,
    selection_range: Range,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    children: Vec<Symbol>,
}

/// A symbol of a list.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Listed {
    name: String,
    kind: SymbolKind,
    location: Location,
    container_name: String,
}

/// The documents of a file, with their fields and parts.
#[must_use]
pub fn outline(file: &FileRead, units: Units) -> Vec<Symbol> {
    let outline = Outline { source: &file.source, units };
    file.documents.iter().map(|document| outline.document(document)).collect()
}

/// An outline as a list, for an editor that takes no tree.
#[must_use]
pub fn flat(symbols: &[Symbol], uri: &str) -> Vec<Listed> {
    let mut listed = Vec::new();
    let mut waiting: Vec<(&Symbol, &str)> = symbols.iter().rev().map(|symbol| (symbol, "")).collect();
    while let Some((symbol, container)) = waiting.pop() {
        listed.push(Listed {
            name: symbol.name.clone(),
            kind: symbol.kind,
            location: Location { uri: uri.to_owned(), range: symbol.range },
            container_name: container.to_owned(),
        });
        waiting.extend(symbol.children.iter().rev().map(|child| (child, symbol.name.as_str())));
    }
    listed
}

/// The documents whose id or title holds a text, those that begin with it first.
#[must_use]
pub fn search(systems: &Systems<'_>, query: &str, units: Units) -> Vec<Listed> {
    let wanted = query.trim().to_lowercase();
    let mut found = Vec::new();
    for system in &systems.all {
        for (path, document) in system.workspace.documents() {
            let (id, title) = (document.id.to_lowercase(), document.title.to_lowercase());
            let rank = match (id.starts_with(&wanted) || title.starts_with(&wanted), id.contains(&wanted)) {
                (true, _) => 0,
                (false, true) => 1,
                (false, false) if title.contains(&wanted) => 1,
                (false, false) => continue,
            };
            if systems.is_shown_by(system, path) {
                found.push((rank, system, path, document));
            }
        }
    }
    found.sort_by_key(|(rank, ..)| *rank);
    let listed = |(_, system, path, document): (_, &super::systems::System<'_>, &str, &Document)| {
        let source = &system.workspace.files.get(path)?.source;
        let range = units.range(source, selection(document));
        let kind = document.kind.words.title.to_lowercase();
        Some(Listed {
            name: name(document),
            kind: SymbolKind::OBJECT,
            location: Location { uri: system.workspace.uri(path), range },
            container_name: if document.id.is_empty() { kind } else { format!("{kind} {}", document.id) },
        })
    };
    found.into_iter().take(MOST).filter_map(listed).collect()
}

/// The name of a document: its title, its id or its kind.
fn name(document: &Document) -> String {
    let names = [document.title.as_str(), document.id.as_str(), document.kind.words.title.as_str()];
    short(names.into_iter().find(|name| !name.trim().is_empty()).unwrap_or("dokument"))
}

/// The span of what names a document.
fn selection(document: &Document) -> Span {
    let words = &document.kind.words;
    let fields = std::iter::once(&words.identity).chain(&words.title_fields);
    let entry = fields.filter_map(|field| document.root.get(field)).find(|entry| !entry.value.is_unfilled());
    entry.map_or(document.root.span, |entry| entry.value.span)
}

/// A text as the name of a symbol: one line, not too long, never empty.
fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None if line.is_empty() => "–".to_owned(),
        None => line,
    }
}

/// The file of an outline.
struct Outline<'file> {
    source: &'file Source,
    units: Units,
}

impl Outline<'_> {
    fn document(&self, document: &Document) -> Symbol {
        let span = document.root.span;
        let kind = document.kind.words.title.to_lowercase();
        let detail = if document.id.is_empty() { kind } else { format!("{kind} {}", document.id) };
        let children = self.children(&document.root, span, 0);
        self.symbol((name(document), detail), SymbolKind::OBJECT, (span, selection(document)), children)
    }

    /// The fields of a map, or the items of a list, that lie in a span: the value of an alias lies elsewhere.
    fn children(&self, node: &Node, within: Span, depth: usize) -> Vec<Symbol> {
        if depth == DEEPEST {
            return Vec::new();
        }
        let holds = |span: &Span| within.start <= span.start && span.end <= within.end;
        match &node.content {
            Content::Scalar(_) => Vec::new(),
            Content::List(items) => items
                .iter()
                .enumerate()
                .filter(|(_, item)| holds(&item.span) && !matches!(item.content, Content::Scalar(_)))
                .map(|(number, item)| self.item(number, item, depth))
                .collect(),
            Content::Map(entries) => {
                let inner = entries.iter().filter(|entry| holds(&whole(entry)));
                inner.map(|entry| self.field(entry, depth)).collect()
            }
        }
    }

    fn field(&self, entry: &Entry, depth: usize) -> Symbol {
        let span = whole(entry);
        let (kind, detail) = match &entry.value.content {
            Content::Scalar(_) if entry.value.is_unfilled() => (SymbolKind::FIELD, String::new()),
            Content::Scalar(scalar) => (SymbolKind::FIELD, short(&scalar.text)),
            Content::List(_) => (SymbolKind::ARRAY, String::new()),
            Content::Map(_) => (SymbolKind::STRUCT, String::new()),
        };
        let children = self.children(&entry.value, span, depth + 1);
        self.symbol((short(&entry.key), detail), kind, (span, entry.key_span), children)
    }

    fn item(&self, number: usize, item: &Node, depth: usize) -> Symbol {
        let naming = NAMING.iter().filter_map(|field| item.get(field));
        let named = naming.filter_map(|entry| Some((entry.value.text()?.trim(), entry.value.span)));
        let named = named.into_iter().find(|(text, _)| !text.is_empty());
        let name = named.map_or_else(|| (number + 1).to_string(), |(text, _)| short(text));
        let selection = named.map_or(item.span, |(_, span)| span);
        let children = self.children(item, item.span, depth + 1);
        self.symbol((name, String::new()), SymbolKind::STRUCT, (item.span, selection), children)
    }

    fn symbol(
        &self,
        (name, detail): (String, String),
        kind: SymbolKind,
        (span, selection): (Span, Span),
        children: Vec<Symbol>,
    ) -> Symbol {
        // NOTE: an editor refuses a selection that is not inside its symbol.
        let selection = if span.start <= selection.start && selection.end <= span.end { selection } else { span };
        let range = |span| self.units.range(self.source, span);
        Symbol { name, detail, kind, range: range(span), selection_range: range(selection), children }
    }
}

/// The span of a key and its value.
fn whole(entry: &Entry) -> Span {
    let (key, value) = (entry.key_span.range(), entry.value.span.range());
    Span::new(key.start.min(value.start), key.end.max(value.end))
}
