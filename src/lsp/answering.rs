//! Answers to the requests of an editor, from the current state of the server.

use std::panic::{AssertUnwindSafe, catch_unwind};

use ls_types::{
    CodeActionParams, CompletionParams, DidChangeTextDocumentParams, DidChangeWatchedFilesParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, GotoDefinitionParams, HoverParams, Position,
    ReferenceParams, RenameParams, TextDocumentPositionParams, Uri,
};
use lsp_server::{ErrorCode, Notification, Request, RequestId, Response};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::actions::actions;
use super::completion::completions;
use super::diagnostics::current;
use super::hover::told;
use super::judging::Judged;
use super::knowing::{CursorTarget, target};
use super::positions::{Units, file};
use super::references::{definition, references, renamable, rename};
use super::workspace::Workspace;
use crate::catalogue::Catalogue;
use crate::corpus::reading::FileRead;

/// The state that answers are made from.
pub struct ServerState<'server> {
    /// The kinds, the acts and the requirements.
    pub catalogue: &'server Catalogue,
    /// The files as the editor has them.
    pub workspace: Workspace<'server>,
    /// The latest judgement of all files.
    pub judged: Judged,
    /// The unit of columns.
    pub units: Units,
}

/// The capabilities of the server, the answer to `initialize`.
#[must_use]
pub fn abilities(units: Units) -> Value {
    let encoding = if units == Units::Utf8 { "utf-8" } else { "utf-16" };
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
        },
        "serverInfo": {"name": "ledningskoll", "version": env!("CARGO_PKG_VERSION")},
    })
}

/// Why a request has no answer.
enum Refusal {
    /// The server does not know the method.
    Unknown,
    /// The parameters cannot be parsed.
    Malformed(String),
    /// The request cannot be carried out.
    Impossible(String),
}

/// Answers a request. A panic in one answer does not end the server.
#[must_use]
pub fn answer(state: &ServerState<'_>, request: Request) -> Response {
    let Request { id, method, params } = request;
    let result = catch_unwind(AssertUnwindSafe(|| result(state, &method, params)));
    match result {
        Ok(Ok(value)) => Response::new_ok(id, value),
        Ok(Err(Refusal::Unknown)) => refused(id, ErrorCode::MethodNotFound, format!("{method} finns inte här")),
        Ok(Err(Refusal::Malformed(reason))) => refused(id, ErrorCode::InvalidParams, reason),
        Ok(Err(Refusal::Impossible(reason))) => refused(id, ErrorCode::RequestFailed, reason),
        Err(_) => refused(id, ErrorCode::InternalError, "ett fel i programmet"),
    }
}

/// The response that refuses a request.
pub fn refused(id: RequestId, code: ErrorCode, message: impl Into<String>) -> Response {
    Response::new_err(id, code as i32, message.into())
}

fn result(state: &ServerState<'_>, method: &str, params: Value) -> Result<Value, Refusal> {
    match method {
        "textDocument/hover" => state.hover(&read(params)?),
        "textDocument/completion" => state.completion(&read(params)?),
        "textDocument/definition" => state.definition(&read(params)?),
        "textDocument/references" => state.references(&read(params)?),
        "textDocument/prepareRename" => state.prepare_rename(&read(params)?),
        "textDocument/rename" => state.rename(&read(params)?),
        "textDocument/codeAction" => state.actions(&read(params)?),
        _ => Err(Refusal::Unknown),
    }
}

fn read<T: DeserializeOwned>(params: Value) -> Result<T, Refusal> {
    serde_json::from_value(params).map_err(|error| Refusal::Malformed(error.to_string()))
}

fn written(answer: impl serde::Serialize) -> Result<Value, Refusal> {
    serde_json::to_value(answer).map_err(|error| Refusal::Impossible(error.to_string()))
}

