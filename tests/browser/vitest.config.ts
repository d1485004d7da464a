import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['*.test.ts'],
    globalSetup: ['sandbox.ts'],
    testTimeout: 180_000,
    hookTimeout: 600_000,
    // Both screens at once: most of the time is spent waiting for videos.
    maxWorkers: 2,
    bail: 1,
  },
});
