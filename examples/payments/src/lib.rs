//! A client of Tillet, a payments API of nobody's: what failed stands in the body as a machine code,
//! and a payment must not be made twice.

use aurora_errors::reqwest::ResponseExt as _;
use aurora_errors::{ApiError, ErrorResponse, Typed, http::Method};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// What Tillet answers when it does not pay.
#[derive(Debug, ApiError)]
#[aurora(spec = "spec/tillet.json")]
pub enum TilletError {
    /// The bank refused.
    Declined(Typed<Declined>),
    /// The account or the payment does not exist.
    NotFound(ErrorResponse),
    /// Every other documented status: there is nothing to do about it but tell and repeat.
    #[aurora(rest)]
    Listed(ErrorResponse),
    /// What the documentation does not know.
    #[aurora(other)]
    Unlisted(ErrorResponse),
}

/// The body of a 402.
#[derive(Debug, Deserialize)]
pub struct Declined {
    /// What the bank said.
    pub error: Reason,
}

/// Why a bank refused.
#[derive(Debug, Deserialize)]
pub struct Reason {
    /// Such as `no_funds` or `stolen_card`: may grow.
    pub code: String,
    /// Whether the same card may be tried again some day.
    pub is_final: bool,
}

/// What can go wrong with a call.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Tillet answered, and did not pay.
    #[error(transparent)]
    Tillet(#[from] TilletError),
    /// There was no answer, or one that cannot be read.
    #[error("no answer from Tillet")]
    Transport(#[from] reqwest::Error),
}

/// A payment that is to be made.
#[derive(Debug, Serialize)]
pub struct Payment {
    /// Who gets it.
    pub account: String,
    /// How much, in cents.
    pub cents: u64,
}

/// A payment that was made.
#[derive(Debug, Deserialize)]
pub struct Receipt {
    /// The payment's number.
    pub id: String,
}

/// Talks to Tillet.
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

    /// Pays, and tries again as often as the table allows it: three times at most.
    ///
    /// `key` is new for every payment, and the same whenever that payment is tried again.
    ///
    /// # Errors
    /// What Tillet answered last, or that it did not answer.
    pub async fn pay(&self, payment: &Payment, key: &str) -> Result<Receipt, Error> {
        let mut attempt = 1;
        loop {
            let error = match self.try_to_pay(payment, key).await {
                Err(Error::Tillet(error)) if attempt < 3 => error,
                answer => return answer,
            };
            if !error.is_retryable_for(&Method::POST) {
                return Err(error.into());
            }
            let pause = error.retry_after().unwrap_or(Duration::from_millis(100));
            tokio::time::sleep(pause.min(Duration::from_secs(10))).await;
            attempt += 1;
        }
    }

    async fn try_to_pay(&self, payment: &Payment, key: &str) -> Result<Receipt, Error> {
        let request = self.http.post(format!("{}/payments", self.address));
        let request = request.header("idempotency-key", key).json(payment);
        let response = request.send().await?.check::<TilletError>().await?;
        Ok(response.json().await?)
    }
}
