import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launch } from '../browser/browser.ts';
import { client, someAccount } from '../../clients/typescript/tests/customers.ts';
import { unpackClient } from './package.ts';

const application = fileURLToPath(new URL('next/', import.meta.url));
const next = fileURLToPath(new URL('node_modules/next/dist/bin/next', import.meta.url));
let server: ChildProcess | undefined;
let site = '';

beforeAll(async () => {
  await unpackClient(application);
  await rm(`${application}.next`, { recursive: true, force: true });
  const build = start(['build']);
  const [code] = (await once(build.process, 'exit')) as [number];
  expect(code, build.output()).toBe(0);

  const port = await freePort();
  site = `http://127.0.0.1:${port}`;
  const running = start(['start', '--hostname', '127.0.0.1', '--port', String(port)]);
  server = running.process;
  await running.says('Ready');
});

afterAll(async () => {
  if (server && server.exitCode === null) {
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
  }
});

test('a server component lists the packages, at each request anew', async () => {
  const page = await fetch(site);
  const html = (await page.text()).replaceAll('<!-- -->', '');
  expect(html).toContain('<li>basic 4900</li><li>pro 9900</li><li>enterprise 29900</li>');
  expect(page.headers.get('cache-control')).toContain('no-store');
});

test('a client component signs a customer up, in a real browser', async () => {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(site);
    await page.getByRole('button', { name: 'Start' }).click();
    await page.getByText('0 credits, insufficient_credits').waitFor({ timeout: 60_000 });
    expect(complaints).toEqual([]);
  } finally {
    await browser.close();
  }
});

test('a session of the server’s has a client for each request, and one customer does not see another', async () => {
  const names = await Promise.all(
    [someAccount(), someAccount()].map(async (account) => {
      await client().register(account);
      const entered = await fetch(`${site}/session`, { method: 'POST', body: JSON.stringify(account) });
      expect(entered.status).toBe(204);
      return { account, cookie: entered.headers.get('set-cookie')!.split(';', 1)[0]! };
    }),
  );
  const seen = async (cookie: string) =>
    (await (await fetch(`${site}/account`, { headers: { cookie } })).text()).replaceAll('<!-- -->', '');
  for (const { account, cookie } of names) {
    expect(await seen(cookie)).toContain(`Signed in as ${account.email}`);
  }
  expect(await seen('')).toContain('Nobody is signed in');

  const { cookie } = names[0]!;
  expect((await fetch(`${site}/session`, { method: 'DELETE', headers: { cookie } })).status).toBe(204);
  expect(await seen(cookie)).toContain('Nobody is signed in');
  expect(await seen(names[1]!.cookie)).toContain(names[1]!.account.email);
});

test('a refusal keeps its code on its way through a route handler', async () => {
  const refused = await fetch(`${site}/session`, { method: 'POST', body: JSON.stringify(someAccount()) });
  expect(refused.status).toBe(401);
  expect(await refused.json()).toEqual({ code: 'wrong_credentials' });
});

function start(args: string[]) {
  const child = spawn(process.execPath, [next, ...args], {
    cwd: application,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', VIVA_API_URL: inject('api') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const waiting: { word: string; resolve: () => void }[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text: Buffer) => {
      output += text.toString();
      waiting.filter(({ word }) => output.includes(word)).forEach(({ resolve }) => resolve());
    });
  }
  const says = (word: string) =>
    new Promise<void>((resolve, reject) => {
      waiting.push({ word, resolve });
      child.once('exit', () => reject(new Error(output)));
    });
  return { process: child, output: () => output, says };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
