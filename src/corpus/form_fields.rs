//! The fields of a document: keys that its kind does not know, and prose where parts are expected.

use super::Document;
use crate::catalogue::shape::Divided;
use crate::catalogue::{Shape, header_words};
use crate::finding::{About, Observation, Rule, Severity};
use crate::text::filled::Filled;
use crate::text::tree::{Content, Plain, Scalar};
use crate::text::words::{alike, list, meant, nearest};
use crate::text::{Node, Pointer, Trail};

/// A key that the kind does not know.
pub const UNKNOWN_KEY: Rule = Rule {
    id: "form/okand-nyckel",
    title: "Fältet är okänt",
    severity: Severity::Warning,
    manual: "Ett fält som programmet inte känner igen läses inte, så det som står i det räknas inte. Oftast är det ett \
             rubrikord som har ett annat namn här (godkänd av heter fastställd_av), ett stavfel eller ett fält på fel nivå. \
             Programmet säger vilket fält som menas. Stycken utan eget fält kan stå under övrigt, och egna fält får finnas \
             om de börjar med x-.",
};
/// Prose where parts are expected.
pub const DIVIDE: Rule = Rule {
    id: "form/dela-upp",
    title: "Texten behöver delas upp",
    severity: Severity::Note,
    manual: "Här står löpande text där det går att fylla i delarna var för sig, till exempel vem som ansvarar för en åtgärd och \
             när den ska vara klar. Texten räknas som ifylld, men programmet kan inte se vad den säger om varje del, så det \
             som frågar efter delarna blir ej bedömt. Dela upp texten i fält om det ska gå att bedöma.",
};

/// What was seen of the fields of a document.
#[derive(Debug, Default)]
pub struct Fields {
    /// The findings on unknown keys and on prose.
    pub findings: Vec<Observation>,
    /// The addresses of prose where parts are expected.
    pub prose: Vec<Pointer>,
}

impl Fields {
    /// Looks at every field of a document.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let mut fields = Self::default();
        fields.keys(document, &document.root, &document.kind.shape, &Trail::Root);
        fields
    }

    fn keys(&mut self, document: &Document, node: &Node, shape: &Shape, at: &Trail<'_>) {
        for entry in node.entries() {
            let here = Trail::Key(at, &entry.key);
            match shape.properties.get(&entry.key) {
                Some(inner) => {
                    if is_ambiguous(node, &entry.value, inner) {
                        self.findings.push(two_fields(document, &entry.key, inner, &here.pointer()));
                    }
                    self.value(document, &entry.value, inner, &here);
                }
                None if shape.knows_all_keys() || entry.key.starts_with("x-") => {}
                // In a flow map a comma within a text makes an unfilled key of the rest; no value is lost.
                None if entry.value.is_unfilled() && meant_fields(&entry.key, &entry.value, shape).is_empty() => {}
                None => {
                    let found = unknown_key(document, (node, &entry.key, &entry.value), shape, &here.pointer());
                    self.findings.push(found);
                }
            }
        }
    }

    fn value(&mut self, document: &Document, node: &Node, shape: &Shape, at: &Trail<'_>) {
        let items = shape.items.as_deref();
        let Content::List(several) = &node.content else {
            // A single value in place of a list has the shape of the list's items.
            let shape = items.filter(|_| shape.properties.is_empty() && !shape.is_open).unwrap_or(shape);
            let divided = shape.divided.as_ref().filter(|divided| is_prose(node, divided));
            if let Some(divided) = divided {
                self.prose.push(at.pointer());
                self.findings.push(to_divide(document, &at.pointer(), divided));
            }
            return self.keys(document, node, shape, at);
        };
        let Some(inner) = items else { return };
        let divided = inner.divided.as_ref().or(shape.divided.as_ref());
        let mut is_told = false;
        for (number, item) in several.iter().enumerate() {
            let here = Trail::Item(at, number);
            if let Some(divided) = divided.filter(|divided| is_prose(item, divided)) {
                self.prose.push(here.pointer());
                // One finding for each list: its texts are divided in the same way.
                if !std::mem::replace(&mut is_told, true) {
                    self.findings.push(to_divide(document, &here.pointer(), divided));
                }
            }
            self.keys(document, item, inner, &here);
        }
    }
}

