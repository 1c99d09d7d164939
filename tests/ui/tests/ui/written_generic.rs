use aurora_errors::{ApiError, Typed};

#[derive(Debug, ApiError)]
#[aurora(spec = "./pets.json")]
enum PetError<P> {
    #[aurora(rest)]
    Listed(Typed<P>),
    #[aurora(other)]
    Unlisted(Typed<P>),
}

fn main() {}
