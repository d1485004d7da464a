import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { api } from './customers.js';

const execute = promisify(execFile);

// The compiler says what is wrong on its standard output.
async function run(file: string, args: string[], options: { cwd: string }): Promise<{ stdout: string }> {
  try {
    return await execute(file, args, options);
  } catch (failed) {
    throw new Error(`${args.join(' ')}\n${(failed as { stdout: string }).stdout}`, { cause: failed });
  }
}

const here = fileURLToPath(new URL('..', import.meta.url));
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vivaapi-package-'));
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: here });
  const packed = JSON.parse(stdout.slice(stdout.indexOf('['))) as { filename: string }[];
  await writeFile(join(folder, 'package.json'), '{ "name": "consumer", "private": true, "type": "module" }');
  const install = ['install', '--no-audit', '--no-fund', '--prefer-offline', join(folder, packed[0]!.filename)];
  await run('npm', install, { cwd: folder });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('the package that would be published works when it is installed: as a module, and from CommonJS', async () => {
  const program = `
    const viva = createVivaClient({ baseUrl: process.argv[2] });
    unwrap(viva.api.GET('/api/v1/packages')).then((packages) => console.log(packages.items.map((each) => each.code).join()));
  `;
  await writeFile(join(folder, 'm.mjs'), `import { createVivaClient, unwrap } from '@vivaapi/client';\n${program}`);
  await writeFile(
    join(folder, 'c.cjs'),
    `import('@vivaapi/client').then(({ createVivaClient, unwrap }) => {${program}});`,
  );
  for (const file of ['m.mjs', 'c.cjs']) {
    const { stdout } = await run(process.execPath, [file, api()], { cwd: folder });
    expect(stdout.trim()).toBe('basic,pro,enterprise');
  }
});

test('its types hold a strict consumer to what the API takes, for Node and for bundlers', async () => {
  const good = `
    import { createVivaClient, unwrap, type Quota } from '@vivaapi/client';
    const viva = createVivaClient({ baseUrl: 'https://api.example.com' });
    export const quota: Promise<Quota> = unwrap(viva.api.GET('/api/v1/quota'));
    export const order = unwrap(viva.api.POST('/api/v1/orders', { body: { packageCode: 'pro', channel: 'page' } }));
    // @ts-expect-error there is no such channel
    export const wrong = viva.api.POST('/api/v1/orders', { body: { packageCode: 'pro', channel: 'cash' } });
  `;
  await writeFile(join(folder, 'consumer.ts'), good);
  const tsc = fileURLToPath(new URL('../../../node_modules/typescript/bin/tsc', import.meta.url));
  const common = ['--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2022,dom', 'consumer.ts'];
  await run(process.execPath, [tsc, '--module', 'nodenext', ...common], { cwd: folder });
  await run(process.execPath, [tsc, '--module', 'esnext', '--moduleResolution', 'bundler', ...common], {
    cwd: folder,
  });
});
