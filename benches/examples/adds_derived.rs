//! A program with a derived error.

use aurora_errors::AuroraError;
use aurora_errors_benches::size;

fn main() {
    let response = size::asked();
    println!("{} {:?}", response.status(), response.body());
    let error = AuroraError::from(response);
    println!("{error} {error:?} {}", error.is_retryable());
}
