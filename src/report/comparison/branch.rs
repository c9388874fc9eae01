//! The earlier side of a branch: every state that it shares with the one it will be merged into, and the state of that now.

use std::collections::BTreeMap;

use super::difference::Before;
use super::gone::Trace;
use crate::report::Report;

impl Before {
    /// The earlier side of a branch, of the reports of these states; none for a state without anything to audit.
    ///
    /// Known is what stands in any of them. Only what stands in all of them can be gone because of the branch.
    #[must_use]
    pub fn of_branch(name: String, states: &[Option<Report>]) -> Self {
        let sides: Vec<Self> = states.iter().flatten().map(|report| Self::report(String::new(), report)).collect();
        let by_fingerprint: Vec<_> = sides.iter().map(|side| grouped(&side.traces)).collect();
        let mut any: BTreeMap<&str, &[&Trace]> = BTreeMap::new();
        for (fingerprint, traces) in by_fingerprint.iter().flatten() {
            let most = any.entry(fingerprint).or_default();
            if traces.len() > most.len() {
                *most = traces;
            }
        }
        let in_all =
            |fingerprint: &str| by_fingerprint.iter().map(|side| side.get(fingerprint).map_or(0, Vec::len)).min();
        let least = |fingerprint: &str| in_all(fingerprint).filter(|_| sides.len() == states.len()).unwrap_or_default();
        let taken =
            |traces: &[&Trace], count: usize| traces.iter().take(count).map(|one| (*one).clone()).collect::<Vec<_>>();
        let mut known = sides.first().map(|side| side.known.clone()).unwrap_or_default();
        known.documents.extend(sides.iter().skip(1).flat_map(|side| side.known.documents.iter().cloned()));
        known.documents.sort();
        known.documents.dedup();
        Self {
            name,
            traces: any.values().flat_map(|traces| taken(traces, usize::MAX)).collect(),
            in_all: Some(any.iter().flat_map(|(fingerprint, traces)| taken(traces, least(fingerprint))).collect()),
            known,
        }
    }
}

fn grouped(traces: &[Trace]) -> BTreeMap<&str, Vec<&Trace>> {
    let mut grouped: BTreeMap<&str, Vec<&Trace>> = BTreeMap::new();
    traces.iter().for_each(|trace| grouped.entry(&trace.fingerprint).or_default().push(trace));
    grouped
}
