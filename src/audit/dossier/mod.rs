//! Collects the data of the documents that reports show beside findings and assessments.

use rayon::prelude::*;

use crate::catalogue::kind::is_of_records;
use crate::corpus::{Document, DocumentId};
use crate::report::dossier::{DocumentRow, Dossier, DueRow};
use crate::rules::requirements::{Assessment, Context};
use crate::text::{Node, Pointer, said};

mod demands;
mod described_roles;
mod deviations;
mod due;
mod events;
mod measures;
mod processes;
mod quality_work;
mod roles;
mod self_checks;

/// The dossier of an audit.
#[must_use]
pub fn gather(context: &Context<'_>, assessments: &[Assessment]) -> Dossier {
    let numbered =
        context.corpus.documents.par_iter().enumerate().map(|(number, document)| (DocumentId(number), document));
    let concerned = || numbered.clone().filter(|(id, _)| context.concerns_document(*id));
    let ((documents, due), (processes, events)) = rayon::join(
        || (concerned().map(|(id, document)| row(context, id, document)).collect(), due(context, concerned())),
        || (processes::gather(context), events::gather(context, assessments)),
    );
    let roles = described_roles::gather(context.corpus);
    let mut dossier = Dossier::new((documents, due), (processes, events)).with_roles(roles);
    dossier.records = quality_work::gather(context);
    dossier
}

/// The due dates, by date.
fn due<'audit>(
    context: &Context<'_>,
    documents: impl ParallelIterator<Item = (DocumentId, &'audit Document)>,
) -> Vec<DueRow> {
    let mut rows: Vec<DueRow> =
        documents.flat_map_iter(|(id, document)| due::of_document(context, id, document)).collect();
    rows.extend(due::yearly_reports(context));
    rows.par_sort_by(|one, other| {
        (&one.date, one.kind, &one.path, one.line).cmp(&(&other.date, other.kind, &other.path, other.line))
    });
    rows
}

fn row(context: &Context<'_>, id: DocumentId, document: &Document) -> DocumentRow {
    let source = context.corpus.source(document.source);
    let written = |keys: &[&str]| keys.iter().find_map(|key| texts(&document.root, key).into_iter().next());
    DocumentRow {
        reference: document.reference(),
        path: source.path.clone(),
        line: source.position(document.root.span.start).line,
        title: document.title.clone(),
        version: written(&["version"]),
        status: document.standing(context.facts.date),
        stage: document.stage(context.facts.date),
        decided: written(&["fastställd", "beslutad"]),
        decided_by: said::listed(&document.root, "fastställd_av")
            .or_else(|| said::listed(&document.root, "beslutad_av")),
        areas: texts(&document.root, "område"),
        valid_till: written(&["giltig_till", "gäller_till"]),
        next_review: written(&["nästa_översyn"]),
        owner: written(&[
            "dokumentansvarig",
            "ansvarig",
            "processägare",
            "handläggare",
            "verksamhetschef",
            "fastställd_av",
        ]),
        units: context.unit_ids(id),
        excepted: context.applications[id.0]
            .excepted
            .iter()
            .map(|unit| context.corpus.organisation.unit(*unit).id.clone())
            .collect(),
        is_record: is_of_records(&document.kind),
    }
}

/// The filled-in texts of a key, owned.
fn texts(node: &Node, key: &str) -> Vec<String> {
    node.texts_of(key).into_iter().map(str::to_owned).collect()
}

/// The line of the value at a pointer.
fn line(context: &Context<'_>, document: &Document, pointer: &Pointer) -> usize {
    context.corpus.source(document.source).position(document.place_of(pointer).span.start).line
}
