//! The threads that share the work of a command.

use rayon::ThreadPoolBuilder;

use super::Caller;

/// The most threads, whatever is asked for: more than any machine that audits a ledningssystem has cores.
const MOST: usize = 256;

/// Starts as many threads as there are cores, or as `RAYON_NUM_THREADS` asks for, with the caller as one of them if it works;
/// false if the system refuses them.
#[must_use]
pub fn start(asked: Option<&str>, caller: Caller) -> bool {
    let asked = asked.and_then(|number| number.trim().parse::<usize>().ok()).unwrap_or(0);
    // NOTE: none asked for means one for each core.
    let threads = ThreadPoolBuilder::new().num_threads(asked.min(MOST));
    let threads = if caller == Caller::Works { threads.use_current_thread() } else { threads };
    threads.build_global().is_ok()
}
