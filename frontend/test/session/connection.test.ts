import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { COUNTER, joined, openPage, type Opened } from "../support/browser";

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, "warn").mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("a close code", () => {
  /** What the client does within a minute, though the network comes back. */
  function doneAfter(code: number): { connects: boolean; reloads: number } {
    const page = joined(COUNTER);
    page.server().drop(code);
    vi.advanceTimersByTime(60_000);
    page.window.dispatchEvent(new page.window.Event("online"));
    return { connects: page.sockets.length > 1, reloads: page.reloads() };
  }

  it.each([1000, 4409])("%i ends the client", code => {
    expect(doneAfter(code)).toEqual({ connects: false, reloads: 0 });
  });

  it.each([1001, 1005, 1006, 1009, 1011, 1012, 4400, 4408, 4429, 4500])("%i is a reason to connect again", code => {
    expect(doneAfter(code)).toEqual({ connects: true, reloads: 0 });
  });

  it.each([4401, 4403, 4404, 4410])("%i loads the page anew", code => {
    expect(doneAfter(code)).toEqual({ connects: false, reloads: 1 });
  });

  it("of a restart spreads the pages over two seconds", () => {
    const page = joined(COUNTER, { random: () => 0.5 });
    page.server().drop(1012);
    vi.advanceTimersByTime(1061);
    expect(page.sockets).toHaveLength(1);
    vi.advanceTimersByTime(2);
    expect(page.sockets).toHaveLength(2);
  });
});

describe("the delay before the next attempt", () => {
  /** Fails every attempt and measures how long the next one takes. */
  function delays(page: Opened, count: number): number[] {
    return Array.from({ length: count }, () => {
      const before = page.sockets.length;
      page.server().drop();
      let waited = 0;
      for (; page.sockets.length === before; waited++) vi.advanceTimersByTime(1);
      return waited;
    });
  }

  it("grows to five seconds", () => {
    expect(delays(openPage(""), 8)).toEqual([50, 100, 250, 500, 1000, 2000, 5000, 5000]);
  });

  it("has up to half of it on top", () => {
    expect(delays(openPage("", { random: () => 0.8 }), 4)).toEqual([70, 140, 350, 700]);
  });

  it("starts over only when a connection lived for five seconds after WELCOME", () => {
    const page = joined(COUNTER);
    expect(delays(page, 2)).toEqual([50, 100]);
    page.server().open().receive(0, 2, 0, "");
    vi.advanceTimersByTime(4999);
    expect(delays(page, 1)).toEqual([250]);
    page.server().open().receive(0, 2, 0, "");
    vi.advanceTimersByTime(5000);
    expect(delays(page, 1)).toEqual([50]);
  });

  it.each(["online", "visibilitychange"])("is cut short by %s", type => {
    const page = joined(COUNTER);
    page.server().drop();
    const target = type === "online" ? page.window : page.document;
    target.dispatchEvent(new page.window.Event(type));
    expect(page.sockets).toHaveLength(2);
    target.dispatchEvent(new page.window.Event(type));
    vi.advanceTimersByTime(1000);
    expect(page.sockets).toHaveLength(2);
  });
});

