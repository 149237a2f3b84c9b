import type { InputItem, ServiceConfig } from '@/services/settings/booking-config'
import { PROCEDURE, type ProcedureName } from '@/domain/booking/vocabulary'
import { isCivilDate } from '@/domain/time/civil'
import { birthdayInWords } from '@/domain/time/words'
import { parseDate } from '@/domain/time/parse-date'
import type { MessageKey } from '@/messages'

import { Field } from '../components/Field'
import type { Problem } from '../errors'
import type { Site } from '../site'
import { s, t } from '../site'

import { field } from './text'

type Look = {
  label: MessageKey
  hint?: MessageKey
  autoComplete?: string
  inputMode?: 'numeric' | 'tel'
  maxLength: number
  size?: 's' | 'm' | 'l'
  rows?: number
}

const LOOKS: Record<InputItem, Look> = {
  name: { label: 'itemName', autoComplete: 'name', maxLength: 100 },
  kana: { label: 'itemKana', hint: 'itemKanaHint', maxLength: 100 },
  birthday: {
    label: 'itemBirthday',
    hint: 'itemBirthdayHint',
    autoComplete: 'bday',
    inputMode: 'numeric',
    maxLength: 20,
    size: 's',
  },
  address: {
    label: 'itemAddress',
    autoComplete: 'street-address',
    maxLength: 200,
    size: 'l',
    rows: 2,
  },
  phone: {
    label: 'itemPhone',
    hint: 'itemPhoneHint',
    autoComplete: 'tel',
    inputMode: 'tel',
    maxLength: 40,
    size: 's',
  },
  procedure: { label: 'itemProcedure', maxLength: 100 },
  accommodation: {
    label: 'itemAccommodation',
    hint: 'itemAccommodationHint',
    maxLength: 500,
    size: 'l',
    rows: 3,
  },
}

const PROCEDURES: Record<ProcedureName, MessageKey> = {
  renewal: 'procedureRenewal',
  issue: 'procedureIssue',
  pin: 'procedurePin',
  pickup: 'procedurePickup',
  change: 'procedureChange',
  other: 'procedureOther',
}

export const itemLabel = (item: InputItem): MessageKey => LOOKS[item].label

const namesOf = (table: object) => Object.keys(table) as ProcedureName[]

/** What was entered for an item, as the confirmation shows it. */
export const itemValue = (site: Site, item: InputItem, value: string): string => {
  if (item === 'birthday' && isCivilDate(value)) return birthdayInWords(value, site.language)
  const name = item === 'procedure' && namesOf(PROCEDURE).find((one) => PROCEDURE[one] === value)
  return name ? s(site, PROCEDURES[name]) : value
}

type DetailsProps = {
  site: Site
  service: ServiceConfig
  items: ServiceConfig['inputItems']
  values: Record<string, string>
  problem: Problem | null
}

/** The configured items, required or optional as the city set them (BK-15). */
export const DetailsFields = ({ site, service, items, values, problem }: DetailsProps) => (
  <>
    {items.map(({ item, required }) => {
      const { label, hint, ...look } = LOOKS[item]
      return (
        <Field
          key={item}
          site={site}
          name={item}
          label={t(site, label)}
          hint={hint ? t(site, hint) : undefined}
          problem={problem}
          value={values[item]}
          required={required}
          options={item === 'procedure' ? procedureOptions(site, service) : undefined}
          {...look}
        />
      )
    })}
  </>
)

/** What can be done there, in the reader's words; stored in Japanese, because staff read it (BK-15). */
const procedureOptions = (site: Site, { procedures }: ServiceConfig) => [
  { value: '', label: s(site, 'choosePlease') },
  ...procedures.map((name) => ({ value: PROCEDURE[name], label: s(site, PROCEDURES[name]) })),
]

/** As typed, to be shown again after an error. */
export const typedDetails = (
  site: Site,
  items: ServiceConfig['inputItems'],
): Record<string, string> =>
  Object.fromEntries(items.map(({ item }) => [item, field(site, item, 1000)]))

/** As the services expect them: the birthday as a date, however it was written. */
export const cleanDetails = (typed: Record<string, string>): Record<string, string> =>
  typed.birthday ? { ...typed, birthday: parseDate(typed.birthday) ?? typed.birthday } : typed
