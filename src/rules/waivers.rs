//! Waivers (undantag): findings that someone has accepted until a date. They are shown, never hidden.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use super::requirements::{Assessment, Context};
use crate::catalogue::{Catalogue, kind};
use crate::corpus::privacy::PERSONAL_NUMBER;
use crate::corpus::{Corpus, Document};
use crate::finding::{About, Finding, Observation, Outcome, Rule, RuleId, Severity};
use crate::rules;
use crate::text::words::{list, meant, nearest};
use crate::text::{Pointer, date};

/// A waiver that covers nothing.
pub const UNUSED: Rule = Rule {
    id: "undantag/oanvant",
    title: "Undantaget täcker inget",
    severity: Severity::Warning,
    manual: "Undantaget gäller ingen brist som finns i dag: den kan vara åtgärdad, eller så är regelns eller dokumentets id \
             felskrivet. Ta bort undantaget om bristen är borta, annars rätta id. Att ett personnummer står i en fil kan inget \
             undantag godta: ta bort numret.",
};
/// A waiver that has expired.
pub const EXPIRED: Rule = Rule {
    id: "undantag/utganget",
    title: "Undantaget har gått ut",
    severity: Severity::Error,
    manual: "Den dag till vilken bristen hade godtagits har passerat, och bristen finns kvar och räknas igen. Åtgärda \
             bristen, eller besluta om undantaget på nytt.",
};

/// The rules of this theme.
pub const RULES: [Rule; 2] = [UNUSED, EXPIRED];

/// A waiver as it is reported beside the finding that it covers.
#[derive(Debug, Clone)]
pub struct WaiverRow {
    /// The id of the document.
    pub id: String,
    /// Why the finding is accepted.
    pub reason: String,
    /// The role that decided.
    pub owner: String,
    /// The last day on which it is valid, ÅÅÅÅ-MM-DD.
    pub until: String,
}

/// A finding and the waiver that covers it.
pub type Settled = (Finding, Option<WaiverRow>);

/// A waiver: what it covers and until when.
#[derive(Debug, Clone)]
struct Waiver<'corpus> {
    document: &'corpus Document,
    /// The rules it covers, by id or prefix.
    rules: Vec<&'corpus str>,
    /// The documents or enheter it covers, by id.
    covers: Vec<&'corpus str>,
    decided: Option<Date>,
    /// The last day on which it is valid; a waiver without one covers nothing.
    until: Option<Date>,
}

/// The use of a waiver in this audit, ordered from the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Use {
    /// No finding matches it.
    None,
    /// Findings match it, and this waiver or another covers them.
    Covered,
    /// A finding matches it that no waiver covers.
    Uncovered,
}

/// The waivers that name the same rule and the same subject: a finding is about all of them or none.
struct Group {
    waivers: Vec<usize>,
    /// The first of them that is valid.
    valid: Option<usize>,
    use_: Use,
}

/// The waivers by the document or enhet and the rule that they name.
struct Groups<'corpus> {
    groups: Vec<Group>,
    by_name: HashMap<(&'corpus str, &'corpus str), usize>,
}

