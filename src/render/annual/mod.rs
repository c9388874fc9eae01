//! The draft of a patientsäkerhetsberättelse: the headings of the national template, each with statements from the records.
//!
//! A statement is made once, here; the draft in YAML, the page in Markdown and the document of Word draw the same.

mod annual_markdown;
mod annual_word;
mod annual_yaml;
mod event_sections;
mod improvement_sections;
mod method;
mod outcome_sections;
mod statement;

pub use annual_markdown::render as markdown;
pub use annual_word::render as word;
pub use annual_yaml::render as yaml;

use crate::render::sentence::shortened;
use crate::report::annual::Annual;

/// A heading with its statements; none where the records say nothing.
#[derive(Debug, PartialEq, Eq)]
pub struct Section {
    /// The key under `innehåll`.
    pub key: &'static str,
    /// The heading.
    pub heading: &'static str,
    /// The statements, each a sentence or two.
    pub statements: Vec<String>,
}

/// What is said where the records say nothing.
pub const SILENT: &str = "Underlag saknas.";

/// The headings, in the order of the template.
#[must_use]
pub fn sections(annual: &Annual<'_>) -> Vec<Section> {
    let section = |key, heading, statements| Section { key, heading, statements };
    vec![
        section(
            "övergripande_mål_och_strategier",
            "Övergripande mål och strategier",
            outcome_sections::overall_goals(annual),
        ),
        section("organisatoriskt_ansvar", "Organisatoriskt ansvar", improvement_sections::responsibility(annual)),
        section("struktur_för_uppföljning", "Struktur för uppföljning", improvement_sections::follow_up(annual)),
        section("hur_arbetet_bedrivits", "Hur arbetet har bedrivits", improvement_sections::work(annual)),
        section("samverkan", "Samverkan", improvement_sections::cooperation(annual)),
        section("riskanalyser", "Riskanalyser", improvement_sections::risks(annual)),
        section("egenkontroll", "Egenkontroll", improvement_sections::self_checks(annual)),
        section("avvikelser", "Avvikelser", event_sections::deviations(annual)),
        section("klagomål_och_synpunkter", "Klagomål och synpunkter", event_sections::complaints(annual)),
        section("händelser_och_vårdskador", "Händelser och vårdskador", event_sections::harm(annual)),
        section("rapporter_från_personal", "Rapporter från personalen", event_sections::of_staff(annual)),
        section("patienters_medverkan", "Patienters och närståendes medverkan", event_sections::with_patients(annual)),
        section("åtgärder", "Åtgärder", outcome_sections::measures(annual)),
        section("resultat", "Resultat", outcome_sections::results(annual)),
        section("lärdomar", "Lärdomar", outcome_sections::lessons(annual)),
        section("mål_nästa_år", "Mål för nästa år", outcome_sections::next_goals(annual)),
    ]
}

/// The title of the draft.
#[must_use]
pub fn title(annual: &Annual<'_>) -> String {
    let carer = annual.carer.map(|unit| format!(", {}", shortened(&unit.name, 200))).unwrap_or_default();
    format!("Patientsäkerhetsberättelse {}{carer}", annual.year.number)
}

/// What the draft is, and what is left to do.
#[must_use]
pub fn about(annual: &Annual<'_>) -> String {
    format!(
        "Utkast per {}, skrivet av ett program ur posterna i ledningssystemet. Skriv det färdigt: förklara talen, fyll i där \
         underlag saknas och dra slutsatserna. Det uppfyller inget krav förrän det är fastställt. Berättelsen ska vara upprättad \
         senast {} (patientsäkerhetslagen 3 kap. 10 §).",
        annual.date,
        due(annual)
    )
}

/// The last day on which the report is to be drawn up.
#[must_use]
pub fn due(annual: &Annual<'_>) -> String {
    format!("{}-03-01", annual.year.number + 1)
}
