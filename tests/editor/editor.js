// A client of the Language Server Protocol, as small as the tests need it.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

const SETTINGS = {
    cargo: { targetDir: true, buildScripts: { enable: true } },
    procMacro: { enable: true },
    checkOnSave: false,
    cachePriming: { enable: false },
    completion: { limit: null },
};

const CAPABILITIES = {
    workspace: { configuration: true, workspaceEdit: { documentChanges: true } },
    textDocument: {
        hover: { contentFormat: ["markdown"] },
        codeAction: {
            codeActionLiteralSupport: { codeActionKind: { valueSet: ["", "quickfix", "refactor"] } },
            resolveSupport: { properties: ["edit"] },
            dataSupport: true,
        },
    },
    experimental: { serverStatusNotification: true },
};

// The server's word for "the text has changed since, ask again".
const CONTENT_MODIFIED = -32801;

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export class Editor {
    #server;
    #waiting = new Map();
    #requests = 0;
    #version = 0;
    #found = [];
    #quiescent = false;
    #received = Buffer.alloc(0);

    // Starts the server in a folder, and waits until it has loaded what is there.
    static async start(program, folder) {
        const editor = new Editor();
        editor.#server = spawn(program, [], { cwd: folder, stdio: ["pipe", "pipe", "ignore"] });
        editor.#server.stdout.on("data", (data) => editor.#receive(data));
        const root = pathToFileURL(folder).href;
        await editor.request("initialize", {
            processId: process.pid,
            rootUri: root,
            workspaceFolders: [{ uri: root, name: "pets" }],
            initializationOptions: SETTINGS,
            capabilities: CAPABILITIES,
        });
        editor.#send({ method: "initialized", params: {} });
        while (!editor.#quiescent) {
            await pause(100);
        }
        return editor;
    }

    async stop() {
        await this.request("shutdown");
        this.#send({ method: "exit" });
        await once(this.#server, "exit");
    }

    async open(uri, text) {
        this.uri = uri;
        this.text = text;
        this.#version += 1;
        const textDocument = { uri, languageId: "rust", version: this.#version, text };
        this.#send({ method: "textDocument/didOpen", params: { textDocument } });
    }

    async change(text) {
        this.text = text;
        this.#version += 1;
        const textDocument = { uri: this.uri, version: this.#version };
        this.#send({ method: "textDocument/didChange", params: { textDocument, contentChanges: [{ text }] } });
    }

    // What stands in the hover where `|` is in the text.
    async hover(marked) {
        const hover = await this.request("textDocument/hover", this.#at(marked));
        return hover?.contents?.value ?? "";
    }

    async completions(marked) {
        const list = await this.request("textDocument/completion", this.#at(marked));
        return list?.items ?? list ?? [];
    }

    // The places that a definition is at: the file, and the text that an editor selects there.
    async definitions(marked) {
        const found = await this.request("textDocument/definition", this.#at(marked));
        return [found ?? []].flat().map(({ uri, range }) => {
            const lines = readFileSync(fileURLToPath(uri), "utf8").split("\n");
            const { start, end } = range;
            const selected = lines.slice(start.line, end.line + 1);
            selected.push(selected.pop().slice(0, end.character));
            selected[0] = selected[0].slice(start.character);
            return { uri, selected: selected.join("\n") };
        });
    }

    // The new text that the action of this title writes.
    async action(marked, title) {
        const { textDocument, position } = this.#at(marked);
        const range = { start: position, end: position };
        const context = { diagnostics: [] };
        const actions = await this.request("textDocument/codeAction", { textDocument, range, context });
        const action = actions.find((action) => title.test(action.title));
        if (!action) {
            throw new Error(`only ${actions.map((action) => action.title)}`);
        }
        const { edit } = action.edit ? action : await this.request("codeAction/resolve", action);
        const changes = edit.documentChanges ?? Object.values(edit.changes).map((edits) => ({ edits }));
        return changes.flatMap((change) => change.edits).map((edit) => edit.newText).join("");
    }

    // The diagnostics as soon as they are as expected.
    async diagnostics(are) {
        while (!are(this.#found)) {
            await pause(100);
        }
        return this.#found;
    }

    async request(method, params) {
        for (;;) {
            this.#requests += 1;
            const id = this.#requests;
            this.#send({ id, method, params });
            const answer = await new Promise((resolve) => this.#waiting.set(id, resolve));
            if (answer.error?.code === CONTENT_MODIFIED) {
                await pause(100);
            } else if (answer.error) {
                throw new Error(`${method}: ${answer.error.message}`);
            } else {
                return answer.result;
            }
        }
    }

    #at(marked) {
        const place = this.text.indexOf(marked.replace("|", ""));
        if (place < 0) {
            throw new Error(`not in the text: ${marked}`);
        }
        const lines = this.text.slice(0, place + marked.indexOf("|")).split("\n");
        const position = { line: lines.length - 1, character: lines.at(-1).length };
        return { textDocument: { uri: this.uri }, position };
    }

    #send(message) {
        const text = JSON.stringify({ jsonrpc: "2.0", ...message });
        this.#server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
    }

    #receive(data) {
        this.#received = Buffer.concat([this.#received, data]);
        for (;;) {
            const end = this.#received.indexOf("\r\n\r\n");
            const length = Number(/Content-Length: (\d+)/i.exec(this.#received.subarray(0, end))?.[1]);
            if (end < 0 || this.#received.length < end + 4 + length) {
                return;
            }
            const message = JSON.parse(this.#received.subarray(end + 4, end + 4 + length));
            this.#received = this.#received.subarray(end + 4 + length);
            this.#take(message);
        }
    }

    #take({ id, method, params, ...answer }) {
        if (method === undefined) {
            this.#waiting.get(id)?.(answer);
            this.#waiting.delete(id);
        } else if (id !== undefined) {
            const result = method === "workspace/configuration" ? params.items.map(() => SETTINGS) : null;
            this.#send({ id, result });
        } else if (method === "experimental/serverStatus") {
            this.#quiescent = params.quiescent;
        } else if (method === "textDocument/publishDiagnostics" && params.uri === this.uri) {
            this.#found = params.diagnostics;
        }
    }
}
