//! An app outside of this workspace, which meets several failures under one status.

mod workspace;

use workspace::{Workspace, root};

#[test]
#[ignore = "builds whole packages"]
fn an_app_tells_the_failures_of_one_status_apart_and_holds_no_download() {
    let workspace = Workspace::new("app", &["pay"]);
    let manifest = format!(
        "[package]\nname = \"pay\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[dependencies]\n\
         aurora-errors = {{ path = '{}', features = [\"reqwest\"] }}\n\
         reqwest = {{ version = \"0.13.1\", default-features = false }}\n\
         tokio = {{ version = \"1.40\", features = [\"macros\", \"net\", \"rt\"] }}\n",
        root().join("aurora-errors").display()
    );
    workspace.write("pay/Cargo.toml", &manifest);
    workspace.write("pay/spec/pay.json", include_str!("app/pay.json"));
    workspace.write("pay/src/main.rs", include_str!("app/pay.rs"));
    let output = workspace.command(&["build"]).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");

    let program = workspace.target.join("debug/pay");
    let output = std::process::Command::new(program).output().unwrap();
    assert_eq!(
        String::from_utf8(output.stdout).unwrap(),
        "json: card declined\n\
         soft: soft, 402 Payment Required\n\
         header: card declined\n\
         html: RequestFailed\n\
         cut: card declined\n\
         urn: card declined\n\
         query: 200 OK, no field\n\
         data: ok, 12 bytes\n\
         download: true\n\
         held: false\n"
    );
}