impl<'corpus> Groups<'corpus> {
    fn of(waivers: &[Waiver<'corpus>], today: Date) -> Self {
        let mut all = Self { groups: Vec::new(), by_name: HashMap::new() };
        for (number, waiver) in waivers.iter().enumerate() {
            for subject in &waiver.covers {
                for rule in &waiver.rules {
                    let at = *all.by_name.entry((subject, rule.trim().trim_end_matches('/'))).or_insert_with(|| {
                        all.groups.push(Group { waivers: Vec::new(), valid: None, use_: Use::None });
                        all.groups.len() - 1
                    });
                    let group = &mut all.groups[at];
                    group.waivers.push(number);
                    group.valid = group.valid.or(waiver.holds(today).then_some(number));
                }
            }
        }
        all
    }

    /// The first valid waiver that names the rule and the subject of a finding; notes for all that do whether there is one.
    fn use_for(&mut self, finding: &Finding) -> Option<usize> {
        let rule = finding.rule.as_str();
        if self.groups.is_empty() || rule == PERSONAL_NUMBER.id {
            return None;
        }
        let ends = rule.match_indices(['/', '-']).map(|(at, _)| at).chain([rule.len()]);
        let document = finding.document.as_ref().map(|document| document.id.as_str());
        let subjects = document.into_iter().chain(finding.units.iter().map(String::as_str));
        let by_name = &self.by_name;
        let named = |subject| ends.clone().filter_map(move |end| by_name.get(&(subject, &rule[..end])));
        let about: Vec<usize> = subjects.flat_map(named).copied().collect();
        let valid = about.iter().filter_map(|at| self.groups[*at].valid).min();
        let this_use = if valid.is_some() { Use::Covered } else { Use::Uncovered };
        for at in about {
            self.groups[at].use_ = self.groups[at].use_.max(this_use);
        }
        valid
    }

    /// The use of each of so many waivers.
    fn uses(&self, count: usize) -> Vec<Use> {
        let mut uses = vec![Use::None; count];
        for group in &self.groups {
            group.waivers.iter().for_each(|number| uses[*number] = uses[*number].max(group.use_));
        }
        uses
    }
}

/// Pairs each finding with its waiver, marks the waived assessments, and adds findings on waivers that expired or are unused.
#[must_use]
pub fn settle(context: &Context<'_>, findings: Vec<Finding>, assessments: &mut [Assessment]) -> Vec<Settled> {
    let waivers = waivers(context);
    let mut groups = Groups::of(&waivers, context.facts.date);
    let mut settled: Vec<Settled> = findings
        .into_iter()
        .map(|finding| {
            let cover = groups.use_for(&finding);
            (finding, cover.map(|number| waivers[number].row()))
        })
        .collect();
    let uses = groups.uses(waivers.len());
    mark_waived(context, &settled, assessments);
    let known = rules::ids(context.catalogue);
    // An audit of a part of the organisation does not show which waivers the rest uses.
    let used = waivers.iter().zip(uses).filter(|_| context.focus.is_none());
    let found = used.filter_map(|(waiver, use_)| waiver.found(use_, context.facts.date, &known));
    settled.extend(found.map(|observation| (context.owners().finding(observation), None)));
    settled
}

/// Marks the assessments whose finding a waiver covers.
fn mark_waived(context: &Context<'_>, settled: &[Settled], assessments: &mut [Assessment]) {
    let covered = settled.iter().filter(|(_, waiver)| waiver.is_some());
    let waived: HashSet<_> =
        covered.map(|(finding, _)| (finding.rule.as_str(), finding.document.clone(), &finding.units[..])).collect();
    for assessment in assessments.iter_mut().filter(|assessment| assessment.outcome == Outcome::Violated) {
        let unit = assessment.unit.map(|unit| context.corpus.organisation.unit(unit));
        let document = assessment.document.or(unit.and_then(|unit| unit.document));
        let units = match (unit, assessment.document) {
            (Some(unit), _) => vec![unit.id.clone()],
            (None, Some(id)) => context.unit_ids(id),
            (None, None) => Vec::new(),
        };
        let rule = context.catalogue.requirements[assessment.requirement].id.as_str();
        let document = document.map(|id| context.corpus.document(id).reference());
        if waived.contains(&(rule, document, &units[..])) {
            assessment.outcome = Outcome::Waived;
        }
    }
}

/// The waivers of a corpus.
fn waivers<'corpus>(context: &'corpus Context<'_>) -> Vec<Waiver<'corpus>> {
    let of_kind = context.corpus.documents.iter().filter(|document| document.kind.is(kind::WAIVER));
    of_kind.map(|document| Waiver::read(document, context.catalogue)).collect()
}

/// The earlier ids of requirements that waivers name, as notes that give the present ones.
#[must_use]
pub fn renamed(corpus: &Corpus, catalogue: &Catalogue) -> Vec<String> {
    let of_kind = corpus.documents.iter().filter(|document| document.kind.is(kind::WAIVER));
    let named = of_kind.flat_map(|document| {
        document.root.texts_of("regel").into_iter().map(move |rule| (document.id.as_str(), rule.trim()))
    });
    named.filter_map(|(id, rule)| Some(format!("undantaget {id}: {}", catalogue.renamed(rule)?))).collect()
}

impl<'corpus> Waiver<'corpus> {
    fn read(document: &'corpus Document, catalogue: &'corpus Catalogue) -> Self {
        let day = |key: &str| document.root.get(key).and_then(|entry| date::read(entry.value.text()?));
        Self {
            document,
            rules: document.root.texts_of("regel").into_iter().map(|id| catalogue.present_id(id.trim())).collect(),
            covers: document.root.texts_of("avser"),
            decided: day("beslutad").map(|decided| decided.from),
            until: day("gäller_till").map(|until| until.till),
        }
    }

