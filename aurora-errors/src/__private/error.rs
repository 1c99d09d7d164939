//! What every derived error has beside its table and its matches.

/// Writes the methods and impls that are the same for every error, on top of `TABLE`, `matched`,
/// `held`, `into_response` and `From<ErrorResponse>`.
///
/// They stand here rather than in the derive, which would put them together token by token and
/// unoptimised each time that a user's crate is compiled. The methods call neither the trait's
/// nor each other: where the error cannot implement it, or its user has a method of the same name,
/// each call would be one more fault. A predicate compares a number: a match
/// in each would make the compiler go through all variants for each. Behind a predicate stand the first
/// and the last number of further variants for which it is true: those of cases of its rows.
#[doc(hidden)]
#[macro_export]
macro_rules! __error {
    (
        $(#[doc = $table:literal])?
        $visibility:vis enum $error:ident $(where [$($condition:tt)*])? {
            $($number:tt $predicate:ident $text:tt $([$first:tt $last:tt])*;)*
        }
    ) => {
        // Each predicate returns it: its whole path would be resolved for each.
        use ::core::primitive::bool;

        #[inline]
        fn is(error: &$error, variant: ::core::primitive::usize) -> bool {
            matched(error).0 == variant
        }

        $(#[doc = $table])?
        #[allow(dead_code, rustdoc::all)]
        impl $error {
            /// Every row of the API's table, the success rows too.
            $visibility const TABLE: &'static $crate::Table = &TABLE.table;

            /// The response back untouched, unless its status is an error: a row of the table that
            /// is one, or a status of 400 or more that the table does not list.
            ///
            /// # Errors
            /// The response as this error.
            $visibility fn check<__B>(
                response: $crate::http::Response<__B>,
            ) -> ::core::result::Result<$crate::http::Response<__B>, Self>
            where
                __B: ::core::convert::AsRef<[::core::primitive::u8]>
                    + ::core::convert::Into<$crate::bytes::Bytes>,
            {
                $crate::__private::check(&TABLE.table, response)
            }

            /// The status that the server answered with.
            #[inline]
            #[must_use]
            $visibility fn status(&self) -> $crate::http::StatusCode {
                held(self).status
            }

            /// The response, where the variant keeps it.
            #[inline]
            #[must_use]
            $visibility fn response(&self) -> ::core::option::Option<&$crate::ErrorResponse> {
                held(self).response
            }

            /// Notes which request this answers, for `Display` to say it: the method and the path,
            /// without the query. A variant that keeps no response stays as it is.
            #[must_use]
            $visibility fn for_request(
                self,
                method: &$crate::http::Method,
                uri: &$crate::http::Uri,
            ) -> Self {
                $crate::__private::for_request(self, held, into_response, method, uri)
            }

            /// The response itself, where the variant keeps it.
            #[must_use]
            $visibility fn into_response(self) -> ::core::option::Option<$crate::ErrorResponse> {
                into_response(self)
            }

            /// The name of the variant: a label of few values for metrics and logs.
            #[inline]
            #[must_use]
            $visibility fn variant(&self) -> &'static ::core::primitive::str {
                variant(self)
            }

            /// The row of the table that the status falls under, a success row too.
            #[inline]
            #[must_use]
            $visibility fn row(&self) -> ::core::option::Option<&'static $crate::Row> {
                $crate::__private::row(&TABLE.table, &held(self))
            }

            /// Whether sending the same request again can help.
            #[inline]
            #[must_use]
            $visibility fn retry(&self) -> $crate::Retry {
                $crate::__private::retry(&TABLE.table, &held(self))
            }

            /// Whether sending the same request again can help. It does not know the method.
            ///
            /// Before repeating a request that may have acted, ask
            /// [`is_retryable_for`](#method.is_retryable_for).
            #[inline]
            #[must_use]
            $visibility fn is_retryable(&self) -> bool {
                $crate::__private::is_retryable(&TABLE.table, &held(self))
            }

            /// Whether the server refused the request for its rate.
            #[inline]
            #[must_use]
            $visibility fn is_throttled(&self) -> bool {
                $crate::__private::is_throttled(&TABLE.table, &held(self))
            }

            /// Whether a request with this method may be sent again.
            #[inline]
            #[must_use]
            $visibility fn is_retryable_for(
                &self,
                method: &$crate::http::Method,
            ) -> bool {
                $crate::__private::is_retryable_for(&TABLE.table, &held(self), method)
            }

            /// Whether this very request may be sent again: with an `Idempotency-Key` any method
            /// counts as idempotent.
            #[inline]
            #[must_use]
            $visibility fn is_retryable_for_request(
                &self,
                request: &$crate::http::request::Parts,
            ) -> bool {
                $crate::__private::is_retryable_for_request(&TABLE.table, &held(self), request)
            }

            /// How long the server asks to wait before the next request.
            #[inline]
            #[must_use]
            $visibility fn retry_after(&self) -> ::core::option::Option<::core::time::Duration> {
                $crate::__private::retry_after(held(self).response)
            }

            /// What the server says to people.
            #[inline]
            #[must_use]
            $visibility fn messages(&self) -> $crate::Messages<'_> {
                $crate::__private::messages(held(self).response)
            }

            /// The machine code of the failure; numbers as text.
            #[inline]
            #[must_use]
            $visibility fn error_code(
                &self,
            ) -> ::core::option::Option<$crate::__private::Cow<'_, ::core::primitive::str>> {
                $crate::__private::error_code(held(self).response)
            }

            /// The id that the server gave the request.
            #[inline]
            #[must_use]
            $visibility fn request_id(&self) -> ::core::option::Option<&::core::primitive::str> {
                $crate::__private::request_id(held(self).response)
            }

            /// Which row of the table matched, what it means, what to do, and why a retry can help
            /// or cannot.
            #[must_use]
            $visibility fn explain(&self) -> $crate::Explanation {
                $crate::__private::explain(&TABLE.table, &held(self))
            }

            $(
                #[doc = $text]
                #[inline]
                #[must_use]
                $visibility fn $predicate(&self) -> bool {
                    is(self, $number)
                        $(|| $crate::__private::is_within(matched(self).0, $first, $last))*
                }
            )*
        }

        impl $crate::__private::Derived for $error
        $(where $($condition)*)?
        {
            const STATUSES: &'static $crate::Table = &TABLE.table;

            #[inline]
            fn held(&self) -> $crate::__private::Held<'_> {
                held(self)
            }

            #[inline]
            fn label(&self) -> &'static ::core::primitive::str {
                variant(self)
            }
        }

        impl ::core::fmt::Display for $error {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::__private::display(f, &held(self), &TABLE.table)
            }
        }

        impl ::core::error::Error for $error {}

        impl ::core::convert::From<$crate::http::StatusCode> for $error {
            fn from(status: $crate::http::StatusCode) -> Self {
                $crate::__private::error_from(status)
            }
        }

        impl<__B> ::core::convert::From<$crate::http::Response<__B>> for $error
        where
            __B: ::core::convert::Into<$crate::bytes::Bytes>,
        {
            fn from(response: $crate::http::Response<__B>) -> Self {
                $crate::__private::error_from(response)
            }
        }

        impl ::core::convert::From<$error> for $crate::http::Response<$crate::bytes::Bytes> {
            fn from(error: $error) -> Self {
                let status = held(&error).status;
                $crate::__private::answer(status, into_response(error))
            }
        }
    };
}
