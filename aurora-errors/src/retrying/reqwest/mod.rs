//! What obeys in the loops of [`reqwest-middleware`](https://docs.rs/reqwest-middleware).

mod middleware;
mod policy;
mod reread;
mod strategy;

pub use middleware::TableMiddleware;
pub use strategy::TableStrategy;
