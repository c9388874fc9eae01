//! Answers to the requests of an editor, from the current state of the server.

use std::panic::{AssertUnwindSafe, catch_unwind};

use lsp_server::{ErrorCode, Request, RequestId, Response};
use serde_json::{Value, json};

use super::actions::{Wanted, actions};
use super::completion::completions;
use super::diagnostics::{current, diagnostics};
use super::greeting::Greeting;
use super::hover::told;
use super::knowing::{CursorTarget, target};
use super::parameters::{self, At, OfFile, Parameters, Query, Within};
use super::references::{definition, references, renamable, rename};
use super::symbols::{flat, outline, search};
use super::systems::{System, Systems};
use crate::catalogue::Catalogue;
use crate::corpus::reading::FileRead;

/// The state that answers are made from.
pub struct ServerState<'server> {
    /// The kinds, the acts and the requirements.
    pub catalogue: &'server Catalogue,
    /// What is open in the editor.
    pub systems: Systems<'server>,
    /// What the editor can and wants.
    pub greeting: Greeting,
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
        "textDocument/documentSymbol" => state.outline(&read(params)?),
        "workspace/symbol" => state.search(&read(params)?),
        _ => Err(Refusal::Unknown),
    }
}

fn read<P: Parameters>(params: Value) -> Result<P, Refusal> {
    parameters::read(params).map_err(Refusal::Malformed)
}

fn written(answer: impl serde::Serialize) -> Result<Value, Refusal> {
    serde_json::to_value(answer).map_err(|_| Refusal::Impossible("svaret gick inte att skriva".to_owned()))
}

/// The key or value at a position, in its file.
struct Found<'state> {
    system: &'state System<'state>,
    path: String,
    file: &'state FileRead,
    target: CursorTarget<'state>,
}

impl ServerState<'_> {
    fn file(&self, uri: &str) -> Option<(&System<'_>, String, &FileRead)> {
        let (system, path) = self.systems.holder(uri)?;
        let file = system.workspace.files.get(&path)?;
        Some((system, path, file))
    }

    fn at(&self, at: &At) -> Option<Found<'_>> {
        let (system, path, file) = self.file(&at.text_document.uri)?;
        let target = target(file, self.greeting.units.offset(&file.source, at.position))?;
        Some(Found { system, path, file, target })
    }

    fn hover(&self, params: &At) -> Result<Value, Refusal> {
        let Some(found) = self.at(params) else { return Ok(Value::Null) };
        let findings = current(found.system, &found.path);
        let range = self.greeting.units.range(&found.file.source, found.target.span);
        match told(self.catalogue, &found.system.workspace, &found.target, &findings) {
            Some(text) => written(json!({"contents": {"kind": "markdown", "value": text}, "range": range})),
            None => Ok(Value::Null),
        }
    }

    fn completion(&self, params: &At) -> Result<Value, Refusal> {
        let Some((system, _, file)) = self.file(&params.text_document.uri) else { return Ok(Value::Null) };
        let at = (&file.source, params.position);
        written(completions(self.catalogue, &system.workspace, at, self.greeting.units))
    }

    fn definition(&self, params: &At) -> Result<Value, Refusal> {
        let units = self.greeting.units;
        written(self.at(params).map(|found| definition(&found.system.workspace, &found.target, units)))
    }

    fn references(&self, params: &At) -> Result<Value, Refusal> {
        let with_bearers = params.context.get("includeDeclaration").and_then(Value::as_bool).unwrap_or(false);
        let asked = (with_bearers, self.greeting.units);
        written(self.at(params).map(|found| references(&found.system.workspace, &found.target, asked)))
    }

    fn prepare_rename(&self, params: &At) -> Result<Value, Refusal> {
        let Some(found) = self.at(params) else { return Ok(Value::Null) };
        let Some((node, id)) = renamable(&found.system.workspace, &found.target) else { return Ok(Value::Null) };
        let range = self.greeting.units.range(&found.file.source, node.span);
        written(json!({"range": range, "placeholder": id}))
    }

    fn rename(&self, params: &At) -> Result<Value, Refusal> {
        let Some(found) = self.at(params) else { return Ok(Value::Null) };
        if !found.system.is_loaded {
            let reason = "filerna i mappen läses fortfarande, så bytet skulle missa några; försök igen om en stund";
            return Err(Refusal::Impossible(reason.to_owned()));
        }
        let changes = rename(&found.system.workspace, &found.target, &params.new_name, self.greeting.units);
        written(json!({"changes": changes.map_err(Refusal::Impossible)?}))
    }

    fn actions(&self, params: &Within) -> Result<Value, Refusal> {
        let (uri, units) = (params.text_document.uri.as_str(), self.greeting.units);
        let Some((system, path, file)) = self.file(uri) else { return Ok(Value::Null) };
        let findings = current(system, &path);
        let shown = diagnostics(system, (&path, &findings), &[], units);
        let shown = shown.iter().map(|one| serde_json::to_value(one).unwrap_or_default());
        let findings: Vec<_> = findings.iter().cloned().zip(shown).collect();
        let wanted = Wanted { uri, range: params.range, asked: &params.context, units };
        written(actions(self.catalogue, file, &findings, wanted))
    }

    fn outline(&self, params: &OfFile) -> Result<Value, Refusal> {
        let Some((_, _, file)) = self.file(&params.text_document.uri) else { return Ok(Value::Null) };
        let symbols = outline(file, self.greeting.units);
        if self.greeting.takes_trees { written(symbols) } else { written(flat(&symbols, &params.text_document.uri)) }
    }

    fn search(&self, params: &Query) -> Result<Value, Refusal> {
        written(search(&self.systems, &params.query, self.greeting.units))
    }
}
