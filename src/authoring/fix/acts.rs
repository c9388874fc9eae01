//! Citations of superseded acts. Whether the content still fits the new act is for a person to judge.

use super::{Certainty, FixContext, Mend, mend};
use crate::finding::{About, Finding};
use crate::text::Span;

const SERIES: [&str; 3] = ["HSLF-FS", "SOSFS", "SFS"];

/// A mend for each act that supersedes the cited one.
pub fn successors(context: FixContext<'_>, finding: &Finding) -> Vec<Mend> {
    let About::Superseded { act, by } = &finding.about else { return Vec::new() };
    let written = context.source.text.get(finding.place.span.range()).unwrap_or_default();
    // A citation by name or by paragraph is to be written anew, not to be given another number.
    if !written.contains(':') {
        return Vec::new();
    }
    let before = context.source.text.get(..finding.place.span.start as usize).unwrap_or_default();
    let named = SERIES.iter().find_map(|series| {
        let head = before.strip_suffix([' ', '\u{a0}'])?.strip_suffix(series)?;
        (!head.ends_with(|letter: char| letter.is_alphanumeric() || letter == '-')).then_some(head.len())
    });
    let span = named.map_or(finding.place.span, |start| Span::new(start, finding.place.span.end as usize));
    by.iter()
        .map(|successor| {
            // A citation without its series is to an SFS.
            let written = successor.strip_prefix("SFS ").filter(|_| named.is_none()).unwrap_or(successor);
            let title = format!("byt {act} mot {successor}; se efter att innehållet stämmer");
            mend(finding, Certainty::Likely, title, vec![(span, written.to_owned())])
        })
        .collect()
}
