//! The measures of a demand: that there are some, with who and when, and that their effect is followed up in time.

use super::action::{is_open, text};
use super::demand::{Demand, MEASURES, Supervision};
use crate::finding::{About, Observation, Rule, Severity};
use crate::text::tree::Content;
use crate::text::{Node, Pointer, date};

/// A demand without measures, or a measure without who, when or effect.
pub const MEASURE: Rule = Rule {
    id: "tillsyn/atgard",
    title: "Åtgärden med anledning av ett krav går inte att följa",
    severity: Severity::Warning,
    manual: "Ett krav från en myndighet följs till dess att det syns att åtgärden hade effekt. Till det behövs en åtgärd (eller varför \
             ingen behövs, under ingen_åtgärd), vem som ansvarar, när den senast ska vara klar, och när den är genomförd vad \
             uppföljningen visade. Krav på handlingar eller yttranden behöver ingen åtgärd. Det vilar inte på något lagrum.",
};

/// The findings on the measures of a demand.
#[must_use]
pub fn check(supervision: Supervision<'_>, demand: &Demand<'_>) -> Vec<Observation> {
    let at = demand.pointer.child(MEASURES);
    if supervision.document.is_broken_at(&at) {
        return Vec::new();
    }
    let measures = demand.measures();
    if measures.is_empty() {
        return without_measures(supervision, demand).into_iter().collect();
    }
    let of_one = |(at, measure): &(Pointer, &Node)| {
        [without_parts(supervision, at, measure), without_effect(supervision, at, measure)]
    };
    measures.iter().flat_map(of_one).flatten().collect()
}

fn without_measures(supervision: Supervision<'_>, demand: &Demand<'_>) -> Option<Observation> {
    let is_request = supervision.form().is_some_and(|form| form.starts_with("begäran"));
    let is_asked = supervision.awaits_parts() && !is_request && !demand.says("ingen_åtgärd");
    is_asked.then(|| {
        let place = supervision.document.place_without(&demand.pointer, Some(MEASURES));
        Observation::new(&MEASURE, format!("kravet {} saknar åtgärder", demand.name()), place)
            .about(About::Missing(vec![MEASURES.to_owned()]))
            .label("saknar åtgärder")
            .help("skriv vad som görs, vem som ansvarar och när det ska vara klart, eller varför ingen åtgärd behövs under ingen_åtgärd")
    })
}

/// The finding on an open measure that does not say who answers for it or when it is to be done.
fn without_parts(supervision: Supervision<'_>, at: &Pointer, measure: &Node) -> Option<Observation> {
    let is_missing = |key: &&str| measure.get(key).is_none_or(|entry| entry.value.says_nothing());
    let has_parts = matches!(measure.content, Content::Map(_)) && is_open(measure, supervision.today);
    let missing: Vec<String> = ["ansvarig", "senast"].into_iter().filter(is_missing).map(str::to_owned).collect();
    (has_parts && !missing.is_empty()).then(|| {
        let words = missing.join(" och ");
        let place = supervision.document.place_without(at, missing.first().map(String::as_str));
        Observation::new(&MEASURE, format!("åtgärden med anledning av kravet saknar {words}"), place)
            .label(format!("saknar {words}"))
            .about(About::Missing(missing))
            .help("skriv rollen som ansvarar i ansvarig och dagen då den ska vara klar i senast")
    })
}

/// The finding on a measure whose effect should have been followed up by now.
fn without_effect(supervision: Supervision<'_>, at: &Pointer, measure: &Node) -> Option<Observation> {
    let follow_up = &measure.get("uppföljning")?.value;
    let day = date::read(text(follow_up, "datum")?)?.till;
    (day < supervision.today && text(follow_up, "resultat").is_none()).then(|| {
        let place = supervision.document.place_without(&at.child("uppföljning"), Some("resultat"));
        Observation::new(&MEASURE, format!("åtgärden skulle ha följts upp {day}, men inget resultat står där"), place)
            .about(About::Missing(vec!["resultat".to_owned()]))
            .label("saknar resultat")
            .help("skriv vad uppföljningen visade i resultat, eller en ny dag om den är flyttad")
    })
}
