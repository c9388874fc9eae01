//! The rules on encoding, size and YAML syntax of files.

use super::slips;
use crate::finding::{About, Observation, Place, Rule, Severity};
use crate::text::decode::Encoding;
use crate::text::yaml_fault::{Fault, FaultKind};
use crate::text::{Pointer, SourceId, Span};

/// A file that is not UTF-8.
pub const ENCODING: Rule = Rule {
    id: "form/kodning",
    title: "Filen är sparad med fel teckenkodning",
    severity: Severity::Error,
    manual: "Filer ska vara sparade som UTF-8, så att å, ä och ö blir rätt på alla datorer. Programmet visar den första \
             bokstaven som inte går att läsa och gissar vad filen är sparad som. Spara om filen som UTF-8; inget annat i \
             den behöver ändras.",
};
/// A file that has been deleted, or may not be read.
pub const UNREADABLE_FILE: Rule = Rule {
    id: "form/olasbar-fil",
    title: "Filen kunde inte öppnas",
    severity: Severity::Error,
    manual: "Filen fanns i mappen men gick inte att öppna: den kan ha flyttats under granskningen, eller så saknas rätt \
             att läsa den. Så är det också med en fil som git-lfs inte har hämtat. Det som står i den är inte bedömt.",
};
/// A file that is too large to be documents.
pub const TOO_LARGE: Rule = Rule {
    id: "form/for-stor",
    title: "Filen är för stor",
    severity: Severity::Error,
    manual: "En fil med dokument är sällan större än några hundra kilobyte. Filer över tio megabyte läses inte, eftersom \
             de nästan alltid är något annat. Dela upp filen, eller lägg den utanför ledningssystemet.",
};
/// A text that cannot be parsed as YAML.
pub const UNREADABLE_TEXT: Rule = Rule {
    id: "form/skrivning",
    title: "Texten går inte att läsa som ett dokument",
    severity: Severity::Error,
    manual: "Ett skrivfel gör att programmet inte kan läsa dokumentet: en tabb, ett citattecken som aldrig stängs, rader \
             kvar från en sammanslagning i git. Programmet visar raden och säger vad som brukar hjälpa. Resten av filen \
             läses från nästa rad med tre streck.",
};
/// The same key twice.
pub const DUPLICATE_KEY: Rule = Rule {
    id: "form/dubblettnyckel",
    title: "Samma fält står två gånger",
    severity: Severity::Error,
    manual: "När ett fält står två gånger går det inte att veta vilket som gäller. Båda ställena visas. Ta bort det ena.",
};
/// A no-break space in place of a space.
pub const NO_BREAK_SPACE: Rule = Rule {
    id: "form/hart-blanksteg",
    title: "Hårt blanksteg efter kolon",
    severity: Severity::Error,
    manual: "Ett hårt blanksteg ser ut som ett vanligt men är ett annat tecken. Det följer ofta med när text kopieras från \
             Word eller en webbsida. Efter kolon och först på en rad måste det vara ett vanligt blanksteg.",
};

/// The rules of this theme.
pub const RULES: [Rule; 6] = [ENCODING, UNREADABLE_FILE, TOO_LARGE, UNREADABLE_TEXT, DUPLICATE_KEY, NO_BREAK_SPACE];

/// The largest file that is read, in bytes.
pub const MAX_BYTES: u64 = 10 * 1024 * 1024;

/// The finding of a file with another encoding than UTF-8.
#[must_use]
pub fn encoding(source: SourceId, encoding: Encoding, span: Span) -> Observation {
    let (message, help) = match encoding {
        Encoding::Windows1252 => (
            "filen är inte sparad som UTF-8, den ser ut att vara Windows-1252 (Latin-1)",
            "öppna filen i den kodningen och spara den som UTF-8; i VS Code: klicka på kodningen längst ned, välj \"Reopen \
             with Encoding\", Western, och sedan \"Save with Encoding\", UTF-8",
        ),
        Encoding::Utf16 => (
            "filen är inte sparad som UTF-8, den ser ut att vara UTF-16 (\"Unicode\" i Anteckningar)",
            "spara om filen som UTF-8; i Anteckningar: Arkiv, Spara som, Kodning UTF-8",
        ),
        Encoding::Binary => (
            "filen är ingen text",
            "kontrollera att rätt fil ligger här; den har ändelsen .yaml men innehållet är något annat",
        ),
    };
    Observation::new(&ENCODING, message, place(source, span)).help(help)
}

