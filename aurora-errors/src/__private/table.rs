//! The table of every derived error.

/// Writes the static `TABLE`:
///
/// ```text
/// static TABLE: Table = {
///     static RECORDS: Records<96> = Records { shared: …, marks: *b"404n…" };
///     static ROWS: [Row; 2] = rows(&RECORDS, 0);
///     static CASES: [Row; 1] = rows(&RECORDS, 2);
///     table(Heading { … }, Places { … }, (&ROWS, &CASES), Conditions { … }, b"…")
/// };
/// ```
/// The rows are those of the texts and marks that
/// [`Records`](super::Records) explains.
#[doc(hidden)]
#[macro_export]
macro_rules! __table {
    (
        api: $api:tt, version: $version:expr, docs: $docs:expr,
        messages: $messages:tt,
        codes: $codes:tt,
        request_id: [$($request_id:tt)*],
        idempotency_key: [$($idempotency_key:tt)*],
        retry_after: [$($delay:tt)*],
        row_retry_after: [$($position:tt $row_delay:tt)*],
        retryable: [$($verdict_place:tt $verdict_text:tt $replay:tt)*],
        rows: $count:tt, texts: $texts:tt, marks: $size:tt $marks:tt,
        index: $index:tt
        $(, cases: $cases:tt, $conditions:tt)?
    ) => {
        static TABLE: $crate::Table = {
            static RECORDS: $crate::__private::Records<$size> = $crate::__private::Records {
                shared: $crate::__private::Shared {
                    texts: $texts,
                    cases: $crate::__cases!($($cases)?),
                },
                marks: *$marks,
            };
            static ROWS: [$crate::Row; $count] = $crate::__private::rows(&RECORDS, 0);
            $(static CASES: [$crate::Row; $cases] = $crate::__private::rows(&RECORDS, $count);)?
            $crate::__private::table(
                $crate::__private::Heading {
                    api: $api,
                    version: $version,
                    docs: $docs,
                },
                $crate::__private::Places {
                    messages: $crate::__declared!($messages),
                    codes: $crate::__declared!($codes),
                    request_id: &[$($request_id),*],
                    idempotency_key: &[$($idempotency_key),*],
                    retry_after: &[$($crate::__delay!($delay)),*],
                    row_retry_after: &[$(($position, $crate::__delay!($row_delay))),*],
                    retryable: &[$($crate::__private::Verdict {
                        place: $crate::__private::Place::$verdict_place($verdict_text),
                        replay: $crate::Replay::$replay,
                    }),*],
                },
                (&ROWS, $crate::__cases!($($cases)?)),
                $crate::__conditions!($($conditions)?),
                $index,
            )
        };
    };
}

/// The cases, where the table has any.
#[doc(hidden)]
#[macro_export]
macro_rules! __cases {
    () => {
        &[]
    };
    ($count:tt) => {
        &CASES
    };
}

/// What tells the cases apart, as [`Conditions`](super::Conditions) explains it.
#[doc(hidden)]
#[macro_export]
macro_rules! __conditions {
    () => {
        $crate::__private::Conditions::NONE
    };
    ({
        texts: $texts:tt, wanted: $wanted:tt, compounds: $compounds:tt,
        plans: [$({
            row: $row:tt, headers: [$($header:tt)*], pointers: [$($pointer:tt)*], codes: $codes:tt,
            wanted: $its_wanted:tt, compounds: $its_compounds:tt,
            slots: $slots:tt, first_in_body: $first_in_body:tt, presence: $presence:tt,
            segments: $segments:tt
        })*]
    }) => {
        $crate::__private::Conditions {
            texts: $texts,
            wanted: $wanted,
            compounds: $compounds,
            plans: &[$($crate::__private::Plan {
                row: $row,
                headers: &[$($header),*],
                pointers: &[$($crate::__private::Pointer::new($pointer)),*],
                codes: $codes,
                wanted: $its_wanted,
                compounds: $its_compounds,
                slots: $slots,
                first_in_body: $first_in_body,
                presence: $presence,
                segments: $segments,
            }),*],
        }
    };
}

/// Places as the derive writes them: the pointers, then each header behind the number of pointers
/// before it.
#[doc(hidden)]
#[macro_export]
macro_rules! __declared {
    ({ $($pointer:literal)*; $($before:literal $header:literal)* }) => {
        $crate::__private::Declared {
            pointers: &[$($crate::__private::Pointer::new($pointer)),*],
            headers: &[$(($before, $header)),*],
        }
    };
}

/// A place of the server's delay as the derive writes it.
#[doc(hidden)]
#[macro_export]
macro_rules! __delay {
    ({ $place:ident $text:literal $unit:ident $($parameter:literal)? }) => {
        $crate::__private::Delay {
            place: $crate::__private::Place::$place($text),
            unit: $crate::__private::Unit::$unit,
            parameter: $crate::__delay!($($parameter)?),
        }
    };
    () => {
        ::core::option::Option::None
    };
    ($parameter:literal) => {
        ::core::option::Option::Some($parameter)
    };
}
