//! All rules: the checks of the program and the requirements of the catalogue.

pub mod checks;
pub mod examples;
pub mod kept;
mod known;
pub(crate) mod recurrence;
pub mod requirements;
pub mod waivers;

use crate::catalogue::requirement::{Evidence, Level, fill_in};
use crate::catalogue::{Catalogue, KindName, Requirement};
use crate::corpus::settings;
use crate::finding::{Citation, Rule, Severity};
use crate::history;
use crate::text::words::list;

/// A catalogue that is out of date.
pub const STALE_CATALOGUE: Rule = Rule {
    id: "katalog/inaktuell",
    title: "Programmets uppgifter om rättsläget är gamla",
    severity: Severity::Note,
    manual: "Katalogen över lagar och föreskrifter i programmet är mer än tolv månader gammal på granskningsdagen. Det kan \
             ha kommit ändringar som programmet inte känner till. Uppdatera programmet, och kontrollera lydelsen innan du \
             åberopar ett lagrum.",
};
/// A profile that the catalogue does not know.
pub const UNKNOWN_PROFILE: Rule = Rule {
    id: "katalog/okand-profil",
    title: "Profilen finns inte i katalogen",
    severity: Severity::Warning,
    manual: "Ledningssystemet eller inställningarna anger en profil med lokala krav som programmet inte har. Kraven i den \
             är därför inte bedömda. Rätta namnet, eller lägg till mappen med de egna kraven i inställningarna.",
};

/// The rules that are not law.
#[must_use]
pub fn rules() -> Vec<Rule> {
    let mut rules = checks::rules();
    rules.extend([STALE_CATALOGUE, UNKNOWN_PROFILE]);
    rules.extend(history::RULES);
    rules.extend(settings::RULES);
    rules.sort_by_key(|rule| rule.id);
    rules
}

/// The ids of all rules and requirements, sorted.
#[must_use]
pub fn ids(catalogue: &Catalogue) -> Vec<&str> {
    let of_rules = rules().into_iter().map(|rule| rule.id);
    let mut ids: Vec<&str> =
        of_rules.chain(catalogue.requirements.iter().map(|requirement| requirement.id.as_str())).collect();
    ids.sort();
    ids
}

/// The description of a requirement or a rule.
#[derive(Debug, Clone)]
pub struct Explained<'catalogue> {
    /// The id.
    pub id: &'catalogue str,
    /// A short heading.
    pub title: &'catalogue str,
    /// The severity.
    pub severity: Severity,
    /// The provision of law, for a requirement.
    pub citation: Option<Citation>,
    /// The address of a page with the text of the act.
    pub address: Option<&'catalogue str>,
    /// The subjects of a requirement, as a sentence.
    pub asked_of: Option<String>,
    /// The level of enheter that a requirement is for.
    pub level: Option<&'static str>,
    /// The kinds of documents that a requirement is about.
    pub kinds: Vec<&'catalogue str>,
    /// The profile that a requirement belongs to.
    pub profile: Option<&'catalogue str>,
    /// True if a finding only indicates a gap.
    pub is_indication: bool,
    /// The manual: what is checked and why.
    pub manual: &'catalogue str,
    /// The message of a finding, with `…` for the fields.
    pub message: Option<String>,
    /// The advice to the author of a document.
    pub advice: Option<String>,
    /// What to verify in the source before the citation is relied on.
    pub to_verify: Option<&'catalogue str>,
}

/// The description of the requirement or rule with an id; none if there is none.
#[must_use]
pub fn explain<'catalogue>(catalogue: &'catalogue Catalogue, id: &str) -> Option<Explained<'catalogue>> {
    let requirement = catalogue.requirements.iter().find(|requirement| requirement.id == id);
    requirement.map(|requirement| of_requirement(catalogue, requirement)).or_else(|| {
        let rule = rules().into_iter().find(|rule| rule.id == id)?;
        Some(Explained {
            id: rule.id,
            title: rule.title,
            severity: rule.severity,
            citation: None,
            address: None,
            asked_of: None,
            level: None,
            kinds: Vec::new(),
            profile: None,
            is_indication: false,
            manual: rule.manual,
            message: None,
            advice: None,
            to_verify: None,
        })
    })
}

fn of_requirement<'catalogue>(
    catalogue: &'catalogue Catalogue,
    requirement: &'catalogue Requirement,
) -> Explained<'catalogue> {
    let of_units = requirement.exists.iter().flat_map(|exists| exists.kinds.iter());
    let kinds: Vec<&KindName> = requirement.scope.kinds.iter().chain(of_units).collect();
    let words = kinds.iter().filter_map(|kind| catalogue.kinds.get(*kind)).map(|kind| kind.words.plural.as_str());
    let named: Vec<&str> = kinds.iter().map(|kind| kind.0.as_str()).collect();
    let plural = list(&words.collect::<Vec<_>>(), "och");
    let (level, asked_of) = match requirement.scope.level {
        Some(Level::Carer) => (Some("vårdgivare"), format!("vårdgivaren; programmet letar bland {plural}")),
        Some(Level::Unit) => {
            (Some("enhet"), format!("varje enhet längst ned i organisationen; programmet letar bland {plural}"))
        }
        None => (None, format!("dokument av typen {}", list(&named, "eller"))),
    };
    Explained {
        id: &requirement.id,
        title: &requirement.title,
        severity: requirement.severity(),
        citation: Some(catalogue.citation(requirement)),
        address: catalogue.address(requirement),
        asked_of: Some(asked_of),
        level,
        kinds: named,
        profile: requirement.profile.as_deref(),
        is_indication: requirement.evidence == Evidence::Indication,
        manual: &requirement.manual,
        message: Some(fill_in(&requirement.missing, "…", "…")),
        advice: Some(fill_in(&requirement.advice, "…", "…")),
        to_verify: requirement.to_verify.as_deref(),
    }
}

/// Documents that satisfy a requirement, as YAML; none for a rule.
#[must_use]
pub fn example(catalogue: &Catalogue, id: &str) -> Option<String> {
    let requirement = catalogue.requirements.iter().find(|requirement| requirement.id == id)?;
    requirement.examples().ok()?.satisfying.first().map(written)
}

/// The documents of an example as the text of a file.
fn written(example: &serde_json::Value) -> String {
    let documents = example.as_array().map_or(std::slice::from_ref(example), Vec::as_slice);
    let texts: Vec<String> = documents.iter().filter_map(|document| serde_yaml::to_string(document).ok()).collect();
    texts.join("---\n")
}
