use aurora_errors::{ApiError, ErrorResponse};

#[derive(Debug, ApiError)]
#[aurora(spec = "./two_faults.json")]
enum PetError {
    NotFound(ErrorResponse),
    Conflict(ErrorResponse),
    ServerError(ErrorResponse),
    #[aurora(other)]
    Unlisted(ErrorResponse),
}

fn main() -> Result<(), PetError> {
    let error = PetError::from(aurora_errors::http::StatusCode::NOT_FOUND);
    println!("{error} {error:?} {}", error.is_retryable());
    Err(error)
}
