//! Baselines: the findings known when a repository began to use the program, one sorted line each, for clean merges in git.

use super::{Stood, Trace};
use crate::finding::{RuleId, Severity};

/// The default name of a baseline file.
pub const FILE: &str = "ledningskoll-baslinje.txt";

/// The first line of every baseline, before the number of its version.
const TITLE: &str = "# Baslinje för ledningskoll, version ";
/// The version that is written. Version 1 lacks all fields after the message; later versions may have more of them.
const VERSION: &str = "2";
/// The comment that explains a baseline to its readers.
const ABOUT: &str = "\
# Fynd som fanns när baslinjen skrevs. De visas som kända; bara nya fynd ger slutkod 1.
# En rad är ett fynd: fingeravtryck, nivå, regel, dokument, vad som saknas, typ, fil, plats, enheter. Ordningen spelar ingen roll.
# Skriv om filen med ledningskoll baseline write, och ta bort åtgärdat med ledningskoll baseline prune.
";
/// The separator between the fields of a line; no field holds two blanks in a row.
const BETWEEN: &str = "  ";
/// The separator between the enheter of a line.
const BETWEEN_UNITS: &str = "; ";
/// The field that holds nothing.
const NOTHING: &str = "-";
/// The most characters of a message that are kept; the message is only for people.
const MOST_OF_MESSAGE: usize = 200;

/// Why a file is not read as a baseline.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, miette::Diagnostic)]
pub enum BaselineError {
    /// The file does not exist.
    #[error("baslinjen {0} finns inte")]
    #[diagnostic(help("skriv den med ledningskoll baseline write, eller kontrollera stavningen"))]
    NoFile(String),
    /// The file cannot be read.
    #[error("baslinjen {0} kunde inte läsas")]
    #[diagnostic(help("kontrollera att det är en textfil och att du har rätt att läsa den"))]
    Unreadable(String),
    /// The file does not begin as a baseline does.
    #[error("{0} är ingen baslinje")]
    #[diagnostic(help(
        "en baslinje börjar med raden {TITLE}{VERSION}; ange en fil som ledningskoll baseline write har skrivit"
    ))]
    NotABaseline(String),
    /// A merge was not finished.
    #[error("{file} rad {line}: här står en sammanslagning från git som inte är klar")]
    #[diagnostic(help(
        "behåll raderna från båda sidor och ta bort raderna som börjar med <<<<<<<, ======= och >>>>>>>"
    ))]
    Conflict {
        /// The file.
        file: String,
        /// The line, from one.
        line: usize,
    },
    /// A line cannot be read.
    #[error("{file} rad {line}: {what}")]
    #[diagnostic(help("ta bort raden om den inte behövs, eller skriv om filen med ledningskoll baseline write"))]
    Line {
        /// The file.
        file: String,
        /// The line, from one.
        line: usize,
        /// The fault of the line.
        what: &'static str,
    },
}

/// A baseline as text: sorted, one line a finding.
#[must_use]
pub fn write(traces: &[Trace]) -> String {
    let mut lines: Vec<String> = traces.iter().map(line).collect();
    lines.sort();
    format!("{TITLE}{VERSION}\n{ABOUT}{}", lines.concat())
}

fn line(trace: &Trace) -> String {
    let (document, message) = (field(&trace.document, usize::MAX), field(&trace.message, MOST_OF_MESSAGE));
    let mut fields = vec![trace.fingerprint.clone(), word(trace.severity).to_owned(), trace.rule.to_string()];
    fields.extend([document, message]);
    if let Some(stood) = &trace.stood {
        let units = stood.units.join(BETWEEN_UNITS);
        fields.extend([&stood.kind, &stood.path, &stood.pointer, &units].map(|text| field(text, usize::MAX)));
    }
    format!("{}\n", fields.join(BETWEEN))
}

/// A text on one line with single blanks, so that it cannot end a field or a line.
fn field(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let harmless: String = line.chars().filter(|letter| !letter.is_control()).take(most).collect();
    let harmless = harmless.trim();
    if harmless.is_empty() { NOTHING } else { harmless }.to_owned()
}

/// Reads a baseline; `file` is its name in an error.
///
/// # Errors
/// If the text is no baseline, or a line of it is faulty, with the number of the line.
pub fn read(file: &str, text: &str) -> Result<Vec<Trace>, BaselineError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let version = text.lines().next().and_then(|first| first.trim_end().strip_prefix(TITLE));
    if !version.is_some_and(|version| !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit())) {
        return Err(BaselineError::NotABaseline(file.to_owned()));
    }
    let numbered = text.lines().enumerate().map(|(number, line)| (number + 1, line.trim_end()));
    let entries = numbered.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    entries
        .map(|(number, line)| {
            if ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|mark| line.starts_with(mark)) {
                return Err(BaselineError::Conflict { file: file.to_owned(), line: number });
            }
            trace(line).map_err(|what| BaselineError::Line { file: file.to_owned(), line: number, what })
        })
        .collect()
}

