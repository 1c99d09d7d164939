#[allow(
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    deprecated,
    unused_qualifications
)]
const _: () = {
    ::aurora_errors::__private::table! {
        api : "Pets", version : ::core::option::Option::Some("3"), docs :
        ::core::option::Option::Some("https://pets.example/errors"), messages : {
        "/errors/*/message"; }, codes : { "/code"; }, request_id : ["x-request-id"
        "request-id" "x-correlation-id" "x-amzn-requestid"], idempotency_key :
        ["idempotency-key"], retry_after : [{ Header "x-wait-ms" Milliseconds } { Body
        "/wait" Seconds }], row_retry_after : [], retryable : [], rows : 5, texts : ..,
        marks : ["200 no error 'OK' 'Here it is.' '' '' 'Ok'",
        "404 never 'Not Found' 'There is no such pet.' '' '' 'NotFound'",
        "409 later, any 'Conflict' 'Someone holds the pet.' 'Wait a moment.' '' 'Conflict'",
        "429 throttled, any 'Too Many Requests' 'Slow down.' '' 'https://pets.example/limits' 'TooManyRequests'",
        "5XX later, idempotent 'Server Error' 'Our fault.' '' '' 'ServerError'"], index :
        ["200 → row 0", "404 → row 1", "409 → row 2", "429 → row 3",
        "500..=599 → row 4"]
    }
    ::aurora_errors::__private::fallback! {
        #[doc =
        "# The statuses of Pets 3\n\n| Status | Variant | Name | Meaning | Retry |\n|---|---|---|---|---|\n| 200 | | OK | Here it is. |  |\n| 404 | | Not Found | There is no such pet. | never |\n| 409 | [`Listed`](Self::Listed) | Conflict | Someone holds the pet. Wait a moment. | later, any method |\n| 429 | [`Listed`](Self::Listed) | Too Many Requests | Slow down. | after the delay that the server asks for, any method |\n| 5XX | [`Listed`](Self::Listed) | Server Error | Our fault. | later, idempotent methods |\n\nFrom <https://pets.example/errors>.\n"]
        enum PetError { NotFond = 0, is_not_fond :
        "Whether this is [`NotFond`](Self::NotFond)."; Listed = 1, is_listed :
        "Whether this is [`Listed`](Self::Listed): 409, 429, 5XX."; }
    }
};
