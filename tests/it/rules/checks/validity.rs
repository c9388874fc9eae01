//! `giltighet/*`: documents past their end or their review.

use super::{assert_found, found, found_on, help};

/// A routine in force, apart from the fields of the case.
const BARE: &str = "typ: rutin\nid: {id}\n{text}\n";

#[test]
fn a_document_past_its_last_day_is_told_at_that_day() {
    let rutin = "typ: rutin\nid: r-1\nstatus: fastställd\ngiltig_från: 2024-01-01\ngiltig_till: 2026-11-14\n";
    assert_eq!(
        found("giltighet", &[("r.yaml", rutin)]),
        ["error giltighet/utgangen r.yaml:5:14 rutinen gällde till 2026-11-14 men står kvar som fastställd"]
    );
    let on_its_day = found_on("2026-11-14", "giltighet", &[("r.yaml", rutin)]);
    assert_eq!(on_its_day, ["note giltighet/snart r.yaml:5:14 rutinen går ut 2026-11-14"]);
}

#[test]
fn only_what_is_in_use_can_be_past_its_end() {
    assert_found(
        "giltighet/utgangen",
        BARE,
        &[
            ("status: fastställd\ngiltig_till: 2026-11-14", "error"),
            ("status: godkänd\ngiltig_till: 2020-01-01", "error"),
            ("status: under revidering\ngiltig_till: 2026-11-14", "error"),
        ],
        &[
            "status: fastställd\ngiltig_till: 2026-11-15",
            "status: fastställd\ngiltig_till: tills vidare",
            "status: fastställd\ngiltig_till: Tillsvidare",
            "status: fastställd\ngiltig_till:",
            "status: utkast\ngiltig_till: 2026-11-14",
            "status: på granskning\ngiltig_till: 2026-11-14",
            "status: upphävd\ngiltig_till: 2026-11-14",
            "status: arkiverad\ngiltig_till: 2019-11-14",
        ],
    );
}

#[test]
fn a_review_is_late_the_day_after() {
    let rutin = "typ: rutin\nid: r-1\nstatus: fastställd\nnästa_översyn: 2026-11-14\n";
    assert_eq!(
        found("giltighet", &[("r.yaml", rutin)]),
        ["warning giltighet/oversyn-passerad r.yaml:4:16 rutinen skulle ha setts över senast 2026-11-14"]
    );
    assert_found(
        "giltighet/oversyn-passerad",
        BARE,
        &[("status: fastställd\nnästa_översyn: 2026-11-14\nfastställd: 2015-01-01", "warning")],
        &[
            "status: fastställd\nnästa_översyn: 2026-11-15",
            "status: utkast\nnästa_översyn: 2020-01-01",
            "status: upphävd\nnästa_översyn: 2020-01-01",
            "status: arkiverad\nnästa_översyn: 2020-01-01",
            "status: fastställd\nnästa_översyn:",
        ],
    );
}

#[test]
fn what_has_expired_is_not_told_of_its_review_too() {
    let rutin = "typ: rutin\nid: r-1\nstatus: fastställd\nfastställd: 2015-01-01\ngiltig_till: 2025-12-31\nnästa_översyn: 2025-06-30\n";
    assert_eq!(
        found("giltighet", &[("r.yaml", rutin)]),
        ["error giltighet/utgangen r.yaml:5:14 rutinen gällde till 2025-12-31 men står kvar som fastställd"]
    );
}

#[test]
fn a_document_without_end_or_review_grows_old() {
    let rutin = "typ: rutin\nid: r-1\nstatus: fastställd\nfastställd: 2021-11-14\n";
    assert_eq!(
        found("giltighet", &[("r.yaml", rutin)]),
        [
            "error giltighet/gammal r.yaml:4:13 rutinen är från 2021-11-14 och har varken slutdatum eller dag för översyn"
        ]
    );
    assert!(help("giltighet", &[("r.yaml", rutin)]).contains("ingen lag anger"));
}

#[test]
fn age_is_counted_from_the_latest_decision_to_the_day() {
    assert_found(
        "giltighet/gammal",
        "typ: rutin\nid: {id}\nstatus: fastställd\n{text}\n",
        &[
            ("fastställd: 2021-11-14", "error"),
            ("fastställd: 2021-11-15", "note"),
            ("fastställd: 2024-11-14", "note"),
            ("fastställd: 2018-01-01\nreviderad: 2024-11-14", "note"),
            ("fastställd: 2018-01-01\ngiltig_till: tills vidare", "note"),
            ("giltig_från: 2015-01-01", "error"),
        ],
        &[
            "fastställd: 2024-11-15",
            "fastställd: 2018-01-01\nreviderad: 2024-11-15",
            "fastställd: 2022-01-01\ngiltig_till: tills vidare",
            "fastställd: 2018-01-01\nnästa_översyn: 2026-11-15",
            "fastställd: 2018-01-01\ngiltig_till: 2030-12-31",
            "titel: Utan datum",
        ],
    );
    assert_found(
        "giltighet/gammal",
        "typ: rutin\nid: {id}\nfastställd: 2015-01-01\n{text}\n",
        &[("status: fastställd", "error")],
        &["status: utkast", "status: upphävd", "status: arkiverad"],
    );
}

#[test]
fn the_last_six_months_are_told() {
    assert_found(
        "giltighet/snart",
        BARE,
        &[
            ("status: fastställd\ngiltig_till: 2026-11-15", "note"),
            ("status: fastställd\ngiltig_till: 2027-05-15", "note"),
        ],
        &[
            "status: fastställd\ngiltig_till: 2027-05-16",
            "status: fastställd\ngiltig_till: tills vidare",
            "status: utkast\ngiltig_till: 2026-12-01",
            "status: upphävd\ngiltig_till: 2026-12-01",
        ],
    );
}
