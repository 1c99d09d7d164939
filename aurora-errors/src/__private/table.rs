//! The table of every derived error.

/// Writes the static `TABLE`. The rows are those of the texts and marks that
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
    ) => {
        static TABLE: $crate::Table = {
            static RECORDS: $crate::__private::Records<$size> = $crate::__private::Records {
                texts: $texts,
                marks: *$marks,
            };
            static ROWS: [$crate::Row; $count] = $crate::__private::rows(&RECORDS);
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
                &ROWS,
                $index,
            )
        };
    };
}

/// Places as the derive writes them: the pointers, then each header behind the number of pointers
/// before it.
#[doc(hidden)]
#[macro_export]
macro_rules! __declared {
    ({ $($pointer:literal)*; $($before:literal $header:literal)* }) => {
        $crate::__private::Declared {
            pointers: &[$($pointer),*],
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
