//! Where faults are shown, and that one fault is one error: the wording is tested as text, in the
//! crates that word it. `TRYBUILD=overwrite cargo test -p aurora-errors-ui` writes the files anew.

#[test]
fn one_fault_is_one_error_in_its_place() {
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}
