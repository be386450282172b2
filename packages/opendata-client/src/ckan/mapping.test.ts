import { describe, expect, it } from 'vitest';
import { datasetName } from '../index.ts';
import { tagName } from './mapping.ts';

describe('names for CKAN', () => {
  it('derives a valid, stable name from any identifier', () => {
    expect(datasetName('https://a.example/daten/Größe & Fläche/')).toMatch(/^groesse-flaeche-[0-9a-f]{10}$/);
    expect(datasetName('urn:uuid:x')).toMatch(/^x-[0-9a-f]{10}$/);
    for (const odd of ['', '///', '日本', 'x'.repeat(500)])
      expect(datasetName(odd)).toMatch(/^[a-z0-9_-]{2,100}$/);
    expect(datasetName('a/b')).not.toBe(datasetName('c/b'));
  });

  it('cleans keywords to what CKAN takes as tags', () => {
    expect(['Bau, Wohnen', 'Kfz/Verkehr (neu)', 'Äpfel & Birnen'].map(tagName)).toEqual([
      'Bau Wohnen',
      'Kfz Verkehr neu',
      'Äpfel Birnen',
    ]);
  });
});
