import type {
  FachverfahrenNachricht,
  Feld,
  Kopf,
  Nachricht,
  RueckgabeparameterFachverfahren,
  Rueckmeldung,
  SgoBezug,
} from '../xdomea/model/index.ts';
import type { XdomeaVersion } from '../xdomea/version.ts';
import { contactOf, personOf } from './parties.ts';
import { createdAt } from './sample-head.ts';
import type { SampleRecords } from './sample-records.ts';
import type { SampleOutcome } from './sample-results.ts';

interface FachverfahrenPlan {
  version: XdomeaVersion;
  messageType: string;
  records: SampleRecords;
  outcome: SampleOutcome;
  kopf: Kopf;
}

/** Types that carry a document with its file, by the documents they carry. */
export const isFiling = (messageType: string): boolean => /^060[45]$/.test(messageType);
export const isSingleDocument = (messageType: string): boolean => /^(0201|0601|0623)$/.test(messageType);

const folder = 'Hundesteuer/2026';

/** A message between a specialist system and the document management (06xx): one request, no batch. */
export function fachverfahrenBody(plan: FachverfahrenPlan): Nachricht {
  const { version, messageType, records, kopf } = plan;
  const id = records.akteId(0);
  const sgo: SgoBezug[] = [{ id }];
  const day = createdAt(messageType).slice(0, 10);
  const bodies: { [Type in FachverfahrenNachricht['messageType']]: () => object } = {
    '0601': () => ({
      dokumentZumAktualisieren: [
        {
          idDokument: records.dokument(0).identifikation.id,
          ablageort: folder,
          neueVersionErstellen: true,
          dokument: records.dokument(0),
        },
      ],
    }),
    '0602': () => ({ schriftgutobjektZumAnsehen: { id, client: 'steueramt-arbeitsplatz-3' } }),
    '0603': () => ({ schriftgutobjektZumBearbeiten: { id, client: 'steueramt-arbeitsplatz-3' } }),
    '0604': () => ({
      schriftgutobjektZumErstellen: [...records.list(0, 1)].map((akte) => ({
        fachverfahrenObjektId: 'HS-2026-0815',
        schriftgutobjekt: akte,
        sgoOeffnen: false,
      })),
    }),
    '0605': () => ({
      schriftgutobjektZumAblegen: [...records.list(0, 1)].map((akte) => ({
        fachverfahrenObjektId: 'HS-2026-0815',
        schriftgutobjekt: akte,
        ablageort: folder,
      })),
    }),
    '0606': () => ({
      schriftgutobjektZumDrucken: [
        {
          id,
          drucker: 'Steueramt, Flur 2',
          metadatenDrucken: true,
          primaerdokumentDrucken: true,
          unterSgoDrucken: false,
        },
      ],
    }),
    '0607': () => ({
      protokolleintragZumErstellen: [
        {
          id,
          protokolleintrag: {
            bearbeiter: version.startsWith('2.')
              ? contactOf('specialist-system', version)
              : personOf('specialist-system'),
            datum: day,
            uhrzeit: '08:00:00',
            notiz: 'Bescheid versandt',
          },
        },
      ],
    }),
    '0608': () => ({
      schriftgutobjektZumSuchen: { suchbegriffe: 'Hundesteuer 2026', volltext: true, metadaten: true },
    }),
    '0609': () => ({ metadatenZumAnlegen: [{ id, metadatum: [field('Kassenzeichen', '2026-0815')] }] }),
    '0610': () => ({ metadatenZumAktualisieren: [{ id, metadatum: [field('Kassenzeichen', '2026-0816')] }] }),
    '0611': () => ({ metadatenZumAnsehen: [{ id, metadatum: [field('Kassenzeichen')] }] }),
    '0612': () => ({ metadatenZumLoeschen: [{ id, metadatum: [field('Kassenzeichen')] }] }),
    '0613': () => ({ schriftgutobjektZumLoeschenMarkieren: sgo }),
    '0614': () => ({ schriftgutobjektZumLoeschmarkierungAufheben: sgo }),
    '0615': () => ({ schriftgutobjektZumEndgueltigLoeschen: sgo }),
    '0616': () => ({ schriftgutobjektZumLoeschstatusAbfragen: sgo }),
    '0617': () => ({ schriftgutobjektZumUngueltigKennzeichnen: sgo }),
    '0618': () => ({ datensatzZumLoeschen: [{ fachverfahrenDatensatzId: 'HS-2026-0815' }] }),
    '0619': () => ({}),
    '0620': () => ({
      vertretungZumAktivierenOderDeaktivieren: [
        {
          zuVertretender: personOf('specialist-system'),
          vertreter: personOf('records-system'),
          aktivieren: true,
        },
      ],
    }),
    '0621': () => ({ vertretungsstatusZumAbfragen: [{ benutzerOderRolle: personOf('specialist-system') }] }),
    '0622': () => ({
      zustaendigkeitZumAendern: [{ id, jetztZustaendig: 'Ordnungsamt', bisherZustaendig: 'Steueramt' }],
    }),
    '0623': () => ({ gesamtprotokollZumAblegen: [{ id, ablageort: folder, dokument: records.dokument(0) }] }),
    '0624': () => ({ schriftgutobjektZumZdaVerfuegen: sgo }),
    '0625': () => ({ systemstatusZumAbfragen: [{ systemstatusId: 1 }] }),
    '0626': () => ({
      konfigurationsparameterZumErstellen: {
        benutzerOderRolle: 'Sachbearbeitung Steueramt',
        // Group 001 is the way of transport, of which 001 is the web service.
        definierterKonfigurationsparameter: [
          { parameter: { code: '001001' }, wert: { transportweg: { code: '001' } }, gruppe: { code: '001' } },
        ],
      },
    }),
    '0627': () => ({ konfigurationsparameterZumAktualisieren: [field('Zeitlimit in Sekunden', '60')] }),
    '0628': () => ({ konfigurationsparameterZumAbrufen: [{ name: 'Zeitlimit in Sekunden' }] }),
    '0629': () => ({}),
    '0630': () => ({ erfolgOderMisserfolg: importResult(plan) }),
    '0631': () => ({ dokumentZumExportieren: { id: records.dokument(0).identifikation.id } }),
    '0632': () => ({ sgoZumZdaAufheben: sgo }),
  };
  const body = Object.hasOwn(bodies, messageType) ? bodies[messageType as keyof typeof bodies]() : {};
  return { messageType, kopf, ...body } as Nachricht;
}

