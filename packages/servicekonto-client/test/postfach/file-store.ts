import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StateStore } from '@rathaus/client-core';

/** A store in a folder, for one process at a time: what was written outlives `kill -9`. Nothing expires. */
export function fileStore(folder: string): StateStore {
  mkdirSync(folder, { recursive: true });
  const at = (key: string) => join(folder, Buffer.from(key).toString('hex'));
  const read = (key: string) => (existsSync(at(key)) ? readFileSync(at(key), 'utf8') : undefined);
  const write = (key: string, value: string) => {
    writeFileSync(`${at(key)}.new`, value, { flush: true });
    renameSync(`${at(key)}.new`, at(key));
  };
  const remove = (key: string) => rmSync(at(key), { force: true });
  return {
    get: async (key) => read(key),
    set: async (key, value) => write(key, value),
    delete: async (key) => remove(key),
    async add(key, value) {
      if (read(key) !== undefined) return false;
      write(key, value);
      return true;
    },
    async take(key) {
      const value = read(key);
      remove(key);
      return value;
    },
    count: () => Promise.reject(new Error('not for counts')),
  };
}
