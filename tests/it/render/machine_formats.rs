//! What programs filter and group by: the law in SARIF, the enhet in JUnit, the order on GitHub, and the schemas of JSON.

use std::fs;
use std::path::Path;

use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;

use crate::shared::Folder;

const GAPS: &str = "med-brister";

fn printed(folder: &Folder, format: &str) -> String {
    let answer = folder.run(&["audit", ".", "--date", "2026-11-15", "--fail-on", "never", "--format", format]);
    assert_eq!(answer.code, 0, "{}", answer.words());
    answer.stdout
}

#[test]
fn a_rule_of_sarif_leads_to_its_law_and_is_found_by_act_and_chapter() {
    let log: Value = serde_json::from_str(&printed(&Folder::with_example(GAPS, ""), "sarif")).expect("JSON");
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().expect("rules").clone();
    let of_law: Vec<&Value> = rules.iter().filter(|rule| rule["properties"].is_object()).collect();
    assert!(of_law.len() > 10 && of_law.len() < rules.len());
    let mut addresses = 0;
    for rule in of_law {
        let law = rule["properties"]["lagrum"].as_str().expect("the law");
        let tags: Vec<&str> =
            rule["properties"]["tags"].as_array().expect("tags").iter().filter_map(Value::as_str).collect();
        assert!(!tags.is_empty() && tags.iter().all(|tag| law.starts_with(tag)), "{law}: {tags:?}");
        assert_eq!(tags.len() == 2, law.contains(" kap."), "{law}: {tags:?}");
        addresses += usize::from(rule["helpUri"].as_str().is_some_and(|address| address.starts_with("https://")));
        assert!(!law.contains("SOSFS 2011:9") || rule["helpUri"].is_string(), "{law}");
    }
    assert!(addresses > 10, "{addresses}");
    let mut others = rules.iter().filter(|rule| !rule["properties"].is_object());
    assert!(others.all(|rule| rule["helpUri"].is_null()), "no law, no address");
}

#[test]
fn every_act_that_a_requirement_cites_has_an_address_or_is_known_to_have_none() {
    let register = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/författningar.yaml");
    let acts: Value = serde_yaml::from_str(&fs::read_to_string(register).expect("the register")).expect("YAML");
    let rules = Folder::of(&[]).run(&["rules", "--format", "json"]).json();
    let provisions: Vec<&str> =
        rules["rules"].as_array().expect("rules").iter().filter_map(|rule| rule["provision"].as_str()).collect();
    assert!(provisions.len() > 50);
    let is_cited = |name: &str| {
        let rest = |provision: &&str| {
            provision.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ',']))
        };
        provisions.iter().any(rest)
    };
    // Its text is a supplement to a publication, and has no page of its own.
    let without = ["Socialstyrelsen, Ledning och styrning"];
    for act in acts.as_array().expect("a list") {
        let name = act["citeras"].as_str().expect("a name");
        let address = act["adress"].as_str();
        assert!(address.is_none_or(|address| address.starts_with("https://") && address.is_ascii()), "{name}");
        assert!(!is_cited(name) || address.is_some() != without.contains(&name), "{name} has {address:?}");
    }
}

/// The suite, class and name of each case.
fn cases(xml: &str) -> Vec<[String; 3]> {
    let mut reader = Reader::from_str(xml);
    let (mut suite, mut cases) = (String::new(), Vec::new());
    loop {
        match reader.read_event().expect("the XML is well-formed") {
            Event::Start(element) | Event::Empty(element) => {
                let of = |name: &str| {
                    let found = element.try_get_attribute(name).expect("attributes");
                    found.map(|found| found.value.into_owned()).unwrap_or_default()
                };
                match element.name().0 {
                    "testsuite" => suite = of("name"),
                    "testcase" => cases.push([suite.clone(), of("classname"), of("name")]),
                    _ => {}
                }
            }
            Event::Eof => return cases,
            _ => {}
        }
    }
}

#[test]
fn the_class_of_a_case_begins_with_its_enhet() {
    let cases = cases(&printed(&Folder::with_example(GAPS, ""), "junit"));
    let of_unit: Vec<&[String; 3]> = cases.iter().filter(|[suite, ..]| suite.ends_with(')')).collect();
    assert!(of_unit.len() > 30);
    for [suite, class, name] in of_unit {
        let act = class.strip_prefix(&format!("{suite}."));
        assert!(act.is_some_and(|act| !act.is_empty()), "{class} of {name} in {suite}");
    }
    let of_rules = cases.iter().filter(|[suite, ..]| suite == "form och regler");
    assert!(
        of_rules.clone().any(|[_, class, _]| class.contains(").")),
        "a rule for a document of one enhet says which"
    );
    let distinct: std::collections::BTreeSet<_> = cases.iter().map(|[_, class, name]| (class, name)).collect();
    assert_eq!(distinct.len(), cases.len(), "two cases have one name");
}

#[test]
fn github_shows_the_law_before_the_rest() {
    let folder = Folder::with_example(GAPS, "");
    let json: Value = serde_json::from_str(&printed(&folder, "json")).expect("JSON");
    let findings = json["findings"].as_array().expect("a list");
    let errors: Vec<&Value> =
        findings.iter().filter(|one| one["severity"] == "error" && one["state"] == "new").collect();
    let is_law = |one: &&&Value| one["provision"]["strength"] == "lag";
    let laws = errors.iter().filter(is_law).count().min(10);
    let first = errors.iter().take(10).filter(is_law).count();
    assert!(first < laws, "in the order of the files some laws come late: {first} of {laws}");
    let text = printed(&folder, "github");
    let shown = text.lines().filter(|line| line.starts_with("::error ") && line.contains(", lag")).count();
    assert_eq!(shown, laws, "{text}");
}

#[test]
fn markdown_is_cut_only_where_it_may_become_a_comment() {
    let routine = |number| format!("typ: rutin\nid: r-{number}\nokänt: ja\nfastställd: {}\n", "<".repeat(900));
    let files: Vec<(String, String)> = (0..300).map(|number| (format!("{number:03}.yaml"), routine(number))).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let folder = Folder::of(&files);
    for command in ["audit", "gap"] {
        let arguments = [command, ".", "--date", "2026-11-15", "--format", "markdown", "--output", "markdown=allt.md"];
        let comment = folder.run(&arguments).stdout;
        assert!(comment.chars().count() < 65_536 && comment.contains("inte plats här"), "{command}");
        let whole = fs::read_to_string(folder.path().join("allt.md")).expect("the file is written");
        assert!(whole.chars().count() > 65_536 && !whole.contains("inte plats här"), "{command}");
        assert!((0..300).all(|number| whole.contains(&format!("{number:03}.yaml")) || command == "gap"));
    }
}

#[test]
fn every_schema_can_be_printed() {
    let folder = Folder::of(&[]);
    for (command, file) in [("audit", "rapport"), ("due", "due"), ("Diff", "diff"), ("trend", "trend")] {
        let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema").join(format!("{file}.json"));
        let printed = folder.run(&["schema", "--of", command]);
        assert_eq!(
            printed.json(),
            serde_json::from_str::<Value>(&fs::read_to_string(schema).expect("it")).expect("JSON")
        );
    }
    folder
        .run(&["schema", "--of", "trnd"])
        .assert_refused("det finns inget schema för json från trnd", "menade du trend?");
    folder.run(&["schema", "--of", "rules"]).assert_refused("det finns inget schema för json från rules", "audit");
}
