/** Contracts in the repository, and the copies of them as last released. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Change, type ChangeKind, heavier } from './change.ts';
import { compareContracts, isDocument } from './compare.ts';
import { type Json, type JsonObject, objectOf } from './document.ts';

/** One contract: the document as released, as it is now, or both. */
export interface ContractState {
  /** `fit-connect-submission.v2`. */
  readonly name: string;
  readonly released?: JsonObject | undefined;
  readonly current?: JsonObject | undefined;
}

const NAME = /^(?<api>[a-z][a-z0-9-]*)\.v(?<major>[1-9][0-9]*)\.yaml$/;

/** Every contract that is or was in `openapi/`. Throws for a file whose name says no API and major version. */
export function contractsOf(root: string): ContractState[] {
  const folder = join(root, 'openapi');
  const released = join(folder, 'released');
  const files = (path: string) =>
    existsSync(path)
      ? readdirSync(path, { withFileTypes: true })
          .filter((entry) => entry.isFile() && /\.(ya?ml|json)$/.test(entry.name))
          .map((entry) => entry.name)
      : [];
  const names = [...new Set([...files(folder), ...files(released)])].sort();
  return names.map((file) => {
    if (!NAME.test(file)) throw new Error(`openapi/${file}: the name is not <api>.v<major>.yaml`);
    return {
      name: file.replace(/\.yaml$/, ''),
      released: documentIn(join(released, file)),
      current: documentIn(join(folder, file)),
    };
  });
}

function documentIn(path: string): JsonObject | undefined {
  if (!existsSync(path)) return undefined;
  const value = parse(readFileSync(path, 'utf8')) as Json;
  if (!isDocument(value)) throw new Error(`${path} is no OpenAPI document`);
  return value;
}

/** What a contract says about itself: `info.version`. */
export const versionOf = (document: JsonObject): string => String(objectOf(document.info).version);

/** A contract, its changes since the release, and what is wrong with them. */
export interface ContractJudgement {
  readonly name: string;
  readonly changes: readonly Change[];
  readonly findings: readonly string[];
}

/** Compares a contract with its released copy and says which version each change needs. */
export function judgeContract({ name, released, current }: ContractState): ContractJudgement {
  const { api, major } = NAME.exec(`${name}.yaml`)!.groups as { api: string; major: string };
  const file = `openapi/${name}.yaml`;
  if (!current)
    return {
      name,
      changes: [],
      findings: [
        `${file} is gone, but openapi/released/${name}.yaml was released: applications import it. Put it back; a new major is a file beside it`,
      ],
    };
  const version = versionOf(current);
  const findings: string[] = [];
  if (parts(version) === undefined)
    findings.push(`${file}: info.version "${version}" is not <major>.<minor>.<patch>`);
  else if (parts(version)![0] !== Number(major))
    findings.push(`${file}: info.version ${version} does not begin with the major version of the file name`);
  if (!released) return { name, changes: [], findings };
  const changes = compareContracts(released, current);
  const before = versionOf(released);
  const next = `openapi/${api}.v${Number(major) + 1}.yaml`;
  for (const change of changes)
    if (change.kind === 'major')
      findings.push(
        `${file}: ${change.place}: ${change.sentence}. Needs a new major: ${next} beside ${name}.yaml`,
      );
  if (findings.length > 0 || changes.length === 0)
    return {
      name,
      changes,
      findings: [...findings, ...(lowered(before, version) ? [backwards(file, before, version)] : [])],
    };
  const kind = changes.map((change) => change.kind).reduce(heavier);
  const least = raised(before, kind);
  if (compareVersions(version, least) < 0) {
    for (const change of changes)
      findings.push(`${file}: ${change.place}: ${change.sentence}. Needs a ${change.kind} version`);
    findings.push(`${file}: info.version is ${version}, released is ${before}. Fix: raise it to ${least}`);
  }
  return { name, changes, findings };
}

/** The part `contracts` of the check. */
export function contractFindings(root: string): string[] {
  return contractsOf(root).flatMap((contract) => judgeContract(contract).findings);
}

const backwards = (file: string, before: string, version: string): string =>
  `${file}: info.version ${version} is older than the released ${before}`;

function parts(version: string): readonly [number, number, number] | undefined {
  const found = /^(\d+)\.(\d+)\.(\d+)$/.exec(version);
  return found ? [Number(found[1]), Number(found[2]), Number(found[3])] : undefined;
}

const lowered = (before: string, version: string): boolean => compareVersions(version, before) < 0;

function compareVersions(left: string, right: string): number {
  const [a, b] = [parts(left) ?? [0, 0, 0], parts(right) ?? [0, 0, 0]];
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

function raised(version: string, kind: ChangeKind): string {
  const [major, minor, patch] = parts(version) ?? [0, 0, 0];
  return kind === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}
