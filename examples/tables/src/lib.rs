//! Errors of well-known APIs, in the words of nobody but us, after their public documentation as it was in
//! November 2026. Where documentation leaves open whether a repeat is safe, a table says the stricter.
//!
//! Each is a table, `stripe.json`, from which a marker makes an enum; `answers/stripe.json` has answers as
//! the API gives them, and what has to come of each. `tests/answers.rs` reads both. Copy a table, and make it your own.

use aurora_errors::ApiError;

/// Stripe: payments: one 402 with many meanings, and the server's own word on repeats.
#[derive(ApiError)]
#[aurora(spec = "stripe.json", generate = StripeError)]
pub enum Stripe {}

/// GitHub: four kinds of 403, told apart by headers.
#[derive(ApiError)]
#[aurora(spec = "github.json", generate = GitHubError)]
pub enum GitHub {}

/// Amazon DynamoDB: throttled under 400.
#[derive(ApiError)]
#[aurora(spec = "dynamodb.json", generate = DynamoDbError)]
pub enum DynamoDb {}

/// OpenAI: a 429 that passes, and one that does not.
#[derive(ApiError)]
#[aurora(spec = "openai.json", generate = OpenAiError)]
pub enum OpenAi {}

/// Slack: errors inside a 200.
#[derive(ApiError)]
#[aurora(spec = "slack.json", generate = SlackError)]
pub enum Slack {}

/// Shopify GraphQL: errors inside a 200, in two places.
#[derive(ApiError)]
#[aurora(spec = "shopify.json", generate = ShopifyError)]
pub enum Shopify {}

/// Kubernetes: reasons, and delays in the body.
#[derive(ApiError)]
#[aurora(spec = "kubernetes.json", generate = KubernetesError)]
pub enum Kubernetes {}

/// Discord: numbers as machine codes, limits of three kinds.
#[derive(ApiError)]
#[aurora(spec = "discord.json", generate = DiscordError)]
pub enum Discord {}

/// Cloudflare: the API, and the statuses of the proxy.
#[derive(ApiError)]
#[aurora(spec = "cloudflare.json", generate = CloudflareError)]
pub enum Cloudflare {}

/// ACME: problems with URNs.
#[derive(ApiError)]
#[aurora(spec = "acme.json", generate = AcmeError)]
pub enum Acme {}
