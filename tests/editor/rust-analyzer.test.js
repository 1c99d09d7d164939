// What rust-analyzer shows of a derived error, in both forms. `RUST_ANALYZER` names the program; without
// it nothing is tested. It is built once, in twenty minutes:
//
//     cargo install ra_ap_rust-analyzer --version 0.0.328 --root ../../target/rust-analyzer
//     RUST_ANALYZER=../../target/rust-analyzer/bin/rust-analyzer npm test

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Editor } from "./editor.js";

const runtime = fileURLToPath(new URL("../../aurora-errors", import.meta.url));
const manifest = `[package]
name = "pets"
version = "0.0.0"
edition = "2024"
[dependencies]
aurora-errors.path = '${runtime}'
[workspace]
`;

const table = (meaning) => `{ "api": "Pets", "statuses": [
    { "code": 404, "name": "Not Found", "meaning": "${meaning}", "retry": "never", "cases": [
        { "when": { "code": "pet_sold" }, "name": "Pet Sold" } ] },
    { "code": 429, "name": "Too Many Requests", "meaning": "Slow down.", "retry": "throttled" } ] }
`;

const source = `use aurora_errors::{ApiError, ErrorResponse};

/// The pet store.
#[derive(ApiError)]
#[aurora(spec = "spec/pets.json", generate = PetError)]
pub enum Pets {}

/// Its table stands beside this file.
#[derive(ApiError)]
#[aurora(spec = "./beside.json", generate = BesideError)]
pub enum Beside {}

#[derive(Debug, ApiError)]
#[aurora(spec = "spec/pets.json")]
pub enum OwnError {
    NotFound(ErrorResponse),
    PetSold(ErrorResponse),
    #[aurora(rest)]
    Listed(ErrorResponse),
    #[aurora(other)]
    Unlisted(ErrorResponse),
}

pub fn generated(error: PetError) -> bool {
    let _ = PetError::NotFound;
    error.is_not_found()
}

pub fn written(error: OwnError) -> bool {
    error.is_not_found()
}

pub fn generic<E: ApiError>(error: E) -> bool {
    error.is_retryable()
}

pub fn beside(response: ErrorResponse) -> BesideError {
    BesideError::NotFound(response)
}

pub fn sold(response: ErrorResponse) -> PetError {
    let sold = PetError::PetSold;
    sold(response)
}

pub fn matched(error: PetError) {
    match error {}
}
`;

const options = { skip: !process.env.RUST_ANALYZER && "RUST_ANALYZER is not set", timeout: 900_000 };

