//! `organisation/*`: the enheter as a tree.

use super::{ROUTINE, assert_found, assert_found_beside, found, help};

#[test]
fn an_unknown_parent_is_told_with_the_nearest() {
    let units = "typ: enhet\nid: region-norr\n---\ntyp: enhet\nid: vc-norr\növerordnad: region-nor\n";
    let files = [("e.yaml", units)];
    assert_eq!(
        found("organisation", &files),
        ["error organisation/okand-overordnad e.yaml:6:13 den överordnade enheten region-nor finns inte beskriven"]
    );
    assert_eq!(help("organisation", &files), "menade du region-norr?");
    assert_eq!(found("referens", &files), Vec::<String>::new(), "it is not told twice");
}

#[test]
fn a_parent_by_id_by_name_or_none_at_all_is_no_finding() {
    assert_found_beside(
        "organisation/okand-overordnad",
        "typ: enhet\nid: {id}\n{text}\n",
        "typ: enhet\nid: region-norr\nnamn: Region Norr\n",
        &[("överordnad: Regionen", "error")],
        &[
            "överordnad: region-norr",
            "överordnad: Region Norr",
            "överordnad: region norr",
            "överordnad: null",
            "överordnad: \"\"",
            "namn: Egen",
        ],
    );
}

#[test]
fn a_parent_that_is_not_filled_in_is_none() {
    assert_found(
        "organisation/okand-overordnad",
        "typ: enhet\nid: {id}\n{text}\n",
        &[("överordnad: Regionen", "error")],
        &["överordnad:", "överordnad: ~"],
    );
}

#[test]
fn enheter_in_a_ring_are_each_told() {
    let units = "typ: enhet\nid: a\növerordnad: b\n---\ntyp: enhet\nid: b\növerordnad: a\n---\ntyp: enhet\nid: c\növerordnad: a\n---\n\
                 typ: enhet\nid: d\növerordnad: d\n---\ntyp: enhet\nid: e\n";
    let findings = found("organisation", &[("e.yaml", units)]);
    let expected = [(3, "a"), (7, "b"), (15, "d")].map(|(line, id)| {
        format!(
            "error organisation/cirkel e.yaml:{line}:13 enheten {id} står i en cirkel: följer man överordnad uppåt kommer man tillbaka hit"
        )
    });
    assert_eq!(findings, expected);
}

#[test]
fn a_name_that_is_no_enhet_is_a_tip() {
    let unit = "typ: enhet\nid: vc-norr\nnamn: Norra vårdcentralen\n";
    let rutin = "typ: rutin\nid: r-1\nstatus: fastställd\ngäller_för: [vc-norr, vc-nor]\n";
    let files = [("e.yaml", unit), ("r.yaml", rutin)];
    assert_eq!(
        found("organisation", &files),
        ["note organisation/okand-enhet r.yaml:4:23 \"vc-nor\" är ingen beskriven enhet"]
    );
    assert_eq!(help("organisation", &files), "menade du vc-norr?");
    assert_eq!(found("organisation", &[("r.yaml", rutin)]), Vec::<String>::new(), "no enhet is described at all");
}

#[test]
fn names_of_enheter_as_people_write_them_are_known() {
    assert_found_beside(
        "organisation/okand-enhet",
        ROUTINE,
        "typ: enhet\nid: vc-norr\nnamn: Norra vårdcentralen\n",
        &[("gäller_för: alla läkare", "note"), ("enhet: vc-syd", "note")],
        &[
            "gäller_för: vc-norr",
            "gäller_för: [\" vc-norr \"]",
            "gäller_för: norra vårdcentralen",
            "gäller_för: alla",
            "gäller_för: Alla enheter",
            "gäller_för: samtliga",
            "gäller_för:",
            "gäller_för: []",
            "enhet: Norra vårdcentralen",
        ],
    );
}

#[test]
fn what_is_put_away_may_have_applied_to_an_enhet_that_is_gone() {
    assert_found_beside(
        "organisation/okand-enhet",
        "typ: rutin\nid: {id}\ngäller_för: vc-nedlagd\n{text}\n",
        "typ: enhet\nid: vc-norr\n",
        &[("status: fastställd", "note")],
        &["status: upphävd", "status: arkiverad"],
    );
}
