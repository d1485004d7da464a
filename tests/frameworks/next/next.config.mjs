import { fileURLToPath } from 'node:url';

/** @type {import('next').NextConfig} */
export default {
  // The packages are those of the folder above.
  turbopack: { root: fileURLToPath(new URL('../../..', import.meta.url)) },

  // In the browser the API has this site's origin; its address is no part of the built application.
  rewrites: () => [{ source: '/api/v1/:path*', destination: `${process.env.VIVA_API_URL}/api/v1/:path*` }],
};
