import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [react(), tailwindcss()],
  resolve: {
    // The client's source: the page builds from a clean clone without a build of the client before.
    alias: { '@vivaapi/client': here('../../clients/typescript/src/index.ts'), '@': here('./src') },
  },
  build: { target: 'es2022', reportCompressedSize: false, chunkSizeWarningLimit: 700 },
});
