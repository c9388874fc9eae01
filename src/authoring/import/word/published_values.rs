//! The values of what a file that `publish` wrote says: ids for names, the words of the format, numbers, and parts of parts.

use serde_json::{Map, Number, Value, json};

use super::published_facts::PublishedFacts;
use crate::catalogue::{Shape, kind};
use crate::report::publication::word_marks::BETWEEN_CELLS;

impl PublishedFacts {
    /// The key that a heading or a label stands for in a map of a shape; `is_taken` tells the keys that are filled.
    #[must_use]
    pub fn key(&self, shape: Option<&Shape>, label: &str, is_taken: &dyn Fn(&str) -> bool) -> Option<String> {
        let name = label.trim().to_lowercase().replace(' ', "_");
        let is_known = |name: &str| shape.is_some_and(|shape| shape.properties.contains_key(name));
        if is_known(&name) && !is_taken(&name) {
            return Some(name);
        }
        self.words.get(label.trim()).filter(|key| !is_known(key) && !is_taken(key)).cloned()
    }

    /// The value of paragraphs: one text, or a list where that is the form of the field.
    #[must_use]
    pub fn value(&self, shape: Option<&Shape>, lines: &[String]) -> Value {
        let Some(shape) = shape else { return self.plain(None, &lines.join("\n")) };
        if let Some(maps) = self.labelled(shape, lines) {
            return maps;
        }
        if shape.takes_list && (!shape.takes_text || lines.len() > 1) {
            let item = shape.items.as_deref().unwrap_or(shape);
            let is_of_rows = item.takes_list && !item.takes_text;
            let cells = |line: &String| line.split(BETWEEN_CELLS).map(str::to_owned).collect::<Vec<_>>();
            let value = |line: &String| match Some(cells(line)).filter(|_| is_of_rows) {
                Some(cells) => self.value(Some(item), &cells),
                None => self.plain(Some(item), line),
            };
            return lines.iter().map(value).collect();
        }
        self.plain(Some(shape), &lines.join("\n"))
    }

    /// The value of one text.
    #[must_use]
    pub fn plain(&self, shape: Option<&Shape>, text: &str) -> Value {
        let number = || serde_json::from_str::<Number>(text).ok().filter(|number| number.to_string() == text);
        let Some(shape) = shape else { return number().map_or_else(|| text.into(), Value::from) };
        if let Some(reference) = &shape.reference {
            let of_roles =
                reference.kinds.iter().any(|one| one.0 == kind::ROLE).then(|| self.roles.get(text)).flatten();
            return of_roles.or_else(|| self.references.get(text)).map_or(text, String::as_str).into();
        }
        if !shape.words.is_empty() {
            let spoken = |word: &str| word.to_lowercase().replace('-', " ");
            let known = shape.words.iter().find(|word| spoken(word) == spoken(text));
            return known.or_else(|| self.words.get(text)).map_or(text, String::as_str).into();
        }
        match text {
            "Ja" if shape.takes_boolean => return true.into(),
            "Nej" if shape.takes_boolean => return false.into(),
            _ => {}
        }
        if let Some(number) = number().filter(|_| shape.takes_number) {
            return number.into();
        }
        if let Some(source) = self.source(shape, text) {
            return source;
        }
        // A role may be named by its id where any text may stand.
        self.roles.get(text).map_or(text, String::as_str).into()
    }

    /// A source with its title and its place: one that the document had, or an address.
    fn source(&self, shape: &Shape, text: &str) -> Option<Value> {
        if !(shape.takes_map && ["titel", "plats"].iter().all(|key| shape.properties.contains_key(key))) {
            return None;
        }
        if let Some(place) = self.references.get(text) {
            return Some(json!({ "titel": text, "plats": place }));
        }
        let of_words = self.words.get(text).and_then(|place| {
            let title = text.strip_suffix(')')?.strip_suffix(place.as_str())?.strip_suffix(" (")?;
            Some(json!({ "titel": title, "plats": place }))
        });
        if of_words.is_some() {
            return of_words;
        }
        let (title, place) = text.strip_suffix(')')?.rsplit_once(" (")?;
        let is_address = ["http://", "https://", "mailto:"].iter().any(|scheme| place.starts_with(scheme));
        (is_address && !place.contains(char::is_whitespace)).then(|| json!({ "titel": title, "plats": place }))
    }

    /// Parts in a cell, a line for each of their fields: a key that comes again begins the next part.
    fn labelled(&self, shape: &Shape, lines: &[String]) -> Option<Value> {
        let own = Some(shape).filter(|shape| shape.takes_map);
        let of_map = own.or_else(|| shape.items.as_deref().filter(|items| items.takes_map))?;
        let mut maps: Vec<Map<String, Value>> = Vec::new();
        for line in lines {
            let (label, said) = line.split_once(": ")?;
            let key = self.key(Some(of_map), label, &|_| false)?;
            let value = self.value(of_map.properties.get(&key), &[said.to_owned()]);
            match maps.last_mut().filter(|map| !map.contains_key(&key)) {
                Some(map) => drop(map.insert(key, value)),
                None => maps.push(Map::from_iter([(key, value)])),
            }
        }
        match (own, maps.len()) {
            (_, 0) => None,
            (Some(_), 1) => maps.pop().map(Value::Object),
            _ => Some(maps.into_iter().map(Value::Object).collect()),
        }
    }
}
