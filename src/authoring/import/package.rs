//! The parts of a workbook or a document of Word: what they unpack to is bounded before anything is read.

use std::collections::HashMap;
use std::io::{self, BufReader, Cursor, Read, Write, copy};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;
use zip::read::ZipFile;

use super::{Fault, ImportError};

/// How many elements of a part are open: one that ends while some are is cut off, which the library does not say.
#[derive(Debug, Default)]
pub struct OpenElements(usize);

impl OpenElements {
    /// How many are open after an event; none if the part is cut off.
    pub fn after(&mut self, event: &Event<'_>) -> Option<usize> {
        match event {
            Event::Start(_) => self.0 += 1,
            Event::End(_) => self.0 = self.0.saturating_sub(1),
            Event::Eof if self.0 > 0 => return None,
            _ => {}
        }
        Some(self.0)
    }
}

/// The most that the parts unpack to, in bytes.
const MAX_UNPACKED: u64 = 200 * 1024 * 1024;
const MAX_PARTS: usize = 10_000;
/// The longest tag of the styles and the largest number of formats; each format is held with its names.
const MAX_STYLE_TAG: usize = 2_048;
const MAX_STYLES: usize = 65_536;

/// The errors of a kind of package.
#[derive(Debug, Clone, Copy)]
pub struct Faults {
    /// It cannot be read.
    pub broken: Fault,
    /// It unpacks to more than is read.
    pub unpacked: Fault,
}

/// The errors of a workbook.
const OF_WORKBOOK: Faults = Faults { broken: BROKEN, unpacked: ImportError::Unpacked };
const BROKEN: Fault = ImportError::Broken;

/// A package whose parts are bounded.
pub struct Package<'bytes> {
    archive: ZipArchive<Cursor<&'bytes [u8]>>,
    /// The numbers of the parts, by path in lower case.
    parts: HashMap<String, usize>,
    faults: Faults,
}

/// The XML of a part.
pub type Part<'package, 'bytes> = Reader<BufReader<ZipFile<'package, Cursor<&'bytes [u8]>>>>;

/// A sheet and the path of its part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetPart {
    /// The name.
    pub name: String,
    /// The path.
    pub path: String,
}

