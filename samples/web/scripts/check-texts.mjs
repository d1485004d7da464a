// Every problem code that the API's document names for its customers has words of its own in both languages.
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

const api = parse(await readFile(new URL('../../../openapi.yaml', import.meta.url), 'utf8'));
const texts = await readFile(new URL('../src/text/problems.ts', import.meta.url), 'utf8');
const worded = new Set([...texts.matchAll(/^ {2}([a-z_]+): \{/gm)].map((found) => found[1]));
const codes = new Set();
const forCustomers = Object.entries(api.paths).filter(([path]) => !path.startsWith('/api/v1/admin/'));
for (const operation of forCustomers.flatMap(([, item]) => Object.values(item))) {
  for (const response of Object.values(operation.responses ?? {})) {
    // "`code`: Title. (`member`: what it is)": members are in brackets.
    const outside = (response.description ?? '').replace(/\([^)]*\)/g, '');
    for (const [, code] of outside.matchAll(/`([a-z_]+)`: /g)) {
      codes.add(code);
    }
  }
}
const missing = [...codes].filter((code) => !worded.has(code));
if (codes.size === 0 || missing.length > 0) {
  console.error(`src/text/problems.ts has no words for: ${missing.join(', ') || 'anything'}`);
  process.exitCode = 1;
}
