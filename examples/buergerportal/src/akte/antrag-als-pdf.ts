import PDFDocument from 'pdfkit';
import type { Antrag } from '../antrag/ablage.ts';
import { felder } from '../antrag/formular.ts';

/**
 * The application as the PDF that belongs into the file. The same application gives the same bytes, so that
 * a delivery can be prepared again after a crash without becoming another delivery.
 */
export async function antragAlsPdf(antrag: Antrag): Promise<Uint8Array> {
  const created = new Date(antrag.abgesendet ?? antrag.angelegt);
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 56,
    lang: 'de-DE',
    displayTitle: true,
    tagged: true,
    pdfVersion: '1.7',
    info: {
      Title: 'Anmeldung zur Hundesteuer',
      Author: 'Stadt Musterstadt',
      CreationDate: created,
      ModDate: created,
    },
  });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const finished = new Promise<void>((done, fail) => pdf.once('end', done).once('error', fail));

  const document = pdf.struct('Document');
  pdf.addStructure(document);
  document.add(pdf.struct('H1', {}, () => pdf.fontSize(18).text('Anmeldung zur Hundesteuer').moveDown()));
  const zeile = (label: string, value: string) =>
    document.add(
      pdf.struct('P', {}, () => {
        pdf.fontSize(9).fillColor('#4c526b').text(label);
        pdf.fontSize(12).fillColor('#171a2b').text(value).moveDown(0.6);
      }),
    );
  zeile('Antragsteller', antrag.antragsteller);
  for (const feld of felder) zeile(feld.label, antrag.angaben[feld.name]);
  zeile('Abgesendet', created.toISOString());
  zeile('Vorgangsnummer', antrag.id);
  document.end();
  pdf.end();
  await finished;
  return Buffer.concat(chunks);
}
