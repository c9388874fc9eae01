//! References: ids of no document, and ids of documents that are not in force.

use std::borrow::Cow;
use std::collections::HashSet;

use jiff::civil::Date;

use super::Inspection;
use crate::catalogue::shape::Reference;
use crate::catalogue::{Shape, kind};
use crate::corpus::{Document, DocumentId, Force, Status};
use crate::finding::{About, Observation, Rule, Severity};
use crate::text::tree::Content;
use crate::text::words::{list, meant, nearest};
use crate::text::{Node, Pointer, Trail};

/// A reference to no document.
pub const UNKNOWN: Rule = Rule {
    id: "referens/okand",
    title: "Hänvisningen leder ingenstans",
    severity: Severity::Warning,
    manual: "Fältet hänvisar till ett annat dokument med dess id, men inget sådant dokument finns. Oftast är det ett stavfel \
             eller ett dokument som har bytt id. För roller får fri text stå i stället för id; då blir det bara ett tips, \
             eftersom programmet inte kan följa texten vidare.",
};
/// A reference to a document that is not in force.
pub const NOT_IN_FORCE: Rule = Rule {
    id: "referens/ej-gallande",
    title: "Hänvisningen leder till något som inte gäller",
    severity: Severity::Warning,
    manual: "Ett dokument som gäller hänvisar till ett utkast, till något vars tid har gått ut eller till något som är \
             upphävt. Den som följer hänvisningen hittar då fel text. Byt hänvisningen till det som gäller nu, eller \
             fastställ det som står på tur. Avvikelser, utredningar och annat som berättar vad som har hänt får hänvisa \
             till sådant som gällde då.",
};

/// The rules of this theme.
pub const RULES: [Rule; 2] = [UNKNOWN, NOT_IN_FORCE];

/// The findings on the references of a document.
#[must_use]
pub fn check(inspection: Inspection<'_>, document: &Document) -> Vec<Observation> {
    let mut walk = Walk { inspection, document, seen: HashSet::new(), findings: Vec::new() };
    walk.node(&document.root, &document.kind.shape, &Trail::Root);
    walk.findings
}

struct Walk<'audit> {
    inspection: Inspection<'audit>,
    document: &'audit Document,
    /// Ids that have a finding, with whether free text is allowed in the field.
    seen: HashSet<(&'audit str, bool)>,
    findings: Vec<Observation>,
}

impl<'audit> Walk<'audit> {
    fn node(&mut self, node: &'audit Node, shape: &Shape, at: &Trail<'_>) {
        match &node.content {
            Content::Scalar(scalar) => {
                let items = shape.items.as_deref().filter(|_| shape.reference.is_none());
                let reference = items.unwrap_or(shape).reference.as_ref();
                if let Some(reference) = reference.filter(|_| !scalar.is_unfilled()) {
                    self.follow(&scalar.text, reference, at);
                }
            }
            Content::List(items) => {
                for (number, item) in items.iter().enumerate() {
                    if let Some(shape) = shape.items.as_deref() {
                        self.node(item, shape, &Trail::Item(at, number));
                    }
                }
            }
            Content::Map(entries) => {
                let shape = shape.items.as_deref().filter(|_| shape.properties.is_empty()).unwrap_or(shape);
                for entry in entries {
                    if let Some(inner) = shape.properties.get(&entry.key) {
                        self.node(&entry.value, inner, &Trail::Key(at, &entry.key));
                    }
                }
            }
        }
    }

    fn follow(&mut self, id: &'audit str, reference: &Reference, at: &Trail<'_>) {
        // The checks of the tree of enheter already report these fields.
        if reference.kinds.iter().all(|kind| kind.0 == kind::UNIT) && self.is_checked_with_units(at) {
            return;
        }
        let corpus = self.inspection.corpus;
        let mut found = reference.kinds.iter().flat_map(|kind| corpus.index.find(kind, id)).copied();
        match found.next() {
            Some(first) if self.describes_present() && !is_of_past(at) => self.not_in_force(id, first, found, at),
            Some(_) => {}
            None if reference.kinds.iter().any(|kind| kind.0 == kind::UNIT)
                && corpus.organisation.find(id).is_some() => {}
            None => self.unknown(id, reference, at),
        }
    }

