//! `init` writes the recipe of the host that `origin` leads to, where its repository begins, and nothing else there.

use std::fs;

use super::at_terminal;
use crate::shared::Answer;
use crate::shared::repository::Repository;

/// Where each host reads its recipe.
const PLACES: [(&str, &str, &str); 5] = [
    ("git@github.com:region/ls.git", "github", ".github/workflows/ledningskoll.yml"),
    ("https://gitlab.region.se/vård/ls.git", "gitlab", ".gitlab-ci.yml"),
    ("https://dev.azure.com/region/ls/_git/ls", "azure", "azure-pipelines.yml"),
    ("https://codeberg.org/region/ls", "forgejo", ".forgejo/workflows/ledningskoll.yml"),
    ("https://gitea.region.se/region/ls", "forgejo", ".gitea/workflows/ledningskoll.yml"),
];

/// A repository with this address of `origin`.
fn from(address: &str) -> Repository {
    let repository = Repository::init(&[]);
    repository.git(&["remote", "add", "origin", address]);
    repository
}

fn init(repository: &Repository, more: &[&str]) -> Answer {
    repository.folder.run(&[&["init", "--yes", "--name", "Region Norr"], more].concat())
}

fn text(repository: &Repository, path: &str) -> String {
    fs::read_to_string(repository.folder.path().join(path)).unwrap_or_else(|_| panic!("{path} is written"))
}

/// The recipes in a folder of the repository.
fn recipes(repository: &Repository, below: &str) -> Vec<&'static str> {
    let folder = repository.folder.path().join(below);
    PLACES.iter().map(|(_, _, place)| *place).filter(|place| folder.join(place).exists()).collect()
}

#[test]
fn the_address_of_origin_chooses_the_recipe_and_it_is_said() {
    for (address, _, place) in PLACES {
        let repository = from(address);
        let answer = init(&repository, &[]);
        assert_eq!((answer.code, recipes(&repository, "")), (0, vec![place]), "{address}: {}", answer.words());
        assert!(answer.words().contains("är valt efter adressen till origin"), "{}", answer.words());
        assert!(answer.words().contains(&format!("vid LEDNINGSKOLL i {place}")), "{}", answer.words());
        assert!(text(&repository, place).contains("MAPP: .\n"), "{address}");
        let again = init(&repository, &[]);
        assert!(
            again.words().starts_with("Allt fanns redan") && !again.words().contains("origin"),
            "{}",
            again.words()
        );
    }
}

#[test]
fn a_ledningssystem_below_the_root_is_audited_from_there() {
    for (address, _, place) in PLACES {
        let repository = from(address);
        let answer = init(&repository, &["Vård/Norra ls"]);
        assert_eq!((answer.code, recipes(&repository, "")), (0, vec![place]), "{}", answer.words());
        assert_eq!(recipes(&repository, "Vård/Norra ls"), Vec::<&str>::new());
        assert!(answer.words().contains(&format!(" ../../{place}")), "{}", answer.words());
        assert!(text(&repository, place).contains("MAPP: \"./Vård/Norra ls\"\n"), "{address}");
    }
}

#[test]
fn what_is_named_wins_and_none_writes_none() {
    for (_, name, place) in &PLACES[..4] {
        let repository = from("https://github.com/region/ls");
        assert_eq!(init(&repository, &["--ci", name]).code, 0);
        assert_eq!(recipes(&repository, ""), [*place]);
    }
    let repository = from("https://github.com/region/ls");
    let answer = init(&repository, &["--ci", "none"]);
    assert!(recipes(&repository, "").is_empty() && !answer.words().contains("--ci"), "{}", answer.words());
    for address in ["https://git.region.se/github/ls", "../github"] {
        let repository = from(address);
        let answer = init(&repository, &[]);
        assert!(recipes(&repository, "").is_empty() && answer.words().contains("init --ci github"), "{address}");
    }
}

#[test]
fn an_own_file_of_the_host_is_left_and_a_name_that_a_host_would_expand_is_not_written() {
    let repository = from("https://gitlab.com/region/ls");
    repository.write(&[(".gitlab-ci.yml", "eget: {script: [make]}\n")]);
    let answer = init(&repository, &["ls"]);
    assert!(answer.words().contains("Fanns redan och är orört: ../.gitlab-ci.yml"), "{}", answer.words());
    assert_eq!(text(&repository, ".gitlab-ci.yml"), "eget: {script: [make]}\n");
    let repository = from("https://github.com/region/ls");
    let answer = init(&repository, &["${{ secrets.A }}"]);
    assert!(recipes(&repository, "").is_empty(), "{}", answer.words());
    assert!(answer.words().contains("Receptet för GitHub är inte skrivet"), "{}", answer.words());
}

