//! Waits for git, but not for ever: one that says nothing for too long is ended.

use std::io::{Read, Write};
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use super::{GitError, silence};

/// How long git may be silent.
pub const PATIENCE: Duration = Duration::from_secs(60);
/// How long git may be silent while it looks something up, which takes milliseconds.
pub const PATIENCE_OF_LOOK_UP: Duration = Duration::from_secs(15);
/// How often another command is asked whether it has been silent.
const WHILE: Duration = Duration::from_millis(500);

/// The output of a command, which is ended if it says nothing for so long.
///
/// # Errors
/// If it cannot be started, or is ended.
pub fn output(command: &mut Command, patience: Duration) -> Result<Output, GitError> {
    hear(command.stdin(Stdio::null()), None, patience)
}

/// The output of a command that is given an input, which is ended if it says nothing for so long.
///
/// # Errors
/// If it cannot be started, or is ended.
pub fn answer(command: &mut Command, input: String, patience: Duration) -> Result<Output, GitError> {
    hear(command.stdin(Stdio::piped()), Some(input), patience)
}

fn hear(command: &mut Command, input: Option<String>, patience: Duration) -> Result<Output, GitError> {
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| GitError::not_started(&error))?;
    if let (Some(mut to), Some(input)) = (child.stdin.take(), input) {
        // NOTE: git writes its output while it reads, so that one thread writes while another reads; its error shows in the
        // output, which then ends too early.
        let told = std::thread::Builder::new().spawn(move || to.write_all(input.as_bytes()));
        told.map_err(|error| GitError::Failed(error.to_string()))?;
    }
    let (sender, heard) = channel();
    listen(child.stdout.take(), Stream::Output, &sender)?;
    listen(child.stderr.take(), Stream::Words, &sender)?;
    drop(sender);
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let mut since = Instant::now();
    loop {
        match heard.recv_timeout(patience.min(WHILE)) {
            Ok((Stream::Output, bytes)) => stdout.extend(bytes),
            Ok((Stream::Words, bytes)) => stderr.extend(bytes),
            Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) if is_too_long(since, patience) => return Err(end(&mut child, since)),
            Err(RecvTimeoutError::Timeout) => continue,
        }
        since = Instant::now();
    }
    let since = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Ok(Output { status, stdout, stderr }),
            Ok(None) if since.elapsed() < patience => std::thread::sleep(Duration::from_micros(200)),
            Ok(None) | Err(_) => return Err(end(&mut child, since)),
        }
    }
}

/// True if a silence is too long: over the patience, or over that of a look-up where another command has been silent.
fn is_too_long(since: Instant, patience: Duration) -> bool {
    let silent = since.elapsed();
    silent >= patience || (silent >= PATIENCE_OF_LOOK_UP && silence::silent().is_some())
}

/// Ends a process that has been silent; the error that says so.
fn end(child: &mut Child, since: Instant) -> GitError {
    let _ = child.kill();
    let _ = child.wait();
    GitError::Silent(since.elapsed().as_secs())
}

/// One of the two streams of a process.
#[derive(Debug, Clone, Copy)]
enum Stream {
    Output,
    Words,
}

/// Sends what a stream says, from a thread of its own.
///
/// NOTE: the thread is not waited for. It ends with the stream, which a process that git has left behind may hold open.
fn listen(
    from: Option<impl Read + Send + 'static>,
    stream: Stream,
    to: &Sender<(Stream, Vec<u8>)>,
) -> Result<(), GitError> {
    let (Some(mut from), to) = (from, to.clone()) else { return Ok(()) };
    let said = move || {
        let mut bytes = vec![0; 1 << 16];
        while let Ok(count @ 1..) = from.read(&mut bytes) {
            if to.send((stream, bytes[..count].to_vec())).is_err() {
                return;
            }
        }
    };
    let started = std::thread::Builder::new().spawn(said);
    started.map(drop).map_err(|error| GitError::Failed(error.to_string()))
}

/// The progress of a conversation with a process.
#[derive(Debug, Default)]
pub struct Heartbeat(AtomicUsize);

impl Heartbeat {
    /// Tells that the process has said something.
    pub fn beat(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

/// How a conversation with a process ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Everything was said.
    Whole,
    /// It failed, so that the process cannot be asked again.
    Broken,
}

/// Waits for the end of a conversation, and ends the process if it fails or if nothing is said for so long; true if it
/// was silent.
pub fn watch(child: &mut Child, heartbeat: &Heartbeat, ending: &Receiver<Ending>, patience: Duration) -> bool {
    let (mut before, mut since) = (heartbeat.0.load(Ordering::Relaxed), Instant::now());
    loop {
        let silent = match ending.recv_timeout(patience.min(WHILE)) {
            Ok(Ending::Whole) => return false,
            Ok(Ending::Broken) | Err(RecvTimeoutError::Disconnected) => false,
            Err(RecvTimeoutError::Timeout) => {
                let now = heartbeat.0.load(Ordering::Relaxed);
                if std::mem::replace(&mut before, now) != now {
                    since = Instant::now();
                }
                if !is_too_long(since, patience) {
                    continue;
                }
                true
            }
        };
        let _ = child.kill();
        return silent;
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    const SHORT: Duration = Duration::from_millis(300);

    fn said_by(script: &str) -> Result<Output, GitError> {
        output(Command::new("sh").args(["-c", script]), SHORT)
    }

    #[test]
    fn what_is_said_is_kept_and_a_slow_one_is_waited_for() {
        let answer =
            said_by("echo ut; sleep 0.2; echo fel >&2; sleep 0.2; echo mer; exit 3").expect("it ends by itself");
        assert_eq!((answer.stdout, answer.stderr), (b"ut\nmer\n".to_vec(), b"fel\n".to_vec()));
        assert_eq!(answer.status.code(), Some(3));
    }

    #[test]
    fn one_that_says_nothing_is_ended_also_where_it_has_closed_its_output_or_left_a_child() {
        for script in ["exec sleep 60", "exec >&- 2>&-; exec sleep 60", "sleep 60; true", "echo början; sleep 60"] {
            let since = Instant::now();
            assert!(matches!(said_by(script), Err(GitError::Silent(_))), "{script}");
            assert!(since.elapsed() < Duration::from_secs(20), "{script}");
        }
    }

    #[test]
    fn a_conversation_that_falls_silent_is_ended_and_one_that_goes_on_is_not() {
        let start = || Command::new("sleep").arg("60").spawn().expect("it starts");
        let (end, ending) = channel();
        let mut child = start();
        assert!(watch(&mut child, &Heartbeat::default(), &ending, SHORT));
        assert!(!child.wait().expect("it has ended").success());
        let (mut child, heartbeat) = (start(), Heartbeat::default());
        let (watched, beating) = (&mut child, &heartbeat);
        let is_silent = std::thread::scope(|scope| {
            let watcher = scope.spawn(move || watch(watched, beating, &ending, SHORT));
            for _ in 0..8 {
                std::thread::sleep(SHORT / 3);
                heartbeat.beat();
            }
            end.send(Ending::Whole).expect("it is listened to");
            watcher.join().expect("it ends")
        });
        assert!(!is_silent && child.try_wait().expect("it can be asked").is_none());
        child.kill().and_then(|()| child.wait()).expect("it is ended");
    }
}
