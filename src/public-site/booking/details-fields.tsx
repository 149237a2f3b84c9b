import type { InputItem, ServiceConfig } from '@/services/settings/booking-config'
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

/** Stored in Japanese, because staff read them, whatever language the citizen chose in. */
const PROCEDURES: [string, MessageKey][] = [
  ['電子証明書の更新', 'procedureRenewal'],
  ['電子証明書の新規発行', 'procedureIssue'],
  ['暗証番号の初期化・再設定', 'procedurePin'],
  ['カードの受取り', 'procedurePickup'],
  ['住所・氏名などの変更', 'procedureChange'],
  ['その他', 'procedureOther'],
]

export const itemLabel = (item: InputItem): MessageKey => LOOKS[item].label

/** What was entered for an item, as the confirmation shows it. */
export const itemValue = (site: Site, item: InputItem, value: string): string => {
  const procedure = item === 'procedure' && PROCEDURES.find(([stored]) => stored === value)
  return procedure ? s(site, procedure[1]) : value
}

type DetailsProps = {
  site: Site
  items: ServiceConfig['inputItems']
  values: Record<string, string>
  problem: Problem | null
}

/** The configured items, required or optional as the city set them (BK-15). */
export const DetailsFields = ({ site, items, values, problem }: DetailsProps) => (
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
          options={item === 'procedure' ? procedureOptions(site) : undefined}
          {...look}
        />
      )
    })}
  </>
)

const procedureOptions = (site: Site) => [
  { value: '', label: s(site, 'choosePlease') },
  ...PROCEDURES.map(([value, key]) => ({ value, label: s(site, key) })),
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
