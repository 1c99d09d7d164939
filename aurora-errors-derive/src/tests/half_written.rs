//! What an editor sees while somebody writes: one fault, and beside it all that is known, so that
//! the rest of the file keeps its types, its completion and its links.

use super::expand;

const PETS: &str = r#"{
  "api": "Pets",
  "statuses": [
    { "code": 404, "name": "Not Found", "meaning": "No such pet.", "retry": "never" }
  ]
}"#;

/// The output beside the one fault that `item` has, without white space.
#[track_caller]
fn beside_one_fault(item: &str) -> String {
    let (file, faults) = expand(item, PETS);
    assert_eq!(faults.len(), 1, "{item}: {faults:?}");
    let text = prettyplease::unparse(&file);
    text.split_whitespace().collect()
}

/// The runtime's macro writes the methods and impls; `form` is the one for this form of the error.
#[track_caller]
fn has_every_impl(output: &str, form: &str) {
    let call = format!("::aurora_errors::__private::{form}!{{");
    let (_, argument) = output.split_once(&call).expect(output);
    let item = argument.replace("[enum]", "enum");
    assert!(item.contains("enumPetError{"), "{output}");
}

#[test]
fn an_attribute_of_the_enum_that_is_being_written_leaves_the_impls() {
    let attributes = [
        "#[aurora(sp)]",
        "#[aurora(spec)]",
        "#[aurora(spec =)]",
        "#[aurora(spec = spec)]",
        "#[aurora(spec = \"spec/pets.json\", gen)]",
        "#[aurora(spec = \"spec/pets.json\", generate)]",
        "#[aurora(spec = \"spec/pets.json\", generate =)]",
        "#[aurora(spec = \"spec/pets.json\" + \"more\")]",
        "#[aurora(crate =)]",
        "#[aurora(=)]",
        "#[aurora(,)]",
        "#[aurora]",
    ];
    for attribute in attributes {
        let item = format!("{attribute} enum PetError {{ NotFound(R), #[aurora(other)] Rest(R) }}");
        has_every_impl(&beside_one_fault(&item), "fallback");
    }
}

#[test]
fn an_attribute_of_a_variant_that_is_being_written_leaves_the_impls() {
    let attributes = [
        "#[aurora]",
        "#[aurora(40)]",
        "#[aurora(4)]",
        "#[aurora(\"\")]",
        "#[aurora(\"5X\")]",
        "#[aurora(oth)]",
        "#[aurora(404 4)]",
        "#[aurora(404, re)]",
    ];
    for attribute in attributes {
        let variants = format!("{attribute} NotFound(R), #[aurora(other)] Rest(R)");
        let output = beside_one_fault(&format!(
            "#[aurora(builtin)] enum PetError {{ {variants} }}"
        ));
        has_every_impl(&output, "fallback");
    }
}

#[test]
fn the_enum_that_is_generated_stays_while_its_attribute_is_written() {
    let attributes = [
        "spec = \"spec/pets.json\" generate = PetError",
        "sp, generate = PetError",
        "spec = , generate = PetError",
        "builtin, generate = PetError, derives",
        "generate = PetError, derives(Clone) cr",
    ];
    for attribute in attributes {
        let output = beside_one_fault(&format!("#[aurora({attribute})] pub enum Pets {{}}"));
        assert!(
            output.contains("pub[enum]PetError{"),
            "{attribute}: {output}"
        );
        has_every_impl(&output, "generated");
    }
}

#[test]
fn a_marker_adds_no_errors_of_its_own_while_the_name_is_written() {
    for attribute in ["gen", "generate", "generate =", "generate = \"PetError\""] {
        let item = format!("#[aurora(spec = \"spec/pets.json\", {attribute})] pub enum Pets {{}}");
        assert_eq!(beside_one_fault(&item), "", "{attribute}");
    }
}

#[test]
fn paths_of_the_user_are_in_the_output_where_editors_look_them_up() {
    let output = beside_one_fault(
        "#[aurora(crate = my::errors, spec = \"spec/pets.json\", generate = PetError, \
         derives(my::Derive), x)] enum Pets {}",
    );
    assert!(output.contains("#[derive(my::Derive)]"), "{output}");
    assert!(
        output.contains("my::errors::__private::generated!"),
        "{output}"
    );
}
