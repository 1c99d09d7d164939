use aurora_errors::{ApiError, ErrorResponse};

#[derive(Debug, ApiError)]
#[aurora(spec = "./pets.json")]
enum PetError {
    NotFound(String),
    ServerError(ErrorResponse),
    #[aurora(other)]
    Unlisted(ErrorResponse),
}

fn main() {}
