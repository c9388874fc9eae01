//! Writes a repository as a history in git: everything comes in first, then a few files change at a time.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use super::File;
use super::chance::Chance;

/// Every so often a file is moved.
const MOVE_EVERY: usize = 50;
/// Every so often what a text says is changed, and not only a remark beside it.
const CHANGE_EVERY: usize = 20;
/// The day on which everything comes in, in seconds since 1970, and the time between two commits.
const FIRST: usize = 1_600_000_000;
const APART: usize = 3_600;

/// Makes a folder a repository of so many commits, the last of which stands in it.
///
/// # Errors
/// If the folder cannot be written, or if there is no git.
pub fn write(files: &[File], commits: usize, seed: u64, out: &Path) -> io::Result<()> {
    std::fs::create_dir_all(out)?;
    git(out, &["init", "--quiet", "--initial-branch=main"])?;
    let mut import = Command::new("git");
    import.arg("-C").arg(out).args(["fast-import", "--quiet"]).stdin(Stdio::piped());
    let mut import = import.spawn()?;
    let stream = import.stdin.take().ok_or(io::ErrorKind::BrokenPipe)?;
    let texts = files.iter().map(|file| (file.path.clone(), file.text.clone())).collect();
    let mut story = Story { chance: Chance(seed), texts, stream: io::BufWriter::new(stream) };
    for number in 0..commits.max(1) {
        story.commit(number)?;
    }
    story.stream.flush()?;
    drop(story);
    if !import.wait()?.success() {
        return Err(io::Error::other("git fast-import failed"));
    }
    git(out, &["reset", "--quiet", "--hard"])?;
    git(out, &["gc", "--quiet"])
}

fn git(folder: &Path, arguments: &[&str]) -> io::Result<()> {
    let status = Command::new("git").arg("-C").arg(folder).args(arguments).status()?;
    if status.success() { Ok(()) } else { Err(io::Error::other(format!("git {} failed", arguments[0]))) }
}

/// What stands in the repository so far, and where it is told.
struct Story<Stream: Write> {
    chance: Chance,
    texts: BTreeMap<String, String>,
    stream: Stream,
}

impl<Stream: Write> Story<Stream> {
    fn commit(&mut self, number: usize) -> io::Result<()> {
        let (when, words) = (FIRST + number * APART, format!("Steg {number}"));
        writeln!(self.stream, "commit refs/heads/main\ncommitter Kvalitet <kvalitet@example.org> {when} +0100")?;
        writeln!(self.stream, "data {}\n{words}", words.len())?;
        if number == 0 {
            let all: Vec<String> = self.texts.keys().cloned().collect();
            return all.iter().try_for_each(|path| self.put(path));
        }
        if number.is_multiple_of(MOVE_EVERY) {
            self.move_one(number)?;
        }
        for _ in 0..=self.chance.below(3) {
            let path = self.any();
            self.change(&path, number);
            self.put(&path)?;
        }
        Ok(())
    }

    fn any(&mut self) -> String {
        let at = self.chance.below(self.texts.len());
        self.texts.keys().nth(at).cloned().unwrap_or_default()
    }

    fn move_one(&mut self, number: usize) -> io::Result<()> {
        let from = self.any();
        let to = format!("flyttade/{number}-{}", from.rsplit('/').next().unwrap_or_default());
        writeln!(self.stream, "R {} {}", quoted(&from), quoted(&to))?;
        let text = self.texts.remove(&from).unwrap_or_default();
        self.texts.insert(to, text);
        Ok(())
    }

    fn change(&mut self, path: &str, number: usize) {
        let Some(text) = self.texts.get_mut(path) else { return };
        let purpose = text.find("\nsyfte: ").filter(|_| number.is_multiple_of(CHANGE_EVERY));
        match purpose.and_then(|at| Some(at + 1 + text[at + 1..].find('\n')?)) {
            Some(end) => text.insert_str(end, " och så att det går att följa"),
            None => text.push_str(&format!("# Genomläst {number}.\n")),
        }
    }

    fn put(&mut self, path: &str) -> io::Result<()> {
        let text = self.texts.get(path).map(String::as_str).unwrap_or_default();
        writeln!(self.stream, "M 100644 inline {}\ndata {}\n{text}", quoted(path), text.len())
    }
}

fn quoted(path: &str) -> String {
    format!("\"{}\"", path.replace('\\', "\\\\").replace('"', "\\\""))
}
