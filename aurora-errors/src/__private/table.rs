//! The table of every derived error.

/// Writes the static `TABLE`. The rows are those of the texts and marks that
/// [`Records`](super::Records) explains.
#[doc(hidden)]
#[macro_export]
macro_rules! __table {
    (
        api: $api:tt, version: $version:expr, docs: $docs:expr,
        messages: [$($message:tt)*],
        codes: [$($code:tt)*],
        request_id: [$($header:tt)*],
        retry_after: [$($kind:ident $place:tt $unit:ident)*],
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
                    messages: &[$($message),*],
                    codes: &[$($code),*],
                    request_id: &[$($header),*],
                    retry_after: &[
                        $($crate::__private::Delay::$kind($place, $crate::__private::Unit::$unit)),*
                    ],
                },
                &ROWS,
                $index,
            )
        };
    };
}