/// The finding of a file that could not be opened.
#[must_use]
pub fn unreadable_file(source: SourceId, kind: std::io::ErrorKind) -> Observation {
    let (why, help) = match kind {
        std::io::ErrorKind::NotFound => {
            ("den finns inte längre", "filen kan ha flyttats medan granskningen pågick; kör granskningen igen")
        }
        std::io::ErrorKind::PermissionDenied => {
            ("du har inte rätt att läsa den", "be den som äger filen om läsrätt, eller rätta filens rättigheter")
        }
        std::io::ErrorKind::InvalidInput => {
            ("den är ingen vanlig fil", "lägg en vanlig fil där i stället, eller ta bort den ur mappen")
        }
        std::io::ErrorKind::ResourceBusy => {
            ("den är öppen i ett annat program", "stäng den där och kör granskningen igen")
        }
        _ => {
            ("den gick inte att läsa", "kontrollera att disken eller nätverksmappen fungerar och kör granskningen igen")
        }
    };
    Observation::new(&UNREADABLE_FILE, format!("filen kunde inte öppnas: {why}"), place(source, Span::default()))
        .help(help)
}

/// The finding of a file that git-lfs has not fetched.
#[must_use]
pub fn not_fetched(source: SourceId) -> Observation {
    let message =
        "filen är inte hämtad: här ligger bara en pekare från git-lfs, så det som ska stå i den är inte bedömt";
    Observation::new(&UNREADABLE_FILE, message, place(source, Span::default())).help(
        "hämta innehållet med git lfs pull och granska igen; i GitHub Actions lfs: true i steget som hämtar arkivet",
    )
}

/// The finding of a file over the size limit.
#[must_use]
pub fn too_large(source: SourceId, bytes: u64) -> Observation {
    let megabytes = bytes / (1024 * 1024);
    let message = format!("filen är {megabytes} MB och läses inte; gränsen är {} MB", MAX_BYTES / (1024 * 1024));
    Observation::new(&TOO_LARGE, message, place(source, Span::default()))
        .help("dela upp filen i mindre filer, eller flytta den ut ur ledningssystemets mapp")
}

/// The finding of a fault of YAML syntax.
#[must_use]
pub fn fault(source: SourceId, fault: &Fault) -> Observation {
    let at = Place { source, span: fault.span, pointer: fault.pointer.clone().unwrap_or_default() };
    let about = About::Writing(fault.kind.clone());
    if let FaultKind::DuplicateKey { first, only_when_normalised } = &fault.kind {
        let name = fault.pointer.as_ref().and_then(Pointer::last).unwrap_or_default();
        let difference =
            if *only_when_normalised { ", men är skrivet med olika tecken som ser likadana ut" } else { "" };
        let message = format!("fältet {name} står två gånger{difference}");
        return Observation::new(&DUPLICATE_KEY, message, at)
            .about(about)
            .help("behåll det ena och ta bort det andra; det första räknas så länge")
            .related(format!("{name} står här första gången"), Some(place(source, *first)));
    }
    if let Some((message, help)) = slips::slip_words::words(&fault.kind) {
        let told = Observation::new(&UNREADABLE_TEXT, message, at).about(about).help(help);
        // A text that is only cut off is still a text.
        let is_cut = fault.pointer.is_some() && matches!(fault.kind, FaultKind::NeedsQuotes { .. });
        return if is_cut { told.severity(Severity::Warning) } else { told };
    }
    let of_blank = blank_words(&fault.kind);
    let rule = if of_blank.is_some() { NO_BREAK_SPACE } else { UNREADABLE_TEXT };
    let (message, help) = of_blank.unwrap_or_else(|| words(&fault.kind));
    Observation::new(&rule, message, at).about(about).help(help)
}

/// A sentence, and the advice on it.
type Words = (&'static str, &'static str);

/// The words for a blank that is no space; none for other kinds of faults.
fn blank_words(kind: &FaultKind) -> Option<Words> {
    if *kind == FaultKind::NoBreakIndent {
        return Some(("hårt blanksteg i indraget", "ta bort tecknet och dra in raden med vanliga blanksteg"));
    }
    let words = ("ett hårt blanksteg står där ett vanligt ska stå", "ta bort tecknet och skriv ett vanligt blanksteg");
    (*kind == FaultKind::NoBreakSpace).then_some(words)
}

