import { codeValues } from './code-values.ts';

/**
 * Lists of other standards that messages of xdomea use. Sources: country codes version 7 (KoSIT, ISO 3166-1 alpha-2 and
 * XK), Erreichbarkeit version 3 (XÖV).
 */
const foreign: Readonly<Record<string, string>> = {
  'urn:xoev-de:kosit:codeliste:country-codes 7':
    'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW',
  'urn:de:xoev:codeliste:erreichbarkeit 3': '01 02 03 04 05 06 07 08 09',
};

type Lists = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;

function byListAndVersion(): Lists {
  const own = Object.entries(codeValues).map(
    ([key, values]) => [`urn:xoev-de:xdomea:codeliste:${key.replace('/', ' ')}`, values] as const,
  );
  const lists = new Map<string, Map<string, ReadonlySet<string>>>();
  for (const [key, values] of [...own, ...Object.entries(foreign)]) {
    const [listUri = '', version = ''] = key.split(' ');
    const versions = lists.get(listUri) ?? new Map<string, ReadonlySet<string>>();
    lists.set(listUri, versions.set(version, new Set(values.split(' '))));
  }
  return lists;
}

/** By list, `urn:xoev-de:xdomea:codeliste:medium`, and version: the values, of all lists whose values are public. */
export const openLists: Lists = /* @__PURE__ */ byListAndVersion();
