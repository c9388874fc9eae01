//! The answer to a requirement for one enhet: its evidence, the near misses, and what is missing.

use std::collections::BTreeSet;

use super::asked_parts::parts;
use super::question::{Candidates, Question, Standing};
use super::unit_finding::{Shortfall, finding};
use super::{Assessment, Context, Evidence, Outcomes};
use crate::catalogue::View;
use crate::catalogue::requirement::{Covers, Reach};
use crate::catalogue::view::Seen;
use crate::corpus::{Corpus, DocumentId, UnitId};
use crate::finding::{Finding, Outcome};
use crate::text::Pointer;
use crate::text::words::list;

/// A near miss: a candidate that does not answer, with its standing.
type Near<'answer> = (DocumentId, &'answer Standing);

/// The answer to one question.
struct Answer<'answer> {
    outcome: Outcome,
    evidence: Vec<Evidence>,
    reason: Option<String>,
    short: Shortfall<'answer>,
}

/// The answer to a requirement for one enhet, from the answers to its questions.
pub fn answer(context: &Context<'_>, questions: &[Question<'_>], candidates: &[Candidates], unit: UnitId) -> Outcomes {
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
                answer_one(context, question, candidates, unit)
            } else {
                Answer::bare(Outcome::NotApplicable)
            }
        })
        .collect();
    let outcome = answers.iter().map(|answer| answer.outcome).max().unwrap_or(Outcome::NotApplicable);
    let (mut evidence, mut reason, mut short) = (Vec::new(), None, Vec::new());
    let mut seen = BTreeSet::new();
    for answer in answers {
        evidence.extend(answer.evidence.into_iter().filter(|evidence| seen.insert(evidence.document)));
        reason = reason.or(answer.reason.filter(|_| answer.outcome == outcome));
        if answer.outcome == Outcome::Violated {
            short.push(answer.short);
        }
    }
    let answer = Answer { outcome, evidence, reason, ..Answer::bare(outcome) };
    let assessments = vec![assessment(questions[0].number, unit, answer)];
    Outcomes { assessments, findings: findings(context, &questions[0], unit, short) }
}

fn assessment(requirement: usize, unit: UnitId, answer: Answer<'_>) -> Assessment {
    let Answer { outcome, evidence, reason, short: _ } = answer;
    Assessment { requirement, outcome, unit: Some(unit), document: None, pointer: Pointer::root(), evidence, reason }
}

/// One finding, or one for each thing that is missing.
fn findings(context: &Context<'_>, question: &Question<'_>, unit: UnitId, short: Vec<Shortfall<'_>>) -> Vec<Finding> {
    if short.is_empty() {
        return Vec::new();
    }
    if question.requirement.is_one_each {
        return short.iter().map(|short| finding(context, question, unit, short)).collect();
    }
    let mut whole = Shortfall { missing: Vec::new(), near: Vec::new() };
    for short in short {
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
    candidates: &'answer Candidates,
    unit: UnitId,
) -> Answer<'answer> {
    let reached = reached(context, question.exists.reach, unit);
    if question.exists.reach == Reach::EveryLevel {
        return at_every_level(context, candidates, unit, &reached);
    }
    let (evidence, near) = sorted(context, candidates, unit, &reached);
    let missing: Vec<String> = question.point_name().map(str::to_owned).into_iter().collect();
    let are_enough = evidence.len() >= question.exists.at_least;
    let (is_answered, missing) = match &question.exists.covers {
        None => (are_enough, missing),
        Some(covers) => match uncovered(context, covers, &evidence, &reached) {
            None => {
                let reason = format!("{} är inte ifyllt i något dokument av typen {}", covers.key(), covers.kind);
                return Answer { evidence, reason: Some(reason), ..Answer::bare(Outcome::Undetermined) };
            }
            Some(missing) => (are_enough && missing.is_empty(), missing),
        },
    };
    if is_answered {
        return Answer { evidence, ..Answer::bare(Outcome::Satisfied) };
    }
    let is_near = |(_, standing): &Near<'_>| matches!(standing, Standing::Lacks(_) | Standing::Unclear);
    if question.exists.only_if_any && evidence.is_empty() && !near.iter().any(is_near) {
        return Answer::bare(Outcome::NotApplicable);
    }
    match doubt(context.corpus, candidates, &near, &reached) {
        Some(reason) => Answer { evidence, reason: Some(reason), ..Answer::bare(Outcome::Undetermined) },
        None => Answer { evidence, short: Shortfall { missing, near }, ..Answer::bare(Outcome::Violated) },
    }
}

impl Answer<'_> {
    fn bare(outcome: Outcome) -> Self {
        let short = Shortfall { missing: Vec::new(), near: Vec::new() };
        Self { outcome, evidence: Vec::new(), reason: None, short }
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

/// The evidence for an enhet, and the near misses.
fn sorted<'answer>(
    context: &Context<'_>,
    candidates: &'answer Candidates,
    unit: UnitId,
    reached: &[UnitId],
) -> (Vec<Evidence>, Vec<Near<'answer>>) {
    let (mut evidence, mut near) = (Vec::new(), Vec::new());
    for at in reached {
        let inherited_from = (*at != unit && context.corpus.organisation.is_within(unit, *at)).then_some(*at);
        let here = candidates.by_unit.get(at).into_iter().flatten();
        for (document, standing) in here.filter(|(document, _)| !context.is_excepted(*document, unit)) {
            match standing {
                Standing::Fulfils => evidence.push(Evidence { document: *document, inherited_from }),
                Standing::Lacks(_)
                | Standing::NotInForce(_)
                | Standing::Hollow
                | Standing::Unclear
                | Standing::Earlier(_)
                | Standing::Elsewhere => {
                    near.push((*document, standing));
                }
            }
        }
    }
    (evidence, near)
}

