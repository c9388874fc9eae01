//! What writes in a ledningssystem, a folder for each command, and the schemas that editors read.

pub mod fix;
pub mod import;
pub mod init;
pub mod new;
pub mod schema;
