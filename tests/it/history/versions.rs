//! Versions that change without a decision, and texts of which only the writing changes.

use super::{CHANGED, ROUTINE, changed, found, rules};
use crate::shared::repository::Repository;

const RESTAMPED: &str = "historik/version-utan-beslut";

/// What is found where a routine was committed with these texts, one after the other.
fn after(texts: &[String]) -> Vec<(String, String, String)> {
    let repository = Repository::init(&[]);
    for (number, text) in texts.iter().enumerate() {
        repository.commit(&format!("2026-02-0{}", number + 1), &[("r.yaml", text)]);
    }
    found(&repository, &[])
}

#[test]
fn a_version_that_changes_without_a_new_decision_is_a_tip() {
    let version = |text: &str, number: &str| text.replace("\"1.0\"", number);
    for second in [version(ROUTINE, "2.0"), version(&changed(ROUTINE), "\"1.1\"")] {
        let findings = after(&[ROUTINE.to_owned(), second.clone(), format!("# Oändrad.\n{second}")]);
        assert_eq!(rules(&findings), [RESTAMPED]);
        assert!(findings[0].1.ends_with("men fastställd är fortfarande 2026-01-10"), "{findings:?}");
        assert!(findings[0].1.starts_with("version har ändrats från 1.0 till "), "{findings:?}");
    }
    let repository = Repository::init(&[]);
    let decided = repository.commit("2026-02-01", &[("r.yaml", ROUTINE)]);
    repository.write(&[("r.yaml", &version(ROUTINE, "2.0"))]);
    assert_eq!(rules(&found(&repository, &[])), ["historik/ej-incheckad", RESTAMPED]);
    repository.commit("2026-02-02", &[]);
    let answer = repository.folder.run(&["audit", "--select", RESTAMPED, "--format=json", "--fail-on=note"]);
    let finding = &answer.json()["findings"][0];
    assert_eq!((&finding["severity"], &finding["pointer"], answer.code), (&"note".into(), &"/version".into(), 1));
    assert_eq!(found(&repository, &["--at", &decided]), []);
    let explained = repository.folder.run(&["explain", RESTAMPED]);
    assert!(explained.code == 0 && explained.words().contains("dagen för det nya beslutet"), "{}", explained.words());
}

#[test]
fn a_decision_that_is_spelt_otherwise_or_loses_its_version_is_the_same() {
    let bare = |text: &str| text.replace("version: \"1.0\"\n", "");
    let empty = |text: &str| text.replace("version: \"1.0\"", "version: \"\"");
    let spelt = |text: &str| text.replace("fastställd: 2026-01-10", "fastställd: 20260110");
    let (first, second) = (ROUTINE.to_owned(), changed(ROUTINE));
    assert!(bare(&first) != first && empty(&first) != first && spelt(&first) != first);
    for texts in [
        vec![first.clone(), second.clone(), bare(&second)],
        vec![first.clone(), bare(&second)],
        vec![first.clone(), second.clone(), empty(&second)],
        vec![spelt(&first), spelt(&second), second.clone()],
        vec![spelt(&first), second],
    ] {
        assert_eq!(rules(&after(&texts)), ["historik/andrad-efter-faststallande"], "{texts:?}");
    }
    for texts in [[first.clone(), bare(&first)], [first.clone(), empty(&first)], [spelt(&first), first]] {
        assert_eq!(after(&texts), [], "{texts:?}");
    }
}

#[test]
fn a_version_that_is_filled_in_or_follows_its_decision_is_no_tip() {
    let version = |number: &str| ROUTINE.replace("\"1.0\"", number);
    let draft = ROUTINE.replace("status: fastställd", "status: utkast");
    let second = version("2.0").replace("2026-01-10", "2026-06-01");
    for texts in [
        [ROUTINE.replace("version: \"1.0\"\n", ""), ROUTINE.to_owned()],
        [ROUTINE.to_owned(), version("1")],
        [ROUTINE.to_owned(), version("v1.0")],
        [ROUTINE.to_owned(), second],
        [draft, version("2.0")],
    ] {
        assert_eq!(after(&texts), [], "{texts:?}");
    }
}

#[test]
fn line_ends_and_the_mark_at_the_beginning_of_a_file_are_no_change() {
    let block = format!("{ROUTINE}tillvägagångssätt: |\n  Ett steg.\n\n  Två steg.\n");
    let windows = block.replace('\n', "\r\n");
    let texts = [block.clone(), windows.clone(), format!("\u{feff}{windows}"), format!("\u{feff}{block}"), block];
    for first in 0..texts.len() - 1 {
        assert_eq!(after(&texts[first..]), []);
        assert_eq!(after(&[texts[first].clone(), texts[first + 1].clone()]), []);
    }
    let other = changed(&texts[1]);
    assert_eq!(after(&[texts[0].clone(), other]).len(), 1, "a change under other line ends is found");
}

