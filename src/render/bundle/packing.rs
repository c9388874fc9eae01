//! The file that is handed over: a ZIP of files in the order of their paths, not compressed and without times of its own.
//!
//! Nothing is compressed, so that any version of the program packs the same files to the same bytes, and so that a file can
//! hold no more than it is long.

use std::io::{Cursor, Write};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

/// The rights of every file in it, where they are unpacked on a system that has such.
const RIGHTS: u32 = 0o644;

/// The bytes of files, each a path with `/` and its content. The same files give the same bytes on every system.
///
/// # Errors
/// If two have one path, or if a path or the whole is longer than the format can hold.
pub fn packed<'file>(files: impl Iterator<Item = (&'file str, &'file [u8])>) -> ZipResult<Vec<u8>> {
    let mut files: Vec<(&str, &[u8])> = files.collect();
    files.sort_unstable_by_key(|(path, _)| *path);
    // The first day that ZIP knows.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(RIGHTS)
        .system(System::Unix);
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        file.start_file(path, options)?;
        file.write_all(bytes)?;
    }
    Ok(file.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::content_id::hex;
    use sha2::{Digest, Sha256};

    #[test]
    fn the_same_files_give_the_same_bytes_in_any_order_and_with_any_version() {
        let files: [(&str, &[u8]); 2] = [("index.html", b"<p>\xc3\xa5</p>"), ("rutin/a.html", b"")];
        let bytes = packed(files.into_iter()).expect("packed");
        assert_eq!(bytes, packed(files.into_iter().rev()).expect("packed"));
        // NOTE: what is handed over is held against this packing years later; another sum here is a broken promise.
        assert_eq!(hex(&Sha256::digest(&bytes)), "08ecffd91b4c7c76c95a3c4f1eb85780128a1f64783d9068d17765d3217d418e");
        assert!(packed([("a", &b""[..]), ("a", b"")].into_iter()).is_err());
    }
}
