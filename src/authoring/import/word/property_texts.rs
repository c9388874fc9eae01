//! The properties of a document: their names and texts, of the usual ones, of those of a template, and of those that
//! `publish` writes.

use std::collections::BTreeSet;

use quick_xml::events::Event;

use super::cut_off::CutOff;
use super::markup::named;
use super::refused::BROKEN;
use crate::authoring::import::Fault;
use crate::authoring::import::package::{OpenElements, Part, short};
use crate::report::publication::word_marks::OWN;

/// The longest text of a property, and of one of our own, in bytes. What goes on after it is not kept; of ours it is then no
/// JSON.
const LONGEST: usize = 1_000;
const LONGEST_OWN: usize = 200_000;
/// The most properties.
const MOST: usize = 200;

/// The properties in a part, and what of them is not kept.
#[derive(Debug, Default)]
pub struct PropertyTexts {
    /// The names and texts, trimmed.
    pub found: Vec<(String, String)>,
    /// What goes on beyond the bounds.
    pub cut_off: Vec<CutOff>,
}

/// The properties in a part.
///
/// # Errors
/// If it is no XML, or cut off.
pub fn read(mut part: Part<'_, '_>) -> Result<PropertyTexts, Fault> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut cut = BTreeSet::new();
    let mut left = 0;
    let mut open = OpenElements::default();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let event = part.read_event_into(&mut buffer).map_err(|_| BROKEN)?;
        let depth = open.after(&event).ok_or(BROKEN)?;
        match event {
            Event::Start(_) if depth == 2 && found.len() >= MOST => left += 1,
            Event::Start(start) if depth == 2 => {
                let name = short(&start, "name");
                let own = start.local_name().as_ref().to_owned();
                found.push((if name.is_empty() { own } else { name }, String::new()));
            }
            Event::Text(text) if depth > 1 && left == 0 => cut.extend(add(&mut found, &text.xml10_content())),
            Event::CData(text) if depth > 1 && left == 0 => cut.extend(add(&mut found, &text.xml10_content())),
            Event::GeneralRef(reference) if depth > 1 && left == 0 => {
                let character = reference.resolve_char_ref().ok().flatten().or_else(|| named(&reference));
                cut.extend(add(&mut found, &character.map(String::from).unwrap_or_default()));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let property = |at: usize| CutOff::Property { name: found[at].0.clone(), most: LONGEST };
    let mut cut_off: Vec<CutOff> = cut.into_iter().map(property).collect();
    cut_off.extend((left > 0).then_some(CutOff::Properties { most: MOST, left }));
    let trimmed = |(name, text): (String, String)| (name, text.trim().to_owned());
    Ok(PropertyTexts { found: found.into_iter().map(trimmed).collect(), cut_off })
}

/// Adds a piece to the text of the last property; its number if it is more than is kept and to be told. One of our own is then no JSON,
/// which is told where it is read.
fn add(found: &mut [(String, String)], piece: &str) -> Option<usize> {
    let at = found.len().checked_sub(1)?;
    let (name, last) = found.last_mut()?;
    let is_own = name.starts_with(OWN);
    let longest = if is_own { LONGEST_OWN } else { LONGEST };
    let kept = piece.floor_char_boundary(longest.saturating_sub(last.len()));
    last.push_str(&piece[..kept]);
    let is_cut = !is_own && !piece[kept..].trim().is_empty();
    is_cut.then_some(at)
}
