//! Every rule there is: the checks in the program and the requirements in the catalogue.

pub mod checks;
pub mod examples;
pub mod requirements;
pub mod waivers;

use crate::catalogue::requirement::{Evidence, Level};
use crate::catalogue::{Catalogue, KindName, Requirement};
use crate::corpus::settings;
use crate::finding::{Citation, Rule, Severity};
use crate::history;
use crate::text::words::list;

/// Law data that has grown old.
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
pub fn ids(catalogue: &Catalogue) -> Vec<String> {
    let of_rules = rules().into_iter().map(|rule| rule.id.to_owned());
    let mut ids: Vec<String> =
        of_rules.chain(catalogue.requirements.iter().map(|requirement| requirement.id.clone())).collect();
    ids.sort();
    ids
}

/// What can be told of a requirement or a rule.
#[derive(Debug, Clone)]
pub struct Explained {
    /// Its id.
    pub id: String,
    /// A short heading.
    pub title: String,
    /// How grave it is.
    pub severity: Severity,
    /// The law behind it, if there is one.
    pub citation: Option<Citation>,
    /// Of what it is asked, as a sentence.
    pub asked_of: Option<String>,
    /// The level of enheter it is asked of.
    pub level: Option<&'static str>,
    /// The kinds of documents it is about.
    pub kinds: Vec<String>,
    /// The profile it needs.
    pub profile: Option<String>,
    /// True if it only points to a gap.
    pub is_indication: bool,
    /// What it looks at and why.
    pub manual: String,
    /// What a finding says.
    pub message: Option<String>,
    /// How to mend it.
    pub advice: Option<String>,
}

/// What can be told of a requirement or rule; none if there is none with that id.
#[must_use]
pub fn explain(catalogue: &Catalogue, id: &str) -> Option<Explained> {
    let requirement = catalogue.requirements.iter().find(|requirement| requirement.id == id);
    requirement.map(|requirement| of_requirement(catalogue, requirement)).or_else(|| {
        let rule = rules().into_iter().find(|rule| rule.id == id)?;
        Some(Explained {
            id: rule.id.to_owned(),
            title: rule.title.to_owned(),
            severity: rule.severity,
            citation: None,
            asked_of: None,
            level: None,
            kinds: Vec::new(),
            profile: None,
            is_indication: false,
            manual: rule.manual.to_owned(),
            message: None,
            advice: None,
        })
    })
}

fn of_requirement(catalogue: &Catalogue, requirement: &Requirement) -> Explained {
    let of_units = requirement.exists.iter().flat_map(|exists| exists.kinds.iter());
    let kinds: Vec<&KindName> = requirement.scope.kinds.iter().chain(of_units).collect();
    let words = kinds.iter().filter_map(|kind| catalogue.kinds.get(*kind)).map(|kind| kind.words.plural.as_str());
    let named: Vec<&str> = kinds.iter().map(|kind| kind.0.as_str()).collect();
    let (level, asked_of) = match requirement.scope.level {
        Some(Level::Carer) => (Some("vårdgivare"), "vårdgivaren".to_owned()),
        Some(Level::Unit) => (Some("enhet"), "varje enhet längst ned i organisationen".to_owned()),
        None => (None, format!("dokument av typen {}", list(&named, "eller"))),
    };
    let plural = list(&words.collect::<Vec<_>>(), "och");
    let asked_of = match level {
        Some(_) => format!("{asked_of}; programmet letar bland {plural}"),
        None => asked_of,
    };
    Explained {
        id: requirement.id.clone(),
        title: requirement.title.clone(),
        severity: requirement.severity(),
        citation: Some(catalogue.citation(requirement)),
        asked_of: Some(asked_of),
        level,
        kinds: kinds.iter().map(ToString::to_string).collect(),
        profile: requirement.profile.clone(),
        is_indication: requirement.evidence == Evidence::Indication,
        manual: requirement.manual.clone(),
        message: Some(requirement.missing.replace("{fält}", "…")),
        advice: Some(requirement.advice.clone()),
    }
}

/// Documents that satisfy a requirement, as they are written; none for a rule.
#[must_use]
pub fn example(catalogue: &Catalogue, id: &str) -> Option<String> {
    let requirement = catalogue.requirements.iter().find(|requirement| requirement.id == id)?;
    requirement.examples().ok()?.satisfying.first().map(written)
}

/// An example as its documents are written in a file.
fn written(example: &serde_json::Value) -> String {
    let documents = example.as_array().cloned().unwrap_or_else(|| vec![example.clone()]);
    let texts: Vec<String> = documents.iter().filter_map(|document| serde_yaml::to_string(document).ok()).collect();
    texts.join("---\n")
}
