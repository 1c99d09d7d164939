#[allow(
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    deprecated,
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
    fn kept0() -> renamed::errors::__private::Kept<Typed<Missing>> {
        renamed::errors::__private::kept::<Typed<Missing>>()
    }
    fn kept1() -> renamed::errors::__private::Kept<ErrorResponse> {
        renamed::errors::__private::kept::<ErrorResponse>()
    }
    impl ::core::convert::From<renamed::errors::ErrorResponse> for PetError {
        fn from(mut __response: renamed::errors::ErrorResponse) -> Self {
            let __position = renamed::errors::__private::attach(
                &mut __response,
                &TABLE.table,
            );
            match __position {
                2 => PetError::Busy {},
                1 => {
                    let __kept = (kept0().from_response)(__response);
                    match __position {
                        _ => PetError::NotFound(__kept),
                    }
                }
                _ => {
                    let __kept = (kept1().from_response)(__response);
                    match __position {
                        3 | 4 => PetError::Wait { response: __kept },
                        _ => PetError::Unlisted(__kept),
                    }
                }
            }
        }
    }
    fn held(__error: &PetError) -> renamed::errors::__private::Held<'_> {
        match __error {
            PetError::Busy {} => renamed::errors::__private::Held::status(409u16),
            PetError::NotFound(__kept) => (kept0().held)(__kept),
            PetError::Wait { response: __kept } | PetError::Unlisted(__kept) => {
                (kept1().held)(__kept)
            }
        }
    }
    fn into_response(
        __error: PetError,
    ) -> ::core::option::Option<renamed::errors::ErrorResponse> {
        match __error {
            PetError::Busy {} => ::core::option::Option::None,
            PetError::NotFound(__kept) => (kept0().into_response)(__kept),
            PetError::Wait { response: __kept } | PetError::Unlisted(__kept) => {
                (kept1().into_response)(__kept)
            }
        }
    }
    renamed::errors::__private::checked! {
        #[doc =
        "# The statuses of Pets 3\n\n| Status | Variant | Name | Meaning | Retry |\n|---|---|---|---|---|\n| 200 | | OK | Here it is. |  |\n| 404 | [`NotFound`](Self::NotFound) | Not Found | There is no such pet. | never |\n| 409 | [`Busy`](Self::Busy) | Conflict | Someone holds the pet. Wait a moment. | later, any method |\n| 429 | [`Wait`](Self::Wait) | Too Many Requests | Slow down. | after the delay that the server asks for, any method |\n| 5XX | [`Wait`](Self::Wait) | Server Error | Our fault. | later, idempotent methods |\n\nFrom <https://pets.example/errors>.\n"]
        pub (crate) enum PetError { NotFound 0 is_not_found
        "Whether this is `NotFound`: 404.\n\n**404 Not Found**\n\nThere is no such pet.\n\nRetry: never.\n";
        Busy 1 is_busy
        "Whether this is `Busy`: 409.\n\n**409 Conflict**\n\nSomeone holds the pet.\n\nWait a moment.\n\nRetry: later, any method.\n";
        Wait 2 is_wait "Whether this is `Wait`: 429, 5XX."; Unlisted 3 is_unlisted
        "Whether this is `Unlisted`."; }
    }
};
