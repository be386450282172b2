#!/usr/bin/env node
import { run } from './program/run.ts';
import { hideSqliteWarning } from './program/sqlite-warning.ts';
import { processTerminal } from './program/terminal.ts';

hideSqliteWarning(process);
const { terminal, release } = processTerminal();
const code = await run(process.argv.slice(2), terminal);
release();
process.exitCode = code;
