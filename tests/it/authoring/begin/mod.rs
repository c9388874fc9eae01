//! `init` and `new`: new documents conform, and close a gap only when they are filled in.

mod form;
mod form_in_a_workbook;
mod from_an_empty_folder;
#[cfg(unix)]
mod inside;
mod new_ledningssystem;
mod nothing_to_run;
mod recipe_for_host;
mod scaffolds;

use std::cell::RefCell;
use std::collections::BTreeMap;

use ledningskoll::cli::{self, Surroundings};
use serde_json::Value;

use crate::shared::{Answer, Folder};

const DATE: &str = "2026-11-15";

thread_local! {
    static ANSWERS: RefCell<(Vec<String>, Vec<String>)> = const { RefCell::new((Vec::new(), Vec::new())) };
}

/// The simulated person at the terminal: records the question and returns the next answer.
fn ask(question: &str) -> Option<String> {
    ANSWERS.with_borrow_mut(|(answers, questions)| {
        questions.push(question.to_owned());
        (!answers.is_empty()).then(|| answers.remove(0))
    })
}

/// What the program answers a person who sits at the terminal and gives these answers, and what it asked.
fn at_terminal(arguments: &[&str], answers: &[&str]) -> (cli::Answer, Vec<String>) {
    ANSWERS.set((answers.iter().map(|answer| (*answer).to_owned()).collect(), Vec::new()));
    let surroundings = Surroundings {
        today: ledningskoll::text::date::day(DATE).expect("a day"),
        knows_zone: true,
        width: 80,
        shows_colour: false,
        is_unicode: true,
        is_watched: false,
        ask,
        streams: || (Box::new(std::io::empty()), Box::new(std::io::sink())),
        threads: |_| true,
    };
    let answer = cli::answer(["ledningskoll"].iter().chain(arguments).map(Into::into), surroundings);
    (answer, ANSWERS.with_borrow(|(_, questions)| questions.clone()))
}

/// A region with two units and nothing else.
const ORGANISATION: &str = "
typ: enhet
id: region-norr
namn: Region Norr
nivå: region
driftsform: region
---
typ: enhet
id: vc-norr
namn: Norra vårdcentralen
nivå: enhet
överordnad: region-norr
---
typ: enhet
id: vc-soder
namn: Södra vårdcentralen
nivå: enhet
överordnad: region-norr
";

fn organisation() -> Folder {
    Folder::of(&[("enheter/alla.yaml", ORGANISATION)])
}

fn audit(folder: &Folder, more: &[&str]) -> Value {
    audit_on(DATE, folder, more)
}

fn audit_on(date: &str, folder: &Folder, more: &[&str]) -> Value {
    let arguments =
        ["audit", "--date", date, "--format", "json", "--fail-on", "never", "--profile", "region-jonkoping"];
    folder.run(&[&arguments, more].concat()).json()
}

/// The outcome of each requirement for each enhet.
fn outcomes(report: &Value) -> BTreeMap<(String, String), String> {
    let rows = report["assessments"].as_array().expect("assessments").iter().filter(|row| row["unit"].is_string());
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    rows.map(|row| ((text(&row["requirement"]), text(&row["unit"])), text(&row["outcome"]))).collect()
}

fn findings_below(report: &Value, prefix: &str) -> Vec<String> {
    let findings = report["findings"].as_array().expect("findings").iter();
    let of_prefix = findings.filter(|one| one["rule"].as_str().is_some_and(|rule| rule.starts_with(prefix)));
    of_prefix.map(|one| format!("{} {}", one["rule"], one["message"])).collect()
}

fn init(folder: &Folder) -> Answer {
    folder.run(&[
        "init",
        "--name",
        "Region Norr",
        "--form",
        "region",
        "--unit",
        "Norra vårdcentralen",
        "--unit",
        "Södra & \"nya\"",
    ])
}
