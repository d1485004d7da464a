// Starts the sandbox for the tests, on free ports and with data of its own, and ends it afterwards. With VIVAAPI_SANDBOX set to the
// address of a running sandbox's API, that one is used and left as it is.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const startsWithin = 300_000;

export interface Sandbox {
  api: string;
  page: string | null;
  operator: { email: string; password: string };
  folder: string;
  stop(): Promise<void>;
}

interface Addresses {
  api: string;
  page?: string | null;
  operatorEmail: string;
  operatorPassword: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    api: string;
    page: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const running = process.env['VIVAAPI_SANDBOX'];
  if (running) {
    project.provide('api', running);
    return () => Promise.resolve();
  }
  const sandbox = await startSandbox(['--no-page']);
  project.provide('api', sandbox.api);
  return sandbox.stop;
}

export async function startSandbox(options: string[]): Promise<Sandbox> {
  const folder = await mkdtemp(join(tmpdir(), 'vivaapi-sandbox-'));
  const build = ['Debug', 'Release']
    .map((each) => join(root, 'src/VivaApi.Sandbox/bin', each, 'net10.0/VivaApi.Sandbox.dll'))
    .find(existsSync);
  const command = build ? [build] : ['run', '--project', join(root, 'src/VivaApi.Sandbox'), '--'];
  const child = spawn('dotnet', [...command, '--data', folder, '--port', '5090', ...options], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (text: Buffer) => (output += text.toString()));
  child.stderr.on('data', (text: Buffer) => (output += text.toString()));
  const stop = async () => {
    await end(child);
    const elsewhere = await readFile(join(folder, 'postgres.location'), 'utf8').catch(() => '');
    if (isAbsolute(elsewhere.trim())) {
      await rm(elsewhere.trim(), { recursive: true, force: true });
    }
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const {
      api,
      page = null,
      operatorEmail: email,
      operatorPassword: password,
    } = await addresses(child, join(folder, 'sandbox.json'), () => output);
    return { api, page, operator: { email, password }, folder, stop };
  } catch (failure) {
    await stop();
    throw failure;
  }
}

// The sandbox writes this file once everything is ready.
async function addresses(child: ChildProcess, file: string, output: () => string): Promise<Addresses> {
  for (const began = Date.now(); Date.now() - began < startsWithin;) {
    if (child.exitCode !== null) {
      throw new Error(`the sandbox ended with exit code ${child.exitCode}:\n${output()}`);
    }
    const text = await readFile(file, 'utf8').catch(() => null);
    if (text) {
      return JSON.parse(text) as Addresses;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the sandbox did not start:\n${output()}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }
}
