import type { Endpoint } from 'payload'

import { publicEndpoints } from './public'

export const endpoints: Endpoint[] = [...publicEndpoints]
