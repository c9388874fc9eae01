//! Hover texts: the description of a field, the requirements that look at it, and its findings.

use std::borrow::Cow;

use super::completion::description;
use super::knowing::{CursorTarget, bearers, named};
use super::workspace::Workspace;
use crate::catalogue::{Catalogue, Requirement, condition};
use crate::corpus::Document;
use crate::finding::Finding;
use crate::render::shared_words::{is_harmful, verified};
use crate::rules;
use crate::text::Pointer;

/// The largest number of requirements, and of findings, in one hover text.
const MOST: usize = 4;

/// The hover text of a target, as Markdown; none if it is empty.
#[must_use]
pub fn told(
    catalogue: &Catalogue,
    workspace: &Workspace<'_>,
    target: &CursorTarget<'_>,
    findings: &[Finding],
) -> Option<String> {
    let document = target.document;
    let mut parts = Vec::new();
    if let Some(key) = target.pointer.segments().filter(|part| part.parse::<usize>().is_err()).last() {
        let about = description(&document.kind, &target.pointer).map(str::trim).filter(|about| !about.is_empty());
        let about = about.map(|about| format!("\n\n{}", escaped(about))).unwrap_or_default();
        parts.push(format!("**{}** · {}{about}", escaped(&key), document.kind.words.title));
    }
    parts.extend(referenced(workspace, target));
    let here = findings
        .iter()
        .filter(|finding| finding.place.span.start <= target.span.end && target.span.start <= finding.place.span.end);
    let here: Vec<&Finding> = here.collect();
    parts.extend(here.iter().take(MOST).map(|finding| of_finding(catalogue, finding)));
    let asked = asked(catalogue, document, &target.pointer);
    let others = asked.iter().filter(|one| !here.iter().any(|finding| finding.rule.as_str() == one.id));
    let lines: Vec<String> = others.take(MOST).map(|one| of_requirement(catalogue, one)).collect();
    if !lines.is_empty() {
        parts.push(format!("Krav som ser på fältet:\n\n{}", lines.join("\n")));
    }
    (!parts.is_empty()).then(|| parts.join("\n\n---\n\n"))
}

/// The title of the document that an id refers to.
fn referenced(workspace: &Workspace<'_>, target: &CursorTarget<'_>) -> Option<String> {
    let named = named(target)?;
    let bearers = bearers(workspace, &named);
    let (path, document) = bearers.first()?;
    let is_itself = std::ptr::eq(*document, target.document);
    (!is_itself).then(|| {
        format!(
            "{} · {} `{}`",
            escaped(&document.title),
            escaped(&document.kind.words.title.to_lowercase()),
            path.replace('`', "'")
        )
    })
}

fn of_finding(catalogue: &Catalogue, finding: &Finding) -> String {
    let explained = rules::explain(catalogue, finding.rule.as_str());
    let mut text = format!("**{}**", escaped(&finding.message));
    if let Some(citation) = &finding.citation {
        let grade = verified(&citation.verified);
        text.push_str(&format!(
            "\n\n{}, {} ({})",
            escaped(&citation.to_string()),
            escaped(&citation.strength),
            escaped(grade)
        ));
    }
    if let Some(help) = &finding.help {
        text.push_str(&format!("\n\nGör så: {}", escaped(help.trim())));
    }
    if let Some(explained) = explained {
        text.push_str(&format!("\n\n{}\n\n`{}`", escaped(explained.manual.trim()), explained.id));
    }
    text
}

fn of_requirement(catalogue: &Catalogue, requirement: &Requirement) -> String {
    let citation = catalogue.citation(requirement);
    format!("- {} ({}, {})", escaped(&requirement.title), escaped(&citation.to_string()), escaped(&citation.strength))
}

/// The requirements on documents of the kind whose condition looks at a field.
fn asked<'catalogue>(
    catalogue: &'catalogue Catalogue,
    document: &Document,
    pointer: &Pointer,
) -> Vec<&'catalogue Requirement> {
    let key = pointer.segments().filter(|part| part.parse::<usize>().is_err()).last().unwrap_or_default();
    let looks = |requirement: &&Requirement| {
        let parts = &requirement.scope.parts;
        let is_of_part = parts.is_empty() && pointer.parent() == Pointer::root()
            || parts.iter().any(|part| is_below(pointer, &Pointer::parse(part)));
        let schemas = requirement.condition.iter().chain(requirement.points.iter().map(|point| &point.condition));
        let mut keys = schemas.flat_map(|schema| condition::keys(schema));
        requirement.scope.kinds.contains(&document.kind.name) && is_of_part && keys.any(|known| known == key)
    };
    catalogue.requirements.iter().filter(looks).collect()
}

/// True if a pointer is directly below one that a pattern such as `/åtgärder/*` matches.
fn is_below(pointer: &Pointer, pattern: &Pointer) -> bool {
    let (here, pattern): (Vec<Cow<'_, str>>, Vec<Cow<'_, str>>) =
        (pointer.segments().collect(), pattern.segments().collect());
    here.len() == pattern.len() + 1 && pattern.iter().zip(&here).all(|(wanted, found)| wanted == "*" || wanted == found)
}

/// Text with the special characters of Markdown escaped.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for one in text.chars().filter(|one| !is_harmful(*one) && *one != '\r') {
        if matches!(one, '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '!') {
            safe.push('\\');
        }
        safe.push(one);
    }
    safe
}
