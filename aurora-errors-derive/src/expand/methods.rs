//! The inherent methods, so that no trait has to be imported.

use crate::ast::{Form, Input};
use crate::docs;
use crate::join::Arm;
use crate::table::Loaded;
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote};

pub(super) fn methods(input: &Input, loaded: &Loaded, arms: &[Arm<'_>]) -> TokenStream {
    let name = input.error();
    let (visibility, runtime) = (&input.visibility, &input.runtime);
    // The generated form has it on the enum itself.
    let table = match &input.form {
        Form::Written(_) => Some(docs::table(&loaded.table)),
        Form::Generated(_) => None,
    };
    let fixed = fixed(input);
    let (predicates, numbers) = predicates(input, arms);
    let table = table.iter();
    quote! {
        #(#[doc = #table])*
        #[allow(dead_code)]
        impl #name {
            /// Every row of the API's table, the success rows too.
            #visibility const TABLE: &'static #runtime::Table = &TABLE;

            #fixed
            #predicates
        }

        #numbers
    }
}

/// One method `is_…` for each variant, and the number that it looks at: a match of each would make
/// the compiler go through all variants for each.
fn predicates(input: &Input, arms: &[Arm<'_>]) -> (TokenStream, TokenStream) {
    let (name, visibility) = (input.error(), &input.visibility);
    let mut predicates = TokenStream::new();
    let mut numbers = TokenStream::new();
    for (number, arm) in arms.iter().enumerate() {
        let variant = &arm.name;
        let number = Literal::usize_unsuffixed(number);
        numbers.extend(quote!(#name::#variant { .. } => #number,));
        if let Some(predicate) = &arm.predicate {
            let predicate = Ident::new(predicate, Span::call_site());
            let text = docs::predicate(arm);
            predicates.extend(quote! {
                #[doc = #text]
                #[inline]
                #[must_use]
                #visibility const fn #predicate(&self) -> ::core::primitive::bool {
                    number(self) == #number
                }
            });
        }
    }
    let numbers = quote! {
        #[inline]
        const fn number(__error: &#name) -> ::core::primitive::usize {
            match *__error {
                #numbers
            }
        }
    };
    (predicates, numbers)
}

/// The methods that every error has.
fn fixed(input: &Input) -> TokenStream {
    let (visibility, runtime) = (&input.visibility, &input.runtime);
    let http = quote!(#runtime::http);
    let api_error = quote!(<Self as #runtime::ApiError>);
    let option = quote!(::core::option::Option);
    let delegate = |name: &str, output: TokenStream, text: &str| {
        let name = format_ident!("{name}");
        quote! {
            #[doc = #text]
            #[inline]
            #[must_use]
            #visibility fn #name(&self) -> #output {
                #api_error::#name(self)
            }
        }
    };
    let bool = || quote!(::core::primitive::bool);
    let delegates = [
        delegate(
            "status",
            quote!(#http::StatusCode),
            "The status that the server answered with.",
        ),
        delegate(
            "response",
            quote!(#option<&#runtime::ErrorResponse>),
            "The response, where the variant keeps it.",
        ),
        delegate(
            "row",
            quote!(#option<&'static #runtime::Row>),
            "The row of the table that the status falls under, a success row too.",
        ),
        delegate(
            "retry",
            quote!(#runtime::Retry),
            "Whether sending the same request again can help.",
        ),
        delegate(
            "is_retryable",
            bool(),
            "Whether sending the same request again can help. It does not know the method.\n\nBefore repeating a request that may have acted, ask [`is_retryable_for`](Self::is_retryable_for).",
        ),
        delegate(
            "is_throttled",
            bool(),
            "Whether the server refused the request for its rate.",
        ),
        delegate(
            "retry_after",
            quote!(#option<::core::time::Duration>),
            "How long the server asks to wait before the next request.",
        ),
        delegate(
            "messages",
            quote!(#runtime::Messages<'_>),
            "What the server says to people.",
        ),
        delegate(
            "request_id",
            quote!(#option<&::core::primitive::str>),
            "The id that the server gave the request.",
        ),
    ];
    quote! {
        /// The response back untouched, unless its status is an error: a row of the table that is
        /// one, or a status of 400 or more that the table does not list.
        ///
        /// # Errors
        /// The response as this error.
        #visibility fn check<__B>(
            __response: #http::Response<__B>,
        ) -> ::core::result::Result<#http::Response<__B>, Self>
        where
            __B: ::core::convert::Into<#runtime::bytes::Bytes>,
        {
            if #runtime::__private::is_error(&TABLE, __response.status()) {
                ::core::result::Result::Err(<Self as ::core::convert::From<_>>::from(__response))
            } else {
                ::core::result::Result::Ok(__response)
            }
        }

        #(#delegates)*

        /// The response itself, where the variant keeps it.
        #[must_use]
        #visibility fn into_response(self) -> #option<#runtime::ErrorResponse> {
            into_response(self)
        }

        /// Whether a request with this method may be sent again.
        #[inline]
        #[must_use]
        #visibility fn is_retryable_for(&self, __method: &#http::Method) -> ::core::primitive::bool {
            #api_error::is_retryable_for(self, __method)
        }

        /// Whether this very request may be sent again: with an `Idempotency-Key` any method counts
        /// as idempotent.
        #[inline]
        #[must_use]
        #visibility fn is_retryable_for_request(
            &self,
            __request: &#http::request::Parts,
        ) -> ::core::primitive::bool {
            #api_error::is_retryable_for_request(self, __request)
        }

        /// Which row of the table matched, what it means, what to do, and why a retry can help
        /// or cannot.
        #[must_use]
        #visibility fn explain(&self) -> #runtime::Explanation {
            #runtime::__private::explain(&TABLE, #api_error::status(self))
        }
    }
}
