//! What stands in for the form that the user writes beside a fault: it compiles whatever the variants
//! hold, so that no second error comes of it.

use super::{in_a_block, variants};
use crate::ast::Input;
use crate::load::Loaded;
use crate::resolve::Arm;
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn error(
    input: &Input,
    loaded: &Loaded,
    arms: &[Arm<'_>],
    items: &TokenStream,
) -> TokenStream {
    let runtime = &input.runtime;
    let variants = variants(input, loaded, arms);
    in_a_block(&quote! {
        #items
        #runtime::__private::fallback! { #variants }
    })
}
