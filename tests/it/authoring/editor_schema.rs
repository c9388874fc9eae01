//! The command `schema`: a self-contained JSON Schema for editors, with descriptions and the requirements of the law.
//!
//! Its agreement with the audit is checked by another validator, in `tests/judge_schema.py`.

use jsonschema::Validator;
use serde_json::{Value, json};

use crate::shared::Folder;
use crate::shared::few_requirements::catalogue_of;

fn schema(arguments: &[&str]) -> Value {
    let answer = Folder::of(&[]).run(&[&["schema"], arguments].concat());
    assert_eq!((answer.code, answer.stderr.as_str()), (0, ""), "{arguments:?}");
    answer.json()
}

fn validator(schema: &Value) -> Validator {
    jsonschema::draft202012::new(schema).expect("the schema is one, and each reference in it leads somewhere")
}

/// The schema of a kind with only these requirements, so that additions to the catalogue do not affect the test.
fn schema_with(kind: &str, requirements: &[&str]) -> Value {
    let catalogue = catalogue_of(requirements);
    schema(&[kind, "--catalog", &catalogue.path().to_string_lossy()])
}

/// Collects each `$ref` of a schema.
fn references<'schema>(schema: &'schema Value, found: &mut Vec<&'schema str>) {
    match schema {
        Value::Object(entries) => {
            found.extend(entries.get("$ref").and_then(Value::as_str));
            entries.values().for_each(|entry| references(entry, found));
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        _ => {}
    }
}

/// The titles of the requirements that a document violates.
fn violated(validator: &Validator, document: &Value) -> Vec<String> {
    validator.iter_errors(document).map(|error| error.schema_path().to_string()).collect()
}

#[test]
fn the_schema_of_every_kind_stands_alone_and_compiles() {
    let all = schema(&["--profile", "region-jonkoping"]);
    let kinds: Vec<String> = all["properties"]["typ"]["anyOf"][0]["enum"]
        .as_array()
        .expect("the kinds are offered")
        .iter()
        .filter_map(|kind| kind.as_str().map(str::to_owned))
        .collect();
    assert!(kinds.len() >= 15, "{kinds:?}");
    let each = kinds.iter().map(|kind| schema(&[kind]));
    for schema in each.chain([all]) {
        let mut found = Vec::new();
        references(&schema, &mut found);
        for reference in found {
            let is_plain = reference.strip_prefix("#/$defs/").is_some_and(|name| name.is_ascii());
            assert!(is_plain, "{reference} stays inside, in letters that every editor reads");
        }
        validator(&schema);
    }
}

#[test]
fn every_requirement_on_documents_is_there_or_said_to_be_left_to_the_audit() {
    let all = schema(&["--profile", "region-jonkoping"]);
    let catalogue = ledningskoll::catalogue::Catalogue::embedded().expect("the catalogue loads");
    let rows = all["x-krav"].as_array().expect("a row for each");
    let text = all.to_string();
    for requirement in catalogue.requirements.iter().filter(|one| !one.scope.kinds.is_empty()) {
        let of_it: Vec<&Value> = rows.iter().filter(|row| row["krav"] == requirement.id).collect();
        assert_eq!(of_it.len(), requirement.scope.kinds.len(), "{}", requirement.id);
        for row in of_it {
            let is_left_out = row["bedöms"] == "inte";
            assert_eq!(row["bedöms"] == "helt", row["utelämnat"] == json!([]), "{row}");
            assert_eq!(is_left_out, !text.contains(&format!("\"$comment\":\"{}\"", requirement.id)), "{row}");
        }
    }
    // Whether a day has passed is asked of today, which no schema knows; all the rest of such a requirement is told.
    let is_told = |row: &&Value| row["bedöms"] == "helt" || row["utelämnat"] == json!(["har_skett"]);
    let told = rows.iter().filter(is_told).count();
    assert!(told * 10 >= rows.len() * 8, "{told} of {}", rows.len());
    let folder = Folder::of(&[("a.yaml", "typ: inställningar\nprofiler: [region-jonkoping]\n")]);
    assert_eq!(folder.run(&["schema", "--in", "."]).json(), all, "a folder knows its own profiles");
    let without = schema(&[]);
    assert!(!without.to_string().contains("region-jonkoping/"), "a profile is only there where it is asked for");
}

#[test]
fn each_field_is_explained_and_each_demand_has_its_law() {
    let rutin = schema(&["rutin"]);
    for (key, field) in rutin["properties"].as_object().expect("fields") {
        assert!(field["description"].as_str().is_some_and(|text| text.len() > 5), "{key}");
    }
    let hover = rutin["properties"]["ansvar"]["markdownDescription"].as_str().expect("the manual");
    for part in ["SOSFS 2011:9 4 kap. 4 §, föreskrift, räknas som brist", "Programmet ser efter", "Gör så:"] {
        assert!(hover.contains(part), "{part}: {hover}");
    }
    for demand in rutin["allOf"].as_array().expect("demands") {
        for key in ["title", "description", "$comment"] {
            assert!(demand[key].as_str().is_some_and(|text| text.len() > 5), "{key}: {demand}");
        }
    }
}

