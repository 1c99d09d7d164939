//! Prints what the program `aurora-errors` takes for large files, which this makes: time on the
//! processor, and the most memory that it held. Linux tells both under `/proc`.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use std::{env, fs, thread};

type Make = fn(&mut dyn Write, number: usize) -> io::Result<()>;

/// A file of a kind: what stands before its parts, a part by its number, and what stands behind them.
struct Kind {
    name: &'static str,
    mebibytes: u64,
    arguments: &'static [&'static str],
    before: &'static str,
    part: Make,
    after: &'static str,
}

const KINDS: [Kind; 7] = [
    Kind {
        name: "openapi.json",
        mebibytes: 50,
        arguments: &["import"],
        before: r#"{"openapi": "3.1.0", "info": {"title": "Large"}, "paths": {"/": {}"#,
        part: |file, number| {
            write!(
                file,
                r#", "/{number}": {{"get": {{"description": "Gets it.", "responses": {{"404": {{"description": "There is none.", "content": {{"application/json": {{"example": {{"code": "none_{number}", "message": "There is none."}}}}}}}}}}}}}}"#
            )
        },
        after: "}}",
    },
    Kind {
        name: "openapi.yaml",
        mebibytes: 1,
        arguments: &["import"],
        before: "openapi: 3.1.0\ninfo: {title: Large}\npaths:\n",
        part: |file, number| {
            writeln!(
                file,
                "  /{number}:\n    get:\n      responses:\n        404:\n          description: There is no {number}."
            )
        },
        after: "",
    },
    Kind {
        name: "table.json",
        mebibytes: 1,
        arguments: &["check"],
        before: r#"{"api": "Large", "statuses": [{"code": 404, "name": "Not Found", "meaning": "None.", "retry": "never", "cases": [
            {"when": {"code": "none"}, "name": "None"}"#,
        part: |file, number| {
            write!(
                file,
                ",\n{{\"when\": {{\"code\": \"c{number}\"}}, \"name\": \"Case {number}\", \"meaning\": \"{}\"}}",
                "A long meaning. ".repeat(100)
            )
        },
        after: "]}]}",
    },
    Kind {
        name: "page.html",
        mebibytes: 5,
        arguments: &["import"],
        before: "<!doctype html><h1>Errors</h1><table><tr><th>Status<th>Meaning",
        part: |file, number| {
            let status = 400 + number % 200;
            write!(
                file,
                "<tr><td><code>{status}</code><td>What {number} means."
            )
        },
        after: "</table>",
    },
    Kind {
        name: "page.md",
        mebibytes: 5,
        arguments: &["import"],
        before: "# Errors\n\n| Status | Meaning |\n|---|---|\n",
        part: |file, number| writeln!(file, "| {} | What {number} means. |", 400 + number % 200),
        after: "",
    },
    Kind {
        name: "session.har",
        mebibytes: 200,
        arguments: &["explain", "--har"],
        before: r#"{"log": {"version": "1.2", "entries": [{}"#,
        part: |file, number| {
            write!(
                file,
                r#", {{"request": {{"method": "GET", "url": "https://api.example/{number}"}}, "response": {{"status": 404, "headers": [{{"name": "content-type", "value": "application/json"}}], "content": {{"mimeType": "application/json", "text": "{{\"errors\": [{{\"message\": \"There is no {number}.\"}}]}}"}}}}}}"#
            )
        },
        after: "]}}",
    },
    Kind {
        name: "nothing.bin",
        mebibytes: 0,
        arguments: &["import"],
        before: "",
        part: |_, _| Ok(()),
        after: "",
    },
];

/// Refused for its size, so that nobody writes it out.
const REFUSED_BYTES: u64 = 1 << 30;

impl Kind {
    fn make(&self, folder: &Path) -> io::Result<PathBuf> {
        let path = folder.join(self.name);
        let mut file = BufWriter::new(File::create(&path)?);
        if self.mebibytes == 0 {
            file.get_ref().set_len(REFUSED_BYTES)?;
        }
        file.write_all(self.before.as_bytes())?;
        let mut number = 0;
        while file.get_ref().metadata()?.len() < self.mebibytes << 20 {
            (self.part)(&mut file, number)?;
            number += 1;
        }
        file.write_all(self.after.as_bytes())?;
        file.flush()?;
        Ok(path)
    }
}

fn main() -> io::Result<()> {
    let folder = env::temp_dir().join(format!("aurora-errors-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let rows = KINDS.iter().map(|kind| row(kind, &folder));
    let rows: io::Result<Vec<String>> = rows.collect();
    fs::remove_dir_all(&folder)?;
    println!("| | size | time | memory | exit code |\n|---|--:|--:|--:|--:|");
    rows?.iter().for_each(|row| println!("{row}"));
    Ok(())
}

fn row(kind: &Kind, folder: &Path) -> io::Result<String> {
    let file = kind.make(folder)?;
    let mebibytes = fs::metadata(&file)?.len() >> 20;
    let program = env::current_exe()?.with_file_name("aurora-errors");
    let child = Command::new(&program)
        .args(kind.arguments)
        .arg(&file)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let child = child.map_err(|error| {
        let build = "cargo build --release -p aurora-errors-cli";
        io::Error::other(format!("{}: {error}: `{build}` first", program.display()))
    })?;
    let Taken { time, memory, code } = Taken::by(child)?;
    let (arguments, name) = (kind.arguments.join(" "), kind.name);
    let (time, memory) = (time.as_secs_f32(), memory >> 20);
    Ok(format!(
        "| `{arguments} {name}` | {mebibytes} MiB | {time:.2} s | {memory} MiB | {code} |"
    ))
}

struct Taken {
    time: Duration,
    /// In bytes.
    memory: u64,
    code: i32,
}

impl Taken {
    /// Looks until the program has ended, which its entry outlives until somebody waits for it.
    fn by(mut child: Child) -> io::Result<Taken> {
        let folder = PathBuf::from(format!("/proc/{}", child.id()));
        let mut memory = 0;
        loop {
            memory = memory.max(most_memory(&fs::read_to_string(folder.join("status"))?));
            let stat = fs::read_to_string(folder.join("stat"))?;
            // Behind the name, which is in brackets and may hold anything.
            let fields = stat.rsplit(')').next().unwrap_or_default();
            let fields: Vec<&str> = fields.split_whitespace().collect();
            if let ["Z", rest @ ..] = fields.as_slice() {
                // In hundredths of a second: of its own, and of the kernel for it.
                let ticks = rest.get(10..12).unwrap_or_default().iter();
                let ticks: u64 = ticks.filter_map(|field| field.parse::<u64>().ok()).sum();
                let code = child.wait()?.code().unwrap_or(-1);
                let time = Duration::from_millis(ticks * 10);
                return Ok(Taken { time, memory, code });
            }
            thread::sleep(Duration::from_millis(1));
        }
    }
}

fn most_memory(status: &str) -> u64 {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kibibytes = line.and_then(|line| line.trim().split(' ').next()?.parse::<u64>().ok());
    kibibytes.unwrap_or_default() << 10
}
