//! Arguments: invalid ones are refused in Swedish with the nearest valid one, and help is in Swedish.

use crate::shared::{FORM, Folder, assert_swedish};

#[test]
fn an_unknown_enhet_is_refused_with_the_nearest() {
    let folder = Folder::with_good();
    folder
        .audit(&["--unit", "vc-nor"])
        .assert_refused("det finns ingen enhet med id eller namn vc-nor", "kör utan --unit");
    folder.write("enhet.yaml", "typ: enhet\nid: vc-norr\nnamn: Norra vårdcentralen\n");
    folder
        .audit(&["--unit", "vc-nor"])
        .assert_refused("det finns ingen enhet med id eller namn vc-nor", "menade du vc-norr?");
    folder
        .audit(&["--unit", "söder"])
        .assert_refused("det finns ingen enhet med id eller namn söder", "enheterna är vc-norr");
    assert_eq!(folder.audit(&[&FORM[..], &["--unit", "vc-norr"]].concat()).code, 0);
}

#[test]
fn a_date_that_is_none_is_refused_with_the_right_form() {
    let folder = Folder::with_good();
    let audit = |date: &str| folder.run(&["audit", ".", "--date", date]);
    audit("20261115").assert_refused("\"20261115\" är inget datum", "skriv --date 2026-11-15");
    audit("2026-02-30").assert_refused("\"2026-02-30\" är inget datum", "skriv datumet som ÅÅÅÅ-MM-DD");
    audit("2026-02-30").assert_refused("\"2026-02-30\" är inget datum", "februari 2026 har 28 dagar");
    audit("i morgon").assert_refused("\"i morgon\" är inget datum", "skriv datumet som ÅÅÅÅ-MM-DD");
    audit("2026").assert_refused("\"2026\" är inget datum", "skriv datumet som ÅÅÅÅ-MM-DD");
}

#[test]
fn an_unknown_rule_is_refused_with_the_nearest() {
    let folder = Folder::with_good();
    for flag in ["--select", "--ignore"] {
        folder
            .audit(&[flag, "form/datun"])
            .assert_refused("det finns ingen regel som heter form/datun", "menade du form/datum?");
        folder
            .audit(&[flag, "form,recept"])
            .assert_refused("det finns ingen regel som heter recept", "skriv en regels id");
    }
}

#[test]
fn wrong_arguments_are_refused_in_swedish() {
    let folder = Folder::with_good();
    folder.run(&["audit", "--formt", "json"]).assert_refused("flaggan --formt finns inte", "menade du --format?");
    folder.run(&["audit", "--blå"]).assert_refused("flaggan --blå finns inte", "ledningskoll --help visar");
    folder.run(&["adit"]).assert_refused("kommandot adit finns inte", "menade du audit?");
    folder.run(&["recept"]).assert_refused("kommandot recept finns inte", "ledningskoll --help visar");
    folder
        .run(&["audit", "--format", "yaml"])
        .assert_refused("\"yaml\" går inte att använda för --format", "välj ett av terminal, json");
    folder
        .run(&["audit", "--format"])
        .assert_refused("--format <FORMAT> behöver ett värde", "välj ett av terminal, json");
    folder
        .run(&["audit", "--width", "3"])
        .assert_refused("\"3\" går inte att använda för --width", "ledningskoll --help visar");
    folder
        .run(&["audit", "-q", "-v"])
        .assert_refused("--quiet och --verbose kan inte användas samtidigt", "ledningskoll --help visar");
}

#[test]
fn one_folder_too_many_is_not_called_a_flag() {
    let answer = Folder::with_good().run(&["audit", ".", "rutiner"]);
    let message = answer.message();
    assert_eq!(answer.code, 2);
    assert!(message.contains("rutiner") && !message.contains("flaggan rutiner"), "{message}");
}

#[test]
fn help_is_in_swedish() {
    let answer = Folder::of(&[]).run(&["--help"]);
    assert_eq!((answer.code, answer.stderr.as_str()), (0, ""));
    for word in
        ["Användning: ledningskoll", "Kommandon:", "Flaggor:", "Visa den här hjälpen", "Slutkod: 0 inga brister"]
    {
        assert!(answer.stdout.contains(word), "{word:?} is not in {}", answer.stdout);
    }
    assert_swedish(&answer.stdout);
}

#[test]
fn help_of_audit_is_in_swedish() {
    let answer = Folder::of(&[]).run(&["audit", "--help"]);
    assert_eq!((answer.code, answer.stderr.as_str()), (0, ""));
    for word in ["Användning: ledningskoll audit", "Flaggor:", "Visa bara sista raden", "[MAPP]"] {
        assert!(answer.stdout.contains(word), "{word:?} is not in {}", answer.stdout);
    }
    for word in ["Usage", "Options:", "Arguments:", "Print", "[default", "possible values"] {
        assert!(!answer.stdout.contains(word), "{word:?} is English: {}", answer.stdout);
    }
}

#[test]
fn what_a_swedish_speaker_guesses_leads_to_what_it_is_called() {
    let folder = Folder::of(&[("rutiner/.keep", ""), ("våra rutiner/.keep", "")]);
    for (arguments, advice) in [
        (&["audit", "--enhet", "vc"][..], "menade du --unit?"),
        (&["--enhet", "vc"], "menade du --unit?"),
        (&["gap", "--författning=PSL"], "menade du --act?"),
        (&["due", "--roll", "x"], "menade du --role?"),
        (&["bundle", "--dag", "2026-01-01"], "menade du --on?"),
        (&["bundle", "--omrade", "intyg"], "menade du --område?"),
        (&["trend", "--dag", "2026-01-01"], "menade du --date?"),
        (&["diff", "--sedan", "2026-01-01"], "menade du --since?"),
        (&["granska"], "menade du ledningskoll audit?"),
        (&["hjälp"], "menade du ledningskoll --help?"),
        (&["årsberättelse"], "menade du ledningskoll annual-report?"),
        (&["rutiner"], "menade du ledningskoll audit rutiner?"),
        (&["våra rutiner"], "menade du ledningskoll audit \"våra rutiner\"?"),
        (&["audit", "--format", "word"], "menade du --output docx=FIL?"),
        (&["audit", "--format", "webbsida"], "menade du html?"),
        (&["audit", "--output", "excel=plan.xlsx"], "menade du xlsx=plan.xlsx?"),
    ] {
        let answer = folder.run(arguments);
        assert_eq!(answer.code, 2, "{arguments:?}");
        assert!(answer.stderr.contains(advice), "{arguments:?}: {}", answer.stderr);
    }
}

#[test]
fn the_level_that_fails_is_said_in_swedish() {
    let folder = Folder::with_good();
    for level in ["brist", "bör", "bor", "tips", "aldrig", "error", "warning", "note", "never"] {
        assert_ne!(folder.audit(&["--fail-on", level]).code, 2, "{level}");
    }
    folder
        .audit(&["--fail-on", "allt"])
        .assert_refused("\"allt\" går inte att använda", "välj ett av brist, bör, tips, aldrig");
}
