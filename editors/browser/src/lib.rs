//! What the page calls: texts and bytes go in and out by their place and length in the memory of the module.
//!
//! The only file with `unsafe`: the library forbids it, and everything it does is asked for by one request in JSON. A module runs on
//! one thread, so that the desk is used by one call at a time.

use std::cell::RefCell;

use ledningskoll::browser::{Answer, Desk, HeldFile};

thread_local! {
    static DESK: RefCell<Option<Desk>> = const { RefCell::new(None) };
    static ANSWER: RefCell<Answer> = RefCell::new(Answer::default());
}

#[link(wasm_import_module = "sida")]
unsafe extern "C" {
    /// Tells how far the work has come: the words, and how many steps of how many.
    fn progress(words: *const u8, length: usize, done: usize, steps: usize);
    /// Tells why the module stops.
    fn stopped(words: *const u8, length: usize);
}

/// Room for a text or a file that the page hands over; it is taken back by the call that it is handed to.
#[unsafe(no_mangle)]
pub extern "C" fn room(length: usize) -> *mut u8 {
    Box::into_raw(vec![0_u8; length].into_boxed_slice()).cast()
}

/// What stands in a room.
///
/// # Safety
/// The place and the length are those of a [`room`], which is used once.
unsafe fn taken(place: *mut u8, length: usize) -> Vec<u8> {
    // SAFETY: the caller got both from `room`, and uses them once.
    unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(place, length)) }.into_vec()
}

/// Begins, and says how it went: 1 if the page may go on.
#[unsafe(no_mangle)]
pub extern "C" fn begin() -> u32 {
    std::panic::set_hook(Box::new(|panic| {
        let words = panic.to_string();
        // SAFETY: the words live until the call returns.
        unsafe { stopped(words.as_ptr(), words.len()) };
    }));
    let made = Desk::new().ok();
    let is_made = made.is_some();
    DESK.with_borrow_mut(|desk| *desk = made);
    u32::from(is_made)
}

/// Hands over a file. A `kind` of 0 is bytes; 1 is a file that could not be read; 2 is one that is larger than is read; no other is known.
///
/// # Safety
/// The places and the lengths are those of a [`room`], which is used once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn put(path: *mut u8, path_length: usize, bytes: *mut u8, length: usize, kind: u32, size: f64) {
    // SAFETY: see above.
    let (path, bytes) = unsafe { (taken(path, path_length), taken(bytes, length)) };
    let file = match kind {
        0 => HeldFile::Bytes(bytes),
        1 => HeldFile::Unreadable(std::io::ErrorKind::PermissionDenied),
        2 => HeldFile::TooLarge(size as u64),
        // A page of another version: what it hands over is told as a file that could not be read.
        _ => HeldFile::Unreadable(std::io::ErrorKind::Unsupported),
    };
    with_desk(|desk| desk.put(&String::from_utf8_lossy(&path), file));
}

/// Answers a request; the answer is read by the four calls below.
///
/// # Safety
/// The place and the length are those of a [`room`], which is used once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ask(request: *mut u8, length: usize) {
    // SAFETY: see above.
    let request = unsafe { taken(request, length) };
    let request = String::from_utf8_lossy(&request);
    let mut answer = Answer::refused("programmet har inte kommit igång");
    with_desk(|desk| answer = desk.answer(&request, tell));
    ANSWER.set(answer);
}

fn with_desk(work: impl FnOnce(&mut Desk)) {
    DESK.with_borrow_mut(|desk| desk.as_mut().map(work));
}

fn tell(words: &'static str, done: usize, steps: usize) {
    // SAFETY: the words live as long as the module.
    unsafe { progress(words.as_ptr(), words.len(), done, steps) };
}

/// Where what is told stands.
#[unsafe(no_mangle)]
pub extern "C" fn told() -> *const u8 {
    ANSWER.with_borrow(|answer| answer.told.as_ptr())
}

/// How long it is.
#[unsafe(no_mangle)]
pub extern "C" fn told_length() -> usize {
    ANSWER.with_borrow(|answer| answer.told.len())
}

/// Where what was drawn stands.
#[unsafe(no_mangle)]
pub extern "C" fn drawn() -> *const u8 {
    ANSWER.with_borrow(|answer| answer.bytes.as_ptr())
}

/// How long it is.
#[unsafe(no_mangle)]
pub extern "C" fn drawn_length() -> usize {
    ANSWER.with_borrow(|answer| answer.bytes.len())
}
