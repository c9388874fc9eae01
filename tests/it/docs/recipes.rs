//! The recipes under `examples/ci`: they parse, their command lines are valid, and they work.

use std::fs;
use std::path::{Path, PathBuf};

use ledningskoll::cli::program;
use serde_yaml::Value;

use crate::report::routine;
use crate::shared::repository::Repository;

fn recipe(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/ci").join(name)
}

fn text(name: &str) -> String {
    fs::read_to_string(recipe(name)).expect("the recipe is there")
}

fn yaml(name: &str) -> Value {
    serde_yaml::from_str(&text(name)).expect("the recipe is YAML")
}

/// The scripts of a recipe, in order: first the one that looks for the program, then the one that audits.
fn scripts(name: &str) -> Vec<String> {
    // A component of GitLab has its inputs in a document of their own, before the job.
    let text = text(name);
    let recipe: Value = serde_yaml::from_str(text.rsplit("\n---\n").next().unwrap_or(&text)).expect("YAML");
    let steps = match name {
        "../../action.yml" => &recipe["runs"]["steps"],
        "azure.yml" => &recipe["jobs"][0]["steps"],
        "gitlab.yml" | "gitlab-component.yml" => &recipe["ledningskoll"]["script"],
        _ => &recipe["jobs"]["granska"]["steps"],
    };
    let steps = steps.as_sequence().expect("steps").iter();
    let script = |step: &Value| step.as_str().or(step["run"].as_str()).or(step["bash"].as_str()).map(str::to_owned);
    steps.filter_map(script).filter(|script| script.contains("LEDNINGSKOLL")).collect()
}

/// Every recipe with a script that audits.
const RECIPES: [&str; 6] =
    ["github.yml", "forgejo.yml", "gitlab.yml", "gitlab-component.yml", "azure.yml", "../../action.yml"];

#[test]
fn every_command_line_is_one_that_the_program_knows() {
    let mut lines: Vec<(&str, String)> = Vec::new();
    for name in RECIPES {
        let script = scripts(name).pop().expect("a script that audits");
        let line =
            script.lines().find_map(|line| line.strip_prefix("\"$LEDNINGSKOLL\" ")).expect("the audit").to_owned();
        lines.extend(["--fail-on never", "--base HEAD"].map(|flags| (name, line.replace("\"$@\"", flags))));
    }
    for name in ["pre-commit", "pre-receive"] {
        let text = text(name);
        let of_program =
            text.lines().filter_map(|line| line.split_once("ledningskoll ").or(line.split_once("\"$LEDNINGSKOLL\" ")));
        lines.extend(
            of_program
                .map(|(_, line)| (name, line.to_owned()))
                .filter(|(_, line)| line.contains("$base") || line.contains("$@") || line.contains("--staged")),
        );
    }
    assert_eq!(lines.len(), 16, "{lines:?}");
    for (name, line) in lines {
        let line =
            line.split(['&', '>']).next().unwrap_or(&line).replace('"', "").replace("$amend ", "").replace("$@ ", "");
        let read = program().try_get_matches_from(format!("ledningskoll {line}").split_whitespace());
        assert!(read.is_ok(), "{name}: {line}: {}", read.err().map(|error| error.to_string()).unwrap_or_default());
    }
}

#[test]
fn every_recipe_decides_by_the_same_lines_what_is_new() {
    let decided = |name: &str| {
        let script = scripts(name).pop().expect("a script");
        let lines = script.lines().skip_while(|line| !line.starts_with("[ -n \"$bas\" ]"));
        lines
            .take_while(|line| !line.starts_with("\"$LEDNINGSKOLL\""))
            .map(|line| format!("{line}\n"))
            .collect::<String>()
    };
    assert_eq!(decided("github.yml").lines().count(), 8);
    for name in RECIPES {
        assert_eq!(decided(name), decided("github.yml"), "{name}");
    }
}

