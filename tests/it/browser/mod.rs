//! The page in a browser: what it is given is what the command line gives for the same files without git.

mod forms;
mod same_sheets;
mod wholly_handed_over;
