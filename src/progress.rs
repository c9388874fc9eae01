//! How far long work has come: a line on standard error where someone watches, or told to the page of a browser.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How far the work has come. Nothing is drawn of work that is done at once.
#[derive(Debug, Clone, Default)]
pub struct Progress(Watcher);

/// Who watches the work.
#[derive(Debug, Clone, Default)]
enum Watcher {
    /// Nobody.
    #[default]
    Nobody,
    /// A person at a terminal.
    Terminal(ProgressBar),
    /// A page, which is told.
    Page(Arc<Told>),
}

/// What a page is told, now and then.
#[derive(Debug)]
struct Told {
    tell: Tell,
    stage: std::sync::Mutex<(&'static str, usize)>,
    done: AtomicUsize,
}

/// Tells what is done, such as "läser filer:", how many steps of it are, and of how many.
pub type Tell = fn(&'static str, usize, usize);

/// Work that takes less is done before anyone wonders.
const PATIENCE: Duration = Duration::from_millis(700);
/// A page is told at each of so many steps.
const STEPS_AT_A_TIME: usize = 32;

impl Progress {
    /// Progress that nobody watches.
    #[must_use]
    pub fn hidden() -> Self {
        Self(Watcher::Nobody)
    }

    /// Progress that is drawn on standard error when the work takes long.
    #[must_use]
    pub fn watched() -> Self {
        let style = ProgressStyle::with_template("{msg} {pos} av {len}");
        let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
        Self(Watcher::Terminal(ProgressBar::hidden().with_style(style)))
    }

    /// Progress that is told.
    #[must_use]
    pub fn told(tell: Tell) -> Self {
        Self(Watcher::Page(Arc::new(Told { tell, stage: ("", 0).into(), done: AtomicUsize::new(0) })))
    }

    /// Begins a stage of so many steps, with words such as "läser filer:".
    pub fn begin(&self, words: &'static str, steps: usize) {
        match &self.0 {
            Watcher::Nobody => {}
            Watcher::Terminal(bar) => {
                // A line that was taken away begins anew.
                if bar.is_finished() {
                    bar.reset();
                }
                bar.set_length(steps as u64);
                bar.set_position(0);
                bar.set_message(words);
                show(bar);
            }
            Watcher::Page(told) => {
                told.done.store(0, Ordering::Relaxed);
                told.stage.lock().map(|mut stage| *stage = (words, steps)).unwrap_or_default();
                (told.tell)(words, 0, steps);
            }
        }
    }

    /// One step is done.
    pub fn step(&self) {
        match &self.0 {
            Watcher::Nobody => {}
            Watcher::Terminal(bar) => {
                bar.inc(1);
                show(bar);
            }
            Watcher::Page(told) => {
                let done = told.done.fetch_add(1, Ordering::Relaxed) + 1;
                if done.is_multiple_of(STEPS_AT_A_TIME) {
                    let (words, steps) = told.stage.lock().map(|stage| *stage).unwrap_or_default();
                    (told.tell)(words, done, steps);
                }
            }
        }
    }

    /// The work is done: the line is taken away.
    pub fn end(&self) {
        if let Watcher::Terminal(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}

fn show(bar: &ProgressBar) {
    if bar.is_hidden() && bar.elapsed() > PATIENCE {
        bar.set_draw_target(ProgressDrawTarget::stderr());
    }
}
