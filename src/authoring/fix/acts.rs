//! Citations of acts that others have taken the place of. Whether the content still fits is for a person to judge.

use super::{Certainty, FixContext, Mend, mend};
use crate::finding::{About, Finding};
use crate::text::Span;

const SERIES: [&str; 3] = ["HSLF-FS", "SOSFS", "SFS"];

/// A mend for each act that has taken the place of the one that is cited.
pub fn successors(context: FixContext<'_>, finding: &Finding) -> Vec<Mend> {
    let About::Superseded { act, by } = &finding.about else { return Vec::new() };
    let before = context.source.text.get(..finding.place.span.start as usize).unwrap_or_default();
    let named = SERIES.iter().find_map(|series| {
        let head = before.strip_suffix([' ', '\u{a0}'])?.strip_suffix(series)?;
        (!head.ends_with(|letter: char| letter.is_alphanumeric() || letter == '-')).then_some(head.len())
    });
    let written = |successor: &String| match (named, successor.split_once(' ')) {
        (Some(start), _) => (Span::new(start, finding.place.span.end as usize), successor.clone()),
        (None, Some(("SFS", number))) => (finding.place.span, number.to_owned()),
        (None, _) => (finding.place.span, successor.clone()),
    };
    let title = |successor: &String| format!("byt {act} mot {successor}; se efter att innehållet stämmer");
    by.iter().map(|successor| mend(finding, Certainty::Likely, title(successor), vec![written(successor)])).collect()
}
