//! Whether a file that was handed over is whole: each file in it as its list says, and the packing as the program packs.
//!
//! What is read may have been made by anyone. Nothing of it is unpacked to a disk, and no more is read than the file is long,
//! however often its list names the same bytes.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::{CompressionMethod, ZipArchive};

use super::manifest::{self, Manifest, sum};
use super::packing::packed;
use super::zip_end::has_plain_end;

/// What was found of a file.
#[derive(Debug)]
pub struct Examined {
    /// The list in it; none if that cannot be read.
    pub manifest: Option<Manifest>,
    /// The number of files in it, with the list.
    pub files: usize,
    /// What differs, by path; the packing last.
    pub differences: Vec<Difference>,
}

/// How a file differs from what was packed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// The list in it cannot be read, so that its files cannot be held against it.
    List,
    /// The file has another content than the list says.
    Changed(String),
    /// The file is in the list and is not there.
    Missing(String),
    /// The file is there and is not in the list.
    Beside(String),
    /// The file would be unpacked to another place than into the folder.
    Outside(String),
    /// The files are as listed, and the file around them is not as the program packs it.
    Packing,
}

/// Why a file cannot be examined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// It is no ZIP, or a part of one.
    NoZip,
    /// It has no list, so that it was not made by the program.
    NoList,
}

/// Examines the bytes of a file.
///
/// # Errors
/// If they are no file of the program.
pub fn examine(bytes: &[u8]) -> Result<Examined, Unreadable> {
    let contents = Contents::read(bytes).ok_or(Unreadable::NoZip)?;
    if !contents.files.contains_key(manifest::PATH) {
        return Err(Unreadable::NoList);
    }
    let listed = contents.files[manifest::PATH].as_deref().and_then(Manifest::read);
    let mut differences = match &listed {
        Some(manifest) => held(manifest, &contents),
        None => vec![Difference::List],
    };
    let files = contents.files.iter().map(|(path, bytes)| Some((path.as_str(), bytes.as_deref()?)));
    let again = files.collect::<Option<Vec<_>>>().and_then(|files| packed(files.into_iter()).ok());
    if differences.is_empty() && again.is_none_or(|again| again != bytes) {
        differences.push(Difference::Packing);
    }
    Ok(Examined { manifest: listed, files: contents.files.len(), differences })
}

/// How the files differ from a list.
fn held(manifest: &Manifest, contents: &Contents) -> Vec<Difference> {
    let mut listed: BTreeMap<&str, (u64, &str)> = BTreeMap::new();
    let mut found = Vec::new();
    for one in &manifest.files {
        if listed.insert(&one.path, (one.size, &one.sha256)).is_some() {
            found.push(Difference::List);
        }
    }
    let outside = contents.files.keys().filter(|path| !is_inside(path));
    found.extend(outside.map(|path| Difference::Outside(path.to_owned())));
    for (path, content) in contents.files.iter().filter(|(path, _)| *path != manifest::PATH) {
        match (listed.remove(path.as_str()), content) {
            (None, _) => found.push(Difference::Beside(path.to_owned())),
            (Some((size, listed)), Some(content)) if content.len() as u64 == size && sum(content) == listed => {}
            (Some(_), _) => found.push(Difference::Changed(path.to_owned())),
        }
    }
    found.extend(listed.into_keys().map(|path| Difference::Missing(path.to_owned())));
    found.sort();
    found.dedup();
    found
}

/// True for a path that stays in the folder to which a ZIP is unpacked, on every system.
fn is_inside(path: &str) -> bool {
    let is_plain = |part: &str| !["", ".", ".."].contains(&part);
    path.split('/').all(is_plain) && !path.contains(['\\', ':']) && !path.contains(char::is_control)
}

/// The files in a ZIP, by path.
struct Contents {
    /// Each with its content; none if that cannot be read, or is not packed as the program packs.
    files: BTreeMap<String, Option<Vec<u8>>>,
}

