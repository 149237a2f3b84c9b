import config from '@payload-config'
import '@payloadcms/next/css'
import { REST_DELETE, REST_GET, REST_OPTIONS, REST_PATCH, REST_POST, REST_PUT } from '@payloadcms/next/routes'
import { getPayload } from 'payload'

import { withRestDoor } from '@/endpoints/rest/door'
import { withPanelGate } from '@/services/access/panel-gate'

const gated = (handler: ReturnType<typeof REST_GET>) => withPanelGate(() => getPayload({ config }), withRestDoor(handler))

export const GET = gated(REST_GET(config))
export const POST = gated(REST_POST(config))
export const DELETE = gated(REST_DELETE(config))
export const PATCH = gated(REST_PATCH(config))
export const PUT = gated(REST_PUT(config))
export const OPTIONS = gated(REST_OPTIONS(config))
