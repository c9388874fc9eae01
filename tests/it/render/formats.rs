//! The formats that programs read: snapshots, the same counts in all, and no injection by document text.
//!
//! The schemas of SARIF and JUnit are checked by `tests/judges.py`.

use std::fs;
use std::path::Path;

use ledningskoll::audit::{Options, audit};
use ledningskoll::catalogue::Catalogue;
use ledningskoll::render::{github, gitlab, junit, markdown, sarif};
use ledningskoll::report::{Report, State};
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;

use crate::shared::Folder;

const FORMATS: [&str; 5] = ["sarif", "junit", "github", "gitlab", "markdown"];

/// An enhet with a gap and a waived gap, an investigation with four gaps of one paragraph, and a fault of form.
const SAMPLE: [(&str, &str); 4] = [
    ("enheter/vc-norr.yaml", "typ: enhet\nid: vc-norr\nnamn: Norra vårdcentralen\nnivå: enhet\n"),
    (
        "utredningar/fall å.yaml",
        "typ: utredning\nid: utr-1\nenhet: vc-norr\ngäller: medfört allvarlig vårdskada\nåtgärder:\n  - {åtgärd: Ny rutin}\n",
    ),
    ("rutiner/intyg.yaml", "typ: rutin\nid: rut-intyg\nstatus: fastställd\nfastställd: 2026-13-40\n"),
    (
        "undantag/und-1.yaml",
        "typ: undantag\nid: und-1\nregel: [sosfs-2011-9/5-1-riskanalys]\navser: [vc-norr]\nskäl: Analysen görs i januari\nbeslutad_av: roll-chef\nbeslutad: 2026-10-01\ngäller_till: 2027-01-31\n",
    ),
];
const SELECTED: &str = "sosfs-2011-9/5-1-riskanalys,sosfs-2011-9/5-2-egenkontroll,hslf-fs-2017-40/3-4-2,form";

/// The sample in a format, without the version of the program.
fn sample(format: &str) -> String {
    let arguments = ["audit", ".", "--date", "2026-11-15", "--select", SELECTED, "--format", format];
    let answer = Folder::of(&SAMPLE).run(&arguments);
    assert!(answer.code == 1 && answer.stderr.is_empty(), "{}", answer.words());
    answer.stdout.replace(env!("CARGO_PKG_VERSION"), "0.0.0")
}

#[test]
fn sarif_of_the_sample() {
    let text = sample("sarif");
    assert_eq!(text.lines().count(), 1, "SARIF is compact");
    let log: Value = serde_json::from_str(&text.replace("\"version\":\"0.0.0\"", "\"version\":\"1\"")).expect("JSON");
    insta::assert_snapshot!(serde_json::to_string_pretty(&log).expect("JSON"));
}

#[test]
fn junit_of_the_sample() {
    insta::assert_snapshot!(sample("junit"));
}

#[test]
fn github_of_the_sample() {
    insta::assert_snapshot!(sample("github"));
}

#[test]
fn gitlab_of_the_sample() {
    insta::assert_snapshot!(sample("gitlab"));
}

#[test]
fn markdown_of_the_sample() {
    insta::assert_snapshot!(sample("markdown"));
}

/// The numbers of brister, bör, tips and undantag; none for undantag in a format that omits them.
type Counts = [Option<usize>; 4];

fn many(number: usize) -> Option<usize> {
    Some(number)
}

fn counts_of(format: &str, text: &str) -> Counts {
    let lines = |start: &str| text.lines().filter(|line| line.starts_with(start)).count();
    match format {
        "sarif" => {
            let results = results(text);
            let is_waived = |result: &&Value| result["suppressions"] != serde_json::json!([]);
            let of = |level: &str| results.iter().filter(|one| !is_waived(one) && one["level"] == level).count();
            let waived = results.iter().filter(is_waived).count();
            [many(of("error")), many(of("warning")), many(of("note")), many(waived)]
        }
        "junit" => {
            let text = texts(text).join("\n");
            let lines = |start: &str| text.lines().filter(|line| line.starts_with(start)).count();
            [many(lines("brist: ")), many(lines("bör: ")), many(lines("tips: ")), None]
        }
        "gitlab" => {
            let issues: Value = serde_json::from_str(text).expect("JSON");
            let of = |severity: &str| {
                issues.as_array().expect("a list").iter().filter(|issue| issue["severity"] == severity).count()
            };
            [many(of("major")), many(of("minor")), many(of("info")), None]
        }
        "markdown" => ["brister", "bör", "tips", "undantag"].map(|word| {
            let line = text.lines().find_map(|line| line.strip_prefix(&format!("| {word} | ")))?;
            line.trim_end_matches([' ', '|']).parse().ok()
        }),
        "github" => [many(lines("::error ")), many(lines("::warning ")), many(lines("::notice ")), None],
        other => panic!("{other} is no format"),
    }
}

