//! The commands `explain` and `rules`: every rule has a manual, a lagrum and its verification.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::shared::{Answer, Folder};

fn run(arguments: &[&str]) -> Answer {
    Folder::of(&[]).run(arguments)
}

fn explain(id: &str) -> Answer {
    run(&["explain", id, "--width", "400"])
}

/// The rules that pass the filters, as JSON.
fn rules(filters: &[&str]) -> Vec<Value> {
    let answer = run(&[&["rules", "--format", "json"], filters].concat());
    assert_eq!((answer.code, answer.stderr.as_str()), (0, ""), "{filters:?}");
    answer.json()["rules"].as_array().expect("the rules are a list").clone()
}

fn ids(filters: &[&str]) -> Vec<String> {
    rules(filters).iter().map(|rule| rule["id"].as_str().expect("a rule has an id").to_owned()).collect()
}

/// Asserts that an id is refused with this advice and nothing on standard output.
fn assert_refused(id: &str, advice: &str) {
    let answer = explain(id);
    assert_eq!((answer.code, answer.stdout.as_str()), (2, ""), "{id}: {}", answer.stderr);
    let said = answer.words();
    assert!(said.starts_with(&format!("fel: det finns ingen regel som heter {}", id.trim())), "{said}");
    assert!(said.contains(advice), "{advice:?} is not advised: {said}");
}

#[test]
fn a_requirement_is_explained_with_law_strength_and_grade() {
    let answer = explain("sosfs-2011-9/4-4-ansvar");
    assert_eq!((answer.code, answer.stderr.as_str()), (0, ""));
    assert!(answer.stdout.starts_with("sosfs-2011-9/4-4-ansvar\n"), "{}", answer.stdout);
    for shown in [
        "lagrum SOSFS 2011:9 4 kap. 4 §",
        "styrka föreskrift, räknas som brist",
        "belägg återgiven efter sekundärkälla, kontrollera lydelsen",
        "gäller dokument av typen rutin",
        "Vad programmet ser efter",
        "Så står det i rapporten",
        "Gör så",
        "Exempel utan brist typ: rutin",
    ] {
        assert!(answer.words().contains(shown), "{shown:?} is not shown: {}", answer.stdout);
    }
}

#[test]
fn the_place_in_the_law_is_the_one_that_is_known() {
    for (id, law, grade) in [
        (
            "hslf-fs-2017-40/3-4-2-3-tidplan",
            "lagrum HSLF-FS 2017:40 3 kap. 4 § andra stycket 3 ",
            "belägg författningens eller källans egen text är läst",
        ),
        (
            "hslf-fs-2018-54/2-intygsrutin",
            "lagrum HSLF-FS 2018:54 2 kap. (jämte SOSFS 2011:9 4 kap.) ",
            "belägg myndigheten själv anger lagrummet",
        ),
        (
            "sosfs-2011-9/5-3-avvikelserutin",
            "lagrum SOSFS 2011:9 5 kap. 3–8 §§ ",
            "belägg myndigheten själv anger lagrummet",
        ),
        (
            "hsl-2017-30/4-2-verksamhetschef",
            "lagrum HSL 4 kap. 2 § (jämte HSF 2017:80 4 kap. 1 §) ",
            "belägg myndigheten själv anger lagrummet",
        ),
    ] {
        let words = explain(id).words();
        assert!(words.contains(law) && words.contains(grade), "{law:?} {grade:?}: {words}");
    }
}

#[test]
fn a_check_that_is_no_law_says_so() {
    let answer = explain("giltighet/gammal");
    assert_eq!(answer.code, 0);
    let words = answer.words();
    assert!(words.contains("styrka ingen lag, räknas som brist"), "{words}");
    assert!(words.contains("ingen lag anger något antal"), "{words}");
    assert!(!words.contains("lagrum"), "{words}");
}

#[test]
fn the_beginning_of_an_id_is_enough_where_only_one_begins_so() {
    let whole = explain("hslf-fs-2018-54/2-intygsrutin").stdout;
    assert!(whole.starts_with("hslf-fs-2018-54/2-intygsrutin\n"));
    for beginning in ["hslf-fs-2018-54", "hslf-fs-2018-54/", "hslf-fs-2018-54/2", " hslf-fs-2018-54 "] {
        assert_eq!(explain(beginning).stdout, whole, "{beginning:?}");
    }
}

#[test]
fn an_id_that_others_begin_with_is_still_itself() {
    let answer = explain("sosfs-2011-9/4-2-process");
    assert!(answer.stdout.starts_with("sosfs-2011-9/4-2-process\n"), "{}", answer.words());
}

#[test]
fn a_beginning_of_several_is_refused_with_them() {
    assert_refused("lagrum", "flera börjar så: lagrum/fel-nummer, lagrum/styrka och lagrum/upphavt");
    assert_refused("sosfs-2011-9/4-4", "sosfs-2011-9/4-4-ansvar");
}

