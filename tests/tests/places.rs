//! Tables are found, watched and named in whatever place a package stands.

mod workspace;

use std::path::Path;
use workspace::Workspace;

const TABLE: &str = r#"{
  "api": "Placed",
  "statuses": [
    { "code": 404, "name": "Not Found", "meaning": "It is not here.", "retry": "never" }
  ]
}
"#;

/// An enum whose table is at `spec`.
fn derive(spec: &str) -> String {
    format!(
        "#[derive(Debug, aurora_errors::ApiError)]\n\
         #[aurora(spec = \"{spec}\")]\n\
         pub enum PlacedError {{\n    \
             NotFound(aurora_errors::ErrorResponse),\n    \
             #[aurora(other)]\n    \
             Unlisted(aurora_errors::ErrorResponse),\n\
         }}\n"
    )
}

/// Builds the package, edits its table twice, and sees that each edit arrives.
fn is_found_and_watched(workspace: &Workspace, package: &str, table: &str, shown: &str) {
    workspace.write(table, TABLE);
    workspace.built(&["check"]);
    workspace.write(table, &TABLE.replace("not here", "elsewhere"));
    assert_eq!(workspace.built(&["check"]), [package]);
    workspace.write(table, &TABLE.replace("never", "nevr"));
    let errors = workspace.errors();
    assert_eq!(errors.len(), 1, "{errors:?}");
    let text = errors[0]["message"].as_str().unwrap();
    assert!(text.contains(&format!("--> {shown}:4:80\n")), "{text}");
}

#[test]
#[ignore = "builds whole packages"]
fn a_folder_may_have_spaces_and_any_letters() {
    let workspace = Workspace::new("places ünd spaces", &["mein paket"]);
    workspace.write_package("mein paket", "paket");
    workspace.write("mein paket/src/lib.rs", &derive("meine tabellen/früh.json"));
    let table = "mein paket/meine tabellen/früh.json";
    is_found_and_watched(&workspace, "paket", table, table);
}

#[test]
#[ignore = "builds whole packages"]
fn a_table_may_stand_beside_the_source_file() {
    let workspace = Workspace::new("places_source", &["beside"]);
    workspace.write_package("beside", "beside");
    workspace.write("beside/src/lib.rs", "pub mod api;\n");
    workspace.write("beside/src/api/mod.rs", "pub mod errors;\n");
    workspace.write("beside/src/api/errors.rs", &derive("./errors.json"));
    let table = "beside/src/api/errors.json";
    is_found_and_watched(&workspace, "beside", table, table);
}

#[test]
#[ignore = "builds whole packages"]
fn paths_that_the_compiler_remaps_are_found() {
    let mut workspace = Workspace::new("places_remapped", &["remapped"]);
    workspace.rust_flags = format!("--remap-path-prefix={}=/src", workspace.folder.display());
    workspace.write_package("remapped", "remapped");
    let beside = derive("./beside.json").replace("PlacedError", "BesideError");
    workspace.write("remapped/src/beside.json", TABLE);
    workspace.write(
        "remapped/src/lib.rs",
        &(derive("spec/placed.json") + &beside),
    );
    let table = "remapped/spec/placed.json";
    is_found_and_watched(&workspace, "remapped", table, table);
}

#[test]
#[ignore = "builds whole packages"]
fn a_workspace_may_stand_within_another() {
    let outer = Workspace::new("places_outer", &["outer"]);
    outer.write(
        "Cargo.toml",
        "[workspace]\nmembers = [\"outer\"]\nexclude = [\"inner\"]\n",
    );
    outer.write_package("outer", "outer");
    outer.write("outer/src/lib.rs", "");
    let inner = Workspace::new("places_outer/inner", &["inner"]);
    inner.write_package("inner", "inner");
    inner.write("inner/src/lib.rs", &derive("../../outer/placed.json"));
    let shown = "inner/../../outer/placed.json";
    is_found_and_watched(&inner, "inner", "../outer/placed.json", shown);
}

#[cfg(unix)]
#[test]
#[ignore = "builds whole packages"]
fn a_folder_may_be_a_link() {
    let workspace = Workspace::new("places_linked", &["linked"]);
    workspace.write_package("linked", "linked");
    workspace.write("linked/src/lib.rs", &derive("spec/placed.json"));
    workspace.write("tables/placed.json", TABLE);
    let link = workspace.folder.join("linked/spec");
    let _ = std::fs::remove_file(&link);
    std::os::unix::fs::symlink(Path::new("../tables"), link).unwrap();
    let shown = "linked/spec/placed.json";
    is_found_and_watched(&workspace, "linked", "tables/placed.json", shown);
}
