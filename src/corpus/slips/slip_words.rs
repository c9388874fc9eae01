//! What is said of a slip of writing, and what to do about it.

use std::borrow::Cow;

use crate::text::yaml_fault::{Because, FaultKind};

/// A sentence, and the advice on it.
type Words = (Cow<'static, str>, Cow<'static, str>);

/// The words for a slip; none for other kinds of faults.
pub fn words(kind: &FaultKind) -> Option<Words> {
    Some(match kind {
        FaultKind::NoBlankAfterColon { key } => (
            "det saknas ett mellanslag efter kolon".into(),
            format!("skriv {key}: och ett mellanslag före innehållet").into(),
        ),
        FaultKind::CurlyQuotes => (
            "citattecknen är av fel slag, byt till raka".into(),
            "skriv \" före och efter texten; de böjda citattecknen följer ofta med från Word".into(),
        ),
        FaultKind::ForeignMark { mark } => {
            (mark_words(*mark).into(), "börja raden med ett bindestreck och ett mellanslag".into())
        }
        FaultKind::NoBlankAfterDash => {
            ("mellanslag saknas efter strecket".into(), "skriv ett bindestreck och ett mellanslag före texten".into())
        }
        FaultKind::Numbered => (
            "en numrerad lista skrivs med - steg: 1".into(),
            "skriv - steg: 1 på en rad och vad: följt av texten på nästa; i andra listor räcker - och texten".into(),
        ),
        FaultKind::LoneDash => {
            ("ett ensamt streck är början på en lista".into(), "lämna tomt där det inte finns något att skriva".into())
        }
        FaultKind::NeedsQuotes { because, shown } => (because_words(*because), quotes_advice(shown)),
        FaultKind::NotClosed { mark, line } => not_closed(*mark, *line),
        FaultKind::Indented { line, by } => indented(*line, *by),
        FaultKind::MergeKey => (
            "sammanslagning läses inte, så det som << pekar på räknas inte här".into(),
            "kopiera fälten hit och ta bort raden med <<".into(),
        ),
        FaultKind::DuplicateKey { .. }
        | FaultKind::KeyIsNoText
        | FaultKind::Tab
        | FaultKind::ConflictMark
        | FaultKind::NoBreakSpace
        | FaultKind::NoBreakIndent
        | FaultKind::TooDeep
        | FaultKind::TooManyAliases
        | FaultKind::UnknownAlias
        | FaultKind::Unclosed
        | FaultKind::ColonInText
        | FaultKind::ReservedCharacter
        | FaultKind::Indentation
        | FaultKind::ControlCharacter
        | FaultKind::Unreadable => return None,
    })
}

fn mark_words(mark: char) -> &'static str {
    match mark {
        '–' | '—' | '‒' | '−' | '‑' | '‐' => "raden börjar med tankstreck",
        '*' => "raden börjar med en stjärna",
        _ => "raden börjar med en punkt från Word",
    }
}

fn because_words(because: Because) -> Cow<'static, str> {
    match because {
        Because::Colon => "ett kolon mitt i texten gör att raden inte går att tolka".into(),
        Because::NumberSign => "resten av raden läses som kommentar, eftersom # står efter ett blanksteg".into(),
        Because::First(first) => format!("texten börjar med ett tecken som betyder något annat ({first})").into(),
    }
}

fn quotes_advice(shown: &str) -> Cow<'static, str> {
    if shown.is_empty() {
        "sätt hela texten inom citattecken".into()
    } else {
        format!("sätt hela texten inom citattecken: {shown}").into()
    }
}

fn not_closed(mark: char, line: usize) -> Words {
    let (named, closing) = match mark {
        '[' => ("hakparentesen", ']'),
        '{' => ("klammern", '}'),
        mark => ("citattecknet", mark),
    };
    (
        format!("{named} på rad {line} är inte {}", if named == "citattecknet" { "stängt" } else { "stängd" }).into(),
        format!("skriv {closing} där listan eller texten slutar").into(),
    )
}

fn indented(line: usize, by: i32) -> Words {
    let count = by.unsigned_abs();
    let number = match count {
        1 => "ett".to_owned(),
        2 => "två".to_owned(),
        3 => "tre".to_owned(),
        4 => "fyra".to_owned(),
        more => more.to_string(),
    };
    if by > 0 {
        (
            format!("rad {line} är indragen {number} blanksteg för långt").into(),
            format!("ta bort {number} blanksteg i början av raden").into(),
        )
    } else {
        (
            format!("rad {line} är indragen {number} blanksteg för kort").into(),
            format!("lägg till {number} blanksteg i början av raden").into(),
        )
    }
}
