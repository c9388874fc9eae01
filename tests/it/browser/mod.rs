//! The page in a browser: what it is given is what the command line gives for the same files without git.

mod decisions;
mod forms;
mod law_of_the_folder;
mod masked_fields;
mod same_sheets;
mod wholly_handed_over;
