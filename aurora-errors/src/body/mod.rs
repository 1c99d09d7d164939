//! Reading what a body says, whatever it is.

use std::borrow::Cow;

/// The messages of a body.
#[derive(Debug, Clone)]
pub struct Messages<'a>(std::marker::PhantomData<&'a [u8]>);

impl<'a> Messages<'a> {
    pub(crate) fn new(
        _body: &'a [u8],
        _content_type: Option<&str>,
        _pointers: &'static [&'static str],
    ) -> Self {
        Messages(std::marker::PhantomData)
    }
}

pub(crate) fn error_code<'a>(
    _body: &'a [u8],
    _content_type: Option<&str>,
    _pointers: &[&str],
) -> Option<Cow<'a, str>> {
    None
}

/// The strings and numbers at a JSON Pointer in which `*` stands for every element or value, in
/// document order, numbers as they are written.
pub(crate) fn scalars_at<'a>(
    _body: &'a [u8],
    _pointer: &str,
) -> impl Iterator<Item = Cow<'a, str>> {
    std::iter::empty()
}
