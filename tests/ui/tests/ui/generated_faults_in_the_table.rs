use aurora_errors::ApiError;

#[derive(ApiError)]
#[aurora(spec = "./two_faults.json", generate = PetError)]
enum Pets {}

fn main() -> Result<(), PetError> {
    let error = PetError::from(aurora_errors::http::StatusCode::NOT_FOUND);
    println!("{error} {error:?} {}", error.is_retryable());
    Err(error)
}
