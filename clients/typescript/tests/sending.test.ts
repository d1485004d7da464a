import { describe, expect, test } from 'vitest';
import { isUndecided, NoAnswer, unwrap, type Clock } from '../src/index.js';
import { client, someCustomer } from './customers.js';

/** A clock that notes every pause and makes none. */
function notingClock(): Clock & { pauses: number[] } {
  const pauses: number[] = [];
  return {
    pauses,
    now: () => Date.now(),
    sleep: (milliseconds) => {
      pauses.push(milliseconds);
      return Promise.resolve();
    },
  };
}

/** Answers in turn; the last one for good. */
function answering(...answers: (() => Response)[]) {
  const requests: Request[] = [];
  const fetch = (request: Request) => {
    requests.push(request);
    const answer = answers[Math.min(requests.length, answers.length) - 1]!;
    return new Promise<Response>((resolve) => resolve(answer()));
  };
  return { fetch, requests };
}

const problem =
  (status: number, code: string, headers: Record<string, string> = {}) =>
  () =>
    new Response(JSON.stringify({ code, status, title: code, traceId: 't' }), {
      status,
      headers: { 'Content-Type': 'application/problem+json', ...headers },
    });
const fine = (body: unknown) => () => Response.json(body);
const lost = () => {
  throw new TypeError('connection reset');
};
const order = { packageCode: 'basic', channel: 'qr' } as const;

describe('against the running service', () => {
  test('an order whose answer was lost is sent again with the same key, and is placed once', async () => {
    const keys: (string | null)[] = [];
    const viva = await someCustomer({
      fetch: async (request) => {
        const response = await fetch(request);
        if (request.method !== 'POST' || !request.url.endsWith('/orders')) {
          return response;
        }
        keys.push(request.headers.get('Idempotency-Key'));
        return keys.length === 1 ? lost() : response;
      },
    });
    const placed = await viva.api.POST('/api/v1/orders', { body: order });
    expect(keys).toEqual([expect.stringMatching(/.{32,}/), keys[0]]);
    expect(placed.response.headers.get('Idempotent-Replayed')).toBe('true');
    const orders = await unwrap(viva.api.GET('/api/v1/orders'));
    expect(orders.items.map((each) => each.id)).toEqual([placed.data?.order.id]);
  });
});

