import type { Payload } from 'payload'

import { isDuplicateKey } from '@/db/duplicate'

/**
 * Makes the first administrator from the environment while there is no account at all. Nobody can
 * become one through the browser: until then the panel is closed (AC-01). Two processes that start
 * together make one: the login ID is unique. The password has to be changed at the first login.
 */
export async function createFirstAdmin(
  payload: Payload,
  wish: { username: string; password: string },
): Promise<boolean> {
  if (wish.username === '' || wish.password === '') return false
  const { totalDocs } = await payload.count({ collection: 'users' })
  if (totalDocs > 0) return false
  try {
    await payload.create({
      collection: 'users',
      data: {
        username: wish.username,
        password: wish.password,
        name: '最初の管理者',
        roles: ['city-admin'],
        employer: 'city',
        active: true,
        mustChangePassword: true,
      },
    })
    return true
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
}
