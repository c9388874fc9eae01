//! Supervision (tillsyn): demands without an answer, evidence or measures, late answers, and evidence that no longer holds.

use super::Inspection;
use super::demand::{Answer, DEMANDS, Demand, EVIDENCE, Supervision};
use super::demand_measures;
use super::proof::{Proof, Proofs};
use crate::finding::{About, Observation, Rule, Severity};
use crate::text::Pointer;
use crate::text::words::{days_in_words, meant, shortened};

/// An answer that is late or missing.
pub const ANSWER: Rule = Rule {
    id: "tillsyn/svar",
    title: "Svaret i ett tillsynsärende saknas eller är sent",
    severity: Severity::Error,
    manual: "Myndigheten har satt en dag då svaret senast ska finnas där, och den har passerat utan att svaret är lämnat, svaret kom \
             efter den dagen, eller så är ärendet besvarat medan ett av kraven saknar svar. Programmet räknar med anstånd_till om \
             myndigheten har gett längre tid. När myndigheten har avslutat ärendet frågas inte längre om det. Det vilar \
             inte på något lagrum utan på vad myndigheten har krävt.",
};
/// Evidence that is missing or not in force.
pub const EVIDENCE_MISSING: Rule = Rule {
    id: "tillsyn/underlag",
    title: "Underlaget för ett svar till en myndighet saknas eller gäller inte",
    severity: Severity::Error,
    manual: "Den som frågar igen vill se det som svaret bygger på. Varje krav som är besvarat ska peka på de dokument som visar det, \
             med deras id under underlag. Programmet ser efter att de finns, och att det som ska vara fastställt gäller. På en \
             begäran om yttrande räcker svaret i sig.",
};
/// A gap that is there again after it was demanded to be closed.
pub const AGAIN: Rule = Rule {
    id: "tillsyn/aterkommande",
    title: "Något som en myndighet har krävt saknas igen",
    severity: Severity::Error,
    manual: "Kravet är besvarat, men det som svaret byggde på har sedan dess gått ut eller upphävts utan att något annat ersätter det, \
             eller så finns en brist i just det lagrum som kravet gällde kvar för enheten fastän åtgärderna är genomförda. Det är \
             det första som den som frågar igen ser, och därför visas det först. Fastställ det som saknas, eller byt underlaget till \
             det som gäller nu. Ett nytt dokument som anger det gamla under ersätter räknas som underlag i dess ställe.",
};

/// The rules of this theme.
pub const RULES: [Rule; 4] = [ANSWER, EVIDENCE_MISSING, AGAIN, demand_measures::MEASURE];

/// The findings on the supervisions of a corpus.
#[must_use]
pub fn check(inspection: Inspection<'_>) -> Vec<Observation> {
    let corpus = inspection.corpus;
    let Some(proofs) = Proofs::new(corpus, inspection.date) else { return Vec::new() };
    let documents = corpus.documents.iter().filter(|document| !document.is_put_away());
    let supervisions = documents.filter_map(|document| Supervision::of(document, inspection.date));
    supervisions.flat_map(|supervision| of_one(inspection, &proofs, supervision)).collect()
}

fn of_one(inspection: Inspection<'_>, proofs: &Proofs<'_>, supervision: Supervision<'_>) -> Vec<Observation> {
    let mut findings: Vec<Observation> = answered(supervision).into_iter().collect();
    let demands = supervision.demands();
    findings.extend(demands.is_empty().then(|| without_demands(supervision)).flatten());
    for demand in demands.iter().filter(|demand| !demand.is_prose()) {
        findings.extend(unanswered(supervision, demand));
        findings.extend(unproved(inspection, proofs, supervision, demand));
        findings.extend(demand_measures::check(supervision, demand));
    }
    findings
}

