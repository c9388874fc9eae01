//! The enheter that a routine covers: drafts, expired and withdrawn ones cover none; inherited ones are marked.

use std::fs;
use std::process::Command;

use serde_json::Value;

const UNITS: &str = "typ: enhet
id: region
namn: Region Norr
---
typ: enhet
id: vc-a
namn: A vårdcentral
överordnad: region
---
typ: enhet
id: vc-b
namn: B vårdcentral
överordnad: region
";

fn audit(routine: &str) -> Value {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("enheter.yaml"), UNITS).expect("written");
    fs::write(folder.path().join("rutin.yaml"), format!("typ: rutin\nid: rut-intyg\nområde: intyg\n{routine}"))
        .expect("written");
    let output = Command::new(env!("CARGO_BIN_EXE_ledningskoll"))
        .args(["audit", "--date", "2026-11-15", "--format", "json", "--select", "hslf-fs-2018-54/2-intygsrutin"])
        .arg(folder.path())
        .output()
        .expect("the program runs");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn outcomes(report: &Value) -> Vec<(String, String)> {
    let rows = report["assessments"].as_array().expect("assessments").iter();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    rows.map(|row| (text(&row["unit"]), text(&row["outcome"]))).collect()
}

fn both(a: &str, b: &str) -> Vec<(String, String)> {
    vec![("vc-a".into(), a.into()), ("vc-b".into(), b.into())]
}

#[test]
fn a_gap_for_each_enhet_that_is_left_uncovered() {
    let report = audit("status: fastställd\ngäller_för: vc-a\n");
    assert_eq!(outcomes(&report), both("satisfied", "violated"));
    let finding = &report["findings"][0];
    assert_eq!(finding["provision"]["act"], "HSLF-FS 2018:54");
    assert_eq!(finding["provision"]["place"], "2 kap.");
    assert_eq!(finding["units"][0], "vc-b");
    assert_eq!((&finding["path"], &finding["start"]["line"]), (&"enheter.yaml".into(), &11.into()));
}

#[test]
fn what_is_not_in_force_does_not_cover() {
    let not_in_force = [
        ("status: utkast\n", "är ett utkast"),
        ("status: på granskning\n", "är på granskning"),
        ("status: upphävd\n", "är upphävd"),
        ("status: arkiverad\n", "är arkiverad"),
        ("", "saknar status"),
        ("status: fastställd\ngiltig_till: 2026-11-14\n", "gick ut 2026-11-14"),
        ("status: fastställd\ngiltig_från: 2026-11-16\n", "gäller först från 2026-11-16"),
    ];
    for (lines, why) in not_in_force {
        let report = audit(lines);
        assert_eq!(outcomes(&report), both("violated", "violated"), "{lines}");
        let related = report["findings"][0]["related"][0]["message"].as_str().unwrap_or_default();
        assert!(related.contains(why), "{related}");
    }
}

#[test]
fn one_decided_above_covers_and_the_report_says_from_where() {
    let in_force = [
        "status: fastställd\n",
        "status: Godkänd\ngäller_för: alla\n",
        "status: under revidering\ngäller_för: [Region Norr]\n",
        "status: fastställd\ngäller_för: region\ngiltig_från: 2026-11-15\ngiltig_till: 2026-11-15\n",
        "status: antagen\nenhet: region\ngiltig_till: tills vidare\n",
    ];
    for lines in in_force {
        let report = audit(lines);
        assert_eq!(outcomes(&report), both("satisfied", "satisfied"), "{lines}");
        assert_eq!(report["assessments"][0]["evidence"][0], 0, "{lines}");
        assert_eq!(report["evidence"][0]["units"][0], "region", "{lines}");
    }
}

#[test]
fn doubt_never_looks_like_a_gap_or_like_success() {
    let unclear = [
        "status: fastställd\ngäller_för: Mottagningarna i norr\n",
        "status: fastställd\ngiltig_till: våren 2027\n",
        "status: fastslagen\n",
    ];
    for lines in unclear {
        let report = audit(lines);
        assert_eq!(outcomes(&report), both("undetermined", "undetermined"), "{lines}");
        assert!(report["assessments"][0]["reason"].is_string(), "{lines}");
    }
}
