//! Which texts of a workbook are struck through: by the format of a cell, or in a part of its text.

use std::collections::HashSet;

use quick_xml::events::{BytesStart, Event};

use super::package::{Package, attribute};
use super::{Fault, ImportError};

const BROKEN: Fault = ImportError::Broken;

/// The formats and the shared texts that are struck through, by number.
#[derive(Debug, Clone, Default)]
pub struct Struck {
    formats: HashSet<usize>,
    texts: HashSet<usize>,
}

impl Struck {
    /// What a workbook says.
    ///
    /// # Errors
    /// If its formats or texts cannot be read.
    pub fn of(package: &mut Package<'_>) -> Result<Self, Fault> {
        let mut struck = Self::default();
        for path in package.paths("styles.xml") {
            struck.read_formats(package, &path)?;
        }
        for path in package.paths("sharedstrings.xml") {
            struck.read_texts(package, &path)?;
        }
        Ok(struck)
    }

    /// True if a cell of this format is struck through.
    #[must_use]
    pub fn has_format(&self, number: &str) -> bool {
        !self.formats.is_empty() && number.parse().is_ok_and(|number: usize| self.formats.contains(&number))
    }

    /// True if a part of this shared text is struck through.
    #[must_use]
    pub fn has_text(&self, number: &str) -> bool {
        !self.texts.is_empty() && number.trim().parse().is_ok_and(|number: usize| self.texts.contains(&number))
    }

    fn read_formats(&mut self, package: &mut Package<'_>, path: &str) -> Result<(), Fault> {
        let mut reader = package.part(path).ok_or(BROKEN)?;
        let (mut buffer, mut fonts) = (Vec::new(), HashSet::new());
        let (mut font, mut format) = (0_usize, 0_usize);
        let (mut is_in_fonts, mut is_in_formats) = (false, false);
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer).map_err(|_| BROKEN)? {
                Event::Start(start) => match start.local_name().as_ref() {
                    "fonts" => is_in_fonts = true,
                    "strike" if is_in_fonts && is_on(&start) => {
                        fonts.insert(font);
                    }
                    "cellXfs" => is_in_formats = true,
                    "xf" if is_in_formats => {
                        let is_struck =
                            attribute(&start, "fontId").parse().is_ok_and(|font: usize| fonts.contains(&font));
                        self.formats.extend(is_struck.then_some(format));
                        format += 1;
                    }
                    _ => {}
                },
                Event::End(end) => match end.local_name().as_ref() {
                    "font" if is_in_fonts => font += 1,
                    "fonts" => is_in_fonts = false,
                    "cellXfs" => is_in_formats = false,
                    _ => {}
                },
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn read_texts(&mut self, package: &mut Package<'_>, path: &str) -> Result<(), Fault> {
        let mut reader = package.part(path).ok_or(BROKEN)?;
        let mut buffer = Vec::new();
        let mut text = 0_usize;
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer).map_err(|_| BROKEN)? {
                Event::Start(start) if start.local_name().as_ref() == "strike" && is_on(&start) => {
                    self.texts.insert(text);
                }
                Event::End(end) if end.local_name().as_ref() == "si" => text += 1,
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }
}

/// True for a mark that is switched on, as it is where it says nothing else.
pub fn is_on(mark: &BytesStart<'_>) -> bool {
    !matches!(&*attribute(mark, "val"), "0" | "false")
}
