import createClient, { type Client } from 'openapi-fetch';
import { followGeneration, type FollowOptions, type GenerationEvent } from './following.js';
import { StreamPlaces } from './places.js';
import { problemOf, unwrap } from './problems.js';
import type { Generation, GenerationLink, LogInRequest, Order, paths, Upload } from './schema.js';
import { Sender, type Fetch, type RetryOptions, type Sending } from './sending.js';
import { browserLock, memoryTokens, Session, type Lock, type TokenStore } from './session.js';
import { systemClock, type Clock } from './waiting.js';

export interface VivaClientOptions {
  /** The API's address without `/api/v1`: `https://api.example.com`. */
  baseUrl: string;
  /** An API key (`vk_live_…`), for a program. Without one, the tokens of `logIn` are used. */
  apiKey?: string;
  /** Where a customer's tokens are kept. Default: in memory. */
  tokens?: TokenStore;
  /** Called once the API refused to refresh the tokens, and they were forgotten. */
  onSignedOut?: () => void;
  /** Instead of the global `fetch`. */
  fetch?: Fetch;
  /** How often and how patiently requests are sent. */
  retry?: RetryOptions;
  /** Whether answers are handed over while they arrive. Default: found out; React Native's own `fetch` cannot. */
  streaming?: boolean;
  /** Instead of `fetch` for streams alone: `fetch` of `expo/fetch`, say, which can stream where React Native's own cannot. */
  streamWith?: StreamFetch;
  /**
   * Streams open at once; jobs beyond are asked about every few seconds instead. Default: 3 in a page, over all tabs of the site, since
   * over HTTP/1.1 six connections are all that a browser has to the API; elsewhere no limit.
   */
  mostStreams?: number;
  /** Instead of the browser's locks between tabs. */
  lock?: Lock;
  /** Instead of the machine's clock; for tests. */
  clock?: Clock;
}

/** What every `fetch` can do, whether it takes a `Request` or not. */
export type StreamFetch = (
  address: string,
  init: { headers: Record<string, string>; signal: AbortSignal },
) => Promise<Pick<Response, 'ok' | 'status' | 'headers' | 'text' | 'body'>>;

/** A file as React Native's pickers name it. */
export interface NativeFile {
  uri: string;
  type: string;
  name: string;
}

export type Image = Blob | ArrayBuffer | Uint8Array<ArrayBuffer> | NativeFile;

export interface VivaClient {
  /** Every operation of the API, typed: `viva.api.GET('/api/v1/packages')`. Answers `{ data, error, response }`; see `unwrap`. */
  readonly api: Client<paths>;
  /** Any request below the API's address, with the caller's token and the API's rules of repeating. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  register(account: { email: string; password: string }): Promise<void>;
  /** With `code` or `recoveryCode` where the API has answered `second_factor_required`. */
  logIn(account: LogInRequest): Promise<void>;
  /**
   * Forgets the tokens and has the API end the log-in; without an answer, they are forgotten all the same. `everywhere` ends all of the
   * customer's log-ins, and throws when the API did not say that it has.
   */
  logOut(options?: { everywhere?: boolean }): Promise<void>;
  isSignedIn(): Promise<boolean>;
  /** PNG, JPEG or WebP; its `imageUrl` goes into a job's `imageUrls`. */
  upload(image: Image, options?: { signal?: AbortSignal }): Promise<Upload>;
  /** How a job stands, now and at every change, until it has ended. */
  followGeneration(id: string, options?: FollowOptions): AsyncGenerator<GenerationEvent, void, undefined>;
  /** The job, once it has ended. */
  waitForGeneration(id: string, options?: FollowOptions): Promise<Generation>;
  /** The order, once it is no longer pending: paid, or closed. Looks every `everyMs` (default 2000). */
  waitForOrder(id: string, options?: { signal?: AbortSignal; everyMs?: number }): Promise<Order>;
  /** Addresses for `<video src>` and `EventSource`, which cannot send a token; whole ones, good until `expiresAt`. */
  linkOf(id: string, expiresInSeconds?: number): Promise<GenerationLink>;
}