/// The answer of [`Reach::EveryLevel`]: the enhet and each below it has evidence of its own, and is below a vårdgivare.
fn at_every_level<'answer>(
    context: &Context<'_>,
    candidates: &'answer Candidates,
    unit: UnitId,
    reached: &[UnitId],
) -> Answer<'answer> {
    let organisation = &context.corpus.organisation;
    let (mut whole, mut missing, mut near) = (Vec::new(), Vec::new(), Vec::new());
    for at in reached {
        let (evidence, close) = sorted(context, candidates, *at, &[*at]);
        if evidence.is_empty() {
            missing.push(organisation.unit(*at).name.clone());
            near.extend(close);
        }
        whole.extend(evidence);
    }
    if missing.is_empty() && organisation.is_implied {
        let reason = "inga enheter är beskrivna, så nivåerna går inte att se".to_owned();
        return Answer { evidence: whole, reason: Some(reason), ..Answer::bare(Outcome::Undetermined) };
    }
    let all = (0..organisation.units.len()).map(UnitId);
    let loose = all.filter(|at| !organisation.is_connected(*at));
    missing.extend(loose.map(|at| format!("{} (når inte vårdgivaren)", organisation.unit(at).name)));
    if missing.is_empty() {
        return Answer { evidence: whole, ..Answer::bare(Outcome::Satisfied) };
    }
    match doubt(context.corpus, candidates, &near, &[unit]) {
        Some(reason) => Answer { evidence: whole, reason: Some(reason), ..Answer::bare(Outcome::Undetermined) },
        None => Answer { evidence: whole, short: Shortfall { missing, near }, ..Answer::bare(Outcome::Violated) },
    }
}

/// The names of the values that no evidence covers; none if there are no values at all.
fn uncovered(context: &Context<'_>, covers: &Covers, evidence: &[Evidence], reached: &[UnitId]) -> Option<Vec<String>> {
    let corpus = context.corpus;
    let is_here = |id: DocumentId| context.applications[id.0].units.iter().any(|unit| reached.contains(unit));
    let holders = corpus.numbered().filter(|(id, document)| document.kind.name == covers.kind && is_here(*id));
    let wanted: BTreeSet<String> = holders.flat_map(|(_, held)| texts_at(held.view(), &covers.field)).collect();
    let named =
        evidence.iter().flat_map(|carried| texts_at(corpus.document(carried.document).view(), &covers.named_in));
    let named: BTreeSet<String> = named.collect();
    let role = |text: &str| context.facts.roles.get(text).map(|role| role.name.to_lowercase());
    let is_same = |one: &str, other: &str| {
        one.eq_ignore_ascii_case(other)
            || role(one).is_some_and(|name| name == other.to_lowercase())
            || role(other).is_some_and(|name| name == one.to_lowercase())
    };
    let missing = wanted.iter().filter(|wanted| !named.iter().any(|named| is_same(wanted, named)));
    let called = |text: &String| context.facts.roles.get(text).map_or_else(|| text.clone(), |role| role.name.clone());
    (!wanted.is_empty()).then(|| missing.map(called).collect::<BTreeSet<_>>().into_iter().collect())
}

/// The texts at a pattern such as `/behov/*/roll`.
fn texts_at(view: View<'_>, pattern: &str) -> Vec<String> {
    let found = parts(view, pattern).into_iter().map(|(_, found)| found);
    let single = found.flat_map(|found| match found.seen() {
        Some(Seen::List(items)) => items.collect(),
        Some(Seen::Plain(_) | Seen::Map(_)) | None => vec![found],
    });
    single.filter_map(|one| one.text()).map(|text| text.trim().to_owned()).collect()
}

/// Why the outcome is undetermined instead of violated, if it is.
fn doubt(corpus: &Corpus, candidates: &Candidates, near: &[Near<'_>], reached: &[UnitId]) -> Option<String> {
    let organisation = &corpus.organisation;
    if let Some((id, _)) = near.iter().find(|(_, standing)| matches!(standing, Standing::Unclear)) {
        return Some(format!("något i {} måste rättas först", corpus.document(*id).id));
    }
    let earlier = near.iter().find_map(|(id, standing)| match standing {
        Standing::Earlier(from) => Some((corpus.document(*id), *from)),
        _ => None,
    });
    if let Some((document, from)) = earlier {
        return Some(format!("{} gäller från {from}; det kan ha funnits en tidigare version", document.id));
    }
    let kept = reached.iter().find_map(|unit| candidates.elsewhere.get(unit)?.first());
    if let Some(id) = kept {
        let document = corpus.document(*id);
        let place = document.root.get("plats").and_then(|entry| entry.value.text()).unwrap_or(&document.title);
        return Some(format!("finns på annat håll, se {} ({place})", document.id));
    }
    if let Some(id) = candidates.adrift.first() {
        let document = corpus.document(*id);
        let named = list(&document.applies_to, "och");
        return Some(format!("{} gäller för {named}, som inte är någon beskriven enhet", document.id));
    }
    if let Some(unread) = candidates.unread.iter().find(|unread| unread.may_be_for(corpus, reached)) {
        return Some(format!("filen {} kan inte räknas förrän den är rättad", corpus.source(unread.source).path));
    }
    let is_loose = reached.first().is_some_and(|unit| !organisation.is_connected(*unit));
    is_loose.then(|| "det går inte att se vad enheten ärver uppifrån".to_owned())
}
