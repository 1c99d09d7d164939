// What an editor makes of `spec/table.schema.json`: the service inside VS Code completes, explains and
// finds mistakes, one diagnostic for each, in the line where `aurora-errors check` finds the same one.
//
//     npm ci && npm test
//
// `AURORA_ERRORS` names the program, `../../target/debug/aurora-errors` unless set.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import languageService from "vscode-json-languageservice";

const { getLanguageService, TextDocument } = languageService;

const file = (path) => new URL(path, import.meta.url);
const program = process.env.AURORA_ERRORS ?? file("../../target/debug/aurora-errors").pathname;
const schema = JSON.parse(readFileSync(file("../../spec/table.schema.json"), "utf8"));

const folder = mkdtempSync(join(tmpdir(), "tables-"));
after(() => rmSync(folder, { recursive: true }));

// A table that names its schema gets this one.
const service = getLanguageService({ schemaRequestService: async () => JSON.stringify(schema) });
service.configure({ schemas: [{ uri: "aurora:table", fileMatch: ["*.json"], schema }] });

function opened(text) {
    const document = TextDocument.create("file:///table.json", "json", 1, text);
    return [document, service.parseJSONDocument(document)];
}

const row = { code: 404, name: "Not Found", meaning: "There is no such pet.", retry: "never" };

// A table with this one row, or with other members, each member on a line of its own.
const table = (members) => JSON.stringify({ api: "Pets", statuses: [row], ...members }, null, 2);
const withRow = (members) => table({ statuses: [{ ...row, ...members }] });
const withCase = (members) =>
    withRow({ cases: [{ when: { code: "pet_sold" }, name: "Pet Sold", ...members }] });

