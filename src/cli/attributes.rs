//! What a file has beside its text and its rights: access lists, and what users and systems have noted on it.

use std::fs::File;

/// Copies the attributes from one file to another, as far as the system lets us.
#[cfg(target_os = "linux")]
pub fn copy(from: &File, to: &File) {
    use rustix::fs::{XattrFlags, fgetxattr, flistxattr, fsetxattr};
    // No list of names, and no value, is longer on Linux.
    const LONGEST: usize = 64 * 1024;
    // NOTE: these two are sums of the text.
    const OF_THE_TEXT: [&[u8]; 2] = [b"security.ima", b"security.evm"];
    let (mut names, mut value) = (vec![0; LONGEST], vec![0; LONGEST]);
    let Ok(length) = flistxattr(from, &mut names[..]) else { return };
    let names = names[..length].split(|byte| *byte == 0).filter(|name| !name.is_empty());
    for name in names.filter(|name| !OF_THE_TEXT.contains(name)) {
        if let Ok(length) = fgetxattr(from, name, &mut value[..]) {
            let _ = fsetxattr(to, name, &value[..length], XattrFlags::empty());
        }
    }
}

/// Other systems keep none that we know how to copy.
#[cfg(not(target_os = "linux"))]
pub fn copy(_: &File, _: &File) {}
