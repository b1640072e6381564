//! Tests of translated patterns, and of patterns that are not checked.

use super::{Matcher, Problem, translate};

fn check(pattern: &str, good: &[&str], bad: &[&str]) {
    let matcher = Matcher::new(pattern).unwrap_or_else(|| panic!("{pattern}: {:?}", translate(pattern)));
    for text in good {
        assert!(matcher.is_match(text), "{pattern} must match {text:?}: {:?}", translate(pattern));
    }
    for text in bad {
        assert!(!matcher.is_match(text), "{pattern} must not match {text:?}: {:?}", translate(pattern));
    }
}

#[test]
fn classes_are_those_of_ecma_262() {
    for space in ["\t", "\n", "\u{b}", "\u{c}", "\r", " ", "\u{a0}", "\u{feff}", "\u{1680}", "\u{2003}", "\u{2028}"] {
        check(r"^\s$", &[space], &[]);
        check(r"^\S$", &[], &[space]);
        check(r"^[\s]$", &[space], &[]);
        check(r"^[^\S]$", &[space], &[]);
    }
    check(r"^\s*$", &["", "\u{3000}\u{202f}"], &["\u{1}", "\u{2013}", "\u{180e}"]);
    check(r"^\d$", &["0", "9"], &["\u{7c0}", "a"]);
    check(r"^\D$", &["\u{7c0}"], &["0"]);
    check(r"^\w$", &["a", "_"], &["é", "ſ"]);
    check(r"^[\w-.]$", &["a", "-", "."], &["+"]);
    check("^.$", &["a", "\u{1f600}", "\u{85}"], &["\n", "\r", "\u{2028}", "\u{2029}"]);
    check(r"^[^]$", &["\n", "\u{1f600}"], &["", "ab"]);
    check("^[]$", &[], &["", "a"]);
    check(r"^\bé\b$", &[], &["é"]);
}

#[test]
fn properties_are_written_out() {
    check(r"^\p{Lu}$", &["A", "É"], &["a", "1"]);
    check(r"^\P{Lu}$", &["a", "1"], &["A", "É"]);
    check(r"^[\p{Letter}\d]+$", &["aé9"], &["_"]);
    check(r"^\p{Script=Greek}+$", &["αβ"], &["ab"]);
    check(r"^\p{digit}+$", &["42", "\u{9ea}\u{9e8}"], &["x"]);
    check(r"^\p{Alphabetic}$", &["a"], &["1"]);
    check(r"^\p{Any}$", &["a", "\n"], &[""]);
}

#[test]
fn escapes() {
    check(r"^\cC$", &["\u{3}"], &["\\cC"]);
    check(r"^\cc$", &["\u{3}"], &[]);
    check(r"^\x41\u0042\u{43}\uD83D\uDE00$", &["ABC\u{1f600}"], &[]);
    check(r"^\/\-\_\@\<\>$", &["/-_@<>"], &[]);
    check(r"^[\b]\0$", &["\u{8}\0"], &[]);
    check(r"^[\uD83D\uDE00-\uD83D\uDE4F]$", &["\u{1f601}"], &["a"]);
    check(r"^[\u0020-\uD7FF\uE000-\uFFFD]*$", &["a b"], &["\n"]);
    check(r"^[ -\uFFFF]$", &["a"], &["\n"]);
}

#[test]
fn anchors_are_the_ends_of_the_text() {
    check("^abc$", &["abc"], &["abc\n", "\nabc"]);
    check("b", &["abc"], &["ac"]);
    check("^a|b$", &["ax", "xb"], &["xa"]);
    check("", &["", "a"], &[]);
}

#[test]
fn quantifiers_and_braces() {
    check("^a{2}b{1,}c{0,2}?$", &["aab", "aabbcc"], &["ab", "aabccc"]);
    check("^a{,2}$", &["a{,2}"], &["a", "aa"]);
    check("^{a}$", &["{a}"], &[]);
    check("^x{$", &["x{"], &[]);
    check("^(?:ab)+?$", &["abab"], &["aba"]);
    check("^(?<year>[0-9]{4})$", &["2026"], &["26"]);
    check("^[a&&b~~+--[d]$", &["&", "~", "-", "["], &["x"]);
    check("(?i)^abc$", &["ABC"], &["abd"]);
    check("^(?i:a)b$", &["Ab"], &["aB"]);
    check("^.{0,65535}$", &["x"], &["\n"]);
}

