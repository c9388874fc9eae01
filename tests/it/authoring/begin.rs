//! To begin: new documents conform and count for nothing until someone has filled them in, and then the gap closes.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Parser;
use ledningskoll::catalogue::Catalogue;
use ledningskoll::catalogue::requirement::Level;
use ledningskoll::cli::Arguments;
use ledningskoll::command::{Surroundings, run};
use serde_json::{Map, Value, json};

use crate::shared::{Answer, Folder};

const DATE: &str = "2026-11-15";

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

fn catalogue() -> Catalogue {
    Catalogue::embedded().expect("the catalogue loads")
}

fn audit(folder: &Folder, more: &[&str]) -> Value {
    audit_on(DATE, folder, more)
}

fn audit_on(date: &str, folder: &Folder, more: &[&str]) -> Value {
    let arguments =
        ["audit", "--date", date, "--format", "json", "--fail-on", "never", "--profile", "region-jonkoping"];
    folder.run(&[&arguments, more].concat()).json()
}

/// How often each requirement came to each outcome for each enhet.
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

// A scaffold alone

#[test]
fn a_scaffold_of_any_kind_conforms_and_closes_nothing() {
    for kind in catalogue().kinds.keys() {
        let folder = organisation();
        let before = outcomes(&audit(&folder, &[]));
        let answer = folder.run(&["new", &kind.0]);
        assert_eq!((answer.code, answer.stderr.as_str()), (0, ""), "{kind}");
        let report = audit(&folder, &[]);
        assert_eq!(findings_below(&report, "form/"), Vec::<String>::new(), "{kind}");
        assert_eq!(findings_below(&report, "identitet/"), Vec::<String>::new(), "{kind}");
        let documents = if kind.0 == "inställningar" { 3 } else { 4 };
        assert!(report["summary"]["documents"].as_u64() >= Some(documents), "{kind}: the scaffold is read");
        let after = outcomes(&report);
        for (key, outcome) in &before {
            let is_better =
                |outcome: &str| ["satisfied", "waived", "undetermined", "not_applicable"].contains(&outcome);
            let now = after.get(key).map_or("gone", String::as_str);
            assert!(is_better(outcome) || now == outcome, "{kind} alone changes {key:?} from {outcome} to {now}");
        }
    }
}

#[test]
fn a_scaffold_for_a_gap_conforms_and_does_not_close_it() {
    let catalogue = catalogue();
    let mut count = 0;
    for requirement in catalogue.requirements.iter().filter(|one| one.exists.is_some()) {
        let folder = organisation();
        let before = outcomes(&audit(&folder, &["--select", &requirement.id]));
        let answer = folder.run(&["new", "--for", &requirement.id, "--unit", "vc-norr"]);
        if answer.code == 2 {
            assert!(answer.words().contains("fylls i enhetens eget dokument"), "{}", answer.words());
            continue;
        }
        let report = audit(&folder, &["--select", &requirement.id, "--select", "form"]);
        assert_eq!(findings_below(&report, "form/"), Vec::<String>::new(), "{}", requirement.id);
        let after = outcomes(&report);
        for (key, outcome) in before.iter().filter(|(_, outcome)| *outcome == "violated") {
            assert_eq!(after.get(key), Some(outcome), "{key:?}");
        }
        count += 1;
    }
    assert!(count > 30, "{count}");
}

// Filled in as a person would

/// The fields of a scaffold filled in from an example that is known to satisfy; what the scaffold knows stays.
fn filled(scaffold: &Value, lines: &str, example: &Value) -> Value {
    let mut document = Map::new();
    for (key, value) in scaffold.as_object().expect("a map") {
        let is_offered = lines.lines().any(|line| line.starts_with(&format!("{key}:")));
        assert!(is_offered, "{key}");
        let known = ["typ", "id", "gäller_för", "enhet", "vårdgivare"].contains(&key.as_str()) && !value.is_null();
        let from_example = example.get(key).cloned().unwrap_or(Value::Null);
        let value = if known || from_example.is_null() { value.clone() } else { from_example };
        document.insert(key.clone(), value);
    }
    if document.contains_key("status") {
        document.insert("status".into(), json!("fastställd"));
    }
    Value::Object(document)
}

/// What no single document can close.
const SEVERAL: [&str; 2] = ["kunskapsstod/central-organisation", "kunskapsstod/kompetensmal"];

