//! Hostile requirements and catalogues: patterns, references and depth.

use std::fs;
use std::path::Path;
use std::process::Output;

use tempfile::TempDir;

use super::{Hostile, bounded, shell};

/// What a run said, on one line.
fn words(said: &[u8]) -> String {
    super::words(said).split_whitespace().collect::<Vec<_>>().join(" ")
}

const REQUIREMENT: &str = "id: egna/prov
rubrik: Titeln är bra
lagrum: {författning: Egen riktlinje, plats: avsnitt 3}
styrka: lokal
belägg: A
bevis: direkt
gäller: {typ: rutin}
krav: KRAV
saknas: titeln är inte bra
gör_så: skriv en bra titel
varför: Titeln är det första som läses.
exempel:
  datum: 2026-11-15
  uppfyller: [{typ: rutin, id: r, titel: aaa, status: fastställd}]
  brister: [{typ: rutin, id: r, titel: bbb, status: fastställd}]
";

const ACTS: &str = "- beteckning: Egen riktlinje
  citeras: Egen riktlinje
  titel: Egen riktlinje för dokument
  belägg: A
";

/// The output for an own requirement with this condition, over a routine with a long title.
fn with_condition(condition: &str) -> Output {
    let hostile = Hostile::new();
    hostile.write("inst.yaml", "typ: inställningar\nid: inst\negna_krav: [krav]\n");
    hostile.write("krav/författningar.yaml", ACTS);
    hostile.write("krav/egna/prov.yaml", REQUIREMENT.replace("KRAV", condition));
    hostile.write("lång.yaml", format!("typ: rutin\nid: lång\nstatus: fastställd\ntitel: {}b\n", "a".repeat(5_000)));
    bounded(&hostile.root(), &["audit", ".", "--date", "2026-11-15", "--select", "egna"])
}

#[test]
fn a_pattern_that_explodes_is_bounded() {
    for pattern in ["^(a+)+$", "^(a|a)*$", "^(a|aa)+$", "^(?:(?:a{0,9}){0,9}){0,9}$"] {
        let condition = format!("{{required: [titel], properties: {{titel: {{pattern: '{pattern}'}}}}}}");
        let output = with_condition(&condition);
        assert_eq!(output.status.code(), Some(1), "{pattern}: {}", words(&output.stderr));
    }
}

#[test]
fn a_reference_to_the_network_or_to_a_file_is_refused() {
    for target in ["https://exempel.invalid/schema.json", "http://127.0.0.1:9/x", "file:///etc/passwd"] {
        let output = with_condition(&format!("{{$ref: '{target}'}}"));
        assert_eq!(output.status.code(), Some(2), "{target}: {}", words(&output.stdout));
        let message = words(&output.stderr);
        assert!(message.contains("krav/egna/prov.yaml: rad 8: villkoret hänvisar med $ref"), "{target}: {message}");
        assert!(!message.contains("root:"), "nothing of the file is told: {message}");
    }
}

#[test]
fn a_pattern_that_looks_back_is_refused_in_swedish() {
    let output = with_condition("{properties: {titel: {pattern: '^(a+)\\1$'}}}");
    assert_eq!(output.status.code(), Some(2));
    let message = words(&output.stderr);
    assert!(message.contains("går inte att läsa; referenser bakåt"), "{message}");
}

#[test]
fn a_catalogue_with_too_many_levels_is_refused_wherever_the_limit_is() {
    let catalogue = TempDir::new().expect("a folder");
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema");
    shell(&format!("cp -r '{}' '{}'", schema.display(), catalogue.path().join("k").display()));
    let file = catalogue.path().join("k/typ/rutin.yaml");
    let kind = fs::read_to_string(&file).expect("a kind");
    let hostile = Hostile::new();
    let mut codes = Vec::new();
    for levels in (30..140).step_by(11).chain(55..65) {
        let deep = format!("\n$defs: {{djup: {}true{}}}\nproperties:", "{not: ".repeat(levels), "}".repeat(levels));
        fs::write(&file, kind.replacen("\nproperties:", &deep, 1)).expect("written");
        let folder = catalogue.path().join("k").display().to_string();
        let output = hostile.audit(&["--catalog", &folder]);
        let message = words(&output.stderr);
        assert!(matches!(output.status.code(), Some(0..=2)), "{levels}: {message}");
        assert!(output.status.code() != Some(2) || message.contains("typ/rutin.yaml"), "{levels}: {message}");
        codes.push(output.status.code());
    }
    assert!(codes.contains(&Some(2)) && codes.iter().any(|code| *code != Some(2)), "{codes:?}");
}

