//! A client of a library, which describes its API in `openapi.yaml`. The table was made of that
//! document with `aurora-errors import openapi.yaml -o spec/library.json`, and then gone through: the
//! successful rows were added, and each `retry` decided. It writes the error.

use aurora_errors::ApiError;
use aurora_errors::reqwest::ResponseExt as _;
use serde::Deserialize;

/// What the library answers when it does not do what was asked.
#[derive(ApiError)]
#[aurora(spec = "spec/library.json", generate = LibraryError)]
#[non_exhaustive]
pub enum Library {}

/// What can go wrong with a call.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The library answered with an error.
    #[error(transparent)]
    Library(#[from] LibraryError),
    /// There was no answer, or one that cannot be read.
    #[error("no answer from the library")]
    Transport(#[from] reqwest::Error),
}

/// A book of the catalogue.
#[derive(Debug, Deserialize)]
pub struct Book {
    /// What is printed on it.
    pub title: String,
}

/// A book in a reader's hands.
#[derive(Debug, Deserialize)]
pub struct Loan {
    /// The loan's number.
    pub id: String,
    /// The number of the book.
    pub isbn: String,
}

/// Talks to the library.
#[derive(Debug)]
pub struct Client {
    http: reqwest::Client,
    address: String,
}

impl Client {
    /// A client of the server at this address.
    pub fn new(address: impl Into<String>) -> Client {
        Client {
            http: reqwest::Client::new(),
            address: address.into(),
        }
    }

    /// A book; `None` where the library does not have it.
    ///
    /// # Errors
    /// What the library answered, or that it did not.
    pub async fn book(&self, isbn: &str) -> Result<Option<Book>, Error> {
        let request = self.http.get(format!("{}/books/{isbn}", self.address));
        match request.send().await?.check::<LibraryError>().await {
            Ok(response) => Ok(Some(response.json().await?)),
            Err(error) if error.is_not_found() => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Borrows a book.
    ///
    /// # Errors
    /// What the library answered, or that it did not.
    pub async fn borrow(&self, isbn: &str) -> Result<Loan, Error> {
        let request = self.http.post(format!("{}/loans", self.address));
        let request = request.json(&serde_json::json!({ "isbn": isbn }));
        let response = request.send().await?.check::<LibraryError>().await?;
        Ok(response.json().await?)
    }

    /// Brings a book back.
    ///
    /// # Errors
    /// What the library answered, or that it did not.
    pub async fn give_back(&self, loan: &Loan) -> Result<(), Error> {
        let request = self
            .http
            .delete(format!("{}/loans/{}", self.address, loan.id));
        request.send().await?.check::<LibraryError>().await?;
        Ok(())
    }
}
