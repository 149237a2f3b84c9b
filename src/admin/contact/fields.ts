import type { DraftView, InquiryFields } from '@/services/contact/inquiries/write'

/** What the record's form holds. */
export type Fields = Required<InquiryFields> & Pick<DraftView, 'basis'>
export const EMPTY: Fields = {
  line: '',
  category: '',
  // What most calls end with; a booking, a referral or the operator says otherwise.
  outcome: 'answered',
  language: 'ja',
  office: '',
  procedure: '',
  question: '',
  answer: '',
  basis: '',
  basisVersion: '',
  booking: '',
  referral: '',
  faqCandidate: false,
  faqSolvable: false,
  endedAt: '',
}

export const fieldsOf = ({
  id: _,
  number: __,
  rev: ___,
  startedAt: ____,
  ...fields
}: DraftView): Fields => ({
  ...fields,
  outcome: fields.outcome || EMPTY.outcome,
})
