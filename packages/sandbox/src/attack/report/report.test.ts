import { describe, expect, it } from 'vitest';
import { bundidProfile } from '../../saml/profile.ts';
import { attacks } from '../attacks/all.ts';
import type { JudgedAttempt } from '../judge.ts';
import type { AttackReport, AttackResult } from './result.ts';
import { writeAttackReport } from './write.ts';

const attempt = (outcome: JudgedAttempt['outcome'], location: string): JudgedAttempt => ({
  name: { de: 'wie beschrieben', en: 'as described' },
  outcome,
  reason: { de: outcome === 'accepted' ? 'ANGENOMMEN: angemeldet' : 'abgewiesen', en: outcome },
  visit: {
    status: 303,
    location,
    cookies: ['session'],
    elsewhere: undefined,
    injected: false,
    fault: undefined,
    milliseconds: 12,
    names: [],
    end: undefined,
    page: undefined,
  },
});

const result = (id: string, verdict: AttackResult['verdict'], location = '/konto'): AttackResult => {
  const found = attacks.find((attack) => attack.id === id);
  if (!found) throw new Error(id);
  return {
    ...found,
    verdict,
    note: undefined,
    attempts:
      verdict === 'not-judged' || verdict === 'not-applicable'
        ? []
        : [attempt(verdict === 'failed' ? 'accepted' : 'refused', location)],
  };
};

const report = (results: readonly AttackResult[], more: Partial<AttackReport> = {}): AttackReport => ({
  verdict: 'failed',
  provider: 'bundid',
  set: { sandbox: '0.1.0', attacks: 84, mark: '0123456789ab' },
  chosen: undefined,
  login: 'http://localhost:3000/login/bundid',
  acs: 'http://localhost:3000/login/callback/bundid',
  slo: undefined,
  logoutControl: undefined,
  serviceProvider: 'https://musterstadt.example',
  issuer: 'http://127.0.0.1:4401/idp',
  startedAt: Date.parse('2026-11-30T12:00:00Z'),
  finishedAt: Date.parse('2026-11-30T12:01:00Z'),
  control: { profile: bundidProfile, by: ['name'], page: 'http://localhost:3000/konto', passed: 9 },
  reason: undefined,
  attacks: results,
  ...more,
});

const usual = report([
  result('unsigned', 'failed'),
  result('wrong-audience', 'passed'),
  result('open-redirect', 'not-judged'),
]);

/** Cells of the row of a requirement. */
const row = (html: string, id: string): string => {
  const found = html.split('<tr').find((part) => part.includes(`<td>${id}</td>`));
  return found?.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ') ?? '';
};

