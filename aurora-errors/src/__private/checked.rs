//! The error in the form that the user writes, and what stands in for it beside a fault.

/// Writes what is left of an error in the form that the user writes, where `From<ErrorResponse>`,
/// `held` and `into_response` lead to the types of its fields.
#[doc(hidden)]
#[macro_export]
macro_rules! __checked {
    (
        #[doc = $table:literal]
        $visibility:vis enum $error:ident {
            $($variant:ident $number:tt $($predicate:ident $question:tt $([$first:tt $last:tt])*)?;)*
        }
    ) => {
        // match *error {
        //     PetError::NotFound { .. } => (0, "NotFound"),
        //     …
        // }
        //
        // Both at once, as in `__generated`.
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
            $crate::__private::plain(label(error).1)
        }

        const _: () = $crate::__private::is_shared::<$error>();

        $crate::__error! {
            #[doc = $table]
            $visibility enum $error where [for<'__a> $error: $crate::__private::IsError<'__a>] {
                $($($number $predicate $question $([$first $last])*;)?)*
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
