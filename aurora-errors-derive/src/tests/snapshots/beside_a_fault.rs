#[allow(
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    deprecated,
    unused_parens,
    unused_qualifications
)]
const _: () = {
    ::aurora_errors::__private::table! {
        heading : ["Pets", "3", "https://pets.example/errors"], rows : 5, cases : 0,
        texts : .., marks : ["200 no error 'OK' 'Here it is.' '' '' 'Ok'",
        "404 never 'Not Found' 'There is no such pet.' '' '' 'NotFound'",
        "409 later, any 'Conflict' 'Someone holds the pet.' 'Wait a moment.' '' 'Conflict'",
        "429 throttled, any 'Too Many Requests' 'Slow down.' '' 'https://pets.example/limits' 'TooManyRequests'",
        "5XX later, idempotent 'Server Error' 'Our fault.' '' '' 'ServerError'"], index :
        ["200 → row 0", "404 → row 1", "409 → row 2", "429 → row 3",
        "500..=599 → row 4"], places : { .messages(&
        [::aurora_errors::__private::Pointer::new("/errors/*/message")], & []).codes(&
        [::aurora_errors::__private::Pointer::new("/code")], & []).retry_after(&
        [("x-wait-ms", b'm', ""), ("/wait", b's', "")]) }
    }
    ::aurora_errors::__private::fallback! {
        #[doc =
        "# The statuses of Pets 3\n\n| Status | Variant | Name | Meaning | Retry |\n|---|---|---|---|---|\n| 200 | | OK | Here it is. |  |\n| 404 | | Not Found | There is no such pet. | never |\n| 409 | <a href='#variant.Listed'>`Listed`</a> | Conflict | Someone holds the pet. Wait a moment. | later, any method |\n| 429 | <a href='#variant.Listed'>`Listed`</a> | Too Many Requests | Slow down. | after the delay that the server asks for, any method |\n| 5XX | <a href='#variant.Listed'>`Listed`</a> | Server Error | Our fault. | later, idempotent methods |\n\nFrom <https://pets.example/errors>.\n"]
        enum PetError { NotFond 0 is_not_fond "Whether this is `NotFond`."; Listed 1
        is_listed "Whether this is `Listed`: 409, 429, 5XX."; }
    }
};
