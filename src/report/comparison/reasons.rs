//! Why a finding is gone, by what the later audit asked, read and answered.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::answers::Answers;
use super::gone::{Disappearance, NotAsked, Stood, Trace, Untold};
use super::other_ids::{Named, Renamed};
use super::standing::{FileState, Standing};
use super::texts::{Texts, is_of_decisions, texts};
use crate::catalogue::kind;
use crate::corpus::settings::Settings;
use crate::finding::{DocumentRef, Outcome, RuleId};
use crate::history::{CHANGED, RULES as HISTORY};
use crate::report::{Report, State};
use crate::rules;
use crate::rules::checks::validity;

/// The themes of the checks that also depend on other documents than the one with the finding.
const BETWEEN: [&str; 3] = ["identitet", "referens", "organisation"];
/// The theme of the checks on validity, which are not asked of a draft.
const VALIDITY: &str = "giltighet";

/// What is known of the earlier audit beside its findings.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// The paths of files with an unreadable part, once for each part.
    pub unreadable: Vec<String>,
    /// The number of undetermined assessments of each requirement and enhet or document.
    pub undetermined: HashMap<(String, String), usize>,
    /// The settings.
    pub settings: Option<Settings>,
    /// The texts of documents with a finding on what was decided.
    pub texts: Texts,
    /// The documents with an id.
    pub documents: Vec<Named>,
}

/// The later report, indexed to find why a finding is gone.
pub struct Reasons<'report> {
    report: &'report Report,
    known: &'report Known,
    /// The ids of all rules and requirements.
    rules: HashSet<&'report str>,
    /// The fingerprints of waived findings.
    waived: HashSet<&'report str>,
    answers: Answers<'report>,
    standing: Standing<'report>,
    /// The texts now of documents that had a finding on what was decided.
    texts: Texts,
    /// The documents that have another id now.
    renamed: &'report Renamed,
    /// The enheter of the audit, those above them included; empty for the whole organisation.
    around: BTreeSet<&'report str>,
}

