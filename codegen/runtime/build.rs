//! Makes cargo rebuild the runtime if another checkout was built in the same target folder.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=WORKSPACE_ROOT");
}
