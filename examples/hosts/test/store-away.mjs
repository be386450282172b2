// Preloaded into an application under test: SIGUSR2 takes its store away, and brings it back.
import { registerHooks } from 'node:module';

const real = 'rathaus-store-away:real';
const stand = `
export * from '${real}';
import { createMemoryStateStore as create } from '${real}';
let away = false;
process.on('SIGUSR2', () => {
  away = !away;
  console.log(away ? 'store away' : 'store back');
});
export const createMemoryStateStore = (options) =>
  new Proxy(create(options), {
    get: (store, name) =>
      away && typeof store[name] === 'function'
        ? () => Promise.reject(new Error('ECONNREFUSED 10.0.0.1:6379'))
        : store[name],
  });
`;
let address;
registerHooks({
  resolve(specifier, context, next) {
    if (specifier === real) return { url: address, format: 'module', shortCircuit: true };
    const found = next(specifier, context);
    if (specifier !== '@rathaus/client-core' || context.parentURL?.includes('/node_modules/')) return found;
    address = found.url;
    return { url: `data:text/javascript,${encodeURIComponent(stand)}`, format: 'module', shortCircuit: true };
  },
});
