//! The runtime, word for word but for its tests.

/// All files of the runtime's `src`, listed by `build.rs`.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/runtime.rs"));

/// Returns the path and text of each file of the runtime.
pub(super) fn files() -> impl Iterator<Item = (String, String)> {
    let kept = FILES.iter().filter(|(name, _)| !name.ends_with("tests.rs") && !name.contains("tests/"));
    kept.map(|(name, text)| {
        let name = if *name == "lib.rs" { "mod.rs" } else { name };
        (format!("src/runtime/{name}"), without_tests(text))
    })
}

/// Returns the text without its tests: `mod tests;` anywhere, `mod tests { … }` as the last item of a file.
fn without_tests(text: &str) -> String {
    let text = text.replace("#[cfg(test)]\nmod tests;\n", "");
    text.split_once("\n#[cfg(test)]\nmod tests {").map_or(text.as_str(), |(kept, _)| kept).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{FILES, without_tests};

    #[test]
    fn nothing_for_tests_is_left() {
        for (name, text) in FILES {
            assert!(
                !without_tests(text).contains("cfg(test)"),
                "{name} has something for tests only that is no `mod tests`"
            );
        }
    }

    #[test]
    fn tests_inside_a_file_are_its_last_item() {
        for (name, text) in FILES {
            let tests = text.split_once("\n#[cfg(test)]\nmod tests {").map_or("\n}", |(_, tests)| tests.trim_end());
            let end = tests.find("\n}").expect("a module ends");
            assert_eq!(end + 2, tests.len(), "{name} goes on after its tests");
        }
    }
}
