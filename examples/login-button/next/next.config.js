import { fileURLToPath } from 'node:url';

// The kit is linked from this repository; in an application of your own this file is not needed.
const root = fileURLToPath(new URL('../../..', import.meta.url));
export default { turbopack: { root }, outputFileTracingRoot: root };
