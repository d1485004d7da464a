import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { EventParser } from '../src/events.js';
import { newIdempotencyKey, unwrap, type VivaClient } from '../src/index.js';
import { all, buys, client, someCustomer } from './customers.js';

describe('against the running service', () => {
  let viva: VivaClient;
  const opened: { lastEventId: string | null; status: number }[] = [];
  const cuts = { left: 0 };

  beforeAll(async () => {
    viva = await someCustomer({
      fetch: async (request) => {
        const response = await fetch(request);
        if (!request.url.endsWith('/events')) {
          return response;
        }
        opened.push({ lastEventId: request.headers.get('Last-Event-ID'), status: response.status });
        return cuts.left-- > 0 ? cutAfterFirstEvent(response) : response;
      },
      clock: { now: () => Date.now(), sleep: () => Promise.resolve() },
    });
    await buys(viva, 'pro');
  });

  const starts = async (prompt = 'a cat') =>
    (await unwrap(viva.api.POST('/api/v1/generations', { body: { prompt } }))).id;

  test('a stream that is cut twice is resumed where it was: nothing is told twice, and nothing of the end is missing', async () => {
    opened.length = 0;
    cuts.left = 2;
    const events = await all(viva.followGeneration(await starts()));
    const ids = events.map((event) => event.eventId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(events.at(-1)).toMatchObject({ state: 'succeeded', progress: 100 });
    expect(opened.length).toBeGreaterThanOrEqual(3);
    expect(opened[0]!.lastEventId).toBeNull();
    expect(opened[1]!.lastEventId).toBe(ids[0]);
    expect(opened[2]!.lastEventId).toBe(ids[1]);
  });

  test('what has been seen to its end has nothing more to tell', async () => {
    const id = await starts();
    const events = await all(viva.followGeneration(id));
    opened.length = 0;
    expect(await all(viva.followGeneration(id, { lastEventId: events.at(-1)!.eventId }))).toEqual([]);
    expect(opened).toEqual([{ lastEventId: events.at(-1)!.eventId, status: 204 }]);
  });

  test('a failure is told with its reason, and waiting for the job answers it whole', async () => {
    const id = await starts('[[fault:fails]] a cat');
    const job = await viva.waitForGeneration(id);
    expect(job).toMatchObject({ state: 'failed', charge: { credits: 0 } });
    expect(job.error?.code).toBeTruthy();
  });

  test('where streams cannot be had, it is asked instead', async () => {
    const native = await someCustomer({ streaming: false });
    await buys(native, 'basic');
    const job = await unwrap(native.api.POST('/api/v1/generations', { body: { prompt: 'a cat' } }));
    const events = await all(native.followGeneration(job.id, { pollMs: 50 }));
    const ids = events.map((event) => event.eventId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(events.at(-1)).toMatchObject({ state: 'succeeded', videoUrl: `/api/v1/generations/${job.id}/video` });
  });

  test('a job that is not the caller’s is not followed', async () => {
    await expect(all(viva.followGeneration(crypto.randomUUID()))).rejects.toMatchObject({ code: 'not_found' });
  });

  test('leaving the loop closes the stream, and an abort ends it', async () => {
    const id = await starts('[[fault:slow]] a cat');
    for await (const event of viva.followGeneration(id)) {
      expect(event.type).toBe('state');
      break;
    }
    const stop = new AbortController();
    const followed = all(viva.followGeneration(id, { signal: stop.signal }));
    setTimeout(() => stop.abort(), 200);
    await expect(followed).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('against planned streams', () => {
  const event = (state: string, progress: number) =>
    `id: ${state}-${progress}\nevent: state\ndata: {"id":"1","state":"${state}","progress":${progress},"videoUrl":null,"error":null}\n\n`;

  const stream = (text: string, ended: boolean) =>
    new Response(
      new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode(text));
          if (ended) {
            controller.close();
          }
        },
      }),
      { headers: { 'Content-Type': 'text/event-stream' } },
    );

  test('a stream that has gone silent is left and opened again', async () => {
    let opened = 0;
    const viva = client({
      fetch: () => {
        opened++;
        return Promise.resolve(
          opened === 1 ? stream(event('running', 5), false) : stream(event('succeeded', 100), true),
        );
      },
      clock: { now: () => Date.now(), sleep: () => Promise.resolve() },
    });
    const events = await all(viva.followGeneration('1', { quietMs: 30 }));
    expect(events.map((each) => each.state)).toEqual(['running', 'succeeded']);
    expect(opened).toBe(2);
  });

  test('it gives up after as many fruitless tries as it was told, having paused as the stream asked', async () => {
    const pauses: number[] = [];
    const viva = client({
      fetch: () => Promise.resolve(stream('retry: 700\n\n', true)),
      clock: { now: () => Date.now(), sleep: (ms) => (pauses.push(ms), Promise.resolve()) },
    });
    await expect(all(viva.followGeneration('1', { patience: 3 }))).rejects.toMatchObject({ name: 'NoAnswer' });
    expect(pauses).toEqual([700, 1400, 2800]);
  });

  test('an answer that cannot be read while it arrives is let go, and it is asked instead', async () => {
    const opened: Request[] = [];
    const viva = client({
      streaming: true,
      fetch: (request) => {
        if (request.url.endsWith('/events')) {
          opened.push(request);
          return Promise.resolve(new Response(null));
        }
        return Promise.resolve(Response.json({ id: '1', state: 'succeeded', progress: 100, videoUrl: '/v' }));
      },
    });
    expect(await all(viva.followGeneration('1'))).toMatchObject([{ state: 'succeeded', videoUrl: '/v' }]);
    expect(opened.map((request) => request.signal.aborted)).toEqual([true]);
  });

  test('faults in between do not add up, however long a job is asked about', async () => {
    let asked = 0;
    const viva = client({
      streaming: false,
      retry: { attempts: 1 },
      clock: { now: () => Date.now(), sleep: () => Promise.resolve() },
      fetch: () => {
        asked++;
        return Promise.resolve(
          asked % 2 === 1
            ? new Response('', { status: 503 })
            : Response.json({ id: '1', state: asked < 20 ? 'running' : 'succeeded', progress: 5 }),
        );
      },
    });
    const events = await all(viva.followGeneration('1', { patience: 2 }));
    expect(events.map((each) => each.state)).toEqual(['running', 'succeeded']);
  });

  test('a stream that something in between cuts every half minute is opened again for as long as the job waits', async () => {
    let [now, opened] = [0, 0];
    const viva = client({
      fetch: () => {
        now += 25_000;
        opened++;
        return Promise.resolve(opened <= 10 ? stream(': here\n\n', true) : stream(event('succeeded', 100), true));
      },
      clock: { now: () => now, sleep: () => Promise.resolve() },
    });
    const events = await all(viva.followGeneration('1', { patience: 3 }));
    expect(events.map((each) => each.state)).toEqual(['succeeded']);
  });

  test('with too many streams open, it is asked instead', async () => {
    const viva = client({
      fetch: (request) =>
        Promise.resolve(
          request.url.endsWith('/events')
            ? Response.json({ code: 'too_many_streams', status: 429, title: '', traceId: '' }, { status: 429 })
            : Response.json({ id: '1', state: 'succeeded', progress: 100, videoUrl: '/v' }),
        ),
    });
    expect(await all(viva.followGeneration('1'))).toMatchObject([{ state: 'succeeded', videoUrl: '/v' }]);
  });
});

describe('in a page', () => {
  beforeEach(() => {
    const held = new Set<string>();
    const request = async (name: string, _: unknown, work: (lock: object | null) => Promise<unknown>) => {
      if (held.has(name)) {
        return work(null);
      }
      held.add(name);
      try {
        return await work({});
      } finally {
        held.delete(name);
      }
    };
    vi.stubGlobal('document', {});
    vi.stubGlobal('navigator', { locks: { request } });
  });
  afterEach(() => vi.unstubAllGlobals());

  test('streams of all tabs together leave connections for everything else, and a place that is given back is taken', async () => {
    const ways: string[] = [];
    let open = 0;
    const tab = () =>
      client({
        fetch: (request) => {
          const streams = request.url.endsWith('/events');
          ways.push(streams ? 'stream' : 'asked');
          open += streams ? 1 : 0;
          return Promise.resolve(
            streams
              ? new Response(new ReadableStream<Uint8Array>())
              : Response.json({ id: '1', state: 'cancelled', progress: 0 }),
          );
        },
      });
    const [one, other] = [tab(), tab()];
    const leave = new AbortController();
    const followed = [one, one, other].map((viva) =>
      all(viva.followGeneration('1', { signal: leave.signal })).catch(() => undefined),
    );
    await expect.poll(() => open).toBe(3);
    await all(one.followGeneration('1'));
    await all(other.followGeneration('1'));
    expect(ways).toEqual(['stream', 'stream', 'stream', 'asked', 'asked']);

    leave.abort();
    await Promise.all(followed);
    const enough = new AbortController();
    const again = all(other.followGeneration('1', { signal: enough.signal })).catch(() => undefined);
    await expect.poll(() => ways.at(-1)).toBe('stream');
    enough.abort();
    await again;
  });
});

describe('the parser', () => {
  test.each([1, 2, 3, 7, 1000])('reads the same however the network cut it: %i characters at once', (size) => {
    const text =
      '\uFEFF: hello\r\nretry: 3000\r\n\r\nid: a\r\nevent: state\r\ndata: {"a":\r\ndata: 1}\r\n\r\nid: b\ndata:x\n\ndata\n\n: still here\n\nid: c\n';
    const parser = new EventParser();
    const events = text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g'))!.flatMap((part) => parser.push(part));
    expect(events).toEqual([
      { id: 'a', event: 'state', data: '{"a":\n1}' },
      { id: 'b', event: 'message', data: 'x' },
      { id: 'b', event: 'message', data: '' },
    ]);
    expect(parser.retryMs).toBe(3000);
  });
});

test('keys differ, with and without the engine’s help', () => {
  const keys = new Set(Array.from({ length: 1000 }, newIdempotencyKey));
  const own = Object.getOwnPropertyDescriptor(globalThis, 'crypto')!;
  Object.defineProperty(globalThis, 'crypto', { value: undefined, configurable: true });
  try {
    Array.from({ length: 1000 }, newIdempotencyKey).forEach((key) => keys.add(key));
  } finally {
    Object.defineProperty(globalThis, 'crypto', own);
  }
  expect(keys.size).toBe(2000);
  keys.forEach((key) => expect(key).toMatch(/^[0-9a-f-]{32,36}$/));
});

function cutAfterFirstEvent(response: Response): Response {
  const reader = response.body!.getReader();
  const decoder = new TextDecoder();
  let seen = '';
  let cut = false;
  return new Response(
    new ReadableStream<Uint8Array>({
      async pull(controller) {
        if (cut) {
          controller.error(new TypeError('connection reset'));
          await reader.cancel();
          return;
        }
        const { value, done } = await reader.read();
        if (done) {
          controller.close();
          return;
        }
        controller.enqueue(value);
        seen += decoder.decode(value, { stream: true });
        cut = /^data:.*\n\n/m.test(seen);
      },
    }),
    response,
  );
}
