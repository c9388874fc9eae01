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

/// The shell script of a step of the GitHub workflow, by the name of the step.
fn script_of_step(name: &str) -> String {
    let workflow = yaml("github.yml");
    let steps = workflow["jobs"]["granska"]["steps"].as_sequence().expect("steps").clone();
    let step = steps.iter().find(|step| step["name"] == *name).unwrap_or_else(|| panic!("no step is called {name}"));
    step["run"].as_str().expect("a script").to_owned()
}

#[test]
fn every_command_line_is_one_that_the_program_knows() {
    for (name, number) in [("github.yml", 3), ("gitlab.yml", 2), ("pre-commit", 2)] {
        let text = text(name);
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| line.starts_with("ledningskoll ")).collect();
        assert_eq!(lines.len(), number, "{name}: {lines:?}");
        for line in lines {
            let line = line.split(['&', '>']).next().unwrap_or(line).replace('"', "").replace("$amend ", "");
            let read = program().try_get_matches_from(line.split_whitespace());
            assert!(read.is_ok(), "{name}: {line}: {}", read.err().map(|error| error.to_string()).unwrap_or_default());
        }
    }
}

#[test]
fn the_whole_history_is_fetched_and_what_is_uploaded_is_written() {
    let workflow = yaml("github.yml");
    let steps = &workflow["jobs"]["granska"]["steps"];
    assert_eq!(steps[0]["with"]["fetch-depth"], Value::from(0));
    let uploaded = steps[5]["with"]["sarif_file"].as_str().expect("a file");
    for step in ["Granska ändringen", "Granska allt"] {
        assert!(script_of_step(step).contains(&format!("sarif={uploaded}")), "{step}");
        // Untrusted values such as branch names are never interpolated in a script.
        assert!(!script_of_step(step).contains("${{"), "{step}");
    }
    let job = &yaml("gitlab.yml")["ledningskoll"];
    assert_eq!(job["variables"]["GIT_DEPTH"], Value::from("0"));
    let script = job["script"][0].as_str().expect("a script");
    for (report, format) in [("codequality", "gitlab"), ("junit", "junit")] {
        let file = job["artifacts"]["reports"][report].as_str().expect("a file");
        assert_eq!(script.matches(&format!("{format}={file}")).count(), 2, "{report}");
    }
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

    use super::{Repository, branched, fs, recipe, routine, script_of_step, yaml};

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

    fn written(repository: &Repository, file: &str) -> String {
        fs::read_to_string(repository.folder.path().join(file)).unwrap_or_else(|_| panic!("{file} is written"))
    }

    #[test]
    fn the_workflow_stops_what_is_new_on_a_branch_and_nothing_on_main() {
        let repository = branched();
        let (code, said) = shell(&repository, &script_of_step("Granska ändringen"), &[("BASE", "origin/main")]);
        assert!(code == 1 && said.contains("::error file=å.yaml") && !said.contains("file=a.yaml"), "{said}");
        assert!(written(&repository, "ledningskoll.sarif").contains("\"baselineState\":\"unchanged\""));
        let (code, _) = shell(&repository, &script_of_step("Sammanfatta"), &[("GITHUB_STEP_SUMMARY", "summa.md")]);
        assert!(code == 0 && written(&repository, "summa.md").starts_with('+'));
        let (code, said) = shell(&repository, &script_of_step("Granska allt"), &[]);
        assert!(code == 0 && said.contains("file=a.yaml"), "{said}");
        let (code, said) = shell(&repository, &script_of_step("Granska ändringen"), &[("BASE", "origin/finns-inte")]);
        assert!(code == 2 && said.contains("fetch-depth: 0"), "{said}");
    }

    #[test]
    fn the_job_writes_its_reports_whatever_it_ends_with() {
        let repository = branched();
        let script = yaml("gitlab.yml")["ledningskoll"]["script"][0].as_str().expect("a script").to_owned();
        for (base, expected) in [("origin/main", 1), ("HEAD", 0), ("", 0)] {
            let (code, said) = shell(&repository, &script, &[("CI_MERGE_REQUEST_DIFF_BASE_SHA", base)]);
            assert_eq!(code, expected, "{base}: {said}");
            for file in ["kodkvalitet.json", "ledningskoll.xml"] {
                assert!(written(&repository, file).contains("å.yaml"), "{base}");
                fs::remove_file(repository.folder.path().join(file)).expect("it was written");
            }
        }
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
