//! The values that a shell offers while a command is written: those of the catalogue, and those of the folder one stands in.

use std::ffi::OsStr;
use std::path::Path;

use clap::ValueHint;
use clap_complete::CompletionCandidate;
use clap_complete::engine::{ArgValueCandidates, ArgValueCompleter, PathCompleter, ValueCompleter};

use super::ledger::{self, Ledger};
use crate::audit::check_folder;
use crate::catalogue::{Catalogue, kind};
use crate::render::FORMATS;
use crate::render::shared_words::one_line;
use crate::rules;
use crate::text::personal_number::clean;

type Candidates = fn() -> Vec<CompletionCandidate>;

/// What is offered for a value, by the name that the help gives it.
const OFFERED: [(&str, Candidates); 9] = [
    ("ENHET", units),
    ("FÖRFATTNING", acts),
    ("ID", documents),
    ("KRAV", requirements),
    ("OMRÅDE", areas),
    ("PROFIL", profiles),
    ("REGEL", all_rules),
    ("ROLL", roles),
    ("TYP", kinds),
];

/// The value that names a format and a file.
const FORMAT_AND_FILE: &str = "FORMAT=FIL";

/// The program, whose values that only it knows can be completed; files too, if the shell quotes what it is offered.
#[must_use]
pub fn added_to(program: clap::Command, has_files: bool) -> clap::Command {
    let completed = |argument| with_values(argument, has_files);
    // The flags of every command stand once, above them.
    program.mut_args(completed).mut_subcommands(|command| command.mut_args(completed))
}

fn with_values(argument: clap::Arg, has_files: bool) -> clap::Arg {
    let name = argument.get_value_names().and_then(|names| names.first()).map(ToString::to_string).unwrap_or_default();
    match OFFERED.into_iter().find(|(known, _)| *known == name) {
        Some((_, candidates)) => argument.add(ArgValueCandidates::new(candidates)),
        None if name == FORMAT_AND_FILE && has_files => argument.add(ArgValueCompleter::new(format_and_file)),
        None if name == FORMAT_AND_FILE => argument.add(ArgValueCompleter::new(format)),
        // What completes nothing keeps clap from completing a path.
        None if !has_files && argument.get_value_hint() != ValueHint::Unknown => {
            argument.add(ArgValueCandidates::new(Vec::new))
        }
        None => argument,
    }
}

/// A value and what it is. None where a shell would read the value as more than one word, or as something to run.
fn offered(value: &str, help: &str) -> Option<CompletionCandidate> {
    let is_plain = |letter: char| letter.is_alphanumeric() || "-_./:".contains(letter);
    let is_offered =
        !value.is_empty() && !value.starts_with('-') && value.chars().all(is_plain) && clean(value) == value;
    is_offered.then(|| CompletionCandidate::new(value).help(Some(one_line(&clean(help)).into())))
}

/// The ledningssystem of the folder one stands in; none if there is none, or it cannot be read.
fn here() -> Option<Ledger> {
    let folder = Path::new(".");
    check_folder(folder).ok()?;
    ledger::read(folder, Catalogue::embedded().ok()?).ok()
}

fn units() -> Vec<CompletionCandidate> {
    let Some(ledger) = here().filter(|ledger| !ledger.corpus.organisation.is_implied) else { return Vec::new() };
    ledger.corpus.organisation.units.iter().filter_map(|unit| offered(&unit.id, &unit.name)).collect()
}

fn documents() -> Vec<CompletionCandidate> {
    let Some(ledger) = here() else { return Vec::new() };
    let described = |title: &str, kind: &str| format!("{kind}: {title}");
    let documents = ledger.corpus.documents.iter();
    documents.filter_map(|one| offered(&one.id, &described(&one.title, &one.kind.words.title))).collect()
}

fn roles() -> Vec<CompletionCandidate> {
    let Some(ledger) = here() else { return Vec::new() };
    let roles = ledger.corpus.documents.iter().filter(|document| document.kind.is(kind::ROLE));
    roles.filter_map(|role| offered(&role.id, &role.title)).collect()
}

fn of_catalogue(offers: impl FnOnce(&Catalogue) -> Vec<CompletionCandidate>) -> Vec<CompletionCandidate> {
    Catalogue::embedded().map(|catalogue| offers(&catalogue)).unwrap_or_default()
}

fn kinds() -> Vec<CompletionCandidate> {
    of_catalogue(|law| law.kinds.values().filter_map(|kind| offered(&kind.name.0, &kind.words.description)).collect())
}

fn acts() -> Vec<CompletionCandidate> {
    of_catalogue(|law| {
        let numbers = law.acts.values().map(|act| (act.number.to_lowercase().replace([' ', ':'], "-"), &act.title));
        numbers.filter_map(|(number, title)| offered(&number, title)).collect()
    })
}

fn requirements() -> Vec<CompletionCandidate> {
    of_catalogue(|law| law.requirements.iter().filter_map(|one| offered(&one.id, &one.title)).collect())
}

fn all_rules() -> Vec<CompletionCandidate> {
    of_catalogue(|law| {
        let explained = rules::ids(law).into_iter().filter_map(|id| rules::explain(law, id));
        explained.filter_map(|rule| offered(rule.id, rule.title)).collect()
    })
}

fn profiles() -> Vec<CompletionCandidate> {
    of_catalogue(|law| {
        let mut names: Vec<&str> = law.requirements.iter().filter_map(|one| one.profile.as_deref()).collect();
        names.sort_unstable();
        names.dedup();
        names.into_iter().filter_map(|name| offered(name, "profil med lokala krav")).collect()
    })
}

/// What documents of any kind may be about.
fn areas() -> Vec<CompletionCandidate> {
    of_catalogue(|law| {
        let fields = law.kinds.values().filter_map(|kind| kind.shape.properties.get("område"));
        let mut words: Vec<&str> = fields
            .filter_map(|field| field.items.as_deref())
            .flat_map(|items| &items.words)
            .map(String::as_str)
            .collect();
        words.sort_unstable();
        words.dedup();
        words.into_iter().filter_map(|word| offered(word, "område")).collect()
    })
}

/// The formats, each with its sign of equality.
fn format(written: &OsStr) -> Vec<CompletionCandidate> {
    let begun = written.to_string_lossy();
    let formats = FORMATS.iter().map(|format| format!("{}=", format.name));
    formats.filter(|name| name.starts_with(&*begun)).map(CompletionCandidate::new).collect()
}

/// The same; after the sign, files.
fn format_and_file(written: &OsStr) -> Vec<CompletionCandidate> {
    let Some((format_name, file)) = written.to_str().and_then(|text| text.split_once('=')) else {
        return format(written);
    };
    let files = PathCompleter::any().complete(OsStr::new(file));
    files.into_iter().map(|found| found.add_prefix(format!("{format_name}="))).collect()
}