#[test]
fn look_around_at_the_ends() {
    check("^(?!admin)[a-z]+$", &["user", "xadmin"], &["admin", "admins", "User"]);
    check("^(?!usage$).*$", &["usages", ""], &["usage"]);
    check(r"^(?=.*\d)(?=.*[a-z])(?!.*\s).{8,}$", &["passw0rd"], &["password", "passw0r", "pass w0rd"]);
    check("(?![0-9]+$)^[a-z0-9]+$", &["a1"], &["11"]);
    check("^(?![0-9a-f]{2}$)^[a-z]+$", &["abc"], &["ab"]);
    check("^[a-z-]+(?<!-)$", &["a-b"], &["a-"]);
    check("^a(?=b)", &["ab"], &["a", "ac"]);
    check("(?<=a)b$", &["ab"], &["b", "cb"]);
    check("^(?:(?!xn--)[a-z-]+)$", &["abc"], &["xn--a"]);
    check("(?i)^(?!admin)[a-z]+$", &["User"], &["ADMIN"]);
}

#[test]
fn unchecked_patterns_have_a_reason() {
    for (pattern, part) in [
        (r"^(a)\1$", "a back reference"),
        (r"(?<x>a)\k<x>", "a back reference"),
        ("^((?!ab).)*$", "look-around"),
        ("(?=.*a).{8}", "look-around"),
        ("a|(?!b)c", "look-around"),
        (r"\Aabc\z", "an escape"),
        (r"\p{Nonsense}", "unknown property"),
        (r"[[:alpha:]]", "POSIX"),
        ("(?s)a.b", "flags"),
        ("(?>a)b", "atomic"),
        (r"[\uD800-\uDBFF][\uDC00-\uDFFF]", "surrogates"),
        ("(((a{1,1000}){1,1000}){1,1000})", "too large"),
        (r"(\p{L}|\p{L}|\p{L}|\p{L}|\p{L}|\p{L}|\p{L}|\p{L}|\p{L})", "too large"),
    ] {
        let problem = translate(pattern).expect_err(pattern);
        assert!(
            matches!(problem, Problem::Unsupported(_)) && problem.to_string().contains(part),
            "{pattern}: {problem}"
        );
    }
    for pattern in ["(", ")", "[", "[b-a]", "*", "a**", "{2}", "a{2,1}", "\\", "(?<a", "^*"] {
        assert!(matches!(translate(pattern), Err(Problem::Syntax(_))), "{pattern}: {:?}", translate(pattern));
    }
}

#[test]
fn an_expression_that_means_the_same_is_not_rewritten() {
    for pattern in [r"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", r"^\d{2}:\w+(?:/x|y)\.$", "^[^/]+$"] {
        let parts = translate(pattern).expect(pattern).parts;
        assert_eq!((parts.len(), parts[0].regex.as_str()), (1, pattern));
    }
    for pattern in [".", r"\s", r"\<", "a{,2}", "[a&&b]"] {
        assert_ne!(translate(pattern).expect(pattern).parts[0].regex, pattern);
    }
}

/// Random sequences of fragments are either translated to valid expressions or rejected.
#[test]
fn no_translation_fails_to_compile() {
    const PIECES: &[&str] = &[
        "a", "b", "-", ".", "^", "$", "|", "(", ")", "(?:", "(?!", "(?=", "(?<!", "(?<=", "[", "]", "[^", "*", "+",
        "?", "{2}", "{0,3}", "{", "}", ",", r"\d", r"\S", r"\w", r"\b", r"\p{L}", r"\.", r"\<", r"\/", r"\u0041", "&&",
        "~", "é", "(?i:", "{0,300}", "{900,}", "#", " ", "\n", "0",
    ];
    let mut random = fastrand::Rng::with_seed(14);
    let mut translated = 0;
    for _ in 0..2_000 {
        let count = random.usize(1..9);
        let pattern: String = (0..count).map(|_| PIECES[random.usize(..PIECES.len())]).collect();
        let Ok(translation) = translate(&pattern) else { continue };
        translated += 1;
        let matcher = Matcher::new(&pattern).unwrap_or_else(|| panic!("{pattern:?}: {translation:?}"));
        matcher.is_match("ab-a.\né0");
    }
    assert!(translated > 250, "{translated} of 2000 were translated");
}

#[test]
fn matching_takes_linear_time() {
    let text = "a".repeat(5000) + "!";
    check("^(a+)+$", &[], &[&text]);
    check("^(a|a)*$", &[], &[&text]);
    check("^(?!.*(a+)+b)a+!$", &[&text], &[]);
}
