/** Where the part `fallback` stores until when WebSockets are known not to get through (P-72). */
export const BLOCKED = "lattice-fallback";

export function wasBlocked(window: Window): boolean {
  try {
    return !!window.sessionStorage.getItem(BLOCKED);
  } catch {
    return false;
  }
}
