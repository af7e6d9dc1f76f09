import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { COUNTER, openPage, type Opened, type Options } from "../support/browser";
import { settled, streaming, type FakeStream } from "../support/server";

// What is loaded once is there at once.
beforeAll(() => import("../../src/fallback"));
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
  vi.spyOn(console, "warn").mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

interface Blocked extends Opened {
  readonly streams: FakeStream[];
  readonly stream: () => FakeStream;
}

function open(options: Options = {}, statuses: (number | "hangs")[] = []): Blocked {
  let streams: FakeStream[] = [];
  const page = openPage(COUNTER.body, {
    templates: COUNTER.templates,
    fallback: true,
    ...options,
    prepare(window) {
      options.prepare?.(window);
      streams = streaming(window, statuses);
    },
  });
  return { ...page, streams, stream: () => streams.at(-1)! };
}

async function pass(time: number): Promise<void> {
  vi.advanceTimersByTime(time);
  await settled();
}

/** Refuses WebSockets until the page does without. */
async function refuse(page: Blocked): Promise<void> {
  for (let attempt = 0; attempt < 3; attempt++) {
    page.server().drop();
    await settled();
    await pass(1000);
  }
}

/** Opens a page that is live over a stream. */
async function streamed(options: Options = {}): Promise<Blocked> {
  const page = open(options);
  await refuse(page);
  await page.stream().open();
  await page.stream().receive(0, 1, 0, "");
  return page;
}

describe("a page whose WebSockets do not get through", () => {
  it("does without after three of them", async () => {
    const page = open();
    page.server().drop();
    await pass(1000);
    page.server().drop();
    await pass(1000);
    expect([page.sockets.length, page.streams.length]).toEqual([3, 0]);
    page.server().drop();
    await settled();
    await pass(1000);
    expect([page.sockets.length, page.streams.length]).toEqual([3, 1]);
    await page.stream().open();
    await page.stream().receive(0, 1, 0, "");
    expect(page.connected()).toBe(true);
  });

  it("does without after one that says nothing", async () => {
    const page = open();
    page.server().open();
    await pass(10_000);
    await pass(1000);
    expect([page.sockets.length, page.streams.length]).toEqual([1, 1]);
  });

  it("does not wait for another one that began while the part was loaded", async () => {
    let give = (_: unknown): void => {};
    const page = open({ load: () => new Promise(resolve => (give = resolve)) });
    await pass(10_000);
    await pass(1000);
    expect([page.sockets.length, page.streams.length]).toEqual([2, 0]);
    give(await import("../../src/fallback"));
    await settled();
    await pass(1000);
    expect([page.sockets.length, page.streams.length]).toEqual([2, 1]);
    expect(page.server().closedBy).toBeDefined();
  });

  it("does without when six of them are killed soon after WELCOME", async () => {
    const page = open();
    for (let time = 0; time < 6; time++) {
      expect(page.streams).toHaveLength(0);
      page
        .server()
        .open()
        .receive(0, time ? 2 : 1, 0, "");
      page.server().drop();
      await settled();
      await pass(6000);
    }
    expect(page.streams).toHaveLength(1);
  });

  it("tries a WebSocket again when the stream gets no WELCOME either, and then a stream", async () => {
    const page = open({}, [503]);
    await refuse(page);
    await pass(5000);
    expect([page.sockets.length, page.streams.length]).toEqual([4, 1]);
    page.server().drop();
    await pass(5000);
    expect([page.sockets.length, page.streams.length]).toEqual([4, 2]);
  });

  it("goes on with WebSockets where the server has no fallback", async () => {
    const page = open({ fallback: false });
    await refuse(page);
    await pass(60_000);
    expect(page.streams).toHaveLength(0);
    expect(page.sockets.length).toBeGreaterThan(3);
  });
});