describe("rust-analyzer", options, () => {
    const folder = mkdtempSync(join(tmpdir(), "pets-"));
    const path = join(folder, "src/lib.rs");
    let editor;

    before(async () => {
        mkdirSync(join(folder, "src"));
        mkdirSync(join(folder, "spec"));
        writeFileSync(join(folder, "Cargo.toml"), manifest);
        writeFileSync(join(folder, "spec/pets.json"), table("There is no such pet."));
        writeFileSync(join(folder, "src/beside.json"), table("It is beside."));
        writeFileSync(path, source);
        editor = await Editor.start(process.env.RUST_ANALYZER, folder);
        await editor.open(pathToFileURL(path).href, source);
    });

    after(async () => {
        await editor?.stop();
        rmSync(folder, { recursive: true, force: true });
    });

    test("a variant that the table wrote shows its row on hover", async () => {
        const shown = await editor.hover("PetError::Not|Found");
        assert.match(shown, /There is no such pet\./);
        assert.match(shown, /\(file:\/\/.*spec\/pets\.json#L2\)/, "a link to the row");
    });

    for (const [what, marked, definition] of [
        ["a variant that the table wrote", "let _ = PetError::Not|Found", '"spec/pets.json"'],
        ["a variant of a case", "sold = PetError::Pet|Sold", '"spec/pets.json"'],
        ["a variant from a table beside the file", "BesideError::Not|Found", '"./beside.json"'],
        ["the enum that the table wrote", "error: Pet|Error) -> bool", "PetError"],
        ["a method of the enum that the table wrote", "NotFound;\n    error.is_not|_found", '"spec/pets.json"'],
        ["a method of the enum that the user wrote", "OwnError) -> bool {\n    error.is_not|_found", "NotFound"],
    ]) {
        test(`go-to on ${what} leads to ${definition} and not out of the user's file`, async () => {
            const found = await editor.definitions(marked);
            assert.equal(found[0].selected, definition);
            for (const { uri, selected } of found) {
                assert.equal(uri, editor.uri, selected);
            }
        });
    }

    test("a table beside the source file is found", async () => {
        assert.match(await editor.hover("BesideError::Not|Found"), /It is beside\./);
    });

    test("a case shows on hover what tells it apart", async () => {
        assert.match(await editor.hover("sold = PetError::Pet|Sold"), /pet_sold/);
    });

    const everyone = ["is_retryable_for", "retry_after", "messages"];
    const own = ["is_not_found", "is_pet_sold", ...everyone];
    for (const [name, methods, marked] of [
        ["the table wrote", own, "let _ = PetError::NotFound;\n    error.|"],
        ["the user wrote", own, "OwnError) -> bool {\n    error.|"],
        ["is any", everyone, "E) -> bool {\n    error.|"],
    ]) {
        test(`each method of an error that ${name} is offered once`, async () => {
            const offered = (await editor.completions(marked)).map((item) => item.label);
            for (const method of methods) {
                const same = offered.filter((label) => label.replace(/\(.*/, "") === method);
                assert.equal(same.length, 1, `${method}: ${same} of ${offered}`);
            }
        });
    }

    test("the variants that the table wrote are offered", async () => {
        const offered = (await editor.completions("let _ = PetError::|")).map((item) => item.label);
        for (const variant of ["NotFound", "PetSold", "TooManyRequests", "Unlisted"]) {
            assert.ok(offered.some((label) => label.startsWith(variant)), `${variant}: ${offered}`);
        }
    });

    test("the keys of an attribute are offered from the first letter", async () => {
        const typed = source.replace("generate = PetError)]", "generate = PetError, d)]");
        await editor.change(typed);
        const offered = await editor.completions("generate = PetError, d|)]");
        await editor.change(source);
        assert.ok(offered.some((item) => item.label === "derives"), offered.map((item) => item.label));
    });

    test("the arms of a match are filled in", async () => {
        const filled = await editor.action("match er|ror {}", /missing match arms/);
        for (const variant of ["NotFound", "PetSold", "TooManyRequests", "Unlisted"]) {
            assert.match(filled, new RegExp(`PetError::${variant}`));
        }
    });

    test("a fault of an attribute is one diagnostic while it is typed", async () => {
        await editor.change(source.replace("generate = PetError", "generat = PetError"));
        const faults = await editor.diagnostics((list) => list.some((fault) => /generat/.test(fault.message)));
        assert.equal(faults.filter((fault) => /unknown key `generat`/.test(fault.message)).length, 1);
        await editor.change(source);
        await editor.diagnostics((list) => !list.some((fault) => /generat/.test(fault.message)));
    });

    test("an edit of the table shows after a blank in the attribute, typed and taken back", async () => {
        writeFileSync(join(folder, "spec/pets.json"), table("The pet has moved."));
        await editor.change(source.replace("#[aurora(spec", "#[aurora( spec"));
        await editor.hover("PetError::Not|Found");
        await editor.change(source);
        assert.match(await editor.hover("PetError::Not|Found"), /The pet has moved\./);
    });

    test("a fault of the table is left to the check on save, and costs no variant", async () => {
        writeFileSync(join(folder, "spec/pets.json"), table("Broken.").replace('"never"', '"nevr"'));
        await editor.change(source.replace("#[aurora(spec", "#[aurora( spec"));
        await editor.hover("PetError::Not|Found");
        await editor.change(source);
        assert.match(await editor.hover("PetError::Not|Found"), /NotFound/);
        assert.match(await editor.hover("PetError::Pet|Sold"), /PetSold/);
        const told = await editor.diagnostics(() => true);
        assert.ok(!told.some((fault) => /nevr/.test(fault.message)), JSON.stringify(told));
        writeFileSync(join(folder, "spec/pets.json"), table("There is no such pet."));
    });
});
