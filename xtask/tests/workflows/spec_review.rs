//! Tests `spec-review.yml` with a breaking change of the spec.

use std::process::Output;

use super::{Clone, said, steps};

#[test]
fn steps_only_call_xtask() {
    let steps = steps("spec-review.yml");
    assert_eq!(steps.len(), 4);
    for step in steps {
        assert!(step.run.starts_with("cargo xtask ") && !step.run.contains(['|', ';', '&', '>', '`']), "{}", step.run);
    }
}

#[test]
fn the_steps_judge_a_change_of_the_spec() {
    let clone = Clone::new();
    clone.edit("spec/meta/v1.yaml", "enum: [In, NotIn, Exists, DoesNotExist]", "enum: [In, NotIn, Exists]");
    clone.git(&["commit", "--quiet", "--all", "--message", "Drop an operator"]);
    let steps = steps("spec-review.yml");
    let outputs: Vec<Output> = steps.iter().map(|step| clone.step(&step.run)).collect();
    assert!(outputs[0].status.success(), "{}", said(&outputs[0]));
    let summary = clone.text("summary");
    assert!(summary.starts_with("## Breaks callers on the wire, and Rust code"), "{summary}");
    assert!(outputs[1].status.success(), "{}", said(&outputs[1]));
    assert_eq!(clone.text("body"), summary);
    assert_eq!(clone.text("calls"), "pr comment 7 --edit-last --create-if-none --body-file -\n");
    assert!(!outputs[2].status.success(), "the version does not announce it: {}", said(&outputs[2]));
    assert!(said(&outputs[2]).contains("::notice title=Spec review::"), "{}", said(&outputs[2]));
    assert!(!outputs[3].status.success(), "the crate was not generated anew: {}", said(&outputs[3]));

    clone.edit("spec/client.toml", "version = \"0.1.0\"", "version = \"0.2.0\"");
    let generated = clone.step("cargo xtask generate");
    assert!(generated.status.success(), "{}", said(&generated));
    for step in &steps[2..] {
        let output = clone.step(&step.run);
        assert!(output.status.success(), "{}: {}", step.run, said(&output));
    }
}
