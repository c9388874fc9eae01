//! Validity: documents in use past their last day, past their review, or old with neither.

use jiff::civil::Date;

use super::Inspection;
use crate::catalogue::kind;
use crate::corpus::force::Bound;
use crate::corpus::{Document, Status};
use crate::finding::{Observation, Rule, Severity};
use crate::text::Pointer;
use crate::text::date::{self, months_after};

/// A document in use after its last day.
pub const EXPIRED: Rule = Rule {
    id: "giltighet/utgangen",
    title: "Dokumentets giltighetstid har gått ut",
    severity: Severity::Error,
    manual: "Sista giltighetsdagen har passerat, och dokumentet är varken utkast, upphävt eller arkiverat. Det räknas då \
             inte som gällande för något krav, vilken status det än har. Besluta om en ny version, förläng tiden genom ett \
             nytt beslut, eller sätt status upphävd.",
};
/// A document past its review.
pub const REVIEW_PASSED: Rule = Rule {
    id: "giltighet/oversyn-passerad",
    title: "Dagen för översyn har passerat",
    severity: Severity::Warning,
    manual: "Dokumentet skulle ha setts över före ett datum som har passerat. Ingen lag sätter tiden; den har ni själva \
             bestämt. Se över dokumentet och skriv en ny dag i nästa_översyn.",
};
/// An old document without a last day or a review.
pub const OLD: Rule = Rule {
    id: "giltighet/gammal",
    title: "Dokumentet är gammalt och har varken slutdatum eller dag för översyn",
    severity: Severity::Error,
    manual: "Dokumentet säger varken när det slutar gälla eller när det ska ses över, och det är flera år sedan det \
             beslutades. Efter 24 månader är det ett tips, efter 60 månader en brist; gränserna är programmets egna och kan \
             ändras i inställningarna, ingen lag anger något antal. Ett dokument som gäller tills vidare får högst ett tips.",
};
/// A document that expires soon.
pub const SOON: Rule = Rule {
    id: "giltighet/snart",
    title: "Dokumentet går snart ut",
    severity: Severity::Note,
    manual: "Sista giltighetsdagen kommer inom sex månader, eller den tid som inställningarna anger. Planera översynen i \
             tid, så att verksamheten inte står utan gällande dokument.",
};

/// The rules of this theme.
pub const RULES: [Rule; 4] = [EXPIRED, REVIEW_PASSED, OLD, SOON];

/// The findings on the validity of a document that is neither pending nor put away, of any kind and with any status; age
/// is judged only of kinds that steer, never of records of what happened.
#[must_use]
pub fn check(inspection: Inspection<'_>, document: &Document) -> Vec<Observation> {
    if document.is_put_away() || document.pending().is_some() || document.kind.is(kind::WAIVER) {
        return Vec::new();
    }
    let mut findings: Vec<Observation> = ending(inspection, document).into_iter().collect();
    if findings.iter().all(|finding| finding.rule.as_str() != EXPIRED.id) {
        findings.extend(review(inspection, document).or_else(|| age(inspection, document)));
    }
    findings
}

fn ending(inspection: Inspection<'_>, document: &Document) -> Option<Observation> {
    let Bound::Day(till) = document.valid_till else { return None };
    let place = document.place_of(&Pointer::root().child("giltig_till"));
    if till < inspection.date {
        let name = &document.kind.words.definite;
        let message = match document.status {
            Status::Adopted | Status::InRevision => format!("{name} gällde till {till} men står kvar som fastställd"),
            _ => format!("{name} gällde till {till}"),
        };
        return Some(
            Observation::new(&EXPIRED, message, place)
                .help("besluta om en ny version eller en ny tid, eller skriv status: upphävd"),
        );
    }
    let soon = months_after(inspection.date, inspection.limits.soon_months);
    (till <= soon).then(|| {
        let message = format!("{} går ut {till}", document.kind.words.definite);
        Observation::new(&SOON, message, place).help("planera översynen så att ett nytt beslut finns i tid")
    })
}

fn review(inspection: Inspection<'_>, document: &Document) -> Option<Observation> {
    let planned = day_of(document, "nästa_översyn")?;
    (planned < inspection.date).then(|| {
        let place = document.place_of(&Pointer::root().child("nästa_översyn"));
        let message = format!("{} skulle ha setts över senast {planned}", document.kind.words.definite);
        Observation::new(&REVIEW_PASSED, message, place).help("se över dokumentet och skriv en ny dag i nästa_översyn")
    })
}

fn age(inspection: Inspection<'_>, document: &Document) -> Option<Observation> {
    let says_more = ["nästa_översyn", "period"].iter().any(|key| has(document, key));
    let has_end = matches!(document.valid_till, Bound::Day(_) | Bound::Unclear);
    if says_more || has_end || !document.kind.words.is_governed {
        return None;
    }
    let latest_of = |keys: &[&'static str]| {
        let days = keys.iter().filter_map(|key| Some((day_of(document, key)?, *key)));
        days.filter(|(day, _)| *day <= inspection.date).max()
    };
    // The day it was drawn up counts only where no decision is filled in.
    let (latest, key) = latest_of(&["fastställd", "reviderad", "giltig_från"]).or_else(|| latest_of(&["upprättad"]))?;
    let is_older_than = |months: i32| months_after(latest, months) < inspection.date;
    let is_open_ended = has(document, "giltig_till");
    let severity = match (is_older_than(inspection.limits.old_months), is_older_than(inspection.limits.ageing_months)) {
        (true, _) if !is_open_ended => Severity::Error,
        (true, _) => Severity::Note,
        (false, true) if !is_open_ended => Severity::Note,
        (false, _) => return None,
    };
    let message =
        format!("{} är från {latest} och har varken slutdatum eller dag för översyn", document.kind.words.definite);
    let mut finding = Observation::new(&OLD, message, document.place_of(&Pointer::root().child(key)))
        .help("se över innehållet och skriv nästa_översyn: ÅÅÅÅ-MM-DD; ingen lag anger hur ofta, det bestämmer ni");
    finding.severity = severity;
    Some(finding)
}

fn has(document: &Document, key: &str) -> bool {
    document.root.get(key).is_some_and(|entry| !entry.value.says_nothing())
}

fn day_of(document: &Document, key: &str) -> Option<Date> {
    date::read(document.root.get(key)?.value.text()?).map(|stretch| stretch.till)
}
