#!/usr/bin/env node
import { runGenerate } from './command.ts';

process.exitCode = await runGenerate(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
