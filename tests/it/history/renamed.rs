//! Ids that are replaced everywhere at once: what names another document anew is not changed.

use super::{CHANGED, ROUTINE, changed, found, rules};
use crate::shared::repository::Repository;

const UNIT: &str = "typ: enhet\nid: vc-norr\nnamn: Norra vårdcentralen\nnivå: vårdenhet\n";
const ROLE: &str =
    "typ: ansvar\nid: roll-mla\ntitel: Medicinskt ledningsansvar\nroll: medicinskt ledningsansvarig läkare\n";

/// A routine that names an enhet and a role.
fn routine() -> String {
    format!("{ROUTINE}gäller_för: [vc-norr]\nansvar: [{{uppgift: Skriva intyg, roll: roll-mla}}]\n")
}

/// A text with the enhet under another id.
fn renamed(text: &str) -> String {
    text.replace("vc-norr", "vc-nord")
}

/// A repository with an enhet, a role and a routine that names them.
fn begun() -> Repository {
    let repository = Repository::init(&[]);
    repository.commit("2026-01-12", &[("e.yaml", UNIT), ("roller.yaml", ROLE), ("r.yaml", &routine())]);
    repository
}

#[test]
fn an_id_that_is_replaced_everywhere_changes_no_text_that_names_it() {
    let role = |text: &str| text.replace("roll-mla", "roll-ledningsansvarig");
    let both = renamed(&role(&routine()));
    let other_name = renamed(UNIT).replace("Norra vårdcentralen", "Vårdcentralen Nord");
    let (same, other, role_there) = (renamed(UNIT), renamed(&routine()), role(ROLE));
    for files in [
        vec![("e.yaml", same.as_str()), ("r.yaml", &other)],
        vec![("e.yaml", &other_name), ("r.yaml", &other)],
        vec![("roller.yaml", &role_there), ("r.yaml", &role(&routine()))],
        vec![("e.yaml", &same), ("roller.yaml", &role_there), ("r.yaml", &both)],
    ]
    .map(|files| files.into_iter().map(|(path, text)| (path, text.to_owned())).collect::<Vec<_>>())
    {
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
        let repository = begun();
        repository.write(&files);
        let on_disk = found(&repository, &[]);
        assert!(on_disk.iter().all(|(rule, ..)| rule == "historik/ej-incheckad"), "{on_disk:?}");
        repository.git(&["add", "--all"]);
        assert_eq!(found(&repository, &["--staged"]), []);
        repository.commit("2026-02-01", &[]);
        assert_eq!(found(&repository, &[]), [], "{files:?}");
        repository.commit("2026-02-02", &[("m.yaml", "typ: mål\nid: m\n")]);
        assert_eq!(found(&repository, &[]), [], "{files:?}");
        let text = std::fs::read_to_string(repository.folder.path().join("r.yaml")).expect("the file is there");
        repository.commit("2026-03-01", &[("r.yaml", &changed(&text))]);
        let findings = found(&repository, &[]);
        assert_eq!(rules(&findings), [CHANGED], "{files:?}");
        assert!(findings[0].1.ends_with(": syfte skiljer sig"), "only what was changed is told: {findings:?}");
    }
}

#[test]
fn an_enhet_in_a_file_of_many_or_in_another_file_is_known_by_its_name() {
    let others = "typ: enhet\nid: vc-syd\nnamn: Södra\n---\ntyp: enhet\nid: vc-öst\nnamn: Östra\n---\n";
    let repository = begun();
    repository.git(&["rm", "--quiet", "e.yaml"]);
    repository.commit("2026-01-13", &[("alla.yaml", &format!("{others}{UNIT}"))]);
    let all = format!("{others}{}", renamed(UNIT));
    repository.commit("2026-02-01", &[("alla.yaml", &all), ("r.yaml", &renamed(&routine()))]);
    assert_eq!(found(&repository, &[]), []);
    let back = [("norr.yaml", UNIT), ("alla.yaml", others.trim_end_matches("---\n")), ("r.yaml", &routine())];
    repository.commit("2026-02-02", &back);
    assert_eq!(found(&repository, &[]), []);
}

#[test]
fn a_reference_to_another_enhet_is_a_change() {
    let other = "typ: enhet\nid: vc-nord\nnamn: Nordvästra vårdcentralen\nnivå: vårdenhet\n";
    // It was there before.
    let repository = begun();
    repository.commit("2026-01-13", &[("nord.yaml", other)]);
    repository.commit("2026-02-01", &[("r.yaml", &renamed(&routine()))]);
    assert_eq!(rules(&found(&repository, &[])), [CHANGED]);
    // It came with the change, and the first is still there.
    let repository = begun();
    repository.commit("2026-02-01", &[("nord.yaml", other), ("r.yaml", &renamed(&routine()))]);
    assert_eq!(rules(&found(&repository, &[])), [CHANGED]);
    // It took the place of the first, under another name in another file.
    let repository = begun();
    repository.git(&["rm", "--quiet", "e.yaml"]);
    repository.commit("2026-02-01", &[("nord.yaml", other), ("r.yaml", &renamed(&routine()))]);
    assert_eq!(rules(&found(&repository, &[])), [CHANGED]);
    // The first was closed, and one that was there before took over.
    let repository = begun();
    repository.commit("2026-01-13", &[("nord.yaml", other)]);
    repository.git(&["rm", "--quiet", "e.yaml"]);
    repository.commit("2026-02-01", &[("r.yaml", &renamed(&routine()))]);
    assert_eq!(rules(&found(&repository, &[])), [CHANGED]);
    // Nothing describes it.
    let repository = begun();
    repository.commit("2026-02-01", &[("r.yaml", &renamed(&routine()))]);
    assert_eq!(rules(&found(&repository, &[])), [CHANGED]);
}
