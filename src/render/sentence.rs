//! A finding as plain sentences, for formats that have one field for all of it.

use super::shared_words::one_line;
use crate::finding::{Citation, Finding};

/// How many characters of each text are shown, so that a long word in one does not push out the next.
const MOST: usize = 1_000;

/// What a finding says: the message, the law behind it, what to do, and what stands beside it.
#[must_use]
pub fn sentences(finding: &Finding) -> String {
    let short = |text: &str| shortened(text, MOST);
    let law = finding.citation.as_ref().map(|citation| format!(" ({})", short(&law(citation)))).unwrap_or_default();
    let mut text = sentence(&format!("{}{law}", short(&finding.message)));
    if let Some(help) = &finding.help {
        text.push_str(&format!(" Gör så: {}", sentence(&short(help))));
    }
    for related in finding.related.iter().filter(|related| related.place.is_none()) {
        text.push_str(&format!(" Se även: {}", sentence(&short(&related.message))));
    }
    text
}

/// Where the law says it, how binding that is, and a caution where only secondary sources were read.
#[must_use]
pub fn law(citation: &Citation) -> String {
    format!("{citation}, {}", strength(citation))
}

/// How binding a citation is, and a caution where only secondary sources were read.
#[must_use]
pub fn strength(citation: &Citation) -> String {
    match citation.verified.as_str() {
        "C" => format!("{}; återgiven efter sekundärkälla, kontrollera lydelsen", citation.strength),
        _ => citation.strength.clone(),
    }
}

/// A text with a full stop, if it has no end of its own.
#[must_use]
pub fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() || text.ends_with(['.', '!', '?', '…']) { text.to_owned() } else { format!("{text}.") }
}

/// Harmless text on one line, cut at so many characters.
#[must_use]
pub fn shortened(text: &str, most: usize) -> String {
    let line = one_line(text);
    match line.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}
