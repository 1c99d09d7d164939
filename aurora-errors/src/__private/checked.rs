//! The error in the form that the user writes, and what stands in for it beside a fault.

/// Writes what leads to the types of the fields: `From<ErrorResponse>`, `held` and `into_response`.
///
/// First come the variants without a field, then for each type of field those that keep it: the function
/// that knows what the type does, the type, the positions of all their rows, the last of the variants, and
/// each of them with its field and the positions of its rows.
#[doc(hidden)]
#[macro_export]
macro_rules! __fields {
    (
        enum $error:ident
        { $($alone:ident [$($alone_position:tt)*] $status:tt;)* }
        $(
            $kept:ident($type:ty) [$($positions:tt)*] $last:ident $last_member:tt
            { $(($($variant:ident $member:tt $([$($position:tt)*])?;)*))* }
        )*
        $(; among: $among:tt)?
    ) => {
        $(
            fn $kept() -> $crate::__private::Kept<$type> {
                use $crate::__private::AskWhetherShared as _;
                $crate::__private::Field::<$type>::is_shared();
                $crate::__private::kept::<$type>()
            }
        )*

        // match position {
        //     2 => PetError::Busy {},   // `{}` goes with each kind of variant that has no field
        //     _ => {
        //         let kept = (kept1().from_response)(response);
        //         match position {
        //             3 | 4 => PetError::Wait { response: kept },
        //             _ => PetError::Unlisted { 0: kept },
        //         }
        //     }
        // }
        //
        // Behind `Self` the compiler would search all variants for each.
        impl ::core::convert::From<$crate::ErrorResponse> for $error {
            fn from(mut response: $crate::ErrorResponse) -> Self {
                let position = $crate::__private::attach(&mut response, &TABLE.table);
                match position {
                    $($($alone_position)* => $error::$alone {},)*
                    $($($positions)* => {
                        let kept = ($kept().from_response)(response);
                        match position {
                            $($($($($position)* => $error::$variant { $member: kept },)?)*)*
                            _ => $error::$last { $last_member: kept },
                        }
                    })*
                }
            }
        }

        // match error {
        //     PetError::Busy {} => Held::status(409),
        //     (PetError::NotFound { 0: kept }) => (kept0().held)(kept),
        //     (PetError::Wait { response: kept } | PetError::Unlisted { 0: kept }) => (kept1().held)(kept),
        // }
        fn held(error: &$error) -> $crate::__private::Held<'_> {
            match error {
                $($error::$alone {} => $crate::__private::Held::status($status),)*
                $($(($($error::$variant { $member: kept })|*))|* => ($kept().held)(kept),)*
            }
            $(.among(matched(error).0, $among))?
        }

        fn into_response(error: $error) -> ::core::option::Option<$crate::ErrorResponse> {
            match error {
                $($error::$alone {} => ::core::option::Option::None,)*
                $($(($($error::$variant { $member: kept })|*))|* => ($kept().into_response)(kept),)*
            }
        }
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
        fn matched(error: &$error) -> (::core::primitive::usize, &'static ::core::primitive::str) {
            match *error {
                $($error::$variant { .. } => ($number, ::core::stringify!($variant)),)*
            }
        }

        #[inline]
        fn variant(error: &$error) -> &'static ::core::primitive::str {
            $crate::__private::plain(matched(error).1)
        }

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
