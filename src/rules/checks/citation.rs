//! Citations in documents: superseded acts, and titles and series with the number of another act.

use std::collections::HashSet;
use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use super::Inspection;
use super::act_name::NamedCitation;
use super::act_number::{ActNumber, numbers};
use super::act_register::{Citations, series};
use super::act_series::wrong_series;
use crate::catalogue::{Act, SupersessionSeverity, kind};
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
             fält och i löpande text, även utan bokstäverna framför, de namn som bara den gamla författningen har (PuL, LYHS), och \
             paragrafer utan kapitel i hälso- och sjukvårdslagen, som bara lagen från 1982 har. En rad som säger att något ersätter, har upphävts \
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
             Patientsäkerhetslagen (2012:659), eller så finns serien inte eller har inte numret, till exempel HSL-FS 2017:40. \
             Oftast är det ett skrivfel. Programmet visar det nummer som hör till namnet, eller serien som har numret. Ett äldre \
             nummer, som en tidigare lag med samma namn kan ha haft, räknas inte.",
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

/// Words for advice, and "enligt", each without its first letter so that its case does not matter; a text without them is
/// not searched with [`STRICT`].
const ADVICE: [&str; 6] = ["åd", "ÅD", "unskapsst", "UNSKAPSST", "andbok", "ANDBOK"];
const ACCORDING_TO: [&str; 2] = ["nligt", "NLIGT"];
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
        Force::NotYet(_) | Force::Earlier(_) | Force::Expired(_) => false,
    };
    let tells_history =
        matches!(document.kind.name.0.as_str(), kind::DEVIATION | kind::INVESTIGATION | kind::FOLLOW_UP | kind::WAIVER);
    if !is_in_use || tells_history {
        return Vec::new();
    }
    // Most documents cite neither acts nor advice; one search of the whole text saves the walk through their nodes.
    let whole = text.get(document.root.span.range()).unwrap_or(text);
    if !says_according_to(whole) && numbers(whole).next().is_none() && !citations.names.are_in(whole) {
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

/// A citation within a text.
struct Cited<'text> {
    text: &'text str,
    start: usize,
    end: usize,
}

/// Keys whose values are no citations: numbers of the document itself, what it replaces, and its history.
const NOT_CITING: [&str; 6] = ["id", "diarienummer", "version", "beslutsparagraf", "ersätter", "ändringar"];

