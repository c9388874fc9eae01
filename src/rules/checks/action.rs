//! Measures (åtgärder): overdue, done without follow-up, and causes and measures without a link to each other.

use std::collections::HashSet;

use jiff::civil::Date;

use super::Inspection;
use super::event_harm::is_no;
use crate::catalogue::kind;
use crate::corpus::{Document, Status};
use crate::finding::{About, Observation, Rule, Severity};
use crate::text::tree::Content;
use crate::text::words::days_in_words;
use crate::text::{Node, Pointer, Trail, date};

/// A measure past its last day.
pub const OVERDUE: Rule = Rule {
    id: "atgard/forfallen",
    title: "Åtgärden skulle ha varit klar",
    severity: Severity::Error,
    manual: "Den dag då åtgärden senast skulle vara klar har passerat, och den står varken som genomförd eller avbruten. \
             Beslutade åtgärder som inte följs till slutet är det som inspektioner oftast tar upp. Genomför den, skriv in \
             att den är genomförd, eller besluta om en ny dag.",
};
/// A measure that is done but not followed up.
pub const NOT_FOLLOWED_UP: Rule = Rule {
    id: "atgard/ej-uppfoljd",
    title: "Åtgärden är genomförd men inte uppföljd",
    severity: Severity::Warning,
    manual: "Åtgärden är genomförd, men det framgår inte om den fick den effekt som var tänkt. Skriv när den följdes upp \
             och vad det visade.",
};
/// A measure without a day.
pub const WITHOUT_DAY: Rule = Rule {
    id: "atgard/utan-datum",
    title: "Åtgärden har ingen dag då den ska vara klar",
    severity: Severity::Note,
    manual: "I mål, egenkontroller och uppföljningar säger ingen lag att en åtgärd ska ha en sista dag, men utan den går det inte \
             att se om den blir av i tid. Skriv en dag i senast. I utredningar, avvikelser och riskanalyser är tidsplanen ett \
             krav, och där säger kravet det.",
};
/// A measure without a cause.
pub const WITHOUT_CAUSE: Rule = Rule {
    id: "atgard/utan-orsak",
    title: "Åtgärden är inte kopplad till någon orsak",
    severity: Severity::Note,
    manual: "Utredningen beskriver orsaker, men åtgärden säger inte vilken av dem den gäller. Skriv orsakens id i \
             mot_orsak, så syns det att åtgärden träffar rätt.",
};
/// A cause without a measure.
pub const CAUSE_WITHOUT: Rule = Rule {
    id: "orsak/utan-atgard",
    title: "Ingen åtgärd är kopplad till orsaken",
    severity: Severity::Note,
    manual: "Utredningen beskriver en orsak som ingen åtgärd gäller. Lägg till en åtgärd, eller skriv i orsaken varför \
             ingen behövs, under ingen_åtgärd.",
};

/// The rules of this theme.
pub const RULES: [Rule; 5] = [OVERDUE, NOT_FOLLOWED_UP, WITHOUT_DAY, WITHOUT_CAUSE, CAUSE_WITHOUT];

/// The findings on the measures of a document.
#[must_use]
pub fn check(inspection: Inspection<'_>, document: &Document) -> Vec<Observation> {
    if matches!(document.status, Status::Draft) {
        return Vec::new();
    }
    let measures = measures(document);
    let mut findings: Vec<Observation> = measures
        .iter()
        .flat_map(|(pointer, measure)| {
            [
                overdue(inspection, document, pointer, measure),
                not_followed_up(inspection, document, pointer, measure),
                without_day(inspection, document, pointer, measure),
            ]
        })
        .flatten()
        .collect();
    if document.kind.is(kind::INVESTIGATION) {
        findings.extend(unlinked(document, &measures));
    }
    findings
}

/// Every measure of a document with its pointer.
#[must_use]
pub fn measures(document: &Document) -> Vec<(Pointer, &Node)> {
    let mut measures = Vec::new();
    collect(&document.root, &Trail::Root, &mut measures);
    measures
}

/// True if a measure is neither done nor dropped on a day.
#[must_use]
pub fn is_open(measure: &Node, today: Date) -> bool {
    !is_done(measure, today) && !is_dropped(measure)
}

/// Collects every map under a key `åtgärder`, at any depth.
fn collect<'tree>(node: &'tree Node, at: &Trail<'_>, measures: &mut Vec<(Pointer, &'tree Node)>) {
    match &node.content {
        Content::Scalar(_) => {}
        Content::List(items) => {
            for (number, item) in items.iter().enumerate() {
                collect(item, &Trail::Item(at, number), measures);
            }
        }
        Content::Map(entries) => {
            for entry in entries {
                let here = Trail::Key(at, &entry.key);
                if &*entry.key == "åtgärder" {
                    measures.extend(maps(&entry.value, &here.pointer()));
                }
                collect(&entry.value, &here, measures);
            }
        }
    }
}

fn maps<'tree>(node: &'tree Node, at: &Pointer) -> Vec<(Pointer, &'tree Node)> {
    let is_map = |node: &Node| matches!(node.content, Content::Map(_));
    match &node.content {
        Content::List(items) => {
            let numbered = items.iter().enumerate().filter(|(_, item)| is_map(item));
            numbered.map(|(number, item)| (at.child(number), item)).collect()
        }
        Content::Map(_) => vec![(at.clone(), node)],
        Content::Scalar(_) => Vec::new(),
    }
}

/// What a single value of a measure says.
#[must_use]
pub fn text<'tree>(measure: &'tree Node, key: &str) -> Option<&'tree str> {
    measure.get(key).filter(|entry| !entry.value.says_nothing())?.value.text()
}

/// True if the status is no known word, so that the progress of the measure is undetermined.
fn has_unclear_status(document: &Document, at: &Pointer) -> bool {
    document.is_broken_at(&at.child("status"))
}