/// The finding on when a supervision was answered.
fn answered(supervision: Supervision<'_>) -> Option<Observation> {
    let due = supervision.due().filter(|_| !supervision.is_closed())?;
    let at = |field: &str| supervision.document.place_of(&Pointer::root().child(field));
    match supervision.answer() {
        Answer::None if due < supervision.today => {
            let days = (supervision.today - due).get_days();
            let message = format!("svaret skulle ha lämnats senast {due} och står inte som lämnat");
            let finding = Observation::new(&ANSWER, message, at(supervision.due_field()));
            Some(finding.about(About::Late { days }).label(format!("{} sedan", days_in_words(days))).help(
                "lämna svaret och skriv dagen i besvarad; har myndigheten gett längre tid, skriv den nya dagen i anstånd_till",
            ))
        }
        Answer::On(day) if day > due => {
            let days = (day - due).get_days();
            let message = format!("svaret lämnades {day}, {} efter den sista dagen", days_in_words(days));
            let finding = Observation::new(&ANSWER, message, at("besvarad"));
            Some(finding.about(About::Late { days }).related(format!("den sista dagen var {due}"), Some(at(supervision.due_field()))).help(
                "gav myndigheten längre tid, skriv den dagen i anstånd_till; är ärendet avslutat, skriv status: avslutad",
            ))
        }
        Answer::Undated => {
            let place = supervision.document.place_without(&Pointer::root(), Some("besvarad"));
            let message = format!("det framgår inte när svaret lämnades; sista dagen var {due}");
            Some(
                Observation::new(&ANSWER, message, place)
                    .severity(Severity::Note)
                    .about(About::Missing(vec!["besvarad".to_owned()]))
                    .label("saknar besvarad")
                    .help("skriv dagen då svaret lämnades i besvarad"),
            )
        }
        Answer::None | Answer::On(_) => None,
    }
}

/// The tip that a supervision that goes on tells no demands.
fn without_demands(supervision: Supervision<'_>) -> Option<Observation> {
    (!supervision.is_closed()).then(|| {
        let place = supervision.document.place_without(&Pointer::root(), Some(DEMANDS));
        Observation::new(&ANSWER, "det framgår inte vad som krävdes", place)
            .severity(Severity::Note)
            .about(About::Missing(vec![DEMANDS.to_owned()]))
            .label("saknar krav")
            .help("skriv varje krav eller fråga för sig under krav, så följs svar, underlag och åtgärder")
    })
}

/// The finding on a demand without an answer, in a supervision that is answered.
fn unanswered(supervision: Supervision<'_>, demand: &Demand<'_>) -> Option<Observation> {
    (supervision.awaits_parts()
        && !demand.says("svar")
        && !supervision.document.is_broken_at(&demand.pointer.child("svar")))
    .then(|| {
        let place = supervision.document.place_without(&demand.pointer, Some("svar"));
        Observation::new(&ANSWER, format!("kravet {} saknar svar", demand.name()), place)
            .about(About::Missing(vec!["svar".to_owned()]))
            .label("saknar svar")
            .help("skriv vad ni svarade på just det kravet i svar")
    })
}

/// The findings on the evidence of a demand.
fn unproved(
    inspection: Inspection<'_>,
    proofs: &Proofs<'_>,
    supervision: Supervision<'_>,
    demand: &Demand<'_>,
) -> Vec<Observation> {
    let evidence = demand.evidence();
    if evidence.is_empty() {
        let is_answered = supervision.awaits_parts() && demand.says("svar");
        let is_asked = is_answered && supervision.form() != Some(STATEMENT);
        let is_broken = supervision.document.is_broken_at(&demand.pointer.child(EVIDENCE));
        return if is_asked && !is_broken { vec![without_evidence(supervision, demand)] } else { Vec::new() };
    }
    let proved: Vec<(&Pointer, &str, Proof)> =
        evidence.iter().map(|(at, name)| (at, *name, proofs.of(name, supervision.answer()))).collect();
    let is_later = |kind| proved.iter().any(|(_, _, proof)| proofs.is_later(proof, kind, supervision.answer()));
    let of_one = |(at, name, proof): &(&Pointer, &str, Proof)| match proof {
        Proof::Lapsed(id, why) if is_later(&inspection.corpus.document(*id).kind.name) => {
            Some(left_standing(supervision, (demand, at, name), why))
        }
        proof => unfit(inspection, supervision, (demand, at, name), proof),
    };
    proved.iter().filter_map(of_one).collect()
}

