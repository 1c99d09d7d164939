//! The trait impls, the same for every error.

use crate::ast::Input;
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn traits(input: &Input) -> TokenStream {
    let name = input.error();
    let runtime = &input.runtime;
    quote! {
        impl #runtime::ApiError for #name {
            const TABLE: &'static #runtime::Table = &TABLE;

            #[inline]
            fn status(&self) -> #runtime::http::StatusCode {
                held(self).status
            }

            #[inline]
            fn response(&self) -> ::core::option::Option<&#runtime::ErrorResponse> {
                held(self).response
            }
        }

        impl ::core::fmt::Display for #name {
            fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #runtime::__private::display(__f, &held(self), &TABLE)
            }
        }

        impl ::core::error::Error for #name {}

        impl ::core::convert::From<#runtime::http::StatusCode> for #name {
            fn from(__status: #runtime::http::StatusCode) -> Self {
                Self::from(#runtime::ErrorResponse::from(__status))
            }
        }

        impl<__B> ::core::convert::From<#runtime::http::Response<__B>> for #name
        where
            __B: ::core::convert::Into<#runtime::bytes::Bytes>,
        {
            fn from(__response: #runtime::http::Response<__B>) -> Self {
                Self::from(#runtime::ErrorResponse::from(__response))
            }
        }

        impl ::core::convert::From<#name> for #runtime::http::Response<#runtime::bytes::Bytes> {
            fn from(__error: #name) -> Self {
                let __status = held(&__error).status;
                #runtime::__private::answer(__status, into_response(__error))
            }
        }
    }
}
