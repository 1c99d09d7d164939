//! The README's commands and the history of Aurora's table, run in the folder of the workspace.
//! `TRYCMD=overwrite` writes the outputs anew, to be read before they are kept.

use std::env;

#[test]
fn commands_print_what_the_readme_and_the_history_say() {
    env::set_current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).unwrap();
    trycmd::TestCases::new()
        .env("COLUMNS", "80")
        .case("aurora-errors-cli/README.md")
        .case("aurora-errors-cli/tests/workspace/*.md");
}