describe('the report', () => {
  it('says first what it is not', () => {
    const html = writeAttackReport(usual, 'html');
    const text = html.slice(html.indexOf('<main>'));
    const notice = text.indexOf('kein Zertifikat, keine Konformitätserklärung, kein Penetrationstest');
    expect(notice).toBeGreaterThan(0);
    expect(notice).toBeLessThan(text.indexOf('Ergebnis</h2>'));
  });

  it('never says that a requirement is met', () => {
    for (const format of ['html', 'markdown'] as const)
      expect(writeAttackReport(usual, format)).not.toMatch(/erfüllt|konform\b|zertifiziert|nachgewiesen/i);
  });

  it('maps each requirement to attacks and to what came of them', () => {
    const html = writeAttackReport(usual, 'html');
    expect(row(html, 'A3.10.02')).toContain('VERLETZT: Antwort ganz ohne Signatur');
    expect(row(html, 'A3.10.04')).toMatch(
      /nur teilweise geprüft \(nur ob die Anwendung selbst das Ziel ist, nicht die Weitergabe\): 1 von \d+ Angriffen gespielt und beurteilt \(1 Versuch\)/,
    );
    expect(row(html, 'A3.9.09')).toContain('nicht beurteilt');
    expect(row(html, 'A3.17.02')).toContain('nicht geprüft');
    expect(html).toContain('Nicht öffentlich.');
  });

  it('names application, day, versions, and leaves a line for who is responsible, before all else', () => {
    const html = writeAttackReport(usual, 'html');
    const head = html.slice(html.indexOf('<h1>'), html.indexOf('class="notice"'));
    expect(head).toContain('http://localhost:3000/login/bundid');
    expect(head).toContain('30. November 2026 um 13:00:00 MEZ');
    expect(head).toContain('http://localhost:3000/login/callback/bundid');
    expect(head).toContain('(Entity-ID): https://musterstadt.example');
    expect(head).toContain('Version 0.1.0; Angriffe: 84, Kennung der Sammlung 0123456789ab');
    expect(head).toMatch(/verantwortlich: _{10,}/);
  });

  it('marks what attacks can refute only as open or violated, never as good', () => {
    const every = attacks.map(({ id }) => result(id, 'passed'));
    const html = writeAttackReport(report(every, { verdict: 'passed' }), 'html');
    expect(row(html, 'A3.7.03')).toContain('– nicht geprüft');
    const good = html
      .split('<tr')
      .filter((part) => part.startsWith(' class="good"'))
      .flatMap((part) => /<td>(A3\.\d+\.\d+)<\/td>/.exec(part)?.[1] ?? []);
    expect(good).toEqual(['A3.10.01', 'A3.10.02', 'A3.10.03']);
    const refuted = attacks.map(({ id }) => result(id, id === 'cbc' ? 'failed' : 'passed'));
    expect(row(writeAttackReport(report(refuted), 'html'), 'A3.5.02')).toContain('class="bad"');
  });

  it('has a word of its own where only the genuine person was logged in, and defines it', () => {
    const wrapped = result('xsw-3', 'passed');
    const genuine: JudgedAttempt = {
      ...attempt('without-effect', '/konto'),
      reason: { de: 'ohne Wirkung: angemeldet wurde nur die echte Person', en: '' },
    };
    const html = writeAttackReport(
      report([
        { ...wrapped, attempts: [genuine] },
        { ...result('xsw-4', 'passed'), attempts: [genuine, attempt('refused', '/fehler')] },
      ]),
      'html',
    );
    const text = html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    expect(text).toContain(
      'ohne Wirkung ohne Wirkung: angemeldet wurde nur die echte Person (Status 303, weiter nach /konto, Cookie session)',
    );
    expect(text).toContain('abgewiesen, teils ohne Wirkung ohne Wirkung: angemeldet');
    expect(text).toContain('Abgewiesen 0 Ganz oder teils ohne Wirkung 2');
    expect(text).toContain('angemeldet wurde aber nur die echte Person, für die');
  });

  it('claims nothing of logouts where none was attacked', () => {
    const own = [result('login-csrf', 'passed')];
    const without = writeAttackReport(report(own), 'html');
    expect(row(without, 'A3.11.10')).toContain('(nur Anmeldung, nicht die übrigen Seiten)');
    expect(without).toContain('Geprüft ist nur die Anmeldung, und nur');
    expect(without).toContain('nicht angegeben; Angriffe auf die Abmeldung nicht gespielt');
    const slo = 'http://localhost:3000/slo';
    const ways = [{ binding: 'post', signature: 'rsa-sha256' }] as const;
    const logoutControl = { ways, absent: [], by: ['name'], passed: 3 } as const;
    const both = writeAttackReport(report(own, { slo, logoutControl }), 'html');
    expect(row(both, 'A3.11.10')).toContain('zur An- und Abmeldung');
    expect(both).toContain('Formular (POST) mit rsa-sha256');
    const open = writeAttackReport(report(own, { slo, reason: 'logout-control-refused' }), 'html');
    expect(row(open, 'A3.11.10')).toContain('(nur Anmeldung, nicht die übrigen Seiten)');
  });

  it.each(['not-applicable', 'not-judged'] as const)(
    'claims of a requirement only what was played: levels %s',
    (verdict) => {
      const some = attacks.map(({ id, group }) => result(id, group === 'level' ? verdict : 'passed'));
      const html = writeAttackReport(report(some, { verdict: 'passed' }), 'html');
      const count = attacks.filter(({ requirements }) => requirements.includes('A3.10.01')).length;
      const without = count - attacks.filter(({ group }) => group === 'level').length;
      expect(row(html, 'A3.10.01')).toContain(
        `nur teilweise geprüft: ${without} von ${count} Angriffen gespielt und beurteilt (${without} Versuche); nicht `,
      );
      expect(row(html, 'A3.9.12')).toMatch(/ – nicht geprüft; nicht (anwendbar|beurteilt): Niedrigeres/);
      for (const id of ['A3.10.01', 'A3.9.12']) {
        expect(row(html, id)).not.toMatch(/level-|kein Angriff gelungen/);
        expect(row(html, id)).not.toContain('class="good"');
      }
    },
  );

  it('of a part of the attacks is no verdict, says so beside the result, and of the rest that it is not tested', () => {
    const some = report([result('unsigned', 'passed')], {
      ...{ verdict: 'not-judged', reason: 'partial', chosen: 1 },
    });
    const text = writeAttackReport(some, 'markdown');
    expect(text).toContain('Kein Urteil. Teillauf: 1 von 84 Angriffen. Gespielt wurde nur eine Auswahl');
    const html = writeAttackReport(some, 'html');
    expect(html).not.toContain('class="good"><td>A3');
    expect(row(html, 'A3.10.02')).toMatch(/nur teilweise geprüft: 1 von \d+ Angriffen gespielt/);
    expect(row(html, 'A3.12.02')).toContain('– nicht geprüft');
    const broken = report([result('unsigned', 'failed')], { chosen: 1 });
    expect(writeAttackReport(broken, 'markdown')).toContain('angenommen. Teillauf: 1 von 84 Angriffen.');
  });

  it('counts only what was played', () => {
    const unplayed: AttackResult = { ...result('cbc', 'not-judged'), verdict: 'not-applicable' };
    const html = writeAttackReport(report([result('unsigned', 'passed'), unplayed]), 'markdown');
    expect(html).toContain('| Gespielte Angriffe | 1 von 84, in 1 Versuchen |');
    expect(html).toContain('| Nicht anwendbar | 1 |');
  });

  it('shows harm and reference of what was accepted', () => {
    const markdown = writeAttackReport(usual, 'markdown');
    expect(markdown).toContain('### Antwort ganz ohne Signatur (kritisch)');
    expect(markdown).toContain('meldet sich als beliebige Person an');
    expect(markdown).toContain('SAML Profiles 2.0, 4.1.3.5');
  });

  it('is a page that runs nothing and loads nothing, whatever the service calls its paths', () => {
    const evil = result('unsigned', 'failed', '/<script>alert(1)</script>|`x`');
    const html = writeAttackReport(report([evil]), 'html');
    expect(html).not.toContain('<script');
    expect(html).toContain("default-src 'none'");
    expect(html).toContain('@media print');
    const markdown = writeAttackReport(report([evil]), 'markdown');
    expect(markdown).toContain('\\<script\\>');
  });

  it('without a verdict says why', () => {
    const html = writeAttackReport(
      report([], { verdict: 'not-judged', reason: 'control-refused', control: undefined }),
      'html',
    );
    expect(html).toContain('Kein Urteil');
    expect(html).toContain('auch eine richtige Antwort nicht angenommen');
    expect(row(html, 'A3.10.02')).toContain('nicht geprüft');
  });
});
