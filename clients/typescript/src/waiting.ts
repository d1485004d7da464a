/** What the client asks of time; another one can be given for tests. */
export interface Clock {
  now(): number;
  /** @throws the signal's reason as soon as it is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal | null): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(reasonOf(signal));
        return;
      }
      const stop = () => {
        clearTimeout(timer);
        reject(reasonOf(signal));
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop);
        resolve();
      }, milliseconds);
      signal?.addEventListener('abort', stop, { once: true });
    }),
};

/** Why a signal was aborted; older engines do not say. */
export function reasonOf(signal: AbortSignal | null | undefined): unknown {
  return signal?.reason ?? Object.assign(new Error('The call was aborted.'), { name: 'AbortError' });
}

/**
 * A controller that follows a parent's signal (`AbortSignal.any` and `.timeout` are not everywhere). `release` lets go of the parent.
 */
export function follow(parent: AbortSignal | null | undefined): { controller: AbortController; release: () => void } {
  const controller = new AbortController();
  const pass = () => controller.abort(reasonOf(parent));
  if (parent?.aborted) {
    pass();
  }
  parent?.addEventListener('abort', pass, { once: true });
  return { controller, release: () => parent?.removeEventListener('abort', pass) };
}
