import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import { readSmile, writeSmile, type Value } from "../src/wire/smile";
import { loaded, openPage } from "./support/browser";
import { canonical } from "./support/canonical.mjs";

const CASES = new URL("../../docs/spec/cases/", import.meta.url);
const names = readdirSync(CASES, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(entry => entry.name)
  .sort();

function read(name: string, file: string): string {
  return readFileSync(new URL(`${name}/${file}`, CASES), "utf8").replace(/\n$/, "");
}

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], byte => parseInt(byte, 16));
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("");
}

describe.each(names)("case %s", name => {
  const frames = JSON.parse(read(name, "patch.json")) as Value[][];
  const lines = read(name, "patch.hex").split("\n");

  it("has the bytes of its frames", () => {
    expect(frames.map(frame => toHex(writeSmile(frame)))).toEqual(lines);
    expect(lines.map(line => readSmile(fromHex(line)))).toEqual(frames);
  });

  it("turns the page before into the page after", async () => {
    const errors = vi.spyOn(console, "error");
    const templates = JSON.parse(read(name, "templates.json")) as Value[][];
    const { document, server, sockets } = openPage(read(name, "before.html"), {
      templates,
      needs: ["more", "navigation"],
    });
    await loaded();
    server().open();
    expect(server().hello.digest).toBe("d0");
    let welcomed = false;
    for (const [index, line] of lines.entries()) {
      const welcome = frames[index]?.[0] === 0;
      if (!welcomed && !welcome) server().receive(0, 1, 0, "");
      if (welcomed && welcome) {
        server().drop();
        document.defaultView!.dispatchEvent(new document.defaultView!.Event("online"));
        server().open();
      }
      welcomed = true;
      server().receiveBytes(fromHex(line));
      // A page that is made anew waits for the part that does it.
      if (welcome) await loaded();
    }
    expect(canonical(document.body)).toBe(read(name, "after.html"));
    expect(sockets.filter(socket => socket.closedBy)).toEqual([]);
    expect(errors).not.toHaveBeenCalled();
    errors.mockRestore();
  });
});
