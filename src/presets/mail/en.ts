import type { MailWords } from './types'

export const en: MailWords = {
  subjects: {
    confirmation: '[{{city}}] Your booking is confirmed (receipt no. {{number}})',
    change: '[{{city}}] Your booking has been changed (receipt no. {{number}})',
    cancellation: '[{{city}}] Your booking has been cancelled (receipt no. {{number}})',
    reminder: '[{{city}}] Reminder of your booking ({{date}} {{time}})',
    closure:
      '[{{city}}] Important: we cannot receive you at the booked time (receipt no. {{number}})',
    waitlist: '[{{city}}] A place has become free ({{date}} {{time}})',
    defect: '[{{city}}] Please check your application (receipt no. {{number}})',
  },
  leads: {
    confirmation:
      'Your booking is confirmed. Please bring the items below and come by the booked time.',
    change: 'Your booking has been changed. These are the new details.',
    cancellation: 'The following booking has been cancelled.',
    reminder: 'This is a reminder of your coming visit.',
    closure:
      'We are sorry: for the reason below, the counter is closed at your booked time. Please choose another date and time on the page below.',
    waitlist:
      'A place that fits your wish has become free. First come, first served: somebody else may book it before you.',
    defect:
      'Something in your application is missing or unclear. Please look at the list below and call us at the contact below.',
  },
  labels: {
    number: 'Receipt number',
    service: 'Procedure',
    when: 'Date and time',
    office: 'Place',
    address: 'Address',
    people: 'Number of people',
    bring: 'What to bring',
    manage: 'See, change or cancel your booking',
    book: 'Book',
    call: 'Call centre',
  },
  colon: ': ',
  closing: 'This mail was sent automatically. Please do not reply.',
}
