import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['*.test.ts'],
    globalSetup: ['../../clients/typescript/tests/sandbox.ts'],
    testTimeout: 180_000,
    hookTimeout: 300_000,
  },
});
