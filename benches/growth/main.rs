//! Holds that time grows with a repository and no faster, whatever a committer makes many of.
//!
//! Each row makes n, 2n and 4n of something and prints the CPU seconds of the program, and the last divided by the second:
//! about 2 where time grows with the repository, 4 where it grows with its square. `cargo bench --bench growth -- chain` runs
//! the rows with `chain` in their name; `cargo bench --profile dev --bench growth` shows the same growth sooner.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use std::time::Instant;
use std::{env, fs, io};

use jiff::civil::date;
use tempfile::TempDir;

use ledningskoll::audit::holding::hold;
use ledningskoll::audit::{Options, audit};
use ledningskoll::authoring::fix::mend_file;
use ledningskoll::authoring::import;
use ledningskoll::catalogue::Catalogue;
use ledningskoll::corpus::reading::Reader;
use ledningskoll::render::site::{Site, SiteFile};
use ledningskoll::render::terminal;
use ledningskoll::render::{Detail, Format, Style, html, json, markdown, xlsx};
use ledningskoll::report::Report;
use ledningskoll::report::publication::{Publication, Readers, Wish};
use ledningskoll::report::views::View;
use ledningskoll::report::views::gap::Filter;

mod many;

/// The allocator of the program, so that the figures are those of the program.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The ratio of 4n to 2n above which time grows faster than the repository.
const MOST: f64 = 2.3;

/// The CPU seconds above which one measure is enough.
const SURE: f64 = 1.0;

/// Files by path.
pub type Files = BTreeMap<String, String>;

/// What a row runs.
#[derive(Debug, Clone, Copy)]
pub enum Run {
    /// An audit, and the report as JSON and in the terminal.
    Report,
    /// An audit, and the report as a page and as a workbook.
    Paper,
    /// An audit, and the gap view in every format.
    Gap,
    /// The mends of every file.
    Fix,
    /// The drafts of the register `register.csv`.
    Import,
    /// The pages and the files of Word that are published.
    Publish,
}

/// A thing to make many of.
pub struct Row {
    /// Its name.
    pub name: &'static str,
    /// How many at first.
    pub count: usize,
    /// The repository with so many.
    pub files: fn(usize) -> Files,
    /// What is run on it.
    pub run: Run,
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

/// The CPU seconds of what a row runs on a repository with so many.
fn measure(catalogue: &Catalogue, row: &Row, count: usize) -> io::Result<f64> {
    let folder = TempDir::new()?;
    let files = (row.files)(count);
    for (path, text) in &files {
        write(&folder.path().join(path), text)?;
    }
    let (mut seconds, mut sizes) = (f64::INFINITY, Vec::new());
    // What is done at once is measured anew: the least is what is free of chance.
    for _ in 0..3 {
        let before = Clock::now();
        sizes = run(catalogue, row.run, (folder.path(), &files));
        seconds = before.seconds().min(seconds);
        if seconds > SURE {
            break;
        }
    }
    if env::var_os("GROWTH_SIZES").is_some() {
        say(&format!("  {count}: {}", sizes.join(", ")));
    }
    Ok(seconds)
}

const WINDOW: Style = Style { width: 100, is_coloured: false, is_unicode: true, is_comment: true };

/// Runs it, and tells what comes of it: the number of bytes of each format, of findings or of mends.
fn run(catalogue: &Catalogue, run: Run, (folder, files): (&Path, &Files)) -> Vec<String> {
    match run {
        Run::Report | Run::Paper | Run::Gap => {
            let options = Options { root: folder.to_owned(), date: Some(date(2026, 11, 15)), ..Options::default() };
            match audit(catalogue, &options) {
                Ok(report) => drawn(&report, run),
                Err(refused) => vec![format!("refused: {refused}")],
            }
        }
        Run::Fix => {
            let reader = Reader::new(catalogue);
            let mended = files.iter().filter_map(|(path, text)| mend_file(&reader, catalogue, path, text));
            vec![format!("{} mends", mended.map(|mended| mended.done.len()).sum::<usize>())]
        }
        Run::Import => {
            let register = files["register.csv"].clone().into_bytes();
            let tables = import::tables("register.csv", register).expect("a register can be read");
            let kind = catalogue.kinds.values().find(|kind| kind.name.0 == "rutin").expect("rutiner are a kind");
            let wanted = import::Wanted {
                file: "register.csv",
                source: "register.csv",
                kind,
                unit: None,
                sheet: None,
                columns: &[],
            };
            let plan = import::plan(&tables, wanted).expect("the headings are known");
            vec![format!("{} drafts", plan.drafts.len())]
        }
        Run::Publish => published(catalogue, folder),
    }
}

/// Draws what is published of a folder.
fn published(catalogue: &Catalogue, folder: &Path) -> Vec<String> {
    let options = Options { root: folder.to_owned(), date: Some(date(2026, 11, 15)), ..Options::default() };
    let held = match hold(catalogue, &options) {
        Ok(held) => held,
        Err(refused) => return vec![format!("refused: {refused}")],
    };
    let (before, private) = (HashMap::new(), HashSet::new());
    let wish = Wish { date: held.date, has_drafts: true, private, before: &before, readers: Readers::Staff };
    let publication = Publication::new(&held.corpus, &wish);
    let site = Site::new(&publication, None);
    let size = |files: Vec<SiteFile>| (files.len(), files.iter().map(|file| file.bytes.len()).sum::<usize>());
    [("pages", size(site.pages())), ("files of Word", size(site.word_files()))]
        .map(|(what, (count, bytes))| format!("{count} {what} of {bytes} bytes"))
        .to_vec()
}

fn drawn(report: &Report, run: Run) -> Vec<String> {
    let view = View::Gap(Filter::default());
    let all = [json::FORMAT, terminal::FORMAT, markdown::FORMAT, html::FORMAT, xlsx::FORMAT];
    let formats = match run {
        Run::Report => &all[..2],
        Run::Paper => &all[3..],
        Run::Gap | Run::Fix | Run::Import | Run::Publish => &all[..],
    };
    let drawn = |format: &Format| {
        let before = Clock::now();
        let bytes = match (run, format.view) {
            (Run::Gap, Some(draw)) => draw(report, &view, WINDOW).map_or(0, |bytes| bytes.len()),
            (_, _) => (format.report)(report, WINDOW, Detail::Usual).map_or(0, |bytes| bytes.len()),
        };
        format!("{} {bytes} bytes in {:.2} s", format.name, before.seconds())
    };
    std::iter::once(format!("{} findings", report.findings.len())).chain(formats.iter().map(drawn)).collect()
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