/// How many bytes were written to nowhere.
#[derive(Debug, Default)]
struct Counted(u64);

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'bytes> Package<'bytes> {
    /// The workbook of these bytes.
    ///
    /// # Errors
    /// If it is none, or unpacks to more than is read.
    pub fn open(bytes: &'bytes [u8]) -> Result<Self, Fault> {
        let mut package = Self::unpack(bytes, OF_WORKBOOK)?;
        package.check_styles()?;
        package.check_strings()?;
        Ok(package)
    }

    /// The package of these bytes, with the errors of its kind.
    ///
    /// # Errors
    /// If it is none, or unpacks to more than is read.
    pub fn unpack(bytes: &'bytes [u8], faults: Faults) -> Result<Self, Fault> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| faults.broken)?;
        if archive.len() > MAX_PARTS {
            return Err(faults.unpacked);
        }
        let mut package = Self { archive, parts: HashMap::new(), faults };
        let mut left = MAX_UNPACKED;
        for number in 0..package.archive.len() {
            // A part that cannot be unpacked, such as a picture in another compression, is not read.
            let Ok(part) = package.archive.by_index(number) else { continue };
            let path = part.name().map(|name| part_name(&name)).unwrap_or_default();
            let mut unpacked = Counted::default();
            // What was unpacked before an error counts too: such a part may stand in the list many times.
            let _ = copy(&mut part.take(left + 1), &mut unpacked);
            left = left.checked_sub(unpacked.0).ok_or(faults.unpacked)?;
            package.parts.insert(path, number);
        }
        Ok(package)
    }

    /// The paths of the parts that end so, in lower case.
    pub fn paths(&self, ending: &str) -> Vec<String> {
        let mut paths: Vec<String> = self.parts.keys().filter(|path| path.ends_with(ending)).cloned().collect();
        paths.sort();
        paths
    }

    /// The cells of a sheet that have comments, as many as are told.
    #[must_use]
    pub fn comments(&mut self, sheet: &str) -> Vec<String> {
        let (folder, name) = sheet.rsplit_once('/').unwrap_or(("", sheet));
        let is_meant = |start: &BytesStart<'_>| attribute(start, "Type").ends_with("/comments");
        let relations = self.elements(&format!("{folder}/_rels/{name}.rels"), "Relationship", is_meant);
        let mut cells = Vec::new();
        for target in relations.unwrap_or_default().iter().map(|one| attribute(one, "Target")) {
            let path = match (target.strip_prefix("../"), folder.rsplit_once('/')) {
                (Some(rest), Some((above, _))) => format!("{above}/{rest}"),
                (Some(rest), None) => rest.to_owned(),
                (None, _) if target.starts_with('/') => target,
                (None, _) => format!("{folder}/{target}"),
            };
            let comments = self.elements(&path, "comment", |_| true).unwrap_or_default();
            cells.extend(comments.iter().map(|comment| attribute(comment, "ref")));
        }
        cells
    }

    /// True if there is such a part.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        self.parts.contains_key(&part_name(path))
    }

    /// The XML of a part; none if there is no such part.
    pub fn part(&mut self, path: &str) -> Option<Part<'_, 'bytes>> {
        let number = *self.parts.get(&part_name(path))?;
        let mut reader = Reader::from_reader(BufReader::new(self.archive.by_index(number).ok()?));
        let settings = reader.config_mut();
        settings.expand_empty_elements = true;
        settings.check_end_names = false;
        Some(reader)
    }

    /// The sheets, in the order of the workbook.
    ///
    /// # Errors
    /// If the workbook does not name the parts of its sheets, or names one twice.
    pub fn sheets(&mut self) -> Result<Vec<SheetPart>, Fault> {
        let book = self.main()?;
        let (folder, name) = book.rsplit_once('/').unwrap_or(("", &book));
        let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let relations = self.elements(&format!("{folder}_rels/{name}.rels"), "Relationship", |_| true)?;
        let targets: HashMap<String, String> =
            relations.iter().map(|one| (attribute(one, "Id"), attribute(one, "Target"))).collect();
        let mut sheets: Vec<SheetPart> = Vec::new();
        for sheet in self.elements(&book, "sheet", |_| true)? {
            let target = targets.get(&attribute(&sheet, "id")).ok_or(BROKEN)?;
            let path = target.strip_prefix('/').map_or_else(|| format!("{folder}{target}"), str::to_owned);
            if sheets.iter().any(|other| other.path.eq_ignore_ascii_case(&path)) {
                return Err(BROKEN);
            }
            sheets.push(SheetPart { name: attribute(&sheet, "name"), path });
        }
        Ok(sheets)
    }

    /// The path of the part with the content.
    ///
    /// # Errors
    /// If the package does not name it.
    pub fn main(&mut self) -> Result<String, Fault> {
        let is_main = |start: &BytesStart<'_>| attribute(start, "Type").ends_with("/officeDocument");
        let found = self.elements("_rels/.rels", "Relationship", is_main)?;
        let target = attribute(found.first().ok_or(self.faults.broken)?, "Target");
        Ok(target.trim_start_matches('/').to_owned())
    }

    /// The elements of a part with a name, at most as many as a package has sheets or relations.
    ///
    /// # Errors
    /// If there is no such part, if it is no XML, or if it has too many.
    pub fn elements(
        &mut self,
        path: &str,
        name: &str,
        is_meant: impl Fn(&BytesStart<'_>) -> bool,
    ) -> Result<Vec<BytesStart<'static>>, Fault> {
        const MOST: usize = 2_000;
        let Faults { broken, unpacked } = self.faults;
        let mut reader = self.part(path).ok_or(broken)?;
        let (mut buffer, mut found) = (Vec::new(), Vec::new());
        let mut open = OpenElements::default();
        loop {
            buffer.clear();
            let event = reader.read_event_into(&mut buffer).map_err(|_| broken)?;
            open.after(&event).ok_or(broken)?;
            match event {
                Event::Start(start) => {
                    found.extend((start.local_name().as_ref() == name && is_meant(&start)).then(|| start.into_owned()));
                }
                Event::Eof => return Ok(found),
                _ => {}
            }
            if found.len() > MOST {
                return Err(unpacked);
            }
        }
    }

    /// The library keeps a copy of its names with each format, so that long names in many formats fill the memory.
    fn check_styles(&mut self) -> Result<(), Fault> {
        for path in self.paths("styles.xml") {
            let Some(mut reader) = self.part(&path) else { continue };
            let mut buffer = Vec::new();
            let mut count = 0;
            loop {
                buffer.clear();
                match reader.read_event_into(&mut buffer).map_err(|_| BROKEN)? {
                    Event::Start(start) if start.len() > MAX_STYLE_TAG => return Err(ImportError::Unpacked),
                    Event::Start(start) if start.local_name().as_ref() == "xf" => count += 1,
                    Event::Eof => break,
                    _ => {}
                }
                if count > MAX_STYLES {
                    return Err(ImportError::Unpacked);
                }
            }
        }
        Ok(())
    }

    /// The library makes room for as many texts as the workbook says that it has.
    fn check_strings(&mut self) -> Result<(), Fault> {
        for path in self.paths("sharedstrings.xml") {
            let stated = self.elements(&path, "sst", |_| true)?;
            let most = MAX_UNPACKED / 8;
            if stated.iter().any(|sst| attribute(sst, "uniqueCount").parse::<u64>().is_ok_and(|count| count > most)) {
                return Err(BROKEN);
            }
        }
        Ok(())
    }
}

/// The name of a part as it is looked up: letters of either case mean the same part.
#[must_use]
pub fn part_name(path: &str) -> String {
    path.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// The text of an attribute, whatever the prefix of its name; empty if there is none.
pub fn attribute(start: &BytesStart<'_>, name: &str) -> String {
    let mut attributes = start.attributes();
    let found = attributes.with_checks(false).flatten().find(|one| one.key.local_name().as_ref() == name);
    let text = found.and_then(|one| one.normalized_value(XmlVersion::Implicit1_0).ok().map(|text| text.into_owned()));
    text.unwrap_or_default()
}

/// The text of an attribute that is an id or a name, so far as such go: one that goes on is looked up, and kept, again and
/// again.
pub fn short(start: &BytesStart<'_>, name: &str) -> String {
    const LONGEST: usize = 255;
    let mut text = attribute(start, name);
    text.truncate(text.floor_char_boundary(LONGEST));
    text
}
