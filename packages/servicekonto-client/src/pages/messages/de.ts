import type { Messages } from './message.ts';

export const de: Messages = {
  ours: {
    title: 'Das ist gerade nicht möglich',
    text: 'Bei uns ist ein Fehler aufgetreten. Es liegt nicht an Ihnen. Ihre Daten wurden nicht übernommen.',
    next: 'Bitte versuchen Sie es später noch einmal.',
  },
  theirs: {
    title: 'Der Anmeldedienst konnte die Anmeldung nicht abschließen',
    text: 'Es liegt nicht an Ihnen. Ihre Daten wurden nicht übernommen.',
    next: 'Bitte melden Sie sich noch einmal an. Wenn es wieder nicht gelingt, versuchen Sie es später.',
  },
  unreachable: {
    title: 'Der Anmeldedienst ist gerade nicht erreichbar',
    text: 'Die Anmeldung läuft über einen eigenen Dienst, und dieser antwortet im Moment nicht. Es liegt nicht an Ihnen.',
    next: 'Bitte versuchen Sie es in einigen Minuten noch einmal.',
  },
  insecure: {
    title: 'Der Anmeldedienst ist gerade nicht sicher erreichbar',
    text: 'Die Anmeldung läuft über einen eigenen Dienst, und dessen Sicherheitszertifikat ist im Moment nicht gültig. Zu Ihrem Schutz haben wir die Verbindung abgebrochen. Es liegt nicht an Ihnen.',
    next: 'Bitte versuchen Sie es später noch einmal.',
  },
  expired: {
    title: 'Die Anmeldung hat zu lange gedauert',
    text: 'Zu Ihrer Sicherheit gilt eine begonnene Anmeldung nur kurze Zeit. Ihre Daten wurden nicht übernommen.',
    next: 'Bitte melden Sie sich noch einmal an.',
  },
  wrongAddress: {
    title: 'Diese Anmeldung gibt es nicht',
    text: 'Der Link ist unvollständig oder veraltet.',
    next: 'Bitte gehen Sie zur Startseite und melden Sie sich von dort aus an.',
  },
  foreignPage: {
    title: 'Diese Anfrage kam von einer fremden Seite',
    text: 'Zu Ihrer Sicherheit haben wir sie nicht ausgeführt.',
    next: 'Wollten Sie sich abmelden? Dann versuchen Sie es bitte hier noch einmal. Sonst gehen Sie zur Startseite.',
  },
  cancelled: {
    title: 'Sie haben die Anmeldung abgebrochen',
    text: 'Es wurden keine Daten übernommen.',
    next: 'Sie können sich jederzeit neu anmelden.',
  },
  otherBrowser: {
    title: 'Diese Anmeldung wurde nicht in diesem Browser begonnen',
    text: 'Zu Ihrer Sicherheit haben wir sie nicht übernommen. Das kommt vor, wenn ein Link in einem anderen Browser geöffnet wird, wenn viele Anmeldungen zugleich offen sind oder wenn der Browser Cookies dieser Seite nicht zulässt.',
    next: 'Bitte beginnen Sie die Anmeldung hier neu. Kommt diese Seite dann wieder, lassen Sie bitte Cookies dieser Seite zu.',
  },
  used: {
    title: 'Diese Anmeldung wurde schon verwendet',
    text: 'Eine Anmeldung gilt nur einmal. Das kommt vor, wenn Sie zurückblättern oder eine Seite neu laden.',
    next: 'Vielleicht sind Sie noch angemeldet: Die Startseite zeigt es Ihnen. Sonst melden Sie sich bitte neu an.',
  },
  crowded: {
    title: 'Gerade melden sich sehr viele Menschen an',
    text: 'Der Anmeldedienst nimmt im Moment keine weiteren Anmeldungen an. Es liegt nicht an Ihnen.',
    next: 'Bitte versuchen Sie es in einer Minute noch einmal.',
  },
  otherPerson: {
    title: 'Sie haben sich als eine andere Person angemeldet',
    text: 'Zu Ihrer Sicherheit haben wir die bisherige Sitzung beendet. Was dort begonnen wurde, zeigen wir Ihnen nicht.',
    next: 'Bitte melden Sie sich neu an, und zwar als die Person, für die Sie weitermachen möchten.',
  },
  notOffered: {
    title: 'Dieser Anmeldeweg reicht hier nicht aus',
    text: 'Für diesen Schritt ist ein höheres Vertrauensniveau nötig, als der Anmeldedienst anbietet.',
    next: 'Bitte gehen Sie zur Startseite und wählen Sie einen anderen Anmeldeweg.',
  },
  lacking: {
    title: 'In Ihrem Konto fehlt eine Angabe, die dieser Dienst braucht',
    text: 'Der Anmeldedienst kann uns nicht alles mitteilen, was für diesen Schritt nötig ist. Ihre Daten wurden nicht übernommen.',
    next: 'Bitte ergänzen Sie die Angabe in Ihrem Konto, oder melden Sie sich auf einem anderen Weg an, zum Beispiel mit dem Online-Ausweis. Geht beides nicht, wenden Sie sich bitte an uns.',
  },
  tooLow: {
    title: 'Das Vertrauensniveau der Anmeldung reicht nicht aus',
    text: 'Für diesen Schritt müssen wir sicherer wissen, wer Sie sind. Ihre Daten wurden nicht übernommen.',
    next: 'Bitte melden Sie sich noch einmal an und wählen Sie einen sichereren Weg, zum Beispiel den Online-Ausweis.',
  },
};