describe("a stream", () => {
  it("is opened with HELLO, and with nothing of a connection", async () => {
    const page = open();
    await refuse(page);
    expect(page.stream().posts).toEqual([[[0, 1, "t0", expect.any(String), 0, 0, "/list?q=1", "d0"]]]);
  });

  it("carries patches down and events up", async () => {
    const page = await streamed();
    page.fire("button", "click");
    await settled();
    expect(page.stream().frames(1)).toEqual([[1, 1, -1, 2]]);
    expect(page.stream().headers).toEqual([
      expect.objectContaining({ "Lattice-Connection": "secret", "Lattice-Post": "1" }),
    ]);
    await page.stream().receive(1, 1, 1, 3, "5");
    expect(page.find("button").textContent).toBe("5");
  });

  it("may be cut anywhere on its way", async () => {
    const page = open();
    await refuse(page);
    for (const char of "event:open\ndata:secret 60000\n\ndata:+MDCwCD5\n\n") await page.stream().text(char);
    expect(page.connected()).toBe(true);
  });

  it("has one post at a time, with all that has waited for it", async () => {
    const page = await streamed();
    page.stream().slow = true;
    for (let time = 0; time < 4; time++) page.fire("button", "click");
    await settled();
    expect(page.stream().posts.map(frames => frames.length)).toEqual([1, 1]);
    await page.stream().answer();
    expect(page.stream().posts.map(frames => frames.length)).toEqual([1, 1, 3]);
    expect(page.stream().headers.at(-1)).toMatchObject({ "Lattice-Post": "2" });
  });

  it("answers a question with an empty post", async () => {
    const page = await streamed();
    await page.stream().text(":\n\n");
    expect(page.stream().posts.slice(1)).toEqual([[]]);
  });

  it("that is closed ends with its code", async () => {
    const page = await streamed();
    await page.stream().close(4401);
    expect(page.reloads()).toBe(1);
  });

  it("that breaks is resumed, and what was not received is sent again", async () => {
    const page = await streamed();
    page.stream().slow = true;
    page.fire("button", "click");
    await page.stream().break();
    await pass(1000);
    await page.stream().open();
    await page.stream().receive(0, 2, 0, "");
    expect(page.stream().frames(1)).toEqual([[1, 1, -1, 2]]);
  });

  it("whose post is refused is given up", async () => {
    const page = await streamed();
    page.stream().status = 404;
    page.fire("button", "click");
    await settled();
    expect([page.connected(), page.stream().aborted]).toEqual([false, true]);
  });

  it("that is silent for longer than the server ever is, is given up", async () => {
    const page = await streamed();
    await pass(4000);
    await page.stream().text(":\n\n");
    await pass(5000);
    page.server().drop();
    await pass(54_999);
    expect(page.connected()).toBe(true);
    await pass(1);
    expect(page.connected()).toBe(false);
  });

  it("is let go when the page is left, after what was said last", async () => {
    const page = await streamed();
    page.stream().slow = true;
    page.fire("button", "click");
    page.fire("button", "click");
    page.window.dispatchEvent(new page.window.Event("pagehide"));
    expect(page.stream().keepalive).toEqual([false, true]);
    expect(page.stream().frames(1)).toHaveLength(2);
    await page.stream().answer();
    expect(page.stream().aborted).toBe(true);
  });
});

