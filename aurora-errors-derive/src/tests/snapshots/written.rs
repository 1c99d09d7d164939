#[allow(clippy::all, clippy::pedantic, clippy::nursery, unused_qualifications)]
const _: () = {
    static TABLE: renamed::errors::Table = {
        use renamed::errors::__private::*;
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
    impl ::core::convert::From<renamed::errors::ErrorResponse> for PetError {
        fn from(mut __response: renamed::errors::ErrorResponse) -> Self {
            match renamed::errors::__private::stamp(&mut __response, &TABLE) {
                1 => {
                    Self::NotFound {
                        0: <Typed<
                            Missing,
                        > as renamed::errors::FromResponse>::from_response(__response),
                    }
                }
                2 => Self::Busy,
                3 | 4 => {
                    Self::Wait {
                        response: <ErrorResponse as renamed::errors::FromResponse>::from_response(
                            __response,
                        ),
                    }
                }
                _ => {
                    Self::Unlisted {
                        0: <ErrorResponse as renamed::errors::FromResponse>::from_response(
                            __response,
                        ),
                    }
                }
            }
        }
    }
    fn held(__error: &PetError) -> renamed::errors::__private::Held<'_> {
        match __error {
            PetError::Busy => renamed::errors::__private::Held::status(409u16),
            PetError::NotFound { 0: __kept } => {
                renamed::errors::__private::Held {
                    status: <Typed<
                        Missing,
                    > as renamed::errors::FromResponse>::status(__kept),
                    response: <Typed<
                        Missing,
                    > as renamed::errors::FromResponse>::response(__kept),
                }
            }
            PetError::Wait { response: __kept } | PetError::Unlisted { 0: __kept } => {
                renamed::errors::__private::Held {
                    status: <ErrorResponse as renamed::errors::FromResponse>::status(
                        __kept,
                    ),
                    response: <ErrorResponse as renamed::errors::FromResponse>::response(
                        __kept,
                    ),
                }
            }
        }
    }
    fn into_response(
        __error: PetError,
    ) -> ::core::option::Option<renamed::errors::ErrorResponse> {
        match __error {
            PetError::Busy => ::core::option::Option::None,
            PetError::NotFound { 0: __kept } => {
                <Typed<Missing> as renamed::errors::FromResponse>::into_response(__kept)
            }
            PetError::Wait { response: __kept } | PetError::Unlisted { 0: __kept } => {
                <ErrorResponse as renamed::errors::FromResponse>::into_response(__kept)
            }
        }
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
        pub(crate) const TABLE: &'static renamed::errors::Table = &TABLE;
        /// The response back untouched, unless its status is an error: a row of the table that is
        /// one, or a status of 400 or more that the table does not list.
        ///
        /// # Errors
        /// The response as this error.
        pub(crate) fn check<__B>(
            __response: renamed::errors::http::Response<__B>,
        ) -> ::core::result::Result<renamed::errors::http::Response<__B>, Self>
        where
            __B: ::core::convert::Into<renamed::errors::bytes::Bytes>,
        {
            if renamed::errors::__private::is_error(&TABLE, __response.status()) {
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
        pub(crate) fn status(&self) -> renamed::errors::http::StatusCode {
            <Self as renamed::errors::ApiError>::status(self)
        }
        ///The response, where the variant keeps it.
        #[inline]
        #[must_use]
        pub(crate) fn response(
            &self,
        ) -> ::core::option::Option<&renamed::errors::ErrorResponse> {
            <Self as renamed::errors::ApiError>::response(self)
        }
        ///The row of the table that the status falls under, a success row too.
        #[inline]
        #[must_use]
        pub(crate) fn row(
            &self,
        ) -> ::core::option::Option<&'static renamed::errors::Row> {
            <Self as renamed::errors::ApiError>::row(self)
        }
        ///Whether sending the same request again can help.
        #[inline]
        #[must_use]
        pub(crate) fn retry(&self) -> renamed::errors::Retry {
            <Self as renamed::errors::ApiError>::retry(self)
        }
        /**Whether sending the same request again can help. It does not know the method.

Before repeating a request that may have acted, ask [`is_retryable_for`](Self::is_retryable_for).*/
        #[inline]
        #[must_use]
        pub(crate) fn is_retryable(&self) -> ::core::primitive::bool {
            <Self as renamed::errors::ApiError>::is_retryable(self)
        }
        ///Whether the server refused the request for its rate.
        #[inline]
        #[must_use]
        pub(crate) fn is_throttled(&self) -> ::core::primitive::bool {
            <Self as renamed::errors::ApiError>::is_throttled(self)
        }
        ///How long the server asks to wait before the next request.
        #[inline]
        #[must_use]
        pub(crate) fn retry_after(
            &self,
        ) -> ::core::option::Option<::core::time::Duration> {
            <Self as renamed::errors::ApiError>::retry_after(self)
        }
        ///What the server says to people.
        #[inline]
        #[must_use]
        pub(crate) fn messages(&self) -> renamed::errors::Messages<'_> {
            <Self as renamed::errors::ApiError>::messages(self)
        }
        ///The id that the server gave the request.
        #[inline]
        #[must_use]
        pub(crate) fn request_id(
            &self,
        ) -> ::core::option::Option<&::core::primitive::str> {
            <Self as renamed::errors::ApiError>::request_id(self)
        }
        /// The response itself, where the variant keeps it.
        #[must_use]
        pub(crate) fn into_response(
            self,
        ) -> ::core::option::Option<renamed::errors::ErrorResponse> {
            into_response(self)
        }
        /// Whether a request with this method may be sent again.
        #[inline]
        #[must_use]
        pub(crate) fn is_retryable_for(
            &self,
            __method: &renamed::errors::http::Method,
        ) -> ::core::primitive::bool {
            <Self as renamed::errors::ApiError>::is_retryable_for(self, __method)
        }
        /// Whether this very request may be sent again: with an `Idempotency-Key` any method counts
        /// as idempotent.
        #[inline]
        #[must_use]
        pub(crate) fn is_retryable_for_request(
            &self,
            __request: &renamed::errors::http::request::Parts,
        ) -> ::core::primitive::bool {
            <Self as renamed::errors::ApiError>::is_retryable_for_request(
                self,
                __request,
            )
        }
        /// Which row of the table matched, what it means, what to do, and why a retry can help
        /// or cannot.
        #[must_use]
        pub(crate) fn explain(&self) -> renamed::errors::Explanation {
            renamed::errors::__private::explain(
                &TABLE,
                <Self as renamed::errors::ApiError>::status(self),
            )
        }
        ///Whether this is [`NotFound`](Self::NotFound): 404.
        #[inline]
        #[must_use]
        pub(crate) const fn is_not_found(&self) -> ::core::primitive::bool {
            number(self) == 0
        }
        ///Whether this is [`Busy`](Self::Busy): 409.
        #[inline]
        #[must_use]
        pub(crate) const fn is_busy(&self) -> ::core::primitive::bool {
            number(self) == 1
        }
        ///Whether this is [`Wait`](Self::Wait): 429, 5XX.
        #[inline]
        #[must_use]
        pub(crate) const fn is_wait(&self) -> ::core::primitive::bool {
            number(self) == 2
        }
        ///Whether this is [`Unlisted`](Self::Unlisted).
        #[inline]
        #[must_use]
        pub(crate) const fn is_unlisted(&self) -> ::core::primitive::bool {
            number(self) == 3
        }
    }
    #[inline]
    const fn number(__error: &PetError) -> ::core::primitive::usize {
        match *__error {
            PetError::NotFound { .. } => 0,
            PetError::Busy { .. } => 1,
            PetError::Wait { .. } => 2,
            PetError::Unlisted { .. } => 3,
        }
    }
    impl renamed::errors::ApiError for PetError {
        const TABLE: &'static renamed::errors::Table = &TABLE;
        #[inline]
        fn status(&self) -> renamed::errors::http::StatusCode {
            held(self).status
        }
        #[inline]
        fn response(&self) -> ::core::option::Option<&renamed::errors::ErrorResponse> {
            held(self).response
        }
    }
    impl ::core::fmt::Display for PetError {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            renamed::errors::__private::display(__f, &held(self), &TABLE)
        }
    }
    impl ::core::error::Error for PetError {}
    impl ::core::convert::From<renamed::errors::http::StatusCode> for PetError {
        fn from(__status: renamed::errors::http::StatusCode) -> Self {
            Self::from(renamed::errors::ErrorResponse::from(__status))
        }
    }
    impl<__B> ::core::convert::From<renamed::errors::http::Response<__B>> for PetError
    where
        __B: ::core::convert::Into<renamed::errors::bytes::Bytes>,
    {
        fn from(__response: renamed::errors::http::Response<__B>) -> Self {
            Self::from(renamed::errors::ErrorResponse::from(__response))
        }
    }
    impl ::core::convert::From<PetError>
    for renamed::errors::http::Response<renamed::errors::bytes::Bytes> {
        fn from(__error: PetError) -> Self {
            let __status = held(&__error).status;
            renamed::errors::__private::answer(__status, into_response(__error))
        }
    }
};
