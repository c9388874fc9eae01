//! The commands that write in a ledningssystem, a folder for each, and the schemas that editors read.

pub mod change;
pub mod fix;
pub mod import;
pub(crate) mod init;
pub(crate) mod new;
pub(crate) mod schema;