#[test]
fn a_condition_that_refers_to_itself_ends() {
    let output = with_condition("{$ref: '#'}");
    assert!(matches!(output.status.code(), Some(0..=2)), "{}", words(&output.stderr));
    let output = with_condition("{allOf: [{properties: {titel: {pattern: '^a'}}}, {properties: {x: {$ref: '#'}}}]}");
    assert!(matches!(output.status.code(), Some(0..=2)), "{}", words(&output.stderr));
}

/// Asserts that a condition of an own requirement is refused at its line with this sentence.
fn assert_refused(condition: &str, told: &str) {
    let output = with_condition(condition);
    let message = words(&output.stderr);
    let start = condition.chars().take(80).collect::<String>();
    assert_eq!(output.status.code(), Some(2), "{start}: {message}");
    assert!(message.contains(&format!("krav/egna/prov.yaml: rad 8: {told}")), "{start}: {message}");
    assert!(message.chars().count() < 600, "{start}: {message}");
}

#[test]
fn references_by_an_address_are_refused() {
    for condition in [
        "{$ref: 'json-schema:///'}",
        "{required: [titel], anyOf: [{$ref: 'json-schema:///'}, {required: [x]}]}",
        "{$defs: {a: {required: [titel]}}, $ref: 'json-schema:///#/$defs/a'}",
        "{required: [titel], $ref: 'json-schema:///villkor'}",
        "{required: [titel], not: {$ref: 'https://json-schema.org/draft/2020-12/schema'}}",
        "{$ref: '%23/$defs/a', $defs: {a: {required: [titel]}}}",
    ] {
        assert_refused(condition, "villkoret hänvisar med $ref till något som inte finns i katalogen");
    }
}

#[test]
fn references_in_a_circle_are_refused() {
    for condition in [
        "{$ref: '#'}",
        "{anyOf: [{$ref: '#'}, {$ref: '#'}]}",
        "{$ref: '#/$defs/a', $defs: {a: {$ref: '#/$defs/b'}, b: {allOf: [{$ref: '#/$defs/a'}]}}}",
        "{$ref: '#/%24defs/a', $defs: {a: {not: {$ref: '#/$defs/a'}}}}",
        "{properties: {titel: {properties: {x: {$ref: '#/properties/titel'}}}}}",
    ] {
        assert_refused(condition, "villkoret hänvisar runt i en ring med $ref");
    }
}

#[test]
fn definitions_in_definitions_are_bounded() {
    let definition = |number: usize| {
        format!("d{number}: {{allOf: [{{$ref: '#/$defs/d{next}'}}, {{$ref: '#/$defs/d{next}'}}]}}", next = number + 1)
    };
    let doubling: Vec<String> = (0..30).map(definition).collect();
    let doubling = format!("{{$ref: '#/$defs/d0', $defs: {{{}, d30: {{required: [titel]}}}}}}", doubling.join(", "));
    assert_refused(&doubling, "villkoret har fler än 10000 värden när dess $ref är följda");
    let next = |number: usize| format!("d{number}: {{$ref: '#/$defs/d{}'}}", number + 1);
    let chain: Vec<String> = (0..2_000).map(next).collect();
    let chain = format!("{{$ref: '#/$defs/d0', $defs: {{{}, d2000: {{required: [titel]}}}}}}", chain.join(", "));
    assert_refused(&chain, "villkoret har fler än 100 nivåer i varandra");
    let usual = "{$ref: '#/$defs/a', $defs: {a: {required: [titel], properties: {titel: {$ref: '#/$defs/b'}}}, b: {allOf: [{$ref: 'gemensamt#/$defs/text'}, {pattern: '^a'}]}}}";
    let output = with_condition(usual);
    let message = words(&output.stderr);
    assert!(matches!(output.status.code(), Some(0 | 1)), "own definitions stand beside the shared: {message}");
}