#[test]
fn what_is_not_filled_in_counts_as_absent() {
    let asked = ["sosfs-2011-9/4-4-ansvar", "sosfs-2011-9/4-4-faststalld", "sosfs-2011-9/4-4-tillvagagangssatt"];
    let validator = validator(&schema_with("rutin", &asked));
    let filled = json!({
        "typ": "rutin", "id": 204_417, "status": "Godkänd", "fastställd_av": "roll-chef", "fastställd": "2026-03-10",
        "ansvar": {"uppgift": "signera", "roll": "roll-lakare"}, "tillvägagångssätt": "Läs beslutsstödet",
        "titel": null, "område": "", "version": 1.1, "känd_genom": [], "x-eget": 1,
    });
    assert_eq!(violated(&validator, &filled), Vec::<String>::new());
    for key in ["fastställd_av", "ansvar", "tillvägagångssätt", "status", "id"] {
        for nothing in [json!(null), json!(""), json!("  "), json!([]), json!([null, ""]), json!({"a": ""})] {
            let mut document = filled.clone();
            document[key] = nothing.clone();
            assert!(!validator.is_valid(&document), "{key}: {nothing}");
        }
        let mut document = filled.clone();
        document.as_object_mut().expect("a map").remove(key);
        assert!(!validator.is_valid(&document), "without {key}");
    }
}

/// The requirements of an investigation.
const OF_EVENTS: [&str; 11] = [
    "hslf-fs-2017-40/3-4-1-1-handelseforlopp",
    "hslf-fs-2017-40/3-4-1-2-tidpunkter",
    "hslf-fs-2017-40/3-4-1-3-konsekvenser",
    "hslf-fs-2017-40/3-4-1-4-orsaker",
    "hslf-fs-2017-40/3-4-2-1-atgarder",
    "hslf-fs-2017-40/3-4-2-2-ansvarig",
    "hslf-fs-2017-40/3-4-2-3-tidplan",
    "hslf-fs-2017-40/3-4-2-4-uppfoljningsansvarig",
    "hslf-fs-2017-40/3-4-2-5-information-personal",
    "psl-2010-659/3-3-utredningens-innehall",
    "psl-2010-659/3-8-patientinformation",
];

#[test]
fn a_serious_event_is_asked_for_the_nine_points_and_another_is_not() {
    let validator = validator(&schema_with("utredning", &OF_EVENTS));
    let event = |about: &str| {
        json!({
            "typ": "utredning", "id": "utr-1", "gäller": about, "händelseförlopp": "a", "orsaker": ["b"],
            "information_till_patient": {"informerad": "ja", "datum": "2026-03-28"},
        })
    };
    let serious = violated(&validator, &event("Hade kunnat medföra en ALLVARLIG vårdskada"));
    assert!(serious.len() >= 6, "{serious:?}");
    for about in ["medförde ingen allvarlig vårdskada", "vårdskada som inte är allvarlig", "mindre allvarlig vårdskada"]
    {
        assert_eq!(violated(&validator, &event(about)), Vec::<String>::new(), "{about}");
    }
    assert!(!validator.is_valid(&event("medförde inte vårdskada, men hade kunnat medföra allvarlig vårdskada")));
}

#[test]
fn a_kind_that_is_not_there_is_refused_with_the_nearest() {
    let answer = Folder::of(&[]).run(&["schema", "rutinn"]);
    assert_eq!((answer.code, answer.stdout.as_str()), (2, ""));
    assert_eq!(answer.words().trim(), "fel: det finns ingen typ av dokument som heter rutinn gör så: menade du rutin?");
    assert_eq!(Folder::of(&[]).run(&["schema", "--profile", "ingen"]).code, 2);
}

/// Collects the keys that an editor suggests from the `properties` of a schema and of the schemas in it.
fn suggested<'schema>(schema: &'schema Value, found: &mut Vec<&'schema str>) {
    match schema {
        Value::Object(entries) => {
            let fields = entries.get("properties").and_then(Value::as_object).into_iter().flatten();
            let offered = fields.filter(|(_, field)| field.is_object() && field.get("doNotSuggest").is_none());
            found.extend(offered.map(|(key, _)| key.as_str()));
            entries.values().for_each(|entry| suggested(entry, found));
        }
        Value::Array(items) => items.iter().for_each(|item| suggested(item, found)),
        _ => {}
    }
}

#[test]
fn an_editor_suggests_each_field_once() {
    for kind in ["rutin", "riskanalys", "samverkan", "utredning", "process"] {
        let schema = schema(&[kind]);
        let mut of_demands = Vec::new();
        suggested(&schema["allOf"], &mut of_demands);
        assert!(schema["allOf"].to_string().contains("doNotSuggest"), "the demands on a {kind} name fields");
        assert_eq!(of_demands, Vec::<&str>::new(), "of a {kind}, the form alone offers the fields");
        let mut of_form = Vec::new();
        let form = json!({"properties": schema["properties"]});
        suggested(&form, &mut of_form);
        assert!(of_form.contains(&"typ") && of_form.contains(&"id"), "{of_form:?}");
    }
}
