//! Citations in documents: acts that others have taken the place of, and numbers that belong to another title.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;

use super::Inspection;
use super::wording::list;
use crate::catalogue::{Act, Catalogue};
use crate::corpus::{Document, Force, Status, date};
use crate::finding::{Finding, Place, Rule, Severity};
use crate::source::tree::Content;
use crate::source::{Node, Pointer, Span};

/// An act that another has taken the place of.
pub const SUPERSEDED: Rule = Rule {
    id: "lagrum/upphavt",
    title: "Dokumentet hänvisar till en författning som har ersatts",
    severity: Severity::Error,
    manual: "Texten hänvisar till en lag eller föreskrift som inte gäller längre. Programmet känner igen numret både i \
             fält och i löpande text, även utan bokstäverna framför. En rad som säger att något ersätter, har upphävts \
             eller gällde tidigare räknas inte, och inte heller dokument som inte gäller. Är efterföljaren bara känd \
             genom en sekundärkälla blir det en varning. Kontrollera att innehållet stämmer med den nya författningen \
             innan du byter numret.",
};
/// A title with the number of another act.
pub const WRONG_NUMBER: Rule = Rule {
    id: "lagrum/fel-nummer",
    title: "Författningens namn och nummer hör inte ihop",
    severity: Severity::Warning,
    manual: "Efter en lags namn står ett nummer inom parentes som hör till en annan författning, till exempel \
             Patientsäkerhetslagen (2012:659). Oftast är det ett skrivfel. Programmet visar det nummer som hör till namnet.",
};
/// Advice that is written as duty.
pub const STRENGTH: Rule = Rule {
    id: "lagrum/styrka",
    title: "Ett råd står som ett ska-krav",
    severity: Severity::Note,
    manual: "Dokumentet säger att något ska göras enligt ett allmänt råd, ett kunskapsstöd eller en handbok. Sådana säger \
             vad som bör göras. Vill ni ha det som krav hos er går det bra, men skriv då att det är ert eget beslut.",
};

/// The rules of this theme.
pub const RULES: [Rule; 3] = [SUPERSEDED, WRONG_NUMBER, STRENGTH];

/// What the register of acts says, ready to be looked up.
#[derive(Debug)]
pub struct Citations {
    superseded: HashMap<String, Vec<Act>>,
    titles: HashMap<String, Vec<String>>,
    current: HashMap<String, String>,
}

impl Citations {
    /// What the register of a catalogue says.
    #[must_use]
    pub fn new(catalogue: &Catalogue) -> Self {
        let mut superseded: HashMap<String, Vec<Act>> = HashMap::new();
        let mut titles: HashMap<String, Vec<String>> = HashMap::new();
        let mut current = HashMap::new();
        for act in catalogue.acts.values() {
            let Some((_, number)) = series(&act.number) else { continue };
            if !act.superseded_by.is_empty() {
                superseded.entry(number.to_owned()).or_default().push(act.clone());
            }
            for name in &act.short_names {
                titles.entry(name.to_lowercase()).or_default().push(number.to_owned());
                if act.superseded_by.is_empty() {
                    current.insert(name.to_lowercase(), number.to_owned());
                }
            }
        }
        Self { superseded, titles, current }
    }
}

/// An act's number as its series and the number itself: `SOSFS` and `2005:29`.
fn series(number: &str) -> Option<(&str, &str)> {
    let (series, number) = number.rsplit_once(' ')?;
    number.split_once(':').map(|_| (series, number))
}

static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:19|20)\d\d:\d{1,4}"));
static STRICT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\bska(?:ll)?\s+(?:\p{L}+\s+){0,4}enligt\s+(?:\S+\s+){0,4}?(allmänn?a? råd\w*|kunskapsstöd\w*|handbok\w*)",
    )
});

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is written here and tested")
}

