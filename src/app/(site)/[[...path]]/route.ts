import config from '@payload-config'
import { getPayload } from 'payload'

import { handleSite } from '@/public-site/handle'

export const dynamic = 'force-dynamic'

/**
 * The citizen's pages are plain HTML made on the server: no framework code travels to an old phone,
 * and everything works without JavaScript (design §7).
 */
const handle = async (request: Request): Promise<Response> =>
  handleSite(await getPayload({ config }), request)

export { handle as GET, handle as POST, handle as HEAD }