#[test]
fn a_number_that_is_filled_in_together_with_another_text_is_a_tip() {
    let bare = |text: &str| text.replace("version: \"1.0\"\n", "");
    let (first, second) = (ROUTINE.to_owned(), changed(ROUTINE));
    let mark = |text: &str| format!("# Oändrad.\n{text}");
    for texts in [
        vec![bare(&first), second.clone()],
        vec![bare(&first), second.clone(), mark(&second)],
        vec![bare(&first), bare(&second), second.clone()],
        vec![first.replace("\"1.0\"", "\"\""), second.clone()],
    ] {
        let findings = after(&texts);
        assert_eq!(rules(&findings), [RESTAMPED], "{texts:?}");
        let message = "version har fyllts i (1.0) och texten är en annan, men fastställd är fortfarande 2026-01-10: syfte \
                       skiljer sig";
        assert_eq!(findings[0].1, message);
    }
    // What is changed after the number came in is changed while day and number stand still.
    for texts in [vec![bare(&first), first.clone(), second.clone()], vec![first.clone(), bare(&second), second.clone()]]
    {
        assert_eq!(rules(&after(&texts)), [CHANGED], "{texts:?}");
    }
    // The number of another version is one also where there was none in between.
    let texts = [first.clone(), bare(&first), first.replace("\"1.0\"", "2.0")];
    assert_eq!(rules(&after(&texts)), [RESTAMPED]);
    let repository = Repository::init(&[]);
    repository.commit("2026-02-01", &[("r.yaml", &bare(&first))]);
    repository.write(&[("r.yaml", &second)]);
    assert_eq!(rules(&found(&repository, &[])), ["historik/ej-incheckad", RESTAMPED]);
}

#[test]
fn a_day_that_was_taken_away_and_put_back_is_the_same_decision() {
    let undated = |text: &str| text.replace("fastställd: 2026-01-10\n", "");
    let draft = |text: &str| text.replace("status: fastställd", "status: utkast");
    let later = |text: &str| text.replace("2026-01-10", "2026-06-01");
    let (first, second) = (ROUTINE.to_owned(), changed(ROUTINE));
    assert!(undated(&first) != first && draft(&first) != first && later(&first) != first);
    for between in [
        vec![undated(&second)],
        vec![undated(&first)],
        vec![undated(&first), undated(&second)],
        vec![draft(&undated(&second))],
        vec![draft(&undated(&first)), draft(&undated(&second)), draft(&second)],
        vec![later(&second)],
        vec![later(&first), undated(&second)],
    ] {
        let texts = [vec![first.clone()], between, vec![second.clone()]].concat();
        assert_eq!(rules(&after(&texts)), [CHANGED], "{texts:?}");
        // With its own text it is what was decided.
        let texts = [&texts[..texts.len() - 1], std::slice::from_ref(&first)].concat();
        assert_eq!(after(&texts), [], "{texts:?}");
        // Under another number it is a tip.
        let texts = [&texts[..texts.len() - 1], &[second.replace("\"1.0\"", "2.0")]].concat();
        assert_eq!(rules(&after(&texts)), [RESTAMPED], "{texts:?}");
    }
}

#[test]
fn a_day_that_is_new_is_a_new_decision() {
    let undated = |text: &str| text.replace("fastställd: 2026-01-10\n", "");
    let draft = |text: &str| text.replace("status: fastställd", "status: utkast");
    let later = |text: &str| text.replace("2026-01-10", "2026-06-01");
    let bare = |text: &str| text.replace("version: \"1.0\"\n", "");
    let (first, second) = (ROUTINE.to_owned(), changed(ROUTINE));
    for texts in [
        vec![first.clone(), undated(&second), later(&second)],
        vec![first.clone(), later(&second)],
        vec![bare(&first), later(&second)],
        vec![draft(&undated(&first)), draft(&undated(&second)), second.clone()],
        vec![draft(&first), second.clone()],
        vec![draft(&bare(&first)), second.clone()],
        vec![undated(&first), second.clone()],
        vec![undated(&bare(&first)), second.clone()],
        vec![bare(&first), first.clone()],
        vec![bare(&first), draft(&bare(&first)), first.clone()],
    ] {
        assert_eq!(after(&texts), [], "{texts:?}");
    }
}

#[test]
fn the_same_number_written_otherwise_hides_no_change() {
    for number in ["1", "v1.0", "V 1"] {
        let texts = [ROUTINE.to_owned(), changed(ROUTINE).replace("\"1.0\"", number)];
        assert_eq!(rules(&after(&texts)), [CHANGED], "{number}");
        assert_eq!(after(&[texts[0].clone(), ROUTINE.replace("\"1.0\"", number)]), [], "{number}");
    }
}
