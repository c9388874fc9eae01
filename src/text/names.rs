//! Interned names of fields: the same few names are used in every document.

use std::cell::RefCell;
use std::collections::HashSet;

use arcstr::ArcStr;

/// The number of names that a thread interns. The kinds have some three hundred; names beyond the limit are allocated
/// each time.
const MOST: usize = 2_000;
/// The longest interned name, in bytes.
const LONGEST: usize = 64;

thread_local! {
    static NAMES: RefCell<HashSet<ArcStr>> = RefCell::default();
}

/// A name, shared with all equal names on this thread.
#[must_use]
pub fn shared(name: &str) -> ArcStr {
    NAMES.with_borrow_mut(|names| {
        if let Some(known) = names.get(name) {
            return ArcStr::clone(known);
        }
        let new: ArcStr = name.into();
        if names.len() < MOST && name.len() <= LONGEST {
            names.insert(ArcStr::clone(&new));
        }
        new
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_kept_once_until_there_are_too_many() {
        assert!(ArcStr::ptr_eq(&shared("syfte"), &shared("syfte")));
        for number in 0..3 * MOST {
            assert_eq!(&*shared(&format!("x-{number}")), format!("x-{number}"));
        }
        assert!(NAMES.with_borrow(HashSet::len) <= MOST);
        assert!(ArcStr::ptr_eq(&shared("syfte"), &shared("syfte")));
    }
}
