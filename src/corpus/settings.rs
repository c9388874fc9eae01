//! The settings of a repository (inställningar): profiles, own requirements, folders, limits and the level that fails.

use serde_json::Value;

use super::Document;
use crate::catalogue::kind;
use crate::finding::{FailOn, Observation, Place, Rule, Severity};
use crate::text::inside_root::plain;
use crate::text::{Node, Pointer};

/// Limits that no law sets, but the settings of a repository may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Months after which a document without an end or a review is too old.
    pub old_months: i32,
    /// Months after which it is ageing.
    pub ageing_months: i32,
    /// Months before its end within which a document expires soon.
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

/// A folder in the settings that does not exist.
pub const NO_FOLDER: Rule = Rule {
    id: "installningar/mapp-saknas",
    title: "En mapp i inställningarna finns inte",
    severity: Severity::Error,
    manual: "Inställningarna anger en mapp, under mappar eller egna_krav, som inte finns eller är tom. Det som skulle ligga i \
             den är inte granskat. Rätta sökvägen; den räknas från ledningssystemets mapp.",
};

/// The rules of the settings.
pub const RULES: [Rule; 2] = [SEVERAL, NO_FOLDER];

/// The settings of a repository.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// The index of the settings document, if there is one.
    pub document: Option<usize>,
    /// The local profiles of the settings and of each ledningssystem.
    pub profiles: Vec<Profile>,
    /// Folders with own requirements, relative to the root, with `/`; one that leads out of it as it is written.
    pub own_requirements: Vec<String>,
    /// The audited folders, relative to the root, with `/`; one that leads out of it as it is written, empty for all.
    pub folders: Vec<String>,
    /// The age limits of documents.
    pub limits: Limits,
    /// The number of days from an event to its report that is still prompt.
    pub prompt_days: Option<i32>,
    /// The lightest finding that fails.
    pub fail_on: Option<FailOn>,
    /// True if the history in git is not audited.
    pub leaves_history: bool,
}

/// The reach of a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProfileReach {
    /// Everything: the settings name the profile.
    Everywhere,
    /// The enheter to which a ledningssystem applies.
    OfSystem,
}

/// A local profile, and the document that names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// The name, as written.
    pub name: String,
    /// The index of the document that names it.
    pub document: usize,
    /// Whether it applies to everything.
    pub reach: ProfileReach,
}

impl Settings {
    /// The settings in the documents of a repository, and the findings on them.
    #[must_use]
    pub fn read(documents: &[Document]) -> (Self, Vec<Observation>) {
        let of_kind = |kind: &'static str| documents.iter().enumerate().filter(move |(_, one)| one.kind.name.0 == kind);
        let mut settings = Self::default();
        let mut found = of_kind(kind::SETTINGS);
        if let Some((number, document)) = found.next() {
            settings.apply(number, document);
        }
        let findings = found.map(|(_, document)| {
            let message = "det finns redan ett dokument med inställningar, så det här läses inte";
            Observation::new(&SEVERAL, message, document.place_without(&Pointer::root(), Some("id")))
                .help("slå ihop dokumenten till ett")
        });
        let findings = findings.collect();
        for (number, document) in of_kind(kind::SYSTEM).filter(|(_, document)| document.is_usable()) {
            settings.add_profiles(number, &document.root, ProfileReach::OfSystem);
        }
        (settings, findings)
    }

    fn apply(&mut self, number: usize, document: &Document) {
        let value = &document.value();
        self.document = Some(number);
        self.add_profiles(number, &document.root, ProfileReach::Everywhere);
        self.own_requirements = folders(&document.root, "egna_krav");
        self.folders = folders(&document.root, "mappar");
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

    fn add_profiles(&mut self, document: usize, root: &Node, reach: ProfileReach) {
        let named = root.texts_of("profiler").into_iter();
        self.profiles.extend(named.map(|name| Profile { name: name.trim().to_owned(), document, reach }));
    }

    /// The names of the profiles that apply to everything.
    pub fn everywhere(&self) -> impl Iterator<Item = &str> {
        self.profiles
            .iter()
            .filter(|profile| profile.reach == ProfileReach::Everywhere)
            .map(|profile| profile.name.as_str())
    }

    /// The findings of missing folders: audited folders without any of the files, and requirement folders that do not
    /// exist.
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
                let message = match plain(folder) {
                    Ok(_) => format!("mappen {folder} finns inte eller är tom, så inget i den är granskat"),
                    Err(way) => format!("mappen {folder} är inte granskad: {way}"),
                };
                Observation::new(&NO_FOLDER, message, place)
                    .help("rätta sökvägen; den räknas från ledningssystemets mapp")
            })
            .collect()
    }

    /// The place of a folder of own requirements in the settings.
    #[must_use]
    pub fn place_of_own(&self, documents: &[Document], number: usize) -> Option<Place> {
        let document = &documents[self.document?];
        Some(document.place_of(&Pointer::root().child("egna_krav").child(number)))
    }

    /// True if a file is audited.
    #[must_use]
    pub fn audits(&self, path: &str) -> bool {
        self.folders.is_empty() || self.names_folder_of(path)
    }

    /// True if a file is in a folder that the settings name as part of the ledningssystem.
    #[must_use]
    pub fn names_folder_of(&self, path: &str) -> bool {
        self.folders.iter().any(|folder| is_below(path, folder))
    }

    /// True if a file is in a folder of own requirements.
    #[must_use]
    pub fn is_own_requirement(&self, path: &str) -> bool {
        self.own_requirements.iter().any(|folder| is_below(path, folder))
    }
}

fn is_below(path: &str, folder: &str) -> bool {
    folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Folders written on any system, with `/` and without `./`; one that leads out of the root as it is written.
fn folders(root: &Node, key: &str) -> Vec<String> {
    let written = root.texts_of(key).into_iter();
    written.map(|folder| plain(folder).unwrap_or_else(|_| folder.trim().to_owned())).collect()
}
