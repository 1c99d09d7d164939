use aurora_errors::{ApiError, ErrorResponse};

#[derive(ApiError)]
#[aurora(spec = "./pets.json")]
enum PetError {
    NotFound(ErrorResponse),
    ServerError(ErrorResponse),
    #[aurora(other)]
    Unlisted(ErrorResponse),
}

fn main() {
    let error = PetError::from(aurora_errors::http::StatusCode::NOT_FOUND);
    println!("{error} {}", error.is_retryable());
}
