const KEY = "lattice-reloads";
const LIMIT = 3;
const WINDOW = 60_000;

/** Counts one more loading of the page; false: it is one too many (P-30). Where nothing can be counted, nothing is loaded. */
export function mayReload(window: Window, now: number): boolean {
  try {
    const storage = window.sessionStorage;
    const recent = (storage.getItem(KEY) ?? "").split(" ").filter(time => Math.abs(now - +time) < WINDOW);
    if (recent.length >= LIMIT) return false;
    storage.setItem(KEY, [...recent, now].join(" "));
    return true;
  } catch {
    return false;
  }
}
