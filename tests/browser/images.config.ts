import { defineConfig, mergeConfig } from 'vitest/config';
import shared from './vitest.config.ts';

// The story's own means, but for pictures: `npm run images`.
export default mergeConfig(shared, defineConfig({ test: { include: ['images.ts'] } }), false);
