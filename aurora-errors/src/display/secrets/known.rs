//! What is known of credentials: how tokens begin, and under which names and addresses secrets stand.
//!
//! The prefixes are facts about the vendors' tokens, as the public lists of secret scanners have
//! them: [GitHub's patterns](https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns)
//! and the rules of [gitleaks](https://github.com/gitleaks/gitleaks).

/// What a token is made of behind its prefix.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Alphabet {
    /// Letters and digits.
    Plain,
    /// As [`Alphabet::Plain`], and `_`, `-`, `.`, `/`, `+`, `=`.
    Any,
    Hex,
    /// Capitals and digits.
    Capital,
}

use Alphabet::{Any, Capital, Hex, Plain};

/// The beginnings of tokens, what follows them, and how long that is at least. A shorter end is a
/// name: `npm_config`, `hf_hub`.
#[rustfmt::skip]
pub(super) const TOKENS: [(&str, Alphabet, usize); 104] = [
    ("1//0", Any, 40), ("ABIA", Capital, 16), ("ACCA", Capital, 16),
    ("AGE-SECRET-KEY-1", Plain, 16), ("AIza", Any, 30), ("AKIA", Capital, 12), ("AQVN", Any, 32),
    ("ASIA", Capital, 12), ("ATATT3", Any, 20), ("ATBB", Plain, 24), ("ATCTT3", Any, 20),
    ("CFPAT-", Any, 20), ("EAAA", Plain, 40), ("EAAC", Plain, 40), ("EZAK", Plain, 40),
    ("GOCSPX-", Any, 12), ("HRKU-", Any, 20), ("LTAI", Plain, 16), ("NRAK-", Plain, 16),
    ("NRJS-", Plain, 12), ("PMAK-", Any, 20), ("SG.", Any, 24), ("SK", Hex, 32),
    ("aio_", Plain, 24), ("api-", Hex, 32), ("cfut_", Plain, 24), ("dapi", Hex, 32),
    ("dckr_pat_", Any, 16), ("doo_v1_", Hex, 20), ("dop_v1_", Hex, 20), ("dor_v1_", Hex, 20),
    ("dp.pt.", Plain, 20), ("dp.st.", Any, 20), ("dt0c01.", Any, 24), ("figd_", Any, 20),
    ("fio-u-", Any, 32), ("fo1_", Any, 32), ("fw_", Plain, 20), ("gho_", Plain, 16),
    ("ghp_", Plain, 16), ("ghr_", Plain, 16), ("ghs_", Plain, 16), ("ghu_", Plain, 16),
    ("github_pat_", Any, 16), ("glagent-", Any, 16), ("glc_", Any, 24), ("glcbt-", Any, 16),
    ("gldt-", Any, 16), ("glft-", Any, 16), ("glimt-", Any, 16), ("glpat-", Any, 12),
    ("glptt-", Any, 16), ("glrt-", Any, 16), ("glsa_", Any, 24), ("glsoat-", Any, 16),
    ("gsk_", Plain, 20), ("hf_", Plain, 24), ("hvb.", Any, 20), ("hvs.", Any, 20),
    ("key-", Hex, 32), ("lin_api_", Plain, 20), ("npm_", Plain, 30), ("ntn_", Plain, 30),
    ("nvapi-", Any, 40), ("ops_eyJ", Any, 32), ("oy2", Plain, 40), ("pat-", Any, 32),
    ("phx_", Plain, 30), ("pplx-", Plain, 24), ("pscale_pw_", Any, 20), ("pscale_tkn_", Any, 20),
    ("pul-", Hex, 32), ("pypi-", Any, 40), ("r8_", Plain, 30), ("rdme_", Plain, 30),
    ("rk_live_", Any, 8), ("rk_test_", Any, 8), ("rubygems_", Hex, 32), ("s.", Plain, 24),
    ("sbp_", Hex, 32), ("secret_", Plain, 32), ("shpat_", Hex, 24), ("shpca_", Hex, 24),
    ("shppa_", Hex, 24), ("shpss_", Hex, 24), ("sk-", Any, 16), ("sk-live-", Any, 4),
    ("sk-test-", Any, 4), ("sk_live_", Any, 4), ("sk_test_", Any, 4), ("sntrys_", Any, 30),
    ("sntryu_", Hex, 40), ("sq0atp-", Any, 16), ("sq0csp-", Any, 20), ("tfp_", Any, 32),
    ("tskey-", Any, 16), ("tvly-", Any, 20), ("whsec_", Any, 12), ("xai-", Plain, 40),
    ("xapp-", Any, 16), ("xkeysib-", Any, 32), ("xox", Any, 12), ("y0_", Any, 40),
    ("ya29.", Any, 16),
];

/// The names under which addresses carry secrets, in lower case without separators.
#[rustfmt::skip]
pub(super) const NAMES: [&str; 37] = [
    "accesskey", "accesstoken", "accountkey", "apikey", "apitoken", "appsecret", "auth",
    "authorization", "authtoken", "clientsecret", "connectsid", "credential", "hapikey", "idtoken",
    "jsessionid", "jwt", "key", "oauthsignature", "oauthtoken", "passphrase", "passwd", "password",
    "phpsessid", "privatekey", "privatetoken", "pwd", "refreshtoken", "secret", "secretkey",
    "session", "sessionid", "sessiontoken", "sharedaccesskey", "sig", "signature",
    "subscriptionkey", "token",
];

/// The addresses in which all that follows is the secret: who knows it may write there.
pub(super) const ADDRESSES: [&str; 6] = [
    "hooks.slack.com/services/",
    "hooks.slack.com/workflows/",
    "discord.com/api/webhooks/",
    "discordapp.com/api/webhooks/",
    "api.telegram.org/bot",
    "webhook.office.com/webhookb2/",
];

/// Those of the names that are words of a language too.
pub(super) const VAGUE: [&str; 6] = ["auth", "credential", "key", "session", "sig", "signature"];
