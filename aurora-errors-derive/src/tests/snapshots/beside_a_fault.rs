#[allow(clippy::all, clippy::pedantic, clippy::nursery, unused_qualifications)]
const _: () = {
    static TABLE: ::aurora_errors::Table = {
        use ::aurora_errors::__private::*;
        static ROWS: [Row; 5usize] = [
            row(Status(200), "OK", "Here it is.", None, None, NO_ERROR),
            row(Status(404), "Not Found", "There is no such pet.", None, None, NEVER),
            row(
                Status(409),
                "Conflict",
                "Someone holds the pet.",
                Some("Wait a moment."),
                None,
                LATER_ANY,
            ),
            row(
                Status(429),
                "Too Many Requests",
                "Slow down.",
                None,
                Some("https://pets.example/limits"),
                THROTTLED_ANY,
            ),
            row(Class(5), "Server Error", "Our fault.", None, None, LATER_IDEMPOTENT),
        ];
        static INDEX: Index = index(&ROWS);
        table(
            Heading {
                api: "Pets",
                version: Some("3"),
                docs: Some("https://pets.example/errors"),
            },
            Places {
                messages: &["/errors/*/message"],
                codes: &["/code"],
                request_id: &[
                    "x-request-id",
                    "request-id",
                    "x-correlation-id",
                    "x-amzn-requestid",
                ],
                retry_after: &[
                    Delay::Header("x-wait-ms", Unit::Milliseconds),
                    Delay::Body("/wait", Unit::Seconds),
                ],
            },
            &ROWS,
            &INDEX,
        )
    };
    impl ::core::convert::From<::aurora_errors::ErrorResponse> for PetError {
        fn from(_: ::aurora_errors::ErrorResponse) -> Self {
            ::core::unreachable!()
        }
    }
    fn held(_: &PetError) -> ::aurora_errors::__private::Held<'_> {
        ::core::unreachable!()
    }
    fn into_response(
        _: PetError,
    ) -> ::core::option::Option<::aurora_errors::ErrorResponse> {
        ::core::unreachable!()
    }
    /**# The statuses of Pets 3

| Status | Name | Meaning | Retry |
|---|---|---|---|
| 200 | OK | Here it is. |  |
| 404 | Not Found | There is no such pet. | never |
| 409 | Conflict | Someone holds the pet. Wait a moment. | later, any method |
| 429 | Too Many Requests | Slow down. | after the delay that the server asks for, any method |
| 5XX | Server Error | Our fault. | later, idempotent methods |

From <https://pets.example/errors>.
*/
    #[allow(dead_code)]
    impl PetError {
        /// Every row of the API's table, the success rows too.
        const TABLE: &'static ::aurora_errors::Table = &TABLE;
        /// The response back untouched, unless its status is an error: a row of the table that is
        /// one, or a status of 400 or more that the table does not list.
        ///
        /// # Errors
        /// The response as this error.
        fn check<__B>(
            __response: ::aurora_errors::http::Response<__B>,
        ) -> ::core::result::Result<::aurora_errors::http::Response<__B>, Self>
        where
            __B: ::core::convert::Into<::aurora_errors::bytes::Bytes>,
        {
            if ::aurora_errors::__private::is_error(&TABLE, __response.status()) {
                ::core::result::Result::Err(
                    <Self as ::core::convert::From<_>>::from(__response),
                )
            } else {
                ::core::result::Result::Ok(__response)
            }
        }
        ///The status that the server answered with.
        #[inline]
        #[must_use]
        fn status(&self) -> ::aurora_errors::http::StatusCode {
            <Self as ::aurora_errors::ApiError>::status(self)
        }
        ///The response, where the variant keeps it.
        #[inline]
        #[must_use]
        fn response(&self) -> ::core::option::Option<&::aurora_errors::ErrorResponse> {
            <Self as ::aurora_errors::ApiError>::response(self)
        }
        ///The row of the table that the status falls under, a success row too.
        #[inline]
        #[must_use]
        fn row(&self) -> ::core::option::Option<&'static ::aurora_errors::Row> {
            <Self as ::aurora_errors::ApiError>::row(self)
        }
        ///Whether sending the same request again can help.
        #[inline]
        #[must_use]
        fn retry(&self) -> ::aurora_errors::Retry {
            <Self as ::aurora_errors::ApiError>::retry(self)
        }
        /**Whether sending the same request again can help. It does not know the method.

Before repeating a request that may have acted, ask [`is_retryable_for`](Self::is_retryable_for).*/
        #[inline]
        #[must_use]
        fn is_retryable(&self) -> ::core::primitive::bool {
            <Self as ::aurora_errors::ApiError>::is_retryable(self)
        }
        ///Whether the server refused the request for its rate.
        #[inline]
        #[must_use]
        fn is_throttled(&self) -> ::core::primitive::bool {
            <Self as ::aurora_errors::ApiError>::is_throttled(self)
        }
        ///How long the server asks to wait before the next request.
        #[inline]
        #[must_use]
        fn retry_after(&self) -> ::core::option::Option<::core::time::Duration> {
            <Self as ::aurora_errors::ApiError>::retry_after(self)
        }
        ///What the server says to people.
        #[inline]
        #[must_use]
        fn messages(&self) -> ::aurora_errors::Messages<'_> {
            <Self as ::aurora_errors::ApiError>::messages(self)
        }
        ///The id that the server gave the request.
        #[inline]
        #[must_use]
        fn request_id(&self) -> ::core::option::Option<&::core::primitive::str> {
            <Self as ::aurora_errors::ApiError>::request_id(self)
        }
        /// The response itself, where the variant keeps it.
        #[must_use]
        fn into_response(
            self,
        ) -> ::core::option::Option<::aurora_errors::ErrorResponse> {
            into_response(self)
        }
        /// Whether a request with this method may be sent again.
        #[inline]
        #[must_use]
        fn is_retryable_for(
            &self,
            __method: &::aurora_errors::http::Method,
        ) -> ::core::primitive::bool {
            <Self as ::aurora_errors::ApiError>::is_retryable_for(self, __method)
        }
        /// Whether this very request may be sent again: with an `Idempotency-Key` any method counts
        /// as idempotent.
        #[inline]
        #[must_use]
        fn is_retryable_for_request(
            &self,
            __request: &::aurora_errors::http::request::Parts,
        ) -> ::core::primitive::bool {
            <Self as ::aurora_errors::ApiError>::is_retryable_for_request(
                self,
                __request,
            )
        }
        /// Which row of the table matched, what it means, what to do, and why a retry can help
        /// or cannot.
        #[must_use]
        fn explain(&self) -> ::aurora_errors::Explanation {
            ::aurora_errors::__private::explain(
                &TABLE,
                <Self as ::aurora_errors::ApiError>::status(self),
            )
        }
        ///Whether this is [`NotFond`](Self::NotFond).
        #[inline]
        #[must_use]
        const fn is_not_fond(&self) -> ::core::primitive::bool {
            number(self) == 0
        }
        ///Whether this is [`Listed`](Self::Listed): 409, 429, 5XX.
        #[inline]
        #[must_use]
        const fn is_listed(&self) -> ::core::primitive::bool {
            number(self) == 1
        }
    }
    #[inline]
    const fn number(__error: &PetError) -> ::core::primitive::usize {
        match *__error {
            PetError::NotFond { .. } => 0,
            PetError::Listed { .. } => 1,
        }
    }
    impl ::aurora_errors::ApiError for PetError {
        const TABLE: &'static ::aurora_errors::Table = &TABLE;
        #[inline]
        fn status(&self) -> ::aurora_errors::http::StatusCode {
            held(self).status
        }
        #[inline]
        fn response(&self) -> ::core::option::Option<&::aurora_errors::ErrorResponse> {
            held(self).response
        }
    }
    impl ::core::fmt::Display for PetError {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::aurora_errors::__private::display(__f, &held(self), &TABLE)
        }
    }
    impl ::core::error::Error for PetError {}
    impl ::core::convert::From<::aurora_errors::http::StatusCode> for PetError {
        fn from(__status: ::aurora_errors::http::StatusCode) -> Self {
            Self::from(::aurora_errors::ErrorResponse::from(__status))
        }
    }
    impl<__B> ::core::convert::From<::aurora_errors::http::Response<__B>> for PetError
    where
        __B: ::core::convert::Into<::aurora_errors::bytes::Bytes>,
    {
        fn from(__response: ::aurora_errors::http::Response<__B>) -> Self {
            Self::from(::aurora_errors::ErrorResponse::from(__response))
        }
    }
    impl ::core::convert::From<PetError>
    for ::aurora_errors::http::Response<::aurora_errors::bytes::Bytes> {
        fn from(__error: PetError) -> Self {
            let __status = held(&__error).status;
            ::aurora_errors::__private::answer(__status, into_response(__error))
        }
    }
};