#[test]
fn a_gap_closes_when_its_scaffold_is_filled_in_and_decided() {
    let catalogue = catalogue();
    let (mut closed, mut open) = (Vec::new(), Vec::new());
    for requirement in catalogue.requirements.iter().filter(|one| one.exists.is_some()) {
        let folder = organisation();
        let unit = if requirement.scope.level == Some(Level::Carer) { "region-norr" } else { "vc-norr" };
        let answer = folder.run(&["new", "--for", &requirement.id, "--unit", unit, "--output", "-"]);
        if answer.code == 2 {
            continue;
        }
        let scaffold: Value = serde_yaml::from_str(&answer.stdout).expect("the scaffold is YAML");
        let kind = scaffold["typ"].clone();
        let closes = |example: &Value, at: usize| {
            let documents = example.as_array().cloned().unwrap_or_else(|| vec![example.clone()]);
            let Some(own) = documents.get(at).filter(|one| one["typ"] == kind) else { return false };
            let folder = organisation();
            let text = filled(&scaffold, &answer.stdout, own).to_string();
            fs::write(folder.path().join("nytt.yaml"), text).expect("written");
            let others = documents.iter().enumerate().filter(|(other, one)| *other != at && one["typ"] != "enhet");
            let others: Vec<String> = others.map(|(_, one)| one.to_string()).collect();
            fs::write(folder.path().join("andra.yaml"), others.join("\n---\n")).expect("written");
            let report = audit_on(
                &requirement.examples().expect("it has examples").date,
                &folder,
                &["--select", &requirement.id],
            );
            outcomes(&report).iter().any(|((_, of), outcome)| of == unit && outcome == "satisfied")
        };
        let is_closed = requirement
            .examples()
            .expect("it has examples")
            .satisfying
            .iter()
            .any(|example| (0..4).any(|at| closes(example, at)));
        if is_closed { closed.push(&requirement.id) } else { open.push(&requirement.id) }
    }
    assert!(closed.len() >= 30, "{closed:#?}");
    // These ask for several documents: one a level, one a profession.
    assert_eq!(open, SEVERAL, "{open:#?}");
}

// From nothing

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

/// Every file of a folder with what it holds.
fn contents(folder: &Path) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        match path.is_dir() {
            true => found.extend(contents(&path)),
            false => drop(found.insert(path.clone(), fs::read_to_string(&path).expect("text"))),
        }
    }
    found
}

#[test]
fn a_new_ledningssystem_has_honest_gaps_and_no_fault_in_its_form() {
    let folder = Folder::of(&[]);
    let answer = init(&folder);
    assert_eq!((answer.code, answer.stderr.as_str()), (0, ""), "{}", answer.stdout);
    for file in ["enheter/norra-vardcentralen.yaml", "ledningssystem/ls-region-norr.yaml", "installningar.yaml"] {
        assert!(answer.stdout.contains(&format!("  {file}\n")) && folder.path().join(file).is_file(), "{file}");
    }
    let report = audit(&folder, &[]);
    let violated = outcomes(&report).values().filter(|outcome| *outcome == "violated").count();
    assert!(violated > 20, "{violated}");
    for theme in ["form/", "identitet/", "hanvisning/", "enhet/", "installningar/", "organisation/"] {
        assert_eq!(findings_below(&report, theme), Vec::<String>::new());
    }
    let units = report["summary"]["units"].as_u64();
    assert_eq!(units, Some(3), "the vårdgivare and two enheter");
    let named = |path: &PathBuf| path.strip_prefix(folder.path()).ok().and_then(Path::to_str).map(str::to_owned);
    assert!(
        contents(folder.path()).keys().filter_map(named).all(|name| name.is_ascii()),
        "names that every system takes"
    );
}

