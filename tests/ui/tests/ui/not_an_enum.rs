use aurora_errors::ApiError;

#[derive(Debug, ApiError)]
struct PetError;

fn main() {}
