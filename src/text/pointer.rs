//! The address of a value in a document: a JSON Pointer.

use std::borrow::Cow;
use std::fmt::{self, Write as _};

/// A JSON Pointer (RFC 6901) into a document; the empty pointer is the whole document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Pointer(Box<str>);

impl Pointer {
    /// The whole document.
    #[must_use]
    pub fn root() -> Self {
        Self::default()
    }

    /// A pointer from its written form, such as `/åtgärder/0`.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        Self(text.into())
    }

    /// The address of a key or a list index below this one.
    #[must_use]
    pub fn child(&self, segment: impl fmt::Display) -> Self {
        let mut text = String::from(&*self.0);
        push(&mut text, segment);
        Self(text.into())
    }

    /// This pointer continued by another.
    #[must_use]
    pub fn join(&self, tail: &Self) -> Self {
        Self(format!("{}{}", self.0, tail.0).into())
    }

    /// The address of the list or map that holds this value; the parent of the root is the root.
    #[must_use]
    pub fn parent(&self) -> Self {
        Self(self.0.rsplit_once('/').map_or("", |(head, _)| head).into())
    }

    /// The segments from the root down, unescaped.
    pub fn segments(&self) -> impl Iterator<Item = Cow<'_, str>> + '_ {
        self.0.split('/').skip(1).map(|segment| {
            if segment.contains('~') {
                Cow::Owned(segment.replace("~1", "/").replace("~0", "~"))
            } else {
                Cow::Borrowed(segment)
            }
        })
    }

    /// The last segment, unescaped; none for the root.
    #[must_use]
    pub fn last(&self) -> Option<String> {
        self.segments().last().map(Cow::into_owned)
    }

    /// True if this pointer equals the other or is below it.
    #[must_use]
    pub fn is_within(&self, other: &Self) -> bool {
        self.0.strip_prefix(&*other.0).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The written form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Appends an escaped segment to a pointer.
fn push(text: &mut String, segment: impl fmt::Display) {
    text.push('/');
    let start = text.len();
    text.write_fmt(format_args!("{segment}")).expect("a text takes all that is written to it");
    if text[start..].contains(['~', '/']) {
        let escaped = text[start..].replace('~', "~0").replace('/', "~1");
        text.replace_range(start.., &escaped);
    }
}

/// The path from the root to the current value of a traversal, borrowing its keys; it becomes a [`Pointer`] on demand.
#[derive(Debug, Clone, Copy)]
pub enum Trail<'walk> {
    /// The whole document.
    Root,
    /// A key below a trail.
    Key(&'walk Trail<'walk>, &'walk str),
    /// An item of a list below a trail.
    Item(&'walk Trail<'walk>, usize),
}

impl Trail<'_> {
    /// The address of the current value.
    #[must_use]
    pub fn pointer(&self) -> Pointer {
        let mut text = String::new();
        self.write(&mut text);
        Pointer(text.into())
    }

    fn write(&self, text: &mut String) {
        match self {
            Self::Root => {}
            Self::Key(above, key) => {
                above.write(text);
                push(text, key);
            }
            Self::Item(above, number) => {
                above.write(text);
                push(text, number);
            }
        }
    }

    /// The key at the top of the document; none at the root.
    #[must_use]
    pub fn first(&self) -> Option<&str> {
        match self {
            Self::Root | Self::Item(Self::Root, _) => None,
            Self::Key(Self::Root, key) => Some(key),
            Self::Key(above, _) | Self::Item(above, _) => above.first(),
        }
    }

    /// True if the path contains one of these keys.
    #[must_use]
    pub fn passes(&self, keys: &[&str]) -> bool {
        match self {
            Self::Root => false,
            Self::Key(above, key) => keys.contains(key) || above.passes(keys),
            Self::Item(above, _) => above.passes(keys),
        }
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slashes_and_tildes_in_keys_survive() {
        let pointer = Pointer::root().child("a/b").child("~");
        assert_eq!(pointer.as_str(), "/a~1b/~0");
        assert_eq!(pointer.segments().collect::<Vec<_>>(), ["a/b", "~"]);
        assert!(pointer.is_within(&Pointer::parse("/a~1b")));
        assert!(!Pointer::parse("/ab").is_within(&Pointer::parse("/a")));
    }
}
