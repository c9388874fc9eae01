//! The commands that write in a ledningssystem, a folder for each, and the schemas that editors read.

pub mod fix;
pub mod import;
pub mod init;
pub mod new;
pub mod schema;
