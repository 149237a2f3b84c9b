import type { MailWords } from './types'

export const tl: MailWords = {
  subjects: {
    confirmation: '[{{city}}] Tinanggap ang iyong booking (Blg. {{number}})',
    change: '[{{city}}] Nabago ang iyong booking (Blg. {{number}})',
    cancellation: '[{{city}}] Nakansela ang iyong booking (Blg. {{number}})',
    reminder: '[{{city}}] Paalala sa iyong booking ({{date}} {{time}})',
    closure: '[{{city}}] Mahalaga: sarado ang counter sa oras ng iyong booking (Blg. {{number}})',
    waitlist: '[{{city}}] May bakanteng oras ({{date}} {{time}})',
    defect: '[{{city}}] Pakisuri ang iyong aplikasyon (numero {{number}})',
  },
  leads: {
    confirmation:
      'Tinanggap ang iyong booking. Dalhin ang mga nakasulat sa ibaba at dumating sa takdang oras.',
    change: 'Nabago ang iyong booking. Ito ang bagong detalye.',
    cancellation: 'Nakansela ang sumusunod na booking.',
    reminder: 'Paalala ito sa nalalapit mong pagpunta.',
    closure:
      'Paumanhin: sarado ang counter sa oras ng iyong booking dahil sa sumusunod. Pumili ng ibang petsa at oras sa pahina sa ibaba.',
    waitlist:
      'May bakanteng oras na tugma sa gusto mo. Kung sino ang mauna; maaaring may ibang makauna.',
    defect:
      'May kulang o hindi malinaw sa iyong aplikasyon. Tingnan ang listahan sa ibaba at tumawag sa amin.',
  },
  labels: {
    number: 'Booking number',
    service: 'Pakay',
    when: 'Petsa at oras',
    office: 'Lugar',
    address: 'Tirahan',
    people: 'Bilang ng tao',
    bring: 'Mga dadalhin',
    manage: 'Tingnan, baguhin o kanselahin ang booking',
    book: 'Mag-book',
    call: 'Call centre',
  },
  colon: ': ',
  closing: 'Awtomatikong ipinadala ang email na ito. Huwag sumagot.',
}
