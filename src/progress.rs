//! How far long work has come: a line on standard error where someone watches, or told to the page of a browser.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

#[cfg(not(target_family = "wasm"))]
use self::terminal_line::Line;
#[cfg(target_family = "wasm")]
use self::without_terminal::Line;

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
    Terminal(Line),
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
        Self(Watcher::Terminal(Line::new()))
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
            Watcher::Terminal(line) => line.begin(words, steps),
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
            Watcher::Terminal(line) => line.step(),
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
        if let Watcher::Terminal(line) = &self.0 {
            line.end();
        }
    }
}

/// A line on standard error, drawn when the work takes long.
#[cfg(not(target_family = "wasm"))]
mod terminal_line {
    use std::time::Duration;

    use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

    /// Work that takes less is done before anyone wonders.
    const PATIENCE: Duration = Duration::from_millis(700);

    #[derive(Debug, Clone)]
    pub struct Line(ProgressBar);

    impl Line {
        pub fn new() -> Self {
            let style = ProgressStyle::with_template("{msg} {pos} av {len}");
            let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
            Self(ProgressBar::hidden().with_style(style))
        }

        pub fn begin(&self, words: &'static str, steps: usize) {
            // A line that was taken away begins anew.
            if self.0.is_finished() {
                self.0.reset();
            }
            self.0.set_length(steps as u64);
            self.0.set_position(0);
            self.0.set_message(words);
            self.show();
        }

        pub fn step(&self) {
            self.0.inc(1);
            self.show();
        }

        pub fn end(&self) {
            self.0.finish_and_clear();
        }

        fn show(&self) {
            if self.0.is_hidden() && self.0.elapsed() > PATIENCE {
                self.0.set_draw_target(ProgressDrawTarget::stderr());
            }
        }
    }
}

/// What stands for the line where there is neither a terminal nor a clock.
#[cfg(target_family = "wasm")]
mod without_terminal {
    #[derive(Debug, Clone)]
    pub struct Line;

    impl Line {
        pub fn new() -> Self {
            Self
        }

        pub fn begin(&self, _: &'static str, _: usize) {}

        pub fn step(&self) {}

        pub fn end(&self) {}
    }
}
