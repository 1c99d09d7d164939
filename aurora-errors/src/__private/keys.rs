//! The keys of `#[aurora(…)]` as items: inside rust-analyzer the derive names them in a `use`, which
//! completes and explains what stands in the attribute.

/// On the enum.
pub mod of_enum {
    /// `spec = "spec/pets.json"`: where the table is, relative to the folder of Cargo.toml; with `./`, to
    /// this source file; with `$OUT_DIR/`, to what the build script wrote.
    pub mod spec {}
    /// `builtin`: the built-in table of the Aurora API, instead of `spec`.
    pub mod builtin {}
    /// `generate = PetError`: the table writes an enum of this name.
    pub mod generate {}
    /// `derives(Clone, PartialEq)`: what else the generated enum derives.
    pub mod derives {}
}

/// On a variant.
pub mod of_variant {
    /// Every row that no other variant names.
    pub mod rest {}
    /// Every status that the table does not list as an error. One variant must have it.
    pub mod other {}
}
