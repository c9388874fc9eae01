//! A line that tells how far long work has come, on standard error and only where someone watches.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How far the work has come. Nothing is drawn of work that is done at once.
#[derive(Debug, Clone)]
pub struct Progress {
    bar: ProgressBar,
    is_watched: bool,
}

/// Work that takes less is done before anyone wonders.
const PATIENCE: Duration = Duration::from_millis(700);

impl Progress {
    /// Progress that nobody watches.
    #[must_use]
    pub fn hidden() -> Self {
        Self { bar: ProgressBar::hidden(), is_watched: false }
    }

    /// Progress that is drawn on standard error when the work takes long.
    #[must_use]
    pub fn watched() -> Self {
        let style = ProgressStyle::with_template("{msg} {pos} av {len}");
        let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
        Self { bar: ProgressBar::hidden().with_style(style), is_watched: true }
    }

    /// Begins a stage of so many steps, with words such as "läser filer:".
    pub fn begin(&self, words: &'static str, steps: usize) {
        // A line that was taken away begins anew.
        if self.bar.is_finished() {
            self.bar.reset();
        }
        self.bar.set_length(steps as u64);
        self.bar.set_position(0);
        self.bar.set_message(words);
        self.show();
    }

    /// One step is done.
    pub fn step(&self) {
        self.bar.inc(1);
        self.show();
    }

    /// The work is done: the line is taken away.
    pub fn end(&self) {
        self.bar.finish_and_clear();
    }

    fn show(&self) {
        if self.is_watched && self.bar.is_hidden() && self.bar.elapsed() > PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }
}

impl Default for Progress {
    fn default() -> Self {
        Self::hidden()
    }
}
