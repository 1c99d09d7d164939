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
    ::aurora_errors::__private::fields! {
        enum PayError { Busy[4] 402u16; } kept0(StatusCode) [1 | 3] RequestFailed 0 {
        (RequestFailed 0[1 | 3];) } kept1(ErrorResponse) [_] Unlisted 0 { (No 0[2];
        Unlisted 0;) }; among : b"\0\0\x01\0\0\0\x03\0\x01\0\x04\0\x02\0\x02\0"
    }
    ::aurora_errors::__private::checked! {
        #[doc =
        "# The statuses of Pay\n\n| Status | Variant | Name | Meaning | Retry |\n|---|---|---|---|---|\n| 200 | | OK | Done. |  |\n| 200 with /ok false | <a href='#variant.No'>`No`</a> | Refused |  | never |\n| 402 | <a href='#variant.RequestFailed'>`RequestFailed`</a> | Request Failed | It failed. Ask. | never |\n| 402 with code card_declined | <a href='#variant.RequestFailed'>`RequestFailed`</a> | Card Declined |  | never |\n| 402 with code busy or slow, and header x-try present | <a href='#variant.Busy'>`Busy`</a> | Busy | Busy. | later, idempotent methods |\n"]
        enum PayError { RequestFailed 0 is_request_failed
        "Whether this is `RequestFailed`: 402. It is true for every case of that status, whichever variant it has."[1
        1]; Busy 1 is_busy
        "Whether this is `Busy`: 402 with code busy or slow, and header x-try present.\n\n**402 Busy**\n\n402 with code busy or slow, and header x-try present.\n\nBusy.\n\nAsk.\n\nRetry: later, idempotent methods.\n";
        No 2 is_no
        "Whether this is `No`: 200 with /ok false.\n\n**200 Refused**\n\n200 with /ok false.\n\nDone.\n\nRetry: never.\n";
        Unlisted 3 is_unlisted "Whether this is `Unlisted`."; }
    }
};
