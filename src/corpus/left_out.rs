//! What git has of the folder and has not put on disk: a sparse checkout, submodules that are not fetched.

use crate::text::words::first_of;

/// What git has of the folder and has not put on disk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// The YAML files that a sparse checkout leaves out, by path.
    pub files: Vec<String>,
    /// The folders of submodules that are not fetched, by path.
    pub submodules: Vec<String>,
}

impl LeftOut {
    /// Without what lies outside the audited folders.
    pub fn retain(&mut self, is_audited: impl Fn(&str) -> bool) {
        self.files.retain(|path| is_audited(path));
        self.submodules.retain(|path| is_audited(path));
    }

    /// The paths that stand for what is left out: the first of each sort.
    pub fn first(&self) -> impl Iterator<Item = &str> {
        self.files.first().into_iter().chain(self.submodules.first()).map(String::as_str)
    }

    /// What is left out, in sentences without a capital and a full stop.
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        let names = |paths: &[String]| first_of(paths, SHOWN);
        match self.files.len() {
            0 => {}
            1 => notes.push(format!(
                "1 fil i git är inte utlagd i mappen (sparse checkout) och därför inte granskad: {}; git sparse-checkout \
                 disable hämtar den",
                names(&self.files)
            )),
            count => notes.push(format!(
                "{count} filer i git är inte utlagda i mappen (sparse checkout) och därför inte granskade: {}; git \
                 sparse-checkout disable hämtar dem",
                names(&self.files)
            )),
        }
        match self.submodules.len() {
            0 => {}
            1 => notes.push(format!(
                "undermodulen {} är inte hämtad, så inget i den är granskat; git submodule update --init hämtar den",
                names(&self.submodules)
            )),
            count => notes.push(format!(
                "{count} undermoduler är inte hämtade, så inget i dem är granskat: {}; git submodule update --init hämtar \
                 dem",
                names(&self.submodules)
            )),
        }
        notes
    }
}

/// How many paths are named.
const SHOWN: usize = 12;
