//! A program with an error by hand.

use aurora_errors_benches::{runtime::ByHand, size};

fn main() {
    let response = size::asked();
    println!("{} {:?}", response.status(), response.body());
    let error = ByHand::from_response(&response);
    println!("{error} {error:?} {}", error.is_retryable());
}
