//! Requirements on documents and their parts.

use std::borrow::Cow;
use std::collections::HashMap;

use jiff::civil::Date;
use serde_json::Value;

use super::asked_parts::parts;
use super::{Assessment, Context, Evidence, Outcomes, in_words, observed};
use crate::catalogue::keywords;
use crate::catalogue::{Condition, KindName, LazyValue, Miss, Requirement, View};
use crate::corpus::{Document, DocumentId, Doubt, Force};
use crate::finding::{About, Finding, Outcome, Owner, Pending};
use crate::text::Pointer;
use crate::text::words::list;

/// A requirement with its conditions compiled.
struct Asked<'audit> {
    number: usize,
    requirement: &'audit Requirement,
    when: Option<Condition>,
    unclear: Option<Condition>,
    part_when: Option<Condition>,
    part_unclear: Option<Condition>,
    condition: Condition,
    points: Vec<(&'audit str, Condition)>,
    /// The condition and the points as if each document that may have had an earlier version were in force; empty where
    /// that makes no difference.
    lenient: Vec<Condition>,
}

/// The outcome of a requirement for a document or a part of one.
struct Verdict {
    pointer: Pointer,
    outcome: Outcome,
    misses: Vec<Miss>,
    reason: Option<Cow<'static, str>>,
}

impl Verdict {
    /// It cannot be seen whether a requirement applies, and what to do about it.
    fn unclear(requirement: &Requirement) -> Self {
        let advice = requirement.scope.unclear_advice.as_ref();
        let reason = advice.map_or(Cow::Borrowed("det går inte att se om kravet gäller"), |text| text.clone().into());
        Self { pointer: Pointer::root(), outcome: Outcome::Undetermined, misses: Vec::new(), reason: Some(reason) }
    }

    fn not_applicable(reason: String) -> Self {
        let reason = Some(reason.into());
        Self { pointer: Pointer::root(), outcome: Outcome::NotApplicable, misses: Vec::new(), reason }
    }
}

/// What a finding reports of a verdict: its part, all or one of its misses, and the pointer of the finding.
struct Lack<'verdict> {
    part: &'verdict Pointer,
    misses: &'verdict [Miss],
    pointer: &'verdict Pointer,
}

/// The requirements on documents, by kind.
pub struct DocumentQuestions<'audit> {
    by_kind: HashMap<&'audit KindName, Vec<Asked<'audit>>>,
}

impl<'audit> DocumentQuestions<'audit> {
    /// The requirements of a catalogue, with their conditions compiled.
    pub fn new(context: &Context<'audit>) -> Self {
        let mut by_kind: HashMap<&KindName, Vec<Asked<'_>>> = HashMap::new();
        for (number, requirement) in context.catalogue.requirements.iter().enumerate() {
            for kind in &requirement.scope.kinds {
                by_kind.entry(kind).or_default().push(Asked::new(context, number, requirement));
            }
        }
        Self { by_kind }
    }

    /// True if there is a requirement on documents of a kind.
    pub fn concern(&self, kind: &KindName) -> bool {
        self.by_kind.contains_key(kind)
    }

    /// Judges one document by every requirement on its kind, and adds the outcomes.
    pub fn ask(&self, context: &Context<'_>, id: DocumentId, told: &mut Outcomes) {
        let document = context.corpus.document(id);
        if document.is_put_away() || !context.concerns_document(id) {
            return;
        }
        let asked = self.by_kind.get(&document.kind.name).map_or(&[][..], Vec::as_slice);
        let units = &context.applications[id.0].units;
        let holds = |requirement: &Requirement| {
            requirement.profile.is_none() || units.iter().any(|unit| context.holds_for(requirement, *unit))
        };
        for asked in asked.iter().filter(|asked| holds(asked.requirement)) {
            let not_there = || not_there(document, context.facts.date);
            match context.not_asked_of_document(asked.requirement, id).or_else(not_there) {
                Some(reason) => told.add(context, asked, id, Verdict::not_applicable(reason)),
                None => judge(asked, document).into_iter().for_each(|verdict| told.add(context, asked, id, verdict)),
            }
        }
    }
}

