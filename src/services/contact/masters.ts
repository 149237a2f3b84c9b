import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { PERSONAL_MODE, type PersonalMode } from '@/domain/contact/vocabulary'
import { LANGUAGE_CODES, type Language } from '@/domain/languages'
import { type CivilDate } from '@/domain/time/civil'

import type { ServiceContext } from '../context'
import { readCitySettings } from '../settings/read-settings'
import { shortCached } from '../settings/short-cache'

import { PROMPT_MINUTES } from './inquiries/case'

const CALLBACK_ALERT_MINUTES = 10

export type Line = Stored<'phone-lines'>
export type Category = Stored<'inquiry-categories'>

/** Lines and categories of the city, in their order; at most a second old. */
export const contactMasters = ({ payload }: Pick<ServiceContext, 'payload'>) =>
  shortCached(payload, 'contact-masters', async () => ({
    lines: await findRows<Line>(payload, 'phone-lines', {}, { sort: ['order', 'name'] }),
    categories: await findRows<Category>(
      payload,
      'inquiry-categories',
      {},
      { sort: ['order', 'label'] },
    ),
  }))

/** Whether a line is answered on that day: its first and its last day are counted. */
export const isInUse = (
  { validFrom, validTo }: Pick<Line, 'validFrom' | 'validTo'>,
  day: CivilDate,
): boolean => validFrom <= day && (!validTo || validTo >= day)

type Choice = { value: string; label: string }

/** Categories as choices of a list, by their codes; retired ones too, because old records have them. */
export const categoryChoices =
  (audience: Category['audience']) =>
  async (ctx: ServiceContext): Promise<Choice[]> =>
    (await contactMasters(ctx)).categories
      .filter((one) => one.audience === audience)
      .map(({ code, label, active }) => ({
        value: code,
        label: active === false ? `${label}（使用終了）` : label,
      }))

export const lineChoices = async (ctx: ServiceContext): Promise<Choice[]> =>
  (await contactMasters(ctx)).lines.map(({ code, name }) => ({ value: code, label: name }))

/** What the city has decided about its calls. */
export async function contactRules({ payload }: Pick<ServiceContext, 'payload'>): Promise<{
  personal: PersonalMode
  /** 電子申請フォーム through which personal data go to the city (CC-10). */
  formUrl: string
  promptMinutes: number
  /** Minutes after a promised time at which people are told that nobody has called; 0 = never (CC-11). */
  callbackAlertMinutes: number
  /** In which calls are taken; Japanese alone where the city names none (CC-23, CC-24). */
  spoken: readonly Language[]
}> {
  const settings = await readCitySettings(payload)
  const { contactPersonal, contactFormUrl, contactPromptMinutes, callLanguages } = settings
  return {
    personal:
      contactPersonal && Object.hasOwn(PERSONAL_MODE, contactPersonal) ? contactPersonal : 'number',
    formUrl: contactFormUrl ?? '',
    promptMinutes: contactPromptMinutes ?? PROMPT_MINUTES,
    callbackAlertMinutes: settings.contactCallbackAlertMinutes ?? CALLBACK_ALERT_MINUTES,
    spoken: LANGUAGE_CODES.filter((code) =>
      (callLanguages?.length ? callLanguages : ['ja']).includes(code),
    ),
  }
}