fn words(kind: &FaultKind) -> Words {
    match kind {
        FaultKind::DuplicateKey { .. } => ("samma fält står två gånger", "ta bort det ena"),
        FaultKind::KeyIsNoText => (
            "här står en lista eller flera fält där ett fältnamn skulle stå",
            "skriv fältets namn, kolon och sedan innehållet, till exempel område: [intyg]",
        ),
        FaultKind::Tab => ("raden är indragen med tabb", "dra in med blanksteg i stället, två för varje steg"),
        FaultKind::ConflictMark => (
            "rader från en sammanslagning i git är kvar",
            "bestäm vilken text som ska gälla och ta bort raderna som börjar med <<<<<<<, ======= och >>>>>>>",
        ),
        FaultKind::TooDeep => (
            "listor och fält ligger för djupt i varandra, gränsen är 64 steg",
            "kontrollera att klamrar och hakparenteser är stängda och att indragen stämmer",
        ),
        FaultKind::TooManyAliases => (
            "hänvisningarna (*namn) växer till mer än ett dokument kan innehålla",
            "skriv ut texten i stället för att hänvisa till den",
        ),
        FaultKind::UnknownAlias => {
            ("hänvisningen (*namn) leder ingenstans", "börjar texten med en stjärna, sätt den inom citattecken")
        }
        FaultKind::Unclosed => (
            "ett citattecken, en klammer eller en hakparentes stängs aldrig",
            "stäng den, eller ta bort den om den inte ska vara där",
        ),
        FaultKind::ColonInText => (
            "ett kolon mitt i texten gör att raden inte går att tolka",
            "sätt hela texten inom citattecken: titel: \"Rutin: intyg\"; stämmer texten, se över indraget",
        ),
        FaultKind::ReservedCharacter => {
            ("texten börjar med ett tecken som betyder något annat (@ ` % & * ! | >)", "sätt texten inom citattecken")
        }
        FaultKind::Indentation => (
            "raden är indragen för långt eller för kort, eller saknar kolon efter fältets namn",
            "rader på samma nivå ska börja lika långt in, och varje fält skrivs namn: innehåll",
        ),
        FaultKind::ControlCharacter => {
            ("ett styrtecken står i texten", "ta bort tecknet; det syns inte men kan följa med när text kopieras")
        }
        FaultKind::Unreadable
        | FaultKind::NoBreakSpace
        | FaultKind::NoBreakIndent
        | FaultKind::NoBlankAfterColon { .. }
        | FaultKind::CurlyQuotes
        | FaultKind::ForeignMark { .. }
        | FaultKind::NoBlankAfterDash
        | FaultKind::Numbered
        | FaultKind::LoneDash
        | FaultKind::NeedsQuotes { .. }
        | FaultKind::NotClosed { .. }
        | FaultKind::Indented { .. }
        | FaultKind::MergeKey => (
            "raden går inte att tolka",
            "jämför med ett dokument som fungerar; ofta är det ett indrag, ett kolon eller ett citattecken",
        ),
    }
}

/// The findings of no-break spaces after a colon in a text that could still be parsed.
pub fn no_break_spaces(source: SourceId, text: &str) -> impl Iterator<Item = Observation> {
    let mut start = 0;
    text.split_inclusive(['\n', '\r']).filter_map(move |line| {
        let (from, after) = (start, start + line.len());
        start = after;
        let blank = from + key_length(line)? + 1;
        let fault = Fault::new(FaultKind::NoBreakSpace, Span::new(blank, blank + '\u{a0}'.len_utf8()));
        Some(self::fault(source, &fault))
    })
}

/// The length of a line up to its first colon, if a no-break space follows and a single word stands before.
fn key_length(line: &str) -> Option<usize> {
    let (before, after) = line.split_once(':')?;
    let word = before.trim_start_matches([' ', '-', '{']);
    let is_word = || word.chars().all(|character| character.is_alphanumeric() || matches!(character, '_' | '-'));
    (after.starts_with('\u{a0}') && !word.is_empty() && is_word()).then_some(before.len())
}

fn place(source: SourceId, span: Span) -> Place {
    Place { source, span, pointer: Pointer::root() }
}