impl<'audit> Asked<'audit> {
    fn new(context: &Context<'audit>, number: usize, requirement: &'audit Requirement) -> Self {
        let ready = |schema: &LazyValue| context.catalogue.condition(schema, &context.facts);
        let scope = &requirement.scope;
        let anything = LazyValue::from(Value::Bool(true));
        Self {
            number,
            requirement,
            when: scope.when.as_ref().map(ready),
            unclear: scope.unclear.as_ref().map(ready),
            part_when: scope.part_when.as_ref().map(ready),
            part_unclear: scope.part_unclear.as_ref().map(ready),
            condition: ready(&as_object(requirement.condition.as_ref().unwrap_or(&anything))),
            points: requirement
                .points
                .iter()
                .map(|point| (point.name.as_str(), ready(&as_object(&point.condition))))
                .collect(),
            lenient: lenient(context, requirement),
        }
    }

    /// The misses of a part: of the condition, and of the points.
    fn misses(&self, part: View<'_>) -> Vec<Miss> {
        let of_points = self.points.iter().filter_map(|(name, condition)| {
            // NOTE: the label is the name of the point, the place that of its first missing key.
            let first = condition.misses_of(part).into_iter().next()?;
            Some(Miss { label: (*name).to_owned(), ..first })
        });
        self.condition.misses_of(part).into_iter().chain(of_points).collect()
    }

    fn doubt_of(&self, document: &Document, at: &Pointer) -> Option<Doubt> {
        let mut conditions = std::iter::once(&self.condition).chain(self.points.iter().map(|(_, point)| point));
        conditions.find_map(|condition| document.doubt_of(at, condition))
    }

    /// True if it would hold were each document that may have had an earlier version in force.
    fn may_hold(&self, part: View<'_>) -> bool {
        !self.lenient.is_empty() && self.lenient.iter().all(|condition| condition.holds_of(part))
    }
}

/// The conditions of a requirement as if each document that may have had an earlier version were in force.
fn lenient(context: &Context<'_>, requirement: &Requirement) -> Vec<Condition> {
    let Some(facts) = &context.lenient_facts else { return Vec::new() };
    let schemas = requirement.condition.iter().chain(requirement.points.iter().map(|point| &point.condition));
    let schemas: Vec<&LazyValue> = schemas.collect();
    if !schemas.iter().any(|schema| keywords::uses(schema, "leder_till")) {
        return Vec::new();
    }
    schemas.into_iter().map(|schema| context.catalogue.condition(&as_object(schema), facts)).collect()
}

/// Why a document is not judged on a day: it was decided later.
fn not_there(document: &Document, today: Date) -> Option<String> {
    document.is_decided_after(today).map(|decided| format!("{} fastställdes {decided}", document.kind.words.definite))
}

/// A schema with `required` also requires a map: plain text would otherwise satisfy every `required`.
fn as_object(schema: &LazyValue) -> LazyValue {
    let schema = schema.clone();
    LazyValue::later(move || {
        let mut schema = Value::clone(&schema);
        if let Some(entries) = schema.as_object_mut().filter(|entries| entries.contains_key("required")) {
            entries.entry("type").or_insert_with(|| "object".into());
        }
        schema
    })
}

