//! Holds that time grows with a repository and no faster, whatever a committer makes many of.
//!
//! Each row makes n, 2n and 4n of something and prints the CPU seconds of the program, and the last divided by the second:
//! about 2 where time grows with the repository, 4 where it grows with its square. `cargo bench --bench growth -- chain` runs
//! the rows with `chain` in their name; `cargo bench --profile dev --bench growth` shows the same growth sooner.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;
use std::{env, fs, io};

use jiff::civil::date;
use tempfile::TempDir;

use ledningskoll::audit::{Options, audit};
use ledningskoll::catalogue::Catalogue;
use ledningskoll::render::terminal;
use ledningskoll::render::{Detail, Format, Style, html, json};
use ledningskoll::report::Report;
use ledningskoll::report::views::View;
use ledningskoll::report::views::gap::Filter;

mod many;

/// The allocator of the program, so that the figures are those of the program.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The ratio of 4n to 2n above which time grows faster than the repository.
const MOST: f64 = 2.3;

/// Files by path.
pub type Files = BTreeMap<String, String>;

/// What a row runs after the audit.
#[derive(Debug, Clone, Copy)]
pub enum Draw {
    /// The report as JSON and in the terminal.
    Report,
    /// The gap view as JSON.
    Gap,
}

/// A thing to make many of.
pub struct Row {
    /// Its name.
    pub name: &'static str,
    /// How many at first.
    pub count: usize,
    /// The repository with so many.
    pub files: fn(usize) -> Files,
    /// What is drawn of it.
    pub draw: Draw,
}

fn main() -> io::Result<()> {
    let catalogue = Catalogue::embedded().expect("the catalogue is checked by a test");
    let asked: Vec<String> = env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let divisor = env::var("GROWTH_DIVISOR").ok().and_then(|text| text.parse().ok()).unwrap_or(1);
    let is_asked = |row: &&Row| asked.is_empty() || asked.iter().any(|word| row.name.contains(word.as_str()));
    let mut steep = Vec::new();
    say(&format!("{:44} {:>7} {:>8} {:>8} {:>8} {:>7}", "many of", "n", "n", "2n", "4n", "4n/2n"));
    for row in many::ROWS.iter().filter(is_asked) {
        let count = row.count / divisor;
        let mut seconds = [0.0; 3];
        for (at, factor) in [1, 2, 4].into_iter().enumerate() {
            seconds[at] = measure(&catalogue, row, count * factor)?;
        }
        let ratio = seconds[2] / seconds[1].max(0.01);
        let figures: Vec<String> = seconds.iter().map(|one| format!("{one:8.2}")).collect();
        say(&format!("{:44} {count:>7} {} {ratio:7.2}", row.name, figures.join(" ")));
        if ratio > MOST {
            steep.push(row.name);
        }
    }
    say(&if steep.is_empty() { format!("none above {MOST}") } else { format!("above {MOST}: {}", steep.join(", ")) });
    Ok(())
}

/// The CPU seconds of an audit of a repository with so many, and of what is drawn of it.
fn measure(catalogue: &Catalogue, row: &Row, count: usize) -> io::Result<f64> {
    let folder = TempDir::new()?;
    for (path, text) in (row.files)(count) {
        write(&folder.path().join(path), &text)?;
    }
    let options = Options { root: folder.path().to_owned(), date: Some(date(2026, 11, 15)), ..Options::default() };
    let before = Clock::now();
    let report = audit(catalogue, &options).expect("a generated repository can be audited");
    let drawn = draw(&report, row.draw);
    let seconds = before.seconds();
    if env::var_os("GROWTH_SIZES").is_some() {
        say(&format!("  {count}: {} findings, {drawn} bytes", report.findings.len()));
    }
    Ok(seconds)
}

const WINDOW: Style = Style { width: 100, is_coloured: false, is_unicode: true, is_comment: true };

fn draw(report: &Report, draw: Draw) -> usize {
    match draw {
        Draw::Report => json::render(report).len() + terminal::render(report, WINDOW, Detail::Usual).len(),
        Draw::Gap => [json::FORMAT, html::FORMAT].iter().map(|format| gap(report, format)).sum(),
    }
}

fn gap(report: &Report, format: &Format) -> usize {
    let view = format.view.expect("the format draws views");
    view(report, &View::Gap(Filter::default()), WINDOW).map_or(0, |bytes| bytes.len())
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}

/// The CPU time of the process so far; where the system does not tell it, the time on the wall.
struct Clock {
    ticks: Option<f64>,
    wall: Instant,
}

impl Clock {
    fn now() -> Self {
        Self { ticks: ticks(), wall: Instant::now() }
    }

    fn seconds(&self) -> f64 {
        match (self.ticks, ticks()) {
            (Some(before), Some(after)) => (after - before) / 100.0,
            (Some(_) | None, _) => self.wall.elapsed().as_secs_f64(),
        }
    }
}

/// The hundredths of seconds that Linux tells for this process.
fn ticks() -> Option<f64> {
    let told = fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = told.rsplit_once(')')?.1.split_whitespace().collect();
    Some(fields.get(11)?.parse::<f64>().ok()? + fields.get(12)?.parse::<f64>().ok()?)
}

#[expect(clippy::print_stdout, reason = "a bench tells its figures")]
fn say(line: &str) {
    println!("{line}");
}
