//! Times the program as people meet it: the start alone, and an audit of one document.
//!
//! `cargo bench --bench program` prints the fastest and the middle of the runs.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{fs, io};

use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_ledningskoll");
const TODAY: &str = "2026-11-15";
const STARTS: usize = 100;

fn main() -> io::Result<()> {
    let one = TempDir::new()?;
    fs::write(one.path().join("rutin.yaml"), "typ: rutin\nid: rut-intyg\ntitel: Intyg\nområde: [intyg]\n")?;
    let audit = ["audit", "-q", "--date", TODAY];
    for (name, arguments) in [("--version", &["--version"][..]), ("audit of one document", &audit[..])] {
        let times = (0..STARTS).map(|_| run(arguments, one.path())).collect::<io::Result<_>>()?;
        say(name, times)?;
    }
    Ok(())
}

fn say(name: &str, mut times: Vec<Duration>) -> io::Result<()> {
    times.sort_unstable();
    let milliseconds = |at: usize| times[at].as_secs_f64() * 1_000.0;
    let (fastest, middle) = (milliseconds(0), milliseconds(times.len() / 2));
    writeln!(io::stdout(), "{name:28} fastest {fastest:7.1} ms   middle {middle:7.1} ms")
}

/// How long the program runs.
fn run(arguments: &[&str], folder: &Path) -> io::Result<Duration> {
    let since = Instant::now();
    Command::new(PROGRAM).args(arguments).current_dir(folder).stdout(Stdio::null()).stderr(Stdio::null()).status()?;
    Ok(since.elapsed())
}
