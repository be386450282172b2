/**
 * `npm run release:contracts`: what is in `openapi/` is released now. Copies each document to `openapi/released/`,
 * which the check compares with from then on. Refuses as long as the check has findings.
 */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { contractsOf, judgeContract, versionOf } from './released.ts';

const root = resolve(process.argv[2] ?? join(import.meta.dirname, '../../..'));
const contracts = contractsOf(root);
const judged = contracts.map(judgeContract);
const findings = judged.flatMap((contract) => contract.findings);
if (findings.length > 0) {
  console.error(`Nothing was released:\n${findings.join('\n')}`);
  process.exit(1);
}
mkdirSync(join(root, 'openapi/released'), { recursive: true });
for (const [at, { name, released, current }] of contracts.entries()) {
  copyFileSync(join(root, `openapi/${name}.yaml`), join(root, `openapi/released/${name}.yaml`));
  const from = released ? `${versionOf(released)} → ` : 'new, ';
  console.log(`${name}: ${from}${versionOf(current!)}`);
  for (const { kind, place, sentence } of judged[at]!.changes)
    console.log(`  ${kind}: ${place}: ${sentence}`);
}
