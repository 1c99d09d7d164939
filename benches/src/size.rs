//! What an error adds to a program, in bytes.

use aurora_errors::bytes::Bytes;
use aurora_errors::http::{HeaderName, Response, StatusCode};
use std::process::Command;
use std::{env, fs, io};

/// The response that the arguments name, so that the compiler does not know it: status, body, headers.
#[must_use]
pub fn asked() -> Response<Bytes> {
    let mut arguments = env::args().skip(1);
    let status = arguments.next().and_then(|status| status.parse().ok());
    let mut response = Response::new(arguments.next().unwrap_or_default().into());
    *response.status_mut() = status.unwrap_or(StatusCode::IM_A_TEAPOT);
    for header in arguments {
        let (name, value) = header.split_once(':').unwrap_or_default();
        if let (Ok(name), Ok(value)) = (name.parse::<HeaderName>(), value.parse()) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

/// How many bytes an example has above the one without an error, without symbols.
///
/// # Errors
/// When it cannot be built.
pub fn added(example: &str, profile: &str) -> io::Result<u64> {
    Ok(built(example, profile)?.saturating_sub(built("adds_nothing", profile)?))
}

fn built(example: &str, profile: &str) -> io::Result<u64> {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()));
    let status = cargo
        .args(["rustc", "--quiet", "--package", "aurora-errors-benches"])
        .args(["--profile", profile, "--example", example])
        .args(["--", "-Cstrip=symbols"])
        .status()?;
    if !status.success() {
        return Err(io::Error::other(format!("{example}: {status}")));
    }
    // This program stands in the folder of its own profile, beside those of the others.
    let name = format!("{example}{}", env::consts::EXE_SUFFIX);
    let program = env::current_exe()?;
    let target = program.parent().and_then(|folder| folder.parent());
    let folder = target.ok_or(io::ErrorKind::NotFound)?.join(profile);
    Ok(fs::metadata(folder.join("examples").join(name))?.len())
}