#[test]
fn a_second_run_writes_only_what_is_missing_and_touches_nothing() {
    let folder = Folder::of(&[]);
    init(&folder);
    let readme = folder.path().join("README.md");
    fs::write(&readme, "Vår egen text\n").expect("written");
    fs::remove_file(folder.path().join(".vscode/extensions.json")).expect("removed");
    let before = contents(folder.path());
    let answer = folder.run(&["init"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    assert!(
        answer.words().contains("Skrev i .: .vscode/extensions.json Fanns redan och är orört:"),
        "{}",
        answer.stdout
    );
    let after = contents(folder.path());
    assert_eq!(after.len(), before.len() + 1);
    assert!(before.iter().all(|(path, text)| after.get(path) == Some(text)));
    assert!(folder.run(&["init"]).words().starts_with("Allt fanns redan, så inget är skrivet."));
    let more = folder.run(&["init", "--unit", "Norra vårdcentralen", "--unit", "Ortopedkliniken"]);
    assert!(more.words().starts_with("Skrev i .: enheter/ortopedkliniken.yaml"), "{}", more.stdout);
}

#[test]
fn without_a_terminal_the_name_must_be_given() {
    let folder = Folder::of(&[]);
    let answer = folder.run(&["init"]);
    assert_eq!((answer.code, answer.stdout.as_str()), (2, ""));
    assert!(
        answer.words().contains("fel: vårdgivarens namn saknas gör så: skriv till exempel ledningskoll init --name")
    );
    assert!(contents(folder.path()).is_empty());
    assert_eq!(folder.run(&["init", "--name", "A", "--form", "okänd"]).code, 2);
    assert_eq!(folder.run(&["init", "--name", "A", "--profile", "okänd"]).code, 2);
    assert!(contents(folder.path()).is_empty(), "what is refused writes nothing");
}

thread_local! {
    static ANSWERS: RefCell<(Vec<&'static str>, Vec<String>)> = const { RefCell::new((Vec::new(), Vec::new())) };
}

/// Whoever sits at the terminal in a test: the next answer, and the question is kept.
fn ask(question: &str) -> Option<String> {
    ANSWERS.with_borrow_mut(|(answers, questions)| {
        questions.push(question.to_owned());
        (!answers.is_empty()).then(|| answers.remove(0).to_owned())
    })
}

#[test]
fn at_a_terminal_the_program_asks() {
    let folder = Folder::of(&[]);
    let answers = vec!["Region Norr", "Region", "Norra vårdcentralen", "", "region-jonkoping"];
    ANSWERS.set((answers, Vec::new()));
    let place = folder.path().display().to_string();
    let arguments = Arguments::try_parse_from(["ledningskoll", "init", &place]).expect("arguments");
    let today = ledningskoll::corpus::date::day(DATE).expect("a day");
    let answer = run(
        arguments,
        Surroundings { today, width: 80, shows_colour: false, is_unicode: true, is_watched: false, ask },
    );
    assert_eq!((answer.code, answer.message.as_str()), (0, ""));
    let questions = ANSWERS.with_borrow(|(_, questions)| questions.clone());
    assert_eq!(questions.len(), 5, "{questions:?}");
    assert!(questions.iter().all(|question| question.chars().count() < 72), "each fits a line with its answer");
    let carer = fs::read_to_string(folder.path().join("enheter/region-norr.yaml")).expect("the vårdgivare");
    assert!(carer.contains("\nnivå: region\n") && carer.contains("\ndriftsform: region\n"), "{carer}");
    let settings = fs::read_to_string(folder.path().join("installningar.yaml")).expect("the settings");
    assert!(settings.contains("\nprofiler: [region-jonkoping]\n"), "{settings}");
}

#[test]
fn the_demo_is_the_example_region_without_gaps_on_its_day() {
    let folder = Folder::of(&[]);
    let answer = folder.run(&["init", "--demo"]);
    assert_eq!(answer.code, 0);
    assert!(answer.words().contains("påhittad, och utan brister den 2026-11-15"), "{}", answer.stdout);
    let told = answer.stdout.lines().last().expect("the command to run").trim().to_owned();
    let arguments: Vec<&str> = told.split_whitespace().skip(1).collect();
    assert_eq!(folder.run(&arguments).code, 0, "{told}");
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/exempelregionen");
    let (ours, theirs) = (contents(&folder.path().join("exempelregionen")), contents(&example));
    assert_eq!(ours.values().collect::<Vec<_>>(), theirs.values().collect::<Vec<_>>());
}

/// A field of a scaffold filled in as a person does it: behind the colon, the rest as it is.
fn fill(file: &Path, fields: &[(&str, &str)]) {
    let mut text = fs::read_to_string(file).expect("the scaffold");
    for (key, value) in fields {
        let (open, known) = (format!("\n{key}:\n"), format!("\n{key}: utkast\n"));
        assert!(text.contains(&open) || text.contains(&known), "{key} is in the scaffold");
        let written = format!("\n{key}: {value}\n");
        text = text.replacen(&open, &written, 1).replacen(&known, &written, 1);
    }
    fs::write(file, text).expect("written");
}

/// The file that a command says it wrote.
fn written(folder: &Folder, answer: &Answer) -> PathBuf {
    let first = answer.stdout.lines().next().expect("a line");
    folder.path().join(first.strip_prefix("Skrev ").unwrap_or_else(|| panic!("{first} {}", answer.stderr)))
}

#[test]
fn from_an_empty_folder_the_gaps_close_one_by_one() {
    let folder = Folder::of(&[]);
    init(&folder);
    let is_open = |requirement: &str| {
        let report = audit(&folder, &["--select", requirement]);
        let key = (requirement.to_owned(), "norra-vardcentralen".to_owned());
        outcomes(&report)[&key] == "violated"
    };
    let decided = [("fastställd_av", "roll-verksamhetschef"), ("fastställd", "2026-11-02"), ("status", "fastställd")];
    let routine: &[(&str, &str)] = &[("titel", "Utfärda intyg"), ("syfte", "Rätt intyg i tid")];
    let control: &[(&str, &str)] = &[("titel", "Granskning av intyg"), ("frekvens", "tertial")];
    let wanted = [
        ("hslf-fs-2018-54/2-intygsrutin", routine, &decided[..]),
        ("sosfs-2011-9/5-3-klagomalsrutin", routine, &decided[..]),
        ("sosfs-2011-9/5-2-egenkontroll", control, &decided[2..]),
    ];
    for (number, (requirement, fields, decision)) in wanted.into_iter().enumerate() {
        assert!(is_open(requirement), "{requirement}");
        let answer = folder.run(&["new", "--for", requirement, "--unit", "Norra vårdcentralen"]);
        let file = written(&folder, &answer);
        assert!(is_open(requirement), "a scaffold alone does not close {requirement}");
        fill(&file, fields);
        assert!(is_open(requirement), "nor does a draft that is filled in: {requirement}");
        fill(&file, decision);
        assert!(!is_open(requirement), "{requirement} is closed by what was decided");
        assert!(wanted[number + 1..].iter().all(|(other, ..)| is_open(other)), "and by nothing else");
    }
    let report = audit(&folder, &[]);
    assert_eq!(findings_below(&report, "form/"), Vec::<String>::new());
}

#[test]
fn nothing_is_written_over() {
    let folder = organisation();
    let file = written(&folder, &folder.run(&["new", "rutin", "--id", "12 PRIM/07"]));
    assert!(file.ends_with("rutiner/12-prim-07.yaml"), "{}", file.display());
    let before = fs::read_to_string(&file).expect("the scaffold");
    for arguments in [
        &["new", "rutin", "--id", "12 PRIM/07"][..],
        &["new", "rutin", "--id", "12-prim-07"],
        &["new", "rutin", "--output", "rutiner/12-prim-07.yaml"],
        &["new", "rutin", "--output", "rutiner"],
    ] {
        let answer = folder.run(arguments);
        assert_eq!((answer.code, answer.stdout.as_str()), (2, ""), "{arguments:?}");
    }
    assert_eq!(fs::read_to_string(&file).expect("the scaffold"), before);
    assert_eq!(fs::read_dir(folder.path().join("rutiner")).expect("the folder").count(), 1);
}

#[test]
fn the_editor_is_given_a_schema_for_every_folder() {
    let folder = Folder::of(&[]);
    init(&folder);
    let text = fs::read_to_string(folder.path().join(".vscode/settings.json")).expect("the settings of the editor");
    let settings: Value = serde_json::from_str(&text).expect("JSON");
    let (schema, files) = settings["yaml.schemas"].as_object().and_then(|map| map.iter().next()).expect("a schema");
    let schema = fs::read_to_string(folder.path().join(schema)).expect("the schema stands where the settings say");
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let validator = jsonschema::draft202012::new(&schema).expect("it is a schema");
    let files = files.to_string();
    for (path, text) in
        contents(folder.path()).iter().filter(|(path, _)| path.extension().is_some_and(|end| end == "yaml"))
    {
        let inner = path.strip_prefix(folder.path()).expect("below");
        let top = inner.parent().and_then(Path::to_str).unwrap_or_default();
        assert!(top.starts_with('.') || top.is_empty() || files.contains(&format!("\"/{top}/**/*.yaml\"")), "{top}");
        if !top.starts_with('.') {
            let document: Value = serde_yaml::from_str(text).expect("YAML");
            let wrong: Vec<String> =
                validator.iter_errors(&document).map(|error| error.schema_path().to_string()).collect();
            assert!(wrong.iter().all(|path| path.contains("/allOf/")), "only demands, no faults in form: {wrong:?}");
        }
    }
}
