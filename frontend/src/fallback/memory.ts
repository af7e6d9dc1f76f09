/** P-72, in milliseconds. */
export const MEMORY = 600_000;

/** Until when WebSockets are known not to get through, by this browser's clock. */
export interface Memory {
  until(): number;
  remember(): void;
  forget(): void;
}

/** Where nothing can be stored, it lasts as long as the document. */
export function remembering(window: Window, key: string): Memory {
  let until = 0;
  const stored = <T>(action: (storage: Storage) => T): T | undefined => {
    try {
      return action(window.sessionStorage);
    } catch {
      return undefined;
    }
  };
  return {
    // A clock that was ahead must not make it last.
    until: () => Math.min(until || Number(stored(storage => storage.getItem(key))), Date.now() + MEMORY),
    remember() {
      until = Date.now() + MEMORY;
      stored(storage => storage.setItem(key, String(until)));
    },
    forget() {
      until = 0;
      stored(storage => storage.removeItem(key));
    },
  };
}
