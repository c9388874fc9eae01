//! The day where the user is.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};

/// When summer time begins and ends in Europe.
const SUMMER: &str = "M3.5.0,M10.5.0/3";

/// A moment in the zone of these rules, as the file of a system has them; none if they are none. They say the zone sooner than a
/// search among all zones.
#[must_use]
pub fn in_zone(moment: Timestamp, rules: Option<&[u8]>) -> Option<ZonedDateTime> {
    Some(ZonedDateTime::new(moment, TimeZone::tzif("", rules?).ok()?))
}

/// The day of a moment in the time zone that TZ names, and false if that zone is not known; the day is then of UTC.
///
/// A zone with a summer time and no rule for it, such as `CET-1CEST`, has the rule of Europe.
#[must_use]
pub fn local_day(now: ZonedDateTime, zone: &str) -> (Date, bool) {
    if zone.is_empty() || !now.time_zone().is_unknown() {
        return (now.date(), true);
    }
    match TimeZone::posix(&format!("{},{SUMMER}", zone.trim_start_matches(':'))) {
        Ok(zone) => (now.with_time_zone(zone).date(), true),
        Err(_) => (now.date(), false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_begins_earlier_in_summer() {
        let day = |moment: &str, zone: &str| {
            let moment: jiff::Timestamp = moment.parse().expect("a moment");
            let (day, is_known) = local_day(ZonedDateTime::new(moment, TimeZone::unknown()), zone);
            (day.to_string(), is_known)
        };
        let known = |day: &str| (day.to_owned(), true);
        assert_eq!(day("2026-07-01T22:30:00Z", "CET-1CEST"), known("2026-07-02"));
        assert_eq!(day("2026-01-01T22:30:00Z", "CET-1CEST"), known("2026-01-01"));
        assert_eq!(day("2026-01-01T23:30:00Z", "CET-1CEST"), known("2026-01-02"));
        assert_eq!(day("2026-01-01T23:30:00Z", "Mars/Olympus"), ("2026-01-01".to_owned(), false));
        assert_eq!(day("2026-01-01T23:30:00Z", ""), known("2026-01-01"));
    }

    #[test]
    fn the_file_of_a_system_says_the_zone() {
        let moment: Timestamp = "2026-07-01T22:30:00Z".parse().expect("a moment");
        assert!(in_zone(moment, Some(b"no rules")).is_none());
        assert!(in_zone(moment, None).is_none());
        if let Ok(rules) = std::fs::read("/usr/share/zoneinfo/Europe/Stockholm") {
            let there = in_zone(moment, Some(&rules)).expect("rules of a zone");
            assert_eq!(local_day(there, "").0.to_string(), "2026-07-02");
        }
    }
}
