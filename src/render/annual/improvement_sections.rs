//! What is said of the systematic work: responsibility, follow-up, decisions, cooperation, risks and self-checks.

use super::statement::{amount, bounded, compared, counted, quoted, stands_on, stands_on_one};
use crate::render::shared_words::{capital, count};
use crate::report::annual::Annual;
use crate::report::annual::risks::Risk;
use crate::report::annual::self_checks::SelfCheck;
use crate::report::annual::year::{Basis, Year};
use crate::report::annual::year_of_work::Said;

/// The duties in the field of patient safety.
pub fn responsibility(annual: &Annual<'_>) -> Vec<String> {
    bounded(annual.work.duties.iter().map(told))
}

/// What a document says, after its title.
fn told(said: &Said<'_>) -> String {
    stands_on_one(&format!("{}: {}", capital(&quoted(said.title)), quoted(&said.text)), said.name)
}

/// How the work is followed up.
pub fn follow_up(annual: &Annual<'_>) -> Vec<String> {
    let year = annual.year.number;
    let checks: Basis<'_> = annual.self_checks.checks.iter().map(|check| check.name).collect();
    let said = |noun: &str| format!("{noun} har varit i bruk under {year}");
    let checks = counted(&checks, [&said("egenkontroll"), &said("egenkontroller")]);
    let reviews = &annual.work.reviews;
    let times = count(reviews.number(), "gång", "gånger");
    let reviewed = format!("Ledningens genomgång gjordes {times} under {year}");
    let reviews = (!reviews.is_empty()).then(|| stands_on(&reviewed, reviews));
    let compilations: Basis<'_> = annual.work.compilations.iter().map(|one| one.name).collect();
    let compilations = counted(
        &compilations,
        [
            &format!("sammanställning av avvikelser har gjorts för en period som slutade {year}"),
            &format!("sammanställningar av avvikelser har gjorts för perioder som slutade {year}"),
        ],
    );
    checks.into_iter().chain(reviews).chain(compilations).collect()
}

/// What was decided in the year.
pub fn work(annual: &Annual<'_>) -> Vec<String> {
    let said = format!("som gäller nu fastställdes under {}", annual.year.number);
    bounded(annual.work.decided.iter().map(|(words, number)| compared(number, [words.one, words.several], &said)))
}

/// With whom, and what the follow-ups showed.
pub fn cooperation(annual: &Annual<'_>) -> Vec<String> {
    let words = ["dokument om samverkan är i bruk", "dokument om samverkan är i bruk"];
    let in_use = counted(&annual.work.cooperation, words);
    in_use.into_iter().chain(bounded(annual.work.followed_up.iter().map(told))).collect()
}

/// The risk analyses.
pub fn risks(annual: &Annual<'_>) -> Vec<String> {
    let (risks, year) = (&annual.risks, annual.year.number);
    if risks.analyses.is_empty() {
        return Vec::new();
    }
    let mut told = vec![compared(&risks.analyses, ["riskanalys", "riskanalyser"], &format!("gjordes under {year}"))];
    if !risks.analyses.now.is_empty() {
        let analyses = if risks.analyses.now.number() == 1 { "beskrivs i den" } else { "beskrivs i dem" };
        told.push(compared(&risks.risks, ["risk", "risker"], analyses));
    }
    told.extend(bounded(risks.by_handling.iter().map(|(word, basis)| {
        stands_on(&format!("Hantering ”{}”: {}", quoted(word), count(basis.number(), "risk", "risker")), basis)
    })));
    told.extend(counted(
        &risks.without_measure,
        ["risk som inte accepteras saknar åtgärd", "risker som inte accepteras saknar åtgärd"],
    ));
    told.extend(risks.greatest.iter().map(risk));
    told
}

fn risk(risk: &Risk<'_>) -> String {
    let name = risk.id.as_ref().map_or_else(|| risk.name.to_owned(), |id| format!("{} {}", risk.name, quoted(id)));
    stands_on_one(&format!("Bland de största, riskvärde {}: {}", decimal(risk.value), quoted(&risk.event)), &name)
}

/// A number with a decimal comma.
fn decimal(value: f64) -> String {
    value.to_string().replace('.', ",")
}

/// The self-checks.
pub fn self_checks(annual: &Annual<'_>) -> Vec<String> {
    let (found, year) = (&annual.self_checks, annual.year.number);
    if found.checks.is_empty() {
        return Vec::new();
    }
    let times = amount(found.occasions.now.number(), ["tillfälle", "tillfällen"]);
    let sentence = format!("Egenkontroller gjordes vid {times} under {year} (året före {})", found.occasions.before);
    let mut told = vec![stands_on(&sentence, &found.occasions.now)];
    let (mut planned, mut done, mut basis, mut seldom) = (0, 0, Basis::default(), Basis::default());
    for (check, times) in found.planned() {
        planned += times;
        done += check.done.min(times);
        basis.add(check.name);
        if check.is_seldom {
            seldom.add(check.name);
        }
    }
    if planned > 0 {
        let times = count(planned, "planerat tillfälle", "planerade tillfällen");
        let are_done = match done {
            0 => "är inget gjort".to_owned(),
            1 => "är 1 gjort".to_owned(),
            done => format!("är {done} gjorda"),
        };
        told.push(stands_on(&format!("Av {times} {year} {are_done}"), &basis));
    }
    told.extend(counted(
        &seldom,
        [
            &format!("egenkontroll är gjord färre gånger under {year} än planerat"),
            &format!("egenkontroller är gjorda färre gånger under {year} än planerat"),
        ],
    ));
    let uncounted = found.checks.iter().filter(|check| check.planned.is_none()).map(|check| check.name);
    let unplanned = [
        "egenkontroll säger inte hur många gånger den ska göras på ett år",
        "egenkontroller säger inte hur många gånger de ska göras på ett år",
    ];
    told.extend(counted(&uncounted.collect(), unplanned));
    told.extend(counted(&found.with_faults, ["tillfälle visade brister", "tillfällen visade brister"]));
    let unassessed = ["tillfälle saknar resultat eller bedömning", "tillfällen saknar resultat eller bedömning"];
    told.extend(counted(&found.unassessed, unassessed));
    told.extend(bounded(found.checks.iter().map(|one| check(one, annual.year))));
    told
}

fn check(check: &SelfCheck<'_>, year: Year) -> String {
    let done = if year.is_over() { "gjord" } else { "hittills gjord" };
    let times = match check.planned.filter(|planned| *planned > 0) {
        Some(planned) => format!("{done} {} av {}", check.done, count(planned, "planerad gång", "planerade gånger")),
        None => format!("{done} {}", count(check.done, "gång", "gånger")),
    };
    let latest = check.latest.as_ref().map(|(when, assessed)| {
        let assessed = assessed.as_ref().map(|text| format!(", bedömning ”{}”", quoted(text)));
        format!(", senast {}{}", quoted(when), assessed.unwrap_or_default())
    });
    let sentence = format!("{}: {times}{}", capital(&quoted(check.title)), latest.unwrap_or_default());
    stands_on_one(&sentence, check.name)
}
