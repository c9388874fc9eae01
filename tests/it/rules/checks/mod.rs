//! The checks that are not law: each finding is at its place, and near cases give none.
//!
//! The near cases are drawn from how real documents are written. A false alarm is the worst that a check can do.

mod act_name;
mod act_number;
mod act_series;
mod action;
mod citation;
mod citation_in_its_time;
mod citation_strength;
mod goal;
mod investigation;
mod organisation;
mod process;
mod reference;
mod role_name;
mod supervision;
mod validity;

use serde_json::Value;

use crate::shared::Folder;

/// The audit date of the tests.
const TODAY: &str = "2026-11-15";
/// A routine in force; `{text}` is the text of a case, `{id}` its id.
const ROUTINE: &str = "typ: rutin\nid: {id}\nstatus: fastställd\nfastställd: 2026-01-10\n{text}\n";
/// The same with prose in a field.
const PROSE: &str = "typ: rutin\nid: {id}\nstatus: fastställd\nfastställd: 2026-01-10\nsyfte: \"{text}\"\n";
/// An investigation with one cause that has an id.
const INVESTIGATION: &str = "typ: utredning\nid: {id}\nstatus: pågår\n{text}\n";

/// The findings of a rule and of form in these files on a date, as `severity rule path:line:column message`.
fn found_on(day: &str, rule: &str, files: &[(&str, &str)]) -> Vec<String> {
    json_on(day, rule, files)["findings"].as_array().expect("the findings are a list").iter().map(line).collect()
}

fn found(rule: &str, files: &[(&str, &str)]) -> Vec<String> {
    found_on(TODAY, rule, files)
}

fn json_on(day: &str, rule: &str, files: &[(&str, &str)]) -> Value {
    let select = format!("{rule},form,identitet");
    let answer = Folder::of(files).run(&["audit", ".", "--date", day, "--format", "json", "--select", &select]);
    assert!(answer.code < 2 && answer.stderr.is_empty(), "{}", answer.words());
    answer.json()
}

fn line(finding: &Value) -> String {
    let word = |key: &str| finding[key].as_str().unwrap_or_default();
    let start = &finding["start"];
    let place = format!("{}:{}:{}", word("path"), start["line"], start["column"]);
    format!("{} {} {place} {}", word("severity"), word("rule"), word("message"))
}

/// The advice of the only finding of a rule.
fn help(rule: &str, files: &[(&str, &str)]) -> String {
    let json = json_on(TODAY, rule, files);
    assert_eq!(json["findings"].as_array().map(Vec::len), Some(1), "{json}");
    json["findings"][0]["help"].as_str().expect("there is advice").to_owned()
}

/// Each text in a document of its own, beside other documents: exactly the texts of `hits` give findings, of these
/// severities, and no document has a finding of form.
fn assert_found_on(day: &str, rule: &str, template: &str, beside: &str, hits: &[(&str, &str)], clean: &[&str]) {
    let texts: Vec<&str> = hits.iter().map(|(text, _)| *text).chain(clean.iter().copied()).collect();
    let document =
        |number: usize, text: &str| template.replace("{id}", &format!("d{number:02}")).replace("{text}", text);
    let documents: Vec<(String, String)> =
        texts.iter().enumerate().map(|(number, text)| (format!("{number:02}.yaml"), document(number, text))).collect();
    let mut files: Vec<(&str, &str)> = documents.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    files.push(("bredvid.yaml", beside));
    let json = json_on(day, rule, &files);
    let findings = json["findings"].as_array().expect("the findings are a list");
    assert!(!hits.is_empty() && texts.len() <= 100, "a table has a case that is told");
    let mut wrong = Vec::new();
    for (number, text) in texts.iter().enumerate() {
        let path = format!("{number:02}.yaml");
        // Prose is a tip of its own, which the tests of form hold.
        let told = findings.iter().filter(|one| one["path"] == *path && one["rule"] != "form/dela-upp");
        let here: Vec<String> = told.map(line).collect();
        let is_right = match hits.get(number) {
            Some((_, severity)) => here.len() == 1 && here[0].starts_with(&format!("{severity} {rule} ")),
            None => here.is_empty(),
        };
        if !is_right {
            let wanted = hits.get(number).map_or("nothing", |(_, severity)| severity);
            wrong.push(format!("{text:?} should give {wanted} but gives {here:?}"));
        }
    }
    assert!(wrong.is_empty(), "{rule} on {day}:\n{}", wrong.join("\n"));
    let kinds = |text: &str| text.lines().filter(|line| line.starts_with("typ:")).count();
    let expected: usize = files.iter().map(|(_, text)| kinds(text)).sum();
    assert_eq!(json["summary"]["documents"], expected, "every document of the table was read");
}

fn assert_found(rule: &str, template: &str, hits: &[(&str, &str)], clean: &[&str]) {
    assert_found_on(TODAY, rule, template, "", hits, clean);
}

fn assert_found_beside(rule: &str, template: &str, beside: &str, hits: &[(&str, &str)], clean: &[&str]) {
    assert_found_on(TODAY, rule, template, beside, hits, clean);
}
