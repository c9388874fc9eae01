//! Requirements on documents and their parts.

use std::borrow::Cow;
use std::collections::HashMap;

use serde_json::Value;

use super::{Assessment, Context, Evidence, Outcomes, observed};
use crate::catalogue::view::Seen;
use crate::catalogue::{Condition, KindName, Miss, Requirement, View};
use crate::corpus::{Document, DocumentId};
use crate::finding::{About, Finding, Outcome, Owner};
use crate::text::words::list;
use crate::text::{Pointer, Trail};

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
}

/// The outcome of a requirement for a document or a part of one.
struct Verdict {
    pointer: Pointer,
    outcome: Outcome,
    misses: Vec<Miss>,
    reason: Option<&'static str>,
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
            for verdict in judge(asked, document) {
                told.add(context, asked, id, verdict);
            }
        }
    }
}

impl<'audit> Asked<'audit> {
    fn new(context: &Context<'audit>, number: usize, requirement: &'audit Requirement) -> Self {
        let ready = |schema: &Value| context.catalogue.condition(schema, &context.facts);
        let scope = &requirement.scope;
        let anything = Value::Bool(true);
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

    fn depends_on_fault(&self, document: &Document, at: &Pointer) -> bool {
        let mut conditions = std::iter::once(&self.condition).chain(self.points.iter().map(|(_, point)| point));
        conditions.any(|condition| depends_on_fault(document, at, condition))
    }
}

/// A schema with `required` also requires a map: plain text would otherwise satisfy every `required`.
fn as_object(schema: &Value) -> Value {
    let mut schema = schema.clone();
    if let Some(entries) = schema.as_object_mut().filter(|entries| entries.contains_key("required")) {
        entries.entry("type").or_insert_with(|| "object".into());
    }
    schema
}

fn judge(asked: &Asked<'_>, document: &Document) -> Vec<Verdict> {
    let view = document.view();
    let whole = |outcome, reason| vec![Verdict { pointer: Pointer::root(), outcome, misses: Vec::new(), reason }];
    if asked.unclear.as_ref().is_some_and(|unclear| unclear.holds_of(view)) {
        return whole(Outcome::Undetermined, Some("det går inte att se av dokumentet om kravet gäller"));
    }
    if let Some(when) = asked.when.as_ref() {
        if depends_on_fault(document, &Pointer::root(), when) {
            return whole(Outcome::Undetermined, Some(FAULT));
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
    if document.is_broken_at(&holder) {
        return whole(Outcome::Undetermined, Some(FAULT));
    }
    let key = holder.last().unwrap_or_default();
    let miss = Miss { pointer: holder.parent(), missing: Some(key.clone()), label: key };
    vec![Verdict { pointer: Pointer::root(), outcome: Outcome::Violated, misses: vec![miss], reason: None }]
}

/// The reason for an undetermined outcome where a fault of form must be mended first.
const FAULT: &str = "något i dokumentets form måste rättas först";

fn judge_part(asked: &Asked<'_>, document: &Document, pointer: Pointer, part: View<'_>) -> Verdict {
    if asked.part_unclear.as_ref().is_some_and(|unclear| unclear.holds_of(part)) {
        let reason = Some("det går inte att se av dokumentet om kravet gäller");
        return Verdict { pointer, outcome: Outcome::Undetermined, misses: Vec::new(), reason };
    }
    let misses = asked.misses(part);
    let is_faulty = |miss: &Miss| {
        let at = pointer.join(&miss.pointer);
        match &miss.missing {
            Some(key) => document.is_broken_at(&at.child(key)),
            None => document.is_broken_at(&at),
        }
    };
    let (outcome, reason) = if misses.iter().any(|miss| !is_faulty(miss)) {
        (Outcome::Violated, None)
    } else if !misses.is_empty() || asked.depends_on_fault(document, &pointer) {
        (Outcome::Undetermined, Some(FAULT))
    } else {
        (Outcome::Satisfied, None)
    };
    Verdict { pointer, outcome, misses, reason }
}

/// True if a key that the condition reads below a pointer has a fault of form.
pub fn depends_on_fault(document: &Document, at: &Pointer, condition: &Condition) -> bool {
    if document.broken.is_empty() {
        return false;
    }
    let is_above = document.broken.iter().any(|broken| at.is_within(broken) && broken != &Pointer::root());
    is_above || condition.top_keys().iter().any(|key| document.is_broken_at(&at.child(key)))
}

/// The parts that match a pattern such as `/åtgärder/*`, with their pointers.
pub fn parts<'tree>(view: View<'tree>, pattern: &str) -> Vec<(Pointer, View<'tree>)> {
    let pattern = Pointer::parse(pattern);
    let mut parts = Vec::new();
    collect_parts(view, &pattern.segments().collect::<Vec<_>>(), &Trail::Root, &mut parts);
    parts
}

fn collect_parts<'tree>(
    view: View<'tree>,
    pattern: &[Cow<'_, str>],
    at: &Trail<'_>,
    parts: &mut Vec<(Pointer, View<'tree>)>,
) {
    let Some((segment, rest)) = pattern.split_first() else { return parts.push((at.pointer(), view)) };
    match (&**segment, view.seen()) {
        ("*", Some(Seen::List(items))) => {
            for (number, item) in items.enumerate() {
                collect_parts(item, rest, &Trail::Item(at, number), parts);
            }
        }
        ("*", _) => collect_parts(view, rest, at, parts),
        (key, Some(Seen::Map(members))) => {
            if let Some(inner) = members.get(key) {
                collect_parts(inner, rest, &Trail::Key(at, key), parts);
            }
        }
        (_, Some(Seen::Plain(_) | Seen::List(_)) | None) => {}
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
        let is_evidence = verdict.outcome == Outcome::Satisfied;
        self.assessments.push(Assessment {
            requirement: asked.number,
            outcome: verdict.outcome,
            unit: None,
            document: Some(id),
            pointer: verdict.pointer,
            evidence: is_evidence.then_some(Evidence { document: id, inherited_from: None }).into_iter().collect(),
            reason: verdict.reason.map(str::to_owned),
        });
    }
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
    let observation = observed(context, requirement, place).message(words.replace("{fält}", &list(&labels, "och")));
    let observation = if missing.is_empty() {
        observation.label("här").about(About::Itself)
    } else {
        observation.label(format!("saknar {}", list(&missing, "och"))).about(About::Missing(missing))
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