#[test]
fn the_whole_history_is_fetched_with_no_rights_to_write_and_within_a_time() {
    for name in ["github.yml", "forgejo.yml"] {
        let workflow = yaml(name);
        let job = &workflow["jobs"]["granska"];
        let fetched = &job["steps"][0]["with"];
        assert_eq!((&fetched["fetch-depth"], &fetched["persist-credentials"]), (&Value::from(0), &Value::from(false)));
        assert!(job["timeout-minutes"].is_number(), "{name}");
        assert_eq!(workflow["permissions"], Value::Mapping(serde_yaml::Mapping::new()), "{name}");
        assert_eq!(serde_yaml::to_string(&job["permissions"]).ok().as_deref(), Some("contents: read\n"), "{name}");
    }
    let gitlab = &yaml("gitlab.yml")["ledningskoll"];
    assert_eq!(gitlab["variables"]["GIT_DEPTH"], Value::from("0"));
    for (report, format) in [("codequality", "gitlab"), ("junit", "junit")] {
        let file = gitlab["artifacts"]["reports"][report].as_str().expect("a file");
        assert!(scripts("gitlab.yml")[1].contains(&format!("{format}={file}")), "{report}");
    }
    let azure = &yaml("azure.yml")["jobs"][0];
    assert_eq!(azure["steps"][0]["fetchDepth"], Value::from("0"));
    for name in RECIPES {
        // Values that a stranger chooses, such as the name of a branch, are never put into a script.
        assert!(scripts(name).iter().all(|script| !script.contains("${{") && !script.contains("$[[")), "{name}");
        let pinned = |line: &&str| line.contains("uses: ");
        for line in text(name).lines().filter(pinned) {
            let (_, revision) = line.split_once('@').expect("a revision");
            assert!(revision.len() > 40 && revision.as_bytes()[..40].iter().all(u8::is_ascii_hexdigit), "{line}");
        }
    }
}

#[test]
fn the_hook_of_the_program_pre_commit_is_run_whatever_is_committed() {
    let hooks: Value = serde_yaml::from_str(&text("../../.pre-commit-hooks.yaml")).expect("YAML");
    // What files are named there are never those that are deleted.
    assert_eq!((&hooks[0]["always_run"], hooks[0].get("files")), (&Value::from(true), None));
    let stages = ["pre-commit", "pre-merge-commit", "manual"].map(Value::from).to_vec();
    assert_eq!(hooks[0]["stages"], Value::Sequence(stages));
    let entry = hooks[0]["entry"].as_str().expect("a script");
    assert!(recipe("../..").join(entry).is_file(), "{entry}");
}

/// A repository with a finding on main, and a checked out branch that adds a routine with several.
fn branched() -> Repository {
    let repository = Repository::init(&[]);
    repository.commit("2026-01-10", &[("a.yaml", &routine("a", &["udda"]))]);
    repository.git(&["update-ref", "refs/remotes/origin/main", "HEAD"]);
    repository.git(&["checkout", "--quiet", "-b", "gren"]);
    repository.commit("2026-02-10", &[("å.yaml", &routine("å", &["ny"]))]);
    repository
}

#[cfg(unix)]
mod run {
    use std::os::unix::fs::PermissionsExt;
    use std::path::Path;
    use std::process::Command;

    use super::{Repository, branched, fs, recipe, routine, scripts};

    /// Runs a script with the program on `PATH` and these environment variables; returns exit code and output.
    fn shell(repository: &Repository, script: &str, words: &[(&str, &str)]) -> (i32, String) {
        let mut command = with_program(Command::new("sh"), repository);
        command.args(["-ec", script]).envs(words.iter().copied());
        let output = command.output().expect("a shell starts");
        let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        (output.status.code().expect("it ends by itself"), said)
    }

