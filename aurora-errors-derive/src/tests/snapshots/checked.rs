#[allow(
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    deprecated,
    unused_parens,
    unused_qualifications
)]
const _: () = {
    renamed::errors::__private::table! {
        heading : ["Pets", "3", "https://pets.example/errors"], rows : 5, cases : 0,
        texts : .., marks : ["200 no error 'OK' 'Here it is.' '' '' 'Ok'",
        "404 never 'Not Found' 'There is no such pet.' '' '' 'NotFound'",
        "409 later, any 'Conflict' 'Someone holds the pet.' 'Wait a moment.' '' 'Conflict'",
        "429 throttled, any 'Too Many Requests' 'Slow down.' '' 'https://pets.example/limits' 'TooManyRequests'",
        "5XX later, idempotent 'Server Error' 'Our fault.' '' '' 'ServerError'"], index :
        ["200 → row 0", "404 → row 1", "409 → row 2", "429 → row 3",
        "500..=599 → row 4"], places : { .messages(&
        [renamed::errors::__private::Pointer::new("/errors/*/message")], & []).codes(&
        [renamed::errors::__private::Pointer::new("/code")], & []).retry_after(&
        [("x-wait-ms", b'm', ""), ("/wait", b's', "")]) }
    }
    renamed::errors::__private::fields! {
        enum PetError { Busy[2] 409u16; } kept0(Typed < Missing >) [1] NotFound 0 {
        (NotFound 0[1];) } kept1(ErrorResponse) [_] Unlisted 0 { (Wait response[3 | 4];
        Unlisted 0;) }
    }
    renamed::errors::__private::checked! {
        #[doc =
        "# The statuses of Pets 3\n\n| Status | Variant | Name | Meaning | Retry |\n|---|---|---|---|---|\n| 200 | | OK | Here it is. |  |\n| 404 | <a href='#variant.NotFound'>`NotFound`</a> | Not Found | There is no such pet. | never |\n| 409 | <a href='#variant.Busy'>`Busy`</a> | Conflict | Someone holds the pet. Wait a moment. | later, any method |\n| 429 | <a href='#variant.Wait'>`Wait`</a> | Too Many Requests | Slow down. | after the delay that the server asks for, any method |\n| 5XX | <a href='#variant.Wait'>`Wait`</a> | Server Error | Our fault. | later, idempotent methods |\n\nFrom <https://pets.example/errors>.\n"]
        pub (crate) enum PetError { NotFound 0 is_not_found
        "Whether this is `NotFound`: 404.\n\n**404 Not Found**\n\nThere is no such pet.\n\nRetry: never.\n";
        Busy 1 is_busy
        "Whether this is `Busy`: 409.\n\n**409 Conflict**\n\nSomeone holds the pet.\n\nWait a moment.\n\nRetry: later, any method.\n";
        Wait 2 is_wait "Whether this is `Wait`: 429, 5XX."; Unlisted 3 is_unlisted
        "Whether this is `Unlisted`."; }
    }
};
