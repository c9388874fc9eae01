//! What writes in a ledningssystem, a folder for each command, and the schemas that editors read.

pub mod fix;
pub mod import;
pub(crate) mod init;
pub(crate) mod new;
pub(crate) mod schema;