    fn holds(&self, on: Date) -> bool {
        self.until.is_some_and(|until| until >= on) && self.decided.is_none_or(|decided| decided <= on)
    }

    fn row(&self) -> WaiverRow {
        let text = |key: &str| list(&self.document.root.texts_of(key), "och");
        WaiverRow {
            id: self.document.id.clone(),
            reason: text("skäl"),
            owner: text("beslutad_av"),
            until: self.until.map(|until| until.to_string()).unwrap_or_default(),
        }
    }

    /// The finding on the waiver itself, if it has expired or is unused.
    fn found(&self, use_: Use, today: Date, known: &[&str]) -> Option<Observation> {
        if self.document.is_put_away() || self.decided.is_some_and(|decided| decided > today) {
            return None;
        }
        if let Some(rule) = self.rules.iter().find(|rule| RuleId::new(PERSONAL_NUMBER.id).is_below(rule.trim())) {
            return Some(self.refused(rule.trim()));
        }
        match self.until {
            Some(until) if until < today && use_ == Use::Uncovered => Some(self.expired(until)),
            Some(_) if use_ != Use::None => None,
            Some(_) => Some(self.unused(known)),
            None => Some(self.endless()),
        }
    }

    fn expired(&self, until: Date) -> Observation {
        let message = format!("undantaget gällde till {until} och bristen räknas igen");
        Observation::new(&EXPIRED, message, self.document.place_of(&Pointer::root().child("gäller_till")))
            .help("åtgärda bristen, eller besluta om undantaget på nytt med en ny dag")
    }

    /// No one can accept that a personnummer is left in a file.
    fn refused(&self, rule: &str) -> Observation {
        let message = format!("undantaget gäller {rule}, men att ett personnummer står i en fil kan inte godtas");
        Observation::new(&UNUSED, message, self.document.place_of(&Pointer::root().child("regel")))
            .help(format!("ta bort personnumret ur filen, och {rule} ur undantaget"))
    }

    fn endless(&self) -> Observation {
        let message = "undantaget saknar gäller_till och räknas därför inte";
        Observation::new(&UNUSED, message, self.document.place_of(&Pointer::root().child("regel")))
            .help("skriv till vilken dag bristen är godtagen, till exempel gäller_till: 2026-12-31")
    }

    fn unused(&self, known: &[&str]) -> Observation {
        let place = self.document.place_of(&Pointer::root().child("regel"));
        let is_known = |rule: &str| known.iter().any(|id| RuleId::new(*id).is_below(rule.trim()));
        let Some(unknown) = self.rules.iter().find(|rule| !is_known(rule)) else {
            return Observation::new(&UNUSED, "undantaget täcker ingen brist som finns i dag", place)
                .help("ta bort undantaget om bristen är borta, eller rätta regel och avser");
        };
        let near = nearest(unknown, known.iter().copied());
        let help = near.map_or_else(|| "rätta regelns id; det står överst vid varje fynd".to_owned(), meant);
        Observation::new(&UNUSED, format!("undantaget gäller regeln {unknown}, som inte finns"), place)
            .about(About::unknown(unknown, near))
            .help(help)
    }
}
