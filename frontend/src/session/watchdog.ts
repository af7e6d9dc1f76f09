import { PATIENCE } from "./patience";

/**
 * Finds a dead connection: the oldest input sent over it was not acknowledged in time (P-32). Returns what looks at the
 * input that waits for acknowledgement; none while there is no connection.
 */
export function watching(dead: () => void): (oldest: { readonly sentAt: number } | undefined) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return oldest => {
    clearTimeout(timer);
    if (oldest) timer = setTimeout(dead, oldest.sentAt + PATIENCE - performance.now());
  };
}
