import type { ErrorTexts } from './ja'

export const en: ErrorTexts = {
  WAITING:
    'Many people are here at the moment and are let in one after the other. Please wait and send this again with the same ticket.',
  SLOT_FULL: 'This time has just been filled. Please choose another time.',
  SLOT_CLOSED: 'This time cannot be booked. Please choose another time.',
  SLOT_UNKNOWN: 'There is no such time. Please choose from the calendar again.',
  ALREADY_BOOKED:
    'There is already a booking for this number. To change it, use “Check, change or cancel a booking”.',
  ALREADY_HELD:
    'This number is being used on another screen right now. Please try again in about 10 minutes.',
  HOLD_EXPIRED: 'We no longer keep your time. Please choose a date and time again.',
  HOLD_UNKNOWN: 'We cannot find the time we kept. Please choose a date and time again.',
  EXTENSION_LIMIT: 'It cannot be extended any more. Please finish within the time left.',
  NOT_MATCHED: 'What you entered could not be confirmed. Please check the number and try again.',
  LOCKED:
    'There were too many wrong entries, so this is locked for a while. Please wait, or call the call centre.',
  NOT_MATCHED_BIRTHDAY:
    'What you entered could not be confirmed. Please check the number and the birthday again. If part of your date of birth is not known, or if what you entered is correct and you still cannot go on, please call the call centre.',
  NOT_BOOKABLE:
    'This number cannot be used for booking at the moment. Perhaps the notice (交付通知書) has not been sent yet, the card was collected already, or the time for collecting it is over. Please check the number and date on your notice, then call the call centre.',
  OTHER_WARD:
    'This person collects at another office (because of another ward), so you cannot book together. Please book for this person separately.',
  NOT_READY:
    'This card is not ready yet. The city will send you a notice (交付通知書) when it is; please book after that. If you already have the notice, please call the call centre.',
  HANDED_OVER:
    'This card has already been handed over; no booking is needed. If you did not receive it, please call the call centre.',
  INDIVIDUAL_NUMBER: 'Do not enter your My Number (the 12-digit individual number).',
  IDENTITY_EXPIRED: 'Your time ran out. Please start again.',
  INPUT_INVALID: 'Please check what you entered.',
  PAST: 'This time has already passed. Please choose another time.',
  DEADLINE_PASSED: 'The deadline has passed. Please call the call centre.',
  TOO_EARLY: 'This day cannot be booked yet. Please choose an earlier day.',
  CHANNEL_CLOSED: 'This service cannot be booked in this way. Please call the call centre.',
  OFFICE_NOT_OFFERED: 'This office cannot be booked. Please choose another office.',
  STOPPED: 'Booking is closed at the moment. Please read the notice.',
  PARTY_SIZE: 'That is more people than can be booked at once. Please choose fewer.',
  NUMBER_PER_PERSON:
    'Each person needs the number of their own notice. Please make the number of people and of numbers the same.',
  SAME_PERSON_TWICE: 'The same number was entered twice.',
  DEVICE_LIMIT:
    'The number of bookings a day from this device has been reached. If it is urgent, please call the call centre.',
  NETWORK_LIMIT:
    'The number of bookings a day from your internet connection has been reached. Bookings of other people on the same connection count too. If it is urgent, please call the call centre.',
  NOT_MOVABLE: 'This booking cannot be changed. Please make a new booking or call the call centre.',
  NOT_CANCELLABLE: 'A visit that has taken place cannot be cancelled.',
  NOT_FOUND: 'Not found. Please check the number.',
  FORBIDDEN: 'You may not do this.',
  UNAUTHENTICATED: 'Please log in.',
  TOO_MANY_REQUESTS: 'There were too many requests. Please wait a little and try again.',
  PROOF_REQUIRED: 'A background check was not finished. Please open the page again.',
  TOO_LARGE: 'What was sent is too large.',
  BUSY: 'It is busy at the moment. Please wait a little and try again.',
  NO_BOOKING: 'We found no booking for this number.',
  WAITLIST_OFF: 'This service does not offer messages about free times.',
  NEVER_OPEN:
    'The office is not open on these days or at this time of day. Please choose other days or another time.',
  CHANGED_MEANWHILE:
    'What this page showed has changed meanwhile, for example in another window. Nothing has been done. Please check what is shown now and try again.',
  METHOD: 'This page cannot be opened in that way. Please begin at the start page.',
  FORM_FOREIGN:
    'We could not confirm that this came from a page of this site. Please begin at the start page.',
  INTERNAL:
    'Something went wrong. Please wait a little and try again. If it happens again, call the call centre.',
}