impl<'audit> Reader<'audit> {
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
        let names = &self.citations.names;
        if !text.contains(':') && !says_according_to && !names.are_in(text) {
            return;
        }
        let start = node.span.start as usize;
        for number in numbers(text) {
            if number.stands_alone() {
                let place = self.place(start, number.start, number.end, at);
                self.numbered(&number, place.clone(), as_of);
                self.wrong_number(&number, place.clone());
                self.wrong_series(&number, place);
            }
        }
        let mut told: HashSet<&str> = self.numbers_of_superseded(text);
        let cited: Vec<NamedCitation<'_>> =
            names.find(text).filter(|named| !self.goes_on_from_list(node, named)).collect();
        for named in cited {
            if told.insert(&named.act.number) {
                self.named(&named, text, self.place(start, named.start, named.end, at), as_of);
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

    fn numbered(&mut self, number: &ActNumber<'_>, place: Place, as_of: Option<Date>) {
        let acts = self.citations.superseded.get(number.digits()).into_iter().flatten();
        let is_meant =
            |act: &&Act| series(&act.number).is_some_and(|(series, _)| number.can_be_of(series, &act.short_names));
        let Some(act) = acts.copied().find(is_meant) else { return };
        let cited = Cited { text: number.text, start: number.start, end: number.end };
        self.superseded(act, &cited, place, (as_of, act.number.clone()));
    }

    fn named(&mut self, named: &NamedCitation<'_>, text: &str, place: Place, as_of: Option<Date>) {
        let written = text[named.start..named.end].split_whitespace().collect::<Vec<_>>().join(" ");
        let number = &named.act.number;
        let what = if named.is_by_paragraph {
            format!("{written} utan kapitel hör till {number}, som")
        } else {
            format!("{written} ({number})")
        };
        self.superseded(named.act, &Cited { text, start: named.start, end: named.end }, place, (as_of, what));
    }

    /// The acts that a text cites by their old numbers, or whose number says that an act of their name is meant.
    fn numbers_of_superseded(&self, text: &str) -> HashSet<&'audit str> {
        let numbers = numbers(text).filter_map(|number| self.citations.superseded.get(number.digits()));
        numbers.flatten().map(|act| act.number.as_str()).collect()
    }

    /// Tells a superseded act, cited as `what` at a date.
    fn superseded(&mut self, act: &Act, cited: &Cited<'_>, place: Place, (as_of, what): (Option<Date>, String)) {
        let since = act.superseded_from.as_deref().and_then(date::day);
        let day = as_of.unwrap_or(self.inspection.date).min(self.inspection.date);
        if since.is_some_and(|since| since > day) || self.is_excused(cited, &place) {
            return;
        }
        let by = self.citations.successors(act, day);
        let successors = list(&by, "och");
        // Of the last link of a chain the day is another than that of the first.
        let is_direct = by == act.superseded_by;
        let when = since.filter(|_| is_direct).map_or_else(String::new, |since| format!(" sedan {since}"));
        let is_certain = act.supersession_verified.as_deref() == Some("A");
        let check = if is_certain { "" } else { ", kontrollera" };
        let message = format!("{what} är ersatt av {successors}{when}{check}");
        let mut finding = Observation::new(&SUPERSEDED, message, place)
            .about(About::Superseded { act: act.number.clone(), by })
            .label(format!("ersatt av {successors}"))
            .help("kontrollera att innehållet stämmer med den nya författningen och byt hänvisningen");
        if !is_certain || act.supersession_severity == SupersessionSeverity::Warning {
            finding = finding.severity(Severity::Warning);
        }
        self.findings.push(finding);
    }

    /// True if the sentence or the line says that the act is no longer in force.
    fn is_excused(&self, cited: &Cited<'_>, place: &Place) -> bool {
        let (start, end) = (place.span.start as usize, place.span.end as usize);
        let line_start = self.text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = self.text[end..].find('\n').map_or(self.text.len(), |at| end + at);
        let ends = |text: &str| text.find([';']).into_iter().chain(text.find(". ")).chain(text.find(".\n")).min();
        let before = &cited.text[..cited.start];
        let sentence_start =
            [". ", ".\n", ";"].iter().filter_map(|mark| Some(before.rfind(mark)? + 1)).max().unwrap_or(0);
        let sentence_end = ends(&cited.text[cited.end..]).map_or(cited.text.len(), |at| cited.end + at);
        PAST.is_match(&self.text[line_start..line_end]) || PAST.is_match(&cited.text[sentence_start..sentence_end])
    }

    /// True if a place without chapter begins an item of a list in brackets whose last item has the chapter:
    /// `[5 kap. 1 §, 7 § HSL]`.
    fn goes_on_from_list(&self, node: &Node, named: &NamedCitation<'_>) -> bool {
        let start = node.span.start as usize + named.start;
        let line_start = self.text[..start].rfind('\n').map_or(0, |at| at + 1);
        let before = &self.text[line_start..start];
        let item = before.trim_end_matches(['"', '\'', ' ']).strip_suffix(',');
        let last = item.map(|items| items.rsplit(['[', '{', ';']).next().unwrap_or(items)).unwrap_or_default();
        named.is_by_paragraph && last.contains("kap") && !self.citations.names.are_in(last)
    }

    fn wrong_number(&mut self, number: &ActNumber<'_>, place: Place) {
        let Some((title, known)) = number.title(&self.citations.titles) else { return };
        let current = self.citations.current.get(title).copied();
        if known.contains(&number.digits()) || number.may_be_older(known, current) {
            return;
        }
        let (message, help) = match current {
            Some(right) => (
                format!("{title} har i dag nummer {right}, här står {}", number.digits()),
                format!("skriv {title} ({right}) om det är den som menas"),
            ),
            None => (
                format!("namnet {title} och numret {} hör inte ihop", number.digits()),
                "kontrollera vilken författning som menas, och skriv dess namn och nummer".to_owned(),
            ),
        };
        self.findings.push(Observation::new(&WRONG_NUMBER, message, place).help(help));
    }

    fn wrong_series(&mut self, number: &ActNumber<'_>, place: Place) {
        let before = &number.text[..number.start];
        let Some(wrong) = wrong_series(before, number.digits(), &self.citations.series) else { return };
        let blank = before.chars().next_back().filter(|one| one.is_whitespace()).map_or(0, char::len_utf8);
        let place = Place {
            span: Span::new(place.span.start as usize - blank - wrong.written.len(), place.span.end as usize),
            ..place
        };
        let (message, help) = match wrong.right {
            Some(right) => (
                format!("serien heter {right}, här står {}", wrong.written),
                format!("skriv {right} {} om det är den som menas", number.digits()),
            ),
            None => (
                format!("serien {} finns inte, kontrollera beteckningen", wrong.written),
                "Socialstyrelsens föreskrifter heter SOSFS till och med 2015 och HSLF-FS därefter".to_owned(),
            ),
        };
        self.findings.push(Observation::new(&WRONG_NUMBER, message, place).help(help));
    }
}
