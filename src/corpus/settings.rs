//! The settings of a repository (inställningar): profiles, own requirements, folders, limits and the level that fails.

use serde_json::Value;

use super::Document;
use crate::catalogue::kind;
use crate::finding::{FailOn, Observation, Rule, Severity};
use crate::text::Pointer;

/// Limits that no law sets; the settings of a repository may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Months after which a document without an end or a review is too old.
    pub old_months: i32,
    /// Months after which it begins to be old.
    pub ageing_months: i32,
    /// Months before its end when a document is said to expire soon.
    pub soon_months: i32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { old_months: 60, ageing_months: 24, soon_months: 6 }
    }
}

/// More than one settings document.
pub const SEVERAL: Rule = Rule {
    id: "installningar/flera",
    title: "Det finns flera dokument med inställningar",
    severity: Severity::Warning,
    manual: "Bara ett dokument av typen inställningar används, det första i bokstavsordning. De andra läses inte. Slå ihop \
             dem till ett.",
};

/// A folder in the settings that is not there.
pub const NO_FOLDER: Rule = Rule {
    id: "installningar/mapp-saknas",
    title: "En mapp i inställningarna finns inte",
    severity: Severity::Error,
    manual: "Inställningarna anger en mapp, under mappar eller egna_krav, som inte finns eller är tom. Det som skulle ligga i \
             den är inte granskat. Rätta sökvägen; den räknas från ledningssystemets mapp.",
};

/// The rules of the settings.
pub const RULES: [Rule; 2] = [SEVERAL, NO_FOLDER];

/// What a repository has set for its audit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// The number of the settings document; none if there is none.
    pub document: Option<usize>,
    /// The local profiles, also those that the ledningssystem names.
    pub profiles: Vec<Profile>,
    /// Folders with own requirements, relative to the root, with `/`.
    pub own_requirements: Vec<String>,
    /// The folders that are audited, relative to the root, with `/`; everything if none is named.
    pub folders: Vec<String>,
    /// The limits.
    pub limits: Limits,
    /// Days from an event to its report that are not remarked on.
    pub prompt_days: Option<i32>,
    /// The lightest finding that fails.
    pub fail_on: Option<FailOn>,
    /// True if the history in git is not to be looked at.
    pub leaves_history: bool,
}

/// For whom a profile holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProfileReach {
    /// For everything: the settings name it.
    Everywhere,
    /// For those that a ledningssystem applies to.
    OfSystem,
}

/// A profile and where it is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Its name.
    pub name: String,
    /// The number of the document that names it.
    pub document: usize,
    /// For whom it holds.
    pub reach: ProfileReach,
}

impl Settings {
    /// What the documents of a repository set, and what is wrong with how they do it.
    #[must_use]
    pub fn read(documents: &[Document]) -> (Self, Vec<Observation>) {
        let of_kind = |kind: &'static str| documents.iter().enumerate().filter(move |(_, one)| one.kind.name.0 == kind);
        let mut settings = Self::default();
        let mut found = of_kind(kind::SETTINGS);
        if let Some((number, document)) = found.next() {
            settings.take(number, document);
        }
        let findings = found.map(|(_, document)| {
            let message = "det finns redan ett dokument med inställningar, så det här läses inte";
            Observation::new(&SEVERAL, message, document.place_without(&Pointer::root(), Some("id")))
                .help("slå ihop dokumenten till ett")
        });
        let findings = findings.collect();
        for (number, document) in of_kind(kind::SYSTEM).filter(|(_, document)| document.is_usable()) {
            settings.add_profiles(number, &document.value(), ProfileReach::OfSystem);
        }
        (settings, findings)
    }

