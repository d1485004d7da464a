import { defineConfig } from 'vitest/config';
import story from './vitest.config.ts';

// The story's own means, but for pictures: `npm run images`.
export default defineConfig({ test: { ...story.test, include: ['images.ts'] } });