#[test]
fn patterns_and_lists_of_an_own_requirement_are_bounded() {
    let pattern = |pattern: &str| format!("{{properties: {{titel: {{pattern: '{pattern}'}}}}}}");
    for large in
        ["(a{1000}){1000}", "((a{100}){100}){100}", "(\\w{50}){50}", "[^a]{0,60000}", "(?i)(\\pL{1,200}å){1,200}"]
    {
        assert_refused(&pattern(large), "mönstret är för stort");
    }
    assert_refused(&pattern(&"(a)?".repeat(501)), "mönstret är längre än 2000 tecken");
    let words = (0..6_000).map(|number| format!("a{number}")).collect::<Vec<_>>().join(", ");
    assert_refused(&format!("{{properties: {{titel: {{enum: [{words}]}}}}}}"), "kravet har fler än 5000 värden");
    let many = vec!["{pattern: 'a'}"; 1_001].join(", ");
    assert_refused(
        &format!("{{properties: {{titel: {{anyOf: [{many}]}}}}}}"),
        "de egna kraven har fler än 1000 mönster",
    );
}

#[test]
fn brackets_in_an_own_requirement_are_told_at_their_line() {
    for mark in ["[", "{a: ", "[{a: ", "- "] {
        for condition in [mark.repeat(100_000), format!("\n  {}x", mark.repeat(100_000))] {
            let message = words(&with_condition(&condition).stderr);
            assert!(
                message.contains("krav/egna/prov.yaml: rad ") && message.chars().count() < 600,
                "{mark}: {message}"
            );
        }
    }
    let output = with_condition(&"[".repeat(300_000));
    assert!(words(&output.stderr).contains("rad 8: listor och fält ligger för djupt i varandra, gränsen är 64 steg"));
}

#[test]
fn a_catalogue_with_many_brackets_is_refused_at_its_line() {
    let catalogue = TempDir::new().expect("a folder");
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema");
    for file in ["författningar.yaml", "gemensamt.yaml", "typ/rutin.yaml"] {
        let copy = catalogue.path().join(file.replace('/', "-"));
        shell(&format!("cp -r '{}' '{}'", schema.display(), copy.display()));
        let text = fs::read_to_string(copy.join(file)).expect("a file of the catalogue");
        let lines = text.lines().count() + 1;
        fs::write(copy.join(file), format!("{text}x-djup: {}", "[".repeat(200_000))).expect("written");
        let output = Hostile::new().audit(&["--catalog", &copy.display().to_string()]);
        let message = words(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{file}: {message}");
        let told = format!("{file}: har för många nivåer i varandra på rad {lines}");
        assert!(message.contains(&told) || file == "författningar.yaml" && message.contains(file), "{told}: {message}");
    }
}

#[test]
fn many_examples_of_an_own_requirement_are_refused() {
    let hostile = Hostile::new();
    hostile.write("inst.yaml", "typ: inställningar\nid: inst\negna_krav: [krav]\n");
    hostile.write("krav/författningar.yaml", ACTS);
    let example = "{typ: rutin, id: r, titel: bbb, status: fastställd}";
    let many = format!("brister: [{}]", vec![example; 100].join(", "));
    let text = REQUIREMENT.replace("KRAV", "{properties: {titel: {pattern: '^a'}}}");
    hostile.write("krav/egna/prov.yaml", text.replace(&format!("brister: [{example}]"), &many));
    let output = bounded(&hostile.root(), &["audit", "."]);
    let message = words(&output.stderr);
    assert!(message.contains("krav/egna/prov.yaml: rad 12: kravet har fler än 100 exempel"), "{message}");
}
