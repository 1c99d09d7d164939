//! The error in the form that the table writes.

/// Writes the whole error in the form that the table writes: each variant holds an
/// `ErrorResponse`, and its number is the position of its row. The word `enum` comes from the derive,
/// so that an editor takes the enum for an item of the user's file.
#[doc(hidden)]
#[macro_export]
macro_rules! __generated {
    (
        $(#[$attribute:meta])*
        $visibility:vis [$enum:tt] $error:ident {
            $(($(
                $text:tt $variant:ident $number:tt $predicate:ident $question:tt $([$first:tt $last:tt])*;
            )*))*
        }
        $($items:tt)*
    ) => {
        $(#[$attribute])*
        #[allow(non_camel_case_types, rustdoc::all)]
        $visibility $enum $error {
            $($(#[doc = $text] $variant($crate::ErrorResponse),)*)*
        }

        #[allow(clippy::all, clippy::pedantic, clippy::nursery, deprecated, unused_parens, unused_qualifications)]
        const _: () = {
            $($items)*

            // match attach(&mut response, &TABLE.table) {
            //     1 => PetError::NotFound(response),   // the position of the row 404
            //     5 => PetError::CardDeclined(response),   // of a case: behind all rows
            //     _ => PetError::Unlisted(response),
            // }
            //
            // Behind `Self` the compiler would search all variants for each.
            impl ::core::convert::From<$crate::ErrorResponse> for $error {
                fn from(mut response: $crate::ErrorResponse) -> Self {
                    match $crate::__private::attach(&mut response, &TABLE.table) {
                        $($($number => $error::$variant(response),)*)*
                        _ => $error::Unlisted(response),
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
            fn matched(error: &$error) -> (::core::primitive::usize, &$crate::ErrorResponse) {
                match error {
                    $($($error::$variant(response) => ($number, response),)*)*
                }
            }

            #[inline]
            fn variant(error: &$error) -> &'static ::core::primitive::str {
                $crate::__private::variant(matched(error).0, &TABLE.table)
            }

            #[inline]
            fn held(error: &$error) -> $crate::__private::Held<'_> {
                $crate::__private::Held::response(matched(error).1)
            }

            // match error {
            //     (PetError::NotFound(response) | …) | (…) => Some(response),
            // }
            //
            // In parts, since the compiler compares what stands between bars each with each.
            fn into_response(error: $error) -> ::core::option::Option<$crate::ErrorResponse> {
                match error {
                    $(($($error::$variant(response))|*))|* => ::core::option::Option::Some(response),
                }
            }

            // Derived, it would be one more match over all variants.
            impl ::core::fmt::Debug for $error {
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    $crate::__private::debug(f, variant(self), matched(self).1)
                }
            }

            $crate::__error! {
                $visibility enum $error {
                    $($($number $predicate $question $([$first $last])*;)*)*
                }
            }
        };
    };
}
