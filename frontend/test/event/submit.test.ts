import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { joined, type Opened } from "../support/browser";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Slot 2 is the submit handler, which prevents the default. */
const FORM = {
  body: `<!--h0--><form data-i="1.1"><input name="a" value="1"></form><!--/h-->`,
  templates: [[1, 1, "form", 11, "submit", 1, 0, 1, "form", 1, "input", 4, 4, 0]],
};

const busy = (page: Opened): string | null => page.find("form").getAttribute("aria-busy");
const submit = (page: Opened): boolean => page.fire("form", "submit");

describe("a form that was submitted", () => {
  it("is busy until the server has received it", () => {
    const page = joined(FORM);
    submit(page);
    expect(busy(page)).toBe("true");
    page.server().receive(-1, 1);
    expect(busy(page)).toBeNull();
  });

  it("is not sent a second time while it is busy, nor by the browser", () => {
    const page = joined(FORM);
    submit(page);
    expect(submit(page)).toBe(false);
    expect(page.server().events).toHaveLength(1);
    page.server().receive(1, 1);
    submit(page);
    expect(page.server().events).toHaveLength(2);
  });

  it("is sent a second time while it is on its way if something in it was edited since", () => {
    const page = joined(FORM);
    submit(page);
    page.fire("input", "input");
    submit(page);
    expect(page.server().events).toHaveLength(2);
  });

  it("is not busy any more when something in it is edited", () => {
    const page = joined(FORM);
    submit(page);
    page.fire("input", "input");
    expect(busy(page)).toBeNull();
  });

  it("is busy until the server has received the last of two", () => {
    const page = joined(FORM);
    submit(page);
    page.fire("input", "input");
    submit(page);
    page.server().receive(-1, 1);
    expect(busy(page)).toBe("true");
    page.server().receive(-1, 2);
    expect(busy(page)).toBeNull();
  });

  it("is free again when its handler failed", () => {
    const page = joined(FORM);
    submit(page);
    page.server().receive(-2, 1, "i-1");
    expect(busy(page)).toBeNull();
  });

  it("stays busy over a break of the connection, until a session has received it", () => {
    const page = joined(FORM);
    submit(page);
    page.server().drop();
    vi.advanceTimersByTime(50);
    page.server().open();
    expect(busy(page)).toBe("true");
    page.server().receive(0, 2, 1, "");
    expect(busy(page)).toBeNull();
  });

  it("is free again in a new session, which knows nothing of it", () => {
    const page = joined(FORM);
    submit(page);
    const form = page.find("form");
    page.server().drop();
    vi.advanceTimersByTime(50);
    page.server().open().receive(0, 3, 0, "new");
    expect(form.getAttribute("aria-busy")).toBeNull();
  });
});
