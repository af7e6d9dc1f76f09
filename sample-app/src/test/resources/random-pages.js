// Several live pages in one tab, each in a frame of its own. Follows frontend/test/support/canonical.mjs, whose `canonical` it uses.

const frames = new Map();
const PATIENCE = 5_000;

const until = async (name, what, condition) => {
  for (const start = performance.now(); !condition(); await new Promise(resolve => setTimeout(resolve, 1))) {
    if (performance.now() - start > PATIENCE) throw new Error(`${name} never ${what}: ${shown(frames.get(name))}`);
  }
};

const addressOf = name => `/test/random?name=${encodeURIComponent(name)}`;

const shown = frame => frame.contentDocument?.getElementById("mark")?.textContent;

/** The page, and its portals in one order: they stand in the order in which they came. */
const write = document => {
  const portals = [...document.querySelectorAll("body > aside")].map(aside => canonical(aside)).sort();
  return [canonical(document.querySelector("main")), ...portals].join("\n");
};

/** The first HTML has no styles (I-37). */
const withoutStyles = written => written.replace(/ style="[^"]*"/g, "");

/** What is on an element's object only. */
const levels = document => Array.from(document.querySelectorAll("x-level"), ({ level }) => level).join();

const all = (names, action) => Promise.all(names.map(action));

globalThis.randomPages = {
  open: names =>
    all(names, async name => {
      const frame = document.createElement("iframe");
      frame.src = addressOf(name);
      frames.set(name, frame);
      document.body.append(frame);
      await until(name, "became live", () => frame.contentWindow.lattice?.connected);
    }),

  close: names =>
    names.forEach(name => {
      frames.get(name).remove();
      frames.delete(name);
    }),

  /** Clicks on the button of a number; how many there are. */
  click(name, number) {
    const buttons = frames.get(name).contentDocument.querySelectorAll("main button, body > aside button");
    buttons[number % buttons.length]?.click();
    return buttons.length;
  },

  reaches: marks =>
    all(Object.entries(marks), ([name, mark]) => until(name, `got to ${mark}`, () => shown(frames.get(name)) === mark)),

  /** By name, what a page shows, and the first HTML of a page of the same state, where they differ. */
  async differsFromFirstPaint(names) {
    const differences = {};
    await all(Object.entries(names), async ([name, fresh]) => {
      const response = await fetch(addressOf(fresh));
      if (!response.ok) throw new Error(`${name}: ${response.status}`);
      const parsed = new DOMParser().parseFromString(await response.text(), "text/html");
      const [is, expected] = [frames.get(name).contentDocument, parsed].map(document => withoutStyles(write(document)));
      if (is !== expected) differences[name] = `${is}\n---- not ----\n${expected}`;
    });
    return differences;
  },

  /** The same with a live page of the same state: styles and properties too. */
  differsFromLive(names) {
    const differences = {};
    for (const [name, fresh] of Object.entries(names)) {
      const [is, expected] = [name, fresh]
        .map(one => frames.get(one).contentDocument)
        .map(document => `${write(document)}\n${levels(document)}`);
      if (is !== expected) differences[name] = `${is}\n---- not ----\n${expected}`;
    }
    return differences;
  },
};
