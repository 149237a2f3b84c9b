import { can } from '@/access/capabilities'
import { channelsOf } from '@/access/channels'
import { mayUseOffice } from '@/access/roles'
import { findRows } from '@/db/atomic'
import type { Channel, Identification } from '@/domain/booking/vocabulary'
import { CHANNEL, INPUT_ITEM } from '@/domain/booking/vocabulary'
import type { Language } from '@/domain/languages'
import { tokyoDateOf } from '@/domain/time/civil'
import { messagesIn } from '@/messages'
import type { MessageKey } from '@/messages'
import { plainText } from '@/messages/text'
import type { ReferralTarget } from '@/payload-types'

import type { DayView } from '../booking/availability'
import type { Step } from '../booking/steps'
import { stepKey, stepsOf } from '../booking/steps'
import type { ServiceContext } from '../context'
import { hasMailServer } from '../mail/transport'
import type { InputItem, ServiceConfig } from '../settings/booking-config'
import { loadBookingConfig } from '../settings/booking-config'
import { readCitySettings } from '../settings/read-settings'

import { serviceTexts } from '../booking/view'

export type DeskService = {
  id: string
  code: string
  name: string
  description: string
  identification: Identification
  numberExample: string
  officeIds: string[]
  officeChoice: 'own' | 'choose'
  maxParty: number
  mailPolicy: ServiceConfig['mailPolicy']
  inputItems: { item: InputItem; label: string; required: boolean }[]
  bring: string[]
  beforeVisit: string
  /** The citizen's steps of this service with their names (PB-09). */
  steps: { step: Step; name: string }[]
}

export type DeskOffice = { id: string; name: string; address: string; phone: string; mine: boolean }
export type DeskReferral = {
  id: string
  name: string
  phone: string
  hours: string
  languages: string
  matters: string
  /** A lost or stolen card: said first, wherever it stands in the list. */
  urgent: boolean
}

/** What the staff's screens know beforehand, for one account. */
export type DeskCatalogue = {
  /** false: the city books elsewhere, only external receipt numbers are recorded (OP-09). */
  bookingModule: boolean
  today: string
  /** `scale`: the account's own size of letters, 1 = usual. */
  user: { id: string; name: string; scale: number }
  may: {
    write: boolean
    overbook: boolean
    reception: boolean
    phone: boolean
    handover: boolean
    defects: boolean
  }
  channels: { value: Channel; label: string }[]
  /** A mail server is set: what is to be mailed leaves this machine. */
  mailOut: boolean
  languages: Language[]
  /** The citizen's words for the states of a day. */
  vacancy: Record<DayView['state'], string>
  services: DeskService[]
  offices: DeskOffice[]
  referrals: DeskReferral[]
}

/** Read again every few minutes, so that a changed text reaches open screens (OP-04, OP-05). */
export async function deskCatalogue(ctx: ServiceContext): Promise<DeskCatalogue> {
  const config = await loadBookingConfig(ctx.payload)
  const city = await readCitySettings(ctx.payload)
  const channels = channelsOf(ctx.user)
  const services = config.services.filter((service) => service.active)
  return {
    bookingModule: city.bookingModule !== false,
    today: tokyoDateOf(ctx.now()),
    user: { id: ctx.actor.id, name: ctx.actor.name, scale: scaleOf(ctx) },
    may: {
      write: can(ctx.user, 'booking.write'),
      overbook: can(ctx.user, 'booking.overbook'),
      reception: can(ctx.user, 'booking.reception'),
      phone: can(ctx.user, 'booking.read'),
      handover: can(ctx.user, 'cards.handover'),
      defects: can(ctx.user, 'booking.defects'),
    },
    channels: channels.map((value) => ({ value, label: CHANNEL[value] })),
    mailOut: hasMailServer(),
    languages: city.languages?.length ? city.languages : ['ja'],
    vacancy: vacancyWords(),
    services: await Promise.all(services.map((service) => deskService(ctx, service))),
    offices: config.offices
      .filter((office) => office.active)
      .map(({ id, name, address, phone }) => ({
        id,
        name,
        address: address ?? '',
        phone: phone ?? '',
        mine: mayUseOffice(ctx.user, id),
      })),
    referrals: await referralTargets(ctx),
  }
}

const scaleOf = ({ user }: ServiceContext): number =>
  ((user as { displayScale?: number | null } | null)?.displayScale || 100) / 100

const word = (key: MessageKey): string => plainText(messagesIn('ja')[key])

const vacancyWords = (): DeskCatalogue['vacancy'] => ({
  free: word('dayFree'),
  few: word('dayFew'),
  full: word('dayFull'),
  closed: word('dayClosed'),
  outside: word('dayOutside'),
})

async function deskService(ctx: ServiceContext, service: ServiceConfig): Promise<DeskService> {
  const texts = await serviceTexts(ctx, service, 'ja')
  return {
    id: service.id,
    code: service.code,
    name: texts.name,
    description: texts.description,
    identification: service.identification,
    numberExample: service.numberExample ?? '',
    officeIds: service.officeIds,
    officeChoice: service.officeChoice,
    maxParty: service.maxParty,
    mailPolicy: service.mailPolicy,
    inputItems: service.inputItems.map(({ item, required }) => ({
      item,
      label: INPUT_ITEM[item],
      required,
    })),
    bring: texts.bring,
    beforeVisit: texts.beforeVisit,
    steps: stepsOf(service).map((step) => ({ step, name: word(stepKey(service, step)) })),
  }
}

async function referralTargets(ctx: ServiceContext): Promise<DeskReferral[]> {
  const rows = await findRows<ReferralTarget>(
    ctx.payload,
    'referral-targets',
    { active: { not_equals: false } },
    { sort: 'order', limit: 100 },
  )
  const targets = rows.map((row) => ({
    id: String(row.id),
    name: row.name,
    phone: row.phone ?? '',
    hours: row.hours ?? '',
    languages: row.languages ?? '',
    matters: row.matters ?? '',
    urgent: row.urgent === true,
  }))
  return [...targets.filter(({ urgent }) => urgent), ...targets.filter(({ urgent }) => !urgent)]
}