describe('against planned answers', () => {
  test('Retry-After is honoured to the second, in both of its forms', async () => {
    const clock = notingClock();
    const inTen = new Date(Math.floor(clock.now() / 1000) * 1000 + 10_000).toUTCString();
    const { fetch, requests } = answering(
      problem(429, 'rate_limited', { 'Retry-After': '7' }),
      problem(503, 'unavailable', { 'Retry-After': inTen }),
      fine({ items: [] }),
    );
    await unwrap(client({ fetch, clock }).api.GET('/api/v1/packages'));
    expect(requests).toHaveLength(3);
    expect(clock.pauses[0]).toBe(7000);
    expect(clock.pauses[1]).toBeGreaterThan(8000);
    expect(clock.pauses[1]).toBeLessThanOrEqual(10_000);
  });

  test('without it, pauses grow twofold with at most half of jitter', async () => {
    const clock = notingClock();
    const { fetch } = answering(lost, problem(502, 'x'), problem(500, 'internal_error'), fine({ items: [] }));
    await unwrap(client({ fetch, clock, retry: { pauseMs: 1000 } }).api.GET('/api/v1/packages'));
    expect(clock.pauses).toHaveLength(3);
    clock.pauses.forEach((pause, index) => {
      expect(pause).toBeGreaterThanOrEqual(500 * 2 ** index);
      expect(pause).toBeLessThanOrEqual(1000 * 2 ** index);
    });
  });

  test('a pause longer than a person would wait is not made: the answer is handed back', async () => {
    const { fetch, requests } = answering(problem(429, 'login_locked', { 'Retry-After': '900' }));
    const logIn = client({ fetch, clock: notingClock() }).logIn({ email: 'a@b.example', password: 'x' });
    await expect(logIn).rejects.toMatchObject({ code: 'login_locked', retryAfter: 900 });
    expect(requests).toHaveLength(1);
  });

  test('a request of which the first copy is still at work is sent again, one whose key was misused is not', async () => {
    const busy = answering(problem(409, 'request_in_progress', { 'Retry-After': '1' }), fine({ order: { id: 'o' } }));
    const clock = notingClock();
    await unwrap(client({ fetch: busy.fetch, clock }).api.POST('/api/v1/orders', { body: order }));
    expect(clock.pauses).toEqual([1000]);
    expect(await busy.requests[1]!.json()).toEqual(order);

    const misused = answering(problem(422, 'idempotency_key_reused'));
    const refused = client({ fetch: misused.fetch, clock }).api.POST('/api/v1/orders', { body: order });
    await expect(unwrap(refused)).rejects.toMatchObject({ code: 'idempotency_key_reused' });
    expect(misused.requests).toHaveLength(1);
  });

  test.each([
    ['no answer', lost, true],
    ['a fault of the service', problem(503, 'unavailable'), true],
    ['a proxy’s page', () => new Response('<h1>Oh no</h1>', { status: 404 }), true],
    ['an earlier try that is still at work', problem(409, 'request_in_progress'), true],
    ['too many requests, which may follow a try that was lost', problem(429, 'rate_limited'), true],
    ['a refusal', problem(402, 'insufficient_credits'), false],
    ['a mistake in the request', problem(400, 'validation_failed'), false],
  ])('whether it may have had its effect all the same: %s', async (_, answer, undecided) => {
    const viva = client({ fetch: answering(answer).fetch, clock: notingClock() });
    const failure: unknown = await unwrap(viva.api.POST('/api/v1/orders', { body: order })).catch(
      (each: unknown) => each,
    );
    expect(isUndecided(failure)).toBe(undecided);
  });

  test('making an API key is not repeated when its answer was lost: it would make two', async () => {
    const body = { name: 'n', scopes: ['read' as const] };
    const gone = answering(lost);
    const made = client({ fetch: gone.fetch, clock: notingClock() }).api.POST('/api/v1/api-keys', { body });
    await expect(made).rejects.toBeInstanceOf(NoAnswer);
    expect(gone.requests).toHaveLength(1);

    const limited = answering(problem(429, 'rate_limited'), fine({ key: 'k' }));
    await unwrap(client({ fetch: limited.fetch, clock: notingClock() }).api.POST('/api/v1/api-keys', { body }));
    expect(limited.requests).toHaveLength(2);
  });

  test('each order has a key of its own, and what needs none gets none', async () => {
    const { fetch, requests } = answering(fine({ order: { id: 'o' } }));
    const viva = client({ fetch });
    await viva.api.POST('/api/v1/orders', { body: order });
    await viva.api.POST('/api/v1/orders', { body: order });
    await viva.api.POST('/api/v1/generations/quote', { body: { prompt: 'a cat' } });
    const keys = requests.map((request) => request.headers.get('Idempotency-Key'));
    expect(keys[0]).toBeTruthy();
    expect(keys[1]).not.toBe(keys[0]);
    expect(keys[2]).toBeNull();
  });

  test('an answer that does not come in time counts as none', async () => {
    const never = () => new Promise<Response>(() => undefined);
    // One that does not even listen to its signal.
    const viva = client({ fetch: never, clock: notingClock(), retry: { attempts: 2, timeoutMs: 20 } });
    await expect(viva.api.GET('/api/v1/packages')).rejects.toBeInstanceOf(NoAnswer);
  });

  test('an image has longer than other requests: it must have been sent before it is answered', async () => {
    let answer = () => {};
    const fetch = (request: Request) =>
      new Promise<Response>((resolve) => {
        if (request.url.endsWith('/uploads')) {
          answer = () => resolve(Response.json({ imageUrl: 'upload:1' }));
        }
      });
    const viva = client({ fetch, clock: notingClock(), retry: { attempts: 1, timeoutMs: 20 } });
    const uploaded = viva.upload(new Uint8Array([1]));
    await expect(viva.api.GET('/api/v1/packages')).rejects.toBeInstanceOf(NoAnswer);
    answer();
    expect((await uploaded).imageUrl).toBe('upload:1');
  });

  test('the caller’s own abort ends it at once, also during a pause', async () => {
    const { fetch, requests } = answering(problem(503, 'unavailable', { 'Retry-After': '20' }));
    const stop = new AbortController();
    const call = client({ fetch }).api.GET('/api/v1/packages', { signal: stop.signal });
    setTimeout(() => stop.abort(), 50);
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    expect(requests).toHaveLength(1);
  });

  test('a proxy’s page is a problem too', async () => {
    const fetch = () => Promise.resolve(new Response('<h1>Not here</h1>', { status: 404 }));
    await expect(unwrap(client({ fetch }).api.GET('/api/v1/packages'))).rejects.toMatchObject({
      code: 'unexpected_answer',
      status: 404,
    });
  });
});
