import { afterEach, describe, expect, it, vi } from "vitest";
import { joinedWithMore, type Opened } from "../support/browser";
import type { Value } from "../../src/wire/smile";

afterEach(() => void vi.restoreAllMocks());

/** A page with a button that has these commands for its click, beside a menu; slot 2 is the menu's class `big`, 3 its `hidden`. */
function page(...commands: readonly (readonly string[])[]): Promise<Opened> {
  const written = JSON.stringify({ click: commands }).replaceAll('"', "&quot;");
  const body =
    `<!--h0--><div data-i="1.1"><nav data-l="1" id="menu"><i id="in">x</i></nav>` +
    `<button data-do="${written}">go</button><input id="name"><form id="f"><input name="a" value="1"></form></div><!--/h-->`;
  const tokens = "1 div 1 nav 8 7 hidden 1 i 12 4 4 1 button 5 data-do 12 4 1 input 4 1 form 1 input 4 4 4 0".split(
    " ",
  );
  return joinedWithMore({
    body,
    templates: [[1, ...tokens.map(token => (/^\d/.test(token) ? Number(token) : token))]],
  });
}

const click = (opened: Opened): boolean => opened.fire("button", "click");

describe("a command", () => {
  it.each<[string, string[], string]>([
    ["addClass", ["open"], `class="open"`],
    ["toggleClass", ["open"], `class="open"`],
    ["hide", [], `hidden=""`],
    ["toggle", [], `hidden=""`],
    ["setAttribute", ["aria-expanded", "true"], `aria-expanded="true"`],
    ["toggleAttribute", ["inert"], `inert=""`],
  ])("%s changes its target without a word to the server", async (name, given, expected) => {
    const opened = await page([name, "#menu", ...given]);
    click(opened);
    expect(opened.find("#menu").outerHTML).toContain(expected);
    expect(opened.server().events).toEqual([]);
  });

  it("undoes what another one did", async () => {
    const opened = await page(
      ["hide", "#menu"],
      ["show", "#menu"],
      ["addClass", "#menu", "a", "b"],
      ["removeClass", "#menu", "a"],
    );
    click(opened);
    expect(opened.find("#menu").hidden).toBe(false);
    expect(opened.find("#menu").className).toBe("b");
  });

  it("keeps the browser from its own answer without a word to the server", async () => {
    const opened = await page(["preventDefault", ""]);
    let prevented = false;
    opened.document.addEventListener("click", event => (prevented = event.defaultPrevented));
    click(opened);
    expect(prevented).toBe(true);
    expect(opened.server().events).toEqual([]);
  });

  it("moves the focus", async () => {
    const opened = await page(["focus", "#name"]);
    click(opened);
    expect(opened.document.activeElement?.id).toBe("name");
  });

  it("moves the focus to the first of several", async () => {
    const opened = await page(["focus", "#name, #f input"]);
    click(opened);
    expect(opened.document.activeElement?.id).toBe("name");
  });

  it("without a target means its own element, and after ^ the nearest around it", async () => {
    const opened = await page(["addClass", "", "pressed"], ["addClass", "^div", "around"]);
    click(opened);
    expect(opened.find("button").className).toBe("pressed");
    expect(opened.find("div").className).toBe("around");
  });

  it("dispatches events, submits and resets forms", async () => {
    const opened = await page(["dispatch", "#in", "shown"], ["submit", "#f"], ["resetForm", "#f"]);
    const seen: string[] = [];
    for (const type of ["shown", "submit", "reset"])
      opened.document.addEventListener(type, event => (event.preventDefault(), seen.push(type)));
    click(opened);
    expect(seen).toEqual(["shown", "submit", "reset"]);
  });

  it("copies a text, or that of its target", async () => {
    const copied: string[] = [];
    const opened = await page(["copy", "", "said"], ["copy", "#in"]);
    Object.defineProperty(opened.window.navigator, "clipboard", {
      value: { writeText: (text: string) => (copied.push(text), Promise.resolve()) },
    });
    click(opened);
    expect(copied).toEqual(["said", "x"]);
  });

  it("that fails keeps no other from its turn", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    const opened = await page(["addClass", "<", "x"], ["copy", ""], ["addClass", "#menu", "open"]);
    click(opened);
    expect(opened.find("#menu").className).toBe("open");
    expect(console.error).toHaveBeenCalledTimes(2);
  });
});

describe("what a command did", () => {
  const said = (opened: Opened, number: number, slot: number, value: Value): unknown =>
    opened.server().receive(number, 0, 1, slot, value);

  it("outlasts patches of other classes of the same element", async () => {
    const opened = await page(["addClass", "#menu", "open"]);
    click(opened);
    said(opened, 1, 2, "big");
    expect([...opened.find("#menu").classList].sort()).toEqual(["big", "open"]);
    said(opened, 2, 2, null);
    expect(opened.find("#menu").className).toBe("open");
  });

  it("ends when the server says something else of the same class", async () => {
    const opened = await page(["toggleClass", "#menu", "big"]);
    said(opened, 1, 2, "big");
    click(opened);
    expect(opened.find("#menu").className).toBe("");
    said(opened, 2, 2, null);
    said(opened, 3, 2, "big");
    expect(opened.find("#menu").className).toBe("big");
  });

  it("ends when the server says something else of the same attribute", async () => {
    const opened = await page(["hide", "#menu"]);
    click(opened);
    said(opened, 1, 2, "big");
    expect(opened.find("#menu").hidden).toBe(true);
    said(opened, 2, 3, true);
    said(opened, 3, 3, false);
    expect(opened.find("#menu").hidden).toBe(false);
  });
});

describe("commands of the server", () => {
  it("are carried out when their patch stands", async () => {
    const opened = await page();
    opened.server().receive(
      1,
      0,
      12,
      JSON.stringify([
        ["focus", "#name"],
        ["addClass", ".big", "found"],
      ]),
      1,
      2,
      "big",
    );
    expect(opened.document.activeElement?.id).toBe("name");
    expect(opened.find("#menu").className).toBe("big found");
  });
});

describe("commands at an element that came later", () => {
  it("are carried out for events of which nobody had heard before", async () => {
    const opened = await joinedWithMore({ body: "<!--h0--><!--/h-->", templates: [] });
    const commands = JSON.stringify({ dblclick: [["addClass", "", "twice"]] });
    opened.server().receive(1, 0, 6, 1, 1, "b", 5, "data-do", 12, 4, 0, 2, 0, 0, 1, 1, commands, "x");
    opened.fire("b", "dblclick");
    expect(opened.find("b").className).toBe("twice");
  });
});
