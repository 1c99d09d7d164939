//! Any document: a table without a fault, or the reason on one line. What the program does for `import -`,
//! with its own modules, as it is no library.

#![no_main]
#![allow(dead_code, unreachable_pub, unused_imports)]

use import::{Notes, Selection};
use libfuzzer_sys::fuzz_target;
use std::path::Path;

#[path = "../../aurora-errors-cli/src/delay_header.rs"]
mod delay_header;
#[path = "../../aurora-errors-cli/src/document.rs"]
mod document;
#[path = "../../aurora-errors-cli/src/files.rs"]
mod files;
#[path = "../../aurora-errors-cli/src/import/mod.rs"]
mod import;
#[path = "../../aurora-errors-cli/src/json.rs"]
mod json;
#[path = "../../aurora-errors-cli/src/output.rs"]
mod output;
#[path = "../../aurora-errors-cli/src/pointer.rs"]
mod pointer;
#[path = "../../aurora-errors-cli/src/rule.rs"]
mod rule;
#[path = "../../aurora-errors-cli/src/terminal.rs"]
mod terminal;

fuzz_target!(|bytes: &[u8]| {
    let file = Path::new("document");
    for cases in [false, true] {
        let selection = Selection {
            cases,
            ..Selection::default()
        };
        let mut notes = Notes::default();
        match import::propose(file, bytes.to_vec(), None, &selection, &mut notes) {
            Ok(proposal) => {
                let table = output::json(&proposal.document()).expect("it can be written");
                let source = aurora_errors_spec::Source::from_bytes("table.json", table.into());
                let reading = files::reading(&source.expect("it is UTF-8"));
                assert!(reading.faults.is_empty(), "{:?}", reading.faults);
            }
            Err(failure) => {
                let line = failure.to_string();
                assert!(
                    !line.contains(|letter: char| letter.is_control()),
                    "{line:?}"
                );
            }
        }
        assert!(
            !notes
                .to_string()
                .contains(|letter: char| letter.is_control() && letter != '\n')
        );
    }
});
