//! The properties of a document: their names and texts, of the usual ones, of those of a template, and of those that
//! `publish` writes.

use quick_xml::events::Event;

use super::markup::named;
use super::refused::BROKEN;
use crate::authoring::import::Fault;
use crate::authoring::import::package::{OpenElements, Part, attribute};
use crate::report::publication::word_marks::OWN;

/// The longest text of a property, and of one of our own, in bytes. What goes on after it is not kept; of ours it is then no
/// JSON.
const LONGEST: usize = 1_000;
const LONGEST_OWN: usize = 200_000;
/// The most properties.
const MOST: usize = 200;

/// The names and texts of the properties in a part, trimmed.
///
/// # Errors
/// If it is no XML, or cut off.
pub fn read(mut part: Part<'_, '_>) -> Result<Vec<(String, String)>, Fault> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut open = OpenElements::default();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let event = part.read_event_into(&mut buffer).map_err(|_| BROKEN)?;
        let depth = open.after(&event).ok_or(BROKEN)?;
        match event {
            Event::Start(start) if depth == 2 => {
                let name = attribute(&start, "name");
                let own = start.local_name().as_ref().to_owned();
                found.push((if name.is_empty() { own } else { name }, String::new()));
            }
            Event::Text(text) if depth > 1 => add(&mut found, &text.xml10_content()),
            Event::CData(text) if depth > 1 => add(&mut found, &text.xml10_content()),
            Event::GeneralRef(reference) if depth > 1 => {
                let character = reference.resolve_char_ref().ok().flatten().or_else(|| named(&reference));
                add(&mut found, &character.map(String::from).unwrap_or_default());
            }
            Event::Eof => break,
            _ => {}
        }
        if found.len() > MOST {
            found.truncate(MOST);
            break;
        }
    }
    let trimmed = |(name, text): (String, String)| (name, text.trim().to_owned());
    Ok(found.into_iter().map(trimmed).collect())
}

fn add(found: &mut [(String, String)], piece: &str) {
    if let Some((name, last)) = found.last_mut() {
        let longest = if name.starts_with(OWN) { LONGEST_OWN } else { LONGEST };
        let left = longest.saturating_sub(last.len());
        last.push_str(&piece[..piece.floor_char_boundary(left)]);
    }
}
