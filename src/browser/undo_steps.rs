//! What can be taken back: what each file held before it was written to, the last last; the oldest is forgotten.

use std::collections::VecDeque;

use crate::corpus::HeldFile;

/// The most steps that are kept.
const MOST_STEPS: usize = 200;
/// The most bytes that the files of all steps hold; the last step is kept whatever it holds.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// What can be taken back, step by step.
#[derive(Debug, Default)]
pub struct UndoSteps {
    steps: VecDeque<Step>,
    bytes: usize,
}

/// The path of a file, and what it held; nothing if there was none.
type Step = (String, Option<HeldFile>);

impl UndoSteps {
    /// Keeps what a file held before it is written to.
    pub fn push(&mut self, path: String, before: Option<HeldFile>) {
        self.bytes += size(before.as_ref());
        self.steps.push_back((path, before));
        while self.steps.len() > MOST_STEPS || self.steps.len() > 1 && self.bytes > MOST_BYTES {
            let oldest = self.steps.pop_front();
            self.bytes -= oldest.map_or(0, |(_, before)| size(before.as_ref()));
        }
    }

    /// What a file held before it was written to last; none if there is nothing to take back.
    pub fn pop(&mut self) -> Option<Step> {
        let (path, before) = self.steps.pop_back()?;
        self.bytes -= size(before.as_ref());
        Some((path, before))
    }

    /// True if there is nothing to take back.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }
}

fn size(file: Option<&HeldFile>) -> usize {
    match file {
        Some(HeldFile::Bytes(bytes)) => bytes.len(),
        Some(HeldFile::TooLarge(_) | HeldFile::Unreadable(_)) | None => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_steps_are_forgotten_and_the_last_is_kept() {
        let mut steps = UndoSteps::default();
        for number in 0..MOST_STEPS + 5 {
            steps.push(number.to_string(), None);
        }
        let taken: Vec<String> = std::iter::from_fn(|| steps.pop()).map(|(path, _)| path).collect();
        assert_eq!((taken.len(), taken.last().map(String::as_str)), (MOST_STEPS, Some("5")));
        let large = |size: usize| Some(HeldFile::Bytes(vec![0; size]));
        for number in 0..3 {
            steps.push(number.to_string(), large(MOST_BYTES / 2));
        }
        assert_eq!(steps.steps.len(), 2);
        steps.push("3".to_owned(), large(MOST_BYTES + 1));
        assert_eq!((steps.steps.len(), steps.bytes), (1, MOST_BYTES + 1));
        assert!(steps.pop().is_some_and(|(path, _)| path == "3") && steps.is_empty() && steps.bytes == 0);
    }
}
