import type { ErrorTexts } from './ja'

export const tl: ErrorTexts = {
  WAITING:
    'Marami pong gumagamit ngayon kaya isa-isa ang pagpapapasok. Maghintay po at ipadala itong muli kasama ang parehong tiket.',
  SLOT_FULL: 'Napuno na ang oras na ito. Pumili po ng ibang oras.',
  SLOT_CLOSED: 'Hindi maipapareserba ang oras na ito. Pumili po ng ibang oras.',
  SLOT_UNKNOWN: 'Walang ganoong oras. Pumili po ulit sa kalendaryo.',
  ALREADY_BOOKED:
    'May reserbasyon na para sa numerong ito. Para baguhin, gamitin ang “Tingnan, baguhin o kanselahin ang reserbasyon”.',
  ALREADY_HELD:
    'Ginagamit ngayon ang numerong ito sa ibang screen. Subukan ulit pagkalipas ng mga 10 minuto.',
  HOLD_EXPIRED: 'Hindi na nakatabi ang inyong oras. Pumili po ulit ng araw at oras.',
  HOLD_UNKNOWN: 'Hindi makita ang itinabing oras. Pumili po ulit ng araw at oras.',
  EXTENSION_LIMIT: 'Hindi na ito mapapahaba. Tapusin po sa natitirang oras.',
  NOT_MATCHED: 'Hindi nakumpirma ang inilagay ninyo. Suriin ang numero at subukan ulit.',
  LOCKED:
    'Maraming beses na mali ang inilagay, kaya hindi muna ito magagamit. Maghintay po, o tumawag sa call center.',
  NOT_MATCHED_BIRTHDAY:
    'Hindi nakumpirma ang inilagay ninyo. Suriin muli ang numero at ang kaarawan. Kung hindi alam ang isang bahagi ng petsa ng kapanganakan, o kung tama ang inilagay ninyo ngunit hindi pa rin makapagpatuloy, tumawag sa call center.',
  NOT_BOOKABLE:
    'Hindi magagamit ang numerong ito sa pagpareserba sa ngayon. Maaaring hindi pa naipadala ang abiso (交付通知書), nakuha na ang card, o lumipas na ang takdang panahon. Tingnan ang numero at petsa sa abiso, at tumawag sa call center.',
  OTHER_WARD:
    'Sa ibang tanggapan kukuha ang taong ito (ibang ward), kaya hindi kayo maaaring magpareserba nang magkasama. Magpareserba nang hiwalay para sa kanya.',
  NOT_READY:
    'Hindi pa handa ang card na ito. Magpapadala ang lungsod ng abiso (交付通知書) kapag handa na; magpareserba po pagkatapos. Kung natanggap na, tumawag sa call center.',
  HANDED_OVER:
    'Naibigay na ang card na ito; hindi na kailangan ng reserbasyon. Kung hindi ninyo ito natanggap, tumawag sa call center.',
  INDIVIDUAL_NUMBER: 'Huwag ilagay ang inyong My Number (ang 12 numerong individual number).',
  IDENTITY_EXPIRED: 'Lumipas na ang oras. Magsimula po ulit.',
  INPUT_INVALID: 'Suriin po ang inyong inilagay.',
  PAST: 'Lumipas na ang oras na ito. Pumili po ng ibang oras.',
  DEADLINE_PASSED: 'Lampas na sa takdang oras. Tumawag po sa call center.',
  TOO_EARLY: 'Hindi pa maipapareserba ang araw na ito. Pumili po ng mas malapit na araw.',
  CHANNEL_CLOSED: 'Hindi ito maipapareserba sa ganitong paraan. Tumawag po sa call center.',
  OFFICE_NOT_OFFERED: 'Hindi maipapareserba ang tanggapang ito. Pumili po ng iba.',
  STOPPED: 'Hindi tumatanggap ng reserbasyon sa ngayon. Basahin po ang paunawa.',
  PARTY_SIZE: 'Lampas sa bilang ng taong maipapareserba nang sabay. Bawasan po ang bilang.',
  NUMBER_PER_PERSON:
    'Kailangan ng bawat tao ang numero sa sarili niyang abiso. Gawing magkapareho ang bilang ng tao at ng mga numero.',
  SAME_PERSON_TWICE: 'Dalawang beses inilagay ang parehong numero.',
  DEVICE_LIMIT:
    'Naabot na ang bilang ng reserbasyon sa isang araw mula sa device na ito. Kung apurahan, tumawag po sa call center.',
  NETWORK_LIMIT:
    'Naabot na ang bilang ng reserbasyon sa isang araw mula sa koneksyon ninyo sa internet. Kasama rito ang reserbasyon ng ibang gumagamit ng parehong koneksyon. Kung apurahan, tumawag po sa call center.',
  NOT_MOVABLE:
    'Hindi mababago ang reserbasyong ito. Magpareserba po ng bago o tumawag sa call center.',
  NOT_CANCELLABLE: 'Hindi na makakansela ang reserbasyong tapos na.',
  NOT_FOUND: 'Hindi nakita. Suriin po ang numero.',
  FORBIDDEN: 'Wala kayong pahintulot na gawin ito.',
  UNAUTHENTICATED: 'Mag-log in po.',
  TOO_MANY_REQUESTS: 'Masyadong maraming kahilingan. Maghintay po sandali at subukan ulit.',
  PROOF_REQUIRED: 'Hindi pa tapos ang pagsusuri. Buksan po ulit ang pahina.',
  TOO_LARGE: 'Masyadong malaki ang ipinadala.',
  BUSY: 'Maraming gumagamit ngayon. Maghintay po sandali at subukan ulit.',
  NO_BOOKING: 'Walang nakitang reserbasyon para sa numerong ito.',
  WAITLIST_OFF: 'Walang abiso ng bakante para sa serbisyong ito.',
  NEVER_OPEN:
    'Walang bukas na tanggapan sa mga araw o oras na pinili ninyo. Pumili po ng ibang araw o oras.',
  CHANGED_MEANWHILE:
    'Nagbago na ang ipinakita ng pahinang ito, halimbawa sa ibang window. Wala pang nagawa. Pakitingnan ang nakasulat ngayon at subukan muli.',
  METHOD: 'Hindi mabubuksan ang pahina sa ganoong paraan. Magsimula po sa unang pahina.',
  FORM_FOREIGN: 'Hindi nakumpirma na galing ito sa site na ito. Magsimula po sa unang pahina.',
  INTERNAL:
    'May nangyaring problema. Maghintay po sandali at subukan ulit. Kung maulit, tumawag sa call center.',
}
