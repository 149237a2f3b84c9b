import type { CityTexts } from './types'

export const tl: CityTexts = {
  pickup: {
    name: 'Pagkuha ng My Number Card',
    description:
      'Para sa mga nakatanggap ng abiso ng pagbibigay (postcard na 交付通知書). Mag-book ng petsa at oras ng pagkuha ng card. Kailangan ang reservation number na nasa postcard. Hindi hihingin ang pangalan at tirahan.',
    bring: [
      'Abiso ng pagbibigay (postcard na 交付通知書)',
      'Patunay ng pagkakakilanlan: 1 na may litrato (lisensiya sa pagmamaneho, pasaporte, residence card …) o 2 na walang litrato (shikaku kakuninsho, pension book …)',
      'Notification card 通知カード (kung mayroon)',
      'Dating My Number Card o Basic Resident Register card (kung mayroon)',
    ].join('\n'),
    beforeVisit: [
      'Magtatakda ka ng PIN sa counter: isang may 4 na numero, at isang may 6–16 na malalaking letra at numero. Pag-isipan ito bago pumunta.',
      'Ang wala pang 15 taong gulang at ang nasa ilalim ng guardian ay dapat kasama ang legal na kinatawan, na magdadala ng sariling ID at patunay ng relasyon.',
      'Maaaring kunin ng iba ang card kung may takdang dahilan lamang (sakit, kapansanan, pag-aaral, edad 75 pataas …). Hindi kasama ang pagiging abala sa trabaho. Tumawag muna.',
    ].join('\n'),
    afterBooking:
      'Isulat ang numero ng pagtanggap at dalhin ito. Maaaring magbago o magkansela sa site na ito o sa telepono.',
  },
  manufacturingDescription:
    'Para sa mga nakatanggap ng abiso ng pagbibigay (postcard na 交付通知書). Mag-book ng petsa at oras ng pagkuha ng card. Ilagay ang manufacturing number (製造管理番号) sa postcard at ang kaarawan ng may-ari ng card.',
  renewal: {
    name: 'Pag-renew ng electronic certificate',
    description:
      'Para sa mga malapit nang mag-expire o expired na ang electronic certificate ng My Number Card. Hindi hihingin ang numero o pangalan. Maaaring mag-renew mula sa kinabukasan ng petsang 3 buwan bago mag-expire. Walang bayad.',
    bring: [
      'My Number Card na ire-renew',
      'Mga PIN (ang may 4 na numero at ang may 6–16 na karakter)',
      'Abiso ng expiry 有効期限通知書 (kung mayroon; hindi kailangan)',
      'Kung nakalimutan ang PIN: isa pang ID gaya ng lisensiya sa pagmamaneho',
    ].join('\n'),
    beforeVisit: [
      'Kahit expired na, makakakuha ng bagong certificate nang libre.',
      'Kung iba ang pupunta para sa iyo, kailangan ang iyong card, ang selyadong inquiry at reply form (照会書兼回答書) na sinulatan mo, at ang ID na may litrato ng kinatawan. Kung may kulang, kailangang pumunta nang dalawang beses.',
      'Kung ang card mismo ang mag-e-expire, mag-apply muna ng bagong card.',
    ].join('\n'),
    afterBooking:
      'Isulat ang booking number at confirmation code. Kailangan ang dalawa sa pagbabago o pagkansela.',
  },
  outreach: {
    name: 'Pag-apply ng card sa inyong pasilidad',
    description:
      'Pupunta ang mga kawani sa welfare facility at iba pang lugar para tumulong sa pag-apply ng My Number Card. Tumawag para humiling.',
    bring: [
      'ID ng bawat aplikante',
      'Individual number notice o notification card (kung mayroon)',
    ].join('\n'),
    beforeVisit: 'Lunes hanggang Biyernes, 9:00–17:00. Kukunan ng litrato roon nang libre.',
    afterBooking: 'Tatawag kami para kumpirmahin ang oras at lugar.',
  },
}
