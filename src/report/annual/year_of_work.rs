//! How the work was done in a year: what was decided, who is responsible, cooperation, reviews and compilations.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::members::{Member, Members};
use super::year::{Basis, Compared, Which, Year};
use crate::catalogue::kind;
use crate::corpus::Force;
use crate::text::date::Stretch;
use crate::text::said::{items, period, said};
use crate::text::swedish;

/// How the work was done in a year.
#[derive(Debug, Default)]
pub struct YearOfWork<'corpus> {
    /// The documents in force that were decided in the year, by their kind.
    pub decided: Vec<(Words<'corpus>, Compared<'corpus>)>,
    /// The duties in the field of patient safety: the role, what it does.
    pub duties: Vec<Said<'corpus>>,
    /// The documents on cooperation that are in use.
    pub cooperation: Basis<'corpus>,
    /// What their follow-ups of the year showed.
    pub followed_up: Vec<Said<'corpus>>,
    /// The reviews by the management (ledningens genomgång) whose day is in the year.
    pub reviews: Basis<'corpus>,
    /// The compilations (sammanställningar) of deviations whose period ends in the year.
    pub compilations: Vec<Compilation<'corpus>>,
    /// The decided reports on patient safety for the year.
    pub reports: Basis<'corpus>,
}

/// The words for one document of a kind and for several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Words<'corpus> {
    /// One.
    pub one: &'corpus str,
    /// Several.
    pub several: &'corpus str,
}

/// What a document says.
#[derive(Debug)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Said<'corpus> {
    pub name: &'corpus str,
    pub title: &'corpus str,
    pub text: String,
}

/// A compilation of deviations, with its own numbers as written.
#[derive(Debug)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Compilation<'corpus> {
    pub name: &'corpus str,
    pub title: &'corpus str,
    pub deviations: Option<String>,
    pub complaints: Option<String>,
    pub complaints_of_women: Option<String>,
    pub complaints_of_men: Option<String>,
    /// What it says of patterns (mönster).
    pub pattern: Option<String>,
    /// What it concludes (slutsats).
    pub conclusion: Option<String>,
}

/// The form of the report itself.
const REPORT: &str = "patientsäkerhetsberättelse";
/// The form of a compilation alone; a follow-up of another form may hold one.
const COMPILATION: &str = "sammanställning av avvikelser";

impl<'corpus> YearOfWork<'corpus> {
    /// The work that some documents tell of.
    #[must_use]
    pub fn of(members: &Members<'corpus>, (year, today): (Year, Date)) -> Self {
        let mut found = Self::default();
        let mut decided: BTreeMap<Words<'corpus>, Compared<'corpus>> = BTreeMap::new();
        for member in &members.counted {
            let document = member.document;
            let words = &document.kind.words;
            let is_in_force = words.is_governed && document.force(today) == Force::Yes;
            if let Some(days) = period(&document.root, "fastställd").filter(|_| is_in_force) {
                let name = Words { one: &document.kind.name.0, several: &words.plural };
                decided.entry(name).or_default().add(year.of(days), member.name);
            }
            match document.kind.name.0.as_str() {
                kind::ROLE => found.duties.extend(duties(member)),
                COOPERATION => found.cooperate(member, year),
                kind::FOLLOW_UP => found.follow_up(member, year),
                _ => {}
            }
        }
        decided.retain(|_, compared| !compared.now.is_empty());
        found.decided = decided.into_iter().collect();
        found.decided.sort_by_cached_key(|(words, _)| swedish(words.several));
        found
    }

    fn cooperate(&mut self, member: &Member<'corpus>, year: Year) {
        if !member.document.is_usable() {
            return;
        }
        self.cooperation.add(member.name);
        let Some(follow_up) = member.document.root.get("uppföljning").map(|entry| &entry.value) else { return };
        let is_of_year = period(follow_up, "senast").is_some_and(|days| year.of(days) == Which::Now);
        let result = said(follow_up, "resultat").filter(|_| is_of_year);
        self.followed_up.extend(result.map(|text| told(member, text)));
    }

    fn follow_up(&mut self, member: &Member<'corpus>, year: Year) {
        let root = &member.document.root;
        let days = period(root, "period");
        let drawn_up = period(root, "upprättad");
        let is_in = |days: Option<Stretch>| days.is_some_and(|days| year.of(days) == Which::Now);
        match said(root, "form").as_deref() {
            Some("ledningens genomgång") if is_in(drawn_up.or(days)) => self.reviews.add(member.name),
            Some(REPORT) if member.document.is_usable() && is_in(days) => self.reports.add(member.name),
            Some(REPORT) => {}
            Some(form) if is_in(days) && (form == COMPILATION || said(root, "sammanställning").is_some()) => {
                self.compilations.push(compilation(member));
            }
            Some(_) | None => {}
        }
    }
}

/// The kind of documents on cooperation.
const COOPERATION: &str = "samverkan";

fn told<'corpus>(member: &Member<'corpus>, text: String) -> Said<'corpus> {
    Said { name: member.name, title: &member.document.title, text }
}

/// The duties of a role in the field of patient safety.
fn duties<'corpus>(member: &Member<'corpus>) -> Vec<Said<'corpus>> {
    let duties = items(&member.document.root, "uppgifter").into_iter().filter(|_| member.document.is_usable());
    let of_field = duties.filter(|(_, duty)| duty.texts_of("område").contains(&"patientsäkerhet"));
    of_field.filter_map(|(_, duty)| Some(told(member, said(duty, "uppgift")?))).collect()
}

fn compilation<'corpus>(member: &Member<'corpus>) -> Compilation<'corpus> {
    let sum = member.document.root.get("sammanställning").map(|entry| &entry.value);
    let text = |key: &str| sum.and_then(|sum| said(sum, key));
    let part = |key: &str, part: &str| sum.and_then(|sum| said(&sum.get(key)?.value, part));
    let whole = |key: &str| sum.and_then(|sum| sum.get(key)?.value.text().map(str::to_owned));
    Compilation {
        name: member.name,
        title: &member.document.title,
        deviations: part("avvikelser", "antal").or_else(|| whole("avvikelser")),
        complaints: part("klagomål", "antal").or_else(|| whole("klagomål")),
        complaints_of_women: part("klagomål", "kvinnor"),
        complaints_of_men: part("klagomål", "män"),
        pattern: text("mönster"),
        conclusion: text("slutsats"),
    }
}
