::aurora_errors::__private::generated! {
    #[doc = " The pets."] #[non_exhaustive] #[doc = ""] #[doc =
    "# The statuses of Pets 3\n\n| Status | Name | Meaning | Retry |\n|---|---|---|---|\n| 200 | OK | Here it is. |  |\n| 404 | Not Found | There is no such pet. | never |\n| 409 | Conflict | Someone holds the pet. Wait a moment. | later, any method |\n| 429 | Too Many Requests | Slow down. | after the delay that the server asks for, any method |\n| 5XX | Server Error | Our fault. | later, idempotent methods |\n\nFrom <https://pets.example/errors>.\n"]
    #[derive(Clone)] pub [enum] PetError {
    ("**404 Not Found**\n\nThere is no such pet.\n\nRetry: never.\n" NotFound 1
    is_not_found "Whether this is `NotFound`: 404.";
    "**409 Conflict**\n\nSomeone holds the pet.\n\nWait a moment.\n\nRetry: later, any method.\n"
    Conflict 2 is_conflict "Whether this is `Conflict`: 409.";
    "**429 Too Many Requests**\n\nSlow down.\n\nRetry: after the delay that the server asks for, any method.\n\nSee <https://pets.example/limits>.\n"
    TooManyRequests 3 is_too_many_requests "Whether this is `TooManyRequests`: 429.";
    "**5XX Server Error**\n\nOur fault.\n\nRetry: later, idempotent methods.\n"
    ServerError 4 is_server_error "Whether this is `ServerError`: 5XX.";
    "A status that the table does not list as an error." Unlisted 5 is_unlisted
    "Whether this is `Unlisted`.";) } let _ : ::core::marker::PhantomData < Pets >;
    ::aurora_errors::__private::table! { heading : ["Pets", "3",
    "https://pets.example/errors"], rows : 5, cases : 0, texts : .., marks :
    ["200 no error 'OK' 'Here it is.' '' '' 'Ok'",
    "404 never 'Not Found' 'There is no such pet.' '' '' 'NotFound'",
    "409 later, any 'Conflict' 'Someone holds the pet.' 'Wait a moment.' '' 'Conflict'",
    "429 throttled, any 'Too Many Requests' 'Slow down.' '' 'https://pets.example/limits' 'TooManyRequests'",
    "5XX later, idempotent 'Server Error' 'Our fault.' '' '' 'ServerError'"], index :
    ["200 → row 0", "404 → row 1", "409 → row 2", "429 → row 3",
    "500..=599 → row 4"], places : { .messages(&
    [::aurora_errors::__private::Pointer::new("/errors/*/message")], & []).codes(&
    [::aurora_errors::__private::Pointer::new("/code")], & []).retry_after(&
    [("x-wait-ms", b'm', ""), ("/wait", b's', "")]) } }
}
