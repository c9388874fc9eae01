//! The floors: a file imports only from its own floor or below, and there are no import cycles.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::imports::House;

/// The rooms from the top down. A room imports only from rooms below it.
const ROOMS: [&str; 17] = [
    "main",
    "lib",
    "cli",
    "lsp",
    "browser",
    "render",
    "authoring",
    "audit",
    "report",
    "rules",
    "history",
    "corpus",
    "catalogue",
    "finding",
    "git",
    "text",
    "progress",
];

fn room(file: &str) -> &str {
    file.split('/').next().unwrap_or_default().trim_end_matches(".rs")
}

fn floor(file: &str) -> usize {
    let room = room(file);
    ROOMS.iter().position(|name| *name == room).unwrap_or_else(|| panic!("{room} has no floor: give it one here"))
}

/// True for imports between the `mod.rs` of a folder and the files of the folder, which share its types.
fn is_inside_a_folder(one: &str, other: &str) -> bool {
    let is_head_of =
        |head: &str, file: &str| head.strip_suffix("mod.rs").is_some_and(|folder| file.starts_with(folder));
    is_head_of(one, other) || is_head_of(other, one)
}

#[test]
fn a_room_uses_only_rooms_below_it() {
    let house = House::read();
    let upward: Vec<String> = house
        .imports()
        .into_iter()
        .flat_map(|(file, others)| others.into_iter().map(move |other| (file, other)))
        .filter(|(file, other)| room(file) != room(other) && floor(other) <= floor(file))
        .map(|(file, other)| format!("{file} uses {other}"))
        .collect();
    assert!(upward.is_empty(), "{}", upward.join("\n"));
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let house = House::read();
    let mut left: BTreeMap<&str, BTreeSet<&str>> = house.imports();
    for (file, others) in &mut left {
        others.retain(|other| !is_inside_a_folder(file, other));
    }
    // A file without remaining imports, or without remaining importers, is in no cycle.
    loop {
        let free: Vec<&str> = left.iter().filter(|(_, others)| others.is_empty()).map(|(file, _)| *file).collect();
        if free.is_empty() {
            break;
        }
        left.retain(|file, _| !free.contains(file));
        left.values_mut().for_each(|others| others.retain(|other| !free.contains(other)));
    }
    loop {
        let used: BTreeSet<&str> = left.values().flatten().copied().collect();
        let before = left.len();
        left.retain(|file, _| used.contains(file));
        if left.len() == before {
            break;
        }
    }
    assert!(left.is_empty(), "in a circle, each with what it uses there: {left:#?}");
}

#[test]
fn a_file_name_comes_again_only_for_the_same_part_of_another_format() {
    // The parts of a report and the commands that may share a file name; the folder tells which form it is.
    let parts = [
        "baseline",
        "collect",
        "demands",
        "deviations",
        "diff",
        "due",
        "events",
        "evidence",
        "gap",
        "history",
        "matrix",
        "overview",
        "plan",
        "processes",
        "quality_work",
        "register",
        "responsibilities",
        "rules",
        "self_checks",
        "trend",
        "undetermined",
    ];
    let house = House::read();
    let mut by_name: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for file in house.files.keys().filter(|file| !file.ends_with("mod.rs")) {
        let name = file.rsplit('/').next().unwrap_or_default().trim_end_matches(".rs");
        by_name.entry(name).or_default().push(file);
    }
    by_name.retain(|name, files| files.len() > 1 && !parts.contains(name));
    assert!(by_name.is_empty(), "{by_name:#?}");
}

#[test]
fn libraries_stay_behind_their_doors() {
    let doors = [
        ("granit_parser", "text/yaml.rs"),
        ("which_git::git()", "git/"),
        ("indicatif::", "progress.rs"),
        ("rust_xlsxwriter", "render/xlsx/"),
        ("clap::", "cli/"),
        ("std::env::", "main.rs"),
        ("ZonedDateTime::now", "main.rs"),
        ("mimalloc", "main.rs"),
        ("std::process::exit", "nowhere"),
    ];
    for (file, text) in &House::read().files {
        for (word, door) in doors {
            let is_door = file.starts_with(door) || (word == "clap::" && file == "render/terminal/failure.rs");
            assert!(is_door || !text.contains(word), "{file} knows {word}; only {door} may");
        }
    }
}

#[test]
fn the_page_on_the_architecture_names_the_rooms_from_the_top_down() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/ARCHITECTURE.md");
    let page = fs::read_to_string(page).expect("docs/ARCHITECTURE.md");
    let cells = page.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` |"));
    let named: Vec<&str> = cells.flat_map(|(cell, _)| cell.split("`, `")).map(|name| name.trim_matches('/')).collect();
    let named: Vec<&str> = named.into_iter().map(|name| name.trim_end_matches(".rs")).collect();
    let rooms: Vec<&str> = ROOMS.into_iter().filter(|room| !["main", "lib", "progress"].contains(room)).collect();
    assert_eq!(named, rooms, "the table of rooms");
}
