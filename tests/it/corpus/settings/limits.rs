//! Limits (`gränser`): the ages and days that checks use.

use super::{ROUTINE, found, rules};

#[test]
fn the_limits_of_age_are_those_that_are_set() {
    let of = |text: &str, decided: &str| {
        let rutin = format!("typ: rutin\nid: r-1\nstatus: fastställd\nfastställd: {decided}\n");
        rules(text, &[("r.yaml", &rutin)], "giltighet,form")
    };
    let tip = ["note giltighet/gammal"];
    let fault = ["error giltighet/gammal"];
    assert_eq!(of("", "2024-11-14"), tip);
    assert_eq!(of("", "2021-11-14"), fault);
    let strict = "gränser: {gammalt_efter_månader: 24, åldras_efter_månader: 12}\n";
    assert_eq!(of(strict, "2025-11-15"), Vec::<String>::new());
    assert_eq!(of(strict, "2025-11-14"), tip);
    assert_eq!(of(strict, "2024-11-15"), tip);
    assert_eq!(of(strict, "2024-11-14"), fault);
    let lax = "gränser:\n  gammalt_efter_månader: 120\n";
    assert_eq!(of(lax, "2017-01-01"), tip, "what is not set is as usual");
    assert_eq!(of("gränser:\n", "2021-11-14"), fault, "a limit that is not filled in is as usual");
}

#[test]
fn the_limit_of_soon_is_the_one_that_is_set() {
    let of = |text: &str, till: &str| {
        let rutin = format!("typ: rutin\nid: r-1\nstatus: fastställd\ngiltig_till: {till}\n");
        rules(text, &[("r.yaml", &rutin)], "giltighet,form")
    };
    let soon = ["note giltighet/snart"];
    assert_eq!(of("", "2027-05-15"), soon);
    assert_eq!(of("gränser: {snart_inom_månader: 1}\n", "2026-12-15"), soon);
    assert_eq!(of("gränser: {snart_inom_månader: 1}\n", "2026-12-16"), Vec::<String>::new());
    assert_eq!(of("gränser: {snart_inom_månader: 0}\n", "2026-11-16"), Vec::<String>::new());
    assert_eq!(of("gränser: {snart_inom_månader: 12}\n", "2027-11-15"), soon);
}

#[test]
fn a_limit_that_is_none_is_told_at_its_line() {
    for limit in ["fem", "0", "-5", "1.5", "[60]"] {
        let text = format!("gränser:\n  gammalt_efter_månader: {limit}\n");
        let findings = found(&text, &[("r.yaml", ROUTINE)], "form");
        assert_eq!(findings.len(), 1, "{limit}: {findings:?}");
        assert!(findings[0].starts_with("error form/typ inställningar.yaml:4:"), "{limit}: {findings:?}");
        assert!(findings[0].contains("gammalt_efter_månader"), "{limit}: {findings:?}");
    }
}

#[test]
fn a_limit_that_is_none_leaves_the_usual_one() {
    for limit in ["fem", "0", "-5"] {
        let text = format!("gränser: {{gammalt_efter_månader: {limit}, åldras_efter_månader: {limit}}}\n");
        let rutin = "typ: rutin\nid: r-1\nstatus: fastställd\nfastställd: 2026-01-10\n";
        assert_eq!(found(&text, &[("r.yaml", rutin)], "giltighet"), Vec::<String>::new(), "{limit}");
    }
}

#[test]
fn the_days_that_count_as_at_once_are_those_that_are_set() {
    let event = "typ: utredning\nid: u-1\ngäller: medfört allvarlig vårdskada\ntidpunkter: {inträffade: 2026-03-10}\nlex_maria: {anmäld: 2026-04-20}\n";
    let of = |text: &str| rules(text, &[("u.yaml", event)], "psl-2010-659/3-5-snarast");
    assert_eq!(of(""), Vec::<String>::new());
    assert_eq!(of("gränser: {snarast_inom_dagar: 40}\n"), ["warning psl-2010-659/3-5-snarast"]);
    assert_eq!(of("gränser: {snarast_inom_dagar: 41}\n"), Vec::<String>::new());
}
