import type { Akte, Dokument, Nachricht, Vorgang } from '@rathaus/eakte-client/xdomea';

/** Ids that look like UUIDs, differ from each other and are the same in every run. */
function idMaker() {
  let count = 0;
  return () => {
    count += 1;
    const hex = (Math.imul(count, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0');
    return `${hex}-4f89-41d3-9a0c-${count.toString(16).padStart(12, '0')}`;
  };
}

/** A transfer to the archive (0503) with that many documents: 5 in a Vorgang, 4 Vorgänge in an Akte. */
export function transfer(documents: number): Nachricht {
  const id = idMaker();
  const dokument = (at: number): Dokument => ({
    kind: 'Dokument',
    identifikation: { id: id(), nummerImUebergeordnetenContainer: (at % 5) + 1 },
    allgemeineMetadaten: {
      betreff: `Schreiben ${at} zur Grundstücksangelegenheit Musterstraße`,
      kennzeichen: `61.2-${at}`,
      geheimhaltung: { geheimhaltungsgrad: { code: '003' } },
      medium: { code: '001' },
    },
    posteingangsdatum: '2015-03-02',
    datumDesSchreibens: '2015-02-27',
    bearbeiter: 'Sachgebiet 61.2',
    typ: 'Eingang',
    version: [
      {
        nummer: '1',
        format: [
          {
            name: { code: '044', listVersion: '1.0' },
            version: '1b',
            primaerdokument: {
              dateiname: `${id()}_Schreiben_${at}.pdf`,
              dateinameOriginal: `Schreiben ${at}.pdf`,
              ersteller: 'Sachgebiet 61.2',
              datumUhrzeit: '2015-03-02T10:11:12+01:00',
            },
          },
        ],
      },
    ],
    autor: [
      {
        nameInstitution: { name: 'Stadt Musterstadt' },
        nameAnsprechpartner: { familienname: { name: 'Muster' } },
      },
    ],
  });
  function* records(): Generator<Akte> {
    for (let at = 0; at < documents; ) {
      const vorgang: Vorgang[] = [];
      for (let part = 0; part < 4 && at < documents; part += 1) {
        const last = Math.min(documents, at + 5);
        const list: Dokument[] = [];
        for (; at < last; at += 1) list.push(dokument(at));
        vorgang.push({
          kind: 'Vorgang',
          identifikation: { id: id(), nummerImUebergeordnetenContainer: part + 1 },
          allgemeineMetadaten: { betreff: `Bauvorhaben ${at}`, kennzeichen: `61.2/${at}` },
          aussonderungsmetadaten: {
            aufbewahrungsdauer: { anzahlJahre: 30 },
            aussonderungsart: { code: 'A' },
          },
          zda: true,
          zdaDatum: '2016-01-04',
          dokument: list,
        });
      }
      yield {
        kind: 'Akte',
        identifikation: { id: id() },
        allgemeineMetadaten: { betreff: `Bauakte ${at}`, kennzeichen: `61-${at}`, medium: { code: '001' } },
        aussonderungsmetadaten: { aufbewahrungsdauer: { anzahlJahre: 30 }, aussonderungsart: { code: 'A' } },
        laufzeit: { beginn: '2010-01-01', ende: '2016-01-04' },
        typ: 'Bauakte',
        vorgang,
      };
    }
  }
  return {
    messageType: '0503',
    kopf: {
      prozessId: id(),
      erstellungszeitpunkt: '2026-01-02T03:04:05.000+01:00',
      autor: { nameInstitution: { name: 'Stadt Musterstadt' } },
      leser: { nameInstitution: { name: 'Archiv Musterland' } },
    },
    schriftgutobjekt: records(),
  };
}
