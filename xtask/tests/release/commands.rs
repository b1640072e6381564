//! Replaces `git` and `cargo` by scripts that record their arguments, kill the caller if requested, and run the
//! command. Slow commands that only change build folders (tests, builds, documentation) do nothing.

use std::{
    env, fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

/// The commands that are replaced.
const REPLACED_COMMANDS: [&str; 2] = ["git", "cargo"];

/// The scripts that replace commands, and their records.
pub struct Commands {
    folder: PathBuf,
    log: PathBuf,
}

impl Commands {
    pub fn below(folder: &Path) -> Self {
        let commands = Self { folder: folder.join("commands"), log: folder.join("commands.log") };
        fs::create_dir(&commands.folder).expect("a folder");
        for name in REPLACED_COMMANDS {
            let script = commands.folder.join(name);
            fs::write(&script, commands.script(name)).expect("it can be written");
            fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).expect("it is ours");
        }
        commands
    }

    fn script(&self, name: &str) -> String {
        let path = env::var_os("PATH").expect("there are programs");
        let real = env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file());
        let (real, log) = (real.expect("it is installed"), &self.log);
        let (real, log) = (real.display(), log.display());
        format!(
            r#"#!/bin/sh
[ "$3" = cat-file ] && exec "{real}" "$@"
echo "+ {name} $*" >> "{log}"
[ "$(grep -c '^+' "{log}")" = "$KILL_AT" ] && kill -9 $PPID
case "{name} $1" in
    "cargo test" | "cargo check" | "cargo clippy" | "cargo doc" | "cargo semver-checks" | "cargo +"*) ;;
    *) exec "{real}" "$@" ;;
esac
"#
        )
    }

    pub fn environment(&self) -> [(&'static str, String); 1] {
        let path = env::var_os("PATH").expect("there are programs");
        let path = env::join_paths([self.folder.clone()].into_iter().chain(env::split_paths(&path))).expect("paths");
        [("PATH", path.into_string().expect("UTF-8"))]
    }

    /// Returns the commands since the last call.
    pub fn take(&self) -> Vec<String> {
        let text = fs::read_to_string(&self.log).unwrap_or_default();
        let _ = fs::remove_file(&self.log);
        text.lines().filter_map(|line| line.strip_prefix("+ ")).map(str::to_owned).collect()
    }
}
