//! Markdown: counts, grouped findings and waivers. What is printed keeps within the length limit of a comment on a code
//! host; a file holds everything.

pub(crate) mod diff;
pub(crate) mod escape;
pub(crate) mod room;
pub(crate) mod views;

use self::escape::escaped;
use self::room::Room;
use crate::finding::Severity;
use crate::render::groups::{Common, Group, groups};
use crate::render::last_line::last_line;
use crate::render::sentence::{law, sentence};
use crate::render::shared_words::{capital, count, things_missing};
use crate::render::undetermined_words::line;
use crate::render::{Format, difference_words, remaining_lines};
use crate::report::views::ViewName;
use crate::report::views::gap::Filter;
use crate::report::views::undetermined::undetermined;
use crate::report::{Against, Report, Reported, State, Totals};

/// The format `markdown`.
pub const FORMAT: Format = Format {
    name: "markdown",
    extension: "md",
    opened_in: None,
    shows_notes: true,
    views: &ViewName::ALL,
    report: |report, style, _| Ok(render_in(report, Room::of(style)).into_bytes()),
    view: Some(|report, view, style| Ok(views::render(report, view, Room::of(style)).into_bytes())),
    change: Some(|change, style| Ok(diff::render(change, Room::of(style)).into_bytes())),
    collection: None,
};

/// The budget in bytes for findings and waivers; a comment on GitHub holds 65,536 characters.
const ROOM: usize = 58_000;
/// The part of the budget reserved for waivers.
const ROOM_OF_WAIVERS: usize = 8_000;
/// The part of the budget reserved for findings that are gone.
const ROOM_OF_GONE: usize = 8_000;
/// The part of the budget reserved for what could not be judged.
const ROOM_OF_UNDETERMINED: usize = 6_000;
/// The most findings of a group listed one by one.
const MOST_OF_GROUP: usize = 20;
/// The most characters shown of a text from a document.
const MOST: usize = 600;
/// The marker by which a workflow finds its earlier comment.
const MARK: &str = "<!-- ledningskoll -->";
/// The sections, the most severe first; only that one is unfolded.
const SECTIONS: [(Severity, &str, &str); 3] =
    [(Severity::Error, "Brister", " open"), (Severity::Warning, "Bör åtgärdas", ""), (Severity::Note, "Tips", "")];

/// A list item of a section, and the number of findings it covers.
struct Entry {
    text: String,
    findings: usize,
}

/// The remaining budget in bytes, and the number of findings omitted.
struct Page {
    room: usize,
    left_out: usize,
}

/// The report as Markdown that fits in a comment.
#[must_use]
pub fn render(report: &Report) -> String {
    render_in(report, Room::Comment)
}

/// The report as Markdown.
fn render_in(report: &Report, room: Room) -> String {
    let totals = report.totals();
    let mut text = format!("{MARK}\n## Granskning av ledningssystemet\n\n{}\n\n", safe(&last_line(report, &totals)));
    text.push_str(&table(&totals));
    if let Some(compared) = difference_words::sentence(report) {
        text.push_str(&format!("\n{}\n", safe(&sentence(&capital(&compared)))));
    }
    let (known, new): (Vec<_>, Vec<_>) = groups(report).into_iter().partition(|group| group.is_known);
    let page = |most: usize| Page { room: room.at_most(most), left_out: 0 };
    let most_listed = room.at_most(MOST_OF_GROUP);
    let mut findings = page(ROOM - ROOM_OF_WAIVERS - ROOM_OF_UNDETERMINED - ROOM_OF_GONE);
    for (severity, heading, attribute) in SECTIONS {
        let of_severity = new.iter().filter(|group| group.severity == severity);
        let entries =
            of_severity.map(|group| Entry { text: entry(report, group, most_listed), findings: group.findings.len() });
        text.push_str(&section(&mut findings, &format!("<details{attribute}>"), heading, entries));
    }
    let entries =
        known.iter().map(|group| Entry { text: entry(report, group, most_listed), findings: group.findings.len() });
    text.push_str(&section(&mut findings, "<details>", "Kända, fanns redan", entries));
    let remaining = remaining_lines::lines(report).into_iter();
    let entries = remaining.map(|line| Entry { text: format!("- {}\n", safe(&line)), findings: 1 });
    text.push_str(&section(&mut findings, "<details>", remaining_lines::HEADING, entries));
    if findings.left_out > 0 {
        let rest = count(findings.left_out, "fynd till får", "fynd till får");
        text.push_str(&format!("\n{rest} inte plats här; kör `ledningskoll audit --verbose` för att se alla.\n"));
    }
    let mut waivers = page(ROOM_OF_WAIVERS);
    let waived = report.findings.iter().filter_map(|reported| waived(report, reported));
    text.push_str(&section(&mut waivers, "<details>", "Undantag", waived));
    if waivers.left_out > 0 {
        text.push_str(&format!("\n{} undantag till får inte plats här.\n", waivers.left_out));
    }
    let mut undecided = page(ROOM_OF_UNDETERMINED);
    let doubts = undetermined(report, &Filter::default());
    let entries = doubts.iter().map(|one| Entry { text: format!("- {}\n", safe(&line(report, one))), findings: 1 });
    text.push_str(&section(&mut undecided, "<details>", "Ej bedömt", entries));
    if undecided.left_out > 0 {
        text.push_str(&format!("\n{} till är ej bedömda men får inte plats här.\n", undecided.left_out));
    }
    let mut disappeared = page(ROOM_OF_GONE);
    let gone = report.against.iter().flat_map(Against::listed);
    let gone = gone.map(|gone| Entry { text: format!("- {}\n", safe(&difference_words::gone(gone))), findings: 1 });
    text.push_str(&section(&mut disappeared, "<details>", "Syns inte längre", gone));
    if disappeared.left_out > 0 {
        text.push_str(&format!("\n{} till syns inte längre men får inte plats här.\n", disappeared.left_out));
    }
    for note in report.notes.iter().take(most_listed) {
        text.push_str(&format!("\n> {}\n", safe(&sentence(note))));
    }
    text
}