impl ServerState<'_> {
    /// Applies a notification on files; returns the paths of those that have changed.
    pub fn hear(&mut self, told: Notification) -> Vec<String> {
        let heard = match told.method.as_str() {
            "textDocument/didOpen" => serde_json::from_value(told.params).map(|params| self.opened(params)),
            "textDocument/didChange" => serde_json::from_value(told.params).map(|params| self.changed(params)),
            "textDocument/didClose" => serde_json::from_value(told.params).map(|params| self.closed(&params)),
            "workspace/didChangeWatchedFiles" => serde_json::from_value(told.params).map(|params| self.seen(&params)),
            _ => return Vec::new(),
        };
        heard.unwrap_or_default()
    }

    fn opened(&mut self, params: DidOpenTextDocumentParams) -> Vec<String> {
        let Some(path) = self.path(&params.text_document.uri) else { return Vec::new() };
        self.workspace.set(&path, &params.text_document.text, params.text_document.uri);
        vec![path]
    }

    fn changed(&mut self, params: DidChangeTextDocumentParams) -> Vec<String> {
        let Some(path) = self.path(&params.text_document.uri) else { return Vec::new() };
        // NOTE: full synchronisation is agreed at `initialize`, so the last change holds the whole text.
        let whole = params.content_changes.into_iter().rfind(|change| change.range.is_none());
        let Some(change) = whole else { return Vec::new() };
        self.workspace.set(&path, &change.text, params.text_document.uri);
        vec![path]
    }

    fn closed(&mut self, params: &DidCloseTextDocumentParams) -> Vec<String> {
        let Some(path) = self.path(&params.text_document.uri) else { return Vec::new() };
        self.workspace.close(&path);
        vec![path]
    }

    fn seen(&mut self, params: &DidChangeWatchedFilesParams) -> Vec<String> {
        let paths: Vec<String> = params.changes.iter().filter_map(|change| self.path(&change.uri)).collect();
        paths.iter().for_each(|path| self.workspace.refresh(path));
        paths
    }

    fn path(&self, uri: &Uri) -> Option<String> {
        let file = file(uri)?;
        self.workspace.path(&file).or_else(|| {
            // The folder may be open through a symbolic link.
            let folder = std::fs::canonicalize(file.parent()?).ok()?;
            self.workspace.path(&folder.join(file.file_name()?))
        })
    }

    fn file(&self, uri: &Uri) -> Option<(String, &FileRead)> {
        let path = self.path(uri)?;
        let file = self.workspace.files.get(&path)?;
        Some((path, file))
    }

    fn target(&self, at: &TextDocumentPositionParams) -> Option<(String, CursorTarget<'_>)> {
        let (path, file) = self.file(&at.text_document.uri)?;
        let target = target(file, self.offset(file, at.position))?;
        Some((path, target))
    }

    fn offset(&self, file: &FileRead, position: Position) -> usize {
        self.units.offset(&file.source, position)
    }

    fn hover(&self, params: &HoverParams) -> Result<Value, Refusal> {
        let Some((path, target)) = self.target(&params.text_document_position_params) else { return Ok(Value::Null) };
        let findings = current(&self.workspace, &self.judged, &path);
        let text = told(self.catalogue, &self.workspace, &target, &findings);
        let range = self.workspace.files.get(&path).map(|file| self.units.range(&file.source, target.span));
        match text {
            Some(text) => written(json!({"contents": {"kind": "markdown", "value": text}, "range": range})),
            None => Ok(Value::Null),
        }
    }

    fn completion(&self, params: &CompletionParams) -> Result<Value, Refusal> {
        let at = &params.text_document_position;
        let Some((_, file)) = self.file(&at.text_document.uri) else { return Ok(Value::Null) };
        written(completions(self.catalogue, &self.workspace, (&file.source, at.position), self.units))
    }

    fn definition(&self, params: &GotoDefinitionParams) -> Result<Value, Refusal> {
        let target = self.target(&params.text_document_position_params);
        written(target.map(|(_, target)| definition(&self.workspace, &target, self.units)))
    }

    fn references(&self, params: &ReferenceParams) -> Result<Value, Refusal> {
        let target = self.target(&params.text_document_position);
        let asked = (params.context.include_declaration, self.units);
        written(target.map(|(_, target)| references(&self.workspace, &target, asked)))
    }

    fn prepare_rename(&self, params: &TextDocumentPositionParams) -> Result<Value, Refusal> {
        let found = self.target(params).and_then(|(path, target)| Some((path, renamable(&self.workspace, &target)?)));
        let Some((path, (node, id))) = found else { return Ok(Value::Null) };
        let range = self.workspace.files.get(&path).map(|file| self.units.range(&file.source, node.span));
        written(json!({"range": range, "placeholder": id}))
    }

    fn rename(&self, params: &RenameParams) -> Result<Value, Refusal> {
        let Some((_, target)) = self.target(&params.text_document_position) else { return Ok(Value::Null) };
        let changes = rename(&self.workspace, &target, &params.new_name, self.units).map_err(Refusal::Impossible)?;
        written(json!({"changes": changes}))
    }

    fn actions(&self, params: &CodeActionParams) -> Result<Value, Refusal> {
        let uri = &params.text_document.uri;
        let Some((path, file)) = self.file(uri) else { return Ok(Value::Null) };
        let findings = current(&self.workspace, &self.judged, &path);
        written(actions(self.catalogue, (uri, file), &findings, (params.range, self.units)))
    }
}