impl<'report> Reasons<'report> {
    /// Indexes a report for these traces.
    pub fn new(
        (report, is_new): (&'report Report, impl Fn(usize) -> bool),
        (known, renamed): (&'report Known, &'report Renamed),
        traces: &[&Trace],
    ) -> Self {
        let wanted = known.texts.keys().map(|document| renamed.now_of(document).clone()).collect();
        let of_law = report.requirements.iter().map(|row| row.id.as_str());
        let waived = report.findings.iter().filter(|reported| reported.state == State::Waived);
        Self {
            report,
            known,
            rules: of_law.chain(rules::rules().into_iter().map(|rule| rule.id)).collect(),
            waived: waived.map(|reported| reported.fingerprint.as_str()).collect(),
            answers: Answers::of(report, traces),
            standing: Standing::of(report, is_new, &known.unreadable),
            texts: texts(report, &wanted),
            renamed,
            around: around(report),
        }
    }

    /// Why a finding is gone.
    pub fn why(&self, trace: &Trace) -> Disappearance {
        let rule = self.report.asked.earlier.get(trace.rule.as_str());
        let document = self.renamed.of_trace(trace);
        if rule.is_none() && document.is_none() {
            return self.why_by_id(trace, trace);
        }
        let now = Trace {
            rule: rule.unwrap_or(&trace.rule).clone(),
            document: document.map_or(&trace.document, |document| &document.id).clone(),
            ..trace.clone()
        };
        self.why_by_id(&now, trace)
    }

    /// Why a finding is gone, by the present ids of its rule and its document.
    fn why_by_id(&self, trace: &Trace, then: &Trace) -> Disappearance {
        let state = self.standing.of_trace(trace);
        if self.waived.contains(trace.fingerprint.as_str()) {
            return Disappearance::Waived;
        }
        if let Some(why) = self.left_out(trace, state) {
            return Disappearance::NotAsked(why);
        }
        if (state == FileState::Absent || self.standing.named_now(trace).is_some()) && self.standing.is_renamed(trace) {
            return Disappearance::Untold(Untold::Replaced);
        }
        match state {
            FileState::Absent => return Disappearance::Removed,
            FileState::Hidden => return Disappearance::Untold(Untold::Unreadable),
            FileState::There => {}
        }
        if is_of_decisions(trace.rule.as_str()) && self.standing.is_put_away(trace) {
            return Disappearance::NotAsked(NotAsked::PutAway);
        }
        if let Some(why) = self.untold(trace, then) {
            return Disappearance::Untold(why);
        }
        if self.is_requirement(&trace.rule) { self.answered(trace) } else { Disappearance::Mended }
    }

    fn is_requirement(&self, rule: &RuleId) -> bool {
        self.report.requirements.binary_search_by(|row| row.id.as_str().cmp(rule.as_str())).is_ok()
    }

    /// Why a rule is asked of nothing at all, or not in the folder of the finding.
    fn left_out(&self, trace: &Trace, state: FileState) -> Option<NotAsked> {
        let asked = &self.report.asked;
        let rule = trace.rule.as_str();
        if !asked.wants(&trace.rule) {
            return Some(NotAsked::Selection);
        }
        if !self.around.is_empty() && !self.concerns(trace.stood.as_ref()) {
            return Some(NotAsked::Unit);
        }
        if !self.rules.contains(rule) {
            return Some(NotAsked::Rule);
        }
        if let Some(profile) = asked.local.get(rule).filter(|profile| !self.report.audit.profiles.contains(profile)) {
            return Some(NotAsked::Profile(profile.clone()));
        }
        let path = trace.stood.as_ref().map_or(trace.document.as_str(), |stood| stood.path.as_str());
        let is_left_out = trace.stood.is_some() || self.standing.has_file(path);
        if state != FileState::There && is_left_out && !asked.settings.audits(path) {
            return Some(NotAsked::Folder);
        }
        self.is_set_apart(rule).then_some(NotAsked::Settings)
    }

    /// True if the settings leave out a check, or have another limit for it than they had.
    fn is_set_apart(&self, rule: &str) -> bool {
        let now = &self.report.asked.settings;
        let was = self.known.settings.as_ref();
        let differs = |limit: fn(&Settings) -> (i32, i32)| was.is_some_and(|was| limit(was) != limit(now));
        let is_of_history = HISTORY.iter().any(|one| one.id == rule);
        (is_of_history && now.leaves_history)
            || (rule == validity::SOON.id && differs(|all| (all.limits.soon_months, 0)))
            || (rule == validity::OLD.id && differs(|all| (all.limits.old_months, all.limits.ageing_months)))
    }

    /// True if a finding concerns an enhet of the audit, or one above it.
    fn concerns(&self, stood: Option<&Stood>) -> bool {
        stood.is_some_and(|stood| stood.units.iter().any(|unit| self.around.contains(unit.as_str())))
    }

    /// Why it cannot be told whether the finding is there, though its document is.
    fn untold(&self, trace: &Trace, then: &Trace) -> Option<Untold> {
        let rule = trace.rule.as_str();
        let theme = rule.split('/').next().unwrap_or_default();
        if (theme == VALIDITY || is_of_decisions(rule)) && self.standing.is_pending(trace) {
            return Some(Untold::Pending);
        }
        if HISTORY.iter().any(|one| one.id == rule) && self.report.audit.history.reason().is_some() {
            return Some(Untold::History);
        }
        if let Some(why) = self.undecided(trace, then) {
            return Some(why);
        }
        if BETWEEN.contains(&theme) && self.standing.hides_documents {
            return Some(Untold::Unreadable);
        }
        let is_law = self.is_requirement(&trace.rule);
        if !is_law && self.standing.is_broken_around(trace) {
            return Some(Untold::Unreadable);
        }
        (!is_law && self.standing.is_replaced(trace)).then_some(Untold::Replaced)
    }

    /// Why a finding on what was decided is gone without a new decision or the decided text: it has become another finding on
    /// the same text, or the history does not show it any more.
    fn undecided(&self, trace: &Trace, then: &Trace) -> Option<Untold> {
        if !is_of_decisions(trace.rule.as_str()) {
            return None;
        }
        let kind = trace.stood.as_ref().map(|stood| stood.kind.clone()).unwrap_or_default();
        let reference = |trace: &Trace| DocumentRef { kind: kind.clone(), id: trace.document.clone() };
        let was = self.known.texts.get(&reference(then));
        let both = was.and_then(|was| Some((was, self.texts.get(&reference(trace))?)));
        let is_renumbered = both.is_some_and(|(was, is)| was.day() == is.day() && was.stamp != is.stamp);
        if self.standing.has_other_of_decisions(trace, is_renumbered) {
            return Some(Untold::Replaced);
        }
        let is_same = both.is_some_and(|(was, is)| match trace.rule.as_str() == CHANGED.id {
            true => was.content == is.content && (was.day() == is.day() || is.day().is_empty()),
            false => was.lines == is.lines,
        });
        is_same.then_some(Untold::History)
    }

    /// What the assessments of a requirement say of the finding.
    fn answered(&self, trace: &Trace) -> Disappearance {
        let rule = trace.rule.as_str();
        let unit = trace.stood.as_ref().filter(|stood| ["", kind::UNIT].contains(&stood.kind.as_str()));
        let unit = unit.and_then(|stood| stood.units.first()).map_or(trace.document.as_str(), String::as_str);
        let named = self.standing.named_now(trace).map_or("", |document| document.id.as_str());
        let mut subjects = [unit, trace.document.as_str(), named].into_iter();
        let found = subjects.find_map(|subject| Some((subject, self.answers.get(rule, subject)?)));
        let Some((subject, answer)) = found else {
            return match self.report.asked.local.get(rule) {
                _ if trace.stood.is_none() => Disappearance::Mended,
                _ if self.standing.is_pending(trace) => Disappearance::Untold(Untold::Pending),
                _ if self.standing.is_put_away(trace) => Disappearance::NotAsked(NotAsked::PutAway),
                Some(profile) => Disappearance::NotAsked(NotAsked::Profile(profile.clone())),
                None => Disappearance::NotAsked(NotAsked::NotApplicable(None)),
            };
        };
        let key = (rule.to_owned(), subject.to_owned());
        let undetermined = self.known.undetermined.get(&key).copied().unwrap_or_default();
        match answer.worst {
            Outcome::NotApplicable if self.standing.is_pending(trace) => Disappearance::Untold(Untold::Pending),
            Outcome::NotApplicable => {
                Disappearance::NotAsked(NotAsked::NotApplicable(answer.reason.map(str::to_owned)))
            }
            _ if answer.undetermined > undetermined => Disappearance::Untold(Untold::Undetermined),
            Outcome::Satisfied | Outcome::Waived | Outcome::Undetermined | Outcome::Violated => Disappearance::Mended,
        }
    }
}

/// The enheter of an audit that is limited to some, and all above them.
fn around(report: &Report) -> BTreeSet<&str> {
    let mut around = BTreeSet::new();
    for unit in &report.audit.focus {
        let mut next = Some(unit.as_str());
        // An enhet that was seen ends the walk: the organisation may hold a circle.
        while let Some(unit) = next.filter(|unit| around.insert(*unit)) {
            next = report.unit(unit).and_then(|row| row.parent.as_deref());
        }
    }
    around
}
