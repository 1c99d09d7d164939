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
        "/wait" Seconds }], row_retry_after : [], retryable : [], rows : 5, texts :
        "OKHere it is.OkNot FoundThere is no such pet.NotFoundConflictSomeone holds the pet.Wait a moment.ConflictToo Many RequestsSlow down.https://pets.example/limitsTooManyRequestsServer ErrorOur fault.ServerError",
        marks : 160
        b"200-…\x02\0\0\0\r\0\0\0\r\0\0\0\r\0\0\0\x0F\0\0\x00404n\0\0\0\0\x0F\0\0\0\x18\0\0\0-\0\0\0-\0\0\0-\0\0\x005\0\0\x00409L\0\0\0\x005\0\0\0=\0\0\0S\0\0\0a\0\0\0a\0\0\0i\0\0\x00429T\0\0\0\0i\0\0\0z\0\0\0\x84\0\0\0\x84\0\0\0\x9F\0\0\0\xAE\0\0\x005XXl\0\0\0\0\xAE\0\0\0\xBA\0\0\0\xC4\0\0\0\xC4\0\0\0\xC4\0\0\0\xCF\0\0\0",
        index :
        b"…\x01…\0\0\0\0\0\0\0\x02…\0\x03…\0\0\0\0\0\0\0\x04…\0\0\0\0\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05\0\x05…\0"
    }
    ::aurora_errors::__private::fallback! {
        #[doc =
        "# The statuses of Pets 3\n\n| Status | Name | Meaning | Retry |\n|---|---|---|---|\n| 200 | OK | Here it is. |  |\n| 404 | Not Found | There is no such pet. | never |\n| 409 | Conflict | Someone holds the pet. Wait a moment. | later, any method |\n| 429 | Too Many Requests | Slow down. | after the delay that the server asks for, any method |\n| 5XX | Server Error | Our fault. | later, idempotent methods |\n\nFrom <https://pets.example/errors>.\n"]
        enum PetError { NotFond = 0, is_not_fond :
        "Whether this is [`NotFond`](Self::NotFond)."; Listed = 1, is_listed :
        "Whether this is [`Listed`](Self::Listed): 409, 429, 5XX."; }
    }
};
