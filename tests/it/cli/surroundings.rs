//! The surroundings: time zones, threads that the system refuses, and days at the ends of the calendar.

use std::path::Path;

use crate::shared::repository::Repository;
use crate::shared::{Answer, Folder};

const PROGRAM: &str = env!("CARGO_BIN_EXE_ledningskoll");

/// The day of an audit in a time zone, and what was said.
fn day_in(folder: &Folder, zone: &str) -> (String, String) {
    let mut command = folder.command(Path::new(PROGRAM));
    let answer = Answer::of(command.args(["audit", "--quiet"]).env("TZ", zone));
    let day = answer.stdout.trim_end().rsplit(' ').next().unwrap_or_default().to_owned();
    (day, answer.stderr)
}

#[test]
fn the_day_is_that_of_the_time_zone() {
    let folder = Folder::with_good();
    // Between these two it is never the same day: one is 26 hours ahead of the other.
    let (first, last) = ("Pacific/Kiritimati", "<-12>12");
    let ahead = day_in(&folder, first).0;
    for same in [":Pacific/Kiritimati", "<+14>-14", "XXX-14YYY-14,M3.2.0,M11.1.0", "XXX-14YYY-14"] {
        let day = day_in(&folder, same).0;
        assert!(day == ahead || day_in(&folder, first).0 == day, "{same}: {day}, not {ahead}");
    }
    let behind = day_in(&folder, last).0;
    assert!(behind < ahead, "{behind} is before {ahead}");
    for zone in ["Europe/Stockholm", "CET-1CEST", "CET-1CEST,M3.5.0,M10.5.0/3", "UTC", ""] {
        let (day, told) = day_in(&folder, zone);
        assert!((behind.as_str()..=ahead.as_str()).contains(&day.as_str()), "{zone}: {day}");
        assert_eq!(told, "", "{zone}");
    }
}

#[test]
fn a_time_zone_that_is_not_known_is_told_where_today_matters() {
    let folder = Folder::with_good();
    let told = "Tidszonen i TZ är inte känd, så dagens datum är räknat i UTC; ange dagen med --date.\n";
    assert_eq!(day_in(&folder, "Mars/Olympus").1, told);
    for (arguments, said) in [(&["due"][..], told), (&["due", "--date", "2026-11-15"], ""), (&["rules"], "")] {
        let answer = Answer::of(folder.command(Path::new(PROGRAM)).args(arguments).env("TZ", "Mars/Olympus"));
        assert_eq!((answer.code, answer.stderr.as_str()), (0, said), "{arguments:?}");
    }
}

#[test]
fn threads_that_the_system_refuses_end_with_two_and_no_trace() {
    let folder = Folder::with_good();
    for arguments in [&["audit"][..], &["gap"], &["explain", "form/typ"], &["fix"], &["lsp"]] {
        let mut command = folder.command(Path::new(PROGRAM));
        // No system has room for a stack of a pebibyte.
        command.args(arguments).env("RUST_MIN_STACK", (1_u64 << 50).to_string()).env("RUST_BACKTRACE", "1");
        let answer = Answer::of(&mut command);
        answer.assert_refused("datorn ger inte programmet de trådar det behöver", "ulimit -u");
        let traces = ["panicked", "thread", "backtrace", ".rs", "rayon"];
        assert!(!traces.iter().any(|trace| answer.stderr.contains(trace)), "{}", answer.stderr);
    }
}

#[test]
fn a_number_of_threads_that_no_one_has_is_bounded() {
    let folder = Folder::with_good();
    for number in ["1", "0", "100000000", "99999999999999999999999", "många"] {
        let mut command = folder.command(Path::new(PROGRAM));
        let answer = Answer::of(command.args(["audit", "--quiet"]).env("RAYON_NUM_THREADS", number));
        assert_eq!((answer.code, answer.stderr.as_str()), (1, ""), "{number}");
    }
}

#[test]
fn no_day_of_the_calendar_is_too_far() {
    let repository = Repository::init(&[]);
    let document = "typ: rutin\nid: rut-a\ntitel: Rutin\nfastställd: 9999-12-31\ngiltig_från: 0001-01-01\n\
                    giltig_till: 9999-12-31\nnästa_översyn: 9999-12-31\n---\ntyp: egenkontroll\nid: ek\nfrekvens: \
                    var 999999999 månad\nsenast: 9999-12-31\nresultat:\n  - datum: 9999-12-31\n---\ntyp: riskanalys\n\
                    id: risk\ndatum: 0001-01-01\nnästa_riskanalys: 9999-12-31\n";
    repository.commit("2026-01-10", &[("a.yaml", document), ("e.yaml", "typ: enhet\nid: vc\nnamn: VC\nnivå: enhet\n")]);
    let commands = [
        "audit",
        "audit --format html",
        "audit --format json",
        "audit --verbose",
        "audit --output xlsx=../x.xlsx",
        "gap",
        "gap --format html",
        "matrix",
        "due",
        "due --within 10000y",
        "due --within 10000d --format html",
        "due --format json",
        "diff HEAD",
        "baseline write",
        "baseline show",
        "baseline prune",
    ];
    for date in ["0001-01-01", "9999-12-31", "9999-01-31", "0000-01-01", "1582-10-10"] {
        for line in commands {
            let arguments: Vec<&str> = line.split(' ').chain(["--date", date]).collect();
            let answer = repository.folder.run(&arguments);
            let is_answered = matches!(answer.code, 0 | 1) && answer.stderr.is_empty();
            assert!(is_answered, "{line} --date {date}: {} {}", answer.code, answer.stderr);
        }
    }
    for line in ["history rut-a --on 9999-12-31", "history rut-a --on 0001-01-01", "trend --since 2025-12-31"] {
        let answer = repository.folder.run(&line.split(' ').collect::<Vec<_>>());
        assert!(matches!(answer.code, 0 | 1), "{line}: {}", answer.stderr);
    }
    for line in ["trend --date 9999-12-31 --since 9999-01-01", "trend --date 0001-01-01"] {
        let answer = repository.folder.run(&line.split(' ').collect::<Vec<_>>());
        assert!(!answer.stderr.contains("något gick fel i programmet"), "{line}: {}", answer.stderr);
    }
}
