//! Two documents of one kind with the same id.

use crate::corpus::Corpus;
use crate::finding::{Observation, Rule, Severity};
use crate::text::Pointer;

/// An id of more than one document.
pub const DUPLICATE: Rule = Rule {
    id: "identitet/dubblett",
    title: "Två dokument har samma id",
    severity: Severity::Error,
    manual: "När två dokument av samma typ har samma id går det inte att veta vilket en hänvisning menar. Alla ställen \
             visas. Ge det ena ett eget id, eller ta bort det om det är en gammal kopia.",
};

/// One finding for each document with the same kind and id as an earlier one.
#[must_use]
pub fn check(corpus: &Corpus) -> Vec<Observation> {
    let mut findings = Vec::new();
    for doubles in corpus.index.doubles() {
        let first = corpus.document(doubles[0]);
        let identity = |document: &crate::corpus::Document| Pointer::root().child(&document.kind.words.identity);
        for double in &doubles[1..] {
            let document = corpus.document(*double);
            let message = format!("id {} används redan av {}", document.id, first.kind.words.indefinite);
            let first_place = first.place_of(&identity(first));
            findings.push(
                Observation::new(&DUPLICATE, message, document.place_of(&identity(document)))
                    .help("ge det ena dokumentet ett eget id, eller ta bort det om det är en kopia")
                    .related("samma id står här", Some(first_place)),
            );
        }
    }
    findings
}
