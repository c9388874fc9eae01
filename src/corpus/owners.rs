//! The owners of findings: the document at a place, and the enheter to which it applies.

use super::application::Application;
use super::{Corpus, Document, DocumentId};
use crate::finding::{Finding, Observation, Owner, Place};

/// The last of the documents of one file, in their order, that begins at an offset or before it.
#[must_use]
pub fn begun(documents: &[Document], offset: u32) -> Option<(usize, &Document)> {
    let after = documents.partition_point(|document| document.root.span.start <= offset);
    let number = after.checked_sub(1)?;
    Some((number, &documents[number]))
}

/// The document of a file that contains an offset.
#[must_use]
pub fn holding(documents: &[Document], offset: u32) -> Option<(usize, &Document)> {
    begun(documents, offset).filter(|(_, document)| offset <= document.root.span.end)
}

/// A finding of a file that is read alone, without the organisation.
#[must_use]
pub fn in_file(documents: &[Document], observation: Observation) -> Finding {
    let document = holding(documents, observation.place.span.start).map(|(_, document)| document);
    let owner = owner(document, &observation.place, Vec::new());
    Finding::new(observation, owner)
}

/// Determines the owners of the findings of a corpus.
#[derive(Debug, Clone, Copy)]
pub struct Owners<'corpus> {
    /// The documents, by file.
    pub corpus: &'corpus Corpus,
    /// The enheter to which each document applies.
    pub applications: &'corpus [Application],
}

impl Owners<'_> {
    /// The document at or before a place, else the first of its file; none in a file without documents.
    #[must_use]
    pub fn near(&self, place: &Place) -> Option<DocumentId> {
        let documents = &self.corpus.documents;
        let first = documents.partition_point(|document| document.source < place.source);
        let count = documents[first..].partition_point(|document| document.source == place.source);
        let found = begun(&documents[first..first + count], place.span.start).map_or(0, |(number, _)| number);
        (count > 0).then_some(DocumentId(first + found))
    }

    /// The finding of an observation, with its owner.
    #[must_use]
    pub fn finding(&self, observation: Observation) -> Finding {
        let place = &observation.place;
        let contains = |id: &DocumentId| {
            let span = self.corpus.document(*id).root.span;
            span.start <= place.span.start && place.span.start <= span.end
        };
        let id = self.near(place).filter(contains);
        let units = id.map(|id| self.unit_ids(id)).unwrap_or_default();
        let owner = owner(id.map(|id| self.corpus.document(id)), place, units);
        Finding::new(observation, owner)
    }

    /// The ids of the enheter that a document names.
    #[must_use]
    pub fn unit_ids(&self, document: DocumentId) -> Vec<String> {
        let units = &self.applications[document.0].units;
        units.iter().map(|unit| self.corpus.organisation.unit(*unit).id.clone()).collect()
    }
}

fn owner(document: Option<&Document>, place: &Place, units: Vec<String>) -> Owner {
    Owner {
        document: document.map(Document::reference),
        units,
        named_pointer: document.map(|document| document.named_pointer(&place.pointer)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::corpus::reading::Reader;
    use crate::text::SourceId;

    #[test]
    fn a_place_belongs_to_the_document_that_it_stands_in_and_not_to_the_one_before() {
        let text = "typ: extern\nid: ett\n---\n# mellan\ntyp: extern\nid: två\n";
        let catalogue = Catalogue::embedded().expect("the catalogue loads");
        let file = Reader::new(&catalogue).text(SourceId(0), "a.yaml", text.into());
        let at = |word: &str| u32::try_from(text.find(word).expect("it stands there")).expect("a short text");
        let held = |word: &str| holding(&file.documents, at(word)).map(|(number, _)| number);
        assert_eq!((held("id: ett"), held("# mellan"), held("id: två")), (Some(0), None, Some(1)));
        assert_eq!(begun(&file.documents, at("# mellan")).map(|(number, _)| number), Some(0));
    }
}
