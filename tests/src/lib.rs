//! Holds no code: the tests stand in `tests/`.
