//! The answer to a requirement for one enhet: its evidence, the near misses, and what is missing.

use std::collections::BTreeSet;

use super::candidates::{Candidates, Found, beyond, most_above};
use super::covering::uncovered;
use super::question::Question;
use super::unit_finding::{Shortfall, finding};
use super::unread::UnreadTexts;
use super::{Assessment, Context, Evidence, Outcomes};
use crate::catalogue::requirement::Reach;
use crate::corpus::{Organisation, UnitId};
use crate::finding::{Finding, Outcome};
use crate::text::Pointer;
use crate::text::words::{list, shortened};

/// The answer to one question.
struct Answer<'answer> {
    outcome: Outcome,
    evidence: Vec<Evidence>,
    reason: Option<String>,
    short: Shortfall<'answer>,
    /// The most evidence decided above that is kept, if there is more of it.
    cut_at: Option<usize>,
}

/// The answer to a requirement for one enhet, from the answers to its questions.
pub fn answer(
    context: &Context<'_>,
    questions: &[Question<'_>],
    (candidates, unread): (&[Candidates], &UnreadTexts),
    unit: UnitId,
) -> Outcomes {
    let requirement = questions[0].requirement;
    let not_asked = context.not_in_force(requirement).or_else(|| context.not_asked_of_unit(requirement, unit));
    if let Some(reason) = not_asked {
        let answer = Answer { reason: Some(reason), ..Answer::bare(Outcome::NotApplicable) };
        return Outcomes { assessments: vec![assessment(questions[0].number, unit, answer)], findings: Vec::new() };
    }
    let answers: Vec<Answer<'_>> = questions
        .iter()
        .zip(candidates)
        .map(|(question, candidates)| {
            if question.is_asked_of(context, unit) {
                answer_one(context, question, (candidates, unread), unit)
            } else {
                Answer::bare(Outcome::NotApplicable)
            }
        })
        .collect();
    let outcome = answers.iter().map(|answer| answer.outcome).max().unwrap_or(Outcome::NotApplicable);
    let (mut evidence, mut reason, mut short, mut cut_at) = (Vec::new(), None, Vec::new(), None);
    let mut seen = BTreeSet::new();
    for answer in answers {
        evidence.extend(answer.evidence.into_iter().filter(|evidence| seen.insert(evidence.document)));
        reason = reason.or(answer.reason.filter(|_| answer.outcome == outcome));
        cut_at = cut_at.max(answer.cut_at);
        if answer.outcome == Outcome::Violated {
            short.push(answer.short);
        }
    }
    let reason = reason.or_else(|| cut_at.map(more_above));
    let answer = Answer { evidence, reason, cut_at, ..Answer::bare(outcome) };
    let assessments = vec![assessment(questions[0].number, unit, answer)];
    Outcomes { assessments, findings: findings(context, &questions[0], unit, short) }
}

/// That more documents decided above are evidence than are kept.
fn more_above(most: usize) -> String {
    format!("fler än {most} dokument som är beslutade högre upp visar det; {most} av dem räknas upp")
}

fn assessment(requirement: usize, unit: UnitId, answer: Answer<'_>) -> Assessment {
    let Answer { outcome, evidence, reason, cut_at, .. } = answer;
    Assessment {
        requirement,
        outcome,
        unit: Some(unit),
        document: None,
        pointer: Pointer::root(),
        evidence,
        has_more: cut_at.is_some(),
        reason,
    }
}

/// One finding, or one for each thing that is missing.
fn findings(context: &Context<'_>, question: &Question<'_>, unit: UnitId, short: Vec<Shortfall<'_>>) -> Vec<Finding> {
    if short.is_empty() {
        return Vec::new();
    }
    if question.requirement.is_one_each {
        return short.iter().map(|short| finding(context, question, unit, short)).collect();
    }
    let mut whole = Shortfall::default();
    for short in short {
        whole.has_more |= short.has_more;
        whole.missing.extend(short.missing);
        whole.near.extend(short.near);
    }
    let mut seen = BTreeSet::new();
    whole.near.retain(|(document, _)| seen.insert(*document));
    vec![finding(context, question, unit, &whole)]
}

fn answer_one<'answer>(
    context: &Context<'_>,
    question: &Question<'_>,
    (candidates, unread): (&'answer Candidates, &UnreadTexts),
    unit: UnitId,
) -> Answer<'answer> {
    let reached = reached(context, question.exists.reach, unit);
    if question.exists.reach == Reach::EveryLevel {
        return at_every_level(context, (candidates, unread), unit, &reached);
    }
    let mut found = candidates.found(context, unit, (&reached, question.exists.at_least));
    let evidence = std::mem::take(&mut found.evidence);
    let cut_at = found.has_more.then(|| most_above(question.exists.at_least));
    let missing: Vec<String> = question.point_name().map(str::to_owned).into_iter().collect();
    let are_enough = evidence.len() >= question.exists.at_least;
    let (is_answered, missing) = match &question.exists.covers {
        None => (are_enough, missing),
        Some(covers) => match uncovered(context, covers, &evidence, (candidates, &reached)) {
            None => {
                let reason = format!("{} är inte ifyllt i något dokument av typen {}", covers.key(), covers.kind);
                return Answer { evidence, reason: Some(reason), ..Answer::bare(Outcome::Undetermined) };
            }
            Some(missing) => (are_enough && missing.is_empty(), missing),
        },
    };
    if is_answered {
        return Answer { evidence, cut_at, ..Answer::bare(Outcome::Satisfied) };
    }
    if found.is_beyond {
        return Answer { evidence, reason: Some(beyond()), ..Answer::bare(Outcome::Undetermined) };
    }
    if question.exists.only_if_any && evidence.is_empty() && !found.is_close {
        return Answer::bare(Outcome::NotApplicable);
    }
    match doubt(context, (candidates, unread), &found, &reached) {
        Some(reason) => Answer { evidence, reason: Some(reason), ..Answer::bare(Outcome::Undetermined) },
        None => {
            let short = Shortfall { missing, near: found.near, has_more: found.has_more_near };
            Answer { evidence, cut_at, short, ..Answer::bare(Outcome::Violated) }
        }
    }
}

