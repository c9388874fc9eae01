//! Says that the program is built anew when the catalogue changes: a new file in it is no change of the source.

fn main() {
    println!("cargo:rerun-if-changed=schema");
}