    fn with_program(mut command: Command, repository: &Repository) -> Command {
        let program = Path::new(env!("CARGO_BIN_EXE_ledningskoll")).parent().expect("a folder").display().to_string();
        let path = std::env::var("PATH").unwrap_or_default();
        command.current_dir(repository.folder.path()).env("PATH", format!("{program}:{path}"));
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1").env("LC_ALL", "C.UTF-8");
        for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
            command.env_remove(name);
        }
        command
    }

    /// Runs the script of a recipe that audits, with what its host sets.
    fn audits(repository: &Repository, name: &str, words: &[(&str, &str)]) -> (i32, String) {
        let script = scripts(name).pop().expect("a script");
        let program = [("LEDNINGSKOLL", "ledningskoll"), ("MAPP", ".")];
        let folder = repository.folder.path().display().to_string();
        let places = ["RUNNER_TEMP", "AGENT_TEMPDIRECTORY"].map(|place| (place, folder.as_str()));
        let words = [&program, &places[..], words, &[("SCRIPT", &script)]].concat();
        // GitHub runs the steps of an action in Bash, where each part of a pipe counts.
        let runner = if name.ends_with("action.yml") { "exec bash -eo pipefail -c \"$SCRIPT\"" } else { &script };
        shell(repository, runner, &words)
    }

    /// The variables of each host for a proposed change into a branch.
    fn proposed(name: &str) -> &'static [(&'static str, &'static str)] {
        match name {
            "gitlab.yml" => &[("CI_MERGE_REQUEST_DIFF_BASE_SHA", "origin/main")],
            "azure.yml" => &[("SYSTEM_PULLREQUEST_TARGETBRANCH", "refs/heads/main")],
            _ => &[("GREN", "main"), ("FORE", "")],
        }
    }

    /// The variables of each host for what is pushed, with the commit before.
    fn pushed<'a>(name: &str, before: &'a str) -> Vec<(&'static str, &'a str)> {
        match name {
            "gitlab.yml" => vec![("CI_COMMIT_BEFORE_SHA", before)],
            "azure.yml" => vec![],
            _ => vec![("GREN", ""), ("FORE", before)],
        }
    }

    /// Recipes whose scripts can be run as they are.
    const HOSTS: [&str; 5] = ["github.yml", "forgejo.yml", "gitlab.yml", "azure.yml", "../../action.yml"];

    #[test]
    fn a_recipe_stops_what_is_new_in_a_proposed_change_and_shows_the_rest() {
        for name in HOSTS {
            let repository = branched();
            let (code, said) = audits(&repository, name, proposed(name));
            assert!(code == 1 && said.contains("å.yaml"), "{name}: {said}");
            repository.git(&["checkout", "--quiet", "main"]);
            let (code, said) = audits(&repository, name, proposed(name));
            assert_eq!(code, 0, "{name}: what was there before stops nothing: {said}");
        }
    }

    #[test]
    fn a_recipe_stops_nothing_the_first_time_nor_what_was_there_before_a_push() {
        const NONE: &str = "0000000000000000000000000000000000000000";
        for name in HOSTS {
            let repository = Repository::init(&[]);
            let empty = repository.commit("2026-01-01", &[("LÄS.md", "x\n"), (".github/a.yml", "a: 1\n")]);
            let first = repository.commit("2026-01-10", &[("a.yaml", &routine("a", &["udda"]))]);
            for before in ["", NONE, &empty] {
                let (code, said) = audits(&repository, name, &pushed(name, before));
                assert_eq!(code, 0, "{name}, {before}: the first time stops nothing: {said}");
            }
            repository.commit("2026-01-11", &[("LÄS.md", "y\n")]);
            let (code, said) = audits(&repository, name, &pushed(name, &first));
            assert_eq!(code, 0, "{name}: what was there before stops nothing: {said}");
            repository.commit("2026-01-12", &[("b.yaml", &routine("b", &[]))]);
            let (code, said) = audits(&repository, name, &pushed(name, &first));
            assert_eq!(code, 1, "{name}: what is new is told: {said}");
        }
    }

    #[test]
    fn a_commit_before_that_git_does_not_know_is_not_the_first_time() {
        const UNKNOWN: &str = "1234567890123456789012345678901234567890";
        for name in HOSTS {
            let repository = branched();
            if name == "azure.yml" {
                // There the commit before is the one that HEAD follows, which may not have been fetched.
                let tip = repository.git(&["rev-parse", "HEAD"]);
                fs::write(repository.folder.path().join(".git/shallow"), format!("{tip}\n")).expect("written");
            }
            let (code, said) = audits(&repository, name, &pushed(name, UNKNOWN));
            assert!(code == 2 && said.contains("git känner inte till revisionen"), "{name}: {code} {said}");
        }
    }

    #[test]
    fn a_ledningssystem_in_a_folder_is_held_against_that_folder_before() {
        let repository = Repository::init(&[]);
        let other = repository.commit("2026-01-01", &[("annat/x.yaml", "x: 1\n")]);
        let first = repository.commit("2026-01-10", &[("Vård å/ls/a.yaml", &routine("a", &["udda"]))]);
        repository.commit("2026-01-12", &[("Vård å/ls/b.yaml", &routine("b", &[]))]);
        for (before, expected) in [(other, 0), (first, 1)] {
            let words = [&pushed("github.yml", &before)[..], &[("MAPP", "./Vård å/ls")]].concat();
            let (code, said) = audits(&repository, "github.yml", &words);
            assert_eq!(code, expected, "{said}");
            assert!(said.contains("file=Vård å/ls/"), "the place is told from the root: {said}");
        }
        let summary = repository.folder.path().join("ledningskoll.md");
        assert!(fs::metadata(summary).is_ok_and(|file| file.len() > 100), "the summary is written");
    }

    #[test]
    fn a_branch_that_was_not_fetched_and_a_program_that_is_not_there_are_told() {
        for name in ["github.yml", "forgejo.yml", "../../action.yml"] {
            let repository = branched();
            let (code, said) = audits(&repository, name, &[("GREN", "finns-inte"), ("FORE", "")]);
            assert!(code == 2 && said.contains("fetch-depth: 0"), "{name}: {said}");
        }
        for name in HOSTS {
            let repository = branched();
            let script =
                scripts(name).into_iter().find(|script| script.contains("command -v \"$LEDN")).expect("a look");
            let (code, said) = shell(&repository, &script, &[("LEDNINGSKOLL", "./verktyg/ledningskoll")]);
            assert!(code == 1 && said.contains("./verktyg/ledningskoll finns inte här. Lägg det i arkivet"), "{said}");
            assert_eq!(shell(&repository, &script, &[("LEDNINGSKOLL", "ledningskoll")]), (0, String::new()), "{name}");
        }
    }

    /// Pushes a branch to a bare repository with the hook; returns exit code and output.
    fn push(repository: &Repository, name: &str) -> (i32, String) {
        let mut command = with_program(Command::new("git"), repository);
        let output = command.args(["push", "--quiet", "server", name]).output().expect("git starts");
        (output.status.code().expect("git ends by itself"), String::from_utf8_lossy(&output.stderr).into_owned())
    }

    #[test]
    fn the_hook_of_a_server_takes_nothing_with_a_new_gap() {
        let server = Repository::init(&["--bare"]);
        let hook = server.folder.path().join("hooks/pre-receive");
        fs::create_dir_all(hook.parent().expect("a folder")).expect("it can be made");
        fs::copy(recipe("pre-receive"), &hook).expect("the hook is copied");
        fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).expect("it may be run");
        let repository = Repository::init(&[]);
        repository.git(&["remote", "add", "server", &server.folder.path().display().to_string()]);
        repository.commit("2026-01-10", &[("a.yaml", &routine("a", &["udda"]))]);
        let (code, said) = push(&repository, "main");
        assert_eq!(code, 0, "the first time stops nothing: {said}");
        repository.commit("2026-01-11", &[("LÄS.md", "x\n")]);
        assert_eq!(push(&repository, "main").0, 0, "what was there before stops nothing");
        repository.git(&["checkout", "--quiet", "-b", "gren"]);
        repository.commit("2026-01-12", &[("inre/b.yaml", &routine("b", &[]))]);
        for name in ["gren", "gren:main"] {
            let (code, said) = push(&repository, name);
            assert!(code == 1 && said.contains("inre/b.yaml") && said.contains("tas inte emot"), "{name}: {said}");
        }
        assert_eq!(server.git(&["rev-list", "--count", "--all"]), "2");
        fs::write(&hook, text_of("pre-receive").replace(":-ledningskoll}", ":-/finns/inte}")).expect("written");
        let (code, said) = push(&repository, "gren");
        assert!(code == 1 && said.contains("/finns/inte finns inte på servern"), "{said}");
    }

    fn text_of(name: &str) -> String {
        fs::read_to_string(recipe(name)).expect("the recipe is there")
    }

    /// Commits everything with the hook installed; returns exit code and output.
    fn commit(repository: &Repository) -> (i32, String) {
        repository.git(&["add", "--all"]);
        let mut command = with_program(Command::new("git"), repository);
        command.args(["-c", "user.name=kvalitetssamordnare", "-c", "user.email=kvalitet@example.org"]);
        let output = command.args(["commit", "--quiet", "-m", "Ändrat"]).output().expect("git starts");
        let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        (output.status.code().expect("git ends by itself"), said)
    }

    fn hooked(repository: &Repository) {
        let hook = repository.folder.path().join(".git/hooks/pre-commit");
        fs::create_dir_all(hook.parent().expect("a folder")).expect("it can be made");
        fs::copy(recipe("pre-commit"), &hook).expect("the hook is copied");
        fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).expect("it may be run");
    }

    #[test]
    fn the_hook_stops_a_commit_that_brings_something_new() {
        let repository = Repository::init(&[]);
        hooked(&repository);
        repository.write(&[("a.yaml", &routine("a", &["udda"]))]);
        let (code, said) = commit(&repository);
        assert_eq!(code, 0, "the first is not stopped: {said}");
        repository.write(&[("a.yaml", &format!("# Ny rad\n{}", routine("a", &["udda"])))]);
        let (code, said) = commit(&repository);
        assert_eq!(code, 0, "what was there before is not stopped: {said}");
        repository.write(&[("inre/b.yaml", &routine("b", &[]))]);
        let (code, said) = commit(&repository);
        assert!(code == 1 && said.contains("Nya fynd") && said.contains("inre/b.yaml:2"), "{said}");
        assert_eq!(repository.git(&["rev-list", "--count", "HEAD"]), "2");
    }
}