fn judge(asked: &Asked<'_>, document: &Document) -> Vec<Verdict> {
    let view = document.view();
    let whole = |outcome, reason: Option<&'static str>| {
        let reason = reason.map(Cow::Borrowed);
        vec![Verdict { pointer: Pointer::root(), outcome, misses: Vec::new(), reason }]
    };
    if asked.unclear.as_ref().is_some_and(|unclear| unclear.holds_of(view)) {
        return vec![Verdict::unclear(asked.requirement)];
    }
    if let Some(when) = asked.when.as_ref() {
        if let Some(doubt) = document.doubt_of_premise(&Pointer::root(), when) {
            return whole(Outcome::Undetermined, Some(doubt.reason()));
        }
        if !when.holds_of(view) {
            return whole(Outcome::NotApplicable, None);
        }
    }
    let scope = &asked.requirement.scope;
    let Some(first) = scope.parts.first() else {
        return vec![judge_part(asked, document, Pointer::root(), view)];
    };
    let parts: Vec<_> = scope.parts.iter().flat_map(|pattern| parts(view, pattern)).collect();
    if !parts.is_empty() {
        let judged: Vec<Verdict> = parts
            .into_iter()
            .filter(|(_, part)| asked.part_when.as_ref().is_none_or(|when| when.holds_of(*part)))
            .map(|(pointer, part)| judge_part(asked, document, pointer, part))
            .collect();
        return if judged.is_empty() { whole(Outcome::NotApplicable, None) } else { judged };
    }
    let holder = Pointer::parse(first.split("/*").next().unwrap_or_default());
    if !scope.at_least_one {
        return whole(Outcome::NotApplicable, None);
    }
    if let Some(doubt) = document.doubt_at(&holder) {
        return whole(Outcome::Undetermined, Some(doubt.reason()));
    }
    let key = holder.last().unwrap_or_default();
    let miss = Miss { pointer: holder.parent(), missing: Some(key.clone()), label: key };
    vec![Verdict { pointer: Pointer::root(), outcome: Outcome::Violated, misses: vec![miss], reason: None }]
}

fn judge_part(asked: &Asked<'_>, document: &Document, pointer: Pointer, part: View<'_>) -> Verdict {
    if asked.part_unclear.as_ref().is_some_and(|unclear| unclear.holds_of(part)) {
        return Verdict { pointer, ..Verdict::unclear(asked.requirement) };
    }
    if asked.part_when.as_ref().and_then(|when| document.doubt_of_premise(&pointer, when)) == Some(Doubt::Form) {
        let reason = Some(Cow::Borrowed(Doubt::Form.reason()));
        return Verdict { pointer, outcome: Outcome::Undetermined, misses: Vec::new(), reason };
    }
    let misses = asked.misses(part);
    let doubts: Vec<Option<Doubt>> = misses.iter().map(|miss| doubt_about(document, &pointer, miss)).collect();
    let (outcome, reason) = if doubts.contains(&None) {
        if asked.may_hold(part) { (Outcome::Undetermined, Some(MAY_BE_EARLIER)) } else { (Outcome::Violated, None) }
    } else {
        match doubts.into_iter().flatten().next().or_else(|| asked.doubt_of(document, &pointer)) {
            Some(doubt) => (Outcome::Undetermined, Some(doubt.reason())),
            None => (Outcome::Satisfied, None),
        }
    };
    // What is in doubt is never told as missing beside what is.
    let is_told = |miss: &Miss| outcome != Outcome::Violated || doubt_about(document, &pointer, miss).is_none();
    let misses = misses.into_iter().filter(is_told).collect();
    Verdict { pointer, outcome, misses, reason: reason.map(Cow::Borrowed) }
}

/// Why the outcome is undetermined where a document that is named may have had an earlier version.
const MAY_BE_EARLIER: &str = "ett dokument som det hänvisas till kan ha haft en tidigare version";

/// The doubt about what a condition misses in the part at an address.
pub fn doubt_about(document: &Document, part: &Pointer, miss: &Miss) -> Option<Doubt> {
    let at = part.join(&miss.pointer);
    match &miss.missing {
        Some(key) => document.doubt_at(&at.child(key)),
        None => document.doubt_at(&at),
    }
}