/// True if a measure is done on a day. One whose day of being done is still to come is planned, whatever its status says.
#[must_use]
pub fn is_done(measure: &Node, today: Date) -> bool {
    let status = text(measure, "status").map(str::to_lowercase);
    let done = text(measure, "genomförd");
    if done.and_then(date::read).is_some_and(|done| done.from > today) {
        return false;
    }
    done.is_some_and(|done| !is_no(done)) || status.as_deref() == Some("genomförd")
}

/// True if a measure will not be done.
#[must_use]
pub fn is_dropped(measure: &Node) -> bool {
    text(measure, "status").is_some_and(|status| status.to_lowercase() == "avbruten")
}

fn overdue(inspection: Inspection<'_>, document: &Document, at: &Pointer, measure: &Node) -> Option<Observation> {
    let latest = date::read(text(measure, "senast")?)?.till;
    if latest >= inspection.date || !is_open(measure, inspection.date) || has_unclear_status(document, at) {
        return None;
    }
    let days = (inspection.date - latest).get_days();
    let message = format!("åtgärden skulle ha varit klar {latest} och står inte som genomförd");
    let place = document.place_of(&at.child("senast"));
    let label = format!("{} sedan", days_in_words(days));
    let help = "skriv status: genomförd och när, eller besluta om en ny dag och skriv den i senast";
    Some(Observation::new(&OVERDUE, message, place).about(About::Late { days }).label(label).help(help))
}

fn not_followed_up(
    inspection: Inspection<'_>,
    document: &Document,
    at: &Pointer,
    measure: &Node,
) -> Option<Observation> {
    let has_follow_up = measure.get("uppföljning").is_some_and(|entry| !entry.value.says_nothing());
    (is_done(measure, inspection.date) && !has_follow_up && !has_unclear_status(document, at)).then(|| {
        Observation::new(
            &NOT_FOLLOWED_UP,
            "åtgärden är genomförd men saknar uppföljning",
            document.place_without(at, Some("uppföljning")),
        )
        .about(About::Missing(vec!["uppföljning".to_owned()]))
        .label("saknar uppföljning")
        .help("skriv vad uppföljningen visade, till exempel uppföljning: {datum: 2026-10-01, resultat: inga nya fall}")
    })
}

/// The finding on an open measure without a last day, where no law asks for one.
fn without_day(inspection: Inspection<'_>, document: &Document, at: &Pointer, measure: &Node) -> Option<Observation> {
    let is_tip = [kind::GOAL, kind::SELF_CHECK, kind::FOLLOW_UP].iter().any(|kind| document.kind.is(kind));
    let says = |key: &str| measure.get(key).is_some_and(|entry| !entry.value.says_nothing());
    // A day on which it is to be done is a last day too.
    let has_day = says("senast") || says("genomförd");
    (is_tip && is_open(measure, inspection.date) && !has_day && !has_unclear_status(document, at)).then(|| {
        let place = document.place_without(at, Some("senast"));
        Observation::new(&WITHOUT_DAY, "åtgärden har ingen dag då den ska vara klar", place)
            .about(About::Missing(vec!["senast".to_owned()]))
            .label("saknar senast")
            .help("skriv när den ska vara klar, till exempel senast: 2026-12-01")
    })
}

/// Findings on measures without a cause and causes without a measure, where the causes have ids to link to.
fn unlinked(document: &Document, measures: &[(Pointer, &Node)]) -> Vec<Observation> {
    let causes = document.root.get("orsaker").map(|entry| maps(&entry.value, &Pointer::root().child("orsaker")));
    let causes: Vec<(Pointer, &Node)> =
        causes.into_iter().flatten().filter(|(_, cause)| text(cause, "id").is_some()).collect();
    let says_why = |cause: &Node| cause.get("ingen_åtgärd").is_some_and(|entry| !entry.value.says_nothing());
    if causes.is_empty() || measures.is_empty() {
        return Vec::new();
    }
    let known: HashSet<&str> = causes.iter().filter_map(|(_, cause)| text(cause, "id")).collect();
    let met: HashSet<&str> = measures.iter().flat_map(|(_, measure)| causes_of(measure)).collect();
    let without_cause = measures.iter().filter(|(_, measure)| !causes_of(measure).iter().any(|id| known.contains(id)));
    let mut findings: Vec<Observation> = without_cause
        .map(|(pointer, _)| {
            let place = document.place_without(pointer, Some("mot_orsak"));
            Observation::new(&WITHOUT_CAUSE, "åtgärden är inte kopplad till någon av utredningens orsaker", place)
                .help("skriv orsakens id, till exempel mot_orsak: [O1]")
        })
        .collect();
    let without_measure = causes.iter().filter(|(_, cause)| !says_why(cause));
    let named = without_measure
        .filter_map(|(pointer, cause)| Some((pointer, text(cause, "id").filter(|id| !met.contains(id))?)));
    findings.extend(named.map(|(pointer, id)| {
        Observation::new(
            &CAUSE_WITHOUT,
            format!("ingen åtgärd är kopplad till orsaken {id}"),
            document.place_without(pointer, None),
        )
        .help(format!("skriv mot_orsak: [{id}] i den åtgärd som gäller orsaken, eller besluta om en sådan"))
    }));
    findings
}

/// The ids of the causes that a measure is linked to.
fn causes_of(measure: &Node) -> Vec<&str> {
    match measure.get("mot_orsak").map(|entry| &entry.value.content) {
        Some(Content::Scalar(scalar)) => vec![&*scalar.text],
        Some(Content::List(items)) => items.iter().filter_map(Node::text).collect(),
        Some(Content::Map(_)) | None => Vec::new(),
    }
}
