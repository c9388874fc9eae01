//! Hostile requirements and catalogues: patterns, references and depth.

use std::fs;
use std::path::Path;
use std::process::Output;

use tempfile::TempDir;

use super::{Hostile, bounded, shell, words};

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
        assert!(message.contains("krav/egna/prov.yaml: villkoret hänvisar med $ref"), "{target}: {message}");
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
    for levels in (100..140).step_by(13).chain(121..131) {
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