describe("the way back to a WebSocket", () => {
  it("is tried beside the stream, which goes on meanwhile", async () => {
    const page = await streamed();
    await pass(5000);
    expect(page.sockets).toHaveLength(4);
    page.fire("button", "click");
    await settled();
    await page.stream().receive(1, 1, 1, 3, "1");
    expect(page.find("button").textContent).toBe("1");
    expect(page.server().sent).toEqual([]);
  });

  it("is gone when the WebSocket has brought WELCOME; nothing is lost or doubled", async () => {
    const page = await streamed();
    await page.stream().receive(1, 0, 1, 3, "a");
    await pass(5000);
    page.server().open();
    expect(page.server().hello).toMatchObject({ applied: 1, input: 0 });
    // Between HELLO and WELCOME: neither here nor there.
    page.fire("button", "click");
    await page.stream().receive(2, 0, 1, 3, "b");
    await page.stream().close(4409);
    expect([page.find("button").textContent, page.connected()]).toEqual(["b", true]);
    expect(page.stream().frames(1)).toEqual([]);
    page.server().receive(0, 2, 0, "").receive(2, 0, 1, 3, "b");
    expect(page.server().events).toEqual([[1, 1, 2]]);
    page.server().receive(3, 1, 1, 3, "c");
    expect(page.find("button").textContent).toBe("c");
    expect([page.stream().aborted, page.connected()]).toEqual([true, true]);
    await pass(3_600_000);
    expect([page.sockets.length, page.streams.length]).toEqual([4, 1]);
  });

  it("that fails is tried again after ten minutes", async () => {
    const page = await streamed();
    await pass(5000);
    page.server().drop();
    for (let minute = 0; minute < 9; minute++) {
      await page.stream().text(":\n\n");
      await pass(59_999);
    }
    expect([page.connected(), page.sockets.length]).toEqual([true, 4]);
    await page.stream().text(":\n\n");
    await pass(59_999);
    await page.stream().text(":\n\n");
    await pass(10_000);
    expect([page.connected(), page.sockets.length]).toEqual([true, 5]);
  });

  it("that fails is tried again when the browser is online again", async () => {
    const page = await streamed();
    await pass(5000);
    page.server().drop();
    page.window.dispatchEvent(new page.window.Event("online"));
    expect(page.sockets).toHaveLength(5);
  });

  it("that brings no answer to HELLO ends in a stream", async () => {
    const page = await streamed();
    await pass(5000);
    page.server().open();
    page.fire("button", "click");
    await page.stream().close(4409);
    await pass(10_000);
    await pass(1000);
    expect(page.server().closedBy).toBeDefined();
    await page.stream().open();
    await page.stream().receive(0, 2, 0, "");
    expect(page.streams).toHaveLength(2);
    expect(page.stream().frames(1)).toEqual([[1, 1, -1, 2]]);
  });

  it("is not tried by a page that was left", async () => {
    const page = await streamed();
    page.window.dispatchEvent(new page.window.Event("pagehide"));
    await pass(60_000);
    expect([page.sockets.length, page.stream().aborted]).toEqual([3, true]);
  });
});

describe("that WebSockets do not get through", () => {
  const remembered = (until: number): Options => ({
    prepare: window => window.sessionStorage.setItem("lattice-fallback", String(until)),
  });

  it("is remembered when one has failed beside a stream, for ten minutes", async () => {
    const page = await streamed();
    expect(page.window.sessionStorage.getItem("lattice-fallback")).toBeNull();
    await pass(5000);
    page.server().drop();
    expect(page.window.sessionStorage.getItem("lattice-fallback")).toBe(String(Date.now() + 600_000));
  });

  it("makes the next page begin with a stream", async () => {
    const page = open(remembered(Date.now() + 30_000));
    await settled();
    expect([page.sockets.length, page.streams.length]).toEqual([0, 1]);
    await page.stream().open();
    await page.stream().receive(0, 1, 0, "");
    await pass(29_999);
    expect(page.sockets).toHaveLength(0);
    await pass(1);
    expect(page.sockets).toHaveLength(1);
  });

  it("is remembered for no longer where a clock was ahead", async () => {
    const page = open(remembered(Date.now() + 86_400_000));
    await settled();
    await page.stream().open();
    await page.stream().receive(0, 1, 0, "");
    for (let minute = 0; minute < 11; minute++) {
      await page.stream().text(":\n\n");
      await pass(55_000);
    }
    expect(page.sockets).toHaveLength(1);
  });

  it("is forgotten in time, and when one gets through", async () => {
    const late = open(remembered(Date.now() - 1));
    await settled();
    expect([late.sockets.length, late.streams.length]).toEqual([1, 0]);
    const page = open(remembered(Date.now() + 5000));
    await settled();
    await page.stream().open();
    await page.stream().receive(0, 1, 0, "");
    await pass(5000);
    page.server().open().receive(0, 2, 0, "");
    expect(page.window.sessionStorage.getItem("lattice-fallback")).toBeNull();
  });

  it("is known to this document where nothing can be stored", async () => {
    const page = await streamed({
      prepare: window =>
        Object.defineProperty(window, "sessionStorage", {
          get: () => {
            throw new Error("blocked");
          },
        }),
    });
    await pass(5000);
    page.server().drop();
    await page.stream().break();
    await pass(1000);
    expect([page.sockets.length, page.streams.length]).toEqual([4, 2]);
  });
});
