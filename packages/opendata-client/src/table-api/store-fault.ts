import { tableApiError } from './errors.ts';

/** Codes of the file system that the operator has to mend, not the caller. */
const folderFaults = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOTDIR', 'EEXIST', 'EMFILE', 'EIO'];

/** A fault of folder or database as an error of the family, without its path; any other stays what it was. */
export function storeFault(error: unknown): unknown {
  const { code, errcode } = Object(error) as { code?: unknown; errcode?: unknown };
  if (code === 'ERR_SQLITE_ERROR' && typeof errcode === 'number')
    return tableApiError('opendata.table-api.store-failed', { details: { errcode }, cause: error });
  if (typeof code === 'string' && folderFaults.includes(code))
    return tableApiError('opendata.table-api.store-failed', { details: { reason: code }, cause: error });
  return error;
}
