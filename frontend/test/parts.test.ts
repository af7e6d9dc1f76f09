import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { COUNTER, joined, joinedWithMore, loaded, openPage } from "./support/browser";

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A part that comes when it is told to. */
function slowPart() {
  const urls: string[] = [];
  const outcomes: { come: () => void; fail: () => void }[] = [];
  const calls: string[] = [];
  const part = { install: () => ({ patched: () => void calls.push("patched") }) };
  const load = (url: string): Promise<unknown> => {
    urls.push(url);
    return new Promise((resolve, reject) =>
      outcomes.push({ come: () => resolve(part), fail: () => reject(new Error("gone")) }),
    );
  };
  return { load, urls, outcomes, calls };
}

describe("frames after NEED", () => {
  it("wait in their order until the part is there", async () => {
    const part = slowPart();
    const page = joined(COUNTER, { load: part.load });
    page.server().receive(-3, "more").receive(1, 0, 1, 3, "1").receive(2, 0, 1, 3, "2");
    expect(page.find("button").textContent).toBe("0");
    part.outcomes[0]!.come();
    await loaded();
    expect(page.find("button").textContent).toBe("2");
    expect(part.calls).toEqual(["patched", "patched"]);
    expect(part.urls).toEqual(["/lattice/more.js"]);
  });

  it("wait from the start when the page needs the part", async () => {
    const part = slowPart();
    const page = joined(COUNTER, { load: part.load, needs: ["more"] });
    page.server().receive(1, 0, 1, 3, "1");
    expect(page.find("button").textContent).toBe("0");
    part.outcomes[0]!.come();
    await loaded();
    expect(page.find("button").textContent).toBe("1");
  });

  it("do not let a part that is there be loaded again", async () => {
    const part = slowPart();
    const page = joined(COUNTER, { load: part.load });
    page.server().receive(-3, "more");
    part.outcomes[0]!.come();
    await loaded();
    page.server().receive(-3, "more").receive(1, 0, 1, 3, "1");
    await loaded();
    expect(page.find("button").textContent).toBe("1");
    expect(part.urls).toHaveLength(1);
  });

  it("are forgotten with their connection", async () => {
    const part = slowPart();
    const page = joined(COUNTER, { load: part.load });
    page.server().receive(-3, "more").receive(1, 0, 1, 3, "1");
    page.server().drop();
    vi.advanceTimersByTime(50);
    page.server().open().receive(0, 2, 0, "");
    part.outcomes[0]!.come();
    await loaded();
    expect(page.find("button").textContent).toBe("0");
    page.server().receive(1, 0, 1, 3, "again");
    expect(page.find("button").textContent).toBe("again");
  });
});

describe("a portal", () => {
  const TEMPLATES = [
    [1, 1, "main", 1, "p", 4, 16, 4, 0],
    [2, 1, "b", 12, 4, 0],
  ];
  const BODY = `<!--h0--><main data-i="1.1"><p></p><!----></main><!--p2.there--><b data-i="3.2">x</b><!--/p--><!--/h--><i id="there"></i>`;

  it("is adopted without the part, which puts it where it belongs", async () => {
    const part = slowPart();
    const load = (url: string): Promise<unknown> => part.load(url).then(() => import("../src/more"));
    const page = openPage(BODY, { templates: TEMPLATES, needs: ["more"], load });
    expect(page.server().open().hello.digest).toBe("d0");
    expect(page.find("#there").childElementCount).toBe(0);
    part.outcomes[0]!.come();
    await loaded();
    expect(page.find("#there").innerHTML).toBe(`<!--p2.there--><b data-i="3.2">x</b><!--/p-->`);
  });

  it("comes with a page that was not adopted", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    const page = openPage(`<i id="there"></i>`, { templates: TEMPLATES, needs: ["more"] });
    page.server().open().receive(0, 3, 0, "");
    page
      .server()
      .receive(1, 0, 6, 1, 1, "main", 16, 4, 0, 6, 2, 1, "b", 12, 4, 0, 2, 0, 0, 1, 1, "", 2, 2, 0, 2, 3, "x");
    await loaded();
    expect(page.server().closedBy).toBeUndefined();
    expect(page.find("b").previousSibling!.nodeValue).toBe("p2");
  });

  it("is inserted, not moved, when it is new", async () => {
    const page = await joinedWithMore({ body: "<!--h0--><!--/h-->", templates: TEMPLATES });
    // As browsers do that can move a node without loss.
    Object.assign(page.window.Node.prototype, {
      moveBefore(this: Node, node: Node, before: Node | null) {
        if (!node.isConnected) throw new page.window.DOMException("", "HierarchyRequestError");
        this.insertBefore(node, before);
      },
    });
    page.server().receive(1, 0, 2, 0, 0, 1, 1, "", 2, 2, 0, 2, 3, "x");
    expect(page.server().closedBy).toBeUndefined();
    expect(page.document.body.innerHTML).toContain("<!--p2--><b>x</b><!--/p-->");
  });
});