/// True if a value is text that says something of its parts. A plain no says that there is nothing to divide.
fn is_prose(node: &Node, divided: &Divided) -> bool {
    let Content::Scalar(scalar) = &node.content else { return false };
    let is_sentence = scalar.text.split_whitespace().count() > MOST_WORDS_OF_A_NAME;
    scalar.filled == Filled::Yes && !is_no(scalar) && (is_sentence || !divided.only_sentences)
}

/// A name or a heading has at most this many words; more of them are a sentence.
const MOST_WORDS_OF_A_NAME: usize = 3;

fn is_no(scalar: &Scalar) -> bool {
    let folded = scalar.text.trim().to_lowercase();
    scalar.read() == Some(Plain::Truth(false)) || NONE.contains(&folded.trim_end_matches('.'))
}

/// The texts that say that there is nothing.
const NONE: [&str; 7] = ["nej", "inga", "ingen", "inget", "saknas", "inga åtgärder", "ingen åtgärd"];

fn to_divide(document: &Document, pointer: &Pointer, divided: &Divided) -> Observation {
    let name = pointer.segments().filter(|segment| segment.parse::<usize>().is_err()).last().unwrap_or_default();
    let message = format!("{name} står som löpande text, så delarna går inte att bedöma var för sig");
    let help = format!("dela upp texten i {}, så går delarna att bedöma", list(&divided.fields, "och"));
    Observation::new(&DIVIDE, message, document.place_of(pointer)).help(help)
}

fn unknown_key(
    document: &Document,
    (map, key, value): (&Node, &str, &Node),
    shape: &Shape,
    pointer: &Pointer,
) -> Observation {
    let message = format!("fältet {key} är okänt och läses inte");
    let fields = meant_fields(key, value, shape);
    let help = match fields[..] {
        [] => format!("skriv texten under övrigt, eller börja fältets namn med x- (x-{key}) om ni vill ha det kvar"),
        [field] if is_filled(map, field) => {
            format!("här heter det {field}, som redan är ifyllt; för samman dem till ett fält")
        }
        [field] if alike(key, [field]).is_some() || nearest(key, [field]).is_some() => meant(field),
        [..] => format!("här heter det {}; byt fältets namn", list(&fields, "eller")),
    };
    let about = About::unknown(key, fields.first().copied());
    Observation::new(&UNKNOWN_KEY, message, document.place_of_key(pointer)).about(about).help(help)
}

/// True if a word of practice stands for one of several fields, and its value does not tell for which: a sentence does.
fn is_ambiguous(map: &Node, value: &Node, shape: &Shape) -> bool {
    let is_word = value.text().is_some_and(|text| text.split_whitespace().count() == 1);
    !shape.stands_for.is_empty() && is_word && !shape.stands_for.iter().any(|field| is_filled(map, field))
}

fn two_fields(document: &Document, key: &str, shape: &Shape, pointer: &Pointer) -> Observation {
    let message = format!("{key} kan betyda två saker, så det går inte att se vilken som menas");
    let help = format!("skriv {} i stället, det som menas", list(&shape.stands_for, "eller"));
    let about = About::unknown(key, shape.stands_for.first().map(String::as_str));
    let place = document.place_of_key(pointer);
    Observation::new(&UNKNOWN_KEY, message, place).about(about).help(help).severity(Severity::Note)
}

fn is_filled(map: &Node, field: &str) -> bool {
    map.get(field).is_some_and(|entry| !entry.value.is_unfilled())
}

/// The fields that an unknown key of a map may mean: the one that it is but for its dots and capitals, those that practice
/// prints the word for, or else the one that is spelt most like it.
#[must_use]
pub fn meant_fields<'shape>(key: &str, value: &Node, shape: &'shape Shape) -> Vec<&'shape str> {
    let known = || shape.properties.keys().map(String::as_str);
    if let Some(same) = alike(key, known()) {
        return vec![same];
    }
    let printed = header_words::fields(key, value.text(), shape);
    let printed: Vec<&str> = printed.into_iter().filter_map(|field| known().find(|known| *known == field)).collect();
    if printed.is_empty() { nearest(key, known()).into_iter().collect() } else { printed }
}
