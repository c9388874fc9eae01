//! What files held: any number of them through one process.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
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

impl Repository {
    /// What each of these ids holds, in their order; of what is larger than `most` bytes only how large it is.
    ///
    /// # Errors
    /// If git does not answer, or if something is not here.
    pub fn blobs(&self, ids: &[&str], most: u64) -> Result<Vec<Blob>, GitError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let mut child = program::command(&self.folder)
            .args(["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| program::not_started(&error))?;
        let ends = (child.stdin.take(), child.stdout.take());
        let (Some(input), Some(output)) = ends else { return Err(GitError::Failed("cat-file".to_owned())) };
        let blobs = exchange(input, output, ids, most);
        end(&mut child, &self.folder)?;
        blobs
    }
}

/// Asks from one thread and reads in another: git answers while it is still being asked.
fn exchange(input: ChildStdin, output: ChildStdout, ids: &[&str], most: u64) -> Result<Vec<Blob>, GitError> {
    std::thread::scope(|scope| {
        scope.spawn(move || {
            let mut input = std::io::BufWriter::new(input);
            for id in ids {
                // Where git has ended, the one that reads will tell.
                if writeln!(input, "{id}").is_err() {
                    break;
                }
            }
        });
        let mut output = BufReader::with_capacity(1 << 16, output);
        ids.iter().map(|_| blob(&mut output, most)).collect()
    })
}

/// One answer: `id type size`, a line break, the bytes, a line break; or `id missing`.
fn blob(output: &mut BufReader<ChildStdout>, most: u64) -> Result<Blob, GitError> {
    let broken = |_| GitError::Failed("cat-file avbröts".to_owned());
    let mut line = String::new();
    output.read_line(&mut line).map_err(broken)?;
    let mut parts = line.split_whitespace().skip(1);
    let size = match (parts.next(), parts.next().and_then(|size| size.parse::<u64>().ok())) {
        (Some("blob"), Some(size)) => size,
        (Some("missing"), _) => return Err(GitError::MissingObjects),
        _ => return Err(GitError::Failed("cat-file avbröts".to_owned())),
    };
    let mut body = output.by_ref().take(size + 1);
    if size > most {
        std::io::copy(&mut body, &mut std::io::sink()).map_err(broken)?;
        return Ok(Blob::TooLarge(size));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size + 1).unwrap_or_default());
    body.read_to_end(&mut bytes).map_err(broken)?;
    match bytes.pop() {
        Some(b'\n') if bytes.len() as u64 == size => Ok(Blob::Bytes(bytes)),
        _ => Err(GitError::Failed("cat-file avbröts".to_owned())),
    }
}

fn end(child: &mut Child, folder: &Path) -> Result<(), GitError> {
    match child.wait() {
        Ok(_) => Ok(()),
        Err(_) => Err(program::fault(folder, b"")),
    }
}
