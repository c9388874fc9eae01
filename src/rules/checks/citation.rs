//! Citations in documents: superseded acts, and titles with the number of another act.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use super::Inspection;
use super::act_number::ActNumber;
use crate::catalogue::{Act, Catalogue, kind};
use crate::corpus::{Document, Force, Status};
use crate::finding::{About, Observation, Place, Rule, Severity};
use crate::text::tree::Content;
use crate::text::words::list;
use crate::text::{Node, Span, Trail, date};

/// A citation of a superseded act.
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
/// Advice that is written as a duty.
pub const STRENGTH: Rule = Rule {
    id: "lagrum/styrka",
    title: "Ett råd står som ett ska-krav",
    severity: Severity::Note,
    manual: "Dokumentet säger att något ska göras enligt ett allmänt råd, ett kunskapsstöd eller en handbok. Sådana säger \
             vad som bör göras. Vill ni ha det som krav hos er går det bra, men skriv då att det är ert eget beslut.",
};

/// The rules of this theme.
pub const RULES: [Rule; 3] = [SUPERSEDED, WRONG_NUMBER, STRENGTH];

/// The register of acts, indexed by number and by title.
#[derive(Debug)]
pub struct Citations<'catalogue> {
    superseded: HashMap<&'catalogue str, Vec<&'catalogue Act>>,
    titles: HashMap<String, Vec<&'catalogue str>>,
    current: HashMap<String, &'catalogue str>,
}

impl<'catalogue> Citations<'catalogue> {
    /// The indexes of a catalogue's register.
    #[must_use]
    pub fn new(catalogue: &'catalogue Catalogue) -> Self {
        let mut superseded: HashMap<&str, Vec<&Act>> = HashMap::new();
        let mut titles: HashMap<String, Vec<&str>> = HashMap::new();
        let mut current = HashMap::new();
        for act in catalogue.acts.values() {
            let Some((_, number)) = series(&act.number) else { continue };
            if !act.superseded_by.is_empty() {
                superseded.entry(number).or_default().push(act);
            }
            for name in &act.short_names {
                titles.entry(name.to_lowercase()).or_default().push(number);
                if act.superseded_by.is_empty() {
                    current.insert(name.to_lowercase(), number);
                }
            }
        }
        Self { superseded, titles, current }
    }
}

/// The series and the number of an act: `SOSFS` and `2005:29`.
fn series(number: &str) -> Option<(&str, &str)> {
    let (series, number) = number.rsplit_once(' ')?;
    number.split_once(':').map(|_| (series, number))
}

/// Words for advice, and "enligt", each without its first letter so that its case does not matter; a text without them is
/// not searched with [`STRICT`].
const ADVICE: [&str; 6] = ["åd", "ÅD", "unskapsst", "UNSKAPSST", "andbok", "ANDBOK"];
const ACCORDING_TO: [&str; 2] = ["nligt", "NLIGT"];
static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:19|20)[0-9]{2}:[0-9]{1,4}"));
/// A duty that cites advice as its source. `(?i)` folds U+017F to `s`; `[Ss]` is spelt out so that OCR text "ſka" does not match.
static STRICT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?-i:[Ss])ka(?:ll)?\s+(?:\p{L}+\s+){0,4}enligt\s+(?:[^\s.;]+\s+){0,4}?(allmänn?a? råd\w*|kunskapsstöd\w*|handbok\w*)",
    )
});
/// Words that say that an act is no longer in force. Payment to a patient (ersättning) is not among them.
static PAST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(ersätter|ersätts|ersatt|ersatta|ersatte|ersattes|ersatts|upphäv\w*|upphör\w*|tidigare|dåvarande|föregång\w*|förra|f\.d\.|utbytt)\b",
    )
});

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is written here and tested")
}

/// The findings on the citations of a document that is in use.
#[must_use]
pub fn check(inspection: Inspection<'_>, citations: &Citations<'_>, document: &Document) -> Vec<Observation> {
    let text = &inspection.corpus.source(document.source).text;
    let is_in_use = match document.force(inspection.date) {
        Force::Yes | Force::Unclear => true,
        Force::NotBy(status) => !document.kind.words.is_governed || status == Status::Missing,
        Force::NotYet(_) | Force::Expired(_) => false,
    };
    let tells_history =
        matches!(document.kind.name.0.as_str(), kind::DEVIATION | kind::INVESTIGATION | kind::FOLLOW_UP | kind::WAIVER);
    if !is_in_use || tells_history {
        return Vec::new();
    }
    // Most documents cite neither acts nor advice; one search of the whole text saves the walk through their nodes.
    let whole = text.get(document.root.span.range()).unwrap_or(text);
    if !says_according_to(whole) && !NUMBER.is_match(whole) {
        return Vec::new();
    }
    let mut reader = Reader { inspection, citations, document, text, findings: Vec::new() };
    reader.node(&document.root, &Trail::Root, None);
    reader.findings
}

fn says_according_to(text: &str) -> bool {
    ACCORDING_TO.iter().any(|word| text.contains(word))
}

struct Reader<'audit> {
    inspection: Inspection<'audit>,
    citations: &'audit Citations<'audit>,
    document: &'audit Document,
    text: &'audit str,
    findings: Vec<Observation>,
}

/// Keys whose values are no citations: numbers of the document itself, what it replaces, and its history.
const NOT_CITING: [&str; 6] = ["id", "diarienummer", "version", "beslutsparagraf", "ersätter", "ändringar"];