/// What is wrong with the citations of a document that is in use.
#[must_use]
pub fn check(inspection: Inspection<'_>, citations: &Citations, document: &Document) -> Vec<Finding> {
    let text = &inspection.corpus.source(document.source).text;
    let is_in_use = match document.force(inspection.date) {
        Force::Yes | Force::Unclear => true,
        Force::NotBy(status) => !document.kind.words.is_governed || status == Status::Missing,
        Force::NotYet(_) | Force::Expired(_) => false,
    };
    let tells_history = matches!(document.kind.name.0.as_str(), "avvikelse" | "utredning" | "uppföljning");
    if !is_in_use || tells_history {
        return Vec::new();
    }
    let mut reader = Reader { inspection, citations, document, text, findings: Vec::new() };
    reader.node(&document.root, &Pointer::root());
    reader.findings
}

struct Reader<'audit> {
    inspection: Inspection<'audit>,
    citations: &'audit Citations,
    document: &'audit Document,
    text: &'audit str,
    findings: Vec<Finding>,
}

impl Reader<'_> {
    fn node(&mut self, node: &Node, at: &Pointer) {
        match &node.content {
            Content::Scalar(_) => self.scalar(node, at),
            Content::List(items) => {
                for (number, item) in items.iter().enumerate() {
                    self.node(item, &at.child(number));
                }
            }
            Content::Map(entries) => {
                // What a document is numbered by, and what it says it replaces, are no citations.
                let cites =
                    |key: &str| !matches!(key, "id" | "diarienummer" | "version" | "beslutsparagraf" | "ersätter");
                for entry in entries.iter().filter(|entry| cites(&entry.key)) {
                    self.node(&entry.value, &at.child(&entry.key));
                }
            }
        }
    }

    fn scalar(&mut self, node: &Node, at: &Pointer) {
        let Some(text) = self.text.get(node.span.range()) else { return };
        let start = node.span.start as usize;
        for found in NUMBER.find_iter(text) {
            let number = Number { text, start: found.start(), end: found.end() };
            if number.stands_alone() {
                let place = self.place(start, found.start(), found.end(), at);
                self.superseded(&number, place.clone());
                self.wrong_number(&number, place);
            }
        }
        if let Some(found) = STRICT.captures(text) {
            let whole = found.get(0).expect("a match has a whole");
            let of = found.get(1).map_or("råd", |group| group.as_str()).to_lowercase();
            let place = self.place(start, whole.start(), whole.end(), at);
            let message = format!("texten säger ska om något som står i {of}, men sådana säger vad som bör göras");
            let help = "skriv bör, eller säg att kravet är ert eget beslut";
            self.findings.push(Finding::new(&STRENGTH, message, place).help(help));
        }
    }

    fn place(&self, base: usize, start: usize, end: usize, at: &Pointer) -> Place {
        Place { source: self.document.source, span: Span::new(base + start, base + end), pointer: at.clone() }
    }

    fn superseded(&mut self, number: &Number<'_>, place: Place) {
        let acts = self.citations.superseded.get(number.digits()).into_iter().flatten();
        let Some(act) =
            acts.clone().find(|act| series(&act.number).is_some_and(|(series, _)| number.can_be_of(series)))
        else {
            return;
        };
        let since = act.superseded_from.as_deref().and_then(date::day);
        if since.is_some_and(|since| since > self.inspection.date) || self.is_excused(&place) {
            return;
        }
        let successors = list(&act.superseded_by, "och");
        let when = since.map_or_else(String::new, |since| format!(" sedan {since}"));
        let is_certain = act.supersession_verified.as_deref() == Some("A");
        let check = if is_certain { "" } else { ", kontrollera" };
        let message = format!("{} är ersatt av {successors}{when}{check}", act.number);
        let mut finding = Finding::new(&SUPERSEDED, message, place)
            .label(format!("ersatt av {successors}"))
            .help("kontrollera att innehållet stämmer med den nya författningen och byt hänvisningen");
        if !is_certain {
            finding.severity = Severity::Warning;
        }
        self.findings.push(finding);
    }

    /// True if the line says that the act is no longer the one that holds.
    fn is_excused(&self, place: &Place) -> bool {
        let (start, end) = (place.span.start as usize, place.span.end as usize);
        let line_start = self.text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = self.text[end..].find('\n').map_or(self.text.len(), |at| end + at);
        let line = self.text[line_start..line_end].to_lowercase();
        ["ersätt", "ersatt", "upphäv", "upphör", "tidigare", "dåvarande", "föregång", "förra ", "f.d."]
            .iter()
            .any(|word| line.contains(word))
    }

    fn wrong_number(&mut self, number: &Number<'_>, place: Place) {
        let Some((title, known)) = number.title(&self.citations.titles) else { return };
        if known.iter().any(|known| known == number.digits()) {
            return;
        }
        let right = self.citations.current.get(&title).or(known.first()).cloned().unwrap_or_default();
        let message = format!("{title} har nummer {right}, här står {}", number.digits());
        self.findings.push(
            Finding::new(&WRONG_NUMBER, message, place)
                .help(format!("skriv {title} ({right}) om det är den som menas")),
        );
    }
}

