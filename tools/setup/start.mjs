/** `npm start`: sets the repository up, then runs the sandbox and the example portal as two processes. */
import { prepare, projectNode, root, run } from './prepare.mjs';

await prepare();
const code = await run(projectNode(), ['tools/setup/run-example.ts', ...process.argv.slice(2)], {
  cwd: root,
});
process.exit(code);
