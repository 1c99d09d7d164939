//! Where `spec` leads, on every system, and what is said of a path that leads nowhere.

use crate::faults::Faults;
use crate::load::{Base, TableName, TablePath, load, plain, warning};
use proc_macro2::Span;
use syn::LitStr;

fn path(text: &str) -> (Base, Vec<&str>) {
    let path = TablePath::read(text).unwrap();
    (path.base, path.parts)
}

fn fault(text: &str) -> String {
    TablePath::read(text).unwrap_err()
}

/// The faults of a `spec` that is looked for beside this crate's Cargo.toml.
fn faults_of_loading(text: &str) -> String {
    let name = TableName::File(LitStr::new(text, Span::call_site()));
    let mut faults = Faults::default();
    let loaded = load(&name, &mut faults);
    assert!(loaded.tracking.is_empty() || faults.is_empty());
    faults.into_compile_errors().to_string()
}

#[test]
fn the_beginning_says_where_a_path_begins() {
    assert_eq!(
        path("spec/pets.json"),
        (Base::Manifest, vec!["spec", "pets.json"])
    );
    assert_eq!(path("./pets.json"), (Base::Source, vec!["pets.json"]));
    assert_eq!(
        path("$OUT_DIR/spec/pets.json"),
        (Base::OutDir, vec!["spec", "pets.json"])
    );
}

#[test]
fn a_path_may_go_up_and_have_spaces_and_any_letters() {
    assert_eq!(
        path("../meine tabellen/früh.json").1,
        ["..", "meine tabellen", "früh.json"]
    );
    assert_eq!(path("./../pets.json").1, ["..", "pets.json"]);
    assert_eq!(path("spec//./pets.json").1, ["spec", ".", "pets.json"]);
}

#[test]
fn a_path_that_other_machines_do_not_have_is_refused() {
    let absolute = "`spec` is an absolute path, which other machines do not have: expected one \
                    relative to the folder of Cargo.toml, or to this file with `./`";
    for text in [
        "/spec/pets.json",
        "//server/share/pets.json",
        "C:/spec/pets.json",
        "C:pets.json",
        "./c:pets.json",
        // Windows would leave the folder for the drive.
        "spec/C:/pets.json",
        ".//spec/pets.json",
        "$OUT_DIR//spec/pets.json",
    ] {
        assert_eq!(fault(text), absolute, "{text}");
    }
}

#[test]
fn a_backslash_is_refused_on_every_system() {
    let backslash = "`spec` has a backslash: expected `/` between folders";
    for text in [
        r"spec\pets.json",
        r".\pets.json",
        r"\\?\C:\pets.json",
        r"C:\pets.json",
    ] {
        assert_eq!(fault(text), backslash, "{text}");
    }
}

#[test]
fn a_path_that_names_no_file_is_refused() {
    assert_eq!(
        fault(""),
        "`spec` is empty: expected a path such as `spec/pets.json`"
    );
    for text in ["./", "$OUT_DIR/", "spec/", "spec/pets.json/"] {
        assert_eq!(
            fault(text),
            "`spec` ends with `/`: expected the path of a file",
            "{text}"
        );
    }
    assert_eq!(
        fault("$CARGO_MANIFEST_DIR/pets.json"),
        "`spec` begins with `$CARGO_MANIFEST_DIR`: expected `$OUT_DIR/` and a file, or a path \
         relative to the folder of Cargo.toml"
    );
    assert!(fault("$OUT_DIR").starts_with("`spec` begins with `$OUT_DIR`: expected"));
}

#[test]
fn what_cannot_be_read_is_one_fault_and_is_not_watched() {
    for text in [".", "src", "src/../src"] {
        let faults = faults_of_loading(text);
        assert!(faults.contains("it is a directory, expected a file"));
        assert_eq!(faults.matches("compile_error").count(), 1, "{faults}");
    }
    let faults = faults_of_loading("src/pets.json");
    assert!(faults.contains("cannot read the table: no such file"));
    assert_eq!(faults.matches("compile_error").count(), 1, "{faults}");
}

#[test]
fn a_table_outside_of_the_package_is_a_lint_that_the_enum_can_allow() {
    let warning = |attributes: &str, table: &str| {
        let item = syn::parse_str(&format!("{attributes} enum Pets {{}}")).unwrap();
        let name = TableName::File(LitStr::new(table, Span::call_site()));
        warning(&item, &name).to_string()
    };
    for table in ["../pets.json", "spec/../../pets.json"] {
        let text = warning("#[allow(deprecated)] #[non_exhaustive]", table);
        assert!(text.starts_with("# [allow (deprecated)] const _"), "{text}");
        assert!(
            text.contains("`cargo package` leaves the table out"),
            "{text}"
        );
    }
    for table in [
        "spec/pets.json",
        "spec/../pets.json",
        "./../pets.json",
        "$OUT_DIR/pets.json",
    ] {
        assert_eq!(warning("", table), "", "{table}");
    }
}

#[test]
fn a_verbatim_path_is_compared_without_its_mark() {
    assert_eq!(plain(r"\\?\C:\pets\spec"), r"C:\pets\spec");
    assert_eq!(plain(r"\\?\UNC\server\share\pets"), r"\\server\share\pets");
    assert_eq!(plain(r"C:\pets"), r"C:\pets");
    assert_eq!(plain("/pets/spec"), "/pets/spec");
}