/// A number of the form of an act's, in its text.
struct Number<'text> {
    text: &'text str,
    start: usize,
    end: usize,
}

impl<'text> Number<'text> {
    fn digits(&self) -> &'text str {
        &self.text[self.start..self.end]
    }

    /// False in the middle of another number, a time or a word.
    fn stands_alone(&self) -> bool {
        let before = self.text[..self.start].chars().next_back();
        let mut after = self.text[self.end..].chars();
        let joins = |character: char| character.is_alphanumeric() || matches!(character, ':' | '/' | '_' | '-');
        let follows = match after.next() {
            Some(':' | '/' | '-') => after.next().is_some_and(char::is_alphanumeric),
            Some(other) => other.is_alphanumeric() || other == '_',
            None => false,
        };
        !before.is_some_and(joins) && !follows
    }

    /// True if what stands before names this series, or names none.
    fn can_be_of(&self, series: &str) -> bool {
        let before = self.text[..self.start].trim_end_matches(['(', ' ', '\u{a0}']);
        let word = before.rsplit([' ', '\u{a0}', '(', ',', '"', '\'']).next().unwrap_or_default();
        let is_series =
            |word: &str| word.len() >= 2 && word.chars().all(|letter| letter.is_uppercase() || letter == '-');
        let folded = word.to_lowercase();
        let numbers_something_else = [
            "dnr",
            "dnr.",
            "dnr:",
            "diarienummer",
            "diarienr",
            "nr",
            "nr.",
            "protokoll",
            "ärende",
            "prop.",
            "prop",
            "bet.",
        ]
        .contains(&folded.as_str());
        if numbers_something_else {
            return false;
        }
        // A short number alone is too little to be sure: it must say its series, or be spoken of as an act.
        match is_series(word) {
            true => word == series,
            false => {
                self.digits().len() > 6 || speaks_of_act(&folded) || before.is_empty() && self.end == self.text.len()
            }
        }
    }

    /// The longest known title that stands right before the number in brackets, and the numbers it may have.
    fn title<'known>(&self, titles: &'known HashMap<String, Vec<String>>) -> Option<(String, &'known Vec<String>)> {
        let before = self.text[..self.start].strip_suffix('(')?.trim_end().to_lowercase();
        let mut best: Option<(String, &Vec<String>)> = None;
        for (title, numbers) in titles {
            let Some(rest) = before.strip_suffix(title.as_str()) else { continue };
            let is_whole = !rest.chars().next_back().is_some_and(|letter| letter.is_alphanumeric() || letter == '-');
            if is_whole && best.as_ref().is_none_or(|(known, _)| known.len() < title.len()) {
                best = Some((title.clone(), numbers));
            }
        }
        best
    }
}

fn speaks_of_act(word: &str) -> bool {
    ["föreskrift", "lag", "förordning", "lagen", "förordningen", "författning"]
        .iter()
        .any(|ending| word.ends_with(ending) || word.contains("föreskrift"))
}
