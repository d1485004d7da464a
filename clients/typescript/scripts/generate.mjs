// Writes src/schema.ts and src/rules.ts from the API's own document, or with --check only says whether they are current.
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';
import { parse } from 'yaml';
import { format, resolveConfig } from 'prettier';

const source = new URL('../../../openapi.yaml', import.meta.url);
const targets = {
  schema: new URL('../src/schema.ts', import.meta.url),
  rules: new URL('../src/rules.ts', import.meta.url),
};
const methods = ['get', 'put', 'post', 'patch', 'delete'];

const document = parse(await readFile(source, 'utf8'));
const made = { schema: await schemaOf(structuredClone(document)), rules: await rulesOf(document) };

let stale = false;
for (const [name, file] of Object.entries(targets)) {
  const text = await pretty(made[name], file);
  if (!process.argv.includes('--check')) {
    await writeFile(file, text);
  } else if (text !== (await readFile(file, 'utf8').catch(() => ''))) {
    console.error(`src/${name}.ts is not what openapi.yaml says: npm run generate -w clients/typescript`);
    stale = true;
  }
}
process.exitCode = stale ? 1 : 0;

async function schemaOf(api) {
  // The client makes the key where the caller gives none, so that the types must not ask for it.
  for (const operation of operationsOf(api)) {
    for (const parameter of operation.parameters ?? []) {
      if (parameter.name === 'Idempotency-Key') {
        parameter.required = false;
      }
    }
  }
  const ast = await openapiTS(api, { rootTypes: true, rootTypesNoSchemaPrefix: true });
  return `// Made by scripts/generate.mjs from openapi.yaml.\n\n${astToString(ast)}`;
}

// One line for each operation whose repeats differ from what most do.
async function rulesOf(api) {
  const rules = [];
  const counts = new Map();
  for (const [path, item] of Object.entries(api.paths)) {
    for (const method of methods.filter((each) => item[each])) {
      const { operationId, 'x-idempotency': idempotency, 'x-retry': retry } = item[method];
      if (!idempotency || !retry) {
        throw new Error(`${operationId} does not say what a repeat does`);
      }
      const rule = {
        key: idempotency.kind === 'key',
        withoutAnswer: retry.withoutAnswer,
        statuses: retry.statuses,
        codes: retry.codes,
      };
      const text = JSON.stringify(rule);
      counts.set(text, (counts.get(text) ?? 0) + 1);
      rules.push({ method: method.toUpperCase(), path, text });
    }
  }
  const [common] = [...counts].sort((a, b) => b[1] - a[1])[0];
  const others = rules.filter((rule) => rule.text !== common);
  return `// Made by scripts/generate.mjs from the x-idempotency and x-retry of openapi.yaml.

/** What a repeat of an operation does, and after which answers there may be one. */
export interface RepeatRule {
  /** Whether it takes an Idempotency-Key. */
  readonly key: boolean;
  /** Whether to try again when no answer came. */
  readonly withoutAnswer: boolean;
  /** Statuses of answers that may be followed by another try. */
  readonly statuses: readonly number[];
  /** Problem codes of answers that may be followed by another try, whatever their status. */
  readonly codes: readonly string[];
}

/** What holds for every operation that is not listed below. */
export const commonRule: RepeatRule = ${common};

/** The operations of which something else holds. */
export const otherRules: readonly { readonly method: string; readonly path: string; readonly rule: RepeatRule }[] = [
${others.map(({ method, path, text }) => `{ method: '${method}', path: '${path}', rule: ${text} },`).join('\n')}
];
`;
}

function operationsOf(api) {
  return Object.values(api.paths).flatMap((item) => methods.map((method) => item[method]).filter(Boolean));
}

async function pretty(text, file) {
  return format(text, { ...(await resolveConfig(file, { editorconfig: true })), parser: 'typescript' });
}
