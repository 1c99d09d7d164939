::aurora_errors::__private::generated! {
    #[doc = " The pets."] #[non_exhaustive] #[doc = ""] #[doc =
    "# The statuses of Pets 3\n\n| Status | Name | Meaning | Retry |\n|---|---|---|---|\n| 200 | OK | Here it is. |  |\n| 404 | Not Found | There is no such pet. | never |\n| 409 | Conflict | Someone holds the pet. Wait a moment. | later, any method |\n| 429 | Too Many Requests | Slow down. | after the delay that the server asks for, any method |\n| 5XX | Server Error | Our fault. | later, idempotent methods |\n\nFrom <https://pets.example/errors>.\n"]
    #[derive(Clone)] pub [enum] PetError {
    "**404 Not Found**\n\nThere is no such pet.\n\nRetry: never.\n" NotFound = 1,
    is_not_found : "Whether this is [`NotFound`](Self::NotFound): 404.";
    "**409 Conflict**\n\nSomeone holds the pet.\n\nWait a moment.\n\nRetry: later, any method.\n"
    Conflict = 2, is_conflict : "Whether this is [`Conflict`](Self::Conflict): 409.";
    "**429 Too Many Requests**\n\nSlow down.\n\nRetry: after the delay that the server asks for, any method.\n\nSee <https://pets.example/limits>.\n"
    TooManyRequests = 3, is_too_many_requests :
    "Whether this is [`TooManyRequests`](Self::TooManyRequests): 429.";
    "**5XX Server Error**\n\nOur fault.\n\nRetry: later, idempotent methods.\n"
    ServerError = 4, is_server_error :
    "Whether this is [`ServerError`](Self::ServerError): 5XX.";
    "A status that the table does not list as an error." Unlisted = 5, is_unlisted :
    "Whether this is [`Unlisted`](Self::Unlisted)."; } const _ :
    ::core::marker::PhantomData < Pets > = ::core::marker::PhantomData;
    ::aurora_errors::__private::table! { api : "Pets", version :
    ::core::option::Option::Some("3"), docs :
    ::core::option::Option::Some("https://pets.example/errors"), messages : {
    "/errors/*/message"; }, codes : { "/code"; }, request_id : ["x-request-id"
    "request-id" "x-correlation-id" "x-amzn-requestid"], idempotency_key :
    ["idempotency-key"], retry_after : [{ Header "x-wait-ms" Milliseconds } { Body
    "/wait" Seconds }], row_retry_after : [], retryable : [], rows : 5, texts : .., marks
    : ["200 no error 'OK' 'Here it is.' '' '' 'Ok'",
    "404 never 'Not Found' 'There is no such pet.' '' '' 'NotFound'",
    "409 later, any 'Conflict' 'Someone holds the pet.' 'Wait a moment.' '' 'Conflict'",
    "429 throttled, any 'Too Many Requests' 'Slow down.' '' 'https://pets.example/limits' 'TooManyRequests'",
    "5XX later, idempotent 'Server Error' 'Our fault.' '' '' 'ServerError'"], index :
    ["200 → row 0", "404 → row 1", "409 → row 2", "429 → row 3",
    "500..=599 → row 4"] }
}