fn results(text: &str) -> Vec<Value> {
    let log: Value = serde_json::from_str(text).expect("SARIF is JSON");
    log["runs"][0]["results"].as_array().expect("results").clone()
}

/// The texts and attributes of XML, parsed.
fn texts(xml: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let (mut texts, mut open) = (vec![String::new()], 0_i32);
    loop {
        match reader.read_event().expect("the XML is well-formed") {
            Event::Start(element) => {
                element.attributes().for_each(|attribute| drop(attribute.expect("the attributes are well-formed")));
                texts.push(String::new());
                open += 1;
            }
            Event::End(_) => open -= 1,
            Event::Text(text) => texts.last_mut().expect("there is one").push_str(&text.xml10_content()),
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(open, 0, "every element is closed");
    texts
}

#[test]
fn every_format_tells_the_same_counts() {
    let example = |name: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name).display().to_string();
    let (sound, faulty) = (example("exempelregionen"), example("med-brister"));
    let here = ["audit", ".", "--date", "2026-11-15", "--select", SELECTED];
    let cases: [&[&str]; 3] =
        [&here, &["audit", &sound, "--date", "2026-11-15"], &["audit", &faulty, "--date", "2026-11-15"]];
    let folder = Folder::of(&SAMPLE);
    for arguments in cases {
        let files: Vec<String> = FORMATS.iter().map(|format| format!("{format}={format}")).collect();
        let outputs: Vec<&str> = files.iter().flat_map(|file| ["--output", file]).collect();
        let report = folder.run(&[arguments, &["--format", "json"], &outputs].concat()).json();
        let text = |format| fs::read_to_string(folder.path().join(format)).expect("the report is written");
        let counts = |format| counts_of(format, &text(format));
        let total = |grade: &str| report["summary"]["findings"][grade].as_u64().map(|number| number as usize);
        let expected = ["error", "warning", "note", "waived"].map(total);
        assert!(expected.iter().all(Option::is_some));
        for format in FORMATS {
            for (number, (found, expected)) in counts(format).into_iter().zip(expected).enumerate() {
                let expected =
                    if format == "github" { expected.map(|all| all.min([10, 10, 9, 0][number])) } else { expected };
                assert!(found.is_none() || found == expected, "{format} {arguments:?}: {found:?} is not {expected:?}");
            }
        }
    }
}

#[test]
fn a_format_does_not_change_the_exit_code() {
    let folder = Folder::of(&SAMPLE);
    for format in FORMATS {
        let code = |level| folder.run(&["audit", "--date", "2026-11-15", "--format", format, "--fail-on", level]).code;
        assert_eq!((code("error"), code("never")), (1, 0), "{format}");
    }
}

#[test]
fn every_sarif_result_has_a_rule_a_place_and_a_fingerprint() {
    let text = sample("sarif");
    let log: Value = serde_json::from_str(&text).expect("JSON");
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().expect("rules").clone();
    let ids: Vec<&str> = rules.iter().map(|rule| rule["id"].as_str().expect("an id")).collect();
    assert!(ids.is_sorted(), "{ids:?}");
    for result in results(&text) {
        let rule = &rules[result["ruleIndex"].as_u64().expect("an index") as usize];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(rule["help"]["markdown"].as_str().is_some_and(|help| help.contains("**Vad programmet ser efter:**")));
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().expect("an address");
        assert!(uri.is_ascii() && !uri.contains([' ', '\\']), "{uri}");
        let point = |line: &str, column: &str| (place["region"][line].as_u64(), place["region"][column].as_u64());
        let (start, end) = (point("startLine", "startColumn"), point("endLine", "endColumn"));
        assert!(start >= (Some(1), Some(1)) && end >= start, "{place}");
        assert_eq!(result["partialFingerprints"]["ledningskoll/v1"].as_str().map(str::len), Some(32));
    }
    assert!(text.contains("utredningar/fall%20%C3%A5.yaml"));
    assert!(
        text.contains("\"justification\":\"Analysen görs i januari. Beslutat av roll-chef, gäller till 2027-01-31")
    );
}

#[test]
fn github_is_given_no_more_than_it_shows() {
    let routine =
        |number| format!("typ: rutin\nid: r-{number}\nstatus: fastställd\nokänt: ja\nfastställd: 2026-13-40\n");
    let files: Vec<(String, String)> = (0..30).map(|number| (format!("{number:02}.yaml"), routine(number))).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let text =
        Folder::of(&files).run(&["audit", "--date", "2026-11-15", "--select", "form", "--format", "github"]).stdout;
    let lines: Vec<&str> = text.lines().collect();
    let [errors, warnings, notes, _] = counts_of("github", &text);
    assert_eq!((errors.max(warnings), notes), (Some(10), Some(0)), "{text}");
    assert!(lines.last().is_some_and(|line| line.starts_with("::notice::") && line.contains("fynd till")), "{text}");
}

#[test]
fn a_comment_always_fits_and_tells_what_was_left_out() {
    let routine = |number| format!("typ: rutin\nid: r-{number}\nokänt: ja\nfastställd: {}\n", "<".repeat(900));
    let files: Vec<(String, String)> = (0..300).map(|number| (format!("{number:03}.yaml"), routine(number))).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let text = Folder::of(&files).run(&["audit", "--date", "2026-11-15", "--format", "markdown"]).stdout;
    assert!((30_000..65_536).contains(&text.chars().count()), "{}", text.chars().count());
    assert!(text.contains("fynd till får inte plats här"), "{text}");
    assert_eq!(text.matches("<details").count(), text.matches("</details>").count());
}

/// The report of the sample, for a test to change before it is rendered.
fn report() -> Report {
    let folder = Folder::of(&SAMPLE);
    let options = Options {
        root: folder.path().to_owned(),
        date: Some("2026-11-15".parse().expect("a day")),
        select: SELECTED.split(',').map(str::to_owned).collect(),
        ..Options::default()
    };
    audit(&Catalogue::embedded().expect("the catalogue is sound"), &options).expect("the sample can be audited")
}

#[test]
fn what_was_known_before_is_not_told_as_new() {
    let mut report = report();
    assert!(!sarif::render(&report).contains("baselineState"));
    for reported in report.findings.iter_mut().filter(|reported| reported.state == State::New).skip(1) {
        reported.state = State::Known;
    }
    let states: Vec<Value> = results(&sarif::render(&report)).iter().map(|one| one["baselineState"].clone()).collect();
    assert_eq!(states.iter().filter(|state| *state == "new").count(), 1, "{states:?}");
    assert!(states.iter().all(|state| state == "new" || state == "unchanged"), "{states:?}");
    let annotations = github::render(&report);
    assert!(annotations.lines().count() == 2 && annotations.contains("::notice::6 fynd till"), "{annotations}");
    assert_eq!(junit::render(&report).matches("<failure").count(), 1);
    assert!(markdown::render(&report).contains("<summary>Kända, fanns redan ("));
}

#[test]
fn a_log_holds_what_can_be_uploaded_and_the_gravest_of_it() {
    let mut report = report();
    let [first, light] = ["error", "warning"].map(|word| {
        let mut counted = report.findings.iter().filter(|reported| reported.state == State::New);
        let found = counted.find(|reported| reported.finding.severity.word() == word);
        found.expect("the sample has one").clone()
    });
    report.findings = vec![light; 10];
    report.findings.extend(vec![first; 25_000]);
    let text = sarif::render(&report);
    let results = results(&text);
    assert_eq!(results.len(), 25_000);
    assert!(results.iter().all(|result| result["level"] == "error" && result["ruleIndex"] == 0));
    assert!(text.contains("10 av de lindrigaste fynden får inte plats och är utelämnade."));
    assert!(markdown::render(&report).chars().count() < 65_536);
    let issues: Value = serde_json::from_str(&gitlab::render(&report)).expect("JSON");
    let fingerprints = issues.as_array().expect("a list").iter().map(|issue| issue["fingerprint"].to_string());
    assert_eq!(fingerprints.collect::<std::collections::BTreeSet<_>>().len(), 25_010);
}

#[test]
fn a_place_never_ends_before_it_begins() {
    let mut report = report();
    for reported in &mut report.findings {
        reported.end.line = 1;
        reported.end.column = 1;
    }
    for result in results(&sarif::render(&report)) {
        let region = &result["locations"][0]["physicalLocation"]["region"];
        assert_eq!((&region["startLine"], &region["startColumn"]), (&region["endLine"], &region["endColumn"]));
    }
}

/// A text with injections for every format.
fn hostile() -> String {
    let word = "x".repeat(3_000);
    format!(
        "<script>alert(1)</script> =cmd() \u{1b}[31m \u{202e}bak @alla #1 [länk](https://a.b) www.a.b `kod` a|b \
         %0A::error::falskt ]]> --> {{{{ $x$ \u{fffe} \n\n# rubrik {word}"
    )
}

/// A folder with hostile text in every field and path.
#[cfg(unix)] // Windows has no such names.
fn hostile_folder() -> Folder {
    let text = serde_json::to_string(&hostile()).expect("a text is JSON").replace('\u{fffe}', "\\ufffe");
    let path = "<b>@alla|`k`[l](u) %0A,::error \u{1b}[31m\u{202e}]]> --> =cmd().yaml";
    let unit = format!("typ: enhet\nid: {text}\nnamn: {text}\nnivå: {text}\nverksamhet: {text}\nokänt: {text}\n");
    let routine = format!(
        "typ: rutin\nid: {text}\ntitel: {text}\nstatus: {text}\ngäller_för: [{text}]\nfastställd: {text}\n\
         fastställd_av: {text}\nprocess: [{text}]\nansvar: [{{uppgift: {text}, roll: {text}}}]\n'<b>@alla|#1 %0A': {text}\n"
    );
    let investigation =
        format!("typ: utredning\nid: {text}\ngäller: allvarlig {text}\nåtgärder: [{{åtgärd: {text}}}]\n")
            .replace("gäller: allvarlig \"", "gäller: \"allvarlig vårdskada ");
    let waiver = format!(
        "typ: undantag\nid: {text}\nregel: [sosfs-2011-9, hslf-fs-2017-40, {text}]\navser: [{text}]\nskäl: {text}\n\
         beslutad_av: {text}\nbeslutad: 2026-01-01\ngäller_till: 2027-01-31\n"
    );
    let kind = format!("typ: {text}\nid: {text}\n");
    let files = [("e/", unit), ("r/", routine), ("u/", investigation), ("w/", waiver), ("k/", kind)];
    let files: Vec<(String, String)> = files.into_iter().map(|(at, text)| (format!("{at}{path}"), text)).collect();
    Folder::of(&files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect::<Vec<_>>())
}

fn is_without_control_characters(text: &str) -> bool {
    !text.contains(['\u{1b}', '\u{202e}'])
}

#[cfg(unix)]
#[test]
fn hostile_text_comes_out_harmless() {
    let folder = hostile_folder();
    let printed = |format| {
        let answer = folder.run(&["audit", ".", "--date", "2026-11-15", "--format", format]);
        assert!(answer.code == 1 && answer.stderr.is_empty(), "{}", answer.words());
        assert!(answer.stdout.contains("alert(1)"), "{format} shows the text");
        assert!(is_without_control_characters(&answer.stdout.replace("\\u001b", "\u{1b}")), "{format} is calm");
        answer.stdout
    };
    let xml = printed("junit");
    assert!(!xml.contains("<script") && !xml.contains("<b>") && xml.chars().all(|one| one >= ' ' || one == '\n'));
    assert!(!xml.contains('\u{fffe}'), "XML cannot hold it");
    texts(&xml);
    for line in printed("github").lines() {
        let rest = line.strip_prefix("::error ").or(line.strip_prefix("::warning ")).or(line.strip_prefix("::notice "));
        let properties = rest.and_then(|rest| rest.split_once("::")).map_or("", |(properties, _)| properties);
        let names: Vec<&str> = properties.split(',').filter_map(|property| property.split('=').next()).collect();
        let is_more = line.starts_with("::notice::");
        assert!(is_more || names == ["file", "line", "col", "endLine", "title"], "{line}");
        assert!(!line.replace("%25", "").contains("%0A"), "{line}");
    }
    for result in results(&printed("sarif")) {
        let message = result["message"]["text"].as_str().expect("a text");
        assert!(!message.contains("](") && message.chars().count() < 5_000, "{message}");
        let uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().expect("an address");
        assert!(uri.chars().all(|one| one.is_ascii_alphanumeric() || "-._~/%".contains(one)), "{uri}");
    }
    let issues: Value = serde_json::from_str(&printed("gitlab")).expect("JSON");
    assert!(issues.as_array().is_some_and(|issues| !issues.is_empty()));
    let comment = printed("markdown");
    assert!(comment.contains("<summary>Undantag (") && comment.contains("gäller till 2027-01-31"), "{comment}");
    assert_harmless_comment(&comment);
}

fn assert_harmless_comment(text: &str) {
    assert!(text.chars().count() < 65_536);
    let own = ["<!-- ledningskoll -->", "<details>", "<details open>", "</details>", "<summary>", "</summary>"];
    let rest = own.iter().fold(text.to_owned(), |rest, tag| rest.replace(tag, ""));
    assert!(!rest.contains('<') && !rest.contains("-->"), "{rest}");
    let escaped = |mark: &str| rest.matches(mark).count() == rest.matches(&format!("\\{mark}")).count();
    assert!(escaped("["), "no link and no image");
    for broken in ["@alla", "#1", "https://", "www.a", "$x$"] {
        assert!(!rest.contains(broken), "{broken} is broken up");
    }
    let (before, after) = rest.split_once("| undantag |").expect("a table of counts");
    assert!(before.contains("| Utfall | Antal |"));
    let after = after.split_once('\n').expect("more lines").1;
    assert_eq!(after.matches('|').count(), after.matches("\\|").count(), "no more tables");
}
