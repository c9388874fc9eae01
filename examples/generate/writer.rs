//! Writes the documents of an enhet from the templates.

use super::File;
use super::chance::Chance;
use super::kinds::KINDS;
use super::lists::{AREAS, LISTS, PLACES, PRACTICES, ROLES};

/// The enheter of a verksamhetsområde.
pub const UNITS_PER_AREA: usize = 10;

/// An enhet that documents are written for.
pub struct Unit {
    pub id: String,
    pub name: String,
    pub above: String,
    pub chief: String,
}

impl Unit {
    pub fn region() -> Self {
        let name = "Region Sjölanda".to_owned();
        Self { id: "region-sjölanda".into(), name, above: String::new(), chief: "roll-regiondirektor".into() }
    }

    pub fn leaf(number: usize) -> Self {
        let (place, round) = (PLACES[number % PLACES.len()], number / PLACES.len());
        let (prefix, noun) = PRACTICES[round % PRACTICES.len()];
        let again = match round / PRACTICES.len() {
            0 => String::new(),
            times => format!(" {}", times + 1),
        };
        let slug = format!("{prefix}-{}{}", place.to_lowercase(), again.replace(' ', "-"));
        let above = format!("vo-{:03}", number / UNITS_PER_AREA);
        Self { name: format!("{place}s {noun}{again}"), above, chief: format!("roll-vchef-{slug}"), id: slug }
    }
}

/// Writes the documents of one enhet.
pub struct Writer<'run> {
    unit: &'run Unit,
    gaps: f64,
    plain_roles: bool,
    chance: &'run mut Chance,
    written: Vec<usize>,
}

impl<'run> Writer<'run> {
    pub fn new(unit: &'run Unit, (gaps, plain_roles): (f64, bool), chance: &'run mut Chance) -> Self {
        Self { unit, gaps, plain_roles, chance, written: vec![0; KINDS.len()] }
    }

    pub fn files(&mut self, counts: &[usize]) -> Vec<File> {
        let mut files = Vec::new();
        for (at, kind) in KINDS.iter().enumerate() {
            let documents: Vec<String> = (1..=counts[at])
                .map(|number| {
                    let id = format!("{}-{}-{number:03}", kind.prefix, self.unit.id);
                    let document = self.document(kind.template, &id, number);
                    self.written[at] = number;
                    document
                })
                .collect();
            let parts = documents.chunks(kind.per_file).enumerate();
            files.extend(parts.map(|(number, part)| File {
                path: format!("{}/{}/{}-{:03}.yaml", self.unit.id, kind.folder, kind.prefix, number + 1),
                text: part.join("---\n"),
            }));
        }
        files
    }

    pub fn document(&mut self, template: &str, id: &str, number: usize) -> String {
        let wanted = template.lines().filter(|line| line.starts_with('?')).count();
        let gap = (wanted > 0 && self.chance.happens(self.gaps)).then(|| self.chance.below(wanted));
        let template = left_out(template, gap);
        let mut text = String::with_capacity(2 * template.len());
        let mut rest = template.as_str();
        while let Some((before, (slot, after))) = rest.split_once('<').and_then(|(b, a)| Some((b, a.split_once('>')?)))
        {
            text.push_str(before);
            text.push_str(&self.filling(slot, id, number));
            rest = after;
        }
        text.push_str(rest);
        if self.plain_roles { in_plain_words(&text) } else { text }
    }

    pub fn filling(&mut self, slot: &str, id: &str, number: usize) -> String {
        let (area, topic, particulars) = AREAS[(number - 1) % AREAS.len()];
        match slot.split_once(':').unwrap_or((slot, "")) {
            ("id", _) => id.to_owned(),
            ("unit", _) => self.unit.id.clone(),
            ("name", _) => self.unit.name.clone(),
            ("above", _) => self.unit.above.clone(),
            ("chief", _) => self.unit.chief.clone(),
            ("area", _) => area.to_owned(),
            ("topic", _) => topic.to_owned(),
            ("particulars", _) => particulars.to_owned(),
            ("role", _) => self.chance.pick(&ROLES[1..]).0.to_owned(),
            ("day", month) => format!("{month}-{:02}", 1 + self.chance.below(28)),
            ("number", below) => (1 + self.chance.below(below.parse().unwrap_or(9))).to_string(),
            ("ref", kind) => self.reference(kind),
            (list, _) => {
                let (_, words) =
                    LISTS.iter().find(|(name, _)| *name == list).expect("a template names lists that exist");
                (*self.chance.pick(words)).to_owned()
            }
        }
    }

    /// A document of a kind that has been written for the enhet, or the region's first.
    pub fn reference(&mut self, kind: &str) -> String {
        let at = KINDS.iter().position(|known| known.name == kind).expect("a template names kinds that exist");
        match self.written[at] {
            0 => format!("{}-region-sjölanda-001", KINDS[at].prefix),
            count => format!("{}-{}-{:03}", KINDS[at].prefix, self.unit.id, 1 + self.chance.below(count)),
        }
    }
}

/// A document with its roles in plain words, but for its own id.
pub fn in_plain_words(text: &str) -> String {
    let named = |line: &str| {
        ROLES
            .iter()
            .fold(line.to_owned(), |line, (id, title)| line.replace(id, &format!("{} hos oss", title.to_lowercase())))
    };
    let lines = text.lines().map(|line| if line.starts_with("id: ") { line.to_owned() } else { named(line) });
    lines.map(|line| line + "\n").collect()
}

/// A template without its marks, and without the marked line of this number and what stands under it.
pub fn left_out(template: &str, gap: Option<usize>) -> String {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let (mut text, mut seen, mut skipped) = (String::with_capacity(template.len()), 0, None);
    for line in template.lines() {
        let (line, is_marked) = line.strip_prefix('?').map_or((line, false), |line| (line, true));
        skipped = skipped.filter(|outer| indent(line) > *outer);
        if is_marked && gap == Some(seen) {
            skipped = Some(indent(line));
        }
        seen += usize::from(is_marked);
        if skipped.is_none() {
            text.push_str(line);
            text.push('\n');
        }
    }
    text
}
