import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { carry } from "../../src/carets/caret";
import { applyTo, between, compose, move, over, read, typed, write } from "../../src/texts/splices";

type Case = [what: string, ...values: (string | number)[]];

const cases = JSON.parse(
  readFileSync(new URL("../../../docs/spec/splice-cases.json", import.meta.url), "utf8"),
) as Case[];

describe("splices", () => {
  it.each(cases)("%s %s %s", (what, ...values) => {
    const [a, b, c, d] = values as [string, string, string, string];
    const place = values as [string, number, number];
    const caret = values as unknown as [string, string, number, string];
    const actual = {
      apply: () => expect(applyTo(a, read(b))).toBe(c),
      form: () => expect(write(read(a))).toBe(b),
      move: () => expect(move(place[1], read(a))).toBe(place[2]),
      carry: () => expect(carry(place[1], read(a))).toBe(place[2]),
      over: () => {
        expect(write(over(read(a), read(b), "before"))).toBe(c);
        expect(write(over(read(b), read(a), "behind"))).toBe(d);
      },
      then: () => expect(write(compose(read(a), read(b)))).toBe(c),
      typed: () => expect(write(typed(a, b, caret[2]))).toBe(d),
      between: () => expect(write(between(a, b))).toBe(c),
    }[what];
    actual!();
  });

  it("refuse what is malformed", () => {
    for (const text of ["x", "=", "+1", "+:a", "=1x"]) expect(() => read(text), text).toThrow("malformed");
  });
});

/** A linear congruential generator, so that a seed says it all. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
}

describe.each(Array.from({ length: 200 }, (_, seed) => seed + 1))("laws with seed %i", seed => {
  const next = random(seed);
  const word = (length: number): string => Array.from({ length }, () => ["a", "b", "c", "😀"][next(4)]).join("");
  const change = (text: string): string => {
    const points = [...text];
    let steps = "";
    for (let at = 0; at < points.length;) {
      const kind = next(4);
      const count = 1 + next(Math.min(3, points.length - at));
      const units = points.slice(at, at + count).join("").length;
      const inserted = word(1 + next(2));
      steps += [`+${inserted.length}:${inserted}`, `-${units}`, `=${units}`, `=${units}`][kind];
      if (kind) at += count;
    }
    return steps;
  };

  it("hold", () => {
    const text = word(2 + next(12));
    const [a, b] = [read(change(text)), read(change(text))];
    const [left, right] = [applyTo(text, a), applyTo(text, b)];
    const merged = applyTo(left, over(b, a, "behind"));
    // TP1
    expect(applyTo(right, over(a, b, "before"))).toBe(merged);
    const c = read(change(left));
    expect(applyTo(text, compose(a, c))).toBe(applyTo(left, c));
    // A chain goes over another change as one, or step by step.
    const stepwise = over(over(b, a, "behind"), c, "behind");
    expect(applyTo(applyTo(left, c), over(b, compose(a, c), "behind")).length).toBe(
      applyTo(applyTo(left, c), stepwise).length,
    );
    expect(applyTo(text, between(text, right))).toBe(right);
    expect(applyTo(text, typed(text, right, next(right.length + 1)))).toBe(right);
    expect(read(write(a))).toEqual(a);
  });
});
