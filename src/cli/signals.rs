//! What the system sends to end the program: a file over its limit is an error as others, and an interrupted program leaves
//! no temporary file behind.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

use tempfile::{NamedTempFile, TempDir};

/// The temporary files and folders that are deleted where a signal ends the program.
static UNFINISHED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Has a file that grows over the limit of the user fail as on a full disk, instead of ending the program.
pub fn let_large_files_fail() {
    #[cfg(unix)]
    {
        // NOTE: a signal that is taken care of makes the write fail; nothing need be done about it.
        let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, std::sync::Arc::default());
    }
}

/// A temporary file on the list of those that are deleted; it is taken off the list when this is dropped.
#[derive(Debug)]
pub struct Listed(PathBuf);

impl Listed {
    /// Makes a temporary file and puts it on the list, with no moment between.
    ///
    /// # Errors
    /// If it cannot be made.
    pub fn making(make: impl FnOnce() -> io::Result<NamedTempFile>) -> io::Result<(NamedTempFile, Self)> {
        watch();
        let mut unfinished = unfinished();
        let file = make()?;
        let path = file.path().to_owned();
        unfinished.insert(path.clone());
        Ok((file, Self(path)))
    }
}

/// A temporary folder on the list of those that are deleted.
#[derive(Debug)]
pub struct ListedFolder {
    folder: TempDir,
    listed: Listed,
}

impl ListedFolder {
    /// Makes a temporary folder and puts it on the list, with no moment between.
    ///
    /// # Errors
    /// If it cannot be made.
    pub fn making(make: impl FnOnce() -> io::Result<TempDir>) -> io::Result<Self> {
        watch();
        let mut unfinished = unfinished();
        let folder = make()?;
        unfinished.insert(folder.path().to_owned());
        let listed = Listed(folder.path().to_owned());
        Ok(Self { folder, listed })
    }

    /// The path of the folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Puts the folder where it belongs by a function that moves it; no signal ends the program meanwhile. What the function
    /// says is left over is then deleted; what could not be deleted is returned.
    pub fn put<R>(self, put: impl FnOnce(&Path) -> (Leftover, R)) -> (Option<PathBuf>, R) {
        let Self { folder, listed } = self;
        let (leftover, done) = {
            let mut unfinished = unfinished();
            let (leftover, done) = put(folder.path());
            if matches!(leftover, Leftover::Keep) {
                unfinished.remove(folder.path());
            }
            (leftover, done)
        };
        let path = folder.keep();
        // NOTE: deleted here, while it is on the list; where it was moved there is nothing to delete.
        let left = match leftover {
            Leftover::Keep => None,
            Leftover::Delete(other) => deleted(&path).or_else(|| deleted(&other)),
        };
        drop(listed);
        (left, done)
    }
}

/// What is left over where a folder was put in its place.
#[derive(Debug)]
pub enum Leftover {
    /// What is at the temporary path, and at this one, is deleted.
    Delete(PathBuf),
    /// What is at the temporary path is somebody's, and is kept.
    Keep,
}

impl Leftover {
    /// What lies here is deleted.
    #[must_use]
    pub fn delete(path: &Path) -> Self {
        Self::Delete(path.to_owned())
    }
}

/// Deletes a folder, and returns its path if it could not be deleted.
fn deleted(folder: &Path) -> Option<PathBuf> {
    let _ = std::fs::remove_dir_all(folder);
    folder.symlink_metadata().is_ok().then(|| folder.to_owned())
}

impl Drop for Listed {
    fn drop(&mut self) {
        unfinished().remove(&self.0);
    }
}

fn unfinished() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// How often a folder is deleted anew in which something has been written meanwhile.
#[cfg(unix)]
const MOST_TRIES: u8 = 20;
/// The time between two tries.
#[cfg(unix)]
const PAUSE: std::time::Duration = std::time::Duration::from_millis(5);

/// Waits for signals from the first temporary file on; before it, the system ends the program by itself.
fn watch() {
    static START: Once = Once::new();
    #[cfg(unix)]
    START.call_once(|| {
        let (tell, told) = std::sync::mpsc::channel();
        let thread = std::thread::Builder::new().name("signaler".to_owned());
        // Without a thread, a signal ends the program as if nobody waited for it.
        if thread.spawn(move || end_by_signal(&tell)).is_ok() {
            let _ = told.recv();
        }
    });
    #[cfg(not(unix))]
    START.call_once(|| {});
}

#[cfg(unix)]
fn end_by_signal(ready: &std::sync::mpsc::Sender<()>) {
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;
    let signals = Signals::new(awaited());
    let _ = ready.send(());
    let Ok(mut signals) = signals else { return };
    for signal in signals.forever() {
        // NOTE: held to the end, so that no more are made.
        let unfinished = unfinished();
        unfinished.iter().for_each(|path| delete(path));
        let _ = emulate_default_handler(signal);
    }
}

/// Deletes a temporary file or folder while other threads may still write in it. A folder is moved aside first, so that what they
/// open from then on is not found.
#[cfg(unix)]
fn delete(path: &Path) {
    let is_there = |path: &Path| path.symlink_metadata().is_ok();
    if std::fs::remove_file(path).is_ok() || !is_there(path) {
        return;
    }
    let aside = path.with_extension("bort");
    for _ in 0..MOST_TRIES {
        let _ = std::fs::rename(path, &aside);
        let _ = std::fs::remove_dir_all(&aside);
        if !is_there(path) && !is_there(&aside) {
            return;
        }
        std::thread::sleep(PAUSE);
    }
}

/// The signals that end the program, but for those that whoever started it lets it ignore, as `nohup` does.
#[cfg(unix)]
fn awaited() -> Vec<i32> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    match ignored {
        Some(mask) => [SIGHUP, SIGINT, SIGTERM].into_iter().filter(|signal| mask >> (signal - 1) & 1 == 0).collect(),
        // Other systems do not tell it; only the terminal that closes is often ignored.
        None => vec![SIGINT, SIGTERM],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_deleted_is_told_and_what_is_kept_is_there() {
        let folder = || ListedFolder::making(TempDir::new).expect("a folder");
        let (left, path) = folder().put(|path| (Leftover::delete(path), path.to_owned()));
        assert!(left.is_none() && !path.exists());
        let (left, path) = folder().put(|path| {
            let put = std::fs::remove_dir(path).and_then(|()| std::fs::write(path, "ingen mapp"));
            put.expect("a file in the place of the folder");
            (Leftover::delete(path), path.to_owned())
        });
        assert_eq!(left.as_ref(), Some(&path));
        std::fs::remove_file(&path).expect("deleted");
        let (left, path) = folder().put(|path| (Leftover::Keep, path.to_owned()));
        assert!(left.is_none() && path.is_dir());
        std::fs::remove_dir(&path).expect("deleted");
    }
}
