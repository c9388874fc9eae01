//! What a bundle is limited to, and how much that leaves out, in words.

use super::Bundle;
use crate::render::choice_words::acts;
use crate::render::shared_words::{capital, count};
use crate::text::words::list;

/// The limit as sentences; none where there is no limit. Records of the work are handed over whatever they are about.
#[must_use]
pub fn limit(bundle: &Bundle<'_>) -> Option<String> {
    let areas = &bundle.asked.areas;
    let acts = acts(bundle.report, bundle.filter);
    let named: Vec<&str> = areas.iter().map(String::as_str).chain(acts.iter().copied()).collect();
    if named.is_empty() {
        return None;
    }
    let left = match bundle.outside {
        0 => "inget annat styrande dokument är utelämnat".to_owned(),
        number => count(number, "annat styrande dokument är utelämnat", "andra styrande dokument är utelämnade"),
    };
    let of_areas = (!areas.is_empty()).then(|| format!("krav på enheten om {}", list(areas, "och")));
    let shown = match (of_areas, acts.is_empty()) {
        (Some(of_areas), true) => format!("krav på dokumenten som är med och {of_areas}"),
        (Some(of_areas), false) => {
            format!("krav ur {}: på dokumenten som är med, och {of_areas}", list(&acts, "och"))
        }
        (None, _) => format!("krav ur {}", list(&acts, "och")),
    };
    Some(format!(
        "Underlaget är begränsat till {}. {}. Avvikelser, utredningar, egenkontroller, tillsyn, ansvar, uppföljningar och \
         riskanalyser utelämnas inte för att de handlar om annat. Paragraferna och gapanalysen visar {shown}.",
        list(&named, "och"),
        capital(&left)
    ))
}
