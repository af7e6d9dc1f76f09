import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { COUNTER, joined, loaded, openPage, type Opened, type Options } from "../support/browser";

const LINKS = `
  <a id="other" href="/other?a=1#part"><b>other</b></a>
  <a id="plain" href="/plain">plain</a>
  <a id="query" href="?q=2">query</a>
  <a id="here" href="/list?q=1">here</a>
  <a id="hash" href="#below">hash</a>
  <a id="blank" href="/other" target="_blank">blank</a>
  <a id="file" href="/file" download>file</a>
  <p data-lattice-load><a id="out" href="/other">out</a></p>
  <a id="far" href="https://far.example/">far</a>
  <a id="mail" href="mailto:a@b.example">mail</a>
  <a id="long" href="/${"x".repeat(2048)}">long</a>
  <a id="prevented" href="/other">prevented</a>`;

type Answer = { pass?: string; document?: string } | Error;

interface Visited extends Opened {
  /** What was asked for: address and token. */
  readonly asked: [string, string][];
  readonly answer: (answer?: Answer) => Promise<void>;
  readonly click: (selector: string, init?: MouseEventInit) => boolean;
  readonly scrolls: ScrollToOptions[];
}

/** Lets promises and jsdom's history do what they have to. */
async function rest(): Promise<void> {
  for (let i = 0; i < 8; i++) await Promise.resolve();
}

async function visit(open: typeof joined = joined, options: Options = {}): Promise<Visited> {
  const asked: [string, string][] = [];
  const waiting: ((answer: Answer) => void)[] = [];
  const scrolls: ScrollToOptions[] = [];
  const page = open(
    { ...COUNTER, body: COUNTER.body + LINKS },
    {
      needs: ["navigation"],
      ...options,
      prepare: window => {
        window.fetch = ((
          url: string,
          { headers, signal }: { headers: Record<string, string>; signal: AbortSignal },
        ) => {
          asked.push([url, headers["Lattice-Navigate"]!]);
          return new Promise((resolve, reject) => {
            signal.addEventListener("abort", () => reject(new Error("aborted")));
            waiting.push(answer => {
              if (answer instanceof Error) return reject(answer);
              const { pass, document = "doc" } = answer;
              const headers = new Headers({ "Lattice-Document": document, ...(pass ? { "Lattice-Pass": pass } : {}) });
              resolve({ headers, text: async () => "" } as Response);
            });
          });
        }) as never;
        window.scrollTo = ((options: ScrollToOptions) => {
          scrolls.push(options);
          Object.assign(window, { scrollX: options.left, scrollY: options.top });
        }) as never;
        window.Element.prototype.scrollIntoView = function (): void {
          scrolls.push({ behavior: this.id as never });
        };
        options.prepare?.(window);
      },
    },
  );
  await loaded();
  return Object.assign(page, {
    asked,
    scrolls,
    answer: async (answer: Answer = { pass: "t1" }) => {
      waiting.shift()!(answer);
      await rest();
    },
    click: (selector: string, init: MouseEventInit = {}) => {
      const event = new page.window.MouseEvent("click", { bubbles: true, cancelable: true, composed: true, ...init });
      page.find(selector).dispatchEvent(event);
      return event.defaultPrevented;
    },
  });
}

/** A patch that shows another page: one heading, and what else it says. */
function shows(page: Opened, patch: number, input: number, url: string, ...more: (string | null | number)[]): void {
  const define = [6, patch + 10, 1, "h1", 12, 4, 0];
  page
    .server()
    .receive(
      patch,
      input,
      15,
      1,
      input,
      url,
      5,
      0,
      ...define,
      2,
      0,
      0,
      patch + 10,
      patch * 10,
      `Page ${patch}`,
      ...more,
    );
}

let page: Visited;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  page = await visit();
});

afterEach(() => {
  vi.useRealTimers();
});

