import { describe, expect, it } from "vitest";
import { joinedWithMore, type Opened } from "../support/browser";

/** Slot 2: `title` of the div; 3: its class `on`; 4: its text; 5: the text beside it. */
function page(ignored: string): Promise<Opened> {
  return joinedWithMore({
    body: `<!--h0--><main data-i="1.1"><div data-ignore="${ignored}" data-l="1" title="a">a</div><b data-l="4">a</b></main><!--/h-->`,
    templates: [[1, 1, "main", 1, "div", 6, "title", 8, 13, 4, 1, "b", 13, 4, 4, 0]],
  });
}

const said = (opened: Opened): string => {
  opened.server().receive(1, 0, 1, 2, "b", 1, 3, "on", 1, 4, "b", 1, 5, "b");
  const div = opened.find("div");
  return [div.title, div.className, div.textContent, opened.find("b").textContent].join();
};

describe("an element that is ignored", () => {
  it("keeps its content, and its attributes follow", async () => {
    expect(said(await page("*"))).toBe("b,on,a,b");
  });

  it("keeps the attributes that are named", async () => {
    expect(said(await page("title class"))).toBe("a,,b,b");
  });

  it("keeps what other scripts put into it", async () => {
    const opened = await page("*");
    opened.find("div").innerHTML = "<canvas></canvas>";
    opened.server().receive(1, 0, 1, 4, "b");
    expect(opened.find("div").innerHTML).toBe("<canvas></canvas>");
  });
});
