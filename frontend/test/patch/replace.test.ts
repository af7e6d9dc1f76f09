import { describe, expect, it } from "vitest";
import { joinedWithMore, type Opened } from "../support/browser";

/** Hole 2 shows instance 3: a field with a name, bound to slot 5, whose input handler is slot 6. */
const FIELD = {
  body:
    `<!--h0--><div data-i="1.1"><form data-i="3.2" data-l="1" class="a "><input data-l="3" name="q" value="">` +
    `<i></i></form></div><!--/h-->`,
  templates: [
    [1, 1, "div", 14, 4, 0],
    [2, 1, "form", 5, "class", 8, 1, "input", 5, "name", 10, "value", 11, "input", 0, 0, 1, "target.value", 4].concat([
      1,
      "i",
      4,
      4,
      0,
    ] as never[]),
    [3, 1, "form", 1, "p", 12, 4, 1, "input", 5, "name", 10, "value", 11, "input", 0, 0, 1, "target.value", 4, 4, 0],
  ],
};

/** Says the third template in place of the second one: a message before the field. */
function replace(page: Opened, value = "", received = 0): void {
  page.server().receive(1, received, 8, 3, 3, 20, 0, 3, "wrong", "q", value);
}

async function open(): Promise<Opened & { field: HTMLInputElement }> {
  const page = await joinedWithMore(FIELD);
  return { ...page, field: page.find<HTMLInputElement>("input") };
}

describe("what takes the place of another structure", () => {
  it("keeps the nodes that the server names, and the elements around them", async () => {
    const page = await open();
    const form = page.find("form");
    replace(page);
    expect(page.find("input")).toBe(page.field);
    expect(page.find("form")).toBe(form);
    expect(form.innerHTML).toBe(`<p>wrong</p><input data-l="3" name="q" value="">`);
  });

  it("keeps focus, selection and what is being typed", async () => {
    const page = await open();
    page.field.focus();
    page.type("input", "typed");
    page.field.setSelectionRange(1, 3);
    replace(page);
    expect(page.document.activeElement).toBe(page.field);
    expect([page.field.selectionStart, page.field.selectionEnd]).toEqual([1, 3]);
    expect(page.field.value).toBe("typed");
  });

  it("takes the server's value when the edit was received", async () => {
    const page = await open();
    page.type("input", "typed");
    replace(page, "TYPED", 1);
    expect(page.field.value).toBe("TYPED");
  });

  it("does not move a node that needs not move", async () => {
    const page = await open();
    const moved: Node[] = [];
    new page.window.MutationObserver(records => records.forEach(({ removedNodes }) => moved.push(...removedNodes)));
    const { insertBefore } = page.window.Node.prototype;
    page.window.Node.prototype.insertBefore = function <N extends Node>(this: Node, node: N, before: Node | null): N {
      if (node.isConnected) moved.push(node);
      return insertBefore.call(this, node, before) as N;
    };
    replace(page);
    expect(moved).toEqual([]);
  });

  it("takes attributes and classes away that only the old structure had, and no others", async () => {
    const page = await open();
    const form = page.find("form");
    form.classList.add("extension");
    form.setAttribute("data-extension", "");
    replace(page);
    expect(form.className).toBe("extension");
    expect(form.hasAttribute("data-extension")).toBe(true);
  });

  it("sets an attribute that stays the same only if it differs", async () => {
    const page = await open();
    const set: string[] = [];
    const { setAttribute, removeAttribute } = page.field;
    page.field.setAttribute = (...args) => (set.push(args[0]), setAttribute.apply(page.field, args));
    page.field.removeAttribute = name => (set.push(name), removeAttribute.call(page.field, name));
    replace(page);
    expect(set).toEqual([]);
  });

  it("reports events to the new handlers only", async () => {
    const page = await open();
    replace(page);
    page.type("input", "x");
    expect(page.server().events).toEqual([[1, 1, 24, "x"]]);
  });

  it("forgets the ids of what went", async () => {
    const page = await open();
    replace(page);
    page.server().receive(2, 0, 1, 5, "x");
    expect(page.server().closedBy).toBeDefined();
  });

  it("takes nodes away that others have put there", async () => {
    const page = await open();
    page.find("form").append(page.document.createElement("grammar"));
    replace(page);
    expect(page.document.querySelector("grammar")).toBeNull();
  });
});

/** Hole 2 shows instance 3 with a list in hole 5 (rows 6 and 8) after a text. */
const LIST = {
  body:
    `<!--h0--><div data-i="1.1"><ul data-i="3.2" title="a"><li data-i="6.3">a</li><li data-i="8.3">b</li></ul>` +
    `</div><!--/h-->`,
  templates: [
    [1, 1, "div", 14, 4, 0],
    [2, 1, "ul", 5, "title", 14, 4, 0],
    [3, 1, "li", 12, 4, 0],
    [4, 1, "ul", 5, "title", 1, "li", 12, 4, 14, 4, 0],
    [5, 1, "section", 1, "ul", 14, 4, 4, 0],
  ],
};

describe("a list that goes on", () => {
  it("keeps its rows, which go on under their ids in the hole's new one", async () => {
    const page = await joinedWithMore(LIST);
    const [first, second] = [page.find("li"), page.find("li:last-child")];
    // Templates 2 and 4: the list's element goes on by its title (slot 1), its rows by the hole (slot 2).
    page.server().receive(1, 0, 3, 8, 6, 8, 3, 4, 20, 1, 0, 2, "b", "head");
    expect(page.find("ul").innerHTML).toMatch(/^<li>head<\/li><li.*>b<\/li><li.*>a<\/li><!---->$/);
    page.server().receive(2, 0, 2, 23, 0, 3, 30, "c", 1, 7, "A", 4, 8);
    expect([...page.find("ul").children].map(each => each.textContent)).toEqual(["head", "A", "c"]);
    expect(page.find("li:nth-child(2)")).toBe(first);
    expect(second.isConnected).toBe(false);
  });

  it("keeps its rows where the element around it is new", async () => {
    const page = await joinedWithMore(LIST);
    const first = page.find("li");
    page.server().receive(1, 0, 8, 3, 5, 20, 1, 2);
    expect(page.find("div").innerHTML.replace(/ data-i="\S*"/g, "")).toBe(
      `<section><ul title="a"><li>a</li><li>b</li></ul></section>`.replace(` title="a"`, ""),
    );
    expect(page.find("li")).toBe(first);
  });
});
