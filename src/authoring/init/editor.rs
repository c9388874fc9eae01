//! The files that a text editor reads: the schema, and the settings that name the files it applies to.

use serde_json::json;

use crate::authoring::schema;
use crate::catalogue::Catalogue;

/// The path of the schema from the root.
pub const SCHEMA: &str = ".vscode/ledningskoll.schema.json";

/// The schema of all kinds.
#[must_use]
pub fn schema(catalogue: &Catalogue, profiles: &[String]) -> String {
    format!("{:#}\n", schema::of_all(catalogue, profiles))
}

/// The settings of the editor: which files the schema applies to, and how they are saved.
#[must_use]
pub fn settings(catalogue: &Catalogue) -> String {
    let folders = catalogue.kinds.values().map(|kind| match kind.words.folder.as_str() {
        "" => "/*.yaml".to_owned(),
        folder => format!("/{folder}/**/*.yaml"),
    });
    let mut files: Vec<String> = folders.collect();
    files.sort();
    files.dedup();
    let settings = json!({
        "yaml.schemas": {format!("./{SCHEMA}"): files},
        "files.encoding": "utf8",
        "files.eol": "\n",
        "[yaml]": {
            "editor.insertSpaces": true,
            "editor.tabSize": 2,
            "editor.quickSuggestions": {"other": true, "comments": false, "strings": true},
        },
    });
    format!("{settings:#}\n")
}
