import type { ServiceContext } from '../context'
import { invalid } from '../refusals'
import type { ServiceConfig } from '../settings/booking-config'
import { readCitySettings } from '../settings/read-settings'
import { shortCached } from '../settings/short-cache'

import { checkMail } from './details'

const liaisonOf = (ctx: ServiceContext): Promise<string> =>
  shortCached(ctx.payload, 'liaison-mail', async () =>
    ((await readCitySettings(ctx.payload)).liaisonMail ?? '').trim().toLowerCase(),
  )

/**
 * The address for mails to a citizen. The city's liaison address is none: what goes there must never
 * concern a person (NT-07).
 * @throws DomainError INPUT_INVALID with `details.fields.mail`
 */
export async function citizenMail(
  ctx: ServiceContext,
  service: Pick<ServiceConfig, 'mailPolicy'>,
  entered: string | undefined,
): Promise<string> {
  const mail = checkMail(service, entered)
  if (mail !== '' && mail.toLowerCase() === (await liaisonOf(ctx))) {
    throw invalid('入力内容を確認してください。', { mail: 'MAIL_INVALID' })
  }
  return mail
}
