//! Values that say two things: a time from and till, or who decided and when.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::date::{certain, is_open_ended};

/// A role and a day behind it.
static WITH_DAY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<who>.*\p{L}\)?)[,;]?\s+(?:den\s+)?(?P<day>\d{4}-\d{2}-\d{2}|\d{8}|\d{1,2} \p{L}+ \d{4})$")
        .expect("the pattern is written here and tested")
});

/// A day, and the role behind it that decided.
static BY_ROLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<day>\d{4}-\d{2}-\d{2}|\d{8}|\d{1,2} \p{L}+ \d{4}),?\s+av\s+(?P<who>\p{L}.*)$")
        .expect("the pattern is written here and tested")
});

/// The fields and values of a value that says two things; none if it says one.
///
/// `has` tells which fields the kind has.
#[must_use]
pub fn two_values(field: &str, value: &str, has: &dyn Fn(&str) -> bool) -> Option<[(String, String); 2]> {
    if matches!(field, "giltig_till" | "giltig_från") && has("giltig_till") && has("giltig_från") {
        let marks = [" – ", " - ", " till och med ", " t.o.m. ", " t o m ", " till ", "–"];
        let (from, till) = marks.iter().find_map(|mark| value.split_once(mark))?;
        let is_end = is_open_ended(till) || certain(till).is_some();
        let fields = ("giltig_från".to_owned(), "giltig_till".to_owned());
        return (certain(from).is_some() && is_end)
            .then(|| [(fields.0, from.trim().to_owned()), (fields.1, till.trim().to_owned())]);
    }
    let by_role = format!("{field}_av");
    if has(&by_role)
        && let Some(found) = BY_ROLE.captures(value.trim()).filter(|found| certain(&found["day"]).is_some())
    {
        return Some([(field.to_owned(), found["day"].to_owned()), (by_role, found["who"].trim().to_owned())]);
    }
    let day_of = field.strip_suffix("_av").filter(|day_of| has(day_of))?;
    let found = WITH_DAY.captures(value.trim()).filter(|found| certain(&found["day"]).is_some())?;
    Some([(field.to_owned(), found["who"].trim().to_owned()), (day_of.to_owned(), found["day"].to_owned())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_parted_where_it_says_two_things() {
        let parted = |field: &str, value: &str| {
            two_values(field, value, &|_| true)
                .map(|pairs| pairs.map(|(field, value)| format!("{field}: {value}")).join(" · "))
        };
        for (field, value, right) in [
            ("giltig_till", "2025-01-01 – tills vidare", Some("giltig_från: 2025-01-01 · giltig_till: tills vidare")),
            ("giltig_från", "20250101 till 2026-12-31", Some("giltig_från: 20250101 · giltig_till: 2026-12-31")),
            (
                "fastställd_av",
                "Verksamhetschef, 2025-03-10",
                Some("fastställd_av: Verksamhetschef · fastställd: 2025-03-10"),
            ),
            ("fastställd_av", "Nämnden 12 mars 2025", Some("fastställd_av: Nämnden · fastställd: 12 mars 2025")),
            (
                "fastställd",
                "14 maj 2025 av verksamhetschefen",
                Some("fastställd: 14 maj 2025 · fastställd_av: verksamhetschefen"),
            ),
            ("fastställd", "14 maj 2025", None),
            ("giltig_till", "2025-01-01", None),
            ("giltig_till", "hösten 2025 – våren 2026", None),
            ("fastställd_av", "Verksamhetschef", None),
            ("fastställd_av", "2025-03-10", None),
        ] {
            assert_eq!(parted(field, value).as_deref(), right, "{value}");
        }
    }
}
