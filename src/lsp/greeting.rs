//! The greeting: what an editor tells of itself when it starts the server, and what the server answers.

use std::path::Path;

use serde_json::{Value, json};

use super::positions::Units;
use super::uris::uri;

/// What the editor can and wants.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Greeting {
    /// The folders that are open, by their URIs; none if only files are.
    pub folders: Vec<String>,
    /// The unit of columns.
    pub units: Units,
    /// True if the server may ask to be told of changes on disk.
    pub can_watch: bool,
    /// True if the outline of a file may be a tree.
    pub takes_trees: bool,
}

impl Greeting {
    /// The greeting in the parameters of `initialize`.
    #[must_use]
    pub fn of(params: &Value) -> Self {
        let encodings = params.pointer("/capabilities/general/positionEncodings").and_then(Value::as_array);
        let takes_bytes = encodings.is_some_and(|all| all.first().is_some_and(|first| first == "utf-8"));
        let can = |pointer: &str| params.pointer(pointer).and_then(Value::as_bool).unwrap_or(false);
        Self {
            folders: folders(params),
            units: if takes_bytes { Units::Utf8 } else { Units::Utf16 },
            can_watch: can("/capabilities/workspace/didChangeWatchedFiles/dynamicRegistration"),
            takes_trees: can("/capabilities/textDocument/documentSymbol/hierarchicalDocumentSymbolSupport"),
        }
    }

    /// The capabilities of the server.
    #[must_use]
    pub fn answer(&self) -> Value {
        let encoding = if self.units == Units::Utf8 { "utf-8" } else { "utf-16" };
        json!({
            "capabilities": {
                "positionEncoding": encoding,
                "textDocumentSync": {"openClose": true, "change": 1, "save": false},
                "hoverProvider": true,
                "completionProvider": {"triggerCharacters": [" ", ":", "-", "[", ","]},
                "definitionProvider": true,
                "referencesProvider": true,
                "renameProvider": {"prepareProvider": true},
                "codeActionProvider": {"codeActionKinds": ["quickfix"]},
                "documentSymbolProvider": true,
                "workspaceSymbolProvider": true,
                "workspace": {"workspaceFolders": {"supported": true, "changeNotifications": true}},
            },
            "serverInfo": {"name": "ledningskoll", "version": env!("CARGO_PKG_VERSION")},
        })
    }
}

/// The open folders: the list, or the one folder of older editors.
fn folders(params: &Value) -> Vec<String> {
    let listed = uris(params.get("workspaceFolders"));
    if !listed.is_empty() {
        return listed;
    }
    let by_uri = params.get("rootUri").and_then(Value::as_str).map(str::to_owned);
    let by_path = || Some(uri(Path::new(params.get("rootPath")?.as_str().filter(|path| !path.is_empty())?)));
    by_uri.or_else(by_path).into_iter().collect()
}

/// The URIs of a list of folders.
#[must_use]
pub fn uris(folders: Option<&Value>) -> Vec<String> {
    let folders = folders.and_then(Value::as_array).into_iter().flatten();
    folders.filter_map(|folder| folder.get("uri")?.as_str().map(str::to_owned)).collect()
}
