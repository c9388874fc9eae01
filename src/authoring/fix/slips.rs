//! Mends of slips of writing: blanks after colons, marks of lists, quotes, brackets and indents.

use std::collections::HashMap;

use super::{Certainty, FixContext, Mend, mend};
use crate::corpus::reading::Reader;
use crate::finding::{About, Finding};
use crate::text::slips::Slip;
use crate::text::yaml_fault::{Because, FaultKind};
use crate::text::{Source, Span};

/// The mend of a slip, if only one reading of its text conforms to the form of its kind.
pub fn slip(context: FixContext<'_>, finding: &Finding) -> Vec<Mend> {
    let About::Writing(kind) = &finding.about else { return Vec::new() };
    let Some(title) = title(kind) else { return Vec::new() };
    let own;
    let slips = match context.slips {
        Some(known) => known,
        None => {
            own = FileSlips::of(&Reader::new(context.catalogue), context.source);
            &own
        }
    };
    let mut found = slips.0.get(&finding.place.span).into_iter().flatten().filter(|slip| slip.fault.kind == *kind);
    let edits = found.next().map(|slip| slip.edits.clone()).filter(|edits| !edits.is_empty());
    edits.map(|edits| mend(finding, Certainty::Certain, title, edits)).into_iter().collect()
}

/// The slips of a file, by the span of their faults.
#[derive(Debug)]
pub struct FileSlips(HashMap<Span, Vec<Slip>>);

impl FileSlips {
    /// The slips of a file.
    #[must_use]
    pub fn of(reader: &Reader<'_>, source: &Source) -> Self {
        let mut of_span: HashMap<Span, Vec<Slip>> = HashMap::new();
        for slip in reader.slips(source) {
            of_span.entry(slip.fault.span).or_default().push(slip);
        }
        Self(of_span)
    }
}

/// What is done about a slip; none for faults that are no slips.
pub fn title(kind: &FaultKind) -> Option<String> {
    Some(match kind {
        FaultKind::NoBlankAfterColon { key } => format!("mellanslag efter {key}:"),
        FaultKind::CurlyQuotes => "citattecknen blir raka".to_owned(),
        FaultKind::ForeignMark { mark } => format!("{mark} blir - först på raden"),
        FaultKind::NoBlankAfterDash => "mellanslag efter strecket".to_owned(),
        FaultKind::Numbered => "den numrerade listan blir steg".to_owned(),
        FaultKind::LoneDash => "det ensamma strecket tas bort".to_owned(),
        FaultKind::NeedsQuotes { because: Because::NumberSign, .. } => {
            "texten får citattecken, så att # hör till den".to_owned()
        }
        FaultKind::NeedsQuotes { .. } => "texten får citattecken".to_owned(),
        FaultKind::NotClosed { mark: '[', .. } => "hakparentesen stängs".to_owned(),
        FaultKind::NotClosed { mark: '{', .. } => "klammern stängs".to_owned(),
        FaultKind::NotClosed { .. } => "citattecknet stängs".to_owned(),
        FaultKind::Indented { by, .. } if *by > 0 => "raden dras ut till sin plats".to_owned(),
        FaultKind::Indented { .. } => "raden dras in till sin plats".to_owned(),
        FaultKind::NoBreakSpace => "hårt blanksteg blir vanligt blanksteg".to_owned(),
        FaultKind::NoBreakIndent => "hårt blanksteg i indraget blir vanligt".to_owned(),
        FaultKind::DuplicateKey { .. }
        | FaultKind::KeyIsNoText
        | FaultKind::Tab
        | FaultKind::ConflictMark
        | FaultKind::TooDeep
        | FaultKind::TooManyAliases
        | FaultKind::UnknownAlias
        | FaultKind::Unclosed
        | FaultKind::ColonInText
        | FaultKind::ReservedCharacter
        | FaultKind::Indentation
        | FaultKind::ControlCharacter
        | FaultKind::Unreadable
        | FaultKind::MergeKey => return None,
    })
}