describe("a click on a link", () => {
  it("asks for the page past all filters and then for it over the socket", async () => {
    expect(page.click("#other b")).toBe(true);
    expect(page.asked).toEqual([["http://shop.example/other?a=1#part", "t0"]]);
    await page.answer();
    expect(page.server().frames(3)).toEqual([[3, 1, -1, "/other?a=1", "t1"]]);
  });

  it("changes the address only when the page is there", async () => {
    page.click("#other");
    await page.answer();
    expect(page.window.location.pathname).toBe("/list");
    shows(page, 1, 1, "/other?a=1");
    expect(page.window.location.href).toBe("http://shop.example/other?a=1#part");
    expect(page.window.history.length).toBe(2);
  });

  it("shows the page, its head, and moves the focus to its heading", async () => {
    page.click("#plain");
    await page.answer();
    shows(page, 1, 1, "/plain", 14, "title", "Plain & simple", 14, "meta:description", "d", 14, "lang", "fr");
    expect(page.find("h1").textContent).toBe("Page 1");
    expect(page.document.activeElement).toBe(page.find("h1"));
    expect(page.document.title).toBe("Plain & simple");
    expect(page.document.documentElement.lang).toBe("fr");
    expect(page.find<HTMLMetaElement>('meta[name="description"]').content).toBe("d");
    expect(page.find(".lattice-route").textContent).toBe("Plain & simple");
    expect(page.find(".lattice-route").getAttribute("aria-live")).toBe("polite");
    expect(page.scrolls).toEqual([{ left: 0, top: 0, behavior: "instant" }]);
  });

  it("makes the new page the one of HELLO", async () => {
    page.click("#other");
    await page.answer();
    shows(page, 1, 1, "/other?a=1");
    page.server().drop();
    vi.advanceTimersByTime(100);
    page.server().open();
    expect(page.server().hello).toMatchObject({ token: "t1", path: "/other?a=1", applied: 1, input: 1 });
  });

  it("leaves HELLO with the old page until the new one is there", async () => {
    page.click("#other");
    await page.answer();
    page.server().drop();
    vi.advanceTimersByTime(100);
    page.server().open();
    expect(page.server().hello).toMatchObject({ token: "t0", path: "/list?q=1" });
  });

  it("to the same page with another query needs nobody's leave", () => {
    page.click("#query");
    expect(page.asked).toEqual([]);
    expect(page.server().frames(3)).toEqual([[3, 1, -1, "/list?q=2", ""]]);
    page.server().receive(1, 1, 15, 2, 1, "/list?q=2", 1, 3, "2");
    expect(page.window.location.search).toBe("?q=2");
    expect(page.find("button").textContent).toBe("2");
    expect(page.scrolls).toEqual([]);
    expect(page.document.activeElement).toBe(page.document.body);
  });

  it("to the page that is shown takes the place of its entry", () => {
    page.click("#here");
    page.server().receive(1, 1, 15, 2, 1, "/list?q=1");
    expect(page.window.history.length).toBe(1);
    expect(page.scrolls).toHaveLength(1);
  });

  it("goes to the fragment", async () => {
    page.find("#plain").setAttribute("href", "/plain#below");
    page.find("#hash").id = "below";
    page.click("#plain");
    await page.answer();
    shows(page, 1, 1, "/plain");
    expect(page.scrolls).toEqual([{ behavior: "below" }]);
    expect(page.document.activeElement?.id).toBe("below");
  });

  it("sends what was held back first", async () => {
    page.click("#plain");
    page.fire("button", "click");
    await page.answer();
    expect(
      page
        .server()
        .sent.slice(1)
        .map(frame => [frame[0], frame[1]]),
    ).toEqual([
      [1, 1],
      [3, 2],
    ]);
  });

  it.each(["#blank", "#file", "#out", "#far", "#mail", "#hash"])("on %s is the browser's", link => {
    page.find(link).addEventListener("click", event => queueMicrotask(() => event.preventDefault()));
    expect(page.click(link)).toBe(false);
    expect(page.asked).toEqual([]);
  });

  it.each([{ button: 1 }, { ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { altKey: true }])(
    "with %o is the browser's",
    init => {
      expect(page.click("#plain", init)).toBe(false);
    },
  );

  it("that a handler prevented is not followed", () => {
    page.find("#prevented").addEventListener("click", event => event.preventDefault());
    page.click("#prevented");
    expect(page.asked).toEqual([]);
  });

  it("is the browser's where the page was never live", async () => {
    const open: typeof joined = ({ body, templates }, options) => openPage(body, { ...options, templates });
    const cold = await visit(open, { needs: [] });
    expect(cold.click("#plain")).toBe(false);
  });

  it("to an address that is too long is the browser's", () => {
    page.click("#long");
    expect(page.asked).toEqual([]);
    expect(page.loads).toHaveLength(1);
  });
});

describe("the browser loads the page itself", () => {
  it.each<[string, Answer]>([
    ["there is no pass", {}],
    ["the document around it is another", { pass: "t1", document: "newer" }],
    ["it cannot be asked for", new Error("no")],
  ])("when %s", async (_, answer) => {
    page.click("#other");
    await page.answer(answer);
    expect(page.loads).toEqual(["assign http://shop.example/other?a=1#part"]);
    expect(page.server().frames(3)).toEqual([]);
  });

  it("when the server says so", async () => {
    page.click("#other");
    await page.answer();
    page.server().receive(1, 1, 15, 3, 1, "/other?a=1");
    expect(page.loads).toEqual(["assign http://shop.example/other?a=1#part"]);
    expect(page.window.location.pathname).toBe("/list");
  });

  it("when nobody answers", () => {
    page.click("#other");
    vi.advanceTimersByTime(9_999);
    expect(page.loads).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(page.loads).toHaveLength(1);
  });

  it("but not for a click that another one followed", async () => {
    page.click("#other");
    await page.answer();
    page.click("#query");
    page.server().receive(1, 1, 15, 3, 1, "/other?a=1");
    expect(page.loads).toEqual([]);
  });
});

describe("two clicks", () => {
  it("ask for the last one's page only", async () => {
    page.click("#other");
    page.click("#plain");
    await page.answer();
    await page.answer({ pass: "t2" });
    expect(page.server().frames(3)).toEqual([[3, 1, -1, "/plain", "t2"]]);
  });

  it("that both were sent make one entry, for the last", async () => {
    page.click("#other");
    await page.answer();
    page.click("#plain");
    await page.answer({ pass: "t2" });
    shows(page, 1, 1, "/other?a=1");
    expect(page.window.location.pathname).toBe("/list");
    shows(page, 2, 2, "/plain");
    expect(page.window.location.pathname).toBe("/plain");
    expect(page.window.history.length).toBe(2);
    expect(page.find("h1").textContent).toBe("Page 2");
  });

  it("of which the first was answered leave HELLO with its page and token", async () => {
    page.click("#other");
    await page.answer();
    page.click("#plain");
    await page.answer({ pass: "t2" });
    shows(page, 1, 1, "/other?a=1");
    page.server().drop();
    vi.advanceTimersByTime(100);
    page.server().open();
    expect(page.server().hello).toMatchObject({ token: "t1", path: "/other?a=1" });
  });
});

describe("without a connection", () => {
  function lose(): void {
    page.server().drop();
  }

  function comeBack(mode: number, received = 0): void {
    vi.advanceTimersByTime(100);
    page
      .server()
      .open()
      .receive(0, mode, received, mode === 3 ? "t9" : "");
  }

  it("a click waits for the next one", async () => {
    lose();
    expect(page.click("#plain")).toBe(true);
    expect(page.asked).toEqual([]);
    comeBack(2);
    await page.answer();
    expect(page.server().frames(3)).toEqual([[3, 1, -1, "/plain", "t1"]]);
  });

  it("a click does not wait for long", () => {
    lose();
    page.click("#plain");
    vi.advanceTimersByTime(2_000);
    expect(page.loads).toEqual(["assign http://shop.example/plain"]);
  });

  it("and without a network a click waits as long as it takes", () => {
    Object.defineProperty(page.window.navigator, "onLine", { value: false });
    lose();
    page.click("#plain");
    vi.advanceTimersByTime(60_000);
    expect(page.loads).toEqual([]);
  });

  it("a pass that came meanwhile is sent with the next one", async () => {
    page.click("#plain");
    lose();
    await page.answer();
    comeBack(2);
    expect(page.server().frames(3)).toEqual([[3, 1, -1, "/plain", "t1"]]);
    expect(page.asked).toHaveLength(1);
  });

  it("a question on its way is not asked twice", async () => {
    page.click("#plain");
    lose();
    comeBack(2);
    await page.answer();
    expect(page.asked).toHaveLength(1);
    expect(page.server().frames(3)).toEqual([[3, 1, -1, "/plain", "t1"]]);
  });

  it("a question that failed is asked again with the next one", async () => {
    page.click("#plain");
    lose();
    await page.answer(new Error("no network"));
    comeBack(2);
    expect(page.asked).toHaveLength(2);
    expect(page.loads).toEqual([]);
  });

  it("what was sent is sent again", async () => {
    page.click("#plain");
    await page.answer();
    lose();
    comeBack(2);
    expect(page.server().frames(3)).toEqual([[3, 1, -1, "/plain", "t1"]]);
    shows(page, 1, 1, "/plain");
    expect(page.window.location.pathname).toBe("/plain");
  });

  it("what was received and lost is answered when the page is said again", async () => {
    page.click("#plain");
    await page.answer();
    lose();
    comeBack(4, 1);
    expect(page.server().frames(3)).toEqual([]);
    shows(page, 5, 1, "/plain");
    await loaded();
    expect(page.window.location.pathname).toBe("/plain");
    expect(page.find("h1").textContent).toBe("Page 5");
    expect(page.window.history.length).toBe(2);
  });

  it("a session made anew is asked again, with a pass of its own", async () => {
    page.click("#plain");
    await page.answer();
    lose();
    comeBack(3);
    page.server().receive(1, 0, 5, 0);
    expect(page.asked.at(-1)).toEqual(["http://shop.example/plain", "t9"]);
    await page.answer({ pass: "t10" });
    expect(page.server().frames(3)).toEqual([[3, 1, 0, "/plain", "t10"]]);
  });

  it("that was closed for good a click is the browser's", () => {
    page.server().drop(4409);
    expect(page.click("#plain")).toBe(false);
  });
});

describe("back and forward", () => {
  async function there(): Promise<void> {
    page.click("#plain");
    await page.answer();
    shows(page, 1, 1, "/plain");
    page.scrolls.length = 0;
  }

  /** jsdom goes back in a task of its own. */
  async function back(): Promise<void> {
    const popped = new Promise(resolve => page.window.addEventListener("popstate", resolve, { once: true }));
    page.window.history.back();
    for (let i = 0; i < 5; i++) await vi.advanceTimersByTimeAsync(10);
    vi.useRealTimers();
    await popped;
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  }

  it("ask for the page, and scroll to where it was", async () => {
    Object.assign(page.window, { scrollX: 0, scrollY: 700 });
    await there();
    await back();
    expect(page.asked.at(-1)).toEqual(["http://shop.example/list?q=1", "t1"]);
    await page.answer({ pass: "t2" });
    shows(page, 2, 2, "/list?q=1");
    expect(page.scrolls.at(-1)).toEqual({ left: 0, top: 700, behavior: "instant" });
    expect(page.window.location.pathname).toBe("/list");
    expect(page.window.history.length).toBe(2);
  });

  it("load the page where it cannot be shown", async () => {
    await there();
    await back();
    await page.answer({});
    expect(page.reloads()).toBe(1);
    expect(page.loads).toEqual([]);
  });

  it("leave HELLO with the page that is shown", async () => {
    await there();
    await back();
    page.server().drop();
    vi.advanceTimersByTime(100);
    page.server().open();
    expect(page.server().hello).toMatchObject({ token: "t1", path: "/plain" });
  });

  it("return from a fragment to where the page was", async () => {
    await there();
    Object.assign(page.window, { scrollX: 0, scrollY: 300 });
    page.window.dispatchEvent(new page.window.Event("scroll"));
    page.window.location.hash = "below";
    await vi.advanceTimersByTimeAsync(20);
    Object.assign(page.window, { scrollY: 900 });
    await back();
    expect(page.scrolls.at(-1)).toEqual({ left: 0, top: 300, behavior: "instant" });
    expect(page.server().frames(3)).toHaveLength(1);
  });

  it("are not undone by a change of the address meanwhile", async () => {
    await there();
    await back();
    page.server().receive(2, 1, 7, "/plain?x=1");
    expect(page.window.location.pathname).toBe("/list");
    expect(page.window.location.search).toBe("?q=1");
  });

  it("to a query of the same page need nobody's leave", async () => {
    page.click("#query");
    page.server().receive(1, 1, 15, 2, 1, "/list?q=2");
    await back();
    expect(page.server().frames(3).at(-1)).toEqual([3, 2, -1, "/list?q=1", ""]);
  });

  it("take the place of a click under way", async () => {
    await there();
    page.click("#other");
    await back();
    await page.answer({ pass: "stale" });
    await page.answer({ pass: "t3" });
    expect(page.server().frames(3).at(-1)).toEqual([3, 2, -1, "/list?q=1", "t3"]);
  });
});

describe("the server", () => {
  it("sends the browser to another page", async () => {
    page.server().receive(1, 0, 15, 4, 0, "/plain");
    await page.answer();
    expect(page.server().frames(3)).toEqual([[3, 1, 0, "/plain", "t1"]]);
    shows(page, 2, 1, "/plain");
    expect(page.window.history.length).toBe(2);
  });

  it("sends it there in place of this one", async () => {
    page.server().receive(1, 0, 15, 5, 0, "/plain");
    await page.answer();
    shows(page, 2, 1, "/plain");
    expect(page.window.history.length).toBe(1);
    expect(page.window.location.pathname).toBe("/plain");
  });

  it("sends it to another query of the page that is shown", () => {
    page.server().receive(1, 0, 15, 4, 0, "?q=7");
    expect(page.server().frames(3)).toEqual([[3, 1, 0, "/list?q=7", ""]]);
  });

  it("sends it elsewhere", () => {
    page.server().receive(1, 0, 15, 4, 0, "https://far.example/x");
    page.server().receive(2, 0, 15, 5, 0, "https://far.example/y");
    expect(page.loads).toEqual(["assign https://far.example/x", "replace https://far.example/y"]);
  });

  it("cannot make it run a script", () => {
    page.server().receive(1, 0, 15, 4, 0, "javascript:alert(1)");
    expect(page.loads).toEqual([]);
  });

  it("gives a change of the address an entry of its own", () => {
    page.server().receive(1, 0, 15, 6, 0, "/list?q=3");
    expect(page.window.location.search).toBe("?q=3");
    expect(page.window.history.length).toBe(2);
  });

  it("must know the ways to go", () => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    page.server().receive(1, 0, 15, 9, 0, "/list?q=3");
    expect(page.sockets[0]!.closedBy).toEqual({ code: 4400 });
  });
});

