import type { Attack } from '../attack.ts';
import { askedLevel, type Forge } from '../forge/forge.ts';
import { signedPerson } from '../forge/people.ts';
import { replaced } from '../forge/pieces.ts';
import type { BegunLogin } from '../login.ts';
import { changed } from './deliver.ts';
import { attackOf } from './forged.ts';

const harm = {
  de: 'Mit Benutzername und Passwort werden Leistungen genutzt, die den Online-Ausweis verlangen.',
  en: 'Services that demand the eID are used with user name and password.',
};

/** Where a login asks for no more than the basic registration, no answer is too low. */
const inapplicable = ({ kind }: Forge, login: BegunLogin) => {
  if (kind === 'unternehmenskonto')
    return {
      de: 'Für Mein Unternehmenskonto ist öffentlich nur ein Wort für das Niveau bekannt.',
      en: 'Only one word for the level is public for Mein Unternehmenskonto.',
    };
  return (askedLevel(login) ?? 1) > 1
    ? undefined
    : {
        de: 'Die Anfrage verlangt kein Mindestniveau über der Basisregistrierung.',
        en: 'The request demands no level above the basic registration.',
      };
};

const attack = attackOf({
  group: 'level',
  severity: 'serious',
  harm,
  references: ['BundID-Schnittstellenbeschreibung 10.2, 5.1', 'SAML Core 2.0, 3.3.2.2.1'],
  requirements: ['A3.10.01', 'A3.9.12'],
  bad: 'login',
  inapplicable,
});

const high = '<saml2:AuthnContextClassRef>STORK-QAA-Level-4</saml2:AuthnContextClassRef>';
const classRef = /<saml2:AuthnContextClassRef>[^<]*<\/saml2:AuthnContextClassRef>/;

/** Answers on a lower level than asked for, and such that only look high. */
export const levelAttacks: readonly Attack[] = [
  attack({
    id: 'level-too-low',
    title: { de: 'Niedrigeres Vertrauensniveau als verlangt', en: 'Lower level than demanded' },
    variants: (forge) => [
      changed(forge, { de: 'Basisregistrierung', en: 'basic registration' }, () => ({ level: 1 })),
      changed(forge, { de: 'eine Stufe zu niedrig', en: 'one step too low' }, (login) => ({
        level: Math.max(1, (askedLevel(login) ?? 2) - 1),
      })),
    ],
  }),
  attack({
    id: 'level-pollution',
    title: { de: 'Hohes Niveau an falscher Stelle', en: 'High level at the wrong place' },
    variants: (forge) => [
      changed(forge, { de: 'in Attributen', en: 'in attributes' }, (login) => ({
        level: 1,
        assertion: (low) => ({ ...low, attributes: forge.assertionFor(login, signedPerson, 4).attributes }),
        edit: (xml) => xml.replaceAll(' akdb:TrustLevel="', ' TrustLevel="'),
      })),
      changed(forge, { de: 'zweite Angabe danach', en: 'second statement behind it' }, () => ({
        level: 1,
        edit: (xml) => replaced(xml, classRef, (found) => found + high),
      })),
      changed(forge, { de: 'zweite Angabe davor', en: 'second statement in front' }, () => ({
        level: 1,
        edit: (xml) => replaced(xml, classRef, (found) => high + found),
      })),
      changed(forge, { de: 'zweite AuthnStatement', en: 'second AuthnStatement' }, () => ({
        level: 1,
        edit: (xml) =>
          replaced(
            xml,
            /<saml2:AuthnStatement .*?<\/saml2:AuthnStatement>/s,
            (found) => found + replaced(found, classRef, high),
          ),
      })),
    ],
  }),
  attack({
    id: 'level-unknown',
    title: { de: 'Unbekanntes oder fehlendes Niveau', en: 'Unknown or missing level' },
    variants: (forge) => [
      ...['STORK-QAA-Level-9', 'STORK-QAA-Level-10', 'STORK-QAA-Level-4x', 'urn:angriff:hoch'].map((word) =>
        changed(forge, { de: word, en: word }, () => ({
          edit: (xml) =>
            replaced(xml, classRef, `<saml2:AuthnContextClassRef>${word}</saml2:AuthnContextClassRef>`),
        })),
      ),
      changed(forge, { de: 'fehlt', en: 'missing' }, () => ({ edit: (xml) => replaced(xml, classRef, '') })),
    ],
  }),
];
