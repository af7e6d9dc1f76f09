/**
 * A change of a text, from its start on: a number above 0 skips so many UTF-16 units, one below 0 deletes them, a text is
 * inserted. All behind the last step stays. The server's twin is `dev.lattice.engine.text.Splices`; both run the cases of
 * `docs/spec/splice-cases.json`.
 *
 * Steps are kept in one form: none is empty, no two of a kind follow each other, what is inserted stands in front of what
 * is deleted at the same place, and the last one is no skip.
 */
export type Splices = readonly (number | string)[];

/** Which of two insertions at the same place stands first: that of the change that goes over the other, or the other's. */
export type Place = "before" | "behind";

export const NONE: Splices = [];

/** What differs in more characters is replaced as a whole. */
const MOST = 400;

interface Building {
  skip(count: number): void;
  insert(text: string): void;
  remove(count: number): void;
  /** Skips below: 0, or deletes as well. */
  built(): Splices;
}

function building(): Building {
  const steps: (number | string)[] = [];
  const count = (units: number): void => {
    const last = steps[steps.length - 1];
    if (typeof last === "number" && last * units > 0) steps[steps.length - 1] = last + units;
    else if (units) steps.push(units);
  };
  return {
    skip: count,
    insert(text) {
      const last = steps[steps.length - 1] as number;
      const at = steps.length - (last < 0 ? 2 : 1);
      if (typeof steps[at] === "string") steps[at] = steps[at] + text;
      else if (text) steps.splice(at + 1, 0, text);
    },
    remove: units => count(-units),
    built() {
      if ((steps[steps.length - 1] as number) > 0) steps.pop();
      return steps;
    },
  };
}

/** Replaces a part of a text. */
export function splice(start: number, deleted: number, inserted: string): Splices {
  const steps = building();
  steps.skip(start);
  steps.insert(inserted);
  steps.remove(deleted);
  return steps.built();
}

/** `=n` skips, `-n` deletes, `+n:text` inserts a text of n units (I-122). */
export function write(splices: Splices): string {
  return splices
    .map(step => (typeof step === "string" ? `+${step.length}:${step}` : step > 0 ? `=${step}` : `${step}`))
    .join("");
}

export function read(text: string): Splices {
  const steps = building();
  for (let at = 0; at < text.length;) {
    const [all, kind, digits] = /^([-=])(\d+)|^\+(\d+):/.exec(text.slice(at, at + 12)) ?? [""];
    if (!all) throw new Error("lattice: splices are malformed");
    at += all.length;
    if (kind) (kind === "=" ? steps.skip : steps.remove)(+digits!);
    else {
      const length = parseInt(all.slice(1));
      steps.insert(text.slice(at, at + length));
      at += length;
    }
  }
  return steps.built();
}

export function applyTo(text: string, splices: Splices): string {
  let at = 0;
  let changed = "";
  for (const step of splices) {
    if (typeof step === "string") changed += step;
    else {
      if (step > 0) changed += text.slice(at, at + step);
      at += Math.abs(step);
    }
  }
  return changed + text.slice(at);
}

/** Where a place of the text, such as a caret, is after the change: what is inserted there stands behind it. */
export function move(place: number, splices: Splices): number {
  let before = 0;
  let moved = place;
  for (const step of splices) {
    if (before >= place) break;
    if (typeof step === "string") moved += step.length;
    else {
      if (step < 0) moved -= Math.min(-step, place - before);
      before += Math.abs(step);
    }
  }
  return moved;
}

/** Goes through steps bit by bit; behind the last one all is skipped. */
function reading(splices: Splices): {
  next(): number | string;
  take(most: number): number | string;
  rest(steps: Building): Splices;
} {
  let at = 0;
  let taken = 0;
  const next = (): number | string => splices[at] ?? Infinity;
  const take = (most: number): number | string => {
    const step = next();
    if (step === Infinity) return most;
    const all = typeof step === "string" ? step.length : Math.abs(step);
    const count = Math.min(most, all - taken);
    const from = taken;
    taken += count;
    if (taken === all) {
      at++;
      taken = 0;
    }
    return typeof step === "string" ? step.slice(from, from + count) : step < 0 ? -count : count;
  };
  return {
    next,
    take,
    rest(steps) {
      while (at < splices.length) add(steps, take(Infinity));
      return steps.built();
    },
  };
}