fn trace(line: &str) -> Result<Trace, &'static str> {
    let fields: Vec<&str> = line.split(BETWEEN).collect();
    let [fingerprint, level, rule, document, message, rest @ ..] = fields.as_slice() else {
        return Err("raden ska ha minst fem fält med två blanksteg mellan");
    };
    let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if fingerprint.len() != 32 || !fingerprint.bytes().all(is_digit) {
        return Err("raden börjar inte med ett fingeravtryck på 32 tecken");
    }
    let severity = [Severity::Error, Severity::Warning, Severity::Note].into_iter().find(|one| word(*one) == *level);
    let is_rule = |rule: &str| {
        rule.contains('/') && rule.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'/')
    };
    if !is_rule(rule) {
        return Err("det tredje fältet är inget regel-id");
    }
    Ok(Trace {
        fingerprint: (*fingerprint).to_owned(),
        severity: severity.ok_or("nivån ska vara brist, bör eller tips")?,
        rule: RuleId::new(*rule),
        document: (*document).to_owned(),
        message: (*message).to_owned(),
        stood: stood(rest),
    })
}

/// Where a finding stood, from the fields after its message; none in a line of version 1.
fn stood(fields: &[&str]) -> Option<Stood> {
    let [kind, path, pointer, units, ..] = fields else { return None };
    let text = |field: &str| if field == NOTHING { String::new() } else { field.to_owned() };
    let units = text(units);
    Some(Stood {
        kind: text(kind),
        path: text(path),
        pointer: text(pointer),
        units: units.split(BETWEEN_UNITS).filter(|unit| !unit.is_empty()).map(str::to_owned).collect(),
    })
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "brist",
        Severity::Warning => "bör",
        Severity::Note => "tips",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trace(number: u8, document: &str, message: &str) -> Trace {
        Trace {
            fingerprint: format!("{number:02x}").repeat(16),
            severity: Severity::Warning,
            rule: RuleId::new("form/okant-falt"),
            document: document.to_owned(),
            message: message.to_owned(),
            stood: None,
        }
    }

    fn stood(units: &[&str]) -> Option<Stood> {
        let texts = ["rutin", "rutiner/å.yaml", "/steg/Först"].map(str::to_owned);
        let [kind, path, pointer] = texts;
        Some(Stood { kind, path, pointer, units: units.iter().map(|unit| (*unit).to_owned()).collect() })
    }

    #[test]
    fn where_a_finding_stood_is_read_back_and_what_a_later_version_adds_is_left() {
        let traces = [Trace { stood: stood(&["12 PRIM 07", "vc, syd"]), ..trace(1, "a", "b") }];
        let nowhere =
            [Trace { stood: Some(Stood { pointer: String::new(), ..stood(&[]).expect("one") }), ..trace(2, "a", "b") }];
        for traces in [traces, nowhere] {
            let text = write(&traces);
            assert_eq!(read("b.txt", &text).expect("a baseline"), traces);
            let later = text.replace("version 2", "version 13");
            let later = later.trim_end().to_owned() + "  något mer\n";
            assert_eq!(read("b.txt", &later).expect("a later baseline"), traces);
        }
    }

    #[test]
    fn a_baseline_of_version_1_is_read() {
        let text = write(&[trace(1, "a", "b")]).replace("version 2", "version 1");
        assert_eq!(read("b.txt", &text).expect("a baseline"), [trace(1, "a", "b")]);
    }

    #[test]
    fn what_is_written_is_read_back_sorted() {
        let text = write(&[trace(9, "rut-å", "nio"), trace(1, "a  b\nc", "ett\u{1b}[31m\t två"), trace(1, "", "")]);
        let read = read("b.txt", &format!("\u{feff}{}", text.replace('\n', "\r\n"))).expect("a baseline");
        assert_eq!(read, [trace(1, "-", "-"), trace(1, "a b c", "ett[31m två"), trace(9, "rut-å", "nio")]);
    }

    #[test]
    fn a_line_that_cannot_be_read_is_told_by_its_number() {
        let sound = write(&[trace(1, "a", "b")]);
        let error = |text: &str| read("b.txt", text).expect_err("no baseline").to_string();
        assert_eq!(error("# Inköpslista\nmjölk\n"), "b.txt är ingen baslinje");
        assert_eq!(error(""), "b.txt är ingen baslinje");
        assert_eq!(error(&sound.replace("version 2", "version två")), "b.txt är ingen baslinje");
        assert!(error(&format!("{sound}mjölk\n")).starts_with("b.txt rad 6: raden ska ha minst fem fält"));
        assert!(error(&sound.replace("0101", "01")).contains("rad 5: raden börjar inte"));
        assert!(error(&sound.replace("  bör  ", "  fel  ")).contains("rad 5: nivån ska vara"));
        assert!(error(&sound.replace("form/", "form ")).contains("rad 5: det tredje fältet"));
        assert!(error(&format!("{sound}<<<<<<< HEAD\n")).contains("rad 6: här står en sammanslagning"));
    }
}
