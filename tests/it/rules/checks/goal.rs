//! `mal/*`: goals that cannot be measured.

use super::{assert_found, found};

#[test]
fn a_goal_without_value_or_period_is_told_at_the_goal() {
    let goal = "typ: mål\nid: mal-1\nstatus: fastställd\nmålvärde:\n";
    assert_eq!(
        found("mal", &[("m.yaml", goal)]),
        [
            "warning mal/utan-period m.yaml:2:5 målet saknar period, så det går inte att se när det ska vara nått",
            "warning mal/ej-matbart m.yaml:4:1 målet saknar målvärde, så det går inte att se om det nås",
        ]
    );
}

#[test]
fn only_a_goal_that_is_to_be_reached_needs_value_and_period() {
    let goal = "typ: mål\nid: {id}\n{text}\n";
    assert_found(
        "mal/ej-matbart",
        goal,
        &[("period: 2026\nstatus: fastställd", "warning"), ("form: mål", "warning")],
        &[
            "målvärde: 0",
            "målvärde: 70",
            "målvärde: minst 70 procent",
            "form: styrkort",
            "status: utkast",
            "status: upphävd",
            "status: arkiverad",
        ],
    );
    assert_found(
        "mal/utan-period",
        goal,
        &[("målvärde: 70", "warning"), ("period: \"\"", "warning")],
        &[
            "period: 2026",
            "period: 2026-T1",
            "period: {från: 2026-01-01, till: 2026-12-31}",
            "form: styrkort",
            "status: utkast",
        ],
    );
}

#[test]
fn a_scorecard_is_one_with_a_capital_too() {
    assert_found("mal/ej-matbart", "typ: mål\nid: {id}\n{text}\n", &[("form: Mål", "warning")], &["form: Styrkort"]);
}
