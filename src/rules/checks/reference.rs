//! References: ids of no document, and ids of documents that are not in force.

use std::borrow::Cow;
use std::collections::HashSet;

use jiff::civil::Date;

use super::Inspection;
use super::demand::EVIDENCE;
use super::role_name::{self, is_person};
use crate::catalogue::shape::Reference;
use crate::catalogue::{KindName, Shape, kind};
use crate::corpus::application::EXCEPTED;
use crate::corpus::{Document, DocumentId, Force, Status};
use crate::finding::{About, Observation, Rule, Severity};
use crate::text::filled::Filled;
use crate::text::tree::{Content, Plain};
use crate::text::words::{meant, shortened};
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

/// The kind of a document that describes a role.
const ROLE: &str = "ansvar";
/// The field with the position that holds a role, in words.
const HOLDER: &str = "innehas_av";

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
                let is_answer = matches!(shape.plain(scalar), Some(Plain::Truth(_)));
                // As an id a placeholder, "se handboken" or ja may be one; if it leads nowhere it was none.
                let is_said =
                    scalar.filled == Filled::Yes && !matches!(scalar.text.to_lowercase().trim(), "ja" | "nej");
                let is_name = |reference: &&Reference| match scalar.filled {
                    _ if is_said => true,
                    Filled::No => false,
                    _ => !reference.allows_free_text && self.is_known(&scalar.text, reference),
                };
                if let Some(reference) = reference.filter(|one| is_name(one) && !is_answer) {
                    self.follow(&scalar.text, reference, at);
                } else if at.first() == Some(HOLDER) && is_person(&scalar.text) {
                    self.findings.push(role_name::observation(self.document, &at.pointer()));
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
        // What a demand rests on is held by its own check, which says more.
        if self.document.kind.is(kind::SUPERVISION) && at.passes(&[EVIDENCE]) {
            return;
        }
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
            // A role may be named as its own document names it.
            None if reference.kinds.iter().all(|kind| kind.0 == ROLE) && corpus.index.is_role(id) => {}
            // A text that could not be read may be what the reference leads to.
            None if corpus.index.is_unread(id) => {}
            None => self.unknown(id, reference, at),
        }
    }

    fn is_known(&self, id: &str, reference: &Reference) -> bool {
        reference.kinds.iter().any(|kind| !self.inspection.corpus.index.find(kind, id).is_empty())
    }

    fn is_checked_with_units(&self, at: &Trail<'_>) -> bool {
        let first = at.first().unwrap_or_default();
        first == "överordnad"
            || first == EXCEPTED
            || self.document.kind.words.applies_by.iter().any(|field| *field == first)
    }

    fn unknown(&mut self, id: &'audit str, reference: &Reference, at: &Trail<'_>) {
        if reference.kinds.iter().all(|kind| kind.0 == ROLE) && is_person(id) {
            if self.seen.insert((id, true)) {
                self.findings.push(role_name::observation(self.document, &at.pointer()));
            }
            return;
        }
        // A sentence is not meant as an id.
        let is_prose = reference.allows_free_text && id.split_whitespace().count() > 3;
        if is_prose || !self.seen.insert((id, reference.allows_free_text)) {
            return;
        }
        let near = self.inspection.corpus.index.nearest(&reference.kinds, id);
        let message = format!("{} {}", self.nothing_named(reference), shortened(id));
        let unseen = self.inspection.corpus.unseen_file();
        let help: Cow<'_, str> = match (near, reference.allows_free_text) {
            (Some(near), _) => meant(near).into(),
            (None, _) if unseen.is_some() => {
                format!("det kan stå i {}, som inte gick att läsa; rätta den filen först", unseen.unwrap_or_default())
                    .into()
            }
            (None, true) => "texten kan stå kvar; skriv ett id om programmet ska kunna följa hänvisningen".into(),
            (None, false) => "rätta id, eller beskriv det som saknas i ett eget dokument".into(),
        };
        let mut finding = Observation::new(&UNKNOWN, message, self.document.place_of(&at.pointer()))
            .about(About::unknown(id, near))
            .help(help);
        if reference.allows_free_text || unseen.is_some() {
            finding = finding.severity(Severity::Note);
        }
        self.findings.push(finding);
    }

    /// The words that nothing of the kinds of a reference has a name: "ingen rutin heter".
    fn nothing_named(&self, reference: &Reference) -> String {
        let kinds: Vec<&KindName> = reference.kinds.iter().filter(|kind| kind.0 != kind::EXTERN).collect();
        let [only] = kinds[..] else { return "inget dokument heter".to_owned() };
        if only.0 == kind::ROLE {
            return "ingen roll heter".to_owned();
        }
        let known = self.inspection.catalogue.kinds.get(only);
        let indefinite = known.map_or("ett dokument", |kind| kind.words.indefinite.as_str());
        match indefinite.split_once(' ') {
            Some(("ett", noun)) => format!("inget {noun} heter"),
            Some((_, noun)) => format!("ingen {noun} heter"),
            None => "inget dokument heter".to_owned(),
        }
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
pub(super) fn reason(target: &Document, today: Date) -> Option<Cow<'static, str>> {
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
        | Force::Earlier(_)
        | Force::NotBy(Status::Adopted | Status::InRevision | Status::Ongoing | Status::Other | Status::Missing) => {
            None
        }
    }
}
