import { fileURLToPath } from 'node:url';
import { lingui } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';
import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** The server that the app talks to while it is worked on (`npm run web`). */
const SERVER = process.env.SERVER ?? 'http://localhost:4000';

// The macros look for it too, from wherever the product is started.
process.env.LINGUI_CONFIG ??= path('../lingui.config.ts');

export default defineConfig({
  root: path('.'),
  plugins: [
    react(),
    babel({
      // Plugins are looked for from here, wherever the product is started.
      cwd: path('..'),
      plugins: ['@lingui/babel-plugin-lingui-macro'],
      parserOpts: { plugins: ['typescript', 'jsx'] },
      include: /\/web\/src\/.*\.tsx?$/,
    }),
    lingui({ configPath: path('../lingui.config.ts') }),
    tailwind(),
  ],
  build: {
    outDir: path('../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    // The page's policy allows no data: for fonts and scripts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  server: {
    proxy: Object.fromEntries(['/api', '/auth', '/live', '/upload', '/download', '/preview'].map((at) => [at, SERVER])),
  },
});
