import { problemOf, VivaProblem } from './problems.js';
import type { AccessToken } from './schema.js';
import type { Sender } from './sending.js';
import type { Clock } from './waiting.js';

/** What a log-in gave. */
export interface Tokens {
  accessToken: string;
  refreshToken: string;
  /** When the access token runs out: milliseconds since 1970 by this machine's clock. */
  expiresAt: number;
}

/** Where the tokens are kept: memory, the browser's storage, a phone's key chain, a server's session. */
export interface TokenStore {
  get(): Tokens | null | Promise<Tokens | null>;
  set(tokens: Tokens | null): void | Promise<void>;
}

/** Tokens that are gone with the program. */
export function memoryTokens(tokens: Tokens | null = null): TokenStore {
  return { get: () => tokens, set: (next) => void (tokens = next) };
}

/** Tokens in a browser's storage (`localStorage`, `sessionStorage`), or in anything with its three methods. */
export function storedTokens(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  name = 'vivaapi.tokens',
): TokenStore {
  return {
    get() {
      try {
        const kept = JSON.parse(storage.getItem(name) ?? 'null') as Partial<Tokens> | null;
        return typeof kept?.accessToken === 'string' &&
          typeof kept.refreshToken === 'string' &&
          typeof kept.expiresAt === 'number'
          ? (kept as Tokens)
          : null;
      } catch {
        return null;
      }
    },
    set: (tokens) => (tokens ? storage.setItem(name, JSON.stringify(tokens)) : storage.removeItem(name)),
  };
}

/** Runs a function while nobody else of the same name does, in this program and, where that can be had, in others. */
export type Lock = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/**
 * Over all tabs of a page where the browser has locks. Elsewhere each client's own single flight is enough, and in a server's process, which
 * may have locks too, one customer's refresh is no business of another's.
 */
export const browserLock: Lock = (name, work) => {
  const { document, navigator } = globalThis as { document?: unknown; navigator?: { locks?: LockManager } };
  const locks = document === undefined ? undefined : navigator?.locks;
  return locks ? (locks.request(name, work) as ReturnType<typeof work>) : work();
};

/** Refreshed this long before it runs out, so that a request does not arrive with a token that just has. */
const earlyMs = 30_000;

/** The tokens of one customer, kept fresh. */
export class Session {
  #refreshing: Promise<Tokens | null> | null = null;
  #changes: Promise<unknown> = Promise.resolve();
  #logIns = 0;

  constructor(
    private readonly store: TokenStore,
    private readonly sender: Sender,
    private readonly baseUrl: string,
    private readonly clock: Clock,
    private readonly lock: Lock,
    private readonly onSignedOut: () => void,
  ) {}

  get(): Promise<Tokens | null> {
    return Promise.resolve(this.store.get());
  }

  async begin(answer: AccessToken): Promise<void> {
    this.#logIns++;
    await this.#change(() => this.store.set(this.#tokensOf(answer)));
  }

  /**
   * Forgets the tokens; a refresh that is under way cannot bring them back, and is not waited for.
   * @returns an access token with which the API can be told; null when there is none to be had.
   */
  async end(): Promise<string | null> {
    this.#logIns++;
    const tokens = await this.#change(async () => {
      const kept = await this.store.get();
      await this.store.set(null);
      return kept;
    });
    if (!tokens || tokens.expiresAt > this.clock.now()) {
      return tokens?.accessToken ?? null;
    }
    const response = await this.#exchange(tokens).catch(() => null);
    return response?.ok ? ((await response.json()) as AccessToken).accessToken : null;
  }

  /** An access token that is good now; null for a caller who is not signed in. */
  async accessToken(): Promise<string | null> {
    const tokens = await this.get();
    if (!tokens || tokens.expiresAt - this.clock.now() > earlyMs) {
      return tokens?.accessToken ?? null;
    }
    try {
      return (await this.refresh(tokens.accessToken))?.accessToken ?? null;
    } catch (failure) {
      if (tokens.expiresAt > this.clock.now()) {
        return tokens.accessToken;
      }
      throw failure;
    }
  }

  /** Fresh tokens in the place of a stale access token: one request however many calls find it stale at once. */
  refresh(stale: string): Promise<Tokens | null> {
    this.#refreshing ??= this.lock('vivaapi.refresh', () => this.#refresh(stale)).finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  async #refresh(stale: string): Promise<Tokens | null> {
    const logIns = this.#logIns;
    const tokens = await this.get();
    if (!tokens || tokens.accessToken !== stale) {
      return tokens;
    }
    const response = await this.#exchange(tokens);
    const problem = response.ok ? null : await problemOf(response);
    const fresh = problem ? null : this.#tokensOf((await response.json()) as AccessToken);
    return this.#change(async () => {
      // Signed out, or in as somebody else, in the meantime, here or in another tab: that counts.
      const now = await this.store.get();
      if (now?.refreshToken !== tokens.refreshToken) {
        return now;
      }
      if (logIns !== this.#logIns) {
        return null;
      }
      if (problem && !isRefusal(problem)) {
        throw problem;
      }
      await this.store.set(fresh);
      if (!fresh) {
        this.onSignedOut();
      }
      return fresh;
    });
  }

  // One change of the store after the other, each of them whole: a store may take its time between being looked into and being written.
  #change<T>(work: () => T | Promise<T>): Promise<T> {
    const change = this.#changes.then(() => this.lock('vivaapi.tokens', async () => work()));
    this.#changes = change.catch(() => undefined);
    return change;
  }

  #exchange(tokens: Tokens): Promise<Response> {
    return this.sender.send(
      new Request(`${this.baseUrl}/api/v1/auth/refresh`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ refreshToken: tokens.refreshToken }),
      }),
    );
  }

  #tokensOf(answer: AccessToken): Tokens {
    return {
      accessToken: answer.accessToken,
      refreshToken: answer.refreshToken,
      expiresAt: this.clock.now() + answer.expiresIn * 1000,
    };
  }
}

// Only the API's word ends a session: a fault of a moment does not.
function isRefusal(problem: VivaProblem): boolean {
  return [400, 401, 403].includes(problem.status);
}
