//! The state of all files at every commit: a number for each path, in trees that share what is the same in both.
//!
//! Two states that are alike in most paths share most nodes, so that a change costs a few nodes, and what differs between
//! two states is found without looking at what does not.

/// The states, each named by its root.
#[derive(Debug)]
pub struct TreeStates {
    nodes: Vec<[u32; WIDTH]>,
    depth: u32,
    /// The nodes from this one on belong to the state that is being made.
    own: usize,
}

/// A state: the index of its root; the state without files is 0.
pub type Root = u32;

/// Children of a node.
const WIDTH: usize = 1 << BITS;
/// Bits of a path's number that choose a child.
const BITS: u32 = 3;

impl TreeStates {
    /// No state yet, of so many paths.
    #[must_use]
    pub fn of(paths: usize) -> Self {
        let mut depth = 1;
        while paths > 1 << (BITS * depth) {
            depth += 1;
        }
        Self { nodes: vec![[0; WIDTH]], depth, own: 1 }
    }

    /// Begins a new state; those before it change no more.
    pub fn begin(&mut self) {
        self.own = self.nodes.len();
    }

    /// The value of a path in a state.
    #[must_use]
    pub fn get(&self, root: Root, path: u32) -> Option<u32> {
        let mut node = root;
        for level in (0..self.depth).rev() {
            node = self.nodes[node as usize][child(path, level)];
            if node == 0 {
                return None;
            }
        }
        Some(node - 1)
    }

    /// The state that is being made, with a value for a path.
    #[must_use]
    pub fn with(&mut self, root: Root, path: u32, value: u32) -> Root {
        let top = self.owned(root);
        let mut node = top;
        for level in (1..self.depth).rev() {
            let below = self.owned(self.nodes[node as usize][child(path, level)]);
            self.nodes[node as usize][child(path, level)] = below;
            node = below;
        }
        self.nodes[node as usize][child(path, 0)] = value + 1;
        top
    }

    /// A node that belongs to the state that is being made: itself, or a copy.
    fn owned(&mut self, node: u32) -> u32 {
        if node as usize >= self.own {
            return node;
        }
        self.nodes.push(self.nodes[node as usize]);
        u32::try_from(self.nodes.len() - 1).expect("fewer nodes than changes of files in any repository")
    }

    /// The paths whose values differ between two states, with both values, by path.
    #[must_use]
    pub fn differing(&self, one: Root, other: Root) -> Vec<(u32, Option<u32>, Option<u32>)> {
        let mut found = Vec::new();
        let mut open = vec![(one, other, self.depth, 0_u32)];
        while let Some((one, other, level, path)) = open.pop() {
            if one == other {
                continue;
            }
            if level == 0 {
                found.push((path, one.checked_sub(1), other.checked_sub(1)));
                continue;
            }
            let (one, other) = (self.nodes[one as usize], self.nodes[other as usize]);
            let below = |number: u32| {
                let child = number as usize;
                (one[child], other[child], level - 1, path << BITS | number)
            };
            open.extend((0..1 << BITS).rev().map(below));
        }
        found
    }

    /// The values of all paths in a state, by path.
    pub fn values(&self, root: Root) -> impl Iterator<Item = u32> {
        self.differing(0, root).into_iter().filter_map(|(_, _, value)| value)
    }
}

fn child(path: u32, level: u32) -> usize {
    (path >> (BITS * level)) as usize % WIDTH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_keeps_its_values_when_another_is_made_of_it() {
        for paths in [1, 8, 9, 64, 1000] {
            let last = u32::try_from(paths - 1).expect("few");
            let mut states = TreeStates::of(paths);
            states.begin();
            let one = (0..=last).fold(0, |root, path| states.with(root, path, path * 2));
            states.begin();
            let other = states.with(one, last, 7_000);
            let third = states.with(other, 0, 9_000);
            assert_eq!((0..=last).map(|path| states.get(one, path)).collect::<Vec<_>>(), {
                (0..=last).map(|path| Some(path * 2)).collect::<Vec<_>>()
            });
            assert_eq!(states.values(one).count(), paths);
            assert_eq!(states.get(0, last), None);
            let first = states.get(third, 0);
            assert_eq!(first, Some(9_000));
            let expected = if paths == 1 { vec![0] } else { vec![0, last] };
            let differing = states.differing(one, third);
            assert_eq!(differing.iter().map(|(path, ..)| *path).collect::<Vec<_>>(), expected);
            assert_eq!(states.differing(one, one), []);
        }
    }
}
