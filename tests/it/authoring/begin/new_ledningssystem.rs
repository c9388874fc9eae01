//! `init`: gaps are reported, the form has no finding, no file is overwritten, and the editor gets a schema.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{at_terminal, audit, findings_below, init, outcomes};
use crate::shared::Folder;

/// Every file of a folder with its content.
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

#[test]
fn at_a_terminal_the_program_asks_and_asks_again() {
    let folder = Folder::of(&[]);
    let place = folder.path().display().to_string();
    let answers = [
        "Region Norr",
        "koncern",
        "Region",
        "Norra vårdcentralen",
        "",
        "jonkoping",
        "region-jonkoping",
        "gitub",
        "",
        "",
    ];
    let (answer, questions) = at_terminal(&["init", &place], &answers);
    assert_eq!((answer.code, answer.message.as_str()), (0, ""));
    assert_eq!(questions.len(), 10, "{questions:?}");
    assert!(questions[2].starts_with("koncern är ingen driftsform; välj region"), "{questions:?}");
    assert!(questions[6].starts_with("jonkoping finns inte;"), "{questions:?}");
    assert!(questions[8].starts_with("gitub finns inte; välj github"), "{questions:?}");
    // The name of the folder is as long as this computer makes it.
    let asked = questions.join("\n").replace(&place, "MAPP");
    assert!(asked.lines().all(|line| line.chars().count() < 80), "each fits a line: {questions:#?}");
    assert!(questions[9].contains("\n  enheter/region-norr.yaml\n"), "what will be written is shown: {}", questions[9]);
    let carer = fs::read_to_string(folder.path().join("enheter/region-norr.yaml")).expect("the vårdgivare");
    assert!(carer.contains("\nnivå: region\n") && carer.contains("\ndriftsform: region\n"), "{carer}");
    let settings = fs::read_to_string(folder.path().join("installningar.yaml")).expect("the settings");
    assert!(settings.contains("\nprofiler: [region-jonkoping]\n"), "{settings}");
}

#[test]
fn whoever_says_no_has_nothing_written_and_paths_with_blanks_can_be_copied() {
    let folder = Folder::of(&[]);
    let place = folder.path().join("Vårt system").display().to_string();
    let (answer, _) = at_terminal(&["init", &place], &["Region Norr", "", "", "", "", "n"]);
    assert_eq!((answer.code, answer.output.as_str()), (0, "Inget är skrivet.\n"));
    assert!(fs::read_dir(folder.path()).expect("a folder").next().is_none(), "not even a folder");
    let (answer, _) = at_terminal(&["init", &place], &["Region Norr", "", "", "", "", ""]);
    assert!(answer.output.contains(&format!("ledningskoll audit \"{place}\"\n")), "{}", answer.output);
    assert!(answer.output.contains(&format!("ledningskoll new rutin --in \"{place}\"\n")), "{}", answer.output);
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

#[test]
fn the_editor_is_recommended_the_extension_by_its_own_id() {
    let folder = Folder::of(&[]);
    init(&folder);
    let read = |path: PathBuf| -> Value {
        serde_json::from_str(&fs::read_to_string(path).expect("it is there")).expect("it is JSON")
    };
    let manifest = read(Path::new(env!("CARGO_MANIFEST_DIR")).join("editors/vscode/package.json"));
    let (publisher, name) = (manifest["publisher"].as_str(), manifest["name"].as_str());
    let id = format!("{}.{}", publisher.expect("a publisher"), name.expect("a name"));
    let recommended = read(folder.path().join(".vscode/extensions.json"));
    assert_eq!(recommended["recommendations"], serde_json::json!([id, "redhat.vscode-yaml"]));
}
