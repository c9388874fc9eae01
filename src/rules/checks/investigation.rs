//! Investigations: their dates, what the event caused or could have caused, and the day the patient was informed.

use super::Inspection;
use super::event_harm::{harm, is_yes};
use crate::catalogue::{KindName, kind};
use crate::corpus::Document;
use crate::finding::{About, Observation, Rule, Severity};
use crate::text::{Pointer, date};

/// Dates in an impossible order.
pub const ORDER: Rule = Rule {
    id: "utredning/datumordning",
    title: "Tidpunkterna kommer i fel ordning",
    severity: Severity::Warning,
    manual: "En händelse kan inte uppmärksammas innan den har inträffat, eller rapporteras innan den har uppmärksammats. \
             Oftast är ett av datumen felskrivet. Är bara månad eller år känt räknas hela den tiden.",
};
/// An investigation that does not say what the event caused.
pub const WITHOUT_HARM: Rule = Rule {
    id: "utredning/utan-galler",
    title: "Utredningen säger inte vad händelsen medfört",
    severity: Severity::Warning,
    manual: "Vad en utredning ska innehålla beror på om händelsen har medfört eller hade kunnat medföra vårdskada, och om \
             skadan var eller hade kunnat bli allvarlig. Står det inte under gäller går flera krav inte att bedöma. Skriv till \
             exempel gäller: händelse som hade kunnat medföra allvarlig vårdskada. Säger avvikelsen som utreds vad som hände \
             visar programmet de orden.",
};
/// A patient who was informed, without a day.
pub const WITHOUT_DAY: Rule = Rule {
    id: "utredning/information-utan-dag",
    title: "Dagen då patienten informerades saknas",
    severity: Severity::Note,
    manual: "Det står att patienten är informerad, men inte när. Informationen ska ges snarast, och det syns bara om dagen står \
             där. Fyll i datum under information_till_patient.",
};

/// The rules of this theme.
pub const RULES: [Rule; 3] = [ORDER, WITHOUT_HARM, WITHOUT_DAY];

/// The findings on an investigation.
#[must_use]
pub fn check(inspection: Inspection<'_>, document: &Document) -> Vec<Observation> {
    if !document.kind.is(kind::INVESTIGATION) {
        return Vec::new();
    }
    [order(document), without_harm(inspection, document), without_day(document)].into_iter().flatten().collect()
}

fn order(document: &Document) -> Option<Observation> {
    let at = |key: &str| Pointer::root().child("tidpunkter").child(key);
    let times = document.root.get("tidpunkter").map(|entry| &entry.value);
    let when = |key: &str| date::read(times?.get(key)?.value.text()?);
    let pairs =
        [("inträffade", "uppmärksammades"), ("uppmärksammades", "rapporterades"), ("inträffade", "rapporterades")];
    let wrong = pairs
        .into_iter()
        .find(|(first, second)| when(first).zip(when(second)).is_some_and(|(first, second)| first.from > second.till));
    wrong.map(|(first, second)| {
        let message = format!("händelsen {second} före den dag då den {first}");
        Observation::new(&ORDER, message, document.place_of(&at(second)))
            .help("rätta det datum som är fel")
            .related(format!("{first} står här"), Some(document.place_of(&at(first))))
    })
}

/// The finding on an investigation whose `gäller` does not speak of harm.
fn without_harm(inspection: Inspection<'_>, document: &Document) -> Option<Observation> {
    const FIELD: &str = "gäller";
    let said = document.root.texts_of(FIELD);
    if said.iter().any(|text| text.to_lowercase().contains("skad")) {
        return None;
    }
    let message = "utredningen säger inte om händelsen medfört eller hade kunnat medföra vårdskada, så flera krav går inte \
                   att bedöma";
    let help = match harm_of_deviations(inspection, document) {
        Some((id, words)) => format!("avvikelsen {id} säger det: skriv gäller: händelse som {words}"),
        None => {
            "skriv gäller: händelse som medfört vårdskada, eller: händelse som hade kunnat medföra vårdskada; skriv \
                 allvarlig vårdskada där den var eller hade kunnat bli allvarlig"
                .to_owned()
        }
    };
    let at = Pointer::root();
    let place =
        if said.is_empty() { document.place_without(&at, Some(FIELD)) } else { document.place_of(&at.child(FIELD)) };
    let finding = Observation::new(&WITHOUT_HARM, message, place).help(help);
    Some(if said.is_empty() { finding.about(About::Missing(vec![FIELD.to_owned()])) } else { finding })
}

/// The first deviation that says what the event caused, among those that the investigation names and those that name it.
fn harm_of_deviations(inspection: Inspection<'_>, document: &Document) -> Option<(String, String)> {
    let corpus = inspection.corpus;
    let deviation = KindName(kind::DEVIATION.to_owned());
    let ids = document.root.texts_of("avvikelser");
    let named = ids.iter().flat_map(|id| corpus.index.find(&deviation, id)).map(|id| corpus.document(*id));
    let naming = corpus.index.deviations_of(&document.id).iter().map(|id| corpus.document(*id));
    named.chain(naming).find_map(|found| Some((found.id.clone(), harm(found)?.words())))
}

fn without_day(document: &Document) -> Option<Observation> {
    let at = Pointer::root().child("information_till_patient");
    let told = &document.root.get("information_till_patient")?.value;
    let is_informed = told.get("informerad")?.value.text().is_some_and(is_yes);
    let has_day = told.get("datum").is_some_and(|entry| !entry.value.says_nothing());
    (is_informed && !has_day).then(|| {
        let place = document.place_without(&at, Some("datum"));
        Observation::new(&WITHOUT_DAY, "patienten är informerad, men inte när", place)
            .about(About::Missing(vec!["datum".to_owned()]))
            .label("saknar datum")
            .help("fyll i datum under information_till_patient, till exempel datum: 2026-03-12")
    })
}