    fn take(&mut self, number: usize, document: &Document) {
        let value = &document.value();
        self.document = Some(number);
        self.add_profiles(number, value, ProfileReach::Everywhere);
        self.own_requirements = folders(value.get("egna_krav"));
        self.folders = folders(value.get("mappar"));
        let at = |key: &str| Pointer::root().child("gränser").child(key);
        let limit = |key: &str| value.get("gränser")?.get(key)?.as_i64().filter(|_| !document.is_broken_at(&at(key)));
        let months = |key: &str, usual: i32| limit(key).and_then(|number| i32::try_from(number).ok()).unwrap_or(usual);
        let usual = Limits::default();
        self.limits = Limits {
            old_months: months("gammalt_efter_månader", usual.old_months),
            ageing_months: months("åldras_efter_månader", usual.ageing_months),
            soon_months: months("snart_inom_månader", usual.soon_months),
        };
        self.prompt_days = limit("snarast_inom_dagar").and_then(|days| i32::try_from(days).ok());
        self.leaves_history = value.get("historik") == Some(&Value::Bool(false));
        self.fail_on = match value.get("felnivå").and_then(Value::as_str) {
            Some("brist") => Some(FailOn::Error),
            Some("bör") => Some(FailOn::Warning),
            Some("tips") => Some(FailOn::Note),
            Some("aldrig") => Some(FailOn::Never),
            Some(_) | None => None,
        };
    }

    fn add_profiles(&mut self, document: usize, value: &Value, reach: ProfileReach) {
        let named = texts(value.get("profiler")).into_iter();
        self.profiles.extend(named.map(|name| Profile { name, document, reach }));
    }

    /// The profiles that the settings switch on for everything.
    pub fn everywhere(&self) -> impl Iterator<Item = &str> {
        self.profiles
            .iter()
            .filter(|profile| profile.reach == ProfileReach::Everywhere)
            .map(|profile| profile.name.as_str())
    }

    /// The findings of folders that are not there: those to audit hold none of these files, those of requirements are told apart.
    #[must_use]
    pub fn missing_folders(
        &self,
        documents: &[Document],
        paths: &[&str],
        is_folder: impl Fn(&str) -> bool,
    ) -> Vec<Observation> {
        let Some(document) = self.document.map(|number| &documents[number]) else { return Vec::new() };
        let holds_none = |folder: &str| !paths.iter().any(|path| is_below(path, folder));
        let audited = self.folders.iter().enumerate().filter(|(_, folder)| holds_none(folder));
        let own = self.own_requirements.iter().enumerate().filter(|(_, folder)| !is_folder(folder));
        let named = audited.map(|named| ("mappar", named)).chain(own.map(|named| ("egna_krav", named)));
        named
            .map(|(key, (number, folder))| {
                let place = document.place_of(&Pointer::root().child(key).child(number));
                let message = format!("mappen {folder} finns inte eller är tom, så inget i den är granskat");
                Observation::new(&NO_FOLDER, message, place)
                    .help("rätta sökvägen; den räknas från ledningssystemets mapp")
            })
            .collect()
    }

    /// True if a file is among those that are audited.
    #[must_use]
    pub fn audits(&self, path: &str) -> bool {
        self.folders.is_empty() || self.names_folder_of(path)
    }

    /// True if a file stands in a folder that is named as part of the ledningssystem.
    #[must_use]
    pub fn names_folder_of(&self, path: &str) -> bool {
        self.folders.iter().any(|folder| is_below(path, folder))
    }

    /// True if a file stands in a folder of own requirements.
    #[must_use]
    pub fn is_own_requirement(&self, path: &str) -> bool {
        self.own_requirements.iter().any(|folder| is_below(path, folder))
    }
}

fn is_below(path: &str, folder: &str) -> bool {
    folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn texts(value: Option<&Value>) -> Vec<String> {
    let items = value.and_then(Value::as_array);
    items.into_iter().flatten().filter_map(Value::as_str).map(|text| text.trim().to_owned()).collect()
}

/// Folders as they are written on any system, as paths with `/` and without `./`.
fn folders(value: Option<&Value>) -> Vec<String> {
    let plain = |folder: String| {
        let folder = folder.replace('\\', "/");
        let parts = folder.split('/').filter(|part| !part.is_empty() && *part != ".");
        parts.collect::<Vec<_>>().join("/")
    };
    texts(value).into_iter().map(plain).collect()
}