export function createVivaClient(options: VivaClientOptions): VivaClient {
  const baseUrl = options.baseUrl.replace(/\/+$/, '');
  const clock = options.clock ?? systemClock;

  // Looked up at each call: frameworks put their own fetch in place after this module was loaded.
  const sender = new Sender(options.fetch ?? ((request) => globalThis.fetch(request)), clock, options.retry ?? {});
  const session = new Session(
    options.tokens ?? memoryTokens(),
    sender,
    baseUrl,
    clock,
    options.lock ?? browserLock,
    options.onSignedOut ?? (() => undefined),
  );
  const { streamWith } = options;
  const streams = streamWith
    ? new Sender((request) => opened(request, streamWith), clock, options.retry ?? {})
    : sender;
  const streaming =
    options.streaming ??
    (streamWith !== undefined || (typeof Response !== 'undefined' && 'body' in Response.prototype));

  async function send(request: Request, by = sender, sending: Sending = {}): Promise<Response> {
    if (request.headers.has('Authorization') || isPublic(request.url)) {
      return by.send(request, sending);
    }
    const token = options.apiKey ?? (await session.accessToken());
    if (token) {
      request.headers.set('Authorization', `Bearer ${token}`);
    }
    const response = await by.send(request, sending);
    if (!token || options.apiKey || !(await refusesToken(response))) {
      return response;
    }

    // The token ran out earlier than it said (another clock, a restart, a changed password).
    const fresh = await session.refresh(token);
    if (!fresh || fresh.accessToken === token) {
      return response;
    }
    await response.body?.cancel().catch(() => undefined);
    request.headers.set('Authorization', `Bearer ${fresh.accessToken}`);
    return by.send(request, sending);
  }

  const api = createClient<paths>({ baseUrl, fetch: (request) => send(request), cache: 'no-store' });
  const followed = {
    send: (request: Request) => send(request),
    stream: (request: Request) => send(request, streams, { attempts: 1 }),
    baseUrl,
    clock,
    streaming,
    places: StreamPlaces.here(options.mostStreams),
  };
  const following = (id: string, follow?: FollowOptions) => followGeneration(followed, id, follow);

  return {
    api,
    fetch: (path, init) => send(new Request(`${baseUrl}${path}`, { cache: 'no-store', ...init })),
    async register(account) {
      await unwrap(api.POST('/api/v1/auth/register', { body: account }));
    },
    async logIn(account) {
      await session.begin(await unwrap(api.POST('/api/v1/auth/login', { body: account })));
    },
    async logOut({ everywhere = false } = {}) {
      if (everywhere) {
        await unwrap(api.POST('/api/v1/auth/logout-all'));
        await session.end();
        return;
      }
      const token = await session.end();
      if (token) {
        const headers = { Authorization: `Bearer ${token}` };
        await sender
          .send(new Request(`${baseUrl}/api/v1/auth/logout`, { method: 'POST', headers }), { attempts: 2 })
          .catch(() => undefined);
      }
    },
    isSignedIn: async () => options.apiKey !== undefined || (await session.get()) !== null,
    async upload(image, { signal } = {}) {
      const { body, type } = bodyOf(image);
      const response = await send(
        new Request(`${baseUrl}/api/v1/uploads`, {
          method: 'POST',
          body,
          ...(type && { headers: { 'Content-Type': type } }),
          ...(signal && { signal }),
        }),
        sender,
        { timeoutMs: options.retry?.uploadTimeoutMs ?? 300_000 },
      );
      if (!response.ok) {
        throw await problemOf(response);
      }
      return (await response.json()) as Upload;
    },
    followGeneration: following,
    async waitForGeneration(id, follow) {
      for await (const event of following(id, follow)) {
        void event;
      }
      return unwrap(api.GET('/api/v1/generations/{id}', { params: { path: { id } } }));
    },
    async waitForOrder(id, { signal, everyMs = 2000 } = {}) {
      for (;;) {
        const order = await unwrap(
          api.GET('/api/v1/orders/{id}', { params: { path: { id } }, ...(signal && { signal }) }),
        );
        if (order.state !== 'pending') {
          return order;
        }
        await clock.sleep(everyMs, signal);
      }
    },
    async linkOf(id, expiresInSeconds) {
      const link = await unwrap(
        api.POST('/api/v1/generations/{id}/links', {
          params: { path: { id } },
          body: expiresInSeconds === undefined ? {} : { expiresInSeconds },
        }),
      );
      return { ...link, videoUrl: `${baseUrl}${link.videoUrl}`, eventsUrl: `${baseUrl}${link.eventsUrl}` };
    },
  };
}

// A wrong password or code is answered with 401 as well; sent again with a fresh token, it would count twice. Other 401 are of proxies.
async function refusesToken(response: Response): Promise<boolean> {
  return (
    response.status === 401 &&
    ['unauthenticated', 'unexpected_answer'].includes((await problemOf(response.clone())).code)
  );
}

// Logging in must not wait for a token, nor be refused for a stale one.
function isPublic(url: string): boolean {
  return /\/api\/v1\/auth\/(register|login|refresh)$/.test(url);
}

async function opened(request: Request, fetch: StreamFetch): Promise<Response> {
  const headers: Record<string, string> = {};
  request.headers.forEach((value, name) => (headers[name] = value));
  const answer = await fetch(request.url, { headers, signal: request.signal });

  // Not every such answer can be copied, which what is no stream must be: it is looked into more than once.
  return answer.ok
    ? (answer as Response)
    : new Response(await answer.text(), { status: answer.status, headers: answer.headers });
}

function bodyOf(image: Image): { body: BodyInit; type: string | undefined } {
  if ('uri' in image) {
    // React Native's FormData reads the file itself; its type is known to nobody else.
    const form = new FormData();
    form.append('image', image as unknown as Blob);
    return { body: form, type: undefined };
  }
  const type = 'type' in image && /^image\/(png|jpeg|webp)$/.test(image.type) ? image.type : 'application/octet-stream';
  return { body: image, type };
}
