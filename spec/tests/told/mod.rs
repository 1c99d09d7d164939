//! What the tests of faults share: one line for each fault, as `line:column message`.

use aurora_errors_spec::{Diagnostic, Source, read};

pub(crate) fn faults_of(text: &str) -> String {
    let source = Source::from_bytes("pets.json", text.into()).unwrap();
    let faults = read(&source).faults;
    let line = |fault: &Diagnostic| format!("{} {}", fault.position().unwrap(), fault.message());
    faults.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[track_caller]
pub(crate) fn check(cases: &[(&str, &str)], faults_of: impl Fn(&str) -> String) {
    for (text, expected) in cases {
        assert_eq!(faults_of(text), *expected, "in {text}");
    }
}
