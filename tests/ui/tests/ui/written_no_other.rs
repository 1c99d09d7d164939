use aurora_errors::{ApiError, ErrorResponse};

#[derive(Debug, ApiError)]
#[aurora(spec = "./pets.json")]
enum PetError {
    NotFound(ErrorResponse),
    ServerError(ErrorResponse),
}

fn main() -> Result<(), PetError> {
    let error = PetError::from(aurora_errors::http::StatusCode::NOT_FOUND);
    println!("{error} {error:?} {}", error.is_retryable());
    Err(error)
}