#[cfg(unix)]
#[test]
fn a_link_at_the_root_of_the_repository_leads_nothing_out() {
    let repository = from("https://github.com/region/ls");
    let outside = crate::shared::Folder::of(&[]);
    std::os::unix::fs::symlink(outside.path(), repository.folder.path().join(".github")).expect("a link can be made");
    let answer = init(&repository, &["ls"]);
    assert_eq!(answer.code, 2, "{}", answer.words());
    assert!(answer.words().contains(".github är en länk som leder ut"), "{}", answer.words());
    assert_eq!(fs::read_dir(outside.path()).expect("a folder").count(), 0);
    assert!(!repository.folder.path().join("ls/README.md").exists(), "nothing else is written either");
}

#[test]
fn at_a_terminal_the_host_is_asked_for_and_enter_takes_the_guess() {
    for (said, written) in [("", PLACES[1].2), ("azure", PLACES[2].2)] {
        let repository = from(PLACES[1].0);
        let place = repository.folder.path().join("ls").display().to_string();
        let (answer, questions) = at_terminal(&["init", &place], &["Region Norr", "", "", "", said, ""]);
        assert_eq!(answer.code, 0, "{}", answer.message);
        assert_eq!(questions[4], "Automatisk granskning (github, gitlab, azure, forgejo, none; Enter: gitlab):");
        assert!(questions[5].contains(&format!("\n  ../{written}\n")), "it is shown before: {}", questions[5]);
        assert_eq!(recipes(&repository, ""), [written]);
    }
    let repository = from(PLACES[1].0);
    let place = repository.folder.path().display().to_string();
    let (_, questions) = at_terminal(&["init", &place, "--ci", "none"], &["Region Norr", "", "", "", ""]);
    assert!(questions.iter().all(|question| !question.contains("Automatisk")), "{questions:?}");
}

#[test]
fn why_there_is_no_recipe_is_said_as_it_is_and_what_to_do() {
    let none = "Inget recept som granskar ändringar är skrivet";
    let loose = crate::shared::Folder::of(&[]);
    let outside = loose.run(&["init", "--yes", "--name", "Region Norr"]);
    let unnamed = Repository::init(&[]);
    for (answer, told, not_told) in [
        (outside, "mappen ligger inte i git. Kör git init där arkivet ska börja", "origin"),
        (init(&unnamed, &[]), "git-arkivet har ingen adress till origin ännu", "säger inte"),
        (
            init(&from("https://kim:hemligt@git.region.se/ls"), &[]),
            "origin ligger på git.region.se, och namnet",
            "hemligt",
        ),
        (init(&from("/srv/git/ls"), &[]), "origin är en mapp, och där finns inget som kör recept", "/srv"),
    ] {
        let words = answer.words();
        assert_eq!(answer.code, 0, "{words}");
        assert!(words.contains(&format!("{none}: {told}")) && !words.contains(not_told), "{words}");
        assert!(words.contains("github, gitlab, azure eller forgejo: ledningskoll init --ci github"), "{words}");
    }
    let named = loose.run(&["init", "--yes", "--name", "Region Norr", "--ci", "github"]);
    assert!(named.words().contains("mappen ligger inte i git ännu. Kör git init i den"), "{}", named.words());
}

#[test]
fn a_file_in_the_place_of_a_recipe_is_told_with_what_to_do() {
    let repository = from("https://gitlab.com/region/ls");
    repository.write(&[(".gitlab-ci.yml", "eget: {script: [make]}\n")]);
    let words = init(&repository, &["ls"]).words();
    assert!(words.contains("Receptet för GitLab är inte skrivet, eftersom filen"), "{words}");
    assert!(words.contains("../.gitlab-ci.yml ledningskoll init --ci gitlab ls"), "{words}");
    assert!(!words.contains("efter adressen till origin"), "{words}");
    let repository = from("https://github.com/region/ls");
    init(&repository, &[]);
    let place = repository.folder.path().join(PLACES[0].2);
    let ours =
        text(&repository, PLACES[0].2).replace("LEDNINGSKOLL: ledningskoll", "LEDNINGSKOLL: ./verktyg/ledningskoll");
    fs::write(place, &ours).expect("it can be written");
    let words = init(&repository, &[]).words();
    assert!(
        words.contains("Receptet för GitHub finns redan och är orört. Vill du ha det som det skrivs nu"),
        "{words}"
    );
    assert_eq!(text(&repository, PLACES[0].2), ours);
}