describe("silence", () => {
  it("after an event for ten seconds ends the connection", () => {
    const page = joined(COUNTER);
    page.fire("button", "click");
    vi.advanceTimersByTime(6000);
    page.fire("button", "click");
    page.server().receive(-1, 1);
    vi.advanceTimersByTime(9999);
    expect(page.server().closedBy).toBeUndefined();
    vi.advanceTimersByTime(1);
    expect(page.server().closedBy).toEqual({ code: undefined });
    vi.advanceTimersByTime(50);
    page.server().open().receive(0, 2, 1, "");
    expect(page.server().events).toEqual([[2, 0, 2]]);
  });

  it("without an event is no fault", () => {
    const page = joined(COUNTER);
    page.fire("button", "click");
    page.server().receive(-1, 1);
    vi.advanceTimersByTime(3_600_000);
    expect(page.server().closedBy).toBeUndefined();
  });

  it.each(["online", "visibilitychange"])("is broken by a question at %s", type => {
    const page = joined(COUNTER);
    Object.defineProperty(page.document, "visibilityState", { value: "visible" });
    const happen = (): boolean =>
      (type === "online" ? page.window : page.document).dispatchEvent(new page.window.Event(type));
    page.server().receive(1, 0, 1, 3, "1");
    happen();
    expect(page.server().frames(2)).toEqual([
      [2, 1],
      [2, 1],
    ]);
    page.server().receive(-1, 0);
    vi.advanceTimersByTime(60_000);
    expect(page.server().closedBy).toBeUndefined();
    happen();
    vi.advanceTimersByTime(10_000);
    expect(page.server().closedBy).toBeDefined();
  });

  it("before WELCOME for ten seconds ends the connection", () => {
    const page = openPage("");
    page.server().open();
    vi.advanceTimersByTime(10_050);
    expect(page.sockets).toHaveLength(2);
  });
});

describe("loading the page anew", () => {
  /** Opens the page as if the one before had loaded it anew. */
  function after(before: Opened | undefined): Opened {
    return openPage("", {
      prepare: window => {
        const counted = before?.window.sessionStorage.getItem("lattice-reloads");
        if (counted) window.sessionStorage.setItem("lattice-reloads", counted);
      },
    });
  }

  it("is done three times in a minute, then the client stops with a class", () => {
    let page: Opened | undefined;
    for (let time = 1; time <= 3; time++) {
      page = after(page);
      page.server().drop(4401);
      expect(page.reloads()).toBe(1);
    }
    page = after(page);
    page.server().drop(4410);
    vi.advanceTimersByTime(59_999);
    expect([page.reloads(), page.sockets.length]).toEqual([0, 1]);
    expect(page.document.documentElement.className).toBe("lattice-error");
    vi.advanceTimersByTime(1);
    page = after(page);
    page.server().drop(4404);
    expect(page.reloads()).toBe(1);
  });

  it("is not kept from it by times that a clock has told which was ahead", () => {
    const page = after(undefined);
    page.window.sessionStorage.setItem(
      "lattice-reloads",
      Array(3)
        .fill(Date.now() + 3_600_000)
        .join(" "),
    );
    page.server().drop(4401);
    expect(page.reloads()).toBe(1);
  });

  it("is not done where nothing can be counted", () => {
    const page = openPage("", {
      prepare: window =>
        Object.defineProperty(window, "sessionStorage", {
          get: () => {
            throw new Error("blocked");
          },
        }),
    });
    page.server().drop(4401);
    expect(page.reloads()).toBe(0);
    expect(page.document.documentElement.className).toBe("lattice-error");
  });
});

describe("the back-forward cache", () => {
  const show = (page: Opened, persisted: boolean): void => {
    const event = new page.window.Event("pageshow");
    Object.defineProperty(event, "persisted", { value: persisted });
    page.window.dispatchEvent(event);
  };

  it("closes the connection quietly and makes a new one when the page comes back", () => {
    const page = joined(COUNTER);
    page.server().receive(1, 0, 1, 3, "1");
    page.window.dispatchEvent(new page.window.Event("pagehide"));
    expect(page.server().closedBy).toEqual({ code: 1000 });
    vi.advanceTimersByTime(60_000);
    expect(page.document.documentElement.className).toBe("");
    page.fire("button", "click");
    expect(page.sockets).toHaveLength(1);
    show(page, true);
    expect(page.sockets).toHaveLength(2);
    page.server().open();
    expect(page.server().hello).toMatchObject({ applied: 1, input: 1 });
    page.server().receive(0, 2, 0, "");
    expect(page.server().events).toEqual([[1, 1, 2]]);
  });

  it("has no say in the first showing of a page, nor in a client that was stopped", () => {
    const page = joined(COUNTER);
    show(page, false);
    page.server().drop(4409);
    show(page, true);
    expect(page.sockets).toHaveLength(1);
  });
});
