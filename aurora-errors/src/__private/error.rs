//! What every derived error has beside its table and its matches.

/// Writes the whole error in the form that the table writes: each variant holds an
/// `ErrorResponse`, and its number is the position of its row. The word `enum` comes from the derive,
/// so that an editor takes the enum for an item of the user's file.
#[doc(hidden)]
#[macro_export]
macro_rules! __generated {
    (
        $(#[$attribute:meta])*
        $visibility:vis [$enum:tt] $error:ident {
            $($text:tt $variant:ident = $number:tt,
                $predicate:ident $([$first:tt $last:tt])*: $question:tt;)*
        }
        $($items:tt)*
    ) => {
        $(#[$attribute])*
        #[allow(non_camel_case_types, rustdoc::all)]
        $visibility $enum $error {
            $(#[doc = $text] $variant($crate::ErrorResponse),)*
        }

        #[allow(clippy::all, clippy::pedantic, clippy::nursery, deprecated, unused_qualifications)]
        const _: () = {
            $($items)*

            // match attach(&mut response, &TABLE) {
            //     1 => Self::NotFound(response),   // the position of the row 404
            //     5 => Self::CardDeclined(response),   // of a case: behind all rows
            //     _ => Self::Unlisted(response),
            // }
            impl ::core::convert::From<$crate::ErrorResponse> for $error {
                fn from(mut response: $crate::ErrorResponse) -> Self {
                    match $crate::__private::attach(&mut response, &TABLE) {
                        $($number => Self::$variant(response),)*
                        _ => Self::Unlisted(response),
                    }
                }
            }

            // match error {
            //     PetError::NotFound(response) => (1, response),
            //     …
            // }
            //
            // Both at once: each match over all variants costs the compiler as much as all the rest
            // of what is not a predicate.
            #[inline]
            fn kept(error: &$error) -> (::core::primitive::usize, &$crate::ErrorResponse) {
                match error {
                    $($error::$variant(response) => ($number, response),)*
                }
            }

            #[inline]
            fn number(error: &$error) -> ::core::primitive::usize {
                kept(error).0
            }

            #[inline]
            fn variant(error: &$error) -> &'static ::core::primitive::str {
                $crate::__private::variant(kept(error).0, &TABLE)
            }

            #[inline]
            fn held(error: &$error) -> $crate::__private::Held<'_> {
                $crate::__private::Held::response(kept(error).1)
            }

            // match error {
            //     PetError::NotFound(response) => response,
            //     …
            // }
            fn into_response(error: $error) -> ::core::option::Option<$crate::ErrorResponse> {
                let response = match error {
                    $($error::$variant(response) => response,)*
                };
                ::core::option::Option::Some(response)
            }

            // Derived, it would be one more match over all variants.
            impl ::core::fmt::Debug for $error {
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    $crate::__private::debug(f, variant(self), kept(self).1)
                }
            }

            $crate::__error! {
                $visibility enum $error {
                    $($number, $predicate $([$first $last])*: $question;)*
                }
            }
        };
    };
}

/// Writes what is left of an error in the form that the user writes, where `From<ErrorResponse>`,
/// `held` and `into_response` lead to the types of its fields.
#[doc(hidden)]
#[macro_export]
macro_rules! __checked {
    (
        #[doc = $table:literal]
        $visibility:vis enum $error:ident {
            $($variant:ident = $number:tt
                $(, $predicate:ident $([$first:tt $last:tt])*: $question:tt)?;)*
        }
    ) => {
        // match *error {
        //     PetError::NotFound { .. } => (0, "NotFound"),
        //     …
        // }
        //
        // Both at once, as above.
        #[inline]
        fn label(error: &$error) -> (::core::primitive::usize, &'static ::core::primitive::str) {
            match *error {
                $($error::$variant { .. } => ($number, ::core::stringify!($variant)),)*
            }
        }

        #[inline]
        fn number(error: &$error) -> ::core::primitive::usize {
            label(error).0
        }

        #[inline]
        fn variant(error: &$error) -> &'static ::core::primitive::str {
            label(error).1
        }

        $crate::__error! {
            #[doc = $table]
            $visibility enum $error {
                $($($number, $predicate $([$first $last])*: $question;)?)*
            }
        }
    };
}

