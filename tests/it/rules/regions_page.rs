//! The region's own page written as documents: each duty that is left out is named, with two enheter as with one.

use crate::shared::Folder;

/// A role of the page, the level that is asked, and its duties.
const ROLES: [(&str, &str, bool, &[&str]); 3] = [
    (
        "vårdgivare",
        "region-jonkoping/vardgivarens-ansvar",
        false,
        &["direktiv", "organisation", "kompetens-och-befogenheter", "uppföljning-av-mål", "verksamhetsöverskridande"],
    ),
    (
        "verksamhetschef",
        "region-jonkoping/verksamhetschefens-ansvar",
        true,
        &[
            "god-vård",
            "kompetens-och-bemötande",
            "mätbara-mål",
            "åtgärder-och-resultat",
            "rutiner-för-kvalitetsarbetet",
            "uppföljning-och-analys",
        ],
    ),
    (
        "hälso-och-sjukvårdspersonal",
        "region-jonkoping/personalens-ansvar",
        true,
        &["kvalitetsarbete", "intygsbestämmelser", "riktlinjer-och-vårdprogram", "beslutsstöd", "mål-och-resultat"],
    ),
];

/// The roles with all their duties but one.
fn roles(left_out: (&str, &str)) -> String {
    let role = |(name, _, _, duties): &(&str, &str, bool, &[&str])| {
        let kept = duties.iter().filter(|duty| (*name, **duty) != left_out);
        let duties: String = kept.map(|duty| format!("  - {{uppgift: {duty}, område: [{duty}]}}\n")).collect();
        format!(
            "typ: ansvar\nid: roll-{name}\nroll: {name}\ngäller_för: [region]\nstatus: fastställd\nfastställd: 2025-01-10\n\
             fastställd_av: regiondirektör\nuppgifter:\n{duties}"
        )
    };
    ROLES.iter().map(role).collect::<Vec<_>>().join("---\n")
}

#[test]
fn each_duty_that_is_left_out_is_named_for_each_enhet() {
    let units = [
        "typ: enhet\nid: region\nnamn: Regionen\nnivå: region\n---\ntyp: enhet\nid: vc-a\nnamn: Almen\nnivå: enhet\növerordnad: region\n",
        "---\ntyp: enhet\nid: vc-b\nnamn: Björken\nnivå: enhet\növerordnad: region\n",
    ];
    for number in 1..=2 {
        let folder = Folder::of(&[("enheter.yaml", &units[..number].concat())]);
        for (role, rule, is_of_units, duties) in ROLES {
            for duty in duties {
                folder.write("ansvar.yaml", roles((role, duty)));
                let fixed = ["audit", ".", "--date", "2025-06-01", "--profile", "region-jonkoping", "--select", rule];
                let report = folder.run(&[&fixed[..], &["--format", "json"]].concat()).json();
                let findings = report["findings"].as_array().expect("a list");
                assert_eq!(findings.len(), if is_of_units { number } else { 1 }, "{role} without {duty}");
                for finding in findings {
                    assert!(finding["message"].as_str().is_some_and(|message| message.contains(duty)), "{finding}");
                }
                let shown = folder.run(&[&fixed[..], &["--verbose"]].concat());
                assert!(shown.words().contains(duty), "{}", shown.stdout);
            }
        }
    }
}

#[test]
fn duties_that_two_enheter_lack_unlike_each_other_are_not_merged() {
    let folder = Folder::of(&[(
        "enheter.yaml",
        "typ: enhet\nid: vc-a\nnamn: Almen\nnivå: enhet\n---\ntyp: enhet\nid: vc-b\nnamn: Björken\nnivå: enhet\n",
    )]);
    let of = |unit: &str, duty: &str| {
        format!(
            "typ: ansvar\nid: chef-{unit}\nroll: verksamhetschef\ngäller_för: [{unit}]\nstatus: fastställd\nfastställd: 2025-01-10\n\
             uppgifter: [{{uppgift: x, område: [{duty}]}}]\n"
        )
    };
    folder.write("a.yaml", of("vc-a", "god-vård"));
    folder.write("b.yaml", of("vc-b", "mätbara-mål"));
    let rule = "region-jonkoping/verksamhetschefens-ansvar";
    let fixed = ["audit", ".", "--date", "2025-06-01", "--profile", "region-jonkoping", "--select", rule, "--verbose"];
    let words = folder.run(&fixed).words();
    // Four duties are lacking in both, and one in each alone.
    assert_eq!(words.matches("(2 enheter)").count(), 4, "{words}");
    assert!(words.contains("området god-vård") && words.contains("området mätbara-mål"), "{words}");
}
