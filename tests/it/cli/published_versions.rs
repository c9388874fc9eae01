//! `publish` where a document has several versions: the one that holds is published, as it was, for those it was decided for.

use crate::shared::repository::Repository;

const UNITS: &str =
    "typ: enhet\nid: vc\nnamn: Vårdcentralen\nnivå: enhet\n---\ntyp: enhet\nid: bup\nnamn: BUP\nnivå: enhet\n";

/// A routine with an id, a status and more fields.
fn routine(id: &str, status: &str, rest: &str) -> String {
    format!("typ: rutin\nid: {id}\ntitel: Rutin {id}\nstatus: {status}\n{rest}")
}

#[test]
fn a_version_that_holds_is_listed_at_the_enheter_that_it_names_itself() {
    let repository = Repository::init(&[]);
    let first = routine("a", "fastställd", "fastställd: 2026-01-10\ngäller_för: [vc]\n");
    let second =
        routine("a", "fastställd", "version: 2\nfastställd: 2026-11-01\ngiltig_från: 2026-12-01\ngäller_för: [bup]\n");
    repository.commit("2026-01-11", &[("enhet.yaml", UNITS), ("a.yaml", &first)]);
    repository.commit("2026-11-02", &[("a.yaml", &second)]);
    let site = repository.folder.site(&[]);
    assert!(site.text("enhet/vc.html").contains("Rutin a"), "{}", site.text("enhet/vc.html"));
    assert!(!site.text("enhet/bup.html").contains("Rutin a"), "{}", site.text("enhet/bup.html"));
    assert!(site.text("dokument.html").contains("Rutin a Rutin · Vårdcentralen"), "{}", site.text("dokument.html"));
}