/// The same beside a fault: it compiles whatever the variants hold.
#[doc(hidden)]
#[macro_export]
macro_rules! __fallback {
    (
        #[doc = $table:literal]
        $visibility:vis enum $error:ident { $($variants:tt)* }
    ) => {
        impl ::core::convert::From<$crate::ErrorResponse> for $error {
            fn from(_: $crate::ErrorResponse) -> Self {
                ::core::unreachable!()
            }
        }

        fn held(_: &$error) -> $crate::__private::Held<'_> {
            ::core::unreachable!()
        }

        fn into_response(_: $error) -> ::core::option::Option<$crate::ErrorResponse> {
            ::core::unreachable!()
        }

        $crate::__checked! {
            #[doc = $table]
            $visibility enum $error { $($variants)* }
        }
    };
}

/// Writes the methods and impls that are the same for every error, on top of `TABLE`, `number`,
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
        $visibility:vis enum $error:ident {
            $($number:tt, $predicate:ident $([$first:tt $last:tt])*: $text:tt;)*
        }
    ) => {
        #[inline]
        fn is(error: &$error, variant: ::core::primitive::usize) -> ::core::primitive::bool {
            number(error) == variant
        }

        $(#[doc = $table])?
        #[allow(dead_code, rustdoc::all)]
        impl $error {
            /// Every row of the API's table, the success rows too.
            $visibility const TABLE: &'static $crate::Table = &TABLE;

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
                if $crate::__private::is_error(&TABLE, &response) {
                    ::core::result::Result::Err(<Self as ::core::convert::From<_>>::from(response))
                } else {
                    ::core::result::Result::Ok(response)
                }
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
                if held(&self).response.is_none() {
                    return self;
                }
                let status = held(&self).status;
                let response = $crate::__private::for_request(status, into_response(self), method, uri);
                <Self as ::core::convert::From<_>>::from(response)
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
                $crate::__private::row(&TABLE, &held(self))
            }

            /// Whether sending the same request again can help.
            #[inline]
            #[must_use]
            $visibility fn retry(&self) -> $crate::Retry {
                $crate::__private::rule(&TABLE, &held(self)).retry()
            }

            /// Whether sending the same request again can help. It does not know the method.
            ///
            /// Before repeating a request that may have acted, ask
            /// [`is_retryable_for`](Self::is_retryable_for).
            #[inline]
            #[must_use]
            $visibility fn is_retryable(&self) -> ::core::primitive::bool {
                $crate::__private::rule(&TABLE, &held(self)).is_retryable()
            }

            /// Whether the server refused the request for its rate.
            #[inline]
            #[must_use]
            $visibility fn is_throttled(&self) -> ::core::primitive::bool {
                $crate::__private::rule(&TABLE, &held(self)).is_throttled()
            }

            /// Whether a request with this method may be sent again.
            #[inline]
            #[must_use]
            $visibility fn is_retryable_for(
                &self,
                method: &$crate::http::Method,
            ) -> ::core::primitive::bool {
                $crate::__private::rule(&TABLE, &held(self)).is_retryable_for(method)
            }

            /// Whether this very request may be sent again: with an `Idempotency-Key` any method
            /// counts as idempotent.
            #[inline]
            #[must_use]
            $visibility fn is_retryable_for_request(
                &self,
                request: &$crate::http::request::Parts,
            ) -> ::core::primitive::bool {
                $crate::__private::is_retryable_for_request(
                    &TABLE,
                    $crate::__private::rule(&TABLE, &held(self)),
                    request,
                )
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
                $crate::__private::explain(&TABLE, &held(self))
            }

            $(
                #[doc = $text]
                #[inline]
                #[must_use]
                $visibility fn $predicate(&self) -> ::core::primitive::bool {
                    is(self, $number)
                        $(|| $crate::__private::is_within(number(self), $first, $last))*
                }
            )*
        }

        impl $crate::__private::Derived for $error
        where
            for<'__a> $error: $crate::__private::IsError<'__a>,
        {
            const STATUSES: &'static $crate::Table = &TABLE;

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
                $crate::__private::display(f, &held(self), &TABLE)
            }
        }

        impl ::core::error::Error for $error {}

        impl ::core::convert::From<$crate::http::StatusCode> for $error {
            fn from(status: $crate::http::StatusCode) -> Self {
                <Self as ::core::convert::From<_>>::from($crate::ErrorResponse::from(status))
            }
        }

        impl<__B> ::core::convert::From<$crate::http::Response<__B>> for $error
        where
            __B: ::core::convert::Into<$crate::bytes::Bytes>,
        {
            fn from(response: $crate::http::Response<__B>) -> Self {
                <Self as ::core::convert::From<_>>::from($crate::ErrorResponse::from(response))
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
