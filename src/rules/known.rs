//! Documents that are known again in the next judgement, so that what was found of them need not be found anew.

use std::sync::Arc;

use rayon::prelude::*;

use crate::corpus::Document;
use crate::text::{Node, Pointer, SourceId};

/// What was found of a document, and by what it is known again.
#[derive(Debug)]
pub struct Known<Found> {
    /// The tree, which is made anew whenever the file is read.
    root: Arc<Node>,
    source: SourceId,
    /// What cannot be relied on, which other files decide too.
    broken: Vec<Pointer>,
    /// What was found.
    pub found: Found,
}

impl<Found> Known<Found> {
    fn is_of(&self, document: &Document) -> bool {
        Arc::ptr_eq(&self.root, &document.root) && self.source == document.source && self.broken == document.broken
    }
}

/// The most documents in one rayon job.
const DOCUMENTS_AT_A_TIME: usize = 128;

/// What is found of each document: what was found before where the document is the same and that may be kept, else what is
/// found by its number.
pub fn found_again<Found: Send + Sync>(
    documents: &[Document],
    (before, is_kept): (&[Arc<Known<Found>>], impl Fn(&Document) -> bool + Sync),
    find: impl Fn(usize) -> Found + Sync,
) -> Vec<Arc<Known<Found>>> {
    let known = |(number, document): (usize, &Document)| match before.get(number) {
        Some(known) if known.is_of(document) && is_kept(document) => Arc::clone(known),
        Some(_) | None => {
            let (root, broken) = (Arc::clone(&document.root), document.broken.clone());
            Arc::new(Known { root, source: document.source, broken, found: find(number) })
        }
    };
    documents.par_iter().enumerate().with_max_len(DOCUMENTS_AT_A_TIME).map(known).collect()
}
