export { toCallbackHandler } from '../callbacks/node-handler.ts';
export type { ContentFileSystem } from '../content/folder/file-system.ts';
export { createFolderContent, type FolderContentOptions } from '../content/folder-content.ts';
export {
  createContentKeyFile,
  createLocalKeyWrapper,
  type LocalKeyOptions,
  readContentKeyFile,
} from '../content/sealing/local-key.ts';
export { pendingMigrations } from '../store/migrations.ts';
export {
  createDirectoryTransport,
  type DirectoryMailbox,
  type DirectoryTransportOptions,
  prepareDirectoryMailbox,
} from '../transport/directory/directory.ts';
export type { DirectoryFileSystem, DirectoryMode } from '../transport/directory/directory-storage.ts';
export { createPostgresStore, type PostgresStoreOptions } from './postgres-store.ts';
export { createSqliteStore, type SqliteStoreOptions } from './sqlite-store.ts';
