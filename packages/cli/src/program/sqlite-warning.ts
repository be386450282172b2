/**
 * Node 22 says whenever its SQLite is loaded that it is experimental. Nobody at a command line can act on that, and on
 * standard error it stands between our sentences. Every other warning stays.
 */
export function hideSqliteWarning(process: Pick<NodeJS.Process, 'emitWarning'>): void {
  const emit = process.emitWarning.bind(process) as (...all: unknown[]) => void;
  process.emitWarning = (warning: string | Error, ...rest: unknown[]) => {
    if (!`${warning}`.startsWith('SQLite is an experimental feature')) emit(warning, ...rest);
  };
}
