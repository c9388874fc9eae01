//! What a bundle is limited to, and how much that leaves out, in words.

use super::manifest::Asked;
use crate::render::shared_words::count;
use crate::text::words::list;

/// The limit as sentences; none where there is no limit. Records of the work are handed over whatever they are about.
#[must_use]
pub fn limit(asked: &Asked, outside: usize) -> Option<String> {
    let areas = (!asked.areas.is_empty()).then(|| format!("om {}", list(&asked.areas, "och")));
    let acts = (!asked.acts.is_empty()).then(|| format!("som svarar mot {}", list(&asked.acts, "och")));
    let parts: Vec<String> = areas.into_iter().chain(acts).collect();
    let left = match outside {
        0 => "Inget dokument är utelämnat".to_owned(),
        number => count(number, "annat dokument är utelämnat", "andra dokument är utelämnade"),
    };
    (!parts.is_empty()).then(|| {
        format!(
            "Bara styrande dokument, krav och fynd {}. {left}. Avvikelser, utredningar, egenkontroller, tillsyn, ansvar, \
             uppföljningar och riskanalyser är alla med, vad de än handlar om.",
            list(&parts, "och")
        )
    })
}
