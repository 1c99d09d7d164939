//! A response whose body has a type of the user's.

use crate::api_error::FromResponse;
use crate::json::PayloadError;
use crate::response::ErrorResponse;
use http::StatusCode;
use serde_core::de::DeserializeOwned;
use std::fmt;
use std::marker::PhantomData;

/// An [`ErrorResponse`] whose body the API documents as a `P`.
///
/// The body is read when [`Typed::payload`] is called and not before: a variant can hold a
/// `Typed<P>` whatever the server really sent. Status, headers and raw body are at hand in
/// [`Typed::response`].
///
/// ```
/// use aurora_errors::{ErrorResponse, Typed, http::Response};
///
/// #[derive(serde::Deserialize)]
/// struct Violations {
///     fields: Vec<String>,
/// }
///
/// let response = Response::builder().status(422).body(r#"{"fields": ["name"]}"#)?;
/// let typed = Typed::<Violations>::from(ErrorResponse::from(response));
/// assert_eq!(typed.response().status(), 422);
/// assert_eq!(typed.payload().unwrap().fields, ["name"]);
/// # Ok::<(), aurora_errors::http::Error>(())
/// ```
///
/// In an error that was written by hand it takes the place of a parsed body:
/// [`guide::from_thiserror`](crate::guide::from_thiserror).
#[must_use]
pub struct Typed<P> {
    response: ErrorResponse,
    // Nothing of `P` is held: a `Typed<P>` is `Send` and `Sync` whatever `P` is.
    payload: PhantomData<fn() -> P>,
}

impl<P> Typed<P> {
    /// The body as a `P`, read anew at each call.
    ///
    /// ```
    /// use aurora_errors::{ErrorResponse, PayloadError, Typed, http::StatusCode};
    ///
    /// // The server sent no body: the status is there all the same.
    /// let typed = Typed::<Vec<String>>::from(ErrorResponse::from(StatusCode::CONFLICT));
    /// assert_eq!(typed.response().status(), StatusCode::CONFLICT);
    /// assert!(matches!(typed.payload(), Err(PayloadError::Empty)));
    /// ```
    ///
    /// # Errors
    /// Says why the body is not a `P`.
    pub fn payload(&self) -> Result<P, PayloadError>
    where
        P: DeserializeOwned,
    {
        self.response.json()
    }

    /// The response, whatever its body is.
    ///
    /// ```
    /// use aurora_errors::{ErrorResponse, Typed, http::StatusCode};
    ///
    /// let typed = Typed::<Vec<String>>::from(ErrorResponse::from(StatusCode::CONFLICT));
    /// assert_eq!(typed.response().retry_after(), None);
    /// ```
    pub fn response(&self) -> &ErrorResponse {
        &self.response
    }

    /// The response without the type.
    ///
    /// ```
    /// use aurora_errors::{ErrorResponse, Typed, http::StatusCode};
    ///
    /// let response = ErrorResponse::from(StatusCode::CONFLICT);
    /// let typed = Typed::<Vec<String>>::from(response.clone());
    /// assert_eq!(typed.into_response(), response);
    /// ```
    pub fn into_response(self) -> ErrorResponse {
        self.response
    }
}

impl<P> From<ErrorResponse> for Typed<P> {
    fn from(response: ErrorResponse) -> Self {
        Typed {
            response,
            payload: PhantomData,
        }
    }
}

impl<P> AsRef<ErrorResponse> for Typed<P> {
    fn as_ref(&self) -> &ErrorResponse {
        &self.response
    }
}

impl<P> FromResponse for Typed<P> {
    fn from_response(response: ErrorResponse) -> Self {
        response.into()
    }

    fn status(&self) -> StatusCode {
        self.response.status()
    }

    fn response(&self) -> Option<&ErrorResponse> {
        Some(&self.response)
    }

    fn into_response(self) -> Option<ErrorResponse> {
        Some(self.response)
    }
}

// By hand: the derives would ask the same of `P`, of which nothing is held.

impl<P> Clone for Typed<P> {
    fn clone(&self) -> Self {
        self.response.clone().into()
    }
}

impl<P> PartialEq for Typed<P> {
    fn eq(&self, other: &Self) -> bool {
        self.response == other.response
    }
}

impl<P> Eq for Typed<P> {}

/// As for the response: nothing of the body.
impl<P> fmt::Debug for Typed<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Typed").field(&self.response).finish()
    }
}
