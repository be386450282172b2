import { RathausError } from '@rathaus/client-core';
import { type ContainerRule, containerRules } from './container-rules.ts';

/** One fault of a container. `rule` is the stable id, its texts stand in `containerRules`. */
export interface ContainerFinding {
  /** `eakte.package.<rule>`. */
  rule: `eakte.package.${ContainerRule}`;
  severity: 'error' | 'warning' | 'info';
  /** Number of the entry in the directory, from 1. */
  entry?: number;
  /** Name of the entry as decoded. Personal data may hide in it: for people, not for logs. */
  name?: string;
  /** Byte in the container where the fault was seen. */
  offset?: number;
  /** Safe facts: numbers, sizes, methods. */
  facts?: Readonly<Record<string, string | number>>;
}

type Place = Pick<ContainerFinding, 'entry' | 'name' | 'offset' | 'facts'>;

/** Collects findings; keeps at most `keep` of each rule and counts the rest, so that a hostile file cannot fill memory. */
export class FindingCollector {
  readonly findings: ContainerFinding[] = [];
  readonly counts = new Map<ContainerRule, number>();
  readonly #keep: number;
  readonly #throwing: boolean;

  constructor(options: { throwing: boolean; keep?: number }) {
    this.#throwing = options.throwing;
    this.#keep = options.keep ?? 200;
  }

  add(rule: ContainerRule, place: Place = {}): void {
    if (this.#throwing && containerRules[rule].effect === 'refuse') throw containerError(rule, place);
    const count = (this.counts.get(rule) ?? 0) + 1;
    this.counts.set(rule, count);
    if (count <= this.#keep) {
      this.findings.push({
        rule: `eakte.package.${rule}`,
        severity: containerRules[rule].severity,
        ...place,
      });
    }
  }
}

/** The error of a rule. Names no file: errors end in logs. */
export function containerError(rule: ContainerRule, place: Place = {}, cause?: unknown): RathausError {
  return new RathausError({
    code: `eakte.package.${rule}`,
    origin: 'peer',
    message: containerRules[rule].en.title,
    details: {
      ...(place.entry === undefined ? {} : { entry: place.entry }),
      ...(place.offset === undefined ? {} : { offset: place.offset }),
      ...place.facts,
    },
    ...(cause === undefined ? {} : { cause }),
  });
}
