::aurora_errors::__private::generated! {
    #[doc = ""] #[doc =
    "# The statuses of Pay\n\n| Status | Name | Meaning | Retry |\n|---|---|---|---|\n| 200 | OK | Done. |  |\n| 200 with /ok false | Refused |  | never |\n| 402 | Request Failed | It failed. Ask. | never |\n| 402 with code card_declined | Card Declined |  | never |\n| 402 with code busy or slow, and header x-try present | Busy | Busy. | later, idempotent methods |\n"]
    #[derive()] [enum] PayError {
    ("**200 Refused**\n\n200 with /ok false.\n\nDone.\n\nRetry: never.\n" Refused 2
    is_refused "Whether this is `Refused`: 200 with /ok false.";
    "**402 Request Failed**\n\nIt failed.\n\nAsk.\n\nRetry: never.\n" RequestFailed 1
    is_request_failed
    "Whether this is `RequestFailed`: 402. It is true for every case of that status, whichever variant it has."[3
    4];
    "**402 Card Declined**\n\n402 with code card_declined.\n\nIt failed.\n\nAsk.\n\nRetry: never.\n"
    CardDeclined 3 is_card_declined
    "Whether this is `CardDeclined`: 402 with code card_declined.";
    "**402 Busy**\n\n402 with code busy or slow, and header x-try present.\n\nBusy.\n\nAsk.\n\nRetry: later, idempotent methods.\n"
    Busy 4 is_busy
    "Whether this is `Busy`: 402 with code busy or slow, and header x-try present.";
    "A status that the table does not list as an error." Unlisted 5 is_unlisted
    "Whether this is `Unlisted`.";) } let _ : ::core::marker::PhantomData < Pay >;
    ::aurora_errors::__private::table! { heading : ["Pay", "", ""], rows : 2, cases : 3,
    texts : .., marks : ["200 no error 'OK' 'Done.' '' '' 'Ok', 1 cases from case 0",
    "402 never 'Request Failed' 'It failed.' 'Ask.' '' 'RequestFailed', 2 cases from case 1",
    "200 never 'Refused' 'Done.' '' '' 'Refused'",
    "402 never 'Card Declined' 'It failed.' 'Ask.' '' 'CardDeclined'",
    "402 later, idempotent 'Busy' 'Busy.' 'Ask.' '' 'Busy'"], index :
    ["200 → row 0 with cases", "402 → row 1 with cases"], places : { .codes(&
    [::aurora_errors::__private::Pointer::new("/error/code")], & []).row_retry_after(&
    [(4, ("x-wait", b's', "")),]) }, conditions : { texts : .., wanted :
    ["4e51baf7 'false' → case 0", "1293e360 'slow', slot 1", "44a53d18 'busy', slot 0",
    "44d4408a 'card_declined' → case 1", "f5ca21ca '*', slot 2"], compounds : ["2",
    "2", "2", "0", "1", "1", "2"], plans : [([0, 0, 0, 0, 1, 0, 0, 0, 0, 0], & [], &
    [::aurora_errors::__private::Pointer::new("/ok")]), ([1, 0, 1, 1, 5, 0, 14, 1, 1, 1],
    & ["x-try"], & [::aurora_errors::__private::Pointer::new("/error/code")])] } }
}
