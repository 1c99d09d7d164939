//! Completions, tried in the shell itself.

#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::Command;

fn folder() -> &'static Path {
    let folder = Path::new(concat!(env!("CARGO_TARGET_TMPDIR"), "/completions"));
    fs::create_dir_all(folder).unwrap();
    folder
}

fn completions(shell: &str) -> String {
    let program = env!("CARGO_BIN_EXE_aurora-errors");
    let output = Command::new(program).args(["completions", shell]).output();
    String::from_utf8(output.unwrap().stdout).unwrap()
}

/// What bash offers behind these words.
fn offered(words: &str) -> Option<String> {
    let script = format!(
        "{}\ncd '{}'\nwords=({words})\n{}",
        completions("bash"),
        folder().display(),
        r#"
        entry=$(complete -p aurora-errors)
        function=${entry#*-F }; function=${function%% *}
        COMP_WORDS=("${words[@]}"); COMP_CWORD=$((${#words[@]} - 1)); COMPREPLY=()
        "$function" aurora-errors "${words[-1]}" "${words[-2]}"
        # Without an offer of the program's own, `-o default` completes the names of files.
        if [[ ${#COMPREPLY[@]} -eq 0 && $entry == *"-o default"* ]]; then
            COMPREPLY=($(compgen -f -- "${words[-1]}"))
        fi
        echo "${COMPREPLY[*]}"
        "#,
    );
    let output = Command::new("bash")
        .args(["--norc", "-c", &script])
        .output();
    let Ok(output) = output else {
        eprintln!("skipped: no bash");
        return None;
    };
    assert!(output.stderr.is_empty(), "{output:?}");
    Some(String::from_utf8(output.stdout).unwrap().trim().to_owned())
}

#[test]
fn bash_completes_commands_options_their_words_and_files_behind_them() {
    fs::write(folder().join("petstore.json"), "{}").unwrap();
    for (words, expected) in [
        ("aurora-errors exp", "explain expand"),
        ("aurora-errors explain 404 --sp", "--spec"),
        ("aurora-errors explain 404 --spec p", "petstore.json"),
        ("aurora-errors explain 404 --spec x.json p", "petstore.json"),
        ("aurora-errors import -o p", "petstore.json"),
        ("aurora-errors import p", "petstore.json"),
        ("aurora-errors check --format js", "json"),
        ("aurora-errors check --format json p", "petstore.json"),
    ] {
        let Some(offered) = offered(words) else {
            return;
        };
        assert_eq!(offered, expected, "{words}");
    }
}

#[test]
fn other_shells_take_their_scripts() {
    for (shell, arguments) in [("zsh", ["-n"]), ("fish", ["--no-execute"])] {
        let file = folder().join(shell);
        fs::write(&file, completions(shell)).unwrap();
        match Command::new(shell).args(arguments).arg(&file).output() {
            Ok(output) => assert!(output.status.success(), "{output:?}"),
            Err(_) => eprintln!("skipped: no {shell}"),
        }
    }
}