#[test]
fn a_near_miss_is_refused_with_the_nearest() {
    for (id, near) in [
        ("sosfs-2011-9/4-4-ansvra", "sosfs-2011-9/4-4-ansvar"),
        ("SOSFS-2011-9/4-4-ansvar", "sosfs-2011-9/4-4-ansvar"),
        ("giltighet/utgången", "giltighet/utgangen"),
        ("4-4-ansvar", "sosfs-2011-9/4-4-ansvar"),
        ("personnummer", "integritet/personnummer"),
        ("lagrum-upphavt", "lagrum/upphavt"),
    ] {
        assert_refused(id, &format!("menade du {near}?"));
    }
}

#[test]
fn what_is_like_no_rule_is_refused_with_the_way_to_the_list() {
    assert_refused("väderleken", "ledningskoll rules visar alla regler");
    assert_refused("x", "ledningskoll rules visar alla regler");
    assert_refused("", "ledningskoll rules visar alla regler");
}

#[test]
fn explain_without_an_id_is_refused_in_swedish() {
    let answer = run(&["explain"]);
    assert_eq!((answer.code, answer.stdout.as_str()), (2, ""));
    assert!(answer.words().contains("måste anges"), "{}", answer.words());
}

#[test]
fn every_rule_in_the_list_can_be_explained() {
    let folder = Folder::of(&[]);
    for id in ids(&[]) {
        let answer = folder.run(&["explain", &id]);
        assert_eq!((answer.code, answer.stderr.as_str()), (0, ""), "{id}");
        assert!(answer.stdout.starts_with(&format!("{id}\n")), "{id}: {}", answer.stdout);
        assert!(answer.stdout.contains("Vad programmet ser efter"), "{id}");
    }
}