impl Contents {
    /// The files of a ZIP; none if the bytes are no such.
    fn read(bytes: &[u8]) -> Option<Self> {
        let mut archive = has_plain_end(bytes).then(|| ZipArchive::new(Cursor::new(bytes)).ok())??;
        let mut files = BTreeMap::new();
        let mut left = bytes.len() as u64;
        for number in 0..archive.len() {
            let Some(Ok(path)) = archive.name_for_index(number).map(|name| name.map(|name| name.into_owned())) else {
                continue;
            };
            let content = content(&mut archive, number, &mut left);
            files.insert(path, content);
        }
        Some(Self { files })
    }
}

/// The content of a file in a ZIP, if it is stored as it is and no longer than what is left of the whole; what is read of it is
/// taken from that, whole or not.
fn content(archive: &mut ZipArchive<Cursor<&[u8]>>, number: usize, left: &mut u64) -> Option<Vec<u8>> {
    let mut file = archive.by_index(number).ok()?;
    if file.compression() != CompressionMethod::Stored || file.size() > *left {
        return None;
    }
    let mut content = Vec::new();
    // NOTE: at the end the content is held against the checksum of the ZIP.
    let is_read = file.read_to_end(&mut content).is_ok();
    let is_within = content.len() as u64 <= *left;
    *left = left.saturating_sub(content.len() as u64);
    (is_read && is_within).then_some(content)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::bundle::manifest::Asked;
    use crate::render::site::SiteFile;

    fn files() -> Vec<SiteFile> {
        let file = |path: &str, text: &str| SiteFile { path: path.to_owned(), bytes: text.into() };
        let files = [file("index.html", "<h1>Underlag</h1>"), file("rutin/a.html", "<p>Så här gör du</p>")];
        let listed: Vec<_> = files.into_iter().map(|file| (file, None)).collect();
        let asked = Asked {
            unit: Some("vc".to_owned()),
            name: "Vårdcentralen".to_owned(),
            acts: Vec::new(),
            areas: Vec::new(),
            date: "2026-11-15".to_owned(),
            since: None,
        };
        let manifest = Manifest::of(asked, None, &listed).file();
        listed.into_iter().map(|(file, _)| file).chain([manifest]).collect()
    }

    fn pack(files: &[SiteFile]) -> Vec<u8> {
        packed(files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice()))).expect("packed")
    }

    fn differences(files: &[SiteFile]) -> Vec<Difference> {
        examine(&pack(files)).expect("a file of the program").differences
    }

    #[test]
    fn each_byte_that_is_changed_is_found() {
        let bytes = pack(&files());
        let whole = examine(&bytes).expect("a file of the program");
        assert_eq!((whole.differences.as_slice(), whole.files), (&[][..], 3));
        for at in 0..bytes.len() {
            for other in [bytes[at] ^ 1, bytes[at] ^ 0x80, 0, 0xff] {
                let mut changed = bytes.clone();
                changed[at] = other;
                let is_found = examine(&changed).is_ok_and(|found| found.differences.is_empty());
                assert!(other == bytes[at] || !is_found, "byte {at} as {other}");
            }
        }
        for cut in 0..bytes.len() {
            assert!(examine(&bytes[..cut]).is_err(), "cut at {cut}");
        }
        for other in [[&bytes[..], b"x"].concat(), [b"x", &bytes[..]].concat()] {
            assert!(examine(&other).is_err() || !examine(&other).expect("read").differences.is_empty());
        }
    }

    #[test]
    fn what_differs_is_named() {
        let mut changed = files();
        changed[1].bytes = "<p>Så här gör vi</p>".into();
        assert_eq!(differences(&changed), [Difference::Changed("rutin/a.html".to_owned())]);
        let mut fewer = files();
        fewer.remove(0);
        assert_eq!(differences(&fewer), [Difference::Missing("index.html".to_owned())]);
        let mut more = files();
        more.push(SiteFile { path: "ny.html".to_owned(), bytes: Vec::new() });
        assert_eq!(differences(&more), [Difference::Beside("ny.html".to_owned())]);
        let mut unlisted = files();
        unlisted[2].bytes.truncate(20);
        assert_eq!(differences(&unlisted), [Difference::List]);
        let mut without = files();
        without.truncate(2);
        assert!(examine(&pack(&without)).is_err_and(|why| why == Unreadable::NoList));
        assert!(examine(b"").is_err_and(|why| why == Unreadable::NoZip));
    }

    /// The bytes of a ZIP whose list names a file of this size under many names, with a checksum that is wrong.
    fn named_often(names: usize, size: usize) -> Vec<u8> {
        let whole = packed([("a0000000", vec![b'a'; size].as_slice())].into_iter()).expect("packed");
        let list = whole.len() - 22 - 54;
        let mut entry = whole[list..whole.len() - 22].to_vec();
        entry[16] ^= 1;
        let mut bytes = whole[..list].to_vec();
        for number in 0..names {
            let at = entry.len() - 8;
            entry[at..].copy_from_slice(format!("a{number:07}").as_bytes());
            bytes.extend(&entry);
        }
        let mut end = whole[whole.len() - 22..].to_vec();
        let count = u16::try_from(names.min(0xffff)).expect("it fits").to_le_bytes();
        end[8..10].copy_from_slice(&count);
        end[10..12].copy_from_slice(&count);
        end[12..16].copy_from_slice(&u32::try_from(names * entry.len()).expect("it fits").to_le_bytes());
        [bytes, end].concat()
    }

    #[test]
    fn bytes_that_are_named_again_and_again_are_read_no_more_than_once() {
        let bytes = named_often(100, 10_000);
        let mut archive = ZipArchive::new(Cursor::new(bytes.as_slice())).expect("a ZIP");
        assert_eq!(archive.len(), 100);
        let (mut left, mut read) = (bytes.len() as u64, 0);
        for number in 0..archive.len() {
            let before = left;
            assert!(content(&mut archive, number, &mut left).is_none(), "the checksum is wrong");
            read += before - left;
        }
        assert!((10_000..=bytes.len() as u64).contains(&read), "{read}");
        assert!(examine(&bytes).is_err_and(|why| why == Unreadable::NoList));
    }

    #[test]
    fn a_list_of_more_files_than_a_bundle_has_is_not_read() {
        use crate::render::bundle::zip_end::has_plain_end;
        assert!(has_plain_end(&named_often(3, 1)) && has_plain_end(&pack(&[])) && has_plain_end(&pack(&files())));
        let many = named_often(100_001, 1);
        assert!(!has_plain_end(&many), "the count of 65,535 stands for a list elsewhere");
        assert!(examine(&many).is_err_and(|why| why == Unreadable::NoZip));
        let commented = [&pack(&files())[..], b"x"].concat();
        assert!(!has_plain_end(&commented) && !has_plain_end(b"PK") && !has_plain_end(&[]));
    }

    #[test]
    fn a_file_that_would_be_unpacked_outside_its_folder_is_told() {
        for path in ["../../x.html", "/x.html", "a//b", "..", "C:\\x.html", "a/../../x", "a\\..\\b"] {
            let mut listed: Vec<_> = files().into_iter().take(2).map(|file| (file, None)).collect();
            listed.push((SiteFile { path: path.to_owned(), bytes: b"x".into() }, None));
            let asked = Manifest::read(&files()[2].bytes).expect("a list").asked;
            let manifest = Manifest::of(asked, None, &listed).file();
            let all: Vec<SiteFile> = listed.into_iter().map(|(file, _)| file).chain([manifest]).collect();
            let found = differences(&all);
            assert!(found.contains(&Difference::Outside(path.to_owned())), "{path}: {found:?}");
        }
    }

    #[test]
    fn a_file_that_would_unpack_to_more_than_itself_is_not_unpacked() {
        use std::io::Write;
        let options = zip::write::SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        let mut file = zip::ZipWriter::new(Cursor::new(Vec::new()));
        file.start_file("index.html", options).expect("begun");
        for _ in 0..64 {
            file.write_all(&vec![b'a'; 1 << 20]).expect("written");
        }
        file.start_file(
            manifest::PATH,
            zip::write::SimpleFileOptions::default().compression_method(CompressionMethod::Stored),
        )
        .expect("begun");
        file.write_all(&files()[2].bytes).expect("written");
        let bytes = file.finish().expect("whole").into_inner();
        let found = examine(&bytes).expect("a ZIP with a list").differences;
        assert!(found.contains(&Difference::Changed("index.html".to_owned())), "{found:?}");
    }
}
