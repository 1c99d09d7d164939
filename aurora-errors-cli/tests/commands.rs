//! Every command, run as a user runs it. `TRYCMD=overwrite` writes the outputs anew, to be read
//! before they are kept.

#[test]
fn commands_print_what_is_documented() {
    trycmd::TestCases::new()
        .env("COLUMNS", "80")
        .case("tests/commands/*.md");
}
