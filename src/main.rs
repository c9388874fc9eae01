//! Reads the surroundings and the arguments, prints the answer, and ends.

use std::io::{BufReader, IsTerminal, Write, stderr, stdin, stdout};
use std::process::ExitCode;

use ledningskoll::cli::{Answer, Surroundings, answer};

/// Gives and takes back memory; without the feature, the system's own does.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    print(&answer(std::env::args_os(), surroundings()))
}

fn surroundings() -> Surroundings {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| std::env::var(name).ok()).unwrap_or_default();
    let (is_window, is_dumb) = (stdout().is_terminal(), std::env::var_os("TERM").is_some_and(|term| term == "dumb"));
    let width = terminal_size::terminal_size().filter(|_| is_window).map(|(width, _)| usize::from(width.0));
    Surroundings {
        today: jiff::ZonedDateTime::now().date(),
        width: width.unwrap_or(80),
        shows_colour: is_window && !is_set("NO_COLOR") && !is_dumb,
        is_watched: stderr().is_terminal(),
        is_unicode: !is_window || cfg!(windows) || locale.to_lowercase().replace('-', "").contains("utf8"),
        ask,
        streams: || (Box::new(BufReader::new(stdin())), Box::new(stdout())),
    }
}

/// A question on standard error, answered on standard input; none where nobody sits there.
fn ask(question: &str) -> Option<String> {
    let mut answer = String::new();
    stdin().is_terminal().then(|| write!(stderr(), "{question} ").ok())??;
    stdin().read_line(&mut answer).ok().filter(|read| *read > 0).map(|_| answer.trim().to_owned())
}

fn print(answer: &Answer) -> ExitCode {
    // A reader that has closed its end has seen enough; that is no error.
    let _ = stderr().lock().write_all(answer.message.as_bytes());
    let _ = stdout().lock().write_all(answer.output.as_bytes()).and_then(|()| stdout().flush());
    ExitCode::from(answer.code)
}
