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
