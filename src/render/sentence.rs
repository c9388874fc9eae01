//! A finding as plain sentences, for formats with a single text field.

use super::shared_words::one_line;
use crate::finding::{Citation, Finding};

/// The most characters of each text, so that one long text does not crowd out the next.
const MOST: usize = 1_000;

/// A finding as sentences: message, lagrum, advice and related messages.
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

/// A citation with its strength, and a caution if only secondary sources were read.
#[must_use]
pub fn law(citation: &Citation) -> String {
    format!("{citation}, {}", strength(citation))
}

/// The strength of a citation, and a caution if only secondary sources were read.
#[must_use]
pub fn strength(citation: &Citation) -> String {
    match citation.verified.as_str() {
        "C" => format!("{}; återgiven efter sekundärkälla, kontrollera lydelsen", citation.strength),
        _ => citation.strength.clone(),
    }
}

/// A text with a full stop, unless it ends in punctuation.
#[must_use]
pub fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() || text.ends_with(['.', '!', '?', '…']) { text.to_owned() } else { format!("{text}.") }
}

/// A text on one line, without control characters, cut at `most` characters.
#[must_use]
pub fn shortened(text: &str, most: usize) -> String {
    let line = one_line(text);
    match line.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}
