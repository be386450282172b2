import type { NextConfig } from 'next';

// Next wants to know the path of the public address when it builds; `next start` cannot change it.
const { pathname } = new URL(process.env.BASE_URL ?? 'http://127.0.0.1:3000');

const config: NextConfig = {
  basePath: pathname.replace(/\/$/, ''),
  // Next leads from `/portal/` to `/portal`, web servers lead from `/portal` to `/portal/`: both together are a circle.
  skipTrailingSlashRedirect: true,
  poweredByHeader: false,
};

export default config;
