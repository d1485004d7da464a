import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['*.test.ts'],
    globalSetup: ['sandbox.ts'],
    testTimeout: 180_000,
    hookTimeout: 600_000,
    bail: 1,
  },
});