const field = (name: string, wert?: string): Feld => ({ name, wert });

/** 0000000 of the list allgemeinerueckmeldung: no error. 0605005: cannot be stored. */
const done = { code: '0000000' };
const notStored = { code: '0605005' };

function importResult({ version, records, outcome }: FachverfahrenPlan): {
  rueckmeldung: Rueckmeldung[];
  rueckgabeparameter: RueckgabeparameterFachverfahren[];
} {
  const isOld = version.startsWith('2.');
  const objects = outcome === 'partial' ? 4 : 1;
  const failed = (index: number) => outcome === 'failure' || (outcome === 'partial' && index === 0);
  const rueckgabeparameter = Array.from(
    { length: objects },
    (_, index): RueckgabeparameterFachverfahren => ({
      nummerImStapel: objects > 1 ? index + 1 : undefined,
      id: records.akteId(index),
      parameter: isOld
        ? { allgemeinerRueckgabeparameter: field('Ablageort', folder) }
        : { ablageort: folder },
      erfolgreich: !failed(index),
      rueckmeldung: failed(index) && !isOld ? [{ spezifischeFehlermeldung0605: notStored }] : undefined,
    }),
  );
  return {
    rueckmeldung: [
      outcome === 'success' ? { allgemeineRueckmeldung: done } : { spezifischeFehlermeldung0605: notStored },
    ],
    rueckgabeparameter,
  };
}
