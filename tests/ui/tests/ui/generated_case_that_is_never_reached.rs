use aurora_errors::ApiError;

#[derive(ApiError)]
#[aurora(spec = "./unreached_case.json", generate = PayError)]
enum Pay {}

fn main() -> Result<(), PayError> {
    let error = PayError::from(aurora_errors::http::StatusCode::PAYMENT_REQUIRED);
    println!("{error} {error:?} {}", error.is_card_declined());
    match error {
        PayError::CardDeclined(_) | PayError::CardExpired(_) => Ok(()),
        error => Err(error),
    }
}
