#[allow(
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    deprecated,
    unused_qualifications
)]
const _: () = {
    ::aurora_errors::__private::table! {
        heading : ["Pay", "", ""], rows : 2, cases : 3, texts : .., marks :
        ["200 no error 'OK' 'Done.' '' '' 'Ok', 1 cases from case 0",
        "402 never 'Request Failed' 'It failed.' 'Ask.' '' 'RequestFailed', 2 cases from case 1",
        "200 never 'Refused' 'Done.' '' '' 'Refused'",
        "402 never 'Card Declined' 'It failed.' 'Ask.' '' 'CardDeclined'",
        "402 later, idempotent 'Busy' 'Busy.' 'Ask.' '' 'Busy'"], index :
        ["200 → row 0 with cases", "402 → row 1 with cases"], places : { .codes(&
        [::aurora_errors::__private::Pointer::new("/error/code")], & [])
        .row_retry_after(& [(4, ("x-wait", b's', "")),]) }, conditions : { texts : ..,
        wanted : ["4e51baf7 'false' → case 0", "1293e360 'slow', slot 1",
        "44a53d18 'busy', slot 0", "44d4408a 'card_declined' → case 1",
        "f5ca21ca '*', slot 2"], compounds : ["2", "2", "2", "0", "1", "1", "2"], plans :
        [([0, 0, 0, 0, 1, 0, 0, 0, 0, 0], & [], &
        [::aurora_errors::__private::Pointer::new("/ok")]), ([1, 0, 1, 1, 5, 0, 14, 1, 1,
        1], & ["x-try"], & [::aurora_errors::__private::Pointer::new("/error/code")])] }
    }
    fn kept0() -> ::aurora_errors::__private::Kept<StatusCode> {
        ::aurora_errors::__private::kept::<StatusCode>()
    }
    fn kept1() -> ::aurora_errors::__private::Kept<ErrorResponse> {
        ::aurora_errors::__private::kept::<ErrorResponse>()
    }
    impl ::core::convert::From<::aurora_errors::ErrorResponse> for PayError {
        fn from(mut __response: ::aurora_errors::ErrorResponse) -> Self {
            let __position = ::aurora_errors::__private::attach(
                &mut __response,
                &TABLE.table,
            );
            match __position {
                4 => PayError::Busy {},
                1 | 3 => {
                    let __kept = (kept0().from_response)(__response);
                    match __position {
                        _ => PayError::RequestFailed(__kept),
                    }
                }
                _ => {
                    let __kept = (kept1().from_response)(__response);
                    match __position {
                        2 => PayError::No(__kept),
                        _ => PayError::Unlisted(__kept),
                    }
                }
            }
        }
    }
    fn held(__error: &PayError) -> ::aurora_errors::__private::Held<'_> {
        let __held = match __error {
            PayError::Busy {} => ::aurora_errors::__private::Held::status(402u16),
            PayError::RequestFailed(__kept) => (kept0().held)(__kept),
            PayError::No(__kept) | PayError::Unlisted(__kept) => (kept1().held)(__kept),
        };
        __held.among(number(__error), b"\0\0\x01\0\0\0\x03\0\x01\0\x04\0\x02\0\x02\0")
    }
    fn into_response(
        __error: PayError,
    ) -> ::core::option::Option<::aurora_errors::ErrorResponse> {
        match __error {
            PayError::Busy {} => ::core::option::Option::None,
            PayError::RequestFailed(__kept) => (kept0().into_response)(__kept),
            PayError::No(__kept) | PayError::Unlisted(__kept) => {
                (kept1().into_response)(__kept)
            }
        }
    }
    ::aurora_errors::__private::checked! {
        #[doc =
        "# The statuses of Pay\n\n| Status | Variant | Name | Meaning | Retry |\n|---|---|---|---|---|\n| 200 | | OK | Done. |  |\n| 200 with /ok false | [`No`](Self::No) | Refused |  | never |\n| 402 | [`RequestFailed`](Self::RequestFailed) | Request Failed | It failed. Ask. | never |\n| 402 with code card_declined | [`RequestFailed`](Self::RequestFailed) | Card Declined |  | never |\n| 402 with code busy or slow, and header x-try present | [`Busy`](Self::Busy) | Busy | Busy. | later, idempotent methods |\n"]
        enum PayError { RequestFailed 0 is_request_failed
        "Whether this is `RequestFailed`: 402. It is true for every case of that status, whichever variant it has."[1
        1]; Busy 1 is_busy
        "Whether this is `Busy`: 402 with code busy or slow, and header x-try present.\n\n**402 Busy**\n\n402 with code busy or slow, and header x-try present.\n\nBusy.\n\nAsk.\n\nRetry: later, idempotent methods.\n";
        No 2 is_no
        "Whether this is `No`: 200 with /ok false.\n\n**200 Refused**\n\n200 with /ok false.\n\nDone.\n\nRetry: never.\n";
        Unlisted 3 is_unlisted "Whether this is `Unlisted`."; }
    }
};