#[test]
fn every_rule_that_a_report_names_is_in_the_list() {
    let examples = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/med-brister");
    let report = run(&["audit", examples, "--date", "2026-11-15", "--format", "json"]).json();
    let named: BTreeSet<String> = report["findings"]
        .as_array()
        .expect("the findings are a list")
        .iter()
        .map(|finding| finding["rule"].as_str().expect("a finding has a rule").to_owned())
        .collect();
    let known: BTreeSet<String> = ids(&[]).into_iter().collect();
    assert!(named.len() > 10, "{named:?}");
    assert_eq!(named.difference(&known).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn the_list_as_json_is_sorted_and_whole() {
    let answer = run(&["rules", "--format", "json"]);
    assert_eq!(answer.json()["version"], 1);
    let all = ids(&[]);
    let sorted: BTreeSet<&String> = all.iter().collect();
    assert_eq!(all.iter().collect::<Vec<_>>(), sorted.into_iter().collect::<Vec<_>>(), "sorted, and each once");
    for theme in [
        "atgard/ej-uppfoljd",
        "atgard/forfallen",
        "atgard/utan-orsak",
        "form/datum",
        "giltighet/gammal",
        "giltighet/oversyn-passerad",
        "giltighet/snart",
        "giltighet/utgangen",
        "identitet/dubblett",
        "integritet/personnummer",
        "katalog/inaktuell",
        "lagrum/fel-nummer",
        "lagrum/styrka",
        "lagrum/upphavt",
        "mal/ej-matbart",
        "mal/utan-period",
        "orsak/utan-atgard",
        "referens/ej-gallande",
        "referens/okand",
        "undantag/oanvant",
        "undantag/utganget",
        "utredning/datumordning",
    ] {
        assert!(all.contains(&theme.to_owned()), "{theme}");
    }
}

#[test]
fn the_list_as_json_tells_law_from_what_is_not() {
    for rule in rules(&[]) {
        let id = rule["id"].as_str().unwrap_or_default();
        let has_law = rule["provision"].is_string() && rule["strength"].is_string() && rule["verified"].is_string();
        let has_none = rule["provision"].is_null() && rule["strength"].is_null() && rule["verified"].is_null();
        assert!(has_law != has_none, "{rule}");
        assert!(!rule["title"].as_str().unwrap_or_default().is_empty(), "{rule}");
        let severity = rule["severity"].as_str().unwrap_or_default();
        assert!(["error", "warning", "note"].contains(&severity), "{rule}");
        let is_check =
            ["giltighet/", "form/", "lagrum/", "atgard/", "mal/", "undantag/"].iter().any(|at| id.starts_with(at));
        assert!(!is_check || has_none, "{rule}");
    }
}

#[test]
fn the_severities_of_the_checks_are_those_that_were_decided() {
    let all = rules(&[]);
    for (id, severity) in [
        ("identitet/dubblett", "error"),
        ("referens/okand", "warning"),
        ("referens/ej-gallande", "warning"),
        ("giltighet/utgangen", "error"),
        ("giltighet/oversyn-passerad", "warning"),
        ("giltighet/gammal", "error"),
        ("giltighet/snart", "note"),
        ("lagrum/upphavt", "error"),
        ("lagrum/fel-nummer", "warning"),
        ("lagrum/styrka", "note"),
        ("atgard/forfallen", "error"),
        ("atgard/ej-uppfoljd", "warning"),
        ("atgard/utan-orsak", "note"),
        ("orsak/utan-atgard", "note"),
        ("utredning/datumordning", "warning"),
        ("mal/ej-matbart", "warning"),
        ("mal/utan-period", "warning"),
        ("undantag/oanvant", "warning"),
        ("undantag/utganget", "error"),
        ("integritet/personnummer", "error"),
        ("katalog/inaktuell", "note"),
    ] {
        let rule = all.iter().find(|rule| rule["id"] == id).unwrap_or_else(|| panic!("{id} is in the list"));
        assert_eq!(rule["severity"], severity, "{id}");
    }
}

#[test]
fn the_list_is_filtered_by_act() {
    let of_sosfs = ids(&["--act", "sosfs-2011-9"]);
    assert!(of_sosfs.len() > 10 && of_sosfs.iter().all(|id| id.starts_with("sosfs-2011-9/")), "{of_sosfs:?}");
    assert_eq!(ids(&["--act", "SOSFS 2011:9"]), of_sosfs);
    assert_eq!(ids(&["--act", "HSLF-FS 2018:54"]), ["hslf-fs-2018-54/2-intygsrutin"]);
    assert_eq!(ids(&["--act", "hsl-2017-30"]).first().map(String::as_str), Some("hsl-2017-30/4-2-verksamhetschef"));
}

#[test]
fn an_act_whose_letters_another_begins_with_is_only_itself() {
    let of_hsl = ids(&["--act", "HSL"]);
    assert!(of_hsl.contains(&"hsl-2017-30/4-2-verksamhetschef".to_owned()), "{of_hsl:?}");
    assert!(of_hsl.iter().all(|id| id.starts_with("hsl-2017-30/")), "{of_hsl:?}");
}

#[test]
fn the_list_is_filtered_by_kind_and_level() {
    let is_all = |filters: &[&str], is_that: &dyn Fn(&Value) -> bool| {
        let left = rules(filters);
        assert!(!left.is_empty() && left.len() < rules(&[]).len(), "{filters:?}");
        let other: Vec<&Value> = left.iter().filter(|rule| !is_that(rule)).collect();
        assert_eq!(other, Vec::<&Value>::new(), "{filters:?}");
    };
    let is_about =
        |rule: &Value, kind: &str| rule["kinds"].as_array().is_some_and(|kinds| kinds.contains(&kind.into()));
    is_all(&["--kind", "utredning"], &|rule| is_about(rule, "utredning"));
    is_all(&["--kind", "rutin"], &|rule| is_about(rule, "rutin"));
    is_all(&["--level", "enhet"], &|rule| rule["level"] == "enhet");
    is_all(&["--level", "vårdgivare"], &|rule| rule["level"] == "vårdgivare");
    is_all(&["--level", "dokument"], &|rule| rule["level"].is_null());
    let both = ids(&["--kind", "rutin", "--level", "enhet"]);
    assert!(both.contains(&"hslf-fs-2018-54/2-intygsrutin".to_owned()), "{both:?}");
    assert!(!both.contains(&"sosfs-2011-9/4-4-ansvar".to_owned()), "{both:?}");
}

#[test]
fn a_level_is_of_requirements_only() {
    let of_documents = ids(&["--level", "dokument"]);
    assert!(of_documents.contains(&"sosfs-2011-9/4-4-ansvar".to_owned()), "{of_documents:?}");
    assert!(!of_documents.contains(&"katalog/inaktuell".to_owned()), "{of_documents:?}");
}

#[test]
fn the_list_in_the_terminal_counts_its_rules() {
    let number = ids(&["--act", "hslf-fs-2017-40"]).len();
    for width in ["60", "120"] {
        let answer = run(&["rules", "--act", "hslf-fs-2017-40", "--width", width]);
        assert!(answer.stdout.trim_end().ends_with(&format!("{number} regler")), "{}", answer.stdout);
        assert!(answer.words().contains("hslf-fs-2017-40/3-4-1-1"), "{}", answer.stdout);
    }
    assert!(run(&["rules", "--act", "hslf-fs-2018-54"]).stdout.trim_end().ends_with("1 regel"));
}

#[test]
fn an_unknown_level_or_format_is_refused() {
    for arguments in [&["rules", "--level", "landsting"][..], &["rules", "--format", "xml"]] {
        let answer = run(arguments);
        assert_eq!((answer.code, answer.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(answer.words().contains(&format!("\"{}\" går inte att använda", arguments[2])), "{}", answer.words());
    }
}
