import { createReadStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { allowHttp, allowSandbox } from '@rathaus/client-core';
import type { Finding } from '@rathaus/client-core/findings';
import { writeFileAtomically } from '@rathaus/client-core/node';
import { explain, viewReport } from '@rathaus/client-core/texts';
import {
  createCkanPublisher,
  type Dataset,
  type PublishPlan,
  type PublishResult,
  textIn,
} from '@rathaus/opendata-client';
import { catalogue } from '@rathaus/opendata-client/texts';
import type { PortalConfig } from '../config.ts';
import { eigeneTabelle, type Tabelle, tabellen } from './tabellen.ts';

/** A dataset the town has published from here. */
export interface Veroeffentlicht {
  identifier: string;
  title: string;
  description: string;
  publisher: string;
  /** Page in the catalogue. */
  url: string;
  files: { url: string; name: string; bytes: number }[];
  rows: number;
  columns: { name: string; type: string }[];
  at: string;
}

export type Ergebnis =
  | { kind: 'published'; action: PublishResult['action']; dataset: Veroeffentlicht }
  /** The table or the metadata have faults; nothing was written. */
  | { kind: 'refused'; texts: { message: string; repair: string }[] };

export interface OffeneDaten {
  tabellen: readonly Tabelle[];
  directory: string;
  veroeffentlichen(
    tabelle: Pick<Tabelle, 'path' | 'fileName' | 'dataset'>,
    signal?: AbortSignal,
  ): Promise<Ergebnis>;
  eigene(title: string, path: string, fileName: string): Pick<Tabelle, 'path' | 'fileName' | 'dataset'>;
  liste(): Promise<Veroeffentlicht[]>;
}

/** Publishes tables with a DCAT-AP.de record to the town's CKAN catalogue. */
export function createOffeneDaten(config: PortalConfig): OffeneDaten {
  const { url, token, organization } = config.catalogue;
  const emulated = config.emulated ? true : undefined;
  const publisher = createCkanPublisher({
    tenant: 'musterstadt',
    baseUrl: url,
    apiToken: token,
    organization,
    [allowHttp]: emulated,
    [allowSandbox]: emulated,
  });
  const file = join(config.stateDirectory, 'offene-daten.json');

  const liste = async (): Promise<Veroeffentlicht[]> => {
    try {
      return JSON.parse(await readFile(file, 'utf8')) as Veroeffentlicht[];
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  };
  const merken = async (entry: Veroeffentlicht) => {
    const others = (await liste()).filter((one) => one.identifier !== entry.identifier);
    await mkdir(dirname(file), { recursive: true });
    await writeFileAtomically(file, [Buffer.from(JSON.stringify([entry, ...others], null, 1))]);
  };

  return {
    tabellen: tabellen(),
    directory: config.stateDirectory,
    liste,
    eigene: (title, path, fileName) => ({ path, fileName, dataset: eigeneTabelle(title) }),
    async veroeffentlichen({ path, fileName, dataset }, signal) {
      const open = () => createReadStream(path);
      const plan = await publisher.plan(dataset, [{ distribution: 0, fileName, open }], { signal });
      if (!plan.publishable) return { kind: 'refused', texts: faults(plan) };
      const result = await publisher.publish(plan, { signal });
      const entry = entryOf(dataset, plan, result);
      await merken(entry);
      return { kind: 'published', action: result.action, dataset: entry };
    },
  };
}

/** German texts of everything that is in the way: errors, and what was not checked. */
function faults({ report, files }: PublishPlan): { message: string; repair: string }[] {
  const reports = [...files.flatMap(({ table }) => table ?? []), report];
  const errors = reports
    .flatMap(({ findings }): readonly Finding[] => findings)
    .filter(({ severity }) => severity === 'error')
    .map((finding) => explain(finding, catalogue))
    .map(({ message, repair }) => ({ message: message.de, repair: repair.de }));
  const unchecked = reports
    .flatMap((one) => viewReport(one, catalogue).unchecked)
    .map(({ title, remedy }) => ({ message: title.de, repair: remedy.de }));
  return [...errors, ...unchecked];
}

function entryOf(dataset: Dataset, plan: PublishPlan, result: PublishResult): Veroeffentlicht {
  const table = plan.files[0]?.table;
  return {
    identifier: dataset.identifier,
    title: textIn(dataset.title),
    description: textIn(dataset.description),
    publisher: textIn(dataset.publisher.name),
    url: result.url,
    files: result.resources.map((resource, index) => ({
      url: resource.url,
      name: resource.name,
      bytes: plan.files[index]?.size ?? 0,
    })),
    rows: table?.rows ?? 0,
    columns: table?.columns.map(({ name, type }) => ({ name, type })) ?? [],
    at: new Date().toISOString(),
  };
}
