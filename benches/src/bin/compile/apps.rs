//! Packages on the disk, and the steps in which a person builds them.

use crate::app::{self, Stack, Way};
use crate::measure::{self, Scope};
use aurora_errors_benches::table;
use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// What is done to a package, in this order.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// `cargo check` with nothing to go by.
    Check,
    /// `cargo check` after an edit of another module.
    OtherEdit,
    /// `cargo check` after an edit of one meaning.
    TableEdit,
    /// `cargo build` with nothing to go by.
    Build,
}

impl Step {
    pub(crate) const ALL: [Step; 4] = [Step::Check, Step::OtherEdit, Step::TableEdit, Step::Build];
}

/// A workspace with one package for each way to write the same error.
pub(crate) struct Apps {
    folder: PathBuf,
    rows: Vec<table::Row>,
    ways: &'static [Way],
}

impl Apps {
    /// `name` is that of their folder.
    pub(crate) fn new(
        name: &str,
        rows: Vec<table::Row>,
        ways: &'static [Way],
    ) -> Result<Self, Box<dyn Error>> {
        let folder = measure::fresh_folder(name)?;
        let members: Vec<_> = ways
            .iter()
            .map(|way| format!("{:?}", way.package()))
            .collect();
        let members = members.join(", ");
        let workspace = format!("[workspace]\nresolver = \"3\"\nmembers = [{members}]\n");
        fs::write(folder.join("Cargo.toml"), workspace)?;
        let apps = Apps { folder, rows, ways };
        for way in ways {
            let package = apps.folder.join(way.package());
            fs::create_dir_all(package.join("src"))?;
            let manifest = app::manifest(way.package(), &way.dependencies());
            fs::write(package.join("Cargo.toml"), manifest)?;
            apps.write(*way, 0)?;
            fs::write(package.join("src/other.rs"), "")?;
        }
        Ok(apps)
    }

    /// For each way the cost of each step.
    pub(crate) fn costs(&self) -> Result<Vec<[u64; Step::ALL.len()]>, Box<dyn Error>> {
        let mut costs = Vec::new();
        for way in self.ways {
            let mut steps = [0; Step::ALL.len()];
            for (step, cost) in Step::ALL.into_iter().zip(&mut steps) {
                *cost = self.cost(*way, step)?;
            }
            costs.push(steps);
        }
        Ok(costs)
    }

    /// Does the step and gives what rustc cost in it for the package alone.
    fn cost(&self, way: Way, step: Step) -> Result<u64, Box<dyn Error>> {
        match step {
            Step::Check | Step::Build => {
                let incremental = self.folder.join("target/debug/incremental");
                let _ = fs::remove_dir_all(incremental);
                self.write(way, 0)?;
            }
            Step::OtherEdit => {
                let other = self.folder.join(way.package()).join("src/other.rs");
                fs::write(other, "pub const EDITED: bool = true;\n")?;
            }
            Step::TableEdit => self.write(way, 1)?,
        }
        let command = if step == Step::Build {
            "build"
        } else {
            "check"
        };
        let mut cargo = measure::cargo(&self.folder, command);
        cargo.args(["--package", way.package()]);
        let log = self.folder.join("rustc.log");
        let costs = measure::costs_of_rustc(&mut cargo, Scope::Workspace, &log)?;
        Ok(costs.values().sum())
    }

    fn write(&self, way: Way, edition: usize) -> Result<(), Box<dyn Error>> {
        let package = self.folder.join(way.package());
        let cases = self.rows.iter().filter(|row| row.when.is_some()).count();
        let table = if cases == 0 {
            table::json(&self.rows, edition)
        } else {
            table::with_cases(cases, table::by_code).replace("It failed.", EDITIONS[edition])
        };
        fs::write(package.join("table.json"), table)?;
        fs::write(package.join("src/lib.rs"), way.source(&self.rows, edition))?;
        Ok(())
    }
}

/// What the row with cases means, and what an edit makes of it.
const EDITIONS: [&str; 2] = ["It failed.", "It failed, again."];

/// `cargo check` of an app and all its dependencies, as somebody has them from a registry: from
/// there nothing is compiled incrementally.
pub(crate) fn cold_check(
    stack: &Stack,
    scope: Scope,
) -> Result<BTreeMap<String, u64>, Box<dyn Error>> {
    let folder = measure::fresh_folder("stack")?;
    fs::write(
        folder.join("Cargo.toml"),
        app::manifest("aurora_errors_app", &stack.dependencies) + "[workspace]\n",
    )?;
    fs::write(folder.join("src/lib.rs"), &stack.source)?;
    // Not part of what is measured: the network.
    measure::succeed(&mut measure::cargo(&folder, "fetch"))?;
    let mut cargo = measure::cargo(&folder, "check");
    cargo.env("CARGO_INCREMENTAL", "0");
    measure::costs_of_rustc(&mut cargo, scope, &folder.join("rustc.log"))
}

/// The root of this repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap_or(Path::new(""))
}
