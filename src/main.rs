//! Reads the surroundings and the arguments, prints the answer, and ends.

use std::io::{BufReader, IsTerminal, Write, stderr, stdin, stdout};
use std::{env, process::ExitCode};

use ledningskoll::cli::{self, Answer, Surroundings, broken, signals, threads};

/// Gives and takes back memory; without the feature, the system's own does.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    std::panic::set_hook(Box::new(broken::note));
    signals::let_large_files_fail();
    ledningskoll::git::look_along(env::var_os("PATH").iter().flat_map(env::split_paths));
    let offered = || env::var(cli::ASKED_BY).ok().and_then(|shell| cli::complete(&shell, env::args_os()));
    let answer = || offered().unwrap_or_else(|| cli::answer(env::args_os(), surroundings()));
    let answer = std::panic::catch_unwind(answer).unwrap_or_else(|_| Answer::broken());
    ExitCode::from(answer.tell(&mut stdout().lock(), &mut stderr().lock()))
}

fn surroundings() -> Surroundings {
    let is_set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| env::var(name).ok()).unwrap_or_default();
    let is_window = stdout().is_terminal();
    let width = terminal_size::terminal_size().filter(|_| is_window).map(|(width, _)| usize::from(width.0));
    // NOTE: on Windows it would be a file of the drive where one stands.
    let rules = std::fs::read("/etc/localtime").ok().filter(|_| cfg!(unix) && env::var_os("TZ").is_none());
    let now = cli::in_zone(jiff::Timestamp::now(), rules.as_deref()).unwrap_or_else(jiff::ZonedDateTime::now);
    let (today, knows_zone) = cli::local_day(now, &env::var("TZ").unwrap_or_default());
    Surroundings {
        today,
        knows_zone,
        width: width.unwrap_or(80),
        shows_colour: is_window && !is_set("NO_COLOR") && env::var_os("TERM").is_none_or(|term| term != "dumb"),
        is_watched: stderr().is_terminal(),
        is_unicode: !is_window || cfg!(windows) || locale.to_lowercase().replace('-', "").contains("utf8"),
        ask,
        streams: || (Box::new(BufReader::new(stdin())), Box::new(stdout())),
        threads: |caller| threads::start(env::var("RAYON_NUM_THREADS").ok().as_deref(), caller),
    }
}

/// A question on standard error, answered on standard input; none where nobody sits there.
fn ask(question: &str) -> Option<String> {
    let mut answer = String::new();
    stdin().is_terminal().then(|| write!(stderr(), "{question} ").ok())??;
    stdin().read_line(&mut answer).ok().filter(|read| *read > 0).map(|_| answer.trim().to_owned())
}
