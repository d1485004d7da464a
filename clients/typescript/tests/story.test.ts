import { expect, test, vi } from 'vitest';
import { createVivaClient, newIdempotencyKey, unwrap, VivaProblem } from '../src/index.js';
import { all, api, buys, client, someAccount, someCustomer } from './customers.js';

const png = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (char) => char.charCodeAt(0),
);

test('a customer buys credits, makes a video, follows it and has the file', async () => {
  const viva = await someCustomer();
  expect((await unwrap(viva.api.GET('/api/v1/quota'))).availableCredits).toBe(0);

  await buys(viva, 'pro');
  expect((await unwrap(viva.api.GET('/api/v1/quota'))).availableCredits).toBe(150);

  const body = { prompt: '一只在雨中弹钢琴的猫' };
  const quote = await unwrap(viva.api.POST('/api/v1/generations/quote', { body }));
  expect(quote).toMatchObject({ priceCredits: 15, affordable: true });

  const job = await unwrap(viva.api.POST('/api/v1/generations', { body }));
  const events = await all(viva.followGeneration(job.id));
  expect(events.at(-1)).toMatchObject({ id: job.id, state: 'succeeded', progress: 100 });
  expect(events.length).toBeGreaterThan(2);

  const mine = await viva.fetch(events.at(-1)!.videoUrl!);
  const linked = await fetch((await viva.linkOf(job.id, 60)).videoUrl);
  expect(mine.headers.get('content-type')).toBe('video/mp4');
  expect(new Uint8Array(await linked.arrayBuffer())).toEqual(new Uint8Array(await mine.arrayBuffer()));
  expect((await unwrap(viva.api.GET('/api/v1/quota'))).availableCredits).toBe(135);
});

test('images are taken as a file or as bytes, and what is none is refused', async () => {
  const viva = await someCustomer();
  await buys(viva, 'basic');
  const file = new File([png], 'cat.png', { type: 'image/png' });
  expect((await viva.upload(file)).imageUrl).toMatch(/^upload:/);
  expect(await viva.upload(png)).toMatchObject({ contentType: 'image/png', bytes: png.length });
  expect(await viva.upload(png.buffer)).toMatchObject({ contentType: 'image/png' });
  await expect(viva.upload(new Blob(['no image']))).rejects.toMatchObject({ code: 'not_an_image', status: 415 });
});

test('a refusal is thrown with its code and the members of that code', async () => {
  const viva = await someCustomer();
  const refused = viva.api.POST('/api/v1/generations', { body: { prompt: 'a cat' } });
  const problem = await unwrap(refused).catch((thrown: unknown) => thrown);
  expect(problem).toBeInstanceOf(VivaProblem);
  expect(problem).toMatchObject({
    code: 'insufficient_credits',
    status: 402,
    problem: { required: 15, available: 0 },
  });
});

test('a field that is not valid is named', async () => {
  const viva = client();
  await expect(viva.register({ ...someAccount(), email: 'nobody' })).rejects.toMatchObject({
    code: 'validation_failed',
    errors: { email: [expect.any(String)] },
  });
});

test('an API key works in the place of a log-in', async () => {
  const viva = await someCustomer();
  await buys(viva, 'enterprise');
  const made = await unwrap(viva.api.POST('/api/v1/api-keys', { body: { name: 'tests', scopes: ['read'] } }));
  const program = createVivaClient({ baseUrl: api(), apiKey: made.key });
  expect((await unwrap(program.api.GET('/api/v1/quota'))).availableCredits).toBe(500);
  await expect(unwrap(program.api.POST('/api/v1/generations', { body: { prompt: 'a cat' } }))).rejects.toMatchObject({
    code: 'forbidden',
  });
});

test('a key of the caller’s own is kept: the same decision has one effect', async () => {
  const viva = await someCustomer();
  const header = { 'Idempotency-Key': newIdempotencyKey() };
  const body = { packageCode: 'basic', channel: 'qr' } as const;
  const first = await unwrap(viva.api.POST('/api/v1/orders', { params: { header }, body }));
  const again = await viva.api.POST('/api/v1/orders', { params: { header }, body });
  expect(again.response.headers.get('Idempotent-Replayed')).toBe('true');
  expect(again.data?.order.id).toBe(first.order.id);
});

test('it takes nothing for granted but fetch: no crypto, no locks, no storage, no streams, as on a phone', async () => {
  const account = someAccount();
  for (const name of ['crypto', 'navigator', 'localStorage', 'window', 'document']) {
    vi.stubGlobal(name, undefined);
  }
  try {
    const viva = client({ streaming: false });
    await viva.register(account);
    await viva.logIn(account);
    await buys(viva, 'basic');
    const job = await unwrap(viva.api.POST('/api/v1/generations', { body: { prompt: 'a cat' } }));
    const events = await all(viva.followGeneration(job.id, { pollMs: 100 }));
    expect(events.at(-1)?.state).toBe('succeeded');
  } finally {
    vi.unstubAllGlobals();
  }
});

test('after logging out nothing is sent in the customer’s name', async () => {
  const viva = await someCustomer();
  expect(await viva.isSignedIn()).toBe(true);
  await viva.logOut();
  expect(await viva.isSignedIn()).toBe(false);
  await expect(unwrap(viva.api.GET('/api/v1/me'))).rejects.toMatchObject({ code: 'unauthenticated' });
});