/// The form of a request that an answer alone meets.
const STATEMENT: &str = "begäran om yttrande";

fn without_evidence(supervision: Supervision<'_>, demand: &Demand<'_>) -> Observation {
    let place = supervision.document.place_without(&demand.pointer, Some(EVIDENCE));
    Observation::new(&EVIDENCE_MISSING, format!("svaret på kravet {} saknar underlag", demand.name()), place)
        .about(About::Missing(vec![EVIDENCE.to_owned()]))
        .label("saknar underlag")
        .help("skriv id på de dokument som visar det, till exempel underlag: [rutin-intyg]")
}

/// The tip on evidence that is no longer in force beside some of the same kind that came after the answer, and probably is in its
/// place.
fn left_standing(
    supervision: Supervision<'_>,
    (demand, at, name): (&Demand<'_>, &Pointer, &str),
    why: &str,
) -> Observation {
    let message =
        format!("ett av underlagen för kravet {} gäller inte längre: {} {why}", demand.name(), shortened(name));
    Observation::new(&EVIDENCE_MISSING, message, supervision.document.place_of(at))
        .severity(Severity::Note)
        .help("ta bort det om ett annat underlag har kommit i dess ställe, eller skriv ersätter i det nya")
}

/// The finding on a piece of evidence; none if it holds, or if that cannot be told.
fn unfit(
    inspection: Inspection<'_>,
    supervision: Supervision<'_>,
    (demand, at, name): (&Demand<'_>, &Pointer, &str),
    proof: &Proof,
) -> Option<Observation> {
    let place = || supervision.document.place_of(at);
    let stands = |id| inspection.corpus.document(id).place_without(&Pointer::root(), None);
    let name = shortened(name);
    match proof {
        Proof::Unknown(near) => {
            let help = near
                .as_deref()
                .map_or_else(|| "rätta id, eller lägg in det dokument som är underlaget".to_owned(), meant);
            let message = format!("underlaget för kravet {} finns inte: inget dokument heter {name}", demand.name());
            Some(
                Observation::new(&EVIDENCE_MISSING, message, place())
                    .about(About::unknown(&name, near.as_deref()))
                    .help(help),
            )
        }
        Proof::NotInForce(id, why) if supervision.is_to_be_answered() => {
            let message = format!("underlaget för kravet {} gäller inte: {name} {why}", demand.name());
            let finding = Observation::new(&EVIDENCE_MISSING, message, place());
            Some(
                finding
                    .related(format!("{name} står här"), Some(stands(*id)))
                    .help("fastställ det, eller byt underlaget till det som gäller"),
            )
        }
        Proof::Lapsed(id, why) => {
            let message = format!("{}; {name}, som var underlaget, {why}", demanded(supervision));
            let finding = Observation::new(&AGAIN, message, place());
            Some(
                finding
                    .related(format!("{name} står här"), Some(stands(*id)))
                    .help("fastställ det som saknas, eller byt underlaget till det som gäller nu"),
            )
        }
        Proof::Holds(_) | Proof::Replaced { .. } | Proof::NotInForce(..) | Proof::Untold => None,
    }
}

/// The words for who demanded it and when, of what is a gap again.
#[must_use]
pub fn demanded(supervision: Supervision<'_>) -> String {
    let day = supervision.decided().map_or_else(String::new, |day| format!(" {day}"));
    match supervision.named_authority() {
        Some(who) => format!("återkommande: {who} krävde det{day}"),
        None => format!("återkommande: det krävdes{day}"),
    }
}