function add(steps: Building, step: number | string): void {
  if (typeof step === "string") steps.insert(step);
  else if (step > 0) steps.skip(step);
  else steps.remove(-step);
}

/** What one change and then the next one do. */
export function compose(first: Splices, next: Splices): Splices {
  const both = building();
  const made = reading(first);
  for (const step of next) {
    if (typeof step === "string") {
      both.insert(step);
      continue;
    }
    for (let left = Math.abs(step); left > 0;) {
      const next = made.next();
      if (typeof next === "number" && next < 0) {
        add(both, made.take(Infinity));
        continue;
      }
      const taken = made.take(left);
      left -= typeof taken === "string" ? taken.length : taken;
      if (step > 0) add(both, taken);
      else if (typeof taken === "number") both.remove(taken);
    }
  }
  return made.rest(both);
}

/** What a change does after another one of the same text. */
export function over(own: Splices, other: Splices, place: Place): Splices {
  const result = building();
  const mine = reading(own);
  for (const step of other) {
    if (typeof step === "string") {
      if (place === "before" && typeof mine.next() === "string") add(result, mine.take(Infinity));
      result.skip(step.length);
      continue;
    }
    for (let left = Math.abs(step); left > 0;) {
      const inserts = typeof mine.next() === "string";
      const taken = mine.take(inserts ? Infinity : left);
      if (!inserts) left -= Math.abs(taken as number);
      if (inserts || step > 0) add(result, taken);
    }
  }
  return mine.rest(result);
}

/**
 * The single replacement by which a user has made one text of another. Where it may have happened at several places, as
 * when a letter is typed within a run of the same, it happened at the caret. No surrogate pair is split.
 */
export function typed(before: string, after: string, caret: number): Splices {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let same = 0;
  while (same < shorter && before[before.length - same - 1] === after[after.length - same - 1]) same++;
  if (start + same > shorter) {
    same = Math.min(same, Math.max(after.length - caret, shorter - start));
    start = shorter - same;
  }
  if (splits(before, start) || splits(after, start)) start--;
  if (splits(before, before.length - same) || splits(after, after.length - same)) same--;
  return splice(start, before.length - same - start, after.slice(start, after.length - same));
}

/** Whether a place is in the middle of a surrogate pair. */
function splits(text: string, place: number): boolean {
  return text.codePointAt(place - 1)! > 0xffff && place < text.length;
}

/** A short change that makes one text of another, character by character (Myers, Algorithmica 1986). */
export function between(before: string, after: string): Splices {
  if (!before || !after) return typed(before, after, after.length);
  const [old, now] = [[...before], [...after]];
  let start = 0;
  while (start < Math.min(old.length, now.length) && old[start] === now[start]) start++;
  /** For each number of differences how far each diagonal came with less; on diagonal k the old text is k ahead. */
  const rounds: number[][] = [];
  const reached: number[] = [];
  reached[MOST + 1] = start;
  const isDown = (from: number[], k: number, round: number): boolean =>
    k === -round || (k !== round && from[MOST + k - 1]! < from[MOST + k + 1]!);

  const look = (): boolean => {
    for (let round = 0; round <= MOST; round++) {
      rounds.push([...reached]);
      for (let k = -round; k <= round; k += 2) {
        let at = isDown(reached, k, round) ? reached[MOST + k + 1]! : reached[MOST + k - 1]! + 1;
        while (at < old.length && at - k < now.length && old[at] === now[at - k]) at++;
        reached[MOST + k] = at;
        if (at === old.length && at - k === now.length) return true;
      }
    }
    return false;
  };

  if (!look()) return typed(before, after, after.length);
  const deleted = new Set<number>();
  const inserted = new Set<number>();
  for (let k = old.length - now.length, round = rounds.length - 1; round > 0; round--) {
    const from = rounds[round]!;
    if (isDown(from, k, round)) inserted.add(from[MOST + ++k]! - k);
    else deleted.add(from[MOST + --k]!);
  }
  const steps = building();
  let next = 0;
  for (let at = 0; at <= old.length; at++) {
    for (; inserted.has(next); next++) steps.insert(now[next]!);
    const units = old[at]?.length ?? 0;
    if (deleted.has(at)) steps.remove(units);
    else {
      steps.skip(units);
      next++;
    }
  }
  return steps.built();
}
