import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { api, pays, someAccount } from '../../clients/typescript/tests/customers.ts';
import { nativeContext } from './native-context.ts';
import { unpackClient } from './package.ts';

const execute = promisify(execFile);
const require = createRequire(import.meta.url);
const application = fileURLToPath(new URL('native/', import.meta.url));
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
let folder = '';
let bundle = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vivaapi-native-'));
  await writeFile(join(folder, 'cat.png'), Buffer.from(pixel, 'base64'));
  await unpackClient(application);
  const metro = join(require.resolve('metro/package.json'), '../src/cli.js');
  const out = join(folder, 'index.android.js');
  const options = ['--platform', 'android', '--dev', 'false', '--out', out, '--config', 'metro.config.cjs'];
  await execute(process.execPath, [metro, 'build', 'index.js', ...options], { cwd: application });
  bundle = await readFile(out, 'utf8');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('Metro finds all that the client needs, and Hermes compiles it', async () => {
  const hermes = join(
    require.resolve('hermes-compiler/package.json'),
    '../hermesc',
    {
      linux: 'linux64-bin/hermesc',
      darwin: 'osx-bin/hermesc',
      win32: 'win64-bin/hermesc.exe',
    }[process.platform as 'linux'],
  );
  const compiled = join(folder, 'index.hbc');
  await execute(hermes, ['-emit-binary', '-O', '-w', '-out', compiled, join(folder, 'index.android.js')]);
  expect((await readFile(compiled)).length).toBeGreaterThan(10_000);
});

test('a customer’s whole story works with what React Native has, by asking how a job stands', async () => {
  const told = await tells({});
  expect(told.events.length).toBeGreaterThan(1);
});

test('with a fetch that can stream, jobs are followed live', async () => {
  const asked: string[] = [];
  const told = await tells({ TextDecoder }, async (address: string, init: RequestInit) => {
    asked.push(new URL(address).pathname);
    return streamed(address, init);
  });
  expect(told.events.length).toBeGreaterThan(2);
  expect(asked.length).toBeGreaterThanOrEqual(2);
  expect(asked.every((path) => path.endsWith('/events'))).toBe(true);
});

interface Told {
  events: { state: string; eventId: string; progress: number }[];
}

async function tells(more: object, streamWith?: unknown): Promise<Told> {
  const { context, run } = nativeContext(more);
  run(bundle);
  const told = JSON.parse(
    await context.story({
      baseUrl: api(),
      account: someAccount(),
      image: join(folder, 'cat.png'),
      pay: (payUrl: string) => pays(payUrl),
      streamWith,
    }),
  ) as Told;
  expect(told).toMatchObject({
    order: 'paid',
    imageUrl: expect.stringMatching(/^upload:/),
    availableCredits: 35,
    prompt: '一只猫',
    reason: 'AbortError',
    signedIn: false,
  });
  expect(told.events.at(-1)).toMatchObject({ state: 'succeeded', progress: 100 });
  const ids = told.events.map(({ eventId }) => eventId);
  expect(new Set(ids).size).toBe(ids.length);
  return told;
}

// Expo's takes an address and plain headers, and hands the answer over while it arrives.
async function streamed(address: string, { headers, signal }: RequestInit) {
  const stop = new AbortController();
  signal!.addEventListener('abort', () => stop.abort());
  return fetch(address, { headers: headers!, signal: stop.signal });
}
