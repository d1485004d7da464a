// Puts the client into an application as a registry would: packed, and unpacked into its own node_modules.
import { execFile } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const client = fileURLToPath(new URL('../../clients/typescript/', import.meta.url));

export async function unpackClient(application: string): Promise<void> {
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', tmpdir()], { cwd: client });
  const [{ filename }] = JSON.parse(stdout.slice(stdout.indexOf('['))) as [{ filename: string }];
  const packed = join(tmpdir(), filename);
  const place = join(application, 'node_modules/@vivaapi/client');
  await rm(place, { recursive: true, force: true });
  await mkdir(place, { recursive: true });
  await run('tar', ['-xzf', packed, '-C', place, '--strip-components=1']);
  await rm(packed);
}
