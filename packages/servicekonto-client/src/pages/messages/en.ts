import type { Messages } from './message.ts';

export const en: Messages = {
  ours: {
    title: 'This is not possible right now',
    text: 'Something went wrong on our side. It is not your fault. None of your data was taken over.',
    next: 'Please try again later.',
  },
  theirs: {
    title: 'The login service could not complete the login',
    text: 'It is not your fault. None of your data was taken over.',
    next: 'Please log in again. If that fails too, try again later.',
  },
  unreachable: {
    title: 'The login service cannot be reached right now',
    text: 'You log in at a separate service, and it does not answer at the moment. It is not your fault.',
    next: 'Please try again in a few minutes.',
  },
  insecure: {
    title: 'The login service cannot be reached securely right now',
    text: 'You log in at a separate service, and its security certificate is not valid at the moment. To protect you we have ended the connection. It is not your fault.',
    next: 'Please try again later.',
  },
  expired: {
    title: 'The login took too long',
    text: 'For your security a started login is valid for a short time only. None of your data was taken over.',
    next: 'Please log in again.',
  },
  wrongAddress: {
    title: 'There is no such login',
    text: 'The link is incomplete or outdated.',
    next: 'Please go to the start page and log in from there.',
  },
  foreignPage: {
    title: 'This request came from a foreign page',
    text: 'For your security we did not carry it out.',
    next: 'Did you want to log out? Then please try again here. Otherwise go to the start page.',
  },
  cancelled: {
    title: 'You cancelled the login',
    text: 'No data was taken over.',
    next: 'You can log in again at any time.',
  },
  otherBrowser: {
    title: 'This login was not started in this browser',
    text: 'For your security we did not accept it. This happens when a link is opened in another browser, when many logins are open at once, or when the browser does not allow cookies of this site.',
    next: 'Please start the login here again. If this page comes back, please allow cookies of this site.',
  },
  used: {
    title: 'This login was already used',
    text: 'A login can be used once only. This happens when you go back or reload a page.',
    next: 'You may still be logged in: the start page will show you. Otherwise please log in again.',
  },
  crowded: {
    title: 'Very many people are logging in right now',
    text: 'The login service takes no further logins at the moment. It is not your fault.',
    next: 'Please try again in a minute.',
  },
  otherPerson: {
    title: 'You have logged in as another person',
    text: 'For your security we have ended the former session. What was begun there is not shown to you.',
    next: 'Please log in again, as the person for whom you want to go on.',
  },
  notOffered: {
    title: 'This way of logging in is not sufficient here',
    text: 'This step needs a higher trust level than the login service offers.',
    next: 'Please go to the start page and choose another way to log in.',
  },
  lacking: {
    title: 'Your account lacks something that this service needs',
    text: 'The login service cannot tell us everything that is needed for this step. None of your data was taken over.',
    next: 'Please add it in your account, or log in another way, for example with the online ID card. If neither is possible, please contact us.',
  },
  tooLow: {
    title: 'The trust level of the login is not sufficient',
    text: 'For this step we need to know more surely who you are. None of your data was taken over.',
    next: 'Please log in again and choose a more secure way, for example the online ID card.',
  },
};
