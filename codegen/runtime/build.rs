//! Has cargo build the runtime again where another checkout with the same target folder was built before.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=WORKSPACE_ROOT");
}
