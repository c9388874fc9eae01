//! The styles of a document: which are headings and of what level, which are bold, and which are of lists.

use std::collections::HashMap;

use quick_xml::events::Event;

use super::paragraph_draft::Run;
use super::refused::{BROKEN, TOO_LARGE};
use super::story::Role;
use crate::authoring::import::Fault;
use crate::authoring::import::package::{OpenElements, Part, short};
use crate::authoring::import::struck::is_on;

/// What a style says by itself.
#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<usize>,
    list: (Option<String>, Option<usize>),
    bold: Option<bool>,
}

/// The styles, by id.
#[derive(Debug, Default)]
pub struct StyleSheet(HashMap<String, Style>);

/// The most styles of a document, and the most that are based on each other.
const MOST: usize = 20_000;
const DEEPEST: usize = 20;
/// The names of the styles of lists that have a number behind them from the second level.
const LISTS: [&str; 6] = ["list number", "list bullet", "listnumber", "listbullet", "numrerad lista", "punktlista"];
/// The outline level of text that is no heading.
const OF_TEXT: usize = 9;

impl StyleSheet {
    /// The styles of the part with styles.
    ///
    /// # Errors
    /// If it is no XML, or has more styles than any document.
    pub fn read(mut part: Part<'_, '_>) -> Result<Self, Fault> {
        let mut sheet = Self::default();
        let mut at: Option<String> = None;
        let mut open = OpenElements::default();
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            let event = part.read_event_into(&mut buffer).map_err(|_| BROKEN)?;
            open.after(&event).ok_or(BROKEN)?;
            match event {
                Event::Start(start) => {
                    let name = start.local_name();
                    let value = || short(&start, "val");
                    if name.as_ref() == "style" {
                        let id = short(&start, "styleId");
                        sheet.0.insert(id.clone(), Style::default());
                        at = Some(id);
                    }
                    let Some(style) = at.as_ref().and_then(|id| sheet.0.get_mut(id)) else { continue };
                    match name.as_ref() {
                        "name" => style.name = value().trim().to_lowercase(),
                        "basedOn" => style.based_on = Some(value()),
                        "outlineLvl" => style.outline = value().parse().ok(),
                        "numId" => style.list.0 = Some(value()),
                        "ilvl" => style.list.1 = value().parse().ok(),
                        "b" => style.bold = Some(is_on(&start)),
                        _ => {}
                    }
                }
                Event::End(end) => at = at.filter(|_| end.local_name().as_ref() != "style"),
                Event::Eof => return Ok(sheet),
                _ => {}
            }
            if sheet.0.len() > MOST {
                return Err(TOO_LARGE);
            }
        }
    }

    /// The style and those that it is based on, the nearest first.
    fn chain<'sheet>(&'sheet self, id: &str) -> impl Iterator<Item = &'sheet Style> {
        let mut next = self.0.get(id);
        let chain = std::iter::from_fn(move || {
            let style = next?;
            next = style.based_on.as_ref().and_then(|id| self.0.get(id));
            Some(style)
        });
        chain.take(DEEPEST)
    }

    /// The part that a paragraph of a style plays.
    #[must_use]
    pub fn role(&self, id: &str) -> Role {
        for style in self.chain(id) {
            if let Some(level) = style.outline {
                return if level < OF_TEXT { Role::Heading(level + 1) } else { Role::Body };
            }
            match by_name(&style.name) {
                Role::Body => {}
                role => return role,
            }
        }
        // NOTE: a document that does not describe its styles still names them.
        if self.0.contains_key(id) { Role::Body } else { by_name(&id.to_lowercase()) }
    }

    /// True if a run of text is bold, by itself or by its style or that of the paragraph.
    #[must_use]
    pub fn is_bold(&self, run: &Run, paragraph: Option<&str>) -> bool {
        let of_style = |id: &str| self.chain(id).find_map(|style| style.bold);
        let by_style = || run.style.as_deref().and_then(of_style).or_else(|| paragraph.and_then(of_style));
        run.bold.or_else(by_style).unwrap_or(false)
    }

    /// True for the style of a line of a table of contents, or its heading.
    #[must_use]
    pub fn is_contents(&self, id: &str) -> bool {
        let name = self.0.get(id).map_or_else(|| id.to_lowercase(), |style| style.name.clone());
        ["toc", "innehåll", "contents", "innehållsförteckning"].iter().any(|word| {
            let rest = name.strip_prefix(word).map(str::trim);
            rest.is_some_and(|rest| {
                rest == "heading" || rest == "rubrik" || rest.parse::<u8>().is_ok_and(|level| level < 10)
            })
        })
    }

    /// True for a style of paragraphs in lists, numbered or not.
    #[must_use]
    pub fn is_of_list(&self, id: &str) -> bool {
        let name = self.0.get(id).map_or_else(|| id.to_lowercase(), |style| style.name.clone());
        name.starts_with("list") && !name.starts_with("listtabell")
    }

    /// How deep in a list a style is by its name: `List Number 2` is below `List Number`, in a list of its own.
    #[must_use]
    pub fn depth_in_list(&self, id: &str) -> usize {
        let name = self.0.get(id).map_or_else(|| id.to_lowercase(), |style| style.name.clone());
        let rest = LISTS.iter().find_map(|list| name.strip_prefix(list));
        rest.and_then(|rest| rest.trim().parse::<usize>().ok()).map_or(0, |depth| depth.saturating_sub(1).min(8))
    }

    /// The list of a style: its id, and the level if the style says it.
    #[must_use]
    pub fn list(&self, id: &str) -> Option<(String, Option<usize>)> {
        let style = self.chain(id).find(|style| style.list.0.is_some())?;
        Some((style.list.0.clone()?, style.list.1))
    }
}

/// The part of a paragraph by the name of its style, English as Word stores it or Swedish as others do.
fn by_name(name: &str) -> Role {
    for word in ["heading", "rubrik", "överskrift"] {
        let level = name.strip_prefix(word).map(|rest| rest.trim().parse::<usize>());
        if let Some(Ok(level)) = level {
            return if level < OF_TEXT + 1 { Role::Heading(level.max(1)) } else { Role::Body };
        }
    }
    match name {
        "title" | "rubrik" | "titel" | "dokumenttitel" | "dokumentrubrik" | "huvudrubrik" => Role::Title,
        "subtitle" | "underrubrik" | "undertitel" => Role::Subtitle,
        _ => Role::Body,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_known_by_its_name_in_both_languages() {
        for (name, role) in [
            ("heading 1", Role::Heading(1)),
            ("rubrik 2", Role::Heading(2)),
            ("rubrik3", Role::Heading(3)),
            ("heading 0", Role::Heading(1)),
            ("title", Role::Title),
            ("rubrik", Role::Title),
            ("underrubrik", Role::Subtitle),
            ("normal", Role::Body),
            ("heading", Role::Body),
        ] {
            assert_eq!(by_name(name), role, "{name}");
        }
    }
}