const mistakes = [
    ["no object", "[]", /object/],
    ["no name of the API", table({ api: undefined }), /"api"/],
    ["an empty name of the API", table({ api: " " }), /one line of text/],
    ["no rows", table({ statuses: [] }), /few|empty|at least/i],
    ["rows that are no list", table({ statuses: {} }), /array/],
    ["an unknown key", table({ statusses: [] }), /statusses/],
    ["an address without a scheme", table({ docs: "pets.example" }), /https:\/\//],
    ["a version that is a number", table({ version: 2 }), /string/],
    ["a pointer without its slash", table({ messages: ["message"] }), /JSON Pointer/],
    ["a header with a blank", table({ request_id: ["x request id"] }), /name of a header/],
    ["a delay without its unit", table({ retry_after: [{ header: "x-wait" }] }), /"unit"/],
    ["a delay in hours", table({ retry_after: [{ header: "x-wait", unit: "h" }] }), /"ms"/],
    ["a delay in two places", table({ retry_after: [{ header: "a", body: "/b", unit: "s" }] }), /one of them/],
    ["a row that is no object", table({ statuses: [404] }), /object/],
    ["a code that is too high", withRow({ code: 1404 }), /999/],
    ["a code in quotes", withRow({ code: "404" }), /without quotes/],
    ["a class of none", withRow({ code: "0XX" }), /5XX/],
    ["a code with a fraction", withRow({ code: 404.5 }), /100 to 999/],
    ["no code", withRow({ code: undefined }), /"code"/],
    ["no name", withRow({ name: undefined }), /"name"/],
    ["a name of two lines", withRow({ name: "Not\nFound" }), /one line of text/],
    ["no meaning", withRow({ meaning: undefined }), /"meaning"/],
    ["an empty meaning", withRow({ meaning: "" }), /some text/],
    ["a variant that is a keyword", withRow({ variant: "Self" }), /identifier/],
    ["a variant with a hyphen", withRow({ variant: "Not-Found" }), /identifier/],
    ["an unknown class of retries", withRow({ retry: "sometimes" }), /"throttled"/],
    ["no class of retries", withRow({ retry: undefined }), /"retry"/],
    ["a retry of what is no error", withRow({ code: 200 }), /Only an error/],
    ["a replay of what is never retried", withRow({ replay: "any" }), /leave it out/],
    ["an unknown replay", withRow({ retry: "later", replay: "always" }), /"idempotent"/],
    ["an error that is a text", withRow({ error: "true" }), /boolean/],
    ["an unknown key of a row", withRow({ status: 404 }), /status/],
    ["a case without a condition", withCase({ when: undefined }), /"when"/],
    ["a case whose condition is empty", withCase({ when: {} }), /code|header|body/],
    ["a case with a code of its own", withCase({ code: 404 }), /code/],
    ["an unknown condition", withCase({ when: { status: 404 } }), /status/],
    ["a case without a name", withCase({ name: undefined }), /"name"/],
    ["a replay of a retry that is the row's", withCase({ replay: "any" }), /comes from the row/],
    ["a condition without a value", withCase({ when: { code: [] } }), /few/],
    ["a condition on what is no header", withCase({ when: { header: { "x a": "1" } } }), /name of a header/],
    ["a condition on what is no pointer", withCase({ when: { body: { a: "1" } } }), /JSON Pointer/],
    ["a verdict in two places", table({ retryable: [{ header: "a", body: "/b" }] }), /one of them/],
    ["a parameter of a body", table({ retry_after: [{ body: "/b", unit: "s", parameter: "t" }] }), /Only a header/],
];

// The lines, from 0 up, in which the program finds a fault.
function checked(text) {
    const path = join(folder, "table.json");
    writeFileSync(path, text);
    const output = spawnSync(program, ["check", "--format", "json", path], { encoding: "utf8" });
    assert.equal(output.error, undefined, `${program}: ${output.error}`);
    return JSON.parse(output.stdout).map((fault) => fault.line - 1);
}

for (const [name, text, wording] of mistakes) {
    test(`${name} is one diagnostic, where check has it`, async () => {
        const [document, json] = opened(text);
        const diagnostics = await service.doValidation(document, json, {}, schema);
        const messages = diagnostics.map((diagnostic) => diagnostic.message);
        assert.equal(messages.length, 1, messages.join("\n"));
        assert.match(messages[0], wording);
        assert.deepEqual(checked(text), [diagnostics[0].range.start.line], messages[0]);
    });
}

test("a table with comments and trailing commas has no diagnostic", async () => {
    const [document, json] = opened(`{ "api": "Pets", // ours\n "statuses": [${JSON.stringify(row)},], }`);
    assert.deepEqual(await service.doValidation(document, json, {}, schema), []);
});

// What is offered where `|` stands.
async function offered(marked) {
    const offset = marked.indexOf("|");
    const [document, json] = opened(marked.replace("|", ""));
    const list = await service.doComplete(document, document.positionAt(offset), json);
    return list.items;
}

const labels = (items) => items.map((item) => item.label);

test("an empty file is completed to a table", async () => {
    const items = await offered("|");
    assert.ok(labels(items).includes("table"), labels(items));
});

test("an empty row is completed to whole rows, and to keys with their colon", async () => {
    const items = await offered('{ "api": "Pets", "statuses": [ | ] }');
    for (const whole of ["error", "rate limit", "class"]) {
        assert.ok(labels(items).includes(whole), labels(items));
    }
    const keys = await offered('{ "api": "Pets", "statuses": [ { | } ] }');
    for (const key of ["code", "name", "meaning", "retry", "cases"]) {
        const item = keys.find((item) => item.label === key);
        assert.match(item?.insertText ?? "", new RegExp(`^"${key}":`), key);
    }
});

test("a class of retries is offered in words, each explained", async () => {
    const items = await offered('{ "api": "Pets", "statuses": [ { "code": 404, "retry": | } ] }');
    assert.deepEqual(labels(items).sort(), ['"later"', '"never"', '"throttled"']);
    assert.ok(items.every((item) => item.documentation), JSON.stringify(items));
});

test("every key of a table, a row and a case says on hover what it is", async () => {
    const text = JSON.stringify({
        $schema: "./table.schema.json",
        api: "Pets",
        version: "1",
        docs: "https://pets.example",
        messages: ["/message"],
        codes: ["/code"],
        request_id: ["x-id"],
        retry_after: [{ header: "x-wait", unit: "s" }, { body: "/wait", unit: "ms" }],
        statuses: [{ ...row, variant: "Missing", advice: "Ask.", docs: "https://pets.example/404",
            error: true, replay: "any", cases: [{ when: { code: "a" }, name: "A" }] }],
    }, null, 2);
    const [document, json] = opened(text);
    const keys = [...text.matchAll(/"([$\w]+)":/g)];
    assert.ok(keys.length > 25, `${keys.length} keys`);
    for (const key of keys) {
        const position = document.positionAt(key.index + 1);
        const hover = await service.doHover(document, position, json);
        const shown = JSON.stringify(hover?.contents ?? "");
        assert.ok(shown.length > 30, `${key[1]}: ${shown}`);
    }
});

test("the schema's address gives the file itself", () => {
    assert.match(schema.$id, /^https:\/\/raw\.githubusercontent\.com\/.*\/spec\/table\.schema\.json$/);
});
