//! What a document says, part by part and in its order: the same for the page and for Word.

use super::field_words;
use super::told_parts::{Part, Rows, Run};
use super::web_addresses;
use crate::catalogue::View;
use crate::catalogue::view::Seen;
use crate::report::publication::{Publication, Target};
use crate::text::tree::Plain;

/// The most columns of a table; with more, each row stands for itself.
const MOST_COLUMNS: usize = 8;

/// The least length of an id that is a link wherever it stands alone: a shorter one may be a number or a word.
const SHORTEST_ID: usize = 5;

/// What a value says; none if it is not filled in.
#[must_use]
pub fn part<'corpus>(publication: &Publication<'corpus>, view: View<'corpus>) -> Option<Part<'corpus>> {
    Some(match view.seen()? {
        Seen::Plain(Plain::Text(text)) => Part::Text(runs(publication, view, text)),
        Seen::Plain(Plain::Number(number)) => Part::Text(vec![Run::Words(number.to_string().into())]),
        Seen::Plain(Plain::Truth(truth)) => Part::Text(vec![Run::Words(yes_or_no(truth).into())]),
        Seen::List(items) => {
            let items: Vec<View<'_>> = items.collect();
            let is_of_maps = items.iter().all(|item| matches!(item.seen(), Some(Seen::Map(_))));
            let sources = || items.iter().map(|item| source(publication, *item)).collect::<Option<Vec<_>>>();
            match sources() {
                Some(sources) if is_of_maps => Part::List(sources),
                Some(_) | None if is_of_maps => table(publication, &items),
                Some(_) | None => Part::List(items.iter().filter_map(|item| part(publication, *item)).collect()),
            }
        }
        Seen::Map(members) => source(publication, view).unwrap_or_else(|| {
            Part::Fields(members.filter_map(|(key, member)| Some((key, part(publication, member)?))).collect())
        }),
    })
}

fn yes_or_no(truth: bool) -> &'static str {
    if truth { "Ja" } else { "Nej" }
}

/// The runs of a text: a reference by the title of what it leads to, addresses as links.
fn runs<'corpus>(publication: &Publication<'corpus>, view: View<'corpus>, text: &'corpus str) -> Vec<Run<'corpus>> {
    if let Some(reference) = view.shape().and_then(|shape| shape.reference.as_ref()) {
        let target = publication.target(&reference.kinds, text);
        match target {
            Target::Nothing => {}
            Target::Titled(title) => return vec![Run::Words(title.into())],
            Target::Document(_) | Target::Role(_) | Target::Unit(_) => {
                return vec![Run::Link(target, publication.name_of(target).into())];
            }
        }
    }
    if view.shape().is_some_and(|shape| !shape.words.is_empty()) {
        return vec![Run::Words(field_words::listed(text).into())];
    }
    let role = publication.roles.with_id(text);
    let document = || publication.with_id(text).filter(|_| text.len() >= SHORTEST_ID);
    match (role, document()) {
        (Some(role), _) => vec![Run::Link(Target::Role(role), publication.roles.roles[role].name.into())],
        (None, Some(at)) => vec![Run::Link(Target::Document(at), text.into())],
        (None, None) => web_addresses::runs(text),
    }
}

/// A source with a title and a place as one text; none for other maps.
fn source<'corpus>(publication: &Publication<'corpus>, view: View<'corpus>) -> Option<Part<'corpus>> {
    let Some(Seen::Map(mut members)) = view.seen() else { return None };
    let is_source = members.clone().count() == 2 && members.clone().all(|(key, _)| matches!(key, "titel" | "plats"));
    let text = |key| view.get(key).filter(|_| is_source)?.text();
    let (title, place) = (text("titel")?, text("plats")?);
    members.next()?;
    let mut said = match (web_addresses::whole(place), publication.with_id(place)) {
        (Some(to), _) => return Some(Part::Text(vec![Run::Address { to, words: title }])),
        (None, Some(at)) => return Some(Part::Text(vec![Run::Link(Target::Document(at), title.into())])),
        (None, None) => web_addresses::runs(title),
    };
    said.push(Run::Words(" (".into()));
    said.extend(web_addresses::runs(place));
    said.push(Run::Words(")".into()));
    Some(Part::Text(said))
}

/// Rows of the same form; each for itself if there are many fields, or if a field has parts of its own.
fn table<'corpus>(publication: &Publication<'corpus>, items: &[View<'corpus>]) -> Part<'corpus> {
    let mut keys: Vec<&str> = Vec::new();
    let mut rows: Vec<Vec<(&str, Part<'_>)>> = Vec::new();
    for item in items {
        let Some(Seen::Map(members)) = item.seen() else { continue };
        let fields: Vec<(&str, Part<'_>)> =
            members.filter_map(|(key, member)| Some((key, part(publication, member)?))).collect();
        // NOTE: no more than one over the limit is kept, so that rows of many different fields stay linear.
        for (key, _) in &fields {
            if keys.len() <= MOST_COLUMNS && !keys.contains(key) {
                keys.push(key);
            }
        }
        rows.push(fields);
    }
    let is_plain = |part: &Part<'_>| match part {
        Part::Text(_) => true,
        Part::List(parts) => parts.iter().all(|part| matches!(part, Part::Text(_))),
        Part::Table(_) | Part::Fields(_) => false,
    };
    if keys.len() > MOST_COLUMNS || rows.iter().flatten().any(|(_, part)| !is_plain(part)) {
        return Part::List(rows.into_iter().map(Part::Fields).collect());
    }
    let in_order = |fields: Vec<(&str, Part<'corpus>)>| {
        let mut row: Vec<Option<Part<'_>>> = keys.iter().map(|_| None).collect();
        for (key, part) in fields {
            if let Some(at) = keys.iter().position(|known| *known == key) {
                row[at] = Some(part);
            }
        }
        row
    };
    let rows = rows.into_iter().map(in_order).collect();
    Part::Table(Rows { keys, rows })
}