    fn is_checked_with_units(&self, at: &Trail<'_>) -> bool {
        let first = at.first().unwrap_or_default();
        first == "överordnad" || self.document.kind.words.applies_by.iter().any(|field| *field == first)
    }

    fn unknown(&mut self, id: &'audit str, reference: &Reference, at: &Trail<'_>) {
        // A sentence is not meant as an id.
        let is_prose = reference.allows_free_text && id.split_whitespace().count() > 3;
        if is_prose || !self.seen.insert((id, reference.allows_free_text)) {
            return;
        }
        let known = reference.kinds.iter().flat_map(|kind| self.inspection.corpus.index.ids(kind));
        let near = nearest(id, known);
        let kinds: Vec<&str> =
            reference.kinds.iter().filter(|kind| kind.0 != kind::EXTERN).map(|kind| kind.0.as_str()).collect();
        let message = format!("\"{id}\" är inte id för något dokument av typen {}", list(&kinds, "eller"));
        let help: Cow<'_, str> = match (near, reference.allows_free_text) {
            (Some(near), _) => meant(near).into(),
            (None, true) => "texten kan stå kvar; skriv ett id om programmet ska kunna följa hänvisningen".into(),
            (None, false) => "rätta id, eller beskriv det som saknas i ett eget dokument".into(),
        };
        let mut finding = Observation::new(&UNKNOWN, message, self.document.place_of(&at.pointer()))
            .about(About::unknown(id, near))
            .help(help);
        if reference.allows_free_text {
            finding = finding.severity(Severity::Note);
        }
        self.findings.push(finding);
    }

    /// True for documents that describe the present, not for those that record events.
    fn describes_present(&self) -> bool {
        let words = &self.document.kind.words;
        let is_current = self.document.force(self.inspection.date) == Force::Yes;
        let is_lasting = matches!(self.document.kind.name.0.as_str(), kind::UNIT | kind::SELF_CHECK);
        (words.is_governed && is_current) || (is_lasting && self.document.is_usable())
    }

    /// Adds the finding on a reference whose targets all are not in force.
    fn not_in_force(
        &mut self,
        id: &'audit str,
        first: DocumentId,
        mut others: impl Iterator<Item = DocumentId>,
        at: &Trail<'_>,
    ) {
        let corpus = self.inspection.corpus;
        let why = |id: DocumentId| reason(corpus.document(id), self.inspection.date);
        let Some(reason) = why(first).filter(|_| others.all(|other| why(other).is_some())) else { return };
        if !self.seen.insert((id, false)) {
            return;
        }
        let target = corpus.document(first);
        let place = target.place_without(&Pointer::root(), None);
        let message = format!("hänvisningen till {id} leder till något som {reason}");
        self.findings.push(
            Observation::new(&NOT_IN_FORCE, message, self.document.place_of(&at.pointer()))
                .help("hänvisa till det som gäller nu, eller fastställ det som hänvisningen leder till")
                .related(format!("{id} står här"), Some(place)),
        );
    }
}

/// True for fields about the past: who decided, reviewed or did something, and occasions.
fn is_of_past(at: &Trail<'_>) -> bool {
    const OF_THEN: [&str; 8] = [
        "fastställd_av",
        "beslutad_av",
        "granskad_av",
        "upprättad_av",
        "utförd_av",
        "tillfällen",
        "genomfört",
        "utfall",
    ];
    at.passes(&OF_THEN)
}

/// Why a document is not in force; none if it is, or if its kind has no such state.
fn reason(target: &Document, today: Date) -> Option<Cow<'static, str>> {
    if !target.kind.words.is_governed && !target.is_put_away() {
        return None;
    }
    match target.force(today) {
        Force::NotBy(Status::Draft) => Some("är ett utkast".into()),
        Force::NotBy(Status::InReview) => Some("är på granskning".into()),
        Force::NotBy(Status::Withdrawn) => Some("är upphävt".into()),
        Force::NotBy(Status::Archived) => Some("är arkiverat".into()),
        Force::Expired(till) => Some(format!("gick ut {till}").into()),
        Force::Yes
        | Force::Unclear
        | Force::NotYet(_)
        | Force::NotBy(Status::Adopted | Status::InRevision | Status::Other | Status::Missing) => None,
    }
}
