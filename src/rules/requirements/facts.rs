//! Facts of all documents for the conditions: which are in force, when they were decided, which roles report to which.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::catalogue::keywords::Role;
use crate::catalogue::kind::{self, of_kind};
use crate::catalogue::{Facts, KindName};
use crate::corpus::{Corpus, Document, Force};
use crate::text::date;

/// The facts of a corpus on a date; with `leniently` a document that may have had an earlier version is in force.
pub fn of(corpus: &Corpus, date: Date, leniently: bool) -> Facts {
    let named = || corpus.documents.iter().filter(|document| !document.id.is_empty());
    let in_force = || {
        let mut in_force = HashMap::new();
        for document in named() {
            let of_kind: &mut HashMap<String, bool> = of_kind(&mut in_force, &document.kind.name);
            *of_kind.entry(document.id.clone()).or_default() |= match document.force(date) {
                Force::Yes => true,
                Force::Earlier(_) => leniently,
                Force::NotBy(_) | Force::NotYet(_) | Force::Expired(_) | Force::Unclear => false,
            };
        }
        in_force
    };
    let when_decided = || {
        let mut when: HashMap<KindName, HashMap<String, Option<Date>>> = HashMap::new();
        for document in named().filter(|document| document.kind.words.is_governed) {
            of_kind(&mut when, &document.kind.name).insert(document.id.clone(), decided(document));
        }
        when
    };
    let (in_force, decided) = rayon::join(in_force, when_decided);
    let roles = named().filter(|document| document.kind.is(kind::ROLE));
    let roles = roles.map(|document| (document.id.clone(), role(document))).collect();
    Facts { date, in_force, decided, roles, ..Facts::default() }
}

/// The day on which a document was last decided or revised; without it, the first day on which it is valid.
fn decided(document: &Document) -> Option<Date> {
    let day = |key: &str| date::read(document.root.get(key)?.value.text()?).map(|day| day.till);
    day("fastställd").max(day("reviderad")).or_else(|| day("giltig_från"))
}

fn role(document: &Document) -> Role {
    let texts = |key: &str| document.root.texts_of(key).into_iter().map(str::to_owned);
    Role { name: texts("roll").next().unwrap_or_default(), reports_to: texts("rapporterar_till").collect() }
}