impl Answer<'_> {
    fn bare(outcome: Outcome) -> Self {
        Self { outcome, evidence: Vec::new(), reason: None, short: Shortfall::default(), cut_at: None }
    }
}

/// The enheter whose documents count for an enhet, itself first.
fn reached(context: &Context<'_>, reach: Reach, unit: UnitId) -> Vec<UnitId> {
    let organisation = &context.corpus.organisation;
    match reach {
        Reach::Applies => organisation.chain(unit).collect(),
        Reach::Own => vec![unit],
        Reach::Within => organisation.chain(unit).chain(organisation.below(unit)).collect(),
        Reach::EveryLevel => std::iter::once(unit).chain(organisation.below(unit)).collect(),
    }
}

/// The answer of [`Reach::EveryLevel`]: the enhet and each below it has evidence of its own, and is below a vårdgivare.
fn at_every_level<'answer>(
    context: &Context<'_>,
    (candidates, unread): (&'answer Candidates, &UnreadTexts),
    unit: UnitId,
    reached: &[UnitId],
) -> Answer<'answer> {
    let organisation = &context.corpus.organisation;
    let (mut whole, mut missing, mut near) = (Vec::new(), Vec::new(), Found::default());
    for at in reached {
        let mut found = candidates.found(context, *at, (&[*at], 1));
        let evidence = std::mem::take(&mut found.evidence);
        if evidence.is_empty() {
            missing.push(organisation.unit(*at).name.clone());
            near.add_near(found);
        }
        whole.extend(evidence);
    }
    if missing.is_empty() && organisation.is_implied {
        let reason = "inga enheter är beskrivna, så nivåerna går inte att se".to_owned();
        return Answer { evidence: whole, reason: Some(reason), ..Answer::bare(Outcome::Undetermined) };
    }
    missing.extend(loose(organisation));
    if missing.is_empty() {
        return Answer { evidence: whole, ..Answer::bare(Outcome::Satisfied) };
    }
    match doubt(context, (candidates, unread), &near, &[unit]) {
        Some(reason) => Answer { evidence: whole, reason: Some(reason), ..Answer::bare(Outcome::Undetermined) },
        None => {
            let short = Shortfall { missing, near: near.near, has_more: near.has_more_near };
            Answer { evidence: whole, short, ..Answer::bare(Outcome::Violated) }
        }
    }
}

/// The most enheter that are named for not reaching the vårdgivare, since each vårdgivare is told of them.
const MOST_LOOSE: usize = 100;

/// The names of the enheter whose chain does not end at a vårdgivare.
fn loose(organisation: &Organisation) -> Vec<String> {
    let all = organisation.loose();
    let named = all.iter().take(MOST_LOOSE).map(|at| organisation.unit(*at).name.as_str());
    let mut names: Vec<String> = named.map(|name| format!("{name} (når inte vårdgivaren)")).collect();
    if all.len() > MOST_LOOSE {
        names.push(format!("{} enheter till (når inte vårdgivaren)", all.len() - MOST_LOOSE));
    }
    names
}

/// Why the outcome is undetermined instead of violated, if it is.
fn doubt(
    context: &Context<'_>,
    (candidates, unread): (&Candidates, &UnreadTexts),
    found: &Found<'_>,
    reached: &[UnitId],
) -> Option<String> {
    let corpus = context.corpus;
    if let Some(id) = found.unclear {
        return Some(format!("något i {} måste rättas först", corpus.document(id).id));
    }
    if let Some((id, from)) = found.earlier {
        let id = &corpus.document(id).id;
        return Some(format!("{id} gäller från {from}; det kan ha funnits en tidigare version"));
    }
    let kept = reached.iter().find_map(|unit| candidates.elsewhere.get(unit)?.first());
    if let Some(id) = kept {
        let document = corpus.document(*id);
        let place = document.root.get("plats").and_then(|entry| entry.value.text()).unwrap_or(&document.title);
        return Some(format!("finns på annat håll, se {} ({})", document.id, shortened(place)));
    }
    if let Some(id) = candidates.adrift.first() {
        let document = corpus.document(*id);
        if document.applies_to.is_empty() || corpus.organisation.has_too_many_roots() {
            return Some(format!("{} kan gälla för enheten: för många enheter saknar överordnad", document.id));
        }
        let named = list(&document.applies_to, "och");
        return Some(format!("{} gäller för {}, som inte är någon beskriven enhet", document.id, shortened(&named)));
    }
    if let Some(source) = unread.first_for(&candidates.unread, corpus, reached) {
        return Some(format!("filen {} kan inte räknas förrän den är rättad", corpus.source(source).path));
    }
    let is_loose = reached.first().is_some_and(|unit| !corpus.organisation.is_connected(*unit));
    is_loose.then(|| "det går inte att se vad enheten ärver uppifrån".to_owned())
}
