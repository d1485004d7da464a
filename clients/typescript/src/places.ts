/** Takes back a place that was held. */
export type Release = () => void;

/**
 * So many streams may be open at once. In a browser they are counted over all tabs of a site where it has locks: over HTTP/1.1 all of
 * them share six connections to the API, and streams that held all six would leave none for anything else.
 */
export class StreamPlaces {
  #taken = 0;

  constructor(
    private readonly most: number,
    private readonly locks: Pick<LockManager, 'request'> | undefined,
  ) {}

  /** The usual number where pages live; no limit elsewhere. */
  static here(most: number | undefined): StreamPlaces {
    const { document, navigator } = globalThis as { document?: unknown; navigator?: { locks?: LockManager } };
    return document === undefined
      ? new StreamPlaces(most ?? Infinity, undefined)
      : new StreamPlaces(most ?? 3, navigator?.locks);
  }

  /** @returns null when all are taken. */
  async take(): Promise<Release | null> {
    if (this.#taken >= this.most) {
      return null;
    }
    this.#taken++;
    const own = () => void this.#taken--;
    if (!this.locks || !Number.isFinite(this.most)) {
      return own;
    }
    for (let place = 0; place < this.most; place++) {
      // Where locks are refused (a page without an origin), this tab's own count has to do.
      const shared = await hold(this.locks, `vivaapi.stream.${place}`).catch(() => () => undefined);
      if (shared) {
        return () => {
          shared();
          own();
        };
      }
    }
    own();
    return null;
  }
}

// A browser's lock is held for as long as a promise is open.
function hold(locks: Pick<LockManager, 'request'>, name: string): Promise<Release | null> {
  return new Promise((resolve, reject) => {
    locks
      .request(name, { ifAvailable: true }, (lock) =>
        lock ? new Promise<void>((release) => resolve(release)) : resolve(null),
      )
      .catch(reject);
  });
}
