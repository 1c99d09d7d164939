use aurora_errors::{ApiError, ErrorResponse};

#[derive(Debug, ApiError)]
enum PayError {
    RequestFailed(ErrorResponse),
    #[aurora(other)]
    Unlisted(ErrorResponse),
}

fn main() -> Result<(), PayError> {
    let error = PayError::from(aurora_errors::http::StatusCode::PAYMENT_REQUIRED);
    println!("{error} {error:?} {}", error.is_retryable());
    Err(error)
}
