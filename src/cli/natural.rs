//! What a Swedish speaker guesses that flags, commands and formats are called, and what they are called.

use std::path::Path;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::shown_path::shown_path;
use crate::text::words::letters;

/// Guesses of a flag, as [`letters`] has them, and the flags that may be meant: the first that the command has.
const FLAGS: [(&str, &[&str]); 54] = [
    ("ar", &["year"]),
    ("bara", &["only", "select"]),
    ("bas", &["base"]),
    ("baslinje", &["baseline"]),
    ("behall", &["keep"]),
    ("blad", &["sheet"]),
    ("bredd", &["width"]),
    ("dag", &["on", "date"]),
    ("dagen", &["on", "date"]),
    ("datum", &["date"]),
    ("dela", &["split"]),
    ("delaupp", &["split"]),
    ("driftsform", &["form"]),
    ("enhet", &["unit"]),
    ("enheter", &["unit"]),
    ("farg", &["color"]),
    ("felniva", &["fail-on"]),
    ("fil", &["output"]),
    ("forfattning", &["act"]),
    ("foresla", &["suggest"]),
    ("fortsatt", &["resume"]),
    ("forslag", &["suggest"]),
    ("fran", &["since"]),
    ("hal", &["holes"]),
    ("hjalp", &["help"]),
    ("ignorera", &["ignore"]),
    ("inom", &["within"]),
    ("ja", &["yes"]),
    ("katalog", &["catalog"]),
    ("kolumn", &["column"]),
    ("kontrollera", &["verify"]),
    ("krav", &["for", "select"]),
    ("lag", &["act"]),
    ("lagrum", &["act"]),
    ("lank", &["link"]),
    ("mapp", &["in", "path", "output"]),
    ("namn", &["name"]),
    ("niva", &["fail-on", "level"]),
    ("omrade", &["område"]),
    ("profil", &["profile"]),
    ("prova", &["dry-run"]),
    ("regel", &["select"]),
    ("regler", &["select"]),
    ("roll", &["role"]),
    ("sedan", &["since"]),
    ("summa", &["sum"]),
    ("till", &["until", "output"]),
    ("torrkor", &["dry-run"]),
    ("tyst", &["quiet"]),
    ("typ", &["kind", "as"]),
    ("utan", &["ignore"]),
    ("utforligt", &["verbose"]),
    ("utkast", &["drafts"]),
    ("utveckling", &["trend"]),
];

/// Guesses of a command, and what is written instead.
const COMMANDS: [(&str, &str); 34] = [
    ("arsberattelse", "annual-report"),
    ("arsrapport", "annual-report"),
    ("baslinje", "baseline"),
    ("borja", "init"),
    ("brister", "gap"),
    ("forfaller", "due"),
    ("forklara", "explain"),
    ("granska", "audit"),
    ("granskning", "audit"),
    ("help", "--help"),
    ("historik", "history"),
    ("hjalp", "--help"),
    ("importera", "import"),
    ("jamfor", "diff"),
    ("kalender", "due"),
    ("kontrollera", "audit"),
    ("krav", "rules"),
    ("laget", "gap"),
    ("luckor", "gap"),
    ("manual", "man"),
    ("matris", "matrix"),
    ("ny", "new"),
    ("nytt", "new"),
    ("paket", "bundle"),
    ("patientsakerhetsberattelse", "annual-report"),
    ("publicera", "publish"),
    ("ratta", "fix"),
    ("regler", "rules"),
    ("samla", "collect"),
    ("skillnad", "diff"),
    ("skriv", "new"),
    ("starta", "init"),
    ("tillsyn", "bundle"),
    ("version", "--version"),
];

/// Guesses of a format.
const FORMATS: [(&str, &str); 8] = [
    ("excel", "xlsx"),
    ("kalender", "ics"),
    ("md", "markdown"),
    ("text", "terminal"),
    ("txt", "terminal"),
    ("webb", "html"),
    ("webbsida", "html"),
    ("word", "docx"),
];

/// The format that is meant by another name for it.
#[must_use]
pub fn format(guess: &str) -> Option<&'static str> {
    found(&FORMATS, guess)
}

/// What is meant by what clap refuses: a flag of the command, a whole command with the program's name, or a format.
#[must_use]
pub fn meant_by(error: &clap::Error, command: &clap::Command) -> Option<String> {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.as_str()),
        Some(_) | None => None,
    };
    match error.kind() {
        ErrorKind::UnknownArgument => flag(context(ContextKind::InvalidArg)?, command),
        ErrorKind::InvalidSubcommand => {
            let guess = context(ContextKind::InvalidSubcommand)?;
            let folder =
                || Path::new(guess).is_dir().then(|| format!("ledningskoll audit {}", shown_path(Path::new(guess))));
            found(&COMMANDS, guess).map(|name| format!("ledningskoll {name}")).or_else(folder)
        }
        ErrorKind::InvalidValue if context(ContextKind::InvalidArg)?.starts_with("--format") => {
            let Some(ContextValue::Strings(valid)) = error.get(ContextKind::ValidValue) else { return None };
            let near = format(context(ContextKind::InvalidValue)?)?;
            Some(if valid.iter().any(|name| name == near) { near.to_owned() } else { format!("--output {near}=FIL") })
        }
        _ => None,
    }
}

fn flag(guess: &str, command: &clap::Command) -> Option<String> {
    let (_, near) = FLAGS.iter().find(|(known, _)| *known == letters(guess))?;
    let has = |name: &&&str| command.get_arguments().any(|argument| argument.get_long() == Some(**name));
    near.iter().find(has).map(|name| format!("--{name}"))
}

fn found(guesses: &[(&str, &'static str)], guess: &str) -> Option<&'static str> {
    guesses.iter().find(|(known, _)| *known == letters(guess)).map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::{COMMANDS, FLAGS, FORMATS};
    use crate::render::FORMATS as KNOWN;
    use crate::text::words::letters;

    #[test]
    fn each_guess_leads_to_something_that_is_there() {
        let mut program = crate::cli::program();
        program.build();
        let commands: Vec<&clap::Command> = program.get_subcommands().collect();
        let has_flag = |name: &str| {
            let mut arguments = commands.iter().flat_map(|command| command.get_arguments());
            arguments.any(|argument| argument.get_long() == Some(name))
        };
        for (guess, flags) in FLAGS {
            assert_eq!(letters(guess), guess);
            assert!(flags.iter().all(|flag| has_flag(flag)) && !has_flag(guess), "{guess}");
        }
        for (guess, name) in COMMANDS {
            let is_command = commands.iter().any(|command| command.get_name() == name);
            assert!(letters(guess) == guess && (is_command || name.starts_with("--")), "{guess}");
        }
        for (guess, name) in FORMATS {
            assert!(KNOWN.iter().any(|format| format.name == name), "{guess}");
        }
    }
}
