import { expect, test, vi } from 'vitest';
import { memoryTokens, storedTokens, unwrap, type Tokens, type TokenStore } from '../src/index.js';
import { client, someAccount } from './customers.js';

async function someSession(tokens: TokenStore, onSignedOut?: () => void) {
  const refreshes: Request[] = [];
  const viva = client({
    tokens,
    fetch: (request) => {
      if (request.url.endsWith('/auth/refresh')) {
        refreshes.push(request);
      }
      return fetch(request);
    },
    ...(onSignedOut && { onSignedOut }),
  });
  const account = someAccount();
  await viva.register(account);
  await viva.logIn(account);
  return { viva, refreshes };
}

async function change(tokens: TokenStore, part: object): Promise<void> {
  await tokens.set({ ...(await tokens.get())!, ...part });
}

test('a token about to run out is refreshed before it is used, once for many calls at once', async () => {
  const tokens = memoryTokens();
  const { viva, refreshes } = await someSession(tokens);
  const before = await tokens.get();
  await change(tokens, { expiresAt: Date.now() + 5_000 });
  const answers = await Promise.all(Array.from({ length: 10 }, () => viva.api.GET('/api/v1/me')));
  expect(answers.map((answer) => answer.response.status)).toEqual(Array(10).fill(200));
  expect(refreshes).toHaveLength(1);
  const after = await tokens.get();
  expect(after?.accessToken).not.toBe(before?.accessToken);
  expect(after!.expiresAt).toBeGreaterThan(Date.now() + 60_000);
});

test('a token that the API refuses is refreshed, once for many calls at once, and the calls are sent again', async () => {
  const tokens = memoryTokens();
  const { viva, refreshes } = await someSession(tokens);
  await change(tokens, { accessToken: 'stale' });
  const body = { packageCode: 'basic', channel: 'qr' } as const;
  const answers = await Promise.all(Array.from({ length: 5 }, () => viva.api.POST('/api/v1/orders', { body })));
  expect(answers.map((answer) => answer.response.status)).toEqual(Array(5).fill(201));
  expect(refreshes).toHaveLength(1);
});

test('a session that cannot be refreshed ends, once, and says so', async () => {
  const tokens = memoryTokens();
  const ended = vi.fn();
  const { viva, refreshes } = await someSession(tokens, ended);
  await change(tokens, { accessToken: 'stale', refreshToken: 'stale too' });
  const answers = await Promise.all(Array.from({ length: 5 }, () => viva.api.GET('/api/v1/me')));
  expect(answers.map((answer) => answer.response.status)).toEqual(Array(5).fill(401));
  expect(refreshes).toHaveLength(1);
  expect(ended).toHaveBeenCalledTimes(1);
  expect(await viva.isSignedIn()).toBe(false);
});

test('a fault of the moment does not end a session', async () => {
  const tokens = memoryTokens({ accessToken: 'a', refreshToken: 'r', expiresAt: 0 });
  const viva = client({ tokens, fetch: () => Promise.resolve(new Response('', { status: 503 })) });
  await expect(viva.api.GET('/api/v1/me')).rejects.toMatchObject({ status: 503 });
  expect(await viva.isSignedIn()).toBe(true);
});

test('after logging out, the tokens are good for nothing any more, wherever they were copied to', async () => {
  const tokens = memoryTokens();
  const { viva } = await someSession(tokens);
  const copied = await tokens.get();
  await viva.logOut();
  expect(await tokens.get()).toBeNull();
  const thief = client({ tokens: memoryTokens(copied) });
  expect((await thief.api.GET('/api/v1/me')).response.status).toBe(401);
  expect(await thief.isSignedIn()).toBe(false);
});

test('logging out everywhere ends the log-ins of other machines too', async () => {
  const account = someAccount();
  const [here, there] = [client(), client()];
  await here.register(account);
  await here.logIn(account);
  await there.logIn(account);
  await here.logOut({ everywhere: true });
  expect(await here.isSignedIn()).toBe(false);
  expect((await there.api.GET('/api/v1/me')).response.status).toBe(401);
});

test('logging out without a network forgets the tokens all the same', async () => {
  const tokens = memoryTokens({ accessToken: 'a', refreshToken: 'r', expiresAt: Date.now() + 600_000 });
  await client({ tokens, fetch: () => Promise.reject(new TypeError('offline')) }).logOut();
  expect(await tokens.get()).toBeNull();
});

test('logging out during a refresh counts, and does not wait for it', async () => {
  const tokens = memoryTokens({ accessToken: 'a', refreshToken: 'r', expiresAt: 0 });
  let refreshes = 0;
  const viva = client({
    tokens,
    fetch: async (request) => {
      if (!request.url.endsWith('/auth/refresh')) {
        return Response.json({}, { status: request.headers.has('Authorization') ? 200 : 401 });
      }
      refreshes++;
      if (refreshes === 1) {
        await viva.logOut();
      }
      return Response.json({ accessToken: 'b', refreshToken: 's', expiresIn: 60, tokenType: 'Bearer' });
    },
  });
  await expect(unwrap(viva.api.GET('/api/v1/me'))).rejects.toMatchObject({ status: 401 });
  expect(await tokens.get()).toBeNull();
});

