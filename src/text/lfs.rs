//! The pointers that git-lfs leaves in the place of files that it has not fetched.

/// True if the bytes of a file are a pointer of git-lfs.
#[must_use]
pub fn is_pointer(bytes: &[u8]) -> bool {
    bytes.len() < MOST && VERSIONS.iter().any(|version| bytes.starts_with(version.as_bytes())) && {
        let has = |key: &[u8]| memchr::memmem::find(bytes, key).is_some();
        has(b"\noid ") && has(b"\nsize ")
    }
}

/// A pointer is shorter than this, by the specification of git-lfs.
const MOST: usize = 1024;
/// The first line of a pointer, now and before git-lfs had its name.
const VERSIONS: [&str; 2] = ["version https://git-lfs.github.com/spec/", "version https://hawser.github.com/spec/"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pointer_is_told_from_a_document() {
        let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n";
        assert!(is_pointer(pointer.as_bytes()) && is_pointer(pointer.replace('\n', "\r\n").as_bytes()));
        assert!(!is_pointer(b"version https://git-lfs.github.com/spec/v1\n") && !is_pointer(b"typ: rutin\n"));
        assert!(!is_pointer(format!("{pointer}{}", "a".repeat(2000)).as_bytes()));
    }
}
