//! Copies the files of `runtime/src` and lists them, so that the generator contains them unchanged.
//!
//! Checkouts that share a target folder (`CARGO_TARGET_DIR`) share the output, so it does not contain paths of a
//! checkout. Cargo identifies the packages of two checkouts and only compares times; `WORKSPACE_ROOT`, which
//! `.cargo/config.toml` sets, makes it rebuild for another checkout.

use std::{
    env,
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
};

fn main() -> io::Result<()> {
    // Cargo runs this in the folder of the package.
    let root = Path::new("runtime/src");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    let copies = out.join("runtime");
    if copies.exists() {
        fs::remove_dir_all(&copies)?;
    }
    println!("cargo::rerun-if-changed=runtime/src");
    println!("cargo::rerun-if-env-changed=WORKSPACE_ROOT");
    let mut list = String::from("&[\n");
    let mut folders = vec![root.to_owned()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs" || extension == "md") {
                files.push(path);
            }
        }
    }
    files.sort();
    for path in files {
        let name = path.strip_prefix(root).expect("found below it");
        let copy = copies.join(name);
        fs::create_dir_all(copy.parent().expect("a file is in a folder"))?;
        fs::copy(&path, copy)?;
        let name = name.to_string_lossy().replace('\\', "/");
        let include = format!("include_str!(concat!(env!(\"OUT_DIR\"), \"/runtime/\", {name:?}))");
        writeln!(list, "    ({name:?}, {include}),").expect("writes to memory");
    }
    list.push(']');
    fs::write(out.join("runtime.rs"), list)
}
