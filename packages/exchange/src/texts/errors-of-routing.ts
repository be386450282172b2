import { entry, type SomeErrorTexts } from './error-entry.ts';

/** Texts of looking up competent destinations and of callbacks. */
export const routingErrors = {
  'exchange.routing.invalid-request': entry(
    [
      'Die Suche nach dem zuständigen Zustellpunkt ist unvollständig oder falsch.',
      'The search for the competent destination is incomplete or wrong.',
    ],
    [
      '`details.member` nennt die Angabe. Nötig sind ein Leistungsschlüssel (99 und zwölf Ziffern) und genau ein Gebiet: `ars`, `ags` oder `areaId`.',
      '`details.member` names the value. Needed are a service key (99 and twelve digits) and exactly one area: `ars`, `ags` or `areaId`.',
    ],
  ),
  'exchange.routing.unusable-answer': entry(
    [
      'Der Routingdienst hat etwas anderes geantwortet, als seine Schnittstelle vorsieht.',
      'The routing service answered with something else than its interface says.',
    ],
    [
      'Die Adresse in `baseUrl` prüfen, auch die Version an ihrem Ende; sonst den Betreiber des Routingdienstes verständigen.',
      'See whether the address in `baseUrl` is right, its version at the end included; otherwise tell the operator of the routing service.',
    ],
  ),
  'exchange.routing.keys-unavailable': entry(
    [
      'Die öffentlichen Schlüssel des Portals waren nicht abrufbar; deshalb ließ sich keine Zuständigkeit bestätigen.',
      'The public keys of the portal could not be read, so that no competence could be confirmed.',
    ],
    [
      'Später noch einmal versuchen; `cause` nennt den Grund. Dauert es an, die Adresse in `portals` prüfen. Nie ohne Prüfung senden.',
      'Try again later; `cause` has the reason. If it goes on, see whether the address in `portals` is right. Never send unverified.',
    ],
  ),
  'exchange.routing.rate-limited': entry(
    [
      'Der Routingdienst nimmt in diesem Zeitfenster keine Anfragen mehr an.',
      'The routing service takes no more requests in this window.',
    ],
    [
      'Nach `details.retryAfter` Sekunden noch einmal versuchen und gefundene Zustellpunkte zwischenspeichern.',
      'Try again after `details.retryAfter` seconds, and keep destinations that were found.',
    ],
  ),
  'exchange.callback.refused': entry(
    [
      'Eine Benachrichtigung des Zustelldienstes war nicht echt, zu alt oder wurde wiederholt.',
      'A callback of the delivery service was not authentic, too old, or repeated.',
    ],
    [
      '`details.reason` nennt die Prüfung. Bei `hmac` das Geheimnis mit dem des Zustellpunkts vergleichen, bei `too-old` oder `future` die Uhr des Servers stellen. Sonst nichts: Die regelmäßige Abfrage findet alles.',
      '`details.reason` names the check. For `hmac` compare the secret with that of the destination, for `too-old` or `future` set the clock of the server. Otherwise nothing: polling finds everything.',
    ],
  ),
  'exchange.callback.too-large': entry(
    [
      'Eine Benachrichtigung ist größer als die Grenze dieses Empfängers.',
      'A callback is larger than the limit of this receiver.',
    ],
    [
      'Nichts: Die regelmäßige Abfrage findet, was sie ankündigt. Geschieht es oft, `maxBytes` erhöhen (Grenze in `details.limit`).',
      'Nothing: polling finds what it announced. If it happens often, raise `maxBytes` (`details.limit` names the limit).',
    ],
  ),
  'exchange.callback.malformed': entry(
    [
      'Eine echte Benachrichtigung hat nicht die Form, die der Zustelldienst beschreibt.',
      'An authentic callback does not have the form that the delivery service describes.',
    ],
    [
      'Den Betreiber des Zustelldienstes verständigen; `details.member` nennt die Stelle. Die regelmäßige Abfrage läuft weiter.',
      'Tell the operator of the delivery service; `details.member` names the member. Polling goes on.',
    ],
  ),
  'exchange.callback.raw-body-gone': entry(
    [
      'Die Bytes einer Benachrichtigung waren schon gelesen und umgewandelt; ihre Echtheit lässt sich so nicht prüfen.',
      'The bytes of a callback had already been read and converted; its authenticity cannot be checked that way.',
    ],
    [
      'Den Empfänger vor dem Body-Parser einhängen oder die Bytes behalten: Express `express.raw({ type: "application/json" })` für diesen Pfad oder `express.json({ verify: (req, _res, bytes) => { req.rawBody = bytes; } })`, Fastify `addContentTypeParser("application/json", { parseAs: "buffer" }, …)`.',
      'Mount the receiver before the body parser, or keep the bytes: Express `express.raw({ type: "application/json" })` for this path or `express.json({ verify: (req, _res, bytes) => { req.rawBody = bytes; } })`, Fastify `addContentTypeParser("application/json", { parseAs: "buffer" }, …)`.',
    ],
  ),
  'exchange.callback.not-handled': entry(
    [
      'Eine echte Benachrichtigung konnte nicht geprüft oder nicht übergeben werden: Speicher, Geheimnis oder Anwendung sind ausgefallen.',
      'A callback could not be checked or handed over: the store, the secret or the application failed.',
    ],
    [
      '`cause` nennt den Grund. Verloren ist nichts: Die regelmäßige Abfrage findet, was angekündigt wurde.',
      '`cause` has the reason. Nothing is lost: polling finds what was announced.',
    ],
  ),
} satisfies SomeErrorTexts;
