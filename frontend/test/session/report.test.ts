import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { COUNTER, joined, joinedWithMore, loaded } from "../support/browser";

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("a fault", () => {
  it("while a patch is applied is told before the connection is given up (P-17)", () => {
    const page = joined(COUNTER);
    page.server().receive(1, 0, 1, 99, "text");
    expect(page.server().frames(5)).toEqual([[5, expect.stringContaining("slot 99")]]);
    expect(page.server().closedBy).toBeDefined();
  });

  it("is told ten times and no more", async () => {
    const page = joined(COUNTER);
    for (let i = 0; i < 12; i++) {
      page.server().receive(1, 0, 1, 99, "text");
      vi.advanceTimersByTime(10_000);
      page.server().open().receive(0, 4, 0, "");
      await loaded();
    }
    expect(page.sockets.flatMap(socket => socket.frames(5))).toHaveLength(10);
  });

  it("before WELCOME is not told", () => {
    const page = joined(COUNTER);
    page.server().drop();
    vi.advanceTimersByTime(100);
    page.server().open().receive(1, 0, 1, 99, "text");
    expect(page.server().frames(5)).toEqual([]);
  });

  it("of a part that cannot be loaded is told", async () => {
    const page = joined(COUNTER, { load: () => Promise.reject(new Error("no " + "x".repeat(2000))) });
    page.server().receive(-3, "more");
    await loaded();
    const [[, text] = []] = page.server().frames(5);
    expect(text).toMatch(/^Error: no x+$/);
    expect(text).toHaveLength(1000);
  });

  it("of a hook is told, and the connection goes on", async () => {
    const template = [1, 1, "p", 5, "data-hook", 4, 0];
    const page = await joinedWithMore(
      { body: `<!--h0--><p data-i="1.1" data-hook="chart.1"></p><!--/h-->`, templates: [template] },
      {
        prepare: ({ lattice }) => {
          lattice.hooks["chart"] = {
            mounted() {
              throw new Error("no canvas");
            },
            disconnected() {},
            reconnected() {
              throw new Error("no data");
            },
          };
        },
      },
    );
    page.server().drop();
    vi.advanceTimersByTime(100);
    page.server().open().receive(0, 2, 0, "");
    expect(page.server().frames(5)).toEqual([[5, "Error: reconnected of a hook failed: Error: no data"]]);
    expect(page.connected()).toBe(true);
  });
});
