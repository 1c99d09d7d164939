//! A server that sends what it is told, byte for byte: a library for HTTP would not lie.

use std::io::{self, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

/// How long anyone waits for the other side before the test fails.
pub(crate) const PATIENCE: Duration = Duration::from_secs(10);

/// One thing that the server does after it has read the request.
#[derive(Clone)]
pub(crate) enum Step {
    Send(Vec<u8>),
    /// Waits for [`Server::go_on`].
    Wait,
    /// Sends this byte every 100 ms until the client has gone.
    Trickle(u8),
}

/// Answers one connection with a script and closes it.
pub(crate) struct Server {
    pub(crate) url: String,
    go_on: Sender<()>,
}

impl Server {
    pub(crate) fn start(script: &[Step]) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap());
        let (go_on, told) = mpsc::channel();
        let script = script.to_vec();
        thread::spawn(move || {
            let (connection, _) = listener.accept()?;
            // A second connection finds nobody.
            drop(listener);
            answer(connection, &script, &told)
        });
        Server { url, go_on }
    }

    /// Ends one [`Step::Wait`].
    pub(crate) fn go_on(&self) {
        // The server has gone where its script did not wait.
        let _ = self.go_on.send(());
    }
}

fn answer(mut connection: TcpStream, script: &[Step], told: &Receiver<()>) -> io::Result<()> {
    connection.set_nodelay(true)?;
    connection.set_read_timeout(Some(PATIENCE))?;
    connection.set_write_timeout(Some(PATIENCE))?;
    read_head(&mut connection)?;
    for step in script {
        match step {
            Step::Send(bytes) => connection.write_all(bytes)?,
            Step::Wait => told.recv_timeout(PATIENCE).map_err(io::Error::other)?,
            Step::Trickle(byte) => trickle(&mut connection, *byte)?,
        }
    }
    connection.shutdown(std::net::Shutdown::Write)?;
    // The client may still be reading: to close now could take from it what was sent.
    io::copy(&mut connection, &mut io::sink())?;
    Ok(())
}

fn read_head(connection: &mut TcpStream) -> io::Result<()> {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        connection.read_exact(&mut byte)?;
        head.push(byte[0]);
    }
    Ok(())
}

fn trickle(connection: &mut TcpStream, byte: u8) -> io::Result<()> {
    for _ in 0..PATIENCE.as_millis() / 100 {
        connection.write_all(&[byte])?;
        thread::sleep(Duration::from_millis(100));
    }
    Ok(())
}
