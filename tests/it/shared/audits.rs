//! Audits on a fixed date, and queries on their answers.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::{Answer, Folder};

/// A document without findings of form; it shows that the rest of a folder is still audited.
pub const GOOD: &str = "typ: rutin\nid: god-rutin\ntitel: En god rutin\n";
/// The flags that select the rules of form and identity.
pub const FORM: [&str; 2] = ["--select", "form,identitet"];

impl Folder {
    /// A folder with one good document, `god.yaml`.
    pub fn with_good() -> Self {
        let folder = Self::of(&[]);
        folder.write("god.yaml", GOOD);
        folder
    }

    /// Audits the folder on the fixed date.
    pub fn audit(&self, arguments: &[&str]) -> Answer {
        self.run(&[&["audit", ".", "--date", "2026-11-15"], arguments].concat())
    }

    /// Audits the form of the folder's documents, as JSON.
    pub fn form(&self) -> Answer {
        self.audit(&[&FORM[..], &["--format", "json"]].concat())
    }

    /// The outcome of the requirement on a rutin for intyg.
    pub fn outcome_of_intyg(&self) -> String {
        let json = self.audit(&["--select", "hslf-fs-2018-54", "--format", "json"]).json();
        json["assessments"][0]["outcome"].as_str().expect("the requirement was asked").to_owned()
    }

    pub fn git(&self, arguments: &[&str]) {
        let fixed = ["-c", "user.name=Prov", "-c", "user.email=prov@exempel.se", "-c", "commit.gpgsign=false"];
        let mut command = self.command(Path::new("git"));
        command.env("GIT_AUTHOR_DATE", "2026-01-01T00:00:00Z").env("GIT_COMMITTER_DATE", "2026-01-01T00:00:00Z");
        let answer = Answer::of(command.args(fixed).args(arguments));
        assert_eq!(answer.code, 0, "git {arguments:?}: {}", answer.stderr);
    }

    /// The names of the entries of the folder, sorted.
    pub fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.path()).expect("the folder can be read");
        let name = |entry: std::io::Result<fs::DirEntry>| entry.expect("an entry can be read").file_name();
        let mut names: Vec<String> = entries.map(|entry| name(entry).to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

impl Answer {
    /// The number of documents audited.
    pub fn documents(&self) -> u64 {
        self.json()["summary"]["documents"].as_u64().expect("the documents are counted")
    }

    /// Each finding as `rule path:line:column message`.
    pub fn findings(&self) -> Vec<String> {
        let json = self.json();
        let findings = json["findings"].as_array().expect("the findings are a list");
        let text = |finding: &Value| {
            let word = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
            let start = &finding["start"];
            format!("{} {}:{}:{} {}", word("rule"), word("path"), start["line"], start["column"], word("message"))
        };
        findings.iter().map(text).collect()
    }

    /// The advice of the only finding.
    pub fn help(&self) -> String {
        self.json()["findings"][0]["help"].as_str().expect("the finding has advice").to_owned()
    }

    /// The place that the only finding refers to, as `path:line:column`.
    pub fn related(&self) -> String {
        let related = &self.json()["findings"][0]["related"][0];
        let start = &related["start"];
        format!("{}:{}:{}", related["path"].as_str().unwrap_or_default(), start["line"], start["column"])
    }

    /// Standard error on one line, independent of wrapping.
    pub fn message(&self) -> String {
        self.stderr.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Asserts that it is JSON that the schema of a command allows, and that the schema can say no.
    pub fn assert_by_schema(&self, command: &str) {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema").join(format!("{command}.json"));
        let schema: Value = serde_json::from_str(&fs::read_to_string(file).expect("the schema")).expect("JSON");
        let validator = jsonschema::validator_for(&schema).expect("the schema is sound");
        let value = self.json();
        let errors: Vec<String> =
            validator.iter_errors(&value).map(|error| format!("{} {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{command}: {}", errors.join("\n"));
        let mut odd = value;
        odd["annat"] = true.into();
        assert!(!validator.is_valid(&odd), "{command}: the schema can say no");
    }

    /// Asserts exit code 2, no report, and this sentence and advice in Swedish.
    pub fn assert_refused(&self, sentence: &str, advice: &str) {
        assert_eq!((self.code, self.stdout.as_str()), (2, ""), "{}", self.stderr);
        let (said, advised) = self.message().split_once(" gör så: ").map(owned).expect("there is advice");
        assert!(said.starts_with(&format!("fel: {sentence}")), "{sentence:?} is not what is said: {said}");
        assert!(advised.contains(advice), "{advice:?} is not advised: {advised}");
        assert_swedish(&self.message());
    }

    /// Asserts that this is the only finding, and that the good document beside it was audited.
    pub fn assert_only(&self, finding: &str) {
        assert_eq!(self.findings(), [finding]);
        assert_eq!((self.code, self.documents()), (1, 1));
    }
}

/// Asserts that a text has none of the English words of clap and other libraries.
pub fn assert_swedish(text: &str) {
    let english =
        "error|Usage|Options|Commands|Arguments|Print|default|possible|unexpected|not found|For more|expected|invalid";
    for word in english.split('|') {
        assert!(!text.contains(word), "{word:?} is English: {text}");
    }
}

fn owned((one, other): (&str, &str)) -> (String, String) {
    (one.to_owned(), other.to_owned())
}

pub fn utf16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes_of).collect()
}