fn table(totals: &Totals) -> String {
    let rows = [
        ("brister", totals.errors),
        ("bör", totals.warnings),
        ("tips", totals.notes),
        ("ej bedömt", totals.undetermined),
        ("undantag", totals.waived_findings),
    ];
    let lines: String = rows.into_iter().map(|(word, number)| format!("| {word} | {number} |\n")).collect();
    format!("| Utfall | Antal |\n| --- | ---: |\n{lines}")
}

/// The entries of a section within the budget; all after the first that does not fit are omitted.
fn section(page: &mut Page, opening: &str, heading: &str, entries: impl Iterator<Item = Entry>) -> String {
    let (mut list, mut findings) = (String::new(), 0);
    for entry in entries {
        findings += entry.findings;
        if page.left_out == 0 && entry.text.len() <= page.room {
            page.room -= entry.text.len();
            list.push_str(&entry.text);
        } else {
            page.left_out += entry.findings;
        }
    }
    if list.is_empty() {
        return list;
    }
    format!("\n{opening}\n<summary>{heading} ({findings})</summary>\n\n{list}\n</details>\n")
}

fn entry(report: &Report, group: &Group<'_>, most_listed: usize) -> String {
    let first = group.findings[0];
    if group.findings.len() == 1 {
        let heading = format!("- **{}** {}", place(report, first), safe(&first.finding.message));
        return lines(&heading, &[Some(rule(first)), help(first)]);
    }
    let several = |number: String| {
        lines(&format!("- {} ({number})", safe(&first.finding.message)), &[Some(rule(first)), help(first)])
    };
    let number = group.findings.len();
    let mut text = match group.common {
        Common::Units => several(count(group.units(), "enhet", "enheter")),
        Common::Unknown => several(count(number, "ställe", "ställen")),
        Common::Alone | Common::Paragraph => {
            let paragraph = first.finding.citation.as_ref().map(|citation| safe(&citation.paragraph()));
            let heading = format!("- **{}** {}", path(report, first), things_missing(number));
            lines(&heading, &[paragraph.map(|paragraph| format!("Lagrum: {paragraph}"))])
        }
    };
    for reported in group.findings.iter().take(most_listed) {
        let line = match group.common {
            Common::Units => unit(report, reported),
            Common::Unknown => format!("**{}**", place(report, reported)),
            Common::Alone | Common::Paragraph => point(reported),
        };
        text.push_str(&format!("  - {line}\n"));
    }
    if group.findings.len() > most_listed {
        text.push_str(&format!("  - och {} till\n", group.findings.len() - most_listed));
    }
    text
}

fn unit(report: &Report, reported: &Reported) -> String {
    let id = reported.finding.units.first().map(String::as_str).unwrap_or_default();
    let name = report.unit(id).map_or(id, |row| row.name.as_str());
    let why = reported.finding.related.iter().map(|related| format!("; {}", safe(&related.message)));
    format!("**{}** {} ({}){}", place(report, reported), safe(name), safe(id), why.take(3).collect::<String>())
}

fn point(reported: &Reported) -> String {
    let help = reported.finding.help.as_ref().map(|help| format!(" Gör så: {}", safe(&sentence(help))));
    let message = safe(&sentence(&reported.finding.message));
    format!("rad {}: {message} {}.{}", reported.start.line, rule(reported), help.unwrap_or_default())
}

fn rule(reported: &Reported) -> String {
    let finding = &reported.finding;
    let law = finding.citation.as_ref().map(|citation| format!("Lagrum: {} · ", safe(&law(citation))));
    let known = if reported.state == State::Known { " · känd, fanns redan" } else { "" };
    format!("{}Regel: {}{known}", law.unwrap_or_default(), safe(finding.rule.as_str()))
}

fn help(reported: &Reported) -> Option<String> {
    reported.finding.help.as_ref().map(|help| format!("Gör så: {}", safe(&sentence(help))))
}

fn waived(report: &Report, reported: &Reported) -> Option<Entry> {
    let waiver = reported.waiver.as_ref().filter(|_| reported.state == State::Waived)?;
    let heading = format!("- **{}** {}", place(report, reported), safe(&reported.finding.message));
    let (owner, until, id) = (safe(&waiver.owner), safe(&waiver.until), safe(&waiver.id));
    let decided = format!("{} Beslutat av {owner}, gäller till {until} ({id}).", safe(&sentence(&waiver.reason)));
    Some(Entry { text: lines(&heading, &[Some(rule(reported)), Some(decided)]), findings: 1 })
}

/// A list item with indented lines below it.
fn lines(heading: &str, below: &[Option<String>]) -> String {
    let below: String = below.iter().flatten().map(|line| format!("\\\n  {line}")).collect();
    format!("{heading}{below}\n")
}

fn place(report: &Report, reported: &Reported) -> String {
    format!("{}:{}", path(report, reported), reported.start.line)
}

fn path(report: &Report, reported: &Reported) -> String {
    safe(&report.source(&reported.finding).path)
}

fn safe(text: &str) -> String {
    escaped(text, MOST)
}
