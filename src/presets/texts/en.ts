import type { CityTexts } from './types'

export const en: CityTexts = {
  pickup: {
    name: 'Collect your My Number Card',
    description:
      'For people who have received the issuance notice (postcard 交付通知書). Book a date and time to collect your card. You need the reservation number on the postcard. No name or address is asked.',
    bring: [
      'The issuance notice (postcard 交付通知書)',
      'Proof of identity: one document with a photo (driver’s licence, passport, residence card …) or two without a photo (health insurance eligibility certificate, pension book …)',
      'Notification card 通知カード (if you have one)',
      'Your old My Number Card or Basic Resident Register card (if you have one)',
    ].join('\n'),
    beforeVisit: [
      'You will set PINs at the counter: one of 4 digits, and one of 6–16 characters mixing capital letters and digits. Please decide on them beforehand.',
      'Children under 15 and adult wards must come together with their legal representative, who needs proof of identity and of the relationship.',
      'Another person may collect the card only for certain reasons (illness, disability, school, age 75 or over …). Being busy at work is not one of them. Please call us first.',
    ].join('\n'),
    afterBooking:
      'Write down your receipt number and bring it with you. You can change or cancel on this site or by phone.',
  },
  manufacturingDescription:
    'For people who have received the issuance notice (postcard 交付通知書). Book a date and time to collect your card. Enter the manufacturing number (製造管理番号) on the postcard and the birthday of the card holder.',
  renewal: {
    name: 'Renew your electronic certificate',
    description:
      'For people whose electronic certificate in the My Number Card expires soon or has expired. No number and no name is asked. You can renew from the day after the date three months before it expires. It is free of charge.',
    bring: [
      'The My Number Card to be renewed',
      'Your PINs (the one of 4 digits and the one of 6–16 characters)',
      'Expiry notice 有効期限通知書 (if you have it; not essential)',
      'If you forgot a PIN: one more proof of identity, such as a driver’s licence',
    ].join('\n'),
    beforeVisit: [
      'An expired certificate is also replaced free of charge.',
      'If someone comes for you, they need your card, the sealed inquiry and reply form (照会書兼回答書) filled in by you, and their own photo ID. If one is missing, a second visit is necessary.',
      'If the card itself is expiring, apply for a new card first.',
    ].join('\n'),
    afterBooking:
      'Write down the receipt number and the confirmation code. You need both to change or cancel.',
  },
  outreach: {
    name: 'Card application at your facility',
    description:
      'City staff visit welfare facilities and similar places to help people apply for the My Number Card. Please request a visit by phone.',
    bring: [
      'Proof of identity of each applicant',
      'Individual number notice or notification card (if you have one)',
    ].join('\n'),
    beforeVisit:
      'Visits take place on weekdays from 9:00 to 17:00. Photos are taken on site free of charge.',
    afterBooking: 'We will call you to confirm the time and place.',
  },
}
