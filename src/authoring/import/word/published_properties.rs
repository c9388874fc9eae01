//! The properties by which a file that `publish` wrote tells what it was written of.

use quick_xml::events::Event;

use super::markup::named;
use super::refused::BROKEN;
use crate::authoring::import::Fault;
use crate::authoring::import::package::{Part, attribute};

/// How the names of these properties begin.
pub const OWN: &str = "ledningskoll ";
/// The longest text of one, in bytes. What goes on after it is not kept, and is no JSON.
const LONGEST: usize = 200_000;
/// The most of them.
const MOST: usize = 20;

/// The names and texts of these properties in a part with custom properties.
///
/// # Errors
/// If it is no XML.
pub fn read(mut part: Part<'_, '_>) -> Result<Vec<(String, String)>, Fault> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut is_own = false;
    let mut depth = 0_usize;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match part.read_event_into(&mut buffer).map_err(|_| BROKEN)? {
            Event::Start(start) => {
                depth += 1;
                if depth == 2 {
                    let name = attribute(&start, "name");
                    is_own = name.starts_with(OWN) && found.len() < MOST;
                    found.extend(is_own.then(|| (name, String::new())));
                }
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                is_own &= depth > 1;
            }
            Event::Text(text) if is_own => add(&mut found, &text.xml10_content()),
            Event::CData(text) if is_own => add(&mut found, &text.xml10_content()),
            Event::GeneralRef(reference) if is_own => {
                let character = reference.resolve_char_ref().ok().flatten().or_else(|| named(&reference));
                add(&mut found, &character.map(String::from).unwrap_or_default());
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

fn add(found: &mut [(String, String)], piece: &str) {
    if let Some((_, last)) = found.last_mut().filter(|(_, last)| last.len() < LONGEST) {
        last.push_str(piece);
    }
}
