//! Room for deep documents: the stack that the linker gives a module is an eighth of a thread's.

fn main() {
    println!("cargo:rustc-link-arg=-zstack-size=8388608");
    println!("cargo:rerun-if-changed=build.rs");
}