test('tokens that another tab has refreshed meanwhile are used', async () => {
  const tokens = memoryTokens({ accessToken: 'a', refreshToken: 'r', expiresAt: 0 });
  const seen: (string | null)[] = [];
  const viva = client({
    tokens,
    lock: async (_, work) => {
      await tokens.set({ accessToken: 'b', refreshToken: 's', expiresAt: Date.now() + 600_000 });
      return work();
    },
    fetch: (request) => {
      seen.push(request.headers.get('Authorization'));
      return Promise.resolve(Response.json({}));
    },
  });
  await viva.api.GET('/api/v1/me');
  expect(seen).toEqual(['Bearer b']);
});

test('tokens are kept in a browser’s storage, and nonsense in it is nobody', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  };
  const tokens = storedTokens(storage, 'here');
  const some = { accessToken: 'a', refreshToken: 'r', expiresAt: 1 };
  void tokens.set(some);
  expect(storedTokens(storage, 'here').get()).toEqual(some);
  kept.set('here', '{"accessToken":1}');
  expect(tokens.get()).toBeNull();
  kept.set('here', '{');
  expect(tokens.get()).toBeNull();
  void tokens.set(null);
  expect(kept.size).toBe(0);
});

test('logging out between a look into an asynchronous store and a write to it counts', async () => {
  let kept: Tokens | null = { accessToken: 'a', refreshToken: 'r', expiresAt: 0 };
  let answered = false;
  let leaving = false;
  let out: Promise<void> | undefined;
  const tokens: TokenStore = {
    async get() {
      const read = kept;
      if (answered && !leaving) {
        // The refresh compares what it has begun with; just now the customer leaves.
        leaving = true;
        out = viva.logOut();
        await turn();
      }
      return read;
    },
    async set(next) {
      await Promise.resolve();
      kept = next;
    },
  };
  const viva = client({
    tokens,
    fetch: (request) => {
      if (!request.url.endsWith('/auth/refresh')) {
        return Promise.resolve(Response.json({}, { status: request.headers.has('Authorization') ? 200 : 401 }));
      }
      answered = true;
      return Promise.resolve(
        Response.json({ accessToken: 'b', refreshToken: 's', expiresIn: 600, tokenType: 'Bearer' }),
      );
    },
  });
  await viva.api.GET('/api/v1/me').catch(() => undefined);
  await out;
  expect(kept).toBeNull();
  expect(await viva.isSignedIn()).toBe(false);
});

test('logging out while fresh tokens are being written counts, however slow the store is', async () => {
  let kept: Tokens | null = { accessToken: 'a', refreshToken: 'r', expiresAt: 0 };
  let written = () => {};
  let writing = () => {};
  const begun = new Promise<void>((resolve) => (writing = resolve));
  const gate = new Promise<void>((resolve) => (written = resolve));
  const tokens: TokenStore = {
    get: () => Promise.resolve(kept),
    async set(next) {
      if (next) {
        writing();
        await gate;
      }
      kept = next;
    },
  };
  const viva = client({
    tokens,
    fetch: () =>
      Promise.resolve(Response.json({ accessToken: 'b', refreshToken: 's', expiresIn: 600, tokenType: 'Bearer' })),
  });
  const call = viva.api.GET('/api/v1/me');
  await begun;
  const out = viva.logOut();
  await turn();
  written();
  await Promise.all([call, out]);
  expect(kept).toBeNull();
});

test('a log-in during a refresh of somebody else’s tokens counts', async () => {
  const tokens = memoryTokens({ accessToken: 'a', refreshToken: 'r', expiresAt: 0 });
  const viva = client({
    tokens,
    fetch: async (request) => {
      if (request.url.endsWith('/auth/login')) {
        return Response.json({ accessToken: 'mine', refreshToken: 'm', expiresIn: 600, tokenType: 'Bearer' });
      }
      if (request.url.endsWith('/auth/refresh')) {
        await viva.logIn({ email: 'a@b.example', password: 'p' });
        return Response.json({ accessToken: 'b', refreshToken: 's', expiresIn: 600, tokenType: 'Bearer' });
      }
      return Response.json({});
    },
  });
  await viva.api.GET('/api/v1/me');
  expect((await tokens.get())?.accessToken).toBe('mine');
});

test('a refusal that is not about the token is handed back: a wrong code is sent, and counted, once', async () => {
  const sent: string[] = [];
  const viva = client({
    tokens: memoryTokens({ accessToken: 'a', refreshToken: 'r', expiresAt: Date.now() + 600_000 }),
    fetch: (request) => {
      sent.push(new URL(request.url).pathname);
      return Promise.resolve(
        Response.json({ code: 'wrong_code', status: 401, title: 'wrong', traceId: 't' }, { status: 401 }),
      );
    },
  });
  const confirmed = viva.api.POST('/api/v1/me/second-factor/confirm', { body: { code: '123456' } });
  await expect(unwrap(confirmed)).rejects.toMatchObject({ code: 'wrong_code' });
  expect(sent).toEqual(['/api/v1/me/second-factor/confirm']);
});

/** Lets everything that can go on without waiting go on. */
const turn = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