describe("the head", () => {
  it("loses what is taken away", () => {
    page
      .server()
      .receive(1, 0, 14, "canonical", "https://shop.example/", 14, "meta:og:image", "/i.png", 14, "lang", "de");
    expect(page.find<HTMLLinkElement>("link[rel=canonical]").href).toBe("https://shop.example/");
    expect(page.find("meta[property='og:image']").getAttribute("content")).toBe("/i.png");
    page.server().receive(2, 0, 14, "canonical", null, 14, "meta:og:image", null, 14, "lang", null);
    expect(page.find("link[rel=canonical]")).toBeNull();
    expect(page.find("meta")).toBeNull();
    expect(page.document.documentElement.hasAttribute("lang")).toBe(false);
  });

  it("has one entry of a name", () => {
    page.server().receive(1, 0, 14, "meta:robots", "none").receive(2, 0, 14, "meta:robots", "all");
    expect(page.document.querySelectorAll("meta[name=robots]")).toHaveLength(1);
  });

  it("takes values as they are", () => {
    page.server().receive(1, 0, 14, "title", "<b>&amp;", 14, "meta:description", '"><script>');
    expect(page.document.title).toBe("<b>&amp;");
    expect(page.find("meta").getAttribute("content")).toBe('"><script>');
  });
});

