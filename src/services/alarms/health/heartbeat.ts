import type { ServiceContext } from '../../context'
import { alarmSettings } from '../settings'
import { callOutside } from '../webhook'

/**
 * Calls the outside service that notices when these calls stay away (dead man's switch): a product
 * that is off altogether can tell nobody. @returns false without an address
 */
export async function sendHeartbeat(ctx: ServiceContext): Promise<boolean> {
  const { heartbeatUrl, allowInside } = await alarmSettings(ctx.payload)
  if (!heartbeatUrl) return false
  await callOutside(heartbeatUrl, { method: 'GET', mayBeInside: allowInside === true })
  return true
}