describe("a part that cannot be loaded", () => {
  it("ends the connection, and is asked for at another address after the next NEED", async () => {
    const part = slowPart();
    const page = joined(COUNTER, { load: part.load });
    page.server().receive(-3, "more").receive(1, 0, 1, 3, "1");
    part.outcomes[0]!.fail();
    await loaded();
    expect(page.sockets[0]!.closedBy).toBeDefined();
    vi.advanceTimersByTime(50);
    page.server().open().receive(0, 2, 0, "").receive(-3, "more").receive(1, 0, 1, 3, "1");
    part.outcomes[1]!.come();
    await loaded();
    expect(part.urls).toEqual(["/lattice/more.js", "/lattice/more.js?1"]);
    expect(page.find("button").textContent).toBe("1");
  });

  it("loads the page anew after three times", async () => {
    const part = slowPart();
    const page = joined(COUNTER, { load: part.load });
    for (let time = 0; time < 3; time++) {
      page.server().receive(-3, "more");
      expect(page.reloads()).toBe(0);
      part.outcomes[time]!.fail();
      await loaded();
      vi.advanceTimersByTime(1000);
      page.server().open().receive(0, 2, 0, "");
    }
    expect(page.reloads()).toBe(1);
  });
});

describe("the sign that an input waits", () => {
  const shown = (page: ReturnType<typeof joined>): number => page.document.querySelectorAll(".lattice-progress").length;

  it("comes after 300 ms and goes with the last input that waits", async () => {
    const page = joined(COUNTER, { progress: { progress: "more" } });
    page.fire("button", "click");
    vi.advanceTimersByTime(299);
    await loaded();
    expect(shown(page)).toBe(0);
    vi.advanceTimersByTime(1);
    await loaded();
    expect(shown(page)).toBe(1);
    page.server().receive(-1, 1);
    expect(shown(page)).toBe(0);
  });

  it("does not come for an input that is received in time", async () => {
    const page = joined(COUNTER, { progress: { progress: "more" } });
    page.fire("button", "click");
    page.server().receive(-1, 1);
    vi.advanceTimersByTime(1000);
    await loaded();
    expect(shown(page)).toBe(0);
  });

  it("does not come where it is switched off", async () => {
    const page = joined(COUNTER);
    page.fire("button", "click");
    vi.advanceTimersByTime(5000);
    await loaded();
    expect(shown(page)).toBe(0);
  });

  it("is done without when its script cannot be loaded", async () => {
    const page = joined(COUNTER, { progress: { progress: "more" }, load: () => Promise.reject(new Error("gone")) });
    page.fire("button", "click");
    vi.advanceTimersByTime(1000);
    await loaded();
    page.server().receive(1, 1, 1, 3, "1");
    expect(page.find("button").textContent).toBe("1");
    expect(page.sockets).toHaveLength(1);
  });
});
