//! The contents of blobs, all read through one `git cat-file --batch`.

use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::sync::mpsc::channel;

use super::patience::{Ending, Heartbeat, PATIENCE, watch};
use super::{GitError, Repository, program, silence};

/// The content of a blob.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Blob {
    /// The bytes of the blob.
    Bytes(Vec<u8>),
    /// The size of a blob over the limit, in bytes.
    TooLarge(u64),
}

/// A running `git cat-file --batch`.
#[derive(Debug)]
pub struct Blobs {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Repository {
    /// Starts `git cat-file --batch`.
    ///
    /// # Errors
    /// If git cannot be started.
    pub fn blobs(&self) -> Result<Blobs, GitError> {
        silence::ask()?;
        let mut child = program::command(&self.folder)
            .args(["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| GitError::not_started(&error))?;
        let (input, output) = (child.stdin.take(), child.stdout.take());
        let output = output.ok_or_else(broken)?;
        Ok(Blobs { child, input, output: BufReader::with_capacity(1 << 16, output) })
    }
}

impl Blobs {
    /// The blobs with these ids, in their order; only the size of blobs over `limit` bytes.
    ///
    /// # Errors
    /// If git fails or does not answer, or if a blob is missing. No blobs can be read after an error.
    pub fn read(&mut self, ids: &[&str], limit: u64) -> Result<Vec<Blob>, GitError> {
        let Some(input) = self.input.take() else { return Err(broken()) };
        let (child, output) = (&mut self.child, &mut self.output);
        let (heartbeat, (end, ending)) = (&Heartbeat::default(), channel());
        // Git writes its output while it reads ids: one thread writes the ids while another reads the output.
        let (blobs, input, is_silent) = std::thread::scope(|scope| {
            let writer = scope.spawn(move || write_ids(input, ids));
            let watcher = scope.spawn(move || watch(child, heartbeat, &ending, PATIENCE));
            let mut next = || read_blob(output, limit).inspect(|_| heartbeat.beat());
            let blobs: Result<Vec<Blob>, GitError> = ids.iter().map(|_| next()).collect();
            let _ = end.send(if blobs.is_ok() { Ending::Whole } else { Ending::Broken });
            let is_silent = watcher.join().unwrap_or_default();
            (blobs, writer.join().ok().flatten(), is_silent)
        });
        self.input = input.filter(|_| blobs.is_ok());
        if is_silent { silence::kept(Err(GitError::Silent(PATIENCE.as_secs()))) } else { blobs }
    }
}

impl Drop for Blobs {
    fn drop(&mut self) {
        // Git ends by itself when its standard input is closed.
        drop(self.input.take());
        let _ = self.child.wait();
    }
}

/// Writes all ids, and returns the standard input of git if it is still open.
fn write_ids(input: ChildStdin, ids: &[&str]) -> Option<ChildStdin> {
    let mut input = BufWriter::new(input);
    for id in ids {
        writeln!(input, "{id}").ok()?;
    }
    input.into_inner().ok()
}

/// Reads one blob: `id type size`, a line break, the bytes, a line break; or `id missing`.
fn read_blob(output: &mut BufReader<ChildStdout>, limit: u64) -> Result<Blob, GitError> {
    let mut line = String::new();
    output.read_line(&mut line).map_err(|_| broken())?;
    let mut parts = line.split_whitespace().skip(1);
    let size = match (parts.next(), parts.next().and_then(|size| size.parse::<u64>().ok())) {
        (Some("blob"), Some(size)) => size,
        (Some("missing"), _) => return Err(GitError::MissingObjects),
        _ => return Err(broken()),
    };
    let mut body = output.by_ref().take(size + 1);
    if size > limit {
        std::io::copy(&mut body, &mut std::io::sink()).map_err(|_| broken())?;
        return Ok(Blob::TooLarge(size));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size + 1).unwrap_or_default());
    body.read_to_end(&mut bytes).map_err(|_| broken())?;
    match bytes.pop() {
        Some(b'\n') if bytes.len() as u64 == size => Ok(Blob::Bytes(bytes)),
        _ => Err(broken()),
    }
}

fn broken() -> GitError {
    GitError::Failed("cat-file avbröts".to_owned())
}
