import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { COUNTER, joined, loaded, openPage, type Opened } from "../support/browser";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a break of the connection", () => {
  const shown = (page: ReturnType<typeof joined>): [string, number] => [
    page.document.documentElement.className,
    page.document.querySelectorAll("[role=status]").length,
  ];

  it("is shown after half a second and no longer than it lasts", async () => {
    const page = joined(COUNTER);
    await loaded();
    page.server().drop();
    vi.advanceTimersByTime(499);
    expect(shown(page)).toEqual(["", 0]);
    vi.advanceTimersByTime(1);
    expect(shown(page)).toEqual(["lattice-reconnecting", 1]);
    page.server().drop();
    vi.advanceTimersByTime(5000);
    expect(shown(page)).toEqual(["lattice-reconnecting", 1]);
    page.server().open().receive(0, 2, 0, "");
    expect(shown(page)).toEqual(["", 0]);
  });

  it("is shown to a page that was never live", async () => {
    const page = openPage(COUNTER.body, { templates: COUNTER.templates });
    page.server().drop();
    await loaded();
    vi.advanceTimersByTime(500);
    expect(shown(page)).toEqual(["lattice-reconnecting", 1]);
    page.server().open().receive(0, 1, 0, "");
    expect(shown(page)).toEqual(["", 0]);
  });

  it("that is short is not shown", async () => {
    const page = joined(COUNTER);
    await loaded();
    page.server().drop();
    vi.advanceTimersByTime(50);
    page.server().open().receive(0, 2, 0, "");
    vi.advanceTimersByTime(5000);
    expect(shown(page)).toEqual(["", 0]);
  });

  it("is not shown while the page is left", async () => {
    const page = joined(COUNTER);
    await loaded();
    page.server().drop();
    page.window.dispatchEvent(new page.window.Event("pagehide"));
    vi.advanceTimersByTime(5000);
    expect(shown(page)).toEqual(["", 0]);
  });
});

describe("a page that will not connect any more", () => {
  it.each([
    ["was live", joined],
    ["was never live", (): Opened => openPage(COUNTER.body, { templates: COUNTER.templates })],
  ])("and %s says so", async (_when, open) => {
    const page = open(COUNTER);
    await loaded();
    page.window.sessionStorage.setItem("lattice-reloads", Array(3).fill(Date.now()).join(" "));
    page.server().drop(4410);
    await loaded();
    expect(page.find("[role=status]").textContent).toMatch("reload");
    expect(page.document.documentElement.className).toBe("lattice-error");
  });
});

describe("an element", () => {
  it("is marked while its event is on the way", () => {
    const page = joined(COUNTER);
    page.fire("button", "click");
    page.fire("button", "click");
    page.server().receive(-1, 1);
    expect(page.find("button").className).toBe("lattice-loading");
    page.server().receive(1, 2);
    expect(page.find("button").hasAttribute("class")).toBe(false);
  });

  it("is marked when its handler failed, until it is used again", () => {
    const page = joined(COUNTER);
    page.fire("button", "click");
    page.server().receive(-2, 1, "i-1");
    expect(page.find("button").className).toBe("lattice-error");
    page.fire("button", "click");
    expect(page.find("button").className).toBe("lattice-loading");
  });
});