impl Outcomes {
    fn add(&mut self, context: &Context<'_>, asked: &Asked<'_>, id: DocumentId, verdict: Verdict) {
        match verdict.outcome {
            Outcome::Violated if asked.requirement.is_one_each => {
                self.findings.extend(one_each(context, asked, id, &verdict));
            }
            Outcome::Violated => {
                let (pointer, misses) = (&verdict.pointer, &verdict.misses);
                self.findings.push(finding(context, asked, id, &Lack { part: pointer, misses, pointer }));
            }
            Outcome::NotApplicable | Outcome::Satisfied | Outcome::Waived | Outcome::Undetermined => {}
        }
        let verdict = settled(context, asked, id, verdict);
        let is_evidence = verdict.outcome == Outcome::Satisfied;
        self.assessments.push(Assessment {
            requirement: asked.number,
            outcome: verdict.outcome,
            unit: None,
            document: Some(id),
            pointer: verdict.pointer,
            evidence: is_evidence.then_some(Evidence { document: id, inherited_from: None }).into_iter().collect(),
            has_more: false,
            reason: verdict.reason.map(Cow::into_owned),
        });
    }
}

/// The verdict by the standing of its document: a pending one answers nothing, nor does one that is not in force.
fn settled(context: &Context<'_>, asked: &Asked<'_>, id: DocumentId, verdict: Verdict) -> Verdict {
    let document = context.corpus.document(id);
    let reason = match (pending(asked, document), document.force(context.facts.date)) {
        (Some(pending), _) => pending.word().to_owned(),
        (None, Force::Expired(till)) if verdict.outcome == Outcome::Satisfied => format!("gick ut {till}"),
        (None, Force::NotYet(from)) if verdict.outcome == Outcome::Satisfied => format!("gäller först från {from}"),
        (None, _) => return verdict,
    };
    Verdict { outcome: Outcome::NotApplicable, reason: Some(reason.into()), ..verdict }
}

/// Why a document is pending for a requirement; none for one that runs regardless.
fn pending(asked: &Asked<'_>, document: &Document) -> Option<Pending> {
    document.pending().filter(|_| !asked.requirement.runs)
}

/// A finding for each miss; its pointer ends with the label of the miss.
fn one_each(context: &Context<'_>, asked: &Asked<'_>, id: DocumentId, verdict: &Verdict) -> Vec<Finding> {
    let of_miss = |miss: &Miss| {
        let pointer = verdict.pointer.join(&miss.pointer).child(&miss.label);
        let misses = std::slice::from_ref(miss);
        finding(context, asked, id, &Lack { part: &verdict.pointer, misses, pointer: &pointer })
    };
    verdict.misses.iter().map(of_miss).collect()
}

/// The finding on a lack of a document, with the pointer that tells it from others of the same rule.
fn finding(context: &Context<'_>, asked: &Asked<'_>, id: DocumentId, lack: &Lack<'_>) -> Finding {
    let document = context.corpus.document(id);
    let requirement = asked.requirement;
    let labels: Vec<&str> = lack.misses.iter().map(|miss| miss.label.as_str()).collect();
    let has_no_part = !requirement.scope.parts.is_empty() && *lack.part == Pointer::root();
    let words = requirement.missing_part.as_ref().filter(|_| has_no_part).unwrap_or(&requirement.missing);
    let place = lack.misses.first().map_or_else(
        || document.place_of(lack.part),
        |miss| {
            let at = lack.part.join(&miss.pointer);
            match &miss.missing {
                Some(key) => document.place_without(&at, Some(key)),
                None => document.place_of_unfit(&at),
            }
        },
    );
    let missing = missing_here(lack.misses);
    let observation = observed(context, requirement, place).message(in_words(context, requirement, words, &labels));
    let observation = if missing.is_empty() {
        observation.label("här").about(About::Itself)
    } else {
        observation.label(format!("saknar {}", list(&missing, "och"))).about(About::Missing(missing))
    };
    let observation = match pending(asked, document) {
        Some(why) => observation.pending(why),
        None => observation,
    };
    let owner = Owner {
        document: Some(document.reference()),
        units: context.unit_ids(id),
        named_pointer: Some(document.named_pointer(lack.pointer)),
    };
    Finding::new(observation, owner)
}

/// The labels of what is missing at the underlined text.
fn missing_here(misses: &[Miss]) -> Vec<String> {
    let first = misses.first().map(|miss| &miss.pointer);
    let here = misses.iter().filter(|miss| miss.missing.is_some() && Some(&miss.pointer) == first);
    here.map(|miss| miss.label.clone()).collect()
}
