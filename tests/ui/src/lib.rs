//! Holds no code: the tests stand in `tests/`. They are a package of their own because trybuild
//! builds all that its package depends on once more.
