//! The slip that explains a fault: of several readings, the one that conforms to the form of the kind.

use crate::corpus::{Document, form};
use crate::finding::{About, Observation, Severity};
use crate::text::slips::{Slip, explain};
use crate::text::words::alike;
use crate::text::yaml::parse;
use crate::text::yaml_fault::{Because, Fault, FaultKind};
use crate::text::{Node, Pointer, Span};

/// The findings on the form of a document; none if its kind is not known.
pub type Form<'reader> = &'reader dyn Fn(Node) -> Option<Vec<Observation>>;

/// The number of later slips that are mended to see whether a text conforms.
const MOST_LATER: usize = 8;

/// Whether a mended text conforms to the form of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// It does, with this many findings elsewhere.
    Conforms(usize),
    /// It does not.
    Differs,
    /// The text cannot be read, or its kind is not known.
    Unknown,
}

/// The slip that explains the fault of a part, with its edits if only one reading conforms; the fault itself if none does.
pub fn choose(part: &str, fault: &Fault, form: Form<'_>) -> Slip {
    let slips = explain(part, fault);
    let judged: Vec<(Verdict, &Slip)> = slips.iter().map(|slip| (verdict(part, slip, form), slip)).collect();
    if let Some(slip) = certain(&judged) {
        return slip.clone();
    }
    // Without one reading that conforms, what the likeliest says is said, if it hardly can be wrong.
    let conforms = |verdict: Verdict| !matches!(verdict, Verdict::Differs);
    let likely = judged.iter().filter(|(verdict, slip)| conforms(*verdict) || is_plain_to_see(&slip.fault.kind));
    match likely.min_by_key(|(verdict, slip)| (!conforms(*verdict), rank(&slip.fault.kind))) {
        Some((_, slip)) => Slip { fault: slip.fault.clone(), edits: Vec::new() },
        None => Slip { fault: fault.clone(), edits: Vec::new() },
    }
}

/// True for slips that stand on their line for all to see, whatever their text was meant to be.
fn is_plain_to_see(kind: &FaultKind) -> bool {
    rank(kind) == 0 || matches!(kind, FaultKind::NotClosed { .. })
}

/// A slip with its edits only if the mended text conforms, or cannot be judged.
pub fn held(part: &str, slip: Slip, form: Form<'_>) -> Slip {
    match verdict(part, &slip, form) {
        Verdict::Conforms(_) | Verdict::Unknown => slip,
        Verdict::Differs => Slip { edits: Vec::new(), ..slip },
    }
}

/// The slip of a part that is one text, though one of its lines names the kind of a document.
pub fn of_text(text: &str) -> Option<Slip> {
    crate::text::slips::of_text(text)
}

/// The addresses that a fault in a readable document leaves open: its own, and for `<<` each field that it may have brought.
pub fn left_open(document: &Document, fault: &Fault) -> Vec<Pointer> {
    let Some(pointer) = fault.pointer.clone() else { return Vec::new() };
    if fault.kind != FaultKind::MergeKey {
        return if pointer == Pointer::root() { Vec::new() } else { vec![pointer] };
    }
    let map = document.root.locate(&pointer).node;
    let shape = document.kind.shape.at(&pointer);
    let absent = shape.into_iter().flat_map(|shape| shape.properties.keys()).filter(|key| map.get(key).is_none());
    absent.map(|key| pointer.child(key)).collect()
}

/// The slip of the only reading that conforms.
fn certain<'slips>(judged: &[(Verdict, &'slips Slip)]) -> Option<&'slips Slip> {
    let conforming: Vec<(usize, &Slip)> = judged
        .iter()
        .filter_map(|(verdict, slip)| match verdict {
            Verdict::Conforms(count) => Some((*count, *slip)),
            Verdict::Differs | Verdict::Unknown => None,
        })
        .collect();
    let least = conforming.iter().map(|(count, _)| *count).min();
    let mut best: Vec<&Slip> =
        conforming.into_iter().filter(|(count, _)| Some(*count) == least).map(|(_, slip)| slip).collect();
    if best.is_empty() {
        best.extend(judged.iter().filter(|(verdict, _)| *verdict == Verdict::Unknown).map(|(_, slip)| *slip));
    }
    let first = best.iter().map(|slip| rank(&slip.fault.kind)).min()?;
    let is_far = |slip: &&Slip| matches!(slip.fault.kind, FaultKind::Indented { by, .. } if by.abs() > 1);
    // A line that stands far in may as well continue the text above it.
    let is_open = first == 1 && best.len() > 1 && best.iter().any(is_far);
    best.retain(|slip| rank(&slip.fault.kind) == first);
    (best.len() == 1 && !is_open).then(|| best[0])
}

/// The order in which kinds of slips are believed: what stands on the line itself, then brackets and indents, then quotes.
fn rank(kind: &FaultKind) -> u8 {
    if matches!(kind, FaultKind::NeedsQuotes { because: Because::Colon | Because::First(_), .. }) {
        return 2;
    }
    u8::from(matches!(kind, FaultKind::Indented { .. } | FaultKind::NotClosed { .. }))
}

fn verdict(part: &str, slip: &Slip, form: Form<'_>) -> Verdict {
    if slip.edits.is_empty() {
        return Verdict::Unknown;
    }
    let mut mended = slip.mended(part);
    let touched = touched(&mended, slip);
    for _ in 0..=MOST_LATER {
        let mut parts = parse(&mended);
        if parts.is_empty() {
            return Verdict::Unknown;
        }
        let first = parts.swap_remove(0);
        if let Some(root) = first.root {
            let Some(findings) = form(root) else { return Verdict::Unknown };
            let faulty: Vec<Span> =
                findings.iter().filter(|finding| is_of_structure(finding)).map(|finding| finding.place.span).collect();
            let is_here = |span: &Span| span.start <= touched.end && touched.start <= span.end;
            return if faulty.iter().any(is_here) { Verdict::Differs } else { Verdict::Conforms(faulty.len()) };
        }
        let later = first.faults.first().and_then(|fault| explain(&mended, fault).into_iter().next());
        let Some(later) = later else { return Verdict::Unknown };
        mended = later.mended(&mended);
    }
    Verdict::Unknown
}

/// The lines of a mended text that the edits of a slip have changed.
fn touched(mended: &str, slip: &Slip) -> Span {
    let (Some(first), Some(last)) = (slip.edits.first(), slip.edits.last()) else { return Span::default() };
    let removed: usize = slip.edits.iter().map(|(span, _)| span.range().len()).sum();
    let added: usize = slip.edits.iter().map(|(_, text)| text.len()).sum();
    let (from, till) = (first.0.range().start, last.0.range().end + added - removed.min(last.0.range().end + added));
    let start = mended.get(..from).and_then(|before| before.rfind(['\n', '\r'])).map_or(0, |at| at + 1);
    let end = mended.get(till..).and_then(|after| after.find(['\n', '\r'])).map_or(mended.len(), |at| till + at);
    Span::new(start, end)
}

/// True for a finding on fields and their types; what stands in a field, or how its name is spelt, has its own mend.
fn is_of_structure(finding: &Observation) -> bool {
    let is = |rule: &crate::finding::Rule| finding.rule.as_str() == rule.id;
    let about_word =
        if let About::Unknown { word, nearest } = &finding.about { nearest.as_ref().zip(Some(word)) } else { None };
    let is_spelling = about_word.is_some_and(|(near, word)| alike(word, [near.as_str()]).is_some());
    !is(&form::DATE_FORM) && !is(&form::UNKNOWN_WORD) && !is_spelling && finding.severity >= Severity::Warning
}
