/**
 * The letter with which a number begins that people say on the telephone, by where such records are kept. No two
 * have the same, so that a number names one kind; a letter that was given is never given to another kind. Not used:
 * I and O, which are read as digits.
 */
export const NUMBER_LETTER = {
  assignments: 'A',
  'staff-reports': 'B',
  complaints: 'C',
  'device-damages': 'D',
  escalations: 'E',
  'training-sessions': 'F',
  'conduct-records': 'G',
  'helpdesk-tickets': 'H',
  absences: 'K',
  'maintenance-tickets': 'M',
  'duty-reports': 'N',
  inquiries: 'Q',
  callbacks: 'R',
  'supply-requests': 'S',
  'transport-runs': 'T',
  'urgent-demands': 'U',
  'device-counts': 'V',
  'work-handovers': 'W',
  'card-disposals': 'X',
  'card-reminder-runs': 'Y',
} as const