describe("a view transition", () => {
  let changes: (() => void)[];

  function wanted(calm = false): void {
    changes = [];
    const done = Promise.resolve();
    const document = page.document as never as { startViewTransition: (change: () => void) => object };
    document.startViewTransition = change => {
      changes.push(change);
      return { ready: Promise.reject(new Error("skipped")), finished: done };
    };
    page.window.matchMedia = (() => ({ matches: calm })) as never;
    page.server().receive(1, 0, 14, "meta:view-transition", "same-origin");
  }

  it("changes the page when the browser is ready, and frames wait meanwhile", async () => {
    wanted();
    page.click("#plain");
    await page.answer();
    shows(page, 2, 1, "/plain");
    page.server().receive(3, 1, 14, "title", "Later");
    expect(page.find("h1")).toBeNull();
    expect(page.document.title).toBe("");
    changes[0]!();
    await rest();
    expect(page.find("h1").textContent).toBe("Page 2");
    expect(page.document.title).toBe("Later");
  });

  it("is not made for who wants no motion", async () => {
    wanted(true);
    page.click("#plain");
    await page.answer();
    shows(page, 2, 1, "/plain");
    expect(page.find("h1").textContent).toBe("Page 2");
  });

  it("that comes after the connection was lost changes nothing", async () => {
    wanted();
    page.click("#plain");
    await page.answer();
    shows(page, 2, 1, "/plain");
    page.server().drop();
    changes[0]!();
    expect(page.find("h1")).toBeNull();
    vi.advanceTimersByTime(100);
    expect(page.server().open().hello.applied).toBe(1);
  });

  it("in which the patch is at fault makes the connection anew", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    wanted();
    page.click("#plain");
    await page.answer();
    page.server().receive(2, 1, 15, 1, 1, "/plain", 99);
    changes[0]!();
    await rest();
    expect(page.sockets[0]!.closedBy).toEqual({ code: 4400 });
  });
});

describe("a change of the address in place", () => {
  it("keeps the fragment", () => {
    page.window.location.hash = "#top";
    page.server().receive(1, 0, 7, "/list?q=2");
    expect(page.window.location.href).toBe("http://shop.example/list?q=2#top");
  });

  it("loads nothing, and never leaves the origin", () => {
    const refused = vi.spyOn(console, "error").mockImplementation(() => {});
    page.server().receive(1, 0, 7, "/list?q=2");
    expect(page.window.location.href).toBe("http://shop.example/list?q=2");
    page.server().receive(2, 0, 7, "//elsewhere.example/");
    expect(page.window.location.href).toBe("http://shop.example/list?q=2");
    expect(page.connected()).toBe(true);
    expect(page.loads).toEqual([]);
    refused.mockRestore();
  });
});
