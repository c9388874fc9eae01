//! The roles that documents describe.

use super::texts;
use crate::catalogue::kind;
use crate::corpus::Corpus;
use crate::report::dossier::DescribedRole;

/// The roles of the whole organisation, whatever the audit is limited to: any document may name any of them.
pub fn gather(corpus: &Corpus) -> Vec<DescribedRole> {
    let described = corpus.documents.iter().filter(|document| document.kind.is(kind::ROLE));
    described
        .map(|document| DescribedRole {
            id: document.id.clone(),
            title: document.title.clone(),
            names: texts(&document.root, "roll"),
        })
        .collect()
}
