//! Keys and words of a document that the format does not know, and the places of sources, by what its file of Word calls them.

use std::collections::BTreeMap;

use super::field_words::{listed, plain_field};
use crate::catalogue::View;
use crate::catalogue::view::Seen;
use crate::text::tree::Plain;

/// The keys and the words of a view that are not those of the format, and the places of sources, by what people read for them.
#[must_use]
pub fn own_words(view: View<'_>) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    walk(view, &mut found);
    found
}

fn text<'tree>(view: View<'tree>, key: &str) -> Option<&'tree str> {
    view.get(key)?.text()
}

fn walk(view: View<'_>, found: &mut BTreeMap<String, String>) {
    match view.seen() {
        None | Some(Seen::Plain(Plain::Number(_) | Plain::Truth(_))) => {}
        Some(Seen::Plain(Plain::Text(text))) => {
            let is_other = |words: &[String]| !words.is_empty() && !words.iter().any(|word| word == text);
            let is_listed = view.shape().is_some_and(|shape| shape.reference.is_none() && is_other(&shape.words));
            if is_listed && listed(text) != text {
                found.entry(listed(text)).or_insert_with(|| text.to_owned());
            }
        }
        Some(Seen::List(items)) => items.for_each(|item| walk(item, found)),
        Some(Seen::Map(members)) => {
            // NOTE: a source is said as one text, and only its own words tell where the title ends.
            if let (Some(title), Some(place)) = (text(view, "titel"), text(view, "plats")) {
                found.entry(format!("{title} ({place})")).or_insert_with(|| place.to_owned());
            }
            for (key, member) in members {
                if !view.shape().is_some_and(|shape| shape.properties.contains_key(key)) {
                    found.entry(plain_field(key)).or_insert_with(|| key.to_owned());
                }
                walk(member, found);
            }
        }
    }
}
