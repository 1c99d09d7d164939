use aurora_errors::{ApiError, AuroraError};

fn is_wrong<E: ApiError>(error: &E) -> bool {
    error.status().is_client_error()
}

fn main() {
    let error = AuroraError::from(aurora_errors::http::StatusCode::NOT_FOUND);
    println!("{} {}", is_wrong(&error), is_wrong(&"not found"));
}
