//! Times the stages of an audit on generated repositories of 100, 1,000 and 10,000 documents of about 1 kB.

use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex};

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use jiff::civil::date;
use ledningskoll::audit::{Options, audit};
use ledningskoll::catalogue::Catalogue;
use ledningskoll::corpus::discover::discover;
use ledningskoll::progress::Progress;
use ledningskoll::reading::{self, Files};
use ledningskoll::render::snippet::Style;
use ledningskoll::render::terminal::Detail;
use ledningskoll::render::{json, terminal};
use ledningskoll::report::Report;
use ledningskoll::source::yaml;
use rayon::prelude::*;
use tempfile::TempDir;

#[path = "../examples/generate.rs"]
#[expect(dead_code, reason = "the example's own way in stands in the same file")]
mod generate;

const SIZES: [usize; 3] = [100, 1_000, 10_000];
const DOCUMENTS_PER_UNIT: usize = 50;
const GAPS: f64 = 0.05;

static CATALOGUE: LazyLock<Catalogue> =
    LazyLock::new(|| Catalogue::embedded().expect("the catalogue is checked by a test"));

/// The repositories, each written when it is first asked for and taken away at the end.
static REPOSITORIES: Mutex<BTreeMap<usize, &'static Repository>> = Mutex::new(BTreeMap::new());

struct Repository {
    texts: Vec<String>,
    bytes: usize,
    folder: TempDir,
}

fn main() {
    divan::main();
    let repositories = std::mem::take(&mut *REPOSITORIES.lock().expect("no bench panics while it holds the lock"));
    for repository in repositories.into_values() {
        // What cannot be removed is left to the system, as any temporary folder.
        let _ = std::fs::remove_dir_all(repository.folder.path());
    }
}

/// The catalogue: what every start costs before a document is seen.
#[divan::bench(max_time = 2)]
fn a_catalogue() -> Catalogue {
    Catalogue::embedded().expect("the catalogue is checked by a test")
}

/// YAML to trees on one core.
#[divan::bench(args = SIZES, max_time = 3)]
fn b_parse_on_one_core(bencher: Bencher<'_, '_>, documents: usize) {
    let repository = repository(documents);
    counted(bencher, documents)
        .bench_local(|| repository.texts.iter().map(|text| yaml::parse(text)).collect::<Vec<_>>());
}

/// YAML to trees on all cores, as an audit does it.
#[divan::bench(args = SIZES, max_time = 3)]
fn c_parse(bencher: Bencher<'_, '_>, documents: usize) {
    let repository = repository(documents);
    counted(bencher, documents)
        .bench_local(|| repository.texts.par_iter().map(|text| yaml::parse(text)).collect::<Vec<_>>());
}

/// From the folder to documents held against the form of their kinds.
#[divan::bench(args = SIZES, max_time = 3)]
fn d_read(bencher: Bencher<'_, '_>, documents: usize) {
    let repository = repository(documents);
    counted(bencher, documents).bench_local(|| {
        reading::read(&CATALOGUE, Files::Folder(discover(repository.folder.path())), &Progress::hidden())
    });
}

/// From the folder to the report.
#[divan::bench(args = SIZES, max_time = 3)]
fn e_audit(bencher: Bencher<'_, '_>, documents: usize) {
    let repository = repository(documents);
    counted(bencher, documents).bench_local(|| report(repository));
}

/// From the report to JSON.
#[divan::bench(args = SIZES, max_time = 3)]
fn f_json(bencher: Bencher<'_, '_>, documents: usize) {
    let report = report(repository(documents));
    bencher.counter(ItemsCount::new(documents)).bench_local(|| json::render(black_box(&report)));
}

/// From the report to what a terminal shows.
#[divan::bench(args = SIZES, max_time = 3)]
fn g_terminal(bencher: Bencher<'_, '_>, documents: usize) {
    let report = report(repository(documents));
    let style = Style { width: 100, is_coloured: false, is_unicode: true };
    bencher
        .counter(ItemsCount::new(documents))
        .bench_local(|| terminal::render(black_box(&report), style, Detail::Usual));
}

fn counted<'a, 'b>(bencher: Bencher<'a, 'b>, documents: usize) -> Bencher<'a, 'b> {
    bencher.counter(ItemsCount::new(documents)).counter(BytesCount::new(repository(documents).bytes))
}

fn repository(documents: usize) -> &'static Repository {
    let mut repositories = REPOSITORIES.lock().expect("no bench panics while it holds the lock");
    repositories.entry(documents).or_insert_with(|| Box::leak(Box::new(generated(documents))))
}

fn generated(documents: usize) -> Repository {
    let units = (documents / DOCUMENTS_PER_UNIT).max(1);
    let files = generate::files(&generate::Plan { documents, units, gaps: GAPS, seed: 1 });
    let folder = TempDir::new().expect("a temporary folder can be made");
    generate::write(&files, folder.path()).expect("the repository can be written");
    let texts: Vec<String> = files.into_iter().map(|file| file.text).collect();
    Repository { bytes: texts.iter().map(String::len).sum(), texts, folder }
}

fn report(repository: &Repository) -> Report {
    let options =
        Options { root: repository.folder.path().to_owned(), date: Some(date(2026, 11, 15)), ..Options::default() };
    audit(&CATALOGUE, &options).expect("a generated repository can be audited")
}
