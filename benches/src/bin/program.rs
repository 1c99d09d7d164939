//! Prints what the program `aurora-errors` takes for large files, which this makes: time on the
//! processor, and the most memory that it held. Linux tells both under `/proc`.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use std::{env, fs, thread};

/// A file of a kind: what stands before its parts, a part, and what stands behind them. In a part `№`
/// stands for its number, `§` for a status and `¶` for a long text.
struct Kind {
    name: &'static str,
    mebibytes: u64,
    arguments: &'static [&'static str],
    parts: [&'static str; 3],
}

#[rustfmt::skip] // A part a line.
const KINDS: [Kind; 7] = [
    Kind { name: "openapi.json", mebibytes: 50, arguments: &["import"], parts: [
        r#"{"openapi": "3.1.0", "info": {"title": "Large"}, "paths": {"/": {}"#,
        r#", "/№": {"get": {"description": "Gets it.", "responses": {"404": {"description": "There is none.", "content": {"application/json": {"example": {"code": "none_№", "message": "There is none."}}}}}}}"#,
        "}}",
    ] },
    Kind { name: "openapi.yaml", mebibytes: 1, arguments: &["import"], parts: [
        "openapi: 3.1.0\ninfo: {title: Large}\npaths:\n",
        "  /№:\n    get:\n      responses:\n        404:\n          description: There is no №.\n",
        "",
    ] },
    Kind { name: "table.json", mebibytes: 1, arguments: &["check"], parts: [
        r#"{"api": "Large", "statuses": [{"code": 404, "name": "Not Found", "meaning": "None.", "retry": "never", "cases": [{"when": {"code": "none"}, "name": "None"}"#,
        r#", {"when": {"code": "c№"}, "name": "Case №", "meaning": "¶"}"#,
        "]}]}",
    ] },
    Kind { name: "page.html", mebibytes: 5, arguments: &["import"], parts: [
        "<!doctype html><h1>Errors</h1><table><tr><th>Status<th>Meaning",
        "<tr><td><code>§</code><td>What № means.",
        "</table>",
    ] },
    Kind { name: "page.md", mebibytes: 5, arguments: &["import"], parts: [
        "# Errors\n\n| Status | Meaning |\n|---|---|\n",
        "| § | What № means. |\n",
        "",
    ] },
    Kind { name: "session.har", mebibytes: 200, arguments: &["explain", "--har"], parts: [
        r#"{"log": {"version": "1.2", "entries": [{}"#,
        r#", {"request": {"method": "GET", "url": "https://api.example/№"}, "response": {"status": 404, "headers": [{"name": "content-type", "value": "application/json"}], "content": {"mimeType": "application/json", "text": "{\"errors\": [{\"message\": \"There is no №.\"}]}"}}}"#,
        "]}}",
    ] },
    Kind { name: "nothing.bin", mebibytes: 0, arguments: &["import"], parts: [""; 3] },
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
        let [before, part, after] = self.parts;
        let part = part.replace('¶', &"A long meaning. ".repeat(100));
        file.write_all(before.as_bytes())?;
        for number in 0.. {
            if file.get_ref().metadata()?.len() >= self.mebibytes << 20 {
                break;
            }
            let status = (400 + number % 200).to_string();
            let part = part.replace('§', &status).replace('№', &number.to_string());
            file.write_all(part.as_bytes())?;
        }
        file.write_all(after.as_bytes())?;
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