impl Reader<'_> {
    /// Reads a node and all below it; a part with a date is checked by the law of that day.
    fn node(&mut self, node: &Node, at: &Trail<'_>, as_of: Option<Date>) {
        match &node.content {
            Content::Scalar(_) => self.scalar(node, at, as_of),
            Content::List(items) => {
                for (number, item) in items.iter().enumerate() {
                    self.node(item, &Trail::Item(at, number), as_of);
                }
            }
            Content::Map(entries) => {
                let told = ["datum", "period"].iter().find_map(|key| date::read(node.get(key)?.value.text()?));
                let as_of = told.map(|stretch| stretch.till).or(as_of);
                for entry in entries.iter().filter(|entry| !NOT_CITING.contains(&&*entry.key)) {
                    self.node(&entry.value, &Trail::Key(at, &entry.key), as_of);
                }
            }
        }
    }

    fn scalar(&mut self, node: &Node, at: &Trail<'_>, as_of: Option<Date>) {
        let Some(text) = self.text.get(node.span.range()) else { return };
        // Nearly all scalars have neither a colon nor "enligt", and need no regex.
        let says_according_to = says_according_to(text);
        if !text.contains(':') && !says_according_to {
            return;
        }
        let start = node.span.start as usize;
        for found in NUMBER.find_iter(text) {
            let number = ActNumber { text, start: found.start(), end: found.end() };
            if number.stands_alone() {
                let place = self.place(start, found.start(), found.end(), at);
                self.superseded(&number, place.clone(), as_of);
                self.wrong_number(&number, place);
            }
        }
        let speaks_of_advice = says_according_to && ADVICE.iter().any(|word| text.contains(word));
        if let Some(found) = speaks_of_advice.then(|| STRICT.captures(text)).flatten() {
            let whole = found.get(0).expect("a match has a whole");
            let of = found.get(1).map_or("råd", |group| group.as_str()).to_lowercase();
            // A regulation and its advice are cited together; the regulation is binding.
            if !whole.as_str().to_lowercase().contains("föreskrift") {
                let place = self.place(start, whole.start(), whole.end(), at);
                let message = format!("texten säger ska om något som står i {of}, men sådana säger vad som bör göras");
                let help = "skriv bör, eller säg att kravet är ert eget beslut";
                self.findings.push(Observation::new(&STRENGTH, message, place).help(help));
            }
        }
    }

    fn place(&self, base: usize, start: usize, end: usize, at: &Trail<'_>) -> Place {
        Place { source: self.document.source, span: Span::new(base + start, base + end), pointer: at.pointer() }
    }

    fn superseded(&mut self, number: &ActNumber<'_>, place: Place, as_of: Option<Date>) {
        let acts = self.citations.superseded.get(number.digits()).into_iter().flatten();
        let is_meant =
            |act: &&Act| series(&act.number).is_some_and(|(series, _)| number.can_be_of(series, &act.short_names));
        let Some(act) = acts.copied().find(is_meant) else { return };
        let since = act.superseded_from.as_deref().and_then(date::day);
        let day = as_of.unwrap_or(self.inspection.date).min(self.inspection.date);
        if since.is_some_and(|since| since > day) || self.is_excused(number, &place) {
            return;
        }
        let successors = list(&act.superseded_by, "och");
        let when = since.map_or_else(String::new, |since| format!(" sedan {since}"));
        let is_certain = act.supersession_verified.as_deref() == Some("A");
        let check = if is_certain { "" } else { ", kontrollera" };
        let message = format!("{} är ersatt av {successors}{when}{check}", act.number);
        let mut finding = Observation::new(&SUPERSEDED, message, place)
            .about(About::Superseded { act: act.number.clone(), by: act.superseded_by.clone() })
            .label(format!("ersatt av {successors}"))
            .help("kontrollera att innehållet stämmer med den nya författningen och byt hänvisningen");
        if !is_certain {
            finding = finding.severity(Severity::Warning);
        }
        self.findings.push(finding);
    }

    /// True if the sentence or the line says that the act is no longer in force.
    fn is_excused(&self, number: &ActNumber<'_>, place: &Place) -> bool {
        let (start, end) = (place.span.start as usize, place.span.end as usize);
        let line_start = self.text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = self.text[end..].find('\n').map_or(self.text.len(), |at| end + at);
        let ends = |text: &str| text.find([';']).into_iter().chain(text.find(". ")).chain(text.find(".\n")).min();
        let before = &number.text[..number.start];
        let sentence_start =
            [". ", ".\n", ";"].iter().filter_map(|mark| Some(before.rfind(mark)? + 1)).max().unwrap_or(0);
        let sentence_end = ends(&number.text[number.end..]).map_or(number.text.len(), |at| number.end + at);
        PAST.is_match(&self.text[line_start..line_end]) || PAST.is_match(&number.text[sentence_start..sentence_end])
    }

    fn wrong_number(&mut self, number: &ActNumber<'_>, place: Place) {
        let Some((title, known)) = number.title(&self.citations.titles) else { return };
        if known.contains(&number.digits()) {
            return;
        }
        let (message, help) = match self.citations.current.get(title) {
            Some(right) => (
                format!("{title} har nummer {right}, här står {}", number.digits()),
                format!("skriv {title} ({right}) om det är den som menas"),
            ),
            None => (
                format!("namnet {title} och numret {} hör inte ihop", number.digits()),
                "kontrollera vilken författning som menas, och skriv dess namn och nummer".to_owned(),
            ),
        };
        self.findings.push(Observation::new(&WRONG_NUMBER, message, place).help(help));
    }
}
