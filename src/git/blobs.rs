//! What files held: any number of them through one process.

use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use super::{GitError, Repository, program};

/// What a file held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Blob {
    /// These bytes.
    Bytes(Vec<u8>),
    /// More bytes than were asked for: so many.
    TooLarge(u64),
}

/// A process that tells what files held for as long as it is asked.
#[derive(Debug)]
pub struct Blobs {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Repository {
    /// Starts to ask what files held.
    ///
    /// # Errors
    /// If git cannot be started.
    pub fn blobs(&self) -> Result<Blobs, GitError> {
        let mut child = program::command(&self.folder)
            .args(["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| program::not_started(&error))?;
        let (input, output) = (child.stdin.take(), child.stdout.take());
        let output = output.ok_or_else(broken)?;
        Ok(Blobs { child, input, output: BufReader::with_capacity(1 << 16, output) })
    }
}

impl Blobs {
    /// What each of these ids holds, in their order; of what is larger than `most` bytes only how large it is.
    ///
    /// # Errors
    /// If git does not answer, or if something is not here. Then it cannot be asked again.
    pub fn read(&mut self, ids: &[&str], most: u64) -> Result<Vec<Blob>, GitError> {
        let Some(input) = self.input.take() else { return Err(broken()) };
        let output = &mut self.output;
        // Git answers while it is still being asked, so that one thread asks and another reads.
        let (blobs, input) = std::thread::scope(|scope| {
            let asking = scope.spawn(move || ask(input, ids));
            let blobs: Result<Vec<Blob>, GitError> = ids.iter().map(|_| answer(output, most)).collect();
            if blobs.is_err() {
                let _ = self.child.kill();
            }
            (blobs, asking.join().ok().flatten())
        });
        self.input = input.filter(|_| blobs.is_ok());
        blobs
    }
}

impl Drop for Blobs {
    fn drop(&mut self) {
        // What has nothing more to be asked ends by itself.
        drop(self.input.take());
        let _ = self.child.wait();
    }
}

/// Asks for all, and gives the way in back if git still listens.
fn ask(input: ChildStdin, ids: &[&str]) -> Option<ChildStdin> {
    let mut input = BufWriter::new(input);
    for id in ids {
        writeln!(input, "{id}").ok()?;
    }
    input.into_inner().ok()
}

/// One answer: `id type size`, a line break, the bytes, a line break; or `id missing`.
fn answer(output: &mut BufReader<ChildStdout>, most: u64) -> Result<Blob, GitError> {
    let mut line = String::new();
    output.read_line(&mut line).map_err(|_| broken())?;
    let mut parts = line.split_whitespace().skip(1);
    let size = match (parts.next(), parts.next().and_then(|size| size.parse::<u64>().ok())) {
        (Some("blob"), Some(size)) => size,
        (Some("missing"), _) => return Err(GitError::MissingObjects),
        _ => return Err(broken()),
    };
    let mut body = output.by_ref().take(size + 1);
    if size > most {
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
