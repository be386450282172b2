import type { FileReport } from '../report/file-report.ts';

/** What only the report on a file has. */
type OfFile = 'size' | 'sha512' | 'files' | 'outline' | 'body' | 'aspects' | 'profile';

/** The report on a message with its file (`checkFile`) or without (`checkMessage`): one text for both. */
export type JudgedReport = Omit<FileReport, OfFile> & Partial<Pick<FileReport, OfFile>>;
