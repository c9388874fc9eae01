//! The files that `bundle` writes, read back.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::site::Site;
use super::{Answer, Folder};

/// What was handed over, and what was told of it.
pub struct Bundle {
    pub answer: Answer,
    pub bytes: Vec<u8>,
    /// The files in it, as those of a site.
    pub site: Site,
}

impl Folder {
    /// Hands over to `ut.zip` on the fixed date, with these flags.
    pub fn bundle(&self, arguments: &[&str]) -> Answer {
        let has_day = ["--on", "--date"].iter().any(|flag| arguments.contains(flag));
        let day: &[&str] = if has_day { &[] } else { &["--date", "2026-11-15"] };
        self.run(&[&["bundle", ".", "--output", "ut.zip"], day, arguments].concat())
    }

    /// What was handed over with these flags and an exit code.
    pub fn bundled(&self, code: i32, arguments: &[&str]) -> Bundle {
        let answer = self.bundle(arguments);
        assert_eq!(answer.code, code, "{}", answer.words());
        let bytes = fs::read(self.path().join("ut.zip")).expect("the file is there");
        let site = Site { files: unpacked(&bytes) };
        Bundle { answer, bytes, site }
    }
}

/// The files of a ZIP, by path.
pub fn unpacked(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a ZIP");
    let mut files = BTreeMap::new();
    for number in 0..archive.len() {
        let mut file = archive.by_index(number).expect("a file");
        let path = file.name().expect("a name").into_owned();
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("whole");
        files.insert(path, content);
    }
    files
}

/// The SHA-256 of bytes, in hex.
pub fn sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Bundle {
    /// The list of the files.
    pub fn manifest(&self) -> Value {
        serde_json::from_slice(&self.site.files["manifest.json"]).expect("a list")
    }

    /// The documents in the list, by path.
    pub fn documents(&self) -> BTreeMap<String, Value> {
        let manifest = self.manifest();
        let files = manifest["files"].as_array().expect("files").iter();
        let documents = files.filter(|file| file["document"].is_object());
        documents.map(|file| (file["path"].as_str().expect("a path").to_owned(), file["document"].clone())).collect()
    }
}
