//! The file of each row of a register that is imported again: the document that has its id, or else its title.
//!
//! A row is known by what it says and not by its place, since rows are put in between others.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

use super::import_again::LONGEST;
use crate::authoring::import::{Draft, Earlier, Left, earlier, is_of_source};
use crate::catalogue::Kind;
use crate::text::plain_name;
use crate::text::unique_names::UniqueNames;
use crate::text::words::letters;
use crate::text::yaml::parse;

/// What the files of rows are called that have neither an id nor a title that a file can have.
const BARE: &str = "rad";
const ENDING: &str = ".yaml";

/// A document that an earlier import of the same source wrote.
#[derive(Debug, Default)]
struct There {
    file: String,
    id: String,
    title: String,
    text: String,
}

/// The drafts with their files.
#[derive(Debug, Default)]
pub struct Placed {
    /// Those to write or to hold against what is there.
    pub drafts: Vec<Draft>,
    /// How many documents say the same already.
    pub same: usize,
    /// Those of which it cannot be told whose file is theirs.
    pub left: Vec<(usize, Left)>,
    /// Those that no document is of.
    new: Vec<Draft>,
}

/// Gives each draft its file.
#[must_use]
pub fn placed(drafts: Vec<Draft>, output: &Path, kind: &Kind) -> Placed {
    let Some(first) = drafts.first() else { return Placed::default() };
    let there = documents(output, &first.text, kind);
    let mut placed = Placed::default();
    let by_file: HashMap<&str, &There> = there.iter().map(|one| (one.file.as_str(), one)).collect();
    let named = there.iter().rev().filter(|one| !one.id.is_empty());
    let by_id: HashMap<&str, &There> = named.map(|one| (one.id.as_str(), one)).collect();
    let mut by_base: BTreeMap<String, (Vec<Draft>, Vec<&There>)> = BTreeMap::new();
    for one in there.iter().filter(|one| one.id.is_empty()) {
        by_base.entry(base_of(one)).or_default().1.push(one);
    }
    for draft in drafts {
        if draft.id.is_empty() {
            let base = plain_name(&draft.title).unwrap_or_else(|| BARE.to_owned());
            by_base.entry(base).or_default().0.push(draft);
            continue;
        }
        match by_id.get(draft.id.as_str()) {
            Some(own) => placed.drafts.push(Draft { file: own.file.clone(), ..draft }),
            None => placed.new.push(draft),
        }
    }
    for (drafts, there) in by_base.into_values() {
        placed.of_titles(drafts, there);
    }
    placed.name_new(&by_file);
    placed
}

impl Placed {
    /// Gives those that no document is of files of their own, where another row's document has the name. A document that a
    /// person has changed may be theirs, whatever it says now.
    fn name_new(&mut self, by_file: &HashMap<&str, &There>) {
        let is_free = |draft: &Draft| {
            let other = by_file.get(draft.file.as_str());
            other.is_none_or(|other| earlier(&other.text, &draft.text) == Some(Earlier::Changed))
        };
        let (free, taken): (Vec<Draft>, Vec<Draft>) = std::mem::take(&mut self.new).into_iter().partition(is_free);
        self.drafts.extend(free);
        let mut names = UniqueNames::default();
        let files = by_file.keys().copied().chain(self.drafts.iter().map(|draft| draft.file.as_str()));
        files.for_each(|file| names.reserve(file.trim_end_matches(ENDING)));
        for draft in taken {
            let file = format!("{}{ENDING}", names.take(draft.file.trim_end_matches(ENDING), '-'));
            self.drafts.push(Draft { file, ..draft });
        }
    }

    /// Drafts without an id that have a name in common, and the documents that have it: each that says the same as a
    /// document is of that. Of what is left, one draft may be of one document; of several it cannot be told.
    fn of_titles(&mut self, drafts: Vec<Draft>, there: Vec<&There>) {
        let is_only = drafts.len() == 1 && there.len() == 1;
        let mut said: HashMap<String, Vec<&There>> = HashMap::new();
        for one in there {
            said.entry(without_source(&one.text)).or_default().push(one);
        }
        let mut others = Vec::new();
        for draft in drafts {
            match said.get_mut(&without_source(&draft.text)).and_then(Vec::pop) {
                Some(_) => self.same += 1,
                None => others.push(draft),
            }
        }
        let mut free: Vec<&There> = said.into_values().flatten().collect();
        free.sort_by_key(|one| &one.file);
        for draft in others {
            match free.as_slice() {
                [] => self.new.push(draft),
                [own] if is_only && is_of_row(own, &draft) => {
                    self.drafts.push(Draft { file: own.file.clone(), ..draft });
                }
                several => {
                    let files = several.iter().map(|one| one.file.clone()).collect();
                    self.left.push((draft.row, Left::Unsure { files }));
                }
            }
        }
    }
}

/// True if a document has the title of a row, or had it before a person changed it.
fn is_of_row(own: &There, draft: &Draft) -> bool {
    let is_titled = own.title == draft.title || letters(&own.title) == letters(&draft.title);
    is_titled && !draft.title.is_empty() || earlier(&own.text, &draft.text) == Some(Earlier::Changed)
}

/// What the files of documents with such a title are called, without a number behind.
fn base_of(there: &There) -> String {
    let stem = there.file.trim_end_matches(ENDING);
    let is_number = |rest: &str| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit());
    let by_title = plain_name(&there.title).unwrap_or_else(|| BARE.to_owned());
    let is_named = stem.strip_prefix(&*by_title).is_some_and(|rest| match rest.strip_prefix('-') {
        Some(number) => is_number(number),
        None => rest.is_empty(),
    });
    if is_named {
        return by_title;
    }
    stem.rsplit_once('-').filter(|(_, rest)| is_number(rest)).map_or(stem, |(base, _)| base).to_owned()
}

/// A document without the line that names the source and the row.
fn without_source(text: &str) -> String {
    text.split_once('\n').map_or("", |(_, rest)| rest).replace("\r\n", "\n")
}

/// The documents in a folder that an import of the source of this text has written, by the names of their files.
fn documents(folder: &Path, text: &str, kind: &Kind) -> Vec<There> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let document = |entry: fs::DirEntry| {
        let file = entry.file_name().into_string().ok().filter(|name| name.ends_with(ENDING))?;
        entry.path().symlink_metadata().ok().filter(|about| about.is_file() && about.len() <= LONGEST)?;
        let there = fs::read_to_string(entry.path()).ok()?;
        is_of_source(&there, text).then(|| There::of(file, there, kind))
    };
    let mut documents: Vec<There> = entries.filter_map(document).collect();
    documents.sort_by(|one, other| one.file.cmp(&other.file));
    documents
}

impl There {
    fn of(file: String, text: String, kind: &Kind) -> Self {
        let title_field = kind.words.title_fields.first().map_or("", String::as_str);
        let [id, title] = field_texts(&text, [&kind.words.identity, title_field]);
        Self { file, id, title, text }
    }
}

/// The texts of fields of a document; empty where there is none.
#[must_use]
pub fn field_texts<const COUNT: usize>(text: &str, fields: [&str; COUNT]) -> [String; COUNT] {
    let parts = parse(text);
    let root = parts.first().and_then(|part| part.root.as_ref());
    fields.map(|field| {
        let found = root.and_then(|root| root.get(field)).map(|entry| entry.value.to_value());
        found.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default().to_owned()
    })
}
