import type { FaqPreset } from '../types'

export const en: Omit<FaqPreset, 'language'>[] = [
  {
    key: 'number-where',
    question: 'Where do I find the number for booking?',
    answer:
      'It is printed on the issuance notice (postcard 交付通知書). The 12-digit My Number is never used for booking. Please do not enter it.',
  },
  {
    key: 'change',
    question: 'How can I change or cancel my booking?',
    answer:
      'Choose “See, change or cancel your booking” on this site. After the deadline please call us. Bookings made by phone can also be changed here.',
  },
  {
    key: 'child',
    question: 'How does a child get the card?',
    answer:
      'Children under 15 must come together with a legal representative, usually a parent, who sets the PINs.',
  },
  {
    key: 'documents',
    question: 'What proof of identity do I need?',
    answer:
      'One valid original document with a photo (driver’s licence, passport, residence card …), or two without a photo (health insurance eligibility certificate, pension book, student card …).',
  },
  {
    key: 'lost-card',
    question: 'I have lost my My Number Card.',
    answer:
      'Call 0120-0178-27 (foreign languages) or 0120-95-0178 (Japanese) at once to stop its use, day or night. Then report the loss to the police.',
  },
]
