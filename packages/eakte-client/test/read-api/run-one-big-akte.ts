import { dueDate, readItems, writeMessage } from '../../src/xdomea/index.ts';

/** Reads one Akte with so many documents, closed behind them, and prints how many are due by what date. */
const documents = Number(process.argv[2]);
const uuid = (number: number) => `3f2504e0-4f89-41d3-9a0c-${String(number).padStart(12, '0')}`;

function* dokumente() {
  for (let at = 0; at < documents; at += 1) {
    yield {
      kind: 'Dokument' as const,
      identifikation: { id: uuid(at) },
      allgemeineMetadaten: { betreff: `Bescheid ${at}` },
    };
  }
}
const message = () =>
  writeMessage(
    {
      messageType: '0401',
      kopf: { prozessId: uuid(1), erstellungszeitpunkt: '2026-01-02T03:04:05.000+01:00' },
      schriftgutobjekt: [
        {
          kind: 'Akte',
          identifikation: { id: uuid(0) },
          aussonderungsmetadaten: { aufbewahrungsdauer: { anzahlJahre: 10 } },
          dokument: dokumente(),
          zda: true,
          zdaDatum: '2015-06-30',
        },
      ],
    },
    { version: '3.1.0' },
  );

const due = new Map<string, number>();
for await (const item of readItems(message)) {
  if (item.kind !== 'Dokument') continue;
  const end = dueDate(item.effective);
  const key = end.kind === 'date' ? `${end.date} ${end.basis}` : end.kind;
  due.set(key, (due.get(key) ?? 0) + 1);
}
console.log(JSON.stringify(Object.fromEntries(due)));
