/** What is measured of ours, in one bundle without types, as npm installs it. */
export { createMemoryStateStore } from '@rathaus/client-core';
export { createRedisStateStore } from '@rathaus/client-core/redis';
export { createServicekonto } from '@rathaus/servicekonto-client';
export { toNodeHandler, toRequest } from '@rathaus/servicekonto-client/node';
