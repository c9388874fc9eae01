//! A folder on disk handed over to a desk, file by file, and the requests of a page.

use std::fs;
use std::path::{Path, PathBuf};

use ledningskoll::browser::{Answer, Desk, HeldFile};
use serde_json::{Value, json};

use crate::shared::Folder;

/// The day of the tests.
pub const DAY: &str = "2026-11-15";

/// Every file below a folder, with its path from it.
pub fn files(root: &Path) -> Vec<(String, PathBuf)> {
    let (mut found, mut folders) = (Vec::new(), vec![root.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder can be read") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let inner = path.strip_prefix(root).expect("below").to_string_lossy().into_owned();
                found.push((inner, path));
            }
        }
    }
    found
}

/// A desk with the files of a folder, handed over in any order.
pub fn desk(folder: &Folder) -> Desk {
    let mut desk = Desk::new().expect("the catalogue loads");
    for (path, file) in files(folder.path()) {
        let file = fs::read(file).map_or_else(|error| HeldFile::Unreadable(error.kind()), HeldFile::Bytes);
        desk.put(&path, file);
    }
    desk
}

/// The scope of a whole folder.
pub fn scope() -> Value {
    json!({ "namn": ".", "idag": DAY, "datum": DAY })
}

/// The answer to a request, without the error that it may be.
pub fn asked(desk: &mut Desk, request: &Value) -> Answer {
    desk.answer(&request.to_string(), |_, _, _| {})
}

/// What the answer to a request tells.
pub fn told(desk: &mut Desk, request: &Value) -> Value {
    let answer = asked(desk, request);
    let told: Value = serde_json::from_str(&answer.told).expect("the answer is JSON");
    assert!(told.get("fel").is_none(), "{request}: {told}");
    told["svar"].clone()
}
