import { deflateSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { writeSmile, type Value } from "../../src/wire/smile";
import { COUNTER, joined, openPage, type FakeSocket, type Opened } from "../support/browser";

beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  vi.spyOn(console, "warn").mockImplementation(() => {});
});
afterEach(() => vi.restoreAllMocks());

/** A browser that can inflate. */
const able = { prepare: (window: object) => void Object.assign(window, { DecompressionStream }) };

function deflate(...frame: Value[]): Uint8Array {
  return Uint8Array.from(deflateSync(writeSmile(frame)));
}

function deflated(server: FakeSocket, ...frame: Value[]): void {
  server.receiveBytes(deflate(...frame));
}

/** A patch that sets the text of the counter. */
function patch(number: number, text: string): Value[] {
  return [number, -number, 1, 3, text];
}

/** What inflates does so on a thread of its own, which a busy machine may let wait. */
const eventually = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 20_000, interval: 5 });

function shown(page: Opened): string {
  return page.find("button").textContent!;
}

describe("a browser", () => {
  it("that can inflate says so (P-60)", () => {
    expect(openPage(COUNTER.body, able).server().protocol).toBe("lattice.v1.smile.deflate");
  });

  it("that cannot does not (P-60)", () => {
    expect(openPage(COUNTER.body).server().protocol).toBe("lattice.v1.smile");
  });
});

describe("a deflated frame (P-61)", () => {
  it("is applied like any other", async () => {
    const page = joined(COUNTER, able);
    deflated(page.server(), ...patch(1, "one"));
    await eventually(() => expect(shown(page)).toBe("one"));
  });

  it("lets the frames behind it wait (P-62)", async () => {
    const page = joined(COUNTER, able);
    const seen: string[] = [];
    const observer = new page.window.MutationObserver(() => seen.push(shown(page)));
    observer.observe(page.find("button"), { subtree: true, childList: true, characterData: true });
    deflated(page.server(), ...patch(1, "long ".repeat(100_000)));
    deflated(page.server(), ...patch(2, "two"));
    page.server().receive(3, 0, 1, 3, "three");
    expect(shown(page)).toBe("0");
    await eventually(() => expect(shown(page)).toBe("three"));
    expect(page.sockets).toHaveLength(1);
  });

  it("waits for the part that a frame before it needs", async () => {
    let come = (): void => {};
    const load = (): Promise<unknown> => new Promise(resolve => (come = () => resolve({ install: () => ({}) })));
    const page = joined(COUNTER, { ...able, load });
    page.server().receive(-3, "more");
    deflated(page.server(), ...patch(1, "one"));
    await new Promise(resolve => setTimeout(resolve));
    expect(shown(page)).toBe("0");
    come();
    await eventually(() => expect(shown(page)).toBe("one"));
  });

  it("that names a part lets the frames behind it wait for the part", async () => {
    let come: (() => void) | undefined;
    const load = (): Promise<unknown> => new Promise(resolve => (come = () => resolve({ install: () => ({}) })));
    const page = joined(COUNTER, { ...able, load });
    deflated(page.server(), -3, "more");
    page.server().receive(1, 0, 1, 3, "one");
    await eventually(() => expect(come).toBeDefined());
    expect(shown(page)).toBe("0");
    come!();
    await eventually(() => expect(shown(page)).toBe("one"));
  });

  it("counts with the size that it has inflated (P-63)", async () => {
    const page = joined(COUNTER, able);
    deflated(page.server(), ...patch(1, "x".repeat(16_384)));
    await eventually(() => expect(page.server().frames(2)).toEqual([[2, 1]]));
  });

  it("of a connection that is gone says nothing to the next one", async () => {
    const page = joined(COUNTER, able);
    deflated(page.server(), ...patch(1, "lost"));
    page.server().drop();
    await eventually(() => expect(page.sockets).toHaveLength(2));
    page.server().open().receive(0, 2, 0, "").receive(1, 0, 1, 3, "said again");
    await eventually(() => expect(shown(page)).toBe("said again"));
    expect(page.server().hello.applied).toBe(0);
  });

  it("that cannot be inflated ends the connection", async () => {
    const page = joined(COUNTER, able);
    page.server().receiveBytes(deflate(...patch(1, "one")).subarray(0, -6));
    await eventually(() => expect(page.sockets).toHaveLength(2));
    expect(page.sockets[0]!.closedBy).toBeDefined();
    expect(shown(page)).toBe("0");
  });
});
