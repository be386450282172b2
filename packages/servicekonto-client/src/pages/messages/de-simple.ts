import type { Messages } from './message.ts';

/** German Leichte Sprache: one short sentence a line, one word for one thing, the words of ui-kit (`de-simple`). */
export const deSimple: Messages = {
  ours: {
    title: 'Hier ist ein Fehler passiert',
    text: 'Der Fehler ist bei uns.\nSie haben alles richtig gemacht.\nWir haben keine Daten von Ihnen bekommen.',
    next: 'Bitte kommen Sie später wieder.',
  },
  theirs: {
    title: 'Die Anmeldung hat leider nicht geklappt',
    text: 'Der Fehler ist beim Anmelde-Dienst.\nSie haben alles richtig gemacht.\nWir haben keine Daten von Ihnen bekommen.',
    next: 'Bitte melden Sie sich noch einmal an.\nKlappt es wieder nicht?\nDann kommen Sie bitte später wieder.',
  },
  unreachable: {
    title: 'Der Anmelde-Dienst antwortet gerade nicht',
    text: 'Für die Anmeldung brauchen wir den Anmelde-Dienst.\nSie haben alles richtig gemacht.',
    next: 'Bitte warten Sie ein paar Minuten.\nVersuchen Sie es dann noch einmal.',
  },
  insecure: {
    title: 'Der Anmelde-Dienst ist gerade nicht sicher',
    text: 'Für die Anmeldung brauchen wir den Anmelde-Dienst.\nSein Sicherheits-Zertifikat gilt gerade nicht.\nDas Zertifikat zeigt: Der Dienst ist echt.\nSie haben alles richtig gemacht.',
    next: 'Bitte versuchen Sie es später noch einmal.',
  },
  expired: {
    title: 'Die Anmeldung hat zu lange gedauert',
    text: 'Für die Anmeldung haben Sie nur kurze Zeit.\nDas schützt Ihre Daten.\nDie Zeit ist jetzt vorbei.',
    next: 'Bitte melden Sie sich noch einmal an.',
  },
  wrongAddress: {
    title: 'Diese Seite gibt es nicht',
    text: 'Der Link ist alt oder falsch.',
    next: 'Bitte gehen Sie zur Start-Seite.\nDort können Sie sich anmelden.',
  },
  foreignPage: {
    title: 'Eine fremde Internet-Seite wollte etwas von uns',
    text: 'Wir haben Nein gesagt.\nDas schützt Ihre Daten.',
    next: 'Wollten Sie sich abmelden?\nDann drücken Sie auf „Noch einmal versuchen“.\nSonst gehen Sie bitte zur Start-Seite.',
  },
  cancelled: {
    title: 'Sie haben die Anmeldung beendet',
    text: 'Wir haben keine Daten von Ihnen bekommen.',
    next: 'Sie können sich wieder anmelden.\nDas geht zu jeder Zeit.',
  },
  otherBrowser: {
    title: 'Bitte melden Sie sich hier neu an',
    text: 'Ein Browser ist ein Programm.\nDamit sehen Sie Internet-Seiten.\nDie Anmeldung hat in einem anderen Browser angefangen.\nOder Ihr Browser hat die Anmeldung vergessen.\nWir haben die Anmeldung gestoppt.\nDas schützt Ihre Daten.',
    next: 'Bitte melden Sie sich hier neu an.\nKommt diese Seite dann wieder?\nDann erlauben Sie bitte Cookies in Ihrem Browser.\nCookies sind kleine Dateien.\nDamit merkt sich Ihr Browser die Anmeldung.',
  },
  used: {
    title: 'Diese Anmeldung ist schon benutzt',
    text: 'Eine Anmeldung gilt nur 1 Mal.\nVielleicht haben Sie auf „Zurück“ gedrückt.\nOder Sie haben die Seite neu geladen.',
    next: 'Bitte gehen Sie zur Start-Seite.\nDort sehen Sie: Bin ich angemeldet?\nSind Sie nicht angemeldet?\nDann melden Sie sich bitte neu an.',
  },
  crowded: {
    title: 'Gerade melden sich sehr viele Menschen an',
    text: 'Der Anmelde-Dienst hat gerade sehr viel zu tun.\nSie haben alles richtig gemacht.',
    next: 'Bitte warten Sie 1 Minute.\nVersuchen Sie es dann noch einmal.',
  },
  otherPerson: {
    title: 'Hier hat sich eine andere Person angemeldet',
    text: 'Vorher war schon eine Person angemeldet.\nDiese Person haben wir abgemeldet.\nDie Daten von dieser Person bleiben geheim.',
    next: 'Bitte melden Sie sich neu an.',
  },
  notOffered: {
    title: 'Sie brauchen eine andere Anmeldung',
    text: 'Wir müssen sicher wissen: Das sind Sie.\nDiese Anmeldung ist dafür zu einfach.',
    next: 'Bitte gehen Sie zur Start-Seite.\nNehmen Sie dort eine andere Anmeldung.',
  },
  lacking: {
    title: 'In Ihrem Konto fehlt etwas',
    text: 'Für diesen Schritt brauchen wir noch etwas von Ihnen.\nIn Ihrem Konto steht es nicht.\nWir haben keine Daten von Ihnen bekommen.',
    next: 'Schreiben Sie es bitte in Ihr Konto.\nOder nehmen Sie eine andere Anmeldung.\nZum Beispiel den Online-Ausweis.\nGeht das nicht?\nDann rufen Sie uns bitte an.',
  },
  tooLow: {
    title: 'Sie brauchen eine höhere Sicherheits-Stufe',
    text: 'Wir müssen sicher wissen: Das sind Sie.\nIhre Anmeldung war dafür zu einfach.\nWir haben keine Daten von Ihnen bekommen.',
    next: 'Bitte melden Sie sich noch einmal an.\nNehmen Sie zum Beispiel den Online-Ausweis.',
  },
};
